/* tillid-visit-row.h - one row of the list of visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-list.h"

G_BEGIN_DECLS

/* Property "item": #TillidVisitItem, bound by the list item factory. */
#define TILLID_TYPE_VISIT_ROW (tillid_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitRow, tillid_visit_row, TILLID, VISIT_ROW, GtkWidget)

G_END_DECLS
