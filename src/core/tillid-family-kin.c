/* tillid-family-kin.c - who is whose parent, child and partner, and in which generation
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Bonds become parents, children and partners:
 *
 *  - Siblings share parents. Whoever has none drawn takes those of the sibling; where nobody has any, one parent who is not
 *    drawn holds them together.
 *  - A grandparent without anybody drawn between gets a child who is not drawn.
 *  - Nobody is their own ancestor. The bond that closes a circle is left out and the circle is named, so that everything
 *    after this walks a graph without circles.
 *
 * Generations spread from the patient over parents and children first and over couples only where blood says nothing: an
 * uncle who marries a niece keeps his own generation. Where two ways contradict each other a child moves down until
 * it stands below all parents; without circles that ends. */
#include "config.h"

#include "tillid-family-layout-private.h"

gboolean
tillid_family_has (const GArray *list, guint value)
{
  for (guint i = 0; i < list->len; i++)
    if (tillid_family_at (list, i) == value)
      return TRUE;
  return FALSE;
}

static void
add_once (GArray *list, guint value)
{
  if (!tillid_family_has (list, value))
    g_array_append_val (list, value);
}

static guint
add_node (TillidFamilyWork *self, gboolean is_hidden, gboolean is_family)
{
  TillidFamilyNode node = { .is_hidden = is_hidden, .is_family = is_family };

  node.parents = g_array_new (FALSE, FALSE, sizeof (guint));
  node.children = g_array_new (FALSE, FALSE, sizeof (guint));
  node.partners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

/* The way down from @from to @to, both included; FALSE if there is none. */
static gboolean
find_way (const TillidFamilyWork *self, guint from, guint to, GArray *way, gboolean *seen)
{
  const TillidFamilyNode *node = tillid_family_node (self, from);

  if (seen[from])
    return FALSE;
  seen[from] = TRUE;
  g_array_append_val (way, from);
  if (from == to)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (find_way (self, tillid_family_at (node->children, i), to, way, seen))
      return TRUE;
  g_array_set_size (way, way->len - 1);
  return FALSE;
}

static void
add_parent (TillidFamilyWork *self, guint parent, guint child)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *seen = g_new0 (gboolean, self->nodes->len);

  if (find_way (self, child, parent, way, seen))
    {
      for (guint i = 0; self->cycle->len == 0 && i < way->len; i++)
        if (tillid_family_node (self, tillid_family_at (way, i))->is_hidden)
          g_array_remove_index (way, i--);
      if (self->cycle->len == 0)
        g_array_append_vals (self->cycle, way->data, way->len);
      return;
    }
  add_once (tillid_family_node (self, child)->parents, parent);
  add_once (tillid_family_node (self, parent)->children, child);
}

static gboolean
is_drawn_bond (const TillidFamilyWork *self, const TillidFamilyBond *bond)
{
  return bond->a < self->input->n_people && bond->b < self->input->n_people &&
         tillid_family_node (self, bond->a)->is_family &&
         tillid_family_node (self, bond->b)->is_family;
}

static void
take_parents (TillidFamilyWork *self, guint to, guint from)
{
  const GArray *parents = tillid_family_node (self, from)->parents;
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (copy, parents->data, parents->len);
  for (guint i = 0; i < copy->len; i++)
    add_parent (self, tillid_family_at (copy, i), to);
}

/* Bonds between siblings until none brings anything new: a sibling of a sibling is one, too. */
static void
join_siblings (TillidFamilyWork *self)
{
  const TillidFamilyInput *input = self->input;
  gboolean changed = TRUE;

  for (guint round = 0; changed && round <= input->n_people; round++)
    {
      changed = FALSE;
      for (guint i = 0; i < input->n_bonds; i++)
        {
          const TillidFamilyBond *bond = &input->bonds[i];
          guint n_a, n_b;

          if (bond->kind != TILLID_FAMILY_SIBLING || bond->a == bond->b ||
              !is_drawn_bond (self, bond))
            continue;
          n_a = tillid_family_node (self, bond->a)->parents->len;
          n_b = tillid_family_node (self, bond->b)->parents->len;
          if ((n_a > 0) == (n_b > 0))
            continue;
          take_parents (self, n_a > 0 ? bond->b : bond->a, n_a > 0 ? bond->a : bond->b);
          changed = changed || (tillid_family_node (self, bond->a)->parents->len > 0 &&
                                tillid_family_node (self, bond->b)->parents->len > 0);
        }
    }
}

static void
add_siblings (TillidFamilyWork *self)
{
  const TillidFamilyInput *input = self->input;

  join_siblings (self);
  for (guint i = 0; i < input->n_bonds; i++)
    {
      const TillidFamilyBond *bond = &input->bonds[i];

      if (bond->kind != TILLID_FAMILY_SIBLING || bond->a == bond->b || !is_drawn_bond (self, bond))
        continue;
      if (tillid_family_node (self, bond->a)->parents->len == 0 &&
          tillid_family_node (self, bond->b)->parents->len == 0)
        {
          guint hidden = add_node (self, TRUE, TRUE);

          add_parent (self, hidden, bond->a);
          add_parent (self, hidden, bond->b);
          join_siblings (self);
        }
    }
}

static void
add_grandparent (TillidFamilyWork *self, guint grandparent, guint child)
{
  const TillidFamilyNode *node = tillid_family_node (self, child);
  guint hidden;

  for (guint i = 0; i < node->parents->len; i++)
    {
      guint parent = tillid_family_at (node->parents, i);

      if (tillid_family_has (tillid_family_node (self, parent)->parents, grandparent))
        return;
    }
  hidden = add_node (self, TRUE, TRUE);
  add_parent (self, grandparent, hidden);
  add_parent (self, hidden, child);
}

static void
read_bonds (TillidFamilyWork *self)
{
  static const TillidFamilyBondKind order[] = { TILLID_FAMILY_PARENT, TILLID_FAMILY_COUPLE,
                                                TILLID_FAMILY_GRANDPARENT };
  const TillidFamilyInput *input = self->input;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    {
      for (guint i = 0; i < input->n_bonds; i++)
        {
          const TillidFamilyBond *bond = &input->bonds[i];

          if (bond->kind != order[k] || !is_drawn_bond (self, bond))
            continue;
          if (bond->kind == TILLID_FAMILY_PARENT)
            add_parent (self, bond->a, bond->b);
          else if (bond->kind == TILLID_FAMILY_GRANDPARENT)
            add_grandparent (self, bond->a, bond->b);
          else if (bond->a != bond->b)
            {
              add_once (tillid_family_node (self, bond->a)->partners, bond->b);
              add_once (tillid_family_node (self, bond->b)->partners, bond->a);
            }
        }
      if (order[k] == TILLID_FAMILY_COUPLE)
        add_siblings (self);
    }
}

static void
set_generation (TillidFamilyWork *self, guint index, int generation, GQueue *queue)
{
  TillidFamilyNode *node = tillid_family_node (self, index);

  if (node->has_generation)
    return;
  node->has_generation = TRUE;
  node->generation = generation;
  g_queue_push_tail (queue, GUINT_TO_POINTER (index));
}

/* From @start over parents and children, then over couples from whoever was reached. */
static void
spread (TillidFamilyWork *self, guint start)
{
  g_autoptr (GQueue) blood = g_queue_new ();
  g_autoptr (GQueue) couples = g_queue_new ();

  set_generation (self, start, 0, blood);
  while (!g_queue_is_empty (blood) || !g_queue_is_empty (couples))
    {
      gboolean by_blood = !g_queue_is_empty (blood);
      guint index = GPOINTER_TO_UINT (g_queue_pop_head (by_blood ? blood : couples));
      const TillidFamilyNode *node = tillid_family_node (self, index);

      if (!by_blood)
        {
          for (guint i = 0; i < node->partners->len; i++)
            set_generation (self, tillid_family_at (node->partners, i), node->generation, blood);
          continue;
        }
      for (guint i = 0; i < node->parents->len; i++)
        set_generation (self, tillid_family_at (node->parents, i), node->generation - 1, blood);
      for (guint i = 0; i < node->children->len; i++)
        set_generation (self, tillid_family_at (node->children, i), node->generation + 1, blood);
      g_queue_push_tail (couples, GUINT_TO_POINTER (index));
    }
}

static void
put_children_below (TillidFamilyWork *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->nodes->len; i++)
        {
          TillidFamilyNode *node = tillid_family_node (self, i);

          for (guint p = 0; p < node->parents->len; p++)
            {
              guint parent = tillid_family_at (node->parents, p);
              int least = tillid_family_node (self, parent)->generation + 1;

              if (node->generation >= least)
                continue;
              node->generation = least;
              changed = TRUE;
            }
        }
    }
}

/* Two parents of a child stand together, a couple or not. */
static void
join_parents (TillidFamilyWork *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const TillidFamilyNode *node = tillid_family_node (self, i);
      guint a, b;

      if (node->parents->len != 2)
        continue;
      a = tillid_family_at (node->parents, 0);
      b = tillid_family_at (node->parents, 1);
      add_once (tillid_family_node (self, a)->partners, b);
      add_once (tillid_family_node (self, b)->partners, a);
    }
}

/* Fills the nodes: kin and generations. */
void
tillid_family_find_kin (TillidFamilyWork *self)
{
  for (guint i = 0; i < self->input->n_people; i++)
    add_node (self, FALSE, i == 0 || self->input->people[i].circle <= 0);
  read_bonds (self);
  join_parents (self);
  for (guint i = 0; i < self->nodes->len; i++)
    if (tillid_family_node (self, i)->is_family)
      spread (self, i);
  put_children_below (self);

  self->first_generation = G_MAXINT;
  self->last_generation = G_MININT;
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const TillidFamilyNode *node = tillid_family_node (self, i);

      if (!node->is_family)
        continue;
      self->first_generation = MIN (self->first_generation, node->generation);
      self->last_generation = MAX (self->last_generation, node->generation);
    }
}
