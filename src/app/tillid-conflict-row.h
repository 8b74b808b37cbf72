/* tillid-conflict-row.h - one field that was changed in two places
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CONFLICT_ROW (tillid_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidConflictRow, tillid_conflict_row, TILLID, CONFLICT_ROW, GtkWidget)

GtkWidget *tillid_conflict_row_new (TillidPatientContext *context, const TillidConflict *conflict);
TillidConflictChoice tillid_conflict_row_get_choice (TillidConflictRow *self);

G_END_DECLS
