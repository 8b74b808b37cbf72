/* tillid-course.c - courses of care
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-course.h"

static const TillidField course_fields[] = {
  TILLID_FIELD_REF (TillidCourse, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidCourse, started, DAY, NC_ ("field", "Started"), CLINICAL),
  TILLID_FIELD (TillidCourse, ended, DAY, NC_ ("field", "Ended"), CLINICAL),
  TILLID_FIELD (TillidCourse, referral_words, TEXT, NC_ ("field", "Words of the referral"), WORDS),
  TILLID_FIELD_REF (TillidCourse, key_contact, "member", NC_ ("field", "Key contact"), ORDINARY),
  TILLID_FIELD_REF (TillidCourse, second_face, "member", NC_ ("field", "Second face"), ORDINARY),
  TILLID_FIELD (TillidCourse, matters_words, TEXT, NC_ ("field", "What matters to me"), WORDS),
  TILLID_FIELD (TillidCourse,
                matters_language,
                LANG,
                NC_ ("field", "Language of those words"),
                ORDINARY),
  TILLID_FIELD (TillidCourse,
                matters_staff_words,
                TEXT,
                NC_ ("field", "What matters, in the clinic's words"),
                WORDS),
  TILLID_FIELD (TillidCourse, matters_day, DAY, NC_ ("field", "Said on"), CLINICAL),
  TILLID_FIELD_REF (TillidCourse,
                    matters_through,
                    "interpreter",
                    NC_ ("field", "Said through"),
                    ORDINARY),
  TILLID_FIELD (TillidCourse, review_due, DAY, NC_ ("field", "Plan looked at again on"), CLINICAL),
  TILLID_FIELD (TillidCourse, receiver, TEXT, NC_ ("field", "Who takes over"), ADDRESS),
  TILLID_FIELD (TillidCourse,
                ending_criteria,
                TEXT,
                NC_ ("field", "How we know that it can end"),
                WORDS),
  TILLID_FIELD (TillidCourse, ending_from, DAY, NC_ ("field", "Ending, from"), CLINICAL),
  TILLID_FIELD (TillidCourse, ending_until, DAY, NC_ ("field", "Ending, until"), CLINICAL),
  TILLID_FIELD_REF (TillidCourse, farewell, "visit", NC_ ("field", "Farewell visit"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidCourse, tillid_course, "course", course_fields)

static const TillidField phase_fields[] = {
  TILLID_FIELD_REF (TillidPhase, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidPhase, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidPhase,
                       kind,
                       tillid_phase_kind_choices,
                       NC_ ("field", "Phase"),
                       CLINICAL),
  TILLID_FIELD (TillidPhase, from_day, DAY, NC_ ("field", "From"), CLINICAL),
  TILLID_FIELD (TillidPhase, until_day, DAY, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD (TillidPhase, planned, BOOL, NC_ ("field", "Planned"), ORDINARY),
  TILLID_FIELD (TillidPhase, note, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidPhase, tillid_phase, "phase", phase_fields)

static const TillidField hand_over_fields[] = {
  TILLID_FIELD_REF (TillidHandOver, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidHandOver, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD (TillidHandOver, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_REF (TillidHandOver, from_member, "member", NC_ ("field", "From"), ORDINARY),
  TILLID_FIELD_REF (TillidHandOver, to_member, "member", NC_ ("field", "To"), ORDINARY),
  TILLID_FIELD (TillidHandOver,
                patient_present,
                BOOL,
                NC_ ("field", "The patient was in the room"),
                CLINICAL),
  TILLID_FIELD (TillidHandOver, planned, BOOL, NC_ ("field", "Planned"), CLINICAL),
  TILLID_FIELD (TillidHandOver, introduced_on, DAY, NC_ ("field", "Introduced on"), CLINICAL),
  TILLID_FIELD_REF (TillidHandOver, joint_visit, "visit", NC_ ("field", "Joint visit"), ORDINARY),
  TILLID_FIELD (TillidHandOver, reason, TEXT, NC_ ("field", "Why"), WORDS),
};

TILLID_DEFINE_RECORD (TillidHandOver, tillid_hand_over, "hand_over", hand_over_fields)

static const TillidField care_team_fields[] = {
  TILLID_FIELD_REF (TillidCareTeam, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidCareTeam, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD_REF (TillidCareTeam, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidCareTeam, role, TEXT, NC_ ("field", "Role"), ORDINARY),
  TILLID_FIELD (TillidCareTeam, from_day, DAY, NC_ ("field", "From"), ORDINARY),
  TILLID_FIELD (TillidCareTeam, until_day, DAY, NC_ ("field", "Until"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidCareTeam, tillid_care_team, "care_team", care_team_fields)

static const TillidField take_over_fields[] = {
  TILLID_FIELD_REF (TillidTakeOver, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidTakeOver, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD (TillidTakeOver, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidTakeOver, what, TEXT, NC_ ("field", "What"), WORDS),
  TILLID_FIELD_CHOICE (TillidTakeOver,
                       counterpart,
                       tillid_counterpart_choices,
                       NC_ ("field", "With"),
                       CLINICAL),
  TILLID_FIELD (TillidTakeOver, who, TEXT, NC_ ("field", "Who"), ADDRESS),
  TILLID_FIELD (TillidTakeOver, agreed_on, DAY, NC_ ("field", "Agreed on"), CLINICAL),
};

TILLID_DEFINE_RECORD (TillidTakeOver, tillid_take_over, "take_over", take_over_fields)
