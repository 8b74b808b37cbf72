/* bench-caseload.c - the coordinator's table of a large clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* 20 000 patients with 1 000 000 attended visits, an interpreter at each, a second colleague at every third. Processor
 * time of the thread, with the file in the kernel's memory: the whole table is read once before. Wall time stands beside it: on a
 * machine that does nothing else they are the same. Refresh is measured twice: the rows alone, and all that the window's list does
 * after an edit, which is sorting 20 000 rows anew. */
#include "config.h"

#include "bench-clinic.h"
#include "bench-session.h"
#include "bench.h"
#include "tillid-caseload-model.h"
#include "tillid-clinic-reading.h"

#define PATIENTS 20000
#define VISITS 50
#define FIRST_ROWS 40
#define RUNS 3
#define EDITS 50

typedef struct
{
  gint64 patient;
  TillidCaseloadPlace place;
} Sorted;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return tillid_caseload_place_compare (&((const Sorted *) a)->place, &((const Sorted *) b)->place);
}

/* What the first screen shows: the first rows of the order, whole. */
static void
show_first (TillidCaseloadTable *table)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Sorted));
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TillidDay today = tillid_caseload_table_get_today (table);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < tillid_caseload_table_get_n (table); i++)
    {
      const TillidCaseloadRow *row = &tillid_caseload_table_get (table, i)->row;
      Sorted sorted = { row->patient, tillid_caseload_row_get_place (row, today) };

      g_array_append_val (rows, sorted);
    }
  g_array_sort (rows, compare_places);
  for (guint i = 0; i < FIRST_ROWS; i++)
    g_array_append_val (first, g_array_index (rows, Sorted, i).patient);
  tillid_caseload_table_read_some (table, first, &error);
  bench_fail_if (error);
}

static double
time_first (TillidCaseloadTable *table)
{
  g_autoptr (GError) error = NULL;
  double start = bench_cpu (), wall = bench_now (), order;

  tillid_caseload_table_read_order (table, &error);
  bench_fail_if (error);
  order = bench_cpu () - start;
  show_first (table);
  bench_note ("of it, the order", order, "ms");
  bench_note ("first rows, wall", bench_now () - wall, "ms");
  return bench_cpu () - start;
}

static double
time_whole (TillidCaseloadTable *table)
{
  g_autoptr (GError) error = NULL;
  double start = bench_cpu (), wall = bench_now ();

  tillid_caseload_table_read (table, &error);
  bench_fail_if (error);
  bench_note ("whole table, wall", bench_now () - wall, "ms");
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

typedef struct
{
  double start;
  GArray *times; /* (unowned) */
} Stopwatch;

static void
start_cb (TillidSession *session, gint64 patient, gint64 edit, Stopwatch *watch)
{
  watch->start = bench_cpu ();
}

static void
stop_cb (TillidSession *session, gint64 patient, gint64 edit, Stopwatch *watch)
{
  bench_sample_add (watch->times, bench_cpu () - watch->start);
}

/* What follows an edit in the list of a window: it stands between these two. */
static double
time_list (TillidSession *session)
{
  g_autoptr (GArray) times = bench_sample_new ();
  g_autoptr (TillidCaseloadModel) model = NULL;
  Stopwatch watch = { 0, times };

  g_signal_connect (session, "changed", G_CALLBACK (start_cb), &watch);
  model = tillid_caseload_model_new (session);
  while (!tillid_caseload_model_is_whole (model))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (session, "changed", G_CALLBACK (stop_cb), &watch);
  for (guint i = 0; i < EDITS; i++)
    {
      g_autoptr (TillidCaseloadItem) item =
        g_list_model_get_item (G_LIST_MODEL (model),
                               i * (tillid_caseload_model_get_n_shown (model) / EDITS));

      hold_visit (session, item->row.patient);
    }
  g_assert_cmpuint (times->len, >=, EDITS);
  g_signal_handlers_disconnect_by_data (session, &watch);
  return bench_sample_quantile (times, 0.99);
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

  session = bench_session_open (path, TILLID_SESSION_DIRECT);
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
  bench_figure ("the list after one edit, sorted anew, p99", time_list (session), 16, "ms");
  return 0;
}
