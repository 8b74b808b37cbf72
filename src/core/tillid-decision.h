/* tillid-decision.h - decisions, reviews of the plan, and the plan for a crisis
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidDecision:
 *
 * A question that was decided together: what could be done, who preferred what, what was decided and what is
 * doubted. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidDecision, tillid_decision)

struct _TillidDecision
{
  TillidRecord record;

  gint64 patient;    /* person */
  gint64 course;     /* course */
  gint64 visit;      /* visit */
  gint64 conference; /* conference */
  gint64 rank;
  char *question;
  char *options;
  char *patient_prefers;
  char *family_prefers;
  char *clinic_prefers;
  char *decided;
  char *doubts;
  gint64 decided_on;
  gint64 review_on;
  gint64 owner; /* member */
  gint64 step;  /* step */
};

/**
 * TillidPlanReview:
 *
 * A review of the plan: when, with whom, and what was said. What had changed is read from the history. The
 * field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPlanReview, tillid_plan_review)

struct _TillidPlanReview
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  gint64 visit;   /* visit */
  gint64 day;
  gint64 at;
  gint64 member; /* member */
  char *words;
  char *language;
  char *staff_words;
};

/**
 * TillidPlanPrint:
 *
 * A copy of the plan that was printed, so that an older one is known as older. The field table in the .c file
 * says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPlanPrint, tillid_plan_print)

struct _TillidPlanPrint
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 day;
  gint64 at;
  char *language;
  gint64 member; /* member */
};

/**
 * TillidCrisisLine:
 *
 * One line of the plan for a crisis. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidCrisisLine, tillid_crisis_line)

struct _TillidCrisisLine
{
  TillidRecord record;

  gint64 patient; /* person */
  int section;    /* TillidCrisisSection */
  gint64 rank;
  char *words;
  char *language;
  char *staff_words;
  gint64 day;
  gint64 visit; /* visit */
};

G_END_DECLS
