/* tillid-timeline-drawing.c - the life-story timeline on a cairo context: lanes, names, order of the work
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws what the layout says, nothing else: no place is computed here. From back to front: lanes, coming part, grid,
 * arrival and band, the line of the patient's lane, bars and stems, signs and their text, ruler, today and the
 * folded years, names of the lanes. Text that runs from an x on uses tillid_timeline_brush_forward(), so that a
 * mirrored layout gives a mirrored drawing.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-format.h"
#include "tillid-timeline-brush.h"
#include "tillid-words.h"

/**
 * tillid_timeline_drawing_new:
 * @palette: colours
 * @on_pixels: as for tillid_text_new()
 * @language: (nullable): for whom months, ages and numbers are written; %NULL: the language of the program
 *
 * Returns: (transfer full): draws any number of timelines
 */
TillidTimelineDrawing *
tillid_timeline_drawing_new (TillidPalette palette, gboolean on_pixels, const char *language)
{
  TillidTimelineDrawing *self = g_new0 (TillidTimelineDrawing, 1);

  self->palette = palette;
  self->text = tillid_text_new (on_pixels);
  self->language = g_strdup (language);
  self->texts = language != NULL ? tillid_catalog_new (language) : NULL;
  self->scale = 1;
  return self;
}

/**
 * tillid_timeline_drawing_free:
 * @self: (nullable) (transfer full): a drawing
 */
void
tillid_timeline_drawing_free (TillidTimelineDrawing *self)
{
  if (self == NULL)
    return;
  tillid_text_free (self->text);
  tillid_catalog_free (self->texts);
  g_free (self->language);
  g_free (self);
}

/**
 * tillid_timeline_drawing_set_name_indent:
 * @self: a drawing
 * @indent: pixels at scale 1.0 between the usual place of the lane names and their text
 *
 * For a window that draws an icon before each name.
 */
void
tillid_timeline_drawing_set_name_indent (TillidTimelineDrawing *self, double indent)
{
  g_return_if_fail (self != NULL);

  self->name_indent = indent;
}

static double
measure_cb (const char *text, gboolean bold, gpointer data)
{
  TillidTimelineDrawing *self = data;
  TillidTextStyle style = { .size = TILLID_TIMELINE_LABEL_SIZE * self->scale, .bold = bold };

  return tillid_text_measure (self->text, text, &style);
}

/* A text of the timeline (context "timeline") for whoever reads it. */
const char *
tillid_timeline_brush_say (const TillidTimelineDrawing *self, const char *text)
{
  return tillid_catalog_say (self->texts, "timeline", text);
}

/* Whether sentences with a number can be said: their forms are known in the language of the program only. */
gboolean
tillid_timeline_brush_counts (const TillidTimelineDrawing *self)
{
  return self->language == NULL ||
         tillid_format_is_same_language (self->language, tillid_format_ui_language ());
}

static const char *
lane_name (const TillidTimelineDrawing *self, TillidTimelineLane lane)
{
  return tillid_catalog_say (self->texts, "choice", tillid_timeline_lane_choices[lane].label);
}

static char *
folded_text_cb (const TillidTimelineItem *first, guint n, gpointer data)
{
  TillidTimelineDrawing *self = data;
  g_autofree char *number = tillid_format_number (n, self->language);
  g_autofree char *what = tillid_words_begin (first->row);

  if (!tillid_timeline_brush_counts (self))
    return g_strdup_printf ("%s \303\227 %s", what, number);
  if (first->kind == TILLID_TIMELINE_RESULT && first->hollow)
    /* Translators: what was looked at, how often, each time with a normal result. */
    return g_strdup_printf (ngettext ("%1$s, %2$s time: normal", "%1$s, %2$s times: normal", n),
                            what, number);
  if (first->kind == TILLID_TIMELINE_VISIT)
    /* Translators: the profession that led visits with us, and how many there were. */
    return g_strdup_printf (ngettext ("%1$s, %2$s visit", "%1$s, %2$s visits", n), what, number);
  /* Translators: several contacts of one kind: with whom, and how often. */
  return g_strdup_printf (ngettext ("%1$s, %2$s time", "%1$s, %2$s times", n), what, number);
}

/* The name of a lane: broken where the room before the axis ends. */
static TillidTextStyle
name_style (const TillidTimelineDrawing *self, double gutter, TillidTimelineLane lane)
{
  return (TillidTextStyle){ .size = TILLID_TIMELINE_LABEL_SIZE * self->scale,
                            .bold = lane == TILLID_LANE_LIFE,
                            .wrap = TRUE,
                            .width = gutter - (18 + self->name_indent) * self->scale,
                            .language = self->language };
}

/**
 * tillid_timeline_drawing_prepare:
 * @self: a drawing; must outlive the layouts computed with @view
 * @view: a view: its callbacks for the width of text and for folded items are set, and the heights of the names
 */
void
tillid_timeline_drawing_prepare (TillidTimelineDrawing *self, TillidTimelineView *view)
{
  self->scale = view->scale;
  view->measure = measure_cb;
  view->measure_data = self;
  view->folded_text = folded_text_cb;
  view->folded_data = self;
  for (guint lane = 0; lane < TILLID_N_LANES; lane++)
    {
      TillidTextStyle style = name_style (self, view->gutter, lane);

      view->name_heights[lane] =
        tillid_text_measure_height (self->text, lane_name (self, lane), &style);
    }
}

/* A text of @size px at scale 1 that begins where lines of the language begin. */
TillidTextStyle
tillid_timeline_brush_style (const TillidTimelineDrawing *self, double size, TillidColour colour)
{
  return (TillidTextStyle){ .size = size * self->scale,
                            .colour = tillid_palette_get (self->palette, colour),
                            .anchor = self->view->rtl ? 1 : 0,
                            .language = self->language };
}

/* @distance further towards the end of the line. */
double
tillid_timeline_brush_forward (const TillidTimelineDrawing *self, double x, double distance)
{
  return self->view->rtl ? x - distance * self->scale : x + distance * self->scale;
}

/* @x: where its anchor stands; @y: the middle of the line, in px. */
void
tillid_timeline_brush_text (TillidTimelineDrawing *self,
                            const char *text,
                            double x,
                            double y,
                            const TillidTextStyle *style)
{
  tillid_text_draw (self->text, self->cr, text, x, y, style);
}

/* In the colour that was set last; @width at scale 1. */
void
tillid_timeline_brush_line (TillidTimelineDrawing *self,
                            double x0,
                            double y0,
                            double x1,
                            double y1,
                            double width)
{
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x0, y0);
  cairo_line_to (self->cr, x1, y1);
  cairo_set_line_width (self->cr, width * self->scale);
  cairo_stroke (self->cr);
}

/* Filled with the colour that was set last. */
void
tillid_timeline_brush_rect (TillidTimelineDrawing *self, const TillidTimelineRect *rect)
{
  cairo_new_path (self->cr);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (self->cr);
}

/* For the lines and rectangles that follow; @opacity from 0 to 1. */
void
tillid_timeline_brush_colour (TillidTimelineDrawing *self, TillidColour colour, double opacity)
{
  tillid_palette_set_source (self->cr, self->palette, colour, opacity);
}

static void
draw_lanes (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  TillidTimelineRect page = { 0, 0, layout->width, layout->height };

  tillid_timeline_brush_colour (self, TILLID_COLOUR_VIEW, 1);
  tillid_timeline_brush_rect (self, &page);
  for (guint i = 0; i < layout->n_lanes; i++)
    {
      const TillidTimelineLaneBox *box = &layout->lanes[i];
      TillidTimelineRect rect = { 0, box->y, layout->width, box->height };

      if (box->shaded)
        {
          tillid_timeline_brush_colour (self, TILLID_COLOUR_SHADE, 1);
          tillid_timeline_brush_rect (self, &rect);
        }
      tillid_timeline_brush_colour (self, TILLID_COLOUR_LINE, 1);
      tillid_timeline_brush_line (self, 0, box->y + 0.5, layout->width, box->y + 0.5, 1);
    }
  tillid_timeline_brush_colour (self, TILLID_COLOUR_COMING_TINT, 1);
  tillid_timeline_brush_rect (self, &layout->coming);
}

static void
draw_life_line (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  double start = self->view->rtl ? layout->width - layout->scale.gutter : layout->scale.gutter;
  double end = self->view->rtl ? 0 : layout->width;

  if (self->view->no_life)
    return;
  tillid_timeline_brush_colour (self, TILLID_COLOUR_DIM, 1);
  tillid_timeline_brush_line (self, start, layout->lanes[0].line_y, end, layout->lanes[0].line_y,
                              1.6);
}

/* How many rows of a lane wait for the wheel: nothing is left out in silence. */
static void
draw_rest (TillidTimelineDrawing *self, const TillidTimelineLaneBox *box)
{
  const double gutter = self->layout->scale.gutter - 4 * self->scale;
  TillidTextStyle style = tillid_timeline_brush_style (self, 10.5, TILLID_COLOUR_DIM);
  g_autofree char *number = NULL, *text = NULL;

  if (box->lane == TILLID_LANE_LIFE || box->n_shown >= box->n_rows)
    return;
  number = tillid_format_count (box->n_rows - box->n_shown);
  text = g_strconcat ("+", number, NULL);
  style.anchor = self->view->rtl ? 0 : 1;
  tillid_timeline_brush_text (self, text, self->view->rtl ? self->layout->width - gutter : gutter,
                              box->y + box->height - 9 * self->scale, &style);
}

/* The names of the lanes at the start, and the two banks. */
static void
draw_names (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  double indent = (12 + self->name_indent) * self->scale;
  double x = self->view->rtl ? layout->width - indent : indent;
  TillidTextStyle style;

  for (guint i = 0; i < layout->n_lanes; i++)
    {
      const TillidTimelineLaneBox *box = &layout->lanes[i];
      double y = box->y + (box->height < 30 * self->scale ? box->height / 2 : 14 * self->scale);

      if (box->lane == TILLID_LANE_LIFE && self->view->no_life)
        continue;
      style = name_style (self, layout->scale.gutter, box->lane);
      style.colour = tillid_palette_get (self->palette, TILLID_COLOUR_TEXT);
      style.anchor = self->view->rtl ? 1 : 0;
      tillid_timeline_brush_text (self, lane_name (self, box->lane), x, y, &style);
      draw_rest (self, box);
    }
  if (self->view->no_life)
    return;
  style = tillid_timeline_brush_style (self, 11.5, TILLID_COLOUR_GOOD_TEXT);
  tillid_timeline_brush_text (self, tillid_timeline_brush_say (self, NC_ ("timeline", "good")), x,
                              layout->lanes[0].line_y - 33 * self->scale, &style);
  style = tillid_timeline_brush_style (self, 11.5, TILLID_COLOUR_DIM);
  if (!self->view->good_only)
    tillid_timeline_brush_text (self, tillid_timeline_brush_say (self, NC_ ("timeline", "hard")), x,
                                layout->lanes[0].line_y + 26 * self->scale, &style);
}

/* What helps invites a question when nothing is told for these years. */
static void
draw_question (TillidTimelineDrawing *self)
{
  const TillidTimelineLayout *layout = self->layout;
  double end = self->view->rtl ? layout->width - layout->scale.past_end : layout->scale.past_end;

  for (guint i = 0; i < layout->n_lanes; i++)
    if (layout->lanes[i].ask)
      {
        TillidTextStyle style = tillid_timeline_brush_style (self, 12, TILLID_COLOUR_DIM);

        style.italic = TRUE;
        style.anchor = self->view->rtl ? 0 : 1;
        tillid_timeline_brush_text (
          self,
          tillid_timeline_brush_say (self, NC_ ("timeline", "nothing told for these years yet")),
          tillid_timeline_brush_forward (self, end, -8), layout->lanes[i].first_y + 7 * self->scale,
          &style);
      }
}

static void
begin (TillidTimelineDrawing *self,
       cairo_t *cr,
       const TillidTimelineView *view,
       const TillidTimelineLayout *layout,
       const TillidTimelineItem *items)
{
  self->cr = cr;
  self->view = view;
  self->layout = layout;
  self->items = items;
  self->scale = view->scale;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  cairo_clip (cr);
}

static void
draw_ground (TillidTimelineDrawing *self)
{
  draw_lanes (self);
  tillid_timeline_brush_grid (self);
  draw_life_line (self);
  draw_question (self);
}

static void
draw_marks (TillidTimelineDrawing *self)
{
  tillid_timeline_brush_strip (self);
  tillid_timeline_brush_ruler (self);
  tillid_timeline_brush_marks (self);
  draw_names (self);
}

/**
 * tillid_timeline_drawing_draw:
 * @self: a drawing
 * @cr: a cairo context; one unit is one pixel of the layout
 * @view: the view
 * @layout: computed from @view and @items
 * @items: the items
 *
 * Draws axis and lanes from (0, 0) to (width, height) of the layout.
 */
void
tillid_timeline_drawing_draw (TillidTimelineDrawing *self,
                              cairo_t *cr,
                              const TillidTimelineView *view,
                              const TillidTimelineLayout *layout,
                              const TillidTimelineItem *items)
{
  g_return_if_fail (self != NULL && cr != NULL && view != NULL && layout != NULL);

  begin (self, cr, view, layout, items);
  draw_ground (self);
  tillid_timeline_brush_signs (self);
  draw_marks (self);
  cairo_restore (cr);
}

/**
 * tillid_timeline_drawing_draw_ground:
 * @self: a drawing
 * @cr: a cairo context; one unit is one pixel of the layout
 * @view: the view
 * @layout: computed from @view and @items
 * @items: the items
 *
 * For a window, which draws in three steps: what lies behind the signs.
 */
void
tillid_timeline_drawing_draw_ground (TillidTimelineDrawing *self,
                                     cairo_t *cr,
                                     const TillidTimelineView *view,
                                     const TillidTimelineLayout *layout,
                                     const TillidTimelineItem *items)
{
  g_return_if_fail (self != NULL && cr != NULL && view != NULL && layout != NULL);

  begin (self, cr, view, layout, items);
  draw_ground (self);
  tillid_timeline_brush_roots (self);
  cairo_restore (cr);
}

/**
 * tillid_timeline_drawing_draw_sign:
 * @self: a drawing
 * @cr: a cairo context; one unit is one pixel of the layout
 * @view: the view
 * @layout: computed from @view and @items
 * @items: the items
 * @index: which sign of the layout
 *
 * For a window: one sign with its text, where it stands on the layout.
 */
void
tillid_timeline_drawing_draw_sign (TillidTimelineDrawing *self,
                                   cairo_t *cr,
                                   const TillidTimelineView *view,
                                   const TillidTimelineLayout *layout,
                                   const TillidTimelineItem *items,
                                   guint index)
{
  g_return_if_fail (self != NULL && cr != NULL && view != NULL && layout != NULL);
  g_return_if_fail (index < layout->signs->len);

  begin (self, cr, view, layout, items);
  tillid_timeline_brush_sign (self, &g_array_index (layout->signs, TillidTimelineSign, index));
  cairo_restore (cr);
}

/**
 * tillid_timeline_drawing_draw_marks:
 * @self: a drawing
 * @cr: a cairo context; one unit is one pixel of the layout
 * @view: the view
 * @layout: computed from @view and @items
 * @items: the items
 *
 * For a window: what lies over the signs.
 */
void
tillid_timeline_drawing_draw_marks (TillidTimelineDrawing *self,
                                    cairo_t *cr,
                                    const TillidTimelineView *view,
                                    const TillidTimelineLayout *layout,
                                    const TillidTimelineItem *items)
{
  g_return_if_fail (self != NULL && cr != NULL && view != NULL && layout != NULL);

  begin (self, cr, view, layout, items);
  draw_marks (self);
  cairo_restore (cr);
}
