/* tillid-exclusions-button.c - how many interpreters a patient does not want
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-exclusions-button.h"

#include <glib/gi18n-lib.h>

#include "tillid-interpreters.h"
#include "tillid-words.h"

struct _TillidExclusionsButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *box;

  TillidPatientContext *context; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidExclusionsButton, tillid_exclusions_button, GTK_TYPE_WIDGET)

static void
lift_cb (TillidExclusionsButton *self, GtkButton *button)
{
  const gint64 *interpreter = g_object_get_data (G_OBJECT (button), "interpreter");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (self->context != NULL)
    tillid_interpreters_lift (self->context, *interpreter);
}

static void
add_row (TillidExclusionsButton *self, gint64 id)
{
  const TillidInterpreter *interpreter =
    tillid_patient_context_find_interpreter (self->context, id);
  const char *name = interpreter != NULL && interpreter->name != NULL
                       ? interpreter->name
                       : C_ ("interpreter", "somebody");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *lift = gtk_button_new_with_label (C_ ("interpreter", "May be asked again"));
  g_autofree char *who = tillid_words_isolate (name);
  /* Translators: a button: %s is the name of an interpreter. */
  g_autofree char *sentence = g_strdup_printf (C_ ("interpreter", "%s may be asked again"), who);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_set_data_full (G_OBJECT (lift), "interpreter", g_memdup2 (&id, sizeof id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lift), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  g_signal_connect_object (lift, "clicked", G_CALLBACK (lift_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (lift,
                          tillid_patient_context_may_write (self->context, &tillid_exclusion_type));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), lift);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
update (TillidExclusionsButton *self)
{
  g_autoptr (GPtrArray) held = NULL;
  g_autofree char *words = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), row);
  held = self->context != NULL ? tillid_interpreters_list_exclusions (self->context) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), held != NULL && held->len > 0);
  if (held == NULL || held->len == 0)
    return;
  words = tillid_interpreters_excluded_words (held->len);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), words);
  for (guint i = 0; i < held->len; i++)
    add_row (self, ((TillidExclusion *) held->pdata[i])->interpreter);
}

static void
tillid_exclusions_button_dispose (GObject *object)
{
  TillidExclusionsButton *self = TILLID_EXCLUSIONS_BUTTON (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (tillid_exclusions_button_parent_class)->dispose (object);
}

static void
tillid_exclusions_button_class_init (TillidExclusionsButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_exclusions_button_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_exclusions_button_init (TillidExclusionsButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), self->box);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button,
                               C_ ("interpreter", "Interpreters who are not asked, by wish"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* @context: (nullable): whose. Reads again each time it is called, and when the record changes. */
void
tillid_exclusions_button_set_context (TillidExclusionsButton *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_EXCLUSIONS_BUTTON (self));

  if (self->context != context)
    {
      if (self->context != NULL)
        g_signal_handlers_disconnect_by_func (self->context, update, self);
      g_set_object (&self->context, context);
      if (context != NULL)
        g_signal_connect_object (context, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}
