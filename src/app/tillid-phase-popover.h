/* tillid-phase-popover.h - sets when a phase begins
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-plan-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PHASE_POPOVER (tillid_phase_popover_get_type ())
G_DECLARE_FINAL_TYPE (TillidPhasePopover, tillid_phase_popover, TILLID, PHASE_POPOVER, GtkPopover)

void
tillid_phase_popover_ask (TillidPhasePopover *self, TillidPlanModel *model, TillidPhaseKind kind);
void tillid_phase_popover_release (TillidPhasePopover *self);

G_END_DECLS
