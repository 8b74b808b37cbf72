/* tillid-plan-edits.c - what can be done to steps, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every function makes one edit and gives it to the patient context: it is one transaction, one toast and
 * one step of undo. What would change nothing is not written. A rating adds a record and never replaces
 * one; a promise keeps the day it was first made for when its date moves. */
#include "config.h"

#include "tillid-plan-edits-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-told-parse.h"

/* How far back a day without a year may lie before the next year is meant. */
#define LOOK_BACK_DAYS 183

static gboolean
parse_day (const char *text, TillidDay today, TillidDay *out_day)
{
  const TillidToldContext nothing = { .birth_earliest = TILLID_ABSENT,
                                      .birth_latest = TILLID_ABSENT };
  g_autoptr (TillidTold) told = tillid_told_parse (text, tillid_format_ui_language (), today, NULL);
  TillidToldBounds bounds;

  if (told == NULL || told->end_kind != TILLID_TOLD_END_SAME ||
      told->start.kind != TILLID_TOLD_DAY || told->start.about ||
      told->start.side != TILLID_TOLD_AT || !tillid_told_bounds (told, &nothing, &bounds, NULL))
    return FALSE;
  *out_day = bounds.start_latest;
  return TRUE;
}

/**
 * tillid_plan_read_day:
 * @text: as typed: "24 March", "2026-03-24", "today"
 * @today: today
 * @out_day: (out): the day; unchanged if @text is not one day
 *
 * A day without a year is the next one, or one of the last six months.
 *
 * Returns: %FALSE if @text is no single day: then it is words
 */
gboolean
tillid_plan_read_day (const char *text, TillidDay today, TillidDay *out_day)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL && out_day != NULL, FALSE);

  if (parse_day (text, today, out_day))
    return TRUE;

  tillid_day_to_ymd (today, &year, &month, &day);
  for (int y = year; y <= year + 1; y++)
    {
      g_autofree char *with_year = g_strdup_printf ("%s %d", text, y);
      TillidDay found;

      if (!parse_day (with_year, today, &found))
        continue;
      if (found < today - LOOK_BACK_DAYS)
        continue;
      *out_day = found;
      return TRUE;
    }
  return FALSE;
}

static void
apply_one (TillidPlanModel *self, const char *why, gpointer record)
{
  tillid_patient_context_apply_one (tillid_plan_model_get_context (self), why, record);
}

static gpointer
new_record (TillidPlanModel *self, const TillidRecordType *type)
{
  return tillid_patient_context_new_record (tillid_plan_model_get_context (self), type);
}

static gint64
member_here (TillidPlanModel *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self);

  return tillid_session_get_member (tillid_patient_context_get_session (context))->record.id;
}

/* Spaces around, and nothing but spaces, say nothing. */
void
tillid_plan_take_text (char **member, const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  tillid_set_text (member, stripped != NULL && *stripped != '\0' ? stripped : NULL);
}

/* Own words, in the patient's language unless they have one. */
void
tillid_plan_take_words (TillidPlanModel *self, char **words, char **language, const char *text)
{
  const char *tag = tillid_patient_context_get_language (tillid_plan_model_get_context (self));

  tillid_plan_take_text (words, text);
  if (*words == NULL)
    tillid_set_text (language, NULL);
  else if (*language == NULL)
    tillid_set_text (language, tag);
}

static gint64
next_rank (TillidPlanModel *self, TillidSide side)
{
  GPtrArray *steps = tillid_plan_model_get_steps (self, side);
  gint64 rank = 0;

  for (guint i = 0; i < steps->len; i++)
    rank = MAX (rank, ((TillidPlanStep *) steps->pdata[i])->step->rank);
  return rank + 1;
}

static void
fill_step (TillidPlanModel *self, TillidStep *step, const TillidStepText *text)
{
  g_autofree char *when = text->when != NULL ? g_strstrip (g_strdup (text->when)) : NULL;

  tillid_plan_take_words (self, &step->words, &step->language, text->words);
  tillid_plan_take_text (&step->staff_words, text->staff_words);
  step->goal = text->goal;
  step->owner = step->side == TILLID_SIDE_CLINIC ? text->owner : 0;
  step->due = TILLID_ABSENT;
  if (when == NULL || tillid_plan_read_day (when, tillid_plan_model_get_today (self), &step->due))
    when = (g_free (when), NULL);
  step->next_visit = text->next_visit && step->due == TILLID_ABSENT;
  tillid_plan_take_text (&step->when_words, when);
}

/**
 * tillid_plan_make_step:
 * @self: a plan
 * @side: who does it
 * @text: what was typed, with at least one of the two sentences
 *
 * Returns: (transfer full): a new step, not sealed yet, for an edit that holds more than the step
 */
TillidStep *
tillid_plan_make_step (TillidPlanModel *self, TillidSide side, const TillidStepText *text)
{
  TillidStep *step;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self) && text != NULL, NULL);

  step = new_record (self, &tillid_step_type);
  step->side = side;
  step->rank = next_rank (self, side);
  fill_step (self, step, text);
  return step;
}

/* As tillid_plan_make_step(), as an edit of its own; gives the id of the step, before it is on the disk. */
gint64
tillid_plan_add_step (TillidPlanModel *self, TillidSide side, const TillidStepText *text)
{
  TillidStep *step = tillid_plan_make_step (self, side, text);
  gint64 id = step != NULL ? step->record.id : 0;

  if (step != NULL)
    apply_one (self, C_ ("edit", "Step added"), step);
  return id;
}

/* The promise of @item with its date moved; (nullable) if it stays as it is. */
static TillidPromise *
promise_for (const TillidPlanStep *item, const TillidStep *step)
{
  TillidPromise *promise;

  if (item->promise == NULL ||
      (item->promise->due == step->due && item->promise->owner == step->owner))
    return NULL;
  promise = tillid_promise_edit (item->promise);
  promise->due = step->due;
  promise->owner = step->owner;
  if (promise->first_due == TILLID_ABSENT)
    promise->first_due = step->due;
  return promise;
}

static void
apply_step (TillidPlanModel *self,
            const char *why,
            const TillidPlanStep *item,
            const TillidStep *before,
            TillidStep *changed)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);
  TillidPromise *promise = before->due != changed->due || before->owner != changed->owner
                             ? promise_for (item, changed)
                             : NULL;
  g_autoptr (TillidStep) sealed = tillid_record_seal (changed);

  if (promise != NULL)
    tillid_edit_take (edit, tillid_record_seal (promise));
  if (!tillid_record_equal (&before->record, &sealed->record))
    tillid_edit_add (edit, sealed);
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
}

/* As tillid_plan_edit_goal(), for a step; its promise follows its date. */
void
tillid_plan_edit_step (TillidPlanModel *self, TillidStep *opened, const TillidStepText *text)
{
  const TillidPlanStep *item;
  TillidStep *changed;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self) && opened != NULL && text != NULL);

  item = tillid_plan_model_find_step (self, opened->record.id);
  if (item == NULL)
    return;
  changed = tillid_step_edit (opened);
  fill_step (self, changed, text);
  apply_step (self, C_ ("edit", "Step changed"), item, opened, changed);
}

/**
 * tillid_plan_finish_step:
 * @self: a plan
 * @step: id of an open step
 *
 * The step is done today; what we promised with it is kept.
 */
void
tillid_plan_finish_step (TillidPlanModel *self, gint64 step)
{
  const TillidPlanStep *item;
  g_autoptr (TillidEdit) edit = NULL;
  TillidStep *done;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL)
    return;
  edit = tillid_edit_new (item->promise != NULL ? C_ ("edit", "Promise kept")
                                                : C_ ("edit", "Step done"));
  done = tillid_step_edit (item->step);
  done->status = TILLID_STEP_STATUS_DONE;
  done->done_on = tillid_plan_model_get_today (self);
  tillid_edit_take (edit, tillid_record_seal (done));
  if (item->promise != NULL)
    {
      TillidPromise *kept = tillid_promise_edit (item->promise);

      kept->status = TILLID_PROMISE_STATUS_KEPT;
      kept->kept_on = done->done_on;
      tillid_edit_take (edit, tillid_record_seal (kept));
    }
  tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
}

/* The step is not wanted any more; a promise with it is released. */
void
tillid_plan_drop_step (TillidPlanModel *self, gint64 step)
{
  const TillidPlanStep *item;
  g_autoptr (TillidEdit) edit = NULL;
  TillidStep *dropped;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL)
    return;
  edit = tillid_edit_new (C_ ("edit", "Step taken off the plan"));
  dropped = tillid_step_edit (item->step);
  dropped->status = TILLID_STEP_STATUS_DROPPED;
  tillid_edit_take (edit, tillid_record_seal (dropped));
  if (item->promise != NULL)
    {
      TillidPromise *released = tillid_promise_edit (item->promise);

      released->status = TILLID_PROMISE_STATUS_RELEASED;
      tillid_edit_take (edit, tillid_record_seal (released));
    }
  tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
}

/* @due may be %TILLID_ABSENT; words about the time give way to a day. */
void
tillid_plan_set_step_due (TillidPlanModel *self, gint64 step, TillidDay due)
{
  const TillidPlanStep *item;
  TillidStep *changed;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL)
    return;
  changed = tillid_step_edit (item->step);
  changed->due = due;
  if (due != TILLID_ABSENT)
    {
      tillid_set_text (&changed->when_words, NULL);
      changed->next_visit = FALSE;
    }
  apply_step (self, C_ ("edit", "Date of the step changed"), item, item->step, changed);
}

/* Due when the patient comes the next time: a day and words about the time give way. */
void
tillid_plan_set_step_next_visit (TillidPlanModel *self, gint64 step)
{
  const TillidPlanStep *item;
  TillidStep *changed;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL)
    return;
  changed = tillid_step_edit (item->step);
  changed->due = TILLID_ABSENT;
  tillid_set_text (&changed->when_words, NULL);
  changed->next_visit = TRUE;
  apply_step (self, C_ ("edit", "Date of the step changed"), item, item->step, changed);
}

/**
 * tillid_plan_hand_step:
 * @self: a plan
 * @step: id of an open step
 * @side: who does it from now on
 *
 * Handing it to the clinic makes it ours to look after; a promise that leaves the clinic is released.
 *
 * Returns: %TRUE if the step is now ours, has a date and is not promised: then ask "Promise it?"
 */
gboolean
tillid_plan_hand_step (TillidPlanModel *self, gint64 step, TillidSide side)
{
  const TillidPlanStep *item;
  g_autoptr (TillidEdit) edit = NULL;
  TillidStep *moved;
  gboolean ask;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), FALSE);
  g_return_val_if_fail ((int) side >= 0 && (int) side < TILLID_PLAN_N_SIDES, FALSE);

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL || item->step->side == (int) side)
    return FALSE;
  edit = tillid_edit_new (C_ ("edit", "Step handed on"));
  moved = tillid_step_edit (item->step);
  moved->side = (int) side;
  moved->rank = next_rank (self, side);
  moved->owner = side == TILLID_SIDE_CLINIC ? member_here (self) : 0;
  ask = side == TILLID_SIDE_CLINIC && moved->due != TILLID_ABSENT && item->promise == NULL;
  tillid_edit_take (edit, tillid_record_seal (moved));
  if (item->promise != NULL && side != TILLID_SIDE_CLINIC)
    {
      TillidPromise *released = tillid_promise_edit (item->promise);

      released->status = TILLID_PROMISE_STATUS_RELEASED;
      tillid_edit_take (edit, tillid_record_seal (released));
    }
  tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
  return ask;
}

/**
 * tillid_plan_move_step:
 * @self: a plan
 * @step: id of an open step
 * @by: -1 up, +1 down
 *
 * Returns: %FALSE at the end of its column
 */
gboolean
tillid_plan_move_step (TillidPlanModel *self, gint64 step, int by)
{
  const TillidPlanStep *item;
  g_autoptr (TillidEdit) edit = NULL;
  GPtrArray *steps;
  guint from = 0;
  int to;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (self), FALSE);

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL)
    return FALSE;
  steps = tillid_plan_model_get_steps (self, item->step->side);
  if (!g_ptr_array_find (steps, item, &from))
    return FALSE;
  to = (int) from + by;
  if (to < 0 || to >= (int) steps->len)
    return FALSE;

  edit = tillid_edit_new (C_ ("edit", "Step moved"));
  for (guint i = 0; i < steps->len; i++)
    {
      const TillidPlanStep *other = steps->pdata[i];
      guint place = i == from ? (guint) to : i == (guint) to ? from : i;
      TillidStep *ranked;

      if (other->step->rank == (gint64) place + 1)
        continue;
      ranked = tillid_step_edit (other->step);
      ranked->rank = place + 1;
      tillid_edit_take (edit, tillid_record_seal (ranked));
    }
  tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
  return TRUE;
}

/**
 * tillid_plan_promise_step:
 * @self: a plan
 * @step: id of an open step
 *
 * Makes it a promise of ours. A step of another side comes to the clinic: we promise what we do ourselves.
 */
void
tillid_plan_promise_step (TillidPlanModel *self, gint64 step)
{
  const TillidPlanStep *item;
  g_autoptr (TillidEdit) edit = NULL;
  TillidPromise *promise;
  TillidVisit *visit;
  gint64 owner;

  g_return_if_fail (TILLID_IS_PLAN_MODEL (self));

  item = tillid_plan_model_find_step (self, step);
  if (item == NULL || item->promise != NULL)
    return;
  visit = tillid_plan_model_get_visit_today (self);
  owner = item->step->owner != 0 ? item->step->owner : member_here (self);
  edit = tillid_edit_new (C_ ("edit", "Promised"));
  if (item->step->side != TILLID_SIDE_CLINIC || item->step->owner != owner)
    {
      TillidStep *ours = tillid_step_edit (item->step);

      if (ours->side != TILLID_SIDE_CLINIC)
        ours->rank = next_rank (self, TILLID_SIDE_CLINIC);
      ours->side = TILLID_SIDE_CLINIC;
      ours->owner = owner;
      tillid_edit_take (edit, tillid_record_seal (ours));
    }
  promise = new_record (self, &tillid_promise_type);
  tillid_set_text (&promise->words,
                   item->step->staff_words != NULL ? item->step->staff_words : item->step->words);
  promise->owner = owner;
  promise->due = item->step->due;
  promise->first_due = item->step->due;
  promise->made_on = tillid_plan_model_get_today (self);
  promise->step = step;
  promise->visit = visit != NULL ? visit->record.id : 0;
  tillid_edit_take (edit, tillid_record_seal (promise));
  tillid_patient_context_apply (tillid_plan_model_get_context (self), edit);
}
