/* tillid-visit-model.c - one visit, open on a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-model-private.h"

#include <string.h>

#include "tillid-in-error.h"
#include "tillid-script.h"

#define DAY_MINUTES (24 * 60)

struct _TillidVisitModel
{
  GObject parent_instance;

  TillidPatientContext *context; /* (owned) */
  gint64 id;
  TillidVisitRecords *records; /* (owned): read again on "changed" */
  TillidVisit *visit;  /* (unowned) (nullable): in @records; %NULL before it is on the disk */
  GPtrArray *promises; /* (owned) of TillidPromise */
  TillidNoteState *note_state; /* (owned) (nullable): who signed, and what was added since */
  GPtrArray *nothing;          /* (owned): an empty list */

  GQueue changes;            /* (owned) of TillidVisitChange */
  gboolean is_in_flight;     /* one edit is on its way; the model holds itself meanwhile */
  const char *in_flight_why; /* (unowned) */

  /* Of the next change: see tillid_visit_model_expect(). */
  const char *next_field; /* (unowned) (nullable) */
  char *next_expected;    /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidVisitModel, tillid_visit_model, G_TYPE_OBJECT)

static void
change_free (TillidVisitChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (change->texts); i++)
    g_free (change->texts[i]);
  g_free (change->expected);
  g_free (change);
}

static void
read_again (TillidVisitModel *self)
{
  g_clear_pointer (&self->records, tillid_visit_records_free);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  self->records = tillid_visit_records_read (self->context);
  self->visit = tillid_visit_records_find (self->records, self->id);
  self->promises = tillid_patient_context_list (self->context, &tillid_promise_type);
  g_clear_pointer (&self->note_state, tillid_note_state_free);
  self->note_state = tillid_visit_model_read_note_state (self);
}

static void
context_changed_cb (TillidPatientContext *context, TillidVisitModel *self)
{
  read_again (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What stood in the field when its typing began goes with the record that has the field. */
static void
expect (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  const gint64 id = change->id != 0 ? change->id : self->id;

  for (guint i = 0; change->field != NULL && i < tillid_edit_get_n_records (edit); i++)
    {
      const TillidRecord *record = tillid_edit_get_record (edit, i);

      if (record->id == id && record->version > 0)
        tillid_edit_expect_text (edit, id, change->field, change->expected);
    }
}

static void
go_on (TillidVisitModel *self)
{
  while (!self->is_in_flight && !g_queue_is_empty (&self->changes))
    {
      TillidVisitChange *change = g_queue_pop_head (&self->changes);
      g_autoptr (TillidEdit) edit = tillid_edit_new (change->why);

      if (self->visit != NULL)
        change->build (self, edit, change);
      expect (self, edit, change);
      if (tillid_edit_get_n_records (edit) > 0)
        {
          self->is_in_flight = TRUE;
          self->in_flight_why = change->why;
          g_object_ref (self);
          tillid_patient_context_apply (self->context, edit);
        }
      change_free (change);
    }
}

static void
landed (TillidVisitModel *self)
{
  if (!self->is_in_flight)
    return;
  self->is_in_flight = FALSE;
  go_on (self);
  g_object_unref (self);
}

static void
context_edited_cb (TillidPatientContext *context,
                   gint64 edit,
                   const char *label,
                   TillidVisitModel *self)
{
  /* Another edit of this window, the beginning of the visit or a page beside this one, is not ours. */
  if (g_strcmp0 (label, self->in_flight_why) == 0)
    landed (self);
}

static void
context_failed_cb (TillidPatientContext *context, const char *message, TillidVisitModel *self)
{
  landed (self);
}

/* What is chosen is another edit, of the version that was seen: what waits here need not. */
static void
context_conflict_cb (TillidPatientContext *context,
                     TillidEdit *edit,
                     GPtrArray *conflicts,
                     TillidVisitModel *self)
{
  landed (self);
}

static void
tillid_visit_model_finalize (GObject *object)
{
  TillidVisitModel *self = TILLID_VISIT_MODEL (object);

  g_queue_clear_full (&self->changes, (GDestroyNotify) change_free);
  g_free (self->next_expected);
  g_clear_pointer (&self->records, tillid_visit_records_free);
  g_clear_pointer (&self->promises, g_ptr_array_unref);
  g_clear_pointer (&self->nothing, g_ptr_array_unref);
  g_clear_pointer (&self->note_state, tillid_note_state_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (tillid_visit_model_parent_class)->finalize (object);
}

static void
tillid_visit_model_class_init (TillidVisitModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_visit_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_VISIT_MODEL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_visit_model_init (TillidVisitModel *self)
{
  g_queue_init (&self->changes);
  self->nothing = g_ptr_array_new ();
}

/**
 * tillid_visit_model_new:
 * @context: an open patient
 * @visit: id of a visit of that patient; it may still be on its way to the disk
 *
 * Returns: (transfer full): the visit
 */
TillidVisitModel *
tillid_visit_model_new (TillidPatientContext *context, gint64 visit)
{
  TillidVisitModel *self;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_VISIT_MODEL, NULL);
  self->context = g_object_ref (context);
  self->id = visit;
  read_again (self);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self, 0);
  g_signal_connect_object (context, "edited", G_CALLBACK (context_edited_cb), self, 0);
  g_signal_connect_object (context, "failed", G_CALLBACK (context_failed_cb), self, 0);
  g_signal_connect_object (context, "conflict", G_CALLBACK (context_conflict_cb), self, 0);
  return self;
}

/* (transfer none): the patient whose visit it is. */
TillidPatientContext *
tillid_visit_model_get_context (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  return self->context;
}

/* The id of the visit, also before it is on the disk. */
gint64
tillid_visit_model_get_id (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), 0);

  return self->id;
}

/* (transfer none) (nullable): until the next "changed". %NULL if it was undone or is not on the disk yet. */
TillidVisit *
tillid_visit_model_get_visit (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  return self->visit;
}

/* (transfer none): what the model has read; replaced with "changed". */
const TillidVisitRecords *
tillid_visit_model_get_records (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  return self->records;
}

/* Whether the visit may be written. */
gboolean
tillid_visit_model_is_editable (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  return !tillid_patient_context_is_read_only (self->context);
}

/* (transfer none) (nullable): who signed the note and what was added since; until the next "changed". */
const TillidNoteState *
tillid_visit_model_get_note_state (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  return self->note_state;
}

/* Whether edits are still on their way. */
gboolean
tillid_visit_model_is_busy (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  return self->is_in_flight || !g_queue_is_empty (&self->changes);
}

/* How many visits there were with this one, from 1; 0 while it is not on the disk. */
int
tillid_visit_model_get_number (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), 0);

  return self->visit != NULL ? tillid_visit_records_get_number (self->records, self->visit) : 0;
}

/**
 * tillid_visit_model_get_now:
 *
 * Returns: the minute of the visit's day if it is running, counted on after midnight; else, and for a visit that nobody ended
 *   the day before, %TILLID_ABSENT
 */
gint64
tillid_visit_model_get_now (TillidVisitModel *self)
{
  TillidSession *session;
  gint64 days, now;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), TILLID_ABSENT);

  session = tillid_patient_context_get_session (self->context);
  if (self->visit == NULL || self->visit->status != TILLID_VISIT_STATUS_RUNNING ||
      self->visit->day == TILLID_ABSENT)
    return TILLID_ABSENT;
  days = tillid_session_today (session) - self->visit->day;
  now = tillid_session_minute_of_day (session) + days * DAY_MINUTES;
  if (days == 0)
    return now;
  return days == 1 && self->visit->minute != TILLID_ABSENT &&
             now - self->visit->minute < TILLID_VISIT_LONGEST_NIGHT
           ? now
           : TILLID_ABSENT;
}

/* The minute of the day at which it began or shall begin; 0 if nobody said. */
gint64
tillid_visit_model_get_start (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), 0);

  return self->visit != NULL && self->visit->minute != TILLID_ABSENT ? self->visit->minute : 0;
}

/**
 * tillid_visit_model_get_elapsed:
 *
 * Returns: minutes since it began while it runs, its length afterwards, or %TILLID_ABSENT
 */
gint64
tillid_visit_model_get_elapsed (TillidVisitModel *self)
{
  TillidSession *session;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), TILLID_ABSENT);

  session = tillid_patient_context_get_session (self->context);
  if (tillid_visit_model_get_now (self) != TILLID_ABSENT && self->visit->minute != TILLID_ABSENT)
    {
      /* By moments: on the two days on which clocks are changed, minutes of the day are not minutes that passed. */
      const gint64 ms =
        tillid_session_now_ms (session) -
        tillid_session_join_instant (session, self->visit->day, self->visit->minute);

      return MAX (0, ms / 60000);
    }
  if (self->visit != NULL && self->visit->status == TILLID_VISIT_STATUS_ATTENDED)
    return self->visit->length;
  return TILLID_ABSENT;
}

/* How many minutes were planned, with what the interpreter takes; of a running visit without a plan its length; or
 * %TILLID_ABSENT. */
gint64
tillid_visit_model_get_planned (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), TILLID_ABSENT);

  if (self->visit == NULL)
    return TILLID_ABSENT;
  if (self->visit->planned_minutes != TILLID_ABSENT && self->visit->planned_minutes > 0)
    return self->visit->planned_minutes;
  return self->visit->status == TILLID_VISIT_STATUS_RUNNING && self->visit->length > 0
           ? self->visit->length
           : TILLID_ABSENT;
}

/* (transfer none) (element-type TillidPresence): never %NULL */
GPtrArray *
tillid_visit_model_get_presences (TillidVisitModel *self)
{
  GPtrArray *presences;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  presences = tillid_visit_records_get_presences (self->records, self->id);
  return presences != NULL ? presences : self->nothing;
}

/* (transfer none) (element-type TillidAgreement): never %NULL */
GPtrArray *
tillid_visit_model_get_agreements (TillidVisitModel *self)
{
  GPtrArray *agreements;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  agreements = tillid_visit_records_get_agreements (self->records, self->id);
  return agreements != NULL ? agreements : self->nothing;
}

/* (transfer none) (nullable): our promise behind an agreement, open or kept. */
TillidPromise *
tillid_visit_model_find_promise (TillidVisitModel *self, gint64 agreement)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  for (guint i = self->promises->len; i > 0; i--)
    {
      TillidPromise *promise = self->promises->pdata[i - 1];

      if (promise->agreement == agreement && promise->status != TILLID_PROMISE_STATUS_RELEASED)
        return promise;
    }
  return NULL;
}

/**
 * tillid_visit_model_list_open_promises:
 *
 * Returns: (transfer full) (element-type TillidPromise): what we owe from before this visit, the latest
 *   first, then by date
 */
GPtrArray *
tillid_visit_model_list_open_promises (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  return tillid_visit_records_list_open_promises (self->context, self->id);
}

/**
 * tillid_visit_model_list_questions:
 *
 * Returns: (transfer full) (element-type TillidQuestion): the missing pieces that are open, then those
 *   answered on the day of this visit
 */
GPtrArray *
tillid_visit_model_list_questions (TillidVisitModel *self)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *questions = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), questions);

  all = tillid_patient_context_list (self->context, &tillid_question_type);
  for (guint i = 0; i < all->len; i++)
    if (((TillidQuestion *) all->pdata[i])->status == TILLID_QUESTION_STATUS_OPEN)
      g_ptr_array_add (questions, tillid_record_ref_any (all->pdata[i]));
  for (guint i = 0; i < all->len; i++)
    {
      const TillidQuestion *question = all->pdata[i];

      if (question->status == TILLID_QUESTION_STATUS_ANSWERED && self->visit != NULL &&
          question->answered_on == self->visit->day)
        g_ptr_array_add (questions, tillid_record_ref_any (question));
    }
  return questions;
}

/* (transfer none) (nullable): the attended visit before this one. */
TillidVisit *
tillid_visit_model_get_last_visit (TillidVisitModel *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  return self->visit != NULL ? tillid_visit_records_find_last_before (self->records, self->visit)
                             : NULL;
}

/* Id of the interpreter of this visit; of the one the patient wishes for, if nobody is there; or 0. */
gint64
tillid_visit_model_get_interpreter (TillidVisitModel *self)
{
  gint64 interpreter;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), 0);

  interpreter = tillid_visit_records_get_interpreter (self->records, self->id);
  return interpreter != 0 ? interpreter
                          : tillid_patient_context_get_person (self->context)->interpreter_wish;
}

/**
 * tillid_visit_model_is_patients_language:
 * @text: what somebody typed
 *
 * Returns: whether the first letter of @text is of the script of the patient's language: then these are the
 *   patient's words, else the clinic's
 */
gboolean
tillid_visit_model_is_patients_language (TillidVisitModel *self, const char *text)
{
  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self) && text != NULL, FALSE);

  return tillid_script_is_of_language (text, tillid_patient_context_get_language (self->context));
}

/* A change with nothing in it yet. @why is translated and stays. */
TillidVisitChange *
tillid_visit_change_new (const char *why, TillidVisitBuild build, gint64 id)
{
  TillidVisitChange *change = g_new0 (TillidVisitChange, 1);

  change->why = why;
  change->build = build;
  change->id = id;
  return change;
}

/**
 * tillid_visit_model_expect:
 * @field: (unowned): name of the text field that the next call changes
 * @text: (nullable): what stood there when somebody began to type
 *
 * If somebody else has written there meanwhile, the next change asks which text stays.
 */
void
tillid_visit_model_expect (TillidVisitModel *self, const char *field, const char *text)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && field != NULL);

  self->next_field = field;
  g_free (self->next_expected);
  self->next_expected = g_strdup (text);
}

/* Takes @change; it is made when those before it are on the disk. */
void
tillid_visit_model_queue (TillidVisitModel *self, TillidVisitChange *change)
{
  g_assert (TILLID_IS_VISIT_MODEL (self) && change != NULL);

  change->field = g_steal_pointer (&self->next_field);
  change->expected = g_steal_pointer (&self->next_expected);
  g_queue_push_tail (&self->changes, change);
  go_on (self);
}

/* (transfer none) (nullable) */
gpointer
tillid_visit_model_find (GPtrArray *records, gint64 id)
{
  for (guint i = 0; i < records->len; i++)
    if (((TillidRecord *) records->pdata[i])->id == id)
      return records->pdata[i];
  return NULL;
}

/* Adds a draft to @edit. */
void
tillid_visit_change_take (TillidEdit *edit, gpointer draft)
{
  tillid_edit_take (edit, tillid_record_seal_any (draft));
}

/* Adds to @edit that @record, and what stands for nothing without it, was entered in error. What cannot be read now stays. */
void
tillid_visit_model_take_in_error (TillidVisitModel *self, TillidEdit *edit, gpointer record)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);

  tillid_in_error_add (tillid_patient_context_get_db (context),
                       tillid_patient_context_get_scope (context), edit, record, NULL);
}
