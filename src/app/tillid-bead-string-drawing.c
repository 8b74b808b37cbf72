/* tillid-bead-string-drawing.c - what is drawn below the beads: threads, grounds, lines and their names
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "tillid-bead-string-private.h"
#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-phrases.h"
#include "tillid-words.h"

#define NAME_START 14
/* Half of what the name of who is away takes, and a tick label. */
#define LEAVE_CAPTION 70

static void
draw_line (cairo_t *cr, double x0, double y0, double x1, double y1, double width)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

static void
set_ink (TillidBeadString *self, cairo_t *cr, double alpha)
{
  GdkRGBA color;

  tillid_widget_get_color (GTK_WIDGET (self), &color);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
}

static void
set_named (TillidBeadString *self, cairo_t *cr, const char *name, double alpha)
{
  GdkRGBA color;

  tillid_widget_lookup_color (GTK_WIDGET (self), name, &color);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
}

/* Leave: a tint with slanted lines, so that it is not the colour alone. */
static void
draw_leave (TillidBeadString *self, cairo_t *cr, const TillidBeadMark *mark)
{
  const double height = mark->y1 - mark->y0;

  cairo_save (cr);
  cairo_rectangle (cr, mark->x0, mark->y0, mark->x1 - mark->x0, height);
  cairo_clip (cr);
  set_named (self, cr, "late", 0.10);
  cairo_paint (cr);
  set_named (self, cr, "late", 0.30);
  for (double x = mark->x0 - height; x < mark->x1; x += 9)
    draw_line (cr, x, mark->y1, x + height, mark->y0, 1.5);
  cairo_restore (cr);
}

static void
draw_change (TillidBeadString *self, cairo_t *cr, const TillidBeadMark *mark)
{
  set_named (self, cr, "bead_ground", 1);
  cairo_rectangle (cr, mark->x0 - 5, mark->y0 - 8, 10, 16);
  cairo_fill (cr);
  set_ink (self, cr, 0.9);
  draw_line (cr, mark->x0 - 5, mark->y0 + 8, mark->x0, mark->y0 - 8, 1.8);
  draw_line (cr, mark->x0, mark->y0 + 8, mark->x0 + 5, mark->y0 - 8, 1.8);
}

static void
draw_mark (TillidBeadString *self, cairo_t *cr, const TillidBeadMark *mark)
{
  switch (mark->kind)
    {
    case TILLID_BEAD_MARK_THREAD:
      set_ink (self, cr, 0.28);
      draw_line (cr, mark->x0, mark->y0, mark->x1, mark->y1, 2);
      break;
    case TILLID_BEAD_MARK_ROW:
    case TILLID_BEAD_MARK_SEPARATOR:
      set_ink (self, cr, 0.12);
      draw_line (cr, mark->x0, mark->y0, mark->x1, mark->y1, 1);
      break;
    case TILLID_BEAD_MARK_TICK:
      set_ink (self, cr, 0.08);
      draw_line (cr, mark->x0, mark->y0, mark->x1, mark->y1, 1);
      break;
    case TILLID_BEAD_MARK_COMING:
      set_named (self, cr, "future_bg", 1);
      cairo_rectangle (cr, mark->x0, mark->y0, mark->x1 - mark->x0, mark->y1 - mark->y0);
      cairo_fill (cr);
      break;
    case TILLID_BEAD_MARK_TODAY:
      set_named (self, cr, "accent_color", 1);
      draw_line (cr, mark->x0, mark->y0, mark->x1, mark->y1, 2);
      break;
    case TILLID_BEAD_MARK_LEAVE:
      draw_leave (self, cr, mark);
      break;
    case TILLID_BEAD_MARK_HAND_OVER_LINE:
      cairo_save (cr);
      cairo_set_dash (cr, (double[]){ 3, 3 }, 2, 0);
      set_ink (self, cr, 0.8);
      draw_line (cr, mark->x0, mark->y0, mark->x1, mark->y1, 1.2);
      cairo_restore (cr);
      break;
    case TILLID_BEAD_MARK_CHANGE:
      if (!tillid_bead_mark_is_hand_over (self->layout, mark))
        draw_change (self, cr, mark);
      break;
    case TILLID_BEAD_MARK_HAND_OVER:
    default:
      break;
    }
}

typedef enum
{
  TEXT_PLAIN,
  TEXT_DIM,
  TEXT_BOLD,
  TEXT_TODAY,
  TEXT_LATE,
} TextStyle;

static PangoLayout *
make_text (TillidBeadString *self, const char *text, TextStyle style, double size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));

  if (style == TEXT_BOLD || style == TEXT_TODAY || style == TEXT_LATE)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  return layout;
}

/* @x is where the text begins in reading direction, or its middle; kept inside the widget. */
static void
draw_text (TillidBeadString *self,
           GtkSnapshot *snapshot,
           const char *text,
           TextStyle style,
           double x,
           double y,
           gboolean is_centred,
           double longest)
{
  const double scale = tillid_widget_get_text_scale (GTK_WIDGET (self));
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autoptr (PangoLayout) layout =
    make_text (self, text, style, (style == TEXT_PLAIN || style == TEXT_DIM ? 11.5 : 12) * scale);
  const double room = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA color;
  double left;
  int width, height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (longest > 0)
    pango_layout_set_width (layout, (int) (longest * scale * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &width, &height);
  if (longest > 0 && rtl)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  left = x * scale - (is_centred ? width / 2.0 : rtl ? width : 0);
  left = CLAMP (left, 2, MAX (2, room - width - 2));

  if (style == TEXT_TODAY || style == TEXT_LATE)
    tillid_widget_lookup_color (GTK_WIDGET (self), style == TEXT_LATE ? "late" : "accent_color",
                                &color);
  else
    tillid_widget_get_color (GTK_WIDGET (self), &color);
  if (style == TEXT_DIM)
    color.alpha *= 0.65f;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) left, (float) (y * scale - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_row_names (TillidBeadString *self, GtkSnapshot *snapshot)
{
  const TillidContinuityBeads *beads = tillid_bead_string_get_beads (self);
  const double width =
    gtk_widget_get_width (GTK_WIDGET (self)) / tillid_widget_get_text_scale (GTK_WIDGET (self));
  const double x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                     ? width - NAME_START
                     : NAME_START;
  const double room = self->layout->gutter - NAME_START - 16;

  draw_text (self, snapshot, C_ ("bead", "Led by"), TEXT_BOLD, x, self->layout->y_lead, FALSE,
             room);
  for (guint i = 0; i < beads->row_names->len; i++)
    draw_text (self, snapshot, beads->row_names->pdata[i], TEXT_DIM, x,
               tillid_bead_layout_row_y (i), FALSE, room);
  if (!isnan (self->layout->y_interpreters))
    draw_text (self, snapshot, C_ ("bead", "Interpreter"), TEXT_BOLD, x,
               self->layout->y_interpreters, FALSE, room);
  draw_text (self, snapshot, C_ ("bead", "Known face"), TEXT_DIM, x, self->layout->y_faces, FALSE,
             room);
}

/* The name of who is away stands in the line of the axis and goes before it. */
static gboolean
is_below_leave (TillidBeadString *self, double x)
{
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const TillidBeadMark *mark = &g_array_index (self->layout->marks, TillidBeadMark, i);

      if (mark->kind == TILLID_BEAD_MARK_LEAVE &&
          fabs ((mark->x0 + mark->x1) / 2 - x) < LEAVE_CAPTION)
        return TRUE;
    }
  return FALSE;
}

/* The year at its first quarter, else the month. */
static void
draw_tick_label (TillidBeadString *self, GtkSnapshot *snapshot, const TillidBeadMark *mark)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *text = NULL;
  int year, month;

  if (is_below_leave (self, mark->x0))
    return;
  tillid_day_to_ymd (mark->day, &year, &month, NULL);
  text =
    month == 1
      ? tillid_format_number (year, NULL)
      : g_strdup (tillid_phrases_short_name (tillid_phrases_get (tillid_format_ui_language ()),
                                             tillid_phrases_month_key (TILLID_CALENDAR_GREGORIAN),
                                             month));
  draw_text (self, snapshot, text, month == 1 ? TEXT_BOLD : TEXT_DIM, mark->x0 + (rtl ? -3 : 3),
             self->layout->y_axis - 4, FALSE, 0);
}

static void
draw_mark_text (TillidBeadString *self, GtkSnapshot *snapshot, const TillidBeadMark *mark)
{
  const TillidContinuityBeads *beads = tillid_bead_string_get_beads (self);
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (mark->kind == TILLID_BEAD_MARK_TICK)
    draw_tick_label (self, snapshot, mark);
  else if (mark->kind == TILLID_BEAD_MARK_TODAY)
    draw_text (self, snapshot, C_ ("bead", "today"), TEXT_TODAY, mark->x0 + (rtl ? 38 : -38), 10,
               FALSE, 0);
  else if (mark->kind == TILLID_BEAD_MARK_LEAVE)
    draw_text (self, snapshot, beads->leave_captions->pdata[mark->index], TEXT_LATE,
               (mark->x0 + mark->x1) / 2, self->layout->y_axis - 4, TRUE, 0);
  else if (mark->kind == TILLID_BEAD_MARK_HAND_OVER)
    draw_text (self, snapshot, beads->hand_over_captions->pdata[mark->index], TEXT_PLAIN,
               mark->x0 + (rtl ? -9 : 9), 12, FALSE, 0);
}

/* Draws everything but the beads; there is a layout. */
void
tillid_bead_string_draw (TillidBeadString *self, GtkSnapshot *snapshot)
{
  const double scale = tillid_widget_get_text_scale (GTK_WIDGET (self));
  GtkWidget *widget = GTK_WIDGET (self);
  cairo_t *cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                              gtk_widget_get_height (widget)));

  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < self->layout->marks->len; i++)
    draw_mark (self, cr, &g_array_index (self->layout->marks, TillidBeadMark, i));
  cairo_destroy (cr);
  draw_row_names (self, snapshot);
  for (guint i = 0; i < self->layout->marks->len; i++)
    draw_mark_text (self, snapshot, &g_array_index (self->layout->marks, TillidBeadMark, i));
}
