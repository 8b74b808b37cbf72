/* tillid-timeline-collect.c - what the view of a timeline shows, and where on the axis
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the items, cheap for those that are not in view. Bars may have begun long before the view and a
 * fuzzy start may reach into it, so the order of the items alone does not say where to begin; a test of
 * four numbers does.
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
static void
measure_fade (const TillidTimelineWork *self, const TillidToldBounds *bounds, float fade[4])
{
  const TillidTimelineScale *scale = &self->scale;
  double before = scale->gutter - scale->width;
  double middle = tillid_timeline_scale_x (scale, tillid_told_bounds_midpoint (bounds));

  fade[0] = (float) x_or (scale, bounds->start_earliest, before);
  fade[1] = (float) x_or (scale, bounds->start_latest, middle);
  if (bounds->end_earliest == TILLID_ABSENT && bounds->end_latest == TILLID_ABSENT)
    fade[2] = fade[3] = INFINITY;
  else
    {
      fade[2] = (float) x_or (scale, bounds->end_earliest, fade[1]);
      fade[3] = (float) x_or (scale, bounds->end_latest, scale->past_end);
    }
  fade[3] = MAX (fade[3], fade[2]);
  fade[0] = MIN (fade[0], fade[1]);
}

/* Finds out whether and where the view shows an item. */
static gboolean
place_member (TillidTimelineWork *self, guint index, TillidTimelineMember *out_member)
{
  const TillidTimelineItem *item = &self->items[index];
  const TillidTimelineScale *scale = &self->scale;
  gboolean coming =
    item->planned || item->kind == TILLID_TIMELINE_HOPE || item->kind == TILLID_TIMELINE_PROMISE;
  TillidDay middle;

  *out_member =
    (TillidTimelineMember){ .index = index, .is_bar = tillid_timeline_kind_is_bar (item->kind) };
  if (!tillid_told_bounds_is_dated (&item->bounds))
    {
      out_member->coming = TRUE;
      out_member->x = (scale->some_day + scale->width) / 2;
      for (guint i = 0; i < 4; i++)
        out_member->fade[i] = (float) out_member->x;
      return coming;
    }
  middle = tillid_told_bounds_midpoint (&item->bounds);
  coming = coming || middle > scale->today;
  /* A sign stands at one day: most of a long life is out of view at once. */
  if (!coming && !tillid_timeline_kind_is_bar (item->kind) &&
      (middle < scale->first || middle > scale->last))
    return FALSE;
  measure_fade (self, &item->bounds, out_member->fade);
  out_member->coming = coming;
  if (coming)
    {
      /* Overdue plans stand at the start of the coming part, not in the past. */
      out_member->x = MAX (tillid_timeline_scale_x (scale, middle), scale->coming);
      return TRUE;
    }
  out_member->x = tillid_timeline_scale_x (scale, middle);
  return !tillid_timeline_kind_is_bar (item->kind) ||
         (out_member->fade[0] < scale->past_end && out_member->fade[3] > scale->gutter);
}

static gboolean
is_hidden (const TillidTimelineView *view, const TillidTimelineItem *item)
{
  return view->good_only && item->kind == TILLID_TIMELINE_EVENT &&
         (item->bank == TILLID_BANK_HARD || item->closed);
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

  return tillid_timeline_shows_lane (self, item->lane) && !is_hidden (self, item);
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

/* Finds everything that the view shows, by lane, and what has no date. */
void
tillid_timeline_collect (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  const TillidTimelineItem *selected = NULL;
  gboolean shown[TILLID_N_LANES];
  TillidTimelineMember member;
  guint index;

  g_hash_table_remove_all (self->keys);
  for (guint i = 0; i < TILLID_N_LANES; i++)
    {
      g_array_set_size (self->members[i], 0);
      shown[i] = tillid_timeline_shows_lane (self->view, i);
    }
  if (self->view->selected != 0 && self->view->band_days > 0 &&
      tillid_timeline_find (self->items, self->n_items, self->view->selected, &index))
    selected = &self->items[index];
  for (guint i = 0; i < self->n_items; i++)
    {
      const TillidTimelineItem *item = &self->items[i];

      if (!shown[item->lane] || is_hidden (self->view, item))
        continue;
      if (!place_member (self, i, &member))
        {
          if (tillid_timeline_item_waits (item))
            g_array_append_val (layout->undated_items, i);
          continue;
        }
      member.selected = item->id == self->view->selected && item->id != 0;
      member.in_band =
        selected != NULL && selected != item &&
        tillid_timeline_is_within_band (&selected->bounds, &item->bounds, self->view->band_days);
      member.key = tillid_timeline_fold_key (self, &member);
      g_array_append_val (self->members[item->lane], member);
    }
}
