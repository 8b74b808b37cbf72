/* tillid-family-lines.c - the lines between the people of a family
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Between two generations each couple with children has a bar over the children. Bars that would lie on each other are drawn
 * at different heights, in tracks. Which of two is above is decided by counting what crosses: the line that comes down from the
 * parents of the lower one must pass the upper bar, and the lines to the children of the upper one must pass the lower bar.
 * Bars are put in one after the other where they cost least.
 *
 * Lines follow the signs, also those that were moved by hand; tracks do not. */
#include "config.h"

#include "tillid-family-layout-private.h"

#include <math.h>

#define BAR_BELOW 100.0
#define TRACK 12.0
/* Of brothers and sisters without parents. */
#define BAR_ABOVE 48.0
#define MARGIN 8.0
#define TIE_GAP 8.0
#define PARTNER_GAP 4.0
#define LOW_BOW 24.0
#define HIGH_BOW 44.0
/* Its lowest point, three quarters of it, lies between three lines of text and the bar of the children. */
#define MONEY_BOW 98.0

/* What a bar covers, by the places of the layout. */
typedef struct
{
  guint parents; /* index of the union */
  double drop;
  double least;
  double most;
} Bar;

static Bar
bar_of (const TillidFamilyWork *self, guint index)
{
  const TillidFamilyUnion *parents = tillid_family_union (self, index);
  double first = tillid_family_node (self, parents->first)->x;
  double second =
    parents->second != TILLID_FAMILY_NOBODY ? tillid_family_node (self, parents->second)->x : first;
  Bar bar = { index, (first + second) / 2, (first + second) / 2, (first + second) / 2 };

  for (guint i = 0; i < parents->children->len; i++)
    {
      double x = tillid_family_node (self, tillid_family_at (parents->children, i))->x;

      bar.least = MIN (bar.least, x);
      bar.most = MAX (bar.most, x);
    }
  return bar;
}

static gboolean
covers (const Bar *bar, double x)
{
  return x > bar->least - MARGIN && x < bar->most + MARGIN;
}

/* How many lines cross when @above is drawn above @below. */
static guint
cost_of (const TillidFamilyWork *self, const Bar *above, const Bar *below)
{
  const GArray *children = tillid_family_union (self, above->parents)->children;
  guint cost = covers (above, below->drop);

  for (guint i = 0; i < children->len; i++)
    cost += covers (below, tillid_family_node (self, tillid_family_at (children, i))->x);
  return cost;
}

static void
insert_bar (const TillidFamilyWork *self, GArray *bars, const Bar *bar)
{
  guint best = 0, least = G_MAXUINT;

  for (guint place = 0; place <= bars->len; place++)
    {
      guint cost = 0;

      for (guint i = 0; i < bars->len; i++)
        {
          const Bar *other = &g_array_index (bars, Bar, i);

          cost += i < place ? cost_of (self, other, bar) : cost_of (self, bar, other);
        }
      if (cost < least)
        {
          least = cost;
          best = place;
        }
    }
  g_array_insert_val (bars, best, *bar);
}

static guint
set_tracks_of (TillidFamilyWork *self, int generation)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  guint most = 0;

  for (guint u = 0; u < self->unions->len; u++)
    {
      const TillidFamilyUnion *parents = tillid_family_union (self, u);
      Bar bar;

      if (parents->children->len == 0 ||
          tillid_family_node (self, parents->first)->generation != generation)
        continue;
      bar = bar_of (self, u);
      insert_bar (self, bars, &bar);
    }
  for (guint i = 0; i < bars->len; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);
      TillidFamilyUnion *parents = tillid_family_union (self, bar->parents);

      for (guint j = 0; j < i; j++)
        {
          const Bar *above = &g_array_index (bars, Bar, j);

          if (above->least - MARGIN < bar->most && bar->least - MARGIN < above->most)
            parents->track =
              MAX (parents->track, tillid_family_union (self, above->parents)->track + 1);
        }
      most = MAX (most, parents->track);
    }
  return most;
}

/* Gives every couple its track and everybody a y: generations with many tracks stand further apart. */
void
tillid_family_set_tracks (TillidFamilyWork *self)
{
  double y = 0;

  for (int generation = self->first_generation; generation <= self->last_generation; generation++)
    {
      guint n_lines = 0;

      for (guint i = 0; i < self->nodes->len; i++)
        {
          TillidFamilyNode *node = tillid_family_node (self, i);

          if (!node->is_family || node->generation != generation)
            continue;
          node->y = y;
          if (!node->is_hidden)
            n_lines = MAX (n_lines, self->input->people[i].n_lines);
        }
      y += MAX (TILLID_FAMILY_GENERATION_PX,
                BAR_BELOW + MAX (n_lines, 3) * TILLID_FAMILY_TEXT_LINE -
                  3 * TILLID_FAMILY_TEXT_LINE + set_tracks_of (self, generation) * TRACK + 50);
    }
}

/* The lower edge of the text below the sign. */
double
tillid_family_text_bottom (const TillidFamilyWork *self, guint index)
{
  double radius = index == 0 ? TILLID_FAMILY_PATIENT_RADIUS : TILLID_FAMILY_RADIUS;

  return radius + TILLID_FAMILY_TEXT_GAP +
         TILLID_FAMILY_TEXT_LINE * self->input->people[index].n_lines;
}

static double
radius_of (const TillidFamilyWork *self, guint node)
{
  if (tillid_family_node (self, node)->is_hidden)
    return 0;
  return node == 0 ? TILLID_FAMILY_PATIENT_RADIUS : TILLID_FAMILY_RADIUS;
}

static void
add_line (TillidFamilyLayout *layout,
          TillidFamilyLineKind kind,
          guint group,
          guint person,
          double x0,
          double y0,
          double x1,
          double y1)
{
  TillidFamilyLine line = { kind, group, person, 0, x0, y0, x1, y1, 0, 0, 0, 0 };

  g_array_append_val (layout->lines, line);
}

static gboolean
somebody_between (const TillidFamilyWork *self,
                  const TillidFamilyNode *a,
                  const TillidFamilyNode *b)
{
  double least = MIN (a->x, b->x), most = MAX (a->x, b->x);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const TillidFamilyNode *node = tillid_family_node (self, i);

      if (node->is_family && !node->is_hidden && node->x > least && node->x < most &&
          fabs (node->y - a->y) < 2 * TILLID_FAMILY_RADIUS)
        return TRUE;
    }
  return FALSE;
}

/* The line of a couple; sets where the line to the children begins. */
static void
draw_couple (const TillidFamilyWork *self,
             TillidFamilyLayout *layout,
             const TillidFamilyUnion *parents,
             guint group,
             double *out_x,
             double *out_y)
{
  guint first = parents->first, second = parents->second;
  const TillidFamilyNode *a = tillid_family_node (self, first);
  const TillidFamilyNode *b = tillid_family_node (self, second);
  double low;

  *out_x = (a->x + b->x) / 2;
  *out_y = (a->y + b->y) / 2;
  if (fabs (a->y - b->y) > 0.5)
    {
      add_line (layout, TILLID_FAMILY_LINE_COUPLE, group, second, a->x, a->y, b->x, b->y);
      return;
    }
  if (!somebody_between (self, a, b))
    {
      double side = a->x < b->x ? 1 : -1;

      add_line (layout, TILLID_FAMILY_LINE_COUPLE, group, second,
                a->x + side * radius_of (self, first), a->y, b->x - side * radius_of (self, second),
                b->y);
      return;
    }
  low = a->y +
        MAX (tillid_family_text_bottom (self, first), tillid_family_text_bottom (self, second)) + 4;
  add_line (layout, TILLID_FAMILY_LINE_COUPLE, group, second, a->x,
            a->y + tillid_family_text_bottom (self, first), a->x, low);
  add_line (layout, TILLID_FAMILY_LINE_COUPLE, group, second, a->x, low, b->x, low);
  add_line (layout, TILLID_FAMILY_LINE_COUPLE, group, second, b->x, low, b->x,
            b->y + tillid_family_text_bottom (self, second));
  *out_y = low;
}

static void
draw_children (const TillidFamilyWork *self,
               TillidFamilyLayout *layout,
               const TillidFamilyUnion *parents,
               guint group,
               double x,
               double y)
{
  gboolean is_hidden = tillid_family_node (self, parents->first)->is_hidden;
  gboolean has_root = !is_hidden || tillid_family_node (self, parents->first)->parents->len > 0;
  double below = parents->second != TILLID_FAMILY_NOBODY
                   ? MAX (tillid_family_node (self, parents->first)->y,
                          tillid_family_node (self, parents->second)->y)
                   : tillid_family_node (self, parents->first)->y;
  double bar = MAX (below + BAR_BELOW + parents->track * TRACK, y + 4);
  double highest = G_MAXDOUBLE;
  double least = has_root ? x : G_MAXDOUBLE, most = has_root ? x : -G_MAXDOUBLE;
  TillidFamilyLineKind drop = is_hidden ? TILLID_FAMILY_LINE_SKIP : TILLID_FAMILY_LINE_DROP;

  for (guint i = 0; i < parents->children->len; i++)
    highest = MIN (highest, tillid_family_node (self, tillid_family_at (parents->children, i))->y);
  if (!has_root)
    bar = highest - BAR_ABOVE - parents->track * TRACK;
  for (guint i = 0; i < parents->children->len; i++)
    {
      guint child = tillid_family_at (parents->children, i);
      const TillidFamilyNode *node = tillid_family_node (self, child);
      double top = node->y - radius_of (self, child);
      TillidFamilyLineKind kind =
        drop == TILLID_FAMILY_LINE_SKIP && has_root ? TILLID_FAMILY_LINE_SKIP
        : node->is_hidden && node->parents->len > 0 ? TILLID_FAMILY_LINE_SKIP
                                                    : TILLID_FAMILY_LINE_CHILD;

      least = MIN (least, node->x);
      most = MAX (most, node->x);
      add_line (layout, kind, group, child, node->x, bar, node->x, top);
    }
  if (has_root)
    add_line (layout, drop, group, parents->first, x, y, x, bar);
  if (most - least > 0.5)
    add_line (layout, has_root && is_hidden ? TILLID_FAMILY_LINE_SKIP : TILLID_FAMILY_LINE_BAR,
              group, parents->first, least, bar, most, bar);
}

static void
draw_union (const TillidFamilyWork *self, TillidFamilyLayout *layout, guint index)
{
  const TillidFamilyUnion *parents = tillid_family_union (self, index);
  const TillidFamilyNode *first = tillid_family_node (self, parents->first);
  double x = first->x, y = first->y;

  if (parents->second != TILLID_FAMILY_NOBODY)
    draw_couple (self, layout, parents, index + 1, &x, &y);
  else if (!first->is_hidden)
    y += tillid_family_text_bottom (self, parents->first);
  if (parents->children->len > 0)
    draw_children (self, layout, parents, index + 1, x, y);
}

/* How far the middle of a tie stands off the straight line, to the left of its way: it must not lie on the line of a couple, on the
 * signs between the two, or on the line down to a child. */
static double
find_bow (const TillidFamilyWork *self, guint a, guint b)
{
  const TillidFamilyNode *one = tillid_family_node (self, a), *other = tillid_family_node (self, b);

  if (!one->is_family || !other->is_family)
    return 0;
  if (fabs (one->y - other->y) < TILLID_FAMILY_RADIUS)
    return (somebody_between (self, one, other) ? HIGH_BOW : LOW_BOW) *
           (one->x < other->x ? 1 : -1);
  return fabs (one->x - other->x) < TILLID_FAMILY_RADIUS ? HIGH_BOW : 0;
}

/* From edge to edge, with room for an arrow. */
static void
draw_tie (const TillidFamilyWork *self, TillidFamilyLayout *layout, guint a, guint b, guint tie)
{
  const TillidFamilySign *one = &g_array_index (layout->signs, TillidFamilySign, a);
  const TillidFamilySign *other = &g_array_index (layout->signs, TillidFamilySign, b);
  double dx = other->x - one->x, dy = other->y - one->y, length = hypot (dx, dy);
  double bow = find_bow (self, a, b), ux, uy, px, py;
  double from = one->radius + TIE_GAP, to = length - other->radius - PARTNER_GAP;
  /* Off the straight line at both ends, too. */
  double aside = bow != 0 ? MIN (one->radius, other->radius) * 0.6 * (bow > 0 ? 1 : -1) : 0;
  TillidFamilyLine line = { .kind = TILLID_FAMILY_LINE_TIE, .person = b, .tie = tie };

  if (to <= from)
    return;
  ux = dx / length;
  uy = dy / length;
  px = uy;
  py = -ux;
  line.x0 = one->x + ux * from + px * aside;
  line.y0 = one->y + uy * from + py * aside;
  line.x1 = one->x + ux * to + px * aside;
  line.y1 = one->y + uy * to + py * aside;
  /* The middle of a cubic is three quarters of the way to its control points. */
  bow = (bow - aside) / 0.75;
  line.cx0 = line.x0 + (line.x1 - line.x0) / 3 + px * bow;
  line.cy0 = line.y0 + (line.y1 - line.y0) / 3 + py * bow;
  line.cx1 = line.x1 - (line.x1 - line.x0) / 3 + px * bow;
  line.cy1 = line.y1 - (line.y1 - line.y0) / 3 + py * bow;
  g_array_append_val (layout->lines, line);
}

/* A bow below both signs: from the lower side of the patient to the lower side of the other. */
static void
draw_money (const TillidFamilyLayout *layout, guint person)
{
  const TillidFamilySign *patient = &g_array_index (layout->signs, TillidFamilySign, 0);
  const TillidFamilySign *sign = &g_array_index (layout->signs, TillidFamilySign, person);
  double side = sign->x < patient->x ? -1 : 1;
  TillidFamilyLine line = { .kind = TILLID_FAMILY_LINE_MONEY, .person = person };

  line.x0 = patient->x + side * (patient->radius + 2) * 0.87;
  line.y0 = patient->y + (patient->radius + 2) * 0.5;
  line.x1 = sign->x - side * (sign->radius + 6) * 0.87;
  line.y1 = sign->y + (sign->radius + 6) * 0.5;
  line.cx0 = line.x0 + (line.x1 - line.x0) * 0.18;
  line.cx1 = line.x0 + (line.x1 - line.x0) * 0.82;
  line.cy0 = line.y0 + MONEY_BOW;
  line.cy1 = line.y1 + MONEY_BOW;
  g_array_append_val (layout->lines, line);
}

/* All lines, for the places that the signs of @layout have now. */
void
tillid_family_draw_lines (const TillidFamilyWork *self, TillidFamilyLayout *layout)
{
  for (guint i = 0; i < self->unions->len; i++)
    draw_union (self, layout, i);
  for (guint i = 1; i < self->input->n_people; i++)
    {
      if (self->input->people[i].has_money)
        draw_money (layout, i);
      if (self->input->people[i].has_tie)
        draw_tie (self, layout, 0, i, 0);
    }
  for (guint i = 0; i < self->input->n_ties; i++)
    draw_tie (self, layout, self->input->ties[i].a, self->input->ties[i].b, i + 1);
}
