/* tillid-plan-ending.h - how a course of care ends, and how a key contact changes
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-plan-model.h"

G_BEGIN_DECLS

GPtrArray *tillid_plan_ending_list (TillidPlanModel *model) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_plan_hand_overs_list (TillidPlanModel *model) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_hand_over_dup_title (TillidPatientContext *context,
                                  const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_hand_over_describe (TillidPatientContext *context,
                                 const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_plan_may_plan_hand_over (TillidPlanModel *model, gint64 to, TillidDay day);
gint64
tillid_plan_plan_hand_over (TillidPlanModel *model, gint64 to, TillidDay day, const char *reason);
void tillid_plan_finish_hand_over (TillidPlanModel *model, gint64 hand_over);

G_END_DECLS
