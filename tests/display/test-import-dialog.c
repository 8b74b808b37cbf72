/* test-import-dialog.c - a file from elsewhere, in the window: progress, a summary, and back again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-dialogs.h"
#include "tillid-import-dialog.h"

/* Numbers in sentences are isolated. */
#define FOUR                                                                                       \
  "\u2068"                                                                                         \
  "4"                                                                                              \
  "\u2069"

/* One invented patient with three visits: counted by hand below. */
static const char small[] =
  "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/>"
  "<entry><fullUrl value=\"urn:uuid:p\"/><resource><Patient><id value=\"p\"/>"
  "<name><text value=\"Test Person\"/></name></Patient></resource></entry>"
  "<entry><fullUrl value=\"urn:uuid:v1\"/><resource><Encounter><id value=\"v1\"/>"
  "<status value=\"finished\"/><class><code value=\"AMB\"/></class>"
  "<subject><reference value=\"urn:uuid:p\"/></subject>"
  "<period><start value=\"2024-03-05\"/></period></Encounter></resource></entry>"
  "<entry><fullUrl value=\"urn:uuid:v2\"/><resource><Encounter><id value=\"v2\"/>"
  "<status value=\"finished\"/><class><code value=\"AMB\"/></class>"
  "<subject><reference value=\"urn:uuid:p\"/></subject>"
  "<period><start value=\"2024-04-05\"/></period></Encounter></resource></entry>"
  "<entry><fullUrl value=\"urn:uuid:v3\"/><resource><Encounter><id value=\"v3\"/>"
  "<status value=\"finished\"/><class><code value=\"AMB\"/></class>"
  "<subject><reference value=\"urn:uuid:p\"/></subject>"
  "<period><start value=\"2024-05-05\"/></period></Encounter></resource></entry>"
  "</Bundle>";

static char *
write_file (const char *text)
{
  g_autofree char *path = tillid_test_path ("in.xml");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_steal_pointer (&path);
}

static GFile *
answer_with (const TillidFileQuestion *question, gpointer data)
{
  return g_file_new_for_path (data);
}

static TillidImportDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_IMPORT_DIALOG (l->data))
      return l->data;
  return NULL;
}

static TillidImportDialog *
start (TillidWindow *window, const char *path)
{
  tillid_dialogs_set_file_fake (answer_with, (gpointer) path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import", NULL);
  tillid_test_wait (find_dialog () != NULL);
  tillid_dialogs_set_file_fake (NULL, NULL);
  return find_dialog ();
}

static guint
count_patients (TillidWindow *window)
{
  TillidPatientsModel *model = tillid_patients_page_get_model (
    tillid_shell_get_patients_page (tillid_window_get_shell (window)));

  tillid_patients_model_set_query (model, "person");
  tillid_test_wait (tillid_patients_model_is_settled (model));
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static const char *
text_of (TillidImportDialog *dialog, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (tillid_test_child (GTK_WIDGET (dialog), name)));
}

/* The rows of the list, as they read: "Patients: 1 Visits: 3 ". */
static char *
read_counts (TillidImportDialog *dialog)
{
  GtkListBox *box = GTK_LIST_BOX (tillid_test_child (GTK_WIDGET (dialog), "counts_box"));
  GString *text = g_string_new (NULL);
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    {
      GtkWidget *last = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (row)));
      GtkWidget *number = gtk_widget_get_first_child (last);

      g_string_append_printf (text, "%s: %s ",
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                              gtk_label_get_label (GTK_LABEL (number)));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_visible (TillidImportDialog *dialog, const char *name)
{
  return gtk_widget_get_visible (GTK_WIDGET (tillid_test_child (GTK_WIDGET (dialog), name)));
}

static void
press (TillidImportDialog *dialog, const char *name)
{
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (dialog), name), "clicked");
}

/* Imported, closed, undone by the toast, done again; and the same file a second time. */
static void
test_toast (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *path = write_file (small);
  TillidImportDialog *dialog = start (window, path);
  AdwToast *toast = NULL;
  g_autofree char *counts = NULL;

  tillid_test_wait (tillid_import_dialog_is_done (dialog));
  g_assert_cmpstr (text_of (dialog, "heading_label"), ==, "Imported");
  g_assert_cmpstr (text_of (dialog, "summary_label"), ==,
                   FOUR " entries of the file are in the clinic now.");
  counts = read_counts (dialog);
  g_assert_cmpstr (counts, ==, "Patients: 1 Visits: 3 ");
  g_assert_false (is_visible (dialog, "progress_bar"));
  g_assert_cmpuint (count_patients (window), ==, 1);

  g_assert_null (tillid_window_get_toast (window)); /* its seconds do not run behind the dialog */
  press (dialog, "button");
  toast = tillid_window_get_toast (window);
  g_assert_nonnull (toast);
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "File imported");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-edit", "x",
                              g_variant_get_int64 (adw_toast_get_action_target_value (toast)));
  tillid_test_wait (count_patients (window) == 0);
  tillid_test_wait (g_strcmp0 (adw_toast_get_title (tillid_window_get_toast (window)),
                               "Undone: File imported") == 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  tillid_test_wait (count_patients (window) == 1);

  dialog = start (window, path);
  tillid_test_wait (tillid_import_dialog_is_done (dialog));
  g_assert_cmpstr (text_of (dialog, "summary_label"), ==,
                   FOUR " entries of the file are here already. Nothing was changed.");
  g_assert_false (is_visible (dialog, "undo_button"));
  press (dialog, "button");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The button in the dialog does the same. */
static void
test_undo_in_dialog (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *path = write_file (small);
  TillidImportDialog *dialog = start (window, path);

  tillid_test_wait (tillid_import_dialog_is_done (dialog));
  g_assert_true (is_visible (dialog, "undo_button"));
  press (dialog, "undo_button");
  g_assert_null (find_dialog ());
  tillid_test_wait (count_patients (window) == 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One sentence with the place, and a clinic as before. */
static void
test_bad_file (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *path =
    write_file ("<Bundle xmlns=\"http://hl7.org/fhir\">\n<type value=\"collection\"/>\n<entry>");
  TillidImportDialog *dialog = start (window, path);

  tillid_test_wait (tillid_import_dialog_is_done (dialog));
  g_assert_cmpstr (text_of (dialog, "heading_label"), ==, "Nothing was imported");
  g_assert_nonnull (strstr (tillid_import_dialog_get_text (dialog), "line 3"));
  g_assert_false (is_visible (dialog, "undo_button"));
  press (dialog, "button");
  g_assert_null (tillid_window_get_toast (window));
  g_assert_cmpuint (count_patients (window), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A large file: the bar moves, and closing stops it with nothing in the clinic. */
static void
test_cancel (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *path = NULL;
  TillidImportDialog *dialog = NULL;

  g_string_append_len (xml, small, (gssize) strlen (small) - (gssize) strlen ("</Bundle>"));
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (
      xml,
      "<entry><fullUrl value=\"urn:uuid:w%d\"/><resource><Encounter><id value=\"w%d\"/>"
      "<status value=\"finished\"/><subject><reference value=\"urn:uuid:p\"/></subject>"
      "<period><start value=\"2023-01-05\"/></period></Encounter></resource></entry>\n",
      i, i);
  g_string_append (xml, "</Bundle>");
  path = write_file (xml->str);
  dialog = start (window, path);
  tillid_test_wait (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (
                      tillid_test_child (GTK_WIDGET (dialog), "progress_bar"))) > 0);
  g_assert_false (tillid_import_dialog_is_done (dialog));
  press (dialog, "button");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  tillid_test_wait (find_dialog () == NULL);
  g_assert_cmpuint (count_patients (window), ==, 0);
  g_assert_null (tillid_window_get_toast (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/import-dialog/toast", test_toast);
  g_test_add_func ("/app/import-dialog/undo-in-dialog", test_undo_in_dialog);
  g_test_add_func ("/app/import-dialog/bad-file", test_bad_file);
  g_test_add_func ("/app/import-dialog/cancel", test_cancel);

  return g_test_run ();
}
