/* tillid-edit-toasts.c - toasts with Undo in windows that belong to another
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Colleagues, second looks, readers: each a window before the clinic's window, with toasts of its own. Undo is that of the
 * clinic's window. */
#include "config.h"

#include "tillid-edit-toasts.h"

#include <glib/gi18n-lib.h>

#define TOAST_SECONDS 7

/**
 * tillid_edit_toasts_install:
 * @klass: of a window
 * @undo: undoes the edit in its parameter, or the last one if there is none
 *
 * Gives the window the actions "edits.undo-edit" and, by Ctrl+Z, "edits.undo".
 */
void
tillid_edit_toasts_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc undo)
{
  gtk_widget_class_install_action (klass, "edits.undo-edit", "x", undo);
  gtk_widget_class_install_action (klass, "edits.undo", NULL, undo);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "edits.undo", NULL);
}

/**
 * tillid_edit_toasts_add:
 * @toasts: of the window
 * @text: what happened, in plain text
 * @edit: id of the edit that can be undone; 0: none
 */
void
tillid_edit_toasts_add (AdwToastOverlay *toasts, const char *text, gint64 edit)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (edit != 0)
    {
      adw_toast_set_button_label (toast, C_ ("toast", "Undo"));
      adw_toast_set_action_name (toast, "edits.undo-edit");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (edit));
    }
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToastOverlay) toasts = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);
  g_autofree char *title = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (toasts)) == NULL)
    return;
  /* Translators: %s is what was done, as "Goal added". */
  title =
    label != NULL ? g_strdup_printf (C_ ("toast", "Undone: %s"), label) : g_strdup (error->message);
  tillid_edit_toasts_add (toasts, title, 0);
}

/* @edit: which one; 0 is the last one. */
void
tillid_edit_toasts_undo (AdwToastOverlay *toasts, TillidUndo *undo, gint64 edit)
{
  if (undo != NULL && tillid_undo_can_undo (undo))
    tillid_undo_undo_async (undo, edit, undone_cb, g_object_ref (toasts));
}

/* @window goes when the clinic is locked or somebody else takes over. */
void
tillid_edit_toasts_close_with (GtkWindow *window, TillidSession *session)
{
  g_signal_connect_object (session, "notify::locked", G_CALLBACK (gtk_window_destroy), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::member", G_CALLBACK (gtk_window_destroy), window,
                           G_CONNECT_SWAPPED);
}

#define TOASTS "tillid-toasts"
#define CONTEXT "tillid-context"

static void
edited_cb (AdwToastOverlay *toasts, gint64 edit, const char *label)
{
  tillid_edit_toasts_add (toasts, label, edit);
}

static void
undo_of_patient (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwToastOverlay *toasts = g_object_get_data (G_OBJECT (widget), TOASTS);
  TillidPatientContext *context = g_object_get_data (G_OBJECT (widget), CONTEXT);

  if (context != NULL)
    tillid_edit_toasts_undo (toasts, tillid_patient_context_get_undo (context),
                             parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

/* As tillid_edit_toasts_install(), for windows that tillid_edit_toasts_follow() a patient. */
void
tillid_edit_toasts_install_patient (GtkWidgetClass *klass)
{
  tillid_edit_toasts_install (klass, undo_of_patient);
}

/**
 * tillid_edit_toasts_follow:
 * @window: a window about one patient, of a class with tillid_edit_toasts_install_patient()
 * @toasts: of the window
 * @context: the patient; held as long as the window stands
 *
 * Every edit of the patient gives a toast with Undo; the window goes when the clinic is locked or somebody else takes over.
 */
void
tillid_edit_toasts_follow (GtkWindow *window,
                           AdwToastOverlay *toasts,
                           TillidPatientContext *context)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && TILLID_IS_PATIENT_CONTEXT (context));

  g_object_set_data (G_OBJECT (window), TOASTS, toasts);
  g_object_set_data_full (G_OBJECT (window), CONTEXT, g_object_ref (context), g_object_unref);
  g_signal_connect_object (context, "edited", G_CALLBACK (edited_cb), toasts, G_CONNECT_SWAPPED);
  tillid_edit_toasts_close_with (window, tillid_patient_context_get_session (context));
}
