/* tillid-conference.c - the conference, and what the user panel suggests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-conference.h"

static const TillidField conference_fields[] = {
  TILLID_FIELD (TillidConference, day, DAY, NC_ ("field", "Day"), ORDINARY),
  TILLID_FIELD (TillidConference, minute, MINUTE, NC_ ("field", "Time"), ORDINARY),
  TILLID_FIELD (TillidConference, length, INT, NC_ ("field", "Minutes"), ORDINARY),
  TILLID_FIELD (TillidConference, place, TEXT, NC_ ("field", "Place"), ORDINARY),
  TILLID_FIELD (TillidConference, ended, BOOL, NC_ ("field", "Ended"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidConference, tillid_conference, "conference", conference_fields)

static const TillidField conference_present_fields[] = {
  TILLID_FIELD_REF (TillidConferencePresent,
                    conference,
                    "conference",
                    NC_ ("field", "Conference"),
                    ORDINARY),
  TILLID_FIELD_REF (TillidConferencePresent,
                    member,
                    "member",
                    NC_ ("field", "Colleague"),
                    ORDINARY),
  TILLID_FIELD (TillidConferencePresent, name, TEXT, NC_ ("field", "Name"), IDENTIFYING),
};

TILLID_DEFINE_RECORD (TillidConferencePresent,
                      tillid_conference_present,
                      "conference_present",
                      conference_present_fields)

static const TillidField conference_item_fields[] = {
  TILLID_FIELD_REF (TillidConferenceItem, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidConferenceItem,
                    conference,
                    "conference",
                    NC_ ("field", "Conference"),
                    ORDINARY),
  TILLID_FIELD (TillidConferenceItem, rank, INT, NC_ ("field", "Rank"), ORDINARY),
  TILLID_FIELD (TillidConferenceItem, question, TEXT, NC_ ("field", "Question of the day"), WORDS),
  TILLID_FIELD_REF (TillidConferenceItem, added_by, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidConferenceItem, added_on, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidConferenceItem, discussed, BOOL, NC_ ("field", "Discussed"), CLINICAL),
  TILLID_FIELD (TillidConferenceItem,
                initials_only,
                BOOL,
                NC_ ("field", "Initials only"),
                ORDINARY),
};

TILLID_DEFINE_RECORD (TillidConferenceItem,
                      tillid_conference_item,
                      "conference_item",
                      conference_item_fields)

static const TillidField suggestion_fields[] = {
  TILLID_FIELD (TillidSuggestion, day, DAY, NC_ ("field", "Day"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, raised_by, TEXT, NC_ ("field", "Raised by"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, words, TEXT, NC_ ("field", "Suggestion"), ORDINARY),
  TILLID_FIELD (TillidSuggestion,
                language,
                LANG,
                NC_ ("field", "Language of those words"),
                ORDINARY),
  TILLID_FIELD (TillidSuggestion,
                staff_words,
                TEXT,
                NC_ ("field", "In the clinic's words"),
                ORDINARY),
  TILLID_FIELD_CHOICE (TillidSuggestion,
                       status,
                       tillid_suggestion_state_choices,
                       NC_ ("field", "State"),
                       ORDINARY),
  TILLID_FIELD (TillidSuggestion, decision, TEXT, NC_ ("field", "What was decided"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, decided_on, DAY, NC_ ("field", "Decided on"), ORDINARY),
  TILLID_FIELD_REF (TillidSuggestion, owner, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, change_made, TEXT, NC_ ("field", "What changed"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, changed_on, DAY, NC_ ("field", "Changed on"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, told_back_on, DAY, NC_ ("field", "Told back on"), ORDINARY),
  TILLID_FIELD (TillidSuggestion, told_back_how, TEXT, NC_ ("field", "Told back how"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidSuggestion, tillid_suggestion, "suggestion", suggestion_fields)

static const TillidField saved_view_fields[] = {
  TILLID_FIELD (TillidSavedView, place, TEXT, NC_ ("field", "Place"), ORDINARY),
  TILLID_FIELD (TillidSavedView, name, TEXT, NC_ ("field", "Name"), ORDINARY),
  TILLID_FIELD (TillidSavedView, filters, TEXT, NC_ ("field", "Filters"), ORDINARY),
  TILLID_FIELD_REF (TillidSavedView, member, "member", NC_ ("field", "Colleague"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidSavedView, tillid_saved_view, "saved_view", saved_view_fields)
