/* tillid-window-edits.c - undo and what went wrong
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-conflict-dialog.h"
#include "tillid-new-patient.h"
#include "tillid-window-private.h"

/* A sentence about something that was not done; nothing was changed. */
void
tillid_window_show_failure (TillidWindow *self, const char *message)
{
  g_return_if_fail (TILLID_IS_WINDOW (self));

  if (self->shell != NULL)
    tillid_shell_show_banner (self->shell, message, C_ ("banner", "_Close"));
}

static void
edited_cb (TillidWindow *self, gint64 edit, const char *label)
{
  if (self->shell == NULL)
    return;
  if (edit != 0)
    tillid_window_add_edit_toast (self, edit, label);
  else
    tillid_window_add_toast (self, label, NULL, NULL, NULL);
}

static void
context_changed_cb (TillidWindow *self)
{
  const TillidPerson *person;

  /* A patient who was left may still be held for a moment by what is going away. */
  if (self->context == NULL)
    return;
  person = tillid_patient_context_get_person (self->context);
  /* The making of this patient was undone. */
  if (person != NULL && person->record.state != TILLID_RECORD_ACTIVE)
    tillid_window_show_patients (self);
  else
    tillid_window_update_actions (self);
}

static void
conflict_cb (TillidWindow *self,
             TillidEdit *edit,
             GPtrArray *conflicts,
             TillidPatientContext *context)
{
  gtk_window_present (tillid_conflict_dialog_new (GTK_WINDOW (self), context, edit, conflicts));
}

/* What was done to a patient in this window, or could not be, is said here. */
void
tillid_window_follow_edits (TillidWindow *self, TillidPatientContext *context)
{
  g_signal_connect_object (context, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (tillid_window_show_failure), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
}

void
tillid_window_follow_context (TillidWindow *self)
{
  tillid_window_follow_edits (self, self->context);
  g_signal_connect_object (self->context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);
  g_autofree char *title = NULL;

  if (label == NULL)
    {
      tillid_window_show_failure (self, error->message);
      return;
    }
  /* Translators: %s is what was done, as "Goal added". */
  title = g_strdup_printf (C_ ("toast", "Undone: %s"), label);
  tillid_window_add_toast (self, title, C_ ("toast", "Redo"), "win.redo", NULL);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);
  g_autofree char *title = NULL;

  if (label == NULL)
    {
      tillid_window_show_failure (self, error->message);
      return;
    }
  /* Translators: %s is what was done, as "Goal added". */
  title = g_strdup_printf (C_ ("toast", "Done again: %s"), label);
  tillid_window_add_toast (self, title, C_ ("toast", "Undo"), "win.undo-edit",
                           g_variant_new_int64 (0));
}

/* @edit: which one; 0 is the last one of this window. */
void
tillid_window_undo (TillidWindow *self, gint64 edit)
{
  tillid_window_leave_toast (self);
  if (self->undo != NULL && tillid_undo_can_undo (self->undo))
    tillid_undo_undo_async (self->undo, edit, undone_cb, g_object_ref (self));
}

void
tillid_window_redo (TillidWindow *self)
{
  tillid_window_leave_toast (self);
  if (self->undo != NULL && tillid_undo_can_redo (self->undo))
    tillid_undo_redo_async (self->undo, redone_cb, g_object_ref (self));
}

typedef struct
{
  TillidWindow *window; /* (owned) */
  gint64 patient;
  char *label; /* (owned) */
} NewPatient;

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  NewPatient *made = data;
  TillidWindow *self = made->window;
  g_autoptr (GError) error = NULL;
  gint64 edit = tillid_session_apply_finish (TILLID_SESSION (source), result, &error);

  if (edit == 0)
    tillid_window_show_failure (self, error->message);
  else if (self->shell != NULL)
    {
      tillid_undo_push (self->undo, edit, made->label);
      tillid_patients_page_forget_new (tillid_shell_get_patients_page (self->shell));
      tillid_window_open_patient (self, made->patient, NULL);
      tillid_window_add_edit_toast (self, edit, made->label);
    }
  g_object_unref (made->window);
  g_free (made->label);
  g_free (made);
}

/* @name may be empty: a new patient needs nothing. */
void
tillid_window_create_patient (TillidWindow *self, const char *name)
{
  g_autoptr (TillidEdit) edit = NULL;
  NewPatient *made = NULL;

  if (self->session == NULL || tillid_session_is_read_only (self->session))
    return;
  made = g_new0 (NewPatient, 1);
  made->window = g_object_ref (self);
  edit = tillid_new_patient_edit (self->session, name, &made->patient);
  made->label = g_strdup (tillid_edit_get_why (edit));
  tillid_session_apply_async (self->session, edit, NULL, created_cb, made);
}

/* What has to be known about the file all the time. */
void
tillid_window_update_banner (TillidWindow *self)
{
  const char *problem = NULL;
  g_autofree char *title = NULL;

  if (self->session == NULL || self->shell == NULL)
    return;
  problem = tillid_session_get_save_problem (self->session);
  if (tillid_session_is_read_only (self->session))
    tillid_shell_show_banner (
      self->shell,
      C_ ("banner",
          "Read only: this clinic file cannot be written here. Everything can be read; that it "
          "was read is logged when the file can be written again."),
      NULL);
  else if (tillid_session_get_save_state (self->session) == TILLID_SAVE_FAILED && problem != NULL)
    {
      title =
        g_strdup_printf (C_ ("banner", "Not saved: %s What you have typed is kept here."), problem);
      tillid_shell_show_banner (self->shell, title, NULL);
    }
  else if (!tillid_window_warn_of_backups (self) && !tillid_window_warn_of_fonts (self))
    tillid_shell_hide_banner (self->shell);
}
