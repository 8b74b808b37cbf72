/* tillid-problem-editor.h - the fields of a problem, or of what helps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-problems-model.h"

G_BEGIN_DECLS

/**
 * TillidProblemEditor:
 *
 * Words in one of two languages are enough; the rest may wait. What is typed is a draft with every key. Signals: "closed";
 * "next": it was kept with Ctrl+Enter, after "closed".
 */
#define TILLID_TYPE_PROBLEM_EDITOR (tillid_problem_editor_get_type ())
G_DECLARE_FINAL_TYPE (TillidProblemEditor, tillid_problem_editor, TILLID, PROBLEM_EDITOR, GtkWidget)

void tillid_problem_editor_open (TillidProblemEditor *self,
                                 TillidProblemsModel *model,
                                 TillidProblemsPart part,
                                 const TillidProblemsItem *item);
gboolean tillid_problem_editor_is_open (TillidProblemEditor *self);
gint64 tillid_problem_editor_take_added (TillidProblemEditor *self);
gboolean tillid_problem_editor_keep (TillidProblemEditor *self);
void tillid_problem_editor_focus_field (TillidProblemEditor *self, const char *field);
gboolean
tillid_problem_editor_has_draft (TillidProblemsModel *model, TillidProblemsPart part, gint64 id);

G_END_DECLS
