/* tillid-caseload-print.h - the rows of the caseload, to a printer and into a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-caseload-model.h"
#include "tillid-sheet.h"

G_BEGIN_DECLS

TillidSheet *tillid_caseload_print_make_sheet (TillidCaseloadModel *model,
                                               TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;

void
tillid_caseload_print_run (GtkWidget *widget, TillidCaseloadModel *model, TillidSession *session);
void tillid_caseload_print_save (GtkWidget *widget, TillidCaseloadModel *model);

G_END_DECLS
