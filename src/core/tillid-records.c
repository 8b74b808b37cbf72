/* tillid-records.c - the list of every record type
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-records.h"

#include <string.h>

/* Parents before children, so that the tables can be made and filled in this order. */
static const TillidRecordType *const types[] = {
  &tillid_clinic_type,
  &tillid_member_type,
  &tillid_absence_type,
  &tillid_account_type,
  &tillid_interpreter_type,
  &tillid_room_type,
  &tillid_conference_type,
  &tillid_conference_present_type,
  &tillid_suggestion_type,
  &tillid_saved_view_type,
  &tillid_person_type,
  &tillid_person_name_type,
  &tillid_person_language_type,
  &tillid_contact_channel_type,
  &tillid_identifier_type,
  &tillid_exclusion_type,
  &tillid_interpreter_need_type,
  &tillid_relation_type,
  &tillid_child_asked_type,
  &tillid_course_type,
  &tillid_phase_type,
  &tillid_hand_over_type,
  &tillid_care_team_type,
  &tillid_take_over_type,
  &tillid_visit_type,
  &tillid_party_type,
  &tillid_presence_type,
  &tillid_interpreting_type,
  &tillid_understanding_type,
  &tillid_colleague_note_type,
  &tillid_end_check_type,
  &tillid_agreement_type,
  &tillid_letter_type,
  &tillid_consent_type,
  &tillid_contact_type,
  &tillid_life_event_type,
  &tillid_symptom_type,
  &tillid_result_type,
  &tillid_medicine_type,
  &tillid_medicine_review_type,
  &tillid_place_type,
  &tillid_strength_type,
  &tillid_problem_type,
  &tillid_problem_rating_type,
  &tillid_strength_link_type,
  &tillid_goal_type,
  &tillid_goal_rating_type,
  &tillid_step_type,
  &tillid_decision_type,
  &tillid_promise_type,
  &tillid_plan_review_type,
  &tillid_plan_print_type,
  &tillid_crisis_line_type,
  &tillid_conference_item_type,
  &tillid_question_type,
  &tillid_patient_answer_type,
  &tillid_snooze_type,
  &tillid_share_wish_type,
  &tillid_mark_type,
  &tillid_grant_type,
  &tillid_retention_type,
  &tillid_signature_type,
  &tillid_correction_type,
  &tillid_restriction_type,
  &tillid_restriction_reader_type,
};

/**
 * tillid_record_types:
 * @out_n: (out): how many
 *
 * Returns: (transfer none) (array length=out_n): every type, parents before children
 */
const TillidRecordType *const *
tillid_record_types (guint *out_n)
{
  g_return_val_if_fail (out_n != NULL, NULL);

  *out_n = G_N_ELEMENTS (types);
  return types;
}

/**
 * tillid_record_type_by_kind:
 * @kind: (nullable): "problem"
 *
 * Returns: (nullable) (transfer none): the type of that name
 */
const TillidRecordType *
tillid_record_type_by_kind (const char *kind)
{
  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i]->kind, kind) == 0)
      return types[i];
  return NULL;
}
