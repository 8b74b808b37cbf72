/* test-halo.c - the room around letters, against the line that cairo draws around their outlines
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-halo.h"

#include <stdlib.h>

#define SIDE 9
#define MIDDLE 4
#define WIDTH 160
#define HEIGHT 40
#define X 20
#define Y 8

static void
test_disc (void)
{
  /* Shares of a disc of 1.75 px, from the middle on: 1 up to 1.75, then 2.75 - distance (of 2 and of sqrt 5). */
  static const int expected[3][4] = {
    { 200, 200, 150, 0 },
    { 200, 200, 102, 0 },
    { 150, 102, 0, 0 },
  };
  guint8 from[SIDE * SIDE] = { 0 }, to[SIDE * SIDE];

  g_test_summary ("One pixel becomes a disc with a soft edge");
  from[MIDDLE * SIDE + MIDDLE] = 200;
  tillid_halo_widen (from, to, SIDE, SIDE, 1.75);
  for (int y = 0; y < 3; y++)
    for (int x = 0; x < 4; x++)
      for (int sign = -1; sign <= 1; sign += 2)
        {
          g_assert_cmpint (abs (to[(MIDDLE + sign * y) * SIDE + MIDDLE + x] - expected[y][x]), <=,
                           1);
          g_assert_cmpint (abs (to[(MIDDLE + y) * SIDE + MIDDLE + sign * x] - expected[y][x]), <=,
                           1);
        }
}

static void
test_stronger (void)
{
  guint8 from[SIDE * SIDE] = { 0 }, to[SIDE * SIDE];

  g_test_summary ("Where two pixels spread to one, the stronger counts");
  from[MIDDLE * SIDE + MIDDLE - 1] = 90;
  from[MIDDLE * SIDE + MIDDLE + 1] = 240;
  tillid_halo_widen (from, to, SIDE, SIDE, 1);
  g_assert_cmpint (to[MIDDLE * SIDE + MIDDLE], ==, 240);
  g_assert_cmpint (to[MIDDLE * SIDE + MIDDLE - 2], ==, 90);
}

static PangoLayout *
make_layout (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) description =
    pango_font_description_from_string ("Cantarell, Sans");
  PangoLayout *layout = pango_layout_new (context);

  pango_context_set_round_glyph_positions (context, TRUE);
  pango_font_description_set_absolute_size (description, 12.5 * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, "Sleeps badly", -1);
  g_object_unref (context);
  return layout;
}

/* Draws what lies around the letters, and hands out the cover. */
static cairo_surface_t *
draw (PangoLayout *layout, int factor, gboolean as_line)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH * factor, HEIGHT * factor);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, factor, factor);
  cr = cairo_create (surface);
  cairo_move_to (cr, X, Y);
  if (as_line)
    {
      pango_cairo_layout_path (cr, layout);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 3.5);
      cairo_stroke_preserve (cr);
      cairo_fill (cr);
    }
  else
    {
      TillidHalo *halo = tillid_halo_new (layout, 1.75, factor);

      tillid_halo_draw (halo, cr, X, Y);
      tillid_halo_free (halo);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Pixels that one covers, and the other (%NULL: nothing) does not. */
static int
count_strays (cairo_surface_t *one, cairo_surface_t *other)
{
  const guint8 *a = cairo_image_surface_get_data (one);
  const guint8 *b = other != NULL ? cairo_image_surface_get_data (other) : NULL;
  int n = cairo_image_surface_get_stride (one) * cairo_image_surface_get_height (one), strays = 0;

  for (int i = 0; i < n; i++)
    if (a[i] > 200 && (b == NULL || b[i] < 40))
      strays++;
  return strays;
}

static void
test_line (gconstpointer data)
{
  int factor = GPOINTER_TO_INT (data);
  g_autoptr (PangoLayout) layout = make_layout ();
  cairo_surface_t *halo = draw (layout, factor, FALSE), *line = draw (layout, factor, TRUE);

  g_test_summary ("It covers what a line around the letters covers, and nothing else");
  g_assert_cmpint (count_strays (line, NULL), >, 500 * factor * factor);
  g_assert_cmpint (count_strays (halo, line), ==, 0);
  g_assert_cmpint (count_strays (line, halo), ==, 0);
  cairo_surface_destroy (halo);
  cairo_surface_destroy (line);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/halo/disc", test_disc);
  g_test_add_func ("/report/halo/stronger", test_stronger);
  g_test_add_data_func ("/report/halo/line", GINT_TO_POINTER (1), test_line);
  g_test_add_data_func ("/report/halo/line-fine", GINT_TO_POINTER (2), test_line);
  return g_test_run ();
}
