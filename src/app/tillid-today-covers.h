/* tillid-today-covers.h - how the visits of the coming days stand with their interpreters
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-today-model.h"

G_BEGIN_DECLS

/**
 * TillidTodayCovers:
 *
 * A line for those without one, and a line for those with somebody new; each leads to every one of its visits.
 */
#define TILLID_TYPE_TODAY_COVERS (tillid_today_covers_get_type ())
G_DECLARE_FINAL_TYPE (TillidTodayCovers, tillid_today_covers, TILLID, TODAY_COVERS, GtkWidget)

void tillid_today_covers_fill (TillidTodayCovers *self, TillidTodayModel *model);

G_END_DECLS
