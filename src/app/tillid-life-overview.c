/* tillid-life-overview.c - the whole life on one line, with a frame to move
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The overview shows the layout of its canvas and moves the canvas's state: drag the frame, drag one of its
 * handles, drag over what lies outside it (or over a whole life) to look closer, click to centre, double click for the
 * whole life. It stands below the canvas with the same width, so both share one scale. */
#include "config.h"

#include "tillid-life-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-compat.h"
#include "tillid-timeline-canvas.h"
#include "tillid-timeline-drawing.h"

/* How near to a handle the pointer has to be. */
#define HANDLE_REACH 8.0
/* A hand that trembles has clicked. */
#define LEAST_DRAG 6.0

typedef enum
{
  DRAG_NOTHING,
  DRAG_FRAME,
  DRAG_FIRST,
  DRAG_LAST,
  DRAG_CLOSER, /* what is dragged over becomes the frame */
} Drag;

struct _TillidLifeOverview
{
  GtkWidget parent_instance;

  TillidTimelineCanvas *canvas;   /* (unowned) (nullable): weak */
  TillidTimelineState *state;     /* (owned) (nullable) */
  TillidTimelineDrawing *drawing; /* (owned) (nullable) */
  Drag drag;
  double drag_x; /* where it began */
  double drag_first, drag_last;
};

G_DEFINE_FINAL_TYPE (TillidLifeOverview, tillid_life_overview, GTK_TYPE_WIDGET)

static const TillidTimelineLayout *
get_layout (TillidLifeOverview *self)
{
  return self->canvas != NULL ? tillid_timeline_canvas_get_layout (self->canvas) : NULL;
}

static void
tillid_life_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidLifeOverview *self = TILLID_LIFE_OVERVIEW (widget);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  const TillidTimelineLayout *layout = get_layout (self);
  cairo_t *cr;

  if (self->state == NULL || layout == NULL || layout->n_lanes == 0)
    return;
  if (self->drawing == NULL)
    self->drawing = tillid_timeline_drawing_new (tillid_timeline_canvas_get_palette (), TRUE, NULL);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  tillid_timeline_drawing_draw_overview (self->drawing, cr,
                                         tillid_timeline_state_get_view (self->state), layout,
                                         C_ ("timeline", "drag to look closer"));
  cairo_destroy (cr);
}

static void
tillid_life_overview_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  int height = (int) ceil (TILLID_TIMELINE_OVERVIEW_HEIGHT * tillid_widget_get_text_scale (widget));

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 200;
  *minimum_baseline = *natural_baseline = -1;
}

static double
day_at (TillidLifeOverview *self, double x)
{
  const TillidTimelineLayout *layout = get_layout (self);
  TillidDay day = tillid_timeline_scale_day (&layout->overview.scale, x);

  return day != TILLID_ABSENT ? MIN (day, layout->scale.today) : layout->scale.today;
}

static gboolean
is_whole_life (const TillidTimelineView *view)
{
  return view->first <= (double) view->life_first && view->last >= (double) view->today;
}

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, TillidLifeOverview *self)
{
  const TillidTimelineLayout *layout = get_layout (self);
  TillidTimelineView *view;
  double day;

  self->drag = DRAG_NOTHING;
  self->drag_x = x;
  if (self->state == NULL || layout == NULL)
    return;
  view = tillid_timeline_state_get_view (self->state);
  if (fabs (x - layout->overview.handle_first) <= HANDLE_REACH)
    self->drag = DRAG_FIRST;
  else if (!isnan (layout->overview.handle_last) &&
           fabs (x - layout->overview.handle_last) <= HANDLE_REACH)
    self->drag = DRAG_LAST;
  else
    {
      day = day_at (self, x);
      self->drag =
        day < view->first || day > view->last || is_whole_life (view) ? DRAG_CLOSER : DRAG_FRAME;
    }
  self->drag_first = view->first;
  self->drag_last = view->last;
}

static void
update_cb (GtkGestureDrag *gesture, double dx, double dy, TillidLifeOverview *self)
{
  const double start_x = self->drag_x;
  double moved;
  TillidTimelineView *view;

  if (self->drag == DRAG_NOTHING || self->state == NULL)
    return;
  view = tillid_timeline_state_get_view (self->state);
  moved = day_at (self, start_x + dx) - day_at (self, start_x);
  if (self->drag == DRAG_CLOSER)
    {
      double from = day_at (self, start_x), to = day_at (self, start_x + dx);

      if (fabs (dx) >= LEAST_DRAG)
        tillid_timeline_state_set_span (self->state, MIN (from, to), MAX (from, to));
    }
  else if (self->drag == DRAG_FRAME)
    tillid_timeline_state_pan (self->state, self->drag_first + moved - view->first);
  else if (self->drag == DRAG_FIRST && self->drag_first + moved < self->drag_last)
    tillid_timeline_state_set_span (self->state, self->drag_first + moved, self->drag_last);
  else if (self->drag == DRAG_LAST && self->drag_last + moved > self->drag_first)
    tillid_timeline_state_set_span (self->state, self->drag_first, self->drag_last + moved);
}

/* A click outside the frame brings it there. */
static void
end_cb (GtkGestureDrag *gesture, double dx, double dy, TillidLifeOverview *self)
{
  TillidTimelineView *view;

  if (self->drag == DRAG_CLOSER && self->state != NULL && fabs (dx) < LEAST_DRAG)
    {
      view = tillid_timeline_state_get_view (self->state);
      tillid_timeline_state_pan (self->state,
                                 day_at (self, self->drag_x) - (view->first + view->last) / 2);
    }
  self->drag = DRAG_NOTHING;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TillidLifeOverview *self)
{
  if (n_press == 2 && self->state != NULL)
    tillid_timeline_state_set_range (self->state, TILLID_TIMELINE_RANGE_LIFE);
}

static void
style_changed_cb (TillidLifeOverview *self)
{
  g_clear_pointer (&self->drawing, tillid_timeline_drawing_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tillid_life_overview_dispose (GObject *object)
{
  tillid_life_overview_set_canvas (TILLID_LIFE_OVERVIEW (object), NULL);

  G_OBJECT_CLASS (tillid_life_overview_parent_class)->dispose (object);
}

static void
tillid_life_overview_finalize (GObject *object)
{
  g_clear_pointer (&TILLID_LIFE_OVERVIEW (object)->drawing, tillid_timeline_drawing_free);

  G_OBJECT_CLASS (tillid_life_overview_parent_class)->finalize (object);
}

static void
tillid_life_overview_class_init (TillidLifeOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_life_overview_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_life_overview_finalize;
  widget_class->measure = tillid_life_overview_measure;
  widget_class->snapshot = tillid_life_overview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "life-overview");
  /* For a screen reader the two years beside it say the same (tillid-story-page.ui). */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_life_overview_init (TillidLifeOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tillid_life_overview_set_canvas:
 * @self: an overview
 * @canvas: (nullable): the canvas above it, which has its state
 */
void
tillid_life_overview_set_canvas (TillidLifeOverview *self, TillidTimelineCanvas *canvas)
{
  g_return_if_fail (TILLID_IS_LIFE_OVERVIEW (self));

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->state);
  g_set_weak_pointer (&self->canvas, canvas);
  if (canvas == NULL || tillid_timeline_canvas_get_state (canvas) == NULL)
    return;
  self->state = g_object_ref (tillid_timeline_canvas_get_state (canvas));
  g_signal_connect_object (self->state, "items-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "view-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
