/* tillid-plan-ending.c - how a course of care ends, and how a key contact changes
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What a change of the key contact is made of stands in tillid-hand-over.c, for this page and for lists of patients. A hand-over
 * that is only planned counts nowhere as one. */
#include "config.h"

#include "tillid-plan-ending.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-hand-over.h"
#include "tillid-words.h"

static int
compare_take_overs (gconstpointer a, gconstpointer b)
{
  const TillidTakeOver *one = *(const TillidTakeOver *const *) a;
  const TillidTakeOver *two = *(const TillidTakeOver *const *) b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  return one->record.id < two->record.id ? -1 : one->record.id > two->record.id;
}

/* (transfer full) (element-type TillidTakeOver): who takes over what, in order */
GPtrArray *
tillid_plan_ending_list (TillidPlanModel *model)
{
  GPtrArray *rows = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  rows =
    tillid_patient_context_list (tillid_plan_model_get_context (model), &tillid_take_over_type);
  g_ptr_array_sort (rows, compare_take_overs);
  return rows;
}

static int
compare_hand_overs (gconstpointer a, gconstpointer b)
{
  const TillidHandOver *one = *(const TillidHandOver *const *) a;
  const TillidHandOver *two = *(const TillidHandOver *const *) b;

  if (one->day != two->day)
    return one->day > two->day ? -1 : 1;
  return one->record.id > two->record.id ? -1 : one->record.id < two->record.id;
}

/* (transfer full) (element-type TillidHandOver): changes of the key contact, the newest first */
GPtrArray *
tillid_plan_hand_overs_list (TillidPlanModel *model)
{
  GPtrArray *rows = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  rows =
    tillid_patient_context_list (tillid_plan_model_get_context (model), &tillid_hand_over_type);
  g_ptr_array_sort (rows, compare_hand_overs);
  return rows;
}

static char *
name_of (TillidPatientContext *context, gint64 id)
{
  const TillidMember *member = tillid_patient_context_find_member (context, id);

  return tillid_words_isolate (
    member != NULL && member->name != NULL ? member->name : C_ ("hand-over", "nobody yet"));
}

/* (transfer full): "Amina Berg to Kirsten Dahl, 1 June 2026" */
char *
tillid_hand_over_dup_title (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidHandOver *row = (const TillidHandOver *) record;
  g_autofree char *from = name_of (context, row->from_member);
  g_autofree char *to = name_of (context, row->to_member);
  g_autofree char *day = tillid_format_day (row->day, TILLID_FORMAT_DAY_LONG, NULL);

  /* Translators: two names and a date. */
  return g_strdup_printf (C_ ("hand-over", "%s to %s, %s"), from, to, day);
}

static const char *
joint_visit_words (TillidPatientContext *context, const TillidHandOver *row)
{
  g_autoptr (TillidRecord) record = NULL;
  const TillidVisit *visit;

  if (row->joint_visit == 0)
    return C_ ("hand-over", "no visit together yet");
  record = tillid_patient_context_get (context, &tillid_visit_type, row->joint_visit);
  visit = (const TillidVisit *) record;
  return visit != NULL && visit->status == TILLID_VISIT_STATUS_PLANNED
           ? C_ ("hand-over", "a visit together is planned")
           : C_ ("hand-over", "there was a visit together");
}

/**
 * tillid_hand_over_describe:
 * @context: its patient
 * @record: a hand-over
 *
 * Returns: (transfer full): how far it is: introduced, a visit together, handed over; and why
 */
char *
tillid_hand_over_describe (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidHandOver *row = (const TillidHandOver *) record;
  const char *introduced, *together, *done;

  g_return_val_if_fail (record != NULL && record->type == &tillid_hand_over_type, NULL);

  introduced = row->introduced_on != TILLID_ABSENT ? C_ ("hand-over", "Introduced")
                                                   : C_ ("hand-over", "Not introduced yet");
  together = joint_visit_words (context, row);
  done = row->planned ? C_ ("hand-over", "not handed over yet") : C_ ("hand-over", "handed over");
  if (!row->planned && row->introduced_on == TILLID_ABSENT && row->joint_visit == 0)
    return g_strdup (row->patient_present ? C_ ("hand-over", "Handed over, with the patient there")
                                          : C_ ("hand-over", "Handed over"));
  if (row->reason == NULL)
    /* Translators: three states: introduced, a visit together, handed over. */
    return g_strdup_printf (C_ ("hand-over", "%s, %s, %s."), introduced, together, done);
  return g_strdup_printf (C_ ("hand-over", "%s, %s, %s. %s"), introduced, together, done,
                          row->reason);
}

/* Whether somebody else than the key contact of now is to take over on a day. */
gboolean
tillid_plan_may_plan_hand_over (TillidPlanModel *model, gint64 to, TillidDay day)
{
  const TillidCourse *course;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), FALSE);

  course = tillid_patient_context_get_course (tillid_plan_model_get_context (model));
  return to != 0 && day != TILLID_ABSENT && course != NULL && course->key_contact != to;
}

/* The last of our steps. */
static gint64
last_rank (TillidPlanModel *model)
{
  GPtrArray *ours = tillid_plan_model_get_steps (model, TILLID_SIDE_CLINIC);
  gint64 rank = 0;

  for (guint i = 0; i < ours->len; i++)
    rank = MAX (rank, ((TillidPlanStep *) ours->pdata[i])->step->rank);
  return rank;
}

/**
 * tillid_plan_plan_hand_over:
 * @model: a plan
 * @to: the next key contact
 * @day: when
 * @reason: (nullable): why, in words
 *
 * Plans a change of the key contact with its four dated steps, as one edit.
 *
 * Returns: the id of the hand-over, or 0 where tillid_plan_may_plan_hand_over() says no
 */
gint64
tillid_plan_plan_hand_over (TillidPlanModel *model, gint64 to, TillidDay day, const char *reason)
{
  TillidPatientContext *context = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), 0);

  if (!tillid_plan_may_plan_hand_over (model, to, day))
    return 0;
  context = tillid_plan_model_get_context (model);
  edit = tillid_edit_new (C_ ("edit", "Hand-over planned"));
  id = tillid_hand_over_plan (edit,
                              tillid_session_get_ids (tillid_patient_context_get_session (context)),
                              tillid_patient_context_get_course (context),
                              &(TillidHandOverPlan){ .to = to,
                                                     .day = day,
                                                     .reason = reason,
                                                     .last_rank = last_rank (model) });
  tillid_patient_context_apply (context, edit);
  return id;
}

/**
 * tillid_plan_finish_hand_over:
 * @model: a plan
 * @hand_over: id of a planned one
 *
 * It has happened, today: the new key contact is the key contact. One edit.
 */
void
tillid_plan_finish_hand_over (TillidPlanModel *model, gint64 hand_over)
{
  TillidPatientContext *context = NULL;
  const TillidCourse *course;
  g_autoptr (TillidRecord) record = NULL;
  g_autoptr (TillidEdit) edit = NULL;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (model));

  context = tillid_plan_model_get_context (model);
  course = tillid_patient_context_get_course (context);
  record = tillid_patient_context_get (context, &tillid_hand_over_type, hand_over);
  if (record == NULL || course == NULL || !((TillidHandOver *) record)->planned)
    return;
  edit = tillid_edit_new (C_ ("edit", "Handed over"));
  tillid_hand_over_finish (edit, (TillidHandOver *) record, course,
                           tillid_plan_model_get_today (model));
  tillid_patient_context_apply (context, edit);
}
