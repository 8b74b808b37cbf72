/* tillid-caseload-chart.h - the clinic's visits with the named person, month by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-clinic-reading.h"

G_BEGIN_DECLS

#define TILLID_CASELOAD_CHART_MONTHS TILLID_CLINIC_MONTHS

/**
 * TILLID_CASELOAD_CHART_FEW:
 *
 * A month with fewer visits is shown as a hollow point, without limits.
 */
#define TILLID_CASELOAD_CHART_FEW 10

/**
 * TillidCaseloadChart:
 * @first: first day of the first month
 * @months: visits of each month: with the named person / all; absent where they are of too few patients to be shown
 *
 * SLICC of the whole clinic in the twelve months before the one that is running.
 */
typedef struct
{
  TillidDay first;
  TillidRatio months[TILLID_CASELOAD_CHART_MONTHS];
} TillidCaseloadChart;

TillidDay tillid_caseload_chart_first_day (TillidDay today);
gboolean tillid_caseload_chart_read (TillidDb *db,
                                     const TillidScope *scope,
                                     TillidDay today,
                                     TillidCaseloadChart *out_chart,
                                     GError **error);

G_END_DECLS
