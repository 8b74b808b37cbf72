/* tillid-number-row.c - one number with its sum, beside what chance alone would give
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-number-row.h"

#include <math.h>

struct _TillidNumberRow
{
  GtkWidget parent_instance;

  GtkWidget *content; /* bound, so that it goes with the template */
  GtkWidget *name_box;
  GtkLabel *name_label;
  GtkLabel *abbreviation_label;
  GtkLabel *formula_label;
  GtkLabel *value_label;
  TillidNumberLine *line;
  GtkLabel *chance_label;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (TillidNumberRow, tillid_number_row, GTK_TYPE_WIDGET)

static void
tillid_number_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_NUMBER_ROW);

  G_OBJECT_CLASS (tillid_number_row_parent_class)->dispose (object);
}

static void
tillid_number_row_class_init (TillidNumberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_number_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, content);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, name_box);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, abbreviation_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, formula_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, line);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, chance_label);
  gtk_widget_class_bind_template_child (widget_class, TillidNumberRow, note_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
tillid_number_row_init (TillidNumberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @names, @formulas: the rows of a table share these widths. */
GtkWidget *
tillid_number_row_new (const TillidContinuityNumber *number,
                       GtkSizeGroup *names,
                       GtkSizeGroup *formulas)
{
  TillidNumberRow *self = g_object_new (TILLID_TYPE_NUMBER_ROW, NULL);
  const gboolean has_line = !isnan (number->chance_position);

  gtk_size_group_add_widget (names, self->name_box);
  gtk_size_group_add_widget (formulas, GTK_WIDGET (self->formula_label));
  gtk_label_set_label (self->name_label, tillid_continuity_words_row (number->row));
  gtk_label_set_label (self->abbreviation_label,
                       number->abbreviation != NULL ? number->abbreviation : "");
  gtk_label_set_label (self->formula_label, number->formula);
  gtk_label_set_label (self->value_label, number->value);
  tillid_number_line_set (self->line, number->position, number->chance_position);
  gtk_label_set_label (self->chance_label, number->chance != NULL ? number->chance : "");
  gtk_label_set_label (self->note_label, number->note != NULL ? number->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line), has_line);
  gtk_widget_set_visible (GTK_WIDGET (self->chance_label), has_line);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), !has_line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number->label, -1);
  return GTK_WIDGET (self);
}
