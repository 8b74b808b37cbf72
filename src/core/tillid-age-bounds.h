/* tillid-age-bounds.h - how old somebody is at least, and at most
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

int tillid_age_years_between (TillidDay from, TillidDay until);
gboolean tillid_age_bounds (const TillidToldBounds *birth,
                            gboolean administrative,
                            TillidDay day,
                            int *out_youngest,
                            int *out_oldest);

G_END_DECLS
