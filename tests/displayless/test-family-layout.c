/* test-family-layout.c - where the people of a family drawing stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Families are written as tables. Expected places are worked by hand from the rules of docs/rules.md: 130 px between
 * neighbours, 140 between partners and between two areas, 176 between generations, parents above the middle of their children. */
#include "config.h"

#include "family-table.h"

static void
test_alone (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;

  add (&family, NONE, FALSE, 0);
  layout = lay_out (&family);
  check_all (&family, layout);
  g_assert_cmpuint (layout->lines->len, ==, 0);
  g_assert_cmpfloat (sign (layout, 0)->radius, ==, TILLID_FAMILY_PATIENT_RADIUS);
}

/* The family of the demo's first patient, as in mock/family.png. */
static void
test_acceptance (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint salma = add (&family, 0, FALSE, 2), adnan = add (&family, -1800, TRUE, 2);
  guint nasir = add (&family, NONE, TRUE, 1), umm_karim = add (&family, NONE, FALSE, 1);
  guint huda = add (&family, 1000, FALSE, 1), karim = add (&family, -500, TRUE, 1);
  guint amal = add (&family, -1000, FALSE, 1), niece = add (&family, NONE, FALSE, 1);
  guint maryam = add (&family, 10600, FALSE, 2), yusuf = add (&family, 8800, TRUE, 2);
  guint sara = add (&family, 18700, FALSE, 2);
  guint partner[5];

  couple (&family, salma, adnan);
  couple (&family, nasir, umm_karim);
  child_of (&family, salma, nasir, umm_karim);
  bond (&family, TILLID_FAMILY_SIBLING, salma, huda);
  bond (&family, TILLID_FAMILY_SIBLING, salma, karim);
  bond (&family, TILLID_FAMILY_SIBLING, salma, amal);
  child_of (&family, niece, amal, amal);
  child_of (&family, maryam, salma, adnan);
  child_of (&family, yusuf, salma, adnan);
  child_of (&family, sara, maryam, maryam);
  bond (&family, TILLID_FAMILY_GRANDPARENT, salma, sara);
  for (guint i = 0; i < 5; i++)
    partner[i] = add_partner (&family, 40 + 2.5 * i);
  family.people[huda].has_money = TRUE;
  layout = lay_out (&family);

  check_all (&family, layout);
  g_assert_cmpuint (count_crossings (layout), ==, 0);
  g_assert_cmpuint (count_struck (layout), ==, 0);

  /* By birth: Amal, Karim, Huda; their parents above the middle of the three. */
  g_assert_cmpfloat (across (layout, amal, karim), ==, 130);
  g_assert_cmpfloat (across (layout, karim, huda), ==, 130);
  g_assert_cmpfloat (across (layout, nasir, umm_karim), ==, 140);
  g_assert_cmpfloat (across (layout, nasir, karim), ==, 70);
  g_assert_cmpfloat (across (layout, amal, niece), ==, 0);
  /* In the other area: the patient on the side of the ecomap, the children below the middle. */
  g_assert_cmpfloat (across (layout, huda, adnan), ==, 140);
  g_assert_cmpfloat (across (layout, adnan, salma), ==, 140);
  g_assert_cmpfloat (across (layout, yusuf, maryam), ==, 130);
  g_assert_cmpfloat (across (layout, adnan, yusuf), ==, 5);
  g_assert_cmpfloat (across (layout, maryam, sara), ==, 0);
  g_assert_cmpfloat (down (layout, nasir, salma), ==, 176);
  g_assert_cmpfloat (down (layout, salma, maryam), ==, 176);
  g_assert_cmpfloat (down (layout, maryam, sara), ==, 176);
  g_assert_cmpfloat (down (layout, niece, maryam), ==, 0);
  g_assert_cmpuint (layout->frames->len, ==, 2);
  g_assert_cmpfloat (g_array_index (layout->frames, TillidFamilyFrame, 0).y, ==,
                     g_array_index (layout->frames, TillidFamilyFrame, 1).y);

  /* 286 px from the patient, 22 degrees apart: the middle one at 8.5, 286 cos 8.5 = 282.9, 286 sin 8.5 = 42.3 */
  g_assert_cmpfloat_with_epsilon (across (layout, salma, partner[2]), 282.86, 0.01);
  g_assert_cmpfloat_with_epsilon (down (layout, salma, partner[2]), 42.27, 0.01);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat_with_epsilon (hypot (across (layout, salma, partner[i]),
                                           down (layout, salma, partner[i])),
                                    286, 0.01);
  /* 2 * 286 * sin 11 = 109.1 between neighbours */
  for (guint i = 1; i < 5; i++)
    g_assert_cmpfloat_with_epsilon (hypot (across (layout, partner[i - 1], partner[i]),
                                           down (layout, partner[i - 1], partner[i])),
                                    109.14, 0.01);
}

static void
test_mirror (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint patient = add (&family, NONE, FALSE, 0), man = add (&family, NONE, TRUE, 0);

  couple (&family, patient, man);
  layout = lay_out (&family);
  g_assert_cmpfloat (across (layout, man, patient), ==, 140);
  tillid_family_layout_mirror (layout);
  g_assert_cmpfloat (across (layout, patient, man), ==, 140);
  check_all (&family, layout);
}

/* Both partners with parents, brothers and sisters: the two families side by side, nothing crosses. */
static void
test_both_families (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint woman = add (&family, 100, FALSE, 0), man = add (&family, 200, TRUE, 0);
  guint parents[4], others[4], child;

  for (guint i = 0; i < 4; i++)
    parents[i] = add (&family, NONE, i % 2 == 0, 0);
  for (guint i = 0; i < 4; i++)
    others[i] = add (&family, i % 2 == 0 ? 50 : 300, FALSE, 0);
  child = add (&family, 9000, FALSE, 0);
  couple (&family, woman, man);
  couple (&family, parents[0], parents[1]);
  couple (&family, parents[2], parents[3]);
  child_of (&family, woman, parents[0], parents[1]);
  child_of (&family, man, parents[2], parents[3]);
  child_of (&family, others[0], parents[0], parents[1]);
  child_of (&family, others[1], parents[0], parents[1]);
  child_of (&family, others[2], parents[2], parents[3]);
  child_of (&family, others[3], parents[2], parents[3]);
  child_of (&family, child, woman, man);
  layout = lay_out (&family);
  check_all (&family, layout);
  g_assert_cmpuint (count_crossings (layout), ==, 0);
  g_assert_cmpuint (count_struck (layout), ==, 0);
  g_assert_cmpfloat (2 * sign (layout, child)->x, ==,
                     sign (layout, woman)->x + sign (layout, man)->x);
}

/* Married twice with children of both, and a half brother of the patient's. */
static void
test_second_marriage (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint patient = add (&family, 0, FALSE, 0), first = add (&family, NONE, TRUE, 0);
  guint second = add (&family, NONE, TRUE, 0), mother = add (&family, NONE, FALSE, 0);
  guint father = add (&family, NONE, TRUE, 0), other = add (&family, NONE, FALSE, 0);
  guint half = add (&family, 500, TRUE, 0), children[4];

  couple (&family, patient, first);
  couple (&family, patient, second);
  couple (&family, father, mother);
  couple (&family, father, other);
  child_of (&family, patient, father, mother);
  child_of (&family, half, father, other);
  bond (&family, TILLID_FAMILY_SIBLING, patient, half);
  for (guint i = 0; i < 4; i++)
    {
      children[i] = add (&family, 7000 + i, FALSE, 0);
      child_of (&family, children[i], patient, i < 2 ? first : second);
    }
  layout = lay_out (&family);
  check_all (&family, layout);
  g_assert_cmpuint (count_crossings (layout), ==, 0);
  g_assert_cmpuint (count_struck (layout), ==, 0);
}

/* A grandchild whose parent nobody has drawn; brothers and sisters without parents. */
static void
test_not_drawn (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint patient = add (&family, 0, FALSE, 0), grandchild = add (&family, NONE, FALSE, 0);
  guint brother = add (&family, 10, TRUE, 0), sister = add (&family, -10, FALSE, 0);

  bond (&family, TILLID_FAMILY_GRANDPARENT, patient, grandchild);
  bond (&family, TILLID_FAMILY_SIBLING, patient, brother);
  bond (&family, TILLID_FAMILY_SIBLING, brother, sister);
  layout = lay_out (&family);
  check_all (&family, layout);
  g_assert_cmpint (sign (layout, grandchild)->generation, ==, 2);
  g_assert_cmpfloat (down (layout, patient, grandchild), ==, 352);
  g_assert_cmpfloat (across (layout, patient, grandchild), ==, 0);
  g_assert_cmpfloat (across (layout, sister, patient), ==, 130);
  g_assert_cmpfloat (across (layout, patient, brother), ==, 130);
}

static void
test_cycle (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint a = add (&family, NONE, FALSE, 0), b = add (&family, NONE, FALSE, 0),
        c = add (&family, NONE, FALSE, 0), outside = add (&family, NONE, FALSE, 0);

  child_of (&family, b, a, a);
  child_of (&family, c, b, b);
  child_of (&family, outside, c, c);
  child_of (&family, a, c, c);
  layout = lay_out (&family);
  g_assert_cmpuint (layout->cycle->len, ==, 3);
  g_assert_cmpuint (g_array_index (layout->cycle, guint, 0), ==, a);
  g_assert_cmpuint (g_array_index (layout->cycle, guint, 1), ==, b);
  g_assert_cmpuint (g_array_index (layout->cycle, guint, 2), ==, c);
  check_distances (&family, layout);
  g_assert_cmpfloat (down (layout, a, outside), ==, 3 * 176);
}

static void
test_own_parent (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint a = add (&family, NONE, FALSE, 0);

  child_of (&family, a, a, a);
  couple (&family, a, a);
  bond (&family, TILLID_FAMILY_SIBLING, a, a);
  layout = lay_out (&family);
  g_assert_cmpuint (layout->cycle->len, ==, 1);
  check_distances (&family, layout);
}

/* Two families that have nothing to do with each other stand beside each other. */
static void
test_two_groups (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint patient = add (&family, 0, FALSE, 0), child = add (&family, 1, FALSE, 0);
  guint man = add (&family, 0, TRUE, 0), woman = add (&family, 0, FALSE, 0),
        son = add (&family, 1, TRUE, 0);

  child_of (&family, child, patient, patient);
  couple (&family, man, woman);
  child_of (&family, son, man, woman);
  layout = lay_out (&family);
  check_all (&family, layout);
  g_assert_cmpuint (count_crossings (layout), ==, 0);
  g_assert_cmpfloat (across (layout, patient, man), ==, 130);
  g_assert_cmpfloat (across (layout, man, son), ==, 70);
}

/* A sign that was moved stays at its distance from the patient whatever comes. */
static void
test_moved (void)
{
  Family family = { 0 };
  guint patient = add (&family, 0, FALSE, 0), child = add (&family, 1, FALSE, 0);

  family.people[child].x = 300;
  family.people[child].y = -40;
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TillidFamilyLayout) layout = NULL;

      if (i > 0)
        child_of (&family, add (&family, i, FALSE, 0), patient, patient);
      else
        child_of (&family, child, patient, patient);
      layout = lay_out (&family);
      g_assert_true (sign (layout, child)->is_moved);
      g_assert_cmpfloat (across (layout, patient, child), ==, 300);
      g_assert_cmpfloat (down (layout, patient, child), ==, -40);
    }
}

/* Bars that would lie on each other are drawn in tracks: cousins far from their parents. */
static void
test_contradiction (void)
{
  Family family = { 0 };
  g_autoptr (TillidFamilyLayout) layout = NULL;
  guint patient = add (&family, 0, FALSE, 0), child = add (&family, 0, FALSE, 0),
        grandchild = add (&family, 0, FALSE, 0);

  /* Child of the patient and of the patient's child at once: stands below both. */
  child_of (&family, child, patient, patient);
  child_of (&family, grandchild, child, patient);
  layout = lay_out (&family);
  g_assert_cmpuint (layout->cycle->len, ==, 0);
  g_assert_cmpint (sign (layout, grandchild)->generation, ==, 2);
  check_distances (&family, layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/core/family-layout/alone", test_alone);
  g_test_add_func ("/core/family-layout/acceptance", test_acceptance);
  g_test_add_func ("/core/family-layout/mirror", test_mirror);
  g_test_add_func ("/core/family-layout/both-families", test_both_families);
  g_test_add_func ("/core/family-layout/second-marriage", test_second_marriage);
  g_test_add_func ("/core/family-layout/not-drawn", test_not_drawn);
  g_test_add_func ("/core/family-layout/cycle", test_cycle);
  g_test_add_func ("/core/family-layout/own-parent", test_own_parent);
  g_test_add_func ("/core/family-layout/two-groups", test_two_groups);
  g_test_add_func ("/core/family-layout/moved", test_moved);
  g_test_add_func ("/core/family-layout/contradiction", test_contradiction);

  return g_test_run ();
}
