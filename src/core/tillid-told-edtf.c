/* tillid-told-edtf.c - a told date in the Extended Date/Time Format
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* EDTF (ISO 8601-2:2019, Library of Congress specification, levels 1 and 2) knows one calendar. What
 * was said in another one, or as an age, is written as the days it can mean:
 *
 *   2015-03-12   2015-03   1991-21 (season)   1991   199X   1995~ (about)
 *   [2015-08-10..2015-08-21]   one day of these     [..2002-12-31]   before     [2011-01-01..]   after
 *   2007-23/..   goes on       2007/   ended, nobody knows when       2008/2010
 *
 * An interval cannot hold a set: there its end is written in the finest form that holds all the days it
 * can mean (month, year, decade, century), never finer. "About" is a sign in EDTF and not widened days. */
#include "config.h"

#include "tillid-told.h"

#include "tillid-calendar.h"

/* The bounds of @point alone, without the widening of "about". */
static gboolean
bounds_of_point (const TillidToldPoint *point,
                 const TillidToldContext *context,
                 TillidToldBounds *out_bounds)
{
  TillidTold alone = { .start = *point };

  alone.start.about = FALSE;
  return tillid_told_bounds (&alone, context, out_bounds, NULL) &&
         tillid_told_bounds_is_dated (out_bounds);
}

/* (nullable): the plain form of a Gregorian point. */
static char *
plain_form (const TillidToldPoint *point)
{
  static const int season_numbers[] = { 0, 21, 22, 23, 24 };

  if (point->calendar != TILLID_CALENDAR_GREGORIAN || point->side != TILLID_TOLD_AT)
    return NULL;
  switch ((int) point->kind)
    {
    case TILLID_TOLD_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", point->year, point->month, point->day);
    case TILLID_TOLD_MONTH:
      return g_strdup_printf ("%04d-%02d", point->year, point->month);
    case TILLID_TOLD_SEASON:
      return g_strdup_printf ("%04d-%02d", point->year, season_numbers[point->season]);
    case TILLID_TOLD_YEAR:
      return g_strdup_printf ("%04d", point->year);
    case TILLID_TOLD_DECADE:
      return point->year % 10 == 0 ? g_strdup_printf ("%03dX", point->year / 10) : NULL;
    default:
      return NULL;
    }
}

static char *
one_of_days (const TillidToldBounds *bounds, const char *sign)
{
  g_autofree char *first = tillid_day_to_iso (bounds->start_earliest);
  g_autofree char *last = tillid_day_to_iso (bounds->start_latest);

  if (bounds->start_earliest == bounds->start_latest)
    return g_strconcat (first, sign, NULL);
  return g_strconcat ("[", first != NULL ? first : "", first != NULL ? sign : "", "..",
                      last != NULL ? last : "", last != NULL ? sign : "", "]", NULL);
}

/* The finest form that holds all days; empty if there is none. */
static char *
holding_form (const TillidToldBounds *bounds, const char *sign)
{
  int y1, m1, y2, m2;

  if (bounds->start_earliest == TILLID_ABSENT || bounds->start_latest == TILLID_ABSENT)
    return g_strdup ("");
  if (bounds->start_earliest == bounds->start_latest)
    return one_of_days (bounds, sign);
  tillid_day_to_ymd (bounds->start_earliest, &y1, &m1, NULL);
  tillid_day_to_ymd (bounds->start_latest, &y2, &m2, NULL);
  if (y1 == y2 && m1 == m2)
    return g_strdup_printf ("%04d-%02d%s", y1, m1, sign);
  if (y1 == y2)
    return g_strdup_printf ("%04d%s", y1, sign);
  if (y1 / 10 == y2 / 10)
    return g_strdup_printf ("%03dX%s", y1 / 10, sign);
  if (y1 / 100 == y2 / 100)
    return g_strdup_printf ("%02dXX%s", y1 / 100, sign);
  return g_strdup ("");
}

/* (nullable): %NULL if undated. */
static char *
point_form (const TillidToldPoint *point, const TillidToldContext *context, gboolean in_interval)
{
  const char *sign = point->about ? "~" : "";
  g_autofree char *plain = NULL;
  TillidToldBounds bounds;

  if (!bounds_of_point (point, context, &bounds))
    return NULL;
  plain = plain_form (point);
  if (plain != NULL)
    return g_strconcat (plain, sign, NULL);
  return in_interval ? holding_form (&bounds, sign) : one_of_days (&bounds, sign);
}

/**
 * tillid_told_to_edtf:
 * @self: a told date
 * @context: (nullable): as for tillid_told_bounds()
 *
 * Derived and one-way: the stored form is tillid_told_to_json().
 *
 * Returns: (transfer full) (nullable): the EDTF string; %NULL if undated or not computable
 */
char *
tillid_told_to_edtf (const TillidTold *self, const TillidToldContext *context)
{
  gboolean is_interval;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  is_interval = self->end_kind != TILLID_TOLD_END_SAME;
  start = point_form (&self->start, context, is_interval);
  if (!is_interval)
    return g_steal_pointer (&start);

  if (self->end_kind == TILLID_TOLD_END_POINT)
    end = point_form (&self->end, context, TRUE);
  if (start == NULL && end == NULL)
    return NULL;
  if (self->end_kind == TILLID_TOLD_END_OPEN)
    end = g_strdup ("..");
  return g_strconcat (start != NULL ? start : "", "/", end != NULL ? end : "", NULL);
}
