/* tillid-visit-end.c - the three questions at the end of a visit, and how we understood each other
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The questions are the patient's to answer and have no score. How patient and interpreter understood each other belongs to the
 * two of them: it says something for the next booking, for twelve months, and nothing of either alone. */
#include "config.h"

#include "tillid-understanding.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-visit-model-private.h"
#include "tillid-words.h"

/* (transfer full) (nullable): what was answered; %NULL if nobody asked. */
TillidEndCheck *
tillid_visit_model_get_end_check (TillidVisitModel *self)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), NULL);

  all = tillid_patient_context_list (tillid_visit_model_get_context (self), &tillid_end_check_type);
  for (guint i = 0; i < all->len; i++)
    if (((TillidEndCheck *) all->pdata[i])->visit == tillid_visit_model_get_id (self))
      return tillid_record_ref ((TillidEndCheck *) all->pdata[i]);
  return NULL;
}

/* A draft: of what is there, else of a new one. */
static TillidEndCheck *
edit_check (TillidVisitModel *self)
{
  g_autoptr (TillidEndCheck) old = tillid_visit_model_get_end_check (self);
  TillidEndCheck *check = NULL;

  if (old != NULL)
    return tillid_end_check_edit (old);
  check = tillid_patient_context_new_record (tillid_visit_model_get_context (self),
                                             &tillid_end_check_type);
  check->visit = tillid_visit_model_get_id (self);
  check->through =
    tillid_visit_records_get_interpreter (tillid_visit_model_get_records (self), check->visit);
  return check;
}

static int *
answer_of (TillidEndCheck *check, gint64 question)
{
  switch (question)
    {
    case TILLID_END_SAID_IMPORTANT:
      return &check->said_important;
    case TILLID_END_UNDERSTOOD:
      return &check->understood;
    default:
      return &check->change;
    }
}

static void
build_answer (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidEndCheck *check = edit_check (self);
  int *answer = answer_of (check, change->numbers[0]);

  if (*answer == change->numbers[1])
    {
      tillid_record_unref_any (check);
      return;
    }
  *answer = (int) change->numbers[1];
  tillid_visit_change_take (edit, check);
}

/* @answer: #TillidCheckAnswer */
void
tillid_visit_model_set_end_check (TillidVisitModel *self, TillidEndQuestion question, int answer)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self) && question < TILLID_END_N_QUESTIONS);

  change = tillid_visit_change_new (C_ ("undo", "Answer at the end of the visit"), build_answer, 0);
  change->numbers[0] = question;
  change->numbers[1] = answer;
  tillid_visit_model_queue (self, change);
}

static void
build_words (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  g_autoptr (TillidEndCheck) old = tillid_visit_model_get_end_check (self);
  const gboolean is_patients =
    change->texts[0] != NULL && tillid_visit_model_is_patients_language (self, change->texts[0]);
  const char *before = old == NULL ? NULL : old->words != NULL ? old->words : old->staff_words;
  TillidEndCheck *check = NULL;

  if (g_strcmp0 (before, change->texts[0]) == 0)
    return;
  check = edit_check (self);
  tillid_set_text (&check->words, is_patients ? change->texts[0] : NULL);
  tillid_set_text (&check->language, is_patients ? tillid_patient_context_get_language (
                                                     tillid_visit_model_get_context (self))
                                                 : NULL);
  tillid_set_text (&check->staff_words, is_patients ? NULL : change->texts[0]);
  tillid_visit_change_take (edit, check);
}

/* @words: (nullable): what the patient said to it, in either language */
void
tillid_visit_model_set_end_words (TillidVisitModel *self, const char *words)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Answer at the end of the visit"), build_words, 0);
  change->texts[0] = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  tillid_visit_model_queue (self, change);
}

static TillidUnderstanding *
find_understanding (TillidVisitModel *self)
{
  g_autoptr (GPtrArray) all =
    tillid_patient_context_list (tillid_visit_model_get_context (self), &tillid_understanding_type);

  for (guint i = 0; i < all->len; i++)
    if (((TillidUnderstanding *) all->pdata[i])->visit == tillid_visit_model_get_id (self))
      return tillid_record_ref ((TillidUnderstanding *) all->pdata[i]);
  return NULL;
}

/* #TillidUnderstood of this visit. */
int
tillid_visit_model_get_understood (TillidVisitModel *self)
{
  g_autoptr (TillidUnderstanding) understanding = NULL;

  g_return_val_if_fail (TILLID_IS_VISIT_MODEL (self), TILLID_UNDERSTOOD_NOT_SAID);

  understanding = find_understanding (self);
  return understanding != NULL ? understanding->answer : TILLID_UNDERSTOOD_NOT_SAID;
}

static void
build_understood (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  const gint64 interpreter =
    tillid_visit_records_get_interpreter (tillid_visit_model_get_records (self),
                                          tillid_visit_model_get_id (self));
  g_autoptr (TillidUnderstanding) old = find_understanding (self);
  TillidUnderstanding *understanding = NULL;

  if (interpreter == 0 || (old != NULL && old->answer == change->numbers[0]))
    return;
  if (old != NULL)
    understanding = tillid_understanding_edit (old);
  else
    understanding = tillid_patient_context_new_record (context, &tillid_understanding_type);
  understanding->visit = tillid_visit_model_get_id (self);
  understanding->interpreter = interpreter;
  understanding->answer = (int) change->numbers[0];
  understanding->day = tillid_visit_model_get_visit (self)->day;
  understanding->member =
    tillid_session_get_member (tillid_patient_context_get_session (context))->record.id;
  tillid_visit_change_take (edit, understanding);
}

/* @answer: #TillidUnderstood; nothing is written where nobody interpreted */
void
tillid_visit_model_set_understood (TillidVisitModel *self, int answer)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change =
    tillid_visit_change_new (C_ ("undo", "How we understood each other"), build_understood, 0);
  change->numbers[0] = answer;
  tillid_visit_model_queue (self, change);
}

/**
 * tillid_understanding_find:
 * @context: an open patient
 * @interpreter: id of an interpreter
 * @today: the day for which it is asked
 *
 * Returns: (transfer full) (nullable): what was said last of this patient and this interpreter within the twelve months before
 *   @today; older answers say nothing any more
 */
TillidUnderstanding *
tillid_understanding_find (TillidPatientContext *context, gint64 interpreter, TillidDay today)
{
  g_autoptr (GPtrArray) all = NULL;
  TillidUnderstanding *last = NULL;
  int year, month, date;
  TillidDay first;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  tillid_day_to_ymd (today, &year, &month, &date);
  /* 29 February: the day before is as long ago. */
  first = tillid_day_from_ymd (year - 1, month, month == 2 && date == 29 ? 28 : date);
  all = tillid_patient_context_list (context, &tillid_understanding_type);
  for (guint i = 0; i < all->len; i++)
    {
      TillidUnderstanding *one = all->pdata[i];

      if (one->interpreter == interpreter && one->answer != TILLID_UNDERSTOOD_NOT_SAID &&
          one->day != TILLID_ABSENT && one->day >= first && one->day <= today &&
          (last == NULL || one->day >= last->day))
        last = one;
    }
  return last != NULL ? tillid_record_ref (last) : NULL;
}

/**
 * tillid_understanding_to_words:
 * @context: an open patient
 * @interpreter: id of an interpreter
 * @today: the day for which it is asked
 *
 * Returns: (transfer full) (nullable): "Understood each other with trouble, 10 March 2026", for the next booking; %NULL if
 *   nothing was said within twelve months
 */
char *
tillid_understanding_to_words (TillidPatientContext *context, gint64 interpreter, TillidDay today)
{
  static const char *const words[] = {
    [TILLID_UNDERSTOOD_NOT_SAID] = "",
    [TILLID_UNDERSTOOD_WELL] = NC_ ("understanding", "Understood each other well, %s."),
    [TILLID_UNDERSTOOD_TROUBLE] = NC_ ("understanding", "Understood each other with trouble, %s."),
    [TILLID_UNDERSTOOD_UNSAFE] = NC_ ("understanding", "Did not understand each other safely, %s."),
  };
  g_autoptr (TillidUnderstanding) last = tillid_understanding_find (context, interpreter, today);
  g_autofree char *day = NULL, *isolated = NULL;

  if (last == NULL)
    return NULL;
  day = tillid_format_day (last->day, TILLID_FORMAT_DAY_LONG, NULL);
  isolated = tillid_words_isolate (day);
  /* Translators: a day. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "understanding", words[last->answer]),
                          isolated);
#pragma GCC diagnostic pop
}
