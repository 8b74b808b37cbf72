/* tillid-crisis.c - the plan for a crisis, in the patient's words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-crisis.h"

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const TillidCrisisLine *one = *(const TillidCrisisLine *const *) a;
  const TillidCrisisLine *two = *(const TillidCrisisLine *const *) b;
  const gint64 rank_one = one->rank == TILLID_ABSENT ? G_MAXINT64 : one->rank;
  const gint64 rank_two = two->rank == TILLID_ABSENT ? G_MAXINT64 : two->rank;

  if (rank_one != rank_two)
    return rank_one < rank_two ? -1 : 1;
  return one->record.id < two->record.id ? -1 : one->record.id > two->record.id;
}

/**
 * tillid_crisis_list:
 * @context: an open patient
 * @section: early signs, what helps, who helps, what makes it worse, whom to call
 *
 * Returns: (transfer full) (element-type TillidCrisisLine): its lines, in order
 */
GPtrArray *
tillid_crisis_list (TillidPatientContext *context, TillidCrisisSection section)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *lines = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  all = tillid_patient_context_list (context, &tillid_crisis_line_type);
  lines = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  for (guint i = 0; i < all->len; i++)
    if (((TillidCrisisLine *) all->pdata[i])->section == (int) section)
      g_ptr_array_add (lines, tillid_record_ref_any (all->pdata[i]));
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

/* The place of a new line of that section: behind the others. */
gint64
tillid_crisis_next_rank (TillidPatientContext *context, TillidCrisisSection section)
{
  g_autoptr (GPtrArray) lines = tillid_crisis_list (context, section);
  gint64 rank = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    rank = MAX (rank, ((TillidCrisisLine *) lines->pdata[i])->rank);
  return rank + 1;
}
