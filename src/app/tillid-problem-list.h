/* tillid-problem-list.h - problems, or what helps, in an order that is dragged and moved by keys
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-problems-model.h"

G_BEGIN_DECLS

/* Signal "dropped" (gint64 id, guint place): an entry, of whatever list, was dropped before the one at @place, from 0. */
#define TILLID_TYPE_PROBLEM_LIST (tillid_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (TillidProblemList, tillid_problem_list, TILLID, PROBLEM_LIST, GtkWidget)

void tillid_problem_list_set_part (TillidProblemList *self,
                                   TillidProblemsModel *model,
                                   TillidProblemsPart part);
void tillid_problem_list_refresh (TillidProblemList *self);
GtkWidget *tillid_problem_list_find (TillidProblemList *self, gint64 id);
GtkWidget *tillid_problem_list_peek_place (TillidProblemList *self, guint place);
void tillid_problem_list_add (TillidProblemList *self);
gint64 tillid_problem_list_take_added (TillidProblemList *self);
void tillid_problem_list_restore_drafts (TillidProblemList *self);
void tillid_problem_list_leave (TillidProblemList *self);

G_END_DECLS
