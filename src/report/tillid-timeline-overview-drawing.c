/* tillid-timeline-overview-drawing.c - the whole life on one line, drawn
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-format.h"
#include "tillid-signs.h"
#include "tillid-timeline-brush.h"

#define LINE_Y 25.0
#define GOOD_Y 13.0
#define HARD_Y 29.0
#define LOAD_BOTTOM 44.0
#define LOAD_HEIGHT 13.0
#define NAME_Y 53.0

static double
start_of (const TillidTimelineDrawing *self, double distance)
{
  return self->view->rtl ? self->layout->width - distance : distance;
}

static void
draw_load (TillidTimelineDrawing *self)
{
  const TillidTimelineOverview *overview = &self->layout->overview;
  double step, scale = self->scale;
  guint n = overview->load->len;

  if (overview->load_max <= 0 || n < 2)
    return;
  step = (overview->scale.past_end - overview->scale.gutter) / (n - 1);
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, start_of (self, overview->scale.gutter), LOAD_BOTTOM * scale);
  for (guint i = 0; i < n; i++)
    cairo_line_to (self->cr, start_of (self, overview->scale.gutter + step * i),
                   (LOAD_BOTTOM - LOAD_HEIGHT * g_array_index (overview->load, double, i) /
                                    MAX (overview->load_max, 3)) *
                     scale);
  cairo_line_to (self->cr, start_of (self, overview->scale.past_end), LOAD_BOTTOM * scale);
  cairo_close_path (self->cr);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_SYMPTOM, 0.28);
  cairo_fill (self->cr);
}

static void
draw_dot (TillidTimelineDrawing *self, const TillidTimelineDot *dot)
{
  gboolean good = dot->bank == TILLID_BANK_GOOD, hard = dot->bank == TILLID_BANK_HARD;
  TillidColour colour = good   ? TILLID_COLOUR_GOOD
                        : hard ? TILLID_COLOUR_HARD
                               : TILLID_COLOUR_NEUTRAL;
  TillidRgba ink = tillid_palette_get (self->palette, colour);
  double y = (good ? GOOD_Y : hard ? HARD_Y : LINE_Y) * self->scale;
  double scale = self->scale, radius = (good || hard ? 3.2 : 2.4) * scale;
  static const double dash[] = { 2, 1.5 };

  if (dot->x != dot->x_end)
    {
      TillidTimelineRect rect = { MIN (dot->x, dot->x_end), y - 2.5 * scale,
                                  fabs (dot->x_end - dot->x), 5 * scale };

      ink.alpha *= 0.5;
      tillid_sign_draw_pill (self->cr, &rect, &ink);
      return;
    }
  if (good)
    {
      tillid_rgba_set_source (self->cr, &ink, 1);
      tillid_timeline_brush_line (self, dot->x, LINE_Y * scale, dot->x, y, 1);
    }
  if (dot->closed)
    cairo_set_dash (self->cr, dash, 2, 0);
  tillid_sign_draw_ring (self->cr, dot->x, y, radius - 0.5 * scale, scale, &ink,
                         dot->closed || dot->coming ? NULL : &ink);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* What is outside the brush is paler; the brush is a frame with one or two handles. */
static void
draw_brush (TillidTimelineDrawing *self)
{
  const TillidTimelineOverview *overview = &self->layout->overview;
  const TillidTimelineRect *brush = &overview->brush;
  TillidRgba accent = tillid_palette_get (self->palette, TILLID_COLOUR_ACCENT);
  double scale = self->scale, gutter = start_of (self, overview->scale.gutter);
  double past_end = start_of (self, overview->scale.past_end);
  const double edges[2][2] = { { gutter, overview->handle_first },
                               { overview->handle_last, past_end } };
  const double handles[] = { overview->handle_first, overview->handle_last };

  for (guint i = 0; i < 2; i++)
    {
      TillidTimelineRect veil = { MIN (edges[i][0], edges[i][1]), scale,
                                  fabs (edges[i][1] - edges[i][0]), 45 * scale };

      if (isnan (edges[i][0]) || isnan (edges[i][1]))
        continue;
      tillid_timeline_brush_colour (self, TILLID_COLOUR_WINDOW,
                                    tillid_palette_is_contrast (self->palette) ? 0.3 : 0.62);
      tillid_timeline_brush_rect (self, &veil);
    }
  cairo_new_path (self->cr);
  cairo_rectangle (self->cr, brush->x, brush->y * scale, brush->width, brush->height * scale);
  tillid_rgba_set_source (self->cr, &accent, 0.07);
  cairo_fill_preserve (self->cr);
  tillid_rgba_set_source (self->cr, &accent, 1);
  cairo_set_line_width (self->cr, 1.5 * scale);
  cairo_stroke (self->cr);
  for (guint i = 0; i < 2; i++)
    {
      TillidTimelineRect handle = { handles[i] - 3.5 * scale, 14 * scale, 7 * scale, 19 * scale };

      if (!isnan (handles[i]))
        tillid_sign_draw_pill (self->cr, &handle, &accent);
    }
}

static void
draw_names (TillidTimelineDrawing *self, const char *hint)
{
  const TillidTimelineOverview *overview = &self->layout->overview;
  TillidTextStyle style = tillid_timeline_brush_style (self, 12.5, TILLID_COLOUR_TEXT);
  double scale = self->scale;

  tillid_timeline_brush_text (self,
                              tillid_timeline_brush_say (self, NC_ ("timeline", "Whole life")),
                              start_of (self, 12 * scale), 18 * scale, &style);
  style = tillid_timeline_brush_style (self, 11, TILLID_COLOUR_DIM);
  if (hint != NULL)
    tillid_timeline_brush_text (self, hint, start_of (self, 12 * scale), 34 * scale, &style);
  tillid_timeline_brush_text (self, tillid_timeline_brush_say (self, NC_ ("timeline", "coming")),
                              start_of (self, overview->scale.future + 10 * scale), NAME_Y * scale,
                              &style);
  style.anchor = 0.5;
  for (guint i = 0; i < overview->ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (overview->ticks, TillidTimelineTick, i);
      g_autofree char *year = tillid_format_number (tick->year, self->language);

      if (!tick->labelled || tick->month != 1)
        continue;
      tillid_timeline_brush_text (self, year, tick->x, NAME_Y * scale, &style);
    }
}

static void
draw_ground (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  const TillidTimelineOverview *overview = &layout->overview;
  double height = TILLID_TIMELINE_OVERVIEW_HEIGHT * self->scale;
  TillidTimelineRect all = { 0, 0, layout->width, height };
  TillidTimelineRect coming = { start_of (self,
                                          self->view->rtl ? layout->width : overview->scale.future),
                                0, layout->width - overview->scale.future, height };

  tillid_timeline_brush_colour (self, TILLID_COLOUR_WINDOW, 1);
  tillid_timeline_brush_rect (self, &all);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_COMING_TINT, 1);
  tillid_timeline_brush_rect (self, &coming);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_STRONG_LINE, 1);
  tillid_timeline_brush_line (self, 0, 0.5, layout->width, 0.5, 1);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_FAINT, 1);
  tillid_timeline_brush_line (self, start_of (self, overview->scale.gutter), LINE_Y * self->scale,
                              start_of (self, overview->scale.width), LINE_Y * self->scale, 1);
}

/**
 * tillid_timeline_drawing_draw_overview:
 * @self: a drawing
 * @cr: a cairo context, moved to where the strip begins
 * @view: the view
 * @layout: computed from it
 * @hint: (nullable): what can be done with it, where it can be dragged; not on paper
 *
 * Draws the strip of 60 px under the timeline.
 */
void
tillid_timeline_drawing_draw_overview (TillidTimelineDrawing *self,
                                       cairo_t *cr,
                                       const TillidTimelineView *view,
                                       const TillidTimelineLayout *layout,
                                       const char *hint)
{
  const TillidTimelineOverview *overview = &layout->overview;
  double today;

  self->cr = cr;
  self->view = view;
  self->layout = layout;
  self->scale = view->scale;
  today = start_of (self, overview->scale.future);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->width, TILLID_TIMELINE_OVERVIEW_HEIGHT * view->scale);
  cairo_clip (cr);
  draw_ground (self);
  draw_load (self);
  for (guint i = 0; i < overview->dots->len; i++)
    draw_dot (self, &g_array_index (overview->dots, TillidTimelineDot, i));
  if (!isnan (overview->arrival_x))
    {
      static const double dash[] = { 3, 2.5 };

      cairo_set_dash (cr, dash, 2, 0);
      tillid_timeline_brush_colour (self, TILLID_COLOUR_FAINT, 1);
      tillid_timeline_brush_line (self, overview->arrival_x, 4 * view->scale, overview->arrival_x,
                                  46 * view->scale, 1);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  draw_brush (self);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_ACCENT, 1);
  tillid_timeline_brush_line (self, today, 2 * view->scale, today, 46 * view->scale, 2);
  draw_names (self, hint);
  cairo_restore (cr);
}
