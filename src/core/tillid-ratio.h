/* tillid-ratio.h - a measure as the two integers it is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidRatio:
 * @numerator: never negative
 * @denominator: 0 when the measure is not defined
 *
 * Every index is a ratio of two integers: it is divided once, when somebody looks at it. A ratio that is
 * all zero is *absent*, which is neither 0 nor 1.
 */
typedef struct
{
  gint64 numerator;
  gint64 denominator;
} TillidRatio;

gboolean tillid_ratio_is_defined (TillidRatio ratio);
double tillid_ratio_value (TillidRatio ratio);
gint64 tillid_ratio_hundredths (TillidRatio ratio);

G_END_DECLS
