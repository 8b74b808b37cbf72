/* tillid-timeline-canvas-lanes.c - taking a lane by its name and putting it elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* While a lane is held a line stands where it would come to; nothing moves until it is let go. The patient's own lane stays the
 * first. It is the same change as Alt+Up and Alt+Down in the list of lanes, remembered like that one. */
#include "config.h"

#include "tillid-timeline-canvas-private.h"

#include <math.h>

/* A hand that trembles moves nothing. */
#define LEAST_DISTANCE 6.0
#define LINE_WIDTH 3.0

static gboolean
is_in_gutter (TillidTimelineCanvas *self, double x)
{
  const TillidTimelineLayout *layout = self->layout;

  return (layout->scale.rtl ? layout->width - x : x) < layout->scale.gutter;
}

/* Which of the lanes of the layout is at @y; G_MAXUINT: none. */
static guint
lane_index_at (TillidTimelineCanvas *self, double y)
{
  for (guint i = 0; i < self->layout->n_lanes; i++)
    if (y >= self->layout->lanes[i].y &&
        y < self->layout->lanes[i].y + self->layout->lanes[i].height)
      return i;
  return G_MAXUINT;
}

/* Whether a lane can be taken at this place. */
gboolean
tillid_timeline_canvas_holds_lane_at (TillidTimelineCanvas *self, double x, double y)
{
  guint index;

  if (self->state == NULL || self->layout->n_lanes < 3 || !is_in_gutter (self, x))
    return FALSE;
  index = lane_index_at (self, y);
  return index != G_MAXUINT && self->layout->lanes[index].lane != TILLID_LANE_LIFE;
}

/* Before which lane of the layout it would come, from 1 to the number of lanes. */
static guint
place_at (TillidTimelineCanvas *self, double y)
{
  guint place = 1;

  while (place < self->layout->n_lanes &&
         y > self->layout->lanes[place].y + self->layout->lanes[place].height / 2)
    place++;
  return place;
}

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, TillidTimelineCanvas *self)
{
  self->held_lane = 0;
  if (!tillid_timeline_canvas_holds_lane_at (self, x, y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->held_lane = lane_index_at (self, y);
  self->lane_place = 0;
}

static void
update_cb (GtkGestureDrag *gesture, double dx, double dy, TillidTimelineCanvas *self)
{
  double x, y;

  if (self->held_lane == 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      (self->lane_place == 0 && fabs (dy) < LEAST_DISTANCE))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->lane_place = place_at (self, y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static guint
place_in_order (TillidTimelineCanvas *self, TillidTimelineLane lane)
{
  const TillidTimelineLane *order = tillid_timeline_state_get_lane_order (self->state);
  guint place = 0;

  while (order[place] != lane)
    place++;
  return place;
}

static void
end_cb (GtkGestureDrag *gesture, double dx, double dy, TillidTimelineCanvas *self)
{
  const guint from = self->held_lane, to = self->lane_place;
  TillidTimelineLane lane, other;
  int steps;

  self->held_lane = self->lane_place = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (from == 0 || to == 0 || to == from || to == from + 1)
    return;
  /* Lanes that are put away keep their place among the others: count by the neighbour that is seen. */
  lane = self->layout->lanes[from].lane;
  other = self->layout->lanes[to < from ? to : to - 1].lane;
  steps = (int) place_in_order (self, other) - (int) place_in_order (self, lane);
  tillid_timeline_state_move_lane (self->state, lane, steps);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TillidTimelineCanvas *self)
{
  self->held_lane = self->lane_place = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* For init of the canvas. */
void
tillid_timeline_canvas_add_lane_drag (TillidTimelineCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* Where the held lane would come to. */
void
tillid_timeline_canvas_snapshot_lane (TillidTimelineCanvas *self, cairo_t *cr)
{
  const TillidTimelineLayout *layout = self->layout;
  const TillidTimelineLaneBox *held;
  double y;

  if (self->lane_place == 0 || self->held_lane >= layout->n_lanes)
    return;
  held = &layout->lanes[self->held_lane];
  y = self->lane_place < layout->n_lanes ? layout->lanes[self->lane_place].y : layout->height;
  tillid_palette_set_source (cr, tillid_timeline_canvas_get_palette (), TILLID_COLOUR_ACCENT, 0.12);
  cairo_rectangle (cr, 0, held->y, layout->width, held->height);
  cairo_fill (cr);
  tillid_palette_set_source (cr, tillid_timeline_canvas_get_palette (), TILLID_COLOUR_ACCENT, 1);
  cairo_rectangle (cr, 0, y - LINE_WIDTH / 2, layout->width, LINE_WIDTH);
  cairo_fill (cr);
}
