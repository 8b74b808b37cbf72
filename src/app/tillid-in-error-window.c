/* tillid-in-error-window.c - what was entered in error, and bringing it back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A slip that is noticed at once is undone; one that is noticed next week is found here. What went together comes back
 * together. Below stands what was written last, of every kind: also what no page has a row for is marked here. */
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
  GPtrArray *entries;            /* (owned) (nullable) of TillidInError: marked */
  GPtrArray *latest;             /* (owned) (nullable) of TillidInError: as they are */
  guint n_latest;                /* how many are shown at most */
  char *failure;                 /* (owned) (nullable): why the last change was refused */

  GtkLabel *problem_label;
  GtkWidget *empty_label;
  GtkListBox *list;
  GtkWidget *latest_group;
  GtkListBox *latest_list;
  GtkWidget *more_button;
};

#define N_LATEST 30

G_DEFINE_FINAL_TYPE (TillidInErrorWindow, tillid_in_error_window, ADW_TYPE_WINDOW)

/* The row's own; the lists are read again only after it is gone. */
static TillidInError *
entry_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "entry");
}

static void
bring_back_cb (TillidInErrorWindow *self, GtkWidget *button)
{
  const TillidInError *entry = entry_of (button);
  g_autoptr (TillidEdit) edit = entry != NULL ? tillid_in_error_bring_back (entry) : NULL;

  if (edit == NULL)
    return;
  gtk_widget_set_sensitive (button, FALSE);
  tillid_patient_context_apply (self->context, edit);
}

static void
versions_cb (TillidInErrorWindow *self, GtkWidget *button)
{
  const TillidInError *entry = entry_of (button);

  if (entry != NULL)
    gtk_window_present (tillid_history_window_new (GTK_WINDOW (self), self->context,
                                                   entry->record->type, entry->record->id));
}

static void
mark_cb (TillidInErrorWindow *self, GtkWidget *button)
{
  const TillidInError *entry = entry_of (button);

  if (entry == NULL)
    return;
  gtk_widget_set_sensitive (button, FALSE);
  tillid_patient_context_enter_in_error (self->context, entry->record);
}

static GtkWidget *
button_new (TillidInErrorWindow *self, TillidInError *entry, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", label, entry->words);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* @label: what @clicked does with the entry. */
static GtkWidget *
row_new (TillidInErrorWindow *self, TillidInError *entry, const char *label, GCallback clicked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *versions =
    button_new (self, entry, C_ ("in error", "Versions"), G_CALLBACK (versions_cb));
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
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (self, entry, label, clicked));
  return row;
}

static void
show_failure (TillidInErrorWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
read_all (TillidInErrorWindow *self)
{
  TillidSession *session = tillid_patient_context_get_session (self->context);
  TillidScope *scope = tillid_patient_context_get_scope (self->context);
  g_autoptr (GError) error = NULL;

  clear_list (self->list);
  clear_list (self->latest_list);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->latest, g_ptr_array_unref);
  self->entries = tillid_in_error_list (session, scope, &error);
  if (self->entries != NULL)
    self->latest = tillid_in_error_list_latest (session, scope, self->n_latest, &error);
  show_failure (self, error != NULL ? error->message : NULL);
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    gtk_list_box_append (self->list,
                         row_new (self, self->entries->pdata[i], C_ ("in error", "Bring back"),
                                  G_CALLBACK (bring_back_cb)));
  for (guint i = 0; self->latest != NULL && i < self->latest->len; i++)
    gtk_list_box_append (self->latest_list,
                         row_new (self, self->latest->pdata[i], C_ ("in error", "Entered in error"),
                                  G_CALLBACK (mark_cb)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->entries != NULL && self->entries->len > 0);
  gtk_widget_set_visible (self->empty_label, self->entries != NULL && self->entries->len == 0);
  gtk_widget_set_visible (self->latest_group, self->latest != NULL && self->latest->len > 0);
  gtk_widget_set_visible (self->more_button,
                          self->latest != NULL && self->latest->len == self->n_latest);
}

/* The rows are made anew: where the button that was pressed stood, the keyboard stands again. */
static void
read_again (TillidInErrorWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkListBox *list = row != NULL ? GTK_LIST_BOX (gtk_widget_get_parent (row)) : NULL;
  const int place = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;
  GtkListBoxRow *next = NULL;

  read_all (self);
  for (int i = place; list != NULL && i >= 0 && next == NULL; i--)
    next = gtk_list_box_get_row_at_index (list, i);
  if (next == NULL && list != NULL)
    next = gtk_list_box_get_row_at_index (self->latest_list, 0);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
more_cb (TillidInErrorWindow *self)
{
  const guint before = self->n_latest;
  GtkListBoxRow *next = NULL;

  self->n_latest *= 2;
  read_all (self);
  next = gtk_list_box_get_row_at_index (self->latest_list, (int) before);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static gboolean
read_cb (gpointer data)
{
  g_autoptr (TillidInErrorWindow) self = data;

  if (self->context == NULL)
    return G_SOURCE_REMOVE;
  read_again (self);
  if (self->failure != NULL)
    show_failure (self, self->failure);
  g_clear_pointer (&self->failure, g_free);
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
  g_free (self->failure);
  self->failure = g_strdup (sentence);
  changed_cb (self);
}

static void
tillid_in_error_window_dispose (GObject *object)
{
  TillidInErrorWindow *self = TILLID_IN_ERROR_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->latest, g_ptr_array_unref);
  g_clear_pointer (&self->failure, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, empty_label);
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, latest_group);
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, latest_list);
  gtk_widget_class_bind_template_child (widget_class, TillidInErrorWindow, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_in_error_window_init (TillidInErrorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->n_latest = N_LATEST;
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
