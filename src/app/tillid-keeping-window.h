/* tillid-keeping-window.h - how long records are kept, for a lead
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_KEEPING_WINDOW (tillid_keeping_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidKeepingWindow, tillid_keeping_window, TILLID, KEEPING_WINDOW, AdwWindow)

GtkWindow *tillid_keeping_window_new (GtkWindow *parent,
                                      TillidSession *session,
                                      TillidUndo *undo,
                                      TillidPatientContext *context);

G_END_DECLS
