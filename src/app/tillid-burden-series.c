/* tillid-burden-series.c - how much a problem weighs, as dots and a line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-burden-series.h"

#include <math.h>

#include "tillid-compat.h"

#define RING 1.3
#define LINE 1.5
#define POINT 2.0

struct _TillidBurdenSeries
{
  GtkWidget parent_instance;

  TillidBurdenRating *ratings; /* (owned) (nullable) */
  guint n_ratings;
};

G_DEFINE_FINAL_TYPE (TillidBurdenSeries, tillid_burden_series, GTK_TYPE_WIDGET)

static void
compute (TillidBurdenSeries *self, TillidBurdenLayout *layout)
{
  tillid_burden_layout_compute (tillid_widget_get_text_scale (GTK_WIDGET (self)), self->ratings,
                                self->n_ratings, layout);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    tillid_burden_layout_mirror (layout);
}

static void
tillid_burden_series_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  TillidBurdenLayout layout;

  compute (TILLID_BURDEN_SERIES (widget), &layout);
  *minimum = *natural =
    (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? layout.width : layout.height);
}

static void
set_colour (cairo_t *cr, const GdkRGBA *colour, double share)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * share);
}

static void
draw_dots (cairo_t *cr, const TillidBurdenLayout *layout, const GdkRGBA *ink, const GdkRGBA *faint)
{
  for (int i = 0; i < TILLID_BURDEN_MOST; i++)
    {
      const TillidBurdenDot *dot = &layout->dots[i];
      const gboolean is_ring = dot->kind != TILLID_BURDEN_NOW;

      cairo_new_sub_path (cr);
      cairo_arc (cr, dot->x, dot->y, layout->dot_radius - (is_ring ? RING / 2 : 0), 0, 2 * G_PI);
      if (dot->kind != TILLID_BURDEN_EMPTY)
        {
          set_colour (cr, ink, is_ring ? 0.22 : 1);
          cairo_fill_preserve (cr);
        }
      set_colour (cr, dot->kind == TILLID_BURDEN_EMPTY ? faint : ink, is_ring ? 1 : 0);
      cairo_set_line_width (cr, RING);
      cairo_stroke (cr);
    }
}

static void
draw_line (cairo_t *cr, const TillidBurdenLayout *layout, const GdkRGBA *ink, double scale)
{
  for (guint i = 0; i < layout->n_points; i++)
    cairo_line_to (cr, layout->points[i].x, layout->points[i].y);
  set_colour (cr, ink, 0.6);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  set_colour (cr, ink, 1);
  for (guint i = 0; i < layout->n_points; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, layout->points[i].x, layout->points[i].y, POINT * scale, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
tillid_burden_series_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  TillidBurdenLayout layout;
  GdkRGBA ink, faint;
  cairo_t *cr;

  compute (TILLID_BURDEN_SERIES (widget), &layout);
  tillid_widget_lookup_color (widget, "hard", &ink);
  tillid_widget_get_color (widget, &faint);
  faint.alpha *= 0.4f;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_dots (cr, &layout, &ink, &faint);
  if (layout.n_points > 0)
    draw_line (cr, &layout, &ink, tillid_widget_get_text_scale (widget));
  cairo_destroy (cr);
}

static void
tillid_burden_series_finalize (GObject *object)
{
  g_free (TILLID_BURDEN_SERIES (object)->ratings);

  G_OBJECT_CLASS (tillid_burden_series_parent_class)->finalize (object);
}

static void
tillid_burden_series_class_init (TillidBurdenSeriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tillid_burden_series_finalize;
  widget_class->measure = tillid_burden_series_measure;
  widget_class->snapshot = tillid_burden_series_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_burden_series_init (TillidBurdenSeries *self)
{
}

/* Shows a series; the ratings are copied. */
void
tillid_burden_series_set (TillidBurdenSeries *self,
                          const TillidBurdenRating *ratings,
                          guint n_ratings)
{
  g_return_if_fail (TILLID_IS_BURDEN_SERIES (self));

  g_free (self->ratings);
  self->ratings = g_memdup2 (ratings, n_ratings * sizeof *ratings);
  self->n_ratings = n_ratings;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
