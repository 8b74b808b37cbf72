/* tillid-preferences-window.c - the language and style of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-preferences-window.h"

#include "tillid-language.h"

struct _TillidPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings; /* (owned) (nullable): set once the rows show what it holds */
  AdwComboRow *language_row;
  AdwComboRow *style_row;
  GtkSpinButton *lock_spin;
};

G_DEFINE_FINAL_TYPE (TillidPreferencesWindow,
                     tillid_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

static void
language_selected_cb (TillidPreferencesWindow *self)
{
  guint n = 0;
  const TillidLanguage *languages = tillid_language_list (&n);
  const guint selected = adw_combo_row_get_selected (self->language_row);
  GApplication *application = g_application_get_default ();

  if (self->settings == NULL || selected >= n)
    return;
  /* The window speaks the old language: it goes, and the rest follows. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "language",
                                  g_variant_new_string (languages[selected].tag));
  gtk_window_close (GTK_WINDOW (self));
}

static void
style_selected_cb (TillidPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "style",
                         (int) adw_combo_row_get_selected (self->style_row));
}

static void
tillid_preferences_window_dispose (GObject *object)
{
  TillidPreferencesWindow *self = TILLID_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (tillid_preferences_window_parent_class)->dispose (object);
}

static void
tillid_preferences_window_class_init (TillidPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPreferencesWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, TillidPreferencesWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, TillidPreferencesWindow, lock_spin);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_selected_cb);
}

static void
tillid_preferences_window_init (TillidPreferencesWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = 0;
  const TillidLanguage *languages = tillid_language_list (&n);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, languages[i].name);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (languages[i].tag, tillid_language_get ()))
      adw_combo_row_set_selected (self->language_row, i);
}

/* (transfer none): the window, above @parent; it writes @settings as something is chosen. GTK owns it. */
GtkWindow *
tillid_preferences_window_new (GtkWindow *parent, GSettings *settings)
{
  TillidPreferencesWindow *self =
    g_object_new (TILLID_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  adw_combo_row_set_selected (self->style_row, (guint) g_settings_get_enum (settings, "style"));
  g_settings_bind (settings, "lock-minutes", gtk_spin_button_get_adjustment (self->lock_spin),
                   "value", G_SETTINGS_BIND_DEFAULT);
  self->settings = g_object_ref (settings);
  return GTK_WINDOW (self);
}
