/* tillid-visit-prepare.h - who will be in the room, what to begin with, what nobody knows yet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_VISIT_PREPARE (tillid_visit_prepare_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitPrepare, tillid_visit_prepare, TILLID, VISIT_PREPARE, GtkWidget)

void tillid_visit_prepare_update (TillidVisitPrepare *self, TillidVisitModel *model);

G_END_DECLS
