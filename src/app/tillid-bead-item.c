/* tillid-bead-item.c - one bead
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-bead-item.h"

#include <math.h>

#include "tillid-compat.h"

/* Letters take this part of a bead's radius. */
#define LETTERS 0.9
#define MARGIN 2

struct _TillidBeadItem
{
  GtkWidget parent_instance;

  TillidBeadShape shape;
  gboolean is_square;
  double radius;
  int colour;    /* -1: no person's, but that of the text */
  char *letters; /* (owned) (nullable) */
  gint64 visit;  /* 0: a hand-over, or a sign of the legend */
  int row;
};

enum
{
  PROP_0,
  PROP_SHAPE,
  PROP_SQUARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidBeadItem, tillid_bead_item, GTK_TYPE_WIDGET)

static void
trace_rounded_square (cairo_t *cr, double x, double y, double r)
{
  const double corner = r * 0.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + r - corner, y - r + corner, corner, -G_PI_2, 0);
  cairo_arc (cr, x + r - corner, y + r - corner, corner, 0, G_PI_2);
  cairo_arc (cr, x - r + corner, y + r - corner, corner, G_PI_2, G_PI);
  cairo_arc (cr, x - r + corner, y - r + corner, corner, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_strokes (cairo_t *cr, double x, double y, double h, const GdkRGBA *ink, const GdkRGBA *ground)
{
  gdk_cairo_set_source_rgba (cr, ground);
  cairo_rectangle (cr, x - h * 0.6, y - h, h * 1.2, 2 * h);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_move_to (cr, x - h * 0.6, y + h);
  cairo_line_to (cr, x, y - h);
  cairo_move_to (cr, x, y + h);
  cairo_line_to (cr, x + h * 0.6, y - h);
  cairo_stroke (cr);
}

static void
draw_shape (TillidBeadItem *self,
            cairo_t *cr,
            double x,
            double y,
            double r,
            const GdkRGBA *ink,
            const GdkRGBA *ground)
{
  const double line = self->shape == TILLID_BEAD_SHAPE_FILLED ? 0 : MAX (1.5, r * 0.17);

  cairo_set_line_width (cr, MAX (line, 1.5));
  if (self->shape == TILLID_BEAD_SHAPE_STROKES)
    {
      draw_strokes (cr, x, y, r, ink, ground);
      return;
    }
  if (self->is_square)
    trace_rounded_square (cr, x, y, r - line / 2);
  else
    cairo_arc (cr, x, y, r - line / 2, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, self->shape == TILLID_BEAD_SHAPE_FILLED ? ink : ground);
  cairo_fill_preserve (cr);
  if (self->shape == TILLID_BEAD_SHAPE_DASHED)
    cairo_set_dash (cr, (double[]){ 3, 2 }, 2, 0);
  gdk_cairo_set_source_rgba (cr, ink);
  if (line > 0)
    cairo_stroke (cr);
  cairo_new_path (cr);
  if (self->shape == TILLID_BEAD_SHAPE_KNOT)
    {
      cairo_arc (cr, x, y, r * 0.36, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_letters (TillidBeadItem *self,
              GtkSnapshot *snapshot,
              double x,
              double y,
              double r,
              const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  PangoRectangle ink;

  if (self->letters == NULL)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->letters);
  font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, r * LETTERS * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - ink.width / 2.0 - ink.x),
                                                          (float) (y - ink.height / 2.0 - ink.y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
tillid_bead_item_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidBeadItem *self = TILLID_BEAD_ITEM (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const double scale = tillid_widget_get_text_scale (widget);
  const double x = width / 2.0, y = height / 2.0, r = self->radius * scale;
  const GdkRGBA white = { 1, 1, 1, 1 };
  GdkRGBA ink, ground;
  cairo_t *cr;

  if (self->colour < 0)
    {
      tillid_widget_get_color (widget, &ink);
      ink.alpha *= self->shape == TILLID_BEAD_SHAPE_KNOT ? 1.0f : 0.75f;
    }
  else
    tillid_person_sign_lookup_color (widget,
                                     self->shape == TILLID_BEAD_SHAPE_FILLED
                                       ? TILLID_SIGN_COLLEAGUE
                                       : TILLID_SIGN_INTERPRETER,
                                     self->colour, &ink);
  tillid_widget_lookup_color (widget, "card_bg_color", &ground);
  if (ground.alpha < 1)
    tillid_widget_lookup_color (widget, "bead_ground", &ground);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_shape (self, cr, x, y, r, &ink, &ground);
  cairo_destroy (cr);
  draw_letters (self, snapshot, x, y, r, self->shape == TILLID_BEAD_SHAPE_FILLED ? &white : &ink);
}

static void
tillid_bead_item_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  const double r = TILLID_BEAD_ITEM (widget)->radius * tillid_widget_get_text_scale (widget);

  *minimum = *natural = 2 * ((int) ceil (r) + MARGIN);
}

static void
tillid_bead_item_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (tillid_bead_item_parent_class)->system_setting_changed (widget, setting);
  gtk_widget_queue_resize (widget);
}

static void
tillid_bead_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TillidBeadItem *self = TILLID_BEAD_ITEM (object);

  switch (id)
    {
    case PROP_SHAPE:
      g_value_set_int (value, (int) self->shape);
      break;
    case PROP_SQUARE:
      g_value_set_boolean (value, self->is_square);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_bead_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TillidBeadItem *self = TILLID_BEAD_ITEM (object);

  switch (id)
    {
    case PROP_SHAPE:
      self->shape = g_value_get_int (value);
      break;
    case PROP_SQUARE:
      self->is_square = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tillid_bead_item_finalize (GObject *object)
{
  g_free (TILLID_BEAD_ITEM (object)->letters);

  G_OBJECT_CLASS (tillid_bead_item_parent_class)->finalize (object);
}

static void
tillid_bead_item_class_init (TillidBeadItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tillid_bead_item_finalize;
  object_class->get_property = tillid_bead_item_get_property;
  object_class->set_property = tillid_bead_item_set_property;
  widget_class->snapshot = tillid_bead_item_snapshot;
  widget_class->measure = tillid_bead_item_measure;
  widget_class->system_setting_changed = tillid_bead_item_system_setting_changed;

  properties[PROP_SHAPE] = g_param_spec_int ("shape", NULL, NULL, 0, TILLID_BEAD_SHAPE_STROKES, 0,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SQUARE] =
    g_param_spec_boolean ("square", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "bead");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tillid_bead_item_init (TillidBeadItem *self)
{
  self->radius = 6;
  self->colour = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* (transfer floating): a child for the pool of a bead string; it shows nothing until it is set. */
GtkWidget *
tillid_bead_item_new (void)
{
  return g_object_new (TILLID_TYPE_BEAD_ITEM, NULL);
}

/**
 * tillid_bead_item_set:
 * @radius: in px at 100 % text
 * @colour: index of a person's colour, or -1 for that of the text
 * @letters: (nullable): initials
 *
 * What it looks like.
 */
void
tillid_bead_item_set (TillidBeadItem *self,
                      TillidBeadShape shape,
                      gboolean is_square,
                      double radius,
                      int colour,
                      const char *letters)
{
  g_return_if_fail (TILLID_IS_BEAD_ITEM (self));

  self->shape = shape;
  self->is_square = is_square;
  self->radius = radius;
  self->colour = colour;
  if (g_strcmp0 (self->letters, letters) != 0)
    {
      g_free (self->letters);
      self->letters = g_strdup (letters);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tillid_bead_item_set_subject:
 * @visit: id of its visit, or 0
 * @row: the row it stands in
 * @label: its sentence
 *
 * What it stands for; makes it a thing that can have the focus.
 */
void
tillid_bead_item_set_subject (TillidBeadItem *self, gint64 visit, int row, const char *label)
{
  g_return_if_fail (TILLID_IS_BEAD_ITEM (self));

  self->visit = visit;
  self->row = row;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The id of the visit that Enter opens; 0 where there is none to open. */
gint64
tillid_bead_item_get_visit (TillidBeadItem *self)
{
  g_return_val_if_fail (TILLID_IS_BEAD_ITEM (self), 0);

  return self->visit;
}

/* The row of the string it stands in, from 0; the arrow keys go by it. */
int
tillid_bead_item_get_row (TillidBeadItem *self)
{
  g_return_val_if_fail (TILLID_IS_BEAD_ITEM (self), 0);

  return self->row;
}
