/* tillid-problem.h - problems
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidProblem:
 *
 * What weighs on the patient, in the patient's words and order. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidProblem, tillid_problem)

struct _TillidProblem
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 rank;
  char *patient_words;
  char *language;
  char *staff_words;
  int said_by; /* TillidSaidBy */
  int domain;  /* TillidDomain */
  gint64 burden;
  TillidTold *noticed;
  int status; /* TillidProblemStatus */
  char *elsewhere;
  int owner_side; /* TillidSide */
  char *code_system;
  char *code;
  gboolean owner_said;
  gint64 owner; /* member */
  char *owner_text;
  gint64 told_on;
  gint64 told_to; /* member */
};

/**
 * TillidProblemRating:
 *
 * How much a problem weighs, on one day. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidProblemRating, tillid_problem_rating)

struct _TillidProblemRating
{
  TillidRecord record;

  gint64 patient; /* person */
  gint64 problem; /* problem */
  gint64 day;
  gint64 burden;
  gint64 visit; /* visit */
};

G_END_DECLS
