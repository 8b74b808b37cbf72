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
#include "tillid-visit-presence.h"

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

/* Who else was in the room in that minute, as names: never the patient, the listener and the interpreter. */
static char *
also_present (TillidVisitModel *self)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self);
  g_autoptr (GPtrArray) people =
    tillid_visit_people (tillid_visit_model_get_context (self),
                         tillid_visit_model_get_presences (self), visit->lead);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];
      const TillidPresence *last = tillid_visit_person_get_last (person);

      if (person->who == TILLID_PRESENCE_WHO_PATIENT ||
          person->who == TILLID_PRESENCE_WHO_INTERPRETER ||
          (person->who == TILLID_PRESENCE_WHO_MEMBER && last->member == visit->lead) ||
          last->until_minute != TILLID_ABSENT)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", person->name);
    }
  return g_string_free (names, FALSE);
}

static void
build_story (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  const TillidVisit *visit = tillid_visit_model_get_visit (self);
  TillidLifeEvent *event = tillid_patient_context_new_record (context, &tillid_life_event_type);

  if (tillid_visit_model_is_patients_language (self, change->texts[0]))
    {
      tillid_set_text (&event->words, change->texts[0]);
      tillid_set_text (&event->language, patients_language (self));
    }
  else
    tillid_set_text (&event->staff_words, change->texts[0]);
  tillid_set_text (&event->told_by, change->texts[1]);
  tillid_set_text (&event->told_present, change->texts[2]);
  event->told_on = visit->day;
  event->told_to = visit->lead;
  event->told_through =
    tillid_visit_records_get_interpreter (tillid_visit_model_get_records (self), visit->record.id);
  event->told_visit = visit->record.id;
  tillid_visit_change_take (edit, event);
}

/**
 * tillid_visit_model_to_story:
 * @words: what was told
 * @told_by: (nullable): by whom; %NULL: the patient
 *
 * Adds a life event without a date, with teller, listener, interpreter and who was present in this minute.
 */
void
tillid_visit_model_to_story (TillidVisitModel *self, const char *words, const char *told_by)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && words != NULL && *words != '\0');

  if (tillid_visit_model_get_visit (self) == NULL)
    return;
  change = tillid_visit_change_new (C_ ("undo", "Added to the story"), build_story, 0);
  change->texts[0] = g_strdup (words);
  change->texts[1] =
    g_strdup (told_by != NULL
                ? told_by
                : tillid_patient_context_get_short_name (tillid_visit_model_get_context (self)));
  change->texts[2] = also_present (self);
  tillid_visit_model_queue (self, change);
}

static TillidPresence *
expected (TillidPatientContext *context, gint64 visit, int who)
{
  TillidPresence *presence = tillid_patient_context_new_record (context, &tillid_presence_type);

  presence->visit = visit;
  presence->who = who;
  return presence;
}

static void
build_next (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  const TillidVisit *now = tillid_visit_model_get_visit (self);
  TillidVisit *visit = tillid_patient_context_new_record (context, &tillid_visit_type);
  const gint64 id = visit->record.id;
  TillidPresence *presence = expected (context, id, TILLID_PRESENCE_WHO_PATIENT);

  visit->course = now->course;
  visit->status = TILLID_VISIT_STATUS_PLANNED;
  visit->mode = now->mode;
  visit->day = change->numbers[0];
  visit->minute = change->numbers[1];
  visit->lead = change->numbers[2];
  tillid_set_text (&visit->place, now->place);
  tillid_visit_change_take (edit, visit);

  presence->person = tillid_patient_context_get_patient (context);
  tillid_visit_change_take (edit, presence);
  if (change->numbers[2] != 0)
    {
      presence = expected (context, id, TILLID_PRESENCE_WHO_MEMBER);
      presence->member = change->numbers[2];
      tillid_visit_change_take (edit, presence);
    }
  if (change->numbers[3] != 0)
    {
      presence = expected (context, id, TILLID_PRESENCE_WHO_INTERPRETER);
      presence->interpreter = change->numbers[3];
      tillid_visit_change_take (edit, presence);
    }
}

/**
 * tillid_visit_model_plan_next:
 * @day: the day
 * @minute: minute of the day, or %TILLID_ABSENT
 * @lead: id of a colleague, or 0
 * @interpreter: id of an interpreter, or 0
 *
 * Plans the next visit, in the same place and way as this one.
 */
void
tillid_visit_model_plan_next (TillidVisitModel *self,
                              gint64 day,
                              gint64 minute,
                              gint64 lead,
                              gint64 interpreter)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && day != TILLID_ABSENT);

  change = tillid_visit_change_new (C_ ("undo", "Next visit planned"), build_next, 0);
  change->numbers[0] = day;
  change->numbers[1] = minute;
  change->numbers[2] = lead;
  change->numbers[3] = interpreter;
  tillid_visit_model_queue (self, change);
}
