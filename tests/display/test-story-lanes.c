/* test-story-lanes.c - lanes of the story hidden, collapsed, moved and folded away
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "story-page-fixture.h"
#include "tillid-story-lanes.h"
#include "tillid-timeline-child.h"
#include "tillid-timeline-pictures.h"

static const TillidTimelineLayout *
get_layout (Fixture *f)
{
  return tillid_timeline_canvas_get_layout (
    TILLID_TIMELINE_CANVAS (tillid_test_child (GTK_WIDGET (f->page), "canvas")));
}

/* (nullable) */
static const TillidTimelineLaneBox *
find_box (Fixture *f, TillidTimelineLane lane)
{
  const TillidTimelineLayout *layout = get_layout (f);

  for (guint i = 0; i < layout->n_lanes; i++)
    if (layout->lanes[i].lane == lane)
      return &layout->lanes[i];
  return NULL;
}

static guint
count_items (Fixture *f, TillidTimelineLane lane)
{
  const TillidTimelineLayout *layout = get_layout (f);
  guint n = 0;

  for (guint i = 0; i < layout->signs->len; i++)
    if (g_array_index (layout->signs, TillidTimelineSign, i).lane == lane)
      n += g_array_index (layout->signs, TillidTimelineSign, i).n_items;
  return n;
}

static void
test_collapse (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  double height = find_box (f, TILLID_LANE_MEDICINE)->height;
  guint n = 0, n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (state, &n_items);

  g_test_summary ("A collapsed lane is one row: all its marks, no words");
  for (guint i = 0; i < n_items; i++)
    n += items[i].lane == TILLID_LANE_MEDICINE;
  g_assert_cmpuint (n, ==, 6);
  tillid_timeline_state_set_lane_collapsed (state, TILLID_LANE_MEDICINE, TRUE);
  tillid_test_wait (find_box (f, TILLID_LANE_MEDICINE)->height < height);
  g_assert_cmpuint (find_box (f, TILLID_LANE_MEDICINE)->n_rows, ==, 1);
  g_assert_cmpuint (count_items (f, TILLID_LANE_MEDICINE), ==, n);
  for (guint i = 0; i < get_layout (f)->signs->len; i++)
    {
      const TillidTimelineSign *sign =
        &g_array_index (get_layout (f)->signs, TillidTimelineSign, i);

      g_assert_true (sign->lane != TILLID_LANE_MEDICINE || !sign->has_label);
    }
  tillid_timeline_state_set_lane_collapsed (state, TILLID_LANE_CARE, TRUE);
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "story-collapsed-light");
  tillid_timeline_state_set_lane_collapsed (state, TILLID_LANE_LIFE, TRUE);
  g_assert_false (tillid_timeline_state_is_lane_collapsed (state, TILLID_LANE_LIFE));
}

static void
test_order (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  GtkWidget *lanes = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "lanes"));

  g_test_summary ("Lanes change places; the patient's own is always the first");
  g_assert_false (tillid_timeline_state_move_lane (state, TILLID_LANE_LIFE, 1));
  g_assert_false (tillid_timeline_state_move_lane (state, TILLID_LANE_SYMPTOM, -1));
  g_assert_true (tillid_timeline_state_move_lane (state, TILLID_LANE_HELP, -6));
  tillid_test_wait (get_layout (f)->lanes[1].lane == TILLID_LANE_HELP);
  g_assert_cmpint (get_layout (f)->lanes[0].lane, ==, TILLID_LANE_LIFE);
  g_assert_cmpint (get_layout (f)->lanes[2].lane, ==, TILLID_LANE_SYMPTOM);
  /* The lines of the popover stand in the same order. */
  activate (f, "story.lanes");
  tillid_test_picture (gtk_widget_get_ancestor (lanes, GTK_TYPE_POPOVER), "story-lanes-light");
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (gtk_widget_get_first_child (
                     gtk_widget_get_next_sibling (gtk_widget_get_first_child (lanes))))),
                   ==, "What helps");
  gtk_menu_button_popdown (
    GTK_MENU_BUTTON (tillid_test_child (GTK_WIDGET (f->page), "lanes_button")));
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  g_autoptr (GPtrArray) medicines = tillid_patient_context_list (f->context, &tillid_medicine_type);
  guint n_lanes = get_layout (f)->n_lanes;

  g_test_summary ("A lane that has nothing folds away, and comes back with an entry");
  g_assert_cmpuint (medicines->len, >, 0);
  for (guint i = 0; i < medicines->len; i++)
    tillid_patient_context_enter_in_error (f->context, medicines->pdata[i]);
  tillid_test_wait (tillid_timeline_state_is_lane_empty (state, TILLID_LANE_MEDICINE));
  tillid_test_wait (get_layout (f)->n_lanes == n_lanes - 1);
  g_assert_null (find_box (f, TILLID_LANE_MEDICINE));
  g_assert_true (tillid_timeline_state_is_lane_shown (state, TILLID_LANE_MEDICINE));
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (get_layout (f)->n_lanes == n_lanes);
  g_assert_nonnull (find_box (f, TILLID_LANE_MEDICINE));
}

static void
test_memory (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  const TillidTimelineLane *order;

  g_test_summary ("Each person finds the lanes of each patient as they were left");
  tillid_timeline_state_move_lane (state, TILLID_LANE_HELP, -6);
  tillid_timeline_state_set_lane_collapsed (state, TILLID_LANE_CARE, TRUE);
  tillid_timeline_state_set_lane_shown (state, TILLID_LANE_PLACE, FALSE);
  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  state = tillid_story_page_get_state (f->page);
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  order = tillid_timeline_state_get_lane_order (state);
  g_assert_cmpint (order[0], ==, TILLID_LANE_LIFE);
  g_assert_cmpint (order[1], ==, TILLID_LANE_HELP);
  g_assert_true (tillid_timeline_state_is_lane_collapsed (state, TILLID_LANE_CARE));
  g_assert_false (tillid_timeline_state_is_lane_shown (state, TILLID_LANE_PLACE));
  /* An order that names a lane twice is none. */
  tillid_timeline_state_read_view (state, "{'order': <uint64 0>}");
  g_assert_cmpint (order[1], ==, TILLID_LANE_HELP);
}

/* What a key does on the canvas itself: its class binds it. */
static gboolean
press_on_canvas (Fixture *f, guint key)
{
  GtkWidget *canvas = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "canvas"));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, 0);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, canvas,
                                            gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

static const TillidTimelineSign *
find_sign (Fixture *f, gint64 id)
{
  guint n_items;

  return tillid_timeline_layout_find (get_layout (f),
                                      tillid_timeline_state_get_items (tillid_story_page_get_state (
                                                                         f->page),
                                                                       &n_items),
                                      id);
}

static void
test_aggregate (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  const TillidTimelineView *view = tillid_timeline_state_get_view (state);
  gint64 id = 0;
  double span;

  g_test_summary ("Enter opens what several stand in: looked at so near that they stand apart");
  activate (f, "story.whole-life");
  tillid_test_wait (get_layout (f)->detail == TILLID_TIMELINE_DETAIL_STRIP);
  for (guint i = 0; i < get_layout (f)->signs->len && id == 0; i++)
    {
      const TillidTimelineSign *sign =
        &g_array_index (get_layout (f)->signs, TillidTimelineSign, i);

      if (sign->n_items > 2 && sign->lane == TILLID_LANE_CARE)
        id = sign->id;
    }
  g_assert_cmpint (id, !=, 0);
  tillid_timeline_state_select (state, id);
  tillid_test_settle ();
  span = view->last - view->first;
  g_assert_true (press_on_canvas (f, GDK_KEY_Return));
  g_assert_cmpfloat (view->last - view->first, <, span / 2);
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, id);
  /* As often as it takes: then it is one sign, and Enter is for its details. */
  for (guint i = 0; i < 12 && press_on_canvas (f, GDK_KEY_Return); i++)
    tillid_test_settle ();
  g_assert_cmpuint (find_sign (f, id)->n_items, ==, 1);
}

static void
test_sentences (Fixture *f, gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "canvas"));
  guint n = 0, index;

  g_test_summary (
    "However much is seen anew at once: when the picture stands, every sign has its sentence");
  for (guint i = 0; i < 12; i++)
    {
      activate (f, i < 6 ? "story.zoom-out" : "story.zoom-in");
      tillid_test_turn ();
    }
  tillid_timeline_state_set_range (tillid_story_page_get_state (f->page),
                                   TILLID_TIMELINE_RANGE_ARRIVAL);
  tillid_test_settle ();
  tillid_test_wait (get_layout (f)->signs->len > 40 &&
                    tillid_timeline_canvas_get_n_shown (TILLID_TIMELINE_CANVAS (canvas)) ==
                      get_layout (f)->signs->len);
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      tillid_test_wait (!tillid_timeline_child_get_unsaid (TILLID_TIMELINE_CHILD (child), &index));
      n += gtk_widget_get_child_visible (child);
    }
  g_assert_cmpuint (n, >, 40);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidTimelinePictures) pictures = tillid_timeline_pictures_new ();
  cairo_surface_t *first = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  TillidTimelinePictureKey key;

  g_test_summary (
    "What is asked for again and again stays, what is not goes; another colour is another picture");
  memset (&key, 0, sizeof key);
  tillid_timeline_pictures_keep (pictures, &key, first);
  for (guint i = 1; i < 5000; i++)
    {
      cairo_surface_t *other = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1), *found;

      key.sign.n_items = i;
      g_assert_null (tillid_timeline_pictures_get (pictures, &key));
      tillid_timeline_pictures_keep (pictures, &key, other);
      cairo_surface_destroy (other);
      key.sign.n_items = 0;
      found = tillid_timeline_pictures_get (pictures, &key);
      g_assert_true (found == first);
      cairo_surface_destroy (found);
    }
  key.sign.n_items = 1;
  g_assert_null (tillid_timeline_pictures_get (pictures, &key));
  key.sign.n_items = 0;
  key.ink = 3;
  g_assert_null (tillid_timeline_pictures_get (pictures, &key));
  key.ink = 0;
  tillid_timeline_pictures_clear (pictures);
  g_assert_null (tillid_timeline_pictures_get (pictures, &key));
  g_assert_cmpuint (cairo_surface_get_reference_count (first), ==, 1);
  cairo_surface_destroy (first);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func)                                                                            \
  g_test_add ("/app/story-lanes/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("collapse", test_collapse);
  ADD ("order", test_order);
  ADD ("empty", test_empty);
  ADD ("memory", test_memory);
  ADD ("aggregate", test_aggregate);
  ADD ("sentences", test_sentences);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
