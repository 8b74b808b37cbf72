/* tillid-plan-papers.h - the plan on paper: for the patient, for the GP, for an office, for who goes on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-document.h"
#include "tillid-plan-model.h"

G_BEGIN_DECLS

/**
 * TillidPlanPaperKind:
 * @TILLID_PLAN_PAPER_PATIENT: own steps first, large, in the patient's language
 * @TILLID_PLAN_PAPER_GP: what we ask on top
 * @TILLID_PLAN_PAPER_AUTHORITY: what we ask, and what was written; nothing else of the record
 * @TILLID_PLAN_PAPER_TRANSFER: the summary for those who go on, written with the patient
 * @TILLID_PLAN_PAPER_CRISIS: what to do in a crisis, on one page
 */
typedef enum
{
  TILLID_PLAN_PAPER_PATIENT,
  TILLID_PLAN_PAPER_GP,
  TILLID_PLAN_PAPER_AUTHORITY,
  TILLID_PLAN_PAPER_TRANSFER,
  TILLID_PLAN_PAPER_CRISIS,
  TILLID_PLAN_N_PAPERS,
} TillidPlanPaperKind;

/**
 * TillidPlanPaper:
 * @language: (nullable): BCP 47 tag; %NULL is that of tillid_plan_papers_get_language()
 * @to: (nullable): to whom
 * @ask: (nullable): what we ask of them, one thing in each line
 * @words: (nullable): what is added in own words
 * @reply_due: until when we hope for an answer, or %TILLID_ABSENT
 *
 * What a person decides about a paper; the rest is written from the plan. Strings are (unowned).
 */
typedef struct
{
  TillidPlanPaperKind kind;
  const char *language;
  const char *to;
  const char *ask;
  const char *words;
  TillidDay reply_due;
} TillidPlanPaper;

TillidDocument *tillid_plan_papers_write (TillidPlanModel *model,
                                          const TillidPlanPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_plan_papers_get_language (TillidPlanModel *model, TillidPlanPaperKind kind);
guint tillid_plan_papers_count_untranslated (TillidPlanModel *model);
char *tillid_plan_papers_suggest_ask (TillidPlanModel *model,
                                      TillidPlanPaperKind kind) G_GNUC_WARN_UNUSED_RESULT;
char *
tillid_plan_papers_describe_reading (const TillidDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
