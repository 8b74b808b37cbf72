/* test-life-overview.c - the frame of the whole life, dragged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "story-page-fixture.h"

static GtkEventController *
find_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return controller;
    }
  g_error ("nothing can be dragged");
}

/* A hand that goes from one day to another. */
static void
drag (Fixture *f, TillidDay from, TillidDay to)
{
  GtkWidget *overview = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "overview"));
  GtkEventController *controller = find_drag (overview);
  TillidTimelineCanvas *canvas =
    TILLID_TIMELINE_CANVAS (tillid_test_child (GTK_WIDGET (f->page), "canvas"));
  const TillidTimelineScale *scale = &tillid_timeline_canvas_get_layout (canvas)->overview.scale;
  double x = tillid_timeline_scale_x (scale, (double) from);
  double dx = tillid_timeline_scale_x (scale, (double) to) - x;

  g_signal_emit_by_name (controller, "drag-begin", x, 10.0);
  g_signal_emit_by_name (controller, "drag-update", dx / 2, 0.0);
  g_signal_emit_by_name (controller, "drag-update", dx, 0.0);
  g_signal_emit_by_name (controller, "drag-end", dx, 0.0);
  tillid_test_settle ();
}

static void
test_closer (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  TillidTimelineView *view = tillid_timeline_state_get_view (state);

  g_test_summary ("What is dragged over becomes the frame: outside of it, and on a whole life");
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  tillid_test_settle ();
  drag (f, tillid_day_from_ymd (2016, 1, 1), tillid_day_from_ymd (2012, 1, 1));
  /* A pixel is some weeks. */
  g_assert_cmpfloat_with_epsilon (view->first, tillid_day_from_ymd (2012, 1, 1), 30);
  g_assert_cmpfloat_with_epsilon (view->last, tillid_day_from_ymd (2016, 1, 1), 30);
  drag (f, tillid_day_from_ymd (1980, 1, 1), tillid_day_from_ymd (1990, 1, 1));
  g_assert_cmpfloat_with_epsilon (view->first, tillid_day_from_ymd (1980, 1, 1), 30);
  g_assert_cmpfloat_with_epsilon (view->last, tillid_day_from_ymd (1990, 1, 1), 30);
}

static void
test_frame (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  TillidTimelineView *view = tillid_timeline_state_get_view (state);

  g_test_summary ("Dragged inside it goes along; a click outside brings it there");
  tillid_timeline_state_set_span (state, tillid_day_from_ymd (2000, 1, 1),
                                  tillid_day_from_ymd (2005, 1, 1));
  tillid_test_settle ();
  drag (f, tillid_day_from_ymd (2003, 1, 1), tillid_day_from_ymd (2008, 1, 1));
  g_assert_cmpfloat_with_epsilon (view->first, tillid_day_from_ymd (2005, 1, 1), 60);
  g_assert_cmpfloat_with_epsilon (view->last - view->first, 1827, 5);
  drag (f, tillid_day_from_ymd (1990, 1, 1), tillid_day_from_ymd (1990, 1, 1));
  g_assert_cmpfloat_with_epsilon ((view->first + view->last) / 2, tillid_day_from_ymd (1990, 1, 1),
                                  60);
  g_assert_cmpfloat_with_epsilon (view->last - view->first, 1827, 5);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/app/life-overview/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("closer", test_closer);
  ADD ("frame", test_frame);
  return g_test_run ();
}
