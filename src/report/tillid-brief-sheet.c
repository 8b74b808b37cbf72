/* tillid-brief-sheet.c - a brief on one page of paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* It is always one page. Where there is more than fits, the longest parts give up lines and say how many; the letters never
 * become smaller. What is late is never left out before the rest of its part: it stands first. Lengths are points. */
#include "config.h"

#include "tillid-brief-sheet.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-picture-file.h"
#include "tillid-text.h"
#include "tillid-timeline-file.h"

#define SMALL_PAGE 360.0 /* narrower than this is a card */
#define MOST_LINES 12
#define LEADING 1.35  /* from line to line, in sizes */
#define DETAIL 0.87   /* of the size of the body */
#define FIRST_KEEPS 2 /* lines more than the other parts */
#define INK ((TillidRgba){ 0, 0, 0, 1 })
#define GREY ((TillidRgba){ 0.35, 0.35, 0.35, 1 })

typedef struct
{
  const TillidBrief *brief;
  TillidText *text; /* (owned) */
  cairo_t *cr;      /* (nullable): %NULL only measures */
  double width;
  double height;
  double size; /* of the body */
  gboolean is_rtl;
  guint *most; /* (owned): lines of each part */
} Sheet;

/* Draws or measures @words from @y on; returns where the next line begins. */
static double
put (const Sheet *sheet,
     const char *words,
     double y,
     double size,
     gboolean bold,
     TillidRgba colour,
     double indent)
{
  const TillidTextStyle style = { .size = size,
                                  .bold = bold,
                                  .wrap = TRUE,
                                  .width = sheet->width - indent,
                                  .anchor = sheet->is_rtl ? 1 : 0,
                                  .colour = colour };
  const double line = size * LEADING;

  if (sheet->cr != NULL)
    tillid_text_draw (sheet->text, sheet->cr, words, sheet->is_rtl ? sheet->width - indent : indent,
                      y + line / 2, &style);
  return y + MAX (line, tillid_text_measure_height (sheet->text, words, &style));
}

static void
put_mark (const Sheet *sheet, const char *mark, double y)
{
  const TillidTextStyle style = {
    .size = sheet->size, .bold = TRUE, .anchor = sheet->is_rtl ? 1 : 0, .colour = INK
  };

  if (sheet->cr != NULL)
    tillid_text_draw (sheet->text, sheet->cr, mark, sheet->is_rtl ? sheet->width : 0,
                      y + sheet->size * LEADING / 2, &style);
}

/* At the other edge of the same line, if both have room there. */
static gboolean
put_detail_beside (const Sheet *sheet, const TillidBriefLine *line, double y)
{
  TillidTextStyle style = { .size = sheet->size, .bold = line->is_late };
  const double room = sheet->width - sheet->size * 3.2;
  const double words = tillid_text_measure (sheet->text, line->text, &style);

  style.size = sheet->size * DETAIL;
  style.anchor = sheet->is_rtl ? 0 : 1;
  style.colour = GREY;
  if (words + tillid_text_measure (sheet->text, line->detail, &style) > room)
    return FALSE;
  if (sheet->cr != NULL)
    tillid_text_draw (sheet->text, sheet->cr, line->detail, sheet->is_rtl ? 0 : sheet->width,
                      y + sheet->size * LEADING / 2, &style);
  return TRUE;
}

static double
put_line (const Sheet *sheet, const TillidBriefLine *line, double y)
{
  const double indent = sheet->size * 1.2;
  const double top = y;

  put_mark (sheet, line->is_late ? "!" : "–", y);
  y = put (sheet, line->text, y, sheet->size, line->is_late, INK, indent);
  if (line->detail != NULL && !put_detail_beside (sheet, line, top))
    y = put (sheet, line->detail, y, sheet->size * DETAIL, line->is_late, GREY, indent);
  return y;
}

static double
put_part (const Sheet *sheet, guint which, double y)
{
  const TillidBriefPart *part = sheet->brief->parts->pdata[which];
  const guint shown = MIN (part->lines->len, sheet->most[which]);

  if (part->lines->len == 0)
    return y;
  y = put (sheet, part->heading, y + sheet->size * 0.55, sheet->size * 1.08, TRUE, INK, 0);
  if (sheet->cr != NULL)
    {
      cairo_set_source_rgb (sheet->cr, 0, 0, 0);
      cairo_set_line_width (sheet->cr, 0.5);
      cairo_move_to (sheet->cr, 0, y + 1);
      cairo_line_to (sheet->cr, sheet->width, y + 1);
      cairo_stroke (sheet->cr);
    }
  y += sheet->size * 0.35;
  for (guint i = 0; i < shown; i++)
    y = put_line (sheet, part->lines->pdata[i], y);
  if (shown < part->lines->len)
    {
      const guint left = part->lines->len - shown;
      g_autofree char *number = tillid_format_count (left);
      /* Translators: lines that had no room on the page. */
      g_autofree char *words = g_strdup_printf (ngettext ("+ %s more", "+ %s more", left), number);

      y = put (sheet, words, y, sheet->size * DETAIL, FALSE, GREY, sheet->size * 1.2);
    }
  return y;
}

static double
put_all (const Sheet *sheet)
{
  const double foot = sheet->brief->foot != NULL ? sheet->size * 1.6 : 0;
  double y = put (sheet, sheet->brief->title, 0, sheet->size * 1.5, TRUE, INK, 0);

  if (sheet->brief->subtitle != NULL)
    y = put (sheet, sheet->brief->subtitle, y, sheet->size, FALSE, INK, 0);
  for (guint i = 0; i < sheet->brief->parts->len; i++)
    y = put_part (sheet, i, y);
  if (sheet->cr != NULL && foot > 0)
    put (sheet, sheet->brief->foot, sheet->height - foot * 0.8, sheet->size * 0.8, FALSE, GREY, 0);
  return y + foot;
}

/* The longest part gives up a line, of two of a length the later one; what we owe keeps more than the others. When each has
 * one, the last parts give up theirs. Returns whether there was any to give. */
static gboolean
shorten (Sheet *sheet)
{
  guint longest = 0, length = 0;

  for (guint i = 0; i < sheet->brief->parts->len; i++)
    {
      const TillidBriefPart *part = sheet->brief->parts->pdata[i];
      const guint shown = MIN (part->lines->len, sheet->most[i]);
      const guint counts = i == 0 && shown > FIRST_KEEPS ? shown - FIRST_KEEPS : shown;

      if (counts > 0 && counts >= length && (i > 0 || counts > 1))
        {
          longest = i;
          length = counts;
        }
    }
  if (length == 0)
    return FALSE;
  sheet->most[longest] =
    MIN (sheet->most[longest],
         ((TillidBriefPart *) sheet->brief->parts->pdata[longest])->lines->len) -
    1;
  return TRUE;
}

/**
 * tillid_brief_sheet_draw:
 * @brief: what it says
 * @cr: a page
 * @width: of its printed part, in points
 * @height: the same
 * @is_rtl: whether it begins on the right
 *
 * Draws one page.
 *
 * Returns: how many lines had no room
 */
guint
tillid_brief_sheet_draw (const TillidBrief *brief,
                         cairo_t *cr,
                         double width,
                         double height,
                         gboolean is_rtl)
{
  Sheet sheet = { .brief = brief,
                  .width = width,
                  .height = height,
                  .size = width < SMALL_PAGE ? 7 : 10.5,
                  .is_rtl = is_rtl };
  guint n_left = 0;

  g_return_val_if_fail (brief != NULL && cr != NULL, 0);

  sheet.text = tillid_text_new (FALSE);
  sheet.most = g_new (guint, brief->parts->len + 1);
  for (guint i = 0; i < brief->parts->len; i++)
    sheet.most[i] = MOST_LINES;
  while (put_all (&sheet) > height && shorten (&sheet))
    ;
  sheet.cr = cr;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  put_all (&sheet);
  cairo_restore (cr);
  for (guint i = 0; i < brief->parts->len; i++)
    {
      const TillidBriefPart *part = brief->parts->pdata[i];

      n_left += part->lines->len - MIN (part->lines->len, sheet.most[i]);
    }
  g_free (sheet.most);
  tillid_text_free (sheet.text);
  return n_left;
}

/* The size of a page in points. */
void
tillid_brief_paper_get_size (TillidBriefPaper paper, double *out_width, double *out_height)
{
  g_return_if_fail (out_width != NULL && out_height != NULL);

  *out_width = paper == TILLID_BRIEF_A6 ? 297.638 : 595.276;
  *out_height = paper == TILLID_BRIEF_A6 ? 419.528 : 841.890;
}

/* What stays white on each side, in points. */
double
tillid_brief_paper_get_margin (TillidBriefPaper paper)
{
  return paper == TILLID_BRIEF_A6 ? 17.0 : 42.5;
}

/**
 * tillid_brief_sheet_make_pdf:
 * @brief: what it says
 * @paper: how large
 * @is_rtl: whether it begins on the right
 * @printed_at: (nullable): when
 * @error: return location for %TILLID_REPORT_ERROR_DRAWING
 *
 * Returns: (transfer full): a PDF file of one page
 */
GBytes *
tillid_brief_sheet_make_pdf (const TillidBrief *brief,
                             TillidBriefPaper paper,
                             gboolean is_rtl,
                             GDateTime *printed_at,
                             GError **error)
{
  const double margin = tillid_brief_paper_get_margin (paper);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  g_return_val_if_fail (brief != NULL, NULL);

  tillid_brief_paper_get_size (paper, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (tillid_picture_append_cb, bytes, width, height);
  tillid_picture_set_metadata (surface, C_ ("print", "Before the visit"), printed_at);
  cr = cairo_create (surface);
  cairo_translate (cr, margin, margin);
  tillid_brief_sheet_draw (brief, cr, width - 2 * margin, height - 2 * margin, is_rtl);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_DRAWING,
                           C_ ("error", "The page cannot be drawn: no memory is left."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
