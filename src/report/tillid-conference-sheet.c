/* tillid-conference-sheet.c - one patient on one A4 page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Readable on a printer without colours: a late promise has an exclamation mark, colleagues are dark discs, interpreters have
 * corners, who was not met is an outline. Headings and texts are tagged in the order of reading, which a PDF keeps. */
#include "config.h"

#include "tillid-conference-sheet-private.h"

#include <math.h>
#include <string.h>

#include "tillid-format.h"

static void
piece_free (gpointer data)
{
  TillidConferencePiece *piece = data;

  g_free (piece->text);
  g_free (piece->spoken);
  g_free (piece);
}

/**
 * tillid_conference_options_init:
 * @self: (out caller-allocates): what is asked of a sheet
 * @today: the day of printing
 * @minute: the minute of that day
 *
 * Everything on one sheet, in full.
 */
void
tillid_conference_options_init (TillidConferenceOptions *self, TillidDay today, int minute)
{
  g_return_if_fail (self != NULL);

  *self = (TillidConferenceOptions){
    .day = TILLID_ABSENT, .number = 1, .total = 1, .printed_day = today, .printed_minute = minute
  };
  for (int part = 0; part < TILLID_CONFERENCE_N_PARTS; part++)
    self->shown[part] = TRUE;
}

/**
 * tillid_conference_sheet_new:
 * @facts: (transfer full): what may stand on it
 * @options: what is asked of it
 *
 * Places everything on one page, and leaves out what has no room there.
 *
 * Returns: (transfer full): the sheet
 */
TillidConferenceSheet *
tillid_conference_sheet_new (TillidConferenceFacts *facts, const TillidConferenceOptions *options)
{
  TillidConferenceSheet *self = NULL;

  g_return_val_if_fail (facts != NULL && options != NULL, NULL);

  self = g_new0 (TillidConferenceSheet, 1);
  self->facts = facts;
  self->options = *options;
  self->options.printed_by = g_strdup (options->printed_by);
  self->options.present = g_strdup (options->present);
  if (self->options.day == TILLID_ABSENT)
    self->options.day = options->printed_day;
  if (options->initials_only)
    tillid_conference_facts_hide_names (facts);
  self->is_rtl = tillid_format_is_rtl (NULL);
  self->factor = options->large_type ? 1.2 : 1;
  self->text = tillid_text_new (FALSE);
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->drawing = tillid_timeline_drawing_new (TILLID_PALETTE_PRINT, FALSE, NULL);
  self->layout = tillid_timeline_layout_new ();
  tillid_conference_layout_compute (self);
  return self;
}

/* Lets go of everything. */
void
tillid_conference_sheet_free (TillidConferenceSheet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  tillid_timeline_layout_free (self->layout);
  tillid_timeline_drawing_free (self->drawing);
  tillid_timeline_texts_clear (&self->texts);
  tillid_text_free (self->text);
  tillid_conference_facts_free (self->facts);
  g_free ((char *) self->options.printed_by);
  g_free ((char *) self->options.present);
  g_free (self);
}

/* From the left edge of the page; @x counts from where reading begins. */
static double
place (const TillidConferenceSheet *self, double x)
{
  return self->is_rtl ? TILLID_CONFERENCE_SHEET_WIDTH - TILLID_CONFERENCE_SIDE - x
                      : TILLID_CONFERENCE_SIDE + x;
}

/* The left edge of something as wide as @width. */
static double
place_left (const TillidConferenceSheet *self, double x, double width)
{
  return self->is_rtl ? place (self, x) - width : place (self, x);
}

static void
set_colour (cairo_t *cr, TillidColour colour)
{
  tillid_palette_set_source (cr, TILLID_PALETTE_PRINT, colour, 1);
}

static const char *
tag_of (guint level)
{
  return level == 1 ? "H1" : level == 2 ? "H2" : "P";
}

static void
draw_text (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  TillidTextStyle style = piece->style;
  const gboolean at_end = style.anchor > 0;
  const double x = place (self, at_end ? piece->x + piece->width : piece->x);
  TillidTextStyle first = style;
  double line;

  if (piece->text == NULL || *piece->text == '\0')
    return;
  first.wrap = FALSE;
  line = tillid_text_measure_height (self->text, piece->text, &first);
  style.anchor = self->is_rtl != at_end ? 1 : 0;
  if (piece->level > 0)
    cairo_tag_begin (cr, tag_of (piece->level), NULL);
  tillid_text_draw (self->text, cr, piece->text, x, piece->y + MAX (line, style.size * 1.34) / 2,
                    &style);
  if (piece->level > 0)
    cairo_tag_end (cr, tag_of (piece->level));
}

static void
draw_rule (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  set_colour (cr, TILLID_COLOUR_TEXT);
  cairo_rectangle (cr, place_left (self, piece->x, piece->width), piece->y, piece->width, 1.5);
  cairo_fill (cr);
}

static void
trace_round (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_box (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  set_colour (cr, TILLID_COLOUR_TEXT);
  cairo_set_line_width (cr, 1.5);
  trace_round (cr, place_left (self, piece->x, piece->width) + 0.75, piece->y + 0.75,
               piece->width - 1.5, piece->height - 1.5, 8);
  cairo_stroke (cr);
}

static void
draw_burden (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  const double step = piece->width / 10, radius = 4 * self->factor;

  cairo_set_line_width (cr, 1.1);
  for (int i = 0; i < 10; i++)
    {
      const double x = place (self, piece->x + step * (i + 0.5));

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, piece->y, radius - 0.55, 0, 2 * G_PI);
      set_colour (cr, i < piece->number ? TILLID_COLOUR_HARD : TILLID_COLOUR_FAINT);
      if (i < piece->number)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

static void
draw_face (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  const double size = piece->width, left = place_left (self, piece->x, size);
  const gboolean is_filled = piece->face == TILLID_CONFERENCE_FACE_KNOWN;
  const TillidColour ink =
    piece->face == TILLID_CONFERENCE_FACE_NOT_MET ? TILLID_COLOUR_DIM : TILLID_COLOUR_HARD;
  const TillidTextStyle letters = {
    .size = size * 0.41,
    .bold = TRUE,
    .anchor = 0.5,
    .colour = tillid_palette_get (TILLID_PALETTE_PRINT, is_filled ? TILLID_COLOUR_VIEW : ink)
  };

  trace_round (cr, left + 0.75, piece->y + 0.75, size - 1.5, size - 1.5,
               piece->face == TILLID_CONFERENCE_FACE_INTERPRETER ? size * 0.26 : (size - 1.5) / 2);
  set_colour (cr, ink);
  cairo_set_line_width (cr, 1.5);
  if (is_filled)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  tillid_text_draw (self->text, cr, piece->text, left + size / 2, piece->y + size / 2, &letters);
}

static void
draw_story (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  cairo_save (cr);
  cairo_translate (cr, TILLID_CONFERENCE_SIDE, piece->y);
  cairo_rectangle (cr, 0, 0, piece->width, piece->height);
  cairo_clip (cr);
  tillid_timeline_drawing_draw (self->drawing, cr, &self->view, self->layout,
                                (const TillidTimelineItem *) (gpointer) self->facts->items->data);
  cairo_restore (cr);
}

static void
draw_table (TillidConferenceSheet *self, cairo_t *cr, const TillidConferencePiece *piece)
{
  const double columns[] = { piece->width - TILLID_CONFERENCE_WHO - TILLID_CONFERENCE_WHEN,
                             piece->width - TILLID_CONFERENCE_WHEN };

  cairo_set_line_width (cr, 1);
  set_colour (cr, TILLID_COLOUR_FAINT);
  for (int row = 0; row < TILLID_CONFERENCE_ROWS; row++)
    {
      const double y = piece->y + TILLID_CONFERENCE_HEAD_ROW + row * TILLID_CONFERENCE_ROW;

      cairo_move_to (cr, TILLID_CONFERENCE_SIDE, y);
      cairo_rel_line_to (cr, piece->width, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      cairo_move_to (cr, place (self, columns[i]), piece->y);
      cairo_rel_line_to (cr, 0, piece->height);
    }
  cairo_stroke (cr);
  set_colour (cr, TILLID_COLOUR_DIM);
  cairo_rectangle (cr, TILLID_CONFERENCE_SIDE + 0.5, piece->y + 0.5, piece->width - 1,
                   piece->height - 1);
  cairo_stroke (cr);
}

/**
 * tillid_conference_sheet_draw:
 * @self: a sheet
 * @cr: where to: the page begins at 0, 0 and is %TILLID_CONFERENCE_SHEET_WIDTH units wide
 *
 * Draws the page; @cr is as before when it returns.
 */
void
tillid_conference_sheet_draw (TillidConferenceSheet *self, cairo_t *cr)
{
  static void (*const draw[]) (TillidConferenceSheet *, cairo_t *,
                               const TillidConferencePiece *) = {
    [TILLID_PIECE_TEXT] = draw_text,   [TILLID_PIECE_RULE] = draw_rule,
    [TILLID_PIECE_BOX] = draw_box,     [TILLID_PIECE_BURDEN] = draw_burden,
    [TILLID_PIECE_FACE] = draw_face,   [TILLID_PIECE_STORY] = draw_story,
    [TILLID_PIECE_TABLE] = draw_table,
  };

  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const TillidConferencePiece *piece = self->pieces->pdata[i];

      draw[piece->kind](self, cr, piece);
    }
  cairo_restore (cr);
}

/**
 * tillid_conference_sheet_list_texts:
 * @self: a sheet
 *
 * Returns: (transfer container) (element-type TillidConferenceText): what stands on it, line by line in the order of reading
 */
GArray *
tillid_conference_sheet_list_texts (TillidConferenceSheet *self)
{
  GArray *texts = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  texts = g_array_new (FALSE, FALSE, sizeof (TillidConferenceText));
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const TillidConferencePiece *piece = self->pieces->pdata[i];
      const TillidConferenceText text = { piece->level,
                                          piece->spoken != NULL ? piece->spoken : piece->text,
                                          piece->style.language };

      if (piece->level > 0 && text.text != NULL && *text.text != '\0')
        g_array_append_val (texts, text);
    }
  return texts;
}

/* How much of the room above the decisions is used: at most 1. */
double
tillid_conference_sheet_get_used (const TillidConferenceSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->used / self->room;
}

/* Whether there was room for the story. */
gboolean
tillid_conference_sheet_has_story (const TillidConferenceSheet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_story;
}

/* How many lines have no room on it. */
guint
tillid_conference_sheet_get_n_left_out (const TillidConferenceSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left_out;
}
