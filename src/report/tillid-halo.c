/* tillid-halo.c - the room around letters on a screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A line drawn around the outlines of letters is most of what a label costs. On pixels the same comes out of the
 * picture of the letters: each pixel spreads over those around it, as far as the halo is wide (a dilation by a disc).
 * Where two spread to one pixel the stronger counts. The disc has a soft edge: a pixel that is covered reaches
 * half a pixel from its middle, so the cover falls from 1 to 0 around radius + 0.5, between radius and radius + 1.
 * Thin letters cover no pixel whole, but a line around them is as firm as around thick ones: cover counts double. */
#include "config.h"

#include "tillid-halo.h"

#include <math.h>
#include <string.h>

/* Shares of 256, so that the inner loop is one of small whole numbers. */
#define WHOLE 256
#define GAIN 2

/* One pixel in a row of the disc: spreads @from to the pixel @distance columns on. */
static void
spread_row (const guint8 *from, guint8 *to, int n, guint share)
{
  for (int i = 0; i < n; i++)
    {
      guint8 cover = (guint8) (from[i] * share / WHOLE);

      to[i] = MAX (to[i], cover);
    }
}

/**
 * tillid_halo_widen:
 * @from: cover of each pixel, rows of @width bytes; 0 in the outermost ceil (@radius) rows and columns
 * @to: (out caller-allocates): as large
 * @width: pixels
 * @height: pixels
 * @radius: how far to widen, in pixels
 *
 * Widens what is covered by a disc, with a soft edge.
 */
void
tillid_halo_widen (const guint8 *from, guint8 *to, int width, int height, double radius)
{
  int reach = (int) ceil (radius);

  g_return_if_fail (from != NULL && to != NULL && radius >= 0);

  memset (to, 0, (gsize) width * height);
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        double share = CLAMP (radius + 1 - hypot (dx, dy), 0, 1);

        if (share <= 0)
          continue;
        for (int y = reach; y < height - reach; y++)
          spread_row (from + (gsize) y * width + reach, to + (gsize) (y + dy) * width + reach + dx,
                      width - 2 * reach, (guint) lround (share * WHOLE));
      }
}

/* The letters as cover, rows of @width bytes, (transfer full). */
static guint8 *
paint_letters (PangoLayout *layout, int x, int y, int width, int height, int factor)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr;
  guint8 *cover = g_malloc ((gsize) width * height);
  const guint8 *data;
  int stride;

  cairo_surface_set_device_scale (surface, factor, factor);
  cr = cairo_create (surface);
  cairo_move_to (cr, -x, -y);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int row = 0; row < height; row++)
    for (int i = 0; i < width; i++)
      cover[(gsize) row * width + i] =
        (guint8) MIN (data[(gsize) row * stride + i] * GAIN, G_MAXUINT8);
  cairo_surface_destroy (surface);
  return cover;
}

/**
 * tillid_halo_new:
 * @layout: letters
 * @radius: how far the halo reaches from them, in units of @layout
 * @factor: pixels for each of these units
 *
 * Returns: (transfer full): the halo
 */
TillidHalo *
tillid_halo_new (PangoLayout *layout, double radius, int factor)
{
  TillidHalo *self = g_new0 (TillidHalo, 1);
  /* One more for letters that are moved to the next pixel. */
  int room = (int) ceil (radius) + 1, width, height, stride;
  g_autofree guint8 *letters = NULL;
  g_autofree guint8 *wide = NULL;
  PangoRectangle ink;
  guint8 *data;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  self->x = ink.x - room;
  self->y = ink.y - room;
  width = (ink.width + 2 * room) * factor;
  height = (ink.height + 2 * room) * factor;
  letters = paint_letters (layout, self->x, self->y, width, height, factor);
  wide = g_malloc ((gsize) width * height);
  tillid_halo_widen (letters, wide, width, height, radius * factor);

  self->mask = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  data = cairo_image_surface_get_data (self->mask);
  stride = cairo_image_surface_get_stride (self->mask);
  for (int row = 0; row < height; row++)
    memcpy (data + (gsize) row * stride, wide + (gsize) row * width, width);
  cairo_surface_mark_dirty (self->mask);
  cairo_surface_set_device_scale (self->mask, factor, factor);
  return self;
}

/**
 * tillid_halo_free:
 * @self: (nullable) (transfer full): a halo
 */
void
tillid_halo_free (TillidHalo *self)
{
  if (self == NULL)
    return;
  cairo_surface_destroy (self->mask);
  g_free (self);
}

/**
 * tillid_halo_draw:
 * @self: a halo
 * @cr: draws in the colour of the halo
 * @x: where the layout stands; on a whole pixel
 * @y: the same
 */
void
tillid_halo_draw (const TillidHalo *self, cairo_t *cr, double x, double y)
{
  cairo_mask_surface (cr, self->mask, x + self->x, y + self->y);
}
