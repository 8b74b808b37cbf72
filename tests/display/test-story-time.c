/* test-story-time.c - moving what was told in time, and giving a date to what has none
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "story-page-fixture.h"
#include "tillid-story-record.h"
#include "tillid-story-time.h"
#include "tillid-story-tray.h"
#include "tillid-timeline-canvas-private.h"

static GtkWidget *
get_popover (Fixture *f)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "time_popover"));
}

static const char *
get_text (Fixture *f)
{
  return gtk_editable_get_text (GTK_EDITABLE (tillid_test_child (get_popover (f), "when_entry")));
}

static void
set_text (Fixture *f, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (get_popover (f), "when_entry")), text);
}

static GtkWidget *
get_keep (Fixture *f)
{
  return GTK_WIDGET (tillid_test_child (get_popover (f), "keep_button"));
}

static const char *
get_refusal (Fixture *f)
{
  return gtk_label_get_text (GTK_LABEL (tillid_test_child (get_popover (f), "refused_label")));
}

static TillidStoryTray *
get_tray (Fixture *f)
{
  return TILLID_STORY_TRAY (tillid_test_child (GTK_WIDGET (f->page), "tray"));
}

static const TillidTimelineItem *
get_item (Fixture *f, gint64 id)
{
  return tillid_timeline_state_find (tillid_story_page_get_state (f->page), id);
}

/* What a drag on the canvas ends with. */
static void
drag (Fixture *f, gint64 id, TillidToldPart part, TillidDay to)
{
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (f->page), "canvas"), "move-to", id,
                         (int) part, to);
  tillid_test_settle ();
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "alarm")->id;
  TillidToldBounds before = find_text (f, "alarm")->bounds;
  g_autofree char *said = g_strdup (find_text (f, "alarm")->said_as);
  g_autoptr (TillidRecord) record = NULL;

  g_test_summary ("A drag asks how it was said, is one edit, and can be undone");
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_THREE_YEARS);
  drag (f, id, TILLID_TOLD_WHOLE, tillid_day_from_ymd (2016, 3, 5));
  g_assert_true (gtk_widget_get_visible (get_popover (f)));
  g_assert_cmpstr (get_text (f), ==, "March 2016");
  g_assert_cmpint (get_item (f, id)->bounds.start_earliest, ==, before.start_earliest);
  tillid_test_picture (get_popover (f), "story-time-light");
  set_text (f, "spring 2016");
  g_signal_emit_by_name (get_keep (f), "clicked");
  tillid_test_wait (get_item (f, id)->bounds.start_earliest == tillid_day_from_ymd (2016, 3, 1));
  g_assert_cmpint (get_item (f, id)->bounds.start_latest, ==, tillid_day_from_ymd (2016, 5, 31));
  g_assert_cmpstr (get_item (f, id)->said_as, ==, "spring 2016");
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, id);
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (get_item (f, id)->bounds.start_earliest == before.start_earliest);
  g_assert_cmpstr (get_item (f, id)->said_as, ==, said);
}

/* What is held shows where it would come to, and what that is called. */
static void
test_held (Fixture *f, gconstpointer data)
{
  TillidTimelineCanvas *canvas =
    TILLID_TIMELINE_CANVAS (tillid_test_child (GTK_WIDGET (f->page), "canvas"));
  const TillidTimelineLayout *layout = tillid_timeline_canvas_get_layout (canvas);
  const TillidTimelineSign *bar, *visit;
  guint n_items;

  bar = tillid_timeline_layout_find (layout,
                                     tillid_timeline_state_get_items (tillid_story_page_get_state (
                                                                        f->page),
                                                                      &n_items),
                                     find_text (f, "Assistant in a bakery")->id);
  visit = tillid_timeline_layout_find (
    layout, tillid_timeline_state_get_items (tillid_story_page_get_state (f->page), &n_items),
    find_text (f, "neck, and the letter")->id);
  g_assert_nonnull (bar);
  g_assert_nonnull (visit);
  g_assert_true (tillid_timeline_canvas_may_move (canvas, bar));
  g_assert_false (tillid_timeline_canvas_may_move (canvas, visit));
  g_assert_cmpint (tillid_timeline_canvas_part_at (canvas, bar, bar->rect.x + 2), ==,
                   TILLID_TOLD_START);
  g_assert_cmpint (tillid_timeline_canvas_part_at (canvas, bar, bar->rect.x + bar->rect.width / 2),
                   ==, TILLID_TOLD_WHOLE);
  g_assert_cmpint (tillid_timeline_canvas_part_at (canvas, bar, bar->rect.x + bar->rect.width - 2),
                   ==, TILLID_TOLD_ENDING);
  canvas->move = (TillidTimelineMove){ .id = bar->id,
                                       .part = TILLID_TOLD_ENDING,
                                       .to = tillid_day_from_ymd (2018, 6, 1),
                                       .is_moved = TRUE,
                                       .bounds = find_text (f, "Assistant in a bakery")->bounds };
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  tillid_test_settle ();
  tillid_test_picture (GTK_WIDGET (f->window), "story-held-light");
  tillid_timeline_canvas_clear_move (canvas);
}

static void
test_proposal_is_said (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "My first book")->id;

  g_test_summary (
    "A summer stays a summer; the proposed words are what was said, once they are kept");
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_THREE_YEARS);
  drag (f, id, TILLID_TOLD_WHOLE, tillid_day_from_ymd (1979, 7, 20));
  g_assert_cmpstr (get_text (f), ==, "summer 1979");
  g_signal_emit_by_name (get_keep (f), "clicked");
  tillid_test_wait (get_item (f, id)->bounds.start_earliest == tillid_day_from_ymd (1979, 6, 1));
  g_assert_cmpstr (get_item (f, id)->said_as, ==, "summer 1979");
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "Assistant in a bakery")->id;

  g_test_summary (
    "What would end before it began, or lie before the birth, is refused with a sentence");
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  drag (f, id, TILLID_TOLD_ENDING, tillid_day_from_ymd (2001, 6, 1));
  g_assert_false (gtk_widget_get_sensitive (get_keep (f)));
  g_assert_cmpstr (get_refusal (f), ==, "This would end before it began.");
  drag (f, id, TILLID_TOLD_ENDING, tillid_day_from_ymd (2018, 6, 1));
  g_assert_true (gtk_widget_get_sensitive (get_keep (f)));
  g_assert_cmpstr (get_refusal (f), ==, "");
  g_signal_emit_by_name (get_keep (f), "clicked");
  tillid_test_wait (get_item (f, id)->bounds.end_latest == tillid_day_from_ymd (2018, 12, 31));
  id = find_text (f, "My first book")->id;
  drag (f, id, TILLID_TOLD_WHOLE, tillid_day_from_ymd (1960, 6, 1));
  g_assert_false (gtk_widget_get_sensitive (get_keep (f)));
  g_assert_cmpstr (get_refusal (f), ==, "This would be before the patient was born.");
  set_text (f, "1978");
  g_assert_true (gtk_widget_get_sensitive (get_keep (f)));
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  gint64 id = find_text (f, "Maryam is born")->id;

  g_test_summary (
    "By key it moves as far as the axis shows: a year on a life, a month on three years");
  tillid_timeline_state_select (state, id);
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  tillid_test_settle ();
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (f->page), "story.step", "(ii)", TILLID_TOLD_WHOLE, 1));
  g_assert_cmpstr (get_text (f), ==, "2000");
  tillid_story_time_step (TILLID_STORY_TIME (get_popover (f)), TILLID_TOLD_WHOLE, -1);
  g_assert_cmpstr (get_text (f), ==, "1999");
  gtk_popover_popdown (GTK_POPOVER (get_popover (f)));
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_THREE_YEARS);
  tillid_test_settle ();
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (f->page), "story.step", "(ii)", TILLID_TOLD_WHOLE, 2));
  g_assert_cmpstr (get_text (f), ==, "May 1999");
  gtk_popover_popdown (GTK_POPOVER (get_popover (f)));
  /* A visit has a day of its own, elsewhere. */
  tillid_timeline_state_select (state, find_text (f, "neck, and the letter")->id);
  tillid_test_settle ();
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (f->page), "story.when", NULL) &&
                  gtk_widget_get_visible (get_popover (f)));
}

/* An event without a date, as "Add to story" makes it. */
static gint64
add_undated (Fixture *f)
{
  TillidLifeEvent *event = tillid_patient_context_new_record (f->context, &tillid_life_event_type);
  gint64 id = event->record.id;

  tillid_set_text (&event->staff_words, "The blue door");
  tillid_patient_context_apply_one (f->context, "test", event);
  tillid_test_wait (get_item (f, id) != NULL);
  return id;
}

static void
test_tray (Fixture *f, gconstpointer data)
{
  TillidTimelineState *state = tillid_story_page_get_state (f->page);
  GtkWidget *revealer = GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), "tray_revealer"));
  GtkWidget *chips = GTK_WIDGET (tillid_test_child (GTK_WIDGET (get_tray (f)), "chips_box"));
  guint n = tillid_story_tray_get_n_waiting (get_tray (f));
  GtkWidget *chip = NULL;
  gint64 id;

  g_test_summary ("What has no date waits in the tray until it gets one");
  id = add_undated (f);
  g_assert_cmpuint (tillid_story_tray_get_n_waiting (get_tray (f)), ==, n + 1);
  activate (f, "story.tray");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  chip = gtk_widget_get_last_child (chips);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (chip), ==, "The blue door");
  tillid_test_picture (GTK_WIDGET (f->window), "story-tray-light");
  g_signal_emit_by_name (chip, "clicked");
  tillid_test_settle ();
  g_assert_cmpint (tillid_timeline_state_get_selected (state), ==, id);
  g_assert_true (gtk_widget_get_visible (get_popover (f)));
  g_assert_cmpstr (get_text (f), ==, "");
  gtk_popover_popdown (GTK_POPOVER (get_popover (f)));
  tillid_timeline_state_set_range (state, TILLID_TIMELINE_RANGE_LIFE);
  drag (f, id, TILLID_TOLD_WHOLE, tillid_day_from_ymd (1984, 2, 3));
  g_assert_cmpstr (get_text (f), ==, "1984");
  g_signal_emit_by_name (get_keep (f), "clicked");
  tillid_test_wait (get_item (f, id)->bounds.start_earliest == tillid_day_from_ymd (1984, 1, 1));
  g_assert_cmpuint (tillid_story_tray_get_n_waiting (get_tray (f)), ==, n);
  g_assert_true (n > 0 || !gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  tillid_test_wait (tillid_undo_can_undo (f->undo));
  tillid_test_undo (f->undo, FALSE);
  tillid_test_wait (tillid_story_tray_get_n_waiting (get_tray (f)) == n + 1);
}

static void
test_draft (Fixture *f, gconstpointer data)
{
  gint64 id = find_text (f, "alarm")->id;

  g_test_summary ("Typed words are a draft; a proposal that nobody touched is none");
  drag (f, id, TILLID_TOLD_WHOLE, tillid_day_from_ymd (2016, 3, 5));
  gtk_popover_popdown (GTK_POPOVER (get_popover (f)));
  tillid_page_leave (TILLID_PAGE (f->page));
  activate (f, "story.when");
  g_assert_cmpstr (get_text (f), !=, "2016");
  set_text (f, "when the lilac");
  tillid_page_leave (TILLID_PAGE (f->page));
  tillid_page_set_context (TILLID_PAGE (f->page), f->context);
  tillid_test_wait (!tillid_timeline_state_is_loading (tillid_story_page_get_state (f->page)));
  tillid_timeline_state_select (tillid_story_page_get_state (f->page), id);
  activate (f, "story.when");
  g_assert_cmpstr (get_text (f), ==, "when the lilac");
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func) g_test_add ("/app/story-time/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("drag", test_drag);
  ADD ("held", test_held);
  ADD ("proposal-is-said", test_proposal_is_said);
  ADD ("refused", test_refused);
  ADD ("keys", test_keys);
  ADD ("tray", test_tray);
  ADD ("draft", test_draft);
  return g_test_run ();
}
