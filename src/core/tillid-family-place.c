/* tillid-family-place.c - where the people of each generation stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The drawing is cut into cells that stand side by side: one for each place area, and within an area one for each group of
 * people who are connected there. So the frame of an area holds its own people and nobody else, and nothing of one group
 * reaches into another.
 *
 * Within a cell each generation is a row whose order is given and whose neighbours keep a distance. Rows are moved in turns,
 * down and up: children wish to stand below the middle of their parents, parents above the middle of their children. The
 * places of a row that are nearest to all wishes (least squares) and keep order and distance are found by pooling
 * neighbours that want to pass each other, as in isotonic regression; that takes one pass over the row. */
#include "config.h"

#include "tillid-family-layout-private.h"

#include <math.h>
#include <string.h>

#define HIDDEN_DISTANCE 66.0
#define ROUNDS 24
#define LOOSE 0.05

/* One row of one cell, in order. */
typedef struct
{
  GArray *members; /* (owned) of guint */
  double *x;       /* (owned) */
} Row;

typedef struct
{
  double sum, weight; /* of wishes */
  guint n;
} Pool;

static gint
by_order (gconstpointer a, gconstpointer b, gpointer data)
{
  const TillidFamilyWork *self = data;
  guint one = tillid_family_node (self, *(const guint *) a)->order;
  guint other = tillid_family_node (self, *(const guint *) b)->order;

  return (one > other) - (one < other);
}

static double
distance_between (const TillidFamilyWork *self, guint a, guint b)
{
  const TillidFamilyNode *one = tillid_family_node (self, a);

  if (one->is_hidden || tillid_family_node (self, b)->is_hidden)
    return HIDDEN_DISTANCE;
  return tillid_family_has (one->partners, b) ? TILLID_FAMILY_COUPLE_PX : TILLID_FAMILY_SIBLINGS_PX;
}

/* The area of somebody who is not drawn is that of the children, else of a parent. */
guint
tillid_family_area (const TillidFamilyWork *self, guint index)
{
  const TillidFamilyNode *node = tillid_family_node (self, index);

  if (!node->is_hidden)
    return self->input->people[index].area;
  for (guint i = 0; i < node->children->len; i++)
    {
      guint child = tillid_family_at (node->children, i);

      if (!tillid_family_node (self, child)->is_hidden)
        return self->input->people[child].area;
    }
  return 0;
}

static void
mark_cell (TillidFamilyWork *self, guint index, guint cell)
{
  const TillidFamilyNode *node = tillid_family_node (self, index);
  const GArray *kin[] = { node->parents, node->children, node->partners };

  tillid_family_node (self, index)->cell = cell;
  for (guint k = 0; k < G_N_ELEMENTS (kin); k++)
    for (guint i = 0; i < kin[k]->len; i++)
      {
        guint other = tillid_family_at (kin[k], i);

        if (tillid_family_node (self, other)->cell == TILLID_FAMILY_NOBODY &&
            tillid_family_area (self, other) == tillid_family_area (self, index))
          mark_cell (self, other, cell);
      }
}

static gint
by_area (gconstpointer a, gconstpointer b, gpointer data)
{
  const TillidFamilyWork *self = data;
  guint one = tillid_family_area (self, *(const guint *) a);
  guint other = tillid_family_area (self, *(const guint *) b);

  return one != other ? (one > other) - (one < other) : by_order (a, b, data);
}

/* (transfer full): everybody of the family, areas first, then the walk. Sets the cells. */
static GArray *
make_cells (TillidFamilyWork *self, guint *out_n)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    if (tillid_family_node (self, i)->is_family)
      {
        tillid_family_node (self, i)->cell = TILLID_FAMILY_NOBODY;
        g_array_append_val (all, i);
      }
  g_array_sort_with_data (all, by_area, self);
  for (guint i = 0; i < all->len; i++)
    if (tillid_family_node (self, tillid_family_at (all, i))->cell == TILLID_FAMILY_NOBODY)
      mark_cell (self, tillid_family_at (all, i), n++);
  *out_n = n;
  return all;
}

/* -1: a partner in an area before this one, so stand at the start; 1: after it. */
static int
pull (const TillidFamilyWork *self, guint index)
{
  const TillidFamilyNode *node = tillid_family_node (self, index);
  guint area = tillid_family_area (self, index);

  for (guint i = 0; i < node->partners->len; i++)
    {
      guint other = tillid_family_at (node->partners, i);
      guint others = tillid_family_area (self, other);

      if (others != area && tillid_family_node (self, other)->generation == node->generation)
        return others < area ? -1 : 1;
    }
  return 0;
}

/* Whoever has a partner on the other side of a border stands at it, with those who stand with them. */
static void
pull_to_borders (const TillidFamilyWork *self, GArray *row)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int side = -1; side <= 1; side++)
    for (guint i = 0; i < row->len; i++)
      {
        guint index = tillid_family_at (row, i);

        if (pull (self, index) == side)
          g_array_append_val (sorted, index);
      }
  g_array_set_size (row, 0);
  g_array_append_vals (row, sorted->data, sorted->len);
}

static Row *
make_rows (const TillidFamilyWork *self, const GArray *all, guint cell, guint n_rows)
{
  Row *rows = g_new0 (Row, n_rows);

  for (guint r = 0; r < n_rows; r++)
    rows[r].members = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < all->len; i++)
    {
      guint index = tillid_family_at (all, i);
      const TillidFamilyNode *node = tillid_family_node (self, index);

      if (node->cell == cell)
        g_array_append_val (rows[node->generation - self->first_generation].members, index);
    }
  for (guint r = 0; r < n_rows; r++)
    {
      GArray *members = rows[r].members;

      pull_to_borders (self, members);
      rows[r].x = g_new0 (double, members->len + 1);
      for (guint i = 1; i < members->len; i++)
        rows[r].x[i] = rows[r].x[i - 1] + distance_between (self, tillid_family_at (members, i - 1),
                                                            tillid_family_at (members, i));
      for (guint i = 0; i < members->len; i++)
        {
          tillid_family_node (self, tillid_family_at (members, i))->packed = rows[r].x[i];
          tillid_family_node (self, tillid_family_at (members, i))->x = rows[r].x[i];
        }
    }
  return rows;
}

/* Puts the row where the sum of weight * (place - wish)^2 is least. @round: on whole pixels. */
static void
settle (TillidFamilyWork *self,
        Row *row,
        const double *wish,
        const double *weight,
        gboolean round_it)
{
  guint n = row->members->len, n_pools = 0, at = 0;
  g_autofree Pool *pools = g_new0 (Pool, n + 1);

  for (guint i = 0; i < n; i++)
    {
      pools[n_pools++] = (Pool){ weight[i] * (wish[i] - row->x[i]), weight[i], 1 };
      while (n_pools > 1 && pools[n_pools - 2].sum / pools[n_pools - 2].weight >=
                              pools[n_pools - 1].sum / pools[n_pools - 1].weight)
        {
          pools[n_pools - 2].sum += pools[n_pools - 1].sum;
          pools[n_pools - 2].weight += pools[n_pools - 1].weight;
          pools[n_pools - 2].n += pools[n_pools - 1].n;
          n_pools--;
        }
    }
  for (guint p = 0; p < n_pools; p++)
    for (guint i = 0; i < pools[p].n; i++, at++)
      {
        double shift = pools[p].sum / pools[p].weight;

        tillid_family_node (self, tillid_family_at (row->members, at))->x =
          row->x[at] + (round_it ? round (shift) : shift);
      }
}

static double
middle_of (const TillidFamilyWork *self, const TillidFamilyUnion *parents)
{
  double x = tillid_family_node (self, parents->first)->x;

  return parents->second == TILLID_FAMILY_NOBODY
           ? x
           : (x + tillid_family_node (self, parents->second)->x) / 2;
}

static gboolean
is_of_cell (const TillidFamilyWork *self, const TillidFamilyUnion *parents, guint cell)
{
  return tillid_family_node (self, parents->first)->cell == cell &&
         (parents->second == TILLID_FAMILY_NOBODY ||
          tillid_family_node (self, parents->second)->cell == cell);
}

/* The middle of the children in the cell of their parents, and of their packed places; FALSE if none is there. */
static gboolean
children_middle (const TillidFamilyWork *self,
                 const TillidFamilyUnion *parents,
                 double *out_middle,
                 double *out_packed)
{
  guint cell = tillid_family_node (self, parents->first)->cell;
  const TillidFamilyNode *first = NULL, *last = NULL;

  for (guint i = 0; i < parents->children->len; i++)
    {
      const TillidFamilyNode *child =
        tillid_family_node (self, tillid_family_at (parents->children, i));

      if (child->cell != cell)
        continue;
      first = first == NULL || child->x < first->x ? child : first;
      last = last == NULL || child->x > last->x ? child : last;
    }
  if (first == NULL)
    return FALSE;
  *out_middle = (first->x + last->x) / 2;
  *out_packed = (first->packed + last->packed) / 2;
  return TRUE;
}

typedef struct
{
  double *sum; /* (owned): by node: of the places wished for */
  guint *n;    /* (owned): how many */
} Wishes;

static void
wish_for (Wishes *wishes, guint node, double x)
{
  wishes->sum[node] += x;
  wishes->n[node]++;
}

static void
clear_wishes (const TillidFamilyWork *self, Wishes *wishes)
{
  memset (wishes->sum, 0, self->nodes->len * sizeof (double));
  memset (wishes->n, 0, self->nodes->len * sizeof (guint));
}

/* What the families wish for the row of @generation: @down for children, else for parents. */
static void
collect_wishes (const TillidFamilyWork *self,
                guint cell,
                int generation,
                gboolean down,
                Wishes *wishes)
{
  clear_wishes (self, wishes);
  for (guint u = 0; u < self->unions->len; u++)
    {
      const TillidFamilyUnion *parents = tillid_family_union (self, u);
      double below, packed, middle;

      if (tillid_family_node (self, parents->first)->generation != generation - (down ? 1 : 0) ||
          !is_of_cell (self, parents, cell) || !children_middle (self, parents, &below, &packed))
        continue;
      middle = middle_of (self, parents);
      if (!down)
        {
          wish_for (wishes, parents->first,
                    tillid_family_node (self, parents->first)->x + below - middle);
          if (parents->second != TILLID_FAMILY_NOBODY)
            wish_for (wishes, parents->second,
                      tillid_family_node (self, parents->second)->x + below - middle);
          continue;
        }
      for (guint c = 0; c < parents->children->len; c++)
        {
          guint child = tillid_family_at (parents->children, c);
          const TillidFamilyNode *node = tillid_family_node (self, child);

          if (node->cell == cell)
            wish_for (wishes, child, middle + node->packed - packed);
        }
    }
}

static gboolean
are_near (const TillidFamilyWork *self, guint a, guint b)
{
  const TillidFamilyNode *one = tillid_family_node (self, a);
  const TillidFamilyNode *other = tillid_family_node (self, b);

  if (tillid_family_has (one->partners, b))
    return TRUE;
  for (guint i = 0; i < one->parents->len; i++)
    if (tillid_family_has (other->parents, tillid_family_at (one->parents, i)))
      return TRUE;
  return FALSE;
}

/* Somebody without a wish stands by the next partner, brother or sister who has one. */
static void
settle_row (TillidFamilyWork *self, Row *row, const Wishes *wishes, gboolean round_it)
{
  guint n = row->members->len;
  g_autofree double *wish = g_new (double, n + 1), *weight = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint index = tillid_family_at (row->members, i);

      weight[i] = wishes->n[index] > 0 ? 1 : LOOSE;
      wish[i] = wishes->n[index] > 0 ? wishes->sum[index] / wishes->n[index]
                                     : tillid_family_node (self, index)->x;
    }
  for (int step = 1; step >= -1; step -= 2)
    for (guint k = 1; k < n; k++)
      {
        guint i = step > 0 ? k : n - 1 - k;
        guint beside = i - step;

        if (weight[i] > LOOSE || weight[beside] <= LOOSE ||
            !are_near (self, tillid_family_at (row->members, i),
                       tillid_family_at (row->members, beside)))
          continue;
        wish[i] = wish[beside] + row->x[i] - row->x[beside];
        weight[i] = 2 * LOOSE;
      }
  settle (self, row, wish, weight, round_it);
}

static void
place_cell (TillidFamilyWork *self, const GArray *all, guint cell, Wishes *wishes)
{
  guint n_rows = self->last_generation - self->first_generation + 1;
  Row *rows = make_rows (self, all, cell, n_rows);

  for (guint round_number = 0; round_number < ROUNDS; round_number++)
    for (int down = 1; down >= 0; down--)
      for (guint i = 0; i < n_rows; i++)
        {
          guint r = down ? i : n_rows - 1 - i;

          if (rows[r].members->len == 0)
            continue;
          collect_wishes (self, cell, self->first_generation + (int) r, down, wishes);
          settle_row (self, &rows[r], wishes, FALSE);
        }
  clear_wishes (self, wishes);
  for (guint i = 0; i < n_rows; i++)
    {
      settle_row (self, &rows[i], wishes, TRUE);
      g_array_unref (rows[i].members);
      g_free (rows[i].x);
    }
  g_free (rows);
}

/* Cells side by side; a border between two areas has room for two frames. */
static void
join_cells (TillidFamilyWork *self, const GArray *all, guint n_cells)
{
  double end = 0;
  guint last_area = 0;

  for (guint cell = 0; cell < n_cells; cell++)
    {
      double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;
      guint area = 0;

      for (guint i = 0; i < all->len; i++)
        {
          const TillidFamilyNode *node = tillid_family_node (self, tillid_family_at (all, i));

          if (node->cell != cell)
            continue;
          least = MIN (least, node->x);
          most = MAX (most, node->x);
          area = tillid_family_area (self, tillid_family_at (all, i));
        }
      if (cell > 0)
        end += area != last_area ? TILLID_FAMILY_COUPLE_PX : TILLID_FAMILY_SIBLINGS_PX;
      for (guint i = 0; i < all->len; i++)
        {
          TillidFamilyNode *node = tillid_family_node (self, tillid_family_at (all, i));

          if (node->cell == cell)
            node->x += end - least;
        }
      end += most - least;
      last_area = area;
    }
}

/* Gives everybody of the family an x. */
void
tillid_family_place (TillidFamilyWork *self)
{
  guint n_cells;
  g_autoptr (GArray) all = make_cells (self, &n_cells);
  Wishes wishes = { g_new0 (double, self->nodes->len), g_new0 (guint, self->nodes->len) };

  for (guint cell = 0; cell < n_cells; cell++)
    place_cell (self, all, cell, &wishes);
  join_cells (self, all, n_cells);
  g_free (wishes.sum);
  g_free (wishes.n);
}
