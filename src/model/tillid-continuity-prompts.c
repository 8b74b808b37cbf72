/* tillid-continuity-prompts.c - what the Continuity page asks the team, and what the patient answered
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include "tillid-format.h"
#include "tillid-prompt-facts.h"
#include "tillid-words.h"

static void
reason_free (gpointer data)
{
  g_free (((TillidContinuityReason *) data)->text);
  g_free (data);
}

void
tillid_continuity_prompt_free (gpointer data)
{
  TillidContinuityPrompt *prompt = data;

  g_free (prompt->fact);
  g_free (prompt->question);
  g_free (prompt->why);
  g_free (prompt->introduce);
  g_ptr_array_unref (prompt->reasons);
  g_free (prompt);
}

static void
aside_free (gpointer data)
{
  g_free (((TillidContinuityAside *) data)->text);
  g_free (data);
}

/* Whether @snooze keeps the prompt @code away on the day @today. */
gboolean
tillid_continuity_is_aside (const TillidSnooze *snooze, const char *code, TillidDay today)
{
  return g_strcmp0 (snooze->prompt, code) == 0 && snooze->until_day != TILLID_ABSENT &&
         snooze->until_day >= today;
}

/* Whether the prompt was put aside until today or later; then @view says until when. */
static gboolean
take_aside (TillidContinuityView *view, GPtrArray *snoozes, const char *code, TillidDay today)
{
  const TillidSnooze *longest = NULL;
  TillidContinuityAside *aside;
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; i < snoozes->len; i++)
    {
      const TillidSnooze *snooze = snoozes->pdata[i];

      if (tillid_continuity_is_aside (snooze, code, today) &&
          (longest == NULL || snooze->until_day >= longest->until_day))
        longest = snooze;
    }
  if (longest == NULL)
    return FALSE;
  day = tillid_format_day (longest->until_day, TILLID_FORMAT_DAY_LONG, NULL);
  date = tillid_words_isolate (day);
  reason = longest->reason != NULL ? tillid_words_isolate (longest->reason) : NULL;
  aside = g_new0 (TillidContinuityAside, 1);
  aside->code = code;
  aside->text = reason != NULL
                  /* Translators: a date, and why. */
                  ? g_strdup_printf (C_ ("prompt", "Put aside until %1$s: %2$s"), date, reason)
                  : g_strdup_printf (C_ ("prompt", "Put aside until %s"), date);
  g_ptr_array_add (view->aside, aside);
  return TRUE;
}

static char *
visit_text (const TillidContinuityReading *reading, gint64 id)
{
  for (guint i = 0; i < reading->in_course->len; i++)
    if (((TillidCountedVisit *) reading->in_course->pdata[i])->id == id)
      return tillid_continuity_visit_label (reading, reading->in_course->pdata[i]);
  return NULL;
}

static char *
day_text (TillidDay day)
{
  return day != TILLID_ABSENT ? tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL) : NULL;
}

/* "3 May 2026: words", each part if it is known. */
static char *
dated (TillidDay day, const char *words)
{
  g_autofree char *plain = day_text (day);
  g_autofree char *date = plain != NULL ? tillid_words_isolate (plain) : NULL;
  g_autofree char *what = words != NULL ? tillid_words_isolate (words) : NULL;

  if (date != NULL && what != NULL)
    return g_strdup_printf (C_ ("prompt", "%1$s: %2$s"), date, what);
  return g_strdup (date != NULL ? date : what);
}

/* (nullable): what the record says there. */
static char *
record_text (const TillidContinuityReading *reading, const TillidPromptRow *row)
{
  TillidPatientContext *context = reading->context;
  g_autoptr (TillidRecord) record = NULL;
  g_autofree char *name = NULL;

  switch (row->source)
    {
    case TILLID_PROMPT_STEP:
      record = tillid_patient_context_get (context, &tillid_step_type, row->visit);
      return record == NULL ? NULL
                            : g_strdup (((TillidStep *) record)->staff_words != NULL
                                          ? ((TillidStep *) record)->staff_words
                                          : ((TillidStep *) record)->words);
    case TILLID_PROMPT_PROBLEM:
      record = tillid_patient_context_get (context, &tillid_problem_type, row->visit);
      return record == NULL ? NULL
                            : g_strdup (((TillidProblem *) record)->staff_words != NULL
                                          ? ((TillidProblem *) record)->staff_words
                                          : ((TillidProblem *) record)->patient_words);
    case TILLID_PROMPT_CONTACT:
      record = tillid_patient_context_get (context, &tillid_contact_type, row->visit);
      return record == NULL ? NULL : dated (row->day, ((TillidContact *) record)->title);
    case TILLID_PROMPT_COURSE:
      return dated (row->day, C_ ("prompt", "planned end of this course of care"));
    case TILLID_PROMPT_WISH:
      record = tillid_patient_context_get (context, &tillid_share_wish_type, row->visit);
      if (record != NULL)
        name = tillid_continuity_member_name (context, ((TillidShareWish *) record)->member);
      return dated (row->day, name);
    case TILLID_PROMPT_VISIT:
    default:
      return visit_text (reading, row->visit);
    }
}

static void
add_reasons (const TillidContinuityReading *reading,
             const TillidPrompt *found,
             TillidContinuityPrompt *prompt)
{
  static const char *const pages[] = {
    [TILLID_PROMPT_VISIT] = "visits",  [TILLID_PROMPT_STEP] = "plan",
    [TILLID_PROMPT_CONTACT] = "story", [TILLID_PROMPT_PROBLEM] = "problems",
    [TILLID_PROMPT_COURSE] = "plan",   [TILLID_PROMPT_WISH] = NULL,
  };

  for (guint i = 0; i < found->rows->len; i++)
    {
      const TillidPromptRow *row = &g_array_index (found->rows, TillidPromptRow, i);
      TillidContinuityReason *reason;
      g_autofree char *text = record_text (reading, row);

      if (text == NULL)
        continue;
      reason = g_new0 (TillidContinuityReason, 1);
      reason->page = pages[row->source];
      reason->record = row->visit;
      reason->text = g_steal_pointer (&text);
      g_ptr_array_add (prompt->reasons, reason);
    }
}

/* The visit at which the second face is to be there already, else the next one. */
static const TillidVisitRow *
find_introduction (const TillidContinuityReading *reading, gint64 second_face)
{
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const TillidVisitRow *row = reading->rows->pdata[i];

      if (row->visit->status == TILLID_VISIT_STATUS_PLANNED && row->visit->day != TILLID_ABSENT &&
          row->visit->day >= reading->today && tillid_visit_row_has_member (row, second_face))
        return row;
    }
  return tillid_continuity_reading_next_visit (reading);
}

static void
add_introduction (const TillidContinuityReading *reading,
                  gint64 second_face,
                  gint64 holder,
                  TillidContinuityPrompt *prompt)
{
  const TillidVisitRow *row;
  g_autofree char *name = NULL, *who = NULL, *day = NULL, *date = NULL;

  if (second_face == 0 || second_face == holder)
    return;
  row = find_introduction (reading, second_face);
  if (row == NULL)
    return;
  name = tillid_continuity_member_name (reading->context, second_face);
  who = tillid_words_isolate (name);
  day = tillid_format_day (row->visit->day, TILLID_FORMAT_DAY_MONTH, NULL);
  date = tillid_words_isolate (day);
  prompt->introduce = g_strdup_printf (C_ ("prompt", "Introduce %1$s on %2$s"), who, date);
  prompt->introduce_visit = row->visit->record.id;
  prompt->introduce_member = second_face;
  prompt->is_booked = tillid_visit_row_has_member (row, second_face);
}

static void
add_prompt (const TillidContinuityReading *reading,
            TillidContinuityView *view,
            const TillidPrompt *found)
{
  const TillidCourse *course = tillid_patient_context_get_course (reading->context);
  TillidContinuityPrompt *prompt = g_new0 (TillidContinuityPrompt, 1);
  g_autofree char *holder = found->kind == TILLID_PROMPT_ONE_INTERPRETER
                              ? tillid_continuity_interpreter_name (reading->context, found->holder)
                              : tillid_continuity_member_name (reading->context, found->holder);
  g_autofree char *second = found->second_face != 0
                              ? tillid_continuity_member_name (reading->context, found->second_face)
                              : NULL;
  g_autofree char *from = found->from != TILLID_ABSENT
                            ? tillid_format_day (found->from, TILLID_FORMAT_DAY_MONTH, NULL)
                            : NULL;
  g_autofree char *until = found->until != TILLID_ABSENT
                             ? tillid_format_day (found->until, TILLID_FORMAT_DAY_MONTH, NULL)
                             : NULL;

  prompt->code = tillid_prompt_kind_to_code (found->kind);
  prompt->reasons = g_ptr_array_new_with_free_func (reason_free);
  prompt->fact = tillid_continuity_words_prompt (found, holder, from, until);
  prompt->question =
    tillid_continuity_words_prompt_question (found, holder, second,
                                             tillid_patient_context_get_short_name (
                                               reading->context));
  prompt->why = g_strdup (tillid_continuity_words_prompt_rule (found->kind));
  add_reasons (reading, found, prompt);
  add_introduction (reading, course != NULL ? course->second_face : 0, found->holder, prompt);
  g_ptr_array_add (view->prompts, prompt);
}

static gboolean
is_on_agenda (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) items = tillid_patient_context_list (context, &tillid_conference_item_type);

  for (guint i = 0; i < items->len; i++)
    if (!((TillidConferenceItem *) items->pdata[i])->discussed)
      return TRUE;
  return FALSE;
}

static gboolean
has_call_times (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) steps = tillid_patient_context_list (context, &tillid_step_type);

  for (guint i = 0; i < steps->len; i++)
    {
      const TillidStep *step = steps->pdata[i];

      if (step->status == TILLID_STEP_STATUS_OPEN &&
          g_strcmp0 (step->staff_words, tillid_continuity_call_times ()) == 0)
        return TRUE;
    }
  return FALSE;
}

static gint64
find_own_wish (TillidPatientContext *context)
{
  const gint64 own =
    tillid_session_get_member (tillid_patient_context_get_session (context))->record.id;
  g_autoptr (GPtrArray) wishes = tillid_patient_context_list (context, &tillid_share_wish_type);

  for (guint i = 0; i < wishes->len; i++)
    {
      const TillidShareWish *wish = wishes->pdata[i];

      if (wish->member == own && wish->taken_back == TILLID_ABSENT)
        return wish->record.id;
    }
  return 0;
}

/* Fills in the prompts of @view that apply and are not put aside, and what has been done about them. %FALSE if @error was set. */
gboolean
tillid_continuity_build_prompts (const TillidContinuityReading *reading,
                                 TillidContinuityView *view,
                                 GError **error)
{
  TillidPatientContext *context = reading->context;
  const TillidCourse *course = tillid_patient_context_get_course (context);
  const TillidMember *key = NULL;
  TillidArrangement arrangement;
  const gint64 patient = tillid_patient_context_get_patient (context);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidPromptFacts) facts = NULL;
  g_autoptr (GPtrArray) snoozes = NULL;
  g_autoptr (GPtrArray) found = NULL;

  view->prompts = g_ptr_array_new_with_free_func (tillid_continuity_prompt_free);
  view->aside = g_ptr_array_new_with_free_func (aside_free);
  if (course == NULL || course->ended != TILLID_ABSENT)
    return TRUE;
  g_array_append_val (one, patient);
  facts = tillid_prompt_facts_read (tillid_patient_context_get_db (context),
                                    tillid_patient_context_get_scope (context), reading->today, one,
                                    error);
  if (facts == NULL)
    return FALSE;
  tillid_arrangement_init (&arrangement, reading->today);
  tillid_prompt_facts_fill (facts, patient, course->record.id, course->started, &arrangement);
  arrangement.away = (const TillidAway *) reading->away->data;
  arrangement.n_away = reading->away->len;
  key = tillid_patient_context_find_member (context, course->key_contact);
  arrangement.key_contact = course->key_contact;
  arrangement.second_face = course->second_face;
  if (key != NULL)
    arrangement.key_contact_until = key->until_day;

  snoozes = tillid_patient_context_list (context, &tillid_snooze_type);
  found = tillid_prompts_find (reading->in_course, &arrangement, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const TillidPrompt *prompt = found->pdata[i];

      if (!take_aside (view, snoozes, tillid_prompt_kind_to_code (prompt->kind), reading->today))
        add_prompt (reading, view, prompt);
    }
  view->is_on_agenda = is_on_agenda (context);
  view->has_call_times = has_call_times (context);
  view->own_wish = find_own_wish (context);
  view->may_share = TRUE;
  return TRUE;
}

void
tillid_continuity_answer_free (TillidContinuityAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->words);
  g_free (answer->language);
  g_free (answer->staff_words);
  g_free (answer->provenance);
  g_free (answer);
}

static char *
provenance (TillidPatientContext *context, const TillidPatientAnswer *record)
{
  g_autofree char *day = record->day != TILLID_ABSENT
                           ? tillid_format_day (record->day, TILLID_FORMAT_DAY_LONG, NULL)
                           : g_strdup (C_ ("answer", "day not known"));
  g_autofree char *date = tillid_words_isolate (day);
  g_autofree char *name =
    record->asked_by != 0 ? tillid_continuity_member_name (context, record->asked_by) : NULL;
  g_autofree char *by = name != NULL ? tillid_words_isolate (name) : NULL;
  g_autofree char *other =
    record->through != 0 ? tillid_continuity_interpreter_name (context, record->through) : NULL;
  g_autofree char *through = other != NULL ? tillid_words_isolate (other) : NULL;

  if (by != NULL && through != NULL)
    return g_strdup_printf (C_ ("answer", "%1$s, asked by %2$s through %3$s"), date, by, through);
  if (by != NULL)
    return g_strdup_printf (C_ ("answer", "%1$s, asked by %2$s"), date, by);
  if (through != NULL)
    return g_strdup_printf (C_ ("answer", "%1$s, through %2$s"), date, through);
  return g_steal_pointer (&day);
}

/* Fills in the newest answer of @view. */
void
tillid_continuity_build_answer (const TillidContinuityReading *reading, TillidContinuityView *view)
{
  g_autoptr (GPtrArray) records =
    tillid_patient_context_list (reading->context, &tillid_patient_answer_type);
  const TillidPatientAnswer *newest = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const TillidPatientAnswer *record = records->pdata[i];

      if (g_strcmp0 (record->question, TILLID_QUESTION_KNOWN_HERE) == 0 &&
          (newest == NULL || record->day >= newest->day))
        newest = record;
    }
  if (newest == NULL)
    return;
  view->answer = g_new0 (TillidContinuityAnswer, 1);
  view->answer->id = newest->record.id;
  view->answer->words = g_strdup (newest->words);
  view->answer->language = g_strdup (newest->language);
  view->answer->staff_words = g_strdup (newest->staff_words);
  view->answer->provenance = provenance (reading->context, newest);
}
