/* tillid-step-row.h - one step of the plan, as a card in a column
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/**
 * TillidStepRow:
 *
 * Keys while the row has the focus: Space done, P promise, D date, Alt+Left and Alt+Right to another side,
 * Alt+Up and Alt+Down the order, Enter the words. The page does them: actions "plan.*-step".
 */
#define TILLID_TYPE_STEP_ROW (tillid_step_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidStepRow, tillid_step_row, TILLID, STEP_ROW, GtkListBoxRow)

GtkWidget *tillid_step_row_new (void);
void tillid_step_row_set_step (TillidStepRow *self,
                               TillidPlanModel *model,
                               const TillidPlanStep *step,
                               guint place);
gint64 tillid_step_row_get_step (TillidStepRow *self);
guint tillid_step_row_get_place (TillidStepRow *self);
void tillid_step_row_edit (TillidStepRow *self);
gboolean tillid_step_row_is_editing (TillidStepRow *self);
void tillid_step_row_leave (TillidStepRow *self);

G_END_DECLS
