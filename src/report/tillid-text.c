/* tillid-text.c - one line of text on a cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One Pango layout is used again for every text. On paper letters are neither hinted nor moved to whole units, so
 * that a text keeps its width at every size; on pixels they are, or their distances look uneven.
 */
#include "config.h"

#include "tillid-text.h"

#include <math.h>

#define FAMILY "Cantarell, Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, Sans"
#define HALO_WIDTH 3.5
/* How far the base line stands under the middle of a line, in sizes: half the height of a lower case letter. */
#define BASELINE 0.34

struct _TillidText
{
  PangoContext *context;             /* (owned) */
  PangoLayout *layout;               /* (owned) */
  PangoFontDescription *description; /* (owned) */
};

/**
 * tillid_text_new:
 * @on_pixels: whether it is drawn on a grid of pixels, one for each unit: letters then stand on whole ones
 *
 * Returns: (transfer full): for tillid_text_draw(); may be used on any number of surfaces
 */
TillidText *
tillid_text_new (gboolean on_pixels)
{
  TillidText *self = g_new0 (TillidText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options,
                                     on_pixels ? CAIRO_HINT_STYLE_SLIGHT : CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options,
                                       on_pixels ? CAIRO_HINT_METRICS_ON : CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 96);
  pango_context_set_round_glyph_positions (self->context, on_pixels);
  cairo_font_options_destroy (options);
  self->layout = pango_layout_new (self->context);
  self->description = pango_font_description_from_string (FAMILY);
  return self;
}

/**
 * tillid_text_free:
 * @self: (nullable) (transfer full): a text
 */
void
tillid_text_free (TillidText *self)
{
  if (self == NULL)
    return;
  pango_font_description_free (self->description);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_free (self);
}

static void
set_text (TillidText *self, const char *text, const TillidTextStyle *style)
{
  PangoAttrList *attributes = NULL;

  pango_font_description_set_absolute_size (self->description, style->size * PANGO_SCALE);
  pango_font_description_set_weight (self->description,
                                     style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (self->description,
                                    style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (self->layout, self->description);
  if (style->language != NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_language_new (
                                            pango_language_from_string (style->language)));
    }
  pango_layout_set_attributes (self->layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout,
                          style->width > 0 ? (int) ceil (style->width * PANGO_SCALE) : -1);
  pango_layout_set_ellipsize (self->layout, style->width > 0 && !style->wrap
                                              ? PANGO_ELLIPSIZE_END
                                              : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (self->layout, !style->wrap);
}

/**
 * tillid_text_measure:
 * @self: a text
 * @text: one line
 * @style: its style; @width is left out of account
 *
 * Returns: its width in pixels
 */
double
tillid_text_measure (TillidText *self, const char *text, const TillidTextStyle *style)
{
  TillidTextStyle free_style = *style;
  PangoRectangle logical;

  free_style.width = 0;
  set_text (self, text, &free_style);
  pango_layout_get_extents (self->layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/**
 * tillid_text_draw:
 * @self: a text
 * @cr: a cairo context
 * @text: (nullable): one line; with @wrap more
 * @x: where its anchor stands
 * @y: the middle of its (first) line
 * @style: its style
 *
 * Returns: its width in pixels
 */
double
tillid_text_draw (TillidText *self,
                  cairo_t *cr,
                  const char *text,
                  double x,
                  double y,
                  const TillidTextStyle *style)
{
  PangoRectangle logical;
  double width, base, left;

  if (text == NULL || *text == '\0')
    return 0;
  set_text (self, text, style);
  pango_layout_get_extents (self->layout, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  base = (double) pango_layout_get_baseline (self->layout) / PANGO_SCALE;
  /* With a set width a right-to-left line begins at its far edge. */
  left = x - style->anchor * width - (double) logical.x / PANGO_SCALE;
  cairo_save (cr);
  cairo_move_to (cr, left, y + BASELINE * style->size - base);
  if (style->halo != NULL)
    {
      pango_cairo_layout_path (cr, self->layout);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, HALO_WIDTH * style->size / 12.5);
      tillid_rgba_set_source (cr, style->halo, 1);
      cairo_stroke (cr);
      cairo_move_to (cr, left, y + BASELINE * style->size - base);
    }
  tillid_rgba_set_source (cr, &style->colour, 1);
  pango_cairo_show_layout (cr, self->layout);
  cairo_restore (cr);
  return width;
}
