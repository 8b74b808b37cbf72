/* test-story-print.c - a story on paper, or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What stands on paper is read by pdftotext, a program of others. */
#include "config.h"

#include <string.h>

#include "test-demo.h"
#include "test-support.h"
#include "tillid-confidence-edits.h"
#include "tillid-dialogs.h"
#include "tillid-print.h"
#include "tillid-readers.h"
#include "tillid-story-page.h"
#include "tillid-story-print.h"
#include "tillid-story.h"

#define IN_CONFIDENCE "The money stopped"

typedef struct
{
  TestDemo demo;
  TillidTimelineState *state;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_demo_open (&f->demo, "salma");
  f->state = tillid_timeline_state_new (f->demo.context);
  tillid_test_wait (!tillid_timeline_state_is_loading (f->state));
  f->window = tillid_story_print_new (NULL, f->state);
  gtk_window_present (f->window);
  tillid_test_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    gtk_window_destroy (f->window);
  tillid_test_settle ();
  tillid_test_finalize (f->state);
  test_demo_close (&f->demo);
}

static GObject *
child (Fixture *f, const char *name)
{
  return tillid_test_child (GTK_WIDGET (f->window), name);
}

static void
choose (Fixture *f, const char *row, guint index)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (child (f, row)), index);
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

/* (transfer full): what the printer gets. */
static char *
print (Fixture *f)
{
  g_autoptr (GtkPrintOperation) operation =
    tillid_story_print_make_operation (TILLID_STORY_PRINT (f->window));
  g_autofree char *path = g_build_filename (f->demo.folder, "paper.pdf", NULL);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_true (tillid_print_run (operation, f->demo.context, "print-story",
                                   GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error));
  g_assert_no_error (error);
  return read_pdf (path);
}

/* The team gets the lanes of the screen in the clinic's words; that it was printed stands in the log. */
static void
test_team (Fixture *f, gconstpointer data)
{
  g_autofree char *text = print (f);
  g_autoptr (GPtrArray) readings = NULL;

  g_assert_nonnull (strstr (text, "Salma Nasir Abboud"));
  g_assert_nonnull (strstr (text, "Migraine, most days"));
  g_assert_nonnull (strstr (text, "Sertraline"));
  g_assert_nonnull (strstr (text, "Printed by"));
  tillid_session_flush (f->demo.session);
  readings = tillid_readers_list_readings (f->demo.context, 1);
  g_assert_cmpstr (((TillidReading *) readings->pdata[0])->line, ==, "put the story on paper");
}

static GtkCheckButton *
lane_button (Fixture *f, TillidTimelineLane lane)
{
  GtkFlowBoxChild *at =
    gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (child (f, "lanes_box")), (int) lane);

  return GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (at));
}

/* The patient gets four lanes, and others when they are ticked. */
static void
test_patient (Fixture *f, gconstpointer data)
{
  g_autofree char *four = NULL;
  g_autofree char *five = NULL;
  GtkWindow *again = NULL;
  GtkFlowBoxChild *at = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (f, "lanes_group"))));
  choose (f, "reader_row", 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (f, "lanes_group"))));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (lane_button (f, TILLID_LANE_LIFE))));
  four = print (f);
  g_assert_nonnull (strstr (four, "Denmark"));
  g_assert_null (strstr (four, "Sertraline"));
  gtk_check_button_set_active (lane_button (f, TILLID_LANE_MEDICINE), TRUE);
  five = print (f);
  g_assert_nonnull (strstr (five, "Sertraline"));

  /* Salma reads Arabic: digits and words of the axis are those of the patient, not of the program. */
  g_assert_null (strstr (four, "Printed by"));
  g_assert_null (strstr (four, "Coming 12 months"));
  g_assert_nonnull (strstr (four, "\331\242"));

  /* The next time the lanes are as the patient chose them. */
  tillid_session_flush (f->demo.session);
  again = tillid_story_print_new (NULL, f->state);
  at = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (
                                          tillid_test_child (GTK_WIDGET (again), "lanes_box")),
                                        TILLID_LANE_MEDICINE);
  g_assert_true (
    gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (at))));
  at = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (
                                          tillid_test_child (GTK_WIDGET (again), "lanes_box")),
                                        TILLID_LANE_SYMPTOM);
  g_assert_false (
    gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (at))));
  gtk_window_destroy (again);
}

/* What was told in confidence stays off paper until it is asked for. */
static void
test_confidence (Fixture *f, gconstpointer data)
{
  const gint64 me = ((TillidRecord *) tillid_session_get_member (f->demo.session))->id;
  g_autoptr (GPtrArray) events =
    tillid_patient_context_list (f->demo.context, &tillid_life_event_type);
  g_autoptr (GError) error = NULL;
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (f, "confidence_row"))));
  for (guint i = 0; i < events->len; i++)
    {
      const TillidLifeEvent *event = events->pdata[i];
      g_autoptr (TillidEdit) edit = NULL;

      if (event->staff_words == NULL || strstr (event->staff_words, IN_CONFIDENCE) == NULL)
        continue;
      edit = tillid_confidence_restrict (f->demo.session, &event->record, &me, 1, &error);
      g_assert_no_error (error);
      g_assert_true (tillid_session_apply (f->demo.session, edit, NULL, &error));
      g_assert_no_error (error);
    }
  tillid_test_wait (gtk_widget_get_visible (GTK_WIDGET (child (f, "confidence_row"))));
  without = print (f);
  g_assert_null (strstr (without, IN_CONFIDENCE));
  gtk_switch_set_active (GTK_SWITCH (child (f, "confidence_switch")), TRUE);
  with = print (f);
  g_assert_nonnull (strstr (with, IN_CONFIDENCE));
}

static GFile *
answer_with (const TillidFileQuestion *question, gpointer data)
{
  g_assert_true (question->save);
  g_assert_null (strstr (question->name, "Salma"));
  return g_file_new_for_path (data);
}

static char *
save_as (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->demo.folder, name, NULL);
  char *bytes = NULL;

  tillid_dialogs_set_file_fake (answer_with, path);
  g_signal_emit_by_name (child (f, "save_button"), "clicked");
  tillid_test_wait (!gtk_widget_get_visible (GTK_WIDGET (f->window)) ||
                    gtk_widget_get_visible (GTK_WIDGET (child (f, "problem_label"))));
  tillid_dialogs_set_file_fake (NULL, NULL);
  g_file_get_contents (path, &bytes, NULL, NULL);
  return bytes;
}

/* The ending says which kind of file; a folder that is not there is said in a sentence, and the window stays. */
static void
test_files (Fixture *f, gconstpointer data)
{
  g_autofree char *nowhere = save_as (f, "missing/story.svg");
  g_autofree char *svg = NULL;

  g_assert_null (nowhere);
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (child (f, "problem_label"))), "could not be written"));
  choose (f, "paper_row", 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (f, "problem_label"))));
  g_object_ref (f->window);
  svg = save_as (f, "story.svg");
  g_assert_nonnull (svg);
  g_assert_nonnull (strstr (svg, "<svg"));
  g_clear_object (&f->window);
}

/* A3 takes no more sheets than A4, and the whole life is another picture than what the screen shows. */
static void
test_paper (Fixture *f, gconstpointer data)
{
  const guint a4 = tillid_story_print_get_n_pages (TILLID_STORY_PRINT (f->window));
  g_autofree char *screen = print (f);
  g_autofree char *whole = NULL;

  choose (f, "paper_row", 1);
  g_assert_cmpuint (tillid_story_print_get_n_pages (TILLID_STORY_PRINT (f->window)), <=, a4);
  choose (f, "paper_row", 0);
  choose (f, "span_row", 1);
  whole = print (f);
  g_assert_null (strstr (screen, "1980"));
  g_assert_nonnull (strstr (whole, "1980"));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  g_test_add ("/app/story-print/team", Fixture, NULL, set_up, test_team, tear_down);
  g_test_add ("/app/story-print/patient", Fixture, NULL, set_up, test_patient, tear_down);
  g_test_add ("/app/story-print/confidence", Fixture, NULL, set_up, test_confidence, tear_down);
  g_test_add ("/app/story-print/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/app/story-print/paper", Fixture, NULL, set_up, test_paper, tear_down);
  return g_test_run ();
}
