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
 * @n_months: how many
 * @points: (array length=n_months): of tillid_list_chart()
 * @mean: the centre line; absent without any appointment
 * @letters: (array length=n_months): what stands below each month
 * @first_year: written under the first month
 * @last_year: (nullable): written under the first month of the second year
 * @last_year_at: that month, or 0
 * @few: months with fewer appointments are hollow and have no limits
 */
typedef struct
{
  guint n_months;
  const TillidChartPoint *points;
  TillidRatio mean;
  const char *const *letters;
  const char *first_year;
  const char *last_year;
  guint last_year_at;
  gint64 few;
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
