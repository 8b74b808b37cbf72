/* tillid-look-row.h - one opening with a reason, and the second look at it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-looks.h"

G_BEGIN_DECLS

/* Signal "looked" (gint64 grant, const char *words): somebody has looked at it; @words may be empty. */
#define TILLID_TYPE_LOOK_ROW (tillid_look_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidLookRow, tillid_look_row, TILLID, LOOK_ROW, GtkListBoxRow)

GtkWidget *tillid_look_row_new (TillidSession *session, const TillidLook *look);

G_END_DECLS
