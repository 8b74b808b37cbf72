/* tillid-caseload-header.c - the headings of the caseload, to sort by
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-header.h"

#include <glib/gi18n-lib.h>

#include "tillid-caseload-columns.h"
#include "tillid-compat.h"

#define GAP 6
#define HEIGHT 32
/* No order: it says who came, not more or less. */
#define NONE TILLID_CASELOAD_N_SORTS

static const struct
{
  const char *title;
  TillidCaseloadSort sort;
} headings[TILLID_CASELOAD_N_COLUMNS] = {
  [TILLID_CASELOAD_COLUMN_PATIENT] = { NC_ ("caseload", "Patient"), TILLID_CASELOAD_SORT_NAME },
  [TILLID_CASELOAD_COLUMN_PHASE] = { NC_ ("caseload", "Phase"), TILLID_CASELOAD_SORT_PHASE },
  [TILLID_CASELOAD_COLUMN_KEY] = { NC_ ("caseload", "Key contact"),
                                   TILLID_CASELOAD_SORT_KEY_CONTACT },
  [TILLID_CASELOAD_COLUMN_SECOND] = { NC_ ("caseload", "Second face"),
                                      TILLID_CASELOAD_SORT_SECOND_FACE },
  [TILLID_CASELOAD_COLUMN_LAST] = { NC_ ("caseload", "Last visit"),
                                    TILLID_CASELOAD_SORT_LAST_VISIT },
  [TILLID_CASELOAD_COLUMN_NEXT] = { NC_ ("caseload", "Next visit"),
                                    TILLID_CASELOAD_SORT_NEXT_VISIT },
  [TILLID_CASELOAD_COLUMN_VISITS] = { NC_ ("caseload", "Visits, latest last"), NONE },
  [TILLID_CASELOAD_COLUMN_INTERPRETER] = { NC_ ("caseload", "Interpreter"),
                                           TILLID_CASELOAD_SORT_INTERPRETER },
  [TILLID_CASELOAD_COLUMN_PROMISES] = { NC_ ("caseload", "Promises"),
                                        TILLID_CASELOAD_SORT_PROMISES },
  [TILLID_CASELOAD_COLUMN_REVIEW] = { NC_ ("caseload", "Review"), TILLID_CASELOAD_SORT_REVIEW },
  [TILLID_CASELOAD_COLUMN_STARTED] = { NC_ ("caseload", "Course since"), NONE },
};

struct _TillidCaseloadHeader
{
  GtkWidget parent_instance;

  TillidCaseloadModel *model; /* (owned) (nullable) */
  GtkWidget *cells[TILLID_CASELOAD_N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (TillidCaseloadHeader, tillid_caseload_header, GTK_TYPE_WIDGET)

static void
tillid_caseload_header_dispose (GObject *object)
{
  TillidCaseloadHeader *self = TILLID_CASELOAD_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (tillid_caseload_header_parent_class)->dispose (object);
}

static void
tillid_caseload_header_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  const double scale = tillid_widget_get_text_scale (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int) (HEIGHT * scale) : 0;
}

static void
tillid_caseload_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidCaseloadHeader *self = TILLID_CASELOAD_HEADER (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  TillidCaseloadColumns columns;

  tillid_caseload_columns_lay (width, tillid_widget_get_text_scale (widget), &columns);
  for (guint i = 0; i < TILLID_CASELOAD_N_COLUMNS; i++)
    {
      /* A long heading ends before its neighbour begins. */
      const int room = MAX (columns.width[i] - GAP, 0);
      int least = 0;

      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_set_child_visible (self->cells[i], room > 0);
      if (room > 0)
        gtk_widget_size_allocate (self->cells[i],
                                  &(GtkAllocation){ rtl ? width - columns.x[i] - room
                                                        : columns.x[i],
                                                    0, MAX (room, least), height },
                                  -1);
    }
}

static void
clicked_cb (GtkWidget *cell, TillidCaseloadHeader *self)
{
  const TillidCaseloadSort sort =
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "tillid-sort"));

  if (self->model == NULL)
    return;
  tillid_caseload_model_set_sort (self->model, sort,
                                  tillid_caseload_model_get_sort (self->model) == sort &&
                                    !tillid_caseload_model_is_reversed (self->model));
}

/* The order is said by a sign and to a screen reader. */
static void
show_order (TillidCaseloadHeader *self)
{
  for (guint i = 0; i < TILLID_CASELOAD_N_COLUMNS; i++)
    {
      const gboolean is_it = headings[i].sort != NONE &&
                             headings[i].sort == tillid_caseload_model_get_sort (self->model);
      const gboolean is_reversed = tillid_caseload_model_is_reversed (self->model);
      GtkWidget *sign = g_object_get_data (G_OBJECT (self->cells[i]), "tillid-sign");

      if (sign == NULL)
        continue;
      gtk_widget_set_visible (sign, is_it);
      gtk_image_set_from_icon_name (GTK_IMAGE (sign),
                                    is_reversed ? "pan-up-symbolic" : "pan-down-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      !is_it        ? ""
                                      : is_reversed ? C_ ("caseload", "sorted by it, last first")
                                                    : C_ ("caseload", "sorted by it"),
                                      -1);
    }
}

static GtkWidget *
make_cell (TillidCaseloadHeader *self, TillidCaseloadColumn column)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "caseload", headings[column].title);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button, *box, *sign;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  if (headings[column].sort == NONE)
    return label;
  sign = gtk_image_new_from_icon_name ("pan-down-symbolic");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), sign);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caseload-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (button), "tillid-sort", GUINT_TO_POINTER (headings[column].sort));
  g_object_set_data (G_OBJECT (button), "tillid-sign", sign);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
tillid_caseload_header_class_init (TillidCaseloadHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_header_dispose;
  widget_class->measure = tillid_caseload_header_measure;
  widget_class->size_allocate = tillid_caseload_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "caseloadheader");
}

static void
tillid_caseload_header_init (TillidCaseloadHeader *self)
{
  for (guint i = 0; i < TILLID_CASELOAD_N_COLUMNS; i++)
    {
      self->cells[i] = make_cell (self, i);
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
    }
}

/* Sorts @model from now on. */
void
tillid_caseload_header_set_model (TillidCaseloadHeader *self, TillidCaseloadModel *model)
{
  g_return_if_fail (TILLID_IS_CASELOAD_HEADER (self));

  g_set_object (&self->model, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_order), self, G_CONNECT_SWAPPED);
  show_order (self);
}
