/* tillid-fold.c - columns that fold under each other where there is no room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One function says how many columns fit into a width; measuring and allocating both ask it, so that the
 * height is always that of the layout that is drawn. Widths grow with the size of the text. */
#include "config.h"

#include "tillid-fold.h"

#include "tillid-focus.h"

struct _TillidFold
{
  GtkWidget parent_instance;

  int column_width;
  int start_width;
  int spacing;
  int row_spacing;
};

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_START_WIDTH,
  PROP_SPACING,
  PROP_ROW_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidFold, tillid_fold, GTK_TYPE_WIDGET)

static double
text_scale (TillidFold *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (dpi / (96.0 * 1024.0), 1.0) : 1.0;
}

static int
count_children (TillidFold *self)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

static int
min_width_of (GtkWidget *child)
{
  int min;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  return min;
}

/* What the @index-th column needs before the children fold. */
static int
needed_width (TillidFold *self, GtkWidget *child, int index)
{
  int wish = index == 0 && self->start_width > 0 ? self->start_width : self->column_width;

  return MAX ((int) (wish * text_scale (self)), min_width_of (child));
}

/* How many columns stand beside each other, and in @out_start how wide the first one is if it is fixed. */
static int
count_columns (TillidFold *self, int width, int *out_start)
{
  int n = count_children (self);
  int index = 0, total = 0, widest = 0, columns;

  *out_start = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int needed;

      if (!gtk_widget_should_layout (child))
        continue;
      needed = needed_width (self, child, index);
      if (index == 0 && self->start_width > 0)
        *out_start = needed;
      total += needed + (index > 0 ? self->spacing : 0);
      widest = MAX (widest, needed);
      index++;
    }
  if (n < 2)
    return 1;
  if (self->start_width > 0)
    return total <= width ? n : 1;
  for (columns = n; columns > 1; columns = (columns + 1) / 2)
    if (columns * widest + (columns - 1) * self->spacing <= width)
      return columns;
  return 1;
}

static int
width_of_column (TillidFold *self, int width, int columns, int start, int column)
{
  int room = width - (columns - 1) * self->spacing;

  if (columns == 1)
    return width;
  if (self->start_width == 0)
    return room / columns;
  return column == 0 ? start : (room - start) / (columns - 1);
}

typedef void (*PlaceFunc) (GtkWidget *child, int x, int y, int width, int height);

/* Goes through the rows; (nullable) @place is told where each child stands. Returns the height. */
static int
lay_out (TillidFold *self, int width, PlaceFunc place)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int start, y = 0;
  int columns = count_columns (self, width, &start);

  while (child != NULL)
    {
      GtkWidget *first = child;
      int row_height = 0, x = 0, column = 0;

      for (; child != NULL && column < columns; child = gtk_widget_get_next_sibling (child))
        {
          int natural;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                              width_of_column (self, width, columns, start, column), NULL, &natural,
                              NULL, NULL);
          row_height = MAX (row_height, natural);
          column++;
        }
      if (column == 0)
        break;
      if (y > 0)
        y += self->row_spacing;
      column = 0;
      for (GtkWidget *w = first; place != NULL && w != child; w = gtk_widget_get_next_sibling (w))
        {
          int w_width = width_of_column (self, width, columns, start, column);

          if (!gtk_widget_should_layout (w))
            continue;
          place (w, rtl ? width - x - w_width : x, y, w_width, row_height);
          x += w_width + self->spacing;
          column++;
        }
      y += row_height;
    }
  return y;
}

static void
tillid_fold_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  TillidFold *self = TILLID_FOLD (widget);
  int index = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      *minimum = MAX (*minimum, min_width_of (child));
      *natural += needed_width (self, child, index) + (index > 0 ? self->spacing : 0);
      index++;
    }
  *natural = MAX (*minimum, *natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (self, for_size >= 0 ? MAX (for_size, *minimum) : *natural, NULL);
}

static void
place_child (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
tillid_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (TILLID_FOLD (widget), width, place_child);
}

static GtkSizeRequestMode
tillid_fold_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int *
member_of (TillidFold *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_COLUMN_WIDTH:
      return &self->column_width;
    case PROP_START_WIDTH:
      return &self->start_width;
    case PROP_SPACING:
      return &self->spacing;
    default:
      return &self->row_spacing;
    }
}

static void
tillid_fold_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, *member_of (TILLID_FOLD (object), prop_id));
}

static void
tillid_fold_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  int *member = member_of (TILLID_FOLD (object), prop_id);

  if (*member == g_value_get_int (value))
    return;
  *member = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
  g_object_notify_by_pspec (object, pspec);
}

static void
tillid_fold_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tillid_fold_parent_class)->dispose (object);
}

static void
tillid_fold_class_init (TillidFoldClass *klass)
{
  static const char *const names[] = { NULL, "column-width", "start-width", "spacing",
                                       "row-spacing" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tillid_fold_get_property;
  object_class->set_property = tillid_fold_set_property;
  object_class->dispose = tillid_fold_dispose;
  widget_class->measure = tillid_fold_measure;
  /* Column by column: GTK would sort them by the height of their middles. */
  widget_class->focus = tillid_focus_children;
  widget_class->size_allocate = tillid_fold_size_allocate;
  widget_class->get_request_mode = tillid_fold_get_request_mode;

  for (guint i = 1; i < N_PROPS; i++)
    properties[i] =
      g_param_spec_int (names[i], NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tillid_fold_init (TillidFold *self)
{
}
