/* tillid-family-layout.c - where the people of a family drawing stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Four steps, each in a file: who is whose kin and in which generation (tillid-family-kin.c), who stands before whom
 * (tillid-family-order.c), where (tillid-family-place.c), and the lines (tillid-family-lines.c). This file puts ecomap partners
 * around it, gives signs that were moved by hand the place they were given, frames the areas and shifts everything into the
 * first quadrant.
 *
 * Invariants: nobody stands on anybody else unless a hand put them there; the frame of an area holds the people of that area
 * only; the same input gives the same drawing; it ends for every input, circles included. */
#include "config.h"

#include "tillid-family-layout-private.h"

#include <math.h>

#define ARC_STEP (22.0 * G_PI / 180.0)
#define ARC_MIDDLE (8.5 * G_PI / 180.0)
#define PARTNER_DISTANCE 8.0
#define FRAME_SIDE 62.0
#define FRAME_TOP 84.0
#define FRAME_BOTTOM 20.0
#define EDGE 20.0
#define LABEL_HALF 61.0

static void
node_clear (gpointer data)
{
  TillidFamilyNode *node = data;

  g_array_unref (node->parents);
  g_array_unref (node->children);
  g_array_unref (node->partners);
}

static void
union_clear (gpointer data)
{
  g_array_unref (((TillidFamilyUnion *) data)->children);
}

static void
chain_clear (gpointer data)
{
  g_array_unref (((TillidFamilyChain *) data)->members);
}

static void
work_init (TillidFamilyWork *self, const TillidFamilyInput *input)
{
  *self = (TillidFamilyWork){ .input = input };
  self->nodes = g_array_new (FALSE, TRUE, sizeof (TillidFamilyNode));
  g_array_set_clear_func (self->nodes, node_clear);
  self->unions = g_array_new (FALSE, TRUE, sizeof (TillidFamilyUnion));
  g_array_set_clear_func (self->unions, union_clear);
  self->chains = g_array_new (FALSE, TRUE, sizeof (TillidFamilyChain));
  g_array_set_clear_func (self->chains, chain_clear);
  self->cycle = g_array_new (FALSE, FALSE, sizeof (guint));
}

static TillidFamilySign *
sign_at (const TillidFamilyLayout *layout, guint index)
{
  return &g_array_index (layout->signs, TillidFamilySign, index);
}

static gboolean
is_put (const TillidFamilyPerson *person)
{
  return isfinite (person->x) && isfinite (person->y);
}

/* The end side of the family, frames included. */
static double
family_end (const TillidFamilyWork *self)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < self->input->n_people; i++)
    if (tillid_family_node (self, i)->is_family)
      end = MAX (end, tillid_family_node (self, i)->x + FRAME_SIDE);
  return end;
}

/* Down until it touches none of those before it. */
static void
make_room (const TillidFamilyWork *self, TillidFamilyLayout *layout, guint index)
{
  TillidFamilySign *sign = sign_at (layout, index);

  for (guint i = 1; i < index; i++)
    {
      const TillidFamilySign *other = sign_at (layout, i);
      double apart = other->radius + sign->radius + PARTNER_DISTANCE;

      if (self->input->people[i].circle <= 0 ||
          hypot (sign->x - other->x, sign->y - other->y) >= apart - 0.5)
        continue;
      sign->y = other->y + apart;
      i = 0; /* again from the first: each time it is lower */
    }
}

/* On an arc around the patient, 22 degrees apart; further out where the family is in the way. */
static void
place_partners (const TillidFamilyWork *self, TillidFamilyLayout *layout)
{
  const TillidFamilyInput *input = self->input;
  const TillidFamilySign *patient = sign_at (layout, 0);
  double end = family_end (self);
  guint n = 0, at = 0;

  for (guint i = 1; i < input->n_people; i++)
    n += input->people[i].circle > 0;
  for (guint i = 1; i < input->n_people; i++)
    {
      TillidFamilySign *sign = sign_at (layout, i);
      double angle;

      if (input->people[i].circle <= 0)
        continue;
      angle = CLAMP (ARC_MIDDLE + (at - (n - 1) / 2.0) * ARC_STEP, -G_PI_2, G_PI_2);
      sign->radius = input->people[i].circle;
      sign->x = MAX (patient->x + TILLID_FAMILY_ARC_PX * cos (angle), end + 24 + sign->radius);
      sign->y = patient->y + TILLID_FAMILY_ARC_PX * sin (angle);
      make_room (self, layout, i);
      at++;
    }
}

static void
make_signs (const TillidFamilyWork *self, TillidFamilyLayout *layout)
{
  for (guint i = 0; i < self->input->n_people; i++)
    {
      const TillidFamilyNode *node = tillid_family_node (self, i);
      TillidFamilySign sign = { .radius =
                                  i == 0 ? TILLID_FAMILY_PATIENT_RADIUS : TILLID_FAMILY_RADIUS };

      if (node->is_family)
        {
          sign.x = node->x;
          sign.y = node->y;
          sign.generation = node->generation - tillid_family_node (self, 0)->generation;
        }
      g_array_append_val (layout->signs, sign);
    }
}

/* Frames stand around the places of the layout: a sign that was moved out of its area leaves it. */
static void
make_frames (const TillidFamilyWork *self, TillidFamilyLayout *layout)
{
  const TillidFamilyInput *input = self->input;
  guint last = 0;
  double top = G_MAXDOUBLE;

  for (guint i = 0; i < input->n_people; i++)
    if (tillid_family_node (self, i)->is_family)
      last = MAX (last, input->people[i].area);
  for (guint area = 1; area <= last; area++)
    {
      double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y0 = G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

      for (guint i = 0; i < input->n_people; i++)
        {
          const TillidFamilyNode *node = tillid_family_node (self, i);

          if (!node->is_family || input->people[i].area != area)
            continue;
          x0 = MIN (x0, node->x - FRAME_SIDE);
          x1 = MAX (x1, node->x + FRAME_SIDE);
          y0 = MIN (y0, node->y - FRAME_TOP);
          y1 = MAX (y1, node->y + tillid_family_text_bottom (self, i) + FRAME_BOTTOM);
        }
      if (x1 > x0)
        {
          TillidFamilyFrame frame = { area, x0, y0, x1 - x0, y1 - y0 };

          g_array_append_val (layout->frames, frame);
          top = MIN (top, y0);
        }
    }
  /* Areas stand beside each other: their frames begin at one height. */
  for (guint i = 0; i < layout->frames->len; i++)
    {
      TillidFamilyFrame *frame = &g_array_index (layout->frames, TillidFamilyFrame, i);

      frame->height += frame->y - top;
      frame->y = top;
    }
}

static void
move_by_hand (TillidFamilyWork *self, TillidFamilyLayout *layout)
{
  const TillidFamilyInput *input = self->input;

  for (guint i = 1; i < input->n_people; i++)
    {
      TillidFamilySign *sign = sign_at (layout, i);

      if (!is_put (&input->people[i]))
        continue;
      sign->x = sign_at (layout, 0)->x + input->people[i].x;
      sign->y = sign_at (layout, 0)->y + input->people[i].y;
      sign->is_moved = TRUE;
      tillid_family_node (self, i)->x = sign->x;
      tillid_family_node (self, i)->y = sign->y;
    }
}

static void
shift_all (TillidFamilyLayout *layout, double dx, double dy)
{
  for (guint i = 0; i < layout->signs->len; i++)
    {
      sign_at (layout, i)->x += dx;
      sign_at (layout, i)->y += dy;
    }
  for (guint i = 0; i < layout->frames->len; i++)
    {
      g_array_index (layout->frames, TillidFamilyFrame, i).x += dx;
      g_array_index (layout->frames, TillidFamilyFrame, i).y += dy;
    }
  for (guint i = 0; i < layout->lines->len; i++)
    {
      TillidFamilyLine *line = &g_array_index (layout->lines, TillidFamilyLine, i);

      line->x0 += dx;
      line->x1 += dx;
      line->cx0 += dx;
      line->cx1 += dx;
      line->y0 += dy;
      line->y1 += dy;
      line->cy0 += dy;
      line->cy1 += dy;
    }
}

static void
fit (const TillidFamilyWork *self, TillidFamilyLayout *layout)
{
  double x0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y0 = G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidFamilySign *sign = sign_at (layout, i);
      gboolean is_family = tillid_family_node (self, i)->is_family;
      double half = is_family ? MAX (LABEL_HALF, sign->radius) : sign->radius;
      double below = is_family ? tillid_family_text_bottom (self, i) : sign->radius;

      x0 = MIN (x0, sign->x - half);
      x1 = MAX (x1, sign->x + half);
      y0 = MIN (y0, sign->y - sign->radius - 8);
      y1 = MAX (y1, sign->y + below);
    }
  for (guint i = 0; i < layout->frames->len; i++)
    {
      const TillidFamilyFrame *frame = &g_array_index (layout->frames, TillidFamilyFrame, i);

      x0 = MIN (x0, frame->x);
      x1 = MAX (x1, frame->x + frame->width);
      y0 = MIN (y0, frame->y);
      y1 = MAX (y1, frame->y + frame->height);
    }
  shift_all (layout, round (EDGE - x0), round (EDGE - y0));
  layout->width = ceil (x1 - x0 + 2 * EDGE);
  layout->height = ceil (y1 - y0 + 2 * EDGE);
}

/**
 * tillid_family_layout_new:
 * @input: what is drawn
 *
 * Complexity: O(n²) for n people; 200 people take milliseconds. No I/O, no randomness.
 *
 * Returns: (transfer full): the geometry
 */
TillidFamilyLayout *
tillid_family_layout_new (const TillidFamilyInput *input)
{
  TillidFamilyLayout *layout = NULL;
  TillidFamilyWork work;

  g_return_val_if_fail (input != NULL && input->people != NULL, NULL);
  g_return_val_if_fail (input->n_people >= 1 && input->n_people <= TILLID_FAMILY_MOST, NULL);

  layout = g_new0 (TillidFamilyLayout, 1);
  layout->signs = g_array_new (FALSE, TRUE, sizeof (TillidFamilySign));
  layout->lines = g_array_new (FALSE, TRUE, sizeof (TillidFamilyLine));
  layout->frames = g_array_new (FALSE, TRUE, sizeof (TillidFamilyFrame));
  work_init (&work, input);
  tillid_family_find_kin (&work);
  tillid_family_order (&work);
  tillid_family_place (&work);
  tillid_family_set_tracks (&work);
  make_signs (&work, layout);
  make_frames (&work, layout);
  place_partners (&work, layout);
  move_by_hand (&work, layout);
  tillid_family_draw_lines (&work, layout);
  fit (&work, layout);
  layout->cycle = g_steal_pointer (&work.cycle);
  g_array_unref (work.nodes);
  g_array_unref (work.unions);
  g_array_unref (work.chains);
  return layout;
}

void
tillid_family_layout_free (TillidFamilyLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->signs);
  g_array_unref (layout->lines);
  g_array_unref (layout->frames);
  g_array_unref (layout->cycle);
  g_free (layout);
}

/**
 * tillid_family_layout_mirror:
 * @layout: from tillid_family_layout_new()
 *
 * Turns the drawing for people who read from right to left.
 */
void
tillid_family_layout_mirror (TillidFamilyLayout *layout)
{
  g_return_if_fail (layout != NULL);

  for (guint i = 0; i < layout->signs->len; i++)
    sign_at (layout, i)->x = layout->width - sign_at (layout, i)->x;
  for (guint i = 0; i < layout->frames->len; i++)
    {
      TillidFamilyFrame *frame = &g_array_index (layout->frames, TillidFamilyFrame, i);

      frame->x = layout->width - frame->x - frame->width;
    }
  for (guint i = 0; i < layout->lines->len; i++)
    {
      TillidFamilyLine *line = &g_array_index (layout->lines, TillidFamilyLine, i);

      line->x0 = layout->width - line->x0;
      line->x1 = layout->width - line->x1;
      line->cx0 = layout->width - line->cx0;
      line->cx1 = layout->width - line->cx1;
    }
}
