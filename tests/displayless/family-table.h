/* family-table.h - families written as tables, and the checker of their drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The checker knows nothing of the layout's code: it takes the signs and lines and looks for signs that are too near, couples
 * that are apart, wrong generations and lines that cross. */
#pragma once

#include <math.h>

#include "tillid-family-layout.h"

#define NONE TILLID_ABSENT
#define MOST 400

typedef struct
{
  TillidFamilyPerson people[MOST];
  guint n_people;
  TillidFamilyBond bonds[4 * MOST];
  guint n_bonds;
} Family;

static inline guint
add (Family *family, gint64 birth, gboolean is_first, guint area)
{
  family->people[family->n_people] =
    (TillidFamilyPerson){ birth, is_first, area, 2, NAN, NAN, 0, FALSE, FALSE };
  return family->n_people++;
}

static inline guint
add_partner (Family *family, double radius)
{
  guint index = add (family, NONE, FALSE, 0);

  family->people[index].circle = radius;
  family->people[index].has_tie = TRUE;
  return index;
}

static inline void
bond (Family *family, TillidFamilyBondKind kind, guint a, guint b)
{
  family->bonds[family->n_bonds++] = (TillidFamilyBond){ kind, a, b };
}

static inline void
couple (Family *family, guint a, guint b)
{
  bond (family, TILLID_FAMILY_COUPLE, a, b);
}

static inline void
child_of (Family *family, guint child, guint a, guint b)
{
  bond (family, TILLID_FAMILY_PARENT, a, child);
  if (b != a)
    bond (family, TILLID_FAMILY_PARENT, b, child);
}

static inline TillidFamilyLayout *
lay_out (const Family *family)
{
  TillidFamilyInput input = { family->people, family->n_people,
                              family->bonds,  family->n_bonds,
                              NULL,           0 };

  return tillid_family_layout_new (&input);
}

static inline const TillidFamilySign *
sign (const TillidFamilyLayout *layout, guint index)
{
  return &g_array_index (layout->signs, TillidFamilySign, index);
}

static inline double
across (const TillidFamilyLayout *layout, guint from, guint to)
{
  return sign (layout, to)->x - sign (layout, from)->x;
}

static inline double
down (const TillidFamilyLayout *layout, guint from, guint to)
{
  return sign (layout, to)->y - sign (layout, from)->y;
}

static inline double
turn (double ax, double ay, double bx, double by, double cx, double cy)
{
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

static inline gboolean
cross (const TillidFamilyLine *a, const TillidFamilyLine *b)
{
  double d1 = turn (a->x0, a->y0, a->x1, a->y1, b->x0, b->y0);
  double d2 = turn (a->x0, a->y0, a->x1, a->y1, b->x1, b->y1);
  double d3 = turn (b->x0, b->y0, b->x1, b->y1, a->x0, a->y0);
  double d4 = turn (b->x0, b->y0, b->x1, b->y1, a->x1, a->y1);

  return d1 * d2 < -1e-6 && d3 * d4 < -1e-6;
}

/* Two lines of different groups lie on each other. */
static inline gboolean
overlap (const TillidFamilyLine *a, const TillidFamilyLine *b)
{
  gboolean both_flat = fabs (a->y0 - a->y1) < 0.1 && fabs (b->y0 - b->y1) < 0.1;
  gboolean both_upright = fabs (a->x0 - a->x1) < 0.1 && fabs (b->x0 - b->x1) < 0.1;

  if (both_flat && fabs (a->y0 - b->y0) < 1)
    return MIN (MAX (a->x0, a->x1), MAX (b->x0, b->x1)) -
             MAX (MIN (a->x0, a->x1), MIN (b->x0, b->x1)) >
           1;
  if (both_upright && fabs (a->x0 - b->x0) < 1)
    return MIN (MAX (a->y0, a->y1), MAX (b->y0, b->y1)) -
             MAX (MIN (a->y0, a->y1), MIN (b->y0, b->y1)) >
           1;
  return FALSE;
}

static inline guint
count_crossings (const TillidFamilyLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    for (guint j = i + 1; j < layout->lines->len; j++)
      {
        const TillidFamilyLine *a = &g_array_index (layout->lines, TillidFamilyLine, i);
        const TillidFamilyLine *b = &g_array_index (layout->lines, TillidFamilyLine, j);

        if (a->kind == TILLID_FAMILY_LINE_MONEY || b->kind == TILLID_FAMILY_LINE_MONEY ||
            (a->group == b->group && a->group != 0))
          continue;
        n += cross (a, b) || overlap (a, b);
      }
  return n;
}

/* Somebody whose sign a line goes through that does not end there. */
static inline guint
count_struck (const TillidFamilyLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->lines->len; i++)
    for (guint s = 0; s < layout->signs->len; s++)
      {
        const TillidFamilyLine *line = &g_array_index (layout->lines, TillidFamilyLine, i);
        const TillidFamilySign *at = sign (layout, s);
        double length = hypot (line->x1 - line->x0, line->y1 - line->y0), along, away;

        if (line->kind == TILLID_FAMILY_LINE_MONEY || length < 1)
          continue;
        along = ((at->x - line->x0) * (line->x1 - line->x0) +
                 (at->y - line->y0) * (line->y1 - line->y0)) /
                length;
        away = fabs (turn (line->x0, line->y0, line->x1, line->y1, at->x, at->y)) / length;
        n += along > 0 && along < length && away < at->radius - 2;
      }
  return n;
}

static inline void
check_distances (const Family *family, const TillidFamilyLayout *layout)
{
  for (guint i = 0; i < family->n_people; i++)
    for (guint j = i + 1; j < family->n_people; j++)
      {
        double apart = hypot (across (layout, i, j), down (layout, i, j));
        gboolean both = family->people[i].circle == 0 && family->people[j].circle == 0;

        if (sign (layout, i)->is_moved || sign (layout, j)->is_moved)
          continue;
        g_assert_cmpfloat (apart, >=,
                           both ? TILLID_FAMILY_SIBLINGS_PX
                                : sign (layout, i)->radius + sign (layout, j)->radius + 3.9);
        if (both && fabs (down (layout, i, j)) > 0.5)
          g_assert_cmpfloat (fabs (down (layout, i, j)), >=, TILLID_FAMILY_GENERATION_PX);
      }
  for (guint i = 0; i < family->n_people; i++)
    {
      g_assert_cmpfloat (sign (layout, i)->x - sign (layout, i)->radius, >=, 0);
      g_assert_cmpfloat (sign (layout, i)->y - sign (layout, i)->radius, >=, 0);
      g_assert_cmpfloat (sign (layout, i)->x + sign (layout, i)->radius, <=, layout->width);
      g_assert_cmpfloat (sign (layout, i)->y + sign (layout, i)->radius, <=, layout->height);
    }
}

static inline gboolean
stands_between (const TillidFamilyLayout *layout, guint a, guint b)
{
  for (guint i = 0; i < layout->signs->len; i++)
    if (i != a && i != b && fabs (down (layout, i, a)) < 1 &&
        (sign (layout, i)->x - sign (layout, a)->x) * (sign (layout, i)->x - sign (layout, b)->x) <
          0)
      return TRUE;
  return FALSE;
}

static inline void
check_couples (const Family *family, const TillidFamilyLayout *layout)
{
  for (guint i = 0; i < family->n_bonds; i++)
    if (family->bonds[i].kind == TILLID_FAMILY_COUPLE)
      {
        g_assert_cmpfloat (down (layout, family->bonds[i].a, family->bonds[i].b), ==, 0);
        g_assert_false (stands_between (layout, family->bonds[i].a, family->bonds[i].b));
      }
}

static inline void
check_generations (const Family *family, const TillidFamilyLayout *layout)
{
  for (guint i = 0; i < family->n_bonds; i++)
    {
      const TillidFamilyBond *one = &family->bonds[i];
      int difference = sign (layout, one->b)->generation - sign (layout, one->a)->generation;

      if (one->kind == TILLID_FAMILY_PARENT)
        g_assert_cmpint (difference, ==, 1);
      else if (one->kind != TILLID_FAMILY_GRANDPARENT)
        g_assert_cmpint (difference, ==, 0);
    }
  for (guint i = 0; i < family->n_people; i++)
    for (guint j = 0; j < family->n_people; j++)
      if (family->people[i].circle == 0 && family->people[j].circle == 0 &&
          sign (layout, i)->generation < sign (layout, j)->generation)
        g_assert_cmpfloat (sign (layout, i)->y, <, sign (layout, j)->y);
}

/* Everybody is in the frame of the own area and in no other. */
static inline void
check_frames (const Family *family, const TillidFamilyLayout *layout)
{
  for (guint f = 0; f < layout->frames->len; f++)
    {
      const TillidFamilyFrame *frame = &g_array_index (layout->frames, TillidFamilyFrame, f);

      for (guint i = 0; i < family->n_people; i++)
        {
          const TillidFamilySign *at = sign (layout, i);
          gboolean inside =
            at->x + at->radius > frame->x && at->x - at->radius < frame->x + frame->width &&
            at->y + at->radius > frame->y && at->y - at->radius < frame->y + frame->height;

          g_assert_cmpint (inside, ==,
                           family->people[i].circle == 0 && family->people[i].area == frame->area);
        }
    }
}

static inline void
check_all (const Family *family, const TillidFamilyLayout *layout)
{
  g_assert_cmpuint (layout->signs->len, ==, family->n_people);
  g_assert_cmpuint (layout->cycle->len, ==, 0);
  check_distances (family, layout);
  check_couples (family, layout);
  check_generations (family, layout);
  check_frames (family, layout);
}
