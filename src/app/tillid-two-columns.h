/* tillid-two-columns.h - a wide column and a narrow one, below each other where there is no room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidTwoColumns:
 *
 * A layout for two children. The second one stands at the end and takes "end-share" per cent of the width; where
 * the window is narrower than "fold-width" px at 100 % text, it goes below the first. Both begin at the top.
 */
#define TILLID_TYPE_TWO_COLUMNS (tillid_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (TillidTwoColumns, tillid_two_columns, TILLID, TWO_COLUMNS, GtkLayoutManager)

G_END_DECLS
