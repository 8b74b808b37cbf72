/* tillid-cover-warning.h - visits within 48 hours for which an interpreter is missing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-calendar-model.h"

G_BEGIN_DECLS

/**
 * TillidCoverWarning:
 *
 * A button that says how many there are, and opens their list; each line opens the booking ("win.book"). Not visible where every
 * visit has its interpreter.
 */
#define TILLID_TYPE_COVER_WARNING (tillid_cover_warning_get_type ())
G_DECLARE_FINAL_TYPE (TillidCoverWarning, tillid_cover_warning, TILLID, COVER_WARNING, GtkWidget)

void tillid_cover_warning_set_model (TillidCoverWarning *self, TillidCalendarModel *model);
void tillid_cover_warning_set_session (TillidCoverWarning *self, TillidSession *session);
void tillid_cover_warning_set_whole (TillidCoverWarning *self, gboolean whole);

G_END_DECLS
