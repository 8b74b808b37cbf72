/* tillid-today-open-private.h - what is open with a patient of whom nobody has heard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-query.h"

G_BEGIN_DECLS

gboolean tillid_today_open_read (TillidDb *db,
                                 const TillidScope *scope,
                                 gint64 viewer,
                                 TillidTodayRow *row,
                                 gboolean *out_open,
                                 GError **error);

G_END_DECLS
