/* tillid-goal-card.h - one goal of the plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/* A goal with its ladder; a card without a goal is the place where a new one is written. */
#define TILLID_TYPE_GOAL_CARD (tillid_goal_card_get_type ())
G_DECLARE_FINAL_TYPE (TillidGoalCard, tillid_goal_card, TILLID, GOAL_CARD, GtkWidget)

void tillid_goal_card_set_goal (TillidGoalCard *self,
                                TillidPlanModel *model,
                                const TillidPlanGoal *goal);
gint64 tillid_goal_card_get_goal (TillidGoalCard *self);
void tillid_goal_card_edit (TillidGoalCard *self);
gboolean tillid_goal_card_is_editing (TillidGoalCard *self);
void tillid_goal_card_restore_drafts (TillidGoalCard *self);
void tillid_goal_card_leave (TillidGoalCard *self);

G_END_DECLS
