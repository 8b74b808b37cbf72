/* tillid-plan-model.c - the care plan of one patient, as the Plan page and tillidctl show it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-plan-model-private.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidPlanModel, tillid_plan_model, G_TYPE_OBJECT)

static void
context_changed_cb (TillidPatientContext *context, gpointer data)
{
  TillidPlanModel *self = data;

  tillid_plan_model_read (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tillid_plan_model_finalize (GObject *object)
{
  TillidPlanModel *self = TILLID_PLAN_MODEL (object);

  tillid_plan_model_forget (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (tillid_plan_model_parent_class)->finalize (object);
}

static void
tillid_plan_model_class_init (TillidPlanModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_plan_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_PLAN_MODEL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_plan_model_init (TillidPlanModel *self)
{
}

/**
 * tillid_plan_model_new:
 * @context: an open patient
 *
 * Returns: (transfer full): the plan, read; it follows the context's changes
 */
TillidPlanModel *
tillid_plan_model_new (TillidPatientContext *context)
{
  TillidPlanModel *self;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_PLAN_MODEL, NULL);
  self->context = g_object_ref (context);
  tillid_plan_model_read (self);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self, 0);
  return self;
}

/* (transfer none): the patient whose plan it is. */
TillidPatientContext *
tillid_plan_model_get_context (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->context;
}

/**
 * tillid_plan_model_is_read_only:
 *
 * Returns: %TRUE if nothing may be changed here: the file is read only, or the course of care has ended
 */
gboolean
tillid_plan_model_is_read_only (TillidPlanModel *self)
{
  TillidCourse *course;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), TRUE);

  course = tillid_patient_context_get_course (self->context);
  return tillid_patient_context_is_read_only (self->context) ||
         (course != NULL && course->ended != TILLID_ABSENT &&
          course->ended < tillid_plan_model_get_today (self));
}

/* Today in this clinic; a demo clinic has its own. */
TillidDay
tillid_plan_model_get_today (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), TILLID_ABSENT);

  return tillid_session_today (tillid_patient_context_get_session (self->context));
}

/* (transfer none) */
const TillidPlanPhase *
tillid_plan_model_get_phase (TillidPlanModel *self, TillidPhaseKind kind)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);
  g_return_val_if_fail ((int) kind >= 0 && (int) kind < TILLID_PLAN_N_PHASES, NULL);

  return &self->phases[kind];
}

/* The kind of the phase that is now, or -1. */
int
tillid_plan_model_get_current_phase (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), -1);

  for (int i = 0; i < TILLID_PLAN_N_PHASES; i++)
    if (self->phases[i].state == TILLID_PHASE_NOW)
      return i;
  return -1;
}

/* (transfer none) (element-type TillidPlanGoal) */
GPtrArray *
tillid_plan_model_get_goals (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->goals;
}

/* (transfer none) (nullable): the goal with that id, if it is active. */
const TillidPlanGoal *
tillid_plan_model_find_goal (TillidPlanModel *self, gint64 goal)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  for (guint i = 0; i < self->goals->len; i++)
    {
      const TillidPlanGoal *item = self->goals->pdata[i];

      if (item->goal->record.id == goal)
        return item;
    }
  return NULL;
}

/* (transfer none) (element-type TillidPlanStep) */
GPtrArray *
tillid_plan_model_get_steps (TillidPlanModel *self, TillidSide side)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);
  g_return_val_if_fail ((int) side >= 0 && (int) side < TILLID_PLAN_N_SIDES, NULL);

  return self->steps[side];
}

/* (transfer none) (nullable): the step with that id, if it is open. */
const TillidPlanStep *
tillid_plan_model_find_step (TillidPlanModel *self, gint64 step)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  for (int side = 0; side < TILLID_PLAN_N_SIDES; side++)
    for (guint i = 0; i < self->steps[side]->len; i++)
      {
        const TillidPlanStep *item = self->steps[side]->pdata[i];

        if (item->step->record.id == step)
          return item;
      }
  return NULL;
}

/**
 * tillid_plan_model_get_past_goals:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type TillidPlanGoal): reached or set aside, the newest first
 */
GPtrArray *
tillid_plan_model_get_past_goals (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->past_goals;
}

/**
 * tillid_plan_model_get_past_steps:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type TillidPlanStep): done or taken off, of all sides, what was done last first
 */
GPtrArray *
tillid_plan_model_get_past_steps (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->past_steps;
}

/* The id of the open step with that promise, or 0. */
gint64
tillid_plan_model_find_promised_step (TillidPlanModel *self, gint64 promise)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), 0);

  for (int side = 0; side < TILLID_PLAN_N_SIDES; side++)
    for (guint i = 0; i < self->steps[side]->len; i++)
      {
        const TillidPlanStep *item = self->steps[side]->pdata[i];

        if (item->promise != NULL && item->promise->record.id == promise)
          return item->step->record.id;
      }
  return 0;
}

/**
 * tillid_plan_model_get_own_share:
 * @out_own: (out): open steps of the patient
 * @out_all: (out): open steps of all sides
 */
void
tillid_plan_model_get_own_share (TillidPlanModel *self, guint *out_own, guint *out_all)
{
  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));
  g_return_if_fail (out_own != NULL && out_all != NULL);

  *out_own = self->steps[TILLID_SIDE_PATIENT]->len;
  *out_all = 0;
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    *out_all += self->steps[i]->len;
}

/* (transfer none) (element-type TillidPlanAgreement): at most five. */
GPtrArray *
tillid_plan_model_get_agreements (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->agreements;
}

/* (transfer none) (nullable): the visit that the agreements are of. */
TillidVisit *
tillid_plan_model_get_agreed_visit (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->agreed_visit;
}

/* (transfer none) (nullable): the visit of today, if it has begun. */
TillidVisit *
tillid_plan_model_get_visit_today (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), NULL);

  return self->visit_today;
}

/* The day of the newest rating of any goal, or %TILLID_ABSENT. */
TillidDay
tillid_plan_model_get_looked_at (TillidPlanModel *self)
{
  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), TILLID_ABSENT);

  return self->looked_at;
}

/**
 * tillid_plan_goal_get_ladder_ratings:
 * @goal: a goal of the plan
 * @out_ratings: (out) (transfer full): what tillid_ladder_layout_compute() takes
 *
 * Returns: how many
 */
guint
tillid_plan_goal_get_ladder_ratings (const TillidPlanGoal *goal, TillidLadderRating **out_ratings)
{
  g_return_val_if_fail (goal != NULL && out_ratings != NULL, 0);

  *out_ratings = g_new0 (TillidLadderRating, goal->ratings->len + 1);
  for (guint i = 0; i < goal->ratings->len; i++)
    {
      const TillidGoalRating *rating = goal->ratings->pdata[i];

      (*out_ratings)[i] = (TillidLadderRating){ rating->day, rating->attainment };
    }
  return goal->ratings->len;
}

/**
 * tillid_goal_get_rung:
 * @goal: a goal
 * @rung: 0 for +2 on top, 4 for -2
 *
 * Returns: (nullable): the words of that rung
 */
const char *
tillid_goal_get_rung (const TillidGoal *goal, int rung)
{
  const char *const words[] = { goal->rung_plus_2, goal->rung_plus_1, goal->rung_0,
                                goal->rung_minus_1, goal->rung_minus_2 };

  g_return_val_if_fail (rung >= 0 && rung < (int) G_N_ELEMENTS (words), NULL);

  return words[rung];
}
