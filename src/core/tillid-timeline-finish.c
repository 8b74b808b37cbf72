/* tillid-timeline-finish.c - the last steps of the timeline layout: y, rectangles, order, mirroring, finding
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mirroring is an exact reflection of every x in the width: a point x becomes width - x, a rectangle keeps its
 * left edge as x. Nothing else in the layout knows about direction.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

#define BAR_HEIGHT 14.0
#define LABEL_HEIGHT 17.0
#define SELECTED_LABEL_HEIGHT 19.0
#define CARD_TOP 8.5
#define CARD_HEIGHT 33.0
#define LIFE_STRIP_HEIGHT 56.0
#define LIFE_STRIP_GAP 5.0
#define SHORT_BAR 64.0

/* Distances of the rows of the patient's lane from its line, the nearest first; further ones follow evenly. */
static const double rows_above[] = { 20, 39, 60 };
static const double rows_below[] = { 24, 46, 67 };
#define FURTHER_ROW 21.0

static double
distance_from_line (const double rows[3], guint n)
{
  return n < 3 ? rows[n] : rows[2] + (n - 2) * FURTHER_ROW;
}

static double
life_row_middle (const TillidTimelineLaneBox *box, guint row, double scale)
{
  guint n = box->n_shown;

  if (row >= 2 * n)
    return box->line_y;
  if (row < n)
    return box->line_y - distance_from_line (rows_above, n - 1 - row) * scale;
  return box->line_y + distance_from_line (rows_below, row - n) * scale;
}

static double
row_middle (const TillidTimelineLaneBox *box, const TillidTimelineSign *sign, double scale)
{
  if (box->lane == TILLID_LANE_LIFE)
    return life_row_middle (box, sign->row, scale);
  return box->first_y + (sign->row - box->first_row) * box->row_height + BAR_HEIGHT / 2 * scale;
}

/* A bar of a strip stands on the foot of its row; in the patient's lane it rises from the line, falls from it, or lies on it. */
static void
set_strip_rect (TillidTimelineSign *sign, double scale)
{
  const gboolean is_life = sign->lane == TILLID_LANE_LIFE;
  double full = is_life ? LIFE_STRIP_HEIGHT : BAR_HEIGHT;
  double height = sign->share * full * scale, foot = sign->y + BAR_HEIGHT / 2 * scale;

  if (is_life && sign->y < sign->line_y)
    foot = sign->line_y - LIFE_STRIP_GAP * scale;
  else if (is_life && sign->y > sign->line_y)
    foot = sign->line_y + LIFE_STRIP_GAP * scale + height;
  else if (is_life)
    {
      height = sign->share * BAR_HEIGHT * scale;
      foot = sign->line_y + height / 2;
    }
  sign->rect =
    (TillidTimelineRect){ sign->fade[0], foot - height, sign->fade[3] - sign->fade[0], height };
  sign->y = foot - height / 2;
  sign->label_rect.height = LABEL_HEIGHT * scale;
  sign->label_rect.y = foot - (BAR_HEIGHT + LABEL_HEIGHT) / 2 * scale;
}

static void
set_rectangles (TillidTimelineSign *sign, double scale)
{
  double half_width = sign->selected ? TILLID_TIMELINE_SELECTED_RADIUS * scale : sign->radius;
  double half_height = half_width;
  double label_height = (sign->selected ? SELECTED_LABEL_HEIGHT : LABEL_HEIGHT) * scale;

  if (sign->kind == TILLID_SIGN_DENSITY)
    {
      set_strip_rect (sign, scale);
      return;
    }
  if (sign->kind == TILLID_SIGN_BAR)
    {
      sign->rect = (TillidTimelineRect){ sign->fade[0], sign->y - BAR_HEIGHT / 2 * scale,
                                         sign->fade[3] - sign->fade[0], BAR_HEIGHT * scale };
    }
  else
    {
      if (sign->kind == TILLID_SIGN_PILL)
        {
          half_width = MAX (sign->fade[3] - sign->fade[0], 16 * scale) / 2;
          half_height = 8 * scale;
        }
      else if (sign->kind == TILLID_SIGN_TICK)
        {
          half_width = 1.2 * scale;
          half_height = 6.5 * scale;
        }
      sign->rect = (TillidTimelineRect){ sign->x - half_width, sign->y - half_height,
                                         2 * half_width, 2 * half_height };
    }
  sign->label_rect.height = label_height;
  sign->label_rect.y =
    sign->y - label_height / 2 +
    sign->label_rows * tillid_timeline_lane_metrics[sign->lane].row_height * scale;
  if (sign->is_card)
    {
      sign->label_rect.y = sign->y - CARD_TOP * scale;
      sign->label_rect.height = CARD_HEIGHT * scale;
    }
}

static int
compare_signs (const void *a, const void *b, gpointer data)
{
  const TillidTimelineSign *sign_a = a, *sign_b = b;
  const guint *rank = data;

  if (sign_a->lane != sign_b->lane)
    return rank[sign_a->lane] < rank[sign_b->lane] ? -1 : 1;
  if (sign_a->x != sign_b->x)
    return sign_a->x < sign_b->x ? -1 : 1;
  if (sign_a->row != sign_b->row)
    return sign_a->row < sign_b->row ? -1 : 1;
  return sign_a->index < sign_b->index ? -1 : sign_a->index > sign_b->index;
}

/* A neutral event's ring is on the line; its text stands above. */
static void
raise_neutral_label (TillidTimelineSign *sign, double scale)
{
  if (sign->lane == TILLID_LANE_LIFE && sign->kind == TILLID_SIGN_RING && !sign->is_card)
    sign->label_rect.y -= 13 * scale;
}

/* Gives the signs their y and rectangles, their folded items in one list, and the order of reading. */
void
tillid_timeline_finish_signs (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  double scale = self->view->scale;
  guint rank[TILLID_N_LANES] = { 0 };

  for (guint i = 0; i < layout->n_lanes; i++)
    rank[layout->lanes[i].lane] = i;
  for (guint i = 0; i < layout->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);
      const TillidTimelineLaneBox *box = &layout->lanes[rank[sign->lane]];

      sign->y = row_middle (box, sign, scale);
      sign->line_y = box->line_y;
      sign->soft_y = box->line_y;
      set_rectangles (sign, scale);
      raise_neutral_label (sign, scale);
      sign->folded = self->folded->len;
      for (guint item = sign->index; item != G_MAXUINT; item = self->next[item])
        g_array_append_val (self->folded, item);
    }
  g_array_sort_with_data (layout->signs, compare_signs, rank);
}

static void
mirror_x (double width, double *x)
{
  *x = width - *x;
}

static void
mirror_rect (double width, TillidTimelineRect *rect)
{
  rect->x = width - (rect->x + rect->width);
}

static void
mirror_mark (double width, TillidTimelineMark *mark)
{
  mirror_x (width, &mark->x);
  mirror_rect (width, &mark->rect);
  mirror_rect (width, &mark->pill);
}

static void
mirror_sign (double width, TillidTimelineSign *sign)
{
  mirror_x (width, &sign->x);
  mirror_x (width, &sign->link_x);
  mirror_rect (width, &sign->rect);
  mirror_rect (width, &sign->label_rect);
  for (guint i = 0; i < 4; i++)
    mirror_x (width, &sign->fade[i]);
}

static void
mirror_ticks (double width, GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    mirror_x (width, &g_array_index (ticks, TillidTimelineTick, i).x);
}

static void
mirror_overview (double width, TillidTimelineOverview *overview)
{
  overview->scale.rtl = TRUE;
  mirror_ticks (width, overview->ticks);
  mirror_rect (width, &overview->brush);
  mirror_x (width, &overview->handle_first);
  mirror_x (width, &overview->handle_last);
  mirror_x (width, &overview->arrival_x);
}

/* Reflects everything in the width but the dots of the overview, which are kept and were mirrored when they were made. */
void
tillid_timeline_mirror (TillidTimelineLayout *layout)
{
  double width = layout->width;

  for (guint i = 0; i < layout->signs->len; i++)
    mirror_sign (width, &g_array_index (layout->signs, TillidTimelineSign, i));
  mirror_ticks (width, layout->ticks);
  mirror_ticks (width, layout->second_ticks);
  for (guint i = 0; i < layout->strip->len; i++)
    mirror_x (width, &g_array_index (layout->strip, TillidTimelineStripMark, i).x);
  mirror_x (width, &layout->zero_x);
  mirror_x (width, &layout->today_x);
  mirror_x (width, &layout->some_day_x);
  mirror_mark (width, &layout->today);
  mirror_mark (width, &layout->band);
  mirror_mark (width, &layout->arrival);
  mirror_mark (width, &layout->undated);
  mirror_rect (width, &layout->fold);
  mirror_rect (width, &layout->coming);
  mirror_overview (width, &layout->overview);
}

/**
 * tillid_timeline_layout_get_folded:
 * @self: a result
 * @sign: one of its signs
 * @out_n: (out): how many items it stands for
 *
 * Returns: (array length=out_n) (transfer none): their indices, the first is that of @sign
 */
const guint *
tillid_timeline_layout_get_folded (const TillidTimelineLayout *self,
                                   const TillidTimelineSign *sign,
                                   guint *out_n)
{
  g_return_val_if_fail (self != NULL && sign != NULL && out_n != NULL, NULL);

  *out_n = sign->n_items;
  return &g_array_index (self->work->folded, guint, sign->folded);
}

/**
 * tillid_timeline_layout_find:
 * @self: a result
 * @items: the items it was computed from
 * @id: id of an item
 *
 * Returns: (nullable): the sign that shows the item, alone or folded with others
 */
const TillidTimelineSign *
tillid_timeline_layout_find (const TillidTimelineLayout *self,
                             const TillidTimelineItem *items,
                             gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->signs->len; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (self->signs, TillidTimelineSign, i);
      const guint *folded = &g_array_index (self->work->folded, guint, sign->folded);

      for (guint j = 0; j < sign->n_items; j++)
        if (items[folded[j]].id == id)
          return sign;
    }
  return NULL;
}

static double
distance_to (const TillidTimelineRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

/**
 * tillid_timeline_layout_pick:
 * @self: a result
 * @x: pixels from the left
 * @y: pixels from the top
 *
 * Returns: (nullable): the sign whose drawing or label is nearest to the point, within 6 px
 */
const TillidTimelineSign *
tillid_timeline_layout_pick (const TillidTimelineLayout *self, double x, double y)
{
  const TillidTimelineSign *nearest = NULL;
  double least = 6 * self->scale_factor;

  for (guint i = 0; i < self->signs->len; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (self->signs, TillidTimelineSign, i);
      double distance = distance_to (&sign->rect, x, y);

      if (sign->has_label)
        distance = MIN (distance, distance_to (&sign->label_rect, x, y));
      if (distance < least)
        {
          least = distance;
          nearest = sign;
        }
    }
  return nearest;
}

/* Coordinates in steps of which any sum is exact, so that equal pictures are equal numbers. */
static double
in_steps (double x)
{
  return floor (x * 64 + 0.5) / 64;
}

static void
snap_rect (TillidTimelineRect *rect, double dx, double dy)
{
  rect->x = in_steps (rect->x + dx);
  rect->y = in_steps (rect->y + dy);
  rect->width = in_steps (rect->width);
  rect->height = in_steps (rect->height);
}

static double
to_whole (double x)
{
  return floor (x + 0.5) - x;
}

/* A short bar without words: its points on whole pixels, so that many of them look the same. */
static void
snap_short_bar (TillidTimelineSign *sign)
{
  if (sign->kind != TILLID_SIGN_BAR || sign->has_label || sign->rect.width > SHORT_BAR)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sign->fade); i++)
    sign->fade[i] = floor (sign->fade[i] + 0.5);
  sign->rect.x = floor (sign->rect.x + 0.5);
  sign->rect.width = MAX (floor (sign->rect.width + 0.5), 1);
}

/**
 * tillid_timeline_layout_snap:
 * @self: a computed layout
 *
 * For a screen: moves each sign with all that belongs to it to the nearest whole pixel, by half a pixel at
 * most. While a timeline is panned a sign then keeps its picture and only moves.
 */
void
tillid_timeline_layout_snap (TillidTimelineLayout *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (self->signs, TillidTimelineSign, i);
      double dx = to_whole (sign->kind == TILLID_SIGN_BAR ? sign->fade[1] : sign->x);
      double dy = to_whole (sign->y);

      sign->x = in_steps (sign->x + dx);
      sign->y = in_steps (sign->y + dy);
      sign->link_x = in_steps (sign->link_x + dx);
      for (guint j = 0; j < G_N_ELEMENTS (sign->fade); j++)
        sign->fade[j] = in_steps (sign->fade[j] + dx);
      snap_rect (&sign->rect, dx, dy);
      snap_rect (&sign->label_rect, dx, dy);
      snap_short_bar (sign);
    }
}
