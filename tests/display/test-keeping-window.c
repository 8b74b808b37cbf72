/* test-keeping-window.c - how long records are kept, in the window of a lead
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-dialogs.h"
#include "tillid-due-group.h"
#include "tillid-keeping-window.h"
#include "tillid-keeping.h"
#include "tillid-new-patient.h"
#include "tillid-record-table.h"

static GObject *
child (GtkWindow *dialog, const char *name)
{
  return tillid_test_child (GTK_WIDGET (dialog), name);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_KEEPING_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (widget) ? widget : NULL;

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_row (part);
  return found;
}

static void
write_row (gpointer row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static GtkWidget *
due_group (GtkWindow *dialog)
{
  return GTK_WIDGET (child (dialog, "due_group"));
}

static gboolean
is_looking (GtkWindow *dialog)
{
  return tillid_due_group_is_busy (TILLID_DUE_GROUP (due_group (dialog)));
}

static gboolean
due_shows (GtkWindow *dialog, const char *name)
{
  return gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (due_group (dialog), name)));
}

/* The row of the list of somebody. */
static GtkWidget *
find_due (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) &&
      strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name) != NULL)
    return widget;
  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_due (part, name);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_button (part);
  return found;
}

typedef struct
{
  char *path;
  char *heading;
  char *body;
  gboolean answer;
} Asked;

static GFile *
choose_file (const TillidFileQuestion *question, gpointer data)
{
  g_assert_true (question->save);
  return g_file_new_for_path (((Asked *) data)->path);
}

static gboolean
answer (const char *heading, const char *body, gpointer data)
{
  Asked *asked = data;

  g_free (asked->heading);
  g_free (asked->body);
  asked->heading = g_strdup (heading);
  asked->body = g_strdup (body);
  return asked->answer;
}

static gint64
make_patient (TillidSession *session, const char *name, gboolean held)
{
  gint64 patient = 0;
  g_autoptr (TillidEdit) edit = tillid_new_patient_edit (session, name, &patient);
  g_autoptr (TillidEdit) hold = tillid_edit_new ("Held");
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (TillidRecord) person = NULL;
  TillidPerson *draft = NULL;

  g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
  if (!held)
    return patient;
  person = tillid_record_table_get (tillid_session_get_db (session), system, &tillid_person_type,
                                    patient, NULL);
  draft = tillid_person_edit ((TillidPerson *) person);
  draft->legal_hold = TRUE;
  tillid_edit_take (hold, tillid_record_seal (draft));
  g_assert_true (tillid_session_apply (session, hold, NULL, NULL));
  return patient;
}

/* No time at all, which nobody can type, so that records are due that were written just now. */
static void
end_all_time (TillidSession *session)
{
  TillidRetention *retention =
    tillid_edit_assign_id (tillid_retention_new (), tillid_session_get_ids (session));
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Years");

  retention->profession = tillid_session_get_member (session)->profession;
  retention->years = -1;
  tillid_edit_take (edit, tillid_record_seal (retention));
  g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
}

/* Who is due stands there with the reason; one who is held has no button; nothing happens without the question; after it the
 * record is gone, also from the window where it was open, and its protocol is a file that can be printed. */
static void
test_take_out (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  const gint64 gone = make_patient (session, "Salma Nasir Abboud", FALSE);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL, *pdf = tillid_test_path ("protocol.pdf");
  g_autoptr (GtkPrintOperation) operation = NULL;
  Asked asked = { .path = tillid_test_path ("protocol.txt"), .answer = FALSE };
  GtkWindow *dialog = NULL;
  GtkWidget *row = NULL;

  make_patient (session, "Farid Daoud", TRUE);
  end_all_time (session);
  tillid_window_open_patient (window, gone, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.keeping", NULL);
  dialog = find_dialog ();
  tillid_test_wait (!is_looking (dialog));
  g_assert_false (due_shows (dialog, "empty_row"));
  row = find_due (due_group (dialog), "Farid Daoud");
  g_assert_nonnull (row);
  g_assert_null (find_button (row));
  row = find_due (due_group (dialog), "Salma Nasir Abboud");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Last entry"));

  tillid_dialogs_set_file_fake (choose_file, &asked);
  tillid_dialogs_set_ask_fake (answer, &asked);
  g_signal_emit_by_name (find_button (row), "clicked");
  tillid_test_wait (asked.heading != NULL);
  tillid_test_settle ();
  g_assert_nonnull (strstr (asked.heading, "Salma Nasir Abboud"));
  g_assert_nonnull (
    strstr (asked.body,
            "\342\201\2503\342\201\251 entries")); /* the person, the name, the course */
  g_assert_nonnull (strstr (asked.body, "cannot be undone"));
  g_assert_false (g_file_test (asked.path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (tillid_window_get_place (window), ==, "patient");

  asked.answer = TRUE;
  g_signal_emit_by_name (find_button (row), "clicked");
  tillid_test_wait (due_shows (dialog, "done_row") && !is_looking (dialog));
  tillid_dialogs_set_file_fake (NULL, NULL);
  tillid_dialogs_set_ask_fake (NULL, NULL);
  g_assert_null (find_due (due_group (dialog), "Salma"));
  g_assert_nonnull (find_due (due_group (dialog), "Farid"));
  g_assert_cmpstr (tillid_window_get_place (window), ==, "patients");
  g_assert_true (g_file_get_contents (asked.path, &text, NULL, NULL));
  g_assert_null (strstr (text, "Salma"));
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_strv_contains ((const char *const *) lines, "Entries: 3"));

  operation = tillid_due_group_print_new (TILLID_DUE_GROUP (due_group (dialog)));
  gtk_print_operation_set_export_filename (operation, pdf);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            NULL),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
  g_free (asked.path);
  g_free (asked.heading);
  g_free (asked.body);
}

/* Years in digits of any script; what cannot be read changes nothing; a record is held for a reason, and let go. */
static void
test_years_and_hold (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidEdit) edit = NULL;
  TillidKeeping after;
  gint64 patient = 0;
  GtkWindow *dialog = NULL;
  GtkWidget *row = NULL;

  edit = tillid_new_patient_edit (session, "Salma Nasir Abboud", &patient);
  g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
  tillid_window_open_patient (window, patient, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.keeping", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);

  tillid_test_wait (!is_looking (dialog));
  g_assert_true (due_shows (dialog, "empty_row"));
  row = find_row (GTK_WIDGET (child (dialog, "years_group")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "10");
  write_row (row, "ten");
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (child (dialog, "problem_label"))), "whole number"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "10");
  /* Arabic digits, as somebody types them. */
  write_row (row, "٢٠");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "20");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_cmpint (after.until, ==, tillid_day_add_months (after.last_entry, 20 * 12));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (child (dialog, "release_row"))));
  write_row (child (dialog, "reason_row"), "   ");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_false (after.held);
  write_row (child (dialog, "reason_row"), "A case is pending");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_true (after.held);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (child (dialog, "release_row"))));
  g_signal_emit_by_name (child (dialog, "release_button"), "clicked");
  g_assert_true (tillid_keeping_read (session, patient, &after, NULL));
  g_assert_false (after.held);
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/keeping-window/years-and-hold", test_years_and_hold);

  g_test_add_func ("/app/keeping-window/take-out", test_take_out);

  return g_test_run ();
}
