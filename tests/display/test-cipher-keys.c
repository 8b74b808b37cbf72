/* test-cipher-keys.c - encrypted clinics in the window: colleagues, the recovery key, restoring
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Argon2id of the slots is made cheap; what it costs is no matter of these tests. */
#include "config.h"

#include <string.h>

#include "test-cipher-clinic.h"
#include "test-clinic.h"
#include "test-support.h"
#include "tillid-account.h"
#include "tillid-backup.h"
#include "tillid-backups-window.h"
#include "tillid-key-slots-private.h"
#include "tillid-lock-page.h"
#include "tillid-restore-dialog.h"

/* --- colleagues --- */

static gint64
add_colleague (TillidSession *session, const char *name)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  g_autoptr (GError) error = NULL;
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (session));
  const gint64 id = member->record.id;

  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, "clinician");
  tillid_edit_take (edit, tillid_record_seal (member));
  tillid_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_password (TillidWindow *window, gint64 member, const char *password)
{
  g_autoptr (GError) error = NULL;

  tillid_account_set_password (tillid_cipher_session (window), member, PASSWORD, password, &error);
  g_assert_no_error (error);
}

static void
unlock (TillidWindow *window, gint64 member, const char *password)
{
  TillidLockPage *page = NULL;

  g_assert_true (TILLID_IS_LOCK_PAGE (tillid_cipher_content (window)));
  page = TILLID_LOCK_PAGE (tillid_cipher_content (window));
  tillid_lock_page_choose (page, member);
  tillid_cipher_type (page, "entry", password);
  g_signal_emit_by_name (tillid_cipher_child (page, "entry"), "activate");
  tillid_test_wait (!tillid_window_is_locked (window) ||
                    gtk_editable_get_editable (GTK_EDITABLE (tillid_cipher_child (page, "entry"))));
}

/* Each has a password of one's own: at the lock, and at the closed file. Who has none any more, or has left, has no slot. */
static void
test_colleagues (void)
{
  TillidWindow *window = NULL;
  g_autofree char *path = NULL;
  gint64 owner, id;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, NULL);
  window = tillid_cipher_open_clinic (path);
  owner = tillid_session_get_member (tillid_cipher_session (window))->record.id;
  id = add_colleague (tillid_cipher_session (window), "Bo Lund");
  g_assert_cmpuint (tillid_key_slots_count_others (path, owner), ==, 0);
  set_password (window, id, OTHER_PASSWORD);
  g_assert_cmpuint (tillid_key_slots_count_others (path, owner), ==, 1);

  g_action_group_activate_action (G_ACTION_GROUP (tillid_test_application ()), "lock", NULL);
  unlock (window, id, PASSWORD);
  g_assert_true (tillid_window_is_locked (window));
  unlock (window, id, OTHER_PASSWORD);
  g_assert_false (tillid_window_is_locked (window));
  g_assert_cmpstr (tillid_session_get_member (tillid_cipher_session (window))->name, ==, "Bo Lund");
  gtk_window_destroy (GTK_WINDOW (window));

  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  tillid_cipher_enter (window, "Bo Lund", OTHER_PASSWORD);
  g_assert_nonnull (tillid_cipher_session (window));
  gtk_window_destroy (GTK_WINDOW (window));

  window = tillid_cipher_open_clinic (path);
  set_password (window, id, NULL);
  g_assert_cmpuint (tillid_key_slots_count_others (path, owner), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  tillid_cipher_enter (window, "Bo Lund", OTHER_PASSWORD);
  g_assert_null (tillid_cipher_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- backups --- */

/* What protects the file is said; the key is shown and made anew by whoever looks after passwords, and by nobody else. */
static void
test_new_key (void)
{
  TillidWindow *window = NULL;
  GtkWidget *backups = NULL;
  TillidRecoveryWindow *shown = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) next = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char *recovery = NULL, *now = NULL;
  GdkClipboard *clipboard = NULL;
  GValue value = G_VALUE_INIT;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, &recovery);
  window = tillid_cipher_open_clinic (path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  backups = tillid_cipher_find_window (TILLID_TYPE_BACKUPS_WINDOW);
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (tillid_cipher_child (backups, "disk_label"))),
            "the file is encrypted (SQLCipher)"));
  g_assert_true (gtk_widget_get_visible (tillid_cipher_child (backups, "key_box")));
  tillid_cipher_press (backups, "new_key_button");
  shown = tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW);
  g_assert_nonnull (shown);

  /* What is shown is not the key that holds. */
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_signal_emit_by_name (gtk_widget_get_first_child (
                           gtk_widget_get_parent (tillid_cipher_child (shown, "next_button"))),
                         "clicked");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error));
  g_string_assign (next, g_value_get_string (&value));
  g_value_unset (&value);
  g_assert_cmpstr (next->str, !=, recovery);

  tillid_cipher_press (shown, "next_button");
  tillid_cipher_type_group (shown, next->str, tillid_recovery_window_get_asked (shown));
  tillid_cipher_press (shown, "done_button");
  g_assert_null (tillid_cipher_session (window));
  g_assert_false (
    gtk_widget_get_visible (tillid_cipher_child (tillid_cipher_key_page (window), "list_box")));
  tillid_test_wait (tillid_cipher_session (window) != NULL);
  tillid_cipher_assert_is_open (window, OWNER);
  now = tillid_cipher_recovery (tillid_cipher_session (window));
  g_assert_cmpstr (now, ==, next->str);
  tillid_secret_free (now);
  tillid_secret_free (recovery);
  gtk_window_destroy (GTK_WINDOW (window));
  window = tillid_cipher_open_clinic (path); /* the password stays */
  gtk_window_destroy (GTK_WINDOW (window));
}

/* While another window has the clinic open it keeps its key, and both go on. */
static void
test_new_key_busy (void)
{
  TillidWindow *window = NULL;
  g_autoptr (TillidSession) other = NULL;
  TillidRecoveryWindow *shown = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery = NULL, *now = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, &recovery);
  window = tillid_cipher_open_clinic (path);
  other = tillid_session_open_with_password (path, OWNER, PASSWORD, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-recovery-key", NULL);
  shown = tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW);
  g_signal_emit_by_name (shown, "kept");
  gtk_window_destroy (GTK_WINDOW (shown));
  tillid_test_wait (tillid_cipher_session (window) != NULL);
  now = tillid_cipher_recovery (tillid_cipher_session (window));
  g_assert_cmpstr (now, ==, recovery);
  tillid_cipher_assert_is_open (window, OWNER);
  tillid_session_close (other);
  tillid_secret_free (now);
  tillid_secret_free (recovery);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who does not look after passwords sees how the file is protected, and no key. */
static void
test_key_is_for_administrators (void)
{
  TillidWindow *window = NULL;
  GtkWidget *backups = NULL;
  g_autofree char *path = NULL;
  gint64 id;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, NULL);
  window = tillid_cipher_open_clinic (path);
  id = add_colleague (tillid_cipher_session (window), "Bo Lund");
  set_password (window, id, OTHER_PASSWORD);
  g_action_group_activate_action (G_ACTION_GROUP (tillid_test_application ()), "lock", NULL);
  unlock (window, id, OTHER_PASSWORD);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.recovery-key", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-recovery-key", NULL);
  g_assert_null (tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  backups = tillid_cipher_find_window (TILLID_TYPE_BACKUPS_WINDOW);
  g_assert_false (gtk_widget_get_visible (tillid_cipher_child (backups, "key_box")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
make_backup (const char *clinic, const char *recovery, const char *name, const char *passphrase)
{
  g_autofree char *path = tillid_test_path (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open_with_recovery_key (clinic, NULL, recovery, TILLID_SESSION_DIRECT, &error);
  g_autoptr (TillidScope) scope = NULL;

  g_assert_no_error (error);
  scope = tillid_session_open_system (session);
  tillid_backup_make (tillid_session_get_db (session), scope, path, passphrase, 1773135480000, NULL,
                      NULL, NULL, &error);
  g_assert_no_error (error);
  tillid_session_close (session);
  return g_steal_pointer (&path);
}

static void
restore_into (TillidWindow *window,
              const char *backup,
              const char *passphrase,
              const char *recovery)
{
  TillidRestoreDialog *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-file", "s", backup);
  dialog = tillid_cipher_find_window (TILLID_TYPE_RESTORE_DIALOG);
  if (passphrase != NULL)
    {
      /* Behind the passphrase nobody sees that a key is needed as well. */
      g_assert_false (gtk_widget_get_visible (tillid_cipher_child (dialog, "recovery_row")));
      tillid_cipher_type (dialog, "passphrase_row", passphrase);
      tillid_cipher_press (dialog, "restore_button");
      tillid_test_wait (gtk_widget_get_visible (tillid_cipher_child (dialog, "recovery_row")) &&
                        *tillid_restore_dialog_get_problem (dialog) != '\0');
      g_assert_nonnull (
        strstr (tillid_restore_dialog_get_problem (dialog), "backup of an encrypted clinic"));
    }
  g_assert_true (gtk_widget_get_visible (tillid_cipher_child (dialog, "recovery_row")));
  g_assert_false (gtk_widget_get_sensitive (tillid_cipher_child (dialog, "restore_button")));
  tillid_cipher_type (dialog, "recovery_row", "ABCD");
  tillid_cipher_press (dialog, "restore_button");
  g_assert_nonnull (strstr (tillid_restore_dialog_get_problem (dialog), "14 groups"));
  tillid_cipher_type (dialog, "recovery_row", recovery);
  tillid_cipher_press (dialog, "restore_button");
  tillid_test_wait (tillid_cipher_session (window) != NULL);
  tillid_cipher_assert_is_open (window, OWNER);
}

/* A backup of an encrypted clinic, with and without a passphrase: the recovery key opens it, and then the new clinic. */
static void
test_restore (void)
{
  static const char *const passphrases[] = { NULL, "six slow snails" };
  g_autofree char *path = NULL;
  char *recovery = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, &recovery);
  for (guint i = 0; i < G_N_ELEMENTS (passphrases); i++)
    {
      g_autofree char *backup =
        make_backup (path, recovery, i == 0 ? "Monday.tillid" : "Monday.tillidbackup",
                     passphrases[i]);
      TillidWindow *window = tillid_test_window ();

      restore_into (window, backup, passphrases[i], recovery);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  tillid_secret_free (recovery);
}

static TillidWindow *
other_window (TillidWindow *window)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (tillid_test_application ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_WINDOW (l->data) && l->data != window)
      return l->data;
  return NULL;
}

/* While the clinic is open nothing is typed: the new file has its key and its passwords. */
static void
test_restore_with_open_clinic (void)
{
  TillidWindow *window = NULL, *other = NULL;
  TillidRestoreDialog *dialog = NULL;
  g_autofree char *path = NULL;
  g_autofree char *backup = NULL;
  char *recovery = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, &recovery);
  backup = make_backup (path, recovery, "Monday.tillid", NULL);
  window = tillid_cipher_open_clinic (path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-file", "s", backup);
  dialog = tillid_cipher_find_window (TILLID_TYPE_RESTORE_DIALOG);
  g_assert_false (gtk_widget_get_visible (tillid_cipher_child (dialog, "recovery_row")));
  tillid_cipher_press (dialog, "restore_button");
  tillid_test_wait (other_window (window) != NULL);
  other = other_window (window);
  tillid_cipher_enter (other, OWNER, PASSWORD);
  tillid_cipher_assert_is_open (other, OWNER);
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (window));
  tillid_secret_free (recovery);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("tillid-home-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  tillid_test_init (&argc, &argv);
  tillid_key_cost = (TillidKeyCost){ crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN };

  g_test_add_func ("/app/cipher/colleagues", test_colleagues);
  g_test_add_func ("/app/cipher/new-key", test_new_key);
  g_test_add_func ("/app/cipher/new-key-busy", test_new_key_busy);
  g_test_add_func ("/app/cipher/key-is-for-administrators", test_key_is_for_administrators);
  g_test_add_func ("/app/cipher/restore", test_restore);
  g_test_add_func ("/app/cipher/restore-with-open-clinic", test_restore_with_open_clinic);

  return g_test_run ();
}
