/* tillid-prompts-more.c - prompts about problems, steps, calls, endings and interpreters
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each rule counts rows of the record and names them. What is not known makes no prompt: a plan without a first day is not old, a
 * call that nobody said to be about a problem may have been about an appointment, medicine or an office's deadline, and those are
 * nobody's sign of anything. Nothing is read out of free text. */
#include "config.h"

#include "tillid-prompts-private.h"

#define R3_MONTHS 6
#define R3_FEWEST_PROBLEMS 2
#define R4_PERCENT 80
#define R4_DAYS 60
#define R5_DAYS 30
#define R5_FEWEST_CALLS 6
#define R5_PERCENT 80
#define R6_DAYS_AHEAD 90
#define R7_FEWEST_VISITS 8

/**
 * tillid_arrangement_init:
 * @arrangement: (out caller-allocates): an arrangement
 * @today: the clinic's day
 *
 * Of whom nothing is known.
 */
void
tillid_arrangement_init (TillidArrangement *arrangement, TillidDay today)
{
  g_return_if_fail (arrangement != NULL);

  *arrangement = (TillidArrangement){ .today = today,
                                      .key_contact_until = TILLID_ABSENT,
                                      .started = TILLID_ABSENT,
                                      .ending = TILLID_ABSENT,
                                      .discussed = TILLID_ABSENT,
                                      .plan_since = TILLID_ABSENT };
}

/**
 * tillid_prompt_counts_contact:
 * @kind: #TillidContactKind
 * @counterpart: #TillidCounterpart
 * @direction: #TillidDirection
 * @planned: it is still to come
 * @arranged: it had been arranged
 * @problem: the problem it was about, or 0
 *
 * Returns: whether the contact counts for R5: the patient or the family called or wrote, unarranged, about a problem
 */
gboolean
tillid_prompt_counts_contact (int kind,
                              int counterpart,
                              int direction,
                              gboolean planned,
                              gboolean arranged,
                              gint64 problem)
{
  return (kind == TILLID_CONTACT_KIND_CALL || kind == TILLID_CONTACT_KIND_MESSAGE) &&
         (counterpart == TILLID_COUNTERPART_OTHER || counterpart == TILLID_COUNTERPART_FAMILY) &&
         direction == TILLID_DIRECTION_IN && !planned && !arranged && problem != 0;
}

static guint
count_facts (const TillidArrangement *arrangement, TillidPromptSource source)
{
  guint n = 0;

  for (guint i = 0; i < arrangement->n_facts; i++)
    n += arrangement->facts[i].source == source;
  return n;
}

static void
add_facts (TillidPrompt *prompt, const TillidArrangement *arrangement, TillidPromptSource source)
{
  for (guint i = 0; i < arrangement->n_facts; i++)
    if (arrangement->facts[i].source == source)
      tillid_prompt_add_row (prompt, source, arrangement->facts[i].id, arrangement->facts[i].day);
}

/* Somebody of the staff beside @holder was there. */
static gboolean
has_other (const TillidCountedVisit *visit, gint64 holder)
{
  for (guint i = 0; i < visit->staff->len; i++)
    if (g_array_index (visit->staff, gint64, i) != holder)
      return TRUE;
  return FALSE;
}

/**
 * tillid_prompt_fresh_eyes:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: who holds, open problems, the last conference
 *
 * R3: two problems or more are open, and for six months nobody of the staff but the key contact was present at a visit and
 * no conference talked about the patient, while the key contact saw the patient. The course itself is as old.
 *
 * Returns: (transfer full) (nullable): the prompt with the visits since and the open problems, or %NULL
 */
TillidPrompt *
tillid_prompt_fresh_eyes (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  TillidDay since;
  TillidPrompt *prompt;
  guint n_since = 0;

  g_return_val_if_fail (visits != NULL && arrangement != NULL, NULL);

  since = MAX (arrangement->started, arrangement->discussed);
  if (arrangement->key_contact == 0 || arrangement->started == TILLID_ABSENT ||
      count_facts (arrangement, TILLID_PROMPT_PROBLEM) < R3_FEWEST_PROBLEMS)
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      if (has_other (visit, arrangement->key_contact))
        since = MAX (since, visit->day);
    }
  for (guint i = 0; i < visits->len; i++)
    n_since += ((TillidCountedVisit *) visits->pdata[i])->day > since;
  if (n_since == 0 || tillid_day_add_months (since, R3_MONTHS) > arrangement->today)
    return NULL;

  prompt = tillid_prompt_new (TILLID_PROMPT_FRESH_EYES, arrangement->key_contact, visits);
  prompt->second_face = arrangement->second_face;
  prompt->from = since;
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      if (visit->day > since)
        tillid_prompt_add_row (prompt, TILLID_PROMPT_VISIT, visit->id, visit->day);
    }
  add_facts (prompt, arrangement, TILLID_PROMPT_PROBLEM);
  return prompt;
}

/**
 * tillid_prompt_tasks_with_us:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: the open steps, and since when there is a plan
 *
 * R4: 80 % or more of the open steps are the clinic's and none is the patient's, the family's or anybody else's; the
 * plan is older than 60 days.
 *
 * Returns: (transfer full) (nullable): the prompt with the steps, or %NULL
 */
TillidPrompt *
tillid_prompt_tasks_with_us (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  TillidPrompt *prompt;
  guint n = 0, ours = 0;

  g_return_val_if_fail (visits != NULL && arrangement != NULL, NULL);

  if (arrangement->plan_since == TILLID_ABSENT ||
      arrangement->today - arrangement->plan_since <= R4_DAYS)
    return NULL;
  for (guint i = 0; i < arrangement->n_facts; i++)
    {
      const TillidPromptFact *fact = &arrangement->facts[i];

      if (fact->source != TILLID_PROMPT_STEP)
        continue;
      if (fact->side == TILLID_SIDE_PATIENT || fact->side == TILLID_SIDE_FAMILY ||
          fact->side == TILLID_SIDE_OTHERS)
        return NULL;
      n++;
      ours += fact->side == TILLID_SIDE_CLINIC;
    }
  if (n == 0 || ours * 100 < n * R4_PERCENT)
    return NULL;

  prompt = tillid_prompt_new (TILLID_PROMPT_TASKS_WITH_US, arrangement->key_contact, visits);
  prompt->second_face = arrangement->second_face;
  prompt->from = arrangement->plan_since;
  prompt->n_all = n;
  prompt->n_some = ours;
  add_facts (prompt, arrangement, TILLID_PROMPT_STEP);
  return prompt;
}

static gboolean
is_call_of_month (const TillidPromptFact *fact, TillidDay today)
{
  return fact->source == TILLID_PROMPT_CONTACT && fact->is_call && fact->day != TILLID_ABSENT &&
         fact->day <= today && today - fact->day < R5_DAYS;
}

/**
 * tillid_prompt_calls_to_one:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: the contacts between visits
 *
 * R5: six calls or more in the last 30 days, today included, that had not been arranged, and 80 % or more to one
 * colleague. See tillid_prompt_counts_contact() for what is a call.
 *
 * Returns: (transfer full) (nullable): the prompt with the calls, or %NULL
 */
TillidPrompt *
tillid_prompt_calls_to_one (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  TillidPrompt *prompt;
  gint64 holder = 0;
  guint n = 0, most = 0;

  g_return_val_if_fail (visits != NULL && arrangement != NULL, NULL);

  for (guint i = 0; i < arrangement->n_facts; i++)
    {
      const TillidPromptFact *fact = &arrangement->facts[i];
      guint of_one;

      if (!is_call_of_month (fact, arrangement->today))
        continue;
      n++;
      of_one = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &fact->who)) + 1;
      g_hash_table_insert (counts, (gpointer) &fact->who, GUINT_TO_POINTER (of_one));
      if (fact->who != 0 && of_one > most)
        {
          most = of_one;
          holder = fact->who;
        }
    }
  if (n < R5_FEWEST_CALLS || most * 100 < n * R5_PERCENT)
    return NULL;

  prompt = tillid_prompt_new (TILLID_PROMPT_CALLS_TO_ONE, holder, visits);
  prompt->second_face = arrangement->second_face;
  prompt->n_all = n;
  prompt->n_some = most;
  for (guint i = 0; i < arrangement->n_facts; i++)
    if (is_call_of_month (&arrangement->facts[i], arrangement->today))
      tillid_prompt_add_row (prompt, TILLID_PROMPT_CONTACT, arrangement->facts[i].id,
                             arrangement->facts[i].day);
  return prompt;
}

/**
 * tillid_prompt_ending:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: when the course is to end, and what is prepared
 *
 * R6: the course is to end within 90 days, or should have ended, nobody is named who receives, and there is no farewell visit.
 *
 * Returns: (transfer full) (nullable): the prompt with the course, or %NULL
 */
TillidPrompt *
tillid_prompt_ending (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  TillidPrompt *prompt;

  g_return_val_if_fail (visits != NULL && arrangement != NULL, NULL);

  if (arrangement->ending == TILLID_ABSENT ||
      arrangement->ending - arrangement->today > R6_DAYS_AHEAD || arrangement->has_receiver ||
      arrangement->has_farewell)
    return NULL;
  prompt = tillid_prompt_new (TILLID_PROMPT_ENDING, arrangement->key_contact, visits);
  prompt->second_face = arrangement->second_face;
  prompt->from = arrangement->ending;
  tillid_prompt_add_row (prompt, TILLID_PROMPT_COURSE, arrangement->course, arrangement->ending);
  return prompt;
}

/**
 * tillid_prompt_one_interpreter:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: the contacts between visits
 *
 * R7: eight visits or more had an interpreter, always the same one first (UPC of the unit interpreter is 1), who interpreted at a contact outside
 * visits as well.
 *
 * Returns: (transfer full) (nullable): the prompt with visits and contacts, or %NULL
 */
TillidPrompt *
tillid_prompt_one_interpreter (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  g_autoptr (TillidPrompt) prompt = NULL;
  gint64 only = 0;
  guint n = 0, outside = 0;

  g_return_val_if_fail (visits != NULL && arrangement != NULL, NULL);

  for (guint i = 0; i < visits->len; i++)
    {
      const GArray *present = ((TillidCountedVisit *) visits->pdata[i])->interpreters;

      if (present->len == 0)
        continue;
      n++;
      if (only == 0)
        only = g_array_index (present, gint64, 0);
      if (g_array_index (present, gint64, 0) != only)
        return NULL;
    }
  if (n < R7_FEWEST_VISITS)
    return NULL;

  prompt = tillid_prompt_new (TILLID_PROMPT_ONE_INTERPRETER, only, visits);
  prompt->n_visits = prompt->n_holder = n;
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      if (visit->interpreters->len > 0)
        tillid_prompt_add_row (prompt, TILLID_PROMPT_VISIT, visit->id, visit->day);
    }
  for (guint i = 0; i < arrangement->n_facts; i++)
    {
      const TillidPromptFact *fact = &arrangement->facts[i];

      if (fact->source != TILLID_PROMPT_CONTACT || fact->interpreter != only)
        continue;
      outside++;
      tillid_prompt_add_row (prompt, TILLID_PROMPT_CONTACT, fact->id, fact->day);
    }
  prompt->n_some = outside;
  return outside > 0 ? g_steal_pointer (&prompt) : NULL;
}

/**
 * tillid_prompt_share:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: the wishes that stand
 *
 * R8: a colleague said: I would like to share this. It stands until it is taken back.
 *
 * Returns: (transfer full) (nullable): the prompt with the wishes, of the colleague who said it last, or %NULL
 */
TillidPrompt *
tillid_prompt_share (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  const TillidPromptFact *last = NULL;
  TillidPrompt *prompt;

  g_return_val_if_fail (visits != NULL && arrangement != NULL, NULL);

  for (guint i = 0; i < arrangement->n_facts; i++)
    if (arrangement->facts[i].source == TILLID_PROMPT_WISH &&
        (last == NULL || arrangement->facts[i].day >= last->day))
      last = &arrangement->facts[i];
  if (last == NULL)
    return NULL;
  prompt = tillid_prompt_new (TILLID_PROMPT_SHARE, last->who, visits);
  prompt->second_face = arrangement->second_face;
  prompt->from = last->day;
  add_facts (prompt, arrangement, TILLID_PROMPT_WISH);
  return prompt;
}

static TillidPrompt *
single_holder (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  TillidPrompt *prompt = tillid_prompt_single_holder (visits);

  if (prompt != NULL)
    prompt->second_face = arrangement->second_face;
  return prompt;
}

/**
 * tillid_prompts_find:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: everything else
 * @aside: bit per #TillidPromptKind that need not be looked for
 *
 * All rules, for the page of one patient and for the sign in the caseload.
 *
 * Returns: (transfer full) (element-type TillidPrompt): what applies; what a colleague asked for first, then what has a date, then the rest
 */
GPtrArray *
tillid_prompts_find (const GPtrArray *visits, const TillidArrangement *arrangement, guint aside)
{
  static const struct
  {
    TillidPromptKind kind;
    TillidPrompt *(*look) (const GPtrArray *visits, const TillidArrangement *arrangement);
  } rules[] = {
    { TILLID_PROMPT_SHARE, tillid_prompt_share },
    { TILLID_PROMPT_ABSENCE_AHEAD, tillid_prompt_absence_ahead },
    { TILLID_PROMPT_ENDING, tillid_prompt_ending },
    { TILLID_PROMPT_SINGLE_HOLDER, single_holder },
    { TILLID_PROMPT_FRESH_EYES, tillid_prompt_fresh_eyes },
    { TILLID_PROMPT_TASKS_WITH_US, tillid_prompt_tasks_with_us },
    { TILLID_PROMPT_CALLS_TO_ONE, tillid_prompt_calls_to_one },
    { TILLID_PROMPT_ONE_INTERPRETER, tillid_prompt_one_interpreter },
  };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_prompt_free);

  g_return_val_if_fail (visits != NULL && arrangement != NULL, found);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      TillidPrompt *prompt =
        (aside & (1U << rules[i].kind)) == 0 ? rules[i].look (visits, arrangement) : NULL;

      if (prompt != NULL)
        g_ptr_array_add (found, prompt);
    }
  return found;
}
