/* tillid-readers-window.h - who may open a patient's record, and who has read it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-readers.h"

G_BEGIN_DECLS

#define TILLID_TYPE_READERS_WINDOW (tillid_readers_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidReadersWindow, tillid_readers_window, TILLID, READERS_WINDOW, AdwWindow)

GtkWindow *tillid_readers_window_new (GtkWindow *parent, TillidPatientContext *context);
GtkListBox *tillid_readers_window_get_list (TillidReadersWindow *self, TillidReadersGroup group);

G_END_DECLS
