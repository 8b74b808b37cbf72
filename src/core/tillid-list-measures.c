/* tillid-list-measures.c - continuity of whole lists of patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* SLICC looks at a list from the side of its patients, OPR from the side of its holder; both have the same numerator. The
 * clinic's values are sums over the lists, or over the persons who hold one, never means of shares. Appointments are
 * counted visits with a lead, after the same-day rule. The values are for the clinic's run chart: never a ranking. */
#include "config.h"

#include "tillid-list-measures.h"

#include <math.h>

struct _TillidListMeasures
{
  TillidPeriod window;
  GHashTable *rows;  /* (owned): person -> TillidListMeasure */
  GHashTable *lists; /* (owned): patient -> person, both as gint64 */
};

static int
compare_people (gconstpointer left, gconstpointer right)
{
  gint64 a = ((const TillidListMeasure *) left)->person,
         b = ((const TillidListMeasure *) right)->person;

  return (a > b) - (a < b);
}

static TillidListMeasure *
row_of (GHashTable *rows, gint64 person)
{
  TillidListMeasure *row = g_hash_table_lookup (rows, &person);

  if (row == NULL)
    {
      row = g_new0 (TillidListMeasure, 1);
      row->person = person;
      g_hash_table_insert (rows, &row->person, row);
    }
  return row;
}

/**
 * tillid_list_measures_new:
 * @window: the days to look at
 * @entries: (array length=n_entries): who is on whose list
 * @n_entries: how many
 *
 * Returns: (transfer full): counts to which patients are added one by one
 */
TillidListMeasures *
tillid_list_measures_new (TillidPeriod window, const TillidListEntry *entries, guint n_entries)
{
  TillidListMeasures *self = g_new0 (TillidListMeasures, 1);

  self->window = window;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < n_entries; i++)
    {
      row_of (self->rows, entries[i].person);
      g_hash_table_insert (self->lists, g_memdup2 (&entries[i].patient, sizeof (gint64)),
                           g_memdup2 (&entries[i].person, sizeof (gint64)));
    }
  return self;
}

/**
 * tillid_list_measures_free:
 * @self: (transfer full) (nullable): counts
 */
void
tillid_list_measures_free (TillidListMeasures *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->lists);
  g_free (self);
}

/**
 * tillid_list_measures_add:
 * @self: counts
 * @points: (array length=n_points): all visits of one patient that count, in any order
 * @n_points: how many
 *
 * Adds a patient.
 */
void
tillid_list_measures_add (TillidListMeasures *self,
                          const TillidContactPoint *points,
                          guint n_points)
{
  g_autoptr (GPtrArray) visits = NULL;
  const gint64 *holder;

  g_return_if_fail (self != NULL);

  if (n_points == 0)
    return;
  visits = tillid_counted_visits (points, n_points, self->window);
  holder = g_hash_table_lookup (self->lists, &points[0].patient);
  for (guint i = 0; i < visits->len; i++)
    {
      gint64 lead = ((TillidCountedVisit *) g_ptr_array_index (visits, i))->lead;
      TillidListMeasure *seen_by = lead != 0 ? g_hash_table_lookup (self->rows, &lead) : NULL;

      if (lead == 0)
        continue;
      if (holder != NULL)
        {
          TillidListMeasure *list = g_hash_table_lookup (self->rows, holder);

          list->slicc.denominator++;
          list->slicc.numerator += lead == *holder;
          list->opr.numerator += lead == *holder;
        }
      if (seen_by != NULL)
        seen_by->opr.denominator++;
    }
}

/**
 * tillid_list_measures_finish:
 * @self: counts of all patients
 *
 * SLICC: appointments of the patients on a list that were with its holder / all appointments of these patients. OPR: a holder's
 * appointments with patients of the own list / all of the holder's appointments.
 *
 * Source: Br J Gen Pract 2023;73(731):279-282.
 *
 * Returns: (transfer full) (element-type TillidListMeasure): a row for everybody who holds a list, by key, and
 *   the whole clinic last
 */
GArray *
tillid_list_measures_finish (TillidListMeasures *self)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (TillidListMeasure));
  TillidListMeasure clinic = { 0 };
  GHashTableIter iter;
  TillidListMeasure *row;

  g_return_val_if_fail (self != NULL, result);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &row))
    {
      clinic.slicc.numerator += row->slicc.numerator;
      clinic.slicc.denominator += row->slicc.denominator;
      clinic.opr.numerator += row->opr.numerator;
      clinic.opr.denominator += row->opr.denominator;
      g_array_append_vals (result, row, 1);
    }
  g_array_sort (result, compare_people);
  g_array_append_val (result, clinic);
  return result;
}

/**
 * tillid_list_measures_compute:
 * @points: (array length=n_points): visits that count, of any patients, in any order
 * @n_points: how many
 * @window: the days to look at
 * @entries: (array length=n_entries): who is on whose list
 * @n_entries: how many
 *
 * All patients in one go.
 *
 * Returns: (transfer full) (element-type TillidListMeasure): as tillid_list_measures_finish()
 */
GArray *
tillid_list_measures_compute (const TillidContactPoint *points,
                              guint n_points,
                              TillidPeriod window,
                              const TillidListEntry *entries,
                              guint n_entries)
{
  g_autoptr (TillidListMeasures) measures = tillid_list_measures_new (window, entries, n_entries);
  g_autoptr (GArray) sorted =
    g_array_sized_new (FALSE, FALSE, sizeof (TillidContactPoint), n_points);

  if (n_points > 0)
    g_array_append_vals (sorted, points, n_points);
  tillid_contact_points_sort (sorted);
  points = (const TillidContactPoint *) sorted->data;
  for (guint start = 0, end; start < n_points; start = end)
    {
      end = tillid_contact_points_patient_end (points, n_points, start);
      tillid_list_measures_add (measures, points + start, end - start);
    }
  return tillid_list_measures_finish (measures);
}

/**
 * tillid_list_chart:
 * @months: (array length=n_months): the clinic's share in each month, absent without appointments
 * @n_months: how many
 * @out_points: (array length=n_months) (out caller-allocates): the chart
 *
 * A p-chart: limits at p +- 3 sqrt (p (1 - p) / n) with p of all months together and n of the month. The
 * limits are those of the formula; a drawing stops at 0 and 1.
 *
 * Returns: p, the centre line; absent without any appointment
 */
TillidRatio
tillid_list_chart (const TillidRatio *months, guint n_months, TillidChartPoint *out_points)
{
  TillidRatio all = { 0, 0 };
  double p;

  for (guint i = 0; i < n_months; i++)
    {
      all.numerator += months[i].numerator;
      all.denominator += months[i].denominator;
    }
  p = tillid_ratio_value (all);
  for (guint i = 0; i < n_months; i++)
    {
      gboolean defined = tillid_ratio_is_defined (months[i]);
      double share = tillid_ratio_value (months[i]);
      double reach = defined ? 3.0 * sqrt (p * (1.0 - p) / (double) months[i].denominator) : NAN;

      out_points[i] = (TillidChartPoint){ months[i], p - reach, p + reach,
                                          defined && (share < p - reach || share > p + reach) };
    }
  return all;
}
