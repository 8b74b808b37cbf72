/* tillid-family-order.c - who stands before whom in each generation
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A walk gives everybody a number; in each generation people stand in the order of their numbers. The walk takes a couple,
 * then its children with all that comes below, then the family of whoever married in. Two families that a couple joins
 * stand side by side when that couple stands between them: the partner of the first family comes last among the brothers and
 * sisters there, the other one first among the own. So a chain of families has no crossing; it is begun at its first
 * family, which is found by walking towards the start from the patient's oldest ancestors. Brothers and sisters stand in the order
 * of birth otherwise, but whoever has descendants in a later place area stands nearer to it: their line would cross the others'.
 *
 * A chain is a row of couples: partner, person, partner. Where nothing else decides the person with is_first stands
 * first. */
#include "config.h"

#include "tillid-family-layout-private.h"

static TillidFamilyChain *
chain_of (const TillidFamilyWork *self, guint node)
{
  return &g_array_index (self->chains, TillidFamilyChain, tillid_family_node (self, node)->chain);
}

static gboolean
is_couple (const TillidFamilyWork *self, guint a, guint b)
{
  return tillid_family_node (self, a)->generation == tillid_family_node (self, b)->generation &&
         tillid_family_has (tillid_family_node (self, a)->partners, b);
}

static guint
count_partners (const TillidFamilyWork *self, guint index)
{
  const GArray *partners = tillid_family_node (self, index)->partners;
  guint n = 0;

  for (guint i = 0; i < partners->len; i++)
    n += is_couple (self, index, tillid_family_at (partners, i));
  return n;
}

static void
collect (TillidFamilyWork *self, guint index, guint chain, GArray *members)
{
  const GArray *partners = tillid_family_node (self, index)->partners;

  tillid_family_node (self, index)->chain = chain;
  g_array_append_val (members, index);
  for (guint i = 0; i < partners->len; i++)
    {
      guint partner = tillid_family_at (partners, i);

      if (is_couple (self, index, partner) &&
          tillid_family_node (self, partner)->chain == TILLID_FAMILY_NOBODY)
        collect (self, partner, chain, members);
    }
}

/* A row begins with somebody who has one partner; a circle of couples, or nobody's partner, with whoever is left. */
static void
make_chains (TillidFamilyWork *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    tillid_family_node (self, i)->chain = TILLID_FAMILY_NOBODY;
  for (guint most = 1; most <= 2; most++)
    for (guint i = 0; i < self->nodes->len; i++)
      {
        const TillidFamilyNode *node = tillid_family_node (self, i);
        TillidFamilyChain chain = { NULL, FALSE };

        if (!node->is_family || node->chain != TILLID_FAMILY_NOBODY ||
            (most == 1 && count_partners (self, i) > 1))
          continue;
        chain.members = g_array_new (FALSE, FALSE, sizeof (guint));
        collect (self, i, self->chains->len, chain.members);
        g_array_append_val (self->chains, chain);
      }
}

static guint
find_union (TillidFamilyWork *self, guint first, guint second)
{
  TillidFamilyUnion new_union = { first, second, NULL, 0 };

  for (guint i = 0; i < self->unions->len; i++)
    {
      const TillidFamilyUnion *one = tillid_family_union (self, i);

      if ((one->first == first && one->second == second) ||
          (one->first == second && one->second == first))
        return i;
    }
  new_union.children = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->unions, new_union);
  return self->unions->len - 1;
}

/* The first two parents who are a couple have the child together; everybody else has it alone. */
static void
make_unions_of (TillidFamilyWork *self, guint child)
{
  const GArray *parents = tillid_family_node (self, child)->parents;
  guint a = TILLID_FAMILY_NOBODY, b = TILLID_FAMILY_NOBODY;

  for (guint i = 0; i < parents->len; i++)
    for (guint j = i + 1; j < parents->len && a == TILLID_FAMILY_NOBODY; j++)
      if (tillid_family_has (tillid_family_node (self, tillid_family_at (parents, i))->partners,
                             tillid_family_at (parents, j)))
        {
          a = tillid_family_at (parents, i);
          b = tillid_family_at (parents, j);
        }
  if (a != TILLID_FAMILY_NOBODY)
    g_array_append_val (tillid_family_union (self, find_union (self, a, b))->children, child);
  for (guint i = 0; i < parents->len; i++)
    {
      guint parent = tillid_family_at (parents, i);
      guint alone;

      if (parent == a || parent == b)
        continue;
      alone = find_union (self, parent, TILLID_FAMILY_NOBODY);
      g_array_append_val (tillid_family_union (self, alone)->children, child);
    }
}

/* Couples without children have a line, too. */
static void
make_unions (TillidFamilyWork *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    make_unions_of (self, i);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const GArray *partners = tillid_family_node (self, i)->partners;

      for (guint j = 0; j < partners->len; j++)
        if (tillid_family_at (partners, j) > i)
          find_union (self, i, tillid_family_at (partners, j));
    }
}

/* By birth, unless the children of one are in a later area: then that one stands nearer to it. */
static gint
by_birth (gconstpointer a, gconstpointer b, gpointer data)
{
  const TillidFamilyWork *self = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  TillidDay birth_one =
    one < self->input->n_people ? self->input->people[one].birth : TILLID_ABSENT;
  TillidDay birth_other =
    other < self->input->n_people ? self->input->people[other].birth : TILLID_ABSENT;

  if (tillid_family_node (self, one)->reach != tillid_family_node (self, other)->reach)
    return tillid_family_node (self, one)->reach > tillid_family_node (self, other)->reach ? 1 : -1;
  if (birth_one == birth_other)
    return (one > other) - (one < other);
  if (birth_one == TILLID_ABSENT || birth_other == TILLID_ABSENT)
    return birth_one == TILLID_ABSENT ? 1 : -1;
  return (birth_one > birth_other) - (birth_one < birth_other);
}

static gboolean
is_placed (const TillidFamilyWork *self, guint node)
{
  return chain_of (self, node)->is_placed;
}

/* Somebody beside @member whose own parents are drawn and not placed yet; TILLID_FAMILY_NOBODY: there is none. */
static guint
find_in_law (const TillidFamilyWork *self, guint member)
{
  const GArray *members = chain_of (self, member)->members;

  for (guint i = 0; i < members->len; i++)
    {
      guint other = tillid_family_at (members, i);
      const TillidFamilyNode *node = tillid_family_node (self, other);

      if (other != member && node->parents->len > 0 &&
          !is_placed (self, tillid_family_at (node->parents, 0)) &&
          !tillid_family_has (
            tillid_family_node (self, tillid_family_at (node->parents, 0))->children, member))
        return other;
    }
  return TILLID_FAMILY_NOBODY;
}

/* The children of a couple: those placed already first, then by birth, then who leads on to another family. */
static GArray *
order_children (TillidFamilyWork *self, const TillidFamilyUnion *parents)
{
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (ordered, parents->children->data, parents->children->len);
  g_array_sort_with_data (ordered, by_birth, self);
  for (guint i = ordered->len; i > 0; i--)
    {
      guint child = tillid_family_at (ordered, i - 1);

      if (is_placed (self, child) || find_in_law (self, child) == TILLID_FAMILY_NOBODY)
        continue;
      g_array_remove_index (ordered, i - 1);
      g_array_append_val (ordered, child);
      break;
    }
  return ordered;
}

static void
reverse (GArray *list)
{
  for (guint i = 0; i < list->len / 2; i++)
    {
      guint *a = &g_array_index (list, guint, i),
            *b = &g_array_index (list, guint, list->len - 1 - i), swap = *a;

      *a = *b;
      *b = swap;
    }
}

static gboolean
is_first (const TillidFamilyWork *self, guint node)
{
  const TillidFamilyInput *input = self->input;

  return node < input->n_people && input->people[node].is_first;
}

/* Ecomap partners stand at the end side of the patient: nobody should stand between. */
static gboolean
patient_looks_out (const TillidFamilyWork *self)
{
  for (guint i = 1; i < self->input->n_people; i++)
    if (self->input->people[i].circle > 0)
      return TRUE;
  return FALSE;
}

/* @entry: who the walk came through, or TILLID_FAMILY_NOBODY */
static void
turn_chain (TillidFamilyWork *self, TillidFamilyChain *chain, guint entry)
{
  GArray *members = chain->members;
  guint first = tillid_family_at (members, 0), last = tillid_family_at (members, members->len - 1);
  guint in_law = find_in_law (self, entry != TILLID_FAMILY_NOBODY ? entry : first);

  if (members->len < 2)
    return;
  if (entry != TILLID_FAMILY_NOBODY && in_law != TILLID_FAMILY_NOBODY)
    {
      if (entry == last || in_law == first)
        reverse (members);
    }
  else if ((first == 0 || last == 0) && patient_looks_out (self))
    {
      if (first == 0)
        reverse (members);
    }
  else if (is_first (self, last) && !is_first (self, first))
    reverse (members);
}

static void walk (TillidFamilyWork *self, guint chain_index, guint entry);

static void
walk_children (TillidFamilyWork *self, const GArray *members)
{
  for (guint m = 0; m < members->len; m++)
    for (guint u = 0; u < self->unions->len; u++)
      {
        const TillidFamilyUnion *parents = tillid_family_union (self, u);
        guint member = tillid_family_at (members, m);
        g_autoptr (GArray) children = NULL;

        if (parents->first != member && parents->second != member)
          continue;
        children = order_children (self, parents);
        for (guint c = 0; c < children->len; c++)
          walk (self, tillid_family_node (self, tillid_family_at (children, c))->chain,
                tillid_family_at (children, c));
      }
}

static void
walk (TillidFamilyWork *self, guint chain_index, guint entry)
{
  TillidFamilyChain *chain = &g_array_index (self->chains, TillidFamilyChain, chain_index);

  if (chain->is_placed)
    return;
  turn_chain (self, chain, entry);
  chain->is_placed = TRUE;
  for (guint i = 0; i < chain->members->len; i++)
    tillid_family_node (self, tillid_family_at (chain->members, i))->order = self->n_placed++;
  walk_children (self, chain->members);
  for (guint i = 0; i < chain->members->len; i++)
    {
      const GArray *parents =
        tillid_family_node (self, tillid_family_at (chain->members, i))->parents;

      for (guint p = 0; p < parents->len; p++)
        walk (self, tillid_family_node (self, tillid_family_at (parents, p))->chain,
              TILLID_FAMILY_NOBODY);
    }
}

/* The oldest ancestor that is reached over first parents. */
static guint
climb (const TillidFamilyWork *self, guint node)
{
  for (guint step = 0; step < self->nodes->len; step++)
    {
      const GArray *members = chain_of (self, node)->members;
      guint up = TILLID_FAMILY_NOBODY;

      for (guint i = 0; i < members->len && up == TILLID_FAMILY_NOBODY; i++)
        {
          guint member =
            tillid_family_at (members, is_first (self, node) ? i : members->len - 1 - i);
          const GArray *parents = tillid_family_node (self, member)->parents;

          if (parents->len > 0)
            up = tillid_family_at (parents, 0);
        }
      if (tillid_family_node (self, node)->parents->len > 0)
        up = tillid_family_at (tillid_family_node (self, node)->parents, 0);
      if (up == TILLID_FAMILY_NOBODY)
        return node;
      node = up;
    }
  return node;
}

/* The families that those of @root have married into, through the children of its couple; @but is left out. */
static GArray *
find_joined (const TillidFamilyWork *self, guint root, guint but)
{
  const GArray *members = chain_of (self, root)->members;
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint m = 0; m < members->len; m++)
    {
      const GArray *children = tillid_family_node (self, tillid_family_at (members, m))->children;

      for (guint c = 0; c < children->len; c++)
        {
          guint in_law = find_in_law (self, tillid_family_at (children, c)), other;

          if (in_law == TILLID_FAMILY_NOBODY)
            continue;
          other = climb (self, in_law);
          if (chain_of (self, other) != chain_of (self, root) &&
              (but == TILLID_FAMILY_NOBODY || chain_of (self, other) != chain_of (self, but)) &&
              !tillid_family_has (joined, other))
            g_array_append_val (joined, other);
        }
    }
  return joined;
}

/* The first family of the chain of families that @node belongs to. */
static guint
find_start (const TillidFamilyWork *self, guint node)
{
  guint root = climb (self, node), from = TILLID_FAMILY_NOBODY;
  g_autofree gboolean *seen = g_new0 (gboolean, self->nodes->len);

  while (!seen[root])
    {
      g_autoptr (GArray) joined = find_joined (self, root, from);

      seen[root] = TRUE;
      if (joined->len < (from == TILLID_FAMILY_NOBODY ? 2 : 1))
        break;
      from = root;
      root = tillid_family_at (joined, 0);
    }
  return root;
}

static void
find_reach (TillidFamilyWork *self)
{
  for (int generation = self->last_generation; generation >= self->first_generation; generation--)
    for (guint i = 0; i < self->nodes->len; i++)
      {
        TillidFamilyNode *node = tillid_family_node (self, i);

        if (!node->is_family || node->generation != generation)
          continue;
        node->reach = tillid_family_area (self, i);
        for (guint c = 0; c < node->children->len; c++)
          node->reach =
            MAX (node->reach,
                 tillid_family_node (self, tillid_family_at (node->children, c))->reach);
      }
}

/* Gives everybody of the family a number. */
void
tillid_family_order (TillidFamilyWork *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    tillid_family_node (self, i)->order = TILLID_FAMILY_NOBODY;
  find_reach (self);
  make_chains (self);
  make_unions (self);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const TillidFamilyNode *node = tillid_family_node (self, i);

      if (node->is_family && !is_placed (self, i))
        walk (self, tillid_family_node (self, find_start (self, i))->chain, TILLID_FAMILY_NOBODY);
      /* A family that the start does not lead to. */
      if (node->is_family && !is_placed (self, i))
        walk (self, node->chain, i);
    }
}
