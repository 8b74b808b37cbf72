/* tillid-timeline-work.c - rows that fill up with signs and labels, and the signs themselves
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What every way of placing leans on: a row is a list of taken spans, a sign stands for one or more items, and a
 * label stands beside its sign without leaving its part of the axis. tillid-timeline-layout.c says in which order
 * things are placed. */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

#define GUESSED_CHARACTER_WIDTH 6.0
#define GUESSED_BOLD_FACTOR 1.06
#define SELECTED_PAD 18.0
#define CARD_PAD 6.0

/* Width of one line of text in pixels. */
double
tillid_timeline_work_measure (TillidTimelineWork *self, const char *text, gboolean bold)
{
  if (text == NULL)
    return 0;
  if (self->view->measure != NULL)
    return self->view->measure (text, bold, self->view->measure_data);
  return g_utf8_strlen (text, -1) * GUESSED_CHARACTER_WIDTH * self->view->scale *
         (bold ? GUESSED_BOLD_FACTOR : 1);
}

/* (nullable): who, how long, how it was told. */
const char *
tillid_timeline_work_second_line (TillidTimelineWork *self, const TillidTimelineItem *item)
{
  g_autofree char *text = NULL;

  if (self->view->second_line != NULL)
    text = self->view->second_line (item, self->view->second_line_data);
  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->strings, text) : NULL;
}

/* Appends a sign for @member. The pointer is good until the next one. */
TillidTimelineSign *
tillid_timeline_work_add (TillidTimelineWork *self,
                          TillidTimelineLayout *layout,
                          const TillidTimelineMember *member,
                          TillidSignKind kind,
                          double radius)
{
  const TillidTimelineItem *item = &self->items[member->index];
  TillidTimelineSign sign = {
    .id = item->id,
    .index = member->index,
    .tail = member->index,
    .n_items = 1,
    .kind = kind,
    .lane = item->lane,
    .x = member->x,
    .radius = radius,
    .label = item->text,
    .label_bold = item->strong || member->in_band || member->selected,
    .in_band = member->in_band,
    .selected = member->selected,
    .coming = member->coming,
  };

  if (self->view->plain && item->closed)
    sign.label = NULL;
  if (self->detail >= TILLID_TIMELINE_DETAIL_LINES && !item->closed && !member->coming &&
      (sign.label == NULL || *sign.label == '\0'))
    sign.label = tillid_timeline_work_second_line (self, item);
  self->next[member->index] = G_MAXUINT;
  g_array_append_val (layout->signs, sign);
  return &g_array_index (layout->signs, TillidTimelineSign, layout->signs->len - 1);
}

/* Folds @member into @sign: it stands for one more item. */
void
tillid_timeline_work_join (TillidTimelineWork *self,
                           TillidTimelineSign *sign,
                           const TillidTimelineMember *member)
{
  self->next[member->index] = G_MAXUINT;
  self->next[sign->tail] = member->index;
  sign->tail = member->index;
  sign->n_items++;
  sign->in_band |= member->in_band;
  sign->selected |= member->selected;
}

/*
 * Folds @member into the sign nearest to it of those from @first on, which becomes a pill with its number. Signs on
 * the same side of today come before others, so that nothing planned joins what has been.
 */
void
tillid_timeline_work_join_nearest (TillidTimelineWork *self,
                                   TillidTimelineLayout *layout,
                                   guint first,
                                   const TillidTimelineMember *member)
{
  const TillidTimelineScale *scale = &self->scale;
  TillidTimelineSign *nearest = NULL;
  double half, from, to, least = INFINITY;

  for (guint i = first; i < layout->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);
      double distance = fabs (sign->x - member->x);

      if (sign->coming != member->coming)
        distance += scale->width;
      if (distance < least)
        {
          least = distance;
          nearest = sign;
        }
    }
  g_assert (nearest != NULL);
  tillid_timeline_work_join (self, nearest, member);
  half = (nearest->n_items < 10 ? 8 : 12) * self->view->scale;
  from = nearest->coming ? scale->future : scale->gutter;
  to = nearest->coming ? scale->width : scale->past_end;
  nearest->kind = TILLID_SIGN_PILL;
  nearest->has_label = FALSE;
  nearest->x = CLAMP (nearest->x, from + half, to - half);
  nearest->fade[0] = nearest->fade[1] = nearest->x - half;
  nearest->fade[2] = nearest->fade[3] = nearest->x + half;
}

static double
needed_gap (TillidTimelineSpanKind a, TillidTimelineSpanKind b)
{
  if (a == TILLID_SPAN_BAR && b == TILLID_SPAN_BAR)
    return -0.5; /* the end of one may touch the start of the next */
  if (a == TILLID_SPAN_LABEL && b == TILLID_SPAN_LABEL)
    return TILLID_TIMELINE_LABEL_GAP;
  if (a == TILLID_SPAN_LABEL || b == TILLID_SPAN_LABEL)
    return TILLID_TIMELINE_LABEL_GAP / 2;
  return 0;
}

/* Whether [@x0, @x1] keeps its distance from everything in the row. Newest first: things come sorted. */
gboolean
tillid_timeline_work_is_free (const TillidTimelineWork *self,
                              guint row,
                              double x0,
                              double x1,
                              TillidTimelineSpanKind kind)
{
  const GArray *spans = self->rows[row];

  if (x0 > self->row_end[row] + TILLID_TIMELINE_LABEL_GAP)
    return TRUE;
  for (guint i = spans->len; i > 0; i--)
    {
      const TillidTimelineSpan *span = &g_array_index (spans, TillidTimelineSpan, i - 1);
      double gap = needed_gap (kind, span->kind);

      if (x0 < span->x1 + gap && x1 > span->x0 - gap)
        return FALSE;
    }
  return TRUE;
}

/* Whether a row from @first to before @end has room for the sign. Asked before a text is measured, which is dear. */
gboolean
tillid_timeline_work_has_room (const TillidTimelineWork *self,
                               const TillidTimelineSign *sign,
                               guint first,
                               guint end)
{
  double room = sign->radius * self->factor;

  for (guint row = first; row < end; row++)
    if (tillid_timeline_work_is_free (self, row, sign->x - room, sign->x + room, TILLID_SPAN_SIGN))
      return TRUE;
  return FALSE;
}

/* Nothing else is put between @x0 and @x1 (px) of @row from now on. */
void
tillid_timeline_work_take (TillidTimelineWork *self,
                           guint row,
                           double x0,
                           double x1,
                           TillidTimelineSpanKind kind)
{
  TillidTimelineSpan span = { x0, x1, kind };

  g_array_append_val (self->rows[row], span);
  self->row_end[row] = MAX (self->row_end[row], x1);
  self->n_rows = MAX (self->n_rows, row + 1);
}

/* Where a label may stand: it does not leave its part of the axis. */
static void
label_limits (const TillidTimelineWork *self, gboolean coming, double *out_from, double *out_to)
{
  *out_from = coming ? self->scale.future + 3 : self->scale.gutter;
  *out_to = coming ? self->scale.width - 2 : self->scale.past_end;
}

/* How far from the middle of @sign its label begins. */
static double
label_distance (const TillidTimelineWork *self, const TillidTimelineSign *sign)
{
  double scale = self->view->scale;

  if (sign->selected)
    return (TILLID_TIMELINE_SELECTED_RADIUS + 4.5) * scale;
  return sign->radius + (sign->in_band ? 9 : 5) * scale;
}

/*
 * The width of the label of @sign. A sentence that is longer than the axis is on both sides of the sign will be
 * shortened to the larger side: it would have no place in any row.
 */
double
tillid_timeline_work_label_width (TillidTimelineWork *self, const TillidTimelineSign *sign)
{
  double width = tillid_timeline_work_measure (self, sign->label, sign->label_bold);
  double distance = label_distance (self, sign), from, to, room;

  if (sign->selected)
    width += SELECTED_PAD * self->view->scale;
  label_limits (self, sign->coming, &from, &to);
  room = MAX (to - sign->x - distance, sign->x - distance - from);
  return room >= self->view->min_label_width * self->view->scale ? MIN (width, room) : width;
}

/* A card takes two rows: this one and the next, which must be there and on the same side of the patient's line. */
static gboolean
has_next_row (const TillidTimelineWork *self, const TillidTimelineSign *sign, guint row)
{
  if (sign->lane != TILLID_LANE_LIFE)
    return row + 1 < TILLID_TIMELINE_MAX_ROWS;
  return (row + 1) % self->view->life_rows != 0 && row < 2 * self->view->life_rows;
}

/* Near enough for days, a sign has a card with a second line, where two rows have room for it. */
static gboolean
place_card (TillidTimelineWork *self, TillidTimelineSign *sign, guint row, double width)
{
  double distance = label_distance (self, sign), from, to, x;

  /* The coming part has a scale of its own, on which a day is never wide. */
  if (self->detail != TILLID_TIMELINE_DETAIL_CARDS || sign->coming ||
      !has_next_row (self, sign, row))
    return FALSE;
  if (sign->second_line == NULL)
    sign->second_line = tillid_timeline_work_second_line (self, &self->items[sign->index]);
  if (sign->second_line == NULL || sign->second_line == sign->label ||
      g_strcmp0 (sign->second_line, sign->label) == 0)
    return FALSE;
  width = MAX (width, tillid_timeline_work_measure (self, sign->second_line, FALSE)) +
          2 * CARD_PAD * self->view->scale;
  label_limits (self, sign->coming, &from, &to);
  for (guint side = 0; side < 2; side++)
    {
      x = side == 0 ? sign->x + distance : sign->x - distance - width;
      if (x < from - 0.01 || x + width > to + 0.01 ||
          !tillid_timeline_work_is_free (self, row, x, x + width, TILLID_SPAN_LABEL) ||
          !tillid_timeline_work_is_free (self, row + 1, x, x + width, TILLID_SPAN_LABEL))
        continue;
      sign->has_label = sign->is_card = TRUE;
      sign->label_before = side == 1;
      sign->label_rect.x = x;
      sign->label_rect.width = width;
      sign->row = row;
      tillid_timeline_work_take (self, row, x, x + width, TILLID_SPAN_LABEL);
      tillid_timeline_work_take (self, row + 1, x, x + width, TILLID_SPAN_LABEL);
      return TRUE;
    }
  return FALSE;
}

/*
 * Tries a label of @width beside @sign, which has its place in @row already: after it, then before it. Takes the room
 * and sets the label's x and width, or does nothing and returns %FALSE.
 */
gboolean
tillid_timeline_work_label_beside (TillidTimelineWork *self,
                                   TillidTimelineSign *sign,
                                   guint row,
                                   double width)
{
  double distance = label_distance (self, sign), from, to, x;

  if (place_card (self, sign, row, width))
    return TRUE;
  label_limits (self, sign->coming, &from, &to);
  for (guint side = 0; side < 2; side++)
    {
      x = side == 0 ? sign->x + distance : sign->x - distance - width;
      if (x < from - 0.01 || x + width > to + 0.01 ||
          !tillid_timeline_work_is_free (self, row, x, x + width, TILLID_SPAN_LABEL))
        continue;
      sign->has_label = TRUE;
      sign->label_before = side == 1;
      sign->label_rect.x = x;
      sign->label_rect.width = width;
      sign->row = row;
      tillid_timeline_work_take (self, row, x, x + width, TILLID_SPAN_LABEL);
      return TRUE;
    }
  return FALSE;
}

/* The same for a sign that has no place yet: takes @row for both. */
gboolean
tillid_timeline_work_place_label (TillidTimelineWork *self,
                                  TillidTimelineSign *sign,
                                  guint row,
                                  double width)
{
  double half = sign->selected ? TILLID_TIMELINE_SELECTED_RADIUS * self->view->scale : sign->radius;

  if (!tillid_timeline_work_is_free (self, row, sign->x - half, sign->x + half, TILLID_SPAN_SIGN) ||
      !tillid_timeline_work_label_beside (self, sign, row, width))
    return FALSE;
  tillid_timeline_work_take (self, row, sign->x - half, sign->x + half, TILLID_SPAN_SIGN);
  return TRUE;
}
