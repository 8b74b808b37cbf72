/* tillid-pages.c - a document on pages of paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every block is broken into lines once; a page is a run of pieces, a piece some lines of one block. A block of up to half
 * a page stays together; a longer one is cut between two lines, never through one. A heading does not stand alone
 * at the foot of a page. Everything begins where the document's language begins; a sentence in another language keeps
 * its own direction within its lines. */
#include "config.h"

#include "tillid-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "tillid-format.h"
#include "tillid-picture-file.h"
#include "tillid-timeline-file.h"
#include "tillid-words.h"

#define FAMILY "Cantarell, Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, Sans"
#define FOOT_SIZE 8.5
#define FOOT_HEIGHT 22.0

/* Sizes in sizes of a paragraph: of 10.5 points they are 16, 11 and 9.2. */
static const struct
{
  double size;
  double before; /* space above, in sizes of a paragraph */
  double indent;
  gboolean bold;
  const char *tag; /* of the PDF */
} kinds[] = {
  [TILLID_BLOCK_TEXT] = { 1, 0.5, 0, FALSE, "P" },
  [TILLID_BLOCK_HEADING] = { 11 / 10.5, 1.3, 0, TRUE, "H2" },
  [TILLID_BLOCK_SMALL] = { 9.2 / 10.5, 0.2, 0, FALSE, "P" },
  [TILLID_BLOCK_QUOTE] = { 1.15, 0.7, 1.1, FALSE, "P" },
  [TILLID_BLOCK_ITEM] = { 1, 0.7, 2.2, FALSE, "P" },
  [TILLID_BLOCK_NOTICE] = { 1, 0.8, 0.8, TRUE, "P" },
  [TILLID_BLOCK_PICTURE] = { 1, 0.6, 0, FALSE, "Figure" },
};

#define TITLE_SIZE (16 / 10.5)
#define DETAIL_SIZE 0.82

typedef struct
{
  PangoLayout *layout; /* (unowned): one of the block's */
  int index;           /* of the line in it */
  double height;
  double baseline; /* below its upper edge */
} Line;

typedef struct
{
  const TillidBlock *block; /* (nullable): the title */
  PangoLayout *text;        /* (owned) */
  PangoLayout *detail;      /* (owned) (nullable) */
  GArray *lines;            /* (owned) of Line */
  double height;
  double before;
  double indent;
} Laid;

typedef struct
{
  const Laid *laid;
  guint page;
  guint first; /* line */
  guint n;
  double y;
  double height;
} Piece;

struct _TillidPages
{
  TillidDocument *document;  /* (owned) */
  PangoContext *contexts[2]; /* (owned): left to right, right to left */
  GPtrArray *laid;           /* (owned) of Laid */
  GArray *pieces;            /* (owned) of Piece */
  guint n_pages;
  double width, height;
};

static void
laid_free (gpointer data)
{
  Laid *laid = data;

  g_clear_object (&laid->text);
  g_clear_object (&laid->detail);
  g_array_unref (laid->lines);
  g_free (laid);
}

static PangoContext *
make_context (PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  return context;
}

/**
 * tillid_pages_new:
 * @document: (transfer full): what it says
 *
 * Returns: (transfer full): to be laid out with tillid_pages_paginate()
 */
TillidPages *
tillid_pages_new (TillidDocument *document)
{
  TillidPages *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_new0 (TillidPages, 1);
  self->document = document;
  self->contexts[0] = make_context (PANGO_DIRECTION_LTR);
  self->contexts[1] = make_context (PANGO_DIRECTION_RTL);
  self->laid = g_ptr_array_new_with_free_func (laid_free);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

/**
 * tillid_pages_free:
 * @self: (nullable) (transfer full): laid out pages
 */
void
tillid_pages_free (TillidPages *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pieces);
  g_ptr_array_unref (self->laid);
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
  tillid_document_free (self->document);
  g_free (self);
}

/* (transfer none) */
TillidDocument *
tillid_pages_get_document (TillidPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

/* A text in the language of the document runs as the document does, another one as its own letters do. */
static PangoLayout *
make_layout (TillidPages *self,
             const char *text,
             const char *language,
             double size,
             gboolean bold,
             double width)
{
  const gboolean document_rtl = tillid_document_is_rtl (self->document);
  const gboolean rtl = language != NULL ? tillid_words_is_rtl (text) : document_rtl;
  const char *tag = language != NULL ? language : tillid_document_get_language (self->document);
  PangoLayout *layout = pango_layout_new (self->contexts[rtl ? 1 : 0]);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (tag != NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes,
                              pango_attr_language_new (pango_language_from_string (tag)));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, document_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
add_lines (Laid *laid, PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int index = 0;

  do
    {
      Line line = { .layout = layout, .index = index++ };
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.height = (double) (bottom - top) / PANGO_SCALE;
      line.baseline = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
      laid->height += line.height;
      g_array_append_val (laid->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static Laid *
lay_out (TillidPages *self, const TillidBlock *block)
{
  const double unit = tillid_document_get_size (self->document);
  Laid *laid = g_new0 (Laid, 1);
  double size, width;

  laid->block = block;
  laid->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  laid->indent = block != NULL ? kinds[block->kind].indent * unit : 0;
  laid->before = block != NULL ? kinds[block->kind].before * unit : 0;
  if (block != NULL && block->kind == TILLID_BLOCK_PICTURE)
    {
      laid->height = block->height;
      return laid;
    }
  size = unit * (block != NULL ? kinds[block->kind].size : TITLE_SIZE);
  width = self->width - laid->indent;
  if (block != NULL && block->kind == TILLID_BLOCK_NOTICE)
    width -= laid->indent;
  laid->text =
    make_layout (self, block != NULL ? block->text : tillid_document_get_title (self->document),
                 block != NULL ? block->language : NULL, size,
                 block == NULL || kinds[block->kind].bold, width);
  add_lines (laid, laid->text);
  if (block != NULL && block->detail != NULL)
    {
      laid->detail = make_layout (self, block->detail, NULL, unit * DETAIL_SIZE, FALSE, width);
      add_lines (laid, laid->detail);
    }
  return laid;
}

static double
line_height (const Laid *laid, guint line)
{
  return line < laid->lines->len ? g_array_index (laid->lines, Line, line).height : 0;
}

/* How much must have room below the foot of what stands already for @i to begin there. */
static double
needed (TillidPages *self, guint i, double room_of_a_page)
{
  const Laid *laid = self->laid->pdata[i];
  double height = laid->before + laid->height;

  if (laid->height > room_of_a_page / 2 && laid->lines->len > 0)
    height = laid->before + line_height (laid, 0) + line_height (laid, 1);
  if (laid->block != NULL && laid->block->kind == TILLID_BLOCK_HEADING && i + 1 < self->laid->len)
    height += needed (self, i + 1, room_of_a_page);
  return height;
}

/* Puts the lines of @laid on as many pages as they need, from @y on. Returns: where the next one begins. */
static double
place (TillidPages *self, const Laid *laid, double y, double room)
{
  Piece piece = { .laid = laid, .page = self->n_pages - 1, .y = y };

  for (guint i = 0; i < laid->lines->len; i++)
    {
      const double height = line_height (laid, i);

      if (y + height > room && piece.n > 0)
        {
          g_array_append_val (self->pieces, piece);
          self->n_pages++;
          y = 0;
          piece = (Piece){ .laid = laid, .page = self->n_pages - 1, .first = i };
        }
      piece.n++;
      piece.height += height;
      y += height;
    }
  if (laid->lines->len == 0)
    {
      piece.height = laid->height;
      y += laid->height;
    }
  g_array_append_val (self->pieces, piece);
  return y;
}

/**
 * tillid_pages_paginate:
 * @self: laid out pages
 * @width: of the printed part of a page, in points
 * @height: the same
 *
 * Returns: how many pages there are, at least one
 */
guint
tillid_pages_paginate (TillidPages *self, double width, double height)
{
  GPtrArray *blocks;
  double y = 0;
  double room;

  g_return_val_if_fail (self != NULL, 0);

  blocks = tillid_document_get_blocks (self->document);
  self->width = width;
  self->height = height;
  room = MAX (height - FOOT_HEIGHT, 1);
  self->n_pages = 1;
  g_array_set_size (self->pieces, 0);
  g_ptr_array_set_size (self->laid, 0);
  g_ptr_array_add (self->laid, lay_out (self, NULL));
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (self->laid, lay_out (self, blocks->pdata[i]));
  for (guint i = 0; i < self->laid->len; i++)
    {
      const Laid *laid = self->laid->pdata[i];

      if (y > 0 && y + needed (self, i, room) > room)
        {
          self->n_pages++;
          y = 0;
        }
      y = place (self, laid, y > 0 ? y + laid->before : 0, room);
    }
  return self->n_pages;
}

static void
draw_mark (TillidPages *self, cairo_t *cr, const Piece *piece)
{
  const double unit = tillid_document_get_size (self->document);
  const double radius = 0.78 * unit;
  const double x = tillid_document_is_rtl (self->document) ? self->width - radius - 1 : radius + 1;
  const Line *line = &g_array_index (piece->laid->lines, Line, 0);
  const double y = piece->y + line->baseline - 0.34 * unit;
  g_autoptr (PangoLayout) layout =
    make_layout (self, piece->laid->block->mark, NULL, 0.85 * unit, TRUE, 4 * unit);
  PangoRectangle logical;

  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_set_line_width (cr, 0.8);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, x - ((double) logical.x + logical.width / 2.0) / PANGO_SCALE,
                 y - ((double) logical.y + logical.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

/* What stands around the lines of a piece. */
static void
draw_around (TillidPages *self, cairo_t *cr, const Piece *piece)
{
  const double unit = tillid_document_get_size (self->document);
  const double dash[] = { 4, 3 };

  switch (piece->laid->block->kind)
    {
    case TILLID_BLOCK_HEADING:
      cairo_set_line_width (cr, 1.1);
      cairo_move_to (cr, 0, piece->y + piece->height + 1.5);
      cairo_line_to (cr, self->width, piece->y + piece->height + 1.5);
      cairo_stroke (cr);
      break;
    case TILLID_BLOCK_QUOTE:
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, tillid_document_is_rtl (self->document) ? self->width - 1 : 1, piece->y);
      cairo_rel_line_to (cr, 0, piece->height);
      cairo_stroke (cr);
      break;
    case TILLID_BLOCK_NOTICE:
      cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
      cairo_set_line_width (cr, 1);
      cairo_rectangle (cr, 0.5, piece->y - 0.3 * unit, self->width - 1, piece->height + 0.6 * unit);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      break;
    case TILLID_BLOCK_ITEM:
      if (piece->laid->block->mark != NULL && piece->first == 0)
        draw_mark (self, cr, piece);
      break;
    default:
      break;
    }
}

static void
draw_lines (TillidPages *self, cairo_t *cr, const Piece *piece)
{
  const gboolean rtl = tillid_document_is_rtl (self->document);
  double y = piece->y;

  for (guint i = piece->first; i < piece->first + piece->n; i++)
    {
      const Line *line = &g_array_index (piece->laid->lines, Line, i);
      PangoLayoutLine *drawn = pango_layout_get_line_readonly (line->layout, line->index);
      PangoRectangle logical;
      double x = piece->laid->indent;

      pango_layout_line_get_extents (drawn, NULL, &logical);
      if (rtl)
        x = self->width - piece->laid->indent - (double) logical.width / PANGO_SCALE;
      cairo_move_to (cr, x, y + line->baseline);
      pango_cairo_show_layout_line (cr, drawn);
      y += line->height;
    }
}

static void
draw_picture (TillidPages *self, cairo_t *cr, const Piece *piece)
{
  const TillidBlock *block = piece->laid->block;

  cairo_save (cr);
  cairo_translate (cr, 0, piece->y);
  block->draw (cr, self->width, block->height, block->data);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_foot (TillidPages *self, cairo_t *cr, guint page)
{
  const char *tag = tillid_document_get_language (self->document);
  const char *pages = tillid_document_get_pages (self->document);
  g_autofree char *number = tillid_format_number (page + 1, tag);
  g_autofree char *all = tillid_format_number (self->n_pages, tag);
  g_autoptr (GString) foot = g_string_new (tillid_document_get_foot (self->document));
  g_autoptr (PangoLayout) layout = NULL;

  /* The pattern was translated when the document was made: its places are filled here. */
  if (pages != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (pages, "%s", 3);

      if (foot->len > 0)
        g_string_append (foot, " \u00b7 ");
      g_string_append (foot, parts[0]);
      g_string_append (foot, number);
      if (parts[0] != NULL && parts[1] != NULL)
        g_string_append_printf (foot, "%s%s%s", parts[1], all, parts[2] != NULL ? parts[2] : "");
    }
  if (foot->len == 0)
    return;
  layout = make_layout (self, foot->str, NULL, FOOT_SIZE, FALSE, self->width);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, 0, self->height - FOOT_SIZE * 1.5);
  pango_cairo_show_layout (cr, layout);
}

/* Draws one page, from 0; after tillid_pages_paginate(). It is read in grey, too: no colours. */
void
tillid_pages_draw_page (TillidPages *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL && page < self->n_pages);

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);
      const TillidBlock *block = piece->laid->block;
      const char *tag = block != NULL ? kinds[block->kind].tag : "H1";

      if (piece->page != page)
        continue;
      cairo_tag_begin (cr, tag, NULL);
      if (block != NULL && block->draw != NULL)
        draw_picture (self, cr, piece);
      if (block != NULL)
        draw_around (self, cr, piece);
      draw_lines (self, cr, piece);
      cairo_tag_end (cr, tag);
    }
  draw_foot (self, cr, page);
}

static cairo_status_t
draw_pdf (TillidPages *self, GByteArray *bytes)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (tillid_picture_append_cb, bytes, TILLID_PAGES_A4_WIDTH,
                                         TILLID_PAGES_A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  /* No name of a patient: file managers show it to anybody. */
  tillid_picture_set_metadata (surface, C_ ("program", "Tillid"), NULL);
  cairo_translate (cr, TILLID_PAGES_MARGIN, TILLID_PAGES_MARGIN);
  for (guint i = 0; i < self->n_pages; i++)
    {
      tillid_pages_draw_page (self, cr, i);
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

/**
 * tillid_pages_write:
 * @self: laid out pages
 * @path: of a PDF file, replaced in one go; only its owner can read it
 * @error: return location for %TILLID_REPORT_ERROR_FILE
 *
 * Lays it out on A4 and writes it.
 *
 * Returns: %FALSE if the file is as it was
 */
gboolean
tillid_pages_write (TillidPages *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  tillid_pages_paginate (self, TILLID_PAGES_A4_WIDTH - 2 * TILLID_PAGES_MARGIN,
                         TILLID_PAGES_A4_HEIGHT - 2 * TILLID_PAGES_MARGIN);
  if (draw_pdf (self, bytes) == CAIRO_STATUS_SUCCESS &&
      g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_FILE,
               C_ ("error", "The file “%s” cannot be written. Nothing was changed."), path);
  return FALSE;
}
