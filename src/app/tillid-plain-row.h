/* tillid-plain-row.h - rows and cells that are no place of their own: only what stands in them has the focus
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TILLID_TYPE_PLAIN_ROW (tillid_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidPlainRow, tillid_plain_row, TILLID, PLAIN_ROW, GtkListBoxRow)

#define TILLID_TYPE_PLAIN_CELL (tillid_plain_cell_get_type ())
G_DECLARE_FINAL_TYPE (TillidPlainCell, tillid_plain_cell, TILLID, PLAIN_CELL, GtkFlowBoxChild)

G_END_DECLS
