/* tillid-question.c - missing pieces, answers, snoozes and marks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-question.h"

static const TillidField question_fields[] = {
  TILLID_FIELD_REF (TillidQuestion, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidQuestion, words, TEXT, NC_ ("field", "Question"), WORDS),
  TILLID_FIELD (TillidQuestion, could_answer, TEXT, NC_ ("field", "Who could answer"), ADDRESS),
  TILLID_FIELD (TillidQuestion, asked_on, DAY, NC_ ("field", "Asked on"), CLINICAL),
  TILLID_FIELD (TillidQuestion, answer, TEXT, NC_ ("field", "Answer"), WORDS),
  TILLID_FIELD (TillidQuestion, answered_on, DAY, NC_ ("field", "Answered on"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidQuestion,
                       status,
                       tillid_question_status_choices,
                       NC_ ("field", "State"),
                       CLINICAL),
};

TILLID_DEFINE_RECORD (TillidQuestion, tillid_question, "question", question_fields)

static const TillidField patient_answer_fields[] = {
  TILLID_FIELD_REF (TillidPatientAnswer, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidPatientAnswer, question, TEXT, NC_ ("field", "Question"), ORDINARY),
  TILLID_FIELD (TillidPatientAnswer, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidPatientAnswer,
                language,
                LANG,
                NC_ ("field", "Language of those words"),
                ORDINARY),
  TILLID_FIELD (TillidPatientAnswer,
                staff_words,
                TEXT,
                NC_ ("field", "In the clinic's words"),
                WORDS),
  TILLID_FIELD (TillidPatientAnswer, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_REF (TillidPatientAnswer, asked_by, "member", NC_ ("field", "Asked by"), ORDINARY),
  TILLID_FIELD_REF (TillidPatientAnswer,
                    through,
                    "interpreter",
                    NC_ ("field", "Asked through"),
                    ORDINARY),
};

TILLID_DEFINE_RECORD (TillidPatientAnswer,
                      tillid_patient_answer,
                      "patient_answer",
                      patient_answer_fields)

static const TillidField snooze_fields[] = {
  TILLID_FIELD_REF (TillidSnooze, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidSnooze, prompt, TEXT, NC_ ("field", "Prompt"), ORDINARY),
  TILLID_FIELD (TillidSnooze, reason, TEXT, NC_ ("field", "Reason"), WORDS),
  TILLID_FIELD (TillidSnooze, until_day, DAY, NC_ ("field", "Until"), ORDINARY),
  TILLID_FIELD_REF (TillidSnooze, member, "member", NC_ ("field", "Colleague"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidSnooze, tillid_snooze, "snooze", snooze_fields)

static const TillidField share_wish_fields[] = {
  TILLID_FIELD_REF (TillidShareWish, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidShareWish, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidShareWish, day, DAY, NC_ ("field", "Day"), ORDINARY),
  TILLID_FIELD (TillidShareWish, taken_back, DAY, NC_ ("field", "Taken back on"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidShareWish, tillid_share_wish, "share_wish", share_wish_fields)

static const TillidField mark_fields[] = {
  TILLID_FIELD_REF (TillidMark, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidMark, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_REF (TillidMark, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidMark, next_time, TEXT, NC_ ("field", "For next time"), WORDS),
};

TILLID_DEFINE_RECORD (TillidMark, tillid_mark, "mark", mark_fields)
