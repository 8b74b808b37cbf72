/* tillid-sidebar.h - the places of the program, the save state and who works
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

#define TILLID_TYPE_SIDEBAR (tillid_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TillidSidebar, tillid_sidebar, TILLID, SIDEBAR, GtkWidget)

void tillid_sidebar_set_session (TillidSidebar *self, TillidSession *session);
void tillid_sidebar_set_wide (TillidSidebar *self, gboolean wide);
gboolean tillid_sidebar_get_wide (TillidSidebar *self);
void tillid_sidebar_set_place (TillidSidebar *self, const char *place);
void tillid_sidebar_set_mark (TillidSidebar *self,
                              const char *place,
                              const char *mark,
                              const char *spoken);
GtkMenuButton *tillid_sidebar_get_menu_button (TillidSidebar *self);
const char *tillid_sidebar_get_save_words (TillidSidebar *self);

G_END_DECLS
