/* tillid-genogram-sign.c - somebody in the family drawing, as a widget
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* It draws its part of the scene and is what a screen reader hears: a list item whose label is the sentence about the
 * person. The view moves it by allocation. No template, since making templates is the slow part of making widgets. */
#include "config.h"

#include "tillid-genogram-sign.h"

#include <math.h>

#include "tillid-compat.h"

#define HALF_WIDTH 66.0
#define ABOVE 20.0
#define BELOW 81.0
/* Within TILLID_FAMILY_TEXT_GAP, so that it does not cut the name. */
#define RING 7.0
#define RING_WIDTH 2.5

struct _TillidGenogramSign
{
  GtkWidget parent_instance;

  TillidFamilyDrawing *drawing;   /* (unowned): the view's, which outlives its children */
  const TillidFamilyScene *scene; /* (unowned): the model's; set anew when it changes */
  guint index;
  gint64 person;
  double zoom;
  gboolean is_selected;
};

G_DEFINE_FINAL_TYPE (TillidGenogramSign, tillid_genogram_sign, GTK_TYPE_WIDGET)

static const TillidFamilySign *
sign_of (TillidGenogramSign *self)
{
  return &g_array_index (self->scene->layout->signs, TillidFamilySign, self->index);
}

static void
tillid_genogram_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidGenogramSign *self = TILLID_GENOGRAM_SIGN (widget);
  graphene_rect_t area, bounds;
  cairo_t *cr;

  if (self->scene == NULL)
    return;
  tillid_genogram_sign_get_area (self, &area);
  graphene_rect_init (&bounds, 0, 0, area.size.width, area.size.height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -area.origin.x / self->zoom, -area.origin.y / self->zoom);
  if (self->is_selected)
    {
      const TillidFamilySign *sign = sign_of (self);
      GdkRGBA accent;

      tillid_widget_lookup_color (widget, "accent_color", &accent);
      gdk_cairo_set_source_rgba (cr, &accent);
      cairo_set_line_width (cr, RING_WIDTH);
      cairo_arc (cr, sign->x, sign->y, sign->radius + RING, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  tillid_family_drawing_draw_figure (self->drawing, cr, self->scene, self->index);
  cairo_destroy (cr);
}

static void
tillid_genogram_sign_class_init (TillidGenogramSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tillid_genogram_sign_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "genogram-sign");
}

static void
tillid_genogram_sign_init (TillidGenogramSign *self)
{
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* (transfer floating): a sign of nobody yet. */
GtkWidget *
tillid_genogram_sign_new (void)
{
  return g_object_new (TILLID_TYPE_GENOGRAM_SIGN, NULL);
}

/**
 * tillid_genogram_sign_set:
 * @self: a sign
 * @drawing: how it is drawn
 * @scene: a scene that is laid out
 * @index: of the figure
 * @zoom: pixels of the screen for one of the layout
 */
void
tillid_genogram_sign_set (TillidGenogramSign *self,
                          TillidFamilyDrawing *drawing,
                          const TillidFamilyScene *scene,
                          guint index,
                          double zoom)
{
  const TillidFamilyFigure *figure;

  g_return_if_fail (TILLID_IS_GENOGRAM_SIGN (self) && scene != NULL);

  figure = tillid_family_scene_get (scene, index);
  self->drawing = drawing;
  self->scene = scene;
  self->index = index;
  self->person = figure->person;
  self->zoom = zoom;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  figure->sentence, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), figure->sentence);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether it has the ring of who is selected. */
void
tillid_genogram_sign_set_selected (TillidGenogramSign *self, gboolean selected)
{
  g_return_if_fail (TILLID_IS_GENOGRAM_SIGN (self));

  if (self->is_selected == selected)
    return;
  self->is_selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The id of the person; 0 before it was set. */
gint64
tillid_genogram_sign_get_person (TillidGenogramSign *self)
{
  g_return_val_if_fail (TILLID_IS_GENOGRAM_SIGN (self), 0);

  return self->person;
}

/* @out_area: (out): where it stands on the view, words and badges included */
void
tillid_genogram_sign_get_area (TillidGenogramSign *self, graphene_rect_t *out_area)
{
  const TillidFamilySign *sign;
  double half, below;

  g_return_if_fail (TILLID_IS_GENOGRAM_SIGN (self) && out_area != NULL && self->scene != NULL);

  sign = sign_of (self);
  half = MAX (HALF_WIDTH, sign->radius + RING + 4);
  below =
    self->scene->figures != NULL &&
        tillid_family_scene_get (self->scene, self->index)->shape == TILLID_FAMILY_SHAPE_PARTNER
      ? sign->radius + RING + 4
      : BELOW;
  graphene_rect_init (out_area, (float) floor ((sign->x - half) * self->zoom),
                      (float) floor ((sign->y - sign->radius - ABOVE) * self->zoom),
                      (float) ceil (2 * half * self->zoom),
                      (float) ceil ((sign->radius + ABOVE + below) * self->zoom));
}
