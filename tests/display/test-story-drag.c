/* test-story-drag.c - the story moved by a real pointer: signs, ends of bars, lanes
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The pointer is that of the X server (xdotool). Where the canvas stands on the display is found out by asking it: the pointer
 * is put somewhere, and the canvas says where that is. Every step waits until the canvas has seen it. */
#include "config.h"

#include <math.h>

#include "story-page-fixture.h"
#include "tillid-timeline-canvas-private.h"

typedef struct
{
  Fixture f;
  TillidTimelineCanvas *canvas; /* (unowned) */
  TillidTimelineState *state;   /* (unowned) */
  double dx, dy;                /* from the canvas to the display */
} Hand;

static void
xdotool (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list rest;
  int status = 0;

  g_ptr_array_add (argv, (char *) "xdotool");
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) word);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
put_pointer (double x, double y)
{
  g_autofree char *to_x = g_strdup_printf ("%d", (int) round (x));
  g_autofree char *to_y = g_strdup_printf ("%d", (int) round (y));

  xdotool ("mousemove", to_x, to_y, NULL);
}

/* In coordinates of the canvas. Off the canvas nobody answers: then the next step waits. */
static void
go_to (Hand *hand, double x, double y)
{
  put_pointer (x + hand->dx, y + hand->dy);
  if (x < 0 || y < 0 || x >= gtk_widget_get_width (GTK_WIDGET (hand->canvas)) ||
      y >= gtk_widget_get_height (GTK_WIDGET (hand->canvas)))
    return;
  tillid_test_wait (fabs (hand->canvas->pointer_x - x) < 2 &&
                    fabs (hand->canvas->pointer_y - y) < 2);
}

/* Another place each time: where the pointer already was it does not move, and nobody hears of it. */
static void
find_canvas (Hand *hand)
{
  static int n;
  const double x = 700 + 7 * (++n % 9);

  tillid_test_settle ();
  put_pointer (x, 380);
  tillid_test_settle ();
  hand->canvas->pointer_x = -1;
  put_pointer (x, 400);
  tillid_test_wait (hand->canvas->pointer_x >= 0);
  hand->dx = x - hand->canvas->pointer_x;
  hand->dy = 400 - hand->canvas->pointer_y;
}

static void
hand_set_up (Hand *hand, gconstpointer data)
{
  set_up (&hand->f, data);
  hand->canvas = TILLID_TIMELINE_CANVAS (tillid_test_child (GTK_WIDGET (hand->f.page), "canvas"));
  hand->state = tillid_story_page_get_state (hand->f.page);
  tillid_test_settle ();
  find_canvas (hand);
}

static void
hand_tear_down (Hand *hand, gconstpointer data)
{
  put_pointer (0, 0);
  tear_down (&hand->f, data);
}

static const TillidTimelineSign *
find_sign (Hand *hand, gint64 id)
{
  guint n;
  const TillidTimelineSign *sign =
    tillid_timeline_layout_find (tillid_timeline_canvas_get_layout (hand->canvas),
                                 tillid_timeline_state_get_items (hand->state, &n), id);

  g_assert_nonnull (sign);
  return sign;
}

static GtkWidget *
get_popover (Hand *hand)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (hand->f.page), "time_popover"));
}

/* Takes at (@x, @y), goes 40 px in steps towards (@to_x, @to_y) and lets go there. */
static void
drag (Hand *hand, double x, double y, double to_x, double to_y)
{
  go_to (hand, x, y);
  xdotool ("mousedown", "1", NULL);
  for (int i = 1; i <= 4; i++)
    go_to (hand, x + (to_x - x) * i / 4, y + (to_y - y) * i / 4);
  xdotool ("mouseup", "1", NULL);
}

static void
keep (Hand *hand)
{
  GObject *button;

  tillid_test_wait (gtk_widget_get_visible (get_popover (hand)));
  button = tillid_test_child (get_popover (hand), "keep_button");
  tillid_test_settle ();
  g_signal_emit_by_name (button, "clicked");
}

static void
test_move (Hand *hand, gconstpointer data)
{
  const TillidTimelineSign *sign = find_sign (hand, find_text (&hand->f, "alarm")->id);
  const gint64 id = sign->id;
  const double x = sign->x, y = sign->y;
  const TillidDay before = find_text (&hand->f, "alarm")->bounds.start_earliest;
  const TillidDay wanted = tillid_timeline_scale_day (&hand->canvas->layout->scale, x + 120);

  g_test_summary ("A sign that is dragged is asked how it was said, and stands where it was put");
  drag (hand, x, y, x + 120, y);
  g_assert_cmpint (tillid_timeline_state_find (hand->state, id)->bounds.start_earliest, ==, before);
  keep (hand);
  tillid_test_wait (tillid_timeline_state_find (hand->state, id)->bounds.start_earliest > before);
  g_assert_cmpint (tillid_timeline_state_find (hand->state, id)->bounds.start_earliest, <=, wanted);
  g_assert_cmpint (tillid_timeline_state_find (hand->state, id)->bounds.start_latest, >=,
                   wanted - 31);
}

static void
test_stretch (Hand *hand, gconstpointer data)
{
  const TillidTimelineSign *bar =
    find_sign (hand, find_text (&hand->f, "Assistant in a bakery")->id);
  const gint64 id = bar->id;
  const double end = bar->rect.x + bar->rect.width, y = bar->y;
  const TillidToldBounds before = find_text (&hand->f, "Assistant in a bakery")->bounds;

  g_test_summary ("A bar that is taken at its end is stretched, and begins where it began");
  drag (hand, end - 3, y, end + 90, y);
  keep (hand);
  tillid_test_wait (tillid_timeline_state_find (hand->state, id)->bounds.end_latest >
                    before.end_latest + 300);
  g_assert_cmpint (tillid_timeline_state_find (hand->state, id)->bounds.start_earliest, ==,
                   before.start_earliest);
}

static void
test_lane (Hand *hand, gconstpointer data)
{
  const TillidTimelineLayout *layout = tillid_timeline_canvas_get_layout (hand->canvas);
  const TillidTimelineLaneBox medicine = layout->lanes[4], symptom = layout->lanes[1];
  const TillidTimelineLane *order = tillid_timeline_state_get_lane_order (hand->state);

  g_test_summary ("A lane is taken by its name; the patient's own stays the first");
  g_assert_cmpint (medicine.lane, ==, TILLID_LANE_MEDICINE);
  g_assert_cmpint (symptom.lane, ==, TILLID_LANE_SYMPTOM);
  drag (hand, 50, medicine.y + medicine.height / 2, 50, symptom.y + 4);
  tillid_test_wait (order[1] == TILLID_LANE_MEDICINE);
  g_assert_cmpint (order[0], ==, TILLID_LANE_LIFE);
  g_assert_cmpint (order[2], ==, TILLID_LANE_SYMPTOM);
  tillid_test_settle ();
  g_assert_cmpint (layout->lanes[1].lane, ==, TILLID_LANE_MEDICINE);
  /* Above the patient's own it comes to stand below it. */
  drag (hand, 50, layout->lanes[3].y + layout->lanes[3].height / 2, 50, layout->lanes[0].y + 4);
  tillid_test_wait (order[1] == TILLID_LANE_CARE);
  g_assert_cmpint (order[0], ==, TILLID_LANE_LIFE);
  /* The patient's own is not taken. */
  tillid_test_settle ();
  g_assert_false (tillid_timeline_canvas_holds_lane_at (hand->canvas, 50, layout->lanes[0].y + 40));
}

static void
test_edge (Hand *hand, gconstpointer data)
{
  const TillidTimelineSign *sign;
  TillidTimelineView *view = tillid_timeline_state_get_view (hand->state);
  double first, x, y;
  gint64 id;

  g_test_summary ("What is held at the edge of the axis takes the view along");
  tillid_timeline_state_select (hand->state, find_text (&hand->f, "alarm")->id);
  tillid_timeline_state_set_range (hand->state, TILLID_TIMELINE_RANGE_THREE_YEARS);
  tillid_timeline_state_select (hand->state, 0);
  tillid_test_settle ();
  find_canvas (hand);
  id = find_text (&hand->f, "alarm")->id;
  sign = find_sign (hand, id);
  x = sign->x;
  y = sign->y;
  first = view->first;
  go_to (hand, x, y);
  xdotool ("mousedown", "1", NULL);
  go_to (hand, x - 30, y);
  go_to (hand, hand->canvas->layout->scale.gutter + 10, y);
  tillid_test_wait (view->first < first - 200);
  g_assert_cmpint (hand->canvas->move.to, <, first - 100);
  /* Back in the middle it stands still. */
  go_to (hand, x, y);
  tillid_test_wait (hand->canvas->edge_tick == 0);
  xdotool ("mouseup", "1", NULL);
  tillid_test_wait (gtk_widget_get_visible (get_popover (hand)));
  gtk_popover_popdown (GTK_POPOVER (get_popover (hand)));
  tillid_test_settle ();
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/story-drag/" path, Hand, NULL, hand_set_up, func, hand_tear_down)
  ADD ("move", test_move);
  ADD ("stretch", test_stretch);
  ADD ("lane", test_lane);
  ADD ("edge", test_edge);
  return g_test_run ();
}
