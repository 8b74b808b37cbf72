/* test-burden-layout.c - the dots and the line of a burden
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Worked by hand from screens.md: ten dots of 8 px, 3 px apart, are 107 px wide; the line below is 14 px high, its points have
 * a radius of 2 px. */
#include "config.h"

#include "tillid-burden-layout.h"

static void
assert_dots (const TillidBurdenLayout *layout, const char *expected)
{
  for (int i = 0; i < TILLID_BURDEN_MOST; i++)
    {
      const char kind = "ow#"[layout->dots[i].kind];

      g_assert_cmpint (kind, ==, expected[i]);
      g_assert_cmpfloat (layout->dots[i].x, ==, 11.0 * i + 4);
      g_assert_cmpfloat (layout->dots[i].y, ==, 4.0);
    }
}

static void
test_dots (void)
{
  static const struct
  {
    gint64 was;
    gint64 now;
    const char *dots;
  } cases[] = {
    { 9, 8, "########wo" },   { 9, 7, "#######wwo" }, { 8, 8, "########oo" },
    { 5, 8, "########oo" },   { 3, 0, "wwwooooooo" }, { 0, 10, "##########" },
    { 99, -4, "wwwwwwwwww" },
  };
  TillidBurdenLayout layout;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TillidBurdenRating ratings[] = { { 100, cases[i].was }, { 200, cases[i].now } };

      tillid_burden_layout_compute (1, ratings, 2, &layout);
      assert_dots (&layout, cases[i].dots);
    }
}

static void
test_first (void)
{
  const TillidBurdenRating one = { 100, 7 };
  TillidBurdenLayout layout;

  tillid_burden_layout_compute (1, &one, 1, &layout);
  assert_dots (&layout, "#######ooo");
  g_assert_cmpint (layout.n_points, ==, 0);
  g_assert_cmpfloat (layout.width, ==, 107.0);
  g_assert_cmpfloat (layout.height, ==, 8.0);

  tillid_burden_layout_compute (1, NULL, 0, &layout);
  assert_dots (&layout, "oooooooooo");
  g_assert_cmpfloat (layout.height, ==, 8.0);
}

/* 0, 50 and 200 days: a quarter of the way for the second. Burdens 10, 5, 0: 14, 19, 24 px from the top. */
static void
test_line (void)
{
  const TillidBurdenRating ratings[] = { { 1000, 10 }, { 1050, 5 }, { 1200, 0 } };
  TillidBurdenLayout layout;

  tillid_burden_layout_compute (1, ratings, 3, &layout);
  g_assert_cmpint (layout.n_points, ==, 3);
  g_assert_cmpfloat (layout.height, ==, 26.0);
  g_assert_cmpfloat_with_epsilon (layout.points[0].x, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[1].x, 2 + 103 / 4.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[2].x, 105, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[0].y, 14, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[1].y, 19, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[2].y, 24, 1e-9);

  tillid_burden_layout_compute (1.5, ratings, 3, &layout);
  g_assert_cmpfloat_with_epsilon (layout.points[2].x, 157.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[2].y, 36, 1e-9);

  tillid_burden_layout_mirror (&layout);
  g_assert_cmpfloat_with_epsilon (layout.points[0].x, 157.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.dots[0].x, 154.5, 1e-9);
}

/* Without days, on one day, or with days that run backwards they stand evenly: 2, 53.5 and 105 px. */
static void
test_even (void)
{
  static const TillidBurdenRating cases[][3] = {
    { { TILLID_ABSENT, 4 }, { 100, 4 }, { 200, 4 } },
    { { 100, 4 }, { 100, 4 }, { 100, 4 } },
    { { 300, 4 }, { 100, 4 }, { 400, 4 } },
  };
  TillidBurdenLayout layout;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tillid_burden_layout_compute (1, cases[i], 3, &layout);
      g_assert_cmpfloat_with_epsilon (layout.points[0].x, 2, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout.points[1].x, 53.5, 1e-9);
      g_assert_cmpfloat_with_epsilon (layout.points[2].x, 105, 1e-9);
    }
}

static void
test_many (void)
{
  TillidBurdenRating ratings[500];
  TillidBurdenLayout layout;

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    ratings[i] = (TillidBurdenRating){ 1000 + i, i % 11 };
  tillid_burden_layout_compute (1, ratings, G_N_ELEMENTS (ratings), &layout);
  g_assert_cmpint (layout.n_points, ==, TILLID_BURDEN_POINTS);
  g_assert_cmpint (layout.n_earlier, ==, 488);
  g_assert_cmpint (layout.points[0].rating, ==, 488);
  g_assert_cmpfloat_with_epsilon (layout.points[0].x, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.points[11].x, 105, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/burden-layout/dots", test_dots);
  g_test_add_func ("/core/burden-layout/first", test_first);
  g_test_add_func ("/core/burden-layout/line", test_line);
  g_test_add_func ("/core/burden-layout/even", test_even);
  g_test_add_func ("/core/burden-layout/many", test_many);

  return g_test_run ();
}
