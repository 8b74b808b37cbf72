/* tillid-step-column.h - the steps of one side
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_STEP_COLUMN (tillid_step_column_get_type ())
G_DECLARE_FINAL_TYPE (TillidStepColumn, tillid_step_column, TILLID, STEP_COLUMN, GtkWidget)

void tillid_step_column_set_side (TillidStepColumn *self, TillidPlanModel *model, TillidSide side);
void tillid_step_column_refresh (TillidStepColumn *self);
void tillid_step_column_add (TillidStepColumn *self);
GtkWidget *tillid_step_column_find (TillidStepColumn *self, gint64 step);
GtkWidget *tillid_step_column_peek_place (TillidStepColumn *self, guint place);
void tillid_step_column_restore_drafts (TillidStepColumn *self);
void tillid_step_column_leave (TillidStepColumn *self);

G_END_DECLS
