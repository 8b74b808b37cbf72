/* test-chance.c - the chance line against enumeration
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-chance.h"
#include "tillid-continuity.h"

#include <math.h>

/* The review, from full enumeration and Stirling numbers. */
static void
test_published (void)
{
  TillidChance chance;

  g_assert_true (tillid_chance_compute (6, 4, &chance));
  g_assert_cmpfloat_with_epsilon (chance.coc, 0.25, 1e-15);
  g_assert_cmpfloat_with_epsilon (chance.secon, 0.25, 1e-15);
  g_assert_cmpfloat_with_epsilon (chance.k_index, 0.5424, 5e-5);
  g_assert_cmpfloat_with_epsilon (chance.upc, 0.4697, 5e-5);
  g_assert_true (tillid_chance_compute (8, 3, &chance));
  g_assert_cmpfloat_with_epsilon (chance.upc, 0.509, 5e-4);
  g_assert_true (tillid_chance_compute (8, 5, &chance));
  g_assert_cmpfloat_with_epsilon (chance.upc, 0.397, 5e-4);
  g_assert_cmpfloat_with_epsilon (chance.coc, 0.20, 1e-15);
  g_assert_true (tillid_chance_compute (12, 3, &chance));
  g_assert_cmpfloat_with_epsilon (chance.upc, 0.478, 5e-4);
}

/* The mean over all s^N equally likely sequences, each measured by the program's own indices. */
static void
assert_enumerated (guint n, guint s)
{
  guint all = (guint) lround (pow (s, n));
  double coc = 0, secon = 0, k_index = 0, upc = 0;
  TillidChance chance;

  for (guint code = 0; code < all; code++)
    {
      TillidContactPoint points[8];
      TillidContinuity c;

      for (guint i = 0, rest = code; i < n; i++, rest /= s)
        points[i] = (TillidContactPoint){ .id = i, .day = i, .lead = rest % s + 1 };
      tillid_continuity_compute (points, n, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 0,
                                 &c);
      coc += tillid_ratio_value (c.coc);
      secon += tillid_ratio_value (c.secon);
      k_index += tillid_ratio_value (c.k_index);
      upc += tillid_ratio_value (c.upc);
    }
  g_assert_true (tillid_chance_compute (n, s, &chance));
  g_assert_cmpfloat_with_epsilon (chance.coc, coc / all, 1e-10);
  g_assert_cmpfloat_with_epsilon (chance.secon, secon / all, 1e-10);
  g_assert_cmpfloat_with_epsilon (chance.k_index, k_index / all, 1e-10);
  g_assert_cmpfloat_with_epsilon (chance.upc, upc / all, 1e-10);
}

static void
test_enumeration (void)
{
  for (guint n = 2; n <= 5; n++)
    for (guint s = 1; s <= 4; s++)
      assert_enumerated (n, s);
  assert_enumerated (3, 9);
  assert_enumerated (7, 3);
}

static void
test_large (void)
{
  TillidChance chance;

  /* Two people: E[max] = N/2 + N C(N-1, floor (N/2)) / 2^N for even N, the mean distance of a fair walk; worked in logarithms. */
  g_assert_true (tillid_chance_compute (2000, 2, &chance));
  g_assert_cmpfloat_with_epsilon (chance.upc,
                                  0.5 + exp (lgamma (2000) - lgamma (1001) - lgamma (1000) -
                                             2000 * log (2)),
                                  1e-9);
  g_assert_true (tillid_chance_compute (3000, 1, &chance));
  g_assert_cmpfloat_with_epsilon (chance.upc, 1, 1e-12);
  /* More people than visits: nobody twice is likely, and nothing leaves its range. */
  g_assert_true (tillid_chance_compute (2, 1000, &chance));
  g_assert_cmpfloat_with_epsilon (chance.upc, 0.5 + 0.5 / 1000, 1e-12);
  g_assert_true (tillid_chance_compute (400, 30, &chance));
  g_assert_cmpfloat (chance.upc, >, 1.0 / 30);
  g_assert_cmpfloat (chance.upc, <, 0.1);
}

static void
test_undefined (void)
{
  TillidChance chance = { .upc = 7 };

  g_assert_false (tillid_chance_compute (1, 4, &chance));
  g_assert_false (tillid_chance_compute (8, 0, &chance));
  g_assert_cmpfloat (chance.upc, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/chance/published", test_published);
  g_test_add_func ("/core/chance/enumeration", test_enumeration);
  g_test_add_func ("/core/chance/large", test_large);
  g_test_add_func ("/core/chance/undefined", test_undefined);
  return g_test_run ();
}
