/* tillid-visit-missed.h - what got in the way of a visit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

/**
 * TillidVisitMissed:
 *
 * A question, not a fault: our own reasons stand first, and it may stay without an answer. Seen only at a visit that was missed.
 */
#define TILLID_TYPE_VISIT_MISSED (tillid_visit_missed_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitMissed, tillid_visit_missed, TILLID, VISIT_MISSED, GtkWidget)

void tillid_visit_missed_update (TillidVisitMissed *self, TillidVisitModel *model);

G_END_DECLS
