/* tillid-window-lock.c - locking a window, and letting somebody in again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A locked window holds nothing of a patient: what is being typed is kept as drafts, the pages and the patient are
 * let go, dialogs close, and the clipboard is emptied of what came from here. Whoever locked it comes back to the
 * same place with the same drafts; somebody else begins at the list of patients. */
#include "config.h"

#include "tillid-account.h"
#include "tillid-key-page.h"
#include "tillid-lock-page.h"
#include "tillid-record-table.h"
#include "tillid-window-private.h"

/* Text that was copied from elsewhere is not ours to take away. */
static void
empty_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/* The dialogs of the window, and theirs. A question that goes is answered with its way out. */
static void
close_dialogs (GtkWindow *window)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i - 1);

      if (other != NULL && other != window && gtk_window_get_transient_for (other) == window)
        {
          close_dialogs (other);
          gtk_window_destroy (other);
          i = MIN (i, g_list_model_get_n_items (all) + 1);
        }
    }
}

/* Who worked last at this computer in @session's clinic, or whom the session was opened for. */
gint64
tillid_window_last_person (TillidWindow *self, TillidSession *session)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-person");
  g_autoptr (TillidScope) scope = tillid_session_open_system (session);
  g_autoptr (TillidRecord) member = NULL;
  gint64 id = 0;

  if (!tillid_session_is_demo (session) && tillid_id_from_text (last, &id))
    member = tillid_record_table_get (tillid_session_get_db (session), scope, &tillid_member_type,
                                      id, NULL);
  return member != NULL ? id : tillid_session_get_member (session)->record.id;
}

/* The demo clinic leaves no traces. */
void
tillid_window_remember_person (TillidWindow *self)
{
  g_autofree char *id = NULL;

  if (tillid_session_is_demo (self->session) || tillid_session_is_locked (self->session))
    return;
  id = tillid_id_dup_text (tillid_session_get_member (self->session)->record.id);
  g_settings_set_string (self->settings, "last-person", id);
}

static gboolean
works_now (TillidSession *session, const TillidMember *member)
{
  const TillidDay today = tillid_session_today (session);

  return (member->until_day == TILLID_ABSENT || member->until_day >= today) &&
         (member->from_day == TILLID_ABSENT || member->from_day <= today);
}

/* Names and professions of colleagues: nothing about patients. */
static void
fill_page (TillidWindow *self, TillidLockPage *page)
{
  g_autoptr (TillidScope) scope = tillid_session_open_system (self->session);
  g_autoptr (GPtrArray) members = tillid_record_table_list (tillid_session_get_db (self->session),
                                                            scope, &tillid_member_type, NULL);

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      gboolean has_password = FALSE;

      if (!works_now (self->session, member))
        continue;
      if (!tillid_account_has_password (self->session, member->record.id, &has_password, NULL))
        has_password = TRUE; /* asking for one too many is refused with a sentence */
      tillid_lock_page_add (page, member, has_password);
    }
  tillid_lock_page_choose (page, tillid_window_last_person (self, self->session));
}

/* Back at the place where it was locked. */
static void
come_back (TillidWindow *self)
{
  g_autoptr (TillidStay) stay = g_steal_pointer (&self->lock);
  g_autoptr (GError) error = NULL;

  tillid_window_build_content (self);
  if (stay->patient != 0 && g_str_equal (self->place, "patient"))
    self->context = tillid_patient_context_new (self->session, self->undo, stay->patient, &error);
  if (self->context != NULL)
    tillid_window_follow_context (self);
  else if (tillid_workplace_find (self->place) == NULL ||
           !tillid_workplace_is_for (tillid_workplace_find (self->place), self->session))
    self->place = tillid_workplace_find_first (self->session)->id;
  tillid_window_go_on (self, stay);
  if (self->context != NULL)
    tillid_page_grab_focus_first (
      tillid_patient_page_get_shown_page (tillid_shell_get_patient_page (self->shell)));
  else
    tillid_workplace_grab_focus_first (tillid_shell_get_place (self->shell, self->place));
  if (error != NULL)
    tillid_window_show_failure (self, error->message);
}

/* Somebody was let in, who worked here before or not. */
static void
go_on_as (TillidWindow *self, gboolean is_same)
{
  tillid_window_remember_person (self);
  if (is_same)
    come_back (self);
  else
    {
      g_autoptr (TillidSession) session = g_object_ref (self->session);

      tillid_window_set_session (self, session);
    }
  tillid_window_update_actions (self);
}

typedef struct
{
  TillidWindow *window; /* (owned) */
  TillidLockPage *page; /* (owned) */
  gint64 before;        /* who worked until then */
} Unlocking;

static void
unlocking_free (Unlocking *self)
{
  g_object_unref (self->window);
  g_object_unref (self->page);
  g_free (self);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Unlocking *unlocking = data;
  TillidWindow *self = unlocking->window;
  TillidSession *session = TILLID_SESSION (source);
  g_autoptr (GError) error = NULL;
  const gboolean is_in = tillid_session_switch_finish (session, result, &error);

  tillid_lock_page_set_busy (unlocking->page, FALSE);
  /* The clinic may have been left meanwhile. */
  if (self->session == session && self->lock != NULL)
    {
      if (is_in)
        go_on_as (self, tillid_session_get_member (session)->record.id == unlocking->before);
      else
        tillid_lock_page_show_problem (unlocking->page, error->message);
    }
  unlocking_free (unlocking);
}

/* A password is looked at beside the window; where there is none, there is nothing to wait for. */
static void
unlock_cb (TillidWindow *self, gint64 member, const char *password, TillidLockPage *page)
{
  const gint64 before = tillid_session_get_member (self->session)->record.id;
  g_autoptr (GError) error = NULL;
  Unlocking *unlocking = NULL;

  if (password == NULL)
    {
      if (tillid_session_switch (self->session, member, NULL, &error))
        go_on_as (self, member == before);
      else
        tillid_lock_page_show_problem (page, error->message);
      return;
    }
  unlocking = g_new0 (Unlocking, 1);
  unlocking->window = g_object_ref (self);
  unlocking->page = g_object_ref (page);
  unlocking->before = before;
  tillid_lock_page_set_busy (page, TRUE);
  tillid_session_switch_async (self->session, member, password, unlocked_cb, unlocking);
}

/* GTK 4.8 tells a password entry that its focus went when it is gone already. */
void
tillid_window_leave_lock_page (TillidWindow *self)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  if (TILLID_IS_LOCK_PAGE (content) || TILLID_IS_KEY_PAGE (content))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* The lock page as the content of the window. */
void
tillid_window_show_lock (TillidWindow *self)
{
  TillidLockPage *page = TILLID_LOCK_PAGE (tillid_lock_page_new ());

  g_signal_connect_object (page, "unlock", G_CALLBACK (unlock_cb), self, G_CONNECT_SWAPPED);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (page));
  fill_page (self, page);
}

/**
 * tillid_window_lock:
 *
 * Nothing of a patient is in the window, its title or the clipboard until somebody of the clinic unlocks it. Does
 * nothing without an open clinic, or when it is locked already.
 */
void
tillid_window_lock (TillidWindow *self)
{
  g_return_if_fail (TILLID_IS_WINDOW (self));

  if (self->session == NULL || self->lock != NULL)
    return;
  close_dialogs (GTK_WINDOW (self));
  self->lock = tillid_window_begin_stay (self);
  tillid_window_close_patient (self);
  tillid_session_flush (self->session);
  empty_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  empty_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
  tillid_session_lock (self->session);
  tillid_window_build_content (self);
  tillid_window_update_actions (self);
}

/**
 * tillid_window_is_locked:
 *
 * Returns: whether nothing is shown until somebody unlocks it
 */
gboolean
tillid_window_is_locked (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), FALSE);

  return self->lock != NULL;
}

/* From the lock page to the first-run page. What could not be saved stays, and somebody has to unlock first. */
void
tillid_window_leave_locked (TillidWindow *self)
{
  if (self->lock == NULL)
    return;
  tillid_session_flush (self->session);
  if (tillid_session_get_save_state (self->session) == TILLID_SAVE_FAILED)
    tillid_lock_page_show_problem (TILLID_LOCK_PAGE (adw_application_window_get_content (
                                     ADW_APPLICATION_WINDOW (self))),
                                   tillid_session_get_save_problem (self->session));
  else
    tillid_window_leave_now (self);
}
