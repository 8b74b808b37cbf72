/* tillid-visit.c - visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit.h"

static const TillidField visit_fields[] = {
  TILLID_FIELD_REF (TillidVisit, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidVisit, course, "course", NC_ ("field", "Course"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidVisit,
                       kind,
                       tillid_visit_kind_choices,
                       NC_ ("field", "Kind"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidVisit,
                       status,
                       tillid_visit_status_choices,
                       NC_ ("field", "State"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidVisit,
                       mode,
                       tillid_visit_mode_choices,
                       NC_ ("field", "Mode"),
                       CLINICAL),
  TILLID_FIELD (TillidVisit, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidVisit, minute, MINUTE, NC_ ("field", "Time"), CLINICAL),
  TILLID_FIELD (TillidVisit, length, INT, NC_ ("field", "Minutes"), CLINICAL),
  TILLID_FIELD_REF (TillidVisit, lead, "member", NC_ ("field", "Led by"), ORDINARY),
  TILLID_FIELD (TillidVisit,
                lead_text,
                TEXT,
                NC_ ("field", "Led by (not a colleague here)"),
                ADDRESS),
  TILLID_FIELD (TillidVisit, without_patient, BOOL, NC_ ("field", "Without the patient"), CLINICAL),
  TILLID_FIELD (TillidVisit, place, TEXT, NC_ ("field", "Place"), ADDRESS),
  TILLID_FIELD (TillidVisit, purpose, TEXT, NC_ ("field", "About"), WORDS),
  TILLID_FIELD (TillidVisit, wish, TEXT, NC_ ("field", "The patient's wish for the visit"), WORDS),
  TILLID_FIELD (TillidVisit, wish_language, LANG, NC_ ("field", "Language of the wish"), ORDINARY),
  TILLID_FIELD (TillidVisit,
                wish_staff_words,
                TEXT,
                NC_ ("field", "The wish, in the clinic's words"),
                WORDS),
  TILLID_FIELD (TillidVisit, just_listening, BOOL, NC_ ("field", "Just listening"), CLINICAL),
  TILLID_FIELD (TillidVisit, note, TEXT, NC_ ("field", "Note"), WORDS),
  TILLID_FIELD (TillidVisit, note_language, LANG, NC_ ("field", "Language of the note"), ORDINARY),
  TILLID_FIELD (TillidVisit,
                no_interpreter,
                BOOL,
                NC_ ("field", "No interpreter, by choice"),
                CLINICAL),
  TILLID_FIELD_REF (TillidVisit, room, "room", NC_ ("field", "Room"), ORDINARY),
  TILLID_FIELD (TillidVisit, planned_minutes, INT, NC_ ("field", "Planned minutes"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidVisit,
                       missed_reason,
                       tillid_missed_reason_choices,
                       NC_ ("field", "What got in the way"),
                       CLINICAL),
  TILLID_FIELD (TillidVisit,
                missed_words,
                TEXT,
                NC_ ("field", "What got in the way, in words"),
                WORDS),
};

TILLID_DEFINE_RECORD (TillidVisit, tillid_visit, "visit", visit_fields)

static const TillidField presence_fields[] = {
  TILLID_FIELD_REF (TillidPresence, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidPresence, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidPresence,
                       who,
                       tillid_presence_who_choices,
                       NC_ ("field", "Who"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidPresence, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD_REF (TillidPresence,
                    interpreter,
                    "interpreter",
                    NC_ ("field", "Interpreter"),
                    ORDINARY),
  TILLID_FIELD_REF (TillidPresence, person, "person", NC_ ("field", "Person"), ORDINARY),
  TILLID_FIELD (TillidPresence, name, TEXT, NC_ ("field", "Name"), IDENTIFYING),
  TILLID_FIELD (TillidPresence, role, TEXT, NC_ ("field", "Role"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidPresence,
                       mode,
                       tillid_interpreting_mode_choices,
                       NC_ ("field", "How"),
                       CLINICAL),
  TILLID_FIELD (TillidPresence, from_minute, MINUTE, NC_ ("field", "From"), CLINICAL),
  TILLID_FIELD (TillidPresence, until_minute, MINUTE, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD (TillidPresence, note, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidPresence, tillid_presence, "presence", presence_fields)

static const TillidField agreement_fields[] = {
  TILLID_FIELD_REF (TillidAgreement, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidAgreement, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD (TillidAgreement, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidAgreement, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidAgreement,
                language,
                LANG,
                NC_ ("field", "Language of those words"),
                ORDINARY),
  TILLID_FIELD (TillidAgreement, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
  TILLID_FIELD (TillidAgreement, ours, BOOL, NC_ ("field", "Ours to do"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidAgreement,
                       teach_back,
                       tillid_teach_back_choices,
                       NC_ ("field", "Teach-back"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidAgreement, party, "party", NC_ ("field", "Party"), ORDINARY),
  TILLID_FIELD_REF (TillidAgreement, owner, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidAgreement, owner_text, TEXT, NC_ ("field", "Who"), ADDRESS),
  TILLID_FIELD (TillidAgreement, due, DAY, NC_ ("field", "Until"), CLINICAL),
};

TILLID_DEFINE_RECORD (TillidAgreement, tillid_agreement, "agreement", agreement_fields)

static const TillidField colleague_note_fields[] = {
  TILLID_FIELD_REF (TillidColleagueNote, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidColleagueNote, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_REF (TillidColleagueNote, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidColleagueNote, note, TEXT, NC_ ("field", "Note"), WORDS),
  TILLID_FIELD (TillidColleagueNote,
                note_language,
                LANG,
                NC_ ("field", "Language of the note"),
                ORDINARY),
  TILLID_FIELD (TillidColleagueNote, signed_at, INSTANT, NC_ ("field", "Signed at"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidColleagueNote,
                      tillid_colleague_note,
                      "colleague_note",
                      colleague_note_fields)

static const TillidField end_check_fields[] = {
  TILLID_FIELD_REF (TillidEndCheck, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidEndCheck, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidEndCheck,
                       said_important,
                       tillid_check_answer_choices,
                       NC_ ("field", "Could say what was important"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidEndCheck,
                       understood,
                       tillid_check_answer_choices,
                       NC_ ("field", "Understood what happens now"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidEndCheck,
                       change,
                       tillid_check_answer_choices,
                       NC_ ("field", "Something to change next time"),
                       CLINICAL),
  TILLID_FIELD (TillidEndCheck, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidEndCheck, language, LANG, NC_ ("field", "Language of those words"), ORDINARY),
  TILLID_FIELD (TillidEndCheck, staff_words, TEXT, NC_ ("field", "In the clinic's words"), WORDS),
  TILLID_FIELD_REF (TillidEndCheck, through, "interpreter", NC_ ("field", "Through"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidEndCheck, tillid_end_check, "end_check", end_check_fields)

static const TillidField party_fields[] = {
  TILLID_FIELD_REF (TillidParty, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidParty, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidParty,
                       counterpart,
                       tillid_counterpart_choices,
                       NC_ ("field", "With"),
                       CLINICAL),
  TILLID_FIELD (TillidParty, name, TEXT, NC_ ("field", "Name"), ADDRESS),
  TILLID_FIELD_REF (TillidParty, person, "person", NC_ ("field", "Person"), ORDINARY),
  TILLID_FIELD (TillidParty, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidParty, apologies, BOOL, NC_ ("field", "Could not come"), CLINICAL),
};

TILLID_DEFINE_RECORD (TillidParty, tillid_party, "party", party_fields)
