/* tillid-confidence.c - what was told in confidence, and to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-confidence.h"

#include "tillid-contact.h"
#include "tillid-people.h"
#include "tillid-problem.h"
#include "tillid-question.h"
#include "tillid-story.h"

static const TillidField restriction_fields[] = {
  TILLID_FIELD_REF (TillidRestriction, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidRestriction, entry, "*", NC_ ("field", "Entry"), ORDINARY),
  TILLID_FIELD (TillidRestriction, lifted, BOOL, NC_ ("field", "Lifted"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidRestriction, tillid_restriction, "restriction", restriction_fields)

static const TillidField restriction_reader_fields[] = {
  TILLID_FIELD_REF (TillidRestrictionReader, patient, "person", NC_ ("field", "Patient"), ORDINARY),
  TILLID_FIELD_REF (TillidRestrictionReader,
                    restriction,
                    "restriction",
                    NC_ ("field", "Told in confidence"),
                    ORDINARY),
  TILLID_FIELD_REF (TillidRestrictionReader,
                    member,
                    "member",
                    NC_ ("field", "Colleague"),
                    ORDINARY),
};

TILLID_DEFINE_RECORD (TillidRestrictionReader,
                      tillid_restriction_reader,
                      "restriction_reader",
                      restriction_reader_fields)

/**
 * tillid_restriction_applies:
 * @type: a kind of record
 *
 * Returns: whether an entry of that kind can be told in confidence
 */
gboolean
tillid_restriction_applies (const TillidRecordType *type)
{
  return type == &tillid_life_event_type || type == &tillid_symptom_type ||
         type == &tillid_result_type || type == &tillid_medicine_type ||
         type == &tillid_place_type || type == &tillid_strength_type ||
         type == &tillid_problem_type || type == &tillid_question_type ||
         type == &tillid_contact_type || type == &tillid_relation_type;
}

/**
 * tillid_restriction_list_entries:
 * @type: a kind of record
 *
 * A number or a link says something of the entry it belongs to: it is closed with it.
 *
 * Returns: (array zero-terminated=1) (nullable): the fields by which a record of that kind names such entries
 */
const char *const *
tillid_restriction_list_entries (const TillidRecordType *type)
{
  static const char *const of_rating[] = { "problem", NULL };
  static const char *const of_review[] = { "medicine", NULL };
  static const char *const of_link[] = { "strength", "problem", NULL };

  if (type == &tillid_problem_rating_type)
    return of_rating;
  if (type == &tillid_medicine_review_type)
    return of_review;
  return type == &tillid_strength_link_type ? of_link : NULL;
}
