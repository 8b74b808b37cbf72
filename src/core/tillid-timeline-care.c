/* tillid-timeline-care.c - care contacts: a row for each profession, and who interpreted beneath them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that has one row key - the profession that led a visit, "GP", a specialist, an authority - stands in one row, never
 * in two. Rows come in the order of the rank of their key, our own professions first, the same in every view. Two keys
 * share a row only where nothing of the one reaches into the time of the other, with a label's distance. Discs that would
 * touch become ticks, ticks that would touch pills (tillid-timeline-fold.c); a row of these, or of
 * contacts without words of their own, has one label, such as "GP, 41 times". What room is left goes to the words of single
 * contacts: the selected one, those within the band, then the others as they come.
 *
 * The strip has a mark for each visit at which it is known who interpreted, or that nobody did. Where visits stand close,
 * marks are small and show how it was done; a mark that would hide the one before is left out. It is no sign of its own: the
 * sentence of the visit says it.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

/* Around the signs and the labels of one key. */
#define SIGN_ROOM 2.0
#define LABEL_ROOM 4.0
#define LABEL_DISTANCE 8.0
#define SINGLE_DISTANCE 5.0
#define STRIP_HEIGHT 13.0
#define WIDE_MARK 27.0
#define LEAST_MARK 3.0

/* One row of a profession while it is placed. */
typedef struct
{
  TillidTimelineGroup *group;
  const char *text;  /* (nullable): its one label */
  double width;      /* of the label */
  gboolean has_room; /* for it, before or after everything */
  gboolean is_before;
  gboolean is_folded;
  double from, to; /* everything of it */
} Row;

/* In pixels; 0 where nobody is known to have interpreted, or the lane is collapsed. */
double
tillid_timeline_care_strip_height (const TillidTimelineView *view)
{
  return view->has_strip && !view->collapsed[TILLID_LANE_CARE] ? STRIP_HEIGHT * view->scale : 0;
}

static TillidTimelineMember *
nth (TillidTimelineMembers *members, guint i)
{
  return &members->at[i];
}

static const TillidTimelineItem *
item_of (const TillidTimelineWork *self, TillidTimelineMembers *members, guint i)
{
  return &self->items[nth (members, i)->index];
}

static int
compare_groups (const void *a, const void *b, gpointer data)
{
  const TillidTimelineGroup *group_a = a, *group_b = b;
  TillidTimelineWork *self = data;
  TillidTimelineMembers *members = &self->members[TILLID_LANE_CARE];
  const TillidTimelineItem *item_a = item_of (self, members, group_a->head);
  const TillidTimelineItem *item_b = item_of (self, members, group_b->head);

  if (item_a->rank != item_b->rank)
    return item_a->rank < item_b->rank ? -1 : 1;
  return group_a->head < group_b->head ? -1 : 1;
}

/* Whether a contact has words that its row does not say already. */
static gboolean
has_own_words (const TillidTimelineItem *item)
{
  return item->text != NULL && *item->text != '\0' && g_strcmp0 (item->text, item->row) != 0;
}

/* What a single contact says: its own words, or at least with whom. */
static const char *
single_text (const TillidTimelineItem *item)
{
  return item->text != NULL && *item->text != '\0' ? item->text : item->row;
}

static gboolean
needs_label (const TillidTimelineWork *self, TillidTimelineMembers *members, const Row *row)
{
  if (row->is_folded)
    return TRUE;
  if (self->detail >= TILLID_TIMELINE_DETAIL_LINES)
    return FALSE;
  for (guint i = row->group->head; i != G_MAXUINT; i = nth (members, i)->next)
    if (!has_own_words (item_of (self, members, i)))
      return TRUE;
  return FALSE;
}

/* With words of its own, and as far from others as a disc is wide: it stays a disc among ticks. */
static void
find_alone (TillidTimelineWork *self, TillidTimelineMembers *members, const Row *row, double least)
{
  double before = -INFINITY;

  for (guint i = row->group->head; i != G_MAXUINT; i = nth (members, i)->next)
    {
      TillidTimelineMember *member = nth (members, i);
      double after = member->next != G_MAXUINT ? nth (members, member->next)->x : INFINITY;

      member->alone = member->x - before >= least && after - member->x >= least &&
                      has_own_words (&self->items[member->index]);
      before = member->x;
    }
}

/* A single contact with its label after it, or before. Its row ends there, whether or not there is room for all of the text. */
static void
measure_single (TillidTimelineWork *self, const TillidTimelineMember *member, Row *row)
{
  const char *text = single_text (&self->items[member->index]);
  double gap = SINGLE_DISTANCE * self->view->scale,
         room = (LABEL_ROOM - SIGN_ROOM) * self->view->scale;

  row->width = tillid_timeline_work_measure (self, text, member->in_band || member->selected);
  if (row->to + gap + row->width <= self->scale.past_end)
    row->to += gap + row->width + room;
  else
    row->from -= gap + row->width + room;
}

/* How much of its row a profession takes, its label before it or, without room there, after it. */
static void
measure_row (TillidTimelineWork *self, TillidTimelineMembers *members, Row *row)
{
  const TillidTimelineMember *head = nth (members, row->group->head);
  double gap = LABEL_DISTANCE * self->view->scale, radius, room;

  tillid_timeline_points_sign (self, head, &radius);
  row->is_folded = row->group->n > 1 && row->group->least_gap < 2 * radius + 2;
  if (row->is_folded)
    find_alone (self, members, row, 2 * radius + 2);
  row->from = head->x - radius - SIGN_ROOM * self->view->scale;
  row->to = row->group->last_x + radius + SIGN_ROOM * self->view->scale;
  if (row->group->n == 1)
    measure_single (self, head, row);
  if (row->group->n == 1 || !needs_label (self, members, row))
    return;
  row->text = tillid_timeline_fold_text (self, members, row->group);
  row->width = tillid_timeline_work_measure (self, row->text, FALSE);
  row->is_before = row->from - gap - row->width >= self->scale.gutter;
  room = row->is_before ? row->width : self->scale.past_end - row->to - gap;
  row->has_room = row->width <= room;
  if (!row->has_room)
    return;
  if (row->is_before)
    row->from -= gap + row->width + LABEL_ROOM * self->view->scale;
  else
    row->to += gap + row->width + LABEL_ROOM * self->view->scale;
}

static gboolean
is_taken (const TillidTimelineWork *self, const Row *row, guint index)
{
  for (guint i = 0; i < self->row_hulls->len; i++)
    {
      const TillidTimelineHull *hull = &g_array_index (self->row_hulls, TillidTimelineHull, i);

      if (hull->row == index && row->from < hull->x1 && row->to > hull->x0)
        return TRUE;
    }
  return FALSE;
}

static guint
first_free (const TillidTimelineWork *self, const Row *row, guint end)
{
  guint index = 0;

  while (index < end && is_taken (self, row, index))
    index++;
  return index;
}

/*
 * The first row in which nobody stands at the same time. A single contact rather does without its text than open one row more
 * than the lane usually has.
 */
static guint
find_row (TillidTimelineWork *self, Row *row, double x, double radius)
{
  const guint usual = tillid_timeline_lane_metrics[TILLID_LANE_CARE].n_rows;
  const double room = radius + SIGN_ROOM * self->view->scale;
  const Row bare = { .from = x - room, .to = x + room };
  guint index = first_free (self, row, TILLID_TIMELINE_MAX_ROWS - 2);

  if (row->group->n == 1 && index >= usual && first_free (self, &bare, usual) < usual)
    {
      row->from = bare.from;
      row->to = bare.to;
      index = first_free (self, row, usual);
    }
  g_array_append_vals (self->row_hulls, &(TillidTimelineHull){ index, row->from, row->to }, 1);
  return index;
}

static void
add_single (TillidTimelineWork *self,
            TillidTimelineLayout *layout,
            TillidTimelineMember *member,
            guint row)
{
  TillidTimelineSign *sign;
  TillidSignKind kind;
  double radius;

  kind = tillid_timeline_points_sign (self, member, &radius);
  sign = tillid_timeline_work_add (self, layout, member, kind, radius);
  sign->row = row;
  if (self->detail < TILLID_TIMELINE_DETAIL_LINES || has_own_words (&self->items[member->index]) ||
      sign->label == NULL)
    sign->label = single_text (&self->items[member->index]);
  member->done = TRUE;
  radius = sign->selected ? TILLID_TIMELINE_SELECTED_RADIUS * self->view->scale : radius;
  tillid_timeline_work_take (self, row, sign->x - radius, sign->x + radius, TILLID_SPAN_SIGN);
}

/* From far away: how many there were, bin by bin. */
static void
add_strip (TillidTimelineWork *self,
           TillidTimelineLayout *layout,
           TillidTimelineMembers *members,
           const Row *row,
           guint index)
{
  TillidTimelineDensity strip;

  tillid_timeline_density_begin (&strip, self, layout, index);
  for (guint i = row->group->head; i != G_MAXUINT; i = nth (members, i)->next)
    if (!nth (members, i)->selected)
      tillid_timeline_density_take (&strip, nth (members, i));
  tillid_timeline_density_end (&strip);
}

static void
add_signs (TillidTimelineWork *self,
           TillidTimelineLayout *layout,
           TillidTimelineMembers *members,
           Row *row,
           guint index)
{
  guint first = layout->signs->len;

  if (row->is_folded && self->detail == TILLID_TIMELINE_DETAIL_STRIP &&
      row->group->n > TILLID_TIMELINE_LEAST_FOR_STRIP)
    add_strip (self, layout, members, row, index);
  else if (row->is_folded)
    tillid_timeline_fold_add_signs (self, layout, members, row->group, index);
  for (guint i = first; i < layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

      tillid_timeline_work_take (self, index, sign->fade[0], sign->fade[3], TILLID_SPAN_SIGN);
    }
  for (guint i = row->group->head; i != G_MAXUINT; i = nth (members, i)->next)
    if (!nth (members, i)->done)
      add_single (self, layout, nth (members, i), index);
  row->group->first_sign = first;
  row->group->last_sign = layout->signs->len - 1;
}

/* Without room before and after them, the label of a row stands in the first gap between two of its signs. */
static TillidTimelineSign *
find_gap (TillidTimelineLayout *layout, const Row *row, double room, double *out_x)
{
  for (guint i = row->group->first_sign; i < row->group->last_sign; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

      if (sign[1].x - sign[1].radius - sign->x - sign->radius < row->width + 2 * room ||
          sign->kind == TILLID_SIGN_DENSITY || sign->selected || sign[1].selected ||
          sign->kind == TILLID_SIGN_PILL || sign[1].kind == TILLID_SIGN_PILL)
        continue;
      *out_x = sign->x + sign->radius + room;
      return sign;
    }
  return NULL;
}

/* Who carries the label of a row: its first sign, or the next one if the first has something to say itself. */
static TillidTimelineSign *
first_carrier (const TillidTimelineWork *self, TillidTimelineLayout *layout, const Row *row)
{
  TillidTimelineSign *sign =
    &g_array_index (layout->signs, TillidTimelineSign, row->group->first_sign);

  return row->group->last_sign > row->group->first_sign && sign->n_items == 1 &&
             sign->kind != TILLID_SIGN_TICK && sign->kind != TILLID_SIGN_DENSITY &&
             has_own_words (&self->items[sign->index])
           ? sign + 1
           : sign;
}

static void
label_row (TillidTimelineWork *self, TillidTimelineLayout *layout, const Row *row, guint index)
{
  double room = LABEL_ROOM * self->view->scale, x = row->from + room;
  TillidTimelineSign *sign = first_carrier (self, layout, row);

  if (row->text == NULL)
    return;
  if (!row->has_room)
    sign = find_gap (layout, row, 2 * room, &x);
  else if (!row->is_before)
    {
      sign = &g_array_index (layout->signs, TillidTimelineSign, row->group->last_sign);
      x = row->to - row->width - room;
    }
  if (sign == NULL)
    return;
  sign->label = row->text;
  sign->label_bold = FALSE;
  sign->has_label = TRUE;
  sign->label_before = row->is_before;
  sign->label_rect.x = x;
  sign->label_rect.width = row->width;
  sign->is_group_label = TRUE;
  tillid_timeline_work_take (self, index, x, x + row->width, TILLID_SPAN_LABEL);
}

/* Selected first, then the band, then what is written bold anyway. */
static guint
priority_of (const TillidTimelineSign *sign)
{
  return sign->selected ? 0 : sign->in_band ? 1 : sign->label_bold ? 2 : 3;
}

/* In a row with a label of its own, a contact that says nothing else is not labelled again. */
static gboolean
says_more (const TillidTimelineWork *self,
           const TillidTimelineLayout *layout,
           const TillidTimelineSign *sign)
{
  if (sign->selected || self->detail >= TILLID_TIMELINE_DETAIL_LINES ||
      has_own_words (&self->items[sign->index]))
    return TRUE;
  for (guint i = 0; i < self->group_list->len; i++)
    {
      const TillidTimelineGroup *group = &g_array_index (self->group_list, TillidTimelineGroup, i);

      if (g_array_index (layout->signs, TillidTimelineSign, group->first_sign).id == sign->id)
        return group->n == 1;
    }
  return FALSE;
}

static void
label_singles (TillidTimelineWork *self, TillidTimelineLayout *layout, guint first)
{
  for (guint pass = 0; pass < 4; pass++)
    for (guint i = first; i < layout->signs->len; i++)
      {
        TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

        if (sign->has_label || sign->n_items > 1 || sign->kind == TILLID_SIGN_TICK ||
            sign->kind == TILLID_SIGN_DENSITY || priority_of (sign) != pass ||
            !says_more (self, layout, sign))
          continue;
        tillid_timeline_work_label_beside (self, sign, sign->row,
                                           tillid_timeline_work_label_width (self, sign));
      }
}

/* Places all past contacts that have a row; the others are left for tillid-timeline-points.c. */
void
tillid_timeline_care_place (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  TillidTimelineMembers *members = &self->members[TILLID_LANE_CARE];
  guint first = layout->signs->len;

  g_array_set_size (self->row_hulls, 0);
  tillid_timeline_fold_collect (self, TILLID_LANE_CARE);
  g_array_sort_with_data (self->group_list, compare_groups, self);
  for (guint i = 0; i < self->group_list->len; i++)
    {
      Row row = { .group = &g_array_index (self->group_list, TillidTimelineGroup, i) };
      double radius;
      guint index;

      measure_row (self, members, &row);
      tillid_timeline_points_sign (self, nth (members, row.group->head), &radius);
      index = find_row (self, &row, row.group->last_x, radius);
      if (self->detail == TILLID_TIMELINE_DETAIL_CARDS)
        index = MIN (2 * index, TILLID_TIMELINE_MAX_ROWS - 2);
      add_signs (self, layout, members, &row, index);
      label_row (self, layout, &row, index);
    }
  label_singles (self, layout, first);
}

static void
add_mark (TillidTimelineWork *self,
          TillidTimelineLayout *layout,
          const TillidTimelineMember *member,
          double *last_x)
{
  const TillidTimelineItem *item = &self->items[member->index];
  double scale = self->view->scale;
  TillidTimelineStripMark mark = {
    .x = member->x, .index = member->index, .is_wide = TRUE, .coming = member->coming
  };

  /* Most of many are too near; the others' items are read. */
  if (member->x < *last_x + LEAST_MARK * scale ||
      item->interpreter == TILLID_TIMELINE_INTERPRETER_UNSAID)
    return;
  mark.kind = item->interpreter;
  mark.mode = item->mode;
  if (member->x < *last_x + WIDE_MARK * scale)
    {
      mark.is_wide = FALSE;
      g_array_index (layout->strip, TillidTimelineStripMark, layout->strip->len - 1).is_wide =
        FALSE;
    }
  *last_x = member->x;
  g_array_append_val (layout->strip, mark);
}

/* The strip, after all rows have their place. */
void
tillid_timeline_care_strip (TillidTimelineWork *self, TillidTimelineLayout *layout)
{
  TillidTimelineMembers *members = &self->members[TILLID_LANE_CARE];
  double last_x = -INFINITY;

  g_array_set_size (layout->strip, 0);
  if (tillid_timeline_care_strip_height (self->view) <= 0 ||
      !tillid_timeline_shows_lane (self->view, TILLID_LANE_CARE))
    return;
  /* First what has been, then what is to come: overdue plans stand at the start of the coming part. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < members->len; i++)
      if (nth (members, i)->coming == (pass == 1))
        add_mark (self, layout, nth (members, i), &last_x);
}
