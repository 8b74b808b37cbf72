/* tillid-sheet-print.h - a sheet of rows, to a printer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-sheet.h"

G_BEGIN_DECLS

GtkPrintOperation *tillid_sheet_print_new (TillidSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
