/* tillid-visit-view.h - one visit: prepare, in the room, close
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_VIEW (tillid_visit_view_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitView, tillid_visit_view, TILLID, VISIT_VIEW, GtkWidget)

void tillid_visit_view_set_model (TillidVisitView *self, TillidVisitModel *model);
TillidVisitModel *tillid_visit_view_get_model (TillidVisitView *self);
void tillid_visit_view_show_part (TillidVisitView *self, const char *part);
const char *tillid_visit_view_get_part (TillidVisitView *self);
void tillid_visit_view_leave (TillidVisitView *self);

G_END_DECLS
