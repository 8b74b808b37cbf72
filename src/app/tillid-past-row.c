/* tillid-past-row.c - a goal or a step that is no part of the plan any more
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-past-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-said.h"

struct _TillidPastRow
{
  GtkWidget parent_instance;

  GtkWidget *content; /* bound, so that it goes with the template */
  GtkLabel *title_label;
  GtkLabel *caption_label;
  GtkButton *take_up_button;
};

G_DEFINE_FINAL_TYPE (TillidPastRow, tillid_past_row, GTK_TYPE_WIDGET)

static void
tillid_past_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PAST_ROW);

  G_OBJECT_CLASS (tillid_past_row_parent_class)->dispose (object);
}

static void
tillid_past_row_class_init (TillidPastRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_past_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-past-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPastRow, content);
  gtk_widget_class_bind_template_child (widget_class, TillidPastRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPastRow, caption_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPastRow, take_up_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_past_row_init (TillidPastRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_past_row_new:
 * @title: its words
 * @language: (nullable): of @title, if it is the patient's
 * @caption: what became of it
 * @action: (nullable): action that takes it up again, with its id; %NULL if nothing may be changed
 * @id: its id
 *
 * Returns: (transfer floating): what stands in a row of the list
 */
GtkWidget *
tillid_past_row_new (const char *title,
                     const char *language,
                     const char *caption,
                     const char *action,
                     gint64 id)
{
  TillidPastRow *self = g_object_new (TILLID_TYPE_PAST_ROW, NULL);
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (title != NULL && caption != NULL, NULL);

  if (language != NULL)
    tillid_said_set (self->title_label, title, language);
  else
    gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->caption_label, caption);
  gtk_widget_set_visible (GTK_WIDGET (self->take_up_button), action != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take_up_button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->take_up_button), action);
  /* Translators: a goal or a step, and what became of it */
  spoken = g_strdup_printf (C_ ("past, spoken", "%s. %s"), title, caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}
