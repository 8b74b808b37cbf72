/* test-attainment.c - goal attainment scaling against worked values
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-attainment.h"

#include "tillid-day.h"

#include <math.h>

/* The review (docs/rules.md); 60.00, 77.39 and 54.41 by hand from the formula. */
static void
test_worked (void)
{
  static const TillidAttainment one[] = { { 1, 1 } };
  static const TillidAttainment best[] = { { 2, 1 }, { 2, 1 }, { 2, 1 } };
  static const TillidAttainment mixed[] = { { 1, 3 }, { 0, 2 }, { -1, 1 } };
  static const TillidAttainment as_agreed[] = { { 0, 1 }, { 0, 5 } };

  g_assert_cmpfloat_with_epsilon (tillid_attainment_t_score (one, 1), 60.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (tillid_attainment_t_score (best, 3), 77.39, 5e-3);
  g_assert_cmpfloat_with_epsilon (tillid_attainment_t_score (mixed, 3), 54.41, 5e-3);
  g_assert_cmpfloat_with_epsilon (tillid_attainment_t_score (as_agreed, 2), 50.0, 1e-9);
}

static void
test_absent (void)
{
  static const TillidAttainment unrated[] = { { TILLID_ABSENT, 1 }, { TILLID_ABSENT, 2 } };
  static const TillidAttainment weightless[] = { { 1, 0 }, { 2, 0 } };
  static const TillidAttainment partly[] = { { TILLID_ABSENT, 9 }, { 1, 1 } };

  g_assert_true (isnan (tillid_attainment_t_score (NULL, 0)));
  g_assert_true (isnan (tillid_attainment_t_score (unrated, 2)));
  g_assert_true (isnan (tillid_attainment_t_score (weightless, 2)));
  /* A goal that nobody has rated has no say, not even through its weight. */
  g_assert_cmpfloat_with_epsilon (tillid_attainment_t_score (partly, 2), 60.0, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/attainment/worked", test_worked);
  g_test_add_func ("/core/attainment/absent", test_absent);
  return g_test_run ();
}
