/* tillid-preferences-window.h - the language and style of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TILLID_TYPE_PREFERENCES_WINDOW (tillid_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidPreferencesWindow,
                      tillid_preferences_window,
                      TILLID,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWindow *tillid_preferences_window_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
