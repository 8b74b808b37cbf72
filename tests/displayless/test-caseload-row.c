/* test-caseload-row.c - one row of the coordinator's table, and the order of rows
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "demo-visits.h"
#include "tillid-caseload-chart.h"
#include "tillid-caseload.h"

static TillidCaseloadRow
salma (void)
{
  TillidCaseloadRow row;
  TillidDay hand_over = tillid_day_from_iso (DEMO_HAND_OVER);
  TillidContactPoint points[N_DEMO_VISITS];
  TillidAway away = { 1, AMINA, tillid_day_from_iso ("2026-04-20"),
                      tillid_day_from_iso ("2026-05-08") };
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();
  TillidCaseloadHistory history = { points, N_DEMO_VISITS, &hand_over, 1, &away,
                                    1,      TILLID_ABSENT, counter };

  demo_points (points);
  tillid_caseload_row_init (&row, 1);
  row.course = 1;
  row.started = points[0].day;
  row.key_contact = AMINA;
  row.second_face = KIRSTEN;
  tillid_caseload_row_take_history (&row, &history, tillid_day_from_iso (DEMO_TODAY));
  return row;
}

/* The picture: two others, hand-over, seven times the key contact, one other. */
static void
test_beads (void)
{
  static const char expected[] = "oo|KKKKKKKo";
  TillidCaseloadRow row = salma ();
  g_autoptr (GString) drawn = g_string_new (NULL);

  for (guint i = 0; i < row.n_beads; i++)
    {
      if (row.hand_overs & (1U << i))
        g_string_append_c (drawn, '|');
      g_string_append_c (drawn, "KSo"[row.beads[i]]);
    }
  g_assert_cmpstr (drawn->str, ==, expected);
  g_assert_cmpuint (row.n_visits, ==, 13);
  g_assert_false (row.second_face_met);
  /* Bodil, Marie, Jonas, Amina, Peter. */
  g_assert_cmpuint (row.n_faces, ==, 5);
  g_assert_cmpint (row.last_counted, ==, 13);
  /* R2: away within 60 days, the second face at no visit. */
  g_assert_cmpuint (row.prompts, ==, 1U << TILLID_PROMPT_ABSENCE_AHEAD);
}

/* Leads B5 A7 M1 of 13: UPC 7/13, COC (25 + 49 + 1 - 13) / (13 * 12) = 62/156; known face 12/12. */
static void
test_indices (void)
{
  TillidCaseloadRow row = salma ();

  g_assert_cmpint (row.upc.numerator, ==, 7);
  g_assert_cmpint (row.upc.denominator, ==, 13);
  g_assert_cmpint (row.coc.numerator, ==, 62);
  g_assert_cmpint (row.coc.denominator, ==, 156);
  g_assert_cmpint (row.known_face.numerator, ==, 12);
  g_assert_cmpint (row.known_face.denominator, ==, 12);
}

/* Below four visits in the course there is no index; visits of an earlier course are none of this one. */
static void
test_window (void)
{
  TillidContactPoint points[N_DEMO_VISITS];
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();
  TillidCaseloadHistory history = {
    points, N_DEMO_VISITS, NULL, 0, NULL, 0, TILLID_ABSENT, counter
  };
  TillidCaseloadRow row;

  demo_points (points);
  tillid_caseload_row_init (&row, 1);
  row.course = 1;
  row.started = tillid_day_from_iso ("2025-11-18");
  row.key_contact = AMINA;
  row.second_face = MARIE;
  tillid_caseload_row_take_history (&row, &history, tillid_day_from_iso (DEMO_TODAY));
  g_assert_cmpuint (row.n_visits, ==, 3);
  g_assert_false (tillid_ratio_is_defined (row.upc));
  g_assert_false (tillid_ratio_is_defined (row.known_face));
  g_assert_cmpuint (row.n_beads, ==, 3);
  g_assert_cmpint (row.beads[2], ==, TILLID_CASELOAD_BEAD_SECOND);
  /* Met in the course before. */
  g_assert_true (row.second_face_met);
}

#define NEW_ROW(name)                                                                              \
  TillidCaseloadRow name;                                                                          \
  tillid_caseload_row_init (&name, 1);                                                             \
  name.course = 1;                                                                                 \
  name.started = 100;                                                                              \
  name.second_face = 2

static void
test_interpreter (void)
{
  NEW_ROW (row);

  g_assert_cmpint (tillid_caseload_row_get_interpreter (&row), ==,
                   TILLID_CASELOAD_INTERPRETER_OPEN);
  row.next_id = 7;
  g_assert_cmpint (tillid_caseload_row_get_interpreter (&row), ==,
                   TILLID_CASELOAD_INTERPRETER_OPEN);
  row.last_interpreter = 50;
  g_assert_cmpint (tillid_caseload_row_get_interpreter (&row), ==,
                   TILLID_CASELOAD_INTERPRETER_MISSING);
  row.next_without = TRUE;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "none");
  row.next_without = FALSE;
  row.next_interpreter = 50;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "same");
  row.next_interpreter = 51;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "new");
  row.next_interpreter = 0;
  row.last_interpreter = 0;
  row.needs_interpreter = TILLID_YES_NO_YES;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "missing");
}

/* Today's visit without interpreter, late promise, no next visit, review overdue, then the next visit. */
static void
test_order (void)
{
  const TillidDay today = 200;
  NEW_ROW (interpreter);
  NEW_ROW (promise);
  NEW_ROW (visit);
  NEW_ROW (review);
  NEW_ROW (soon);
  NEW_ROW (late);
  NEW_ROW (over);
  const TillidCaseloadRow *sorted[] = {
    &interpreter, &promise, &visit, &review, &soon, &late, &over
  };

  interpreter.next_id = promise.next_id = review.next_id = soon.next_id = late.next_id = 1;
  interpreter.next_visit = today;
  interpreter.needs_interpreter = TILLID_YES_NO_YES;
  promise.next_visit = review.next_visit = today + 9;
  promise.promises_overdue = 1;
  review.review_due = today - 1;
  soon.next_visit = late.next_visit = today + 1;
  soon.next_minute = 600;
  late.next_minute = 601;
  late.review_due = today; /* due, not overdue */
  over.ended = today - 1;
  over.promises_overdue = 3;
  for (guint i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    {
      g_assert_cmpint (tillid_caseload_row_compare_waits (sorted[i], sorted[i + 1], today), <, 0);
      g_assert_cmpint (tillid_caseload_row_compare_waits (sorted[i + 1], sorted[i], today), >, 0);
    }
  /* A prompt is a sign, and changes no place. */
  soon.prompts = 3;
  g_assert_cmpint (tillid_caseload_row_get_wait (&soon, today), ==, TILLID_CASELOAD_WAIT_NOTHING);
}

static void
test_gaps (void)
{
  const TillidDay today = 200;
  NEW_ROW (row);

  row.last_visit = today - 30;
  row.review_due = today;
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==,
                    TILLID_CASELOAD_GAP_VISIT | TILLID_CASELOAD_GAP_REVIEW);
  row.last_visit = today - 31;
  row.review_due = TILLID_ABSENT;
  row.phase = TILLID_PHASE_KIND_AFTER; /* nothing is planned any more */
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==, TILLID_CASELOAD_GAP_SILENT);
  row.last_touch = today - 3;
  row.second_face = 0;
  row.n_faces = 1;
  row.promises_overdue = 1;
  row.phase = TILLID_PHASE_KIND_ENDING;
  row.next_id = 1;
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==,
                    TILLID_CASELOAD_GAP_SECOND_FACE | TILLID_CASELOAD_GAP_ONE_FACE |
                      TILLID_CASELOAD_GAP_PROMISE | TILLID_CASELOAD_GAP_ENDING);
  row.ended = today;
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==, 0);
}

/* The chart of the design: 384 of 526 visits, p = 0.730; no month outside. */
static void
test_chart (void)
{
  static const gint64 all[] = { 44, 41, 48, 39, 22, 47, 52, 55, 49, 38, 46, 45 };
  static const gint64 with[] = { 31, 30, 36, 28, 13, 33, 40, 41, 37, 26, 35, 34 };
  TillidRatio months[G_N_ELEMENTS (all)], mean;
  TillidChartPoint points[G_N_ELEMENTS (all)];

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    months[i] = (TillidRatio){ with[i], all[i] };
  mean = tillid_list_chart (months, G_N_ELEMENTS (all), points);
  g_assert_cmpint (mean.numerator, ==, 384);
  g_assert_cmpint (mean.denominator, ==, 526);
  g_assert_cmpint (tillid_ratio_hundredths (mean), ==, 73);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_false (points[i].is_outside);
  /* Twelve months before the one that is running, across the year. */
  g_assert_cmpint (tillid_caseload_chart_first_day (tillid_day_from_iso ("2026-03-10")), ==,
                   tillid_day_from_iso ("2025-03-01"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/caseload-row/beads", test_beads);
  g_test_add_func ("/caseload-row/indices", test_indices);
  g_test_add_func ("/caseload-row/window", test_window);
  g_test_add_func ("/caseload-row/interpreter", test_interpreter);
  g_test_add_func ("/caseload-row/order", test_order);
  g_test_add_func ("/caseload-row/gaps", test_gaps);
  g_test_add_func ("/caseload-row/chart", test_chart);
  return g_test_run ();
}
