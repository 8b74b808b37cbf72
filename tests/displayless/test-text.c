/* test-text.c - widths of texts, and that keeping them changes nothing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-text.h"

static const char label[] = "Sleeps badly again";

static double
draw (TillidText *text, const char *words, TillidTextStyle style)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 60);
  cairo_t *cr = cairo_create (surface);
  double width = tillid_text_draw (text, cr, words, 20, 30, &style);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return width;
}

/* Each style is measured by a text that has seen nothing else. */
static double
measure_alone (const char *words, TillidTextStyle style)
{
  g_autoptr (TillidText) text = tillid_text_new (TRUE);

  return tillid_text_measure (text, words, &style);
}

static void
test_styles (void)
{
  static const TillidTextStyle styles[] = {
    { .size = 14 },
    { .size = 28 },
    { .size = 14, .bold = TRUE },
    { .size = 14, .italic = TRUE },
    { .size = 14, .language = "tr" },
  };
  g_autoptr (TillidText) text = tillid_text_new (TRUE);

  g_test_summary ("A text that was measured in one style has its own width in the next");
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
      g_assert_cmpfloat (tillid_text_measure (text, label, &styles[i]), ==,
                         measure_alone (label, styles[i]));
  g_assert_cmpfloat (measure_alone (label, styles[1]), >, 1.5 * measure_alone (label, styles[0]));
}

static void
test_shortened (void)
{
  TillidTextStyle style = { .size = 14 };
  g_autoptr (TillidText) text = tillid_text_new (TRUE);
  double natural = tillid_text_measure (text, label, &style);

  g_test_summary ("What fits is drawn whole, what does not is shortened, and each again");
  for (int round = 0; round < 2; round++)
    {
      style.width = natural + 30;
      g_assert_cmpfloat (draw (text, label, style), ==, natural);
      style.width = natural / 2;
      g_assert_cmpfloat (draw (text, label, style), <=, natural / 2);
      style.width = 0;
      g_assert_cmpfloat (draw (text, label, style), ==, natural);
    }
}

static void
test_many (void)
{
  TillidTextStyle style = { .size = 14 };
  g_autoptr (TillidText) text = tillid_text_new (TRUE);
  double before = tillid_text_measure (text, label, &style);

  g_test_summary ("More texts than are kept: the first one still has its width");
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *other = g_strdup_printf ("%d", i);

      g_assert_cmpfloat (tillid_text_measure (text, other, &style), >, 0);
    }
  g_assert_cmpfloat (tillid_text_measure (text, label, &style), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/styles", test_styles);
  g_test_add_func ("/text/shortened", test_shortened);
  g_test_add_func ("/text/many", test_many);
  return g_test_run ();
}
