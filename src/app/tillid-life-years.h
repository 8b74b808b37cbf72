/* tillid-life-years.h - the visible years as two numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

#define TILLID_TYPE_LIFE_YEARS (tillid_life_years_get_type ())
G_DECLARE_FINAL_TYPE (TillidLifeYears, tillid_life_years, TILLID, LIFE_YEARS, AdwBin)

void tillid_life_years_set_state (TillidLifeYears *self, TillidTimelineState *state);

G_END_DECLS
