/* tillid-visit-brief-words.c - what to know before a visit, in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The order is that of the conversation: what we owe is said first, then what was agreed, the wish for today, what to remember,
 * something good to begin with, who will be there, and what nobody knows yet. It goes on paper, and nobody knows who will
 * read that: what was told in confidence is not in it. */
#include "config.h"

#include "tillid-visit-brief-words.h"

#include <glib/gi18n-lib.h>

#include "tillid-confidences.h"
#include "tillid-format.h"
#include "tillid-mark-words.h"
#include "tillid-next-words.h"
#include "tillid-understanding.h"
#include "tillid-visit-presence.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

/* What helps, where nothing was left for this time: more would be a list and not a beginning. */
#define MOST_BEGINNINGS 2

/**
 * tillid_visit_brief_find:
 * @records: the visits of a patient
 * @today: the clinic's day
 *
 * Returns: (transfer none) (nullable): the visit that is prepared: the one of today, else the next that is planned
 */
const TillidVisit *
tillid_visit_brief_find (const TillidVisitRecords *records, TillidDay today)
{
  const TillidVisit *visit = tillid_visit_records_find_waiting (records, today);

  return visit != NULL ? visit : tillid_next_words_find (records->visits, today);
}

static const TillidVisit *
find_last (const TillidVisitRecords *records, const TillidVisit *visit)
{
  if (visit != NULL)
    return tillid_visit_records_find_last_before (records, visit);
  for (guint i = records->visits->len; i > 0; i--)
    if (((TillidVisit *) records->visits->pdata[i - 1])->status == TILLID_VISIT_STATUS_ATTENDED)
      return records->visits->pdata[i - 1];
  return NULL;
}

static void
add_promises (TillidBrief *brief, TillidPatientContext *context, const TillidVisit *visit)
{
  g_autoptr (GPtrArray) promises =
    tillid_visit_records_list_open_promises (context, visit != NULL ? visit->record.id : 0);

  tillid_brief_add_part (brief, C_ ("brief", "Our open promises"));
  for (guint i = 0; i < promises->len; i++)
    {
      const TillidPromise *promise = promises->pdata[i];
      const TillidMember *owner = tillid_patient_context_find_member (context, promise->owner);
      gboolean is_late;
      g_autofree char *due =
        tillid_visit_words_due (tillid_patient_context_get_session (context), promise, &is_late);
      g_autofree char *name =
        owner != NULL && owner->name != NULL ? tillid_words_isolate (owner->name) : NULL;
      g_autofree char *detail =
        name != NULL ? g_strconcat (name, C_ ("list of facts", ", "), due, NULL) : g_strdup (due);

      tillid_brief_add_line (brief, promise->words, detail, is_late);
    }
}

static void
add_agreements (TillidBrief *brief,
                TillidPatientContext *context,
                const TillidVisitRecords *records,
                const TillidVisit *visit)
{
  const TillidVisit *last = find_last (records, visit);
  GPtrArray *agreements =
    last != NULL ? tillid_visit_records_get_agreements (records, last->record.id) : NULL;
  g_autofree char *day = NULL, *heading = NULL;

  if (agreements == NULL)
    return;
  day = tillid_visit_words_day (tillid_patient_context_get_session (context), last->day);
  /* Translators: a heading; %s is the day of the last visit. */
  heading = g_strdup_printf (C_ ("brief", "Agreed last time, %s"), day);
  tillid_brief_add_part (brief, heading);
  for (guint i = 0; i < agreements->len; i++)
    {
      const TillidAgreement *agreement = agreements->pdata[i];

      tillid_brief_add_line (brief, tillid_visit_words_agreement (agreement),
                             tillid_choice_get_label (tillid_teach_back_choices,
                                                      agreement->teach_back),
                             FALSE);
    }
}

static void
add_wish (TillidBrief *brief, const TillidVisit *visit)
{
  if (visit == NULL)
    return;
  tillid_brief_add_part (brief, C_ ("brief", "Wish for this visit"));
  tillid_brief_add_line (brief, visit->wish != NULL ? visit->wish : visit->wish_staff_words,
                         visit->wish != NULL ? visit->wish_staff_words : NULL, FALSE);
}

static void
add_remember (TillidBrief *brief, const TillidPerson *person)
{
  g_auto (GStrv) lines = NULL;

  if (person->please_remember == NULL)
    return;
  lines = g_strsplit (person->please_remember, "\n", -1);
  tillid_brief_add_part (brief, C_ ("brief", "Please remember"));
  for (guint i = 0; lines[i] != NULL; i++)
    tillid_brief_add_line (brief, g_strstrip (lines[i]), NULL, FALSE);
}

/**
 * tillid_visit_brief_beginning:
 * @context: an open patient
 * @visit: (nullable): the visit to begin; %NULL for a next one that nobody planned
 *
 * Returns: (transfer full) (element-type utf8): what to begin with: what the last conversation left for this one, else what
 *   helps; never what was told in confidence
 */
GPtrArray *
tillid_visit_brief_beginning (TillidPatientContext *context, const TillidVisit *visit)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) strengths = NULL;
  g_autoptr (GHashTable) confidences = NULL;
  char *mark = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), lines);

  mark =
    tillid_mark_words_last (context,
                            visit != NULL && visit->day != TILLID_ABSENT ? visit->day : G_MAXINT32);
  if (mark != NULL)
    g_ptr_array_add (lines, mark);
  strengths = tillid_patient_context_list (context, &tillid_strength_type);
  confidences = tillid_confidences_list (context);
  for (guint i = 0; i < strengths->len && lines->len < MOST_BEGINNINGS; i++)
    {
      const TillidStrength *strength = strengths->pdata[i];
      const char *words = strength->staff_words != NULL ? strength->staff_words : strength->words;

      if (words != NULL && !strength->planned &&
          !tillid_confidences_has (confidences, strength->record.id))
        g_ptr_array_add (lines, g_strdup (words));
    }
  return lines;
}

static void
add_beginning (TillidBrief *brief, TillidPatientContext *context, const TillidVisit *visit)
{
  g_autoptr (GPtrArray) lines = tillid_visit_brief_beginning (context, visit);

  tillid_brief_add_part (brief, C_ ("brief", "Start with something good"));
  for (guint i = 0; i < lines->len; i++)
    tillid_brief_add_line (brief, lines->pdata[i], NULL, FALSE);
}

/**
 * tillid_visit_brief_interpreter:
 * @context: an open patient
 * @records: its visits
 * @visit: (nullable): the visit that is prepared
 *
 * Returns: (transfer full) (nullable): "No interpreter yet", "No interpreter, by choice", or how often the interpreter of
 *   the visit and the patient have met; %NULL if nobody said that one is needed
 */
char *
tillid_visit_brief_interpreter (TillidPatientContext *context,
                                const TillidVisitRecords *records,
                                const TillidVisit *visit)
{
  const TillidPerson *person = NULL;
  const TillidInterpreter *interpreter = NULL;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && records != NULL, NULL);

  person = tillid_patient_context_get_person (context);
  id = visit != NULL ? tillid_visit_records_get_interpreter (records, visit->record.id) : 0;
  interpreter = tillid_patient_context_find_interpreter (context, id);
  if (interpreter != NULL)
    return tillid_visit_words_together (
      tillid_visit_records_count_with_interpreter (records, id, visit));
  if (visit != NULL && visit->no_interpreter)
    return g_strdup (C_ ("brief", "No interpreter, by choice."));
  if (person->interpreter_needed != TILLID_YES_NO_YES)
    return NULL;
  interpreter = tillid_patient_context_find_interpreter (context, person->interpreter_wish);
  if (interpreter != NULL && interpreter->name != NULL)
    {
      g_autofree char *name = tillid_words_isolate (interpreter->name);

      /* Translators: %s is the name of an interpreter. */
      return g_strdup_printf (C_ ("brief", "No interpreter yet; the patient wishes for %s."), name);
    }
  return g_strdup (C_ ("brief", "No interpreter yet."));
}

static void
add_interpreter (TillidBrief *brief,
                 TillidPatientContext *context,
                 const TillidVisitRecords *records,
                 const TillidVisit *visit)
{
  const TillidInterpreter *interpreter = tillid_patient_context_find_interpreter (
    context, visit != NULL ? tillid_visit_records_get_interpreter (records, visit->record.id) : 0);
  g_autofree char *words = tillid_visit_brief_interpreter (context, records, visit);
  g_autofree char *understood = NULL;

  tillid_brief_add_part (brief, C_ ("brief", "Interpreter"));
  if (interpreter == NULL)
    {
      tillid_brief_add_line (brief, words, NULL, FALSE);
      return;
    }
  tillid_brief_add_line (brief, interpreter->name, words, FALSE);
  understood = tillid_understanding_to_words (context, interpreter->record.id,
                                              tillid_session_today (
                                                tillid_patient_context_get_session (context)));
  tillid_brief_add_line (brief, understood, NULL, FALSE);
  tillid_brief_add_line (brief, interpreter->note, NULL, FALSE);
}

static void
add_people (TillidBrief *brief,
            TillidPatientContext *context,
            const TillidVisitRecords *records,
            const TillidVisit *visit)
{
  g_autoptr (GPtrArray) people = NULL;

  if (visit == NULL)
    return;
  people =
    tillid_visit_people (context, tillid_visit_records_get_presences (records, visit->record.id),
                         visit->lead);
  tillid_brief_add_part (brief, C_ ("brief", "In the room"));
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      tillid_brief_add_line (brief, person->name, person->role, FALSE);
    }
}

static void
add_questions (TillidBrief *brief, TillidPatientContext *context)
{
  g_autoptr (GPtrArray) questions = tillid_patient_context_list (context, &tillid_question_type);
  g_autoptr (GHashTable) confidences = tillid_confidences_list (context);

  tillid_brief_add_part (brief, C_ ("brief", "Missing pieces"));
  for (guint i = 0; i < questions->len; i++)
    {
      const TillidQuestion *question = questions->pdata[i];
      g_autofree char *detail = NULL;

      if (question->status != TILLID_QUESTION_STATUS_OPEN ||
          tillid_confidences_has (confidences, question->record.id))
        continue;
      detail = tillid_visit_words_question (tillid_patient_context_get_session (context), question);
      tillid_brief_add_line (brief, question->words, detail, FALSE);
    }
}

static char *
write_subtitle (TillidPatientContext *context,
                const TillidVisitRecords *records,
                const TillidVisit *visit)
{
  g_autofree char *title = NULL, *when = NULL;

  if (visit == NULL)
    return g_strdup (C_ ("brief", "No next visit is planned"));
  title = tillid_visit_words_title (tillid_visit_records_get_number (records, visit));
  when = tillid_visit_words_when (tillid_patient_context_get_session (context), visit);
  return g_strconcat (title, C_ ("list of facts", ", "), when, NULL);
}

static char *
write_foot (TillidPatientContext *context)
{
  TillidSession *session = tillid_patient_context_get_session (context);
  const TillidMember *member = tillid_session_get_member (session);
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *time = tillid_format_time (tillid_session_minute_of_day (session), NULL);
  g_autofree char *name =
    tillid_words_isolate (member != NULL && member->name != NULL ? member->name : "");

  /* Translators: a day, a time and a name. */
  return g_strdup_printf (C_ ("brief", "Printed %1$s, %2$s, by %3$s. Not for the journal."), day,
                          time, name);
}

/**
 * tillid_visit_brief_make:
 * @context: an open patient
 * @records: its visits
 * @visit: (nullable): the visit that is prepared; %NULL if none is planned
 *
 * Returns: (transfer full): what to know before it, in the language of the program
 */
TillidBrief *
tillid_visit_brief_make (TillidPatientContext *context,
                         const TillidVisitRecords *records,
                         const TillidVisit *visit)
{
  TillidBrief *brief = NULL;
  g_autofree char *subtitle = NULL, *foot = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && records != NULL, NULL);

  subtitle = write_subtitle (context, records, visit);
  foot = write_foot (context);
  brief = tillid_brief_new (tillid_patient_context_get_name (context), subtitle);
  tillid_brief_set_foot (brief, foot);
  add_promises (brief, context, visit);
  add_agreements (brief, context, records, visit);
  add_wish (brief, visit);
  add_remember (brief, tillid_patient_context_get_person (context));
  add_beginning (brief, context, visit);
  add_interpreter (brief, context, records, visit);
  add_people (brief, context, records, visit);
  add_questions (brief, context);
  return brief;
}
