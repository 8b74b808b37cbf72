/* tillid-told-bounds.c - which days a told date can mean
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A told date is turned into the earliest and latest day of its start and of its end. The bounds are
 * never narrower than what was said. The rules:
 *
 *   season     three whole months of its calendar. Gregorian spring is March to May; winter 1991 begins
 *              in December 1991 and ends in February 1992 (EDTF lists winter last, too). Persian seasons
 *              are the quarters of the year, spring first. Ethiopic spring (belg) is the months 7 to 9,
 *              summer (kiremt) 10 to 13, autumn (tsedey) 1 to 3, winter (bega) 4 to 6. The Islamic year
 *              wanders through the seasons: it is the Gregorian season that has most days in it.
 *   decade     ten years from the year
 *   about      one year of its calendar each side
 *   age        from the birthday to the day before the next one, for every birth day that is possible;
 *              without a birth date: undated
 *   relative   the start bounds of the other event, moved; an undated event makes it undated
 *   before     open start; the latest day is the day before the period began. Where the period itself
 *   after      is not certain (between, age, relative) its loosest reading is taken
 *
 *   end same     the end bounds are the start bounds
 *   end open     both end bounds are open: it goes on
 *   end unknown  it ended some time after its earliest start; the latest end is open
 *   end point    the bounds of that point; if nobody knows the start, it was not after the latest end
 */
#include "config.h"

#include "tillid-told.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar.h"

/* Nobody tells of an older age; what is beyond was not written by us. */
#define AGE_MAX 150

/* A point: the period that was named, and how much looser its edges are.
 *
 * The period lies within [earliest, latest]. @surely_from and @surely_to tell how late the period can
 * begin and how early it can end: the same days as earliest and latest where the period is certain. */
typedef struct
{
  TillidDay earliest, latest;
  TillidDay surely_from, surely_to;
} Period;

static const Period undated = { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };

static gboolean
no_such_day (GError **error)
{
  g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NO_SUCH_DAY,
                       C_ ("error", "This calendar has no such day"));
  return FALSE;
}

static TillidDay
last_of_month (TillidCalendar calendar, int year, int month)
{
  if (!tillid_calendar_is_valid (calendar, year, month, 1))
    return TILLID_ABSENT;
  return tillid_calendar_to_day (calendar, year, month,
                                 tillid_calendar_days_in_month (calendar, year, month));
}

/* The same day so many years of @calendar away; the last of a month stays the last of the month. */
static TillidDay
add_years (TillidCalendar calendar, TillidDay day, int years)
{
  int y, m, d, days, days_then;

  if (day == TILLID_ABSENT)
    return day;
  tillid_calendar_from_day (calendar, day, &y, &m, &d);
  if (!tillid_calendar_is_valid (calendar, y + years, m, 1))
    return day;
  days = tillid_calendar_days_in_month (calendar, y, m);
  days_then = tillid_calendar_days_in_month (calendar, y + years, m);
  return tillid_calendar_to_day (calendar, y + years, m,
                                 d == days ? days_then : MIN (d, days_then));
}

static TillidDay
add_days (TillidDay day, gint64 days)
{
  return day == TILLID_ABSENT ? day : day + days;
}

static gboolean
set_certain (Period *period, TillidDay first, TillidDay last, GError **error)
{
  if (first == TILLID_ABSENT || last == TILLID_ABSENT || last < first)
    return no_such_day (error);
  *period = (Period){ first, last, first, last };
  return TRUE;
}

static gboolean
gregorian_season (Period *period, int year, TillidSeason season, GError **error)
{
  int first_month = (int) season * 3;
  gboolean is_winter = season == TILLID_SEASON_WINTER;

  return set_certain (period,
                      tillid_calendar_to_day (TILLID_CALENDAR_GREGORIAN, year, first_month, 1),
                      last_of_month (TILLID_CALENDAR_GREGORIAN, is_winter ? year + 1 : year,
                                     is_winter ? 2 : first_month + 2),
                      error);
}

/* The Gregorian season of that name with most days in the Islamic year. */
static gboolean
islamic_season (Period *period, int islamic_year, TillidSeason season, GError **error)
{
  TillidDay first = tillid_calendar_to_day (TILLID_CALENDAR_ISLAMIC, islamic_year, 1, 1);
  TillidDay last = last_of_month (TILLID_CALENDAR_ISLAMIC, islamic_year, 12);
  gint64 most = 0;
  int year;

  if (first == TILLID_ABSENT || last == TILLID_ABSENT)
    return no_such_day (error);
  tillid_day_to_ymd (first, &year, NULL, NULL);
  for (int y = year - 1; y <= year + 1; y++)
    {
      Period candidate;
      gint64 common;

      if (!gregorian_season (&candidate, y, season, NULL))
        continue;
      common = MIN (candidate.latest, last) - MAX (candidate.earliest, first) + 1;
      if (common > most)
        {
          most = common;
          *period = candidate;
        }
    }
  return most > 0 ? TRUE : no_such_day (error);
}

static gboolean
season_period (Period *period, const TillidToldPoint *point, GError **error)
{
  static const int ethiopic_first[] = { 0, 7, 10, 1, 4 };
  int first, last;

  if (point->season < TILLID_SEASON_SPRING || point->season > TILLID_SEASON_WINTER)
    return no_such_day (error);
  if (point->calendar == TILLID_CALENDAR_GREGORIAN)
    return gregorian_season (period, point->year, point->season, error);
  if (point->calendar == TILLID_CALENDAR_ISLAMIC)
    return islamic_season (period, point->year, point->season, error);

  if (point->calendar == TILLID_CALENDAR_PERSIAN)
    first = (int) point->season * 3 - 2;
  else
    first = ethiopic_first[point->season];
  /* The five or six days at the end of the Ethiopic year go with its summer. */
  last = first == 10 ? tillid_calendar_months_in_year (point->calendar) : first + 2;
  return set_certain (period, tillid_calendar_to_day (point->calendar, point->year, first, 1),
                      last_of_month (point->calendar, point->year, last), error);
}

static gboolean
years_period (Period *period, TillidCalendar calendar, int year, int n_years, GError **error)
{
  return set_certain (period, tillid_calendar_to_day (calendar, year, 1, 1),
                      last_of_month (calendar, year + n_years - 1,
                                     tillid_calendar_months_in_year (calendar)),
                      error);
}

static void
age_period (Period *period, int age, const TillidToldContext *context)
{
  TillidDay from = context != NULL ? context->birth_earliest : TILLID_ABSENT;
  TillidDay to = context != NULL ? context->birth_latest : TILLID_ABSENT;

  *period = undated;
  if (from != TILLID_ABSENT)
    {
      period->earliest = tillid_day_add_months (from, age * 12);
      period->surely_to = tillid_day_add_months (from, (age + 1) * 12) - 1;
    }
  if (to != TILLID_ABSENT)
    {
      period->surely_from = tillid_day_add_months (to, age * 12);
      period->latest = tillid_day_add_months (to, (age + 1) * 12) - 1;
    }
}

static gboolean
relative_period (Period *period,
                 const TillidToldPoint *point,
                 const TillidToldContext *context,
                 GError **error)
{
  TillidToldBounds other;

  *period = undated;
  if (context == NULL || context->lookup == NULL)
    return TRUE;
  if (!context->lookup (point->other, &other, context->data))
    {
      g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_CIRCLE,
                           C_ ("error",
                               "The events are told relative to each other, or one is missing"));
      return FALSE;
    }
  period->earliest = period->surely_to = add_days (other.start_earliest, point->offset_days);
  period->latest = period->surely_from = add_days (other.start_latest, point->offset_days);
  return TRUE;
}

static gboolean
named_period (Period *period,
              const TillidToldPoint *point,
              const TillidToldContext *context,
              GError **error)
{
  TillidCalendar calendar = point->calendar;
  TillidDay day;

  switch (point->kind)
    {
    case TILLID_TOLD_DAY:
      day = tillid_calendar_to_day (calendar, point->year, point->month, point->day);
      return set_certain (period, day, day, error);
    case TILLID_TOLD_BETWEEN:
      if (!set_certain (period,
                        tillid_calendar_to_day (calendar, point->year, point->month, point->day),
                        tillid_calendar_to_day (calendar, point->to_year, point->to_month,
                                                point->to_day),
                        error))
        return FALSE;
      period->surely_from = period->latest;
      period->surely_to = period->earliest;
      return TRUE;
    case TILLID_TOLD_MONTH:
      return set_certain (period, tillid_calendar_to_day (calendar, point->year, point->month, 1),
                          last_of_month (calendar, point->year, point->month), error);
    case TILLID_TOLD_SEASON:
      return season_period (period, point, error);
    case TILLID_TOLD_YEAR:
      return years_period (period, calendar, point->year, 1, error);
    case TILLID_TOLD_DECADE:
      return years_period (period, calendar, point->year, 10, error);
    case TILLID_TOLD_AGE:
      if (point->age < 0 || point->age > AGE_MAX)
        return no_such_day (error);
      age_period (period, point->age, context);
      return TRUE;
    case TILLID_TOLD_RELATIVE:
      return relative_period (period, point, context, error);
    case TILLID_TOLD_UNKNOWN:
    case TILLID_N_TOLD_KINDS:
    default:
      *period = undated;
      return TRUE;
    }
}

/* The bounds of one point. An unset side of an undated point stays unset. */
static gboolean
point_bounds (const TillidToldPoint *point,
              const TillidToldContext *context,
              TillidDay *out_earliest,
              TillidDay *out_latest,
              GError **error)
{
  int years = point->about ? 1 : 0;
  Period period = undated;

  if (!named_period (&period, point, context, error))
    return FALSE;
  *out_earliest = *out_latest = TILLID_ABSENT;
  if (point->side == TILLID_TOLD_BEFORE)
    *out_latest = add_days (add_years (point->calendar, period.surely_from, years), -1);
  else if (point->side == TILLID_TOLD_AFTER)
    *out_earliest = add_days (add_years (point->calendar, period.surely_to, -years), 1);
  else
    {
      *out_earliest = add_years (point->calendar, period.earliest, -years);
      *out_latest = add_years (point->calendar, period.latest, years);
    }
  return TRUE;
}

/**
 * tillid_told_bounds:
 * @self: a told date
 * @context: (nullable): birth bounds and other events it may lean on
 * @out_bounds: (out): the bounds; untouched on error
 * @error: return location for %TILLID_TOLD_ERROR_NO_SUCH_DAY or %TILLID_TOLD_ERROR_CIRCLE
 *
 * The rules stand at the top of this file. An age without a birth date, and a relation without a
 * lookup or to an undated event, is undated: that is no error. Thread-safe.
 *
 * Returns: %TRUE if @out_bounds was set
 */
gboolean
tillid_told_bounds (const TillidTold *self,
                    const TillidToldContext *context,
                    TillidToldBounds *out_bounds,
                    GError **error)
{
  TillidToldBounds bounds;

  g_return_val_if_fail (self != NULL && out_bounds != NULL, FALSE);

  if (!point_bounds (&self->start, context, &bounds.start_earliest, &bounds.start_latest, error))
    return FALSE;
  bounds.end_earliest = bounds.end_latest = TILLID_ABSENT;
  switch (self->end_kind)
    {
    case TILLID_TOLD_END_SAME:
      bounds.end_earliest = bounds.start_earliest;
      bounds.end_latest = bounds.start_latest;
      break;
    case TILLID_TOLD_END_UNKNOWN:
      bounds.end_earliest = bounds.start_earliest;
      break;
    case TILLID_TOLD_END_POINT:
      if (!point_bounds (&self->end, context, &bounds.end_earliest, &bounds.end_latest, error))
        return FALSE;
      if (bounds.start_earliest == TILLID_ABSENT && bounds.start_latest == TILLID_ABSENT)
        bounds.start_latest = bounds.end_latest;
      break;
    case TILLID_TOLD_END_OPEN:
    default:
      break;
    }
  *out_bounds = bounds;
  return TRUE;
}

/**
 * tillid_told_bounds_is_dated:
 * @self: bounds
 *
 * Returns: whether anything is known; if not the event waits in the "when?" tray
 */
gboolean
tillid_told_bounds_is_dated (const TillidToldBounds *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->start_earliest != TILLID_ABSENT || self->start_latest != TILLID_ABSENT ||
         self->end_earliest != TILLID_ABSENT || self->end_latest != TILLID_ABSENT;
}

/**
 * tillid_told_bounds_midpoint:
 * @self: bounds
 *
 * Returns: the middle of the start bounds (the earlier day of two), the known one if the other is open,
 *   an end bound if neither is known, %TILLID_ABSENT if undated
 */
TillidDay
tillid_told_bounds_midpoint (const TillidToldBounds *self)
{
  gint64 sum;

  g_return_val_if_fail (self != NULL, TILLID_ABSENT);

  if (self->start_earliest != TILLID_ABSENT && self->start_latest != TILLID_ABSENT)
    {
      sum = self->start_earliest + self->start_latest;
      return sum >= 0 ? sum / 2 : -((1 - sum) / 2);
    }
  if (self->start_earliest != TILLID_ABSENT)
    return self->start_earliest;
  if (self->start_latest != TILLID_ABSENT)
    return self->start_latest;
  return self->end_earliest != TILLID_ABSENT ? self->end_earliest : self->end_latest;
}

/* An open side is wider than any known width. */
static gint64
width_of (const TillidToldBounds *self)
{
  if (self->start_earliest == TILLID_ABSENT || self->start_latest == TILLID_ABSENT)
    return G_MAXINT64;
  return self->start_latest - self->start_earliest;
}

/**
 * tillid_told_bounds_compare:
 * @a: bounds
 * @id_a: id of their event
 * @b: other bounds
 * @id_b: id of theirs
 *
 * A total order: midpoint, then width (the more certain one first), then id. Undated comes last.
 *
 * Returns: negative, 0 or positive
 */
int
tillid_told_bounds_compare (const TillidToldBounds *a,
                            gint64 id_a,
                            const TillidToldBounds *b,
                            gint64 id_b)
{
  gboolean dated_a = tillid_told_bounds_is_dated (a);
  gboolean dated_b = tillid_told_bounds_is_dated (b);
  TillidDay middle_a = tillid_told_bounds_midpoint (a);
  TillidDay middle_b = tillid_told_bounds_midpoint (b);
  gint64 width_a = width_of (a);
  gint64 width_b = width_of (b);

  if (dated_a != dated_b)
    return dated_a ? -1 : 1;
  if (middle_a != middle_b)
    return middle_a < middle_b ? -1 : 1;
  if (width_a != width_b)
    return width_a < width_b ? -1 : 1;
  return (id_a > id_b) - (id_a < id_b);
}
