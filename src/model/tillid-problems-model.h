/* tillid-problems-model.h - what weighs on one patient, and what helps, in the patient's order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-burden-layout.h"
#include "tillid-plan-model.h"
#include "tillid-problem.h"
#include "tillid-story.h"

G_BEGIN_DECLS

/**
 * TillidProblemsPart:
 * @TILLID_PROBLEMS_OWN: what the patient says weighs, in the patient's order
 * @TILLID_PROBLEMS_ADDED: what others added; always below the patient's own
 * @TILLID_PROBLEMS_HELPS: what helps, what the patient can
 *
 * The lists of the page. Each has an order of its own, and nothing moves from one to another by being dragged.
 */
typedef enum
{
  TILLID_PROBLEMS_OWN,
  TILLID_PROBLEMS_ADDED,
  TILLID_PROBLEMS_HELPS,
} TillidProblemsPart;

#define TILLID_PROBLEMS_N_PARTS 3

/**
 * TillidProblemsItem:
 * @record: a #TillidProblem or a #TillidStrength
 * @part: the list it stands in
 * @number: its place there, from 1; 0 for one that is solved or passed on
 * @words: (unowned) (nullable): in the patient's words
 * @language: (unowned) (nullable): of @words
 * @staff_words: (unowned) (nullable): in the clinic's words
 * @domain: what it is about
 * @ratings: (element-type TillidProblemRating): of a problem, in order of time
 * @step: (unowned) (nullable): of a problem, the first open step of the plan that is for it
 * @links: (element-type TillidStrengthLink): of what helps, those to problems that are shown, in their order
 */
typedef struct
{
  TillidRecord *record;
  TillidProblemsPart part;
  guint number;
  const char *words;
  const char *language;
  const char *staff_words;
  TillidDomain domain;
  GPtrArray *ratings;
  const TillidPlanStep *step;
  GPtrArray *links;
} TillidProblemsItem;

/* Signal "changed": everything has been read again. */
#define TILLID_TYPE_PROBLEMS_MODEL (tillid_problems_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidProblemsModel, tillid_problems_model, TILLID, PROBLEMS_MODEL, GObject)

TillidProblemsModel *
tillid_problems_model_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidPatientContext *tillid_problems_model_get_context (TillidProblemsModel *self);
TillidPlanModel *tillid_problems_model_get_plan (TillidProblemsModel *self);
gboolean tillid_problems_model_is_read_only (TillidProblemsModel *self);
GPtrArray *tillid_problems_model_get_items (TillidProblemsModel *self, TillidProblemsPart part);
GPtrArray *tillid_problems_model_get_past (TillidProblemsModel *self);
const TillidProblemsItem *tillid_problems_model_find (TillidProblemsModel *self, gint64 id);
TillidDay tillid_problems_model_get_looked_at (TillidProblemsModel *self);

const TillidProblem *tillid_problems_item_get_problem (const TillidProblemsItem *item);
guint tillid_problems_item_get_burdens (const TillidProblemsItem *item,
                                        TillidBurdenRating **out_ratings);

G_END_DECLS
