/* tillid-visit-brief.h - what to know before and during a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_BRIEF (tillid_visit_brief_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitBrief, tillid_visit_brief, TILLID, VISIT_BRIEF, GtkWidget)

void tillid_visit_brief_update (TillidVisitBrief *self, TillidVisitModel *model);
void tillid_visit_brief_leave (TillidVisitBrief *self);

G_END_DECLS
