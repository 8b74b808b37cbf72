/* tillid-shift-digit.c - digits with Shift as shortcuts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Shift and 3 is "#" on one keyboard and "3" on another, and GTK takes Shift as used up by that: a shortcut of Shift and a digit never
 * matches. Here the key is asked what it means without Shift; the digit may stand on either level. What it does is the same table of
 * shortcuts, and, with Ctrl, the parts of the visit that has the focus. */
#include "config.h"

#include "tillid-shift-digit.h"

/* 1 to 9, or 0. */
static guint
find_digit (GtkEventController *controller, guint keyval, guint keycode)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  const int group = event != NULL ? (int) gdk_key_event_get_layout (event) : 0;
  guint plain = keyval;

  if (keyval < GDK_KEY_1 || keyval > GDK_KEY_9)
    gdk_display_translate_key (gtk_widget_get_display (
                                 gtk_event_controller_get_widget (controller)),
                               keycode, 0, group, &plain, NULL, NULL, NULL);
  return plain >= GDK_KEY_1 && plain <= GDK_KEY_9 ? plain - GDK_KEY_0 : 0;
}

static gboolean
show_part (GtkWindow *window, guint digit)
{
  static const char *const parts[] = { "prepare", "room", "close" };
  GtkWidget *focus = gtk_window_get_focus (window);

  return digit <= G_N_ELEMENTS (parts) && focus != NULL &&
         gtk_widget_activate_action (focus, "visit.show-part", "s", parts[digit - 1]);
}

static gboolean
run_accel (GtkWindow *window, guint digit)
{
  g_autofree char *accel = g_strdup_printf ("<Shift><Alt>%u", digit);
  GtkApplication *application = gtk_window_get_application (window);
  g_auto (GStrv) actions =
    application != NULL ? gtk_application_get_actions_for_accel (application, accel) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (actions == NULL || actions[0] == NULL ||
      !g_action_parse_detailed_name (actions[0], &name, &target, NULL))
    return FALSE;
  return gtk_widget_activate_action_variant (GTK_WIDGET (window), name, target);
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_event_controller_get_widget (controller));
  const GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  const guint digit = (held & GDK_SHIFT_MASK) != 0 ? find_digit (controller, keyval, keycode) : 0;

  if (digit == 0)
    return GDK_EVENT_PROPAGATE;
  if (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    return show_part (window, digit);
  if (held == (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return run_accel (window, digit);
  return GDK_EVENT_PROPAGATE;
}

/* @window, from now on, knows Shift with Ctrl or Alt and a digit. */
void
tillid_shift_digit_attach (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
