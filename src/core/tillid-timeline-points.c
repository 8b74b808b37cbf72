/* tillid-timeline-points.c - single signs in the lanes: contacts, visits, results, events of work, plans
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs come sorted by time; each takes the first row where it and its label are free. Without room for
 * the text it stands alone in the first row with room for the sign. A lane has its usual rows for this, and at
 * least one more than its folded groups and bars take; two further rows are opened when nothing else helps.
 * After that a sign joins the nearest one of its lane in a pill.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#define DISC_RADIUS 5.0
#define EVENT_RADIUS 6.5
#define EXTRA_ROWS 2

static TillidSignKind
sign_of (const TillidTimelineView *view,
         const TillidTimelineItem *item,
         const TillidTimelineMember *member)
{
  switch (item->kind)
    {
    case TILLID_TIMELINE_RESULT:
      return item->hollow || member->coming ? TILLID_SIGN_DIAMOND_HOLLOW : TILLID_SIGN_DIAMOND;
    case TILLID_TIMELINE_MEETING:
      return TILLID_SIGN_SQUARE;
    case TILLID_TIMELINE_PROMISE:
      return TILLID_SIGN_CHAIN;
    case TILLID_TIMELINE_HOPE:
      return TILLID_SIGN_FLOWER_OUTLINE;
    case TILLID_TIMELINE_EVENT:
      if (item->closed)
        return view->plain ? TILLID_SIGN_STONE : TILLID_SIGN_CLOSED_STONE;
      if (item->bank == TILLID_BANK_NEUTRAL)
        return TILLID_SIGN_RING;
      if (item->bank == TILLID_BANK_HARD)
        return TILLID_SIGN_STONE;
      return member->coming ? TILLID_SIGN_FLOWER_OUTLINE : TILLID_SIGN_FLOWER;
    case TILLID_TIMELINE_VISIT:
    case TILLID_TIMELINE_CONTACT:
    case TILLID_TIMELINE_SYMPTOM:
    case TILLID_TIMELINE_MEDICINE:
    case TILLID_TIMELINE_PLACE:
    case TILLID_TIMELINE_WORK:
    case TILLID_TIMELINE_STRENGTH:
    case TILLID_N_TIMELINE_KINDS:
    default:
      return member->coming ? TILLID_SIGN_DISC_HOLLOW : TILLID_SIGN_DISC;
    }
}

static double
radius_of (TillidSignKind kind)
{
  switch ((int) kind)
    {
    case TILLID_SIGN_STONE:
    case TILLID_SIGN_CLOSED_STONE:
    case TILLID_SIGN_FLOWER:
    case TILLID_SIGN_FLOWER_OUTLINE:
    case TILLID_SIGN_CHAIN:
      return EVENT_RADIUS;
    case TILLID_SIGN_SQUARE:
    case TILLID_SIGN_RING:
      return 4.5;
    default:
      return DISC_RADIUS;
    }
}

/* How a single thing of a lane is drawn; its radius in px. */
TillidSignKind
tillid_timeline_points_sign (const TillidTimelineWork *self,
                             const TillidTimelineMember *member,
                             double *out_radius)
{
  TillidSignKind kind = sign_of (self->view, &self->items[member->index], member);

  *out_radius = radius_of (kind) * self->view->scale;
  return kind;
}

static gboolean
find_labelled_row (TillidTimelineWork *self, TillidTimelineSign *sign, guint first, guint end)
{
  double width;

  if (sign->label == NULL || *sign->label == '\0' ||
      !tillid_timeline_work_has_room (self, sign, first, end))
    return FALSE;
  width = tillid_timeline_work_label_width (self, sign);
  for (guint row = first; row < end; row++)
    if (tillid_timeline_work_place_label (self, sign, row, width))
      return TRUE;
  return FALSE;
}

static gboolean
find_bare_row (TillidTimelineWork *self, TillidTimelineSign *sign, guint first, guint end)
{
  double room = sign->radius * self->factor;

  for (guint row = first; row < end; row++)
    if (tillid_timeline_work_is_free (self, row, sign->x - room, sign->x + room, TILLID_SPAN_SIGN))
      {
        sign->row = row;
        tillid_timeline_work_take (self, row, sign->x - room, sign->x + room, TILLID_SPAN_SIGN);
        return TRUE;
      }
  return FALSE;
}

/* The usual rows with text, then without; then the same in the rows that scroll. */
static gboolean
find_row (TillidTimelineWork *self, TillidTimelineSign *sign, guint n_rows)
{
  guint end = MIN (n_rows + EXTRA_ROWS, TILLID_TIMELINE_MAX_ROWS);

  return find_labelled_row (self, sign, 0, n_rows) || find_bare_row (self, sign, 0, n_rows) ||
         find_labelled_row (self, sign, n_rows, end) || find_bare_row (self, sign, n_rows, end);
}

/* Places what bars and folded groups have left. @first_row: rows they use. Returns the rows used. */
guint
tillid_timeline_points_place (TillidTimelineWork *self,
                              TillidTimelineLayout *layout,
                              TillidTimelineLane lane,
                              guint first_row)
{
  TillidTimelineMembers *members = &self->members[lane];
  guint n_rows = MAX (tillid_timeline_lane_metrics[lane].n_rows, first_row + 1);
  guint first = layout->signs->len;

  n_rows = MIN (n_rows, TILLID_TIMELINE_MAX_ROWS);
  for (guint i = 0; i < members->len; i++)
    {
      const TillidTimelineMember *member = &members->at[i];
      TillidTimelineSign *sign;
      TillidSignKind kind;
      double radius;

      if (member->done)
        continue;
      kind = tillid_timeline_points_sign (self, member, &radius);
      sign = tillid_timeline_work_add (self, layout, member, kind, radius);
      if (find_row (self, sign, n_rows))
        continue;
      sign->row =
        n_rows - 1; /* bars and groups fill all rows: rather on top of them than not at all */
      if (layout->signs->len == first + 1)
        continue;
      g_array_set_size (layout->signs, layout->signs->len - 1);
      tillid_timeline_work_join_nearest (self, layout, first, member);
    }
  return self->n_rows;
}
