/* tillid-colleagues-window.h - who works here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-colleague-page.h"

G_BEGIN_DECLS

#define TILLID_TYPE_COLLEAGUES_WINDOW (tillid_colleagues_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidColleaguesWindow,
                      tillid_colleagues_window,
                      TILLID,
                      COLLEAGUES_WINDOW,
                      AdwWindow)

GtkWindow *
tillid_colleagues_window_new (GtkWindow *parent, TillidColleagues *model, TillidUndo *undo);
void tillid_colleagues_window_show (TillidColleaguesWindow *self, gint64 member);
TillidColleaguePage *tillid_colleagues_window_get_page (TillidColleaguesWindow *self);

G_END_DECLS
