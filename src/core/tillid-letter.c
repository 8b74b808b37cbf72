/* tillid-letter.c - letters, and what may be shared with whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-letter.h"

static const TillidField letter_fields[] = {
  TILLID_FIELD_REF (TillidLetter, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidLetter,
                       kind,
                       tillid_letter_kind_choices,
                       NC_ ("field", "Kind"),
                       CLINICAL),
  TILLID_FIELD_CHOICE (TillidLetter,
                       counterpart,
                       tillid_counterpart_choices,
                       NC_ ("field", "With"),
                       CLINICAL),
  TILLID_FIELD (TillidLetter, to_text, TEXT, NC_ ("field", "To"), ADDRESS),
  TILLID_FIELD (TillidLetter, title, TEXT, NC_ ("field", "Title"), WORDS),
  TILLID_FIELD (TillidLetter, words, TEXT, NC_ ("field", "Text"), WORDS),
  TILLID_FIELD (TillidLetter, language, LANG, NC_ ("field", "Language"), ORDINARY),
  TILLID_FIELD (TillidLetter, ask, TEXT, NC_ ("field", "What we ask"), WORDS),
  TILLID_FIELD (TillidLetter, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidLetter, sent_on, DAY, NC_ ("field", "Sent on"), CLINICAL),
  TILLID_FIELD_CHOICE (TillidLetter,
                       sent_by,
                       tillid_channel_choices,
                       NC_ ("field", "Sent by"),
                       CLINICAL),
  TILLID_FIELD (TillidLetter, reply_due, DAY, NC_ ("field", "Reply due"), CLINICAL),
  TILLID_FIELD (TillidLetter, replied_on, DAY, NC_ ("field", "Replied on"), CLINICAL),
  TILLID_FIELD (TillidLetter, reply, TEXT, NC_ ("field", "Reply"), WORDS),
  TILLID_FIELD (TillidLetter, printed_on, DAY, NC_ ("field", "Printed on"), CLINICAL),
  TILLID_FIELD_REF (TillidLetter, visit, "visit", NC_ ("field", "Visit"), ORDINARY),
  TILLID_FIELD_REF (TillidLetter, member, "member", NC_ ("field", "Colleague"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidLetter, tillid_letter, "letter", letter_fields)

static const TillidField consent_fields[] = {
  TILLID_FIELD_REF (TillidConsent, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_CHOICE (TillidConsent,
                       counterpart,
                       tillid_counterpart_choices,
                       NC_ ("field", "With"),
                       CLINICAL),
  TILLID_FIELD (TillidConsent, with_text, TEXT, NC_ ("field", "With whom"), ADDRESS),
  TILLID_FIELD (TillidConsent, about, TEXT, NC_ ("field", "What may be shared"), WORDS),
  TILLID_FIELD_CHOICE (TillidConsent,
                       answer,
                       tillid_consent_state_choices,
                       NC_ ("field", "Consent"),
                       CLINICAL),
  TILLID_FIELD (TillidConsent, day, DAY, NC_ ("field", "Day"), CLINICAL),
  TILLID_FIELD (TillidConsent, until_day, DAY, NC_ ("field", "Until"), CLINICAL),
  TILLID_FIELD_REF (TillidConsent, asked_by, "member", NC_ ("field", "Asked by"), ORDINARY),
  TILLID_FIELD_REF (TillidConsent, through, "interpreter", NC_ ("field", "Through"), ORDINARY),
  TILLID_FIELD (TillidConsent, words, TEXT, NC_ ("field", "In the patient's words"), WORDS),
  TILLID_FIELD (TillidConsent, language, LANG, NC_ ("field", "Language of those words"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidConsent, tillid_consent, "consent", consent_fields)
