/* tillid-age-bar.c - how long something is waited for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-age-bar.h"

#include "tillid-compat.h"
#include "tillid-day.h"

#define WIDTH 68
#define HEIGHT 8
#define PX_PER_DAY 1.4
#define TICK 2
#define TICK_HEIGHT 14

struct _TillidAgeBar
{
  GtkWidget parent_instance;

  gint64 days;
  gint64 agreed; /* days after which a reply was agreed, or %TILLID_ABSENT */
};

G_DEFINE_FINAL_TYPE (TillidAgeBar, tillid_age_bar, GTK_TYPE_WIDGET)

static void
tillid_age_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  const int size = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : TICK_HEIGHT;

  *minimum = *natural = (int) (size * tillid_widget_get_text_scale (widget) + 0.5);
}

static void
append_bar (GtkSnapshot *snapshot,
            const GdkRGBA *colour,
            float x,
            float y,
            float width,
            float height)
{
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, colour, &rect.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
tillid_age_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const TillidAgeBar *self = TILLID_AGE_BAR (widget);
  const float scale = (float) tillid_widget_get_text_scale (widget);
  const float width = WIDTH * scale;
  const float height = HEIGHT * scale;
  const float y = ((float) gtk_widget_get_height (widget) - height) / 2;
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const float filled = (float) CLAMP (self->days * PX_PER_DAY, HEIGHT, WIDTH) * scale;
  GdkRGBA ink, ground;

  tillid_widget_get_color (widget, &ground);
  ground.alpha = 0.12F;
  append_bar (snapshot, &ground, 0, y, width, height);
  tillid_widget_lookup_color (widget, "neutral", &ink);
  append_bar (snapshot, &ink, rtl ? width - filled : 0, y, filled, height);
  if (self->agreed != TILLID_ABSENT)
    {
      const float at = (float) CLAMP (self->agreed * PX_PER_DAY, 0, WIDTH - TICK) * scale;

      tillid_widget_get_color (widget, &ink);
      gtk_snapshot_append_color (snapshot, &ink,
                                 &GRAPHENE_RECT_INIT (rtl ? width - at - TICK * scale : at,
                                                      y - 3 * scale, TICK * scale,
                                                      TICK_HEIGHT * scale));
    }
}

static void
tillid_age_bar_class_init (TillidAgeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tillid_age_bar_measure;
  widget_class->snapshot = tillid_age_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_age_bar_init (TillidAgeBar *self)
{
  self->agreed = TILLID_ABSENT;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* (transfer floating) */
GtkWidget *
tillid_age_bar_new (void)
{
  return g_object_new (TILLID_TYPE_AGE_BAR, NULL);
}

/* @days: how long it is waited for; @agreed: after how many days a reply was agreed, or %TILLID_ABSENT */
void
tillid_age_bar_set (TillidAgeBar *self, gint64 days, gint64 agreed)
{
  g_return_if_fail (TILLID_IS_AGE_BAR (self));

  self->days = days;
  self->agreed = agreed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
