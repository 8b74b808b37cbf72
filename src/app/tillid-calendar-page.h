/* tillid-calendar-page.h - the visits of a day or a week, by colleague and by room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-calendar-grid.h"
#include "tillid-workplace.h"

G_BEGIN_DECLS

/**
 * TillidCalendarPage:
 *
 * A second view of Today: when, who and where. What overlaps is said and not forbidden.
 */
#define TILLID_TYPE_CALENDAR_PAGE (tillid_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidCalendarPage, tillid_calendar_page, TILLID, CALENDAR_PAGE, GtkWidget)

TillidCalendarModel *tillid_calendar_page_get_model (TillidCalendarPage *self);
TillidCalendarGrid *tillid_calendar_page_get_grid (TillidCalendarPage *self);

G_END_DECLS
