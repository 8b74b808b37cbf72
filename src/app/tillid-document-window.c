/* tillid-document-window.c - a document on paper: how it will look, and out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-document-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-edit-toasts.h"
#include "tillid-pages-print.h"

struct _TillidDocumentWindow
{
  AdwWindow parent_instance;

  const TillidDocumentSource *source; /* (nullable) */
  gpointer data;                      /* (owned): the source's */
  char *file_name;                    /* (owned) */

  AdwToastOverlay *toasts;
  TillidPagePreview *preview;
};

G_DEFINE_FINAL_TYPE (TillidDocumentWindow, tillid_document_window, ADW_TYPE_WINDOW)

static void
say_error (TillidDocumentWindow *self, const GError *error)
{
  if (error != NULL)
    tillid_edit_toasts_add (self->toasts, error->message, 0);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidDocumentWindow *self = TILLID_DOCUMENT_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->source->log (self->data, &error))
    {
      operation = tillid_pages_print_new (self->source->write (self->data));
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error);
    }
  say_error (self, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidDocumentWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (TillidPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->source == NULL)
    return;
  pages = tillid_pages_new (self->source->write (self->data));
  if (self->source->log (self->data, &error) &&
      tillid_pages_write (pages, g_file_peek_path (file), &error))
    gtk_window_close (GTK_WINDOW (self));
  say_error (self, error);
}

static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  TillidDocumentWindow *self = TILLID_DOCUMENT_WINDOW (widget);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Write as PDF"),
    .accept = C_ ("file", "_Write"),
    .save = TRUE,
    .name = self->file_name,
    .filter_name = C_ ("file", "PDF files"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

static void
tillid_document_window_dispose (GObject *object)
{
  TillidDocumentWindow *self = TILLID_DOCUMENT_WINDOW (object);

  if (self->source != NULL)
    self->source->free (g_steal_pointer (&self->data));
  self->source = NULL;
  g_clear_pointer (&self->file_name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_DOCUMENT_WINDOW);

  G_OBJECT_CLASS (tillid_document_window_parent_class)->dispose (object);
}

static void
tillid_document_window_class_init (TillidDocumentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_document_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-document-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidDocumentWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidDocumentWindow, preview);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.pdf", NULL, pdf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.pdf",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_document_window_init (TillidDocumentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_document_window_new:
 * @parent: (nullable): over which window
 * @title: of the window
 * @file_name: that is offered for a PDF file
 * @source: (unowned): lives as long as the program
 * @data: (transfer full): for @source
 *
 * Returns: (transfer none): the window, not yet shown; GTK owns it
 */
GtkWindow *
tillid_document_window_new (GtkWindow *parent,
                            const char *title,
                            const char *file_name,
                            const TillidDocumentSource *source,
                            gpointer data)
{
  TillidDocumentWindow *self;

  g_return_val_if_fail (title != NULL && file_name != NULL && source != NULL, NULL);

  self = g_object_new (TILLID_TYPE_DOCUMENT_WINDOW, "transient-for", parent, "title", title, NULL);
  self->source = source;
  self->data = data;
  self->file_name = g_strdup (file_name);
  tillid_page_preview_show (self->preview, source->write (data));
  return GTK_WINDOW (self);
}

/* (transfer none) */
TillidPagePreview *
tillid_document_window_get_preview (TillidDocumentWindow *self)
{
  g_return_val_if_fail (TILLID_IS_DOCUMENT_WINDOW (self), NULL);

  return self->preview;
}
