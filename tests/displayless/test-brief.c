/* test-brief.c - a brief: its text, and that it is one page whatever there is to say
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-brief-sheet.h"

static TillidBrief *
make (guint n_parts, guint n_lines)
{
  TillidBrief *brief = tillid_brief_new ("Somebody", "Visit 3");

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *heading = g_strdup_printf ("Part %u", i);

      tillid_brief_add_part (brief, heading);
      for (guint k = 0; k < n_lines; k++)
        tillid_brief_add_line (brief, "What there is to say", "by whom", k == 0);
    }
  tillid_brief_set_foot (brief, "Printed today");
  return brief;
}

static void
test_text (void)
{
  g_autoptr (TillidBrief) brief = tillid_brief_new ("Somebody", NULL);
  g_autofree char *text = NULL;

  tillid_brief_add_part (brief, "Nothing");
  tillid_brief_add_line (brief, "", "never", FALSE);
  tillid_brief_add_line (brief, NULL, "never", FALSE);
  tillid_brief_add_part (brief, "Ours");
  tillid_brief_add_line (brief, "Call", "late", TRUE);
  tillid_brief_add_line (brief, "Write", "", FALSE);
  tillid_brief_add_part (brief, "Empty at the end");
  text = tillid_brief_to_text (brief);
  g_assert_cmpstr (text, ==, "Somebody\n\nOurs\n- Call (late)\n- Write\n");
  g_assert_null (tillid_brief_get_part (brief, "Nothing"));
  g_assert_cmpuint (tillid_brief_get_part (brief, "Ours")->lines->len, ==, 2);
}

/* Lines that have no room, and the ink in the strip above the foot where nothing of the parts may stand. */
static guint
draw (const TillidBrief *brief,
      double width,
      double height,
      gboolean is_rtl,
      guint *out_first_third)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  const guint left = tillid_brief_sheet_draw (brief, cr, width, height, is_rtl);
  const guint8 *data = NULL;
  int stride;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  *out_first_third = 0;
  for (int y = 0; y < 16; y++)
    for (int x = 0; x < (int) width / 3; x++)
      *out_first_third += data[y * stride + x] > 64;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return left;
}

/* A4 has room for about fifty lines of 14 pt, a card of 386 pt for about thirty of 9.5: worked from their heights. */
static void
test_one_page (void)
{
  g_autoptr (TillidBrief) small = make (4, 3), large = make (8, 12), huge = make (8, 60);
  guint ink;
  guint left;

  g_assert_cmpuint (draw (small, 510, 757, FALSE, &ink), ==, 0);
  g_assert_cmpuint (draw (small, 264, 386, FALSE, &ink), ==, 0);
  left = draw (large, 510, 757, FALSE, &ink);
  g_assert_cmpuint (left, >, 96 - 50);
  g_assert_cmpuint (left, <, 96);
  g_assert_cmpuint (draw (large, 264, 386, FALSE, &ink), >, left);
  g_assert_cmpuint (draw (huge, 264, 386, FALSE, &ink), <, 8 * 60);
}

/* The title stands where reading begins. */
static void
test_directions (void)
{
  g_autoptr (TillidBrief) brief = make (1, 1);
  guint left, right;

  draw (brief, 510, 757, FALSE, &left);
  draw (brief, 510, 757, TRUE, &right);
  g_assert_cmpuint (left, >, 0);
  g_assert_cmpuint (right, ==, 0);
}

/* The same bytes for the same words; how many pages it has is counted in tests/ctl/test_visit.py. */
static void
test_pdf (void)
{
  g_autoptr (TillidBrief) brief = make (8, 40);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one =
    tillid_brief_sheet_make_pdf (brief, TILLID_BRIEF_A6, FALSE, NULL, &error);
  g_autoptr (GBytes) two =
    tillid_brief_sheet_make_pdf (brief, TILLID_BRIEF_A6, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (one, two));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (one, NULL), "%PDF-"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/brief/text", test_text);
  g_test_add_func ("/report/brief/one-page", test_one_page);
  g_test_add_func ("/report/brief/directions", test_directions);
  g_test_add_func ("/report/brief/pdf", test_pdf);
  return g_test_run ();
}
