/* tillid-calendar-hours.c - the names of the hours, beside the calendar
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "tillid-calendar-grid.h"
#include "tillid-compat.h"
#include "tillid-format.h"

#define WIDTH 52
#define INSET 6

struct _TillidCalendarHours
{
  GtkWidget parent_instance;

  TillidCalendarGrid *grid; /* (unowned) (nullable) */
  PangoLayout *layout;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidCalendarHours, tillid_calendar_hours, GTK_TYPE_WIDGET)

static void
tillid_calendar_hours_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  TillidCalendarHours *self = TILLID_CALENDAR_HOURS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) (WIDTH * tillid_widget_get_text_scale (widget));
  else if (self->grid != NULL)
    *minimum = *natural = (int) ceil (tillid_calendar_grid_y_of (self->grid, 24 * 60));
  else
    *minimum = *natural = 0;
}

static void
tillid_calendar_hours_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidCalendarHours *self = TILLID_CALENDAR_HOURS (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour;

  if (self->grid == NULL)
    return;
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (widget, NULL);
  tillid_widget_get_color (widget, &colour);
  for (int hour = 0; hour < 24; hour++)
    {
      g_autofree char *text = tillid_format_time (hour * 60, NULL);
      int width, height;

      pango_layout_set_text (self->layout, text, -1);
      pango_layout_get_pixel_size (self->layout, &width, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
        snapshot,
        &GRAPHENE_POINT_INIT (rtl ? INSET : gtk_widget_get_width (widget) - width - INSET,
                              (float) tillid_calendar_grid_y_of (self->grid, hour * 60) + 1));
      gtk_snapshot_append_layout (snapshot, self->layout, &colour);
      gtk_snapshot_restore (snapshot);
    }
}

/* Another font: measured and drawn anew. */
static void
tillid_calendar_hours_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tillid_calendar_hours_parent_class)->css_changed (widget, change);
  g_clear_object (&TILLID_CALENDAR_HOURS (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
tillid_calendar_hours_dispose (GObject *object)
{
  TillidCalendarHours *self = TILLID_CALENDAR_HOURS (object);

  g_clear_weak_pointer (&self->grid);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (tillid_calendar_hours_parent_class)->dispose (object);
}

static void
tillid_calendar_hours_class_init (TillidCalendarHoursClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_calendar_hours_dispose;
  widget_class->measure = tillid_calendar_hours_measure;
  widget_class->snapshot = tillid_calendar_hours_snapshot;
  widget_class->css_changed = tillid_calendar_hours_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tillid_calendar_hours_init (TillidCalendarHours *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
}

/* Beside which grid it stands; call it again when the grid shows something else. */
void
tillid_calendar_hours_set_grid (TillidCalendarHours *self, TillidCalendarGrid *grid)
{
  g_return_if_fail (TILLID_IS_CALENDAR_HOURS (self));

  g_set_weak_pointer (&self->grid, grid);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
