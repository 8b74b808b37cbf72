/* tillid-number-line.c - a line from 0 to 1 with a dot and the mark of chance
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "tillid-compat.h"
#include "tillid-number-row.h"

#define HEIGHT 26
#define MARGIN 7
#define DOT 6

struct _TillidNumberLine
{
  GtkWidget parent_instance;

  double position;
  double chance;
};

G_DEFINE_FINAL_TYPE (TillidNumberLine, tillid_number_line, GTK_TYPE_WIDGET)

/* The one function that knows about directions. */
static double
x_of (GtkWidget *widget, double value)
{
  const double width = gtk_widget_get_width (widget) - 2 * MARGIN;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    value = 1 - value;
  return MARGIN + value * width;
}

static void
upright (cairo_t *cr, double x, double y, double half, double line)
{
  cairo_set_line_width (cr, line);
  cairo_move_to (cr, x, y - half);
  cairo_line_to (cr, x, y + half);
  cairo_stroke (cr);
}

static void
tillid_number_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidNumberLine *self = TILLID_NUMBER_LINE (widget);
  const double y = gtk_widget_get_height (widget) / 2.0;
  GdkRGBA ink, accent;
  cairo_t *cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                              gtk_widget_get_height (widget)));

  tillid_widget_get_color (widget, &ink);
  tillid_widget_lookup_color (widget, "accent_color", &accent);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.16);
  cairo_set_line_width (cr, 3);
  cairo_move_to (cr, x_of (widget, 0), y);
  cairo_line_to (cr, x_of (widget, 1), y);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.3);
  for (int i = 0; i <= 2; i++)
    upright (cr, x_of (widget, i / 2.0), y, 4, 1.5);
  if (!isnan (self->chance))
    {
      cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
      upright (cr, x_of (widget, self->chance), y, 9, 2);
    }
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_arc (cr, x_of (widget, self->position), y, DOT, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
tillid_number_line_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 236 + 2 * MARGIN : HEIGHT;
}

static void
tillid_number_line_class_init (TillidNumberLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tillid_number_line_snapshot;
  widget_class->measure = tillid_number_line_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_number_line_init (TillidNumberLine *self)
{
  self->chance = NAN;
}

/**
 * tillid_number_line_set:
 * @position: 0 to 1
 * @chance: 0 to 1, or NAN where there is no chance line
 */
void
tillid_number_line_set (TillidNumberLine *self, double position, double chance)
{
  g_return_if_fail (TILLID_IS_NUMBER_LINE (self));

  self->position = position;
  self->chance = chance;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
