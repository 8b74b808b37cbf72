/* tillid-goal-ladder.h - the ladder of a goal, with its last reviews
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/**
 * TillidGoalLadder:
 *
 * Five rungs in own words, +2 on top, and the last three reviews as dots. Up and Down choose today's rung,
 * Enter, Space or a click rates.
 *
 * Signal "rated" (int attainment): the rung of today was chosen.
 */
#define TILLID_TYPE_GOAL_LADDER (tillid_goal_ladder_get_type ())
G_DECLARE_FINAL_TYPE (TillidGoalLadder, tillid_goal_ladder, TILLID, GOAL_LADDER, GtkWidget)

void
tillid_goal_ladder_set_goal (TillidGoalLadder *self, const TillidPlanGoal *goal, gboolean editable);
gboolean tillid_goal_ladder_focus_rung (TillidGoalLadder *self, int rung);

G_END_DECLS
