/* tillid-plan-model.h - the care plan of one patient, as the Plan page and tillidctl show it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-course.h"
#include "tillid-ladder-layout.h"
#include "tillid-patient-context.h"
#include "tillid-plan.h"
#include "tillid-visit.h"

G_BEGIN_DECLS

#define TILLID_PLAN_N_PHASES 5
#define TILLID_PLAN_N_SIDES 4
#define TILLID_PLAN_MAX_AGREEMENTS 5

/**
 * TillidPhaseState:
 * @TILLID_PHASE_TO_COME: nothing is known about it yet
 * @TILLID_PHASE_PLANNED: it has a planned beginning
 * @TILLID_PHASE_NOW: the course of care is in it
 * @TILLID_PHASE_DONE: it is over
 */
typedef enum
{
  TILLID_PHASE_TO_COME,
  TILLID_PHASE_PLANNED,
  TILLID_PHASE_NOW,
  TILLID_PHASE_DONE,
} TillidPhaseState;

/**
 * TillidPlanPhase:
 * @phase: (nullable): its record
 * @visits: attended visits since it began
 */
typedef struct
{
  TillidPhase *phase;
  TillidPhaseState state;
  guint visits;
} TillidPlanPhase;

/**
 * TillidPlanGoal:
 * @number: as people call it, from 1; 0 for one of the past
 * @ratings: (element-type TillidGoalRating): in order of time
 */
typedef struct
{
  TillidGoal *goal;
  guint number;
  GPtrArray *ratings;
} TillidPlanGoal;

/**
 * TillidPlanStep:
 * @promise: (nullable): what we promised with it and have not kept yet
 * @goal_number: number of its goal, 0 if it has none
 * @due: the day it is due, or %TILLID_ABSENT
 * @days_late: days since @due where we or an office outside owe it, else 0. A patient or a family is never late.
 */
typedef struct
{
  TillidStep *step;
  TillidPromise *promise;
  guint goal_number;
  TillidDay due;
  gint64 days_late;
} TillidPlanStep;

/**
 * TillidPlanAgreement:
 * @is_promised: ours to do
 */
typedef struct
{
  TillidAgreement *agreement;
  gboolean is_promised;
} TillidPlanAgreement;

/* Signal "changed": everything has been read again. */
#define TILLID_TYPE_PLAN_MODEL (tillid_plan_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidPlanModel, tillid_plan_model, TILLID, PLAN_MODEL, GObject)

TillidPlanModel *tillid_plan_model_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidPatientContext *tillid_plan_model_get_context (TillidPlanModel *self);
gboolean tillid_plan_model_is_read_only (TillidPlanModel *self);
TillidDay tillid_plan_model_get_today (TillidPlanModel *self);

const TillidPlanPhase *tillid_plan_model_get_phase (TillidPlanModel *self, TillidPhaseKind kind);
int tillid_plan_model_get_current_phase (TillidPlanModel *self);
GPtrArray *tillid_plan_model_get_goals (TillidPlanModel *self);
const TillidPlanGoal *tillid_plan_model_find_goal (TillidPlanModel *self, gint64 goal);
GPtrArray *tillid_plan_model_get_steps (TillidPlanModel *self, TillidSide side);
const TillidPlanStep *tillid_plan_model_find_step (TillidPlanModel *self, gint64 step);
GPtrArray *tillid_plan_model_get_past_goals (TillidPlanModel *self);
GPtrArray *tillid_plan_model_get_past_steps (TillidPlanModel *self);
gint64 tillid_plan_model_find_promised_step (TillidPlanModel *self, gint64 promise);
void tillid_plan_model_get_own_share (TillidPlanModel *self, guint *out_own, guint *out_all);
GPtrArray *tillid_plan_model_get_agreements (TillidPlanModel *self);
TillidVisit *tillid_plan_model_get_agreed_visit (TillidPlanModel *self);
TillidVisit *tillid_plan_model_get_visit_today (TillidPlanModel *self);
TillidDay tillid_plan_model_get_looked_at (TillidPlanModel *self);

guint tillid_plan_goal_get_ladder_ratings (const TillidPlanGoal *goal,
                                           TillidLadderRating **out_ratings);
const char *tillid_goal_get_rung (const TillidGoal *goal, int rung);

G_END_DECLS
