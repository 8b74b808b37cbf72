/* tillid-visit-agreed.c - what a visit agreed on, missed, told and planned
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* An agreement that is ours is a promise: the two are written in one edit, and the promise follows the
 * agreement's words. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-visit-model-private.h"

static char *
text_or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static const char *
patients_language (TillidVisitModel *self)
{
  return tillid_patient_context_get_language (tillid_visit_model_get_context (self));
}

static TillidSession *
session_of (TillidVisitModel *self)
{
  return tillid_patient_context_get_session (tillid_visit_model_get_context (self));
}

static TillidAgreement *
find_agreement (TillidVisitModel *self, gint64 id)
{
  return tillid_visit_model_find (tillid_visit_model_get_agreements (self), id);
}

/* Words in another script than the patient's language has are the clinic's own. */
static void
set_words (TillidVisitModel *self, TillidAgreement *agreement, const char *words, const char *staff)
{
  if (words != NULL && staff == NULL && !tillid_visit_model_is_patients_language (self, words))
    {
      staff = words;
      words = NULL;
    }
  tillid_set_text (&agreement->words, words);
  tillid_set_text (&agreement->language, words != NULL ? patients_language (self) : NULL);
  tillid_set_text (&agreement->staff_words, staff);
}

static void
build_agreement (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  GPtrArray *agreements = tillid_visit_model_get_agreements (self);
  TillidAgreement *agreement;

  if (agreements->len >= TILLID_VISIT_MOST_AGREEMENTS)
    return;
  agreement = tillid_patient_context_new_record (tillid_visit_model_get_context (self),
                                                 &tillid_agreement_type);
  agreement->visit = tillid_visit_model_get_id (self);
  agreement->rank = 1;
  if (agreements->len > 0)
    agreement->rank =
      MAX (1, ((TillidAgreement *) agreements->pdata[agreements->len - 1])->rank + 1);
  set_words (self, agreement, change->texts[0], change->texts[1]);
  tillid_visit_change_take (edit, agreement);
}

/**
 * tillid_visit_model_add_agreement:
 * @words: (nullable): in the patient's words
 * @staff_words: (nullable): in the clinic's
 *
 * Returns: %FALSE if there are five already, or no words: nothing is written
 */
gboolean
tillid_visit_model_add_agreement (TillidVisitModel *self,
                                  const char *words,
                                  const char *staff_words)
{
  TillidVisitChange *change;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), FALSE);

  if (tillid_visit_model_get_agreements (self)->len >= TILLID_VISIT_MOST_AGREEMENTS)
    return FALSE;
  change = tillid_visit_change_new (C_ ("undo", "Agreement added"), build_agreement, 0);
  change->texts[0] = text_or_nothing (words);
  change->texts[1] = text_or_nothing (staff_words);
  if (change->texts[0] == NULL && change->texts[1] == NULL)
    {
      g_free (change);
      return FALSE;
    }
  tillid_visit_model_queue (self, change);
  return TRUE;
}

static const char *
promise_words (const TillidAgreement *agreement)
{
  return agreement->staff_words != NULL ? agreement->staff_words : agreement->words;
}

static void
build_words (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidAgreement *old = find_agreement (self, change->id);
  TillidPromise *promise = tillid_visit_model_find_promise (self, change->id);
  TillidAgreement *agreement;

  if (old == NULL)
    return;
  agreement = tillid_agreement_edit (old);
  set_words (self, agreement, change->texts[0], change->texts[1]);
  if (promise != NULL && g_strcmp0 (promise->words, promise_words (agreement)) != 0)
    {
      promise = tillid_promise_edit (promise);
      tillid_set_text (&promise->words, promise_words (agreement));
      tillid_visit_change_take (edit, promise);
    }
  if (tillid_record_equal ((TillidRecord *) agreement, (TillidRecord *) old))
    tillid_record_unref_any (agreement);
  else
    tillid_visit_change_take (edit, agreement);
}

/* Either text may be %NULL or empty: then it is none. One edit, as all of the model: it waits for the one before. */
void
tillid_visit_model_set_agreement_words (TillidVisitModel *self,
                                        gint64 agreement,
                                        const char *words,
                                        const char *staff_words)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Agreement changed"), build_words, agreement);
  change->texts[0] = text_or_nothing (words);
  change->texts[1] = text_or_nothing (staff_words);
  tillid_visit_model_queue (self, change);
}

static void
build_teach_back (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidAgreement *agreement = find_agreement (self, change->id);

  if (agreement == NULL || agreement->teach_back == change->numbers[0])
    return;
  agreement = tillid_agreement_edit (agreement);
  agreement->teach_back = (int) change->numbers[0];
  tillid_visit_change_take (edit, agreement);
}

/* @teach_back: #TillidTeachBack */
void
tillid_visit_model_set_teach_back (TillidVisitModel *self, gint64 agreement, int teach_back)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Teach-back noted"), build_teach_back, agreement);
  change->numbers[0] = teach_back;
  tillid_visit_model_queue (self, change);
}

static TillidPromise *
new_promise (TillidVisitModel *self, const TillidAgreement *agreement)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self);
  TillidPromise *promise =
    tillid_patient_context_new_record (tillid_visit_model_get_context (self), &tillid_promise_type);

  tillid_set_text (&promise->words, promise_words (agreement));
  promise->owner =
    visit->lead != 0 ? visit->lead : tillid_session_get_member (session_of (self))->record.id;
  promise->made_on = visit->day;
  promise->through =
    tillid_visit_records_get_interpreter (tillid_visit_model_get_records (self), visit->record.id);
  promise->agreement = agreement->record.id;
  promise->visit = visit->record.id;
  return promise;
}

static void
build_ours (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidAgreement *agreement = find_agreement (self, change->id);
  TillidPromise *promise = tillid_visit_model_find_promise (self, change->id);

  if (agreement == NULL)
    return;
  if (promise != NULL && agreement->ours && promise->due == change->numbers[0])
    return;
  promise = promise != NULL ? tillid_promise_edit (promise) : new_promise (self, agreement);
  promise->due = change->numbers[0];
  if (promise->first_due == TILLID_ABSENT)
    promise->first_due = promise->due;
  if (!agreement->ours)
    {
      agreement = tillid_agreement_edit (agreement);
      agreement->ours = TRUE;
      tillid_visit_change_take (edit, agreement);
    }
  tillid_visit_change_take (edit, promise);
}

/**
 * tillid_visit_model_set_ours:
 * @due: the day by which, or %TILLID_ABSENT
 *
 * Makes an agreement a promise of ours, or moves its day. The first day stays written down.
 */
void
tillid_visit_model_set_ours (TillidVisitModel *self, gint64 agreement, gint64 due)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Promised"), build_ours, agreement);
  change->numbers[0] = due;
  tillid_visit_model_queue (self, change);
}

static void
build_not_ours (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidAgreement *agreement = find_agreement (self, change->id);
  TillidPromise *promise = tillid_visit_model_find_promise (self, change->id);

  if (promise != NULL)
    tillid_visit_model_take_in_error (self, edit, promise);
  if (agreement != NULL && agreement->ours)
    {
      agreement = tillid_agreement_edit (agreement);
      agreement->ours = FALSE;
      tillid_visit_change_take (edit, agreement);
    }
}

/* It was a slip: the promise is entered in error. */
void
tillid_visit_model_set_not_ours (TillidVisitModel *self, gint64 agreement)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  tillid_visit_model_queue (self, tillid_visit_change_new (C_ ("undo", "Not ours"), build_not_ours,
                                                           agreement));
}

static void
build_remove (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidAgreement *agreement = find_agreement (self, change->id);

  if (agreement != NULL)
    tillid_visit_model_take_in_error (self, edit, agreement);
}

/* Entered in error: it leaves the visit and stays in the history. */
void
tillid_visit_model_remove_agreement (TillidVisitModel *self, gint64 agreement)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  tillid_visit_model_queue (self, tillid_visit_change_new (C_ ("undo", "Agreement removed"),
                                                           build_remove, agreement));
}

static void
build_question (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidQuestion *question =
    tillid_patient_context_new_record (tillid_visit_model_get_context (self),
                                       &tillid_question_type);

  tillid_set_text (&question->words, change->texts[0]);
  question->asked_on = tillid_visit_model_get_visit (self)->day;
  tillid_visit_change_take (edit, question);
}

/* @words: a missing piece: a question nobody has answered yet */
void
tillid_visit_model_add_question (TillidVisitModel *self, const char *words)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && words != NULL && *words != '\0');

  change = tillid_visit_change_new (C_ ("undo", "Missing piece added"), build_question, 0);
  change->texts[0] = g_strdup (words);
  tillid_visit_model_queue (self, change);
}

static void
build_answer (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  g_autoptr (TillidRecord) old =
    tillid_patient_context_get (context, &tillid_question_type, change->id);
  TillidQuestion *question;

  if (old == NULL || old->state != TILLID_RECORD_ACTIVE)
    return;
  question = tillid_question_edit ((TillidQuestion *) old);
  tillid_set_text (&question->answer, change->texts[0]);
  question->status =
    change->texts[0] != NULL ? TILLID_QUESTION_STATUS_ANSWERED : TILLID_QUESTION_STATUS_OPEN;
  question->answered_on =
    change->texts[0] != NULL ? tillid_visit_model_get_visit (self)->day : TILLID_ABSENT;
  tillid_visit_change_take (edit, question);
}

/* @answer: (nullable): %NULL or empty opens the question again */
void
tillid_visit_model_answer_question (TillidVisitModel *self, gint64 question, const char *answer)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Missing piece answered"), build_answer, question);
  change->texts[0] = text_or_nothing (answer);
  tillid_visit_model_queue (self, change);
}

static void
build_remove_question (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  g_autoptr (TillidRecord) question =
    tillid_patient_context_get (tillid_visit_model_get_context (self), &tillid_question_type,
                                change->id);

  if (question != NULL && question->state == TILLID_RECORD_ACTIVE)
    tillid_visit_model_take_in_error (self, edit, question);
}

/* Entered in error: it leaves the visit and stays in the history. */
void
tillid_visit_model_remove_question (TillidVisitModel *self, gint64 question)
{
  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  tillid_visit_model_queue (self, tillid_visit_change_new (C_ ("undo", "Missing piece removed"),
                                                           build_remove_question, question));
}
