/* tillid-hand-over.c - what a change of the key contact is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A change of the key contact is told half a year before, has no new topics in its last month, happens with both in the room
 * and is asked about a month later (clinical.md P33): the steps are dated backwards from the day. A step that was made
 * so remembers what it came from. Where it has to happen at once, what lies behind is left out. */
#include "config.h"

#include "tillid-hand-over.h"

#include <glib/gi18n-lib.h>

#include "tillid-plan.h"

static const struct
{
  int days;
  const char *words;
} steps[] = {
  { -180, NC_ ("hand-over",
               "Say that the key contact changes, and to whom; choose what to do "
               "until then") },
  { -30, NC_ ("hand-over", "No new topics and no new medicines; go over the summary together") },
  { 0, NC_ ("hand-over", "Visit with both: hand over") },
  { 30, NC_ ("hand-over", "Ask how it goes with the new key contact") },
};

/* @from: steps that are due so many days after the hand-over, or later. */
static void
add_steps (TillidEdit *edit,
           TillidIdSource *ids,
           const TillidHandOver *hand_over,
           gint64 last_rank,
           int from)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      TillidStep *step;

      if (steps[i].days < from)
        continue;
      step = tillid_edit_assign_id (tillid_step_new (), ids);
      step->patient = hand_over->patient;
      step->side = TILLID_SIDE_CLINIC;
      step->rank = ++last_rank;
      /* Afterwards it is the new one who asks, or nobody would hear that it does not go well. */
      step->owner = steps[i].days > 0 ? hand_over->to_member : hand_over->from_member;
      step->due = hand_over->day + steps[i].days;
      step->made_by = hand_over->record.id;
      tillid_set_text (&step->staff_words,
                       g_dpgettext2 (GETTEXT_PACKAGE, "hand-over", steps[i].words));
      tillid_edit_take (edit, tillid_record_seal (step));
    }
}

/* (transfer full): sealed */
static TillidHandOver *
new_hand_over (TillidIdSource *ids,
               const TillidCourse *course,
               const TillidHandOverPlan *plan,
               gboolean planned)
{
  TillidHandOver *row = tillid_edit_assign_id (tillid_hand_over_new (), ids);
  const char *reason = plan->reason;

  row->patient = course->patient;
  row->course = course->record.id;
  row->day = plan->day;
  row->from_member = course->key_contact;
  row->to_member = plan->to;
  row->planned = planned;
  tillid_set_text (&row->reason, reason != NULL && *reason != '\0' ? reason : NULL);
  return tillid_record_seal (row);
}

/**
 * tillid_hand_over_plan:
 * @edit: takes it
 * @ids: for the new records
 * @course: of the patient
 * @plan: what is asked for
 *
 * Plans a change of the key contact with its four dated steps.
 *
 * Returns: the id of the hand-over
 */
gint64
tillid_hand_over_plan (TillidEdit *edit,
                       TillidIdSource *ids,
                       const TillidCourse *course,
                       const TillidHandOverPlan *plan)
{
  g_autoptr (TillidHandOver) row = NULL;

  g_return_val_if_fail (edit != NULL && ids != NULL && course != NULL && plan != NULL, 0);

  row = new_hand_over (ids, course, plan, TRUE);
  tillid_edit_add (edit, row);
  add_steps (edit, ids, row, plan->last_rank, G_MININT);
  return row->record.id;
}

static void
change_key_contact (TillidEdit *edit, const TillidHandOver *row, const TillidCourse *course)
{
  TillidCourse *changed = tillid_course_edit (course);

  changed->key_contact = row->to_member;
  if (changed->second_face == row->to_member)
    changed->second_face = row->from_member;
  tillid_edit_take (edit, tillid_record_seal (changed));
}

/**
 * tillid_hand_over_finish:
 * @edit: takes it
 * @hand_over: one that is planned
 * @course: of the patient
 * @day: when it happened
 *
 * The new key contact is the key contact, and whoever was it the second face if the new one had been.
 */
void
tillid_hand_over_finish (TillidEdit *edit,
                         const TillidHandOver *hand_over,
                         const TillidCourse *course,
                         TillidDay day)
{
  TillidHandOver *done = NULL;

  g_return_if_fail (edit != NULL && hand_over != NULL && course != NULL);

  done = tillid_hand_over_edit (hand_over);
  done->planned = FALSE;
  done->day = day;
  done->patient_present = done->patient_present || done->joint_visit != 0;
  tillid_edit_take (edit, tillid_record_seal (done));
  change_key_contact (edit, hand_over, course);
}

/**
 * tillid_hand_over_now:
 * @edit: takes it
 * @ids: for the new records
 * @course: of the patient
 * @plan: what is asked for; its day is today or has been
 *
 * Changes the key contact without a time before it: what is left is to ask afterwards how it goes.
 *
 * Returns: the id of the hand-over
 */
gint64
tillid_hand_over_now (TillidEdit *edit,
                      TillidIdSource *ids,
                      const TillidCourse *course,
                      const TillidHandOverPlan *plan)
{
  g_autoptr (TillidHandOver) row = NULL;

  g_return_val_if_fail (edit != NULL && ids != NULL && course != NULL && plan != NULL, 0);

  row = new_hand_over (ids, course, plan, FALSE);
  tillid_edit_add (edit, row);
  add_steps (edit, ids, row, plan->last_rank, 1);
  change_key_contact (edit, row, course);
  return row->record.id;
}
