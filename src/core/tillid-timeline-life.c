/* tillid-timeline-life.c - the patient's lane: good above the line, hard below, neutral on it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three rows above the line and three below (paper may have more). The events of a bank come sorted by time; each takes the first
 * row in which its sign and its label are free, the label after the sign before the label in front of it. If
 * no row has room for the text, the sign stands without it in the free row nearest to the line. If not even
 * the sign has room, it joins the nearest sign of its bank, which becomes a pill with the number.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#define SIGN_RADIUS 7.5
#define RING_RADIUS 4.6
#define HOPE_RADIUS 9.0
#define LEAST_SOFT_WIDTH 2.0

/* Where an event stands: above the line, below it, or on it. */
TillidTimelineLifeBank
tillid_timeline_life_bank (const TillidTimelineItem *item)
{
  if (item->kind == TILLID_TIMELINE_HOPE || item->kind == TILLID_TIMELINE_STRENGTH)
    return TILLID_LIFE_ABOVE;
  if (item->closed || item->bank == TILLID_BANK_HARD)
    return TILLID_LIFE_BELOW;
  return item->bank == TILLID_BANK_GOOD ? TILLID_LIFE_ABOVE : TILLID_LIFE_LINE;
}

static TillidSignKind
sign_of (const TillidTimelineView *view,
         const TillidTimelineItem *item,
         const TillidTimelineMember *member)
{
  switch (tillid_timeline_life_bank (item))
    {
    case TILLID_LIFE_ABOVE:
      if (item->kind == TILLID_TIMELINE_HOPE || member->coming)
        return TILLID_SIGN_FLOWER_OUTLINE;
      return TILLID_SIGN_FLOWER;
    case TILLID_LIFE_BELOW:
      return item->closed && !view->plain ? TILLID_SIGN_CLOSED_STONE : TILLID_SIGN_STONE;
    case TILLID_LIFE_LINE:
    default:
      return TILLID_SIGN_RING;
    }
}

static double
clamp_x (const TillidTimelineWork *self, const TillidTimelineMember *member, double x)
{
  double from = member->coming ? self->scale.future : self->scale.gutter;
  double to = member->coming ? self->scale.width : self->scale.past_end;

  return CLAMP (x, from, to);
}

/* The soft bar on the line: the bounds of a moment, or an event that lasted. */
static void
set_soft_bar (const TillidTimelineWork *self,
              TillidTimelineSign *sign,
              const TillidTimelineMember *member)
{
  const TillidToldBounds *bounds = &self->items[member->index].bounds;
  double fade[4];
  gboolean lasted =
    bounds->end_latest != bounds->start_latest || bounds->end_earliest != bounds->start_earliest;

  tillid_timeline_collect_fade (self, member, fade);
  sign->fade[0] = clamp_x (self, member, fade[0]);
  sign->fade[1] = lasted ? clamp_x (self, member, fade[1]) : sign->x;
  sign->fade[2] = lasted ? clamp_x (self, member, fade[2]) : sign->x;
  sign->fade[3] = clamp_x (self, member, lasted ? fade[3] : fade[1]);
  sign->fade[3] = MAX (sign->fade[3], sign->fade[2]);
  sign->has_soft =
    tillid_told_bounds_is_dated (bounds) && sign->fade[3] - sign->fade[0] >= LEAST_SOFT_WIDTH;
}

static gboolean
has_own_label (const TillidTimelineSign *sign)
{
  return sign->label != NULL && *sign->label != '\0';
}

/* Finds a row of @bank with room for sign and text, else one with room for the sign. */
static gboolean
find_row (TillidTimelineWork *self, TillidTimelineSign *sign, TillidTimelineLifeBank bank)
{
  guint n_rows = self->view->life_rows;
  guint first = bank == TILLID_LIFE_ABOVE ? 0 : n_rows;
  double room = sign->radius * self->factor;

  if (!tillid_timeline_work_has_room (self, sign, first, first + n_rows))
    return FALSE;
  if (has_own_label (sign))
    {
      double width = tillid_timeline_work_label_width (self, sign);

      for (guint row = first; row < first + n_rows; row++)
        if (tillid_timeline_work_place_label (self, sign, row, width))
          return TRUE;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = bank == TILLID_LIFE_ABOVE ? n_rows - 1 - i : n_rows + i;

      if (!tillid_timeline_work_is_free (self, row, sign->x - room, sign->x + room,
                                         TILLID_SPAN_SIGN))
        continue;
      sign->row = row;
      tillid_timeline_work_take (self, row, sign->x - room, sign->x + room, TILLID_SPAN_SIGN);
      return TRUE;
    }
  return FALSE;
}

/* A ring stands on the line; its text above the line shares the lowest row of the good ones. */
static gboolean
find_place_on_line (TillidTimelineWork *self, TillidTimelineSign *sign)
{
  double room = sign->radius * self->factor;
  double width, gap = 5 * self->view->scale, x;

  if (!tillid_timeline_work_is_free (self, 2 * self->view->life_rows, sign->x - room,
                                     sign->x + room, TILLID_SPAN_SIGN))
    return FALSE;
  sign->row = 2 * self->view->life_rows;
  tillid_timeline_work_take (self, 2 * self->view->life_rows, sign->x - room, sign->x + room,
                             TILLID_SPAN_SIGN);
  if (!has_own_label (sign))
    return TRUE;
  width = tillid_timeline_work_measure (self, sign->label, sign->label_bold);
  for (guint side = 0; side < 2; side++)
    {
      x = side == 0 ? sign->x + gap : sign->x - gap - width;
      if (x < (sign->coming ? self->scale.future + 3 : self->scale.gutter) ||
          x + width > (sign->coming ? self->scale.width - 2 : self->scale.past_end) ||
          !tillid_timeline_work_is_free (self, self->view->life_rows - 1, x, x + width,
                                         TILLID_SPAN_LABEL))
        continue;
      sign->has_label = TRUE;
      sign->label_before = side == 1;
      sign->label_dim = TRUE;
      sign->label_rect.x = x;
      sign->label_rect.width = width;
      tillid_timeline_work_take (self, self->view->life_rows - 1, x, x + width, TILLID_SPAN_LABEL);
      return TRUE;
    }
  return TRUE;
}

static double
radius_of (TillidSignKind kind)
{
  switch ((int) kind)
    {
    case TILLID_SIGN_RING:
      return RING_RADIUS;
    case TILLID_SIGN_FLOWER_OUTLINE:
      return HOPE_RADIUS;
    default:
      return SIGN_RADIUS;
    }
}

static gboolean
is_of_bank (const TillidTimelineMember *member, TillidTimelineLifeBank bank)
{
  return !member->coming && !member->selected && member->bank == bank;
}

/* From far away, a bank with very many is a strip that rises from the line, or falls. */
static void
place_strip (TillidTimelineWork *self, TillidTimelineLayout *layout, TillidTimelineLifeBank bank)
{
  TillidTimelineMembers *members = &self->members[TILLID_LANE_LIFE];
  TillidTimelineDensity strip;
  guint n = 0;

  if (self->detail != TILLID_TIMELINE_DETAIL_STRIP)
    return;
  for (guint i = 0; i < members->len; i++)
    n += is_of_bank (&members->at[i], bank);
  if (n <= TILLID_TIMELINE_LEAST_FOR_STRIP)
    return;
  tillid_timeline_density_begin (&strip, self, layout, (guint) bank * self->view->life_rows);
  for (guint i = 0; i < members->len; i++)
    {
      TillidTimelineMember *member = &members->at[i];

      if (is_of_bank (member, bank))
        tillid_timeline_density_take (&strip, member);
    }
  tillid_timeline_density_end (&strip);
}

static void
place_bank (TillidTimelineWork *self, TillidTimelineLayout *layout, TillidTimelineLifeBank bank)
{
  TillidTimelineMembers *members = &self->members[TILLID_LANE_LIFE];
  guint first;

  place_strip (self, layout, bank);
  first = layout->signs->len;

  for (guint i = 0; i < members->len; i++)
    {
      const TillidTimelineMember *member = &members->at[i];
      const TillidTimelineItem *item = &self->items[member->index];
      TillidTimelineSign *sign;
      TillidSignKind kind;
      gboolean found;

      if (member->done || member->bank != bank)
        continue;
      kind = sign_of (self->view, item, member);
      sign =
        tillid_timeline_work_add (self, layout, member, kind, radius_of (kind) * self->view->scale);
      found =
        bank == TILLID_LIFE_LINE ? find_place_on_line (self, sign) : find_row (self, sign, bank);
      if (!found)
        {
          g_array_set_size (layout->signs, layout->signs->len - 1);
          tillid_timeline_work_join_nearest (self, layout, first, member);
          continue;
        }
      sign->has_stem = bank != TILLID_LIFE_LINE && tillid_told_bounds_is_dated (&item->bounds);
      sign->label_dim |= item->closed;
      set_soft_bar (self, sign, member);
    }
}

/* Places the whole lane. The first rows are above the line, as many below it, the last is the line. */
void
tillid_timeline_life_place (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  place_bank (self, layout, TILLID_LIFE_ABOVE);
  place_bank (self, layout, TILLID_LIFE_LINE);
  place_bank (self, layout, TILLID_LIFE_BELOW);
}
