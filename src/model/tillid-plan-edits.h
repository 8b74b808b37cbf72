/* tillid-plan-edits.h - what can be done to a care plan, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/**
 * TillidGoalText:
 * @words: (nullable): the sentence in the patient's words
 * @staff_words: (nullable): the same in the clinic's language
 * @rungs: (nullable) each: own words, +2 first
 * @more: (nullable): a goal with why, smallest step, how we know, what could stop it, what both sides bring and when it
 *   is looked at again; %NULL leaves these as they are
 *
 * What can be typed about a goal; one of the two sentences is enough.
 */
typedef struct
{
  const char *words;
  const char *staff_words;
  const char *rungs[TILLID_LADDER_RUNGS];
  const TillidGoal *more;
} TillidGoalText;

/**
 * TillidStepText:
 * @words: (nullable): in the patient's words
 * @staff_words: (nullable): in the clinic's language
 * @when: (nullable): a date as typed, or words such as "every evening"
 * @goal: id of its goal, or 0
 * @owner: id of a colleague, or 0
 * @next_visit: it is due at the next visit, whenever that is; not if @when is a day
 */
typedef struct
{
  const char *words;
  const char *staff_words;
  const char *when;
  gint64 goal;
  gint64 owner;
  gboolean next_visit;
} TillidStepText;

gboolean tillid_plan_read_day (const char *text, TillidDay today, TillidDay *out_day);

void tillid_plan_set_matters (TillidPlanModel *self,
                              const TillidCourse *opened,
                              const char *words,
                              const char *staff_words);
void tillid_plan_set_phase (TillidPlanModel *self,
                            TillidPhaseKind kind,
                            TillidDay from,
                            TillidDay care_ends,
                            const char *receiver,
                            const char *note);

gint64 tillid_plan_add_goal (TillidPlanModel *self, const TillidGoalText *text);
void tillid_plan_edit_goal (TillidPlanModel *self, TillidGoal *opened, const TillidGoalText *text);
void tillid_plan_set_goal_status (TillidPlanModel *self, gint64 goal, TillidGoalStatus status);
void tillid_plan_take_up_goal (TillidPlanModel *self, gint64 goal);
void tillid_plan_rate_goal (TillidPlanModel *self, gint64 goal, gint64 attainment);

TillidStep *tillid_plan_make_step (TillidPlanModel *self,
                                   TillidSide side,
                                   const TillidStepText *text) G_GNUC_WARN_UNUSED_RESULT;
gint64 tillid_plan_add_step (TillidPlanModel *self, TillidSide side, const TillidStepText *text);
void tillid_plan_edit_step (TillidPlanModel *self, TillidStep *opened, const TillidStepText *text);
void tillid_plan_finish_step (TillidPlanModel *self, gint64 step);
void tillid_plan_drop_step (TillidPlanModel *self, gint64 step);
void tillid_plan_take_up_step (TillidPlanModel *self, gint64 step);
void tillid_plan_set_step_due (TillidPlanModel *self, gint64 step, TillidDay due);
void tillid_plan_set_step_next_visit (TillidPlanModel *self, gint64 step);
gboolean tillid_plan_hand_step (TillidPlanModel *self, gint64 step, TillidSide side);
gboolean tillid_plan_move_step (TillidPlanModel *self, gint64 step, int by);
void tillid_plan_promise_step (TillidPlanModel *self, gint64 step);

G_END_DECLS
