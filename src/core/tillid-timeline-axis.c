/* tillid-timeline-axis.c - the marks of the axis: years and ages, months; today, band, arrival, folded years
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks are data (year, month, age), not text: words and calendars are written by the layers above. What is
 * named depends on the span: above 30 years decades; 8 to 30 years every fifth year with the age, if a
 * birth year is known; 2 to 8 years years and quarters; less: months. A mark without room for its text is kept,
 * the text is not.
 */
#include "config.h"

#include "tillid-calendar.h"
#include "tillid-timeline-work.h"

#include <math.h>

#define DAYS_PER_YEAR 365.25
#define YEAR_ROOM 36.0
#define MONTH_ROOM 28.0
#define AGE_ROOM 96.0
#define DAY_ROOM 48.0
#define COMING_ROOM 22.0
/* Months of other calendars have longer names. */
#define SECOND_MONTH_ROOM 52.0
#define PILL_HEIGHT 19.0
#define PILL_Y 3.0
#define PILL_PAD 10.0

/* How much of a life is seen decides what the axis says: more than 30 years, from 8, from 2, less. */
TillidTimelineZoom
tillid_timeline_axis_zoom (const TillidTimelineScale *scale)
{
  double years = (scale->last - scale->first) / DAYS_PER_YEAR;

  if (years > 30)
    return TILLID_TIMELINE_ZOOM_DECADES;
  if (years >= 8)
    return TILLID_TIMELINE_ZOOM_AGES;
  if (years >= 2)
    return TILLID_TIMELINE_ZOOM_QUARTERS;
  return years * DAYS_PER_YEAR > 12 * 7 ? TILLID_TIMELINE_ZOOM_MONTHS : TILLID_TIMELINE_ZOOM_DAYS;
}

/* The age reached in @year, or -1. A birth year known only within bounds counts from its middle. */
static int
age_in (const TillidTimelineView *view, int year)
{
  TillidToldBounds birth = { view->birth_earliest, view->birth_latest, TILLID_ABSENT,
                             TILLID_ABSENT };
  int birth_year, month, day;

  if (!tillid_told_bounds_is_dated (&birth))
    return -1;
  tillid_day_to_ymd (tillid_told_bounds_midpoint (&birth), &birth_year, &month, &day);
  return year >= birth_year ? year - birth_year : -1;
}

static double
x_of (const TillidTimelineScale *scale, int year, int month)
{
  return tillid_timeline_scale_x (scale, tillid_day_from_ymd (year, month, 1));
}

static void
add_years (TillidTimelineWork *self, const TillidTimelineScale *scale, int step, GArray *ticks)
{
  double text_scale = self->view->scale;
  int year, last_year, month, day;

  tillid_day_to_ymd ((TillidDay) ceil (scale->first), &year, &month, &day);
  if (month > 1 || day > 1)
    year++;
  tillid_day_to_ymd ((TillidDay) floor (scale->last), &last_year, &month, &day);
  for (; year <= last_year; year++)
    {
      TillidTimelineTick tick = { .x = x_of (scale, year, 1), .year = year, .month = 1, .age = -1 };
      double room;

      tick.major = year % step == 0;
      tick.labelled = tick.major && tick.x + YEAR_ROOM * text_scale <= scale->past_end;
      room = MIN (x_of (scale, year + step, 1), scale->past_end) - tick.x;
      if (tick.labelled && step == 5 && room >= AGE_ROOM * text_scale)
        tick.age = age_in (self->view, year);
      g_array_append_val (ticks, tick);
    }
}

/* How many months apart names can stand: 1, 2, 3, 6 or 12. */
static int
month_step (double px_per_month, double room)
{
  static const int steps[] = { 1, 2, 3, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (px_per_month * steps[i] >= room)
      return steps[i];
  return 12;
}

static void
add_months (TillidTimelineWork *self,
            const TillidTimelineScale *scale,
            gboolean quarters,
            GArray *ticks)
{
  double px_per_month =
    (scale->past_end - scale->gutter) / (scale->last - scale->first) * DAYS_PER_YEAR / 12;
  double text_scale = self->view->scale;
  int step = month_step (px_per_month, (MONTH_ROOM + 6) * text_scale);
  gboolean named = FALSE;
  int year, month, day;
  TillidDay at;

  if (quarters)
    step = MAX (step, 3);
  tillid_day_to_ymd ((TillidDay) ceil (scale->first), &year, &month, &day);
  at = tillid_day_from_ymd (year, month, 1);
  if (day > 1)
    at = tillid_day_add_months (at, 1);
  for (; at <= scale->last; at = tillid_day_add_months (at, 1))
    {
      TillidTimelineTick tick = { .x = tillid_timeline_scale_x (scale, at), .age = -1 };
      double room;

      tillid_day_to_ymd (at, &tick.year, &tick.month, &day);
      tick.major = tick.month == 1;
      tick.medium = !tick.major && (!quarters || (tick.month - 1) % 3 == 0);
      tick.with_year = !quarters && !named && tick.month != 1;
      room = tick.with_year ? MONTH_ROOM + YEAR_ROOM : tick.major ? YEAR_ROOM : MONTH_ROOM;
      tick.labelled = (tick.major || (tick.month - 1) % step == 0) &&
                      tick.x + room * text_scale <= scale->past_end;
      tick.with_year = tick.with_year && tick.labelled;
      named = named || tick.labelled;
      g_array_append_val (ticks, tick);
    }
}

/* Every day has a mark, the first of a month and Mondays a line; named are as many as have room, from Mondays on. */
static void
add_days (TillidTimelineWork *self, const TillidTimelineScale *scale, GArray *ticks)
{
  double px_per_day = (scale->past_end - scale->gutter) / (scale->last - scale->first);
  double text_scale = self->view->scale;
  int step = px_per_day >= DAY_ROOM * text_scale       ? 1
             : px_per_day * 7 >= DAY_ROOM * text_scale ? 7
                                                       : 14;
  gboolean named = FALSE;

  for (TillidDay at = (TillidDay) ceil (scale->first); at <= scale->last; at++)
    {
      TillidTimelineTick tick = { .x = tillid_timeline_scale_x (scale, at), .age = -1 };
      /* 1970-01-05 was a Monday. */
      gboolean is_monday = ((at - 4) % 7 + 7) % 7 == 0;
      gboolean is_step = step == 1 || (is_monday && ((at - 4) % step + step) % step == 0);
      double room;

      tillid_day_to_ymd (at, &tick.year, &tick.month, &tick.day);
      tick.major = tick.day == 1;
      tick.medium = !tick.major && is_monday;
      tick.with_year = is_step && !named;
      room = (tick.with_year ? DAY_ROOM + YEAR_ROOM : DAY_ROOM) * text_scale;
      tick.labelled = is_step && tick.x + room <= scale->past_end;
      tick.with_year = tick.with_year && tick.labelled;
      named = named || tick.labelled;
      g_array_append_val (ticks, tick);
    }
}

/* A named month with its year takes the room of the next names. */
static void
clear_after_first (TillidTimelineWork *self, GArray *ticks)
{
  double until = -INFINITY;

  for (guint i = 0; i < ticks->len; i++)
    {
      TillidTimelineTick *tick = &g_array_index (ticks, TillidTimelineTick, i);

      if (tick->with_year)
        until = tick->x + (MONTH_ROOM + YEAR_ROOM) * self->view->scale;
      else if (tick->x < until && !tick->major)
        tick->labelled = FALSE;
      else if (tick->x < until)
        /* January names the year itself. */
        g_array_index (ticks, TillidTimelineTick, i - 1).labelled = FALSE;
    }
}

static void
add_coming (TillidTimelineWork *self, const TillidTimelineScale *scale, GArray *ticks)
{
  double px_per_month = (scale->coming_end - scale->coming) * DAYS_PER_YEAR / 12 /
                        MAX (scale->coming_last - scale->today, 1);
  int step = month_step (px_per_month, COMING_ROOM * self->view->scale);
  int year, month, day, n = 0;
  TillidDay at;

  tillid_day_to_ymd (scale->today, &year, &month, &day);
  at = tillid_day_add_months (tillid_day_from_ymd (year, month, 1), 1);
  for (; at <= scale->coming_last; at = tillid_day_add_months (at, 1), n++)
    {
      TillidTimelineTick tick = { .x = tillid_timeline_scale_x (scale, at),
                                  .age = -1,
                                  .coming = TRUE };

      tillid_day_to_ymd (at, &tick.year, &tick.month, &day);
      tick.labelled =
        n % step == 0 && tick.x + COMING_ROOM * self->view->scale <= scale->some_day + 4;
      if (n % step == 0)
        g_array_append_val (ticks, tick);
    }
}

/* Years, or months where less than two years are seen, before and after the day that was set as zero. */
static void
add_offsets (TillidTimelineWork *self, const TillidTimelineScale *scale, GArray *ticks)
{
  static const int year_steps[] = { 120, 60, 12 };
  const TillidDay zero = self->view->zero;
  const double days_per_month = DAYS_PER_YEAR / 12;
  TillidTimelineZoom zoom = tillid_timeline_axis_zoom (scale);
  double px_per_month =
    (scale->past_end - scale->gutter) / (scale->last - scale->first) * days_per_month;
  double text_scale = self->view->scale;
  int step = zoom <= TILLID_TIMELINE_ZOOM_QUARTERS
               ? year_steps[zoom]
               : month_step (px_per_month, (MONTH_ROOM + 6) * text_scale);
  int minor = step > 12 ? 12 : step == 12 ? 3 : 1;
  int from = (int) floor ((scale->first - (double) zero) / days_per_month) - 1;
  int to = (int) ceil ((scale->last - (double) zero) / days_per_month) + 1;

  from -= ((from % minor) + minor) % minor;
  for (int offset = from; offset <= to; offset += minor)
    {
      TillidTimelineTick tick = { .age = -1, .is_offset = TRUE, .offset = offset };
      TillidDay at = tillid_day_add_months (zero, offset);
      int day;

      if (at < scale->first || at > scale->last)
        continue;
      tillid_day_to_ymd (at, &tick.year, &tick.month, &day);
      tick.x = tillid_timeline_scale_x (scale, at);
      tick.major = offset % step == 0;
      tick.medium = !tick.major && step == 12;
      tick.labelled = tick.major && tick.x + YEAR_ROOM * text_scale <= scale->past_end;
      g_array_append_val (ticks, tick);
    }
}

/* The years of another calendar, and its months where they have room. Months of every calendar are shorter than 32 days, so
 * a step of 28 from one first day stays inside the next month. */
void
tillid_timeline_axis_compute_second (TillidTimelineWork *self,
                                     const TillidTimelineScale *scale,
                                     GArray *ticks)
{
  const TillidCalendar calendar = self->view->calendar;
  double px_per_day = (scale->past_end - scale->gutter) / (scale->last - scale->first);
  double text_scale = self->view->scale;
  gboolean with_months = px_per_day * 29 >= SECOND_MONTH_ROOM * text_scale;
  int step = 1, year, month, day, last_year;

  while (px_per_day * DAYS_PER_YEAR * step < YEAR_ROOM * 1.4 * text_scale && step < 100)
    step = step == 1 ? 5 : step == 5 ? 10 : step * 2;
  tillid_calendar_from_day (calendar, (TillidDay) ceil (scale->first), &year, &month, &day);
  tillid_calendar_from_day (calendar, (TillidDay) floor (scale->last), &last_year, NULL, NULL);
  for (; year <= last_year; year++)
    for (month = 1; month <= (with_months ? tillid_calendar_months_in_year (calendar) : 1); month++)
      {
        TillidTimelineTick tick = { .age = -1, .year = year, .month = month };
        TillidDay at = tillid_calendar_to_day (calendar, year, month, 1);

        if (at == TILLID_ABSENT || at < scale->first || at > scale->last)
          continue;
        tick.x = tillid_timeline_scale_x (scale, at);
        tick.major = month == 1;
        tick.labelled =
          (month > 1 || year % step == 0) && tick.x + YEAR_ROOM * text_scale <= scale->past_end;
        g_array_append_val (ticks, tick);
      }
}

/* The marks of a scale from start to end; the overview names decades only. */
void
tillid_timeline_axis_compute (TillidTimelineWork *self,
                              const TillidTimelineScale *scale,
                              gboolean overview,
                              GArray *ticks)
{
  if (!overview && self->view->zero != TILLID_ABSENT)
    {
      add_offsets (self, scale, ticks);
      add_coming (self, scale, ticks);
      return;
    }
  switch (tillid_timeline_axis_zoom (scale))
    {
    case TILLID_TIMELINE_ZOOM_DECADES:
      add_years (self, scale, 10, ticks);
      break;
    case TILLID_TIMELINE_ZOOM_AGES:
      add_years (self, scale, 5, ticks);
      break;
    case TILLID_TIMELINE_ZOOM_QUARTERS:
      add_months (self, scale, TRUE, ticks);
      break;
    case TILLID_TIMELINE_ZOOM_DAYS:
      add_days (self, scale, ticks);
      break;
    case TILLID_TIMELINE_ZOOM_MONTHS:
    default:
      add_months (self, scale, FALSE, ticks);
      clear_after_first (self, ticks);
      break;
    }
  if (!overview)
    add_coming (self, scale, ticks);
}

static double
pill_width (TillidTimelineWork *self, const char *text)
{
  return tillid_timeline_work_measure (self, text, TRUE) + 2 * PILL_PAD * self->view->scale;
}

/* A pill of the first row of the axis, as near to @middle as [@from, @to] allows. */
static void
set_pill (TillidTimelineWork *self,
          TillidTimelineMark *mark,
          double middle,
          double width,
          double from,
          double to)
{
  double scale = self->view->scale;

  mark->has_pill = to - from >= width;
  mark->pill = (TillidTimelineRect){ CLAMP (middle - width / 2, from, MAX (to - width, from)),
                                     PILL_Y * scale, width, PILL_HEIGHT * scale };
}

static void
mark_today (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  const TillidTimelineScale *scale = &self->scale;
  double height = layout->height - layout->axis_height;

  layout->today_x = scale->future;
  layout->some_day_x = scale->some_day;
  layout->coming = (TillidTimelineRect){ scale->future, layout->axis_height,
                                         scale->width - scale->future, height };
  layout->today = (TillidTimelineMark){ .visible = TRUE, .x = scale->future };
  layout->today.rect = (TillidTimelineRect){ scale->future, 0, 0, layout->height };
  if (self->view->today_text != NULL)
    set_pill (self, &layout->today, scale->future, pill_width (self, self->view->today_text),
              scale->gutter, scale->future);
}

static void
mark_fold (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  const TillidTimelineScale *scale = &self->scale;
  double days = scale->today - scale->last;

  layout->has_fold = scale->past_end < scale->future;
  layout->fold =
    (TillidTimelineRect){ scale->past_end, 0, scale->future - scale->past_end, layout->height };
  layout->fold_years = layout->has_fold ? (int) floor (days / DAYS_PER_YEAR) : 0;
  layout->fold_months = layout->has_fold ? MAX ((int) round (days / DAYS_PER_YEAR * 12), 1) : 0;
}

static void
mark_band (TillidTimelineWork *self, TillidTimelineLayout *layout, double *inout_to)
{
  const TillidTimelineView *view = self->view;
  const TillidTimelineScale *scale = &self->scale;
  TillidDay earliest, latest;
  double x0, x1, width;
  guint index;

  layout->band = (TillidTimelineMark){ 0 };
  if (view->selected == 0 || view->band_days <= 0 ||
      !tillid_timeline_find (self->items, self->n_items, view->selected, &index) ||
      !tillid_told_bounds_is_dated (&self->items[index].bounds))
    return;
  earliest = self->items[index].bounds.start_earliest;
  latest = self->items[index].bounds.start_latest;
  layout->band.x =
    tillid_timeline_scale_x (scale, tillid_told_bounds_midpoint (&self->items[index].bounds));
  if (earliest == TILLID_ABSENT && latest == TILLID_ABSENT)
    return;
  earliest = earliest == TILLID_ABSENT ? latest : earliest;
  latest = latest == TILLID_ABSENT ? earliest : latest;
  x0 = MAX (tillid_timeline_scale_x (scale, earliest - view->band_days), scale->gutter);
  x1 = tillid_timeline_scale_x (scale, latest + view->band_days);
  /* The folded years are not drawn, so nothing can be marked in them. */
  if (x0 < scale->future)
    x1 = MIN (x1, latest + view->band_days > scale->today ? x1 : scale->past_end);
  if (x1 <= x0 || (x0 >= scale->past_end && x1 <= scale->future))
    return;
  layout->band.visible = TRUE;
  layout->band.rect =
    (TillidTimelineRect){ x0, 21 * view->scale, x1 - x0, layout->height - 21 * view->scale };
  if (view->band_text == NULL)
    return;
  width = MAX (pill_width (self, view->band_text), MIN (x1 - x0, *inout_to - scale->gutter));
  set_pill (self, &layout->band, (x0 + x1) / 2, width, scale->gutter, *inout_to);
}

/* The widest of the free parts of [@from, @to] beside the band's pill that is nearest to @middle. */
static void
set_pill_beside_band (TillidTimelineWork *self,
                      TillidTimelineLayout *layout,
                      TillidTimelineMark *mark,
                      double middle,
                      double width,
                      double from,
                      double to)
{
  const TillidTimelineRect *band = &layout->band.pill;
  double gap = 4 * self->view->scale;

  if (layout->band.visible && layout->band.has_pill &&
      middle - width / 2 < band->x + band->width + gap && middle + width / 2 > band->x - gap)
    {
      if (middle <= band->x + band->width / 2)
        to = MIN (to, band->x - gap);
      else
        from = MAX (from, band->x + band->width + gap);
    }
  set_pill (self, mark, middle, width, from, to);
}

static void
mark_arrival (TillidTimelineWork *self, TillidTimelineLayout *layout, double from, double to)
{
  const TillidTimelineView *view = self->view;
  TillidToldBounds bounds = { view->arrival_earliest, view->arrival_latest, TILLID_ABSENT,
                              TILLID_ABSENT };
  const TillidTimelineScale *scale = &self->scale;
  TillidDay middle;
  double x0, x1, y = layout->axis_height;

  layout->arrival = (TillidTimelineMark){ 0 };
  if (!tillid_told_bounds_is_dated (&bounds))
    return;
  middle = tillid_told_bounds_midpoint (&bounds);
  layout->arrival.x = tillid_timeline_scale_x (scale, middle);
  if (middle < scale->first || middle > scale->last)
    return;
  layout->arrival.visible = TRUE;
  x0 = bounds.start_earliest == TILLID_ABSENT
         ? layout->arrival.x
         : tillid_timeline_scale_x (scale, bounds.start_earliest);
  x1 = bounds.start_latest == TILLID_ABSENT ? layout->arrival.x
                                            : tillid_timeline_scale_x (scale, bounds.start_latest);
  x0 = MAX (x0, scale->gutter);
  x1 = MIN (x1, scale->past_end);
  layout->arrival.rect = (TillidTimelineRect){ x0, y, x1 - x0, layout->height - y };
  if (view->arrival_text != NULL)
    set_pill_beside_band (self, layout, &layout->arrival, layout->arrival.x,
                          pill_width (self, view->arrival_text), from, to);
}

/* Today, the folded years, the band, the tray for what has no date, the arrival: first come, first served. */
void
tillid_timeline_axis_marks (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  double from = self->scale.gutter;
  double gap = 4 * self->view->scale;
  double to;

  layout->zero_x = NAN;
  if (self->view->zero != TILLID_ABSENT && self->view->zero >= self->scale.first &&
      self->view->zero <= self->scale.last)
    layout->zero_x = tillid_timeline_scale_x (&self->scale, self->view->zero);
  mark_today (self, layout);
  mark_fold (self, layout);
  to = layout->today.has_pill ? layout->today.pill.x - gap : self->scale.past_end;
  mark_band (self, layout, &to);
  layout->undated =
    (TillidTimelineMark){ .visible = layout->undated_items->len > 0, .x = self->scale.gutter };
  if (layout->undated.visible)
    {
      double width = MAX (pill_width (self, self->view->undated_text), 28 * self->view->scale);

      set_pill_beside_band (self, layout, &layout->undated, from + width / 2, width, from, to);
      if (layout->undated.has_pill)
        from = layout->undated.pill.x + layout->undated.pill.width + gap;
    }
  mark_arrival (self, layout, from, to);
}
