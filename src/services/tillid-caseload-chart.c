/* tillid-caseload-chart.c - the clinic's visits with the named person, month by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The same months as on the clinic's page, of which one measure stands beside the caseload. */
#include "config.h"

#include "tillid-caseload-chart.h"

#include "tillid-visit-query.h"

/* The first day of the first of the twelve months. */
TillidDay
tillid_caseload_chart_first_day (TillidDay today)
{
  return tillid_clinic_reading_first_day (today);
}

static void
take_patient_cb (const TillidContactPoint *points, guint n_points, gpointer months)
{
  tillid_clinic_months_take_patient (months, points, n_points);
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
  g_autoptr (GArray) entries = NULL;
  g_autoptr (TillidClinicMonths) months = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_chart != NULL, FALSE);

  *out_chart = (TillidCaseloadChart){ .first = tillid_caseload_chart_first_day (today) };
  entries = tillid_visit_query_past_lists (db, scope, error);
  if (entries == NULL)
    return FALSE;
  months =
    tillid_clinic_months_new (out_chart->first, TILLID_CASELOAD_CHART_MONTHS,
                              (const TillidListEntry *) (gpointer) entries->data, entries->len);
  if (!tillid_visit_query_each_between (db, scope, tillid_clinic_months_get_window (months),
                                        take_patient_cb, months, error))
    return FALSE;
  for (guint i = 0; i < TILLID_CASELOAD_CHART_MONTHS; i++)
    {
      const TillidClinicCount count = tillid_clinic_months_get (months, TILLID_CLINIC_SLICC, i);

      if (tillid_clinic_count_is_shown (count))
        out_chart->months[i] = count.share;
    }
  return TRUE;
}
