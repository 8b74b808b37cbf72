/* test-sheet.c - a list on paper: pages, and both directions
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-sheet.h"

#define WIDTH 500
#define HEIGHT 700

/* How much ink stands in the first or last fifth of the page. */
static guint
count_ink (cairo_surface_t *surface, gboolean at_the_right)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  const int from = at_the_right ? WIDTH * 4 / 5 : 0;
  guint n = 0;

  for (int y = 70; y < HEIGHT - 40; y++) /* rows only */
    for (int x = from; x < from + WIDTH / 5; x++)
      n += data[y * stride + x * 4 + 3] > 64;
  return n;
}

static guint
draw (gboolean is_rtl, guint n_rows, guint page, gboolean at_the_right, guint *out_pages)
{
  g_autoptr (TillidSheet) sheet = tillid_sheet_new ("Who has read", "Clinic", NULL, is_rtl);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint ink;

  tillid_sheet_set_headings (sheet, "When", "Who", "What");
  for (guint i = 0; i < n_rows; i++)
    tillid_sheet_add_row (sheet, "9 Mar 2026, 14:02", "Amina Berg", "read");
  *out_pages = tillid_sheet_paginate (sheet, WIDTH, HEIGHT);
  tillid_sheet_draw_page (sheet, cr, page);
  cairo_surface_flush (surface);
  ink = count_ink (surface, at_the_right);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

/* A row is one line of at least 20 pt: of 700 pt 607 are for rows, so that at most 30 stand on a page. */
static void
test_pages (void)
{
  guint pages = 0;

  draw (FALSE, 0, 0, FALSE, &pages);
  g_assert_cmpuint (pages, ==, 1);
  draw (FALSE, 20, 0, FALSE, &pages);
  g_assert_cmpuint (pages, ==, 1);
  draw (FALSE, 61, 0, FALSE, &pages);
  g_assert_cmpuint (pages, >=, 3);
  g_assert_cmpuint (draw (FALSE, 61, pages - 1, FALSE, &pages), >, 0);
}

/* The first column, with the dates, stands where reading begins; the last is short and leaves its end empty. */
static void
test_directions (void)
{
  guint pages = 0;

  g_assert_cmpuint (draw (FALSE, 10, 0, FALSE, &pages), >, 0);
  g_assert_cmpuint (draw (FALSE, 10, 0, TRUE, &pages), ==, 0);
  g_assert_cmpuint (draw (TRUE, 10, 0, TRUE, &pages), >, 0);
  g_assert_cmpuint (draw (TRUE, 10, 0, FALSE, &pages), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/sheet/pages", test_pages);
  g_test_add_func ("/report/sheet/directions", test_directions);
  return g_test_run ();
}
