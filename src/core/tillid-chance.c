/* tillid-chance.c - what the indices would be if visits fell at random
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* E[UPC] = 1/N sum over m >= 0 of P (max > m), with
 *
 *   P (max <= m) = N! / s^N [x^N] (sum over j <= m of x^j / j!)^s.
 *
 * Scaled with x = N/s and exp(-x) per factor each truncated series becomes the beginning of a Poisson distribution of mean
 * N/s, so that all terms are probabilities, nothing is subtracted, and dividing by the Poisson probability of N at mean N gives
 * P (max <= m) for any N. The s-fold product is taken factor by factor; terms too small to matter are left out. */
#include "config.h"

#include "tillid-chance.h"

#include <math.h>

/* Far below the rounding of the sums it is left out of. */
#define NEGLIGIBLE 1e-30
/* P (max > m) falls with m faster than geometrically: below this the rest does not show in 12 digits. */
#define ENOUGH 1e-14

/* Poisson probabilities of 0 .. @n at @mean > 0. */
static double *
poisson (guint n, double mean)
{
  double *p = g_new (double, n + 1);
  double log_factorial = 0;

  for (guint j = 0; j <= n; j++)
    {
      if (j > 1)
        log_factorial += log (j);
      p[j] = exp (j * log (mean) - mean - log_factorial);
    }
  return p;
}

/* The probability that nobody has more than @most of @n visits. */
static double
at_most (const double *p, double p_total, guint n, guint s, guint most)
{
  g_autofree double *product = g_new0 (double, n + 1);
  g_autofree double *next = g_new0 (double, n + 1);
  guint first = 0, last = most;

  while (first < last && p[first] < NEGLIGIBLE)
    first++;
  while (last > first && p[last] < NEGLIGIBLE)
    last--;

  for (guint j = first; j <= last; j++)
    product[j] = p[j];
  for (guint factor = 1; factor < s; factor++)
    {
      double *swap = product;

      for (guint i = 0; i <= n; i++)
        next[i] = 0;
      for (guint i = 0; i <= n; i++)
        if (product[i] >= NEGLIGIBLE)
          for (guint j = first; j <= last && i + j <= n; j++)
            next[i + j] += product[i] * p[j];
      product = next;
      next = swap;
    }
  return MIN (product[n] / p_total, 1.0);
}

static double
expected_upc (guint n, guint s)
{
  g_autofree double *p = poisson (n, (double) n / s);
  g_autofree double *whole = poisson (n, n);
  guint fewest = (n + s - 1) / s; /* somebody has at least as many */
  double sum = fewest;

  for (guint most = fewest; most < n; most++)
    {
      double more = 1.0 - at_most (p, whole[n], n, s, most);

      if (more < ENOUGH)
        break;
      sum += more;
    }
  return sum / n;
}

/**
 * tillid_chance_compute:
 * @n_visits: N
 * @n_people: s, the people who might have seen the patient
 * @out_chance: (out caller-allocates): the expected values, ratios without unit; unchanged if there are none
 *
 * The line beside which an index is read: in a team of three a UPC of 0.5 is pure chance.
 *
 * Returns: whether the values are defined: two visits or more, and somebody to fall on
 */
gboolean
tillid_chance_compute (guint n_visits, guint n_people, TillidChance *out_chance)
{
  double n = n_visits, s = n_people;

  g_return_val_if_fail (out_chance != NULL, FALSE);

  if (n_visits < 2 || n_people < 1)
    return FALSE;
  out_chance->coc = out_chance->secon = 1.0 / s;
  out_chance->k_index = (n - s * (1.0 - pow (1.0 - 1.0 / s, n))) / (n - 1.0);
  out_chance->upc = n_people == 1 ? 1.0 : expected_upc (n_visits, n_people);
  return TRUE;
}
