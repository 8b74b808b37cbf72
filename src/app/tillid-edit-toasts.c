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
