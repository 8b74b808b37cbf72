/* test-story-list.c - the story of the demo clinic, line by line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "story-page-fixture.h"
#include "tillid-story-line.h"
#include "tillid-story-list.h"

static TillidStoryList *
get_list (Fixture *f)
{
  return TILLID_STORY_LIST (tillid_test_child (GTK_WIDGET (f->page), "list"));
}

static GtkListView *
get_view (Fixture *f)
{
  return GTK_LIST_VIEW (tillid_test_child (GTK_WIDGET (get_list (f)), "list_view"));
}

static GtkSingleSelection *
get_selection (Fixture *f)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (get_view (f)));
}

static gboolean
is_focus_in (Fixture *f, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (f->window);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
find_line (GtkWidget *widget)
{
  if (TILLID_IS_STORY_LINE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *line = find_line (child);

      if (line != NULL)
        return line;
    }
  return NULL;
}

/* How many of the items the lanes and the pause let through, counted apart from the list. */
static guint
count_shown (Fixture *f, gboolean without_medicines)
{
  guint n_items, n = 0;
  const TillidTimelineItem *items =
    tillid_timeline_state_get_items (tillid_story_page_get_state (f->page), &n_items);

  for (guint i = 0; i < n_items; i++)
    if (!without_medicines || items[i].lane != TILLID_LANE_MEDICINE)
      n++;
  return n;
}

static void
test_same_items (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  guint n_good;

  g_test_summary ("The list has every item of the canvas; lanes and pause filter both");
  activate (f, "story.list");
  tillid_test_wait (tillid_story_list_get_n_lines (get_list (f)) == count_shown (f, FALSE));
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_view (f))));
  tillid_timeline_state_set_lane_shown (state, TILLID_LANE_MEDICINE, FALSE);
  g_assert_cmpuint (tillid_story_list_get_n_lines (get_list (f)), ==, count_shown (f, TRUE));
  g_assert_cmpuint (count_shown (f, TRUE), <, count_shown (f, FALSE));
  tillid_timeline_state_set_good_only (state, TRUE);
  n_good = tillid_story_list_get_n_lines (get_list (f));
  g_assert_cmpuint (n_good, <, count_shown (f, TRUE));
  g_assert_cmpuint (n_good, >, 0);
  for (guint i = 0; i < n_good; i++)
    {
      gtk_single_selection_set_selected (get_selection (f), i);
      g_assert_cmpint (
        tillid_timeline_state_find (state, tillid_timeline_state_get_selected (state))->bank, !=,
        TILLID_BANK_HARD);
    }
  activate (f, "story.list");
  g_assert_true (is_focus_in (f, GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "canvas"))));
}

static void
test_selection (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 alarm = find_text (f, "alarm")->id, tree = find_text (f, "Sara is born")->id;
  guint place;

  g_test_summary (
    "What is selected on the canvas is selected in the list, and the other way round");
  tillid_timeline_state_select (state, alarm);
  activate (f, "story.list");
  place = gtk_single_selection_get_selected (get_selection (f));
  g_assert_cmpuint (place, !=, GTK_INVALID_LIST_POSITION);
  /* The keyboard is on the selected line, in sight. */
  tillid_test_wait (
    gtk_window_get_focus (f->window) != NULL &&
    find_line (gtk_window_get_focus (f->window)) != NULL &&
    strstr (gtk_widget_get_tooltip_text (find_line (gtk_window_get_focus (f->window))), "alarm") !=
      NULL);
  tillid_test_picture (GTK_WIDGET (f->window), "story-list-light");
  gtk_single_selection_set_selected (get_selection (f), place + 1);
  g_assert_cmpint (tillid_timeline_state_get_selected (state), !=, alarm);
  tillid_timeline_state_select (state, tree);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (f)), >, place);
  activate (f, "story.list");
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, tree);
  tillid_timeline_state_select (state, alarm);
  activate (f, "story.list");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (f)), ==, place);
  tillid_timeline_state_select (state, 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (f)), ==,
                    GTK_INVALID_LIST_POSITION);
}

/* The letters act on the line, and the focus stays where it was. */
static void
test_change (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "alarm")->id;
  guint n;

  tillid_timeline_state_select (state, id);
  activate (f, "story.list");
  n = tillid_story_list_get_n_lines (get_list (f));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "story.mark-good", NULL));
  tillid_test_wait (tillid_timeline_state_find (state, id)->bank == TILLID_BANK_GOOD);
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, id);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (f)), !=,
                    GTK_INVALID_LIST_POSITION);
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_view (f))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_list (f)), "story.remove", NULL));
  tillid_test_wait (tillid_timeline_state_find (state, id) == NULL);
  g_assert_cmpuint (tillid_story_list_get_n_lines (get_list (f)), ==, n - 1);
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (tillid_story_list_get_n_lines (get_list (f)) == n);
}

static void
test_spoken (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  guint n_items;
  const TillidTimelineItem *items = tillid_timeline_state_get_items (state, &n_items);
  g_autofree char *sentence = tillid_timeline_state_describe (state, &items[0]);
  g_autofree char *said = NULL;
  GtkWidget *line;

  g_test_summary ("A line says the sentence of its sign, and the list is remembered");
  activate (f, "story.list");
  tillid_test_wait (find_line (GTK_WIDGET (get_view (f))) != NULL);
  line = find_line (GTK_WIDGET (get_view (f)));
  said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_assert_null (said);
  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  state = tillid_story_page_get_state (f->page);
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  g_assert_true (tillid_timeline_state_is_as_list (state));
  tillid_test_wait (tillid_story_list_get_n_lines (get_list (f)) == n_items);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/app/story-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("same-items", test_same_items);
  ADD ("selection", test_selection);
  ADD ("change", test_change);
  ADD ("spoken", test_spoken);
  return g_test_run ();
}
