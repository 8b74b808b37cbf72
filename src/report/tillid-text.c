/* tillid-text.c - one line of text on a cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaping is what text costs, so each text is shaped once and its Pango layout kept: a timeline that moves draws
 * the same few hundred labels in every frame. A text that fits into its width is the same layout as the one without
 * a width. When there are too many, all are forgotten: what is seen comes back in the next frame. More texts are measured
 * than drawn, those that find no room: of these the width alone is kept. A halo is kept with its layout. On paper letters are neither hinted nor moved to whole units, so that a text keeps its
 * width at every size; on pixels they are, or their distances look uneven.
 */
#include "config.h"

#include "tillid-text.h"

#include <math.h>

#include "tillid-halo.h"

#define FAMILY "Cantarell, Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, Sans"
#define HALO_WIDTH 3.5
/* How far the base line stands under the middle of a line, in sizes: half the height of a lower case letter. */
#define BASELINE 0.34

/* More than a timeline shows at once, with room for panning. */
#define MOST_LAYOUTS 2048
/* A width is a hundred bytes. */
#define MOST_WIDTHS 8192

struct _TillidText
{
  gboolean on_pixels;
  PangoContext *context; /* (owned) */
  GHashTable *layouts;   /* (owned) Key -> Shaped */
  GHashTable *widths;    /* (owned) Key, the first member of a Width, is its own value */
  PangoFontDescription *description; /* (owned) */
};

/* What decides how a text is shaped and broken. */
typedef struct
{
  const char *text;     /* (owned) in the table */
  const char *language; /* (nullable): interned in the table */
  double size;
  double width;
  gboolean bold;
  gboolean italic;
  gboolean wrap;
  guint lines;
  guint bold_first;
} Key;

/* How wide a text is without a limit. */
typedef struct
{
  Key key;
  double width;
} Width;

typedef struct
{
  PangoLayout *layout; /* (owned) */
  TillidHalo *halo;    /* (owned) (nullable): once it was drawn on pixels */
  int factor;          /* pixels of the halo for each unit */
} Shaped;

static void
shaped_free (gpointer data)
{
  Shaped *shaped = data;

  tillid_halo_free (shaped->halo);
  g_object_unref (shaped->layout);
  g_free (shaped);
}

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ g_double_hash (&key->size) ^ g_double_hash (&key->width) ^
         (guint) (key->bold | key->italic << 1 | key->wrap << 2) ^ key->lines << 3 ^
         key->bold_first << 6;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *two = b;

  return one->size == two->size && one->width == two->width && one->bold == two->bold &&
         one->italic == two->italic && one->wrap == two->wrap && one->lines == two->lines &&
         one->bold_first == two->bold_first && g_str_equal (one->text, two->text) &&
         g_strcmp0 (one->language, two->language) == 0;
}

static void
key_free (gpointer data)
{
  Key *key = data;

  g_free ((char *) key->text);
  g_free (key);
}

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
  self->on_pixels = on_pixels;
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 96);
  pango_context_set_round_glyph_positions (self->context, on_pixels);
  cairo_font_options_destroy (options);
  self->layouts = g_hash_table_new_full (key_hash, key_equal, key_free, shaped_free);
  self->widths = g_hash_table_new_full (key_hash, key_equal, key_free, NULL);
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
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->widths);
  g_object_unref (self->context);
  g_free (self);
}

static PangoAttrList *
make_attributes (const Key *key)
{
  PangoAttrList *attributes = NULL;

  if (key->language == NULL && key->bold_first == 0)
    return NULL;
  attributes = pango_attr_list_new ();
  if (key->language != NULL)
    pango_attr_list_insert (attributes,
                            pango_attr_language_new (pango_language_from_string (key->language)));
  if (key->bold_first > 0)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->end_index = key->bold_first;
      pango_attr_list_insert (attributes, bold);
    }
  return attributes;
}

/* Of a text with a limit of lines every line but the last is broken; that one is shortened. */
static void
limit_layout (PangoLayout *layout, const Key *key)
{
  const gboolean is_limited = key->wrap && key->lines > 0;

  pango_layout_set_width (layout, key->width > 0 ? (int) ceil (key->width * PANGO_SCALE) : -1);
  pango_layout_set_ellipsize (layout, key->width > 0 && (!key->wrap || is_limited)
                                        ? PANGO_ELLIPSIZE_END
                                        : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (layout, !key->wrap || is_limited);
  if (is_limited)
    pango_layout_set_height (layout, -(int) key->lines);
}

static PangoLayout *
make_layout (TillidText *self, const Key *key)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = make_attributes (key);

  pango_font_description_set_absolute_size (self->description, key->size * PANGO_SCALE);
  pango_font_description_set_weight (self->description,
                                     key->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (self->description,
                                    key->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, self->description);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, key->text, -1);
  limit_layout (layout, key);
  return layout;
}

static Shaped *
look_up (TillidText *self, const Key *key)
{
  Shaped *shaped = g_hash_table_lookup (self->layouts, key);
  Key *kept;

  if (shaped != NULL)
    return shaped;
  if (g_hash_table_size (self->layouts) >= MOST_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  shaped = g_new0 (Shaped, 1);
  shaped->layout = make_layout (self, key);
  kept = g_memdup2 (key, sizeof *key);
  kept->text = g_strdup (key->text);
  kept->language = g_intern_string (key->language);
  g_hash_table_insert (self->layouts, kept, shaped);
  return shaped;
}

/* What decides how @text looks in @style, without a limit of its width. */
static Key
key_of (const char *text, const TillidTextStyle *style)
{
  return (Key){ .text = text,
                .language = style->language,
                .size = style->size,
                .bold = style->bold,
                .italic = style->italic,
                .wrap = style->wrap,
                .lines = style->lines,
                .bold_first = style->bold_first };
}

/* (transfer none): @text in @style; good until the next call. */
static Shaped *
shape (TillidText *self, const char *text, const TillidTextStyle *style)
{
  Key key = key_of (text, style);
  PangoRectangle logical;
  Shaped *shaped;

  if (style->wrap || style->width <= 0)
    {
      key.width = style->width;
      return look_up (self, &key);
    }
  shaped = look_up (self, &key);
  pango_layout_get_extents (shaped->layout, NULL, &logical);
  if (logical.width <= (int) ceil (style->width * PANGO_SCALE))
    return shaped;
  key.width = style->width;
  return look_up (self, &key);
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
  const Key key = key_of (text, style);
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle logical;
  Width *width = g_hash_table_lookup (self->widths, &key);

  if (width != NULL)
    return width->width;
  if (g_hash_table_size (self->widths) >= MOST_WIDTHS)
    g_hash_table_remove_all (self->widths);
  layout = make_layout (self, &key);
  pango_layout_get_extents (layout, NULL, &logical);
  width = g_new (Width, 1);
  *width = (Width){ key, (double) logical.width / PANGO_SCALE };
  width->key.text = g_strdup (text);
  width->key.language = g_intern_string (key.language);
  g_hash_table_add (self->widths, width);
  return width->width;
}

/**
 * tillid_text_measure_height:
 * @self: a text
 * @text: what is written
 * @style: its style, with its width
 *
 * Returns: how high its lines are together, in pixels
 */
double
tillid_text_measure_height (TillidText *self, const char *text, const TillidTextStyle *style)
{
  PangoRectangle logical;

  pango_layout_get_extents (shape (self, text, style)->layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/* How many pixels a unit of @cr is, both ways, or 0 if pixels cannot be told (another kind of surface, turned). */
static int
pixels_of (cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_target (cr);
  cairo_matrix_t matrix;
  double x, y;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &x, &y);
  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || matrix.xx != 1 ||
      matrix.yy != 1 || matrix.xy != 0 || matrix.yx != 0 || x != y || x != floor (x))
    return 0;
  return (int) x;
}

/* The distance in units to where cairo puts a letter that stands at @x: on the nearest pixel. */
static double
to_pixel (double x, double translation, int factor)
{
  double pixel = (x + translation) * factor;

  return (floor (pixel + 0.5) - pixel) / factor;
}

/* Around letters that stand at (@x, @y). */
static void
draw_halo (TillidText *self, cairo_t *cr, Shaped *shaped, double width, double x, double y)
{
  int factor = self->on_pixels ? pixels_of (cr) : 0;
  cairo_matrix_t matrix;

  if (factor == 0)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_layout_path (cr, shaped->layout);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, width);
      cairo_stroke (cr);
      return;
    }
  if (shaped->halo != NULL && shaped->factor != factor)
    g_clear_pointer (&shaped->halo, tillid_halo_free);
  if (shaped->halo == NULL)
    shaped->halo = tillid_halo_new (shaped->layout, width / 2, factor);
  shaped->factor = factor;
  cairo_get_matrix (cr, &matrix);
  tillid_halo_draw (shaped->halo, cr, x + to_pixel (x, matrix.x0, factor),
                    y + to_pixel (y, matrix.y0, factor));
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
  Shaped *shaped;
  PangoRectangle logical;
  double width, left, top;

  if (text == NULL || *text == '\0')
    return 0;
  shaped = shape (self, text, style);
  pango_layout_get_extents (shaped->layout, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  /* With a set width a right-to-left line begins at its far edge. */
  left = x - style->anchor * width - (double) logical.x / PANGO_SCALE;
  top =
    y + BASELINE * style->size - (double) pango_layout_get_baseline (shaped->layout) / PANGO_SCALE;
  cairo_save (cr);
  if (style->halo != NULL)
    {
      tillid_rgba_set_source (cr, style->halo, 1);
      draw_halo (self, cr, shaped, HALO_WIDTH * style->size / 12.5, left, top);
    }
  cairo_move_to (cr, left, top);
  tillid_rgba_set_source (cr, &style->colour, 1);
  pango_cairo_show_layout (cr, shaped->layout);
  cairo_restore (cr);
  return width;
}
