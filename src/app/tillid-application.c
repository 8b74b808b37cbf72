/* tillid-application.c - the program: its settings, its language, its windows
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-application.h"

#include <glib/gi18n-lib.h>

#include "tillid-actions.h"
#include "tillid-fallback-fonts.h"
#include "tillid-handbook-window.h"
#include "tillid-idle.h"
#include "tillid-language.h"
#include "tillid-preferences-window.h"
#include "tillid-types.h"
#include "tillid-widget-hooks.h"
#include "tillid-window.h"

struct _TillidApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (owned) */
  TillidIdle *idle;    /* (owned): locks the windows when nobody works at them */
};

G_DEFINE_FINAL_TYPE (TillidApplication, tillid_application, ADW_TYPE_APPLICATION)

static GtkWindow *
get_window (TillidApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = gtk_application_get_windows (data);

  /* Windows close one by one: each keeps what is being typed in it. */
  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

static void
handbook_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (tillid_handbook_window_new (get_window (data)));
}

/* Every window: who leaves the desk leaves all of them. Dialogs of theirs go meanwhile. */
static void
lock_windows (TillidApplication *self)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                                     (GCopyFunc) (gpointer) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (TILLID_IS_WINDOW (l->data))
      tillid_window_lock (l->data);
  g_list_free_full (windows, g_object_unref);
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lock_windows (data);
}

static void
lock_minutes_changed_cb (TillidApplication *self)
{
  tillid_idle_set_seconds (self->idle, g_settings_get_uint (self->settings, "lock-minutes") * 60);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidApplication *self = data;

  gtk_window_present (tillid_preferences_window_new (get_window (self), self->settings));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidApplication *self = data;
  g_autofree char *comments =
    g_strjoin ("\n\n",
               C_ ("about",
                   "Story, plan and people on one page, in one file that stays in your clinic."),
               C_ ("about",
                   "What is written here about treatment is part of your clinic’s record. Tillid "
                   "does not diagnose, monitor or advise. Copy what the hospital journal needs "
                   "with “Text for the journal”."),
               C_ ("about",
                   "Builds on published research; not made or endorsed by its authors or by Odense "
                   "University Hospital."),
               NULL);

  adw_show_about_window (get_window (self), "application-name", C_ ("program", "Tillid"),
                         "application-icon", TILLID_APP_ID, "developer-name",
                         C_ ("about", "The Tillid authors"), "version", TILLID_VERSION, "comments",
                         comments, "copyright", C_ ("about", "© 2026 The Tillid authors"),
                         "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

/**
 * tillid_application_set_language:
 * @tag: one of the languages
 *
 * Every window builds its content again, in the same place, with what was typed.
 */
void
tillid_application_set_language (TillidApplication *self, const char *tag)
{
  g_return_if_fail (TILLID_IS_APPLICATION (self));

  tillid_language_set (tag);
  g_settings_set_string (self->settings, "language", tag);
  /* Whatever shows the language, as the pills of the first-run page, listens to the action. */
  g_simple_action_set_state (G_SIMPLE_ACTION (
                               g_action_map_lookup_action (G_ACTION_MAP (self), "language")),
                             g_variant_new_string (tag));
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TILLID_IS_WINDOW (l->data))
      tillid_window_rebuild (l->data);
}

static gboolean
set_language_cb (gpointer data)
{
  TillidApplication *self = TILLID_APPLICATION (g_application_get_default ());

  if (!g_str_equal (data, tillid_language_get ()))
    tillid_application_set_language (self, data);
  return G_SOURCE_REMOVE;
}

/* The button that was pressed goes with the content: not while it is being pressed. */
static void
change_language (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  g_idle_add_full (G_PRIORITY_HIGH, set_language_cb, g_variant_dup_string (value, NULL), g_free);
}

static void
style_changed_cb (TillidApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[g_settings_get_enum (self->settings, "style")]);
}

static void
add_actions (TillidApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_action },
    { .name = "handbook", .activate = handbook_action },
    { .name = "lock", .activate = lock_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "quit", .activate = quit_action },
  };
  g_autoptr (GSimpleAction) language =
    g_simple_action_new_stateful ("language", G_VARIANT_TYPE_STRING,
                                  g_variant_new_string (tillid_language_get ()));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (language, "change-state", G_CALLBACK (change_language), NULL);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (language));
}

/* Asking for any icon makes the theme list its folders. It may be asked in a thread once it is set up. */
static void
list_icons_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task,
                         gtk_icon_theme_has_icon (GTK_ICON_THEME (source), "open-menu-symbolic"));
}

/* GTK begins to list the icons by itself, in a thread, and throws it away when the application adds its own; the first
 * widget with an icon would then wait for all of it (a twentieth of the start). */
static void
list_icons_again (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GTask) task = g_task_new (theme, NULL, NULL, NULL);

  g_task_run_in_thread (task, list_icons_job);
}

static void
tillid_application_startup (GApplication *application)
{
  TillidApplication *self = TILLID_APPLICATION (application);
  g_autofree char *language = NULL;

  G_APPLICATION_CLASS (tillid_application_parent_class)->startup (application);
  list_icons_again ();

  self->settings = g_settings_new (TILLID_APP_ID);
  language = g_settings_get_string (self->settings, "language");
  tillid_language_set (language);
  tillid_types_ensure ();
  tillid_widget_hooks_install ();
  tillid_fallback_fonts_install (gdk_display_get_default ());
  add_actions (self);
  tillid_actions_install (GTK_APPLICATION (application));
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self);
  self->idle = tillid_idle_new (GTK_APPLICATION (application));
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (lock_windows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::lock-minutes",
                           G_CALLBACK (lock_minutes_changed_cb), self, G_CONNECT_SWAPPED);
  lock_minutes_changed_cb (self);
  gtk_window_set_default_icon_name (TILLID_APP_ID);
}

/* A known clinic opens at once; what is wrong with it stands on the first-run page. */
static void
tillid_application_activate (GApplication *application)
{
  TillidApplication *self = TILLID_APPLICATION (application);
  GtkWindow *window = get_window (self);
  g_autofree char *path = g_settings_get_string (self->settings, "last-clinic");

  if (window == NULL && *path != '\0')
    window = GTK_WINDOW (
      tillid_window_new_with_file (GTK_APPLICATION (application), self->settings, path));
  else if (window == NULL)
    window = GTK_WINDOW (tillid_window_new (GTK_APPLICATION (application), self->settings));
  gtk_window_present (window);
}

/* "tillid FILE": in the window there is, or in a new one if that has another clinic open. */
static void
tillid_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TillidApplication *self = TILLID_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);
      TillidWindow *window = (TillidWindow *) get_window (self);
      TillidSession *session =
        TILLID_IS_WINDOW (window) ? tillid_window_get_session (window) : NULL;

      if (path == NULL)
        continue;
      if (session == NULL || !g_str_equal (tillid_session_get_path (session), path))
        {
          if (!TILLID_IS_WINDOW (window) || session != NULL)
            window =
              tillid_window_new_with_file (GTK_APPLICATION (application), self->settings, path);
          else
            tillid_window_open_file (window, path, FALSE);
        }
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
tillid_application_finalize (GObject *object)
{
  g_clear_object (&TILLID_APPLICATION (object)->idle);
  g_clear_object (&TILLID_APPLICATION (object)->settings);

  G_OBJECT_CLASS (tillid_application_parent_class)->finalize (object);
}

static void
tillid_application_class_init (TillidApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = tillid_application_startup;
  G_APPLICATION_CLASS (klass)->activate = tillid_application_activate;
  G_APPLICATION_CLASS (klass)->open = tillid_application_open;
}

static void
tillid_application_init (TillidApplication *self)
{
}

/**
 * tillid_application_new:
 * @flags: further flags, as %G_APPLICATION_NON_UNIQUE in tests
 */
TillidApplication *
tillid_application_new (GApplicationFlags flags)
{
  return g_object_new (TILLID_TYPE_APPLICATION, "application-id", TILLID_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | flags, "resource-base-path",
                       TILLID_RESOURCE_PATH, NULL);
}

/* (transfer none) */
GSettings *
tillid_application_get_settings (TillidApplication *self)
{
  g_return_val_if_fail (TILLID_IS_APPLICATION (self), NULL);

  return self->settings;
}
