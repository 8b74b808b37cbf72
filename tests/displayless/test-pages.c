/* test-pages.c - a document on paper: pages, directions, and a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tillid-pages.h"
#include "tillid-test-folder.h"

#define WIDTH 400
#define HEIGHT 500

static TillidPages *
make_paper (gboolean is_rtl, guint n_items)
{
  TillidDocument *document =
    tillid_document_new (is_rtl ? "خطتي" : "My plan", is_rtl ? "ar" : "en", is_rtl);

  tillid_document_set_foot (document, "Salma", "Page %s of %s");
  tillid_document_add (document, TILLID_BLOCK_HEADING, is_rtl ? "خطواتي" : "My steps");
  for (guint i = 0; i < n_items; i++)
    tillid_document_add_item (document, "1", is_rtl ? "أمشي" : "I walk", NULL, NULL);
  return tillid_pages_new (document);
}

/* Dark pixels of a page between two columns of it. */
static guint
count_ink (TillidPages *paper, guint page, int from, int to)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  guint n = 0;

  tillid_pages_draw_page (paper, cr, page);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 90; y < HEIGHT - 30; y++) /* below the line of the heading */
    for (int x = from; x < to; x++)
      n += data[y * cairo_image_surface_get_stride (surface) + x * 4 + 3] > 64;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* 500 points less 22 of the foot; an item of 10.5 points takes at least its 10.5 and 0.7 of them above: at most 26. */
static void
test_pages (void)
{
  g_autoptr (TillidPages) few = make_paper (FALSE, 3);
  g_autoptr (TillidPages) many = make_paper (FALSE, 80);
  guint n;

  g_assert_cmpuint (tillid_pages_paginate (few, WIDTH, HEIGHT), ==, 1);
  n = tillid_pages_paginate (many, WIDTH, HEIGHT);
  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (count_ink (many, i, 0, WIDTH), >, 0);
}

/* Both the mark and the short words stand where reading begins. */
static void
test_directions (void)
{
  g_autoptr (TillidPages) ltr = make_paper (FALSE, 8);
  g_autoptr (TillidPages) rtl = make_paper (TRUE, 8);

  tillid_pages_paginate (ltr, WIDTH, HEIGHT);
  tillid_pages_paginate (rtl, WIDTH, HEIGHT);
  g_assert_cmpuint (count_ink (ltr, 0, 0, 80), >, 0);
  g_assert_cmpuint (count_ink (ltr, 0, WIDTH - 80, WIDTH), ==, 0);
  g_assert_cmpuint (count_ink (rtl, 0, WIDTH - 80, WIDTH), >, 0);
  g_assert_cmpuint (count_ink (rtl, 0, 0, 80), ==, 0);
}

/* One paragraph that is longer than a page goes on on the next one: nothing is cut. */
static void
test_long_paragraph (void)
{
  TillidDocument *document = tillid_document_new ("Long", NULL, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TillidPages) paper = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "We walk by the water. ");
  tillid_document_add (document, TILLID_BLOCK_TEXT, text->str);
  paper = tillid_pages_new (document);
  g_assert_cmpuint (tillid_pages_paginate (paper, WIDTH, HEIGHT), >=, 4);
  g_assert_cmpuint (count_ink (paper, 2, WIDTH / 2, WIDTH), >, 0);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tillid-pages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "plan.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (TillidPages) paper = make_paper (TRUE, 5);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  gsize length;

  g_assert_true (tillid_pages_write (paper, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 5, "%PDF-", 5);
  g_assert_null (g_strstr_len (bytes, (gssize) length, "Salma"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (tillid_pages_write (paper, nowhere, &error));
  g_assert_nonnull (error);
  tillid_test_folder_remove (folder);
}

typedef struct
{
  guint drawn;
  guint freed;
  double width, height;
} Picture;

static void
draw_picture (gpointer cr, double width, double height, gpointer data)
{
  Picture *picture = data;

  picture->drawn++;
  picture->width = width;
  picture->height = height;
}

static void
free_picture (gpointer data)
{
  ((Picture *) data)->freed++;
}

/* Of three pictures of 200 points two have room on a page of 478: none is cut, none is in the text, and each goes with its
 * document. */
static void
test_pictures (void)
{
  TillidDocument *document = tillid_document_new ("Months", "en", FALSE);
  TillidPages *paper;
  Picture pictures[3] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3; i++)
    tillid_document_add_picture (document, 200, draw_picture, &pictures[i], free_picture);
  text = tillid_document_to_text (document);
  g_assert_cmpstr (text, ==, "Months\n");
  paper = tillid_pages_new (document);
  g_assert_cmpuint (tillid_pages_paginate (paper, WIDTH, HEIGHT), ==, 2);
  count_ink (paper, 0, 0, WIDTH);
  g_assert_cmpuint (pictures[0].drawn, ==, 1);
  g_assert_cmpuint (pictures[1].drawn, ==, 1);
  g_assert_cmpuint (pictures[2].drawn, ==, 0);
  count_ink (paper, 1, 0, WIDTH);
  g_assert_cmpuint (pictures[1].drawn, ==, 1);
  g_assert_cmpuint (pictures[2].drawn, ==, 1);
  g_assert_cmpfloat (pictures[2].width, ==, WIDTH);
  g_assert_cmpfloat (pictures[2].height, ==, 200);
  tillid_pages_free (paper);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (pictures[i].freed, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages/pages", test_pages);
  g_test_add_func ("/report/pages/directions", test_directions);
  g_test_add_func ("/report/pages/long-paragraph", test_long_paragraph);
  g_test_add_func ("/report/pages/file", test_file);
  g_test_add_func ("/report/pages/pictures", test_pictures);
  return g_test_run ();
}
