/* tillid-team-drawing.c - the lines between colleagues who share patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A line is as wide and as dark as the patients it stands for, in parts of the widest one, and bends towards the middle so that it
 * passes the nodes between its ends. Nodes are alike, whatever ends at them. */
#include "config.h"

#include "tillid-team-drawing.h"

#include <math.h>

#define THINNEST 1.0
#define WIDEST 6.0
#define MANY_LINES 24
#define BEND 0.55 /* how far a line is drawn to the middle */
#define NODE 7.0
#define LETTER 9.0

/* From 0 to 1: in parts of the most. */
static double
weight_of (const TillidTeamDrawing *self, const TillidNetworkLine *line)
{
  gint64 most = 1;

  for (guint i = 0; i < self->n_lines; i++)
    most = MAX (most, self->lines[i].shared);
  return (double) line->shared / (double) most;
}

/* How much of their width and colour lines keep: all of it up to so many, less and less where more would be one grey surface. */
static double
thinned (const TillidTeamDrawing *self)
{
  return self->n_lines > MANY_LINES ? sqrt ((double) MANY_LINES / self->n_lines) : 1;
}

static void
draw_line (const TillidTeamDrawing *self, cairo_t *cr, const TillidNetworkLine *line)
{
  const TillidNetworkPlace a = self->places[line->a], b = self->places[line->b];
  const double x = (a.x + b.x) / 2 * (1 - BEND) + self->width / 2 * BEND;
  const double y = (a.y + b.y) / 2 * (1 - BEND) + self->height / 2 * BEND;

  cairo_move_to (cr, a.x, a.y);
  cairo_curve_to (cr, a.x + (x - a.x) * 2 / 3, a.y + (y - a.y) * 2 / 3, b.x + (x - b.x) * 2 / 3,
                  b.y + (y - b.y) * 2 / 3, b.x, b.y);
}

static gboolean
is_chosen (const TillidTeamDrawing *self, const TillidNetworkLine *line)
{
  return self->chosen >= 0 && ((guint) self->chosen == line->a || (guint) self->chosen == line->b);
}

static void
set_colour (const TillidTeamDrawing *self,
            cairo_t *cr,
            TillidPalette palette,
            gboolean stands_out,
            double opacity)
{
  if (stands_out)
    tillid_palette_set_source (cr, palette, TILLID_COLOUR_ACCENT, 0.9);
  else
    tillid_palette_set_source (cr, palette, TILLID_COLOUR_NEUTRAL,
                               self->chosen >= 0 ? opacity * 0.4 : opacity);
}

/**
 * tillid_team_drawing_draw_lines:
 * @drawing: what is drawn
 * @cr: where to draw
 * @palette: the colours
 * @scale: of text
 *
 * Draws the lines; those of the chosen node last, and the others fainter behind them.
 */
void
tillid_team_drawing_draw_lines (const TillidTeamDrawing *drawing,
                                cairo_t *cr,
                                TillidPalette palette,
                                double scale)
{
  g_return_if_fail (drawing != NULL && cr != NULL);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < drawing->n_lines; i++)
      if (is_chosen (drawing, &drawing->lines[i]) == (pass == 1))
        {
          const TillidNetworkLine *line = &drawing->lines[i];
          const double weight = weight_of (drawing, line);
          const double kept = pass == 1 ? 1 : thinned (drawing);

          draw_line (drawing, cr, line);
          set_colour (drawing, cr, palette, pass == 1, sqrt (kept) * (0.3 + 0.3 * weight));
          cairo_set_line_width (cr, (THINNEST + (WIDEST - THINNEST) * weight) * kept * scale);
          cairo_stroke (cr);
        }
}

/* Where the name of a node at @place goes: away from the middle. */
static void
draw_name (const TillidTeamDrawing *self,
           cairo_t *cr,
           TillidText *text,
           TillidPalette palette,
           double scale,
           guint i)
{
  const double dx = self->places[i].x - self->width / 2, dy = self->places[i].y - self->height / 2;
  const gboolean beside = ABS (dx) > self->width * 0.22;
  const TillidTextStyle style = { .size = LETTER * scale,
                                  .anchor = !beside  ? 0.5
                                            : dx > 0 ? 0
                                                     : 1,
                                  .colour = tillid_palette_get (palette, TILLID_COLOUR_TEXT) };
  const double away = (NODE + 4) * scale;
  const double x = self->places[i].x + (!beside ? 0 : dx > 0 ? away : -away);
  const double y = self->places[i].y + (beside   ? LETTER * scale * 0.35
                                        : dy > 0 ? away + LETTER * scale
                                                 : -away);

  tillid_text_draw (text, cr, self->names[i], x, y, &style);
}

/**
 * tillid_team_drawing_draw_nodes:
 * @drawing: what is drawn, with names
 * @cr: where to draw
 * @text: for its letters
 * @palette: the colours
 * @scale: of text
 *
 * Draws the nodes with their names: on paper. On the screen they are widgets.
 */
void
tillid_team_drawing_draw_nodes (const TillidTeamDrawing *drawing,
                                cairo_t *cr,
                                TillidText *text,
                                TillidPalette palette,
                                double scale)
{
  g_return_if_fail (drawing != NULL && cr != NULL && drawing->names != NULL);

  for (guint i = 0; i < drawing->n; i++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, drawing->places[i].x, drawing->places[i].y, NODE * scale, 0, 2 * G_PI);
      tillid_palette_set_source (cr, palette, TILLID_COLOUR_VIEW, 1);
      cairo_fill_preserve (cr);
      tillid_palette_set_source (cr, palette, TILLID_COLOUR_TEXT, 1);
      cairo_set_line_width (cr, 1.4 * scale);
      cairo_stroke (cr);
      draw_name (drawing, cr, text, palette, scale, i);
    }
}
