/* test-clinics.c - opening, restoring and leaving a clinic in the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-clinic.h"
#include "test-first-run.h"
#include "test-support.h"
#include "tillid-backup.h"
#include "tillid-dialogs.h"
#include "tillid-new-patient.h"
#include "tillid-restore-dialog.h"
#include "tillid-store-error.h"

#define PASSPHRASE "three blue boats"
#define PATIENT "Salma Nasir Abboud"

static GFile *
answer_with (const TillidFileQuestion *question, gpointer data)
{
  return g_file_new_for_path (data);
}

/* A clinic with one patient, closed. */
static void
make_clinic (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_create (path, "Test", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_autoptr (TillidEdit) edit = NULL;
  gint64 patient = 0;

  g_assert_no_error (error);
  edit = tillid_new_patient_edit (session, PATIENT, &patient);
  g_assert_true (tillid_session_apply (session, edit, NULL, &error));
  g_assert_no_error (error);
  tillid_session_close (session);
}

static char *
make_backup (const char *clinic, const char *name, const char *passphrase)
{
  g_autofree char *path = tillid_test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open (clinic, NULL, TILLID_SESSION_DIRECT, &error);
  g_autoptr (TillidScope) scope = NULL;

  g_assert_no_error (error);
  scope = tillid_session_open_system (session);
  tillid_backup_make (tillid_session_get_db (session), scope, path, passphrase, 1773135480000, NULL,
                      NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* The header stays, so that it is a clinic; what follows is no database any more. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 100, 0xff, 4096 - 100);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
assert_same_bytes (const char *path, GBytes *expected)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, length, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static TillidFirstRunRow *
open_row (TillidWindow *window)
{
  return tillid_first_run_page_get_row (TILLID_FIRST_RUN_PAGE (adw_application_window_get_content (
                                          ADW_APPLICATION_WINDOW (window))),
                                        TILLID_FIRST_RUN_OPEN);
}

static TillidRestoreDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_RESTORE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
press_restore (TillidRestoreDialog *dialog)
{
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (dialog), "restore_button"), "clicked");
}

static void
assert_is_restored (TillidWindow *window, const char *path)
{
  TillidPatientsModel *model = NULL;
  g_autofree char *real = g_canonicalize_filename (path, NULL);

  tillid_test_wait (tillid_window_get_session (window) != NULL);
  g_assert_cmpstr (tillid_session_get_path (tillid_window_get_session (window)), ==, real);
  model = tillid_patients_page_get_model (
    tillid_shell_get_patients_page (tillid_window_get_shell (window)));
  tillid_patients_model_set_query (model, "salma");
  tillid_test_wait (tillid_patients_model_is_settled (model) &&
                    g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
}

/* A damaged clinic: the sentence has a button, the button leads to a new file, and the damaged one stays. */
static void
test_restore (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *clinic = tillid_test_path ("Odense.tillid");
  g_autofree char *backup = NULL;
  g_autofree char *dest = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *folder = g_path_get_dirname (clinic);
  g_autoptr (GBytes) before = NULL;
  TillidRestoreDialog *dialog = NULL;

  make_clinic (clinic);
  backup = make_backup (clinic, "Monday.tillid", NULL);
  damage (clinic);
  before = read_bytes (clinic);

  g_assert_false (tillid_window_open_file (window, clinic, FALSE));
  g_assert_nonnull (strstr (tillid_first_run_row_get_problem (open_row (window)), "is damaged"));
  assert_button (open_row (window), 0, "Re_store a backup…");
  assert_button (open_row (window), 1, "Choose _another file…");
  assert_button (open_row (window), 2, NULL);

  tillid_dialogs_set_file_fake (answer_with, backup);
  press (open_row (window), 0);
  tillid_test_wait (find_dialog () != NULL);
  tillid_dialogs_set_file_fake (NULL, NULL);
  dialog = find_dialog ();
  /* Beside the clinic it stands for, not on the disk with the backups. */
  expected = g_build_filename (folder, "Monday restored.tillid", NULL);
  dest = g_strdup (tillid_restore_dialog_get_dest (dialog));
  g_assert_cmpstr (dest, ==, expected);
  g_assert_false (gtk_widget_get_visible (
    GTK_WIDGET (tillid_test_child (GTK_WIDGET (dialog), "passphrase_row"))));
  press_restore (dialog);
  assert_is_restored (window, dest);
  assert_same_bytes (clinic, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An encrypted backup that was taken for a clinic says what it is and asks for its passphrase. */
static void
test_restore_encrypted (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *clinic = tillid_test_path ("Odense.tillid");
  g_autofree char *backup = NULL;
  g_autofree char *dest = NULL;
  TillidRestoreDialog *dialog = NULL;
  GObject *passphrase = NULL;

  make_clinic (clinic);
  backup = make_backup (clinic, "Monday.tillidbackup", PASSPHRASE);
  g_assert_false (tillid_window_open_file (window, backup, FALSE));
  g_assert_nonnull (
    strstr (tillid_first_run_row_get_problem (open_row (window)), "an encrypted backup"));
  assert_button (open_row (window), 0, "Re_store this backup…");
  press (open_row (window), 0);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  dest = g_strdup (tillid_restore_dialog_get_dest (dialog));
  passphrase = tillid_test_child (GTK_WIDGET (dialog), "passphrase_row");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (passphrase)));
  g_assert_false (gtk_widget_get_sensitive (
    GTK_WIDGET (tillid_test_child (GTK_WIDGET (dialog), "restore_button"))));

  gtk_editable_set_text (GTK_EDITABLE (passphrase), "three green boats");
  press_restore (dialog);
  tillid_test_wait (*tillid_restore_dialog_get_problem (dialog) != '\0');
  g_assert_nonnull (strstr (tillid_restore_dialog_get_problem (dialog), "passphrase"));
  g_assert_false (g_file_test (dest, G_FILE_TEST_EXISTS));

  gtk_editable_set_text (GTK_EDITABLE (passphrase), PASSPHRASE);
  g_assert_cmpstr (tillid_restore_dialog_get_problem (dialog), ==, "");
  press_restore (dialog);
  assert_is_restored (window, dest);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file that came to the same place meanwhile stays what it is. */
static void
test_restore_never_overwrites (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *clinic = tillid_test_path ("Odense.tillid");
  g_autofree char *backup = NULL;
  g_autofree char *dest = NULL;
  g_autoptr (GBytes) letter = g_bytes_new_static ("a letter", 8);
  TillidRestoreDialog *dialog = NULL;

  make_clinic (clinic);
  backup = make_backup (clinic, "Monday.tillid", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-file", "s", backup);
  dialog = find_dialog ();
  dest = g_strdup (tillid_restore_dialog_get_dest (dialog));
  g_assert_true (g_file_set_contents (dest, "a letter", 8, NULL));
  press_restore (dialog);
  tillid_test_wait (*tillid_restore_dialog_get_problem (dialog) != '\0');
  g_assert_nonnull (strstr (tillid_restore_dialog_get_problem (dialog), "left as it is"));
  assert_same_bytes (dest, letter);
  g_assert_null (tillid_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* The next proposal is another name. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-file", "s", backup);
  dialog = find_dialog ();
  g_assert_true (
    g_str_has_suffix (tillid_restore_dialog_get_dest (dialog), "/Monday restored 2.tillid"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Closing the window while it works leaves nothing behind. */
static void
test_restore_cancel (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *clinic = tillid_test_path ("Odense.tillid");
  g_autofree char *backup = NULL;
  g_autofree char *folder = NULL;
  TillidRestoreDialog *dialog = NULL;
  gpointer gone = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  make_clinic (clinic);
  backup = make_backup (clinic, "Monday.tillidbackup", PASSPHRASE);
  folder = g_path_get_dirname (backup);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-file", "s", backup);
  dialog = find_dialog ();
  gtk_editable_set_text (GTK_EDITABLE (tillid_test_child (GTK_WIDGET (dialog), "passphrase_row")),
                         PASSPHRASE);
  press_restore (dialog);
  gone = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_close (GTK_WINDOW (dialog));
  tillid_test_wait (gone == NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1); /* the backup */
  g_assert_null (tillid_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_version (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_db_open (path, TILLID_DB_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (tillid_db_exec (db, sql, &error));
  tillid_db_close (db);
}

/* Each kind of file has its own sentence and its own way out. */
static void
test_ways_out (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *newer = tillid_test_path ("newer.tillid");
  g_autofree char *letter = tillid_test_path ("letter.tillid");
  g_autofree char *missing = tillid_test_path ("missing.tillid");
  g_autoptr (GError) network = NULL;

  make_clinic (newer);
  set_version (newer, "PRAGMA user_version = 99");
  g_assert_false (tillid_window_open_file (window, newer, FALSE));
  g_assert_nonnull (strstr (tillid_first_run_row_get_problem (open_row (window)), "newer version"));
  assert_button (open_row (window), 0, "Re_store a backup…");
  assert_button (open_row (window), 1, "Choose _another file…");

  g_assert_true (g_file_set_contents (letter, "a letter, and no clinic", -1, NULL));
  g_assert_false (tillid_window_open_file (window, letter, FALSE));
  g_assert_cmpstr (tillid_first_run_row_get_problem (open_row (window)), ==,
                   "The file is not a Tillid clinic.");
  assert_button (open_row (window), 0, "Choose _another file…");
  assert_button (open_row (window), 1, NULL);

  g_assert_false (tillid_window_open_file (window, missing, FALSE));
  assert_button (open_row (window), 0, "Re_store a backup…");

  g_set_error_literal (&network, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NETWORK, "On a network.");
  tillid_first_run_page_show_problem (TILLID_FIRST_RUN_PAGE (adw_application_window_get_content (
                                        ADW_APPLICATION_WINDOW (window))),
                                      TILLID_FIRST_RUN_OPEN, missing, network, FALSE);
  assert_button (open_row (window), 0, "Choose _another file…");
  assert_button (open_row (window), 1, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A window that was to begin with a clinic, and cannot: it begins with the reason. */
static void
test_begin_with_file (void)
{
  GtkApplication *application = GTK_APPLICATION (tillid_test_application ());
  GSettings *settings = tillid_application_get_settings (tillid_test_application ());
  g_autofree char *letter = tillid_test_path ("letter.tillid");
  g_autofree char *clinic = tillid_test_path ("clinic.tillid");
  TillidWindow *window;

  g_assert_true (g_file_set_contents (letter, "a letter, and no clinic", -1, NULL));
  window = tillid_window_new_with_file (application, settings, letter);
  tillid_test_show (GTK_WIDGET (window), 1440, 900);
  g_assert_cmpstr (tillid_first_run_row_get_problem (open_row (window)), ==,
                   "The file is not a Tillid clinic.");
  gtk_window_destroy (GTK_WINDOW (window));

  make_clinic (clinic);
  window = tillid_window_new_with_file (application, settings, clinic);
  tillid_test_show (GTK_WIDGET (window), 1440, 900);
  g_assert_nonnull (tillid_window_get_shell (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another program is writing: reading is offered, and trying again works as soon as that program is done. */
static void
test_in_use (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *clinic = tillid_test_path ("Odense.tillid");
  g_autoptr (GError) busy = NULL;

  make_clinic (clinic);
  g_set_error_literal (&busy, TILLID_STORE_ERROR, TILLID_STORE_ERROR_BUSY, "In use.");
  tillid_first_run_page_show_problem (TILLID_FIRST_RUN_PAGE (adw_application_window_get_content (
                                        ADW_APPLICATION_WINDOW (window))),
                                      TILLID_FIRST_RUN_OPEN, clinic, busy, TRUE);
  assert_button (open_row (window), 0, "_Try again");
  assert_button (open_row (window), 1, "Open _read only");
  press (open_row (window), 1);
  g_assert_nonnull (tillid_window_get_session (window));
  g_assert_true (tillid_session_is_read_only (tillid_window_get_session (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  gboolean answer;
  guint n_asked;
  char *body; /* (owned) */
} Asked;

static gboolean
answer_cb (const char *heading, const char *body, gpointer data)
{
  Asked *asked = data;

  asked->n_asked++;
  g_free (asked->body);
  asked->body = g_strdup (body);
  return asked->answer;
}

/* Leaving a clinic is one of the few questions. */
static void
test_leave (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GSettings *settings = tillid_application_get_settings (tillid_test_application ());
  g_autofree char *path = g_strdup (tillid_session_get_path (tillid_window_get_session (window)));
  g_autofree char *stayed = NULL;
  g_autofree char *left = NULL;
  Asked asked = { FALSE, 0, NULL };

  g_settings_set_string (settings, "last-clinic", path);
  tillid_dialogs_set_ask_fake (answer_cb, &asked);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-clinic", NULL);
  tillid_test_settle ();
  stayed = g_settings_get_string (settings, "last-clinic");
  g_assert_cmpstr (stayed, ==, path);
  g_assert_cmpuint (asked.n_asked, ==, 1);
  g_assert_nonnull (strstr (asked.body, "Everything is saved"));
  g_assert_nonnull (tillid_window_get_session (window));

  asked.answer = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-clinic", NULL);
  tillid_test_wait (tillid_window_get_session (window) == NULL);
  g_assert_true (TILLID_IS_FIRST_RUN_PAGE (
    adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))));
  /* The next start asks again which clinic. */
  left = g_settings_get_string (settings, "last-clinic");
  g_assert_cmpstr (left, ==, "");
  tillid_dialogs_set_ask_fake (NULL, NULL);
  g_free (asked.body);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Closing asks when something could not be written, and only then. */
static void
test_close_unsaved (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  Asked asked = { FALSE, 0, NULL };
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  tillid_dialogs_set_ask_fake (answer_cb, &asked);
  /* The table of drafts is gone from under the program: every draft fails. */
  set_version (tillid_session_get_path (session), "ALTER TABLE draft RENAME TO elsewhere");
  tillid_session_put_draft (session, "patients/new-name", "Letebr");
  tillid_test_wait (tillid_session_get_save_state (session) == TILLID_SAVE_FAILED);
  gtk_window_close (GTK_WINDOW (window));
  tillid_test_settle ();
  g_assert_cmpuint (asked.n_asked, ==, 1);
  g_assert_nonnull (strstr (asked.body, "Not saved: "));
  g_assert_nonnull (gone);

  asked.answer = TRUE;
  gtk_window_close (GTK_WINDOW (window));
  tillid_test_wait (gone == NULL);
  tillid_dialogs_set_ask_fake (NULL, NULL);
  g_free (asked.body);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/clinics/restore", test_restore);
  g_test_add_func ("/app/clinics/restore-encrypted", test_restore_encrypted);
  g_test_add_func ("/app/clinics/restore-never-overwrites", test_restore_never_overwrites);
  g_test_add_func ("/app/clinics/restore-cancel", test_restore_cancel);
  g_test_add_func ("/app/clinics/ways-out", test_ways_out);
  g_test_add_func ("/app/clinics/begin-with-file", test_begin_with_file);
  g_test_add_func ("/app/clinics/in-use", test_in_use);
  g_test_add_func ("/app/clinics/leave", test_leave);
  g_test_add_func ("/app/clinics/close-unsaved", test_close_unsaved);

  return g_test_run ();
}
