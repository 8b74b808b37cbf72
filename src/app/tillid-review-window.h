/* tillid-review-window.h - reviews of a plan, what changed since, and the plan then beside the plan today
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-plan-model.h"
#include "tillid-record-list.h"

G_BEGIN_DECLS

#define TILLID_TYPE_REVIEW_WINDOW (tillid_review_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidReviewWindow, tillid_review_window, TILLID, REVIEW_WINDOW, AdwWindow)

GtkWindow *tillid_review_window_new (GtkWindow *parent, TillidPlanModel *model);
TillidRecordList *tillid_review_window_get_list (TillidReviewWindow *self);

G_END_DECLS
