/* tillid-crisis-window.h - the plan for a crisis, line by line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-crisis.h"
#include "tillid-plan-model.h"
#include "tillid-record-list.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CRISIS_WINDOW (tillid_crisis_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidCrisisWindow, tillid_crisis_window, TILLID, CRISIS_WINDOW, AdwWindow)

GtkWindow *tillid_crisis_window_new (GtkWindow *parent, TillidPlanModel *model);
TillidRecordList *tillid_crisis_window_get_list (TillidCrisisWindow *self,
                                                 TillidCrisisSection section);

G_END_DECLS
