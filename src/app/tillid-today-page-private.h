/* tillid-today-page-private.h - what the parts of the day's page share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-date-popover.h"
#include "tillid-today-line.h"
#include "tillid-today-page.h"

G_BEGIN_DECLS

TillidTodayLine *tillid_today_page_find_line (TillidTodayPage *self, gint64 id);
const TillidTodayRow *tillid_today_page_find_row (TillidTodayPage *self, gint64 id);
TillidDatePopover *tillid_today_page_get_date_popover (TillidTodayPage *self);

/* tillid-today-page-actions.c */
void tillid_today_page_install_actions (GtkWidgetClass *klass);
void tillid_today_page_take_day (TillidTodayPage *self, gint64 promise, TillidDay day);

G_END_DECLS
