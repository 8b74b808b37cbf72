/* tillid-decision.c - decisions, reviews of the plan, and the plan for a crisis
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-decision.h"

static const TillidField decision_fields[] = {
  TILLID_FIELD_REF (TillidDecision, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidDecision, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD_REF (TillidDecision, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_REF (TillidDecision,
                    conference,
                    "conference",
                    NC_ ("field", "Conference"),
                    ORDINARY),
  TILLID_FIELD (TillidDecision, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidDecision, question, TEXT, NC_ ("field", "Question"), WORDS),
  TILLID_FIELD (TillidDecision, options, TEXT, NC_ ("field", "What could be done"), WORDS),
  TILLID_FIELD (TillidDecision, patient_prefers, TEXT, NC_ ("field", "The patient prefers"), WORDS),
  TILLID_FIELD (TillidDecision, family_prefers, TEXT, NC_ ("field", "The family prefers"), WORDS),
  TILLID_FIELD (TillidDecision, clinic_prefers, TEXT, NC_ ("field", "We prefer"), WORDS),
  TILLID_FIELD (TillidDecision, decided, TEXT, NC_ ("field", "What was decided"), WORDS),
  TILLID_FIELD (TillidDecision, doubts, TEXT, NC_ ("field", "Doubts"), WORDS),
  TILLID_FIELD (TillidDecision, decided_on, DAY, NC_ ("field", "Decided on"), CLINICAL),
  TILLID_FIELD (TillidDecision, review_on, DAY, NC_ ("field", "Look again on"), CLINICAL),
  TILLID_FIELD_REF (TillidDecision, owner, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD_REF (TillidDecision, step, "step", NC_ ("field", "Step"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidDecision, tillid_decision, "decision", decision_fields)

static const TillidField plan_review_fields[] = {
  TILLID_FIELD_REF (TillidPlanReview, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidPlanReview, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD_REF (TillidPlanReview, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD (TillidPlanReview, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidPlanReview, at, INSTANT, NC_ ("field", "At"), ORDINARY),
  TILLID_FIELD_REF (TillidPlanReview, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidPlanReview, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidPlanReview,
                language,
                LANG,
                NC_ ("field", "Language of those words"),
                ORDINARY),
  TILLID_FIELD (TillidPlanReview, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
};

TILLID_DEFINE_RECORD (TillidPlanReview, tillid_plan_review, "plan_review", plan_review_fields)

static const TillidField plan_print_fields[] = {
  TILLID_FIELD_REF (TillidPlanPrint, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidPlanPrint, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidPlanPrint, at, INSTANT, NC_ ("field", "At"), ORDINARY),
  TILLID_FIELD (TillidPlanPrint, language, LANG, NC_ ("field", "Language"), ORDINARY),
  TILLID_FIELD_REF (TillidPlanPrint, member, "member", NC_ ("field", "Colleague"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidPlanPrint, tillid_plan_print, "plan_print", plan_print_fields)

static const TillidField crisis_line_fields[] = {
  TILLID_FIELD_REF (TillidCrisisLine, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidCrisisLine,
                       section,
                       tillid_crisis_section_choices,
                       NC_ ("field", "Part"),
                       CLINICAL),
  TILLID_FIELD (TillidCrisisLine, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidCrisisLine, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidCrisisLine,
                language,
                LANG,
                NC_ ("field", "Language of those words"),
                ORDINARY),
  TILLID_FIELD (TillidCrisisLine, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
  TILLID_FIELD (TillidCrisisLine, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_REF (TillidCrisisLine, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidCrisisLine, tillid_crisis_line, "crisis_line", crisis_line_fields)
