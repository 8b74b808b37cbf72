/* tillid-calendar.h - four calendars, and the one door to ICU's arithmetic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

gboolean tillid_calendar_is_valid (TillidCalendar calendar, int year, int month, int day);
TillidDay tillid_calendar_to_day (TillidCalendar calendar, int year, int month, int day);
void tillid_calendar_from_day (TillidCalendar calendar,
                               TillidDay day,
                               int *out_year,
                               int *out_month,
                               int *out_day);
int tillid_calendar_months_in_year (TillidCalendar calendar);
int tillid_calendar_days_in_month (TillidCalendar calendar, int year, int month);
const char *tillid_calendar_to_code (TillidCalendar calendar);
gboolean tillid_calendar_from_code (const char *code, TillidCalendar *out_calendar);

G_END_DECLS
