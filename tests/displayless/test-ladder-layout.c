/* test-ladder-layout.c - a goal's rungs and dots
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-ladder-layout.h"

/* The first goal of the picture: -2, -1, -1 in a card of 318 px; columns at 318 - 14 - 92 + 18, 46 and 74. */
static void
test_three (void)
{
  static const TillidLadderRating ratings[] = { { 1, -2 }, { 2, -1 }, { 3, -1 } };
  TillidLadderLayout layout;

  tillid_ladder_layout_compute (318, ratings, 3, &layout);
  g_assert_cmpfloat_with_epsilon (layout.height, 165, 1e-9);
  g_assert_cmpuint (layout.n_dots, ==, 3);
  g_assert_cmpuint (layout.n_earlier, ==, 0);
  g_assert_cmpint (layout.current, ==, 3);
  g_assert_cmpfloat_with_epsilon (layout.dots[0].x, 230, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.dots[0].y, 148.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.dots[0].r, 4.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.dots[2].x, 286, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.dots[2].y, 115.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.dots[2].r, 7, 1e-9);
  /* The words end 4 px before the widest dot the first column can hold: 230 - 7 - 4. */
  g_assert_cmpfloat_with_epsilon (layout.words_x + layout.words_width, 219, 1e-9);
  g_assert_false (layout.dots[1].is_latest);
  g_assert_true (layout.dots[2].is_latest);
  tillid_ladder_layout_mirror (&layout, 318);
  g_assert_cmpfloat_with_epsilon (layout.dots[0].x, 88, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout.words_x + layout.words_width, 318 - 40, 1e-9);
}

static void
test_more_and_none (void)
{
  static const TillidLadderRating ratings[] = {
    { 1, -2 }, { 2, -2 }, { 3, 0 }, { 4, 1 }, { 5, 2 }
  };
  TillidLadderLayout layout;

  tillid_ladder_layout_compute (318, ratings, 5, &layout);
  g_assert_cmpuint (layout.n_earlier, ==, 2);
  g_assert_cmpuint (layout.dots[0].rating, ==, 2);
  g_assert_cmpint (layout.current, ==, 0);
  tillid_ladder_layout_compute (318, NULL, 0, &layout);
  g_assert_cmpuint (layout.n_dots, ==, 0);
  g_assert_cmpint (layout.current, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/ladder-layout/three", test_three);
  g_test_add_func ("/core/ladder-layout/more-and-none", test_more_and_none);
  return g_test_run ();
}
