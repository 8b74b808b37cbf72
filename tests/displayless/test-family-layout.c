/* test-family-layout.c - where the people of a family drawing stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Families are written as tables. Expected places are worked by hand from the rules of docs/rules.md: 130 px between
 * neighbours, 140 between partners and between two areas, 176 between generations, parents above the middle of their children.
 * The checker knows nothing of the layout's code: it takes the signs and lines and looks for signs that are too near, couples that
 * are apart, wrong generations and lines that cross. */
#include "config.h"

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

static guint
add (Family *family, gint64 birth, gboolean is_first, guint area)
{
  family->people[family->n_people] =
    (TillidFamilyPerson){ birth, is_first, area, 2, NAN, NAN, 0, FALSE, FALSE };
  return family->n_people++;
}

static guint
add_partner (Family *family, double radius)
{
  guint index = add (family, NONE, FALSE, 0);

  family->people[index].circle = radius;
  family->people[index].has_tie = TRUE;
  return index;
}

static void
bond (Family *family, TillidFamilyBondKind kind, guint a, guint b)
{
  family->bonds[family->n_bonds++] = (TillidFamilyBond){ kind, a, b };
}

static void
couple (Family *family, guint a, guint b)
{
  bond (family, TILLID_FAMILY_COUPLE, a, b);
}

static void
child_of (Family *family, guint child, guint a, guint b)
{
  bond (family, TILLID_FAMILY_PARENT, a, child);
  if (b != a)
    bond (family, TILLID_FAMILY_PARENT, b, child);
}

static TillidFamilyLayout *
lay_out (const Family *family)
{
  TillidFamilyInput input = { family->people, family->n_people, family->bonds, family->n_bonds };

  return tillid_family_layout_new (&input);
}

static const TillidFamilySign *
sign (const TillidFamilyLayout *layout, guint index)
{
  return &g_array_index (layout->signs, TillidFamilySign, index);
}

static double
across (const TillidFamilyLayout *layout, guint from, guint to)
{
  return sign (layout, to)->x - sign (layout, from)->x;
}

static double
down (const TillidFamilyLayout *layout, guint from, guint to)
{
  return sign (layout, to)->y - sign (layout, from)->y;
}

/* --- the checker --- */

static double
turn (double ax, double ay, double bx, double by, double cx, double cy)
{
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

static gboolean
cross (const TillidFamilyLine *a, const TillidFamilyLine *b)
{
  double d1 = turn (a->x0, a->y0, a->x1, a->y1, b->x0, b->y0);
  double d2 = turn (a->x0, a->y0, a->x1, a->y1, b->x1, b->y1);
  double d3 = turn (b->x0, b->y0, b->x1, b->y1, a->x0, a->y0);
  double d4 = turn (b->x0, b->y0, b->x1, b->y1, a->x1, a->y1);

  return d1 * d2 < -1e-6 && d3 * d4 < -1e-6;
}

/* Two lines of different groups lie on each other. */
static gboolean
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

static guint
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
static guint
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

static void
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

static gboolean
stands_between (const TillidFamilyLayout *layout, guint a, guint b)
{
  for (guint i = 0; i < layout->signs->len; i++)
    if (i != a && i != b && fabs (down (layout, i, a)) < 1 &&
        (sign (layout, i)->x - sign (layout, a)->x) * (sign (layout, i)->x - sign (layout, b)->x) <
          0)
      return TRUE;
  return FALSE;
}

static void
check_couples (const Family *family, const TillidFamilyLayout *layout)
{
  for (guint i = 0; i < family->n_bonds; i++)
    if (family->bonds[i].kind == TILLID_FAMILY_COUPLE)
      {
        g_assert_cmpfloat (down (layout, family->bonds[i].a, family->bonds[i].b), ==, 0);
        g_assert_false (stands_between (layout, family->bonds[i].a, family->bonds[i].b));
      }
}

static void
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
static void
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

static void
check_all (const Family *family, const TillidFamilyLayout *layout)
{
  g_assert_cmpuint (layout->signs->len, ==, family->n_people);
  g_assert_cmpuint (layout->cycle->len, ==, 0);
  check_distances (family, layout);
  check_couples (family, layout);
  check_generations (family, layout);
  check_frames (family, layout);
}

/* --- families --- */

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
  g_test_add_func ("/core/family-layout/random-trees", test_random_trees);
  g_test_add_func ("/core/family-layout/random-bonds", test_random_bonds);

  return g_test_run ();
}
