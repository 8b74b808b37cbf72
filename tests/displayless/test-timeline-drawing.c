/* test-timeline-drawing.c - the life-story timeline as PNG, SVG and PDF
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With TILLID_PICTURES set to a folder the pictures are left there, for a person to look at.
 */
#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tillid-signs.h"
#include "tillid-timeline-drawing.h"
#include "tillid-timeline-file.h"
#include "timeline-story.h"

typedef struct
{
  const guint8 *data;
  gsize length, at;
} Stream;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Stream *stream = closure;

  if (stream->at + length > stream->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, stream->data + stream->at, length);
  stream->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *bytes)
{
  Stream stream = { .at = 0 };
  cairo_surface_t *surface;

  stream.data = g_bytes_get_data (bytes, &stream.length);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &stream);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

/* Share of the pixels of a rectangle that differ from its first one. */
static double
drawn_share (cairo_surface_t *surface, int x0, int y0, int x1, int y1)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint32 first = *(const guint32 *) (const void *) (data + y0 * stride + x0 * 4) & 0xffffff;
  int n = 0;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += (*(const guint32 *) (const void *) (data + y * stride + x * 4) & 0xffffff) != first;
  return (double) n / ((x1 - x0) * (y1 - y0));
}

static void
set_print (TillidTimelinePrint *print, const GArray *items)
{
  tillid_timeline_print_init (print, STORY_TODAY);
  story_view (&print->view, items);
  print->format = TILLID_TIMELINE_PNG;
  print->with_overview = TRUE;
  print->language = "en";
}

static void
keep_picture (GBytes *bytes, const char *name)
{
  const char *folder = g_getenv ("TILLID_PICTURES");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  gconstpointer data;
  gsize size;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, name, NULL);
  data = g_bytes_get_data (bytes, &size);
  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static GBytes *
render (const TillidTimelinePrint *print, const GArray *items, const char *name)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tillid_timeline_render_bytes (print, ITEMS (items), items->len, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  keep_picture (bytes, name);
  return bytes;
}

/* Light and dark, both directions: as large as the layout says, drawn in every lane, dark is dark. */
static void
test_pictures (void)
{
  static const char *const names[] = { "story.png", "story-rtl.png", "story-dark.png",
                                       "story-dark-rtl.png" };
  g_autoptr (GArray) items = story_new ();

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      TillidTimelinePrint print;
      cairo_surface_t *surface;
      const guint8 *pixel;
      int height;

      set_print (&print, items);
      print.view.rtl = i % 2 == 1;
      print.palette = i < 2 ? TILLID_PALETTE_LIGHT : TILLID_PALETTE_DARK;
      if (i >= 2)
        {
          print.view.first = tillid_day_from_ymd (2014, 10, 1);
          print.view.last = tillid_day_from_ymd (2017, 10, 1);
        }
      bytes = render (&print, items, names[i]);
      surface = decode (bytes);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1056);
      height = cairo_image_surface_get_height (surface);
      g_assert_cmpint (height, >, 500);
      for (int y = 0; y + 50 < height; y += 100)
        g_assert_cmpfloat (drawn_share (surface, 120, y, 930, MIN (y + 100, height)), >, 0.01);
      pixel = cairo_image_surface_get_data (surface) +
              2 * cairo_image_surface_get_stride (surface) + 4 * (print.view.rtl ? 1050 : 5);
      if (i < 2)
        g_assert_cmpint (pixel[0], >, 200);
      else
        g_assert_cmpint (pixel[0], <, 60);
      cairo_surface_destroy (surface);
    }
}

static void
test_whole_life_and_months (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GBytes) life = NULL;
  g_autoptr (GBytes) months = NULL;
  g_autoptr (GBytes) large = NULL;
  TillidTimelinePrint print;

  set_print (&print, items);
  print.view.first = print.view.life_first;
  life = render (&print, items, "story-life.png");
  print.view.first = tillid_day_from_ymd (2015, 3, 15);
  print.view.last = tillid_day_from_ymd (2016, 3, 15);
  months = render (&print, items, "story-months.png");
  set_print (&print, items);
  print.for_patient = TRUE;
  print.with_overview = FALSE;
  print.name = "Salma";
  large = render (&print, items, "story-patient.png");
  g_assert_false (g_bytes_equal (life, months));
}

/* For a reader of Arabic: mirrored, months and digits of the language, other letters than in English. */
static void
test_arabic (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GBytes) english = NULL;
  g_autoptr (GBytes) arabic = NULL;
  TillidTimelinePrint print;

  for (guint i = 0; i < items->len; i++)
    {
      TillidTimelineItem *item = &g_array_index (items, TillidTimelineItem, i);

      if (item->id != STORY_ALARM && item->id != STORY_OFF_SICK)
        continue;
      item->language = "ar-IQ";
      item->text = item->id == STORY_ALARM ? "الفرن الجديد له جرس إنذار" : "مرضتُ فجأةً";
    }
  set_print (&print, items);
  print.view.rtl = TRUE;
  print.view.last = tillid_day_from_ymd (2020, 1, 1);
  english = render (&print, items, "story-mixed.png");
  print.language = "ar-IQ";
  arabic = render (&print, items, "story-arabic.png");
  g_assert_false (g_bytes_equal (english, arabic));
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize size, length = strlen (text);
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

/* The same input gives the same bytes, also later in the life of the process. */
static void
test_same_bytes (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GDateTime) at = g_date_time_new_utc (2026, 3, 10, 9, 38, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) first = NULL;
      g_autoptr (GBytes) second = NULL;
      TillidTimelinePrint print;

      set_print (&print, items);
      print.format = i;
      print.name = "Salma Nasir Abboud";
      print.printed_by = "Amina Berg";
      print.printed_at = at;
      print.palette = TILLID_PALETTE_PRINT;
      first = render (&print, items,
                      i == 0   ? "story.svg"
                      : i == 1 ? "story.pdf"
                               : "story-print.png");
      second = render (&print, items,
                       i == 0   ? "story.svg"
                       : i == 1 ? "story.pdf"
                                : "story-print.png");
      g_assert_true (g_bytes_equal (first, second));
      if (i == TILLID_TIMELINE_SVG)
        g_assert_true (contains (first, "<svg") && !contains (first, "surface"));
      if (i == TILLID_TIMELINE_PDF)
        {
          g_assert_true (contains (first, "%PDF-") && contains (first, "20260310093800"));
          g_assert_false (contains (first, "Abboud"));
        }
    }
}

/* Forty symptoms do not fit on A4: more pages, and nothing left out. */
static void
test_pages (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) large = NULL;
  TillidTimelinePrint print;
  guint n_pages = 0, n_large = 0;

  set_print (&print, items);
  print.format = TILLID_TIMELINE_PDF;
  print.palette = TILLID_PALETTE_PRINT;
  bytes = tillid_timeline_render_bytes (&print, ITEMS (items), items->len, &n_pages, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpint (n_pages, ==, 1);
  for (guint i = 0; i < 34; i++)
    story_add (items, 8000 + i, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 2012, 2012, NAN, NAN,
               "pain");
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  large = tillid_timeline_render_bytes (&print, ITEMS (items), items->len, &n_large, NULL);
  g_assert_nonnull (large);
  keep_picture (large, "story-pages.pdf");
  /* 40 rows of 17 px are 680; a page has 432 left under the axis and the patient's lane: two, and one for the rest. */
  g_assert_cmpint (n_large, ==, 3);
}

static void
test_file (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tillid-drawing-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "story.svg", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "story.svg", NULL);
  g_autoptr (GBytes) bytes = NULL;
  TillidTimelinePrint print;

  set_print (&print, items);
  print.format = TILLID_TIMELINE_SVG;
  bytes = tillid_timeline_render_bytes (&print, ITEMS (items), items->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_timeline_write (bytes, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_false (tillid_timeline_write (bytes, nowhere, &error));
  g_assert_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_FILE);
  g_clear_error (&error);
  print.format = TILLID_TIMELINE_PNG;
  print.width = 1e6;
  g_assert_null (tillid_timeline_render_bytes (&print, ITEMS (items), items->len, NULL, &error));
  g_assert_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_DRAWING);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_remove (path);
  g_rmdir (folder);
}

/* The story, 1056 px wide and as high as @height; 0: as it wants to be. */
static cairo_surface_t *
draw_story (double height, TillidTimelineLayout *layout)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (TillidTimelineDrawing) drawing =
    tillid_timeline_drawing_new (TILLID_PALETTE_LIGHT, TRUE, "en");
  TillidTimelineView view;
  cairo_surface_t *surface;
  cairo_t *cr;

  story_view (&view, items);
  view.width = 1056;
  view.height = height;
  tillid_timeline_drawing_prepare (drawing, &view);
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1056, (int) ceil (layout->height));
  cr = cairo_create (surface);
  tillid_timeline_drawing_draw (drawing, cr, &view, layout, ITEMS (items));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Where a lane has no room for all its rows, the end of the gutter says how many wait. */
static void
test_rest (void)
{
  g_autoptr (TillidTimelineLayout) layout = tillid_timeline_layout_new ();
  const double heights[] = { 0, 500 };
  guint n_short = 0;

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      cairo_surface_t *surface = draw_story (heights[i], layout);
      const int end = (int) layout->scale.gutter - 3;

      for (guint lane = 1; lane < layout->n_lanes; lane++)
        {
          const TillidTimelineLaneBox *box = &layout->lanes[lane];
          const int bottom = (int) (box->y + box->height);
          const gboolean is_short = box->n_shown < box->n_rows;

          n_short += is_short;
          g_assert_cmpint (drawn_share (surface, end - 12, bottom - 14, end, bottom - 4) > 0.02, ==,
                           is_short);
        }
      g_assert_cmpint (n_short > 0, ==, i == 1);
      cairo_surface_destroy (surface);
    }
}

/* Every sign leaves ink, stays within its size and gives the context back as it was. */
static void
test_signs (void)
{
  TillidRgba ink = tillid_palette_get (TILLID_PALETTE_LIGHT, TILLID_COLOUR_CARE);
  TillidRgba view = tillid_palette_get (TILLID_PALETTE_LIGHT, TILLID_COLOUR_VIEW);

  for (TillidSignKind kind = 0; kind < TILLID_N_SIGNS; kind++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 60, 60);
      cairo_t *cr = cairo_create (surface);
      double radius = kind == TILLID_SIGN_TICK ? 1.2 : 8;

      cairo_set_line_width (cr, 7);
      tillid_sign_draw (cr, kind, 30, 30, radius, &ink, &view);
      cairo_surface_flush (surface);
      if (kind != TILLID_SIGN_BAR && kind != TILLID_SIGN_PILL)
        g_assert_cmpfloat (drawn_share (surface, 0, 0, 60, 60), >, 0.004);
      g_assert_cmpfloat (drawn_share (surface, 0, 0, 60, 18), ==, 0);
      g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7);
      g_assert_cmpint (cairo_get_dash_count (cr), ==, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* WCAG 2.1: text has at least 4.5:1 on the view; computed by its formula for relative luminance. */
static double
luminance (const TillidRgba *colour, const TillidRgba *under)
{
  const double parts[] = { colour->red, colour->green, colour->blue };
  const double below[] = { under->red, under->green, under->blue };
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double value = parts[i] * colour->alpha + below[i] * (1 - colour->alpha);

      sum += weights[i] * (value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* As WCAG 2.1 counts it (1.4.3). */
static double
contrast (TillidPalette palette, TillidColour colour, TillidColour ground_colour)
{
  TillidRgba ground = tillid_palette_get (palette, ground_colour);
  TillidRgba ink = tillid_palette_get (palette, colour);
  double a = luminance (&ground, &ground) + 0.05, b = luminance (&ink, &ground) + 0.05;

  return MAX (a, b) / MIN (a, b);
}

/* High contrast: 4.5:1 for what is faint elsewhere, 3:1 for every sign, outline and line between lanes
 * (1.4.11), and no tint that differs from the view. */
static void
test_high_contrast (void)
{
  static const TillidColour signs[] = {
    TILLID_COLOUR_FAINT,   TILLID_COLOUR_ACCENT,  TILLID_COLOUR_GOOD,       TILLID_COLOUR_HARD,
    TILLID_COLOUR_NEUTRAL, TILLID_COLOUR_PROMISE, TILLID_COLOUR_LATE_EDGE,  TILLID_COLOUR_SYMPTOM,
    TILLID_COLOUR_CARE,    TILLID_COLOUR_RESULT,  TILLID_COLOUR_MEDICINE,   TILLID_COLOUR_PLACE,
    TILLID_COLOUR_WORK,    TILLID_COLOUR_HELP,    TILLID_COLOUR_SIDE_CLINIC
  };
  static const TillidColour tints[] = { TILLID_COLOUR_GOOD_TINT,    TILLID_COLOUR_PROMISE_TINT,
                                        TILLID_COLOUR_SAID_TINT,    TILLID_COLOUR_COMING_TINT,
                                        TILLID_COLOUR_SYMPTOM_TINT, TILLID_COLOUR_MEDICINE_TINT,
                                        TILLID_COLOUR_PLACE_TINT,   TILLID_COLOUR_WORK_TINT,
                                        TILLID_COLOUR_HELP_TINT };

  for (TillidPalette palette = 0; palette < TILLID_N_PALETTES; palette++)
    {
      if (!tillid_palette_is_contrast (palette))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        g_assert_cmpfloat (contrast (palette, signs[i], TILLID_COLOUR_VIEW), >=, 4.5);
      g_assert_cmpfloat (contrast (palette, TILLID_COLOUR_STRONG_LINE, TILLID_COLOUR_VIEW), >=, 3);
      g_assert_cmpfloat (contrast (palette, TILLID_COLOUR_ON_ACCENT, TILLID_COLOUR_ACCENT_PILL), >=,
                         7);
      for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
        g_assert_cmpfloat (contrast (palette, tints[i], TILLID_COLOUR_VIEW), ==, 1);
    }
}

static void
test_contrast (void)
{
  static const TillidColour texts[] = { TILLID_COLOUR_TEXT, TILLID_COLOUR_DIM,
                                        TILLID_COLOUR_GOOD_TEXT, TILLID_COLOUR_LATE };
  static const TillidColour grounds[] = { TILLID_COLOUR_VIEW, TILLID_COLOUR_COMING_TINT };

  for (TillidPalette palette = 0; palette < TILLID_N_PALETTES; palette++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      for (guint j = 0; j < G_N_ELEMENTS (grounds); j++)
        g_assert_cmpfloat (contrast (palette, texts[i], grounds[j]), >=, 4.5);
  /* Flowers and their stems, on everything they stand on: 3:1 (1.4.11). On paper the shape says it. */
  for (TillidPalette palette = 0; palette < TILLID_N_PALETTES; palette++)
    for (guint i = 0; palette != TILLID_PALETTE_PRINT && i < 4; i++)
      g_assert_cmpfloat (contrast (palette, TILLID_COLOUR_GOOD,
                                   (const TillidColour[]){ TILLID_COLOUR_VIEW, TILLID_COLOUR_WINDOW,
                                                           TILLID_COLOUR_COMING_TINT,
                                                           TILLID_COLOUR_HELP_TINT }[i]),
                         >=, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-drawing/pictures", test_pictures);
  g_test_add_func ("/timeline-drawing/whole-life-and-months", test_whole_life_and_months);
  g_test_add_func ("/timeline-drawing/arabic", test_arabic);
  g_test_add_func ("/timeline-drawing/same-bytes", test_same_bytes);
  g_test_add_func ("/timeline-drawing/pages", test_pages);
  g_test_add_func ("/timeline-drawing/file", test_file);
  g_test_add_func ("/timeline-drawing/rest", test_rest);
  g_test_add_func ("/timeline-drawing/signs", test_signs);
  g_test_add_func ("/timeline-drawing/contrast", test_contrast);
  g_test_add_func ("/timeline-drawing/high-contrast", test_high_contrast);
  return g_test_run ();
}
