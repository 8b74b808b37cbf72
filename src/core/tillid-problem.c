/* tillid-problem.c - problems
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-problem.h"

static const TillidField problem_fields[] = {
  TILLID_FIELD_REF (TillidProblem, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidProblem, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidProblem, patient_words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidProblem, language, LANG, NC_ ("field", "Language of those words"), ORDINARY),
  TILLID_FIELD (TillidProblem, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
  TILLID_FIELD_CHOICE (TillidProblem,
                       said_by,
                       tillid_said_by_choices,
                       NC_ ("field", "Said by"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidProblem,
                       domain,
                       tillid_domain_choices,
                       NC_ ("field", "Domain"),
                       CLINICAL),
  TILLID_FIELD (TillidProblem, burden, INT, NC_ ("field", "Burden"), CLINICAL),
  TILLID_FIELD (TillidProblem, noticed, TOLD, NC_ ("field", "First noticed"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidProblem,
                       status,
                       tillid_problem_status_choices,
                       NC_ ("field", "State"),
                       CLINICAL),
  TILLID_FIELD (TillidProblem, elsewhere, TEXT, NC_ ("field", "Belongs to"), ADDRESS),
  TILLID_FIELD_CHOICE (TillidProblem,
                       owner_side,
                       tillid_side_choices,
                       NC_ ("field", "Who has the next step"),
                       CLINICAL),
  TILLID_FIELD (TillidProblem, code_system, TEXT, NC_ ("field", "Code system"), ORDINARY),
  TILLID_FIELD (TillidProblem, code, TEXT, NC_ ("field", "Code"), CLINICAL),
  TILLID_FIELD (TillidProblem,
                owner_said,
                BOOL,
                NC_ ("field", "Who has the next step was said"),
                CLINICAL),
  TILLID_FIELD_REF (TillidProblem, owner, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidProblem, owner_text, TEXT, NC_ ("field", "Who"), ADDRESS),
  TILLID_FIELD (TillidProblem, told_on, DAY, NC_ ("field", "Told on"), CLINICAL),
  TILLID_FIELD_REF (TillidProblem, told_to, "member", NC_ ("field", "Told to"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidProblem, tillid_problem, "problem", problem_fields)

/* The series in which a problem was rated; the field "burden" of the problem is a number without a day. */
static const TillidField problem_rating_fields[] = {
  TILLID_FIELD_REF (TillidProblemRating, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidProblemRating, problem, "problem", NC_ ("field", "Problem"), ORDINARY),
  TILLID_FIELD (TillidProblemRating, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidProblemRating, burden, INT, NC_ ("field", "Burden"), CLINICAL),
  TILLID_FIELD_REF (TillidProblemRating, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidProblemRating,
                      tillid_problem_rating,
                      "problem_rating",
                      problem_rating_fields)
