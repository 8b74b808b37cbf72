/* tillid-burden-series.h - how much a problem weighs, as dots and a line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-burden-layout.h"

G_BEGIN_DECLS

/**
 * TillidBurdenSeries:
 *
 * Decoration beside the number: its role is PRESENTATION. Grey, and grows with the text.
 */
#define TILLID_TYPE_BURDEN_SERIES (tillid_burden_series_get_type ())
G_DECLARE_FINAL_TYPE (TillidBurdenSeries, tillid_burden_series, TILLID, BURDEN_SERIES, GtkWidget)

void tillid_burden_series_set (TillidBurdenSeries *self,
                               const TillidBurdenRating *ratings,
                               guint n_ratings);

G_END_DECLS
