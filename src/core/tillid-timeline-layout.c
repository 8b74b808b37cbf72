/* tillid-timeline-layout.c - where everything on the timeline stands: the course of the work
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 1. One pass over the items finds what the view shows and its place on the axis.
 * 2. Lane by lane things get a row: the patient's lane, then bars, folded groups, single signs. A row is
 *    a list of taken spans; a thing takes the first row in which it is free.
 * 3. The lanes share the height: a lane with fewer rows than its share gives rows to those that need more;
 *    what is still too much scrolls inside its lane.
 * 4. If more than 500 signs would be visible, the distances of folding grow, at least to twice, and 2. is done again.
 * 5. Lanes get y, the marks their places, and if the view is mirrored every x is mirrored, once, here.
 *
 * Invariants: equal input gives equal output, to the last bit; nothing depends on the content of a text except
 * its width; every visible item belongs to exactly one sign; arrays are kept between calls, and nothing is
 * allocated per item.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>
#include <string.h>

#define MOST_FACTOR 64
/* Over and under the name of a lane. */
#define NAME_PAD 4.0

const TillidTimelineLaneMetrics tillid_timeline_lane_metrics[TILLID_N_LANES] = {
  [TILLID_LANE_LIFE] = { 164, 0, 42, 3, 3 },      [TILLID_LANE_SYMPTOM] = { 109, 4, 17, 6, 1 },
  [TILLID_LANE_CARE] = { 59, 4, 17.3, 3, 2 },     [TILLID_LANE_RESULT] = { 60, 5, 17.3, 3, 2 },
  [TILLID_LANE_MEDICINE] = { 76, 5, 17.2, 4, 1 }, [TILLID_LANE_PLACE] = { 25, 5, 17, 1, 1 },
  [TILLID_LANE_WORK] = { 43, 5, 17.5, 2, 2 },     [TILLID_LANE_HELP] = { 59, 4, 17.3, 3, 1 },
};

/**
 * tillid_timeline_layout_new:
 *
 * Returns: (transfer full): an empty result
 */
TillidTimelineLayout *
tillid_timeline_layout_new (void)
{
  TillidTimelineLayout *self = g_new0 (TillidTimelineLayout, 1);
  TillidTimelineWork *work = g_new0 (TillidTimelineWork, 1);

  self->ticks = g_array_new (FALSE, TRUE, sizeof (TillidTimelineTick));
  self->second_ticks = g_array_new (FALSE, TRUE, sizeof (TillidTimelineTick));
  self->signs = g_array_new (FALSE, TRUE, sizeof (TillidTimelineSign));
  self->undated_items = g_array_new (FALSE, FALSE, sizeof (guint));
  self->strip = g_array_new (FALSE, TRUE, sizeof (TillidTimelineStripMark));
  self->overview.dots = g_array_new (FALSE, TRUE, sizeof (TillidTimelineDot));
  self->overview.load = g_array_new (FALSE, TRUE, sizeof (double));
  self->overview.ticks = g_array_new (FALSE, TRUE, sizeof (TillidTimelineTick));
  for (guint i = 0; i < TILLID_TIMELINE_MAX_ROWS; i++)
    work->rows[i] = g_array_new (FALSE, FALSE, sizeof (TillidTimelineSpan));
  work->folded = g_array_new (FALSE, FALSE, sizeof (guint));
  work->key_groups = g_array_new (FALSE, TRUE, sizeof (guint));
  work->group_list = tillid_timeline_fold_groups_new ();
  work->row_hulls = g_array_new (FALSE, FALSE, sizeof (TillidTimelineHull));
  work->clusters = tillid_timeline_fold_clusters_new ();
  work->strings = g_string_chunk_new (256);
  self->work = work;
  return self;
}

/**
 * tillid_timeline_layout_free:
 * @self: (nullable) (transfer full): a result
 */
void
tillid_timeline_layout_free (TillidTimelineLayout *self)
{
  TillidTimelineWork *work;

  if (self == NULL)
    return;
  work = self->work;
  g_free (work->all_members);
  for (guint i = 0; i < TILLID_TIMELINE_MAX_ROWS; i++)
    g_array_unref (work->rows[i]);
  g_array_unref (work->folded);
  g_array_unref (work->group_list);
  g_array_unref (work->row_hulls);
  g_array_unref (work->clusters);
  g_array_unref (work->key_groups);
  g_string_chunk_free (work->strings);
  g_free (work->next);
  g_free (work->briefs);
  g_free (work);
  g_array_unref (self->ticks);
  g_array_unref (self->second_ticks);
  g_array_unref (self->signs);
  g_array_unref (self->undated_items);
  g_array_unref (self->strip);
  g_array_unref (self->overview.dots);
  g_array_unref (self->overview.load);
  g_array_unref (self->overview.ticks);
  g_free (self);
}

static void
clear_rows (TillidTimelineWork *self)
{
  for (guint i = 0; i < TILLID_TIMELINE_MAX_ROWS; i++)
    {
      g_array_set_size (self->rows[i], 0);
      self->row_end[i] = -INFINITY;
    }
  self->n_rows = 0;
}

/* A collapsed lane keeps its marks: all in one row, without words. */
static void
collapse (TillidTimelineLayout *layout, TillidTimelineLaneBox *box, guint before)
{
  for (guint i = before; i < layout->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

      sign->row = 0;
      sign->has_label = FALSE;
      sign->label_rows = 0;
    }
  box->n_rows = 1;
}

static void
place_lane (TillidTimelineWork *self, TillidTimelineLayout *layout, TillidTimelineLaneBox *box)
{
  guint before = layout->signs->len;
  guint rows;

  clear_rows (self);
  if (box->lane == TILLID_LANE_LIFE)
    {
      tillid_timeline_life_place (self, layout);
      box->n_rows = self->view->life_rows;
    }
  else
    {
      tillid_timeline_density_place (self, layout, box->lane, TRUE, 0);
      rows = tillid_timeline_bars_place (self, layout, box->lane);
      if (box->lane != TILLID_LANE_CARE &&
          tillid_timeline_density_place (self, layout, box->lane, FALSE, rows))
        rows = self->n_rows;
      if (box->lane == TILLID_LANE_CARE)
        tillid_timeline_care_place (self, layout);
      else
        rows = tillid_timeline_fold_place (self, layout, box->lane, rows);
      tillid_timeline_points_place (self, layout, box->lane, rows);
      if (box->lane != TILLID_LANE_CARE)
        tillid_timeline_fold_label (self, layout, box->lane);
      box->n_rows = MAX (self->n_rows, tillid_timeline_lane_metrics[box->lane].least_rows);
    }
  box->n_signs = layout->signs->len - before;
  if (box->lane != TILLID_LANE_LIFE && self->view->collapsed[box->lane])
    collapse (layout, box, before);
  box->ask = box->lane == TILLID_LANE_HELP && box->n_signs == 0;
}

static void
order_lanes (const TillidTimelineView *view, TillidTimelineLayout *layout)
{
  guint n = 0;

  memset (layout->lanes, 0, sizeof layout->lanes);
  layout->lanes[n++].lane = TILLID_LANE_LIFE;
  for (guint i = 0; i < view->n_lanes && n < TILLID_N_LANES; i++)
    if (view->lanes[i] != TILLID_LANE_LIFE && tillid_timeline_shows_lane (view, view->lanes[i]))
      layout->lanes[n++].lane = view->lanes[i];
  layout->n_lanes = n;
}

static double
lane_height (const TillidTimelineView *view, TillidTimelineLane lane, guint n_rows)
{
  const TillidTimelineLaneMetrics *metrics = &tillid_timeline_lane_metrics[lane];
  double rows = metrics->height + ((double) n_rows - metrics->n_rows) * metrics->row_height;
  double name = view->name_heights[lane];

  if (lane == TILLID_LANE_LIFE && view->no_life)
    return 0;
  if (lane == TILLID_LANE_CARE)
    rows += tillid_timeline_care_strip_height (view) / view->scale;
  return MAX (rows * view->scale, name > 0 ? name + 2 * NAME_PAD * view->scale : 0);
}

static double
sum_heights (const TillidTimelineView *view, const TillidTimelineLayout *layout)
{
  double sum = tillid_timeline_view_axis_height (view);

  for (guint i = 0; i < layout->n_lanes; i++)
    sum += lane_height (view, layout->lanes[i].lane, layout->lanes[i].n_shown);
  return sum;
}

/* In pixels: one ruler, or two where there is another calendar. */
double
tillid_timeline_view_axis_height (const TillidTimelineView *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (TILLID_TIMELINE_AXIS_HEIGHT +
          (self->calendar != TILLID_CALENDAR_GREGORIAN ? TILLID_TIMELINE_SECOND_RULER : 0)) *
         self->scale;
}

/**
 * tillid_timeline_view_least_height:
 * @self: a view
 *
 * Returns: how high axis and lanes are at least: the patient's lane whole, one row of each other, every name
 */
double
tillid_timeline_view_least_height (const TillidTimelineView *self)
{
  double sum;

  g_return_val_if_fail (self != NULL, 0);

  sum =
    tillid_timeline_view_axis_height (self) + lane_height (self, TILLID_LANE_LIFE, self->life_rows);
  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lanes[i] != TILLID_LANE_LIFE)
      sum += lane_height (self, self->lanes[i], 1);
  return sum;
}

/* The lane that gives up a row next: the one that shows most, the last of several. */
static TillidTimelineLaneBox *
fullest_lane (TillidTimelineLayout *layout)
{
  TillidTimelineLaneBox *fullest = NULL;

  for (guint i = 0; i < layout->n_lanes; i++)
    if (layout->lanes[i].lane != TILLID_LANE_LIFE && layout->lanes[i].n_shown > 1 &&
        (fullest == NULL || layout->lanes[i].n_shown >= fullest->n_shown))
      fullest = &layout->lanes[i];
  return fullest;
}

/* Gives every lane its rows: first its own share or less, then what others left, one row each in turn. */
static void
share_rows (const TillidTimelineView *view, TillidTimelineLayout *layout)
{
  TillidTimelineLaneBox *box;
  gboolean changed = view->height > 0;

  for (guint i = 0; i < layout->n_lanes; i++)
    {
      box = &layout->lanes[i];
      box->n_shown = box->n_rows;
      if (view->height > 0 && box->lane != TILLID_LANE_LIFE)
        box->n_shown = MIN (box->n_rows, tillid_timeline_lane_metrics[box->lane].n_rows);
    }
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < layout->n_lanes; i++)
        {
          box = &layout->lanes[i];
          if (box->n_shown >= box->n_rows)
            continue;
          box->n_shown++;
          if (sum_heights (view, layout) <= view->height + 0.5)
            changed = TRUE;
          else
            box->n_shown--;
        }
    }
  while (view->height > 0 && sum_heights (view, layout) > view->height + 0.5 &&
         (box = fullest_lane (layout)) != NULL)
    box->n_shown--;
}

static void
stack_lanes (const TillidTimelineView *view, TillidTimelineLayout *layout)
{
  double y = tillid_timeline_view_axis_height (view);

  for (guint i = 0; i < layout->n_lanes; i++)
    {
      TillidTimelineLaneBox *box = &layout->lanes[i];
      const TillidTimelineLaneMetrics *metrics = &tillid_timeline_lane_metrics[box->lane];

      box->y = y;
      box->height = lane_height (view, box->lane, box->n_shown);
      box->first_y = y + metrics->pad * view->scale;
      box->row_height = metrics->row_height * view->scale;
      if (box->lane == TILLID_LANE_LIFE)
        box->line_y = y + (80 + (box->n_shown - 3.0) * metrics->row_height / 2) * view->scale;
      box->first_row = MIN (view->first_row[box->lane], box->n_rows - box->n_shown);
      if (box->lane == TILLID_LANE_CARE)
        layout->strip_y = y + box->height - tillid_timeline_care_strip_height (view) / 2;
      box->shaded = i % 2 == 1;
      /* What is left over belongs to the last lane: nothing between the lanes and the overview is nobody's. */
      if (i + 1 == layout->n_lanes && y + box->height < view->height)
        box->height = view->height - y;
      y += box->height;
    }
  layout->height = y;
}

static TillidTimelineLaneBox *
find_lane (TillidTimelineLayout *layout, TillidTimelineLane lane)
{
  for (guint i = 0; i < layout->n_lanes; i++)
    if (layout->lanes[i].lane == lane)
      return &layout->lanes[i];
  return NULL;
}

/* Signs of rows that are scrolled away, or not shown, are taken out. */
static void
drop_scrolled (TillidTimelineLayout *layout)
{
  guint kept = 0;

  for (guint i = 0; i < layout->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);
      const TillidTimelineLaneBox *box = find_lane (layout, sign->lane);

      if (sign->lane != TILLID_LANE_LIFE &&
          (sign->row < box->first_row || sign->row >= box->first_row + box->n_shown))
        layout->n_scrolled += sign->n_items;
      else
        {
          /* The second line of a card has no place in a row that is not shown. */
          if (sign->lane != TILLID_LANE_LIFE && sign->row + 1 >= box->first_row + box->n_shown)
            sign->is_card = FALSE;
          g_array_index (layout->signs, TillidTimelineSign, kept++) = *sign;
        }
    }
  g_array_set_size (layout->signs, kept);
}

/* How many rows of the care lane have so many contacts that they will be strips. */
static guint
count_care_strips (TillidTimelineWork *self)
{
  const TillidTimelineMembers *members = &self->members[TILLID_LANE_CARE];
  guint n = 0;

  g_array_set_size (self->key_groups, 0);
  g_array_set_size (self->key_groups, self->n_keys[TILLID_LANE_CARE] + 1);
  for (guint i = 0; i < members->len; i++)
    if (!members->at[i].stands_alone)
      g_array_index (self->key_groups, guint, self->briefs[members->at[i].index].key)++;
  for (guint i = 1; i < self->key_groups->len; i++)
    n += g_array_index (self->key_groups, guint, i) > TILLID_TIMELINE_LEAST_FOR_STRIP;
  return n;
}

/*
 * From far away the number of bars can be told before: so many strips, so many bins. It saves a round or two through
 * everything that is in view, which is much then.
 */
static double
first_factor (TillidTimelineWork *self)
{
  double bins =
    (self->scale.past_end - self->scale.gutter) / (TILLID_TIMELINE_LEAST_BIN * self->view->scale);
  guint n_strips;

  if (self->detail != TILLID_TIMELINE_DETAIL_STRIP)
    return 1;
  n_strips = count_care_strips (self);
  for (guint i = 0; i < TILLID_N_LANES; i++)
    if (i != TILLID_LANE_CARE && self->members[i].len > TILLID_TIMELINE_LEAST_FOR_STRIP)
      n_strips++;
  return MAX (1, floor (n_strips * bins / TILLID_TIMELINE_MAX_SIGNS));
}

static void
place_all (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  for (self->factor = first_factor (self); self->factor <= MOST_FACTOR;
       self->factor *= MAX (2, layout->signs->len / TILLID_TIMELINE_MAX_SIGNS))
    {
      g_array_set_size (layout->signs, 0);
      layout->n_scrolled = 0;
      order_lanes (self->view, layout);
      for (guint i = 0; i < layout->n_lanes; i++)
        {
          TillidTimelineMembers *members = &self->members[layout->lanes[i].lane];

          for (guint j = 0; j < members->len; j++)
            members->at[j].done = FALSE;
          place_lane (self, layout, &layout->lanes[i]);
        }
      share_rows (self->view, layout);
      stack_lanes (self->view, layout);
      drop_scrolled (layout);
      if (layout->signs->len <= TILLID_TIMELINE_MAX_SIGNS)
        return;
    }
}

/**
 * tillid_timeline_layout_update:
 * @self: a result that has its items: tillid_timeline_layout_set_items()
 * @view: what is to be seen
 *
 * Computes all geometry of the timeline. Pure: equal input gives equal output.
 */
void
tillid_timeline_layout_update (TillidTimelineLayout *self, const TillidTimelineView *view)
{
  TillidTimelineWork *work;

  g_return_if_fail (self != NULL && view != NULL);
  g_return_if_fail (view->first < view->last && view->last <= view->today);
  g_return_if_fail (view->life_rows >= 2 && view->life_rows <= TILLID_TIMELINE_MOST_LIFE_ROWS);

  work = self->work;
  work->view = view;
  tillid_timeline_view_get_scale (view, &work->scale);
  work->scale.rtl = FALSE;
  g_string_chunk_clear (work->strings);
  g_array_set_size (work->folded, 0);
  g_array_set_size (self->undated_items, 0);
  self->width = view->width;
  self->axis_height = tillid_timeline_view_axis_height (view);
  self->scale_factor = view->scale;
  self->zoom = tillid_timeline_axis_zoom (&work->scale);
  self->detail = work->detail = tillid_timeline_scale_detail (&work->scale, view->scale);

  tillid_timeline_collect (work, self);
  place_all (work, self);
  tillid_timeline_care_strip (work, self);
  tillid_timeline_finish_signs (work, self);
  g_array_set_size (self->ticks, 0);
  tillid_timeline_axis_compute (work, &work->scale, FALSE, self->ticks);
  g_array_set_size (self->second_ticks, 0);
  if (view->calendar != TILLID_CALENDAR_GREGORIAN)
    tillid_timeline_axis_compute_second (work, &work->scale, self->second_ticks);
  tillid_timeline_axis_marks (work, self);
  if (!view->no_overview)
    tillid_timeline_overview_compute (work, &self->overview);
  self->scale = work->scale;
  self->scale.rtl = view->rtl;
  if (view->rtl)
    tillid_timeline_mirror (self);
}

/**
 * tillid_timeline_layout_compute:
 * @self: a result, used again
 * @view: what is to be seen
 * @items: (array length=n_items): sorted by tillid_timeline_sort(); must outlive the result
 * @n_items: their number
 *
 * Items and picture in one step, for what is seen once. Who shows the same items again and again tells them once and
 * calls tillid_timeline_layout_update().
 */
void
tillid_timeline_layout_compute (TillidTimelineLayout *self,
                                const TillidTimelineView *view,
                                const TillidTimelineItem *items,
                                guint n_items)
{
  tillid_timeline_layout_set_items (self, items, n_items);
  tillid_timeline_layout_update (self, view);
}
