/* test-backups.c - the backups of a clinic in the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-backup-rota.h"
#include "tillid-backup.h"
#include "tillid-backups-window.h"
#include "tillid-dialogs.h"

#define PASSPHRASE "three blue boats"

static GFile *
answer_with (const TillidFileQuestion *question, gpointer data)
{
  g_assert_true (question->folder);
  return g_file_new_for_path (data);
}

static GObject *
child (GtkWindow *dialog, const char *name)
{
  return tillid_test_child (GTK_WIDGET (dialog), name);
}

static gboolean
shown (GtkWindow *dialog, const char *name)
{
  return gtk_widget_get_visible (GTK_WIDGET (child (dialog, name)));
}

static const char *
label (GtkWindow *dialog, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (child (dialog, name)));
}

static const char *
subtitle (GtkWindow *dialog, const char *name)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (child (dialog, name)));
}

static void
press (GtkWindow *dialog, const char *name)
{
  g_signal_emit_by_name (child (dialog, name), "clicked");
}

static guint
n_kept (GtkWindow *dialog)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (child (dialog, "kept_box")));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static char *
make_folder (void)
{
  g_autofree char *path = tillid_test_path ("x");

  return g_path_get_dirname (path);
}

static GtkWindow *
open_dialog (TillidWindow *window, TillidBackupKeeper *keeper)
{
  GtkWindow *dialog = tillid_backups_window_new (GTK_WINDOW (window), keeper);

  gtk_window_present (dialog);
  return dialog;
}

static void
wait_for_work (TillidBackupKeeper *keeper)
{
  tillid_test_wait (tillid_backup_keeper_get_work (keeper) == TILLID_BACKUP_WORK_NONE);
}

/* The menu has the window. */
static void
test_menu (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autoptr (GList) windows = NULL;
  GtkWindow *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_BACKUPS_WINDOW (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  g_assert_true (shown (dialog, "folder_button"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A folder is chosen: the first backup is made at once and brought back; a copy goes to another drive. */
static void
test_make (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autoptr (TillidBackupKeeper) keeper =
    tillid_backup_keeper_new (tillid_window_get_session (window));
  g_autofree char *folder = make_folder ();
  g_autofree char *drive = make_folder ();
  g_autoptr (GPtrArray) found = NULL;
  GtkWindow *dialog = open_dialog (window, keeper);

  g_assert_nonnull (strstr (subtitle (dialog, "folder_row"), "None was chosen yet"));
  g_assert_cmpstr (subtitle (dialog, "last_row"), ==, "None yet");
  g_assert_false (shown (dialog, "now_button"));
  g_assert_false (shown (dialog, "kept_box"));
  g_assert_nonnull (strstr (label (dialog, "disk_label"), "disk"));
  tillid_dialogs_set_file_fake (answer_with, folder);
  press (dialog, "folder_button");
  tillid_test_wait (n_kept (dialog) == 1);
  wait_for_work (keeper);
  g_assert_nonnull (strstr (subtitle (dialog, "folder_row"), folder));
  g_assert_nonnull (strstr (subtitle (dialog, "last_row"), "found sound"));
  g_assert_nonnull (strstr (subtitle (dialog, "rehearsal_row"), "came back whole"));

  tillid_dialogs_set_file_fake (answer_with, drive);
  press (dialog, "copy_button");
  tillid_test_wait (shown (dialog, "news_label"));
  g_assert_nonnull (strstr (label (dialog, "news_label"), "Everything was copied"));
  found = tillid_backup_list (drive, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (n_kept (dialog), ==, 2);
  tillid_dialogs_set_file_fake (NULL, NULL);
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two fields that must be the same; what is made afterwards is encrypted. A program that does not know the passphrase
 * makes nothing by itself, and says so. */
static void
test_encrypt (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidBackupKeeper) keeper = tillid_backup_keeper_new (session);
  g_autoptr (TillidBackupKeeper) later = NULL;
  g_autofree char *folder = make_folder ();
  g_autoptr (GPtrArray) found = NULL;
  GtkWindow *dialog = NULL;

  g_assert_true (tillid_backup_rota_set_folder (session, folder, NULL));
  dialog = open_dialog (window, keeper);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child (dialog, "encrypt_button"))));
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, "passphrase_row")), PASSPHRASE);
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, "again_row")), "three blue");
  g_assert_true (shown (dialog, "differ_label"));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child (dialog, "encrypt_button"))));
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, "again_row")), PASSPHRASE);
  g_assert_false (shown (dialog, "differ_label"));
  press (dialog, "encrypt_button");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (dialog, "passphrase_row"))), ==, "");
  g_assert_nonnull (strstr (label (dialog, "passphrase_label"), "we included"));
  press (dialog, "now_button");
  tillid_test_wait (n_kept (dialog) == 1);
  wait_for_work (keeper);
  found = tillid_backup_list (folder, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (((TillidBackup *) found->pdata[0])->is_encrypted);
  gtk_window_destroy (dialog);

  later = tillid_backup_keeper_new (session);
  g_assert_true (tillid_backup_keeper_needs_passphrase (later));
  dialog = open_dialog (window, later);
  press (dialog, "now_button");
  g_assert_nonnull (strstr (label (dialog, "problem_label"), "Type the passphrase"));
  press (dialog, "plain_button");
  g_assert_false (tillid_backup_keeper_needs_passphrase (later));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

static TillidBanner *
banner_of (TillidWindow *window)
{
  return tillid_patients_page_get_banner (
    tillid_shell_get_patients_page (tillid_window_get_shell (window)));
}

/* The drive is not connected: one sentence for everybody, which can be put away. */
static void
test_missing (void)
{
  TillidWindow *window = tillid_test_clinic ();
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidBackupKeeper) keeper = tillid_backup_keeper_new (session);
  g_autofree char *folder = make_folder ();
  GtkWindow *dialog = NULL;

  g_assert_true (tillid_backup_rota_set_folder (session, folder, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  tillid_backup_keeper_look (tillid_window_get_backups (window));
  g_assert_true (tillid_banner_is_shown (banner_of (window)));
  g_assert_nonnull (
    strstr (tillid_banner_get_title (banner_of (window)), "Is its drive connected"));
  g_signal_emit_by_name (banner_of (window), "button-clicked");
  tillid_backup_keeper_look (tillid_window_get_backups (window));
  g_assert_false (tillid_banner_is_shown (banner_of (window)));

  dialog = open_dialog (window, keeper);
  g_assert_nonnull (strstr (subtitle (dialog, "folder_row"), "not there now"));
  press (dialog, "now_button");
  tillid_test_wait (shown (dialog, "problem_label"));
  g_assert_nonnull (strstr (label (dialog, "problem_label"), "is not there"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_clinician (TillidSession *session, const char *name)
{
  TillidMember *draft =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (session));
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Member");
  g_autoptr (GError) error = NULL;

  tillid_set_text (&draft->name, name);
  tillid_set_text (&draft->roles, "clinician");
  tillid_edit_take (edit, tillid_record_seal (draft));
  tillid_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
}

/* Who may not make backups reads how they stand, and why there is nothing to press. */
static void
test_no_right (void)
{
  TillidWindow *window = tillid_test_window ();
  g_autofree char *path = tillid_test_path ("Test.tillid");
  g_autoptr (TillidSession) session =
    tillid_session_create (path, "Test", "Amina Berg", TILLID_SESSION_DIRECT, NULL);
  g_autoptr (TillidSession) later = NULL;
  g_autoptr (TillidBackupKeeper) keeper = NULL;
  GtkWindow *dialog = NULL;

  add_clinician (session, "Ida Holm");
  tillid_session_close (session);
  later = tillid_session_open (path, "Ida Holm", TILLID_SESSION_THREADS, NULL);
  g_assert_nonnull (later);
  keeper = tillid_backup_keeper_new (later);
  dialog = open_dialog (window, keeper);
  g_assert_nonnull (strstr (label (dialog, "refusal_label"), "Only an administrator"));
  g_assert_false (shown (dialog, "folder_button"));
  g_assert_false (shown (dialog, "now_button"));
  g_assert_false (shown (dialog, "copy_row"));
  g_assert_false (shown (dialog, "passphrase_box"));
  g_assert_cmpstr (subtitle (dialog, "last_row"), ==, "None yet");
  gtk_window_destroy (dialog);
  tillid_backup_keeper_stop (keeper);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/backups/menu", test_menu);
  g_test_add_func ("/app/backups/make", test_make);
  g_test_add_func ("/app/backups/encrypt", test_encrypt);
  g_test_add_func ("/app/backups/missing", test_missing);
  g_test_add_func ("/app/backups/no-right", test_no_right);

  return g_test_run ();
}
