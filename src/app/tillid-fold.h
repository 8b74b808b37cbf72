/* tillid-fold.h - columns that fold under each other where there is no room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidFold:
 *
 * Lays its children out in columns, as many as fit. Property "column-width": what a column needs at 100 %
 * text size; "start-width": if set, the first child is that wide and takes no part of what is left.
 * With two children and a start width the second goes below the first; else four columns become two,
 * then one. "spacing" and "row-spacing" are px.
 */
#define TILLID_TYPE_FOLD (tillid_fold_get_type ())
G_DECLARE_FINAL_TYPE (TillidFold, tillid_fold, TILLID, FOLD, GtkWidget)

G_END_DECLS
