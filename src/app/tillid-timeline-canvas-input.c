/* tillid-timeline-canvas-input.c - pointer, touch and keys on the timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Left and right are screen directions, time has its own: every place that moves in time asks view->rtl once. */
#include "config.h"

#include "tillid-timeline-canvas-private.h"

#include <math.h>

#include "tillid-story-keys.h"

#define ZOOM_STEP 1.25
/* A pan by key moves a tenth of what is seen. */
#define PAN_SHARE 0.1

static TillidTimelineView *
get_view (TillidTimelineCanvas *self)
{
  return tillid_timeline_state_get_view (self->state);
}

/* The one after the selected of those that stand together, so that none is out of reach. */
static gint64
next_of (TillidTimelineCanvas *self, const TillidTimelineItem *items, const guint *folded, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    if (items[folded[i]].id == tillid_timeline_state_get_selected (self->state))
      return items[folded[i + 1]].id;
  return items[folded[0]].id;
}

/* Opens folded items: looks so near that they stand apart, with @id selected. What happened on one day is gone through one after
 * the other. */
static void
open_folded (TillidTimelineCanvas *self, const TillidTimelineSign *sign, gint64 id)
{
  guint n, n_items;
  const guint *folded = tillid_timeline_layout_get_folded (self->layout, sign, &n);
  const TillidTimelineItem *items = tillid_timeline_state_get_items (self->state, &n_items);
  TillidDay first = G_MAXINT64, last = G_MININT64;

  for (guint i = 0; i < n; i++)
    {
      TillidDay day = tillid_told_bounds_midpoint (&items[folded[i]].bounds);

      first = MIN (first, day);
      last = MAX (last, day);
    }
  if (last > first)
    {
      tillid_timeline_state_set_span (self->state, first - (last - first) * 0.2 - 2,
                                      last + (last - first) * 0.2 + 2);
      tillid_timeline_state_select (self->state, id);
    }
  else
    tillid_timeline_state_select (self->state, next_of (self, items, folded, n));
}

/* The sign of several that the selected one is part of, or stands in front of. */
static const TillidTimelineSign *
find_folded_at_selected (TillidTimelineCanvas *self)
{
  guint n_items;
  const TillidTimelineSign *own, *found = NULL;

  own = tillid_timeline_layout_find (self->layout,
                                     tillid_timeline_state_get_items (self->state, &n_items),
                                     tillid_timeline_state_get_selected (self->state));
  if (own == NULL || own->n_items > 1)
    return own;
  for (guint i = 0; i < self->layout->signs->len && found == NULL; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (self->layout->signs, TillidTimelineSign, i);

      if (sign->n_items > 1 && sign->lane == own->lane && sign->coming == own->coming &&
          own->x >= sign->rect.x && own->x <= sign->rect.x + sign->rect.width)
        found = sign;
    }
  return found;
}

/* Enter opens what several stand in; where there is nothing to be opened, the details. */
static gboolean
open_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  const TillidTimelineSign *sign;
  double span;

  if (self->state == NULL || tillid_timeline_state_get_selected (self->state) == 0)
    return FALSE;
  sign = find_folded_at_selected (self);
  if (sign == NULL)
    return FALSE;
  span = get_view (self)->last - get_view (self)->first;
  open_folded (self, sign, tillid_timeline_state_get_selected (self->state));
  /* As near as it gets: then it is the details after all. */
  return get_view (self)->last - get_view (self)->first < span - 0.5;
}

static gboolean
is_in_rect (const TillidTimelineRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TillidTimelineCanvas *self)
{
  const TillidTimelineSign *sign;

  if (self->state == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  sign = tillid_timeline_layout_pick (self->layout, x, y);
  if (sign != NULL)
    {
      /* What can be taken is selected when it is let go: the details would push it away under the hand. */
      if (sign->n_items > 1)
        open_folded (self, sign, sign->id);
      else if (!tillid_timeline_canvas_may_move (self, sign))
        tillid_timeline_state_select (self->state, sign->id);
      return;
    }
  if (self->layout->has_fold && is_in_rect (&self->layout->fold, x, y))
    {
      tillid_timeline_state_show_today (self->state);
      return;
    }
  if (self->layout->undated.has_pill && is_in_rect (&self->layout->undated.pill, x, y))
    gtk_widget_activate_action (GTK_WIDGET (self), "story.tray", NULL);
  else if (n_press == 2)
    tillid_timeline_canvas_emit_add_at (self, x, y);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TillidTimelineCanvas *self)
{
  const TillidTimelineSign *sign =
    self->state != NULL ? tillid_timeline_layout_pick (self->layout, x, y) : NULL;

  if (tillid_timeline_canvas_may_move (self, sign))
    tillid_timeline_state_select (self->state, sign->id);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TillidTimelineCanvas *self)
{
  if (self->state == NULL || tillid_timeline_layout_pick (self->layout, x, y) != NULL ||
      tillid_timeline_canvas_holds_lane_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    self->drag_first = get_view (self)->first;
}

static double
days_per_pixel (TillidTimelineCanvas *self)
{
  const TillidTimelineScale *scale = &self->layout->scale;

  return (scale->last - scale->first) / MAX (scale->past_end - scale->gutter, 1);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TillidTimelineCanvas *self)
{
  TillidTimelineView *view = get_view (self);
  double days = dx * days_per_pixel (self) * (view->rtl ? 1 : -1);

  if (fabs (dx) < 4)
    return;
  tillid_timeline_state_pan (self->state, self->drag_first + days - view->first);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TillidTimelineCanvas *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static TillidTimelineLaneBox *
lane_at (TillidTimelineCanvas *self, double y)
{
  for (guint i = 0; i < self->layout->n_lanes; i++)
    if (y >= self->layout->lanes[i].y &&
        y < self->layout->lanes[i].y + self->layout->lanes[i].height)
      return &self->layout->lanes[i];
  return NULL;
}

static gboolean
scroll_lane (TillidTimelineCanvas *self, double dy)
{
  TillidTimelineLaneBox *box = lane_at (self, self->pointer_y);
  TillidTimelineView *view = get_view (self);
  int row;

  if (box == NULL || box->n_rows <= box->n_shown || dy == 0)
    return FALSE;
  row = CLAMP ((int) view->first_row[box->lane] + (dy > 0 ? 1 : -1), 0,
               (int) (box->n_rows - box->n_shown));
  view->first_row[box->lane] = (guint) row;
  tillid_timeline_state_view_changed (self->state);
  return TRUE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TillidTimelineCanvas *self)
{
  GdkModifierType keys =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  TillidTimelineView *view;

  if (self->state == NULL)
    return FALSE;
  view = get_view (self);
  if (keys & GDK_CONTROL_MASK)
    {
      tillid_timeline_state_zoom (self->state, pow (ZOOM_STEP, -dy), self->pointer_x);
      return TRUE;
    }
  if (keys & GDK_SHIFT_MASK)
    dx = dx != 0 ? dx : dy;
  else if (dx == 0)
    return scroll_lane (self, dy);
  tillid_timeline_state_pan (self->state,
                             dx * (view->last - view->first) * 0.05 * (view->rtl ? -1 : 1));
  return TRUE;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, TillidTimelineCanvas *self)
{
  self->pinch_scale = 1;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TillidTimelineCanvas *self)
{
  double x = self->pointer_x, y;

  if (self->state == NULL || scale <= 0)
    return;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  tillid_timeline_state_zoom (self->state, scale / self->pinch_scale, x);
  self->pinch_scale = scale;
}

static gboolean
step_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  int step = g_variant_get_int32 (arguments);

  if (self->state == NULL)
    return FALSE;
  /* Right is forward in time, unless time runs to the left. */
  if (get_view (self)->rtl && step == TILLID_STEP_NEXT)
    step = TILLID_STEP_PREVIOUS;
  else if (get_view (self)->rtl && step == TILLID_STEP_PREVIOUS)
    step = TILLID_STEP_NEXT;
  tillid_timeline_state_step (self->state, step);
  return TRUE;
}

static gboolean
pan_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  TillidTimelineView *view;

  if (self->state == NULL)
    return FALSE;
  view = get_view (self);
  tillid_timeline_state_pan (self->state, (view->last - view->first) * PAN_SHARE *
                                            g_variant_get_int32 (arguments) * (view->rtl ? -1 : 1));
  return TRUE;
}

/* By key it is the selected one that is moved, or stretched, by as much as the axis shows. */
static gboolean
move_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  int part, steps;

  if (self->state == NULL)
    return FALSE;
  g_variant_get (arguments, "(ii)", &part, &steps);
  return gtk_widget_activate_action (widget, "story.step", "(ii)", part,
                                     get_view (self)->rtl ? -steps : steps);
}

void
tillid_timeline_canvas_add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int step;
  } steps[] = {
    { GDK_KEY_Right, TILLID_STEP_NEXT },     { GDK_KEY_Left, TILLID_STEP_PREVIOUS },
    { GDK_KEY_Down, TILLID_STEP_LANE_DOWN }, { GDK_KEY_Up, TILLID_STEP_LANE_UP },
    { GDK_KEY_Home, TILLID_STEP_FIRST },     { GDK_KEY_End, TILLID_STEP_LAST },
  };

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_binding, NULL);
  tillid_story_keys_add (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].key, 0, step_binding, "i", steps[i].step);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, pan_binding, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, pan_binding, "i", -1);
  for (int way = -1; way <= 1; way += 2)
    {
      guint key = way < 0 ? GDK_KEY_Left : GDK_KEY_Right;

      gtk_widget_class_add_binding (widget_class, key, GDK_CONTROL_MASK, move_binding, "(ii)",
                                    TILLID_TOLD_WHOLE, way);
      gtk_widget_class_add_binding (widget_class, key, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                    move_binding, "(ii)", TILLID_TOLD_ENDING, way);
    }
}

void
tillid_timeline_canvas_add_controllers (TillidTimelineCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
