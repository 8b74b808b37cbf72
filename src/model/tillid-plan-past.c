/* tillid-plan-past.c - goals and steps that are no part of the plan any more, and their way back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"

/**
 * tillid_plan_get_side_name:
 * @self: a plan
 * @side: a side
 *
 * Returns: (transfer none): who it is, as the head of its column says
 */
const char *
tillid_plan_get_side_name (TillidPlanModel *self, TillidSide side)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  switch (side)
    {
    case TILLID_SIDE_PATIENT:
      return tillid_patient_context_get_short_name (tillid_plan_model_get_context (self));
    case TILLID_SIDE_FAMILY:
      return C_ ("steps", "Family");
    case TILLID_SIDE_CLINIC:
      return C_ ("steps", "Us");
    case TILLID_SIDE_OTHERS:
    default:
      return C_ ("steps", "Others");
    }
}

/**
 * tillid_plan_describe_past_goal:
 * @goal: a goal that is not active
 *
 * Returns: (transfer full): what became of it, with the day it was looked at last
 */
char *
tillid_plan_describe_past_goal (const TillidPlanGoal *goal)
{
  const char *state;
  const TillidGoalRating *last;
  g_autofree char *day = NULL;

  g_return_val_if_fail (goal != NULL, NULL);

  state = goal->goal->status == TILLID_GOAL_STATUS_REACHED ? C_ ("goal, past", "Reached")
                                                           : C_ ("goal, past", "Set aside");
  if (goal->ratings->len == 0)
    return g_strdup (state);
  last = goal->ratings->pdata[goal->ratings->len - 1];
  day = tillid_format_day (last->day, TILLID_FORMAT_DAY_SHORT, NULL);
  /* Translators: "Reached; looked at last on 3 Mar 2026" */
  return g_strdup_printf (C_ ("goal, past", "%s; looked at last on %s"), state, day);
}

/**
 * tillid_plan_describe_past_step:
 * @self: a plan
 * @step: a step that is not open
 *
 * Returns: (transfer full): whose it was and what became of it
 */
char *
tillid_plan_describe_past_step (TillidPlanModel *self, const TillidPlanStep *step)
{
  const TillidMember *owner;
  const char *who;
  g_autofree char *day = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self) && step != NULL, NULL);

  owner =
    tillid_patient_context_find_member (tillid_plan_model_get_context (self), step->step->owner);
  who = owner != NULL && owner->name != NULL
          ? owner->name
          : tillid_plan_get_side_name (self, (TillidSide) step->step->side);
  if (step->step->status != TILLID_STEP_STATUS_DONE)
    return g_strdup_printf (C_ ("step, past", "%s. Taken off the plan."), who);
  if (step->step->done_on == TILLID_ABSENT)
    return g_strdup_printf (C_ ("step, past", "%s. Done."), who);
  day = tillid_format_day (step->step->done_on, TILLID_FORMAT_DAY_SHORT, NULL);
  return g_strdup_printf (C_ ("step, past", "%s. Done on %s."), who, day);
}

/**
 * tillid_plan_take_up_goal:
 * @self: a plan
 * @goal: id of a goal that was reached or set aside
 *
 * It is active again, at its old rank and with its ratings.
 */
void
tillid_plan_take_up_goal (TillidPlanModel *self, gint64 goal)
{
  GPtrArray *past;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  past = tillid_plan_model_get_past_goals (self);
  for (guint i = 0; i < past->len; i++)
    {
      const TillidPlanGoal *item = past->pdata[i];
      TillidGoal *active;

      if (item->goal->record.id != goal)
        continue;
      active = tillid_goal_edit (item->goal);
      active->status = TILLID_GOAL_STATUS_ACTIVE;
      tillid_patient_context_apply_one (tillid_plan_model_get_context (self),
                                        C_ ("edit", "Goal taken up again"), active);
      return;
    }
}

/**
 * tillid_plan_take_up_step:
 * @self: a plan
 * @step: id of a step that was done or taken off
 *
 * It is open again. What was promised with it and kept, or released, stays so: a new promise is a new one.
 */
void
tillid_plan_take_up_step (TillidPlanModel *self, gint64 step)
{
  GPtrArray *past;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  past = tillid_plan_model_get_past_steps (self);
  for (guint i = 0; i < past->len; i++)
    {
      const TillidPlanStep *item = past->pdata[i];
      TillidStep *open;

      if (item->step->record.id != step)
        continue;
      open = tillid_step_edit (item->step);
      open->status = TILLID_STEP_STATUS_OPEN;
      open->done_on = TILLID_ABSENT;
      tillid_patient_context_apply_one (tillid_plan_model_get_context (self),
                                        C_ ("edit", "Step taken up again"), open);
      return;
    }
}
