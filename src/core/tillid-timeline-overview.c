/* tillid-timeline-overview.c - the whole life on one line, under the timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Events are dots, at most one of a bank in each pixel column. The number of symptoms is an area: each
 * symptom counts from 0 to 1 over the bounds of its start and back over those of its end. The area is
 * summed in columns of 2 px by its second differences, so that it costs the same for one symptom as for many
 * and each symptom only touches four columns.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>
#include <string.h>

#define COLUMN 2.0
#define LASTING_DAYS 183
#define BRUSH_TOP 1.5
#define BRUSH_HEIGHT 44.0

/* Adds to @load what rises by 1 from column @from to column @to. */
static void
add_ramp (GArray *load, guint from, guint to, double sign)
{
  double *second = (double *) load->data;
  double slope;

  to = MAX (to, from + 1);
  slope = sign / (to - from);
  if (from < load->len)
    second[from] += slope;
  if (to < load->len)
    second[to] -= slope;
}

static guint
column_of (const TillidTimelineScale *scale, TillidDay day)
{
  double x = tillid_timeline_scale_x (scale, day) - scale->gutter;

  return (guint) MAX (x / COLUMN, 0);
}

static void
add_symptom (TillidTimelineOverview *overview, const TillidToldBounds *bounds)
{
  const TillidTimelineScale *scale = &overview->scale;
  TillidDay middle = tillid_told_bounds_midpoint (bounds);
  TillidDay earliest = bounds->start_earliest == TILLID_ABSENT ? middle : bounds->start_earliest;
  TillidDay latest = bounds->start_latest == TILLID_ABSENT ? middle : bounds->start_latest;
  TillidDay end_earliest = bounds->end_earliest, end_latest = bounds->end_latest;

  if (middle > scale->today)
    return;
  add_ramp (overview->load, column_of (scale, earliest),
            column_of (scale, MIN (latest, scale->today)), 1);
  if (end_earliest == TILLID_ABSENT && end_latest == TILLID_ABSENT)
    return;
  end_earliest = end_earliest == TILLID_ABSENT ? middle : end_earliest;
  end_latest = end_latest == TILLID_ABSENT ? scale->today : end_latest;
  if (end_earliest < scale->today)
    add_ramp (overview->load, column_of (scale, end_earliest),
              column_of (scale, MIN (end_latest, scale->today)), -1);
}

static void
sum_load (TillidTimelineOverview *overview)
{
  double *load = (double *) overview->load->data;
  double slope = 0, value = 0;

  overview->load_max = 0;
  for (guint i = 0; i < overview->load->len; i++)
    {
      double second = load[i];

      load[i] = MAX (value, 0);
      slope += second;
      value += slope;
      if (fabs (slope) < 1e-9)
        slope = 0;
      overview->load_max = MAX (overview->load_max, load[i]);
    }
}

static void
add_dot (TillidTimelineOverview *overview,
         const TillidTimelineView *view,
         const TillidTimelineItem *item,
         double *last)
{
  const TillidTimelineScale *scale = &overview->scale;
  gboolean dated = tillid_told_bounds_is_dated (&item->bounds);
  TillidTimelineDot dot = { .bank = item->bank, .closed = item->closed && !view->plain };

  if (item->kind == TILLID_TIMELINE_HOPE)
    dot.bank = TILLID_BANK_GOOD;
  else if (item->kind != TILLID_TIMELINE_EVENT || (!dated && !item->planned))
    return;
  if (item->closed)
    dot.bank = TILLID_BANK_HARD;
  if (view->good_only && dot.bank == TILLID_BANK_HARD)
    return;
  dot.x = dated ? tillid_timeline_scale_x (scale, tillid_told_bounds_midpoint (&item->bounds))
                : (scale->some_day + scale->width) / 2;
  dot.coming = dot.x > scale->future;
  dot.x_end = dot.x;
  if (dated && item->bounds.end_earliest != TILLID_ABSENT &&
      item->bounds.start_latest != TILLID_ABSENT &&
      item->bounds.end_earliest - item->bounds.start_latest > LASTING_DAYS)
    dot.x_end = tillid_timeline_scale_x (scale, item->bounds.end_earliest);
  if (dot.x == dot.x_end && fabs (dot.x - last[dot.bank]) < 1)
    return;
  last[dot.bank] = dot.x;
  g_array_append_val (overview->dots, dot);
}

static void
set_brush (TillidTimelineWork *self, TillidTimelineOverview *overview)
{
  const TillidTimelineScale *scale = &overview->scale;
  double first = MAX (tillid_timeline_scale_x (scale, self->view->first), scale->gutter);
  double last = tillid_timeline_scale_x (scale, self->view->last);

  overview->handle_first = first;
  overview->handle_last = last;
  if (self->view->last >= self->view->today)
    {
      overview->handle_last = NAN;
      last = scale->width - 1;
    }
  overview->brush = (TillidTimelineRect){ first, BRUSH_TOP, last - first, BRUSH_HEIGHT };
}

/* Dots and load of everything that is not hidden. They are the same while one pans and zooms: they are kept. */
static void
fill (TillidTimelineWork *self, const TillidTimelineView *whole, TillidTimelineOverview *overview)
{
  double last[3] = { -INFINITY, -INFINITY, -INFINITY };
  const TillidTimelineScale *scale = &overview->scale;
  const double key[] = { scale->width, scale->gutter,         scale->first,
                         scale->last,  scale->future,         scale->coming_end,
                         whole->plain, self->view->good_only, self->view->rtl };

  G_STATIC_ASSERT (sizeof key == sizeof self->overview_key);
  if (self->has_overview && memcmp (key, self->overview_key, sizeof key) == 0)
    return;
  memcpy (self->overview_key, key, sizeof key);
  self->has_overview = TRUE;
  g_array_set_size (overview->dots, 0);
  g_array_set_size (overview->load, 0);
  g_array_set_size (overview->load,
                    (guint) MAX ((scale->past_end - scale->gutter) / COLUMN, 0) + 1);
  for (guint i = 0; i < self->n_items; i++)
    {
      const TillidTimelineItem *item = &self->items[i];

      if (!self->briefs[i].is_seen_whole)
        continue;
      add_dot (overview, whole, item, last);
      if (item->kind == TILLID_TIMELINE_SYMPTOM && self->briefs[i].is_dated)
        add_symptom (overview, &item->bounds);
    }
  sum_load (overview);
  for (guint i = 0; self->view->rtl && i < overview->dots->len; i++)
    {
      TillidTimelineDot *dot = &g_array_index (overview->dots, TillidTimelineDot, i);

      dot->x = scale->width - dot->x;
      dot->x_end = scale->width - dot->x_end;
    }
}

/* Computes the overview of everything that is not hidden. */
void
tillid_timeline_overview_compute (TillidTimelineWork *self, TillidTimelineOverview *overview)
{
  TillidTimelineView whole = *self->view;
  TillidToldBounds arrival = { whole.arrival_earliest, whole.arrival_latest, TILLID_ABSENT,
                               TILLID_ABSENT };

  whole.first = MIN (whole.life_first, whole.first);
  whole.last = whole.today;
  whole.rtl = FALSE;
  tillid_timeline_view_get_scale (&whole, &overview->scale);
  g_array_set_size (overview->ticks, 0);
  fill (self, &whole, overview);
  tillid_timeline_axis_compute (self, &overview->scale, TRUE, overview->ticks);
  set_brush (self, overview);
  overview->arrival_x = NAN;
  if (tillid_told_bounds_is_dated (&arrival))
    overview->arrival_x =
      tillid_timeline_scale_x (&overview->scale, tillid_told_bounds_midpoint (&arrival));
}
