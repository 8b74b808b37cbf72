/* tillid-timeline-density.c - how near a timeline is looked at, and what is left of many things from far away
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How things are shown depends on days per pixel, in five steps (peers 3.3, there as spans of the drawn axis of 732 px):
 * above 20 years what is many becomes a strip of bars, one for each calendar bin, as high as there are things in it; from 2 to
 * 20 years ticks and pills; then single signs with words where they fit; from 12 weeks on everything has its first line;
 * below two weeks a card with a second line.
 *
 * Bins are whole days, weeks, months, quarters, years or lustres, the smallest that are 14 px wide: they stay where
 * they are while the view is moved, so nothing flickers. The highest bar of a strip fills it; no bar is lower than can be seen.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

#define DRAWN_AXIS 732.0
#define DAYS_PER_YEAR 365.25
#define LEAST_SHARE 0.18
#define BIN_GAP 1.0

/**
 * tillid_timeline_scale_detail:
 * @self: a scale
 * @text_scale: how large text is; 1.0 is 11 pt at 96 dpi
 *
 * Returns: how much is shown of each thing
 */
TillidTimelineDetail
tillid_timeline_scale_detail (const TillidTimelineScale *self, double text_scale)
{
  double axis, days;

  g_return_val_if_fail (self != NULL && text_scale > 0, TILLID_TIMELINE_DETAIL_GLYPHS);

  axis = MAX (self->past_end - self->gutter, 1) / text_scale;
  days = (self->last - self->first) / axis * DRAWN_AXIS;
  if (days > 20 * DAYS_PER_YEAR)
    return TILLID_TIMELINE_DETAIL_STRIP;
  if (days > 2 * DAYS_PER_YEAR)
    return TILLID_TIMELINE_DETAIL_BINS;
  if (days > 12 * 7)
    return TILLID_TIMELINE_DETAIL_GLYPHS;
  return days > 2 * 7 ? TILLID_TIMELINE_DETAIL_LINES : TILLID_TIMELINE_DETAIL_CARDS;
}

/* Days of each bin, about, and months of those that are longer than weeks. */
static const struct
{
  double days;
  int months;
} units[] = { { 1, 0 },     { 7, 0 },      { 30.4, 1 },   { 91.3, 3 },    { 365.2, 12 },
              { 1826, 60 }, { 3652, 120 }, { 7304, 240 }, { 18262, 600 }, { 36524, 1200 } };

static guint
choose_unit (const TillidTimelineWork *self)
{
  double px_per_day =
    (self->scale.past_end - self->scale.gutter) / (self->scale.last - self->scale.first);
  guint unit = 0;

  while (unit + 1 < G_N_ELEMENTS (units) &&
         units[unit].days * px_per_day <
           TILLID_TIMELINE_LEAST_BIN * self->view->scale * self->factor)
    unit++;
  return unit;
}

/* The bin of @day: from its first day to before the first of the next. */
static void
find_bin (guint unit, TillidDay day, TillidDay *out_first, TillidDay *out_next)
{
  int step = units[unit].months, year, month;
  gint64 days = (gint64) units[unit].days, n;

  if (step == 0)
    {
      /* Weeks begin on Monday: 1970-01-01 was a Thursday. */
      gint64 shift = days == 7 ? 3 : 0;

      n = day + shift;
      n -= ((n % days) + days) % days;
      *out_first = n - shift;
      *out_next = *out_first + days;
      return;
    }
  tillid_day_to_ymd (day, &year, &month, NULL);
  n = (gint64) year * 12 + month - 1;
  n -= ((n % step) + step) % step;
  *out_first = tillid_day_from_ymd ((int) floor (n / 12.0), (int) (((n % 12) + 12) % 12) + 1, 1);
  *out_next = tillid_day_add_months (*out_first, step);
}

/* Begins a strip in @row; members come to it in the order of time. */
void
tillid_timeline_density_begin (TillidTimelineDensity *self,
                               TillidTimelineWork *work,
                               TillidTimelineLayout *layout,
                               guint row)
{
  *self = (TillidTimelineDensity){ .work = work,
                                   .layout = layout,
                                   .row = row,
                                   .unit = choose_unit (work),
                                   .first_sign = layout->signs->len,
                                   .next_x = -INFINITY };
}

/* One more. */
void
tillid_timeline_density_take (TillidTimelineDensity *self, TillidTimelineMember *member)
{
  const TillidTimelineScale *scale = &self->work->scale;
  TillidTimelineSign *sign;
  TillidDay day, first, next;

  member->done = TRUE;
  if (member->x < self->next_x)
    {
      tillid_timeline_work_join (self->work,
                                 &g_array_index (self->layout->signs, TillidTimelineSign,
                                                 self->layout->signs->len - 1),
                                 member);
      return;
    }
  day = tillid_told_bounds_midpoint (&self->work->items[member->index].bounds);
  day = MAX (day, (TillidDay) floor (scale->first));
  find_bin (self->unit, day, &first, &next);
  /* Between the last day of this bin and the first of the next: the items need not be asked again. */
  self->next_x = tillid_timeline_scale_x (scale, next - 0.5);
  sign = tillid_timeline_work_add (self->work, self->layout, member, TILLID_SIGN_DENSITY, 0);
  sign->row = self->row;
  sign->label = NULL;
  sign->fade[0] = sign->fade[1] =
    CLAMP (tillid_timeline_scale_x (scale, (double) first), scale->gutter, scale->past_end);
  sign->fade[2] = sign->fade[3] =
    CLAMP (tillid_timeline_scale_x (scale, (double) next) - BIN_GAP * self->work->view->scale,
           sign->fade[0] + 1, scale->past_end);
  sign->x = (sign->fade[0] + sign->fade[3]) / 2;
}

/* How high each bar is, now that the highest is known. */
void
tillid_timeline_density_end (TillidTimelineDensity *self)
{
  const GArray *signs = self->layout->signs;
  guint most = 1;

  for (guint i = self->first_sign; i < signs->len; i++)
    most = MAX (most, g_array_index (signs, TillidTimelineSign, i).n_items);
  for (guint i = self->first_sign; i < signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (signs, TillidTimelineSign, i);

      sign->share = LEAST_SHARE + (1 - LEAST_SHARE) * sign->n_items / most;
      if (sign->lane != TILLID_LANE_LIFE)
        tillid_timeline_work_take (self->work, self->row, sign->fade[0], sign->fade[3],
                                   TILLID_SPAN_SIGN);
    }
}

/* The selected one always stands for itself. */
static gboolean
is_wanted (const TillidTimelineMember *member, gboolean bars)
{
  return !member->done && !member->coming && !member->selected && !member->is_bar == !bars;
}

/*
 * From far away, what is many in @lane becomes a strip in @row: the bars if @bars, else the signs. Returns whether it did.
 */
gboolean
tillid_timeline_density_place (TillidTimelineWork *self,
                               TillidTimelineLayout *layout,
                               TillidTimelineLane lane,
                               gboolean bars,
                               guint row)
{
  TillidTimelineMembers *members = &self->members[lane];
  TillidTimelineDensity strip;
  guint n = 0;

  if (self->detail != TILLID_TIMELINE_DETAIL_STRIP ||
      members->len <= TILLID_TIMELINE_LEAST_FOR_STRIP)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    n += is_wanted (&members->at[i], bars);
  if (n <= TILLID_TIMELINE_LEAST_FOR_STRIP)
    return FALSE;
  tillid_timeline_density_begin (&strip, self, layout, row);
  for (guint i = 0; i < members->len; i++)
    if (is_wanted (&members->at[i], bars))
      tillid_timeline_density_take (&strip, &members->at[i]);
  tillid_timeline_density_end (&strip);
  return TRUE;
}
