/* tillid-plan.h - the care plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidGoal:
 *
 * A goal: a patient's sentence with its ladder. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidGoal, tillid_goal)

struct _TillidGoal
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 course;  /* course */
  gint64 rank;
  char *words;
  char *language;
  char *staff_words;
  int said_by; /* TillidSaidBy */
  char *rung_plus_2;
  char *rung_plus_1;
  char *rung_0;
  char *rung_minus_1;
  char *rung_minus_2;
  gint64 importance;
  gint64 difficulty;
  int status; /* TillidGoalStatus */
  gint64 started;
  gint64 due;
  char *why;
  char *smallest_step;
  char *how_we_know;
  char *could_stop;
  gint64 review_on;
  char *patient_brings;
  char *clinic_brings;
};

/**
 * TillidGoalRating:
 *
 * Where the patient stands on a ladder, on one day. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidGoalRating, tillid_goal_rating)

struct _TillidGoalRating
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 goal;    /* goal */
  gint64 day;
  gint64 attainment;
  gint64 visit; /* visit */
};

/**
 * TillidStep:
 *
 * A next step, owned by one side. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidStep, tillid_step)

struct _TillidStep
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 goal;    /* goal */
  gint64 rank;
  char *words;
  char *language;
  char *staff_words;
  int side;     /* TillidSide */
  gint64 owner; /* member */
  char *owner_text;
  gint64 due;
  char *when_words;
  int status; /* TillidStepStatus */
  gint64 done_on;
  gint64 problem; /* problem */
  gboolean next_visit;
  gint64 made_by; /* any */
};

/**
 * TillidPromise:
 *
 * Something the clinic owes the patient. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidPromise, tillid_promise)

struct _TillidPromise
{
  TillidRecord record;

  gint64 patient; /* person */
  char *words;
  gint64 owner; /* member */
  gint64 due;
  gint64 first_due;
  gint64 made_on;
  gint64 through;   /* interpreter */
  gint64 step;      /* step */
  gint64 agreement; /* agreement */
  gint64 visit;     /* visit */
  int status;       /* TillidPromiseStatus */
  gint64 kept_on;
  char *kept_how;
};

G_END_DECLS
