/* tillid-calendar.c - four calendars, and the one door to ICU's arithmetic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Gregorian is our own integer arithmetic (tillid-day.c); the other three are ICU's: persian by its
 * 33-year rule (right from 1178 to 1633), islamic by the Umm al-Qura tables (1300 to 1600, civil rule
 * outside them), ethiopic counted from Amete Mihret. */
#include "config.h"

#include "tillid-calendar.h"

#include "tillid-choices.h"
#include "tillid-icu.h"

/* (transfer none): the code that files hold: "persian". */
const char *
tillid_calendar_to_code (TillidCalendar calendar)
{
  return tillid_choice_to_code (tillid_calendar_choices, calendar);
}

/* %FALSE, and @out_calendar unchanged, if @code is no calendar. */
gboolean
tillid_calendar_from_code (const char *code, TillidCalendar *out_calendar)
{
  int index = tillid_choice_from_code (tillid_calendar_choices, code);

  if (index < 0)
    return FALSE;
  *out_calendar = index;
  return TRUE;
}

/**
 * tillid_calendar_months_in_year:
 * @calendar: a calendar
 *
 * Returns: 12, or 13 in the Ethiopic calendar, whose last month has five or six days
 */
int
tillid_calendar_months_in_year (TillidCalendar calendar)
{
  return calendar == TILLID_CALENDAR_ETHIOPIC ? 13 : 12;
}

/**
 * tillid_calendar_days_in_month:
 * @calendar: a calendar
 * @year: a year of it
 * @month: a month of it, from 1
 *
 * Returns: how many days that month has
 */
int
tillid_calendar_days_in_month (TillidCalendar calendar, int year, int month)
{
  gboolean is_last = month == tillid_calendar_months_in_year (calendar);

  g_return_val_if_fail (month >= 1 && month <= tillid_calendar_months_in_year (calendar), 0);

  if (calendar == TILLID_CALENDAR_GREGORIAN)
    return tillid_day_days_in_month (year, month);
  return (
    int) (tillid_icu_to_day (calendar, is_last ? year + 1 : year, is_last ? 1 : month + 1, 1) -
          tillid_icu_to_day (calendar, year, month, 1));
}

/**
 * tillid_calendar_is_valid:
 * @calendar: a calendar
 * @year: a year
 * @month: a month
 * @day: a day
 *
 * Returns: whether that calendar has such a day, in its years 1 to 9999
 */
gboolean
tillid_calendar_is_valid (TillidCalendar calendar, int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 &&
         month <= tillid_calendar_months_in_year (calendar) && day >= 1 &&
         day <= tillid_calendar_days_in_month (calendar, year, month);
}

/**
 * tillid_calendar_to_day:
 * @calendar: a calendar
 * @year: a year of it
 * @month: from 1
 * @day: from 1
 *
 * Thread-safe.
 *
 * Returns: the day, or %TILLID_ABSENT if the calendar has no such day
 */
TillidDay
tillid_calendar_to_day (TillidCalendar calendar, int year, int month, int day)
{
  if (!tillid_calendar_is_valid (calendar, year, month, day))
    return TILLID_ABSENT;
  if (calendar == TILLID_CALENDAR_GREGORIAN)
    return tillid_day_from_ymd (year, month, day);
  return tillid_icu_to_day (calendar, year, month, day);
}

/**
 * tillid_calendar_from_day:
 * @calendar: a calendar
 * @day: a known day
 * @out_year: (out) (optional): year
 * @out_month: (out) (optional): month, from 1
 * @out_day: (out) (optional): day of the month
 *
 * Thread-safe.
 */
void
tillid_calendar_from_day (TillidCalendar calendar,
                          TillidDay day,
                          int *out_year,
                          int *out_month,
                          int *out_day)
{
  int y, m, d;

  g_return_if_fail (day != TILLID_ABSENT);

  if (calendar == TILLID_CALENDAR_GREGORIAN)
    tillid_day_to_ymd (day, &y, &m, &d);
  else
    tillid_icu_from_day (calendar, day, &y, &m, &d);
  if (out_year != NULL)
    *out_year = y;
  if (out_month != NULL)
    *out_month = m;
  if (out_day != NULL)
    *out_day = d;
}
