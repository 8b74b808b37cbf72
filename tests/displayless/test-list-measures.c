/* test-list-measures.c - lists against the published example
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-list-measures.h"

#include <math.h>

/* Br J Gen Pract 2023;73(731):279-282, table 2: patients 1-10 are on the list of A, 11-20 on that of B; C, D and E hold none. */
static const char *const patients[] = {
  "A", "AA", "AB", "AAB", "ABC", "AABB", "AABC", "AAABBB", "AAAABBBB", "AAAABCDE",
  "B", "BB", "AC", "ABB", "ACC", "AABC", "ABBC", "AABBBC", "AAABBBBC", "AABBCCCC",
};

static void
fill (GArray *points, TillidListEntry *entries)
{
  for (guint p = 0; p < G_N_ELEMENTS (patients); p++)
    {
      entries[p] = (TillidListEntry){ (gint64) p + 1, p < 10 ? 'A' : 'B' };
      for (guint i = 0; patients[p][i] != '\0'; i++)
        {
          TillidContactPoint point = {
            .patient = (gint64) p + 1, .id = i, .day = 20000 + 7 * i, .lead = patients[p][i]
          };

          g_array_append_val (points, point);
        }
    }
}

static void
assert_ratio (TillidRatio ratio, gint64 numerator, gint64 denominator)
{
  g_assert_cmpint (ratio.numerator, ==, numerator);
  g_assert_cmpint (ratio.denominator, ==, denominator);
}

static void
test_published (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  TillidListEntry entries[G_N_ELEMENTS (patients)];
  g_autoptr (GArray) rows = NULL;
  TillidListMeasure *a, *b, *clinic;

  fill (points, entries);
  rows = tillid_list_measures_compute ((TillidContactPoint *) points->data, points->len,
                                       TILLID_PERIOD_OPEN, entries, G_N_ELEMENTS (entries));
  g_assert_cmpuint (rows->len, ==, 3);
  a = &g_array_index (rows, TillidListMeasure, 0);
  b = &g_array_index (rows, TillidListMeasure, 1);
  clinic = &g_array_index (rows, TillidListMeasure, 2);
  g_assert_cmpint (a->person, ==, 'A');
  g_assert_cmpint (clinic->person, ==, 0);
  assert_ratio (a->slicc, 22, 41);
  assert_ratio (b->slicc, 17, 41);
  assert_ratio (clinic->slicc, 39, 82);
  /* The paper prints 22/35 = 63.9 %; 22/35 is 62.9 %. */
  assert_ratio (a->opr, 22, 35);
  g_assert_cmpfloat_with_epsilon (tillid_ratio_value (a->opr), 0.62857, 5e-6);
  assert_ratio (b->opr, 17, 31);
  assert_ratio (clinic->opr, 39, 66);
}

static void
test_edges (void)
{
  TillidContactPoint points[] = {
    { .patient = 1, .id = 1, .day = 100, .lead = 7 },
    { .patient = 1, .id = 2, .day = 100, .lead = 7 }, /* same day, same lead */
    { .patient = 1, .id = 3, .day = 101 },            /* nobody led it */
    { .patient = 2, .id = 4, .day = 102, .lead = 7 }, /* on no list */
    { .patient = 1, .id = 5, .day = 200, .lead = 7 }, /* outside the window */
  };
  TillidListEntry entries[] = { { 1, 7 }, { 3, 8 } };
  g_autoptr (GArray) rows =
    tillid_list_measures_compute (points, 5, (TillidPeriod){ 100, 199 }, entries, 2);
  g_autoptr (GArray) none = tillid_list_measures_compute (NULL, 0, TILLID_PERIOD_OPEN, NULL, 0);

  assert_ratio (g_array_index (rows, TillidListMeasure, 0).slicc, 1, 1);
  assert_ratio (g_array_index (rows, TillidListMeasure, 0).opr, 1, 2);
  /* A list without appointments has no value, not 0. */
  g_assert_false (tillid_ratio_is_defined (g_array_index (rows, TillidListMeasure, 1).slicc));
  g_assert_false (tillid_ratio_is_defined (g_array_index (rows, TillidListMeasure, 1).opr));
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_false (tillid_ratio_is_defined (g_array_index (none, TillidListMeasure, 0).slicc));
}

static void
test_chart (void)
{
  /* p = 96/200 = 0.48; n = 100: 3 sqrt (0.48 * 0.52 / 100) = 0.149880; n = 64: 0.187350; n = 36: 0.249800. */
  TillidRatio months[] = { { 60, 100 }, { 36, 64 }, { 0, 36 }, { 0, 0 } };
  TillidChartPoint chart[4];
  TillidRatio p = tillid_list_chart (months, 4, chart);

  assert_ratio (p, 96, 200);
  g_assert_cmpfloat_with_epsilon (chart[0].upper, 0.629880, 1e-6);
  g_assert_cmpfloat_with_epsilon (chart[0].lower, 0.330120, 1e-6);
  g_assert_false (chart[0].is_outside);
  g_assert_cmpfloat_with_epsilon (chart[1].upper, 0.667350, 1e-6);
  g_assert_cmpfloat_with_epsilon (chart[2].lower, 0.230200, 1e-6);
  g_assert_true (chart[2].is_outside);
  g_assert_true (isnan (chart[3].upper));
  g_assert_false (chart[3].is_outside);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/list-measures/published", test_published);
  g_test_add_func ("/core/list-measures/edges", test_edges);
  g_test_add_func ("/core/list-measures/chart", test_chart);
  return g_test_run ();
}
