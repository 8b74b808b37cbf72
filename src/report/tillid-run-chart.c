/* tillid-run-chart.c - a share by month with its control limits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Months stand side by side in the direction of reading. Limits are steps, one of the width of a month; where there are too
 * few appointments the month has a hollow point and no limits. */
#include "config.h"

#include "tillid-run-chart.h"

#include <math.h>

#define GUTTER 30.0
#define END 8.0
#define TOP 12.0
#define FOOT 26.0
#define POINT 3.6
#define LETTER 11.0

typedef struct
{
  const TillidRunChart *chart;
  cairo_t *cr;
  TillidText *text;
  TillidPalette palette;
  double width, height, scale;
  gboolean is_rtl;
} Drawing;

static double
mirrored (const Drawing *self, double x)
{
  return self->is_rtl ? self->width - x : x;
}

static double
step (const Drawing *self)
{
  return (self->width - (GUTTER + END) * self->scale) / self->chart->n_months;
}

/* The middle of a month. */
static double
x_of (const Drawing *self, guint month)
{
  return mirrored (self, GUTTER * self->scale + step (self) * (month + 0.5));
}

static double
y_of (const Drawing *self, double share)
{
  const double top = TOP * self->scale, foot = FOOT * self->scale;

  return top + (1 - CLAMP (share, 0, 1)) * (self->height - top - foot);
}

static gboolean
has_limits (const Drawing *self, guint month)
{
  return self->chart->points[month].share.denominator >= self->chart->few;
}

static void
write_text (const Drawing *self, const char *text, double x, double y, double anchor)
{
  const TillidTextStyle style = { .size = LETTER * self->scale,
                                  .anchor = anchor,
                                  .colour = tillid_palette_get (self->palette, TILLID_COLOUR_DIM) };

  tillid_text_draw (self->text, self->cr, text, x, y, &style);
}

static void
draw_scale (const Drawing *self)
{
  for (int i = 0; i <= 4; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i * 25);
      const double y = y_of (self, i / 4.0);

      tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_LINE, 1);
      cairo_set_line_width (self->cr, 1);
      cairo_move_to (self->cr, mirrored (self, GUTTER * self->scale), y);
      cairo_line_to (self->cr, mirrored (self, self->width - END / 2), y);
      cairo_stroke (self->cr);
      write_text (self, text, mirrored (self, (GUTTER - 6) * self->scale),
                  y + LETTER * self->scale * 0.35, self->is_rtl ? 0 : 1);
    }
}

static void
draw_limit (const Drawing *self, gboolean upper)
{
  const double dashes[] = { 4, 3 };
  const double half = step (self) / 2 * (self->is_rtl ? -1 : 1);
  gboolean goes_on = FALSE;

  for (guint i = 0; i < self->chart->n_months; i++)
    {
      const TillidChartPoint *point = &self->chart->points[i];
      const double y = y_of (self, upper ? point->upper : point->lower);

      if (!has_limits (self, i))
        {
          goes_on = FALSE;
          continue;
        }
      if (goes_on)
        cairo_line_to (self->cr, x_of (self, i) - half, y);
      else
        cairo_move_to (self->cr, x_of (self, i) - half, y);
      cairo_line_to (self->cr, x_of (self, i) + half, y);
      goes_on = TRUE;
    }
  tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_FAINT, 1);
  cairo_set_line_width (self->cr, 1.3);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
draw_mean (const Drawing *self)
{
  const double y = y_of (self, tillid_ratio_value (self->chart->mean));

  tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_NEUTRAL, 1);
  cairo_set_line_width (self->cr, 1.4);
  cairo_move_to (self->cr, mirrored (self, GUTTER * self->scale), y);
  cairo_line_to (self->cr, mirrored (self, self->width - END / 2), y);
  cairo_stroke (self->cr);
}

static void
draw_line (const Drawing *self)
{
  for (guint i = 0; i < self->chart->n_months; i++)
    if (tillid_ratio_is_defined (self->chart->points[i].share))
      cairo_line_to (self->cr, x_of (self, i),
                     y_of (self, tillid_ratio_value (self->chart->points[i].share)));
  tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_ACCENT, 1);
  cairo_set_line_width (self->cr, 2);
  cairo_stroke (self->cr);
}

static void
draw_points (const Drawing *self)
{
  for (guint i = 0; i < self->chart->n_months; i++)
    {
      const TillidRatio share = self->chart->points[i].share;

      write_text (self, self->chart->letters[i], x_of (self, i), self->height - 10 * self->scale,
                  0.5);
      if (!tillid_ratio_is_defined (share))
        continue;
      cairo_new_path (self->cr);
      cairo_arc (self->cr, x_of (self, i), y_of (self, tillid_ratio_value (share)),
                 POINT * self->scale, 0, 2 * G_PI);
      tillid_palette_set_source (self->cr, self->palette,
                                 has_limits (self, i) ? TILLID_COLOUR_ACCENT : TILLID_COLOUR_VIEW,
                                 1);
      cairo_fill_preserve (self->cr);
      tillid_palette_set_source (self->cr, self->palette,
                                 has_limits (self, i) ? TILLID_COLOUR_VIEW : TILLID_COLOUR_ACCENT,
                                 1);
      cairo_set_line_width (self->cr, 1.4);
      cairo_stroke (self->cr);
    }
}

/**
 * tillid_run_chart_draw:
 * @chart: what it says
 * @cr: where to draw
 * @text: for its letters
 * @palette: the colours
 * @width: in pixels
 * @height: in pixels
 * @scale: of text
 * @is_rtl: months go from right to left
 */
void
tillid_run_chart_draw (const TillidRunChart *chart,
                       cairo_t *cr,
                       TillidText *text,
                       TillidPalette palette,
                       double width,
                       double height,
                       double scale,
                       gboolean is_rtl)
{
  const Drawing self = { chart, cr, text, palette, width, height, scale, is_rtl };

  g_return_if_fail (chart != NULL && chart->n_months > 0);

  draw_scale (&self);
  if (tillid_ratio_is_defined (chart->mean))
    {
      draw_limit (&self, FALSE);
      draw_limit (&self, TRUE);
      draw_mean (&self);
      draw_line (&self);
    }
  draw_points (&self);
  write_text (&self, chart->first_year, mirrored (&self, (GUTTER + 2) * scale), y_of (&self, 0.02),
              is_rtl ? 1 : 0);
  if (chart->last_year != NULL)
    write_text (&self, chart->last_year, x_of (&self, chart->last_year_at), y_of (&self, 0.02),
                0.5);
}
