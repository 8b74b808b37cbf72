/* tillid-halo.h - the room around letters on a screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * TillidHalo:
 * @mask: (owned): what it covers, A8, with the device scale it was made for
 * @x: of the mask's left edge from that of the layout, in units of the layout
 * @y: of its upper edge
 */
typedef struct
{
  cairo_surface_t *mask;
  int x;
  int y;
} TillidHalo;

TillidHalo *
tillid_halo_new (PangoLayout *layout, double radius, int factor) G_GNUC_WARN_UNUSED_RESULT;
void tillid_halo_free (TillidHalo *self);
void tillid_halo_draw (const TillidHalo *self, cairo_t *cr, double x, double y);
void tillid_halo_widen (const guint8 *from, guint8 *to, int width, int height, double radius);

G_END_DECLS
