/* tillid-plan-course.c - what matters to the patient, and the phases of the course of care
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A patient without a course of care gets one with the first of these edits, in the same edit.
 *
 * Setting the phase Ending with the day on which care ends creates four dated steps of ours: 180 and 30
 * days before, on the day and 30 days after (practice: an ending takes six to eight months and is
 * prepared together). */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-plan-edits.h"

static const struct
{
  int days;
  const char *words;
} ending_steps[] = {
  { -180, NC_ ("ending", "Say when care here ends, and who goes on with it") },
  { -30, NC_ ("ending", "Meet together with those who go on") },
  { 0, NC_ ("ending", "Last visit: look back together") },
  { 30, NC_ ("ending", "Call: how is it going?") },
};

/* (transfer full): the course to change, or a new one: begun today. */
static TillidCourse *
edit_course (TillidPlanModel *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self);
  TillidCourse *course = tillid_patient_context_get_course (context);

  if (course != NULL)
    return tillid_course_edit (course);
  course = tillid_patient_context_new_record (context, &tillid_course_type);
  course->started = tillid_plan_model_get_today (self);
  return course;
}

/* The interpreter of today's visit, or 0. */
static gint64
interpreter_today (TillidPlanModel *self)
{
  TillidVisit *visit = tillid_plan_model_get_visit_today (self);
  g_autoptr (GPtrArray) presences = NULL;

  if (visit == NULL)
    return 0;
  presences =
    tillid_patient_context_list (tillid_plan_model_get_context (self), &tillid_presence_type);
  for (guint i = 0; i < presences->len; i++)
    {
      const TillidPresence *presence = presences->pdata[i];

      if (presence->visit == visit->record.id && presence->interpreter != 0)
        return presence->interpreter;
    }
  return 0;
}

static char *
strip (const char *text)
{
  char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*stripped != '\0')
    return stripped;
  g_free (stripped);
  return NULL;
}

/**
 * tillid_plan_set_matters:
 * @self: a plan
 * @opened: (nullable): the course as it was when somebody began to type
 * @words: (nullable): the patient's own sentence
 * @staff_words: (nullable): in the clinic's language; alone it is our draft
 *
 * The sentence is said today, through the interpreter of today's visit, when the patient's words are new.
 */
void
tillid_plan_set_matters (TillidPlanModel *self,
                         const TillidCourse *opened,
                         const char *words,
                         const char *staff_words)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autofree char *said = strip (words);
  g_autofree char *ours = strip (staff_words);
  TillidPatientContext *context;
  TillidCourse *course;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  context = tillid_plan_model_get_context (self);
  course = edit_course (self);
  if (g_strcmp0 (said, course->matters_words) == 0 &&
      g_strcmp0 (ours, course->matters_staff_words) == 0)
    {
      tillid_course_unref (course);
      return;
    }
  if (g_strcmp0 (said, course->matters_words) != 0)
    {
      tillid_set_text (&course->matters_words, said);
      tillid_set_text (&course->matters_language,
                       said != NULL ? tillid_patient_context_get_language (context) : NULL);
      course->matters_day =
        said != NULL ? tillid_plan_model_get_today (self) : (gint64) TILLID_ABSENT;
      course->matters_through = said != NULL ? interpreter_today (self) : 0;
    }
  tillid_set_text (&course->matters_staff_words, ours);
  edit = tillid_edit_new (C_ ("edit", "What matters written down"));
  if (opened != NULL && opened->record.id == course->record.id)
    {
      tillid_edit_expect_text (edit, course->record.id, "matters_words", opened->matters_words);
      tillid_edit_expect_text (edit, course->record.id, "matters_staff_words",
                               opened->matters_staff_words);
    }
  tillid_edit_take (edit, tillid_record_seal (course));
  tillid_patient_context_apply (context, edit);
}

static void
add_ending_steps (TillidPlanModel *self, TillidEdit *edit, const TillidPhase *phase, gint64 owner)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self);
  GPtrArray *ours = tillid_plan_model_get_steps (self, TILLID_SIDE_CLINIC);
  gint64 rank = 0;

  for (guint i = 0; i < ours->len; i++)
    rank = MAX (rank, ((TillidPlanStep *) ours->pdata[i])->step->rank);
  for (guint i = 0; i < G_N_ELEMENTS (ending_steps); i++)
    {
      TillidStep *step = tillid_patient_context_new_record (context, &tillid_step_type);

      step->side = TILLID_SIDE_CLINIC;
      step->rank = ++rank;
      step->owner = owner;
      step->due = phase->until_day + ending_steps[i].days;
      step->made_by = phase->record.id;
      tillid_set_text (&step->staff_words,
                       g_dpgettext2 (GETTEXT_PACKAGE, "ending", ending_steps[i].words));
      tillid_edit_take (edit, tillid_record_seal (step));
    }
}

/* When the end moves, what was not done yet moves with it. Returns: whether the steps were made before. */
static gboolean
move_ending_steps (TillidPlanModel *self, TillidEdit *edit, const TillidPhase *phase, gint64 by)
{
  GPtrArray *ours = tillid_plan_model_get_steps (self, TILLID_SIDE_CLINIC);
  GPtrArray *past = tillid_plan_model_get_past_steps (self);
  gboolean found = FALSE;

  for (guint i = 0; i < ours->len; i++)
    {
      const TillidStep *step = ((TillidPlanStep *) ours->pdata[i])->step;
      TillidStep *moved;

      if (step->made_by != phase->record.id || step->due == TILLID_ABSENT)
        continue;
      found = TRUE;
      moved = tillid_step_edit (step);
      moved->due += by;
      tillid_edit_take (edit, tillid_record_seal (moved));
    }
  for (guint i = 0; i < past->len; i++)
    found = found || ((TillidPlanStep *) past->pdata[i])->step->made_by == phase->record.id;
  return found;
}

/* A phase that begins ends the one that is now. */
static void
close_current (TillidPlanModel *self, TillidEdit *edit, TillidPhaseKind kind, TillidDay from)
{
  int current = tillid_plan_model_get_current_phase (self);
  TillidPhase *phase;

  if (current < 0 || current == (int) kind || from > tillid_plan_model_get_today (self))
    return;
  phase = tillid_phase_edit (tillid_plan_model_get_phase (self, current)->phase);
  phase->until_day = from;
  tillid_edit_take (edit, tillid_record_seal (phase));
}

/**
 * tillid_plan_set_phase:
 * @self: a plan
 * @kind: a phase
 * @from: the day it begins; in the future it is planned
 * @care_ends: for Ending: the day of the last visit, or %TILLID_ABSENT
 * @receiver: (nullable): for Ending: who goes on with the care
 * @note: (nullable): "told 17 February"
 *
 * Sets when a phase begins; if that is not in the future, the phase of now ends on that day.
 */
void
tillid_plan_set_phase (TillidPlanModel *self,
                       TillidPhaseKind kind,
                       TillidDay from,
                       TillidDay care_ends,
                       const char *receiver,
                       const char *note)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autofree char *who = strip (receiver);
  g_autofree char *remark = strip (note);
  g_autoptr (TillidCourse) course = NULL;
  const TillidPlanPhase *item;
  TillidPatientContext *context;
  g_autoptr (TillidPhase) phase = NULL;
  gboolean is_new_end;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self) && from != TILLID_ABSENT);

  context = tillid_plan_model_get_context (self);
  item = tillid_plan_model_get_phase (self, kind);
  edit = tillid_edit_new (C_ ("edit", "Phase set"));
  course = edit_course (self);
  if (kind == TILLID_PHASE_KIND_ENDING)
    tillid_set_text (&course->receiver, who);
  tillid_record_seal (course);
  if (tillid_patient_context_get_course (context) == NULL ||
      !tillid_record_equal (&tillid_patient_context_get_course (context)->record, &course->record))
    tillid_edit_add (edit, course);
  close_current (self, edit, kind, from);

  is_new_end = kind == TILLID_PHASE_KIND_ENDING && care_ends != TILLID_ABSENT &&
               (item->phase == NULL || item->phase->until_day != care_ends);
  if (item->phase != NULL)
    phase = tillid_phase_edit (item->phase);
  else
    phase = tillid_patient_context_new_record (context, &tillid_phase_type);
  phase->course = course->record.id;
  phase->kind = (int) kind;
  phase->from_day = from;
  phase->until_day = kind == TILLID_PHASE_KIND_ENDING ? care_ends : (gint64) TILLID_ABSENT;
  phase->planned = from > tillid_plan_model_get_today (self);
  tillid_set_text (&phase->note, remark);
  tillid_record_seal (phase);
  tillid_edit_add (edit, phase);
  if (is_new_end && (item->phase == NULL || item->phase->until_day == TILLID_ABSENT ||
                     !move_ending_steps (self, edit, phase, care_ends - item->phase->until_day)))
    add_ending_steps (self, edit, phase, course->key_contact);
  tillid_patient_context_apply (context, edit);
}
