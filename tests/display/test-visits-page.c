/* test-visits-page.c - visits on the screen: begun, peopled, undone, walked through by keys
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-visits.h"
#include "tillid-patient-context.h"
#include "tillid-presence-row.h"
#include "tillid-test-folder.h"
#include "tillid-text-field.h"

/* Thirteen attended visits of the demo case, the one of today, and those planned: the worked case. */
static void
test_list (TillidTestVisits *f, gconstpointer data)
{
  GtkSelectionModel *rows;

  tillid_visit_view_set_model (TILLID_VISIT_VIEW (tillid_test_visits_view (f)), NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.show-list", NULL);
  tillid_test_settle ();
  rows = gtk_list_view_get_model (
    GTK_LIST_VIEW (tillid_test_visits_child (GTK_WIDGET (f->page), "list_view")));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), >=, 13);
  tillid_test_picture (GTK_WIDGET (f->window), "visits-list");
}

static void
test_one_sentence (TillidTestVisits *f, gconstpointer data)
{
  const TillidVisit *visit;
  g_autofree char *text = NULL;

  tillid_test_visits_start (f);
  visit = tillid_visit_model_get_visit (tillid_test_visits_model (f));
  g_assert_cmpint (visit->status, ==, TILLID_VISIT_STATUS_RUNNING);
  g_assert_cmpint (visit->lead, ==, tillid_session_get_member (f->session)->record.id);
  g_assert_cmpuint (tillid_visit_model_get_presences (tillid_test_visits_model (f))->len, ==, 2);

  tillid_test_visits_type (f, "Just listened.");
  g_assert_true (tillid_page_leave (TILLID_PAGE (f->page)));
  tillid_test_visits_wait (f);
  g_assert_cmpstr (tillid_visit_model_get_visit (tillid_test_visits_model (f))->note, ==,
                   "Just listened.");

  tillid_test_undo (f->undo, FALSE);
  g_assert_null (tillid_visit_model_get_visit (tillid_test_visits_model (f))->note);
  text = tillid_test_visits_dup_note (f);
  g_assert_cmpstr (text, ==, "");
  tillid_test_undo (f->undo, TRUE);
  g_assert_cmpstr (tillid_visit_model_get_visit (tillid_test_visits_model (f))->note, ==,
                   "Just listened.");
}

static void
test_presence (TillidTestVisits *f, gconstpointer data)
{
  GPtrArray *interpreters, *presences;
  gint64 daughter, minute;
  g_autofree char *label = NULL;

  tillid_test_visits_start (f);
  interpreters = tillid_patient_context_get_interpreters (f->context);
  tillid_visit_model_add_presence (tillid_test_visits_model (f), TILLID_PRESENCE_WHO_INTERPRETER,
                                   ((TillidInterpreter *) interpreters->pdata[0])->record.id, NULL,
                                   NULL);
  tillid_visit_model_add_presence (tillid_test_visits_model (f), TILLID_PRESENCE_WHO_FAMILY, 0,
                                   "Maryam", "daughter");
  tillid_test_visits_wait (f);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 4);
  presences = tillid_visit_model_get_presences (tillid_test_visits_model (f));
  daughter = ((TillidPresence *) presences->pdata[3])->record.id;
  minute = ((TillidPresence *) presences->pdata[3])->from_minute;
  label = g_strdup_printf ("\u2068Maryam\u2069, daughter, in the room since \u2068%02d:%02d\u2069",
                           (int) minute / 60, (int) minute % 60);
  gtk_test_accessible_assert_property (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (tillid_test_visits_presence (f)), 3),
    GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  /* Out and within the same minute in again is a slip: one presence, still open. */
  minute = tillid_visit_model_get_now (tillid_test_visits_model (f));
  tillid_visit_model_come_or_go (tillid_test_visits_model (f), daughter);
  tillid_visit_model_come_or_go (tillid_test_visits_model (f), daughter);
  tillid_test_visits_wait (f);
  presences = tillid_visit_model_get_presences (tillid_test_visits_model (f));
  if (minute == tillid_visit_model_get_now (tillid_test_visits_model (f)))
    g_assert_cmpuint (presences->len, ==, 4);
  g_assert_cmpint (((TillidPresence *) presences->pdata[presences->len - 1])->until_minute, ==,
                   TILLID_ABSENT);

  /* Gone ten minutes ago, in again now: two presences, one row. */
  tillid_visit_model_set_presence (tillid_test_visits_model (f), daughter, minute - 20, minute - 10,
                                   "daughter", TILLID_INTERPRETING_MODE_UNKNOWN,
                                   "outside, own wish");
  tillid_visit_model_come_or_go (tillid_test_visits_model (f), daughter);
  tillid_test_visits_wait (f);
  g_assert_cmpuint (tillid_visit_model_get_presences (tillid_test_visits_model (f))->len, ==, 5);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 4);

  tillid_visit_model_remove_presence (tillid_test_visits_model (f), daughter);
  tillid_test_visits_wait (f);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 3);
  tillid_test_undo (f->undo, FALSE);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 4);
}

/* Somebody types a name nobody knows and chooses as what. */
static void
add_by_name (TillidTestVisits *f, const char *text, const char *row)
{
  GtkWidget *table = tillid_test_visits_child (tillid_test_visits_view (f), "presence");
  GtkWidget *popover = tillid_test_visits_child (table, "add_popover");

  gtk_menu_button_popup (GTK_MENU_BUTTON (tillid_test_visits_child (table, "add_button")));
  tillid_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_visits_child (popover, "entry")), text);
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_child_visible (tillid_test_visits_child (popover, row)));
  g_assert_true (gtk_widget_activate (tillid_test_visits_child (popover, row)));
  tillid_test_visits_wait (f);
  g_assert_false (gtk_widget_get_mapped (popover));
}

/* Whoever is new to the clinic is in its lists with the edit that says that they came, and leaves with its undo. */
static void
test_new_people (TillidTestVisits *f, gconstpointer data)
{
  const guint interpreters = tillid_patient_context_get_interpreters (f->context)->len;
  const guint members = tillid_patient_context_get_members (f->context)->len;
  const TillidPresence *presence;
  const TillidInterpreter *interpreter;
  const TillidMember *member;

  tillid_test_visits_start (f);
  add_by_name (f, "Tove Lind", "interpreter_row");
  presence = tillid_visit_model_get_presences (tillid_test_visits_model (f))->pdata[2];
  g_assert_cmpint (presence->who, ==, TILLID_PRESENCE_WHO_INTERPRETER);
  g_assert_null (presence->name);
  interpreter = tillid_patient_context_find_interpreter (f->context, presence->interpreter);
  g_assert_nonnull (interpreter);
  g_assert_cmpstr (interpreter->name, ==, "Tove Lind");
  g_assert_cmpstr (interpreter->language, ==, "ar-IQ");

  add_by_name (f, "Bo Lund, school nurse", "colleague_row");
  presence = tillid_visit_model_get_presences (tillid_test_visits_model (f))->pdata[3];
  g_assert_cmpint (presence->who, ==, TILLID_PRESENCE_WHO_MEMBER);
  member = tillid_patient_context_find_member (f->context, presence->member);
  g_assert_nonnull (member);
  g_assert_cmpstr (member->name, ==, "Bo Lund");
  g_assert_cmpstr (member->title, ==, "school nurse");
  g_assert_cmpint (member->from_day, ==, tillid_session_today (f->session));
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 4);

  tillid_test_undo (f->undo, FALSE);
  g_assert_cmpuint (tillid_patient_context_get_members (f->context)->len, ==, members);
  tillid_test_undo (f->undo, FALSE);
  g_assert_cmpuint (tillid_patient_context_get_interpreters (f->context)->len, ==, interpreters);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 2);
  tillid_test_undo (f->undo, TRUE);
  tillid_test_undo (f->undo, TRUE);
  g_assert_cmpuint (tillid_patient_context_get_interpreters (f->context)->len, ==,
                    interpreters + 1);
  g_assert_cmpuint (tillid_patient_context_get_members (f->context)->len, ==, members + 1);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_presence (f),
                                              TILLID_TYPE_PRESENCE_ROW),
                   ==, 4);
}

/* The comma of Arabic is two bytes, and each of them is part of other letters. */
static void
test_arabic_comma (TillidTestVisits *f, gconstpointer data)
{
  const TillidPresence *presence;

  tillid_test_visits_start (f);
  add_by_name (f, "مريم، ابنة", "family_row");
  presence = tillid_visit_model_get_presences (tillid_test_visits_model (f))->pdata[2];
  g_assert_cmpstr (presence->name, ==, "مريم");
  g_assert_cmpstr (presence->role, ==, "ابنة");
}

static void
test_add_escape (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *table, *popover;

  tillid_test_visits_start (f);
  table = tillid_test_visits_child (tillid_test_visits_view (f), "presence");
  popover = tillid_test_visits_child (table, "add_popover");
  gtk_menu_button_popup (GTK_MENU_BUTTON (tillid_test_visits_child (table, "add_button")));
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_mapped (popover));
  g_signal_emit_by_name (tillid_test_visits_child (popover, "entry"), "stop-search");
  tillid_test_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
}

/* Hands on the keys: what is begun can be written in, what an undo takes away leaves the focus on the page. */
static void
test_focus (TillidTestVisits *f, gconstpointer data)
{
  tillid_test_visits_start (f);
  tillid_test_settle ();
  g_assert_true (tillid_test_visits_focus (f) == GTK_WIDGET (tillid_test_visits_note (f)));

  tillid_test_undo (f->undo, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (tillid_test_visits_child (GTK_WIDGET (f->page), "stack"))),
                   ==, "list");
  g_assert_true (
    tillid_test_visits_has_focus (f, tillid_test_visits_child (GTK_WIDGET (f->page), "list_view")));
}

/* Tab goes round and comes back, in both directions: nothing keeps the focus to itself. */
static void
test_tab_round (TillidTestVisits *f, gconstpointer data)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  static const char *const parts[] = { "prepare", "room", "close" };

  tillid_test_visits_start (f);
  tillid_test_settle ();
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
      {
        GtkWidget *first, *last = NULL;
        guint steps = 0;

        tillid_visit_view_show_part (TILLID_VISIT_VIEW (tillid_test_visits_view (f)), parts[p]);
        gtk_widget_child_focus (GTK_WIDGET (f->window), GTK_DIR_TAB_FORWARD);
        first = tillid_test_visits_focus (f);
        do
          {
            last = tillid_test_visits_focus (f);
            gtk_widget_child_focus (GTK_WIDGET (f->window), directions[d]);
            if (tillid_test_visits_focus (f) == last)
              g_error ("%s: the focus stays on %s", parts[p], G_OBJECT_TYPE_NAME (last));
          }
        while (tillid_test_visits_focus (f) != first && ++steps < 100);
        g_assert_cmpuint (steps, <, 100);
        g_test_message ("%s: %u places", parts[p], steps + 1);
      }
}

/* New visit on the day of a planned one: that one, with Start now; where it is shown already, another one. */
static void
test_planned_today (TillidTestVisits *f, gconstpointer data)
{
  gint64 planned;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.show-list", NULL);
  g_assert_null (tillid_test_visits_model (f));
  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL);
  tillid_test_settle ();
  g_assert_cmpint (tillid_visit_model_get_visit (tillid_test_visits_model (f))->status, ==,
                   TILLID_VISIT_STATUS_PLANNED);
  planned = tillid_visit_model_get_id (tillid_test_visits_model (f));
  g_assert_cmpstr (tillid_visit_view_get_part (TILLID_VISIT_VIEW (tillid_test_visits_view (f))), ==,
                   "prepare");
  g_assert_true (tillid_test_visits_focus (f) ==
                 tillid_test_visits_child (tillid_test_visits_view (f), "start_button"));

  g_signal_emit_by_name (tillid_test_visits_focus (f), "clicked");
  tillid_test_visits_wait (f);
  g_assert_cmpint (tillid_visit_model_get_id (tillid_test_visits_model (f)), ==, planned);
  g_assert_cmpint (tillid_visit_model_get_visit (tillid_test_visits_model (f))->status, ==,
                   TILLID_VISIT_STATUS_RUNNING);
  g_assert_true (tillid_test_visits_focus (f) == GTK_WIDGET (tillid_test_visits_note (f)));

  tillid_test_undo (f->undo, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL);
  tillid_test_wait (tillid_test_visits_model (f) != NULL &&
                    tillid_visit_model_get_visit (tillid_test_visits_model (f)) != NULL);
  g_assert_cmpint (tillid_visit_model_get_id (tillid_test_visits_model (f)), !=, planned);
}

int
main (int argc, char *argv[])
{
  int result;

  tillid_test_init (&argc, &argv);
  tillid_test_visits_begin ();
#define ADD(path, func)                                                                            \
  g_test_add ("/app/visits-page/" path, TillidTestVisits, NULL, tillid_test_visits_set_up, func,   \
              tillid_test_visits_tear_down)
  ADD ("list", test_list);
  ADD ("one-sentence", test_one_sentence);
  ADD ("presence", test_presence);
  ADD ("new-people", test_new_people);
  ADD ("arabic-comma", test_arabic_comma);
  ADD ("add-escape", test_add_escape);
  ADD ("focus", test_focus);
  ADD ("tab-round", test_tab_round);
  ADD ("planned-today", test_planned_today);
  result = g_test_run ();
  tillid_test_visits_end ();
  return result;
}
