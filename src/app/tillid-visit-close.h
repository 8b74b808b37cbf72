/* tillid-visit-close.h - the end of a visit: read aloud, next visit, text for the journal
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_CLOSE (tillid_visit_close_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitClose, tillid_visit_close, TILLID, VISIT_CLOSE, GtkWidget)

void tillid_visit_close_update (TillidVisitClose *self, TillidVisitModel *model);
void tillid_visit_close_leave (TillidVisitClose *self);

G_END_DECLS
