/* tillid-cover-sign.c - how a visit stands with its interpreter, as a small sign
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-cover-sign.h"

#include "tillid-compat.h"

#define WIDTH 24
#define HEIGHT 12

struct _TillidCoverSign
{
  GtkWidget parent_instance;

  TillidInterpreterSign sign;
};

G_DEFINE_FINAL_TYPE (TillidCoverSign, tillid_cover_sign, GTK_TYPE_WIDGET)

static void
tillid_cover_sign_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  const int size = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;

  *minimum = *natural = (int) (size * tillid_widget_get_text_scale (widget) + 0.5);
}

static const char *
colour_of (TillidInterpreterSign sign)
{
  switch (sign)
    {
    case TILLID_INTERPRETER_SAME:
      return "care";
    case TILLID_INTERPRETER_MISSING:
      return "late";
    case TILLID_INTERPRETER_NEW:
      return "neutral";
    case TILLID_INTERPRETER_NONE:
    default:
      return "hard";
    }
}

static void
tillid_cover_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const TillidCoverSign *self = TILLID_COVER_SIGN (widget);
  const double scale = tillid_widget_get_text_scale (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA colour;

  tillid_widget_lookup_color (widget, colour_of (self->sign), &colour);
  tillid_sign_draw_interpreter (cr, self->sign, (width - WIDTH * scale) / 2,
                                (height - HEIGHT * scale) / 2, scale,
                                &(TillidRgba){ colour.red, colour.green, colour.blue,
                                               colour.alpha });
  cairo_destroy (cr);
}

static void
tillid_cover_sign_class_init (TillidCoverSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tillid_cover_sign_measure;
  widget_class->snapshot = tillid_cover_sign_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_cover_sign_init (TillidCoverSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* (transfer floating) */
GtkWidget *
tillid_cover_sign_new (TillidInterpreterSign sign)
{
  TillidCoverSign *self = g_object_new (TILLID_TYPE_COVER_SIGN, NULL);

  tillid_cover_sign_set (self, sign);
  return GTK_WIDGET (self);
}

/* What it says from now on. */
void
tillid_cover_sign_set (TillidCoverSign *self, TillidInterpreterSign sign)
{
  g_return_if_fail (TILLID_IS_COVER_SIGN (self));

  self->sign = sign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* %FALSE where there is nothing to draw: a relative, or nobody said. */
gboolean
tillid_cover_sign_find (TillidTodayInterpreter state, TillidInterpreterSign *out_sign)
{
  switch (state)
    {
    case TILLID_TODAY_INTERPRETER_SAME:
      *out_sign = TILLID_INTERPRETER_SAME;
      return TRUE;
    case TILLID_TODAY_INTERPRETER_NEW:
      *out_sign = TILLID_INTERPRETER_NEW;
      return TRUE;
    case TILLID_TODAY_INTERPRETER_MISSING:
      *out_sign = TILLID_INTERPRETER_MISSING;
      return TRUE;
    case TILLID_TODAY_INTERPRETER_NONE:
      *out_sign = TILLID_INTERPRETER_NONE;
      return TRUE;
    case TILLID_TODAY_INTERPRETER_OPEN:
    case TILLID_TODAY_INTERPRETER_RELATIVE:
    default:
      return FALSE;
    }
}
