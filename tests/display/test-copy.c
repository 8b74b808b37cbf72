/* test-copy.c - a copy of the record for its patient, from the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-copy-window.h"
#include "tillid-dialogs.h"
#include "tillid-new-patient.h"
#include "tillid-zip.h"

#define PATIENT "Salma Nasir Abboud"

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

static void
press (GtkWindow *dialog, const char *name)
{
  g_signal_emit_by_name (child (dialog, name), "clicked");
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_COPY_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* A window on a patient, with the copy asked for from the menu and a place chosen. */
static GtkWindow *
ask_for_copy (TillidWindow *window, char **out_parent)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autofree char *path = tillid_test_path ("x");
  g_autoptr (TillidEdit) edit = NULL;
  gint64 patient = 0;
  GtkWindow *dialog = NULL;

  edit = tillid_new_patient_edit (session, PATIENT, &patient);
  g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
  tillid_window_open_patient (window, patient, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-record", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child (dialog, "make_button"))));
  *out_parent = g_path_get_dirname (path);
  tillid_dialogs_set_file_fake (answer_with, *out_parent);
  press (dialog, "folder_button");
  tillid_test_wait (tillid_copy_window_get_path (TILLID_COPY_WINDOW (dialog)) != NULL);
  tillid_dialogs_set_file_fake (NULL, NULL);
  return dialog;
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Three files in a folder that is not named after the patient, and a way to it. */
static void
test_make (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *html = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *access = NULL;
  GtkWindow *dialog = ask_for_copy (window, &parent);

  folder = g_strdup (tillid_copy_window_get_path (TILLID_COPY_WINDOW (dialog)));
  g_assert_true (g_str_has_prefix (folder, parent));
  g_assert_null (strstr (folder, "Salma"));
  press (dialog, "make_button");
  g_assert_true (shown (dialog, "progress_bar"));
  tillid_test_wait (shown (dialog, "show_button"));
  g_assert_false (shown (dialog, "make_button"));
  html = read_file (folder, "record.html");
  xml = read_file (folder, "record.xml");
  access = read_file (folder, "access.xml");
  g_assert_nonnull (strstr (html, PATIENT));
  g_assert_nonnull (strstr (html, "told in confidence"));
  g_assert_nonnull (strstr (xml, "<Bundle"));
  g_assert_nonnull (strstr (access, "</access>"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What 7-Zip finds in @zip under @name; %NULL if it does not open. */
static char *
unpack (const char *zip, const char *passphrase, const char *name)
{
  g_autofree char *option = g_strconcat ("-p", passphrase, NULL);
  const char *argv[] = { "7z", "x", "-so", option, zip, name, NULL };
  g_autofree char *text = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &text, NULL, &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

/* One file that says nothing to whoever has no passphrase; a short one is not taken; another program opens it and finds what
 * the folder holds. */
static void
test_encrypted (void)
{
  g_autofree char *tool = g_find_program_in_path ("7z");
  TillidWindow *window = NULL;
  g_autofree char *parent = NULL, *bytes = NULL, *passphrase = NULL, *html = NULL, *xml = NULL;
  g_autofree char *wrong = NULL;
  const char *path = NULL;
  GtkWindow *dialog = NULL;
  gsize size = 0;

  if (!tillid_zip_is_available ())
    {
      g_test_skip ("built without libarchive");
      return;
    }
  window = tillid_test_clinic ();
  dialog = ask_for_copy (window, &parent);
  g_assert_false (shown (dialog, "passphrase_row"));
  gtk_switch_set_active (GTK_SWITCH (child (dialog, "encrypt_switch")), TRUE);
  g_assert_true (shown (dialog, "passphrase_row") && shown (dialog, "sealed_label"));
  g_assert_false (shown (dialog, "open_label"));
  passphrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (child (dialog, "passphrase_row"))));
  g_assert_cmpuint (strlen (passphrase), ==, 23);
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, "passphrase_row")), "short");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (child (dialog, "make_button"))));
  gtk_editable_set_text (GTK_EDITABLE (child (dialog, "passphrase_row")), passphrase);
  path = tillid_copy_window_get_path (TILLID_COPY_WINDOW (dialog));
  g_assert_true (g_str_has_suffix (path, ".zip"));
  press (dialog, "make_button");
  tillid_test_wait (shown (dialog, "show_button"));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, 2, "PK", 2);
  g_assert_null (g_strstr_len (bytes, (gssize) size, "Salma"));
  if (tool == NULL)
    g_test_message ("no 7z here: not opened with another program");
  else
    {
      html = unpack (path, passphrase, "record.html");
      g_assert_nonnull (html);
      g_assert_nonnull (strstr (html, PATIENT));
      g_assert_true (g_str_has_suffix (html, "</html>\n"));
      xml = unpack (path, passphrase, "record.xml");
      g_assert_nonnull (strstr (xml, "<Bundle"));
      wrong = unpack (path, "k7mwr-3xpd9-v0h2c-00000", "record.html");
      g_assert_null (wrong);
    }
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A folder that came there meanwhile is left as it is, and one sentence says why there is no copy. */
static void
test_never_overwrites (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *parent = NULL;
  g_autoptr (GDir) dir = NULL;
  GtkWindow *dialog = ask_for_copy (window, &parent);
  const char *folder = tillid_copy_window_get_path (TILLID_COPY_WINDOW (dialog));

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  press (dialog, "make_button");
  tillid_test_wait (shown (dialog, "problem_label"));
  g_assert_nonnull (
    strstr (gtk_label_get_label (GTK_LABEL (child (dialog, "problem_label"))), "there already"));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Closing the window while it works leaves no half a record behind: nothing, or what was whole already. */
static void
test_cancel (void)
{
  TillidWindow *window = tillid_test_clinic ();
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  GtkWindow *dialog = ask_for_copy (window, &parent);
  gpointer gone = dialog;
  guint n = 0;

  folder = g_strdup (tillid_copy_window_get_path (TILLID_COPY_WINDOW (dialog)));
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  press (dialog, "make_button");
  gtk_window_close (dialog);
  tillid_test_wait (gone == NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  g_assert_true (dir == NULL || n == 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add_func ("/app/copy/make", test_make);
  g_test_add_func ("/app/copy/never-overwrites", test_never_overwrites);
  g_test_add_func ("/app/copy/cancel", test_cancel);
  g_test_add_func ("/app/copy/encrypted", test_encrypted);

  return g_test_run ();
}
