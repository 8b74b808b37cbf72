/* tillid-contact.c - contacts between visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-contact.h"

static const TillidField contact_fields[] = {
  TILLID_FIELD_REF (TillidContact, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidContact,
                       kind,
                       tillid_contact_kind_choices,
                       NC_ ("field", "Kind"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidContact,
                       counterpart,
                       tillid_counterpart_choices,
                       NC_ ("field", "With"),
                       CLINICAL),
  TILLID_FIELD (TillidContact, with_text, TEXT, NC_ ("field", "With whom"), ADDRESS),
  TILLID_FIELD (TillidContact, at, TOLD, NC_ ("field", "When"), CLINICAL),
  TILLID_FIELD (TillidContact, planned, BOOL, NC_ ("field", "Planned"), CLINICAL),
  TILLID_FIELD (TillidContact, title, TEXT, NC_ ("field", "What"), WORDS),
  TILLID_FIELD (TillidContact, staff_words, TEXT, NC_ ("field", "Note"), WORDS),
  TILLID_FIELD (TillidContact, minutes, INT, NC_ ("field", "Minutes"), CLINICAL),
  TILLID_FIELD_REF (TillidContact, member, "member", NC_ ("field", "Colleague"), ORDINARY),
  TILLID_FIELD (TillidContact, next_step, TEXT, NC_ ("field", "Next step"), WORDS),
  TILLID_FIELD_CHOICE (TillidContact,
                       direction,
                       tillid_direction_choices,
                       NC_ ("field", "Who began"),
                       CLINICAL),
  TILLID_FIELD_REF (TillidContact, problem, "problem", NC_ ("field", "Problem"), ORDINARY),
  TILLID_FIELD_REF (TillidContact,
                    interpreter,
                    "interpreter",
                    NC_ ("field", "Interpreter"),
                    ORDINARY),
  TILLID_FIELD (TillidContact, caseworker, TEXT, NC_ ("field", "Named person there"), ADDRESS),
  TILLID_FIELD (TillidContact, sent, TEXT, NC_ ("field", "What was sent"), WORDS),
  TILLID_FIELD (TillidContact, reply_due, DAY, NC_ ("field", "Reply due"), CLINICAL),
  TILLID_FIELD (TillidContact, replied_on, DAY, NC_ ("field", "Replied on"), CLINICAL),
  TILLID_FIELD_REF (TillidContact, letter, "letter", NC_ ("field", "Letter"), ORDINARY),
  TILLID_FIELD (TillidContact, arranged, BOOL, NC_ ("field", "Had been arranged"), CLINICAL),
};

TILLID_DEFINE_RECORD (TillidContact, tillid_contact, "contact", contact_fields)
