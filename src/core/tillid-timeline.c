/* tillid-timeline.c - what stands on the life-story timeline, and the days around one event
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list "within 90 days of this" is an aid to look with, not a finding: it holds everything whose start
 * may lie that near, good things too, and says nothing about causes. Two starts are known only as
 * bounds; so the distance between them is a pair of numbers as well.
 */
#include "config.h"

#include "tillid-timeline.h"

#include <stdlib.h>

const TillidChoice tillid_timeline_lane_choices[] = {
  { "life", NC_ ("choice", "Life story") },
  { "symptom", NC_ ("choice", "Symptoms") },
  { "care", NC_ ("choice", "Care contacts") },
  { "result", NC_ ("choice", "Results and diagnoses") },
  { "medicine", NC_ ("choice", "Medicines") },
  { "place", NC_ ("choice", "Places") },
  { "work", NC_ ("choice", "Work and school") },
  { "help", NC_ ("choice", "What helps") },
  { NULL, NULL },
};

/**
 * tillid_timeline_kind_is_bar:
 * @kind: a kind
 *
 * Returns: %TRUE if items of this kind are drawn over a time, %FALSE if they are a sign
 */
gboolean
tillid_timeline_kind_is_bar (TillidTimelineKind kind)
{
  return kind >= TILLID_TIMELINE_SYMPTOM && kind <= TILLID_TIMELINE_STRENGTH;
}

static int
compare_items (const void *a, const void *b)
{
  const TillidTimelineItem *item_a = a, *item_b = b;

  return tillid_told_bounds_compare (&item_a->bounds, item_a->id, &item_b->bounds, item_b->id);
}

/**
 * tillid_timeline_sort:
 * @items: (array length=n_items): items, sorted in place
 * @n_items: their number
 *
 * Sorts by midpoint of the start bounds, then width, then id; undated items last.
 */
void
tillid_timeline_sort (TillidTimelineItem *items, guint n_items)
{
  if (n_items > 1)
    qsort (items, n_items, sizeof *items, compare_items);
}

/**
 * tillid_timeline_find:
 * @items: (array length=n_items): items
 * @n_items: their number
 * @id: an id
 * @out_index: (out): its index
 *
 * Returns: %FALSE if no item has this id
 */
gboolean
tillid_timeline_find (const TillidTimelineItem *items, guint n_items, gint64 id, guint *out_index)
{
  for (guint i = 0; i < n_items; i++)
    if (items[i].id == id)
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

/* FALSE if the start is not known on at least one side. An open side is as known as the other. */
static gboolean
start_bounds (const TillidToldBounds *bounds, TillidDay *out_earliest, TillidDay *out_latest)
{
  if (!tillid_told_bounds_is_dated (bounds))
    return FALSE;
  *out_earliest = bounds->start_earliest;
  *out_latest = bounds->start_latest;
  if (*out_earliest == TILLID_ABSENT)
    *out_earliest = *out_latest;
  if (*out_latest == TILLID_ABSENT)
    *out_latest = *out_earliest;
  return *out_earliest != TILLID_ABSENT;
}

/**
 * tillid_timeline_is_within_band:
 * @event: the bounds of the event in the middle
 * @other: the bounds of something else
 * @days: half width of the band in days
 *
 * Returns: %TRUE if the start bounds of @other overlap the band from the earliest start of @event minus
 *   @days to its latest start plus @days
 */
gboolean
tillid_timeline_is_within_band (const TillidToldBounds *event,
                                const TillidToldBounds *other,
                                int days)
{
  TillidDay event_earliest, event_latest, earliest, latest;

  g_return_val_if_fail (event != NULL && other != NULL, FALSE);

  return start_bounds (event, &event_earliest, &event_latest) &&
         start_bounds (other, &earliest, &latest) && earliest <= event_latest + days &&
         latest >= event_earliest - days;
}

/* How near the two can have been: 0 if the bounds overlap. */
static gint64
least_distance (const TillidTimelineNear *near)
{
  if (near->min_days <= 0 && near->max_days >= 0)
    return 0;
  return MIN (ABS (near->min_days), ABS (near->max_days));
}

static int
compare_near (const void *a, const void *b)
{
  const TillidTimelineNear *near_a = a, *near_b = b;
  gint64 least_a = least_distance (near_a), least_b = least_distance (near_b);
  gint64 middle_a = ABS (near_a->min_days + near_a->max_days);
  gint64 middle_b = ABS (near_b->min_days + near_b->max_days);

  if (middle_a != middle_b)
    return middle_a < middle_b ? -1 : 1;
  if (least_a != least_b)
    return least_a < least_b ? -1 : 1;
  return near_a->index < near_b->index ? -1 : near_a->index > near_b->index;
}

/**
 * tillid_timeline_within_band:
 * @items: (array length=n_items): items
 * @n_items: their number
 * @selected: id of the event in the middle
 * @days: half width of the band in days
 *
 * The list that the inspector shows beside a selected event: everything else whose start bounds overlap
 * the band (tillid_timeline_is_within_band()). The signed distances run from the middle of the
 * event's own start bounds to the earliest and to the latest start of the other. Order: distance between
 * the middles, nearest first; then the one that can have been nearer; then the order of the array.
 *
 * Returns: (transfer full) (element-type TillidTimelineNear): empty if there is no such event, or it is undated
 */
GArray *
tillid_timeline_within_band (const TillidTimelineItem *items,
                             guint n_items,
                             gint64 selected,
                             int days)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (TillidTimelineNear));
  TillidDay earliest, latest, middle;
  guint event;

  if (!tillid_timeline_find (items, n_items, selected, &event) ||
      !start_bounds (&items[event].bounds, &earliest, &latest))
    return result;
  middle = tillid_told_bounds_midpoint (&items[event].bounds);
  for (guint i = 0; i < n_items; i++)
    {
      TillidTimelineNear near = { .index = i };

      if (i == event ||
          !tillid_timeline_is_within_band (&items[event].bounds, &items[i].bounds, days) ||
          !start_bounds (&items[i].bounds, &earliest, &latest))
        continue;
      near.min_days = earliest - middle;
      near.max_days = latest - middle;
      g_array_append_val (result, near);
    }
  g_array_sort (result, compare_near);
  return result;
}
