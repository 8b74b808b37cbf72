/* tillid-continuity-edits.c - what can be done on the Continuity page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include <string.h>

#include "tillid-format.h"
#include "tillid-phrases.h"
#include "tillid-words.h"

/* (transfer none): the question beside the numbers, in the language of the program. */
const char *
tillid_continuity_model_get_question (void)
{
  return C_ ("answer", "Do you feel that someone here knows you?");
}

/**
 * tillid_continuity_model_get_spoken_question:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the same question in the patient's language; %NULL if that is the program's, or if
 *   nobody has written it in that language yet
 */
const char *
tillid_continuity_model_get_spoken_question (TillidContinuityModel *self)
{
  const char *tag;
  const TillidPhrases *phrases;
  const char *question;

  g_return_val_if_fail (TILLID_IS_CONTINUITY_MODEL (self), NULL);

  tag = tillid_patient_context_get_language (tillid_continuity_model_get_context (self));
  if (tag == NULL || strncmp (tag, tillid_format_ui_language (), 2) == 0)
    return NULL;
  phrases = tillid_phrases_get (tag);
  /* A language that we have no phrases of is given those of English. */
  if (phrases == tillid_phrases_get ("en") && !g_str_has_prefix (tag, "en"))
    return NULL;
  question = tillid_phrases_name (phrases, "ask-known-here", 1);
  return *question != '\0' ? question : NULL;
}

/**
 * tillid_continuity_model_snooze:
 * @prompt: one of the view's prompts
 * @reason: why it is put aside
 * @days: for how long
 *
 * Puts a prompt aside: one edit, asks nothing, can be undone.
 */
void
tillid_continuity_model_snooze (TillidContinuityModel *self,
                                const TillidContinuityPrompt *prompt,
                                const char *reason,
                                int days)
{
  TillidPatientContext *context;
  TillidSession *session;
  TillidSnooze *snooze;

  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self));
  g_return_if_fail (prompt != NULL && reason != NULL && days > 0);

  context = tillid_continuity_model_get_context (self);
  session = tillid_patient_context_get_session (context);
  snooze = tillid_patient_context_new_record (context, &tillid_snooze_type);
  tillid_set_text (&snooze->prompt, prompt->code);
  tillid_set_text (&snooze->reason, reason);
  snooze->until_day = tillid_session_today (session) + days;
  snooze->member = tillid_session_get_member (session)->record.id;
  tillid_patient_context_apply_one (context, C_ ("edit", "Prompt put aside"), snooze);
}

/* That the prompt was put aside was entered in error: it is there again. @aside: one of the view's. */
void
tillid_continuity_model_show_again (TillidContinuityModel *self, const TillidContinuityAside *aside)
{
  TillidPatientContext *context;
  g_autoptr (GPtrArray) snoozes = NULL;
  g_autoptr (TillidEdit) edit = NULL;

  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self) && aside != NULL);

  context = tillid_continuity_model_get_context (self);
  snoozes = tillid_patient_context_list (context, &tillid_snooze_type);
  edit = tillid_edit_new (C_ ("edit", "Prompt shown again"));
  for (guint i = 0; i < snoozes->len; i++)
    if (tillid_continuity_is_aside (snoozes->pdata[i], aside->code,
                                    tillid_session_today (
                                      tillid_patient_context_get_session (context))))
      {
        TillidSnooze *snooze = tillid_snooze_edit (snoozes->pdata[i]);

        snooze->record.state = TILLID_RECORD_IN_ERROR;
        tillid_edit_take (edit, tillid_record_seal (snooze));
      }
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (context, edit);
}

/* The answer that is shown was entered in error; the one before it is the last one again. */
void
tillid_continuity_model_answer_in_error (TillidContinuityModel *self)
{
  const TillidContinuityAnswer *answer;
  TillidPatientContext *context;
  g_autoptr (TillidRecord) record = NULL;

  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self));

  answer = tillid_continuity_model_get_view (self)->answer;
  if (answer == NULL)
    return;
  context = tillid_continuity_model_get_context (self);
  record = tillid_patient_context_get (context, &tillid_patient_answer_type, answer->id);
  if (record != NULL)
    tillid_patient_context_enter_in_error (context, record);
}

/**
 * tillid_continuity_model_introduce:
 * @prompt: one of the view's prompts, with @introduce set and not booked
 *
 * Plans that the second face comes along to the visit that the prompt names.
 */
void
tillid_continuity_model_introduce (TillidContinuityModel *self,
                                   const TillidContinuityPrompt *prompt)
{
  TillidPatientContext *context;
  TillidPresence *presence;

  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self));
  g_return_if_fail (prompt != NULL && prompt->introduce != NULL);

  if (prompt->is_booked)
    return;
  context = tillid_continuity_model_get_context (self);
  presence = tillid_patient_context_new_record (context, &tillid_presence_type);
  presence->visit = prompt->introduce_visit;
  presence->who = TILLID_PRESENCE_WHO_MEMBER;
  presence->member = prompt->introduce_member;
  tillid_patient_context_apply_one (context, C_ ("edit", "Introduction planned"), presence);
}

/* (transfer none): the step that the third action of a prompt makes. */
const char *
tillid_continuity_call_times (void)
{
  return C_ ("step", "Agree on fixed call times");
}

/* Puts fixed call times among our next steps, once. */
void
tillid_continuity_model_plan_call_times (TillidContinuityModel *self)
{
  TillidPatientContext *context;
  TillidStep *step;

  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self));

  if (tillid_continuity_model_get_view (self)->has_call_times)
    return;
  context = tillid_continuity_model_get_context (self);
  step = tillid_patient_context_new_record (context, &tillid_step_type);
  tillid_set_text (&step->staff_words, tillid_continuity_call_times ());
  step->side = TILLID_SIDE_CLINIC;
  step->owner = tillid_session_get_member (tillid_patient_context_get_session (context))->record.id;
  step->next_visit = TRUE;
  tillid_patient_context_apply_one (context, C_ ("edit", "Fixed call times planned"), step);
}

/**
 * tillid_continuity_model_share:
 * @self: a model
 *
 * Whoever works here would like to share this relation; said a second time it is taken back.
 */
void
tillid_continuity_model_share (TillidContinuityModel *self)
{
  TillidPatientContext *context;
  TillidSession *session;
  g_autoptr (TillidRecord) old = NULL;
  TillidShareWish *wish;
  gint64 own;

  g_return_if_fail (TILLID_IS_CONTINUITY_MODEL (self));

  context = tillid_continuity_model_get_context (self);
  session = tillid_patient_context_get_session (context);
  own = tillid_continuity_model_get_view (self)->own_wish;
  if (own == 0)
    {
      wish = tillid_patient_context_new_record (context, &tillid_share_wish_type);
      wish->member = tillid_session_get_member (session)->record.id;
      wish->day = tillid_session_today (session);
      tillid_patient_context_apply_one (context, C_ ("edit", "Wish to share a relation"), wish);
      return;
    }
  old = tillid_patient_context_get (context, &tillid_share_wish_type, own);
  if (old == NULL)
    return;
  wish = tillid_share_wish_edit ((TillidShareWish *) old);
  wish->taken_back = tillid_session_today (session);
  tillid_patient_context_apply_one (context, C_ ("edit", "Wish to share taken back"), wish);
}

/* Who is interpreting the visit that goes on now, or was planned for today. */
static gint64
interpreter_of_today (TillidPatientContext *context, TillidDay today)
{
  g_autoptr (GPtrArray) rows =
    tillid_visit_query_list (tillid_patient_context_get_db (context),
                             tillid_patient_context_get_scope (context), NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const TillidVisitRow *row = rows->pdata[i];

      if (row->visit->day == today && row->visit->status != TILLID_VISIT_STATUS_MISSED &&
          row->visit->status != TILLID_VISIT_STATUS_CANCELLED)
        return tillid_visit_row_interpreter (row);
    }
  return 0;
}

/**
 * tillid_continuity_model_keep_answer:
 * @words: what the patient said, in the patient's language; may be empty
 * @staff_words: the same for the team; may be empty
 *
 * Keeps a new answer, asked today by who works here now; earlier answers stay in the record.
 *
 * Returns: %FALSE if both texts are empty: nothing was written
 */
gboolean
tillid_continuity_model_keep_answer (TillidContinuityModel *self,
                                     const char *words,
                                     const char *staff_words)
{
  g_autofree char *patient = NULL;
  g_autofree char *staff = NULL;
  TillidPatientContext *context;
  TillidSession *session;
  TillidPatientAnswer *answer;

  g_return_val_if_fail (TILLID_IS_CONTINUITY_MODEL (self), FALSE);
  g_return_val_if_fail (words != NULL && staff_words != NULL, FALSE);

  patient = g_strstrip (g_strdup (words));
  staff = g_strstrip (g_strdup (staff_words));
  if (*patient == '\0' && *staff == '\0')
    return FALSE;
  context = tillid_continuity_model_get_context (self);
  session = tillid_patient_context_get_session (context);
  answer = tillid_patient_context_new_record (context, &tillid_patient_answer_type);
  tillid_set_text (&answer->question, TILLID_QUESTION_KNOWN_HERE);
  if (*patient != '\0')
    {
      tillid_set_text (&answer->words, patient);
      tillid_set_text (&answer->language, tillid_patient_context_get_language (context));
    }
  if (*staff != '\0')
    tillid_set_text (&answer->staff_words, staff);
  answer->day = tillid_session_today (session);
  answer->asked_by = tillid_session_get_member (session)->record.id;
  answer->through = interpreter_of_today (context, answer->day);
  tillid_patient_context_apply_one (context, C_ ("edit", "Answer kept"), answer);
  return TRUE;
}
