/* tillid-two-columns.c - a wide column and a narrow one, below each other where there is no room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-two-columns.h"

#include "tillid-compat.h"

#define SPACING 18

struct _TillidTwoColumns
{
  GtkLayoutManager parent_instance;

  int fold_width;
  int end_share;
};

enum
{
  PROP_0,
  PROP_FOLD_WIDTH,
  PROP_END_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidTwoColumns, tillid_two_columns, GTK_TYPE_LAYOUT_MANAGER)

static int
min_width (GtkWidget *child)
{
  int width = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static int
height_for (GtkWidget *child, int width)
{
  int height = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* The widths of both columns; FALSE if they stand below each other. */
static gboolean
split (TillidTwoColumns *self, GtkWidget *widget, int width, int *out_start, int *out_end)
{
  GtkWidget *start = gtk_widget_get_first_child (widget);
  GtkWidget *end = start != NULL ? gtk_widget_get_next_sibling (start) : NULL;

  *out_end = MAX ((width - SPACING) * self->end_share / 100, min_width (end));
  *out_start = width - SPACING - *out_end;
  if (width >= self->fold_width * tillid_widget_get_text_scale (widget) &&
      *out_start >= min_width (start))
    return TRUE;
  *out_start = *out_end = width;
  return FALSE;
}

static GtkSizeRequestMode
tillid_two_columns_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tillid_two_columns_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TillidTwoColumns *self = TILLID_TWO_COLUMNS (manager);
  GtkWidget *start = gtk_widget_get_first_child (widget);
  GtkWidget *end = start != NULL ? gtk_widget_get_next_sibling (start) : NULL;
  int width = for_size, start_width, end_width, a, b;

  *minimum = *natural = MAX (min_width (start), min_width (end));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (width < 0)
    width = *minimum;
  if (split (self, widget, width, &start_width, &end_width))
    {
      a = height_for (start, start_width);
      b = height_for (end, end_width);
      *minimum = *natural = MAX (a, b);
    }
  else
    *minimum = *natural = height_for (start, width) + SPACING + height_for (end, width);
}

static void
tillid_two_columns_allocate (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  TillidTwoColumns *self = TILLID_TWO_COLUMNS (manager);
  GtkWidget *start = gtk_widget_get_first_child (widget);
  GtkWidget *end = start != NULL ? gtk_widget_get_next_sibling (start) : NULL;
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start_width, end_width, start_height;

  if (end == NULL)
    return;
  if (split (self, widget, width, &start_width, &end_width))
    {
      gtk_widget_size_allocate (start,
                                &(GtkAllocation){ rtl ? width - start_width : 0, 0, start_width,
                                                  height },
                                -1);
      gtk_widget_size_allocate (end,
                                &(GtkAllocation){ rtl ? 0 : width - end_width, 0, end_width,
                                                  height },
                                -1);
      return;
    }
  start_height = height_for (start, width);
  gtk_widget_size_allocate (start, &(GtkAllocation){ 0, 0, width, start_height }, -1);
  gtk_widget_size_allocate (end,
                            &(GtkAllocation){ 0, start_height + SPACING, width,
                                              height_for (end, width) },
                            -1);
}

static void
tillid_two_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TillidTwoColumns *self = TILLID_TWO_COLUMNS (object);

  switch (id)
    {
    case PROP_FOLD_WIDTH:
      g_value_set_int (value, self->fold_width);
      break;
    case PROP_END_SHARE:
      g_value_set_int (value, self->end_share);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_two_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TillidTwoColumns *self = TILLID_TWO_COLUMNS (object);

  switch (id)
    {
    case PROP_FOLD_WIDTH:
      self->fold_width = g_value_get_int (value);
      break;
    case PROP_END_SHARE:
      self->end_share = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
tillid_two_columns_class_init (TillidTwoColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = tillid_two_columns_get_property;
  object_class->set_property = tillid_two_columns_set_property;
  layout_class->get_request_mode = tillid_two_columns_get_request_mode;
  layout_class->measure = tillid_two_columns_measure;
  layout_class->allocate = tillid_two_columns_allocate;

  properties[PROP_FOLD_WIDTH] = g_param_spec_int ("fold-width", NULL, NULL, 0, 10000, 1100,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_END_SHARE] = g_param_spec_int ("end-share", NULL, NULL, 1, 99, 37,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tillid_two_columns_init (TillidTwoColumns *self)
{
  self->fold_width = 1100;
  self->end_share = 37;
}
