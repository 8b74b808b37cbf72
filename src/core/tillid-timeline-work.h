/* tillid-timeline-work.h - what the parts of the timeline layout share while they compute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to tillid-timeline-*.c. Everything here is start to end: the scale is not mirrored, mirroring
 * happens once, at the very end, in tillid-timeline-layout.c.
 */
#pragma once

#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

#define TILLID_TIMELINE_MAX_ROWS 64
#define TILLID_TIMELINE_LABEL_GAP 8.0
#define TILLID_TIMELINE_SELECTED_RADIUS 10.5
/* So many of one kind are seen singly even from far away. */
#define TILLID_TIMELINE_LEAST_FOR_STRIP 60

/* One visible item with its place in pixels. */
typedef struct
{
  guint index;
  double x;      /* middle of the start */
  float fade[4]; /* not clamped at the axis */
  guint next;    /* of the same folded group, or G_MAXUINT */
  guint key;     /* of what it may be folded with, from 1; 0: it stands for itself */
  guint8 coming : 1;
  guint8 in_band : 1;
  guint8 selected : 1;
  guint8 done : 1;  /* has a sign */
  guint8 alone : 1; /* stays out of the ticks of its group */
  guint8 is_bar : 1;
} TillidTimelineMember;

typedef enum
{
  TILLID_SPAN_SIGN,
  TILLID_SPAN_LABEL,
  TILLID_SPAN_BAR,
} TillidTimelineSpanKind;

/* What is taken in a row. */
typedef struct
{
  double x0, x1;
  TillidTimelineSpanKind kind;
} TillidTimelineSpan;

/* From the first to the last of one key in a row. */
typedef struct
{
  guint row;
  double x0, x1;
} TillidTimelineHull;

/* Members of one key in a lane, in the order of time. */
typedef struct
{
  guint head, tail; /* indices of members */
  guint n;
  double last_x;
  double least_gap;
  guint first_sign, last_sign; /* if folded */
} TillidTimelineGroup;

typedef struct _TillidTimelineWork TillidTimelineWork;

struct _TillidTimelineWork
{
  const TillidTimelineView *view;
  const TillidTimelineItem *items;
  guint n_items;
  TillidTimelineScale scale;
  TillidTimelineDetail detail;
  double factor; /* of the folding distances: 1, 2, 4 ... until few enough signs are left */

  GArray *members[TILLID_N_LANES];        /* TillidTimelineMember, in the order of the items */
  GArray *rows[TILLID_TIMELINE_MAX_ROWS]; /* TillidTimelineSpan: the rows of the lane at work */
  double row_end[TILLID_TIMELINE_MAX_ROWS];
  guint n_rows;

  guint *next; /* by item: the next one in the same sign, or G_MAXUINT */
  guint next_size;
  GArray *folded;     /* guint: the same, flat */
  GArray *clusters;   /* of tillid-timeline-fold.c */
  GHashTable *keys;   /* item to its number among those that are folded apart, from 1 */
  GArray *key_groups; /* guint: by number, the group of the lane at work, from 1 */
  GArray *group_list;
  GArray *row_hulls; /* TillidTimelineHull: of the care lane */
  GStringChunk *strings;
};

/* Sizes of a lane at scale 1, from the drawn pages. */
typedef struct
{
  double height;
  double pad;
  double row_height;
  guint n_rows;
  guint least_rows; /* what the name of the lane needs */
} TillidTimelineLaneMetrics;
extern const TillidTimelineLaneMetrics tillid_timeline_lane_metrics[TILLID_N_LANES];

/* tillid-timeline-collect.c */
gboolean tillid_timeline_shows_lane (const TillidTimelineView *view, TillidTimelineLane lane);
void tillid_timeline_collect (TillidTimelineWork *self, TillidTimelineLayout *layout);

/* tillid-timeline-work.c */
double tillid_timeline_work_measure (TillidTimelineWork *self, const char *text, gboolean bold);
TillidTimelineSign *tillid_timeline_work_add (TillidTimelineWork *self,
                                              TillidTimelineLayout *layout,
                                              const TillidTimelineMember *member,
                                              TillidSignKind kind,
                                              double radius);
void tillid_timeline_work_join_nearest (TillidTimelineWork *self,
                                        TillidTimelineLayout *layout,
                                        guint first,
                                        const TillidTimelineMember *member);
void tillid_timeline_work_join (TillidTimelineWork *self,
                                TillidTimelineSign *sign,
                                const TillidTimelineMember *member);
gboolean tillid_timeline_work_is_free (const TillidTimelineWork *self,
                                       guint row,
                                       double x0,
                                       double x1,
                                       TillidTimelineSpanKind kind);
gboolean tillid_timeline_work_has_room (const TillidTimelineWork *self,
                                        const TillidTimelineSign *sign,
                                        guint first,
                                        guint end);
void tillid_timeline_work_take (TillidTimelineWork *self,
                                guint row,
                                double x0,
                                double x1,
                                TillidTimelineSpanKind kind);
double tillid_timeline_work_label_width (TillidTimelineWork *self, const TillidTimelineSign *sign);
const char *tillid_timeline_work_second_line (TillidTimelineWork *self,
                                              const TillidTimelineItem *item);
gboolean tillid_timeline_work_label_beside (TillidTimelineWork *self,
                                            TillidTimelineSign *sign,
                                            guint row,
                                            double width);
gboolean tillid_timeline_work_place_label (TillidTimelineWork *self,
                                           TillidTimelineSign *sign,
                                           guint row,
                                           double label_width);

/* tillid-timeline-fold.c */
guint tillid_timeline_fold_key (TillidTimelineWork *self, const TillidTimelineMember *member);

/* tillid-timeline-finish.c */
void tillid_timeline_finish_signs (TillidTimelineWork *self, TillidTimelineLayout *layout);
void tillid_timeline_mirror (TillidTimelineLayout *layout);

/* tillid-timeline-axis.c */
void tillid_timeline_axis_compute (TillidTimelineWork *self,
                                   const TillidTimelineScale *scale,
                                   gboolean overview,
                                   GArray *ticks);
void tillid_timeline_axis_compute_second (TillidTimelineWork *self,
                                          const TillidTimelineScale *scale,
                                          GArray *ticks);
TillidTimelineZoom tillid_timeline_axis_zoom (const TillidTimelineScale *scale);
void tillid_timeline_axis_marks (TillidTimelineWork *self, TillidTimelineLayout *layout);

/* tillid-timeline-overview.c */
void tillid_timeline_overview_compute (TillidTimelineWork *self, TillidTimelineOverview *overview);

/* tillid-timeline-life.c, tillid-timeline-bars.c, tillid-timeline-points.c, tillid-timeline-fold.c:
 * one lane each call; they return the number of rows */
void tillid_timeline_life_place (TillidTimelineWork *self, TillidTimelineLayout *layout);
guint tillid_timeline_bars_place (TillidTimelineWork *self,
                                  TillidTimelineLayout *layout,
                                  TillidTimelineLane lane);
guint tillid_timeline_points_place (TillidTimelineWork *self,
                                    TillidTimelineLayout *layout,
                                    TillidTimelineLane lane,
                                    guint first_row);
typedef struct
{
  TillidTimelineWork *work;
  TillidTimelineLayout *layout;
  guint row;
  guint unit;
  guint first_sign;
  double next_x; /* where the bin at work ends */
} TillidTimelineDensity;

void tillid_timeline_density_begin (TillidTimelineDensity *self,
                                    TillidTimelineWork *work,
                                    TillidTimelineLayout *layout,
                                    guint row);
void tillid_timeline_density_take (TillidTimelineDensity *self, TillidTimelineMember *member);
void tillid_timeline_density_end (TillidTimelineDensity *self);
gboolean tillid_timeline_density_place (TillidTimelineWork *self,
                                        TillidTimelineLayout *layout,
                                        TillidTimelineLane lane,
                                        gboolean bars,
                                        guint row);
TillidSignKind tillid_timeline_points_sign (const TillidTimelineWork *self,
                                            const TillidTimelineMember *member,
                                            double *out_radius);
void tillid_timeline_care_place (TillidTimelineWork *self, TillidTimelineLayout *layout);
void tillid_timeline_care_strip (TillidTimelineWork *self, TillidTimelineLayout *layout);
double tillid_timeline_care_strip_height (const TillidTimelineView *view);
GHashTable *tillid_timeline_fold_table_new (void);
GArray *tillid_timeline_fold_groups_new (void);
GArray *tillid_timeline_fold_clusters_new (void);
void tillid_timeline_fold_collect (TillidTimelineWork *self, GArray *members);
void tillid_timeline_fold_add_signs (TillidTimelineWork *self,
                                     TillidTimelineLayout *layout,
                                     GArray *members,
                                     const TillidTimelineGroup *group,
                                     guint row);
const char *tillid_timeline_fold_text (TillidTimelineWork *self,
                                       const GArray *members,
                                       const TillidTimelineGroup *group);
void tillid_timeline_fold_label (TillidTimelineWork *self,
                                 TillidTimelineLayout *layout,
                                 TillidTimelineLane lane);
guint tillid_timeline_fold_place (TillidTimelineWork *self,
                                  TillidTimelineLayout *layout,
                                  TillidTimelineLane lane,
                                  guint first_row);

G_END_DECLS
