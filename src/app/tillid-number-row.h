/* tillid-number-row.h - one number with its sum, beside what chance alone would give
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-continuity-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_NUMBER_ROW (tillid_number_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidNumberRow, tillid_number_row, TILLID, NUMBER_ROW, GtkWidget)

GtkWidget *tillid_number_row_new (const TillidContinuityNumber *number,
                                  GtkSizeGroup *names,
                                  GtkSizeGroup *formulas);

/* A line from 0 to 1 with a dot, and a mark for chance; no part of it is good or bad. */
#define TILLID_TYPE_NUMBER_LINE (tillid_number_line_get_type ())
G_DECLARE_FINAL_TYPE (TillidNumberLine, tillid_number_line, TILLID, NUMBER_LINE, GtkWidget)

void tillid_number_line_set (TillidNumberLine *self, double position, double chance);

G_END_DECLS
