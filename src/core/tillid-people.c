/* tillid-people.c - patients and the people around them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-people.h"

static const TillidField person_fields[] = {
  TILLID_FIELD_CHOICE (TillidPerson,
                       role,
                       tillid_person_role_choices,
                       NC_ ("field", "Role"),
                       ORDINARY),
  TILLID_FIELD (TillidPerson, birth, TOLD, NC_ ("field", "Born"), IDENTIFYING),
  TILLID_FIELD (TillidPerson,
                birth_administrative,
                BOOL,
                NC_ ("field", "The birth date was given by an office"),
                ORDINARY),
  TILLID_FIELD (TillidPerson, died, TOLD, NC_ ("field", "Died"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidPerson,
                       sex,
                       tillid_sex_choices,
                       NC_ ("field", "Woman or man"),
                       CLINICAL),
  TILLID_FIELD (TillidPerson, say_name, TEXT, NC_ ("field", "How to say the name"), IDENTIFYING),
  TILLID_FIELD (TillidPerson, please_remember, TEXT, NC_ ("field", "Please remember"), WORDS),
  TILLID_FIELD_CHOICE (TillidPerson,
                       calendar,
                       tillid_calendar_choices,
                       NC_ ("field", "Calendar"),
                       ORDINARY),
  TILLID_FIELD_CHOICE (TillidPerson,
                       interpreter_needed,
                       tillid_yes_no_choices,
                       NC_ ("field", "Needs an interpreter"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidPerson,
                       interpreter_sex,
                       tillid_sex_choices,
                       NC_ ("field", "Interpreter: woman or man"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidPerson,
                    interpreter_wish,
                    "interpreter",
                    NC_ ("field", "Interpreter wished for"),
                    ORDINARY),
  TILLID_FIELD (TillidPerson,
                address_protected,
                BOOL,
                NC_ ("field", "Address protected"),
                ORDINARY),
  TILLID_FIELD (TillidPerson,
                legal_hold,
                BOOL,
                NC_ ("field", "Held while a case is pending"),
                ORDINARY),
  TILLID_FIELD (TillidPerson, legal_hold_reason, TEXT, NC_ ("field", "Why it is held"), WORDS),
};

TILLID_DEFINE_RECORD (TillidPerson, tillid_person, "person", person_fields)

static const TillidField person_name_fields[] = {
  TILLID_FIELD_REF (TillidPersonName, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidPersonName,
                       use,
                       tillid_name_use_choices,
                       NC_ ("field", "Use"),
                       ORDINARY),
  TILLID_FIELD (TillidPersonName, text, TEXT, NC_ ("field", "Name"), IDENTIFYING),
  TILLID_FIELD (TillidPersonName, given, TEXT, NC_ ("field", "Given name"), IDENTIFYING),
  TILLID_FIELD (TillidPersonName, family, TEXT, NC_ ("field", "Family name"), IDENTIFYING),
  TILLID_FIELD (TillidPersonName, language, LANG, NC_ ("field", "Language of the name"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidPersonName, tillid_person_name, "person_name", person_name_fields)

static const TillidField person_language_fields[] = {
  TILLID_FIELD_REF (TillidPersonLanguage, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidPersonLanguage, language, LANG, NC_ ("field", "Language"), CLINICAL),
  TILLID_FIELD (TillidPersonLanguage, dialect, TEXT, NC_ ("field", "Dialect"), CLINICAL),
  TILLID_FIELD (TillidPersonLanguage, preferred, BOOL, NC_ ("field", "Preferred"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidPersonLanguage,
                       reads,
                       tillid_yes_no_choices,
                       NC_ ("field", "Reads it"),
                       CLINICAL),
  TILLID_FIELD (TillidPersonLanguage, note, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidPersonLanguage,
                      tillid_person_language,
                      "person_language",
                      person_language_fields)

static const TillidField contact_channel_fields[] = {
  TILLID_FIELD_REF (TillidContactChannel, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidContactChannel,
                       channel,
                       tillid_channel_choices,
                       NC_ ("field", "Kind"),
                       ORDINARY),
  TILLID_FIELD (TillidContactChannel, value, TEXT, NC_ ("field", "Number or address"), ADDRESS),
  TILLID_FIELD (TillidContactChannel, preferred, BOOL, NC_ ("field", "Preferred"), ORDINARY),
  TILLID_FIELD (TillidContactChannel,
                no_message,
                BOOL,
                NC_ ("field", "Leave no message"),
                ORDINARY),
  TILLID_FIELD (TillidContactChannel, note, TEXT, NC_ ("field", "Note"), ADDRESS),
};

TILLID_DEFINE_RECORD (TillidContactChannel,
                      tillid_contact_channel,
                      "contact_channel",
                      contact_channel_fields)

static const TillidField identifier_fields[] = {
  TILLID_FIELD_REF (TillidIdentifier, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD (TillidIdentifier, system, TEXT, NC_ ("field", "Kind of number"), ORDINARY),
  TILLID_FIELD (TillidIdentifier, value, TEXT, NC_ ("field", "Number"), IDENTIFYING),
};

TILLID_DEFINE_RECORD (TillidIdentifier, tillid_identifier, "identifier", identifier_fields)

static const TillidField relation_fields[] = {
  TILLID_FIELD_REF (TillidRelation, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidRelation, person, "person", NC_ ("field", "Person"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidRelation,
                       kind,
                       tillid_relation_kind_choices,
                       NC_ ("field", "Relation"),
                       CLINICAL),
  TILLID_FIELD (TillidRelation, words, TEXT, NC_ ("field", "In words"), WORDS),
  TILLID_FIELD (TillidRelation,
                interprets,
                BOOL,
                NC_ ("field", "Interprets for the family"),
                CLINICAL),
  TILLID_FIELD_REF (TillidRelation, other, "person", NC_ ("field", "To whom"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidRelation,
                       whereabouts,
                       tillid_whereabouts_choices,
                       NC_ ("field", "Lives"),
                       CLINICAL),
  TILLID_FIELD (TillidRelation,
                region,
                TEXT,
                NC_ ("field", "Country or region, never a town"),
                ADDRESS),
  TILLID_FIELD (TillidRelation, missing, BOOL, NC_ ("field", "Missing, fate unknown"), CLINICAL),
  TILLID_FIELD (TillidRelation, missing_since, TOLD, NC_ ("field", "Missing since"), CLINICAL),
  TILLID_FIELD (TillidRelation,
                phone_only,
                BOOL,
                NC_ ("field", "In touch by phone only"),
                CLINICAL),
  TILLID_FIELD (TillidRelation,
                gets_money,
                BOOL,
                NC_ ("field", "Receives money from the patient"),
                CLINICAL),
  TILLID_FIELD_CHOICE (TillidRelation,
                       safety,
                       tillid_safety_choices,
                       NC_ ("field", "For the patient"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidRelation,
                       may_talk,
                       tillid_yes_no_choices,
                       NC_ ("field", "We may talk together"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidRelation, tie, tillid_tie_choices, NC_ ("field", "Line"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidRelation, help, tillid_help_choices, NC_ ("field", "Help"), CLINICAL),
  TILLID_FIELD (TillidRelation, x, REAL, NC_ ("field", "Place in the drawing, across"), ORDINARY),
  TILLID_FIELD (TillidRelation, y, REAL, NC_ ("field", "Place in the drawing, down"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidRelation, tillid_relation, "relation", relation_fields)

static const TillidField child_asked_fields[] = {
  TILLID_FIELD_REF (TillidChildAsked, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidChildAsked, person, "person", NC_ ("field", "Child"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidChildAsked,
                       answer,
                       tillid_child_answer_choices,
                       NC_ ("field", "Asked"),
                       CLINICAL),
  TILLID_FIELD (TillidChildAsked, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD_REF (TillidChildAsked, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidChildAsked, cared_by, TEXT, NC_ ("field", "Who cares for the child"), WORDS),
  TILLID_FIELD (TillidChildAsked, words, TEXT, NC_ ("field", "Note"), WORDS),
};

TILLID_DEFINE_RECORD (TillidChildAsked, tillid_child_asked, "child_asked", child_asked_fields)
