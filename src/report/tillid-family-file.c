/* tillid-family-file.c - the family drawing as SVG, PDF or PNG
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page, landscape. A family that is larger than A4 makes the page larger, not the names smaller than 9 pt: a printer scales
 * it or prints it on A3. The whole file is made in memory; with a fixed time of printing the same family gives the same
 * bytes.
 */
#include "config.h"

#include "tillid-family-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-picture-file.h"
#include "tillid-text.h"
#include "tillid-timeline-file.h"

#define MARGIN_PT 34.0
#define HEADER 36.0
#define A4_WIDTH 841.890
#define A4_HEIGHT 595.276
#define MOST_PIXELS 30000
/* Of points to pixels of the layout: names of 13.3 px stay at 9 pt. */
#define LEAST_SCALE 0.68
#define MOST_SCALE 0.75

static void
draw_header (const TillidFamilyPrint *self, cairo_t *cr, double width)
{
  g_autoptr (TillidText) text = tillid_text_new (FALSE);
  TillidTextStyle style = {
    .size = 15,
    .bold = TRUE,
    .anchor = self->rtl ? 1 : 0,
    .colour = tillid_palette_get (self->palette, TILLID_COLOUR_TEXT),
  };

  if (self->name != NULL)
    tillid_text_draw (text, cr, self->name, self->rtl ? width - 12 : 12, HEADER / 2, &style);
  style.size = 11;
  style.bold = FALSE;
  style.anchor = self->rtl ? 0 : 1;
  style.colour = tillid_palette_get (self->palette, TILLID_COLOUR_DIM);
  if (self->printed != NULL)
    tillid_text_draw (text, cr, self->printed, self->rtl ? 12 : width - 12, HEADER / 2, &style);
}

static void
draw_all (const TillidFamilyPrint *self, cairo_t *cr, const TillidFamilyScene *scene, double width)
{
  g_autoptr (TillidFamilyDrawing) drawing =
    tillid_family_drawing_new (self->palette, self->format == TILLID_FAMILY_PNG);

  draw_header (self, cr, width);
  cairo_translate (cr, (width - scene->layout->width) / 2, HEADER);
  tillid_family_drawing_draw (drawing, cr, scene);
}

/**
 * tillid_family_draw_page:
 * @self: how
 * @cr: a cairo context of a page, in points
 * @scene: a scene that is laid out
 * @width: of the page between its margins, in points
 * @height: the same
 *
 * The whole family on one page, made smaller where it does not fit.
 */
void
tillid_family_draw_page (const TillidFamilyPrint *self,
                         cairo_t *cr,
                         const TillidFamilyScene *scene,
                         double width,
                         double height)
{
  double scale;

  g_return_if_fail (self != NULL && scene != NULL && scene->layout != NULL);

  scale =
    MIN (MOST_SCALE, MIN (width / scene->layout->width, height / (scene->layout->height + HEADER)));
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  draw_all (self, cr, scene, width / scale);
  cairo_restore (cr);
}

static cairo_surface_t *
make_surface (const TillidFamilyPrint *self,
              const TillidFamilyLayout *layout,
              GByteArray *bytes,
              double *out_width,
              double *out_height)
{
  cairo_surface_t *surface;

  *out_width = layout->width;
  *out_height = layout->height + HEADER;
  switch (self->format)
    {
    case TILLID_FAMILY_PNG:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) *out_width, (int) *out_height);
    case TILLID_FAMILY_SVG:
      return cairo_svg_surface_create_for_stream (tillid_picture_append_cb, bytes, *out_width,
                                                  *out_height);
    case TILLID_FAMILY_PDF:
      *out_width = MAX (A4_WIDTH, layout->width * LEAST_SCALE + 2 * MARGIN_PT);
      *out_height = MAX (A4_HEIGHT, (layout->height + HEADER) * LEAST_SCALE + 2 * MARGIN_PT);
      surface = cairo_pdf_surface_create_for_stream (tillid_picture_append_cb, bytes, *out_width,
                                                     *out_height);
      tillid_picture_set_metadata (surface, C_ ("family", "Family"), self->printed_at);
      return surface;
    default:
      g_return_val_if_reached (NULL);
    }
}

static cairo_status_t
render (const TillidFamilyPrint *self, const TillidFamilyScene *scene, GByteArray *bytes)
{
  double width, height;
  cairo_surface_t *surface = make_surface (self, scene->layout, bytes, &width, &height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (self->format == TILLID_FAMILY_PDF)
    {
      cairo_translate (cr, MARGIN_PT, MARGIN_PT);
      tillid_family_draw_page (self, cr, scene, width - 2 * MARGIN_PT, height - 2 * MARGIN_PT);
      cairo_show_page (cr);
    }
  else
    {
      tillid_palette_set_source (cr, self->palette, TILLID_COLOUR_VIEW, 1);
      cairo_paint (cr);
      draw_all (self, cr, scene, width);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && self->format == TILLID_FAMILY_PNG)
    status = cairo_surface_write_to_png_stream (surface, tillid_picture_append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && self->format == TILLID_FAMILY_SVG)
    tillid_picture_set_svg_id (bytes, "family");
  return status;
}

/**
 * tillid_family_render_bytes:
 * @self: how
 * @scene: a scene that is laid out
 * @error: TILLID_REPORT_ERROR_DRAWING
 *
 * Returns: (transfer full): the whole file, or %NULL
 */
GBytes *
tillid_family_render_bytes (const TillidFamilyPrint *self,
                            const TillidFamilyScene *scene,
                            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = CAIRO_STATUS_INVALID_SIZE;

  g_return_val_if_fail (self != NULL && scene != NULL && scene->layout != NULL, NULL);

  if (MAX (scene->layout->width, scene->layout->height + HEADER) <= MOST_PIXELS)
    status = render (self, scene, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_DRAWING,
                   C_ ("error", "The family could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
