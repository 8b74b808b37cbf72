/* tillid-side-sign.c - who a step is for, as a shape
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-side-sign.h"

#include <math.h>

#include "tillid-compat.h"

#define SIZE 22.0
#define CORNER 6.0
#define OTHER_CORNER 2.0
/* The roof of the house ends here, from the top. */
#define EAVES 0.42

struct _TillidSideSign
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  TillidSide side;
};

G_DEFINE_FINAL_TYPE (TillidSideSign, tillid_side_sign, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *colour;
} sides[] = {
  [TILLID_SIDE_PATIENT] = { "avatar-default-symbolic", "side_me" },
  [TILLID_SIDE_FAMILY] = { "tillid-kid-symbolic", "side_family" },
  [TILLID_SIDE_CLINIC] = { "tillid-promise-symbolic", "side_us" },
  [TILLID_SIDE_OTHERS] = { "tillid-building-symbolic", "side_others" },
};

static void
draw_rounded (cairo_t *cr, double size, double r)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, size - r, r, r, -G_PI_2, 0);
  cairo_arc (cr, size - r, size - r, r, 0, G_PI_2);
  cairo_arc (cr, r, size - r, r, G_PI_2, G_PI);
  cairo_arc (cr, r, r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_house (cairo_t *cr, double size)
{
  cairo_move_to (cr, size / 2, 0);
  cairo_line_to (cr, size, size * EAVES);
  cairo_line_to (cr, size, size);
  cairo_line_to (cr, 0, size);
  cairo_line_to (cr, 0, size * EAVES);
  cairo_close_path (cr);
}

static void
tillid_side_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidSideSign *self = TILLID_SIDE_SIGN (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA colour;

  tillid_widget_lookup_color (widget, sides[self->side].colour, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  if (self->side == TILLID_SIDE_FAMILY)
    draw_house (cr, size);
  else
    draw_rounded (cr, size,
                  self->side == TILLID_SIDE_PATIENT  ? size / 2
                  : self->side == TILLID_SIDE_CLINIC ? CORNER
                                                     : OTHER_CORNER);
  cairo_fill (cr);
  cairo_destroy (cr);

  gtk_widget_snapshot_child (widget, self->icon, snapshot);
}

static void
tillid_side_sign_dispose (GObject *object)
{
  TillidSideSign *self = TILLID_SIDE_SIGN (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);

  G_OBJECT_CLASS (tillid_side_sign_parent_class)->dispose (object);
}

static void
tillid_side_sign_class_init (TillidSideSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_side_sign_dispose;
  widget_class->snapshot = tillid_side_sign_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "sidesign");
}

static void
tillid_side_sign_init (TillidSideSign *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), (int) SIZE, (int) SIZE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, "halign", GTK_ALIGN_CENTER, "valign",
                             GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  tillid_side_sign_set_side (self, TILLID_SIDE_PATIENT);
}

/* Whose steps the sign stands for: circle, house, rounded square or square. */
void
tillid_side_sign_set_side (TillidSideSign *self, TillidSide side)
{
  g_return_if_fail (TILLID_IS_SIDE_SIGN (self));
  g_return_if_fail ((int) side >= 0 && side < G_N_ELEMENTS (sides));

  self->side = side;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), sides[side].icon);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
