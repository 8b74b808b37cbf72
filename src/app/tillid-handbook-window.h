/* tillid-handbook-window.h - the handbook, in a window of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TILLID_TYPE_HANDBOOK_WINDOW (tillid_handbook_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidHandbookWindow,
                      tillid_handbook_window,
                      TILLID,
                      HANDBOOK_WINDOW,
                      AdwWindow)

GtkWindow *tillid_handbook_window_new (GtkWindow *parent);

G_END_DECLS
