/* tillid-window-toasts.c - the toasts of a window, and the focus that goes into them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each edit gives a toast with Undo, whose target is the edit itself: a toast that is still there cannot undo
 * a later edit. One toast at a time: the next one takes the place of the last.
 *
 * libadwaita 1.2 forgets that a toast is still coming up when it goes: dismissed that early, its end finds memory that
 * was freed. So a toast that came up a moment ago is never dismissed: the next one speaks through it. The moment is
 * counted in the time of frames, as the coming up is. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-window-private.h"

#define TOAST_SECONDS 7

/* Longer than a toast takes to come up, in microseconds. */
#define UP_AFTER (700 * 1000)

static void
dismissed_cb (AdwToast *toast, TillidWindow *self)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* Whether the toast is on the screen, and not behind another one. */
static gboolean
is_shown (TillidWindow *self)
{
  GtkWidget *toasts = GTK_WIDGET (tillid_shell_get_toasts (self->shell));
  GtkWidget *child = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts));

  for (GtkWidget *shown = gtk_widget_get_first_child (toasts); shown != NULL;
       shown = gtk_widget_get_next_sibling (shown))
    {
      g_autoptr (AdwToast) toast = NULL;

      if (shown != child)
        g_object_get (shown, "toast", &toast, NULL);
      if (toast != NULL && toast == self->toast)
        return TRUE;
    }
  return FALSE;
}

static gboolean
coming_up_cb (GtkWidget *toasts, GdkFrameClock *clock, gpointer data)
{
  TillidWindow *self = data;
  const gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->toast != NULL && !is_shown (self))
    return G_SOURCE_CONTINUE;
  if (self->toast_since == 0)
    self->toast_since = now;
  self->is_toast_up = now - self->toast_since >= UP_AFTER;
  return self->is_toast_up ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static AdwToast *
show_new (TillidWindow *self)
{
  AdwToastOverlay *toasts = tillid_shell_get_toasts (self->shell);
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_timeout (toast, TOAST_SECONDS);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (toasts, toast);
  self->toast_since = 0;
  self->is_toast_up = FALSE;
  gtk_widget_remove_tick_callback (GTK_WIDGET (toasts), self->toast_tick);
  self->toast_tick = gtk_widget_add_tick_callback (GTK_WIDGET (toasts), coming_up_cb, self, NULL);
  return toast;
}

/**
 * tillid_window_add_toast:
 * @title: what happened, in plain text
 * @button: (nullable): what can be done about it
 * @action: (nullable): the action of @button
 * @target: (nullable): its target; floating
 */
void
tillid_window_add_toast (TillidWindow *self,
                         const char *title,
                         const char *button,
                         const char *action,
                         GVariant *target)
{
  g_autoptr (GVariant) held = target != NULL ? g_variant_ref_sink (target) : NULL;
  /* A toast's title is markup in libadwaita 1.2. */
  g_autofree char *markup = NULL;
  AdwToast *toast;

  g_return_if_fail (TILLID_IS_WINDOW (self) && title != NULL);

  if (self->shell == NULL)
    return;
  if (self->toast != NULL && (self->is_toast_up || !is_shown (self)))
    adw_toast_dismiss (self->toast);
  toast = self->toast != NULL ? self->toast : show_new (self);
  markup = g_markup_escape_text (title, -1);
  adw_toast_set_title (toast, markup);
  adw_toast_set_button_label (toast, button);
  /* Never an action with another one's target. */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, held);
  adw_toast_set_action_name (toast, action);
}

/**
 * tillid_window_add_edit_toast:
 * @edit: id of an edit that is on the disk
 * @label: what it was
 */
void
tillid_window_add_edit_toast (TillidWindow *self, gint64 edit, const char *label)
{
  g_return_if_fail (TILLID_IS_WINDOW (self));

  tillid_window_add_toast (self, label, C_ ("toast", "Undo"), "win.undo-edit",
                           g_variant_new_int64 (edit));
}

static gboolean
has_focus_in_toast (TillidWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  AdwToastOverlay *toasts;

  if (self->shell == NULL || focus == NULL)
    return FALSE;
  toasts = tillid_shell_get_toasts (self->shell);
  return gtk_widget_is_ancestor (focus, GTK_WIDGET (toasts)) &&
         !gtk_widget_is_ancestor (focus, adw_toast_overlay_get_child (toasts));
}

static void
focus_changed_cb (TillidWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL && !has_focus_in_toast (self))
    g_set_weak_pointer (&self->worked_at, gtk_window_get_focus (GTK_WINDOW (self)));
}

/* Escape lets a toast go, but not while it comes up. */
static gboolean
key_pressed_cb (TillidWindow *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  return keyval == GDK_KEY_Escape && self->toast != NULL && !self->is_toast_up;
}

/* Once, when the window has its shell. */
void
tillid_window_follow_toasts (TillidWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (tillid_shell_get_toasts (self->shell)), keys);
}

void
tillid_window_follow_focus (TillidWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}

/* A toast goes when its button was pressed, and would take the focus with it: work goes on where it was. */
void
tillid_window_leave_toast (TillidWindow *self)
{
  if (has_focus_in_toast (self) && self->worked_at != NULL &&
      gtk_widget_get_mapped (self->worked_at))
    gtk_widget_grab_focus (self->worked_at);
}
