/* tillid-choices.c - the closed questions of the record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-choices.h"

const TillidChoice tillid_sex_choices[] = {
  { "unknown", NC_ ("choice", "not said") },
  { "woman", NC_ ("choice", "woman") },
  { "man", NC_ ("choice", "man") },
  { "other", NC_ ("choice", "other") },
  { NULL, NULL },
};

const TillidChoice tillid_person_role_choices[] = {
  { "patient", NC_ ("choice", "patient") },
  { "relative", NC_ ("choice", "relative") },
  { "companion", NC_ ("choice", "companion") },
  { "outside", NC_ ("choice", "outside person") },
  { NULL, NULL },
};

const TillidChoice tillid_yes_no_choices[] = {
  { "unknown", NC_ ("choice", "not said") },
  { "yes", NC_ ("choice", "yes") },
  { "no", NC_ ("choice", "no") },
  { NULL, NULL },
};

const TillidChoice tillid_calendar_choices[] = {
  { "gregorian", NC_ ("choice", "Gregorian") },
  { "persian", NC_ ("choice", "Iranian") },
  { "islamic", NC_ ("choice", "Islamic") },
  { "ethiopic", NC_ ("choice", "Ethiopian") },
  { NULL, NULL },
};

const TillidChoice tillid_name_use_choices[] = {
  { "usual", NC_ ("choice", "usual name") }, { "official", NC_ ("choice", "official name") },
  { "nickname", NC_ ("choice", "called") },  { "maiden", NC_ ("choice", "name before marriage") },
  { "old", NC_ ("choice", "earlier name") }, { NULL, NULL },
};

const TillidChoice tillid_grant_kind_choices[] = {
  { "given", NC_ ("choice", "given") },
  { "emergency", NC_ ("choice", "opened with a reason") },
  { NULL, NULL },
};

const TillidChoice tillid_channel_choices[] = {
  { "phone", NC_ ("choice", "phone") },  { "mobile", NC_ ("choice", "mobile") },
  { "email", NC_ ("choice", "e-mail") }, { "address", NC_ ("choice", "address") },
  { "other", NC_ ("choice", "other") },  { NULL, NULL },
};

const TillidChoice tillid_relation_kind_choices[] = {
  { "other", NC_ ("choice", "other") },
  { "partner", NC_ ("choice", "partner") },
  { "child", NC_ ("choice", "child") },
  { "parent", NC_ ("choice", "parent") },
  { "sibling", NC_ ("choice", "sibling") },
  { "grandchild", NC_ ("choice", "grandchild") },
  { "grandparent", NC_ ("choice", "grandparent") },
  { "friend", NC_ ("choice", "friend") },
  { "companion", NC_ ("choice", "companion") },
  { "organisation", NC_ ("choice", "organisation") },
  { NULL, NULL },
};

const TillidChoice tillid_whereabouts_choices[] = {
  { "unknown", NC_ ("choice", "not said") },
  { "here", NC_ ("choice", "in Denmark") },
  { "left-behind", NC_ ("choice", "left behind") },
  { "elsewhere", NC_ ("choice", "elsewhere") },
  { NULL, NULL },
};

const TillidChoice tillid_tie_choices[] = {
  { "none", NC_ ("choice", "no line") },
  { "strong", NC_ ("choice", "strong") },
  { "weak", NC_ ("choice", "weak") },
  { "strained", NC_ ("choice", "strained") },
  { NULL, NULL },
};

const TillidChoice tillid_help_choices[] = {
  { "none", NC_ ("choice", "not said") },
  { "to-patient", NC_ ("choice", "to the patient") },
  { "from-patient", NC_ ("choice", "from the patient") },
  { "both", NC_ ("choice", "both ways") },
  { NULL, NULL },
};

const TillidChoice tillid_safety_choices[] = {
  { "unknown", NC_ ("choice", "not said") },
  { "safe", NC_ ("choice", "a safe person") },
  { "unsafe", NC_ ("choice", "not a safe person") },
  { NULL, NULL },
};

const TillidChoice tillid_profession_choices[] = {
  { "other", NC_ ("choice", "other") },
  { "doctor", NC_ ("choice", "doctor") },
  { "nurse", NC_ ("choice", "nurse") },
  { "psychologist", NC_ ("choice", "psychologist") },
  { "social-worker", NC_ ("choice", "social worker") },
  { "physiotherapist", NC_ ("choice", "physiotherapist") },
  { "occupational-therapist", NC_ ("choice", "occupational therapist") },
  { "midwife", NC_ ("choice", "midwife") },
  { "coordinator", NC_ ("choice", "coordinator") },
  { "secretary", NC_ ("choice", "secretary") },
  { "pharmacist", NC_ ("choice", "pharmacist") },
  { "student", NC_ ("choice", "student") },
  { NULL, NULL },
};

const TillidChoice tillid_interpreting_mode_choices[] = {
  { "unknown", NC_ ("choice", "not said") },
  { "room", NC_ ("choice", "in the room") },
  { "video", NC_ ("choice", "by video") },
  { "phone", NC_ ("choice", "by phone") },
  { "staff", NC_ ("choice", "bilingual colleague") },
  { "relative", NC_ ("choice", "relative") },
  { "none", NC_ ("choice", "none by choice") },
  { NULL, NULL },
};

const TillidChoice tillid_phase_kind_choices[] = {
  { "arriving", NC_ ("choice", "Arriving") }, { "disentangling", NC_ ("choice", "Disentangling") },
  { "working", NC_ ("choice", "Working") },   { "ending", NC_ ("choice", "Ending") },
  { "after", NC_ ("choice", "After") },       { NULL, NULL },
};

const TillidChoice tillid_visit_mode_choices[] = {
  { "room", NC_ ("choice", "in the room") },
  { "home", NC_ ("choice", "at home") },
  { "video", NC_ ("choice", "by video") },
  { "phone", NC_ ("choice", "by phone") },
  { NULL, NULL },
};

const TillidChoice tillid_visit_status_choices[] = {
  { "attended", NC_ ("choice", "attended") },   { "planned", NC_ ("choice", "planned") },
  { "running", NC_ ("choice", "running") },     { "missed", NC_ ("choice", "missed") },
  { "cancelled", NC_ ("choice", "cancelled") }, { NULL, NULL },
};

const TillidChoice tillid_visit_kind_choices[] = {
  { "visit", NC_ ("choice", "visit") },
  { "network", NC_ ("choice", "network meeting") },
  { "group", NC_ ("choice", "group") },
  { NULL, NULL },
};

const TillidChoice tillid_presence_who_choices[] = {
  { "member", NC_ ("choice", "colleague") }, { "interpreter", NC_ ("choice", "interpreter") },
  { "patient", NC_ ("choice", "patient") },  { "family", NC_ ("choice", "family") },
  { "other", NC_ ("choice", "other") },      { NULL, NULL },
};

const TillidChoice tillid_teach_back_choices[] = {
  { "not-asked", NC_ ("choice", "not asked") },
  { "understood", NC_ ("choice", "understood, own words") },
  { "again", NC_ ("choice", "said again, differently") },
  { NULL, NULL },
};

const TillidChoice tillid_counterpart_choices[] = {
  { "other", NC_ ("choice", "other") },
  { "gp", NC_ ("choice", "GP") },
  { "hospital", NC_ ("choice", "hospital") },
  { "specialist", NC_ ("choice", "specialist") },
  { "municipality", NC_ ("choice", "municipality") },
  { "job-centre", NC_ ("choice", "job centre") },
  { "school", NC_ ("choice", "school") },
  { "housing", NC_ ("choice", "housing") },
  { "family", NC_ ("choice", "family") },
  { NULL, NULL },
};

const TillidChoice tillid_contact_kind_choices[] = {
  { "visit", NC_ ("choice", "visit elsewhere") }, { "call", NC_ ("choice", "phone call") },
  { "letter", NC_ ("choice", "letter") },         { "message", NC_ ("choice", "message") },
  { "meeting", NC_ ("choice", "meeting") },       { NULL, NULL },
};

const TillidChoice tillid_event_lane_choices[] = {
  { "life", NC_ ("choice", "Life story") },
  { "work", NC_ ("choice", "Work and school") },
  { "authority", NC_ ("choice", "Authorities") },
  { NULL, NULL },
};

const TillidChoice tillid_bank_choices[] = {
  { "neutral", NC_ ("choice", "neutral") },
  { "good", NC_ ("choice", "good") },
  { "hard", NC_ ("choice", "hard") },
  { NULL, NULL },
};

const TillidChoice tillid_share_choices[] = {
  { "not-asked", NC_ ("choice", "not asked") },
  { "yes", NC_ ("choice", "yes") },
  { "no", NC_ ("choice", "no") },
  { NULL, NULL },
};

const TillidChoice tillid_result_kind_choices[] = {
  { "finding", NC_ ("choice", "finding") },
  { "diagnosis", NC_ ("choice", "diagnosis") },
  { "procedure", NC_ ("choice", "procedure") },
  { "immunization", NC_ ("choice", "immunization") },
  { "allergy", NC_ ("choice", "allergy") },
  { "report", NC_ ("choice", "report") },
  { NULL, NULL },
};

const TillidChoice tillid_normality_choices[] = {
  { "unknown", NC_ ("choice", "not said") },
  { "normal", NC_ ("choice", "normal") },
  { "outside", NC_ ("choice", "outside the range") },
  { NULL, NULL },
};

const TillidChoice tillid_medicine_kind_choices[] = {
  { "prescribed", NC_ ("choice", "prescribed") },
  { "taken", NC_ ("choice", "taken") },
  { NULL, NULL },
};

const TillidChoice tillid_domain_choices[] = {
  { "other", NC_ ("choice", "other") },
  { "body", NC_ ("choice", "body") },
  { "mind", NC_ ("choice", "mind") },
  { "family", NC_ ("choice", "family") },
  { "money", NC_ ("choice", "money") },
  { "housing", NC_ ("choice", "housing") },
  { "authorities", NC_ ("choice", "authorities") },
  { "work", NC_ ("choice", "work") },
  { "school", NC_ ("choice", "school and children") },
  { "safety", NC_ ("choice", "safety") },
  { "meaning", NC_ ("choice", "meaning and religion") },
  { NULL, NULL },
};

const TillidChoice tillid_problem_status_choices[] = {
  { "open", NC_ ("choice", "open") },
  { "parked", NC_ ("choice", "parked by agreement") },
  { "working", NC_ ("choice", "being worked on") },
  { "solved", NC_ ("choice", "solved") },
  { "elsewhere", NC_ ("choice", "belongs elsewhere") },
  { NULL, NULL },
};

const TillidChoice tillid_said_by_choices[] = {
  { "patient", NC_ ("choice", "patient") },
  { "relative", NC_ ("choice", "relative") },
  { "team", NC_ ("choice", "team") },
  { "gp", NC_ ("choice", "GP") },
  { NULL, NULL },
};

const TillidChoice tillid_goal_status_choices[] = {
  { "active", NC_ ("choice", "active") },
  { "reached", NC_ ("choice", "reached") },
  { "set-aside", NC_ ("choice", "set aside") },
  { NULL, NULL },
};

const TillidChoice tillid_side_choices[] = {
  { "patient", NC_ ("choice", "patient") },
  { "family", NC_ ("choice", "family") },
  { "clinic", NC_ ("choice", "clinic") },
  { "others", NC_ ("choice", "others") },
  { NULL, NULL },
};

const TillidChoice tillid_step_status_choices[] = {
  { "open", NC_ ("choice", "open") },
  { "done", NC_ ("choice", "done") },
  { "dropped", NC_ ("choice", "dropped") },
  { NULL, NULL },
};

const TillidChoice tillid_promise_status_choices[] = {
  { "open", NC_ ("choice", "open") },
  { "kept", NC_ ("choice", "kept") },
  { "released", NC_ ("choice", "released") },
  { NULL, NULL },
};

const TillidChoice tillid_question_status_choices[] = {
  { "open", NC_ ("choice", "open") },
  { "answered", NC_ ("choice", "answered") },
  { "dropped", NC_ ("choice", "dropped") },
  { NULL, NULL },
};

const TillidChoice tillid_interpreting_state_choices[] = {
  { "needed", NC_ ("choice", "needed") },
  { "asked", NC_ ("choice", "asked for") },
  { "confirmed", NC_ ("choice", "confirmed") },
  { "came", NC_ ("choice", "came") },
  { "late", NC_ ("choice", "came late") },
  { "absent", NC_ ("choice", "did not come") },
  { "declined", NC_ ("choice", "patient declined") },
  { NULL, NULL },
};

const TillidChoice tillid_child_guard_choices[] = {
  { "none", NC_ ("choice", "not needed") },
  { "acute", NC_ ("choice", "acute and life-threatening") },
  { "simple", NC_ ("choice", "15 to 17, judged simple by a doctor") },
  { "adult", NC_ ("choice", "18 or older") },
  { NULL, NULL },
};

const TillidChoice tillid_fee_choices[] = {
  { "not-asked", NC_ ("choice", "not asked") },
  { "possible", NC_ ("choice", "fee possible") },
  { "exempt", NC_ ("choice", "exempt") },
  { NULL, NULL },
};

const TillidChoice tillid_fee_reason_choices[] = {
  { "none", NC_ ("choice", "not said") },
  { "function", NC_ ("choice", "reduced function, physical or mental") },
  { "unaccompanied-child", NC_ ("choice", "child without parents here") },
  { "parent", NC_ ("choice", "parent of a child being treated") },
  { "german", NC_ ("choice", "German minority") },
  { "north-atlantic", NC_ ("choice", "Greenlandic or Faroese") },
  { NULL, NULL },
};

const TillidChoice tillid_understood_choices[] = {
  { "not-said", NC_ ("choice", "not said") },
  { "well", NC_ ("choice", "well") },
  { "trouble", NC_ ("choice", "with trouble") },
  { "unsafe", NC_ ("choice", "not safely") },
  { NULL, NULL },
};

const TillidChoice tillid_check_answer_choices[] = {
  { "not-asked", NC_ ("choice", "not asked") },
  { "yes", NC_ ("choice", "yes") },
  { "partly", NC_ ("choice", "partly") },
  { "no", NC_ ("choice", "no") },
  { NULL, NULL },
};

const TillidChoice tillid_missed_reason_choices[] = {
  { "not-said", NC_ ("choice", "not said") },
  { "our-interpreter", NC_ ("choice", "our interpreter was not there") },
  { "our-letter", NC_ ("choice", "our letter was not understood") },
  { "our-time", NC_ ("choice", "we changed the time") },
  { "transport", NC_ ("choice", "the way here") },
  { "fear", NC_ ("choice", "fear") },
  { "pain", NC_ ("choice", "pain or illness") },
  { "child", NC_ ("choice", "a child") },
  { "authority", NC_ ("choice", "an authority had set the same day") },
  { "other", NC_ ("choice", "something else") },
  { NULL, NULL },
};

const TillidChoice tillid_direction_choices[] = {
  { "not-said", NC_ ("choice", "not said") },
  { "out", NC_ ("choice", "from us") },
  { "in", NC_ ("choice", "to us") },
  { NULL, NULL },
};

const TillidChoice tillid_letter_kind_choices[] = {
  { "patient", NC_ ("choice", "letter to the patient") },
  { "gp", NC_ ("choice", "letter to the GP") },
  { "authority", NC_ ("choice", "letter to an authority") },
  { "transfer", NC_ ("choice", "transfer summary") },
  { "other", NC_ ("choice", "other letter") },
  { NULL, NULL },
};

const TillidChoice tillid_consent_state_choices[] = {
  { "not-asked", NC_ ("choice", "not asked") },
  { "yes", NC_ ("choice", "yes") },
  { "no", NC_ ("choice", "no") },
  { "withdrawn", NC_ ("choice", "withdrawn") },
  { NULL, NULL },
};

const TillidChoice tillid_crisis_section_choices[] = {
  { "signs", NC_ ("choice", "early signs") }, { "helps", NC_ ("choice", "what helps") },
  { "people", NC_ ("choice", "who helps") },  { "worse", NC_ ("choice", "what makes it worse") },
  { "call", NC_ ("choice", "whom to call") }, { NULL, NULL },
};

const TillidChoice tillid_child_answer_choices[] = {
  { "not-yet", NC_ ("choice", "not asked yet") },
  { "asked", NC_ ("choice", "asked") },
  { "not-relevant", NC_ ("choice", "not relevant") },
  { NULL, NULL },
};

const TillidChoice tillid_suggestion_state_choices[] = {
  { "open", NC_ ("choice", "open") },
  { "accepted", NC_ ("choice", "will be done") },
  { "declined", NC_ ("choice", "will not be done") },
  { "done", NC_ ("choice", "done") },
  { NULL, NULL },
};
