/* tillid-today-edits.c - what can be done on the day's page, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A promise and the step it belongs to are one thing in two places: what is done to one is done to the other in the same edit, as
 * on the page of the plan. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-contact.h"
#include "tillid-letter.h"
#include "tillid-plan.h"
#include "tillid-record-table.h"
#include "tillid-today-model-private.h"

static void
fail (TillidTodayModel *self, const GError *error)
{
  g_signal_emit_by_name (self, "failed", error->message);
}

/* The record as it is now, read from the patient's record: (nullable) after "failed". */
static TillidRecord *
read_now (TillidTodayModel *self, gint64 patient, const TillidRecordType *type, gint64 id)
{
  TillidSession *session = tillid_today_model_get_session (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, patient, "today", NULL, &error);
  g_autoptr (TillidRecord) record = NULL;

  if (scope != NULL)
    record = tillid_record_table_get (tillid_session_get_db (session), scope, type, id, &error);
  if (record == NULL)
    fail (self, error);
  return g_steal_pointer (&record);
}

/* The open step of @promise for editing: (nullable) if there is none. */
static TillidStep *
edit_step (TillidTodayModel *self, const TillidPromise *promise)
{
  g_autoptr (TillidRecord) step = NULL;

  if (promise->step == 0)
    return NULL;
  step = read_now (self, promise->patient, &tillid_step_type, promise->step);
  if (step == NULL || step->state != TILLID_RECORD_ACTIVE ||
      ((const TillidStep *) step)->status != TILLID_STEP_STATUS_OPEN)
    return NULL;
  return tillid_step_edit ((const TillidStep *) step);
}

/* (nullable): the promise of @row for editing, while it is open. */
static TillidPromise *
edit_promise (TillidTodayModel *self, const TillidTodayRow *row)
{
  g_autoptr (TillidRecord) now = NULL;

  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);
  g_return_val_if_fail (row != NULL && row->section == TILLID_TODAY_PROMISES, NULL);

  now = read_now (self, row->patient, &tillid_promise_type, row->record->id);
  if (now == NULL || now->state != TILLID_RECORD_ACTIVE)
    return NULL;
  return tillid_promise_edit ((const TillidPromise *) now);
}

static void
apply_two (TillidTodayModel *self, const char *why, TillidPromise *promise, TillidStep *step)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  tillid_edit_take (edit, tillid_record_seal (promise));
  if (step != NULL)
    tillid_edit_take (edit, tillid_record_seal (step));
  tillid_today_model_apply (self, edit);
}

/**
 * tillid_today_keep:
 * @row: of a promise
 *
 * It was kept today, and its step is done. Nothing is asked; the line stands for some seconds.
 */
void
tillid_today_keep (TillidTodayModel *self, const TillidTodayRow *row)
{
  TillidPromise *promise = edit_promise (self, row);
  TillidStep *step = NULL;

  if (promise == NULL)
    return;
  if (promise->status != TILLID_PROMISE_STATUS_OPEN)
    {
      tillid_promise_unref (promise);
      return;
    }
  promise->status = TILLID_PROMISE_STATUS_KEPT;
  promise->kept_on = tillid_today_model_get_day (self);
  step = edit_step (self, promise);
  if (step != NULL)
    {
      step->status = TILLID_STEP_STATUS_DONE;
      step->done_on = promise->kept_on;
    }
  tillid_today_model_fade (self, row);
  apply_two (self, C_ ("edit", "Promise kept"), promise, step);
}

/* How it was kept, in a few words; @how may be empty. */
void
tillid_today_tell_how (TillidTodayModel *self, const TillidTodayRow *row, const char *how)
{
  TillidPromise *promise = edit_promise (self, row);

  if (promise == NULL)
    return;
  tillid_set_text (&promise->kept_how, how != NULL && *how != '\0' ? how : NULL);
  apply_two (self, C_ ("edit", "How the promise was kept"), promise, NULL);
}

/* Another day; the first one is kept beside it. */
void
tillid_today_set_due (TillidTodayModel *self, const TillidTodayRow *row, TillidDay due)
{
  TillidPromise *promise = edit_promise (self, row);
  TillidStep *step = NULL;

  if (promise == NULL)
    return;
  if (promise->due == due)
    {
      tillid_promise_unref (promise);
      return;
    }
  if (promise->first_due == TILLID_ABSENT)
    promise->first_due = promise->due != TILLID_ABSENT ? promise->due : due;
  promise->due = due;
  step = edit_step (self, promise);
  if (step != NULL)
    step->due = due;
  apply_two (self, C_ ("edit", "New date for a promise"), promise, step);
}

/* @member keeps it from now on. */
void
tillid_today_pass_on (TillidTodayModel *self, const TillidTodayRow *row, gint64 member)
{
  TillidPromise *promise = edit_promise (self, row);
  TillidStep *step = NULL;

  if (promise == NULL)
    return;
  if (promise->owner == member)
    {
      tillid_promise_unref (promise);
      return;
    }
  promise->owner = member;
  step = edit_step (self, promise);
  if (step != NULL)
    step->owner = member;
  apply_two (self, C_ ("edit", "Promise passed on"), promise, step);
}

/* What was waited for has come, today. */
void
tillid_today_answered (TillidTodayModel *self, const TillidTodayRow *row)
{
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (TillidRecord) now = NULL;
  TillidRecord *changed = NULL;
  const TillidDay today = tillid_today_model_get_day (self);

  g_return_if_fail (row != NULL && row->section == TILLID_TODAY_WAITING);

  now = read_now (self, row->patient, row->record->type, row->record->id);
  if (now == NULL)
    return;
  changed = tillid_record_edit (now);
  if (now->type == &tillid_contact_type)
    ((TillidContact *) changed)->replied_on = today;
  else if (now->type == &tillid_letter_type)
    ((TillidLetter *) changed)->replied_on = today;
  else
    {
      ((TillidStep *) changed)->status = TILLID_STEP_STATUS_DONE;
      ((TillidStep *) changed)->done_on = today;
    }
  edit = tillid_edit_new (C_ ("edit", "Answer came"));
  tillid_edit_take (edit, tillid_record_seal_any (changed));
  tillid_today_model_apply (self, edit);
}
