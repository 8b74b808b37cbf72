/* tillid-paper-window.h - the plan on paper: what is added, how it will look, and out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-page-preview.h"
#include "tillid-plan-papers.h"
#include "tillid-record-form.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PAPER_WINDOW (tillid_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidPaperWindow, tillid_paper_window, TILLID, PAPER_WINDOW, AdwWindow)

GtkWindow *
tillid_paper_window_new (GtkWindow *parent, TillidPlanModel *model, TillidPlanPaperKind kind);
TillidRecordForm *tillid_paper_window_get_form (TillidPaperWindow *self);
TillidPagePreview *tillid_paper_window_get_preview (TillidPaperWindow *self);

G_END_DECLS
