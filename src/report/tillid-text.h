/* tillid-text.h - one line of text on a cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "tillid-palette.h"

G_BEGIN_DECLS

/**
 * TillidTextStyle:
 * @size: in pixels
 * @anchor: which part of the text stands at x: 0 its left edge, 0.5 its middle, 1 its right edge
 * @width: 0, or where it is shortened (or with @wrap broken), in pixels
 * @lines: with @wrap: 0, or after how many lines it is shortened
 * @bold_first: so many bytes at its beginning are bold
 * @halo: (nullable): a line of 3.5 px around the letters
 * @language: (nullable): BCP 47 tag, for shaping and the choice of fonts
 */
typedef struct
{
  double size;
  gboolean bold;
  gboolean italic;
  double anchor;
  double width;
  gboolean wrap;
  guint lines;
  guint bold_first;
  TillidRgba colour;
  const TillidRgba *halo;
  const char *language;
} TillidTextStyle;

typedef struct _TillidText TillidText;

TillidText *tillid_text_new (gboolean on_pixels) G_GNUC_WARN_UNUSED_RESULT;
void tillid_text_free (TillidText *self);
double tillid_text_measure (TillidText *self, const char *text, const TillidTextStyle *style);
double
tillid_text_measure_height (TillidText *self, const char *text, const TillidTextStyle *style);
double tillid_text_draw (TillidText *self,
                         cairo_t *cr,
                         const char *text,
                         double x,
                         double y,
                         const TillidTextStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidText, tillid_text_free)

G_END_DECLS
