/* tillid-caseload-chart.c - the clinic's visits with the named person, month by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Sums over all lists, never of one: a visit of a patient who has a key contact counts in its month, and is one with the
 * named person when that key contact led it. */
#include "config.h"

#include "tillid-caseload-chart.h"

#include "tillid-visit-query.h"

typedef struct
{
  TillidCaseloadChart *chart;
  TillidPeriod window;
  int first_month;   /* months since year 0 */
  GHashTable *lists; /* (owned): patient -> TillidListEntry (unowned) */
} Counting;

static int
month_of (TillidDay day)
{
  int year, month, day_of_month;

  tillid_day_to_ymd (day, &year, &month, &day_of_month);
  return year * 12 + month - 1;
}

/* The first day of the first of the twelve months. */
TillidDay
tillid_caseload_chart_first_day (TillidDay today)
{
  int year, month, day_of_month;

  tillid_day_to_ymd (today, &year, &month, &day_of_month);
  return tillid_day_add_months (today - (day_of_month - 1), -TILLID_CASELOAD_CHART_MONTHS);
}

static void
count_cb (const TillidContactPoint *points, guint n_points, gpointer data)
{
  Counting *counting = data;
  const TillidListEntry *entry = g_hash_table_lookup (counting->lists, &points[0].patient);
  g_autoptr (GPtrArray) visits = NULL;

  if (entry == NULL)
    return;
  visits = tillid_counted_visits (points, n_points, counting->window);
  for (guint i = 0; i < visits->len; i++)
    {
      const TillidCountedVisit *visit = visits->pdata[i];
      TillidRatio *month = &counting->chart->months[month_of (visit->day) - counting->first_month];

      month->denominator += visit->lead != 0;
      month->numerator += visit->lead != 0 && visit->lead == entry->person;
    }
}

/**
 * tillid_caseload_chart_read:
 * @db: a connection
 * @scope: a list's: the patients who are open to the viewer are counted
 * @today: the clinic's day
 * @out_chart: (out caller-allocates): the chart
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Source: St Leonard's index, Br J Gen Pract 2023;73(731):279-282; a visit of no lead counts for nobody.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_caseload_chart_read (TillidDb *db,
                            const TillidScope *scope,
                            TillidDay today,
                            TillidCaseloadChart *out_chart,
                            GError **error)
{
  g_autoptr (GHashTable) lists = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) entries = NULL;
  Counting counting = { .chart = out_chart, .lists = lists };

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_chart != NULL, FALSE);

  *out_chart = (TillidCaseloadChart){ .first = tillid_caseload_chart_first_day (today) };
  counting.first_month = month_of (out_chart->first);
  counting.window =
    (TillidPeriod){ out_chart->first,
                    tillid_day_add_months (out_chart->first, TILLID_CASELOAD_CHART_MONTHS) - 1 };
  entries = tillid_visit_query_lists (db, scope, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      TillidListEntry *entry = &g_array_index (entries, TillidListEntry, i);

      g_hash_table_insert (lists, &entry->patient, entry);
    }
  return tillid_visit_query_each (db, scope, 0, count_cb, &counting, error);
}
