/* tillid-choices.h - the closed questions of the record, each one list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-field.h"

G_BEGIN_DECLS

/* An enumerator is the index of its line in tillid-choices.c: the two change together. */

typedef enum
{
  TILLID_SEX_UNKNOWN,
  TILLID_SEX_WOMAN,
  TILLID_SEX_MAN,
  TILLID_SEX_OTHER,
} TillidSex;
extern const TillidChoice tillid_sex_choices[];

typedef enum
{
  TILLID_PERSON_ROLE_PATIENT,
  TILLID_PERSON_ROLE_RELATIVE,
  TILLID_PERSON_ROLE_COMPANION,
  TILLID_PERSON_ROLE_OUTSIDE,
} TillidPersonRole;
extern const TillidChoice tillid_person_role_choices[];

typedef enum
{
  TILLID_YES_NO_UNKNOWN,
  TILLID_YES_NO_YES,
  TILLID_YES_NO_NO,
} TillidYesNo;
extern const TillidChoice tillid_yes_no_choices[];

/* Indexed by TillidCalendar. */
extern const TillidChoice tillid_calendar_choices[];

typedef enum
{
  TILLID_NAME_USE_USUAL,
  TILLID_NAME_USE_OFFICIAL,
  TILLID_NAME_USE_NICKNAME,
  TILLID_NAME_USE_MAIDEN,
  TILLID_NAME_USE_OLD,
} TillidNameUse;
extern const TillidChoice tillid_name_use_choices[];

typedef enum
{
  TILLID_GRANT_KIND_GIVEN,
  TILLID_GRANT_KIND_EMERGENCY,
} TillidGrantKind;
extern const TillidChoice tillid_grant_kind_choices[];

typedef enum
{
  TILLID_CHANNEL_PHONE,
  TILLID_CHANNEL_MOBILE,
  TILLID_CHANNEL_EMAIL,
  TILLID_CHANNEL_ADDRESS,
  TILLID_CHANNEL_OTHER,
} TillidChannel;
extern const TillidChoice tillid_channel_choices[];

typedef enum
{
  TILLID_RELATION_KIND_OTHER,
  TILLID_RELATION_KIND_PARTNER,
  TILLID_RELATION_KIND_CHILD,
  TILLID_RELATION_KIND_PARENT,
  TILLID_RELATION_KIND_SIBLING,
  TILLID_RELATION_KIND_GRANDCHILD,
  TILLID_RELATION_KIND_GRANDPARENT,
  TILLID_RELATION_KIND_FRIEND,
  TILLID_RELATION_KIND_COMPANION,
  TILLID_RELATION_KIND_ORGANISATION,
} TillidRelationKind;
extern const TillidChoice tillid_relation_kind_choices[];

typedef enum
{
  TILLID_WHEREABOUTS_UNKNOWN,
  TILLID_WHEREABOUTS_HERE,
  TILLID_WHEREABOUTS_LEFT_BEHIND,
  TILLID_WHEREABOUTS_ELSEWHERE,
} TillidWhereabouts;
extern const TillidChoice tillid_whereabouts_choices[];

typedef enum
{
  TILLID_TIE_NONE,
  TILLID_TIE_STRONG,
  TILLID_TIE_WEAK,
  TILLID_TIE_STRAINED,
} TillidTie;
extern const TillidChoice tillid_tie_choices[];

typedef enum
{
  TILLID_HELP_NONE,
  TILLID_HELP_TO_PATIENT,
  TILLID_HELP_FROM_PATIENT,
  TILLID_HELP_BOTH,
} TillidHelp;
extern const TillidChoice tillid_help_choices[];

typedef enum
{
  TILLID_SAFETY_UNKNOWN,
  TILLID_SAFETY_SAFE,
  TILLID_SAFETY_UNSAFE,
} TillidSafety;
extern const TillidChoice tillid_safety_choices[];

typedef enum
{
  TILLID_PROFESSION_OTHER,
  TILLID_PROFESSION_DOCTOR,
  TILLID_PROFESSION_NURSE,
  TILLID_PROFESSION_PSYCHOLOGIST,
  TILLID_PROFESSION_SOCIAL_WORKER,
  TILLID_PROFESSION_PHYSIOTHERAPIST,
  TILLID_PROFESSION_OCCUPATIONAL_THERAPIST,
  TILLID_PROFESSION_MIDWIFE,
  TILLID_PROFESSION_COORDINATOR,
  TILLID_PROFESSION_SECRETARY,
  TILLID_PROFESSION_PHARMACIST,
  TILLID_PROFESSION_STUDENT,
} TillidProfession;
extern const TillidChoice tillid_profession_choices[];

typedef enum
{
  TILLID_INTERPRETING_MODE_UNKNOWN,
  TILLID_INTERPRETING_MODE_ROOM,
  TILLID_INTERPRETING_MODE_VIDEO,
  TILLID_INTERPRETING_MODE_PHONE,
  TILLID_INTERPRETING_MODE_STAFF,
  TILLID_INTERPRETING_MODE_RELATIVE,
  TILLID_INTERPRETING_MODE_NONE,
} TillidInterpretingMode;
extern const TillidChoice tillid_interpreting_mode_choices[];

typedef enum
{
  TILLID_PHASE_KIND_ARRIVING,
  TILLID_PHASE_KIND_DISENTANGLING,
  TILLID_PHASE_KIND_WORKING,
  TILLID_PHASE_KIND_ENDING,
  TILLID_PHASE_KIND_AFTER,
} TillidPhaseKind;
extern const TillidChoice tillid_phase_kind_choices[];

typedef enum
{
  TILLID_VISIT_MODE_ROOM,
  TILLID_VISIT_MODE_HOME,
  TILLID_VISIT_MODE_VIDEO,
  TILLID_VISIT_MODE_PHONE,
} TillidVisitMode;
extern const TillidChoice tillid_visit_mode_choices[];

typedef enum
{
  TILLID_VISIT_STATUS_ATTENDED,
  TILLID_VISIT_STATUS_PLANNED,
  TILLID_VISIT_STATUS_RUNNING,
  TILLID_VISIT_STATUS_MISSED,
  TILLID_VISIT_STATUS_CANCELLED,
} TillidVisitStatus;
extern const TillidChoice tillid_visit_status_choices[];

typedef enum
{
  TILLID_VISIT_KIND_VISIT,
  TILLID_VISIT_KIND_NETWORK,
  TILLID_VISIT_KIND_GROUP,
} TillidVisitKind;
extern const TillidChoice tillid_visit_kind_choices[];

typedef enum
{
  TILLID_PRESENCE_WHO_MEMBER,
  TILLID_PRESENCE_WHO_INTERPRETER,
  TILLID_PRESENCE_WHO_PATIENT,
  TILLID_PRESENCE_WHO_FAMILY,
  TILLID_PRESENCE_WHO_OTHER,
} TillidPresenceWho;
extern const TillidChoice tillid_presence_who_choices[];

typedef enum
{
  TILLID_TEACH_BACK_NOT_ASKED,
  TILLID_TEACH_BACK_UNDERSTOOD,
  TILLID_TEACH_BACK_AGAIN,
} TillidTeachBack;
extern const TillidChoice tillid_teach_back_choices[];

typedef enum
{
  TILLID_COUNTERPART_OTHER,
  TILLID_COUNTERPART_GP,
  TILLID_COUNTERPART_HOSPITAL,
  TILLID_COUNTERPART_SPECIALIST,
  TILLID_COUNTERPART_MUNICIPALITY,
  TILLID_COUNTERPART_JOB_CENTRE,
  TILLID_COUNTERPART_SCHOOL,
  TILLID_COUNTERPART_HOUSING,
  TILLID_COUNTERPART_FAMILY,
} TillidCounterpart;
extern const TillidChoice tillid_counterpart_choices[];

typedef enum
{
  TILLID_CONTACT_KIND_VISIT,
  TILLID_CONTACT_KIND_CALL,
  TILLID_CONTACT_KIND_LETTER,
  TILLID_CONTACT_KIND_MESSAGE,
  TILLID_CONTACT_KIND_MEETING,
} TillidContactKind;
extern const TillidChoice tillid_contact_kind_choices[];

typedef enum
{
  TILLID_EVENT_LANE_LIFE,
  TILLID_EVENT_LANE_WORK,
  TILLID_EVENT_LANE_AUTHORITY,
} TillidEventLane;
extern const TillidChoice tillid_event_lane_choices[];

typedef enum
{
  TILLID_BANK_NEUTRAL,
  TILLID_BANK_GOOD,
  TILLID_BANK_HARD,
} TillidBank;
extern const TillidChoice tillid_bank_choices[];

typedef enum
{
  TILLID_SHARE_NOT_ASKED,
  TILLID_SHARE_YES,
  TILLID_SHARE_NO,
} TillidShare;
extern const TillidChoice tillid_share_choices[];

typedef enum
{
  TILLID_RESULT_KIND_FINDING,
  TILLID_RESULT_KIND_DIAGNOSIS,
  TILLID_RESULT_KIND_PROCEDURE,
  TILLID_RESULT_KIND_IMMUNIZATION,
  TILLID_RESULT_KIND_ALLERGY,
  TILLID_RESULT_KIND_REPORT,
} TillidResultKind;
extern const TillidChoice tillid_result_kind_choices[];

typedef enum
{
  TILLID_NORMALITY_UNKNOWN,
  TILLID_NORMALITY_NORMAL,
  TILLID_NORMALITY_OUTSIDE,
} TillidNormality;
extern const TillidChoice tillid_normality_choices[];

typedef enum
{
  TILLID_MEDICINE_KIND_PRESCRIBED,
  TILLID_MEDICINE_KIND_TAKEN,
} TillidMedicineKind;
extern const TillidChoice tillid_medicine_kind_choices[];

typedef enum
{
  TILLID_DOMAIN_OTHER,
  TILLID_DOMAIN_BODY,
  TILLID_DOMAIN_MIND,
  TILLID_DOMAIN_FAMILY,
  TILLID_DOMAIN_MONEY,
  TILLID_DOMAIN_HOUSING,
  TILLID_DOMAIN_AUTHORITIES,
  TILLID_DOMAIN_WORK,
  TILLID_DOMAIN_SCHOOL,
  TILLID_DOMAIN_SAFETY,
  TILLID_DOMAIN_MEANING,
} TillidDomain;
extern const TillidChoice tillid_domain_choices[];

typedef enum
{
  TILLID_PROBLEM_STATUS_OPEN,
  TILLID_PROBLEM_STATUS_PARKED,
  TILLID_PROBLEM_STATUS_WORKING,
  TILLID_PROBLEM_STATUS_SOLVED,
  TILLID_PROBLEM_STATUS_ELSEWHERE,
} TillidProblemStatus;
extern const TillidChoice tillid_problem_status_choices[];

typedef enum
{
  TILLID_SAID_BY_PATIENT,
  TILLID_SAID_BY_RELATIVE,
  TILLID_SAID_BY_TEAM,
  TILLID_SAID_BY_GP,
} TillidSaidBy;
extern const TillidChoice tillid_said_by_choices[];

typedef enum
{
  TILLID_GOAL_STATUS_ACTIVE,
  TILLID_GOAL_STATUS_REACHED,
  TILLID_GOAL_STATUS_SET_ASIDE,
} TillidGoalStatus;
extern const TillidChoice tillid_goal_status_choices[];

typedef enum
{
  TILLID_SIDE_PATIENT,
  TILLID_SIDE_FAMILY,
  TILLID_SIDE_CLINIC,
  TILLID_SIDE_OTHERS,
} TillidSide;
extern const TillidChoice tillid_side_choices[];

typedef enum
{
  TILLID_STEP_STATUS_OPEN,
  TILLID_STEP_STATUS_DONE,
  TILLID_STEP_STATUS_DROPPED,
} TillidStepStatus;
extern const TillidChoice tillid_step_status_choices[];

typedef enum
{
  TILLID_PROMISE_STATUS_OPEN,
  TILLID_PROMISE_STATUS_KEPT,
  TILLID_PROMISE_STATUS_RELEASED,
} TillidPromiseStatus;
extern const TillidChoice tillid_promise_status_choices[];

typedef enum
{
  TILLID_QUESTION_STATUS_OPEN,
  TILLID_QUESTION_STATUS_ANSWERED,
  TILLID_QUESTION_STATUS_DROPPED,
} TillidQuestionStatus;
extern const TillidChoice tillid_question_status_choices[];

typedef enum
{
  TILLID_INTERPRETING_STATE_NEEDED,
  TILLID_INTERPRETING_STATE_ASKED,
  TILLID_INTERPRETING_STATE_CONFIRMED,
  TILLID_INTERPRETING_STATE_CAME,
  TILLID_INTERPRETING_STATE_LATE,
  TILLID_INTERPRETING_STATE_ABSENT,
  TILLID_INTERPRETING_STATE_DECLINED,
} TillidInterpretingState;
extern const TillidChoice tillid_interpreting_state_choices[];

typedef enum
{
  TILLID_CHILD_GUARD_NONE,
  TILLID_CHILD_GUARD_ACUTE,
  TILLID_CHILD_GUARD_SIMPLE,
  TILLID_CHILD_GUARD_ADULT,
} TillidChildGuard;
extern const TillidChoice tillid_child_guard_choices[];

typedef enum
{
  TILLID_FEE_NOT_ASKED,
  TILLID_FEE_POSSIBLE,
  TILLID_FEE_EXEMPT,
} TillidFee;
extern const TillidChoice tillid_fee_choices[];

typedef enum
{
  TILLID_FEE_REASON_NONE,
  TILLID_FEE_REASON_FUNCTION,
  TILLID_FEE_REASON_CHILD,
  TILLID_FEE_REASON_PARENT,
  TILLID_FEE_REASON_GERMAN,
  TILLID_FEE_REASON_NORTH_ATLANTIC,
} TillidFeeReason;
extern const TillidChoice tillid_fee_reason_choices[];

typedef enum
{
  TILLID_UNDERSTOOD_NOT_SAID,
  TILLID_UNDERSTOOD_WELL,
  TILLID_UNDERSTOOD_TROUBLE,
  TILLID_UNDERSTOOD_UNSAFE,
} TillidUnderstood;
extern const TillidChoice tillid_understood_choices[];

typedef enum
{
  TILLID_CHECK_ANSWER_NOT_ASKED,
  TILLID_CHECK_ANSWER_YES,
  TILLID_CHECK_ANSWER_PARTLY,
  TILLID_CHECK_ANSWER_NO,
} TillidCheckAnswer;
extern const TillidChoice tillid_check_answer_choices[];

typedef enum
{
  TILLID_MISSED_REASON_NOT_SAID,
  TILLID_MISSED_REASON_OUR_INTERPRETER,
  TILLID_MISSED_REASON_OUR_LETTER,
  TILLID_MISSED_REASON_OUR_TIME,
  TILLID_MISSED_REASON_TRANSPORT,
  TILLID_MISSED_REASON_FEAR,
  TILLID_MISSED_REASON_PAIN,
  TILLID_MISSED_REASON_CHILD,
  TILLID_MISSED_REASON_AUTHORITY,
  TILLID_MISSED_REASON_OTHER,
} TillidMissedReason;
extern const TillidChoice tillid_missed_reason_choices[];

typedef enum
{
  TILLID_DIRECTION_NOT_SAID,
  TILLID_DIRECTION_OUT,
  TILLID_DIRECTION_IN,
} TillidDirection;
extern const TillidChoice tillid_direction_choices[];

typedef enum
{
  TILLID_LETTER_KIND_PATIENT,
  TILLID_LETTER_KIND_GP,
  TILLID_LETTER_KIND_AUTHORITY,
  TILLID_LETTER_KIND_TRANSFER,
  TILLID_LETTER_KIND_OTHER,
} TillidLetterKind;
extern const TillidChoice tillid_letter_kind_choices[];

typedef enum
{
  TILLID_CONSENT_STATE_NOT_ASKED,
  TILLID_CONSENT_STATE_YES,
  TILLID_CONSENT_STATE_NO,
  TILLID_CONSENT_STATE_WITHDRAWN,
} TillidConsentState;
extern const TillidChoice tillid_consent_state_choices[];

typedef enum
{
  TILLID_CRISIS_SECTION_SIGNS,
  TILLID_CRISIS_SECTION_HELPS,
  TILLID_CRISIS_SECTION_PEOPLE,
  TILLID_CRISIS_SECTION_WORSE,
  TILLID_CRISIS_SECTION_CALL,
} TillidCrisisSection;
extern const TillidChoice tillid_crisis_section_choices[];

typedef enum
{
  TILLID_CHILD_ANSWER_NOT_YET,
  TILLID_CHILD_ANSWER_ASKED,
  TILLID_CHILD_ANSWER_NOT_RELEVANT,
} TillidChildAnswer;
extern const TillidChoice tillid_child_answer_choices[];

typedef enum
{
  TILLID_SUGGESTION_STATE_OPEN,
  TILLID_SUGGESTION_STATE_ACCEPTED,
  TILLID_SUGGESTION_STATE_DECLINED,
  TILLID_SUGGESTION_STATE_DONE,
} TillidSuggestionState;
extern const TillidChoice tillid_suggestion_state_choices[];

G_END_DECLS
