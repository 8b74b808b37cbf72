/* test-family-random.c - family drawings of families that nobody thought of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "family-table.h"

/* A tree of couples: everybody may marry in, everybody has up to four children. */
static void
grow (Family *family, GRand *rand, guint most)
{
  guint at = 0;

  add (family, 0, FALSE, 0);
  while (family->n_people < most && at < family->n_people)
    {
      guint person = at++;
      guint partner = person;
      int n = g_rand_int_range (rand, 0, 5);

      /* Who married in has no partner of the own. */
      if (family->people[person].n_lines == 3)
        continue;
      if (g_rand_boolean (rand))
        {
          partner = add (family, NONE, g_rand_boolean (rand), 0);
          family->people[partner].n_lines = 3;
          couple (family, person, partner);
        }
      for (int i = 0; i < n && family->n_people < most; i++)
        child_of (family, add (family, g_rand_int_range (rand, 0, 20000), FALSE, 0), person,
                  partner);
    }
}

static void
test_random_trees (void)
{
  for (guint32 seed = 1; seed <= 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree Family *family = g_new0 (Family, 1);
      g_autoptr (TillidFamilyLayout) layout = NULL;

      grow (family, rand, 2 + seed % 60);
      layout = lay_out (family);
      check_all (family, layout);
      g_assert_cmpuint (count_struck (layout), ==, 0);
      g_assert_cmpuint (count_crossings (layout), ==, 0);
    }
}

/* Anything at all: areas, ties, circles, people related in every way. Nobody stands on anybody, and it ends. */
static void
test_random_bonds (void)
{
  for (guint32 seed = 1; seed <= 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree Family *family = g_new0 (Family, 1);
      g_autoptr (TillidFamilyLayout) layout = NULL;
      guint n = 2 + seed % 50;

      for (guint i = 0; i < n; i++)
        {
          guint index = add (family, g_rand_int_range (rand, 0, 100), g_rand_boolean (rand),
                             g_rand_int_range (rand, 0, 4));

          if (i > 0 && g_rand_int_range (rand, 0, 6) == 0)
            family->people[index].circle = g_rand_int_range (rand, 40, 51);
        }
      for (guint i = 0; i < 2 * n; i++)
        bond (family, g_rand_int_range (rand, 0, 4), g_rand_int_range (rand, 0, n),
              g_rand_int_range (rand, 0, n));
      layout = lay_out (family);
      check_distances (family, layout);
      check_frames (family, layout);
    }
}
int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/core/family-layout/random-trees", test_random_trees);
  g_test_add_func ("/core/family-layout/random-bonds", test_random_bonds);

  return g_test_run ();
}
