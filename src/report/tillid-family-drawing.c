/* tillid-family-drawing.c - the family drawing on a cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-family-drawing.h"

#include <math.h>

#include "tillid-choices.h"
#include "tillid-text.h"

#define LINE 2.0
#define NAME_SIZE 13.3
#define CAPTION_SIZE 12.0
#define LABEL_WIDTH 122.0
#define BADGE 11.0
#define STRONG 5.0
#define WEAK 2.2
#define ZIGZAG 6.5
#define ZIGZAG_STEP 11.5

struct _TillidFamilyDrawing
{
  TillidPalette palette;
  gboolean staff_layer;
  TillidText *text; /* (owned) */
};

/**
 * tillid_family_drawing_new:
 * @palette: where it is drawn
 * @on_pixels: on a screen: letters stand on whole pixels
 *
 * Returns: (transfer full): a drawing; without the staff layer
 */
TillidFamilyDrawing *
tillid_family_drawing_new (TillidPalette palette, gboolean on_pixels)
{
  TillidFamilyDrawing *self = g_new0 (TillidFamilyDrawing, 1);

  self->palette = palette;
  self->text = tillid_text_new (on_pixels);
  return self;
}

void
tillid_family_drawing_free (TillidFamilyDrawing *self)
{
  if (self == NULL)
    return;
  tillid_text_free (self->text);
  g_free (self);
}

/* Who is a safe person and who is not: for the team, never on what a patient takes along. */
void
tillid_family_drawing_set_staff_layer (TillidFamilyDrawing *self, gboolean shown)
{
  g_return_if_fail (self != NULL);

  self->staff_layer = shown;
}

static void
set_colour (const TillidFamilyDrawing *self, cairo_t *cr, TillidColour colour)
{
  tillid_palette_set_source (cr, self->palette, colour, 1);
}

static void
draw_text (const TillidFamilyDrawing *self,
           cairo_t *cr,
           const char *words,
           double x,
           double y,
           double size,
           gboolean bold,
           double anchor,
           double width)
{
  TillidRgba halo = tillid_palette_get (self->palette, TILLID_COLOUR_VIEW);
  TillidTextStyle style = {
    .size = size,
    .bold = bold,
    .anchor = anchor,
    .width = width,
    .colour = tillid_palette_get (self->palette, bold ? TILLID_COLOUR_TEXT : TILLID_COLOUR_DIM),
    .halo = &halo,
  };

  if (words != NULL && *words != '\0')
    tillid_text_draw (self->text, cr, words, x, y, &style);
}

static void
trace_rounded (cairo_t *cr, double x, double y, double width, double height, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_frame (const TillidFamilyDrawing *self,
            cairo_t *cr,
            const TillidFamilyScene *scene,
            const TillidFamilyFrame *frame)
{
  const char *name = scene->areas->pdata[frame->area - 1];
  gboolean is_last = frame->area == scene->areas->len;

  trace_rounded (cr, frame->x, frame->y, frame->width, frame->height, 16);
  set_colour (self, cr, is_last ? TILLID_COLOUR_COMING_TINT : TILLID_COLOUR_SHADE);
  cairo_fill_preserve (cr);
  set_colour (self, cr, is_last ? TILLID_COLOUR_ACCENT : TILLID_COLOUR_DIM);
  cairo_set_line_width (cr, 1.3);
  cairo_set_dash (cr, (double[]){ 2, 4 }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  draw_text (self, cr, name, scene->rtl ? frame->x + frame->width - 16 : frame->x + 16,
             frame->y + 20, CAPTION_SIZE, FALSE, scene->rtl ? 1 : 0, frame->width - 32);
}

static void
draw_arrow (cairo_t *cr, double x, double y, double angle, double length, double width)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -length, -width / 2);
  cairo_line_to (cr, -length, width / 2);
  cairo_close_path (cr);
  cairo_restore (cr);
  cairo_fill (cr);
}

/* The place on a line at @t from 0 to 1, and the way it goes there. */
static void
point_at (const TillidFamilyLine *line, double t, double *x, double *y, double *angle)
{
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  double dx = u * u * (line->cx0 - line->x0) + 2 * u * t * (line->cx1 - line->cx0) +
              t * t * (line->x1 - line->cx1);
  double dy = u * u * (line->cy0 - line->y0) + 2 * u * t * (line->cy1 - line->cy0) +
              t * t * (line->y1 - line->cy1);

  *x = a * line->x0 + b * line->cx0 + c * line->cx1 + d * line->x1;
  *y = a * line->y0 + b * line->cy0 + c * line->cy1 + d * line->y1;
  *angle = atan2 (dy, dx);
}

/* From @from to @to of it, with teeth of one size however long it is, or without; it begins and ends on the line. */
static void
trace_tie (cairo_t *cr, const TillidFamilyLine *line, double from, double to, gboolean zigzag)
{
  double length = hypot (line->x1 - line->x0, line->y1 - line->y0);
  int n = MAX (zigzag ? 2 : 24, (int) lround (length * (to - from) / ZIGZAG_STEP));

  for (int i = 0; i <= n; i++)
    {
      double x, y, angle;
      double off = !zigzag || i == 0 || i == n ? 0 : i % 2 == 0 ? -ZIGZAG : ZIGZAG;

      point_at (line, from + (to - from) * i / n, &x, &y, &angle);
      cairo_line_to (cr, x - sin (angle) * off, y + cos (angle) * off);
    }
}

static void
draw_tie (cairo_t *cr, const TillidFamilyLine *line, int tie, int help)
{
  double length = hypot (line->x1 - line->x0, line->y1 - line->y0), head = 13 / MAX (length, 40);
  gboolean to_start = help == TILLID_HELP_TO_PATIENT || help == TILLID_HELP_BOTH;
  gboolean to_end = help == TILLID_HELP_FROM_PATIENT || help == TILLID_HELP_BOTH;
  double x, y, angle;

  cairo_set_line_width (cr, LINE);
  cairo_new_path (cr); /* text leaves a point behind */
  trace_tie (cr, line, to_start ? head : 0, to_end ? 1 - head : 1, tie == TILLID_TIE_STRAINED);
  if (tie == TILLID_TIE_STRONG)
    cairo_set_line_width (cr, STRONG);
  if (tie == TILLID_TIE_WEAK)
    {
      cairo_set_line_width (cr, WEAK);
      cairo_set_dash (cr, (double[]){ 2.5, 5 }, 2, 0);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  point_at (line, 0, &x, &y, &angle);
  if (to_start)
    draw_arrow (cr, x, y, angle + G_PI, 16, 17);
  point_at (line, 1, &x, &y, &angle);
  if (to_end)
    draw_arrow (cr, x, y, angle, 16, 17);
}

/* From the patient's sign to the figure, or from the first of a pair to the second. */
static void
draw_tie_of (cairo_t *cr, const TillidFamilyScene *scene, const TillidFamilyLine *line)
{
  const TillidFamilyFigure *figure = tillid_family_scene_get (scene, line->person);

  if (line->tie > 0)
    {
      const TillidFamilyTie *tie = &g_array_index (scene->ties, TillidFamilyTie, line->tie - 1);

      draw_tie (cr, line, tie->tie, tie->help);
    }
  else
    draw_tie (cr, line, figure->tie, figure->help);
}

/* A coin. */
static void
draw_money_badge (const TillidFamilyDrawing *self, cairo_t *cr, double x, double y)
{
  set_colour (self, cr, TILLID_COLOUR_VIEW);
  cairo_new_path (cr); /* text leaves a point behind */
  cairo_arc (cr, x, y, BADGE, 0, 2 * G_PI);
  cairo_fill (cr);
  set_colour (self, cr, TILLID_COLOUR_RESULT);
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, x, y, 8, 0, 2 * G_PI);
  cairo_stroke (cr);
  draw_text (self, cr, "$", x, y, CAPTION_SIZE, TRUE, 0.5, 0);
}

static void
draw_money (const TillidFamilyDrawing *self, cairo_t *cr, const TillidFamilyLine *line)
{
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, line->x0, line->y0);
  cairo_curve_to (cr, line->cx0, line->cy0, line->cx1, line->cy1, line->x1, line->y1);
  cairo_stroke (cr);
  draw_arrow (cr, line->x1, line->y1, atan2 (line->y1 - line->cy1, line->x1 - line->cx1), 13, 12);
  draw_money_badge (self, cr, (line->x0 + 3 * line->cx0 + 3 * line->cx1 + line->x1) / 8,
                    (line->y0 + 3 * line->cy0 + 3 * line->cy1 + line->y1) / 8);
}

static void
draw_line (const TillidFamilyDrawing *self,
           cairo_t *cr,
           const TillidFamilyScene *scene,
           const TillidFamilyLine *line)
{
  set_colour (self, cr, TILLID_COLOUR_RESULT);
  if (line->kind == TILLID_FAMILY_LINE_TIE)
    draw_tie_of (cr, scene, line);
  else if (line->kind == TILLID_FAMILY_LINE_MONEY)
    draw_money (self, cr, line);
  else
    {
      cairo_set_line_width (cr, LINE);
      if (line->kind == TILLID_FAMILY_LINE_SKIP)
        cairo_set_dash (cr, (double[]){ 5, 4 }, 2, 0);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
      cairo_move_to (cr, line->x0, line->y0);
      cairo_line_to (cr, line->x1, line->y1);
      cairo_stroke (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

static void
trace_shape (cairo_t *cr, TillidFamilyShape shape, double x, double y, double r)
{
  switch (shape)
    {
    case TILLID_FAMILY_SHAPE_MAN:
      r *= TILLID_FAMILY_SQUARE / 2 / TILLID_FAMILY_RADIUS;
      cairo_rectangle (cr, x - r, y - r, 2 * r, 2 * r);
      break;
    case TILLID_FAMILY_SHAPE_OTHER:
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
      cairo_close_path (cr);
      break;
    case TILLID_FAMILY_SHAPE_WOMAN:
    case TILLID_FAMILY_SHAPE_PARTNER:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    }
}

static void
draw_shape (const TillidFamilyDrawing *self,
            cairo_t *cr,
            const TillidFamilyFigure *figure,
            const TillidFamilySign *sign)
{
  gboolean is_partner = figure->shape == TILLID_FAMILY_SHAPE_PARTNER;

  trace_shape (cr, figure->shape, sign->x, sign->y, sign->radius);
  set_colour (self, cr, TILLID_COLOUR_VIEW);
  cairo_fill_preserve (cr);
  set_colour (self, cr, is_partner ? TILLID_COLOUR_NEUTRAL : TILLID_COLOUR_RESULT);
  cairo_set_line_width (cr, is_partner ? 1.5 : LINE);
  if (figure->is_missing)
    cairo_set_dash (cr, (double[]){ 5, 4 }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (figure->is_patient)
    {
      trace_shape (cr, figure->shape, sign->x, sign->y, sign->radius - 6);
      cairo_stroke (cr);
    }
  if (figure->has_died)
    {
      double r = figure->shape == TILLID_FAMILY_SHAPE_OTHER ? sign->radius / 2 : sign->radius * 0.7;

      cairo_set_line_width (cr, 1.8);
      cairo_move_to (cr, sign->x - r, sign->y - r);
      cairo_line_to (cr, sign->x + r, sign->y + r);
      cairo_move_to (cr, sign->x + r, sign->y - r);
      cairo_line_to (cr, sign->x - r, sign->y + r);
      cairo_stroke (cr);
    }
}

/* Two balloons that speak. */
static void
draw_interpreting (const TillidFamilyDrawing *self, cairo_t *cr, double x, double y)
{
  set_colour (self, cr, TILLID_COLOUR_VIEW);
  cairo_new_path (cr); /* text leaves a point behind */
  cairo_arc (cr, x, y, BADGE + 2, 0, 2 * G_PI);
  cairo_fill_preserve (cr);
  set_colour (self, cr, TILLID_COLOUR_CARE);
  cairo_set_line_width (cr, 1.8);
  cairo_stroke (cr);
  trace_rounded (cr, x - 8, y - 6, 10, 7, 2);
  cairo_fill (cr);
  cairo_move_to (cr, x - 6, y);
  cairo_line_to (cr, x - 6, y + 4);
  cairo_line_to (cr, x - 2, y);
  cairo_fill (cr);
  trace_rounded (cr, x - 1, y - 1, 9, 6, 2);
  set_colour (self, cr, TILLID_COLOUR_VIEW);
  cairo_fill_preserve (cr);
  set_colour (self, cr, TILLID_COLOUR_CARE);
  cairo_set_line_width (cr, 1.3);
  cairo_stroke (cr);
}

/* A shield, whole or broken: the shape says which. */
static void
draw_safety (const TillidFamilyDrawing *self, cairo_t *cr, double x, double y, gboolean unsafe)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y - 8);
  cairo_line_to (cr, x + 7, y - 5);
  cairo_curve_to (cr, x + 7, y + 2, x + 4, y + 6, x, y + 8);
  cairo_curve_to (cr, x - 4, y + 6, x - 7, y + 2, x - 7, y - 5);
  cairo_close_path (cr);
  set_colour (self, cr, TILLID_COLOUR_VIEW);
  cairo_fill_preserve (cr);
  set_colour (self, cr, TILLID_COLOUR_RESULT);
  cairo_set_line_width (cr, 1.8);
  cairo_stroke (cr);
  if (unsafe)
    {
      cairo_move_to (cr, x + 2, y - 8);
      cairo_line_to (cr, x - 2, y - 2);
      cairo_line_to (cr, x + 2, y + 2);
      cairo_line_to (cr, x - 1, y + 8);
    }
  else
    {
      cairo_move_to (cr, x - 3, y);
      cairo_line_to (cr, x - 1, y + 3);
      cairo_line_to (cr, x + 4, y - 3);
    }
  cairo_stroke (cr);
}

static void
draw_words (const TillidFamilyDrawing *self,
            cairo_t *cr,
            const TillidFamilyFigure *figure,
            const TillidFamilySign *sign)
{
  double y = sign->y + sign->radius + TILLID_FAMILY_TEXT_GAP + 7.5;

  if (figure->shape == TILLID_FAMILY_SHAPE_PARTNER)
    {
      double width = 2 * sign->radius - 10;

      draw_text (self, cr, figure->name, sign->x, sign->y - (figure->caption != NULL ? 7.5 : 0),
                 NAME_SIZE, TRUE, 0.5, width);
      draw_text (self, cr, figure->caption, sign->x, sign->y + 7.5, CAPTION_SIZE, FALSE, 0.5,
                 width);
      return;
    }
  if (figure->is_missing)
    draw_text (self, cr, "?", sign->x, sign->y, 20, TRUE, 0.5, 0);
  else if (!figure->has_died)
    draw_text (self, cr, figure->age, sign->x, sign->y, 12.5, TRUE, 0.5, 2 * sign->radius - 6);
  draw_text (self, cr, figure->name, sign->x, y, NAME_SIZE, TRUE, 0.5, LABEL_WIDTH);
  draw_text (self, cr, figure->caption, sign->x, y + 15, CAPTION_SIZE, FALSE, 0.5, LABEL_WIDTH);
  draw_text (self, cr, figure->note, sign->x, y + (figure->caption != NULL ? 30 : 15), CAPTION_SIZE,
             FALSE, 0.5, LABEL_WIDTH);
}

/**
 * tillid_family_drawing_draw_figure:
 * @self: a drawing
 * @cr: a cairo context
 * @scene: a scene that is laid out
 * @index: of somebody in it
 *
 * One sign with its words and badges.
 */
void
tillid_family_drawing_draw_figure (TillidFamilyDrawing *self,
                                   cairo_t *cr,
                                   const TillidFamilyScene *scene,
                                   guint index)
{
  const TillidFamilyFigure *figure;
  const TillidFamilySign *sign;

  g_return_if_fail (self != NULL && scene != NULL && scene->layout != NULL);
  g_return_if_fail (index < scene->figures->len);

  figure = tillid_family_scene_get (scene, index);
  sign = &g_array_index (scene->layout->signs, TillidFamilySign, index);
  draw_shape (self, cr, figure, sign);
  draw_words (self, cr, figure, sign);
  if (figure->interprets)
    draw_interpreting (self, cr, sign->x + sign->radius + 6, sign->y - sign->radius - 2);
  if (self->staff_layer && (figure->is_safe || figure->is_unsafe))
    draw_safety (self, cr, sign->x - sign->radius - 5, sign->y - sign->radius, figure->is_unsafe);
}

/* Areas and lines: what lies below the signs. */
void
tillid_family_drawing_draw_ground (TillidFamilyDrawing *self,
                                   cairo_t *cr,
                                   const TillidFamilyScene *scene)
{
  g_return_if_fail (self != NULL && scene != NULL && scene->layout != NULL);

  for (guint i = 0; i < scene->layout->frames->len; i++)
    draw_frame (self, cr, scene, &g_array_index (scene->layout->frames, TillidFamilyFrame, i));
  for (guint i = 0; i < scene->layout->lines->len; i++)
    draw_line (self, cr, scene, &g_array_index (scene->layout->lines, TillidFamilyLine, i));
}

/* The whole drawing, in pixels of the layout. */
void
tillid_family_drawing_draw (TillidFamilyDrawing *self, cairo_t *cr, const TillidFamilyScene *scene)
{
  g_return_if_fail (self != NULL && scene != NULL && scene->layout != NULL);

  tillid_family_drawing_draw_ground (self, cr, scene);
  for (guint i = 0; i < scene->figures->len; i++)
    tillid_family_drawing_draw_figure (self, cr, scene, i);
}
