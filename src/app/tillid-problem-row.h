/* tillid-problem-row.h - one problem, or one thing that helps, as a row
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-problems-model.h"

G_BEGIN_DECLS

/**
 * TillidProblemRow:
 *
 * Shows the words in both languages and, of a problem, the burden and the next step; of what helps, with which problems.
 * Its keys are actions of the page (tillid-problems-page.h). Dragging by the handle carries the id (gint64).
 */
#define TILLID_TYPE_PROBLEM_ROW (tillid_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidProblemRow, tillid_problem_row, TILLID, PROBLEM_ROW, GtkListBoxRow)

GtkWidget *tillid_problem_row_new (void);
void tillid_problem_row_set_item (TillidProblemRow *self,
                                  TillidProblemsModel *model,
                                  const TillidProblemsItem *item);
gint64 tillid_problem_row_get_id (TillidProblemRow *self);
guint tillid_problem_row_get_number (TillidProblemRow *self);
void tillid_problem_row_edit (TillidProblemRow *self);
void tillid_problem_row_edit_field (TillidProblemRow *self, const char *field);
gboolean tillid_problem_row_is_editing (TillidProblemRow *self);
void tillid_problem_row_leave (TillidProblemRow *self);

const char *tillid_domain_get_icon (TillidDomain domain);

G_END_DECLS
