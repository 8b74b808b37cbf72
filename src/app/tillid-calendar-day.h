/* tillid-calendar-day.h - a GtkCalendar and a day of the record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-day.h"

G_BEGIN_DECLS

static inline void
tillid_calendar_set_day (GtkCalendar *calendar, TillidDay day)
{
  int year, month, of_month;
  g_autoptr (GDateTime) date = NULL;

  tillid_day_to_ymd (day, &year, &month, &of_month);
  date = g_date_time_new_utc (year, month, of_month, 12, 0, 0);
  gtk_calendar_select_day (calendar, date);
}

static inline TillidDay
tillid_calendar_get_day (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);

  return tillid_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                              g_date_time_get_day_of_month (date));
}

G_END_DECLS
