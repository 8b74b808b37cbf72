/* tillid-timeline-state-steps.c - from one item of the story to the next, by key
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-timeline-state-private.h"

/* The item nearest in time to @from in one lane, or NULL. */
static const TillidTimelineItem *
nearest_in_lane (TillidTimelineState *self, TillidTimelineLane lane, TillidDay from)
{
  const TillidTimelineItem *best = NULL;
  TillidDay best_distance = G_MAXINT64;

  for (guint i = 0; i < self->n_items; i++)
    {
      const TillidTimelineItem *item = nth_item (self, i);
      TillidDay distance;

      if (item->lane != lane)
        continue;
      if (!tillid_told_bounds_is_dated (&item->bounds))
        distance = G_MAXINT64 - 1;
      else
        distance = ABS (tillid_told_bounds_midpoint (&item->bounds) - from);
      if (distance < best_distance)
        {
          best = item;
          best_distance = distance;
        }
    }
  return best;
}

static const TillidTimelineItem *
other_lane (TillidTimelineState *self, TillidTimelineLane lane, TillidDay from, int direction)
{
  int place = -1;

  for (guint i = 0; i < self->view.n_lanes; i++)
    if (self->view.lanes[i] == lane)
      place = (int) i;
  for (place += direction; place >= 0 && place < (int) self->view.n_lanes; place += direction)
    {
      const TillidTimelineItem *item = nearest_in_lane (self, self->view.lanes[place], from);

      if (item != NULL)
        return item;
    }
  return NULL;
}

static const TillidTimelineItem *
along_lane (TillidTimelineState *self, TillidTimelineLane lane, int start, int direction, int end)
{
  for (int i = start; i != end; i += direction)
    if (nth_item (self, (guint) i)->lane == lane)
      return nth_item (self, (guint) i);
  return NULL;
}

/**
 * tillid_timeline_state_step:
 * @self: a state
 * @step: where to
 *
 * Moves the selection by one; at the end of a lane it stays. Without a selection the middle of the view in
 * the patient's lane is the beginning.
 */
void
tillid_timeline_state_step (TillidTimelineState *self, TillidTimelineStep step)
{
  const TillidTimelineItem *current, *target = NULL;
  int n, index = 0;
  TillidDay from;

  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  n = (int) self->n_items;
  current = tillid_timeline_state_find (self, self->selected);
  if (current == NULL)
    {
      TillidDay middle = (TillidDay) ((self->view.first + self->view.last) / 2);

      target = nearest_in_lane (self, TILLID_LANE_LIFE, middle);
      if (target == NULL)
        target = other_lane (self, TILLID_LANE_LIFE, middle, 1);
    }
  else
    {
      index = (int) (current - nth_item (self, 0));
      from = tillid_told_bounds_is_dated (&current->bounds)
               ? tillid_told_bounds_midpoint (&current->bounds)
               : self->view.today;
      switch (step)
        {
        case TILLID_STEP_NEXT:
          target = along_lane (self, current->lane, index + 1, 1, n);
          break;
        case TILLID_STEP_PREVIOUS:
          target = along_lane (self, current->lane, index - 1, -1, -1);
          break;
        case TILLID_STEP_FIRST:
          target = along_lane (self, current->lane, 0, 1, n);
          break;
        case TILLID_STEP_LAST:
          target = along_lane (self, current->lane, n - 1, -1, -1);
          break;
        case TILLID_STEP_LANE_DOWN:
          target = other_lane (self, current->lane, from, 1);
          break;
        case TILLID_STEP_LANE_UP:
          target = other_lane (self, current->lane, from, -1);
          break;
        }
    }
  if (target != NULL)
    tillid_timeline_state_select (self, target->id);
}
