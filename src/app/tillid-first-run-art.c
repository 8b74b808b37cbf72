/* tillid-first-run-art.c - a line with flowers, stones and beads
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Once per start a few curves: drawn with cairo in the colours of the style sheet. The line runs in reading
 * direction, so the drawing is mirrored where one reads from right to left. */
#include "config.h"

#include "tillid-first-run-art.h"

#include <math.h>

#include "tillid-compat.h"

#define WIDTH 440
#define HEIGHT 132
#define LINE_Y 76

struct _TillidFirstRunArt
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TillidFirstRunArt, tillid_first_run_art, GTK_TYPE_WIDGET)

static void
set_color (TillidFirstRunArt *self, cairo_t *cr, const char *name)
{
  GdkRGBA color;

  tillid_widget_lookup_color (GTK_WIDGET (self), name, &color);
  gdk_cairo_set_source_rgba (cr, &color);
}

static void
disc (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

static void
stem (TillidFirstRunArt *self, cairo_t *cr, const char *color, double x, double y)
{
  set_color (self, cr, color);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, LINE_Y);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
}

/* The drawn pages: five petals of 0.46 r at 0.62 r, the first at 12 o'clock, a hole of 0.30 r. */
static void
flower (TillidFirstRunArt *self, cairo_t *cr, double x, double y, double r)
{
  set_color (self, cr, "good");
  for (int i = 0; i < 5; i++)
    {
      const double angle = (-90 + 72 * i) * G_PI / 180;

      disc (cr, x + r * 0.62 * cos (angle), y + r * 0.62 * sin (angle), r * 0.46);
      cairo_fill (cr);
    }
  set_color (self, cr, "window_bg_color");
  disc (cr, x, y, r * 0.30);
  cairo_fill (cr);
}

/* The outline of the icon tillid-stone-symbolic, 16 units wide. */
static void
stone (TillidFirstRunArt *self, cairo_t *cr, double x, double y, double r)
{
  cairo_save (cr);
  cairo_translate (cr, x - r, y - r * 0.9);
  cairo_scale (cr, r / 8, r / 8);
  cairo_move_to (cr, 1.2, 10.8);
  cairo_curve_to (cr, 0.7, 7.4, 3, 3.6, 6.7, 2.7);
  cairo_rel_curve_to (cr, 3.7, -0.9, 7.3, 1, 8.2, 4.2);
  cairo_rel_curve_to (cr, 0.9, 3.1, 0, 6, -3, 6.6);
  cairo_rel_curve_to (cr, -3, 0.7, -6.3, 0.7, -8.4, -0.2);
  cairo_curve_to (cr, 2.2, 12.8, 1.4, 12, 1.2, 10.8);
  cairo_close_path (cr);
  cairo_restore (cr);
  set_color (self, cr, "hard");
  cairo_fill (cr);
}

static void
beads (TillidFirstRunArt *self, cairo_t *cr)
{
  static const double dashes[] = { 4, 3 };
  static const double before[] = { 52, 120, 190 };
  static const double after[] = { 272, 330 };

  set_color (self, cr, "neutral");
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    disc (cr, before[i], LINE_Y, 9);
  cairo_fill (cr);
  set_color (self, cr, "accent_bg_color");
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    disc (cr, after[i], LINE_Y, 9);
  cairo_fill (cr);

  /* A hand-over: a ring with a dot. */
  set_color (self, cr, "window_bg_color");
  disc (cr, 218, LINE_Y, 7);
  disc (cr, 380, LINE_Y, 8);
  cairo_fill (cr);
  set_color (self, cr, "hard");
  cairo_set_line_width (cr, 2.5);
  disc (cr, 218, LINE_Y, 7);
  cairo_stroke (cr);
  disc (cr, 218, LINE_Y, 2.5);
  cairo_fill (cr);

  /* The next visit, planned. */
  set_color (self, cr, "accent_bg_color");
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  disc (cr, 380, LINE_Y, 8);
  cairo_stroke (cr);
}

static void
tillid_first_run_art_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidFirstRunArt *self = TILLID_FIRST_RUN_ART (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  GdkRGBA line;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, WIDTH, 0);
      cairo_scale (cr, -1, 1);
    }
  tillid_widget_get_color (widget, &line);
  line.alpha = 0.3f;
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 2.5);
  cairo_move_to (cr, 20, LINE_Y);
  cairo_line_to (cr, 420, LINE_Y);
  cairo_stroke (cr);

  stem (self, cr, "good", 92, 40);
  stem (self, cr, "good", 300, 30);
  stem (self, cr, "hard", 162, 104);
  stem (self, cr, "hard", 246, 96);
  flower (self, cr, 92, 34, 17);
  flower (self, cr, 300, 24, 22);
  stone (self, cr, 162, 108, 14);
  stone (self, cr, 246, 100, 10);
  beads (self, cr);
  cairo_destroy (cr);
}

static void
tillid_first_run_art_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
tillid_first_run_art_class_init (TillidFirstRunArtClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tillid_first_run_art_measure;
  widget_class->snapshot = tillid_first_run_art_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_first_run_art_init (TillidFirstRunArt *self)
{
}
