/* tillid-looks-window.h - what was opened with a reason, for a lead to look at
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-looks.h"

G_BEGIN_DECLS

#define TILLID_TYPE_LOOKS_WINDOW (tillid_looks_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidLooksWindow, tillid_looks_window, TILLID, LOOKS_WINDOW, AdwWindow)

GtkWindow *tillid_looks_window_new (GtkWindow *parent, TillidSession *session, TillidUndo *undo);

G_END_DECLS
