/* tillid-plan-words.h - the sentences of a care plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-plan-model.h"

G_BEGIN_DECLS

char *tillid_plan_describe_due (TillidPlanModel *self,
                                const TillidPlanStep *step) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_step (TillidPlanModel *self,
                                 const TillidPlanStep *step) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_goal (const TillidPlanGoal *goal) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_past_goal (const TillidPlanGoal *goal) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_past_step (TillidPlanModel *self,
                                      const TillidPlanStep *step) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_plan_get_side_name (TillidPlanModel *self, TillidSide side);
char *tillid_plan_describe_phase (TillidPlanModel *self,
                                  TillidPhaseKind kind) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_own_share (TillidPlanModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_reviews (TillidPlanModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_matters (TillidPlanModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_describe_rung (gint64 attainment) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_short_month (TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_month_year (TillidDay day, gboolean is_short) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_write_when (const TillidStep *step) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_dup_draft_place (TillidPlanModel *self,
                                   const char *kind,
                                   gint64 id,
                                   const char *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_plan_needs_two_languages (TillidPlanModel *self);
char *tillid_step_dup_title (const TillidStep *step) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_step_get_text (const TillidStep *step);
const char *tillid_goal_get_text (const TillidGoal *goal);

/* tillid-goal-words.c */
char *tillid_goal_describe_more (const TillidGoal *goal) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_goal_describe_review (const TillidGoal *goal,
                                   TillidDay today) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-plan-attainment.c: for the team only */
double tillid_plan_get_attainment (TillidPlanModel *self, TillidDay day, guint *out_n);
char *tillid_plan_describe_attainment (TillidPlanModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
