/* tillid-timeline-canvas-move.c - taking something by the hand and putting it elsewhere in time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A sign is taken anywhere, a bar in its middle or at one of its ends. While it is held a line stands where it would come to,
 * and over it what that would be called; nothing is changed until somebody says how it was said (TillidStoryTime), so letting
 * go in the wrong place costs nothing. At the edge of the axis the view goes along. What was taken beside its middle stays beside it. What has no date yet comes from the tray by drag
 * and drop and lands the same way. */
#include "config.h"

#include "tillid-timeline-canvas-private.h"

#include <math.h>

#include "tillid-format.h"
#include "tillid-story-record.h"
#include "tillid-text.h"

/* A hand that trembles moves nothing. */
#define LEAST_DISTANCE 6.0
/* How near to its end a bar is stretched. */
#define END_REACH 8.0
/* How near to the edge of the axis the view goes along, and by how much of itself in each frame. */
#define EDGE_REACH 24.0
#define EDGE_SHARE 0.012
#define LABEL_SIZE 12.5
#define PILL_HEIGHT 19.0
#define PILL_PAD 10.0

static TillidPatientContext *
get_context (TillidTimelineCanvas *self)
{
  return tillid_timeline_state_get_context (self->state);
}

/* Whether whoever works may move what @sign shows; several that are folded together are opened first. */
gboolean
tillid_timeline_canvas_may_move (TillidTimelineCanvas *self, const TillidTimelineSign *sign)
{
  const TillidTimelineRow *row;

  if (sign == NULL || sign->n_items != 1)
    return FALSE;
  row = tillid_timeline_state_find_row (self->state, sign->id);
  return row != NULL && tillid_story_record_may_change (get_context (self), row->kind);
}

/* What of @sign is taken at @x. */
TillidToldPart
tillid_timeline_canvas_part_at (TillidTimelineCanvas *self,
                                const TillidTimelineSign *sign,
                                double x)
{
  const double reach = END_REACH * self->layout->scale_factor;
  const gboolean rtl = self->layout->scale.rtl;
  double from_start, from_end;

  if (sign->kind != TILLID_SIGN_BAR || sign->coming || sign->rect.width < 3 * reach)
    return TILLID_TOLD_WHOLE;
  from_start = rtl ? sign->rect.x + sign->rect.width - x : x - sign->rect.x;
  from_end = sign->rect.width - from_start;
  if (from_start <= reach && !sign->chevron_start)
    return TILLID_TOLD_START;
  return from_end <= reach ? TILLID_TOLD_ENDING : TILLID_TOLD_WHOLE;
}

void
tillid_timeline_canvas_clear_move (TillidTimelineCanvas *self)
{
  if (self->edge_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->edge_tick);
  self->edge_tick = 0;
  g_clear_pointer (&self->move.told, tillid_told_free);
  self->move = (TillidTimelineMove){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The middle of the part that is moved; %TILLID_ABSENT if it has none. */
static TillidDay
middle_of (const TillidToldBounds *bounds, TillidToldPart part)
{
  TillidToldBounds of_part = { bounds->start_earliest, bounds->start_latest, TILLID_ABSENT,
                               TILLID_ABSENT };

  if (part == TILLID_TOLD_ENDING)
    of_part =
      (TillidToldBounds){ bounds->end_earliest, bounds->end_latest, TILLID_ABSENT, TILLID_ABSENT };
  return tillid_told_bounds_midpoint (&of_part);
}

static gboolean
take (TillidTimelineCanvas *self, gint64 id, TillidToldPart part)
{
  const TillidTimelineItem *item = tillid_timeline_state_find (self->state, id);
  const TillidTimelineRow *row = tillid_timeline_state_find_row (self->state, id);
  g_autoptr (TillidRecord) record = NULL;

  tillid_timeline_canvas_clear_move (self);
  if (item == NULL || row == NULL ||
      !tillid_story_record_may_change (get_context (self), row->kind))
    return FALSE;
  record =
    tillid_patient_context_get (get_context (self), tillid_record_type_by_kind (row->kind), id);
  if (record == NULL)
    return FALSE;
  if (tillid_story_record_at (record) != NULL)
    self->move.told = tillid_told_copy (tillid_story_record_at (record));
  self->move.id = id;
  self->move.part = part;
  self->move.bounds = item->bounds;
  self->move.to = middle_of (&item->bounds, part);
  return TRUE;
}

/* -1 at the edge of what was before, 1 at the edge of what came after, 0 between them. */
static int
edge_of (TillidTimelineCanvas *self)
{
  const TillidTimelineScale *scale = &self->layout->scale;
  const double reach = EDGE_REACH * self->layout->scale_factor;
  const double x = scale->rtl ? scale->width - self->move_x : self->move_x;

  if (x < scale->gutter + reach)
    return -1;
  return scale->last < scale->today && x > scale->past_end - reach && x < scale->future ? 1 : 0;
}

static void move_to_x (TillidTimelineCanvas *self, double x);

/* By the clock of the frames: as fast on any screen. */
static gboolean
edge_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TillidTimelineCanvas *self = TILLID_TIMELINE_CANVAS (widget);
  const TillidTimelineView *view;
  const int edge = self->state != NULL && self->move.is_moved ? edge_of (self) : 0;

  if (edge == 0)
    {
      self->edge_tick = 0;
      return G_SOURCE_REMOVE;
    }
  view = tillid_timeline_state_get_view (self->state);
  tillid_timeline_state_pan (self->state, edge * (view->last - view->first) * EDGE_SHARE);
  move_to_x (self, self->move_x);
  return G_SOURCE_CONTINUE;
}

static void
move_to_x (TillidTimelineCanvas *self, double x)
{
  TillidDay day = tillid_timeline_scale_day (&self->layout->scale, x);

  self->move.to = day != TILLID_ABSENT ? day - self->move.grip : TILLID_ABSENT;
  self->move.is_moved = TRUE;
  self->move_x = x;
  if (self->edge_tick == 0 && edge_of (self) != 0)
    self->edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), edge_cb, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TillidTimelineCanvas *self)
{
  const TillidTimelineSign *sign =
    self->state != NULL ? tillid_timeline_layout_pick (self->layout, x, y) : NULL;
  TillidDay day;

  if (!tillid_timeline_canvas_may_move (self, sign) ||
      !take (self, sign->id, tillid_timeline_canvas_part_at (self, sign, x)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  day = tillid_timeline_scale_day (&self->layout->scale, x);
  if (day != TILLID_ABSENT && self->move.to != TILLID_ABSENT)
    self->move.grip = day - self->move.to;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TillidTimelineCanvas *self)
{
  double x, y;

  if (self->move.id == 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      (!self->move.is_moved && fabs (dx) < LEAST_DISTANCE))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  move_to_x (self, x + dx);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TillidTimelineCanvas *self)
{
  const TillidTimelineMove move = self->move;

  if (move.id == 0)
    return;
  tillid_timeline_canvas_clear_move (self);
  if (move.is_moved)
    tillid_timeline_canvas_emit_move_to (self, move.id, move.part, move.to);
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TillidTimelineCanvas *self)
{
  tillid_timeline_canvas_clear_move (self);
}

/* Something out of the tray comes over the canvas. */
static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, TillidTimelineCanvas *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (self->state == NULL || value == NULL)
    return 0;
  if (self->move.id != g_value_get_int64 (value) &&
      !take (self, g_value_get_int64 (value), TILLID_TOLD_WHOLE))
    return 0;
  move_to_x (self, x);
  return GDK_ACTION_COPY;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TillidTimelineCanvas *self)
{
  gint64 id = g_value_get_int64 (value);
  TillidDay to;

  if (self->state == NULL || !take (self, id, TILLID_TOLD_WHOLE))
    return FALSE;
  move_to_x (self, x);
  to = self->move.to;
  tillid_timeline_canvas_clear_move (self);
  tillid_timeline_canvas_emit_move_to (self, id, TILLID_TOLD_WHOLE, to);
  return TRUE;
}

/* A hand where something can be taken, arrows where it is stretched. */
static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TillidTimelineCanvas *self)
{
  const TillidTimelineSign *sign =
    self->state != NULL ? tillid_timeline_layout_pick (self->layout, x, y) : NULL;
  const char *name = NULL;

  if (sign == NULL && tillid_timeline_canvas_holds_lane_at (self, x, y))
    name = "grab";
  if (tillid_timeline_canvas_may_move (self, sign))
    name =
      tillid_timeline_canvas_part_at (self, sign, x) == TILLID_TOLD_WHOLE ? "grab" : "ew-resize";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* For init of the canvas. */
void
tillid_timeline_canvas_add_move (TillidTimelineCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (cancel_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (tillid_timeline_canvas_clear_move), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* (transfer full): what it would be called where it is held. */
static char *
words_of_move (TillidTimelineCanvas *self)
{
  const TillidTimelineView *view = tillid_timeline_state_get_view (self->state);
  g_autoptr (TillidTold) told = NULL;

  if (self->move.to == TILLID_ABSENT)
    return tillid_format_told (NULL, NULL);
  told = tillid_told_move (self->move.told, &self->move.bounds, self->move.part, self->move.to,
                           tillid_told_grain_for_span (view->last - view->first));
  return tillid_format_told (told, NULL);
}

/* The line where it would come to, and its pill: over everything else. */
void
tillid_timeline_canvas_snapshot_move (TillidTimelineCanvas *self, cairo_t *cr)
{
  TillidPalette palette = tillid_timeline_canvas_get_palette ();
  double scale = self->layout->scale_factor;
  TillidTextStyle style = { .size = LABEL_SIZE * scale,
                            .bold = TRUE,
                            .anchor = 0.5,
                            .colour = tillid_palette_get (palette, TILLID_COLOUR_ON_ACCENT) };
  g_autoptr (TillidText) text = NULL;
  g_autofree char *words = NULL;
  double x, width, middle;

  if (self->move.id == 0 || !self->move.is_moved)
    return;
  words = words_of_move (self);
  text = tillid_text_new (TRUE);
  x = self->move.to == TILLID_ABSENT
        ? tillid_timeline_scale_x (&self->layout->scale, (double) G_MAXINT32)
        : tillid_timeline_scale_x (&self->layout->scale, (double) self->move.to);
  width = tillid_text_measure (text, words, &style) + 2 * PILL_PAD * scale;
  middle = CLAMP (x, width / 2, MAX (self->layout->width - width / 2, width / 2));
  tillid_palette_set_source (cr, palette, TILLID_COLOUR_ACCENT, 1);
  cairo_rectangle (cr, round (x) - scale, 0, 2 * scale, self->layout->height);
  cairo_fill (cr);
  tillid_palette_set_source (cr, palette, TILLID_COLOUR_ACCENT_PILL, 1);
  cairo_set_line_width (cr, PILL_HEIGHT * scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, middle - (width - PILL_HEIGHT * scale) / 2, 13 * scale);
  cairo_line_to (cr, middle + (width - PILL_HEIGHT * scale) / 2, 13 * scale);
  cairo_stroke (cr);
  tillid_text_draw (text, cr, words, middle, 13 * scale, &style);
}
