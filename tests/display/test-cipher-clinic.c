/* test-cipher-clinic.c - encrypted clinics in a window, and what there is to press and to read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-cipher-clinic.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-db.h"
#include "tillid-new-patient.h"

#define PATIENT "Salma Nasir Abboud"
#define GROUP_LENGTH 4

gboolean
tillid_cipher_skips (void)
{
  if (tillid_db_can_encrypt ())
    return FALSE;
  g_test_skip ("built without SQLCipher");
  return TRUE;
}

/* --- what is there to press and to read --- */

gpointer
tillid_cipher_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_OBJECT_TYPE (l->data) == type && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

GtkWidget *
tillid_cipher_child (gpointer parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (parent), name));
}

void
tillid_cipher_type (gpointer parent, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (tillid_cipher_child (parent, row)), text);
}

void
tillid_cipher_press (gpointer parent, const char *button)
{
  g_assert_true (gtk_widget_get_sensitive (tillid_cipher_child (parent, button)));
  g_signal_emit_by_name (tillid_cipher_child (parent, button), "clicked");
}

GtkWidget *
tillid_cipher_content (TillidWindow *window)
{
  return adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
}

TillidKeyPage *
tillid_cipher_key_page (TillidWindow *window)
{
  g_assert_true (TILLID_IS_KEY_PAGE (tillid_cipher_content (window)));
  return TILLID_KEY_PAGE (tillid_cipher_content (window));
}

TillidSession *
tillid_cipher_session (TillidWindow *window)
{
  return tillid_window_get_session (window);
}

char *
tillid_cipher_recovery (TillidSession *session)
{
  g_autoptr (GError) error = NULL;
  char *recovery = tillid_session_dup_recovery_key (session, &error);

  g_assert_no_error (error);
  return recovery;
}

/* --- clinics --- */

/* An encrypted clinic with one patient, closed. */
void
tillid_cipher_make_clinic (const char *path, char **out_recovery)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_create_encrypted (path, "Test", OWNER, PASSWORD, TILLID_SESSION_DIRECT, &error);
  g_autoptr (TillidEdit) edit = NULL;
  gint64 patient = 0;

  g_assert_no_error (error);
  edit = tillid_new_patient_edit (session, PATIENT, &patient);
  g_assert_true (tillid_session_apply (session, edit, NULL, &error));
  if (out_recovery != NULL)
    *out_recovery = tillid_cipher_recovery (session);
  tillid_session_close (session);
}

void
tillid_cipher_enter (TillidWindow *window, const char *name, const char *password)
{
  TillidKeyPage *page = tillid_cipher_key_page (window);

  tillid_cipher_type (page, "name_row", name);
  tillid_cipher_type (page, "password_row", password);
  tillid_cipher_press (page, "open_button");
  /* Argon2 runs on a thread, and nothing else can be typed meanwhile. */
  g_assert_false (gtk_widget_get_sensitive (tillid_cipher_child (page, "list_box")));
  g_object_ref (page);
  tillid_test_wait (tillid_cipher_session (window) != NULL ||
                    *tillid_key_page_get_problem (page) != '\0' ||
                    !TILLID_IS_KEY_PAGE (tillid_cipher_content (window)));
  g_object_unref (page);
}

void
tillid_cipher_assert_is_open (TillidWindow *window, const char *member)
{
  TillidPatientsModel *model = NULL;

  g_assert_nonnull (tillid_cipher_session (window));
  g_assert_true (tillid_session_is_encrypted (tillid_cipher_session (window)));
  g_assert_cmpstr (tillid_session_get_member (tillid_cipher_session (window))->name, ==, member);
  model = tillid_patients_page_get_model (
    tillid_shell_get_patients_page (tillid_window_get_shell (window)));
  tillid_patients_model_set_query (model, "salma");
  tillid_test_wait (tillid_patients_model_is_settled (model) &&
                    g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
}

/* A window in which the owner works in an encrypted clinic. */
TillidWindow *
tillid_cipher_open_clinic (const char *path)
{
  TillidWindow *window = tillid_test_window ();

  g_assert_true (tillid_window_open_file (window, path, FALSE));
  tillid_cipher_enter (window, OWNER, PASSWORD);
  tillid_cipher_assert_is_open (window, OWNER);
  return window;
}

void
tillid_cipher_type_group (TillidRecoveryWindow *window, const char *recovery, guint group)
{
  char text[GROUP_LENGTH + 1] = { 0 };

  memcpy (text, recovery + group * (GROUP_LENGTH + 1), GROUP_LENGTH);
  /* As people write from paper. */
  for (guint i = 0; i < GROUP_LENGTH; i++)
    text[i] = g_ascii_tolower (text[i]);
  tillid_cipher_type (window, "group_row", text);
}
