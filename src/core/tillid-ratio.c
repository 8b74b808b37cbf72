/* tillid-ratio.c - a measure as the two integers it is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-ratio.h"

#include <math.h>

/**
 * tillid_ratio_is_defined:
 * @ratio: a ratio
 *
 * Returns: whether @ratio has a value
 */
gboolean
tillid_ratio_is_defined (TillidRatio ratio)
{
  return ratio.denominator > 0;
}

/**
 * tillid_ratio_value:
 * @ratio: a ratio
 *
 * Returns: the value without unit, or NAN where it is not defined
 */
double
tillid_ratio_value (TillidRatio ratio)
{
  return ratio.denominator > 0 ? (double) ratio.numerator / (double) ratio.denominator : NAN;
}

/**
 * tillid_ratio_hundredths:
 * @ratio: a defined ratio
 *
 * Rounds half up from the integers (1/8 is 0.13), which a double printed with two decimals does not.
 *
 * Returns: the value in hundredths
 */
gint64
tillid_ratio_hundredths (TillidRatio ratio)
{
  g_return_val_if_fail (ratio.denominator > 0, 0);

  /* floor (100 n / d + 1/2), with the whole part taken out first so that large counts do not overflow. */
  return ratio.numerator / ratio.denominator * 100 +
         (200 * (ratio.numerator % ratio.denominator) + ratio.denominator) /
           (2 * ratio.denominator);
}
