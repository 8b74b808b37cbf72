/* test-visit-close.c - a visit on the screen: prepared, printed, noted by two, asked at the end
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What stands on paper is read by pdftotext, a program of others. */
#include "config.h"

#include <string.h>

#include "test-visits.h"
#include "tillid-brief-print.h"
#include "tillid-choice-toggles.h"
#include "tillid-person-row.h"
#include "tillid-print.h"
#include "tillid-readers.h"
#include "tillid-text-field.h"
#include "tillid-visit-brief-words.h"

static GtkWidget *
part (TillidTestVisits *f, const char *name)
{
  return tillid_test_visits_child (tillid_test_visits_view (f), name);
}

static void
show (TillidTestVisits *f, const char *name)
{
  gtk_widget_activate_action (tillid_test_visits_view (f), "visit.show-part", "s", name);
  tillid_test_settle ();
}

/* Who comes, what to begin with and what nobody knows stand beside the brief. */
static void
test_prepare (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *prepare;

  gtk_widget_activate_action (GTK_WIDGET (f->page), "visit.new", NULL);
  tillid_test_settle ();
  prepare = part (f, "prepare");
  g_assert_true (gtk_widget_get_mapped (prepare));
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_child (prepare, "people_list"),
                                              TILLID_TYPE_PERSON_ROW),
                   ==, 4);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_child (prepare, "question_list"),
                                              TILLID_TYPE_PERSON_ROW),
                   ==, 5);
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (tillid_test_visits_child (prepare, "good_label"))),
            "the bread"));
  g_assert_false (gtk_widget_get_visible (tillid_test_visits_child (prepare, "interpreter_label")));
  tillid_test_picture (GTK_WIDGET (f->window), "visit-prepare");
}

static char *
read_pdf (const char *path)
{
  const char *const argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_no_error (error);
  return text;
}

/* Ctrl+P opens the page as it will be; what is printed is in the log. */
static void
test_print (TillidTestVisits *f, gconstpointer data)
{
  g_autoptr (TillidVisitRecords) records = tillid_visit_records_read (f->context);
  GtkWindow *window = tillid_brief_print_new (
    f->window, f->context,
    tillid_visit_brief_make (f->context, records,
                             tillid_visit_brief_find (records, tillid_session_today (f->session))));
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "paper.pdf", NULL), *text = NULL;

  gtk_window_present (window);
  tillid_test_settle ();
  operation = tillid_brief_print_make_operation (TILLID_BRIEF_PRINT (window));
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_true (tillid_print_run (operation, f->context, "print-brief",
                                   GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error));
  g_assert_no_error (error);
  text = read_pdf (path);
  g_assert_nonnull (strstr (text, "4 days late, say it first"));
  g_assert_nonnull (strstr (text, "Missing pieces"));
  tillid_session_flush (f->session);
  readings = tillid_readers_list_readings (f->context, 1);
  g_assert_cmpstr (((TillidReading *) readings->pdata[0])->line, ==,
                   "put what to know before a visit on paper");
  gtk_window_destroy (window);
  tillid_test_settle ();
}

static GtkToggleButton *
answer (TillidChoiceToggles *toggles, int which)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (toggles));

  while (--which > 0)
    child = gtk_widget_get_next_sibling (child);
  return GTK_TOGGLE_BUTTON (child);
}

/* The toggles of a question, in the order in which they stand. */
static TillidChoiceToggles *
question (GtkWidget *end, guint which)
{
  GtkWidget *box = gtk_widget_get_first_child (tillid_test_visits_child (end, "questions_box"));

  for (; which > 0; which--)
    box = gtk_widget_get_next_sibling (box);
  return TILLID_CHOICE_TOGGLES (gtk_widget_get_last_child (box));
}

/* Three taps and one about interpreting; pressed again, an answer is taken back; undo takes one back, too. */
static void
test_end (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *end;
  TillidChoiceToggles *understood;
  GPtrArray *interpreters;

  tillid_test_visits_start (f);
  show (f, "close");
  end = tillid_test_visits_child (part (f, "close"), "end");
  g_assert_false (gtk_widget_get_visible (tillid_test_visits_child (end, "understood_box")));
  gtk_toggle_button_set_active (answer (question (end, 0), TILLID_CHECK_ANSWER_YES), TRUE);
  gtk_toggle_button_set_active (answer (question (end, 1), TILLID_CHECK_ANSWER_NO), TRUE);
  gtk_toggle_button_set_active (answer (question (end, 1), TILLID_CHECK_ANSWER_PARTLY), TRUE);
  tillid_test_visits_wait (f);
  {
    g_autoptr (TillidEndCheck) check =
      tillid_visit_model_get_end_check (tillid_test_visits_model (f));

    g_assert_cmpint (check->said_important, ==, TILLID_CHECK_ANSWER_YES);
    g_assert_cmpint (check->understood, ==, TILLID_CHECK_ANSWER_PARTLY);
    g_assert_cmpint (check->change, ==, TILLID_CHECK_ANSWER_NOT_ASKED);
  }
  gtk_toggle_button_set_active (answer (question (end, 0), TILLID_CHECK_ANSWER_YES), FALSE);
  tillid_test_visits_wait (f);
  tillid_test_undo (f->undo, FALSE);
  g_assert_cmpint (tillid_choice_toggles_get_chosen (question (end, 0)), ==,
                   TILLID_CHECK_ANSWER_YES);

  interpreters = tillid_patient_context_get_interpreters (f->context);
  tillid_visit_model_add_presence (tillid_test_visits_model (f), TILLID_PRESENCE_WHO_INTERPRETER,
                                   ((TillidInterpreter *) interpreters->pdata[0])->record.id, NULL,
                                   NULL);
  tillid_test_visits_wait (f);
  g_assert_true (gtk_widget_get_visible (tillid_test_visits_child (end, "understood_box")));
  understood = TILLID_CHOICE_TOGGLES (tillid_test_visits_child (end, "understood_toggles"));
  gtk_toggle_button_set_active (answer (understood, TILLID_UNDERSTOOD_TROUBLE), TRUE);
  tillid_test_visits_wait (f);
  g_assert_cmpint (tillid_visit_model_get_understood (tillid_test_visits_model (f)), ==,
                   TILLID_UNDERSTOOD_TROUBLE);
  tillid_test_picture (GTK_WIDGET (f->window), "visit-close");
}

/* An own note beside the note: by key, kept, found again as a draft, read by others. */
static void
test_own_note (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *colleagues, *field;
  gint64 visit;

  tillid_test_visits_start (f);
  visit = tillid_visit_model_get_id (tillid_test_visits_model (f));
  colleagues = tillid_test_visits_child (part (f, "note"), "colleagues");
  field = tillid_test_visits_child (colleagues, "own_field");
  /* Whoever leads writes the note of the visit first. */
  g_assert_false (gtk_widget_get_visible (tillid_test_visits_child (colleagues, "write_button")));
  tillid_test_visits_type (f, "We begin.");
  g_assert_true (tillid_page_leave (TILLID_PAGE (f->page)));
  tillid_test_visits_wait (f);
  g_assert_true (gtk_widget_get_visible (tillid_test_visits_child (colleagues, "write_button")));
  g_assert_true (gtk_widget_activate_action (part (f, "note"), "visit.own-note", NULL));
  g_assert_true (gtk_widget_get_mapped (field));
  tillid_text_field_type (TILLID_TEXT_FIELD (field), "Feet washed and looked at.");
  g_assert_true (tillid_page_leave (TILLID_PAGE (f->page)));
  tillid_test_visits_wait (f);
  tillid_visit_model_sign_own_note (tillid_test_visits_model (f), "Feet washed and looked at.");
  tillid_test_visits_wait (f);
  g_assert_cmpint (tillid_test_visits_n_rows (tillid_test_visits_child (colleagues, "list"),
                                              TILLID_TYPE_PERSON_ROW),
                   ==, 1);
  g_assert_false (tillid_visit_model_is_signed (tillid_test_visits_model (f)));

  /* What is typed and not kept waits for its writer. */
  g_assert_true (gtk_widget_activate_action (part (f, "note"), "visit.own-note", NULL));
  tillid_text_field_type (TILLID_TEXT_FIELD (field), "And the shoes");
  tillid_test_visits_close (f);
  tillid_test_visits_open (f);
  tillid_page_open_record (TILLID_PAGE (f->page), visit);
  tillid_test_settle ();
  field = tillid_test_visits_child (tillid_test_visits_child (part (f, "note"), "colleagues"),
                                    "own_field");
  {
    g_autofree char *text = tillid_text_field_dup_text (TILLID_TEXT_FIELD (field));

    g_assert_cmpstr (text, ==, "And the shoes");
  }
  tillid_test_picture (GTK_WIDGET (f->window), "visit-own-note");
}

/* While the relatives are out, the note says so. */
static void
test_without_family (TillidTestVisits *f, gconstpointer data)
{
  GtkWidget *label;
  GPtrArray *presences;
  gint64 daughter;

  tillid_test_visits_start (f);
  label = tillid_test_visits_child (part (f, "note"), "family_label");
  g_assert_false (gtk_widget_get_visible (label));
  tillid_visit_model_add_presence (tillid_test_visits_model (f), TILLID_PRESENCE_WHO_FAMILY, 0,
                                   "Maryam", "daughter");
  tillid_test_visits_wait (f);
  g_assert_false (gtk_widget_get_visible (label));
  presences = tillid_visit_model_get_presences (tillid_test_visits_model (f));
  daughter = ((TillidPresence *) presences->pdata[presences->len - 1])->record.id;
  tillid_visit_model_come_or_go (tillid_test_visits_model (f), daughter);
  tillid_test_visits_wait (f);
  g_assert_true (gtk_widget_get_visible (label));
}

/* Another window writes what got in the way; here only a reason is chosen, ours first. */
static void
test_missed (TillidTestVisits *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Made for a test");
  TillidVisitModel *model;
  TillidVisit *theirs;
  GtkWidget *missed, *drop, *entry;

  tillid_test_visits_start (f);
  show (f, "close");
  model = tillid_test_visits_model (f);
  missed = tillid_test_visits_child (part (f, "close"), "missed");
  g_assert_false (gtk_widget_get_visible (missed));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                  tillid_test_visits_child (part (f, "close"), "missed_button")),
                                TRUE);
  tillid_test_visits_wait (f);
  g_assert_true (gtk_widget_get_visible (missed));
  drop =
    gtk_widget_get_next_sibling (gtk_widget_get_first_child (gtk_widget_get_first_child (missed)));
  entry = gtk_widget_get_next_sibling (drop);

  theirs = tillid_visit_edit (tillid_visit_model_get_visit (model));
  tillid_set_text (&theirs->missed_words, "It was in Danish");
  tillid_edit_take (edit, tillid_record_seal (theirs));
  tillid_session_apply_async (f->session, edit, NULL, NULL, NULL);
  tillid_test_wait (
    g_strcmp0 (tillid_visit_model_get_visit (model)->missed_words, "It was in Danish") == 0);
  tillid_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "It was in Danish");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), TILLID_MISSED_REASON_OUR_LETTER);
  tillid_test_wait (tillid_visit_model_get_visit (model)->missed_reason ==
                    TILLID_MISSED_REASON_OUR_LETTER);
  g_assert_cmpstr (tillid_visit_model_get_visit (model)->missed_words, ==, "It was in Danish");
}

int
main (int argc, char *argv[])
{
  int result;

  tillid_test_init (&argc, &argv);
  tillid_test_visits_begin ();
#define ADD(path, func)                                                                            \
  g_test_add ("/app/visit-close/" path, TillidTestVisits, NULL, tillid_test_visits_set_up, func,   \
              tillid_test_visits_tear_down)
  ADD ("prepare", test_prepare);
  ADD ("print", test_print);
  ADD ("end", test_end);
  ADD ("missed", test_missed);
  ADD ("own-note", test_own_note);
  ADD ("without-family", test_without_family);
#undef ADD
  result = g_test_run ();
  tillid_test_visits_end ();
  return result;
}
