/* bench-caseload.c - the coordinator's table of a large clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* 20 000 patients with 1 000 000 attended visits, an interpreter at each, a second colleague at every third. Processor
 * time, with the file in the kernel's memory: the whole table is read once before. */
#include "config.h"

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-caseload-table.h"
#include "tillid-clinic-reading.h"

#define PATIENTS 20000
#define VISITS 50
#define FIRST_ROWS 40
#define RUNS 3
#define EDITS 50

static int
compare_waits (gconstpointer a, gconstpointer b, gpointer today)
{
  return tillid_caseload_row_compare_waits (*(TillidCaseloadRow *const *) a,
                                            *(TillidCaseloadRow *const *) b,
                                            *(const TillidDay *) today);
}

/* What the first screen shows: the first rows of the order, whole. */
static void
show_first (TillidCaseloadTable *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  TillidDay today = tillid_caseload_table_get_today (table);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < tillid_caseload_table_get_n (table); i++)
    g_ptr_array_add (rows, (gpointer) &tillid_caseload_table_get (table, i)->row);
  g_ptr_array_sort_with_data (rows, compare_waits, &today);
  for (guint i = 0; i < FIRST_ROWS; i++)
    g_array_append_val (first, ((TillidCaseloadRow *) rows->pdata[i])->patient);
  for (guint i = 0; i < FIRST_ROWS; i++)
    {
      tillid_caseload_table_read_one (table, g_array_index (first, gint64, i), &error);
      bench_fail_if (error);
    }
}

static double
time_first (TillidCaseloadTable *table)
{
  g_autoptr (GError) error = NULL;
  double start = bench_cpu (), order;

  tillid_caseload_table_read_order (table, &error);
  bench_fail_if (error);
  order = bench_cpu () - start;
  show_first (table);
  bench_note ("of it, the order", order, "ms");
  return bench_cpu () - start;
}

static double
time_whole (TillidCaseloadTable *table)
{
  g_autoptr (GError) error = NULL;
  double start = bench_cpu ();

  tillid_caseload_table_read (table, &error);
  bench_fail_if (error);
  return bench_cpu () - start;
}

static void
hold_visit (TillidSession *session, gint64 patient)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Visit held");
  g_autoptr (GError) error = NULL;
  TillidVisit *visit =
    tillid_edit_assign_id (tillid_visit_new (), tillid_session_get_ids (session));

  visit->patient = patient;
  visit->day = TILLID_BENCH_TODAY - 1;
  visit->length = 60;
  tillid_edit_take (edit, tillid_record_seal (visit));
  tillid_session_apply (session, edit, NULL, &error);
  bench_fail_if (error);
}

static double
time_refresh (TillidSession *session, TillidCaseloadTable *table)
{
  g_autoptr (GArray) times = bench_sample_new ();

  for (guint i = 0; i < EDITS; i++)
    {
      const guint position = i * (tillid_caseload_table_get_n (table) / EDITS);
      g_autoptr (GArray) patients = NULL;
      g_autoptr (GError) error = NULL;
      gboolean all;
      double start;

      hold_visit (session, tillid_caseload_table_get (table, position)->row.patient);
      start = bench_cpu ();
      tillid_caseload_table_refresh (table, &patients, &all, &error);
      bench_sample_add (times, bench_cpu () - start);
      bench_fail_if (error);
      g_assert_cmpuint (patients->len, ==, 1);
    }
  return bench_sample_quantile (times, 0.99);
}

/* The clinic has its own clock: its visits to come are to come whenever this runs. */
static TillidSession *
open_clinic (const char *path)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Clock");
  g_autoptr (GError) error = NULL;
  TillidClinic *clinic;

  session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  bench_fail_if (error);
  clinic = tillid_clinic_edit (tillid_session_get_clinic (session));
  clinic->demo = TRUE;
  clinic->demo_now = (gint64) TILLID_BENCH_TODAY * 24 * 3600 * 1000;
  tillid_edit_take (edit, tillid_record_seal (clinic));
  tillid_session_apply (session, edit, NULL, &error);
  bench_fail_if (error);
  tillid_session_close (session);
  g_clear_object (&session);
  session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  bench_fail_if (error);
  g_assert_cmpint (tillid_session_today (session), ==, TILLID_BENCH_TODAY);
  return g_steal_pointer (&session);
}

/* What the clinic's page reads in its job, on the worker thread. */
static double
time_clinic (TillidSession *session, const TillidScope *scope)
{
  g_autoptr (TillidClinicReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  const double start = bench_cpu ();

  reading = tillid_clinic_reading_read (tillid_session_get_db (session), scope,
                                        tillid_session_today (session), &error);
  bench_fail_if (error);
  bench_note ("visits in the twelve months", tillid_clinic_months_get_n_visits (reading->months),
              "");
  return bench_cpu () - start;
}

int
main (void)
{
  g_autofree char *path = bench_clinic_dup_path (
    &(BenchClinicSize){ .patients = PATIENTS, .visits = VISITS, .colleagues = 30 });
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidCaseloadTable) table = NULL;
  g_autoptr (GArray) first = bench_sample_new ();
  g_autoptr (GArray) whole = bench_sample_new ();
  g_autoptr (GError) error = NULL;

  session = open_clinic (path);
  scope = tillid_session_open_list (session, "caseload", NULL, NULL, 0, &error);
  bench_fail_if (error);
  table = tillid_caseload_table_new (session, scope);
  time_whole (table);
  for (guint i = 0; i < RUNS; i++)
    {
      bench_sample_add (first, time_first (table));
      bench_sample_add (whole, time_whole (table));
    }
  bench_figure ("caseload of 20 000 patients, 1 M visits, first rows",
                bench_sample_quantile (first, 0.5), 100, "ms");
  bench_figure ("the whole table with all indices", bench_sample_quantile (whole, 0.5), 2000, "ms");
  bench_note ("the clinic's twelve months, read in a job", time_clinic (session, scope), "ms");
  bench_figure ("refresh after one edit, p99", time_refresh (session, table), 16, "ms");
  return 0;
}
