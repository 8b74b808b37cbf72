/* tillid-attainment.c - goal attainment scaling
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-attainment.h"

#include "tillid-day.h"

#include <math.h>

/* The correlation between goals that the method assumes. */
#define RHO 0.3

/**
 * tillid_attainment_t_score:
 * @goals: (array length=n_goals): the goals; those not rated are left out
 * @n_goals: how many
 *
 * T = 50 + 10 sum(w x) / sqrt ((1 - rho) sum w^2 + rho (sum w)^2), rho = 0.3: 50 when everything went as agreed.
 * Services see it; the patient sees the ladder.
 *
 * Source: Kiresuk TJ, Sherman RE. Community Ment Health J 1968;4:443-453.
 *
 * Returns: the T score without unit, or NAN when nothing is rated or all weights are 0
 */
double
tillid_attainment_t_score (const TillidAttainment *goals, guint n_goals)
{
  double sum = 0, weights = 0, squares = 0;

  for (guint i = 0; i < n_goals; i++)
    {
      if (goals[i].attainment == TILLID_ABSENT)
        continue;
      g_return_val_if_fail (goals[i].attainment >= -2 && goals[i].attainment <= 2, NAN);
      g_return_val_if_fail (goals[i].weight >= 0, NAN);
      sum += goals[i].weight * (double) goals[i].attainment;
      weights += goals[i].weight;
      squares += goals[i].weight * goals[i].weight;
    }
  if (!(weights > 0))
    return NAN;
  return 50.0 + 10.0 * sum / sqrt ((1.0 - RHO) * squares + RHO * weights * weights);
}
