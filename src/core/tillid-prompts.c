/* tillid-prompts.c - what the team might look at in how the care is arranged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* R1 and R2 look at who of the staff was present at the counted visits. The patient, the family, interpreters and guests
 * are not staff: ten visits with one colleague and one interpreter still have a single holder. R3 to R8 are in tillid-prompts-more.c. */
#include "config.h"

#include "tillid-prompts-private.h"

#include <string.h>

#define R1_FEWEST_VISITS 6
#define R1_PERCENT 85
#define R1_FEWEST_OTHER 2
#define R2_DAYS_AHEAD 60

static const char *const codes[TILLID_PROMPT_N_KINDS] = {
  [TILLID_PROMPT_SINGLE_HOLDER] = "R1",   [TILLID_PROMPT_ABSENCE_AHEAD] = "R2",
  [TILLID_PROMPT_FRESH_EYES] = "R3",      [TILLID_PROMPT_TASKS_WITH_US] = "R4",
  [TILLID_PROMPT_CALLS_TO_ONE] = "R5",    [TILLID_PROMPT_ENDING] = "R6",
  [TILLID_PROMPT_ONE_INTERPRETER] = "R7", [TILLID_PROMPT_SHARE] = "R8",
};

/* (transfer none): what the record calls it where the team has put it aside. */
const char *
tillid_prompt_kind_to_code (TillidPromptKind kind)
{
  g_return_val_if_fail (kind < TILLID_PROMPT_N_KINDS, NULL);

  return codes[kind];
}

/**
 * tillid_prompt_kind_from_code:
 * @code: (nullable): what a record says that something was put aside
 *
 * Returns: the #TillidPromptKind it names, or -1: it is about something else
 */
int
tillid_prompt_kind_from_code (const char *code)
{
  for (int kind = 0; code != NULL && kind < TILLID_PROMPT_N_KINDS; kind++)
    if (strcmp (code, codes[kind]) == 0)
      return kind;
  return -1;
}

/* Without rows; how often @holder was there is counted. */
TillidPrompt *
tillid_prompt_new (TillidPromptKind kind, gint64 holder, const GPtrArray *visits)
{
  TillidPrompt *prompt = g_new0 (TillidPrompt, 1);

  prompt->kind = kind;
  prompt->holder = holder;
  prompt->n_visits = visits->len;
  prompt->from = prompt->until = TILLID_ABSENT;
  prompt->rows = g_array_new (FALSE, FALSE, sizeof (TillidPromptRow));
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);
      gboolean present = tillid_keys_contain (visit->staff, holder);

      prompt->n_holder += present;
      prompt->n_alone += present && visit->staff->len == 1;
    }
  return prompt;
}

void
tillid_prompt_add_row (TillidPrompt *prompt, TillidPromptSource source, gint64 id, TillidDay day)
{
  const TillidPromptRow row = { id, day, source };

  g_array_append_val (prompt->rows, row);
}

/* The visits it is made of: all, or those with the holder. */
static TillidPrompt *
prompt_of_visits (TillidPromptKind kind, gint64 holder, const GPtrArray *visits)
{
  TillidPrompt *prompt = tillid_prompt_new (kind, holder, visits);

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      if (kind == TILLID_PROMPT_SINGLE_HOLDER || tillid_keys_contain (visit->staff, holder))
        tillid_prompt_add_row (prompt, TILLID_PROMPT_VISIT, visit->id, visit->day);
    }
  return prompt;
}

/**
 * tillid_prompt_single_holder:
 * @visits: (element-type TillidCountedVisit): the counted visits of the window
 *
 * R1: six visits or more, one member of the staff present at 85 % of them or more, and nobody else of the staff at
 * two or more.
 *
 * Returns: (transfer full) (nullable): the prompt, or %NULL where the rule does not apply
 */
TillidPrompt *
tillid_prompt_single_holder (const GPtrArray *visits)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, count;
  gint64 holder = 0;

  g_return_val_if_fail (visits != NULL, NULL);

  if (visits->len < R1_FEWEST_VISITS)
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    {
      const GArray *staff = ((TillidCountedVisit *) g_ptr_array_index (visits, i))->staff;

      for (guint j = 0; j < staff->len; j++)
        {
          gint64 *member = &g_array_index (staff, gint64, j);
          guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, member));

          g_hash_table_insert (counts, member, GUINT_TO_POINTER (before + 1));
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      if (GPOINTER_TO_UINT (count) < R1_FEWEST_OTHER)
        continue;
      /* Whoever has been there twice is either the holder or a second known face. */
      if (holder != 0 || GPOINTER_TO_UINT (count) * 100 < visits->len * R1_PERCENT)
        return NULL;
      holder = *(gint64 *) key;
    }
  return holder != 0 ? prompt_of_visits (TILLID_PROMPT_SINGLE_HOLDER, holder, visits) : NULL;
}

gboolean
tillid_prompt_is_known (const GPtrArray *visits, gint64 member)
{
  for (guint i = 0; member != 0 && i < visits->len; i++)
    if (tillid_keys_contain (((TillidCountedVisit *) g_ptr_array_index (visits, i))->staff, member))
      return TRUE;
  return FALSE;
}

static const TillidAway *
next_absence (const TillidArrangement *arrangement)
{
  const TillidAway *next = NULL;

  for (guint i = 0; i < arrangement->n_away; i++)
    {
      const TillidAway *away = &arrangement->away[i];

      if (away->member != arrangement->key_contact ||
          away->from - arrangement->today > R2_DAYS_AHEAD)
        continue;
      if (away->until != TILLID_ABSENT && away->until < arrangement->today)
        continue;
      if (next == NULL || away->from < next->from)
        next = away;
    }
  return next;
}

/**
 * tillid_prompt_absence_ahead:
 * @visits: (element-type TillidCountedVisit): the counted visits of the course
 * @arrangement: who holds, who is second, who will be away
 *
 * R2: the key contact's absence begins (or the work here ends) within 60 days, today included, and the named
 * second face has been present at no visit or nobody is named. An absence that has begun counts until it is over.
 *
 * Returns: (transfer full) (nullable): the prompt, for the absence that begins first, or %NULL where the rule does not apply
 */
TillidPrompt *
tillid_prompt_absence_ahead (const GPtrArray *visits, const TillidArrangement *arrangement)
{
  const TillidAway *away;
  TillidPrompt *prompt;
  TillidDay end;

  g_return_val_if_fail (visits != NULL, NULL);
  g_return_val_if_fail (arrangement != NULL, NULL);

  end = arrangement->key_contact_until;
  if (end != TILLID_ABSENT &&
      (end < arrangement->today || end - arrangement->today > R2_DAYS_AHEAD))
    end = TILLID_ABSENT;
  away = next_absence (arrangement);
  if (arrangement->key_contact == 0 || (away == NULL && end == TILLID_ABSENT) ||
      tillid_prompt_is_known (visits, arrangement->second_face))
    return NULL;

  prompt = prompt_of_visits (TILLID_PROMPT_ABSENCE_AHEAD, arrangement->key_contact, visits);
  prompt->second_face = arrangement->second_face;
  if (away != NULL && (end == TILLID_ABSENT || away->from <= end))
    {
      prompt->absence = away->id;
      prompt->from = away->from;
      prompt->until = away->until;
    }
  else
    prompt->from = end;
  return prompt;
}

/**
 * tillid_prompt_free:
 * @prompt: (transfer full) (nullable): a prompt
 */
void
tillid_prompt_free (TillidPrompt *prompt)
{
  if (prompt == NULL)
    return;
  g_array_unref (prompt->rows);
  g_free (prompt);
}
