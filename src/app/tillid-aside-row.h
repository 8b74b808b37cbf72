/* tillid-aside-row.h - a prompt that was put aside, and showing it again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-continuity-model.h"

G_BEGIN_DECLS

/**
 * TillidAsideRow:
 *
 * Until when a prompt was put aside, and why. Action: "aside.show-again".
 */
#define TILLID_TYPE_ASIDE_ROW (tillid_aside_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidAsideRow, tillid_aside_row, TILLID, ASIDE_ROW, GtkWidget)

void tillid_aside_row_set (TillidAsideRow *self, TillidContinuityModel *model, guint index);

G_END_DECLS
