/* tillid-problems-read.c - problems and strengths from their records, sorted and linked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everything is read again after each change, as in tillid-plan-read.c.
 *
 *   own      open problems that the patient said, by rank; numbered from 1 in that order
 *   added    open problems that somebody else said, by rank
 *   helps    what helps, by rank, each with its links to the problems above
 *   past     problems that are solved or belong elsewhere, made last first
 *
 * Without a rank last, and in the order in which they were made. A rating or a link whose problem may not be read is not
 * read either. */
#include "config.h"

#include "tillid-problems-model-private.h"

static void
item_free (gpointer data)
{
  TillidProblemsItem *self = data;

  tillid_record_unref_any (self->record);
  g_ptr_array_unref (self->ratings);
  g_ptr_array_unref (self->links);
  g_free (self);
}

/* Drops all that was read. */
void
tillid_problems_model_forget (TillidProblemsModel *self)
{
  for (int i = 0; i < TILLID_PROBLEMS_N_PARTS; i++)
    g_clear_pointer (&self->items[i], g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  self->looked_at = TILLID_ABSENT;
}

static gint64
rank_of (const TillidProblemsItem *item)
{
  gint64 rank = item->part == TILLID_PROBLEMS_HELPS ? ((const TillidStrength *) item->record)->rank
                                                    : ((const TillidProblem *) item->record)->rank;

  return rank == TILLID_ABSENT ? G_MAXINT64 : rank;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const TillidProblemsItem *one = *(const TillidProblemsItem *const *) a;
  const TillidProblemsItem *two = *(const TillidProblemsItem *const *) b;

  if (rank_of (one) != rank_of (two))
    return rank_of (one) < rank_of (two) ? -1 : 1;
  return one->record->id < two->record->id ? -1 : one->record->id > two->record->id;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 one = (*(const TillidProblemsItem *const *) a)->record->id;
  gint64 two = (*(const TillidProblemsItem *const *) b)->record->id;

  return one > two ? -1 : one < two;
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  const TillidProblemRating *one = *(const TillidProblemRating *const *) a;
  const TillidProblemRating *two = *(const TillidProblemRating *const *) b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return one->record.id < two->record.id ? -1 : one->record.id > two->record.id;
}

static TillidProblemsItem *
item_new (gpointer record, TillidProblemsPart part)
{
  TillidProblemsItem *item = g_new0 (TillidProblemsItem, 1);

  item->record = tillid_record_ref_any (record);
  item->part = part;
  item->ratings = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  item->links = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  return item;
}

static GHashTable *
read_ratings (TillidProblemsModel *self)
{
  g_autoptr (GPtrArray) ratings =
    tillid_patient_context_list (self->context, &tillid_problem_rating_type);
  GHashTable *by_problem =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  g_ptr_array_sort (ratings, compare_ratings);
  for (guint i = 0; i < ratings->len; i++)
    {
      TillidProblemRating *rating = ratings->pdata[i];
      GPtrArray *series = g_hash_table_lookup (by_problem, &rating->problem);

      if (rating->burden < 0 || rating->burden > TILLID_BURDEN_MOST)
        continue;
      if (series == NULL)
        {
          series = g_ptr_array_new_with_free_func (tillid_record_unref_any);
          g_hash_table_insert (by_problem, &rating->problem, series);
        }
      g_ptr_array_add (series, tillid_record_ref (rating));
    }
  return by_problem;
}

/* The first open step for each problem: ours before others', then by rank. */
static GHashTable *
find_steps (TillidProblemsModel *self)
{
  static const TillidSide sides[] = { TILLID_SIDE_CLINIC, TILLID_SIDE_OTHERS, TILLID_SIDE_FAMILY,
                                      TILLID_SIDE_PATIENT };
  GHashTable *by_problem = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    {
      GPtrArray *steps = tillid_plan_model_get_steps (self->plan, sides[s]);

      for (guint i = 0; i < steps->len; i++)
        {
          TillidPlanStep *step = steps->pdata[i];

          if (step->step->problem != 0 && !g_hash_table_contains (by_problem, &step->step->problem))
            g_hash_table_insert (by_problem, &step->step->problem, step);
        }
    }
  return by_problem;
}

static void
take_series (TillidProblemsModel *self, TillidProblemsItem *item, const GPtrArray *series)
{
  for (guint i = 0; i < series->len; i++)
    {
      const TillidProblemRating *rating = series->pdata[i];

      g_ptr_array_add (item->ratings, tillid_record_ref_any (rating));
      if (rating->day != TILLID_ABSENT &&
          (self->looked_at == TILLID_ABSENT || rating->day > self->looked_at))
        self->looked_at = rating->day;
    }
}

static gboolean
is_past (const TillidProblem *problem)
{
  return problem->status == TILLID_PROBLEM_STATUS_SOLVED ||
         problem->status == TILLID_PROBLEM_STATUS_ELSEWHERE;
}

static void
read_problems (TillidProblemsModel *self)
{
  g_autoptr (GPtrArray) problems =
    tillid_patient_context_list (self->context, &tillid_problem_type);
  g_autoptr (GHashTable) ratings = read_ratings (self);
  g_autoptr (GHashTable) steps = find_steps (self);

  for (guint i = 0; i < problems->len; i++)
    {
      TillidProblem *problem = problems->pdata[i];
      TillidProblemsPart part =
        problem->said_by == TILLID_SAID_BY_PATIENT ? TILLID_PROBLEMS_OWN : TILLID_PROBLEMS_ADDED;
      TillidProblemsItem *item = item_new (problem, part);
      GPtrArray *series = g_hash_table_lookup (ratings, &problem->record.id);

      item->words = problem->patient_words;
      item->language = problem->language;
      item->staff_words = problem->staff_words;
      item->domain = problem->domain;
      item->step = g_hash_table_lookup (steps, &problem->record.id);
      if (series != NULL)
        take_series (self, item, series);
      g_ptr_array_add (is_past (problem) ? self->past : self->items[part], item);
    }
}

static gboolean
has_link (const TillidProblemsItem *item, gint64 problem)
{
  for (guint i = 0; i < item->links->len; i++)
    if (((TillidStrengthLink *) item->links->pdata[i])->problem == problem)
      return TRUE;
  return FALSE;
}

static void
add_link (TillidProblemsModel *self, const TillidStrengthLink *link)
{
  GPtrArray *helps = self->items[TILLID_PROBLEMS_HELPS];

  for (guint i = 0; i < helps->len; i++)
    {
      TillidProblemsItem *item = helps->pdata[i];

      if (item->record->id == link->strength && !has_link (item, link->problem))
        g_ptr_array_add (item->links, tillid_record_ref_any (link));
    }
}

static void
read_strengths (TillidProblemsModel *self)
{
  g_autoptr (GPtrArray) strengths =
    tillid_patient_context_list (self->context, &tillid_strength_type);

  for (guint i = 0; i < strengths->len; i++)
    {
      TillidStrength *strength = strengths->pdata[i];
      TillidProblemsItem *item = item_new (strength, TILLID_PROBLEMS_HELPS);

      item->words = strength->words;
      item->language = strength->language;
      item->staff_words = strength->staff_words;
      item->domain = strength->domain;
      g_ptr_array_add (self->items[TILLID_PROBLEMS_HELPS], item);
    }
}

/* In the order of the problems; two links to the same one are one. */
static void
read_links (TillidProblemsModel *self)
{
  g_autoptr (GPtrArray) links =
    tillid_patient_context_list (self->context, &tillid_strength_link_type);

  for (int part = TILLID_PROBLEMS_OWN; part <= TILLID_PROBLEMS_ADDED; part++)
    for (guint p = 0; p < self->items[part]->len; p++)
      for (guint i = 0; i < links->len; i++)
        {
          const TillidStrengthLink *link = links->pdata[i];

          if (link->problem == ((TillidProblemsItem *) self->items[part]->pdata[p])->record->id)
            add_link (self, link);
        }
}

/* Reads the problems and strengths of the open patient anew. */
void
tillid_problems_model_read (TillidProblemsModel *self)
{
  tillid_problems_model_forget (self);
  for (int part = 0; part < TILLID_PROBLEMS_N_PARTS; part++)
    self->items[part] = g_ptr_array_new_with_free_func (item_free);
  self->past = g_ptr_array_new_with_free_func (item_free);
  read_problems (self);
  read_strengths (self);
  for (int part = 0; part < TILLID_PROBLEMS_N_PARTS; part++)
    {
      g_ptr_array_sort (self->items[part], compare_items);
      for (guint i = 0; i < self->items[part]->len; i++)
        ((TillidProblemsItem *) self->items[part]->pdata[i])->number = i + 1;
    }
  g_ptr_array_sort (self->past, compare_newest);
  read_links (self);
}
