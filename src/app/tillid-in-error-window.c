/* tillid-in-error-window.c - what was entered in error, and bringing it back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A slip that is noticed at once is undone; one that is noticed next week is found here. What went together comes back
 * together. */
#include "config.h"

#include "tillid-in-error-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"
#include "tillid-field-words.h"
#include "tillid-history-window.h"
#include "tillid-in-error.h"
#include "tillid-words.h"

struct _TillidInErrorWindow
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  GPtrArray *entries;            /* (owned) (nullable) of TillidInError */

  GtkLabel *problem_label;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TillidInErrorWindow, tillid_in_error_window, ADW_TYPE_WINDOW)

static TillidInError *
entry_of (TillidInErrorWindow *self, GtkWidget *button)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "entry"));

  return index < self->entries->len ? self->entries->pdata[index] : NULL;
}

static void
bring_back_cb (TillidInErrorWindow *self, GtkWidget *button)
{
  const TillidInError *entry = entry_of (self, button);
  g_autoptr (TillidEdit) edit = entry != NULL ? tillid_in_error_bring_back (entry) : NULL;

  if (edit == NULL)
    return;
  gtk_widget_set_sensitive (button, FALSE);
  tillid_patient_context_apply (self->context, edit);
}

static void
versions_cb (TillidInErrorWindow *self, GtkWidget *button)
{
  const TillidInError *entry = entry_of (self, button);

  if (entry != NULL)
    gtk_window_present (tillid_history_window_new (GTK_WINDOW (self), self->context,
                                                   entry->record->type, entry->record->id));
}

static GtkWidget *
button_new (TillidInErrorWindow *self, guint index, const char *label, GCallback clicked)
{
  const TillidInError *entry = self->entries->pdata[index];
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", label, entry->words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data (G_OBJECT (button), "entry", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
row_new (TillidInErrorWindow *self, guint index)
{
  const TillidInError *entry = self->entries->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *versions =
    button_new (self, index, C_ ("in error", "Versions"), G_CALLBACK (versions_cb));
  g_autofree char *when =
    tillid_instant_to_words (tillid_patient_context_get_session (self->context), entry->at);
  g_autofree char *who =
    tillid_words_isolate (entry->who != NULL ? entry->who : C_ ("history", "the program"));
  /* Translators: a colleague, a day and a time. */
  g_autofree char *below = g_strdup_printf (C_ ("in error", "%1$s, %2$s"), who, when);
  g_autofree char *markup = g_markup_escape_text (below, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  gtk_widget_add_css_class (versions, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), versions);
  if (tillid_patient_context_may_write (self->context, entry->record->type))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               button_new (self, index, C_ ("in error", "Bring back"),
                                           G_CALLBACK (bring_back_cb)));
  return row;
}

static void
show_failure (TillidInErrorWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static void
read_all (TillidInErrorWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = tillid_in_error_list (tillid_patient_context_get_session (self->context),
                                        tillid_patient_context_get_scope (self->context), &error);
  show_failure (self, error != NULL ? error->message : NULL);
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    gtk_list_box_append (self->list, row_new (self, i));
  gtk_stack_set_visible_child_name (self->stack, self->entries != NULL && self->entries->len > 0
                                                   ? "list"
                                                   : "empty");
}

static gboolean
read_cb (gpointer data)
{
  g_autoptr (TillidInErrorWindow) self = data;

  if (self->context != NULL)
    read_all (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose button was pressed goes. */
static void
changed_cb (TillidInErrorWindow *self)
{
  g_idle_add (read_cb, g_object_ref (self));
}

static void
failed_cb (TillidInErrorWindow *self, const char *sentence)
{
  show_failure (self, sentence);
}

static void
tillid_in_error_window_dispose (GObject *object)
{
  TillidInErrorWindow *self = TILLID_IN_ERROR_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_IN_ERROR_WINDOW);

  G_OBJECT_CLASS (tillid_in_error_window_parent_class)->dispose (object);
}

static void
tillid_in_error_window_class_init (TillidInErrorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_in_error_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-in-error-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_in_error_window_init (TillidInErrorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_in_error_window_new:
 * @parent: the window of the patient
 * @context: the patient
 *
 * Returns: (transfer none): the window, to be presented; GTK owns it
 */
GtkWindow *
tillid_in_error_window_new (GtkWindow *parent, TillidPatientContext *context)
{
  TillidInErrorWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_IN_ERROR_WINDOW, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), tillid_patient_context_get_session (context));
  g_signal_connect_object (context, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  read_all (self);
  return GTK_WINDOW (self);
}
