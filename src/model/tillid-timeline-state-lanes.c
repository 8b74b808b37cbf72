/* tillid-timeline-state-lanes.c - which lanes of the story are seen, how large, and in which order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The patient's own lane is first, is never hidden and never collapsed. A lane of which nothing was ever told folds away by
 * itself and comes back with the first entry, where it stood; what helps stays, because it asks. */
#include "config.h"

#include "tillid-timeline-state-private.h"

/* Whether there is such a lane for whoever works here: others do not see that something stands in it, or nothing. */
gboolean
tillid_timeline_state_has_lane (TillidTimelineState *self, TillidTimelineLane lane)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES, FALSE);

  return tillid_timeline_query_reads_lane (tillid_patient_context_get_scope (self->context), lane);
}

/* The patient's own lane carries the axis: where it is not read it has no height, and what is read does not fold away. */
static gboolean
is_seen (TillidTimelineState *self, TillidTimelineLane lane)
{
  return lane == TILLID_LANE_LIFE ||
         (!self->hidden[lane] && (!self->is_empty[lane] || self->view.no_life) &&
          tillid_timeline_state_has_lane (self, lane));
}

/* Gives the view the lanes that are seen, in their order. */
void
tillid_timeline_state_update_lanes (TillidTimelineState *self)
{
  self->view.no_life = !tillid_timeline_state_has_lane (self, TILLID_LANE_LIFE);
  self->view.n_lanes = 0;
  for (guint i = 0; i < TILLID_N_LANES; i++)
    if (is_seen (self, self->order[i]))
      self->view.lanes[self->view.n_lanes++] = self->order[i];
}

/* For init: the lanes as they come. */
void
tillid_timeline_state_init_lanes (TillidTimelineState *self)
{
  for (guint i = 0; i < TILLID_N_LANES; i++)
    self->order[i] = i;
}

/* After reading: which lanes have nothing at all. */
void
tillid_timeline_state_find_empty (TillidTimelineState *self)
{
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    self->is_empty[lane] = lane != TILLID_LANE_HELP;
  for (guint i = 0; i < self->n_items; i++)
    self->is_empty[nth_item (self, i)->lane] = FALSE;
  tillid_timeline_state_update_lanes (self);
}

/* Whether a person has left @lane in the view; it may be empty. */
gboolean
tillid_timeline_state_is_lane_shown (TillidTimelineState *self, TillidTimelineLane lane)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES, FALSE);

  return !self->hidden[lane];
}

/* Whether nothing of the whole life is in @lane: then it is not drawn. */
gboolean
tillid_timeline_state_is_lane_empty (TillidTimelineState *self, TillidTimelineLane lane)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES, FALSE);

  return self->is_empty[lane] && lane != TILLID_LANE_LIFE;
}

/* The patient's own lane cannot be hidden. */
void
tillid_timeline_state_set_lane_shown (TillidTimelineState *self,
                                      TillidTimelineLane lane,
                                      gboolean shown)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES);

  if (lane == TILLID_LANE_LIFE)
    return;
  self->hidden[lane] = !shown;
  tillid_timeline_state_update_lanes (self);
  tillid_timeline_state_lanes_changed (self);
}

/* Whether @lane is one row of marks without words. */
gboolean
tillid_timeline_state_is_lane_collapsed (TillidTimelineState *self, TillidTimelineLane lane)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES, FALSE);

  return self->view.collapsed[lane];
}

/* The patient's own lane stays as it is. */
void
tillid_timeline_state_set_lane_collapsed (TillidTimelineState *self,
                                          TillidTimelineLane lane,
                                          gboolean collapsed)
{
  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES);

  if (lane == TILLID_LANE_LIFE)
    return;
  self->view.collapsed[lane] = collapsed;
  self->view.first_row[lane] = 0;
  tillid_timeline_state_lanes_changed (self);
}

/* (transfer none) (array fixed-size=TILLID_N_LANES): all lanes in their order, also those that are not seen. */
const TillidTimelineLane *
tillid_timeline_state_get_lane_order (TillidTimelineState *self)
{
  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  return self->order;
}

/**
 * tillid_timeline_state_move_lane:
 * @self: a state
 * @lane: a lane
 * @steps: so many places down; negative: up
 *
 * Returns: %FALSE if it cannot go there: the patient's own lane is always the first
 */
gboolean
tillid_timeline_state_move_lane (TillidTimelineState *self, TillidTimelineLane lane, int steps)
{
  int from = 0, to;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self) && lane < TILLID_N_LANES, FALSE);

  while (self->order[from] != lane)
    from++;
  to = from + steps;
  if (lane == TILLID_LANE_LIFE || to < 1 || to >= TILLID_N_LANES)
    return FALSE;
  for (int step = to > from ? 1 : -1; from != to; from += step)
    self->order[from] = self->order[from + step];
  self->order[to] = lane;
  tillid_timeline_state_update_lanes (self);
  tillid_timeline_state_lanes_changed (self);
  return TRUE;
}

/* For the memory: what a person has done to the lanes. */
void
tillid_timeline_state_write_lanes (TillidTimelineState *self, GVariantDict *dict)
{
  guint hidden = 0, collapsed = 0;
  guint64 order = 0;

  for (guint i = 0; i < TILLID_N_LANES; i++)
    {
      hidden |= self->hidden[i] ? 1u << i : 0;
      collapsed |= self->view.collapsed[i] ? 1u << i : 0;
      order = order * TILLID_N_LANES + self->order[i];
    }
  g_variant_dict_insert (dict, "hidden", "u", hidden);
  g_variant_dict_insert (dict, "collapsed", "u", collapsed);
  g_variant_dict_insert (dict, "order", "t", order);
}

/* An order that has not every lane once, or not the patient's first, is left alone. */
static void
read_order (TillidTimelineState *self, guint64 order)
{
  TillidTimelineLane lanes[TILLID_N_LANES];
  guint seen = 0;

  for (int i = TILLID_N_LANES - 1; i >= 0; i--)
    {
      lanes[i] = (TillidTimelineLane) (order % TILLID_N_LANES);
      seen |= 1u << lanes[i];
      order /= TILLID_N_LANES;
    }
  if (order != 0 || seen != (1u << TILLID_N_LANES) - 1 || lanes[0] != TILLID_LANE_LIFE)
    return;
  for (guint i = 0; i < TILLID_N_LANES; i++)
    self->order[i] = lanes[i];
}

void
tillid_timeline_state_read_lanes (TillidTimelineState *self, GVariantDict *dict)
{
  guint64 order;
  guint lanes;

  if (g_variant_dict_lookup (dict, "order", "t", &order))
    read_order (self, order);
  if (g_variant_dict_lookup (dict, "hidden", "u", &lanes))
    for (guint lane = 1; lane < TILLID_N_LANES; lane++)
      self->hidden[lane] = (lanes & (1u << lane)) != 0;
  if (g_variant_dict_lookup (dict, "collapsed", "u", &lanes))
    for (guint lane = 1; lane < TILLID_N_LANES; lane++)
      self->view.collapsed[lane] = (lanes & (1u << lane)) != 0;
  tillid_timeline_state_update_lanes (self);
  tillid_timeline_state_lanes_changed (self);
}
