/* tillid-timeline-file.c - the life-story timeline as SVG, PDF or PNG
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture (SVG, PNG) shows all rows of all lanes, as high as they need. A PDF has pages in landscape: each
 * begins with the axis and the patient's lane, then as many lanes as fit; a lane higher than a page goes on with its
 * next rows on the next one. On paper nothing scrolls away.
 *
 * The whole file is made in memory and put in place in one step; with a fixed time of printing the same input
 * gives the same bytes.
 */
#include "config.h"

#include "tillid-timeline-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-timeline-drawing.h"
#include "tillid-words.h"

#define POINTS_PER_PIXEL 0.75
#define MARGIN_PT 34.0
#define HEADER 36.0
#define PATIENT_SCALE 1.4
#define DEFAULT_WIDTH 1056.0
#define MOST_PIXELS 30000

G_DEFINE_QUARK (tillid - report - error - quark, tillid_report_error)

/* One file at work. */
typedef struct
{
  const TillidTimelinePrint *print;
  const TillidTimelineItem *items;
  guint n_items;
  TillidTimelineDrawing *drawing; /* (owned) */
  TillidTimelineLayout *layout;   /* (owned) */
  GArray *pages;                  /* (owned): TillidTimelineView */
  double width, height; /* of a page's timeline, in pixels of the layout; no height: free */
} Job;

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
  tillid_timeline_view_init (&self->view, DEFAULT_WIDTH, today);
}

static gboolean
is_on_pixels (const TillidTimelinePrint *print)
{
  return print->format == TILLID_TIMELINE_PNG && print->density <= 1;
}

static void
set_for_patient (TillidTimelineView *view)
{
  static const TillidTimelineLane lanes[] = { TILLID_LANE_LIFE, TILLID_LANE_PLACE, TILLID_LANE_WORK,
                                              TILLID_LANE_HELP };

  memcpy (view->lanes, lanes, sizeof lanes);
  view->n_lanes = G_N_ELEMENTS (lanes);
  view->scale *= PATIENT_SCALE;
  view->gutter *= PATIENT_SCALE;
  view->plain = TRUE;
  view->selected = 0;
}

static TillidTimelineView
first_view (Job *job)
{
  TillidTimelineView view = job->print->view;

  view.width = job->width;
  view.height = 0;
  view.no_overview = !job->print->with_overview;
  memset (view.first_row, 0, sizeof view.first_row);
  if (job->print->for_patient)
    set_for_patient (&view);
  tillid_timeline_drawing_prepare (job->drawing, &view);
  return view;
}

static void
compute (Job *job, const TillidTimelineView *view)
{
  tillid_timeline_layout_compute (job->layout, view, job->items, job->n_items);
}

/* Pages of their own for a lane that is higher than a page. */
static void
add_long_lane (Job *job, TillidTimelineView view, TillidTimelineLane lane)
{
  const TillidTimelineLaneBox *box = &job->layout->lanes[1];
  guint shown = 0;

  view.lanes[0] = lane;
  view.n_lanes = 1;
  view.height = job->height;
  do
    {
      view.first_row[lane] = shown;
      compute (job, &view);
      g_array_append_val (job->pages, view);
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
compute_with_words (Job *job, TillidTimelineView *view)
{
  guint best = view->life_rows, least = G_MAXUINT;

  for (; view->life_rows <= TILLID_TIMELINE_MOST_LIFE_ROWS && least > 0; view->life_rows++)
    {
      compute (job, view);
      if (count_untold (job->layout) < least)
        {
          least = count_untold (job->layout);
          best = view->life_rows;
        }
    }
  view->life_rows = best;
  compute (job, view);
}

/* Which lanes stand on which page. */
static void
plan_pages (Job *job)
{
  TillidTimelineView all = first_view (job), page;
  TillidTimelineLaneBox boxes[TILLID_N_LANES];
  double base, used;
  guint n;

  compute_with_words (job, &all);
  page = all;
  n = job->layout->n_lanes;
  memcpy (boxes, job->layout->lanes, sizeof boxes);
  if (job->height <= 0 || job->layout->height <= job->height)
    {
      g_array_append_val (job->pages, all);
      return;
    }
  base = boxes[0].y + boxes[0].height;
  used = base;
  page.n_lanes = 0;
  for (guint i = 1; i < n; i++)
    {
      if (used + boxes[i].height > job->height && page.n_lanes > 0)
        {
          g_array_append_val (job->pages, page);
          page.n_lanes = 0;
          used = base;
        }
      if (base + boxes[i].height > job->height)
        {
          add_long_lane (job, page, boxes[i].lane);
          continue;
        }
      page.lanes[page.n_lanes++] = boxes[i].lane;
      used += boxes[i].height;
    }
  if (page.n_lanes > 0 || job->pages->len == 0)
    g_array_append_val (job->pages, page);
}

static char *
printed_text (const Job *job, guint page)
{
  const TillidTimelinePrint *print = job->print;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = tillid_format_number (page + 1, print->language);
  g_autofree char *total = tillid_format_number (job->pages->len, print->language);

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
        g_string_append_printf (text, C_ ("timeline", "Printed by %1$s, %2$s %3$s"), by, date,
                                time);
      else
        g_string_append_printf (text, C_ ("timeline", "Printed %1$s %2$s"), date, time);
      g_string_append (text, "   ");
    }
  g_string_append_printf (text, C_ ("timeline", "page %1$s of %2$s"), number, total);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_header (const TillidTimelinePrint *print)
{
  return print->name != NULL || print->format == TILLID_TIMELINE_PDF;
}

/* Name at the start, who printed it and the page at the end; on every page. */
static void
draw_header (Job *job, cairo_t *cr, guint page)
{
  const TillidTimelinePrint *print = job->print;
  gboolean rtl = print->view.rtl;
  g_autoptr (TillidText) text = tillid_text_new (is_on_pixels (print));
  g_autofree char *printed = printed_text (job, page);
  TillidTextStyle style = {
    .size = 15,
    .bold = TRUE,
    .anchor = rtl ? 1 : 0,
    .colour = tillid_palette_get (print->palette, TILLID_COLOUR_TEXT),
  };

  if (print->format == TILLID_TIMELINE_PNG || print->format == TILLID_TIMELINE_SVG)
    {
      tillid_palette_set_source (cr, print->palette, TILLID_COLOUR_VIEW, 1);
      cairo_rectangle (cr, 0, 0, job->width, HEADER);
      cairo_fill (cr);
    }
  tillid_text_draw (text, cr, print->name, rtl ? job->width - 12 : 12, HEADER / 2, &style);
  style.size = 11;
  style.bold = FALSE;
  style.anchor = rtl ? 0 : 1;
  style.colour = tillid_palette_get (print->palette, TILLID_COLOUR_DIM);
  tillid_text_draw (text, cr, printed, rtl ? 12 : job->width - 12, HEADER / 2, &style);
}

static void
draw_page (Job *job, cairo_t *cr, guint page)
{
  const TillidTimelineView *view = &g_array_index (job->pages, TillidTimelineView, page);

  compute (job, view);
  if (has_header (job->print))
    {
      draw_header (job, cr, page);
      cairo_translate (cr, 0, HEADER);
    }
  tillid_timeline_drawing_draw (job->drawing, cr, view, job->layout, job->items);
  if (job->print->with_overview && job->print->format != TILLID_TIMELINE_PDF)
    {
      cairo_translate (cr, 0, job->layout->height);
      tillid_timeline_drawing_draw_overview (job->drawing, cr, view, job->layout, NULL);
    }
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (const Job *job, cairo_surface_t *surface)
{
  g_autofree char *date = job->print->printed_at != NULL
                            ? g_date_time_format (job->print->printed_at, "%Y-%m-%dT%H:%M:%S%:z")
                            : g_strdup ("2000-01-01T00:00:00+00:00");

  /* No name of a person: file managers and mail programs show this to anybody. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, C_ ("timeline", "Life story"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tillid " TILLID_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static cairo_status_t
draw_pdf (Job *job, double paper_width, double paper_height, GByteArray *bytes)
{
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (append_cb, bytes, paper_width, paper_height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (job, surface);
  for (guint i = 0; i < job->pages->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN_PT, MARGIN_PT);
      cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
      draw_page (job, cr, i);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/* cairo numbers its surfaces over the life of the process: the same picture would not be the same file. */
static void
remove_surface_number (GByteArray *bytes)
{
  g_autoptr (GRegex) regex = g_regex_new ("id=\"surface[0-9]+\"", 0, 0, NULL);
  g_autofree char *text = NULL;

  text = g_regex_replace_literal (regex, (const char *) bytes->data, bytes->len, 0,
                                  "id=\"timeline\"", 0, NULL);
  if (text == NULL)
    return;
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

static cairo_status_t
draw_picture (Job *job, GByteArray *bytes)
{
  const TillidTimelinePrint *print = job->print;
  double density = print->density > 0 ? print->density : 1;
  double height = ceil (job->layout->height) + (has_header (print) ? HEADER : 0);
  gboolean png = print->format == TILLID_TIMELINE_PNG;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (print->with_overview)
    height += ceil (TILLID_TIMELINE_OVERVIEW_HEIGHT *
                    g_array_index (job->pages, TillidTimelineView, 0).scale);
  if (MAX (job->width, height) * density > MOST_PIXELS)
    return CAIRO_STATUS_INVALID_SIZE;
  if (png)
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (job->width * density),
                                          (int) ceil (height * density));
  else
    surface = cairo_svg_surface_create_for_stream (append_cb, bytes, job->width, height);
  cr = cairo_create (surface);
  if (png)
    cairo_scale (cr, density, density);
  draw_page (job, cr, 0);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && png)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && !png)
    remove_surface_number (bytes);
  return status;
}

static void
job_clear (Job *job)
{
  g_array_unref (job->pages);
  tillid_timeline_layout_free (job->layout);
  tillid_timeline_drawing_free (job->drawing);
}

/**
 * tillid_timeline_render_bytes:
 * @self: what to print and how
 * @items: (array length=n_items): sorted items
 * @n_items: their number
 * @out_n_pages: (out) (optional): number of pages; 1 for a picture
 * @error: TILLID_REPORT_ERROR_DRAWING
 *
 * Returns: (transfer full): the whole file, or %NULL
 */
GBytes *
tillid_timeline_render_bytes (const TillidTimelinePrint *self,
                              const TillidTimelineItem *items,
                              guint n_items,
                              guint *out_n_pages,
                              GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double paper_width = 841.890, paper_height = 595.276;
  cairo_status_t status;
  Job job = { .print = self, .items = items, .n_items = n_items };

  g_return_val_if_fail (self != NULL, NULL);

  if (self->paper == TILLID_PAPER_A3)
    {
      paper_height = paper_width;
      paper_width = 1190.551;
    }
  job.width = self->width > 0 ? self->width : DEFAULT_WIDTH;
  if (self->format == TILLID_TIMELINE_PDF)
    {
      job.width = (paper_width - 2 * MARGIN_PT) / POINTS_PER_PIXEL;
      job.height = (paper_height - 2 * MARGIN_PT) / POINTS_PER_PIXEL - HEADER;
    }
  job.drawing = tillid_timeline_drawing_new (self->palette, is_on_pixels (self), self->language);
  job.layout = tillid_timeline_layout_new ();
  job.pages = g_array_new (FALSE, FALSE, sizeof (TillidTimelineView));
  plan_pages (&job);
  if (self->format == TILLID_TIMELINE_PDF)
    status = draw_pdf (&job, paper_width, paper_height, bytes);
  else
    status = draw_picture (&job, bytes);
  if (out_n_pages != NULL)
    *out_n_pages = job.pages->len;
  job_clear (&job);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_DRAWING,
                   C_ ("error", "The timeline could not be drawn: %s. Try a smaller size."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * tillid_timeline_write:
 * @bytes: from tillid_timeline_render_bytes()
 * @path: where to; replaced in one go
 * @error: TILLID_REPORT_ERROR_FILE
 *
 * Returns: %FALSE if the file is as it was
 */
gboolean
tillid_timeline_write (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL && path != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                &local))
    return TRUE;
  g_set_error (error, TILLID_REPORT_ERROR, TILLID_REPORT_ERROR_FILE,
               C_ ("error", "The timeline could not be written: %s"), local->message);
  return FALSE;
}
