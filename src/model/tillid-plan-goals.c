/* tillid-plan-goals.c - what can be done to goals, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* As in tillid-plan-edits.c: one edit each. A rating adds a record and never replaces one. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-plan-edits-private.h"

static void
apply_one (TillidPlanModel *self, const char *why, gpointer record)
{
  tillid_patient_context_apply_one (tillid_plan_model_get_context (self), why, record);
}

static gpointer
new_record (TillidPlanModel *self, const TillidRecordType *type)
{
  return tillid_patient_context_new_record (tillid_plan_model_get_context (self), type);
}

static gint64
course_of (TillidPlanModel *self)
{
  TillidCourse *course = tillid_patient_context_get_course (tillid_plan_model_get_context (self));

  return course != NULL ? course->record.id : 0;
}

static void
fill_more (TillidGoal *goal, const TillidGoal *more)
{
  tillid_plan_take_text (&goal->why, more->why);
  tillid_plan_take_text (&goal->smallest_step, more->smallest_step);
  tillid_plan_take_text (&goal->how_we_know, more->how_we_know);
  tillid_plan_take_text (&goal->could_stop, more->could_stop);
  tillid_plan_take_text (&goal->patient_brings, more->patient_brings);
  tillid_plan_take_text (&goal->clinic_brings, more->clinic_brings);
  goal->review_on = more->review_on;
}

static void
fill_goal (TillidPlanModel *self, TillidGoal *goal, const TillidGoalText *text)
{
  char **const rungs[] = { &goal->rung_plus_2, &goal->rung_plus_1, &goal->rung_0,
                           &goal->rung_minus_1, &goal->rung_minus_2 };

  tillid_plan_take_words (self, &goal->words, &goal->language, text->words);
  tillid_plan_take_text (&goal->staff_words, text->staff_words);
  for (int i = 0; i < TILLID_LADDER_RUNGS; i++)
    tillid_plan_take_text (rungs[i], text->rungs[i]);
  if (text->more != NULL)
    fill_more (goal, text->more);
}

static void
apply_if_changed (TillidPlanModel *self, const char *why, gconstpointer before, gpointer after)
{
  g_autoptr (TillidRecord) sealed = tillid_record_seal_any (after);
  g_autoptr (TillidEdit) edit = NULL;

  if (tillid_record_equal (before, sealed))
    return;
  edit = tillid_edit_new (why);
  tillid_edit_add (edit, sealed);
  tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
}

/**
 * tillid_plan_add_goal:
 * @self: a plan
 * @text: what was typed, with at least one of the two sentences
 *
 * Returns: the id of the new goal, before it is on the disk
 */
gint64
tillid_plan_add_goal (TillidPlanModel *self, const TillidGoalText *text)
{
  GPtrArray *goals;
  TillidGoal *goal;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self) && text != NULL, 0);

  goals = tillid_plan_model_get_goals (self);
  goal = new_record (self, &tillid_goal_type);
  id = goal->record.id;
  goal->course = course_of (self);
  goal->rank = 1;
  if (goals->len > 0)
    {
      gint64 last = ((TillidPlanGoal *) goals->pdata[goals->len - 1])->goal->rank;

      goal->rank = last == TILLID_ABSENT ? TILLID_ABSENT : last + 1;
    }
  goal->started = tillid_plan_model_get_today (self);
  fill_goal (self, goal, text);
  apply_one (self, C_ ("edit", "Goal added"), goal);
  return id;
}

/**
 * tillid_plan_edit_goal:
 * @self: a plan
 * @opened: the goal as it was when somebody began to type
 * @text: what was typed
 *
 * What somebody else has changed since stays; if it is the same field, that is a question.
 */
void
tillid_plan_edit_goal (TillidPlanModel *self, TillidGoal *opened, const TillidGoalText *text)
{
  TillidGoal *changed;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self) && opened != NULL && text != NULL);

  changed = tillid_goal_edit (opened);
  fill_goal (self, changed, text);
  apply_if_changed (self, C_ ("edit", "Goal changed"), opened, changed);
}

/**
 * tillid_plan_set_goal_status:
 * @self: a plan
 * @goal: id of an active goal
 * @status: reached or set aside; tillid_plan_take_up_goal() is the way back
 */
void
tillid_plan_set_goal_status (TillidPlanModel *self, gint64 goal, TillidGoalStatus status)
{
  const char *why = status == TILLID_GOAL_STATUS_REACHED ? C_ ("edit", "Goal reached")
                                                         : C_ ("edit", "Goal set aside");
  const TillidPlanGoal *item;
  TillidGoal *changed;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));
  g_return_if_fail (status != TILLID_GOAL_STATUS_ACTIVE);

  item = tillid_plan_model_find_goal (self, goal);
  if (item == NULL)
    return;
  changed = tillid_goal_edit (item->goal);
  changed->status = status;
  apply_if_changed (self, why, item->goal, changed);
}

/**
 * tillid_plan_rate_goal:
 * @self: a plan
 * @goal: id of an active goal
 * @attainment: -2 to +2
 *
 * Adds a rating of today, tied to today's visit if there is one.
 */
void
tillid_plan_rate_goal (TillidPlanModel *self, gint64 goal, gint64 attainment)
{
  TillidGoalRating *rating;
  TillidVisit *visit;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));
  g_return_if_fail (attainment >= -2 && attainment <= 2);

  if (tillid_plan_model_find_goal (self, goal) == NULL)
    return;
  visit = tillid_plan_model_get_visit_today (self);
  rating = new_record (self, &tillid_goal_rating_type);
  rating->goal = goal;
  rating->day = tillid_plan_model_get_today (self);
  rating->attainment = attainment;
  rating->visit = visit != NULL ? visit->record.id : 0;
  apply_one (self, C_ ("edit", "Goal rated"), rating);
}
