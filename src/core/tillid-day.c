/* tillid-day.c - a day as a number
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The conversions are the integer ones of a year that begins in March: leap days then come last and
 * every month length follows from one line of arithmetic. They hold for all years an int can name. */
#include "config.h"

#include "tillid-day.h"

#include <stdlib.h>
#include <string.h>

/**
 * tillid_day_from_ymd:
 * @year: astronomical year (0 is 1 BCE)
 * @month: 1 to 12
 * @day: 1 to 31; not checked against the month, so that day 0 is the last of the month before
 *
 * Returns: days since 1970-01-01, proleptic Gregorian
 */
TillidDay
tillid_day_from_ymd (int year, int month, int day)
{
  gint64 y = month <= 2 ? (gint64) year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * tillid_day_to_ymd:
 * @day: a known day
 * @out_year: (out) (optional): year
 * @out_month: (out) (optional): month, 1 to 12
 * @out_day: (out) (optional): day of the month
 *
 * The inverse of tillid_day_from_ymd().
 */
void
tillid_day_to_ymd (TillidDay day, int *out_year, int *out_month, int *out_day)
{
  gint64 z, era, day_of_era, year_of_era, day_of_year, shifted;

  g_return_if_fail (day != TILLID_ABSENT);

  z = day + 719468;
  era = (z >= 0 ? z : z - 146096) / 146097;
  day_of_era = z - era * 146097;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted = (5 * day_of_year + 2) / 153;

  if (out_day != NULL)
    *out_day = (int) (day_of_year - (153 * shifted + 2) / 5 + 1);
  if (out_month != NULL)
    *out_month = (int) (shifted < 10 ? shifted + 3 : shifted - 9);
  if (out_year != NULL)
    *out_year = (int) (year_of_era + era * 400 + (shifted >= 10 ? 1 : 0));
}

/**
 * tillid_day_days_in_month:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
tillid_day_days_in_month (int year, int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  if (month == 12)
    return 31;
  return (int) (tillid_day_from_ymd (year, month + 1, 1) - tillid_day_from_ymd (year, month, 1));
}

/**
 * tillid_day_is_valid_ymd:
 * @year: a year
 * @month: a month
 * @day: a day
 *
 * Returns: whether such a day exists, in the years 1 to 9999
 */
gboolean
tillid_day_is_valid_ymd (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= tillid_day_days_in_month (year, month);
}

/**
 * tillid_day_weekday:
 * @day: a known day
 *
 * Returns: 1 for Monday to 7 for Sunday (1970-01-01 was a Thursday)
 */
int
tillid_day_weekday (TillidDay day)
{
  gint64 index = (day + 3) % 7;

  return (int) (index < 0 ? index + 7 : index) + 1;
}

/**
 * tillid_day_add_months:
 * @day: a known day
 * @months: how many, may be negative
 *
 * Returns: the same day of the month so many months later, or the last of that month if it is shorter
 */
TillidDay
tillid_day_add_months (TillidDay day, int months)
{
  int y, m, d, index;

  tillid_day_to_ymd (day, &y, &m, &d);
  index = y * 12 + (m - 1) + months;
  y = index >= 0 ? index / 12 : -((11 - index) / 12);
  m = index - y * 12 + 1;
  return tillid_day_from_ymd (y, m, MIN (d, tillid_day_days_in_month (y, m)));
}

/**
 * tillid_day_from_iso:
 * @text: (nullable): "2026-03-10"
 *
 * Returns: the day, or %TILLID_ABSENT if @text is anything but ten characters of an existing day
 */
TillidDay
tillid_day_from_iso (const char *text)
{
  int parts[3] = { 0 }, part = 0;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return TILLID_ABSENT;
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7)
      part++;
    else if (g_ascii_isdigit (text[i]))
      parts[part] = parts[part] * 10 + text[i] - '0';
    else
      return TILLID_ABSENT;
  return tillid_day_is_valid_ymd (parts[0], parts[1], parts[2])
           ? tillid_day_from_ymd (parts[0], parts[1], parts[2])
           : TILLID_ABSENT;
}

/**
 * tillid_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): "2026-03-10", or %NULL for %TILLID_ABSENT
 */
char *
tillid_day_to_iso (TillidDay day)
{
  int y, m, d;

  if (day == TILLID_ABSENT)
    return NULL;
  tillid_day_to_ymd (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}
