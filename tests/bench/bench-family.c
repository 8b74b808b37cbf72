/* bench-family.c - laying out a family of two hundred people
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A tree from a fixed seed: couples with up to five children, in three place areas; and the same number of people who are related
 * at random, which is the worst that a file can hold. */
#include "config.h"

#include <math.h>

#include "bench.h"
#include "tillid-family-layout.h"

#define PEOPLE 200
#define ROUNDS 40

typedef struct
{
  TillidFamilyPerson people[PEOPLE];
  TillidFamilyBond bonds[4 * PEOPLE];
  guint n_people;
  guint n_bonds;
} Family;

static guint
add (Family *self, GRand *rand)
{
  self->people[self->n_people] = (TillidFamilyPerson){
    g_rand_int_range (rand, 0, 30000),
    g_rand_boolean (rand),
    g_rand_int_range (rand, 1, 4),
    2,
    NAN,
    NAN,
    0,
    FALSE,
    FALSE,
  };
  return self->n_people++;
}

static void
bond (Family *self, TillidFamilyBondKind kind, guint a, guint b)
{
  self->bonds[self->n_bonds++] = (TillidFamilyBond){ kind, a, b };
}

static void
grow (Family *self, GRand *rand)
{
  guint at = add (self, rand);

  for (; self->n_people < PEOPLE; at++)
    {
      int n = g_rand_int_range (rand, 1, 6);
      guint partner = add (self, rand);

      bond (self, TILLID_FAMILY_COUPLE, at, partner);
      for (int i = 0; i < n && self->n_people < PEOPLE; i++)
        {
          guint child = add (self, rand);

          bond (self, TILLID_FAMILY_PARENT, at, child);
          bond (self, TILLID_FAMILY_PARENT, partner, child);
        }
      if (at + 1 >= self->n_people)
        break;
    }
}

static void
tangle (Family *self, GRand *rand)
{
  while (self->n_people < PEOPLE)
    add (self, rand);
  for (guint i = 0; i < PEOPLE; i++)
    bond (self, (TillidFamilyBondKind) g_rand_int_range (rand, 0, 4),
          g_rand_int_range (rand, 0, PEOPLE), g_rand_int_range (rand, 0, PEOPLE));
}

static double
measure (const Family *family)
{
  TillidFamilyInput input = { family->people, family->n_people,
                              family->bonds,  family->n_bonds,
                              NULL,           0 };
  g_autoptr (GArray) times = bench_sample_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = bench_cpu ();
      g_autoptr (TillidFamilyLayout) layout = tillid_family_layout_new (&input);

      bench_sample_add (times, bench_cpu () - start);
    }
  return bench_sample_quantile (times, 0.99);
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260310);
  g_autofree Family *tree = g_new0 (Family, 1), *tangled = g_new0 (Family, 1);

  grow (tree, rand);
  tangle (tangled, rand);
  bench_figure ("family of 200 people, layout, p99", measure (tree), 50, "ms");
  bench_figure ("200 people related at random, layout, p99", measure (tangled), 50, "ms");
  return 0;
}
