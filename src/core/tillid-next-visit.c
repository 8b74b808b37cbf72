/* tillid-next-visit.c - who could see the patient next
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each candidate's visit is added to the sequence and measured as any other. The order is: the pair that introduces a named second face
 * who has been there fewer than twice; then faces the patient knows; then names. No index decides. */
#include "config.h"

#include "tillid-next-visit.h"

#include <string.h>

/* From the second visit on a second face is introduced. */
#define INTRODUCED 2

typedef struct
{
  TillidNextVisit visit;
  char *sort_name; /* (owned) */
} Row;

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->sort_name);
}

static int
compare_rows (gconstpointer left, gconstpointer right)
{
  const Row *a = left, *b = right;
  int order = (b->visit.introduces != 0) - (a->visit.introduces != 0);

  if (order == 0)
    order = b->visit.known_face - a->visit.known_face;
  if (order == 0)
    order = strcmp (a->sort_name, b->sort_name);
  if (order == 0)
    order = (a->visit.who > b->visit.who) - (a->visit.who < b->visit.who);
  return order;
}

static guint
count_shared (const char *const *languages, const char *const *others)
{
  guint n = 0;

  for (guint i = 0; languages != NULL && others != NULL && languages[i] != NULL; i++)
    n += g_strv_contains (others, languages[i]);
  return n;
}

static void
count_meetings (const GPtrArray *visits,
                TillidContinuityUnit unit,
                TillidDay today,
                TillidNextVisit *out)
{
  out->last_met = out->days_since = TILLID_ABSENT;
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = g_ptr_array_index (visits, i);

      if (!tillid_keys_contain (unit == TILLID_CONTINUITY_UNIT_INTERPRETER ? visit->interpreters
                                                                           : visit->staff,
                                out->who))
        continue;
      out->times_met++;
      out->last_met = visit->day;
    }
  out->known_face = out->times_met > 0;
  if (out->known_face)
    out->days_since = today - out->last_met;
}

/* The measures as if @who led, or interpreted, one more visit today. */
static void
measure_after (const TillidNextQuestion *question, TillidContinuityUnit unit, TillidNextVisit *out)
{
  g_autoptr (GArray) points =
    g_array_sized_new (FALSE, FALSE, sizeof (TillidContactPoint), question->n_points + 1);
  TillidContactPoint next = {
    .id = G_MAXINT64, .day = question->today, .minute = G_MAXINT64, .profession = TILLID_ABSENT
  };

  if (question->n_points > 0)
    {
      g_array_append_vals (points, question->points, question->n_points);
      next.patient = question->points[0].patient;
    }
  if (unit == TILLID_CONTINUITY_UNIT_INTERPRETER)
    {
      next.interpreters = &out->who;
      next.n_interpreters = 1;
    }
  else
    next.lead = out->who;
  g_array_append_val (points, next);
  tillid_continuity_compute ((TillidContactPoint *) points->data, points->len, unit,
                             question->window, question->look_back, &out->after);
}

/* Who brings the second face along: the key contact if free, else the first in order whom the patient knows. */
static const Row *
find_introducer (const GArray *rows, const TillidNextQuestion *question)
{
  const Row *introducer = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (!row->visit.known_face || row->visit.who == question->second_face)
        continue;
      if (row->visit.who == question->key_contact)
        return row;
      if (introducer == NULL)
        introducer = row;
    }
  return introducer;
}

static void
add_introduction (GArray *rows, const TillidNextQuestion *question)
{
  const Row *introducer = find_introducer (rows, question);

  for (guint i = 0; introducer != NULL && i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      Row pair;

      if (row->visit.who != question->second_face || row->visit.times_met >= INTRODUCED)
        continue;
      pair = (Row){ introducer->visit, g_strdup (introducer->sort_name) };
      pair.visit.introduces = question->second_face;
      g_array_append_val (rows, pair);
      g_array_sort (rows, compare_rows);
      return;
    }
}

/**
 * tillid_next_visit_rank:
 * @question: the patient's visits, the window, the arrangement
 * @unit: %TILLID_CONTINUITY_UNIT_PERSON for colleagues, %TILLID_CONTINUITY_UNIT_INTERPRETER for interpreters
 * @candidates: (array length=n_candidates): who is free
 * @n_candidates: how many
 * @out_n_unwanted: (out) (optional): candidates left out by wish
 *
 * Returns: (transfer full) (element-type TillidNextVisit): the possibilities in order; colleagues with one row more for
 *   the pair that introduces the second face, where one is needed and possible
 */
GArray *
tillid_next_visit_rank (const TillidNextQuestion *question,
                        TillidContinuityUnit unit,
                        const TillidNextCandidate *candidates,
                        guint n_candidates,
                        guint *out_n_unwanted)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) visits = NULL;
  GArray *result = g_array_new (FALSE, FALSE, sizeof (TillidNextVisit));
  guint n_unwanted = 0;

  g_return_val_if_fail (question != NULL, result);
  g_return_val_if_fail (unit == TILLID_CONTINUITY_UNIT_PERSON ||
                          unit == TILLID_CONTINUITY_UNIT_INTERPRETER,
                        result);

  g_array_set_clear_func (rows, row_clear);
  visits = tillid_counted_visits (question->points, question->n_points, TILLID_PERIOD_OPEN);
  for (guint i = 0; i < n_candidates; i++)
    {
      Row row = { { .who = candidates[i].id }, NULL };

      if (candidates[i].is_unwanted)
        {
          n_unwanted++;
          continue;
        }
      row.sort_name = g_utf8_casefold (candidates[i].name, -1);
      row.visit.n_shared_languages = count_shared (candidates[i].languages, question->languages);
      count_meetings (visits, unit, question->today, &row.visit);
      measure_after (question, unit, &row.visit);
      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  if (unit == TILLID_CONTINUITY_UNIT_PERSON && question->second_face != 0)
    add_introduction (rows, question);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (result, g_array_index (rows, Row, i).visit);
  if (out_n_unwanted != NULL)
    *out_n_unwanted = n_unwanted;
  return result;
}
