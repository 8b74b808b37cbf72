/* tillid-past-list.h - what is no part of the plan any more, folded
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"
#include "tillid-problems-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PAST_LIST (tillid_past_list_get_type ())
G_DECLARE_FINAL_TYPE (TillidPastList, tillid_past_list, TILLID, PAST_LIST, GtkWidget)

void tillid_past_list_show_goals (TillidPastList *self, TillidPlanModel *model);
void tillid_past_list_show_steps (TillidPastList *self, TillidPlanModel *model);
void tillid_past_list_show_problems (TillidPastList *self, TillidProblemsModel *model);

G_END_DECLS
