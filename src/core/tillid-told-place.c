/* tillid-told-place.c - told dates made from a place on the timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Days become the words somebody would say: a whole month is the month, three whole months of a season the season. What is
 * moved by hand is never more exact than it was told, nor than the hand can point: "summer 1994" that is moved where a
 * pixel is a month becomes "1996", moved where a pixel is a day it becomes the summer it lies in. A date keeps the calendar it
 * was told in. An age, and what leans on another event, become a date of their own when they are moved. */
#include "config.h"

#include "tillid-told-place.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar.h"

#define DAYS_PER_YEAR 365.25
/* A period that is longer is told by its two ends, also where nobody can point at a day. */
#define LONG_PERIOD_DAYS 800

/* As exactly as somebody can point when @days are seen: as the marks of the axis. */
TillidToldGrain
tillid_told_grain_for_span (double days)
{
  if (days >= 8 * DAYS_PER_YEAR)
    return TILLID_TOLD_GRAIN_YEAR;
  return days >= DAYS_PER_YEAR ? TILLID_TOLD_GRAIN_MONTH : TILLID_TOLD_GRAIN_DAY;
}

/* @day and so many days, months or years. */
TillidDay
tillid_told_grain_step (TillidToldGrain grain, TillidDay day, int steps)
{
  if (grain == TILLID_TOLD_GRAIN_DAY)
    return day + steps;
  return tillid_day_add_months (day, grain == TILLID_TOLD_GRAIN_MONTH ? steps : steps * 12);
}

static void
set_day (TillidToldPoint *point, TillidDay day)
{
  tillid_calendar_from_day (point->calendar, day, &point->year, &point->month, &point->day);
}

/* A date at @day in the calendar of @point, as exact as @grain. */
static void
set_grain (TillidToldPoint *point, TillidDay day, TillidToldGrain grain)
{
  static const TillidToldKind kinds[] = { TILLID_TOLD_DAY, TILLID_TOLD_MONTH, TILLID_TOLD_YEAR };
  TillidToldPoint plain = { .kind = kinds[grain], .calendar = point->calendar };

  plain.about = point->about;
  plain.side = point->side;
  set_day (&plain, day);
  if (grain >= TILLID_TOLD_GRAIN_MONTH)
    plain.day = 0;
  if (grain == TILLID_TOLD_GRAIN_YEAR)
    plain.month = 0;
  *point = plain;
}

static gboolean
point_covers (const TillidToldPoint *point, TillidDay *out_first, TillidDay *out_last)
{
  TillidTold told = { .start = *point };
  TillidToldBounds bounds;

  told.start.about = FALSE;
  told.start.side = TILLID_TOLD_AT;
  if (!tillid_told_bounds (&told, NULL, &bounds, NULL))
    return FALSE;
  *out_first = bounds.start_earliest;
  *out_last = bounds.start_latest;
  return TRUE;
}

/* The season of the calendar of @point in which @day lies. */
static gboolean
set_season (TillidToldPoint *point, TillidDay day)
{
  TillidToldPoint season = *point;
  TillidDay first, last;
  int year;

  season.kind = TILLID_TOLD_SEASON;
  tillid_calendar_from_day (point->calendar, day, &year, &season.month, &season.day);
  season.month = season.day = 0;
  for (season.year = year - 1; season.year <= year + 1; season.year++)
    for (season.season = TILLID_SEASON_SPRING; season.season <= TILLID_SEASON_WINTER;
         season.season++)
      if (point_covers (&season, &first, &last) && day >= first && day <= last)
        {
          *point = season;
          return TRUE;
        }
  return FALSE;
}

/* Whether @point of its kind has exactly these days. */
static gboolean
is_exactly (const TillidToldPoint *point, TillidDay first, TillidDay last)
{
  TillidDay from, to;

  return point_covers (point, &from, &to) && from == first && to == last;
}

/* The shortest words for some day from @first to @last, both included. */
static void
set_period (TillidToldPoint *point, TillidDay first, TillidDay last)
{
  TillidToldPoint tried = { .calendar = point->calendar, .side = point->side };

  set_grain (&tried, first, TILLID_TOLD_GRAIN_DAY);
  if (first != last)
    {
      set_grain (&tried, first, TILLID_TOLD_GRAIN_MONTH);
      if (!is_exactly (&tried, first, last))
        set_grain (&tried, first, TILLID_TOLD_GRAIN_YEAR);
      if (!is_exactly (&tried, first, last))
        set_season (&tried, first);
      if (!is_exactly (&tried, first, last))
        {
          set_grain (&tried, first, TILLID_TOLD_GRAIN_YEAR);
          tried.kind = TILLID_TOLD_DECADE;
        }
      if (!is_exactly (&tried, first, last))
        {
          set_grain (&tried, first, TILLID_TOLD_GRAIN_DAY);
          tried.kind = TILLID_TOLD_BETWEEN;
          tillid_calendar_from_day (tried.calendar, last, &tried.to_year, &tried.to_month,
                                    &tried.to_day);
        }
    }
  *point = tried;
}

static void
set_bounds (TillidToldPoint *point, TillidDay earliest, TillidDay latest)
{
  if (earliest == TILLID_ABSENT && latest == TILLID_ABSENT)
    return;
  point->side = earliest == TILLID_ABSENT ? TILLID_TOLD_BEFORE
                : latest == TILLID_ABSENT ? TILLID_TOLD_AFTER
                                          : TILLID_TOLD_AT;
  if (point->side == TILLID_TOLD_BEFORE)
    earliest = latest = latest + 1;
  else if (point->side == TILLID_TOLD_AFTER)
    earliest = latest = earliest - 1;
  set_period (point, earliest, latest);
}

/**
 * tillid_told_new_from_bounds:
 * @bounds: bounds of a told date
 *
 * Returns: (transfer full): a Gregorian date with these bounds in the shortest words; what was said is not known here
 */
TillidTold *
tillid_told_new_from_bounds (const TillidToldBounds *bounds)
{
  TillidTold *self = tillid_told_new (NULL, NULL);

  g_return_val_if_fail (bounds != NULL, self);

  set_bounds (&self->start, bounds->start_earliest, bounds->start_latest);
  if (bounds->end_earliest == TILLID_ABSENT && bounds->end_latest == TILLID_ABSENT)
    self->end_kind = TILLID_TOLD_END_OPEN;
  else if (bounds->end_earliest == bounds->start_earliest &&
           bounds->end_latest == bounds->start_latest)
    self->end_kind = TILLID_TOLD_END_SAME;
  else if (bounds->end_latest == TILLID_ABSENT)
    self->end_kind = TILLID_TOLD_END_UNKNOWN;
  else
    {
      self->end_kind = TILLID_TOLD_END_POINT;
      set_bounds (&self->end, bounds->end_earliest, bounds->end_latest);
    }
  return self;
}

/* Period by period: as it was told, and as exactly as somebody can point. */
static void
move_between (TillidToldPoint *point, gint64 days, TillidDay middle, TillidToldGrain grain)
{
  TillidDay first = tillid_calendar_to_day (point->calendar, point->year, point->month, point->day);
  TillidDay last =
    tillid_calendar_to_day (point->calendar, point->to_year, point->to_month, point->to_day);

  if (grain == TILLID_TOLD_GRAIN_DAY || last - first > LONG_PERIOD_DAYS)
    {
      set_day (point, first + days);
      tillid_calendar_from_day (point->calendar, last + days, &point->to_year, &point->to_month,
                                &point->to_day);
    }
  else
    set_grain (point, middle, last - first > 31 ? TILLID_TOLD_GRAIN_YEAR : grain);
}

/* @middle: where the middle of its bounds stands from now on. */
static void
move_point (TillidToldPoint *point, gint64 days, TillidDay middle, TillidToldGrain grain)
{
  switch (point->kind)
    {
    case TILLID_TOLD_BETWEEN:
      move_between (point, days, middle, grain);
      break;
    case TILLID_TOLD_MONTH:
      set_grain (point, middle, MAX (grain, TILLID_TOLD_GRAIN_MONTH));
      break;
    case TILLID_TOLD_SEASON:
      if (grain == TILLID_TOLD_GRAIN_YEAR || !set_season (point, middle))
        set_grain (point, middle, TILLID_TOLD_GRAIN_YEAR);
      break;
    case TILLID_TOLD_YEAR:
      set_grain (point, middle, TILLID_TOLD_GRAIN_YEAR);
      break;
    case TILLID_TOLD_DECADE:
      set_grain (point, middle, TILLID_TOLD_GRAIN_YEAR);
      point->kind = TILLID_TOLD_DECADE;
      point->year -= ((point->year % 10) + 10) % 10;
      break;
    case TILLID_TOLD_AGE:
      set_grain (point, middle, TILLID_TOLD_GRAIN_YEAR);
      break;
    case TILLID_TOLD_DAY:
    case TILLID_TOLD_RELATIVE:
    case TILLID_TOLD_UNKNOWN:
    case TILLID_N_TOLD_KINDS:
    default:
      set_grain (point, middle, grain);
      break;
    }
}

static TillidDay
middle_of (TillidDay earliest, TillidDay latest)
{
  TillidToldBounds bounds = { earliest, latest, TILLID_ABSENT, TILLID_ABSENT };

  return tillid_told_bounds_midpoint (&bounds);
}

/**
 * tillid_told_move:
 * @self: (nullable): a told date; %NULL: nobody has said when
 * @bounds: (nullable): its bounds; %NULL or undated: as if there were no date yet
 * @part: what is moved
 * @to: where the middle of the start (of the end, for %TILLID_TOLD_ENDING) stands from now on
 * @grain: how exactly somebody can point
 *
 * Returns: (transfer full): the date that is meant now; without words, which are asked for
 */
TillidTold *
tillid_told_move (const TillidTold *self,
                  const TillidToldBounds *bounds,
                  TillidToldPart part,
                  TillidDay to,
                  TillidToldGrain grain)
{
  TillidTold *moved = self != NULL ? tillid_told_copy (self) : tillid_told_new (NULL, NULL);
  TillidDay start =
    bounds != NULL ? middle_of (bounds->start_earliest, bounds->start_latest) : TILLID_ABSENT;
  TillidDay end =
    bounds != NULL ? middle_of (bounds->end_earliest, bounds->end_latest) : TILLID_ABSENT;

  g_clear_pointer (&moved->said, g_free);
  g_clear_pointer (&moved->language, g_free);
  if (part == TILLID_TOLD_ENDING)
    {
      if (moved->end_kind != TILLID_TOLD_END_POINT)
        moved->end = (TillidToldPoint){ .calendar = moved->start.calendar };
      move_point (&moved->end, end != TILLID_ABSENT ? to - end : 0, to, grain);
      moved->end_kind = TILLID_TOLD_END_POINT;
      return moved;
    }
  move_point (&moved->start, start != TILLID_ABSENT ? to - start : 0, to, grain);
  if (part == TILLID_TOLD_WHOLE && moved->end_kind == TILLID_TOLD_END_POINT &&
      start != TILLID_ABSENT && end != TILLID_ABSENT)
    move_point (&moved->end, to - start, end + (to - start), grain);
  return moved;
}

/**
 * tillid_told_check_life:
 * @self: a told date
 * @context: birth bounds
 * @error: return location for %TILLID_TOLD_ERROR_NO_SUCH_DAY
 *
 * Returns: %FALSE, with a sentence, if it would certainly end before it began or lie before the birth
 */
gboolean
tillid_told_check_life (const TillidTold *self, const TillidToldContext *context, GError **error)
{
  TillidToldBounds bounds;

  g_return_val_if_fail (self != NULL && context != NULL, FALSE);

  if (!tillid_told_bounds (self, context, &bounds, error))
    return FALSE;
  if (bounds.end_latest != TILLID_ABSENT && bounds.start_earliest != TILLID_ABSENT &&
      bounds.end_latest < bounds.start_earliest)
    {
      g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NO_SUCH_DAY,
                           C_ ("error", "This would end before it began."));
      return FALSE;
    }
  if (context->birth_earliest != TILLID_ABSENT && bounds.start_latest != TILLID_ABSENT &&
      bounds.start_latest < context->birth_earliest)
    {
      g_set_error_literal (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NO_SUCH_DAY,
                           C_ ("error", "This would be before the patient was born."));
      return FALSE;
    }
  return TRUE;
}
