/* tillid-timeline-points.c - single signs in the lanes: contacts, visits, results, events of work, plans
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs come sorted by time; each takes the first row where it and its label are free. Without room for
 * the text it stands alone in the first row with room for the sign; without that it joins the nearest
 * sign of the lane in a pill. A lane has its usual rows for this, and at least one more than its folded
 * groups and bars take.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

#define DISC_RADIUS 5.0
#define EVENT_RADIUS 6.5
#define PILL_WIDTH 22.0

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

static gboolean
find_row (TillidTimelineWork *self, TillidTimelineSign *sign, guint n_rows)
{
  double room = MAX (sign->radius, PILL_WIDTH / 2 * self->view->scale) * self->factor;

  if (sign->label != NULL && *sign->label != '\0')
    {
      double width = tillid_timeline_work_measure (self, sign->label, sign->label_bold);

      if (sign->selected)
        width += 18 * self->view->scale;
      for (guint row = 0; row < n_rows; row++)
        if (tillid_timeline_work_place_label (self, sign, row, width))
          return TRUE;
    }
  /* First with the room that a pill would need, so that later ones can join; then just the sign. */
  for (guint pass = 0; pass < 2; pass++, room = sign->radius * self->factor)
    for (guint row = 0; row < n_rows; row++)
      if (tillid_timeline_work_is_free (self, row, sign->x - room, sign->x + room,
                                        TILLID_SPAN_SIGN))
        {
          sign->row = row;
          tillid_timeline_work_take (self, row, sign->x - room, sign->x + room, TILLID_SPAN_SIGN);
          return TRUE;
        }
  return FALSE;
}

static void
join_nearest (TillidTimelineWork *self,
              TillidTimelineLayout *layout,
              guint first,
              const TillidTimelineMember *member)
{
  double half = PILL_WIDTH / 2 * self->view->scale;
  TillidTimelineSign *nearest = NULL;

  for (guint i = first; i < layout->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

      if (nearest == NULL || fabs (sign->x - member->x) < fabs (nearest->x - member->x))
        nearest = sign;
    }
  tillid_timeline_work_join (self, nearest, member);
  nearest->kind = TILLID_SIGN_PILL;
  nearest->has_label = FALSE;
  nearest->fade[0] = nearest->fade[1] = nearest->x - half;
  nearest->fade[2] = nearest->fade[3] = nearest->x + half;
}

/* Places what bars and folded groups have left. @first_row: rows they use. Returns the rows used. */
guint
tillid_timeline_points_place (TillidTimelineWork *self,
                              TillidTimelineLayout *layout,
                              TillidTimelineLane lane,
                              guint first_row)
{
  GArray *members = self->members[lane];
  guint n_rows = MAX (tillid_timeline_lane_metrics[lane].n_rows, first_row + 1);
  guint first = layout->signs->len;

  n_rows = MIN (n_rows, TILLID_TIMELINE_MAX_ROWS);
  for (guint i = 0; i < members->len; i++)
    {
      const TillidTimelineMember *member = &g_array_index (members, TillidTimelineMember, i);
      TillidTimelineSign *sign;
      TillidSignKind kind;

      if (member->done)
        continue;
      kind = sign_of (self->view, &self->items[member->index], member);
      sign =
        tillid_timeline_work_add (self, layout, member, kind, radius_of (kind) * self->view->scale);
      if (find_row (self, sign, n_rows))
        continue;
      sign->row =
        n_rows - 1; /* bars and groups fill all rows: rather on top of them than not at all */
      if (layout->signs->len == first + 1)
        continue;
      g_array_set_size (layout->signs, layout->signs->len - 1);
      join_nearest (self, layout, first, member);
    }
  return self->n_rows;
}
