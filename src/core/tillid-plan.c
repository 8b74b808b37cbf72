/* tillid-plan.c - the care plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-plan.h"

static const TillidField goal_fields[] = {
  TILLID_FIELD_REF (TillidGoal, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidGoal, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD (TillidGoal, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidGoal, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidGoal, language, LANG, NC_ ("field", "Language of those words"), ORDINARY),
  TILLID_FIELD (TillidGoal, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
  TILLID_FIELD_CHOICE (TillidGoal,
                       said_by,
                       tillid_said_by_choices,
                       NC_ ("field", "Said by"),
                       CLINICAL),
  TILLID_FIELD (TillidGoal, rung_plus_2, TEXT, NC_ ("field", "+2: much more than agreed"), WORDS),
  TILLID_FIELD (TillidGoal, rung_plus_1, TEXT, NC_ ("field", "+1: more than agreed"), WORDS),
  TILLID_FIELD (TillidGoal, rung_0, TEXT, NC_ ("field", "0: as agreed"), WORDS),
  TILLID_FIELD (TillidGoal, rung_minus_1, TEXT, NC_ ("field", "-1: less than agreed"), WORDS),
  TILLID_FIELD (TillidGoal, rung_minus_2, TEXT, NC_ ("field", "-2: where we started"), WORDS),
  TILLID_FIELD (TillidGoal, importance, INT, NC_ ("field", "Importance (0 to 3)"), CLINICAL),
  TILLID_FIELD (TillidGoal, difficulty, INT, NC_ ("field", "How hard to reach (0 to 3)"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidGoal,
                       status,
                       tillid_goal_status_choices,
                       NC_ ("field", "State"),
                       CLINICAL),
  TILLID_FIELD (TillidGoal, started, DAY, NC_ ("field", "Started"), CLINICAL),
  TILLID_FIELD (TillidGoal, due, DAY, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD (TillidGoal, why, TEXT, NC_ ("field", "Why it matters"), WORDS),
  TILLID_FIELD (TillidGoal, smallest_step, TEXT, NC_ ("field", "Smallest step"), WORDS),
  TILLID_FIELD (TillidGoal, how_we_know, TEXT, NC_ ("field", "How we know"), WORDS),
  TILLID_FIELD (TillidGoal, could_stop, TEXT, NC_ ("field", "What could stop it"), WORDS),
  TILLID_FIELD (TillidGoal, review_on, DAY, NC_ ("field", "Look again on"), CLINICAL),
  TILLID_FIELD (TillidGoal, patient_brings, TEXT, NC_ ("field", "What the patient brings"), WORDS),
  TILLID_FIELD (TillidGoal, clinic_brings, TEXT, NC_ ("field", "What we bring"), WORDS),
};

TILLID_DEFINE_RECORD (TillidGoal, tillid_goal, "goal", goal_fields)

static const TillidField goal_rating_fields[] = {
  TILLID_FIELD_REF (TillidGoalRating, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidGoalRating, goal, "goal", NC_ ("field", "Goal"), ORDINARY),
  TILLID_FIELD (TillidGoalRating, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidGoalRating, attainment, INT, NC_ ("field", "Rung (-2 to +2)"), CLINICAL),
  TILLID_FIELD_REF (TillidGoalRating, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidGoalRating, tillid_goal_rating, "goal_rating", goal_rating_fields)

static const TillidField step_fields[] = {
  TILLID_FIELD_REF (TillidStep, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidStep, goal, "goal", NC_ ("field", "Goal"), ORDINARY),
  TILLID_FIELD (TillidStep, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidStep, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidStep, language, LANG, NC_ ("field", "Language of those words"), ORDINARY),
  TILLID_FIELD (TillidStep, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
  TILLID_FIELD_CHOICE (TillidStep,
                       side,
                       tillid_side_choices,
                       NC_ ("field", "Who does it"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidStep, owner, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidStep, owner_text, TEXT, NC_ ("field", "Who"), ADDRESS),
  TILLID_FIELD (TillidStep, due, DAY, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD (TillidStep, when_words, TEXT, NC_ ("field", "When, in words"), WORDS),
  TILLID_FIELD_CHOICE (TillidStep,
                       status,
                       tillid_step_status_choices,
                       NC_ ("field", "State"),
                       CLINICAL),
  TILLID_FIELD (TillidStep, done_on, DAY, NC_ ("field", "Done on"), CLINICAL),
  TILLID_FIELD_REF (TillidStep, problem, "problem", NC_ ("field", "Problem"), ORDINARY),
  TILLID_FIELD (TillidStep, next_visit, BOOL, NC_ ("field", "At the next visit"), CLINICAL),
  TILLID_FIELD_REF (TillidStep, made_by, "*", NC_ ("field", "Came from"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidStep, tillid_step, "step", step_fields)

static const TillidField promise_fields[] = {
  TILLID_FIELD_REF (TillidPromise, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidPromise, words, TEXT, NC_ ("field", "What we promised"), WORDS),
  TILLID_FIELD_REF (TillidPromise, owner, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidPromise, due, DAY, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD (TillidPromise, first_due, DAY, NC_ ("field", "First promised for"), CLINICAL),
  TILLID_FIELD (TillidPromise, made_on, DAY, NC_ ("field", "Promised on"), CLINICAL),
  TILLID_FIELD_REF (TillidPromise,
                    through,
                    "interpreter",
                    NC_ ("field", "Promised through"),
                    ORDINARY),
  TILLID_FIELD_REF (TillidPromise, step, "step", NC_ ("field", "Step"), ORDINARY),
  TILLID_FIELD_REF (TillidPromise, agreement, "agreement", NC_ ("field", "Agreement"), ORDINARY),
  TILLID_FIELD_REF (TillidPromise, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidPromise,
                       status,
                       tillid_promise_status_choices,
                       NC_ ("field", "State"),
                       CLINICAL),
  TILLID_FIELD (TillidPromise, kept_on, DAY, NC_ ("field", "Kept on"), CLINICAL),
  TILLID_FIELD (TillidPromise, kept_how, TEXT, NC_ ("field", "Kept how"), WORDS),
};

TILLID_DEFINE_RECORD (TillidPromise, tillid_promise, "promise", promise_fields)
