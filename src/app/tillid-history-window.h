/* tillid-history-window.h - how one entry came to be what it is
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_HISTORY_WINDOW (tillid_history_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidHistoryWindow, tillid_history_window, TILLID, HISTORY_WINDOW, AdwWindow)

GtkWindow *tillid_history_window_new (GtkWindow *parent,
                                      TillidPatientContext *context,
                                      const TillidRecordType *type,
                                      gint64 id);

G_END_DECLS
