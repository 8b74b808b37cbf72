/* tillid-plan-model-private.h - what the two files of the plan model share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-plan-model.h"

G_BEGIN_DECLS

struct _TillidPlanModel
{
  GObject parent_instance;

  TillidPatientContext *context; /* (owned) */

  TillidPlanPhase phases[TILLID_PLAN_N_PHASES];
  GPtrArray *goals;                      /* (owned) of TillidPlanGoal */
  GPtrArray *steps[TILLID_PLAN_N_SIDES]; /* (owned) of TillidPlanStep */
  GPtrArray *past_goals;                 /* (owned) of TillidPlanGoal */
  GPtrArray *past_steps;                 /* (owned) of TillidPlanStep */
  GPtrArray *agreements;                 /* (owned) of TillidPlanAgreement */
  TillidVisit *agreed_visit;             /* (owned) (nullable) */
  TillidVisit *visit_today;              /* (owned) (nullable) */
  TillidDay looked_at;
};

void tillid_plan_model_forget (TillidPlanModel *self);
void tillid_plan_model_read (TillidPlanModel *self);

G_END_DECLS
