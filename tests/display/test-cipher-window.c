/* test-cipher-window.c - encrypted clinics in the window: making one and coming in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Argon2id of the slots is made cheap; what it costs is no matter of these tests. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "test-cipher-clinic.h"
#include "test-clinic.h"
#include "test-support.h"
#include "tillid-dialogs.h"
#include "tillid-first-run-page.h"
#include "tillid-key-slots-private.h"
#include "tillid-new-clinic-dialog.h"
#include "tillid-password-dialog.h"

/* --- making one --- */

static GFile *
answer_with (const TillidFileQuestion *question, gpointer data)
{
  return g_file_new_for_path (data);
}

static TillidNewClinicDialog *
ask_for_new (TillidWindow *window, const char *path)
{
  tillid_dialogs_set_file_fake (answer_with, (gpointer) path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.create-clinic", NULL);
  tillid_test_wait (tillid_cipher_find_window (TILLID_TYPE_NEW_CLINIC_DIALOG) != NULL);
  tillid_dialogs_set_file_fake (NULL, NULL);
  return tillid_cipher_find_window (TILLID_TYPE_NEW_CLINIC_DIALOG);
}

/* Encryption is on; too short and unequal passwords have a sentence; then the key is shown, and one group asked for. */
static void
test_create (void)
{
  TillidWindow *window = NULL;
  TillidNewClinicDialog *dialog = NULL;
  TillidRecoveryWindow *shown = NULL;
  g_autofree char *path = NULL;
  char *recovery = NULL;

  if (tillid_cipher_skips ())
    return;
  window = tillid_test_window ();
  path = tillid_test_path ("Klinik.tillid");
  dialog = ask_for_new (window, path);
  g_assert_true (
    gtk_switch_get_active (GTK_SWITCH (tillid_cipher_child (dialog, "encrypt_switch"))));
  tillid_cipher_type (dialog, "owner_row", OWNER);
  g_assert_false (gtk_widget_get_sensitive (tillid_cipher_child (dialog, "create_button")));
  tillid_cipher_type (dialog, "new_row", PASSWORD);
  tillid_cipher_type (dialog, "again_row", OTHER_PASSWORD);
  tillid_cipher_press (dialog, "create_button");
  g_assert_cmpstr (tillid_new_clinic_dialog_get_problem (dialog), ==, "The two are not the same.");
  tillid_cipher_type (dialog, "new_row", "boat");
  tillid_cipher_type (dialog, "again_row", "boat");
  tillid_cipher_press (dialog, "create_button");
  tillid_test_wait (*tillid_new_clinic_dialog_get_problem (dialog) != '\0');
  g_assert_nonnull (
    strstr (tillid_new_clinic_dialog_get_problem (dialog), "A password has at least"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  tillid_cipher_type (dialog, "new_row", PASSWORD);
  tillid_cipher_type (dialog, "again_row", PASSWORD);
  tillid_cipher_press (dialog, "create_button");
  /* While it is being made it cannot be closed. */
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  tillid_test_wait (tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW) != NULL);
  g_assert_cmpstr (tillid_session_get_member (tillid_cipher_session (window))->name, ==, OWNER);
  g_assert_true (tillid_session_is_encrypted (tillid_cipher_session (window)));
  g_assert_false (tillid_session_is_recovered (tillid_cipher_session (window)));

  shown = tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW);
  recovery = tillid_cipher_recovery (tillid_cipher_session (window));
  tillid_cipher_press (shown, "next_button");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (tillid_cipher_child (shown, "stack"))),
                   ==, "check");
  g_assert_false (gtk_widget_get_sensitive (tillid_cipher_child (shown, "done_button")));
  tillid_cipher_type_group (shown, recovery, (tillid_recovery_window_get_asked (shown) + 1) % 14);
  tillid_cipher_press (shown, "done_button");
  g_assert_true (gtk_widget_get_visible (tillid_cipher_child (shown, "problem_label")));
  tillid_cipher_type_group (shown, recovery, tillid_recovery_window_get_asked (shown));
  g_assert_false (gtk_widget_get_visible (tillid_cipher_child (shown, "problem_label")));
  tillid_cipher_press (shown, "done_button");
  tillid_test_wait (tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW) == NULL);
  tillid_secret_free (recovery);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Asking is no duty: it may wait. The key that was copied leaves the clipboard when the clinic is locked. */
static void
test_later_and_clipboard (void)
{
  TillidWindow *window = NULL;
  TillidRecoveryWindow *shown = NULL;
  GdkClipboard *clipboard = NULL;
  g_autofree char *path = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, NULL);
  window = tillid_cipher_open_clinic (path);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.recovery-key", NULL);
  shown = tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW);
  g_assert_nonnull (shown);
  g_signal_emit_by_name (gtk_widget_get_first_child (
                           gtk_widget_get_parent (tillid_cipher_child (shown, "next_button"))),
                         "clicked");
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  g_action_group_activate_action (G_ACTION_GROUP (tillid_test_application ()), "lock", NULL);
  g_assert_null (tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW));
  g_assert_null (gdk_clipboard_get_content (clipboard));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* With the switch off it is the clinic it was before: nothing else is asked. */
static void
test_create_plain (void)
{
  TillidWindow *window = NULL;
  TillidNewClinicDialog *dialog = NULL;
  g_autofree char *path = NULL;

  if (tillid_cipher_skips ())
    return;
  window = tillid_test_window ();
  path = tillid_test_path ("Klinik.tillid");
  dialog = ask_for_new (window, path);
  gtk_switch_set_active (GTK_SWITCH (tillid_cipher_child (dialog, "encrypt_switch")), FALSE);
  g_assert_false (gtk_widget_get_visible (tillid_cipher_child (dialog, "new_row")));
  tillid_cipher_press (dialog, "create_button");
  tillid_test_wait (tillid_window_get_shell (window) != NULL);
  g_assert_false (tillid_session_is_encrypted (tillid_cipher_session (window)));
  g_assert_null (tillid_cipher_find_window (TILLID_TYPE_RECOVERY_WINDOW));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file that is there stays, and so does one of passwords; the dialog says so and can be tried again. */
static void
test_create_never_overwrites (void)
{
  TillidWindow *window = NULL;
  TillidNewClinicDialog *dialog = NULL;
  g_autofree char *path = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *text = NULL;

  if (tillid_cipher_skips ())
    return;
  window = tillid_test_window ();
  path = tillid_test_path ("Klinik.tillid");
  keys = tillid_key_slots_dup_path (path);
  g_assert_true (g_file_set_contents (keys, "of an earlier clinic", -1, NULL));
  dialog = ask_for_new (window, path);
  tillid_cipher_type (dialog, "owner_row", OWNER);
  tillid_cipher_type (dialog, "new_row", PASSWORD);
  tillid_cipher_type (dialog, "again_row", PASSWORD);
  tillid_cipher_press (dialog, "create_button");
  tillid_test_wait (*tillid_new_clinic_dialog_get_problem (dialog) != '\0');
  g_assert_nonnull (strstr (tillid_new_clinic_dialog_get_problem (dialog), "left as it is"));
  g_assert_true (g_file_get_contents (keys, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "of an earlier clinic");
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- coming in --- */

/* As after many wrong passwords a moment ago: five minutes, so that no slow machine waits them out. */
static void
fail_often (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidKeySlots) slots = tillid_key_slots_lock (path, &error);
  TillidKeySlot *slot = NULL;

  g_assert_no_error (error);
  slot = &g_array_index (slots->slots, TillidKeySlot, 0);
  slot->failures = 20;
  slot->last_failure = g_get_real_time () / 1000;
  g_assert_true (tillid_key_slots_write (slots, &error));
}

/* Before it is open nothing is known of it: the name is typed. A wrong password has a sentence, many have a wait. */
static void
test_open (void)
{
  TillidWindow *window = NULL;
  TillidKeyPage *page = NULL;
  g_autofree char *path = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, NULL);
  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  g_assert_null (tillid_cipher_session (window));
  page = tillid_cipher_key_page (window);
  g_assert_false (gtk_widget_get_sensitive (tillid_cipher_child (page, "open_button")));
  tillid_cipher_enter (window, OWNER, OTHER_PASSWORD);
  g_assert_cmpstr (tillid_key_page_get_problem (page), ==,
                   "This name and this password do not open the clinic.");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (tillid_cipher_child (page, "password_row"))),
                   ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (tillid_cipher_child (page, "name_row"))),
                   ==, OWNER);
  fail_often (path);
  tillid_cipher_enter (window, OWNER, PASSWORD);
  g_assert_nonnull (strstr (tillid_key_page_get_problem (page), "Too many wrong passwords"));
  g_assert_null (tillid_cipher_session (window));
  gtk_window_destroy (GTK_WINDOW (window));

  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  tillid_cipher_press (tillid_cipher_key_page (window), "leave_button");
  g_assert_true (TILLID_IS_FIRST_RUN_PAGE (tillid_cipher_content (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A language chosen meanwhile builds the page again; the clinic that was asked for is the one that opens. */
static void
test_open_after_language (void)
{
  TillidWindow *window = NULL;
  g_autofree char *path = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, NULL);
  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  tillid_application_set_language (tillid_test_application (), "da");
  tillid_application_set_language (tillid_test_application (), "en");
  tillid_cipher_enter (window, " amina BERG", PASSWORD);
  tillid_cipher_assert_is_open (window, OWNER);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page that was left while the password was looked at opens nothing. */
static void
test_leave_meanwhile (void)
{
  TillidWindow *window = NULL;
  TillidKeyPage *page = NULL;
  g_autofree char *path = NULL;
  gpointer gone = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, NULL);
  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  page = tillid_cipher_key_page (window);
  gone = page;
  g_object_add_weak_pointer (G_OBJECT (page), &gone);
  tillid_cipher_type (page, "name_row", OWNER);
  tillid_cipher_type (page, "password_row", PASSWORD);
  tillid_cipher_press (page, "open_button");
  tillid_cipher_press (page, "leave_button");
  tillid_test_wait (gone == NULL);
  g_assert_null (tillid_cipher_session (window));
  g_assert_true (TILLID_IS_FIRST_RUN_PAGE (tillid_cipher_content (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A recovery key with a slip of the pen, of another clinic, and the right one: then a new password can be set at once. */
static void
test_recovery (void)
{
  g_autoptr (TillidFileKey) other = NULL;
  TillidWindow *window = NULL;
  TillidKeyPage *page = NULL;
  GtkWidget *dialog = NULL;
  g_autofree char *path = NULL;
  g_autofree char *wrong = NULL;
  char *recovery = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, &recovery);
  other = tillid_file_key_new_random ();
  wrong = tillid_file_key_to_recovery (other);
  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  page = tillid_cipher_key_page (window);
  tillid_cipher_press (page, "other_button");
  g_assert_false (gtk_widget_get_visible (tillid_cipher_child (page, "name_row")));
  tillid_cipher_type (page, "recovery_row", "ABCD-1234");
  tillid_cipher_press (page, "open_button");
  g_assert_nonnull (strstr (tillid_key_page_get_problem (page), "14 groups"));
  tillid_cipher_type (page, "recovery_row", wrong);
  g_assert_cmpstr (tillid_key_page_get_problem (page), ==, "");
  tillid_cipher_press (page, "open_button");
  g_assert_cmpstr (tillid_key_page_get_problem (page), !=, "");
  g_assert_null (tillid_cipher_session (window));

  tillid_cipher_type (page, "recovery_row", recovery);
  tillid_cipher_press (page, "open_button");
  tillid_cipher_assert_is_open (window, OWNER);
  dialog = tillid_cipher_find_window (TILLID_TYPE_PASSWORD_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_visible (tillid_cipher_child (dialog, "current_row")));
  tillid_cipher_type (dialog, "new_row", OTHER_PASSWORD);
  tillid_cipher_type (dialog, "again_row", OTHER_PASSWORD);
  tillid_cipher_press (dialog, "keep_button");
  tillid_test_wait (tillid_cipher_find_window (TILLID_TYPE_PASSWORD_DIALOG) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));

  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  tillid_cipher_enter (window, OWNER, OTHER_PASSWORD);
  tillid_cipher_assert_is_open (window, OWNER);
  gtk_window_destroy (GTK_WINDOW (window));
  tillid_secret_free (recovery);
}

/* Without its passwords the file is not told from noise: the page says both, and only the key helps. */
static void
test_lost_passwords (void)
{
  TillidWindow *window = NULL;
  g_autofree char *path = NULL;
  g_autofree char *keys = NULL;
  char *recovery = NULL;

  if (tillid_cipher_skips ())
    return;
  path = tillid_test_path ("Klinik.tillid");
  tillid_cipher_make_clinic (path, &recovery);
  keys = tillid_key_slots_dup_path (path);
  g_assert_cmpint (g_unlink (keys), ==, 0);
  window = tillid_test_window ();
  g_assert_true (tillid_window_open_file (window, path, FALSE));
  g_assert_false (
    gtk_widget_get_visible (tillid_cipher_child (tillid_cipher_key_page (window), "other_button")));
  g_assert_nonnull (
    strstr (gtk_label_get_label (
              GTK_LABEL (tillid_cipher_child (tillid_cipher_key_page (window), "intro_label"))),
            "or it is an encrypted one without its passwords"));
  tillid_cipher_type (tillid_cipher_key_page (window), "recovery_row", recovery);
  tillid_cipher_press (tillid_cipher_key_page (window), "open_button");
  tillid_cipher_assert_is_open (window, OWNER);
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

  g_test_add_func ("/app/cipher/create", test_create);
  g_test_add_func ("/app/cipher/later-and-clipboard", test_later_and_clipboard);
  g_test_add_func ("/app/cipher/create-plain", test_create_plain);
  g_test_add_func ("/app/cipher/create-never-overwrites", test_create_never_overwrites);
  g_test_add_func ("/app/cipher/open", test_open);
  g_test_add_func ("/app/cipher/open-after-language", test_open_after_language);
  g_test_add_func ("/app/cipher/leave-meanwhile", test_leave_meanwhile);
  g_test_add_func ("/app/cipher/recovery", test_recovery);
  g_test_add_func ("/app/cipher/lost-passwords", test_lost_passwords);

  return g_test_run ();
}
