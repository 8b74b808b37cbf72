/* tillid-timeline-canvas-private.h - the inside of the canvas, shared by its files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline-canvas.h"
#include "tillid-timeline-drawing.h"
#include "tillid-timeline-words.h"

G_BEGIN_DECLS

struct _TillidTimelineCanvas
{
  GtkWidget parent_instance;

  TillidTimelineState *state;     /* (owned) (nullable) */
  TillidTimelineLayout *layout;   /* (owned) */
  TillidTimelineDrawing *drawing; /* (owned) (nullable) */
  GPtrArray *pool;                /* (unowned) of TillidTimelineChild: children */
  GHashTable *shown;              /* (unowned) id -> TillidTimelineChild of this frame */
  guint grow_source;
  int least_height; /* what was measured last */
  double drag_first;
  double pointer_x, pointer_y;
  double pinch_scale;
  TillidTimelineTexts texts; /* (owned): the view borrows them */
};

void tillid_timeline_canvas_emit_add_at (TillidTimelineCanvas *self, double x, double y);

/* tillid-timeline-canvas-pool.c */
void tillid_timeline_canvas_grow_pool (TillidTimelineCanvas *self);
void tillid_timeline_canvas_place_children (TillidTimelineCanvas *self);

/* tillid-timeline-canvas-input.c */
void tillid_timeline_canvas_add_bindings (GtkWidgetClass *widget_class);
void tillid_timeline_canvas_add_controllers (TillidTimelineCanvas *self);

G_END_DECLS
