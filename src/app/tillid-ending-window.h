/* tillid-ending-window.h - how the course ends, who goes on with what, and how the key contact changes
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-plan-model.h"
#include "tillid-record-list.h"

G_BEGIN_DECLS

#define TILLID_TYPE_ENDING_WINDOW (tillid_ending_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidEndingWindow, tillid_ending_window, TILLID, ENDING_WINDOW, AdwWindow)

GtkWindow *tillid_ending_window_new (GtkWindow *parent, TillidPlanModel *model);

G_END_DECLS
