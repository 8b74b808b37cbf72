/* tillid-run-chart.h - a share by month with its control limits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-list-measures.h"
#include "tillid-text.h"

G_BEGIN_DECLS

/**
 * TillidRunChart:
 * @first: a day of the first month
 * @n_months: how many
 * @points: (array length=n_months): of tillid_list_chart()
 * @mean: the centre line; absent without any appointment
 * @few: months with fewer appointments are hollow and have no limits; 0: no month has limits, and there is no centre line
 * @other: (nullable) (array length=n_months): what the points are compared with, NAN where there is nothing
 * @top: the value at the upper edge; 0 for shares, whose upper edge is 1 and is written as 100
 * @language: (nullable): of the numbers and the months; %NULL is that of the program
 */
typedef struct
{
  TillidDay first;
  guint n_months;
  const TillidChartPoint *points;
  TillidRatio mean;
  gint64 few;
  const double *other;
  double top;
  const char *language;
} TillidRunChart;

void tillid_run_chart_draw (const TillidRunChart *chart,
                            cairo_t *cr,
                            TillidText *text,
                            TillidPalette palette,
                            double width,
                            double height,
                            double scale,
                            gboolean is_rtl);

G_END_DECLS
