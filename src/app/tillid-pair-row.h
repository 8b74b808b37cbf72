/* tillid-pair-row.h - who could meet the patient next: one possibility
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-continuity-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PAIR_ROW (tillid_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidPairRow, tillid_pair_row, TILLID, PAIR_ROW, GtkListBoxRow)

GtkWidget *tillid_pair_row_new (TillidPatientContext *context, const TillidContinuityPair *pair);

G_END_DECLS
