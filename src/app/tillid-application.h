/* tillid-application.h - the program: its settings, its language, its windows
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TILLID_RESOURCE_PATH "/org/tillid/Tillid"

#define TILLID_TYPE_APPLICATION (tillid_application_get_type ())
G_DECLARE_FINAL_TYPE (TillidApplication, tillid_application, TILLID, APPLICATION, AdwApplication)

TillidApplication *tillid_application_new (GApplicationFlags flags);
GSettings *tillid_application_get_settings (TillidApplication *self);
void tillid_application_set_language (TillidApplication *self, const char *tag);

G_END_DECLS
