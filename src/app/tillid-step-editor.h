/* tillid-step-editor.h - the fields of a step
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/* Signal "closed": kept or put aside; what was put aside is a draft. */
#define TILLID_TYPE_STEP_EDITOR (tillid_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (TillidStepEditor, tillid_step_editor, TILLID, STEP_EDITOR, GtkWidget)

void tillid_step_editor_open (TillidStepEditor *self,
                              TillidPlanModel *model,
                              TillidSide side,
                              const TillidStep *step);
gboolean tillid_step_editor_is_open (TillidStepEditor *self);
gboolean tillid_step_editor_keep (TillidStepEditor *self);

G_END_DECLS
