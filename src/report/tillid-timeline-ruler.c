/* tillid-timeline-ruler.c - axis, grid, band, arrival, today and the folded years of a drawn timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-format.h"
#include "tillid-phrases.h"
#include "tillid-signs.h"
#include "tillid-timeline-brush.h"
#include "tillid-words.h"

#define AXIS TILLID_TIMELINE_AXIS_HEIGHT
#define TOP_ROW 12.5
#define NAME_ROW 31.0
#define SECOND_ROW 48.0
#define ZIGZAG 12.0

static void
draw_band (TillidTimelineDrawing *self)
{
  const TillidTimelineMark *band = &self->layout->band;
  static const double dash[] = { 3, 3 };

  if (!band->visible)
    return;
  tillid_timeline_brush_colour (self, TILLID_COLOUR_BAND, 1);
  tillid_timeline_brush_rect (self, &band->rect);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_ACCENT, 0.75);
  tillid_timeline_brush_line (self, band->rect.x, band->rect.y, band->rect.x,
                              band->rect.y + band->rect.height, 1);
  tillid_timeline_brush_line (self, band->rect.x + band->rect.width, band->rect.y,
                              band->rect.x + band->rect.width, band->rect.y + band->rect.height, 1);
  /* The middle is drawn where it can be told from the edges. */
  if (band->rect.width < 60 * self->scale || band->x < band->rect.x ||
      band->x > band->rect.x + band->rect.width)
    return;
  cairo_set_dash (self->cr, dash, 2, 0);
  tillid_timeline_brush_line (self, band->x, band->rect.y, band->x,
                              band->rect.y + band->rect.height, 1);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
draw_arrival (TillidTimelineDrawing *self)
{
  const TillidTimelineMark *arrival = &self->layout->arrival;
  static const double dash[] = { 5, 4 };

  if (!arrival->visible)
    return;
  tillid_timeline_brush_colour (self, TILLID_COLOUR_TEXT, 0.07);
  tillid_timeline_brush_rect (self, &arrival->rect);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_DIM, 1);
  cairo_set_dash (self->cr, dash, 2, 0);
  tillid_timeline_brush_line (self, arrival->x, 22 * self->scale, arrival->x, self->layout->height,
                              1.3);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* The day from which the ruler counts. */
static void
draw_zero (TillidTimelineDrawing *self)
{
  if (isnan (self->layout->zero_x))
    return;
  tillid_timeline_brush_colour (self, TILLID_COLOUR_ACCENT, 1);
  tillid_timeline_brush_line (self, self->layout->zero_x, 26 * self->scale, self->layout->zero_x,
                              self->layout->height, 1.3);
}

/* Lines through the lanes, then what else lies behind the signs. */
void
tillid_timeline_brush_grid (TillidTimelineDrawing *self)
{
  const GArray *ticks = self->layout->ticks;
  double top = self->layout->axis_height;

  for (guint i = 0; i < ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (ticks, TillidTimelineTick, i);

      if (tick->coming || (!tick->major && !tick->medium))
        continue;
      tillid_timeline_brush_colour (self, TILLID_COLOUR_LINE, tick->major ? 1 : 0.6);
      tillid_timeline_brush_line (self, tick->x, top, tick->x, self->layout->height, 1);
    }
  draw_arrival (self);
  draw_band (self);
  draw_zero (self);
}

static const char *
month_name (const TillidTimelineDrawing *self, TillidCalendar calendar, int month)
{
  const char *tag = self->language != NULL ? self->language : tillid_format_ui_language ();

  return tillid_phrases_short_name (tillid_phrases_get (tag), tillid_phrases_month_key (calendar),
                                    month);
}

/* "+5", "-5" and "0", with the sign before the number also where lines run from the right. */
static char *
offset_text (const TillidTimelineDrawing *self, int months)
{
  TillidTimelineZoom zoom = self->layout->zoom;
  int n = zoom >= TILLID_TIMELINE_ZOOM_MONTHS ? months : months / 12;
  g_autofree char *number = tillid_format_number (ABS (n), self->language);

  /* U+200E, and U+2212 for minus. */
  return n == 0 ? g_strdup (number)
                : g_strconcat ("\342\200\216", n < 0 ? "\342\210\222" : "+", number, NULL);
}

/* "24 Mar", the first with its year; in the order of the language. */
static char *
day_text (const TillidTimelineDrawing *self, const TillidTimelineTick *tick)
{
  TillidDay day = tillid_day_from_ymd (tick->year, tick->month, tick->day);
  g_autofree char *number = NULL;

  if (tick->with_year)
    return tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, self->language);
  number = tillid_format_number (tick->day, self->language);
  return g_strdup_printf ("%s %s", number,
                          month_name (self, TILLID_CALENDAR_GREGORIAN, tick->month));
}

/* A year is not a number of things: it takes the digits of the language, no marks between them. */
static char *
tick_text (const TillidTimelineDrawing *self, const TillidTimelineTick *tick)
{
  g_autofree char *year = NULL;
  const char *month;

  if (tick->is_offset)
    return offset_text (self, tick->offset);
  if (tick->day > 0)
    return day_text (self, tick);
  year = tillid_format_number (tick->year, self->language);
  if (tick->month == 1 && !tick->coming)
    return g_steal_pointer (&year);
  month = month_name (self, TILLID_CALENDAR_GREGORIAN, tick->month);
  return tick->with_year ? g_strdup_printf ("%s %s", month, year) : g_strdup (month);
}

/* @inout_end: how far from the start the names reach; longer words than English ones leave some out. */
static void
draw_tick (TillidTimelineDrawing *self, const TillidTimelineTick *tick, double *inout_end)
{
  const TillidTimelineLayout *layout = self->layout;
  double scale = self->scale;
  double from = (tick->major ? 26 : tick->medium ? 30 : 36) * scale;
  g_autofree char *text = NULL;
  TillidTextStyle style;
  double x = tillid_timeline_brush_forward (self, tick->x, tick->coming ? 3 : 5);
  double start = self->view->rtl ? self->layout->width - x : x, width;

  tillid_timeline_brush_colour (self, TILLID_COLOUR_FAINT, 1);
  tillid_timeline_brush_line (self, tick->x, from, tick->x, AXIS * scale, 1);
  if (!tick->labelled)
    return;
  text = tick_text (self, tick);
  style = tillid_timeline_brush_style (self, tick->major ? 12.5 : 11,
                                       tick->major ? TILLID_COLOUR_TEXT : TILLID_COLOUR_DIM);
  style.bold = tick->major;
  width = tillid_text_measure (self->text, text, &style);
  if (start < *inout_end || start + width > (tick->coming ? layout->width : layout->scale.past_end))
    return;
  tillid_timeline_brush_text (self, text, x, NAME_ROW * scale, &style);
  *inout_end = start + width + 2 * scale;
  if (tick->age >= 0)
    {
      g_autofree char *age = tillid_format_age (tick->age, TRUE, self->language);

      style = tillid_timeline_brush_style (self, 11, TILLID_COLOUR_DIM);
      tillid_timeline_brush_text (self, age,
                                  tillid_timeline_brush_forward (self, x, width / scale + 6),
                                  NAME_ROW * scale, &style);
    }
}

/* The years of the patient's calendar under those of the program. */
static void
draw_second_ruler (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  double names_end = 0;

  for (guint i = 0; i < layout->second_ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (layout->second_ticks, TillidTimelineTick, i);
      TillidTextStyle style = tillid_timeline_brush_style (self, 11, TILLID_COLOUR_DIM);
      double x = tillid_timeline_brush_forward (self, tick->x, 4);
      double start = self->view->rtl ? layout->width - x : x, width;
      g_autofree char *year = tillid_format_number (tick->year, self->language);
      const char *text = tick->major ? year : month_name (self, self->view->calendar, tick->month);

      tillid_timeline_brush_colour (self, TILLID_COLOUR_FAINT, 1);
      tillid_timeline_brush_line (self, tick->x, (tick->major ? 42 : 50) * self->scale, tick->x,
                                  layout->axis_height, 1);
      style.bold = tick->major && layout->zoom >= TILLID_TIMELINE_ZOOM_QUARTERS;
      width = tillid_text_measure (self->text, text, &style);
      if (!tick->labelled || start < names_end || start + width > layout->scale.past_end)
        continue;
      tillid_timeline_brush_text (self, text, x, SECOND_ROW * self->scale, &style);
      names_end = start + width + 4 * self->scale;
    }
}

/* Before the axis: what its rows count, where that does not go without saying. */
static void
draw_captions (TillidTimelineDrawing *self)
{
  TillidTextStyle style = tillid_timeline_brush_style (self, 11, TILLID_COLOUR_DIM);
  double x = self->view->rtl ? self->layout->width - 8 * self->scale : 8 * self->scale;

  style.width = self->layout->scale.gutter - 12 * self->scale;
  if (self->view->zero != TILLID_ABSENT)
    tillid_timeline_brush_text (self,
                                self->layout->zoom >= TILLID_TIMELINE_ZOOM_MONTHS
                                  ? tillid_timeline_brush_say (self,
                                                               NC_ ("timeline", "Months from zero"))
                                  : tillid_timeline_brush_say (self,
                                                               NC_ ("timeline", "Years from zero")),
                                x, NAME_ROW * self->scale, &style);
  if (self->view->calendar != TILLID_CALENDAR_GREGORIAN)
    tillid_timeline_brush_text (self,
                                tillid_catalog_say (self->texts, "choice",
                                                    tillid_calendar_choices[self->view->calendar]
                                                      .label),
                                x, SECOND_ROW * self->scale, &style);
}

/* Names and marks of the axis. */
void
tillid_timeline_brush_ruler (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  TillidTextStyle style = tillid_timeline_brush_style (self, 11.5, TILLID_COLOUR_TEXT);
  double end = self->view->rtl ? 0 : layout->width;
  const char *coming = self->view->wide_coming
                         ? tillid_timeline_brush_say (self, NC_ ("timeline", "Coming 3 months"))
                         : tillid_timeline_brush_say (self, NC_ ("timeline", "Coming 12 months"));
  double some_day, room, width, names_end = 0;

  for (guint i = 0; i < layout->ticks->len; i++)
    draw_tick (self, &g_array_index (layout->ticks, TillidTimelineTick, i), &names_end);
  draw_second_ruler (self);
  draw_captions (self);
  style.bold = TRUE;
  some_day =
    tillid_text_measure (self->text, tillid_timeline_brush_say (self, NC_ ("timeline", "some day")),
                         &style);
  room = layout->scale.width - layout->scale.future - some_day - 24 * self->scale;
  width = tillid_text_measure (self->text, coming, &style);
  style.width = room;
  style.size *= CLAMP (room / width, 0.75, 1);
  tillid_timeline_brush_text (self, coming,
                              tillid_timeline_brush_forward (self, layout->today_x, 8),
                              TOP_ROW * self->scale, &style);
  style.size = 11.5 * self->scale;
  style.width = 0;
  style.anchor = self->view->rtl ? 0 : 1;
  tillid_timeline_brush_text (self, tillid_timeline_brush_say (self, NC_ ("timeline", "some day")),
                              tillid_timeline_brush_forward (self, end, -8), TOP_ROW * self->scale,
                              &style);
}

static void
draw_mark_pill (TillidTimelineDrawing *self,
                const TillidTimelineMark *mark,
                const char *text,
                TillidColour fill,
                TillidColour ink)
{
  TillidRgba rgba = tillid_palette_get (self->palette, fill);
  TillidTextStyle style = tillid_timeline_brush_style (self, 11.5, ink);

  if (!mark->visible || !mark->has_pill || text == NULL)
    return;
  tillid_sign_draw_pill (self->cr, &mark->pill, &rgba);
  style.bold = ink == TILLID_COLOUR_ON_ACCENT;
  style.anchor = 0.5;
  tillid_timeline_brush_text (self, text, mark->pill.x + mark->pill.width / 2,
                              mark->pill.y + mark->pill.height / 2, &style);
}

static char *
folded_time (const TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  int n = layout->fold_years > 0 ? layout->fold_years : layout->fold_months;
  g_autofree char *number = tillid_format_number (n, self->language);

  if (layout->fold_years > 0)
    return g_strdup_printf (ngettext ("%s year folded", "%s years folded", (gulong) n), number);
  return g_strdup_printf (ngettext ("%s month folded", "%s months folded", (gulong) n), number);
}

/* The zig-zag strip between the end of the view and today. */
static void
draw_fold (TillidTimelineDrawing *self)
{
  const TillidTimelineRect *fold = &self->layout->fold;
  TillidTextStyle style = tillid_timeline_brush_style (self, 11, TILLID_COLOUR_DIM);
  g_autofree char *text = NULL;
  double top = self->layout->axis_height, bottom = fold->y + fold->height;
  double outer = self->view->rtl ? fold->x + fold->width : fold->x;
  guint n = 0;

  if (!self->layout->has_fold)
    return;
  tillid_timeline_brush_colour (self, TILLID_COLOUR_WINDOW, 1);
  tillid_timeline_brush_rect (self, fold);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_STRONG_LINE, 1);
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, outer, top);
  for (double y = top; y < bottom; y += ZIGZAG * self->scale, n++)
    cairo_line_to (self->cr, tillid_timeline_brush_forward (self, outer, n % 2 == 0 ? 5 : 0),
                   MIN (y + ZIGZAG * self->scale, bottom));
  cairo_set_line_width (self->cr, 1.2 * self->scale);
  cairo_stroke (self->cr);
  if (!tillid_timeline_brush_counts (self))
    return;
  text = folded_time (self);
  style.anchor = 0.5;
  cairo_save (self->cr);
  cairo_translate (self->cr, tillid_timeline_brush_forward (self, fold->x + fold->width / 2, 2),
                   top + 132 * self->scale);
  cairo_rotate (self->cr, -G_PI / 2);
  tillid_timeline_brush_text (self, text, 0, 0, &style);
  cairo_restore (self->cr);
}

/* The line where the scale changes, with its flag. */
static void
draw_today (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  static const double dash[] = { 2, 3 };

  tillid_timeline_brush_colour (self, TILLID_COLOUR_STRONG_LINE, 1);
  cairo_set_dash (self->cr, dash, 2, 0);
  tillid_timeline_brush_line (self, layout->some_day_x, 26 * self->scale, layout->some_day_x,
                              layout->height, 1);
  cairo_set_dash (self->cr, NULL, 0, 0);
  tillid_timeline_brush_colour (self, TILLID_COLOUR_ACCENT, 1);
  tillid_timeline_brush_line (self, layout->today_x, 3 * self->scale, layout->today_x,
                              layout->height, 2.2);
}

/* Everything that lies over the signs. */
void
tillid_timeline_brush_marks (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  const TillidTimelineView *view = self->view;
  g_autofree char *number = tillid_format_number (layout->undated_items->len, self->language);
  g_autofree char *undated = NULL;

  if (view->undated_text != NULL)
    undated = g_strdup_printf ("%s %s", view->undated_text, number);
  draw_fold (self);
  draw_today (self);
  draw_mark_pill (self, &layout->arrival, view->arrival_text, TILLID_COLOUR_PILL,
                  TILLID_COLOUR_TEXT);
  draw_mark_pill (self, &layout->undated, undated, TILLID_COLOUR_PILL, TILLID_COLOUR_TEXT);
  draw_mark_pill (self, &layout->band, view->band_text, TILLID_COLOUR_ACCENT_PILL,
                  TILLID_COLOUR_ON_ACCENT);
  draw_mark_pill (self, &layout->today, view->today_text, TILLID_COLOUR_ACCENT_PILL,
                  TILLID_COLOUR_ON_ACCENT);
}
