/* tillid-looks-window.c - what was opened with a reason, for a lead to look at
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-looks-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"
#include "tillid-grants.h"
#include "tillid-look-row.h"
#include "tillid-stack-pages.h"

struct _TillidLooksWindow
{
  AdwWindow parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  TillidUndo *undo;       /* (owned) (nullable) */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TillidLooksWindow, tillid_looks_window, ADW_TYPE_WINDOW)

static void
looked_cb (TillidLooksWindow *self, gint64 grant, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 edit = 0;

  if (!tillid_grants_look (self->session, grant, *words != '\0' ? words : NULL, &edit, &error))
    tillid_edit_toasts_add (self->toasts, error->message, 0);
  else
    {
      if (self->undo != NULL)
        tillid_undo_push (self->undo, edit, C_ ("edit", "Second look"));
      tillid_edit_toasts_add (self->toasts, C_ ("edit", "Second look"), edit);
    }
}

static void
read_all (TillidLooksWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) looks = tillid_looks_list (self->session, &error);
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (looks == NULL)
    tillid_edit_toasts_add (self->toasts, error->message, 0);
  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      GtkWidget *look = tillid_look_row_new (self->session, looks->pdata[i]);

      g_signal_connect_object (look, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, look);
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    looks != NULL && looks->len > 0 ? "list" : "empty");
}

static gboolean
read_cb (gpointer data)
{
  g_autoptr (TillidLooksWindow) self = data;

  if (self->session != NULL)
    read_all (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the row whose button was pressed goes. */
static void
changed_cb (TillidLooksWindow *self)
{
  g_idle_add (read_cb, g_object_ref (self));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidLooksWindow *self = TILLID_LOOKS_WINDOW (widget);

  tillid_edit_toasts_undo (self->toasts, self->undo,
                           parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

static void
tillid_looks_window_dispose (GObject *object)
{
  TillidLooksWindow *self = TILLID_LOOKS_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->undo);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_LOOKS_WINDOW);

  G_OBJECT_CLASS (tillid_looks_window_parent_class)->dispose (object);
}

static void
tillid_looks_window_class_init (TillidLooksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_looks_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-looks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidLooksWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidLooksWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidLooksWindow, list);
  tillid_edit_toasts_install (widget_class, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_looks_window_init (TillidLooksWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
}

/**
 * tillid_looks_window_new:
 * @parent: the window it belongs to
 * @session: the clinic, of a lead
 * @undo: (nullable): what @parent can undo
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_looks_window_new (GtkWindow *parent, TillidSession *session, TillidUndo *undo)
{
  TillidLooksWindow *self = g_object_new (TILLID_TYPE_LOOKS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->undo = undo != NULL ? g_object_ref (undo) : NULL;
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), session);
  read_all (self);
  return GTK_WINDOW (self);
}
