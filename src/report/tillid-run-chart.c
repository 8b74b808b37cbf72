/* tillid-run-chart.c - a share by month with its control limits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Months stand side by side in the direction of reading. Limits are steps, one of the width of a month; where there are too
 * few appointments the month has a hollow point and no limits. A month without a value interrupts the line: nothing is drawn
 * across what is not known. */
#include "config.h"

#include "tillid-run-chart.h"

#include <math.h>

#include "tillid-format.h"
#include "tillid-month-words.h"

#define GUTTER 30.0
#define END 8.0
#define TOP 12.0
#define FOOT 36.0
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
top_of (const Drawing *self)
{
  return self->chart->top > 0 ? self->chart->top : 1;
}

static double
y_of (const Drawing *self, double value)
{
  const double top = TOP * self->scale, foot = FOOT * self->scale;

  return top + (1 - CLAMP (value / top_of (self), 0, 1)) * (self->height - top - foot);
}

static gboolean
has_limits (const Drawing *self, guint month)
{
  return self->chart->few > 0 && self->chart->points[month].share.denominator >= self->chart->few;
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
      const double value = top_of (self) * i / 4;
      g_autofree char *text =
        tillid_format_number (lround (self->chart->top > 0 ? value : value * 100),
                              self->chart->language);
      const double y = y_of (self, value);

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
  gboolean goes_on = FALSE;

  for (guint i = 0; i < self->chart->n_months; i++)
    {
      const TillidRatio share = self->chart->points[i].share;

      if (tillid_ratio_is_defined (share) && goes_on)
        cairo_line_to (self->cr, x_of (self, i), y_of (self, tillid_ratio_value (share)));
      else if (tillid_ratio_is_defined (share))
        cairo_move_to (self->cr, x_of (self, i), y_of (self, tillid_ratio_value (share)));
      goes_on = tillid_ratio_is_defined (share);
    }
  tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_ACCENT, 1);
  cairo_set_line_width (self->cr, 2);
  cairo_stroke (self->cr);
}

/* What the points are compared with: a bar of the width of a month, so that the two are told apart without colours. */
static void
draw_other (const Drawing *self)
{
  const double half = step (self) * 0.36;

  for (guint i = 0; self->chart->other != NULL && i < self->chart->n_months; i++)
    if (!isnan (self->chart->other[i]))
      {
        const double y = y_of (self, self->chart->other[i]);

        cairo_rectangle (self->cr, x_of (self, i) - half, y, 2 * half, y_of (self, 0) - y);
      }
  tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_PILL, 1);
  cairo_fill (self->cr);
  for (guint i = 0; self->chart->other != NULL && i < self->chart->n_months; i++)
    if (!isnan (self->chart->other[i]))
      {
        cairo_move_to (self->cr, x_of (self, i) - half, y_of (self, self->chart->other[i]));
        cairo_rel_line_to (self->cr, 2 * half, 0);
      }
  tillid_palette_set_source (self->cr, self->palette, TILLID_COLOUR_NEUTRAL, 1);
  cairo_set_line_width (self->cr, 1.6);
  cairo_stroke (self->cr);
}

static void
draw_point (const Drawing *self, guint i)
{
  const double value = tillid_ratio_value (self->chart->points[i].share);
  const gboolean is_full = self->chart->few == 0 || has_limits (self, i);

  cairo_new_path (self->cr);
  cairo_arc (self->cr, x_of (self, i), y_of (self, value), POINT * self->scale, 0, 2 * G_PI);
  tillid_palette_set_source (self->cr, self->palette,
                             is_full ? TILLID_COLOUR_ACCENT : TILLID_COLOUR_VIEW, 1);
  cairo_fill_preserve (self->cr);
  tillid_palette_set_source (self->cr, self->palette,
                             is_full ? TILLID_COLOUR_VIEW : TILLID_COLOUR_ACCENT, 1);
  cairo_set_line_width (self->cr, 1.4);
  cairo_stroke (self->cr);
}

static void
draw_points (const Drawing *self)
{
  for (guint i = 0; i < self->chart->n_months; i++)
    if (tillid_ratio_is_defined (self->chart->points[i].share))
      draw_point (self, i);
}

/* A letter below each month; the year below the first one, and below each January. */
static void
draw_months (const Drawing *self)
{
  for (guint i = 0; i < self->chart->n_months; i++)
    {
      const TillidDay day = tillid_day_add_months (self->chart->first, (int) i);
      g_autofree char *letter = tillid_month_words_write_letter (day, self->chart->language);
      g_autofree char *text = tillid_month_words_write_year (day, self->chart->language);
      int year, month, day_of_month;

      tillid_day_to_ymd (day, &year, &month, &day_of_month);
      write_text (self, letter, x_of (self, i), self->height - 20 * self->scale, 0.5);
      if (i == 0 || month == 1)
        write_text (self, text, x_of (self, i), self->height - 5 * self->scale, 0.5);
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
  draw_other (&self);
  if (tillid_ratio_is_defined (chart->mean))
    {
      draw_limit (&self, FALSE);
      draw_limit (&self, TRUE);
      if (chart->few > 0)
        draw_mean (&self);
      draw_line (&self);
    }
  draw_points (&self);
  draw_months (&self);
}
