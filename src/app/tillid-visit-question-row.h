/* tillid-visit-question-row.h - a missing piece, to be answered
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

/* Enter on the row opens the answer. */
#define TILLID_TYPE_VISIT_QUESTION_ROW (tillid_visit_question_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitQuestionRow,
                      tillid_visit_question_row,
                      TILLID,
                      VISIT_QUESTION_ROW,
                      GtkListBoxRow)

GtkWidget *tillid_visit_question_row_new (void);
void tillid_visit_question_row_set (TillidVisitQuestionRow *self,
                                    TillidVisitModel *model,
                                    const TillidQuestion *question);

G_END_DECLS
