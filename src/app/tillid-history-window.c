/* tillid-history-window.c - how one entry came to be what it is
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One window for every kind of entry: its versions with the newest first, each in sentences. An earlier one is brought
 * back as a new version; the window closes with it, so that the toast with Undo is seen where the entry is. */
#include "config.h"

#include "tillid-history-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"
#include "tillid-field-words.h"
#include "tillid-record-history.h"
#include "tillid-words.h"

struct _TillidHistoryWindow
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  const TillidRecordType *type;
  gint64 id;

  GtkWidget *scrolled;
  GtkLabel *failed_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TillidHistoryWindow, tillid_history_window, ADW_TYPE_WINDOW)

static TillidSession *
get_session (TillidHistoryWindow *self)
{
  return tillid_patient_context_get_session (self->context);
}

static void
show_failure (TillidHistoryWindow *self, const GError *error)
{
  gtk_label_set_label (self->failed_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->failed_label), TRUE);
}

static void
restore_cb (GtkWidget *button, TillidHistoryWindow *self)
{
  const gint64 *version = g_object_get_data (G_OBJECT (button), "version");
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit =
    tillid_record_history_restore (get_session (self),
                                   tillid_patient_context_get_scope (self->context), self->type,
                                   self->id, *version, &error);

  if (edit == NULL)
    {
      show_failure (self, error);
      return;
    }
  tillid_patient_context_apply (self->context, edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
append_label (GtkBox *box, const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static GtkWidget *
new_restore_button (TillidHistoryWindow *self, const TillidHistoryLine *line, const char *when)
{
  GtkWidget *button = gtk_button_new_with_label (C_ ("history", "Restore this version"));
  /* Translators: %s is a day and a time. */
  g_autofree char *label = g_strdup_printf (C_ ("history", "Restore the version of %s"), when);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 4);
  g_object_set_data_full (G_OBJECT (button), "version",
                          g_memdup2 (&line->version, sizeof line->version), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  return button;
}

static void
append_line (TillidHistoryWindow *self, const TillidHistoryLine *line, gboolean may_restore)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *when = tillid_instant_to_words (get_session (self), line->at);
  g_autofree char *who =
    tillid_words_isolate (line->who != NULL ? line->who : C_ ("history", "the program"));
  /* Translators: what was done ("Note kept"), by whom. */
  g_autofree char *what = line->why != NULL && *line->why != '\0'
                            ? g_strdup_printf (C_ ("history", "%1$s: %2$s"), line->why, who)
                            : g_strdup (who);

  gtk_widget_add_css_class (box, "history-line");
  append_label (GTK_BOX (box), when, "heading");
  append_label (GTK_BOX (box), what, "dim-label");
  for (guint i = 0; i < line->sentences->len; i++)
    append_label (GTK_BOX (box), line->sentences->pdata[i], NULL);
  if (line->can_restore && may_restore)
    gtk_box_append (GTK_BOX (box), new_restore_button (self, line, when));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static void
show (TillidHistoryWindow *self)
{
  const gboolean may_restore = tillid_patient_context_may_write (self->context, self->type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
    tillid_record_history_list (get_session (self),
                                tillid_patient_context_get_scope (self->context), self->type,
                                self->id, &error);

  if (lines == NULL)
    show_failure (self, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    append_line (self, lines->pdata[i], may_restore);
  gtk_widget_set_visible (self->scrolled, lines != NULL);
}

static void
tillid_history_window_dispose (GObject *object)
{
  TillidHistoryWindow *self = TILLID_HISTORY_WINDOW (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_HISTORY_WINDOW);

  G_OBJECT_CLASS (tillid_history_window_parent_class)->dispose (object);
}

static void
tillid_history_window_class_init (TillidHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_history_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidHistoryWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidHistoryWindow, failed_label);
  gtk_widget_class_bind_template_child (widget_class, TillidHistoryWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_history_window_init (TillidHistoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_history_window_new:
 * @parent: the window it belongs to
 * @context: an open patient
 * @type: a kind of record
 * @id: of an entry of that patient
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_history_window_new (GtkWindow *parent,
                           TillidPatientContext *context,
                           const TillidRecordType *type,
                           gint64 id)
{
  TillidHistoryWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && type != NULL, NULL);

  self = g_object_new (TILLID_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->type = type;
  self->id = id;
  tillid_edit_toasts_close_with (GTK_WINDOW (self), get_session (self));
  show (self);
  return GTK_WINDOW (self);
}
