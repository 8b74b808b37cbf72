/* tillid-patient-row-widget.c - one patient in a list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The name is the last thing to be cut: where large text leaves no room for it, columns leave one after the other, in
 * every row the same ones, since the room that names ask for does not depend on the name. */
#include "config.h"

#include "tillid-patient-row-widget.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-person-sign.h"

/* The room for both names, at a text scale of 1. */
#define NAMES_WIDTH 290
#define SPACING 16
/* Below a heading a row is as high as the others (style.css). */
#define ROW_HEIGHT 50

struct _TillidPatientRowWidget
{
  GtkWidget parent_instance;

  GtkLabel *heading_label;
  GtkWidget *names_box;
  GtkWidget *lock_image;
  GtkLabel *name_label;
  GtkLabel *native_label;
  GtkLabel *age_label;
  GtkLabel *language_label;
  GtkWidget *key_box;
  TillidPersonSign *key_sign;
  GtkLabel *key_label;
  GtkLabel *next_label;
};

G_DEFINE_FINAL_TYPE (TillidPatientRowWidget, tillid_patient_row_widget, GTK_TYPE_WIDGET)

static void
tillid_patient_row_widget_dispose (GObject *object)
{
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PATIENT_ROW_WIDGET);

  G_OBJECT_CLASS (tillid_patient_row_widget_parent_class)->dispose (object);
}

static int
measure_heading (TillidPatientRowWidget *self)
{
  int height = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self->heading_label)))
    gtk_widget_measure (GTK_WIDGET (self->heading_label), GTK_ORIENTATION_VERTICAL, -1, NULL,
                        &height, NULL, NULL);
  return height;
}

/* A list makes 200 rows at once and asks each of them: only what decides is asked. The row takes the width it is given,
 * and the names, which may be in two scripts, or the sign are the highest in it. */
static void
tillid_patient_row_widget_measure (GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline)
{
  TillidPatientRowWidget *self = TILLID_PATIENT_ROW_WIDGET (widget);
  int names, key;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) (NAMES_WIDTH * tillid_widget_get_text_scale (widget));
      return;
    }
  gtk_widget_measure (self->names_box, orientation, -1, NULL, &names, NULL, NULL);
  gtk_widget_measure (self->key_box, orientation, -1, NULL, &key, NULL, NULL);
  *minimum = *natural = MAX (names, key);
  if (gtk_widget_get_visible (GTK_WIDGET (self->heading_label)))
    *minimum = *natural = MAX (*natural, ROW_HEIGHT) + measure_heading (self);
}

static void
tillid_patient_row_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidPatientRowWidget *self = TILLID_PATIENT_ROW_WIDGET (widget);
  const int names = (int) (NAMES_WIDTH * tillid_widget_get_text_scale (widget));
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  /* The first one leaves last. */
  GtkWidget *columns[] = { GTK_WIDGET (self->age_label), GTK_WIDGET (self->language_label),
                           self->key_box, GTK_WIDGET (self->next_label) };
  int widths[G_N_ELEMENTS (columns)];
  const int top = measure_heading (self);
  int room = width, x;
  guint n = 0;

  if (top > 0)
    gtk_widget_size_allocate (GTK_WIDGET (self->heading_label),
                              &(GtkAllocation){ 0, 0, width, top }, -1);
  height -= top;

  for (; n < G_N_ELEMENTS (columns); n++)
    {
      gtk_widget_measure (columns[n], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &widths[n], NULL, NULL);
      if (room - widths[n] - SPACING < names)
        break;
      room -= widths[n] + SPACING;
    }
  gtk_widget_size_allocate (self->names_box,
                            &(GtkAllocation){ rtl ? width - room : 0, top, room, height }, -1);
  x = room + SPACING;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gtk_widget_set_child_visible (columns[i], i < n);
      if (i >= n)
        continue;
      gtk_widget_size_allocate (columns[i],
                                &(GtkAllocation){ rtl ? width - x - widths[i] : x, top, widths[i],
                                                  height },
                                -1);
      x += widths[i] + SPACING;
    }
}

static void
tillid_patient_row_widget_class_init (TillidPatientRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_patient_row_widget_dispose;
  widget_class->measure = tillid_patient_row_widget_measure;
  widget_class->size_allocate = tillid_patient_row_widget_size_allocate;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tillid/Tillid/ui/tillid-patient-row-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, heading_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, names_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, lock_image);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, native_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, age_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, language_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, key_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, key_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, key_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientRowWidget, next_label);
}

static void
tillid_patient_row_widget_init (TillidPatientRowWidget *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer floating): a row of the list, to be filled and filled again as the list scrolls. */
GtkWidget *
tillid_patient_row_widget_new (void)
{
  return g_object_new (TILLID_TYPE_PATIENT_ROW_WIDGET, NULL);
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

/* Shows @item, which is not held. */
void
tillid_patient_row_widget_set_item (TillidPatientRowWidget *self, TillidPatientItem *item)
{
  TillidMember *key = NULL;
  const char *tag = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  g_return_if_fail (TILLID_IS_PATIENT_ROW_WIDGET (self));

  key = tillid_patient_item_get_key_contact (item);
  tag = tillid_patient_item_get_language_tag (item);
  gtk_widget_set_visible (self->lock_image, tillid_patient_item_is_closed (item));
  gtk_label_set_label (self->name_label, tillid_patient_item_get_name (item));
  gtk_label_set_label (self->native_label, or_nothing (tillid_patient_item_get_native_name (item)));
  if (tag != NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes,
                              pango_attr_language_new (pango_language_from_string (tag)));
    }
  gtk_label_set_attributes (self->native_label, attributes);
  gtk_label_set_label (self->age_label, or_nothing (tillid_patient_item_get_age (item)));
  gtk_label_set_label (self->language_label, or_nothing (tillid_patient_item_get_languages (item)));
  if (key != NULL)
    tillid_person_sign_set_member (self->key_sign, key);
  gtk_widget_set_opacity (GTK_WIDGET (self->key_sign), key != NULL ? 1.0 : 0.0);
  gtk_label_set_label (self->key_label, key != NULL ? or_nothing (key->name) : "");
  gtk_label_set_label (self->next_label, or_nothing (tillid_patient_item_get_next_visit (item)));

  tillid_list_item_set_label (GTK_WIDGET (self), tillid_patient_item_get_label (item));
}

/* @heading: (nullable): words above the row, which begins another part of the list. */
void
tillid_patient_row_widget_set_heading (TillidPatientRowWidget *self, const char *heading)
{
  g_return_if_fail (TILLID_IS_PATIENT_ROW_WIDGET (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->heading_label)) == (heading != NULL))
    return;
  gtk_label_set_label (self->heading_label, or_nothing (heading));
  gtk_widget_set_visible (GTK_WIDGET (self->heading_label), heading != NULL);
}
