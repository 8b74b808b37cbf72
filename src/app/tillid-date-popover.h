/* tillid-date-popover.h - asks for one day, typed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/* Signal "day-chosen" (gint64 day): %TILLID_ABSENT if the field was emptied. */
#define TILLID_TYPE_DATE_POPOVER (tillid_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (TillidDatePopover, tillid_date_popover, TILLID, DATE_POPOVER, GtkPopover)

void tillid_date_popover_ask (TillidDatePopover *self,
                              TillidSession *session,
                              const char *place,
                              const char *title,
                              TillidDay day);
void tillid_date_popover_release (TillidDatePopover *self);

G_END_DECLS
