/* tillid-timeline-scale.c - days to pixels and back; ranges, zoom and pan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Start to end: gutter - visible past (linear) - strip of folded years, if the view ends before today - today
 * line - the coming twelve months (linear, another scale) - "some day". The coming part is pinned: it takes
 * 212 of the 944 px of the drawn axis (the drawn pages) at every width, more with larger text, and never less
 * than a fifth.
 *
 * Invariants: x grows with the day (falls when mirrored) and the two functions are each other's inverse, except
 * in the gap at the today line and beyond twelve months. The view never ends after today and shows at least
 * a week. Everything else asks these two functions; nothing multiplies days by pixels on its own.
 */
#include "config.h"

#include "tillid-timeline-layout.h"

#include <math.h>

#define FUTURE_SHARE (212.0 / 944.0)
/* When the next months are what is looked at. */
#define WIDE_SHARE 0.5
#define COMING_MONTHS 12
#define WIDE_COMING_MONTHS 3
/* Larger text needs a wider coming part, but the past keeps the greater half. */
#define MOST_TEXT_SCALE 1.5
#define COMING_PAD_START 14.0
#define COMING_PAD_END 7.6
#define DAYS_PER_YEAR 365.25
#define LEAST_DAYS 7.0

/**
 * tillid_timeline_view_get_scale:
 * @self: a view
 * @out_scale: (out caller-allocates): its scale
 */
void
tillid_timeline_view_get_scale (const TillidTimelineView *self, TillidTimelineScale *out_scale)
{
  double axis = MAX (self->width - self->gutter, 1);
  double scale = CLAMP (self->scale, 1, MOST_TEXT_SCALE);
  double future_width = self->wide_coming
                          ? round (axis * WIDE_SHARE)
                          : MAX (round (axis * FUTURE_SHARE * scale), ceil (axis / 5));
  double some_day = MIN (TILLID_TIMELINE_SOME_DAY_WIDTH * scale, future_width / 3);

  g_return_if_fail (self != NULL && out_scale != NULL);

  *out_scale = (TillidTimelineScale){
    .width = self->width,
    .gutter = self->gutter,
    .future = self->width - future_width,
    .some_day = self->width - some_day,
    .first = self->first,
    .last = self->last,
    .today = self->today,
    .coming_last =
      tillid_day_add_months (self->today, self->wide_coming ? WIDE_COMING_MONTHS : COMING_MONTHS),
    .rtl = self->rtl,
  };
  out_scale->past_end = out_scale->future;
  if (self->last < self->today)
    out_scale->past_end -= TILLID_TIMELINE_FOLD_WIDTH;
  out_scale->coming = out_scale->future + MIN (COMING_PAD_START, some_day / 4);
  out_scale->coming_end = out_scale->some_day - MIN (COMING_PAD_END, some_day / 7);
}

/* Distance from the start side. */
static double
distance_of_day (const TillidTimelineScale *self, double day)
{
  if (day <= self->last)
    return self->gutter +
           (day - self->first) / (self->last - self->first) * (self->past_end - self->gutter);
  if (day <= self->today)
    return self->past_end +
           (day - self->last) / (self->today - self->last) * (self->future - self->past_end);
  if (day <= self->coming_last)
    return self->coming + (day - self->today) / (self->coming_last - self->today) *
                            (self->coming_end - self->coming);
  return (self->some_day + self->width) / 2;
}

/**
 * tillid_timeline_scale_x:
 * @self: a scale
 * @day: a day, not necessarily whole
 *
 * Days before the view give an x before the axis; folded days one in the strip; days more than twelve
 * months ahead the middle of the column "some day".
 *
 * Returns: x in pixels from the left, mirrored if @self is
 */
double
tillid_timeline_scale_x (const TillidTimelineScale *self, double day)
{
  double distance = distance_of_day (self, day);

  return self->rtl ? self->width - distance : distance;
}

/**
 * tillid_timeline_scale_day:
 * @self: a scale
 * @x: pixels from the left
 *
 * The inverse of tillid_timeline_scale_x(). Left of the axis is its first day, the gap at the today line is
 * today.
 *
 * Returns: the nearest day, or %TILLID_ABSENT in the column "some day": undated
 */
TillidDay
tillid_timeline_scale_day (const TillidTimelineScale *self, double x)
{
  double distance = self->rtl ? self->width - x : x;
  double day;

  if (distance <= self->gutter)
    day = self->first;
  else if (distance <= self->past_end)
    day = self->first +
          (distance - self->gutter) / (self->past_end - self->gutter) * (self->last - self->first);
  else if (distance < self->future)
    day = self->last + (distance - self->past_end) / (self->future - self->past_end) *
                         (self->today - self->last);
  else if (distance <= self->coming)
    day = self->today;
  else if (distance <= self->coming_end)
    day = self->today + (distance - self->coming) / (self->coming_end - self->coming) *
                          (self->coming_last - self->today);
  else if (distance < self->some_day)
    day = self->coming_last;
  else
    return TILLID_ABSENT;
  return (TillidDay) floor (day + 0.5);
}

/**
 * tillid_timeline_life_first:
 * @items: (array length=n_items): items
 * @n_items: their number
 * @birth_earliest: earliest day of birth, or %TILLID_ABSENT
 * @today: today
 *
 * Returns: the first day that the timeline can show: 1 January of the year of birth or of the earliest thing
 *   told, whichever is earlier; at least a year before @today
 */
TillidDay
tillid_timeline_life_first (const TillidTimelineItem *items,
                            guint n_items,
                            TillidDay birth_earliest,
                            TillidDay today)
{
  TillidDay first = tillid_day_add_months (today, -12);
  int year, month, day;

  if (birth_earliest != TILLID_ABSENT)
    first = MIN (first, birth_earliest);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].bounds.start_earliest != TILLID_ABSENT)
        first = MIN (first, items[i].bounds.start_earliest);
      else if (tillid_told_bounds_is_dated (&items[i].bounds))
        first = MIN (first, tillid_told_bounds_midpoint (&items[i].bounds));
    }
  tillid_day_to_ymd (first, &year, &month, &day);
  return tillid_day_from_ymd (year, 1, 1);
}

/**
 * tillid_timeline_view_init:
 * @self: (out caller-allocates): a view
 * @width: in pixels, with the gutter
 * @today: today
 *
 * The last three years, all lanes in their first order, nothing selected, a band of 90 days.
 */
void
tillid_timeline_view_init (TillidTimelineView *self, double width, TillidDay today)
{
  *self = (TillidTimelineView){
    .width = width,
    .gutter = TILLID_TIMELINE_GUTTER,
    .scale = 1,
    .first = tillid_day_add_months (today, -36),
    .last = today,
    .today = today,
    .life_first = tillid_day_add_months (today, -36),
    .n_lanes = TILLID_N_LANES,
    .band_days = 90,
    .first_visit = TILLID_ABSENT,
    .zero = TILLID_ABSENT,
    .life_rows = 3,
    .min_label_width = 48,
    .birth_earliest = TILLID_ABSENT,
    .birth_latest = TILLID_ABSENT,
    .arrival_earliest = TILLID_ABSENT,
    .arrival_latest = TILLID_ABSENT,
  };
  for (guint i = 0; i < TILLID_N_LANES; i++)
    self->lanes[i] = i;
}

/**
 * tillid_timeline_view_set_life:
 * @self: a view whose today is set
 * @birth: (nullable): when the patient was born
 * @items: (array length=n_items): items
 * @n_items: their number
 *
 * Ages count from @birth; the line of arrival stands where the place begins that is drawn strong, the first one in
 * this country. Sets also the first day that can be seen.
 */
void
tillid_timeline_view_set_life (TillidTimelineView *self,
                               const TillidTold *birth,
                               const TillidTimelineItem *items,
                               guint n_items)
{
  TillidToldContext nothing = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  TillidToldBounds bounds;

  self->birth_earliest = self->birth_latest = TILLID_ABSENT;
  self->arrival_earliest = self->arrival_latest = TILLID_ABSENT;
  if (birth != NULL && tillid_told_bounds (birth, &nothing, &bounds, NULL))
    {
      self->birth_earliest = bounds.start_earliest;
      self->birth_latest = bounds.start_latest;
    }
  self->first_visit = TILLID_ABSENT;
  for (guint i = 0; i < n_items && self->first_visit == TILLID_ABSENT; i++)
    if (items[i].kind == TILLID_TIMELINE_VISIT && !items[i].planned)
      self->first_visit = items[i].bounds.start_earliest;
  self->has_strip = FALSE;
  for (guint i = 0; i < n_items && !self->has_strip; i++)
    self->has_strip = items[i].interpreter != TILLID_TIMELINE_INTERPRETER_UNSAID;
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == TILLID_TIMELINE_PLACE && items[i].strong)
      {
        self->arrival_earliest = items[i].bounds.start_earliest;
        self->arrival_latest = items[i].bounds.start_latest;
      }
  self->life_first = tillid_timeline_life_first (items, n_items, self->birth_earliest, self->today);
}

/**
 * tillid_timeline_view_clamp:
 * @self: a view
 *
 * Brings first and last day into the bounds: at least a week, at most the whole life, never after today.
 * A view that is moved keeps its span.
 */
void
tillid_timeline_view_clamp (TillidTimelineView *self)
{
  double span = self->last - self->first;
  double life = MAX (self->today - self->life_first, LEAST_DAYS);
  double life_first = self->today - life;

  span = CLAMP (span, LEAST_DAYS, life);
  self->first = MAX (self->first, life_first);
  self->last = self->first + span;
  if (self->last > self->today)
    {
      self->last = self->today;
      self->first = self->today - span;
    }
}

/**
 * tillid_timeline_view_zoom:
 * @self: a view
 * @factor: above 1: nearer
 * @x: pixels from the left; the day there stays where it is, as far as the bounds allow
 */
void
tillid_timeline_view_zoom (TillidTimelineView *self, double factor, double x)
{
  TillidTimelineScale scale;
  double span, new_span, life, share;

  g_return_if_fail (factor > 0);

  tillid_timeline_view_get_scale (self, &scale);
  share = ((scale.rtl ? scale.width - x : x) - scale.gutter) / (scale.past_end - scale.gutter);
  share = CLAMP (share, 0, 1);
  span = self->last - self->first;
  life = MAX (self->today - self->life_first, LEAST_DAYS);
  new_span = CLAMP (span / factor, LEAST_DAYS, life);
  self->first += share * (span - new_span);
  self->last = self->first + new_span;
  tillid_timeline_view_clamp (self);
}

/**
 * tillid_timeline_view_pan:
 * @self: a view
 * @days: how far; above 0 towards today
 */
void
tillid_timeline_view_pan (TillidTimelineView *self, double days)
{
  self->first += days;
  self->last += days;
  tillid_timeline_view_clamp (self);
}

/**
 * tillid_timeline_view_show:
 * @self: a view
 * @day: a day
 *
 * Pans as little as needed until @day stands in the view with a tenth of the span beside it. A day that is
 * already visible moves nothing; coming days are always visible.
 */
void
tillid_timeline_view_show (TillidTimelineView *self, TillidDay day)
{
  double margin = (self->last - self->first) / 10;

  if (day > self->today || (day >= self->first && day <= self->last))
    return;
  if (day < self->first)
    tillid_timeline_view_pan (self, day - margin - self->first);
  else
    tillid_timeline_view_pan (self, day + margin - self->last);
}

/* Three years with the selected event at three tenths of them, from the first of a month; else the last three. */
static void
set_three_years (TillidTimelineView *self, TillidDay selected)
{
  TillidDay first, next;
  int year, month, day;

  self->last = self->today;
  self->first = tillid_day_add_months (self->today, -36);
  if (selected == TILLID_ABSENT || selected >= self->first)
    return;
  tillid_day_to_ymd (selected - (TillidDay) (0.9 * DAYS_PER_YEAR), &year, &month, &day);
  first = tillid_day_from_ymd (year, month, 1);
  next = tillid_day_add_months (first, 1);
  if (day - 1 > (next - first) / 2)
    first = next;
  self->first = first;
  self->last = tillid_day_add_months (first, 36);
}

/* From a year that is a multiple of five, so that the axis begins with a label and shows what was before. */
static double
before_arrival (const TillidTimelineView *self)
{
  int year, month, day;

  if (self->arrival_earliest == TILLID_ABSENT)
    return self->life_first;
  tillid_day_to_ymd (self->arrival_earliest, &year, &month, &day);
  year -= 2;
  year -= ((year % 5) + 5) % 5;
  return tillid_day_from_ymd (year, 1, 1);
}

/**
 * tillid_timeline_view_set_range:
 * @self: a view
 * @range: one of the buttons
 * @course_start: first day of the present course, or %TILLID_ABSENT
 * @selected: (nullable): bounds of the selected event, which stays in view
 *
 * Sets first and last day. "Since arrival" begins up to seven years before it, on a year that the axis names;
 * without a known arrival it is the whole life. "Three years" are the three around the selected event. "The next months" show
 * the last three beside them, and take half of the axis for what comes.
 */
void
tillid_timeline_view_set_range (TillidTimelineView *self,
                                TillidTimelineRange range,
                                TillidDay course_start,
                                const TillidToldBounds *selected)
{
  TillidDay day = TILLID_ABSENT;

  if (selected != NULL && tillid_told_bounds_is_dated (selected))
    day = tillid_told_bounds_midpoint (selected);
  self->last = self->today;
  self->wide_coming = range == TILLID_TIMELINE_RANGE_NEXT_MONTHS;
  switch (range)
    {
    case TILLID_TIMELINE_RANGE_ARRIVAL:
      self->first = before_arrival (self);
      break;
    case TILLID_TIMELINE_RANGE_THREE_YEARS:
      set_three_years (self, day);
      break;
    case TILLID_TIMELINE_RANGE_COURSE:
      if (course_start != TILLID_ABSENT)
        self->first = tillid_day_add_months (course_start, -1);
      else
        self->first = tillid_day_add_months (self->today, -12);
      break;
    case TILLID_TIMELINE_RANGE_FIRST_VISIT:
      if (self->first_visit != TILLID_ABSENT)
        self->first = tillid_day_add_months (self->first_visit, -1);
      else
        self->first = tillid_day_add_months (self->today, -12);
      break;
    case TILLID_TIMELINE_RANGE_LAST_YEAR:
      self->first = tillid_day_add_months (self->today, -12);
      break;
    case TILLID_TIMELINE_RANGE_NEXT_MONTHS:
      self->first = tillid_day_add_months (self->today, -WIDE_COMING_MONTHS);
      break;
    case TILLID_TIMELINE_RANGE_LIFE:
    case TILLID_N_TIMELINE_RANGES:
    default:
      self->first = self->life_first;
      break;
    }
  tillid_timeline_view_clamp (self);
  /* These two are about now. */
  if (day != TILLID_ABSENT && range != TILLID_TIMELINE_RANGE_LAST_YEAR &&
      range != TILLID_TIMELINE_RANGE_NEXT_MONTHS)
    tillid_timeline_view_show (self, day);
}
