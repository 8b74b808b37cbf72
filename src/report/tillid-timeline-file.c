/* tillid-timeline-file.c - the life-story timeline as SVG, PDF or PNG
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole file is made in memory and put in place in one step; with a fixed time of printing the same input
 * gives the same bytes.
 */
#include "config.h"

#include "tillid-timeline-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-picture-file.h"

#define POINTS_PER_PIXEL 0.75
#define MARGIN_PT 34.0
#define MOST_PIXELS 30000

G_DEFINE_QUARK (tillid - report - error - quark, tillid_report_error)

static cairo_status_t
draw_pdf (TillidTimelinePages *pages,
          const TillidTimelinePrint *print,
          double paper_width,
          double paper_height,
          GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (tillid_picture_append_cb, bytes,
                                                                  paper_width, paper_height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  tillid_picture_set_metadata (surface, C_ ("timeline", "Life story"), print->printed_at);
  for (guint i = 0; i < tillid_timeline_pages_get_n (pages); i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN_PT, MARGIN_PT);
      cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
      tillid_timeline_pages_draw (pages, cr, i);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
draw_picture (TillidTimelinePages *pages,
              const TillidTimelinePrint *print,
              double width,
              GByteArray *bytes)
{
  double density = print->density > 0 ? print->density : 1;
  double height = tillid_timeline_pages_get_height (pages);
  gboolean png = print->format == TILLID_TIMELINE_PNG;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (MAX (width, height) * density > MOST_PIXELS)
    return CAIRO_STATUS_INVALID_SIZE;
  if (png)
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * density),
                                          (int) ceil (height * density));
  else
    surface = cairo_svg_surface_create_for_stream (tillid_picture_append_cb, bytes, width, height);
  cr = cairo_create (surface);
  if (png)
    cairo_scale (cr, density, density);
  tillid_timeline_pages_draw (pages, cr, 0);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && png)
    status = cairo_surface_write_to_png_stream (surface, tillid_picture_append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && !png)
    tillid_picture_set_svg_id (bytes, "timeline");
  return status;
}

/**
 * tillid_timeline_render_bytes:
 * @self: what to print and how
 * @items: (array length=n_items): sorted items
 * @n_items: their number
 * @out_n_pages: (out) (optional): number of pages; 1 for a picture
 * @error: TILLID_REPORT_ERROR_DRAWING
 *
 * Returns: (transfer full): the whole file, or %NULL
 */
GBytes *
tillid_timeline_render_bytes (const TillidTimelinePrint *self,
                              const TillidTimelineItem *items,
                              guint n_items,
                              guint *out_n_pages,
                              GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double paper_width = 841.890, paper_height = 595.276;
  cairo_status_t status;
  double width, height = 0;
  g_autoptr (TillidTimelinePages) pages = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->paper == TILLID_PAPER_A3)
    {
      paper_height = paper_width;
      paper_width = 1190.551;
    }
  width = self->width > 0 ? self->width : TILLID_TIMELINE_PICTURE_WIDTH;
  if (self->format == TILLID_TIMELINE_PDF)
    {
      width = (paper_width - 2 * MARGIN_PT) / POINTS_PER_PIXEL;
      height = (paper_height - 2 * MARGIN_PT) / POINTS_PER_PIXEL;
    }
  pages = tillid_timeline_pages_new (self, items, n_items, width, height);
  status = self->format == TILLID_TIMELINE_PDF
             ? draw_pdf (pages, self, paper_width, paper_height, bytes)
             : draw_picture (pages, self, width, bytes);
  if (out_n_pages != NULL)
    *out_n_pages = tillid_timeline_pages_get_n (pages);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_DRAWING,
                   C_ ("error", "The timeline could not be drawn: %s. Try a smaller size."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * tillid_timeline_write:
 * @bytes: from tillid_timeline_render_bytes()
 * @path: where to; replaced in one go
 * @error: TILLID_REPORT_ERROR_FILE
 *
 * Returns: %FALSE if the file is as it was
 */
gboolean
tillid_timeline_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL && path != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &local))
    return TRUE;
  g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_FILE,
               C_ ("error", "The timeline could not be written: %s"), local->message);
  return FALSE;
}
