/* tillid-phase-strip.h - the five phases of a course of care
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

/* Signal "phase-activated" (int kind). */
#define TILLID_TYPE_PHASE_STRIP (tillid_phase_strip_get_type ())
G_DECLARE_FINAL_TYPE (TillidPhaseStrip, tillid_phase_strip, TILLID, PHASE_STRIP, GtkWidget)

void tillid_phase_strip_show (TillidPhaseStrip *self, TillidPlanModel *model);
GtkWidget *tillid_phase_strip_get_part (TillidPhaseStrip *self, TillidPhaseKind kind);

G_END_DECLS
