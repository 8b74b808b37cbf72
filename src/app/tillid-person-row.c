/* tillid-person-row.c - a person with a line of text: sign, words, what is behind them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-person-row.h"

#include "tillid-format.h"
#include "tillid-said.h"

struct _TillidPersonRow
{
  GtkListBoxRow parent_instance;

  TillidPersonSign *sign;
  GtkLabel *number_label;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
};

G_DEFINE_FINAL_TYPE (TillidPersonRow, tillid_person_row, GTK_TYPE_LIST_BOX_ROW)

static void
tillid_person_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PERSON_ROW);

  G_OBJECT_CLASS (tillid_person_row_parent_class)->dispose (object);
}

static void
tillid_person_row_class_init (TillidPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_person_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPersonRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPersonRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPersonRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPersonRow, subtitle_label);
}

static void
tillid_person_row_init (TillidPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer floating): a row with the sign of a person, empty until it is set. */
GtkWidget *
tillid_person_row_new (void)
{
  return g_object_new (TILLID_TYPE_PERSON_ROW, NULL);
}

/* (transfer none): to set whose sign it is. */
TillidPersonSign *
tillid_person_row_get_sign (TillidPersonRow *self)
{
  g_return_val_if_fail (TILLID_IS_PERSON_ROW (self), NULL);

  return self->sign;
}

/**
 * tillid_person_row_set:
 * @title: the words
 * @subtitle: (nullable): what is behind them
 * @is_late: whether the subtitle says that something of ours is late: colour and edge repeat it
 */
void
tillid_person_row_set (TillidPersonRow *self,
                       const char *title,
                       const char *subtitle,
                       gboolean is_late)
{
  g_autofree char *label = NULL;

  g_return_if_fail (TILLID_IS_PERSON_ROW (self) && title != NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle != NULL && *subtitle != '\0');
  if (is_late)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "late-edge");
      gtk_widget_add_css_class (GTK_WIDGET (self->subtitle_label), "late");
      gtk_widget_remove_css_class (GTK_WIDGET (self->subtitle_label), "dim-label");
    }
  label = subtitle != NULL && *subtitle != '\0' ? g_strdup_printf ("%s\n%s", title, subtitle)
                                                : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The title is somebody's words: they stand where reading them begins. */
void
tillid_person_row_set_language (TillidPersonRow *self, const char *language)
{
  g_autofree char *title = NULL;

  g_return_if_fail (TILLID_IS_PERSON_ROW (self));

  title = g_strdup (gtk_label_get_label (self->title_label));
  tillid_said_set (self->title_label, title, language);
}

/* A place on a list instead of a person. */
void
tillid_person_row_set_number (TillidPersonRow *self, int number)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_PERSON_ROW (self));

  text = tillid_format_number (number, NULL);
  gtk_label_set_label (self->number_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->number_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), FALSE);
}

/* (transfer none): the name it shows. */
const char *
tillid_person_row_get_title (TillidPersonRow *self)
{
  g_return_val_if_fail (TILLID_IS_PERSON_ROW (self), NULL);

  return gtk_label_get_label (self->title_label);
}
