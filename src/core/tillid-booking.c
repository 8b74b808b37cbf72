/* tillid-booking.c - rooms, interpreters as booked, and who is not asked again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-booking.h"

static const TillidField room_fields[] = {
  TILLID_FIELD (TillidRoom, name, TEXT, NC_ ("field", "Name"), ORDINARY),
  TILLID_FIELD (TillidRoom, note, TEXT, NC_ ("field", "Note"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidRoom, tillid_room, "room", room_fields)

static const TillidField interpreting_fields[] = {
  TILLID_FIELD_REF (TillidInterpreting, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidInterpreting, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidInterpreting,
                       booking,
                       tillid_interpreting_state_choices,
                       NC_ ("field", "Booking"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidInterpreting,
                       mode,
                       tillid_interpreting_mode_choices,
                       NC_ ("field", "How"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidInterpreting,
                    interpreter,
                    "interpreter",
                    NC_ ("field", "Interpreter"),
                    ORDINARY),
  TILLID_FIELD_REF (TillidInterpreting, person, "person", NC_ ("field", "Relative"), ORDINARY),
  TILLID_FIELD (TillidInterpreting, language, LANG, NC_ ("field", "Language"), ORDINARY),
  TILLID_FIELD (TillidInterpreting, dialect, TEXT, NC_ ("field", "Dialect"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidInterpreting,
                       sex,
                       tillid_sex_choices,
                       NC_ ("field", "Wish: woman or man"),
                       CLINICAL),
  TILLID_FIELD (TillidInterpreting,
                agency_ref,
                TEXT,
                NC_ ("field", "Number at the agency"),
                ORDINARY),
  TILLID_FIELD (TillidInterpreting, asked_on, DAY, NC_ ("field", "Asked on"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidInterpreting,
                       guard,
                       tillid_child_guard_choices,
                       NC_ ("field", "Why a child interprets"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidInterpreting,
                    guard_member,
                    "member",
                    NC_ ("field", "Judged by"),
                    ORDINARY),
  TILLID_FIELD (TillidInterpreting, guard_at, INSTANT, NC_ ("field", "Judged at"), ORDINARY),
  TILLID_FIELD (TillidInterpreting, note, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidInterpreting, tillid_interpreting, "interpreting", interpreting_fields)

static const TillidField exclusion_fields[] = {
  TILLID_FIELD_REF (TillidExclusion, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidExclusion,
                    interpreter,
                    "interpreter",
                    NC_ ("field", "Interpreter"),
                    ORDINARY),
  TILLID_FIELD (TillidExclusion, lifted, BOOL, NC_ ("field", "Lifted"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidExclusion, tillid_exclusion, "exclusion", exclusion_fields)

static const TillidField interpreter_need_fields[] = {
  TILLID_FIELD_REF (TillidInterpreterNeed, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidInterpreterNeed,
                    judged_by,
                    "member",
                    NC_ ("field", "Judged by"),
                    ORDINARY),
  TILLID_FIELD (TillidInterpreterNeed, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidInterpreterNeed,
                       fee,
                       tillid_fee_choices,
                       NC_ ("field", "Fee"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidInterpreterNeed,
                       reason,
                       tillid_fee_reason_choices,
                       NC_ ("field", "Why no fee"),
                       CLINICAL),
  TILLID_FIELD (TillidInterpreterNeed, until_day, DAY, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD (TillidInterpreterNeed, words, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidInterpreterNeed,
                      tillid_interpreter_need,
                      "interpreter_need",
                      interpreter_need_fields)

static const TillidField understanding_fields[] = {
  TILLID_FIELD_REF (TillidUnderstanding, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidUnderstanding, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_REF (TillidUnderstanding,
                    interpreter,
                    "interpreter",
                    NC_ ("field", "Interpreter"),
                    ORDINARY),
  TILLID_FIELD_CHOICE (TillidUnderstanding,
                       answer,
                       tillid_understood_choices,
                       NC_ ("field", "We understood each other"),
                       CLINICAL),
  TILLID_FIELD (TillidUnderstanding, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_REF (TillidUnderstanding, member, "member", NC_ ("field", "Colleague"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidUnderstanding,
                      tillid_understanding,
                      "understanding",
                      understanding_fields)
