/* tillid-window-key.c - encrypted clinics in a window: making one, coming in, and its recovery key
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Whatever takes its time answers to a window that may show something else by then, or be gone: the page that asked is
 * compared with the one that is shown. What would have been opened is not opened at all then. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-clinic-file.h"
#include "tillid-key-page.h"
#include "tillid-new-clinic-dialog.h"
#include "tillid-password-dialog.h"
#include "tillid-recovery-window.h"
#include "tillid-store-error.h"
#include "tillid-window-private.h"

typedef struct
{
  TillidWindow *window; /* (owned) */
  TillidKeyPage *page;  /* (owned) */
} Wait;

static Wait *
wait_new (TillidWindow *window, TillidKeyPage *page)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->window = g_object_ref (window);
  wait->page = g_object_ref (page);
  return wait;
}

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->window);
  g_object_unref (wait->page);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

static TillidKeyPage *
get_page (TillidWindow *self)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  return TILLID_IS_KEY_PAGE (content) ? TILLID_KEY_PAGE (content) : NULL;
}

/* Something can be typed otherwise; all the rest is about the file. */
static gboolean
is_about_typing (const GError *error)
{
  static const int codes[] = { TILLID_STORE_ERROR_KEY_NEEDED,
                               TILLID_STORE_ERROR_KEY_WRONG,
                               TILLID_STORE_ERROR_PASSWORD_WAIT,
                               TILLID_STORE_ERROR_PASSWORD_NEEDED,
                               TILLID_STORE_ERROR_PASSWORD_WRONG,
                               TILLID_STORE_ERROR_AMBIGUOUS,
                               TILLID_STORE_ERROR_LEFT };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, TILLID_STORE_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

/* Damaged slots say that the recovery key helps. */
static gboolean
let_in (TillidWindow *self, TillidKeyPage *page, TillidSession *session, const GError *error)
{
  g_autofree char *path = g_strdup (tillid_key_page_get_path (page));

  if (session != NULL)
    {
      tillid_window_take_session (self, session);
      return TRUE;
    }
  if (is_about_typing (error) ||
      (tillid_clinic_file_needs_key (path) &&
       g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT)))
    tillid_key_page_show_problem (page, error->message);
  else
    tillid_window_refuse_clinic (self, path, error, self->closed_read_only);
  return FALSE;
}

static TillidSessionFlags
get_flags (TillidWindow *self)
{
  return TILLID_SESSION_THREADS | (self->closed_read_only ? TILLID_SESSION_READ_ONLY : 0);
}

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wait) wait = data;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (get_page (wait->window) != wait->page)
    return;
  session = tillid_session_enter_finish (result, &error);
  let_in (wait->window, wait->page, session, error);
}

static void
enter_cb (TillidWindow *self, const char *name, const char *password, TillidKeyPage *page)
{
  tillid_key_page_set_busy (page, TRUE);
  tillid_session_enter_async (tillid_key_page_get_path (page), name, password, get_flags (self),
                              entered_cb, wait_new (self, page));
}

/* Whoever has forgotten the password sets another one now, without knowing it. */
static void
offer_password (TillidWindow *self)
{
  if (tillid_session_is_read_only (self->session))
    return;
  gtk_window_present (tillid_password_dialog_new (GTK_WINDOW (self), self->session,
                                                  tillid_session_get_member (self->session),
                                                  FALSE));
}

/**
 * tillid_window_open_with_recovery:
 * @recovery: what was typed; the caller wipes it
 *
 * Opens the encrypted clinic that the window asks for. It needs no Argon2 and does not wait.
 */
void
tillid_window_open_with_recovery (TillidWindow *self, const char *recovery)
{
  TillidKeyPage *page = get_page (self);
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;
  session = tillid_session_open_with_recovery_key (tillid_key_page_get_path (page), NULL, recovery,
                                                   get_flags (self), &error);
  if (let_in (self, page, session, error))
    offer_password (self);
}

static void
leave_cb (TillidWindow *self)
{
  tillid_window_set_session (self, NULL);
}

/* The page as the content of the window. */
void
tillid_window_show_key_page (TillidWindow *self)
{
  GtkWidget *page = tillid_key_page_new (self->closed_clinic);

  g_signal_connect_object (page, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "recover", G_CALLBACK (tillid_window_open_with_recovery), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), page);
  gtk_widget_grab_focus (page);
}

/* The window is between two clinics: @path is the one that it will have. */
static TillidKeyPage *
close_for (TillidWindow *self, const char *path, gboolean read_only)
{
  g_autofree char *copy = g_strdup (path);

  if (self->session != NULL)
    tillid_window_set_session (self, NULL);
  g_free (self->closed_clinic);
  self->closed_clinic = g_steal_pointer (&copy);
  self->closed_read_only = read_only;
  tillid_window_build_content (self);
  tillid_window_update_actions (self);
  return get_page (self);
}

/**
 * tillid_window_ask_for_key:
 * @path: an encrypted clinic file
 * @read_only: it is to be opened without writing
 *
 * Asks for name and password or the recovery key.
 */
void
tillid_window_ask_for_key (TillidWindow *self, const char *path, gboolean read_only)
{
  close_for (self, path, read_only);
}

static void
show_recovery (TillidWindow *self, TillidRecoveryUse use, const char *recovery)
{
  gtk_window_present (tillid_recovery_window_new (GTK_WINDOW (self), self->session, use, recovery));
}

static void
created_cb (TillidWindow *self, TillidSession *session)
{
  char *recovery = NULL;

  tillid_window_take_session (self, session);
  if (!tillid_session_is_encrypted (session))
    return;
  recovery = tillid_session_dup_recovery_key (session, NULL);
  if (recovery != NULL)
    show_recovery (self, TILLID_RECOVERY_CREATED, recovery);
  tillid_secret_free (recovery);
}

/**
 * tillid_window_offer_encryption:
 * @path: a clinic file that is to be made
 * @name: of the clinic
 *
 * Asks whether it is to be encrypted, makes it, and shows its recovery key.
 */
void
tillid_window_offer_encryption (TillidWindow *self, const char *path, const char *name)
{
  GtkWindow *dialog = tillid_new_clinic_dialog_new (GTK_WINDOW (self), path, name);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* From Backups: the key that holds, once more. */
void
tillid_window_show_recovery_key (TillidWindow *self)
{
  g_autoptr (GError) error = NULL;
  char *recovery = tillid_session_dup_recovery_key (self->session, &error);

  if (recovery != NULL)
    show_recovery (self, TILLID_RECOVERY_SHOWN, recovery);
  else
    tillid_window_show_failure (self, error->message);
  tillid_secret_free (recovery);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Wait) wait = data;
  TillidWindow *self = wait->window;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean is_new = tillid_session_change_key_finish (result, &session, &error);

  if (get_page (self) != wait->page)
    return; /* the window is gone */
  if (session == NULL)
    {
      tillid_window_refuse_clinic (self, tillid_key_page_get_path (wait->page), error, FALSE);
      return;
    }
  tillid_window_take_session (self, session);
  if (is_new)
    tillid_window_add_toast (self, C_ ("toast", "The clinic has a new recovery key"), NULL, NULL,
                             NULL);
  else
    tillid_window_show_failure (self, error->message);
}

/* The new key is on paper: every page is written anew while nobody has the clinic open. */
static void
kept_cb (TillidWindow *self, GtkWindow *dialog)
{
  TillidFileKey *next = g_object_get_data (G_OBJECT (dialog), "tillid-next-key");
  g_autoptr (TillidSession) session = NULL;
  TillidKeyPage *page = NULL;

  if (self->session == NULL)
    return;
  session = g_object_ref (self->session);
  page = close_for (self, tillid_session_get_path (session), FALSE);
  tillid_key_page_show_work (page, C_ ("key", "The clinic is being encrypted with its new key. A "
                                              "large one takes a while."));
  tillid_session_change_key_async (session, next, changed_cb, wait_new (self, page));
}

/* From Backups: another key, for whoever has seen the sheet that should not. */
void
tillid_window_make_recovery_key (TillidWindow *self)
{
  g_autoptr (TillidFileKey) next = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = NULL;
  char *recovery = NULL;

  if (!tillid_session_may (self->session, TILLID_ACTION_STAFF, &error))
    {
      tillid_window_show_failure (self, error->message);
      return;
    }
  next = tillid_file_key_new_random ();
  recovery = tillid_file_key_to_recovery (next);
  dialog =
    tillid_recovery_window_new (GTK_WINDOW (self), self->session, TILLID_RECOVERY_NEXT, recovery);
  tillid_secret_free (recovery);
  g_object_set_data_full (G_OBJECT (dialog), "tillid-next-key", g_steal_pointer (&next),
                          (GDestroyNotify) tillid_file_key_unref);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}
