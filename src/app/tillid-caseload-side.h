/* tillid-caseload-side.h - beside the caseload: the clinic over time, cover, who will be away
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-caseload-model.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadSide:
 *
 * Signal "person-chosen" (gint64 member): whose patients know nobody else
 */
#define TILLID_TYPE_CASELOAD_SIDE (tillid_caseload_side_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadSide, tillid_caseload_side, TILLID, CASELOAD_SIDE, GtkWidget)

void tillid_caseload_side_set_model (TillidCaseloadSide *self, TillidCaseloadModel *model);

G_END_DECLS
