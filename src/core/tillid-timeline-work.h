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
/* Width of a bin of a strip in pixels, at least. */
#define TILLID_TIMELINE_LEAST_BIN 14.0

/* Where an event stands in the patient's lane. */
typedef enum
{
  TILLID_LIFE_ABOVE,
  TILLID_LIFE_BELOW,
  TILLID_LIFE_LINE,
} TillidTimelineLifeBank;

/* What every picture asks of an item (tillid-timeline-index.c). */
typedef struct
{
  gint32 middle;   /* day; undated: not set */
  gint32 from;     /* first day that it may cover; without bar: of the bounds of its start */
  gint32 to;       /* the last one */
  guint key;       /* of what it may be folded with in its lane, from 1; 0: it stands for itself */
  guint8 lane;     /* TillidTimelineLane */
  guint8 bank : 2; /* TillidTimelineLifeBank */
  guint8 is_bar : 1;
  guint8 is_dated : 1;
  guint8 is_coming : 1; /* whatever its day is */
  guint8 is_hard : 1;   /* hidden in a pause */
  guint8 is_dashed : 1;
  guint8 is_result : 1;
  guint8 is_seen_whole : 1; /* the overview of a whole life has it */
  guint8 low_id;            /* of the id: who is looked for need not be looked for in the items */
} TillidTimelineBrief;

/* One visible item with its place in pixels. There are as many as items: nothing is in it that need not be. */
typedef struct
{
  float x; /* middle of the start; of a coming thing where it stands */
  guint index;
  guint next;              /* of the same folded group, or G_MAXUINT */
  guint8 bank : 2;         /* TillidTimelineLifeBank */
  guint8 stands_alone : 1; /* folds with nothing, whatever its key */
  guint8 alone : 1;        /* stays out of the ticks of its group */
  guint8 coming : 1;
  guint8 in_band : 1;
  guint8 selected : 1;
  guint8 is_bar : 1;
  guint8 is_dashed : 1;
  guint8 done : 1; /* has a sign */
} TillidTimelineMember;

/* Those of one lane, in the order of the items. */
typedef struct
{
  TillidTimelineMember *at; /* (array length=len): room for all items of the lane */
  guint len;
} TillidTimelineMembers;

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
  TillidTimelineBrief *briefs; /* of each item */
  guint n_keys[TILLID_N_LANES];
  gboolean has_overview; /* made for overview_key, and still that of the items */
  double overview_key[9];
  TillidTimelineScale scale;
  TillidTimelineDetail detail;
  double factor; /* of the folding distances: 1, 2, 4 ... until few enough signs are left */

  TillidTimelineMember *all_members;             /* room for one of each item */
  TillidTimelineMembers members[TILLID_N_LANES]; /* parts of it, by lane */
  GArray *rows[TILLID_TIMELINE_MAX_ROWS]; /* TillidTimelineSpan: the rows of the lane at work */
  double row_end[TILLID_TIMELINE_MAX_ROWS];
  guint n_rows;

  guint *next;        /* by item: the next one in the same sign, or G_MAXUINT */
  GArray *folded;     /* guint: the same, flat */
  GArray *clusters;   /* of tillid-timeline-fold.c */
  GArray *key_groups; /* guint: by key, the group of the lane at work, from 1 */
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
void tillid_timeline_collect_fade (const TillidTimelineWork *self,
                                   const TillidTimelineMember *member,
                                   double out_fade[4]);

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
TillidTimelineLifeBank tillid_timeline_life_bank (const TillidTimelineItem *item);
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
GArray *tillid_timeline_fold_groups_new (void);
GArray *tillid_timeline_fold_clusters_new (void);
void tillid_timeline_fold_collect (TillidTimelineWork *self, TillidTimelineLane lane);
void tillid_timeline_fold_add_signs (TillidTimelineWork *self,
                                     TillidTimelineLayout *layout,
                                     TillidTimelineMembers *members,
                                     const TillidTimelineGroup *group,
                                     guint row);
const char *tillid_timeline_fold_text (TillidTimelineWork *self,
                                       const TillidTimelineMembers *members,
                                       const TillidTimelineGroup *group);
void tillid_timeline_fold_label (TillidTimelineWork *self,
                                 TillidTimelineLayout *layout,
                                 TillidTimelineLane lane);
guint tillid_timeline_fold_place (TillidTimelineWork *self,
                                  TillidTimelineLayout *layout,
                                  TillidTimelineLane lane,
                                  guint first_row);

G_END_DECLS
