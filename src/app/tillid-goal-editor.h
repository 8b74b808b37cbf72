/* tillid-goal-editor.h - the fields of a goal
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/* Signal "closed": kept or put aside; what was put aside is a draft. */
#define TILLID_TYPE_GOAL_EDITOR (tillid_goal_editor_get_type ())
G_DECLARE_FINAL_TYPE (TillidGoalEditor, tillid_goal_editor, TILLID, GOAL_EDITOR, GtkWidget)

void
tillid_goal_editor_open (TillidGoalEditor *self, TillidPlanModel *model, const TillidGoal *goal);
gboolean tillid_goal_editor_is_open (TillidGoalEditor *self);
gboolean tillid_goal_editor_keep (TillidGoalEditor *self);

G_END_DECLS
