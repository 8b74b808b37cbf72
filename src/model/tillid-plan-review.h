/* tillid-plan-review.h - reviews of a plan, and what changed since
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-decision.h"
#include "tillid-plan-model.h"

G_BEGIN_DECLS

/**
 * TillidPlanGroup:
 *
 * What a line of a plan is about.
 */
typedef enum
{
  TILLID_PLAN_GROUP_MATTERS,
  TILLID_PLAN_GROUP_GOALS,
  TILLID_PLAN_GROUP_STEPS,
  TILLID_PLAN_GROUP_DECISIONS,
  TILLID_PLAN_N_GROUPS,
} TillidPlanGroup;

/**
 * TillidPlanLine:
 * @id: of the entry
 * @is_done: a step that is done: no line of the plan, but not gone either
 * @text: what it said
 */
typedef struct
{
  TillidPlanGroup group;
  gint64 id;
  gboolean is_done;
  char *text;
} TillidPlanLine;

#define TILLID_PLAN_NOW G_MAXINT64

GPtrArray *tillid_plan_reviews_list (TillidPlanModel *model) G_GNUC_WARN_UNUSED_RESULT;
void tillid_plan_review_prepare (TillidPatientContext *context, TillidRecord *draft, gint64 list);
char *tillid_plan_review_dup_title (TillidPatientContext *context,
                                    const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_review_dup_words (TillidPatientContext *context,
                                    const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *tillid_plan_lines_at (TillidPlanModel *model, gint64 at) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_plan_lines_compare (GPtrArray *before,
                                      GPtrArray *after) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_plan_lines_to_text (GPtrArray *lines) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_plan_is_print_older (TillidPlanModel *model);

G_END_DECLS
