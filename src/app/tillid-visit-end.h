/* tillid-visit-end.h - the questions at the end of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_END (tillid_visit_end_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitEnd, tillid_visit_end, TILLID, VISIT_END, GtkWidget)

void tillid_visit_end_update (TillidVisitEnd *self, TillidVisitModel *model);
void tillid_visit_end_leave (TillidVisitEnd *self);

G_END_DECLS
