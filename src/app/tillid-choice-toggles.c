/* tillid-choice-toggles.c - one of a few answers, as linked buttons
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-choice-toggles.h"

struct _TillidChoiceToggles
{
  GtkBox parent_instance;

  gboolean is_setting;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidChoiceToggles, tillid_choice_toggles, GTK_TYPE_BOX)

static void
toggled_cb (TillidChoiceToggles *self, GtkToggleButton *button)
{
  GtkWidget *other;
  int value = 0;

  if (self->is_setting)
    return;
  self->is_setting = TRUE;
  for (other = gtk_widget_get_first_child (GTK_WIDGET (self)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (button))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (other), FALSE);
  self->is_setting = FALSE;
  value = tillid_choice_toggles_get_chosen (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, value);
}

static void
tillid_choice_toggles_class_init (TillidChoiceTogglesClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TILLID_TYPE_CHOICE_TOGGLES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_choice_toggles_init (TillidChoiceToggles *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * tillid_choice_toggles_set_choices:
 * @choices: (unowned): the answers; the first has no button
 * @label: what is asked, for a screen reader
 *
 * Once, before it is shown.
 */
void
tillid_choice_toggles_set_choices (TillidChoiceToggles *self,
                                   const TillidChoice *choices,
                                   const char *label)
{
  g_return_if_fail (TILLID_IS_CHOICE_TOGGLES (self) && choices != NULL && label != NULL);

  for (int i = 1; choices[i].code != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (tillid_choice_get_label (choices, i));

      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), button);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* @value: index of the answer, 0 for none. */
void
tillid_choice_toggles_set_chosen (TillidChoiceToggles *self, int value)
{
  GtkWidget *button;
  int i = 1;

  g_return_if_fail (TILLID_IS_CHOICE_TOGGLES (self));

  self->is_setting = TRUE;
  for (button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == value);
  self->is_setting = FALSE;
}

/* Index of the answer, 0 for none. */
int
tillid_choice_toggles_get_chosen (TillidChoiceToggles *self)
{
  GtkWidget *button;
  int i = 1;

  g_return_val_if_fail (TILLID_IS_CHOICE_TOGGLES (self), 0);

  for (button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return i;
  return 0;
}
