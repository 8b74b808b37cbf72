/* tillid-timeline-canvas-private.h - the inside of the canvas, shared by its files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline-canvas.h"
#include "tillid-timeline-pictures.h"
#include "tillid-timeline-drawing.h"
#include "tillid-told-place.h"
#include "tillid-timeline-words.h"

G_BEGIN_DECLS

/* Something that is being dragged in time. */
typedef struct
{
  gint64 id; /* 0: nothing */
  TillidToldPart part;
  TillidDay grip;    /* how far from its middle it was taken, in days */
  TillidDay to;      /* where its middle stands now; TILLID_ABSENT: some day */
  gboolean is_moved; /* far enough to be meant */
  TillidTold *told;  /* (owned) (nullable): what was said until now */
  TillidToldBounds bounds;
} TillidTimelineMove;

struct _TillidTimelineCanvas
{
  GtkWidget parent_instance;

  TillidTimelineState *state;       /* (owned) (nullable) */
  TillidTimelineLayout *layout;     /* (owned) */
  guint serial;                     /* of the items that it has; 0: none */
  TillidTimelineDrawing *drawing;   /* (owned) (nullable) */
  TillidTimelinePictures *pictures; /* (owned): of what was drawn with it */
  GPtrArray *pool;                  /* (unowned) of TillidTimelineChild: children */
  GHashTable *shown;                /* (unowned) id -> TillidTimelineChild of this frame */
  guint grow_source;
  guint say_source;
  guint warm_source;
  guint n_warm;     /* items whose words are measured, from the last one on */
  int least_height; /* what was measured last */
  double drag_first;
  double pointer_x, pointer_y;
  double pinch_scale;
  TillidTimelineMove move;
  double move_x;             /* where the hand is that holds something */
  guint edge_tick;           /* the view goes along while something is held at its edge */
  guint held_lane;           /* of the layout; 0: none, the patient's own is not taken */
  guint lane_place;          /* before which lane of the layout it would come; 0: not moved yet */
  TillidTimelineTexts texts; /* (owned): the view borrows them */
};

void tillid_timeline_canvas_emit_add_at (TillidTimelineCanvas *self, double x, double y);

/* tillid-timeline-canvas-pool.c */
void tillid_timeline_canvas_warm_up (TillidTimelineCanvas *self);

/* tillid-timeline-canvas-move.c */
void tillid_timeline_canvas_add_move (TillidTimelineCanvas *self);
gboolean tillid_timeline_canvas_may_move (TillidTimelineCanvas *self,
                                          const TillidTimelineSign *sign);
void tillid_timeline_canvas_clear_move (TillidTimelineCanvas *self);
void tillid_timeline_canvas_snapshot_move (TillidTimelineCanvas *self, cairo_t *cr);
TillidToldPart tillid_timeline_canvas_part_at (TillidTimelineCanvas *self,
                                               const TillidTimelineSign *sign,
                                               double x);
void tillid_timeline_canvas_emit_move_to (TillidTimelineCanvas *self,
                                          gint64 id,
                                          TillidToldPart part,
                                          TillidDay to);

/* tillid-timeline-canvas-lanes.c */
void tillid_timeline_canvas_add_lane_drag (TillidTimelineCanvas *self);
gboolean tillid_timeline_canvas_holds_lane_at (TillidTimelineCanvas *self, double x, double y);
void tillid_timeline_canvas_snapshot_lane (TillidTimelineCanvas *self, cairo_t *cr);

/* tillid-timeline-canvas-pool.c */
void tillid_timeline_canvas_grow_pool (TillidTimelineCanvas *self);
void tillid_timeline_canvas_place_children (TillidTimelineCanvas *self);

/* tillid-timeline-canvas-input.c */
void tillid_timeline_canvas_add_bindings (GtkWidgetClass *widget_class);
void tillid_timeline_canvas_add_controllers (TillidTimelineCanvas *self);

G_END_DECLS
