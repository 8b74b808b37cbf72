/* tillid-past-row.h - a goal or a step that is no part of the plan any more
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-plain-row.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PAST_ROW (tillid_past_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidPastRow, tillid_past_row, TILLID, PAST_ROW, GtkWidget)

GtkWidget *tillid_past_row_new (const char *title,
                                const char *language,
                                const char *caption,
                                const char *action,
                                gint64 id);

G_END_DECLS
