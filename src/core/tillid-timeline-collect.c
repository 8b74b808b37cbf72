/* tillid-timeline-collect.c - what the view of a timeline shows, and where on the axis
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the briefs of the items (tillid-timeline-index.c), cheap for those that are not in view. Bars may have begun
 * long before the view and a fuzzy start may reach into it, so the order of the items alone does not say where to begin;
 * a test of two days does.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

/* A day that is known at neither side stands outside the view on that side. */
static double
x_or (const TillidTimelineScale *scale, TillidDay day, double open)
{
  return day == TILLID_ABSENT ? open : tillid_timeline_scale_x (scale, day);
}

/* The four points of a fuzzy time in pixels, not yet clamped to the axis. */
void
tillid_timeline_collect_fade (const TillidTimelineWork *self,
                              const TillidTimelineMember *member,
                              double out_fade[4])
{
  const TillidToldBounds *bounds = &self->items[member->index].bounds;
  const TillidTimelineScale *scale = &self->scale;
  double before = scale->gutter - scale->width, middle;

  if (!tillid_told_bounds_is_dated (bounds))
    {
      for (guint i = 0; i < 4; i++)
        out_fade[i] = member->x;
      return;
    }
  middle = tillid_timeline_scale_x (scale, tillid_told_bounds_midpoint (bounds));
  out_fade[0] = x_or (scale, bounds->start_earliest, before);
  out_fade[1] = x_or (scale, bounds->start_latest, middle);
  if (bounds->end_earliest == TILLID_ABSENT && bounds->end_latest == TILLID_ABSENT)
    out_fade[2] = out_fade[3] = INFINITY;
  else
    {
      out_fade[2] = x_or (scale, bounds->end_earliest, out_fade[1]);
      out_fade[3] = x_or (scale, bounds->end_latest, scale->past_end);
    }
  out_fade[3] = MAX (out_fade[3], out_fade[2]);
  out_fade[0] = MIN (out_fade[0], out_fade[1]);
}

/* A sign stands at one day, a bar over a time: most of a long life is out of view at once. */
static gboolean
is_in_view (const TillidTimelineScale *scale, const TillidTimelineBrief *brief)
{
  if (brief->is_bar)
    return brief->is_dated && brief->from < scale->last && brief->to > scale->first;
  return brief->is_dated && brief->middle >= scale->first && brief->middle <= scale->last;
}

/* Finds out whether and where the view shows an item. */
static gboolean
place_member (const TillidTimelineScale *scale,
              const TillidTimelineBrief *brief,
              TillidTimelineMember *out_member)
{
  gboolean coming = brief->is_coming || (brief->is_dated && brief->middle > scale->today);

  if (!coming && !is_in_view (scale, brief))
    return FALSE;
  *out_member = (TillidTimelineMember){ .bank = brief->bank,
                                        .coming = coming,
                                        .is_bar = brief->is_bar,
                                        .is_dashed = brief->is_dashed,
                                        .stands_alone = coming };
  if (!brief->is_dated)
    out_member->x = (scale->some_day + scale->width) / 2;
  else if (coming) /* overdue plans stand at the start of the coming part, not in the past */
    out_member->x = MAX (tillid_timeline_scale_x (scale, brief->middle), scale->coming);
  else if (brief->middle <= scale->last)
    out_member->x = scale->gutter + (brief->middle - scale->first) / (scale->last - scale->first) *
                                      (scale->past_end - scale->gutter);
  else
    out_member->x = tillid_timeline_scale_x (scale, brief->middle);
  return TRUE;
}

/* The patient's lane is always shown; a pause leaves it and what helps. */
gboolean
tillid_timeline_shows_lane (const TillidTimelineView *view, TillidTimelineLane lane)
{
  if (lane == TILLID_LANE_LIFE)
    return TRUE;
  if (view->good_only && lane != TILLID_LANE_HELP)
    return FALSE;
  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i] == lane)
      return TRUE;
  return FALSE;
}

/**
 * tillid_timeline_view_shows:
 * @self: a view
 * @item: an item
 *
 * Returns: whether lanes and pause let @item through, wherever in time it stands: the same for the timeline and for a list
 */
gboolean
tillid_timeline_view_shows (const TillidTimelineView *self, const TillidTimelineItem *item)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  return tillid_timeline_shows_lane (self, item->lane) &&
         !(self->good_only && item->kind == TILLID_TIMELINE_EVENT &&
           (item->bank == TILLID_BANK_HARD || item->closed));
}

/**
 * tillid_timeline_view_get_filter:
 * @self: a view
 *
 * Returns: a bit for each lane that is shown, and one for the pause: another number when tillid_timeline_view_shows() may
 *   have another answer
 */
guint
tillid_timeline_view_get_filter (const TillidTimelineView *self)
{
  guint filter = 0;

  g_return_val_if_fail (self != NULL, 0);

  filter = self->good_only ? 1u << TILLID_N_LANES : 0;
  for (guint i = 0; i < self->n_lanes; i++)
    filter |= 1u << self->lanes[i];
  return filter;
}

/**
 * tillid_timeline_item_waits:
 * @self: an item
 *
 * Returns: whether nobody has said when it was: it waits in the tray. A hope or a plan without a date is for "some day".
 */
gboolean
tillid_timeline_item_waits (const TillidTimelineItem *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !tillid_told_bounds_is_dated (&self->bounds) && !self->planned &&
         self->kind != TILLID_TIMELINE_HOPE && self->kind != TILLID_TIMELINE_PROMISE;
}

/* The item in the middle of the band, and whether one that is near enough to ask is in it. */
typedef struct
{
  const TillidTimelineItem *selected; /* (nullable): no band */
  gint64 from, to;
  int days;
} Band;

static gboolean
is_selected (const TillidTimelineWork *self, guint index)
{
  return self->view->selected != 0 && self->briefs[index].low_id == (self->view->selected & 0xff) &&
         self->items[index].id == self->view->selected;
}

static void
find_band (const TillidTimelineWork *self, Band *band)
{
  guint index = 0;

  *band = (Band){ .days = self->view->band_days };
  while (index < self->n_items && !is_selected (self, index))
    index++;
  if (index == self->n_items || band->days <= 0)
    return;
  band->selected = &self->items[index];
  band->from = (gint64) self->briefs[index].from - band->days;
  band->to = (gint64) self->briefs[index].to + band->days;
}

static gboolean
is_in_band (const TillidTimelineWork *self, const Band *band, guint index)
{
  const TillidTimelineBrief *brief = &self->briefs[index];

  return band->selected != NULL && band->selected != &self->items[index] && brief->is_dated &&
         brief->from <= band->to && brief->to >= band->from &&
         tillid_timeline_is_within_band (&band->selected->bounds, &self->items[index].bounds,
                                         band->days);
}

/* Finds everything that the view shows, by lane, and what has no date. */
void
tillid_timeline_collect (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  gboolean shown[TILLID_N_LANES];
  Band band;

  for (guint i = 0; i < TILLID_N_LANES; i++)
    {
      self->members[i].len = 0;
      shown[i] = tillid_timeline_shows_lane (self->view, i);
    }
  find_band (self, &band);
  for (guint i = 0; i < self->n_items; i++)
    {
      const TillidTimelineBrief *brief = &self->briefs[i];
      TillidTimelineMember *member = &self->members[brief->lane].at[self->members[brief->lane].len];

      if (!shown[brief->lane] || (self->view->good_only && brief->is_hard))
        continue;
      if (!brief->is_dated && !brief->is_coming)
        g_array_append_val (layout->undated_items, i);
      if (!place_member (&self->scale, brief, member))
        continue;
      member->index = i;
      member->selected = is_selected (self, i);
      member->in_band = is_in_band (self, &band, i);
      if (member->selected && brief->is_result)
        member->stands_alone = TRUE;
      self->members[brief->lane].len++;
    }
}
