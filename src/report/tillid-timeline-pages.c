/* tillid-timeline-pages.c - the life-story timeline cut into pages, to be drawn on any cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that is as high as it needs to be shows all rows of all lanes. Paper has pages in landscape: each begins with
 * the axis and the patient's lane, then as many lanes as fit; a lane higher than a page goes on with its next rows on
 * the next one. On paper nothing scrolls away.
 */
#include "config.h"

#include "tillid-timeline-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tillid-catalog.h"
#include "tillid-format.h"
#include "tillid-timeline-drawing.h"
#include "tillid-words.h"

#define HEADER 36.0
#define PATIENT_SCALE 1.4

struct _TillidTimelinePages
{
  TillidTimelinePrint print;
  const TillidTimelineItem *items; /* (unowned) */
  guint n_items;
  TillidTimelineDrawing *drawing; /* (owned) */
  TillidTimelineLayout *layout;   /* (owned) */
  GArray *pages;                  /* (owned): TillidTimelineView */
  double width, height; /* of a page's timeline, in pixels of the layout; no height: free */
};

/**
 * tillid_timeline_print_init:
 * @self: (out caller-allocates): what to print
 * @today: today
 *
 * An SVG of the last three years, 1056 px wide, for the screen. Set the view's days and other members.
 */
void
tillid_timeline_print_init (TillidTimelinePrint *self, TillidDay today)
{
  memset (self, 0, sizeof *self);
  tillid_timeline_view_init (&self->view, TILLID_TIMELINE_PICTURE_WIDTH, today);
}

static gboolean
is_on_pixels (const TillidTimelinePrint *print)
{
  return print->format == TILLID_TIMELINE_PNG && print->density <= 1;
}

/* Four lanes, unless the patient chose others. */
static void
set_for_patient (TillidTimelineView *view, gboolean lanes_chosen)
{
  static const TillidTimelineLane lanes[] = { TILLID_LANE_LIFE, TILLID_LANE_PLACE, TILLID_LANE_WORK,
                                              TILLID_LANE_HELP };

  if (!lanes_chosen)
    {
      memcpy (view->lanes, lanes, sizeof lanes);
      view->n_lanes = G_N_ELEMENTS (lanes);
    }
  view->scale *= PATIENT_SCALE;
  view->gutter *= PATIENT_SCALE;
  view->plain = TRUE;
  view->selected = 0;
}

static TillidTimelineView
first_view (TillidTimelinePages *self)
{
  TillidTimelineView view = self->print.view;

  view.width = self->width;
  view.height = 0;
  view.no_overview = !self->print.with_overview;
  memset (view.first_row, 0, sizeof view.first_row);
  if (self->print.for_patient)
    set_for_patient (&view, self->print.lanes_chosen);
  tillid_timeline_drawing_prepare (self->drawing, &view);
  return view;
}

static void
compute (TillidTimelinePages *self, const TillidTimelineView *view)
{
  tillid_timeline_layout_compute (self->layout, view, self->items, self->n_items);
}

/* Pages of their own for a lane that is higher than a page. */
static void
add_long_lane (TillidTimelinePages *self, TillidTimelineView view, TillidTimelineLane lane)
{
  const TillidTimelineLaneBox *box = &self->layout->lanes[1];
  guint shown = 0;

  view.lanes[0] = lane;
  view.n_lanes = 1;
  view.height = self->height;
  do
    {
      view.first_row[lane] = shown;
      compute (self, &view);
      g_array_append_val (self->pages, view);
      shown += MAX (box->n_shown, 1);
    }
  while (shown < box->n_rows);
}

static guint
count_untold (const TillidTimelineLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

      n += sign->lane == TILLID_LANE_LIFE && sign->label != NULL && !sign->has_label;
    }
  return n;
}

/* Paper has no tooltips: the patient's lane gets as many rows as help its words. */
static void
compute_with_words (TillidTimelinePages *self, TillidTimelineView *view)
{
  guint best = view->life_rows, least = G_MAXUINT;

  for (; view->life_rows <= TILLID_TIMELINE_MOST_LIFE_ROWS && least > 0; view->life_rows++)
    {
      compute (self, view);
      if (count_untold (self->layout) < least)
        {
          least = count_untold (self->layout);
          best = view->life_rows;
        }
    }
  view->life_rows = best;
  compute (self, view);
}

/* Which lanes stand on which page. */
static void
plan_pages (TillidTimelinePages *self)
{
  TillidTimelineView all = first_view (self), page;
  TillidTimelineLaneBox boxes[TILLID_N_LANES];
  double base, used;
  guint n;

  compute_with_words (self, &all);
  page = all;
  n = self->layout->n_lanes;
  memcpy (boxes, self->layout->lanes, sizeof boxes);
  if (self->height <= 0 || self->layout->height <= self->height)
    {
      g_array_append_val (self->pages, all);
      return;
    }
  base = boxes[0].y + boxes[0].height;
  used = base;
  page.n_lanes = 0;
  for (guint i = 1; i < n; i++)
    {
      if (used + boxes[i].height > self->height && page.n_lanes > 0)
        {
          g_array_append_val (self->pages, page);
          page.n_lanes = 0;
          used = base;
        }
      if (base + boxes[i].height > self->height)
        {
          add_long_lane (self, page, boxes[i].lane);
          continue;
        }
      page.lanes[page.n_lanes++] = boxes[i].lane;
      used += boxes[i].height;
    }
  if (page.n_lanes > 0 || self->pages->len == 0)
    g_array_append_val (self->pages, page);
}

static char *
printed_text (const TillidTimelinePages *self, guint page)
{
  const TillidTimelinePrint *print = &self->print;
  g_autoptr (TillidCatalog) texts =
    print->language != NULL ? tillid_catalog_new (print->language) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = tillid_format_number (page + 1, print->language);
  g_autofree char *total = tillid_format_number (self->pages->len, print->language);

  if (print->printed_at != NULL)
    {
      TillidDay day = tillid_day_from_ymd (g_date_time_get_year (print->printed_at),
                                           g_date_time_get_month (print->printed_at),
                                           g_date_time_get_day_of_month (print->printed_at));
      int minute =
        g_date_time_get_hour (print->printed_at) * 60 + g_date_time_get_minute (print->printed_at);
      g_autofree char *date = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, print->language);
      g_autofree char *time = tillid_format_time (minute, print->language);
      g_autofree char *by =
        print->printed_by != NULL ? tillid_words_isolate (print->printed_by) : NULL;

      if (by != NULL)
        /* Translators: who, date, time. */
        g_string_append_printf (text,
                                tillid_catalog_say (texts, "timeline",
                                                    NC_ ("timeline", "Printed by %1$s, %2$s %3$s")),
                                by, date, time);
      else
        g_string_append_printf (text,
                                tillid_catalog_say (texts, "timeline",
                                                    NC_ ("timeline", "Printed %1$s %2$s")),
                                date, time);
      g_string_append (text, "   ");
    }
  g_string_append_printf (text,
                          tillid_catalog_say (texts, "timeline",
                                              NC_ ("timeline", "page %1$s of %2$s")),
                          number, total);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_header (const TillidTimelinePrint *print)
{
  return print->name != NULL || print->format == TILLID_TIMELINE_PDF;
}

/* Name at the start, who printed it and the page at the end; on every page. */
static void
draw_header (TillidTimelinePages *self, cairo_t *cr, guint page)
{
  const TillidTimelinePrint *print = &self->print;
  gboolean rtl = print->view.rtl;
  g_autoptr (TillidText) text = tillid_text_new (is_on_pixels (print));
  g_autofree char *printed = printed_text (self, page);
  TillidTextStyle style = {
    .size = 15,
    .bold = TRUE,
    .anchor = rtl ? 1 : 0,
    .colour = tillid_palette_get (print->palette, TILLID_COLOUR_TEXT),
  };

  if (print->format == TILLID_TIMELINE_PNG || print->format == TILLID_TIMELINE_SVG)
    {
      tillid_palette_set_source (cr, print->palette, TILLID_COLOUR_VIEW, 1);
      cairo_rectangle (cr, 0, 0, self->width, HEADER);
      cairo_fill (cr);
    }
  tillid_text_draw (text, cr, print->name, rtl ? self->width - 12 : 12, HEADER / 2, &style);
  style.size = 11;
  style.bold = FALSE;
  style.anchor = rtl ? 0 : 1;
  style.colour = tillid_palette_get (print->palette, TILLID_COLOUR_DIM);
  tillid_text_draw (text, cr, printed, rtl ? 12 : self->width - 12, HEADER / 2, &style);
}

/**
 * tillid_timeline_pages_new:
 * @print: what to print and how; its format says whether single pixels matter. Copied, its strings are (unowned)
 * @items: (array length=n_items) (unowned): sorted items; they outlive the pages
 * @n_items: their number
 * @width: of a page in pixels of the layout
 * @height: of a page with its header, in the same; 0: one page as high as it needs to be
 *
 * Returns: (transfer full): the pages, at least one
 */
TillidTimelinePages *
tillid_timeline_pages_new (const TillidTimelinePrint *print,
                           const TillidTimelineItem *items,
                           guint n_items,
                           double width,
                           double height)
{
  TillidTimelinePages *self = NULL;

  g_return_val_if_fail (print != NULL, NULL);

  self = g_new0 (TillidTimelinePages, 1);
  self->print = *print;
  self->items = items;
  self->n_items = n_items;
  self->width = width;
  self->height = height > 0 ? height - HEADER : 0;
  self->drawing =
    tillid_timeline_drawing_new (print->palette, is_on_pixels (print), print->language);
  self->layout = tillid_timeline_layout_new ();
  self->pages = g_array_new (FALSE, FALSE, sizeof (TillidTimelineView));
  plan_pages (self);
  return self;
}

/* Frees the pages; the items stay. */
void
tillid_timeline_pages_free (TillidTimelinePages *self)
{
  g_array_unref (self->pages);
  tillid_timeline_layout_free (self->layout);
  tillid_timeline_drawing_free (self->drawing);
  g_free (self);
}

/* How many pages there are. */
guint
tillid_timeline_pages_get_n (const TillidTimelinePages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/* How high the one page of a picture is, in pixels of the layout, with header and overview. */
double
tillid_timeline_pages_get_height (TillidTimelinePages *self)
{
  const TillidTimelineView *view = NULL;
  double height;

  g_return_val_if_fail (self != NULL, 0);

  view = &g_array_index (self->pages, TillidTimelineView, 0);
  compute (self, view);
  height = ceil (self->layout->height) + (has_header (&self->print) ? HEADER : 0);
  if (self->print.with_overview && self->print.format != TILLID_TIMELINE_PDF)
    height += ceil (TILLID_TIMELINE_OVERVIEW_HEIGHT * view->scale);
  return height;
}

/**
 * tillid_timeline_pages_draw:
 * @cr: where to; one unit is one pixel of the layout, the page begins at 0, 0
 * @page: which, from 0
 *
 * Draws one page with its header. @cr is as before when it returns.
 */
void
tillid_timeline_pages_draw (TillidTimelinePages *self, cairo_t *cr, guint page)
{
  const TillidTimelineView *view = NULL;

  g_return_if_fail (self != NULL && page < self->pages->len);

  view = &g_array_index (self->pages, TillidTimelineView, page);
  cairo_save (cr);
  compute (self, view);
  if (has_header (&self->print))
    {
      draw_header (self, cr, page);
      cairo_translate (cr, 0, HEADER);
    }
  tillid_timeline_drawing_draw (self->drawing, cr, view, self->layout, self->items);
  if (self->print.with_overview && self->print.format != TILLID_TIMELINE_PDF)
    {
      cairo_translate (cr, 0, self->layout->height);
      tillid_timeline_drawing_draw_overview (self->drawing, cr, view, self->layout, NULL);
    }
  cairo_restore (cr);
}
