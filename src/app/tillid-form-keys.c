/* tillid-form-keys.c - the two keys of every form that stands in a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-form-keys.h"

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                const TillidFormKeys *keys)
{
  GtkWidget *form = gtk_event_controller_get_widget (controller);

  if (keys->is_open != NULL && !keys->is_open (form))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    {
      keys->close (form);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      keys->keep (form);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * tillid_form_keys_add:
 * @form: what holds the fields
 * @keys: (unowned): lives as long as the program
 *
 * Escape closes and Ctrl+Enter keeps, before the field with the focus sees the key.
 */
void
tillid_form_keys_add (GtkWidget *form, const TillidFormKeys *keys)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (form));
  g_return_if_fail (keys != NULL && keys->close != NULL && keys->keep != NULL);

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), (gpointer) keys);
  gtk_widget_add_controller (form, controller);
}
