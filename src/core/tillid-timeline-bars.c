/* tillid-timeline-bars.c - things that lasted: symptoms, medicines, places, work, what helps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bar fades in over the bounds of its start and out over those of its end. In a row it takes the time
 * between the middles of both, so that a place left "about then" and the next one reached "about then" share a row.
 * Bars come sorted by start; each takes the first row where bar and label are free: the label inside, after the
 * end, before the start; if there is no room on the axis, shortened inside. More than 63 rows: the rest fold into
 * a pill in the last one.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

#define LEAST_WIDTH 6.0
#define PLAN_WIDTH_END 6.0
#define FLOWER_ROOM 17.0
#define OUTSIDE_GAP 6.0
#define CHEVRON_ROOM 12.0

typedef struct
{
  double from, to; /* what the bar takes in its row */
  double text;     /* where text inside begins */
  double text_to;  /* where it must end */
} Core;

static void
set_fade (const TillidTimelineWork *self,
          TillidTimelineSign *sign,
          const TillidTimelineMember *member,
          const double fade[4])
{
  const TillidTimelineScale *scale = &self->scale;
  double from = member->coming ? scale->coming : scale->gutter;
  double to =
    member->coming ? scale->coming_end + PLAN_WIDTH_END * self->view->scale : scale->past_end;

  for (guint i = 0; i < 4; i++)
    sign->fade[i] = CLAMP (fade[i], from, to);
  if (sign->fade[3] - sign->fade[0] < LEAST_WIDTH * self->factor)
    {
      sign->fade[0] = MIN (sign->fade[0], to - LEAST_WIDTH * self->factor);
      sign->fade[3] = sign->fade[0] + LEAST_WIDTH * self->factor;
      sign->fade[1] = sign->fade[0];
      sign->fade[2] = sign->fade[3];
    }
  for (guint i = 1; i < 4; i++)
    sign->fade[i] = MAX (sign->fade[i], sign->fade[i - 1]);
  sign->x = sign->fade[0];
}

static void
set_ends (const TillidTimelineWork *self,
          TillidTimelineSign *sign,
          const TillidTimelineMember *member,
          const double fade[4])
{
  const TillidTimelineItem *item = &self->items[member->index];
  const TillidToldBounds *bounds = &item->bounds;
  gboolean goes_on = bounds->end_earliest == TILLID_ABSENT && bounds->end_latest == TILLID_ABSENT;

  sign->chevron_start = !member->coming && fade[0] < self->scale.gutter;
  sign->chevron_end = !member->coming && (goes_on || fade[3] > self->scale.past_end + 0.5);
  sign->firm_start = bounds->start_earliest == bounds->start_latest && !sign->chevron_start &&
                     item->kind != TILLID_TIMELINE_PLACE && item->kind != TILLID_TIMELINE_STRENGTH;
  sign->dashed = item->dashed || member->coming;
}

static Core
measure_core (const TillidTimelineWork *self, const TillidTimelineSign *sign)
{
  double scale = self->view->scale;
  double pad = sign->chevron_start                    ? CHEVRON_ROOM
               : sign->in_band || sign->selected      ? 8
               : sign->fade[1] - sign->fade[0] > 0.01 ? 3
                                                      : 8;
  Core core;

  core.from = (sign->fade[0] + sign->fade[1]) / 2;
  core.to = MAX ((sign->fade[2] + sign->fade[3]) / 2, core.from + 1);
  core.text = sign->fade[1] + pad * scale;
  if (self->items[sign->index].kind == TILLID_TIMELINE_STRENGTH && !sign->coming)
    core.text = sign->fade[1] + (FLOWER_ROOM + (sign->chevron_start ? CHEVRON_ROOM : 0)) * scale;
  core.text_to = MAX (core.to, sign->fade[2]) - (sign->chevron_end ? CHEVRON_ROOM : 2) * scale;
  if (sign->coming) /* an outline: text may go on behind its end */
    core.text_to = MAX (core.text_to, self->scale.width - 4 * scale);
  return core;
}

static gboolean
is_label_free (TillidTimelineWork *self,
               const TillidTimelineSign *sign,
               guint row,
               double x,
               double width)
{
  double from = sign->coming ? self->scale.future + 3 : self->scale.gutter;
  double to = sign->coming ? self->scale.width - 2 : self->scale.past_end;

  return x >= from && x + width <= to &&
         tillid_timeline_work_is_free (self, row, x, x + width, TILLID_SPAN_LABEL);
}

static void
set_label (TillidTimelineWork *self, TillidTimelineSign *sign, guint row, double x, double width)
{
  sign->has_label = TRUE;
  sign->label_rect.x = x;
  sign->label_rect.width = width;
  tillid_timeline_work_take (self, row, x, x + width, TILLID_SPAN_LABEL);
}

/* The bar in @row with its label, or %FALSE; @shorten allows a label that does not fit whole. */
static gboolean
place_in_row (TillidTimelineWork *self,
              TillidTimelineSign *sign,
              const Core *core,
              guint row,
              double width,
              gboolean shorten)
{
  double gap = OUTSIDE_GAP * self->view->scale;
  double room = core->text_to - core->text;

  if (!tillid_timeline_work_is_free (self, row, core->from, core->to, TILLID_SPAN_BAR))
    return FALSE;
  if (width > 0 && width <= room && is_label_free (self, sign, row, core->text, width))
    set_label (self, sign, row, core->text, width);
  else if (width > 0 && is_label_free (self, sign, row, sign->fade[3] + gap, width))
    set_label (self, sign, row, sign->fade[3] + gap, width);
  else if (width > 0 && is_label_free (self, sign, row, sign->fade[0] - gap - width, width))
    {
      set_label (self, sign, row, sign->fade[0] - gap - width, width);
      sign->label_before = TRUE;
    }
  else if (width > 0 && !shorten)
    return FALSE;
  else if (width > 0 && room >= self->view->min_label_width * self->view->scale &&
           is_label_free (self, sign, row, core->text, room))
    set_label (self, sign, row, core->text, room);
  sign->row = row;
  tillid_timeline_work_take (self, row, core->from, core->to, TILLID_SPAN_BAR);
  return TRUE;
}

static gboolean
fits_anywhere (const TillidTimelineWork *self,
               const TillidTimelineSign *sign,
               const Core *core,
               double width)
{
  double gap = OUTSIDE_GAP * self->view->scale;
  double from = sign->coming ? self->scale.future + 3 : self->scale.gutter;
  double to = sign->coming ? self->scale.width - 2 : self->scale.past_end;

  return width <= core->text_to - core->text || sign->fade[3] + gap + width <= to ||
         sign->fade[0] - gap - width >= from;
}

static gboolean
place_bar (TillidTimelineWork *self, TillidTimelineSign *sign)
{
  Core core = measure_core (self, sign);
  double width = tillid_timeline_work_measure (self, sign->label, sign->label_bold);
  gboolean shorten = !fits_anywhere (self, sign, &core, width);

  for (guint row = 0; row < TILLID_TIMELINE_MAX_ROWS - 1; row++)
    if (place_in_row (self, sign, &core, row, width, shorten))
      return TRUE;
  return FALSE;
}

/* Everything for which no row is left stands in one pill at the end of the last row. */
static void
fold_rest (TillidTimelineWork *self,
           TillidTimelineLayout *layout,
           const TillidTimelineMember *member,
           guint *inout_pill)
{
  double width = 34 * self->view->scale;
  TillidTimelineSign *sign;

  if (*inout_pill != G_MAXUINT)
    {
      sign = &g_array_index (layout->signs, TillidTimelineSign, *inout_pill);
      tillid_timeline_work_join (self, sign, member);
      return;
    }
  *inout_pill = layout->signs->len;
  sign = tillid_timeline_work_add (self, layout, member, TILLID_SIGN_PILL, 8 * self->view->scale);
  sign->coming = FALSE;
  sign->x = self->scale.past_end - width / 2;
  sign->fade[0] = sign->fade[1] = self->scale.past_end - width;
  sign->fade[2] = sign->fade[3] = self->scale.past_end;
  sign->row = TILLID_TIMELINE_MAX_ROWS - 1;
  tillid_timeline_work_take (self, sign->row, sign->fade[0], sign->fade[3], TILLID_SPAN_SIGN);
}

/* Places the bars of @lane; medicines taken but not prescribed after the others. Returns the rows used. */
guint
tillid_timeline_bars_place (TillidTimelineWork *self,
                            TillidTimelineLayout *layout,
                            TillidTimelineLane lane)
{
  TillidTimelineMembers *members = &self->members[lane];
  guint pill = G_MAXUINT;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < members->len; i++)
      {
        TillidTimelineMember *member = &members->at[i];
        TillidTimelineSign *sign;
        double fade[4];

        if (member->done || !member->is_bar || member->is_dashed != pass)
          continue;
        member->done = TRUE;
        if (pill != G_MAXUINT)
          {
            fold_rest (self, layout, member, &pill);
            continue;
          }
        sign = tillid_timeline_work_add (self, layout, member, TILLID_SIGN_BAR, 0);
        tillid_timeline_collect_fade (self, member, fade);
        set_fade (self, sign, member, fade);
        set_ends (self, sign, member, fade);
        if (!place_bar (self, sign))
          {
            g_array_set_size (layout->signs, layout->signs->len - 1);
            fold_rest (self, layout, member, &pill);
          }
      }
  return self->n_rows;
}
