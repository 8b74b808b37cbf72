/* tillid-life-overview.h - the whole life on one line, with a frame to move
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline-canvas.h"

G_BEGIN_DECLS

#define TILLID_TYPE_LIFE_OVERVIEW (tillid_life_overview_get_type ())
G_DECLARE_FINAL_TYPE (TillidLifeOverview, tillid_life_overview, TILLID, LIFE_OVERVIEW, GtkWidget)

void tillid_life_overview_set_canvas (TillidLifeOverview *self, TillidTimelineCanvas *canvas);

G_END_DECLS
