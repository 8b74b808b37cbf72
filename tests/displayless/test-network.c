/* test-network.c - care density against published vectors
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-network.h"

#include <math.h>

#include "tillid-network-layout.h"

/* The vectors of the tests of the R package CareDensity, commit dee46eb (numbers only): patients 1:{A,C,D} 2:{A,D} 3:{A,D}
 * 4:{D} 5:{C}; A and C are GPs, D is a psychiatrist. Patient 1 sees A twice, which must not count. */
enum
{
  GP,
  PSYCHIATRIST
};

static const TillidContactPoint points[] = {
  { .patient = 1, .id = 1, .day = 1, .lead = 'D', .profession = PSYCHIATRIST },
  { .patient = 1, .id = 2, .day = 2, .lead = 'A', .profession = GP },
  { .patient = 4, .id = 3, .day = 3, .lead = 'D', .profession = PSYCHIATRIST },
  { .patient = 1, .id = 4, .day = 4, .lead = 'C', .profession = GP },
  { .patient = 2, .id = 5, .day = 5, .lead = 'A', .profession = GP },
  { .patient = 3, .id = 6, .day = 6, .lead = 'A', .profession = GP },
  { .patient = 5, .id = 7, .day = 7, .lead = 'C', .profession = GP },
  { .patient = 2, .id = 8, .day = 8, .lead = 'D', .profession = PSYCHIATRIST },
  { .patient = 3, .id = 9, .day = 9, .lead = 'D', .profession = PSYCHIATRIST },
  { .patient = 1, .id = 10, .day = 10, .lead = 'A', .profession = GP },
};

static const double plain[] = { 1.66667, 3, 3, NAN, NAN };

static void
assert_values (const TillidTypeWeight *weights, const double *expected)
{
  TillidTypeWeight missing;
  g_autoptr (GArray) rows = tillid_network_compute (points, G_N_ELEMENTS (points), weights,
                                                    weights != NULL ? 3 : 0, &missing);

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      const TillidCareDensity *row = &g_array_index (rows, TillidCareDensity, i);
      double value = weights != NULL ? row->fragmented_care_density : row->care_density;

      g_assert_cmpint (row->patient, ==, (gint64) i + 1);
      if (isnan (expected[i]))
        g_assert_true (isnan (value));
      else
        g_assert_cmpfloat_with_epsilon (value, expected[i], 1e-5);
    }
}

static void
test_plain (void)
{
  assert_values (NULL, plain);
}

static void
test_weighted (void)
{
  static const TillidTypeWeight first[] = { { GP, GP, 0.3 },
                                            { PSYCHIATRIST, GP, 1.6 },
                                            { PSYCHIATRIST, PSYCHIATRIST, 1.1 } };
  static const TillidTypeWeight second[] = { { GP, GP, 1.1 },
                                             { GP, PSYCHIATRIST, 0.5 },
                                             { PSYCHIATRIST, PSYCHIATRIST, 1.3 } };
  static const TillidTypeWeight ones[] = { { GP, GP, 1 },
                                           { GP, PSYCHIATRIST, 1 },
                                           { PSYCHIATRIST, PSYCHIATRIST, 1 } };
  static const double first_values[] = { 2.23333, 4.8, 4.8, NAN, NAN };
  static const double second_values[] = { 1.03333, 1.5, 1.5, NAN, NAN };

  assert_values (first, first_values);
  assert_values (second, second_values);
  assert_values (ones, plain);
}

static void
test_missing_weight (void)
{
  static const TillidTypeWeight weights[] = { { GP, GP, 0.3 } };
  TillidTypeWeight missing = { -1, -1, 0 };
  g_autoptr (GArray) rows =
    tillid_network_compute (points, G_N_ELEMENTS (points), weights, 1, &missing);

  g_assert_null (rows);
  g_assert_cmpint (MIN (missing.a, missing.b), ==, GP);
  g_assert_cmpint (MAX (missing.a, missing.b), ==, PSYCHIATRIST);
}

/* The same vectors, gathered patient by patient: A-C shared by 1, A-D by 3, C-D by 1. */
static void
test_pairs (void)
{
  static const TillidNetworkPair expected[] = { { 'A', 'C', 1 }, { 'A', 'D', 3 }, { 'C', 'D', 1 } };
  g_autoptr (TillidNetwork) network = tillid_network_new ();
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  g_autoptr (GArray) pairs = NULL, providers = NULL, densities = NULL;
  const TillidContactPoint *all;
  const TillidContactPoint before = { .patient = 6, .id = 11, .day = 0, .lead = 'E' };

  g_array_append_vals (sorted, points, G_N_ELEMENTS (points));
  tillid_contact_points_sort (sorted);
  all = (const TillidContactPoint *) (gpointer) sorted->data;
  for (guint start = 0, end; start < sorted->len; start = end)
    {
      end = tillid_contact_points_patient_end (all, sorted->len, start);
      tillid_network_take_patient (network, all + start, end - start, (TillidPeriod){ 1, 10 });
    }
  tillid_network_take_patient (network, &before, 1, (TillidPeriod){ 1, 10 });

  pairs = tillid_network_list_pairs (network);
  g_assert_cmpuint (pairs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TillidNetworkPair *pair = &g_array_index (pairs, TillidNetworkPair, i);

      g_assert_cmpint (pair->a, ==, expected[i].a);
      g_assert_cmpint (pair->b, ==, expected[i].b);
      g_assert_cmpint (pair->shared, ==, expected[i].shared);
    }
  providers = tillid_network_list_providers (network);
  g_assert_cmpuint (providers->len, ==, 3);
  g_assert_cmpint (g_array_index (providers, gint64, 2), ==, 'D');
  densities = tillid_network_list_densities (network);
  g_assert_cmpuint (densities->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (densities, TillidCareDensity, i).care_density,
                                    plain[i], 1e-5);
}

/* Sixty colleagues of four professions: nobody stands on anybody, the distances along the ellipse are the same, the first is at the
 * top, and the mirror image is one. */
static void
test_layout (void)
{
  enum
  {
    N = 60
  };
  guint groups[N];
  TillidNetworkPlace places[N], mirrored[N];
  double distance;

  for (guint i = 0; i < N; i++)
    groups[i] = i / 15;
  distance = tillid_network_layout (groups, N, 800, 460, FALSE, places);
  tillid_network_layout (groups, N, 800, 460, TRUE, mirrored);
  /* Ramanujan: the ellipse is 2018 long, for 60 places and 4 gaps of 0.6. */
  g_assert_cmpfloat_with_epsilon (distance, 2018 / 62.4, 0.1);
  g_assert_cmpfloat_with_epsilon (places[0].x, 400, 0.001);
  g_assert_cmpfloat_with_epsilon (places[0].y, 0, 0.001);
  for (guint i = 0; i < N; i++)
    {
      const TillidNetworkPlace next = places[(i + 1) % N];
      const double gap = groups[i] != groups[(i + 1) % N] ? 1.6 : 1;

      /* A chord is a little shorter than its arc. */
      g_assert_cmpfloat (hypot (next.x - places[i].x, next.y - places[i].y), <=,
                         gap * distance + 0.001);
      g_assert_cmpfloat (hypot (next.x - places[i].x, next.y - places[i].y), >=,
                         gap * distance * 0.97);
      g_assert_cmpfloat_with_epsilon (mirrored[i].x, 800 - places[i].x, 0.001);
      g_assert_cmpfloat_with_epsilon (mirrored[i].y, places[i].y, 0.001);
    }
  g_assert_cmpfloat (tillid_network_layout (groups, 0, 800, 460, FALSE, places), ==, 0);
  tillid_network_layout (groups, 1, 800, 460, FALSE, places);
  g_assert_cmpfloat_with_epsilon (places[0].x, 400, 0.001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/network/plain", test_plain);
  g_test_add_func ("/core/network/weighted", test_weighted);
  g_test_add_func ("/core/network/missing-weight", test_missing_weight);
  g_test_add_func ("/core/network/pairs", test_pairs);
  g_test_add_func ("/core/network/layout", test_layout);
  return g_test_run ();
}
