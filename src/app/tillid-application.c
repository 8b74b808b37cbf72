/* tillid-application.c - the program: its settings, its language, its windows
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-application.h"

#include <glib/gi18n-lib.h>

#include "tillid-actions.h"
#include "tillid-types.h"

struct _TillidApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TillidApplication, tillid_application, ADW_TYPE_APPLICATION)

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

static void
tillid_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
  };

  G_APPLICATION_CLASS (tillid_application_parent_class)->startup (application);

  tillid_types_ensure ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  tillid_actions_install (GTK_APPLICATION (application));
}

static void
tillid_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application, NULL);
      gtk_window_set_title (window, g_get_application_name ());
      gtk_window_set_default_size (window, 1440, 900);
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
    }
  gtk_window_present (window);
}

static void
tillid_application_class_init (TillidApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->startup = tillid_application_startup;
  G_APPLICATION_CLASS (klass)->activate = tillid_application_activate;
}

static void
tillid_application_init (TillidApplication *self)
{
}

TillidApplication *
tillid_application_new (void)
{
  return g_object_new (TILLID_TYPE_APPLICATION, "application-id", TILLID_APP_ID,
                       "resource-base-path", TILLID_RESOURCE_PATH, NULL);
}
