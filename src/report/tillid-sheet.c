/* tillid-sheet.c - a list of three columns on pages of paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Lengths are points. A row is never cut: where it does not fit, the next page begins. Title and headings stand on each
 * page, so that a page that was lost or copied alone still says what it is. */
#include "config.h"

#include "tillid-sheet.h"

#include "tillid-format.h"
#include "tillid-text.h"
#include "tillid-words.h"

#define TITLE 16.0
#define BODY 10.0
#define LINE 14.0 /* from line to line */
#define GAP 12.0  /* between columns */
#define ROW_GAP 6.0
#define HEAD (TITLE + 3.5 * LINE) /* title, subtitle, headings */
#define FOOT (2 * LINE)

typedef struct
{
  char *cells[TILLID_SHEET_N_COLUMNS]; /* (owned) */
} Row;

struct _TillidSheet
{
  char *title;
  char *subtitle;
  char *foot; /* in the language of the moment it was made: "Page %s of %s" */
  char *language;
  gboolean is_rtl;
  Row headings;
  double shares[TILLID_SHEET_N_COLUMNS]; /* of the width */
  GPtrArray *rows;                       /* (owned) of Row */
  GArray *starts;                        /* (owned) of guint: the first row of each page */
  double width;
  double height;
  TillidText *text; /* (owned) */
};

static void
row_clear (Row *row)
{
  for (guint i = 0; i < TILLID_SHEET_N_COLUMNS; i++)
    g_clear_pointer (&row->cells[i], g_free);
}

static void
row_free (gpointer data)
{
  row_clear (data);
  g_free (data);
}

static void
row_set (Row *row, const char *one, const char *two, const char *three)
{
  row_clear (row);
  row->cells[0] = g_strdup (one != NULL ? one : "");
  row->cells[1] = g_strdup (two != NULL ? two : "");
  row->cells[2] = g_strdup (three != NULL ? three : "");
}

/**
 * tillid_sheet_new:
 * @title: what it is
 * @subtitle: by whom and when
 * @language: (nullable): of the texts; %NULL is that of the program
 * @is_rtl: whether it begins on the right
 *
 * Returns: (transfer full): a sheet without rows
 */
TillidSheet *
tillid_sheet_new (const char *title, const char *subtitle, const char *language, gboolean is_rtl)
{
  TillidSheet *self = g_new0 (TillidSheet, 1);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  /* Translators: numbers: page 1 of 3. */
  self->foot = g_strdup (C_ ("readers", "Page %s of %s"));
  self->language = g_strdup (language);
  self->is_rtl = is_rtl;
  row_set (&self->headings, NULL, NULL, NULL);
  tillid_sheet_set_shares (self, 0.26, 0.28, 0.46);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = tillid_text_new (FALSE);
  return self;
}

/* Lets go of everything. */
void
tillid_sheet_free (TillidSheet *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  g_free (self->language);
  row_clear (&self->headings);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->starts);
  tillid_text_free (self->text);
  g_free (self);
}

/* The words above the columns. */
void
tillid_sheet_set_headings (TillidSheet *self, const char *one, const char *two, const char *three)
{
  g_return_if_fail (self != NULL);

  row_set (&self->headings, one, two, three);
}

/* How much of the width each column has; together 1. What stands in a column of 0 is not drawn. */
void
tillid_sheet_set_shares (TillidSheet *self, double one, double two, double three)
{
  g_return_if_fail (self != NULL);

  self->shares[0] = one;
  self->shares[1] = two;
  self->shares[2] = three;
}

/* A row below the others; its texts are broken into lines. */
void
tillid_sheet_add_row (TillidSheet *self, const char *one, const char *two, const char *three)
{
  Row *row = NULL;

  g_return_if_fail (self != NULL);

  row = g_new0 (Row, 1);
  row_set (row, one, two, three);
  g_ptr_array_add (self->rows, row);
}

static TillidTextStyle
cell_style (const TillidSheet *self, guint column, gboolean bold)
{
  return (TillidTextStyle){ .size = BODY,
                            .bold = bold,
                            .wrap = TRUE,
                            .width = self->width * self->shares[column] - GAP,
                            .anchor = self->is_rtl ? 1 : 0,
                            .language = self->language,
                            .colour = { 0, 0, 0, 1 } };
}

static double
measure_row (const TillidSheet *self, const Row *row)
{
  double height = LINE;

  for (guint i = 0; i < TILLID_SHEET_N_COLUMNS; i++)
    {
      const TillidTextStyle style = cell_style (self, i, FALSE);

      if (self->shares[i] <= 0)
        continue;
      height = MAX (height, tillid_text_measure_height (self->text, row->cells[i], &style));
    }
  return height + ROW_GAP;
}

/**
 * tillid_sheet_paginate:
 * @self: a sheet
 * @width: of the printed part of a page, in points
 * @height: the same
 *
 * Returns: how many pages there are, at least one
 */
guint
tillid_sheet_paginate (TillidSheet *self, double width, double height)
{
  double y = HEAD;
  guint first = 0;

  g_return_val_if_fail (self != NULL, 0);

  self->width = width;
  self->height = height;
  g_array_set_size (self->starts, 0);
  g_array_append_val (self->starts, first);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const double row = measure_row (self, self->rows->pdata[i]);

      if (y + row > height - FOOT && i > first)
        {
          first = i;
          g_array_append_val (self->starts, first);
          y = HEAD;
        }
      y += row;
    }
  return self->starts->len;
}

/* @x counts from where reading begins. */
static double
place (const TillidSheet *self, double x)
{
  return self->is_rtl ? self->width - x : x;
}

static void
draw_row (TillidSheet *self, cairo_t *cr, const Row *row, double y, gboolean bold)
{
  double x = 0;

  for (guint i = 0; i < TILLID_SHEET_N_COLUMNS; i++)
    {
      const TillidTextStyle style = cell_style (self, i, bold);

      if (self->shares[i] <= 0)
        continue;
      tillid_text_draw (self->text, cr, row->cells[i], place (self, x), y + LINE / 2, &style);
      x += self->width * self->shares[i];
    }
}

static void
draw_head (TillidSheet *self, cairo_t *cr)
{
  TillidTextStyle style = { .size = TITLE,
                            .bold = TRUE,
                            .width = self->width,
                            .anchor = self->is_rtl ? 1 : 0,
                            .language = self->language,
                            .colour = { 0, 0, 0, 1 } };

  tillid_text_draw (self->text, cr, self->title, place (self, 0), TITLE / 2, &style);
  style.size = BODY;
  style.bold = FALSE;
  tillid_text_draw (self->text, cr, self->subtitle, place (self, 0), TITLE + LINE, &style);
  draw_row (self, cr, &self->headings, TITLE + 2 * LINE, TRUE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, HEAD - 4);
  cairo_line_to (cr, self->width, HEAD - 4);
  cairo_stroke (cr);
}

/* The pattern was translated before, when the sheet was made: its places are filled here. */
static char *
write_foot (const TillidSheet *self, const char *number, const char *all)
{
  g_auto (GStrv) parts = g_strsplit (self->foot, "%s", 3);

  return g_strconcat (parts[0], number, parts[1] != NULL ? parts[1] : "", all,
                      parts[1] != NULL && parts[2] != NULL ? parts[2] : "", NULL);
}

/* (transfer none): what it is */
const char *
tillid_sheet_get_title (const TillidSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/* Draws one page, from 0; after tillid_sheet_paginate(). */
void
tillid_sheet_draw_page (TillidSheet *self, cairo_t *cr, guint page)
{
  const TillidTextStyle style = { .size = BODY, .anchor = 0.5, .colour = { 0, 0, 0, 1 } };
  g_autofree char *number = NULL;
  g_autofree char *all = NULL;
  g_autofree char *foot = NULL;
  double y = HEAD;
  guint end;

  g_return_if_fail (self != NULL && page < self->starts->len);

  end =
    page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1) : self->rows->len;
  draw_head (self, cr);
  for (guint i = g_array_index (self->starts, guint, page); i < end; i++)
    {
      draw_row (self, cr, self->rows->pdata[i], y, FALSE);
      y += measure_row (self, self->rows->pdata[i]);
    }
  number = tillid_format_number (page + 1, self->language);
  all = tillid_format_number (self->starts->len, self->language);
  foot = write_foot (self, number, all);
  tillid_text_draw (self->text, cr, foot, self->width / 2, self->height - LINE / 2, &style);
}
