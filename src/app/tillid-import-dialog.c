/* tillid-import-dialog.c - taking in a file from elsewhere, with progress and a way out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The import runs on the writer's side and calls back from its thread: what it has done is one number here, which the
 * window reads a few times a second. Closing the window is cancelling; nothing half-way stays. What came in can be
 * undone here and, when this window is closed, in the toast. */
#include "config.h"

#include "tillid-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-import.h"

#define PROGRESS_MS 100
#define MAX_WARNINGS 20

/* Outlives the dialog when that is closed while the thread works. */
typedef struct
{
  TillidImportDialog *dialog; /* (owned) */
  int permille;               /* (atomic) */
} Import;

struct _TillidImportDialog
{
  AdwWindow parent_instance;

  GCancellable *cancellable; /* (owned) */
  Import *import;            /* (owned by the running import) (nullable) */
  guint source;
  gboolean done;
  gint64 edit; /* that the file became; 0: none, or it is undone */

  GtkScrolledWindow *scrolled;
  GtkImage *image;
  GtkLabel *heading_label;
  GtkLabel *summary_label;
  GtkProgressBar *progress_bar;
  GtkListBox *counts_box;
  GtkLabel *text_label; /* what the reader had to say, a line each */
  GtkWidget *undo_button;
  GtkButton *button;
};

enum
{
  IMPORTED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidImportDialog, tillid_import_dialog, ADW_TYPE_WINDOW)

static void
button_clicked_cb (TillidImportDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* The window undoes it, and says so. */
static void
undo_clicked_cb (TillidImportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const gint64 edit = self->edit;

  self->edit = 0;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo-edit", "x", edit);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
tillid_import_dialog_close_request (GtkWindow *window)
{
  TillidImportDialog *self = TILLID_IMPORT_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  if (self->import != NULL)
    {
      /* Out of the way now, gone when the thread has stopped. */
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return TRUE;
    }
  if (self->edit != 0)
    g_signal_emit (self, signals[CLOSED], 0, self->edit);
  return GTK_WINDOW_CLASS (tillid_import_dialog_parent_class)->close_request (window);
}

static void
tillid_import_dialog_dispose (GObject *object)
{
  TillidImportDialog *self = TILLID_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (tillid_import_dialog_parent_class)->dispose (object);
}

static void
tillid_import_dialog_class_init (TillidImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tillid_import_dialog_close_request;

  signals[IMPORTED] = g_signal_new ("imported", TILLID_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", TILLID_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, image);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, counts_box);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TillidImportDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_import_dialog_init (TillidImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWindow *
tillid_import_dialog_new (GtkWindow *parent)
{
  return g_object_new (TILLID_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
}

static void
progress (guint64 done, guint64 total, gpointer data)
{
  Import *import = data;

  g_atomic_int_set (&import->permille, total > 0 ? (int) (done * 1000 / total) : -1);
}

static gboolean
tick_cb (gpointer data)
{
  TillidImportDialog *self = data;
  const int permille = g_atomic_int_get (&self->import->permille);

  if (permille < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, permille / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
add_count (TillidImportDialog *self, guint n, const char *title)
{
  GtkWidget *row = NULL;
  GtkWidget *label = NULL;
  g_autofree char *number = NULL;

  if (n == 0)
    return;
  number = tillid_format_number (n, NULL);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->counts_box, row);
}

static void
show_counts (TillidImportDialog *self, const TillidImportResult *result)
{
  const char *const kinds[TILLID_N_IMPORT_KINDS] = {
    C_ ("import", "Patients"),      C_ ("import", "Visits"), C_ ("import", "Conditions"),
    C_ ("import", "Observations"),  C_ ("import", "Goals"),  C_ ("import", "Plans"),
    C_ ("import", "Other records"),
  };

  for (guint i = 0; i < TILLID_N_IMPORT_KINDS; i++)
    add_count (self, result->counts[i], kinds[i]);
  add_count (self, result->skipped, C_ ("import", "Not kept"));
  gtk_widget_set_visible (GTK_WIDGET (self->counts_box),
                          gtk_list_box_get_row_at_index (self->counts_box, 0) != NULL);
}

/* A line each. */
static char *
write_warnings (const TillidImportResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; result->warnings != NULL && i < result->warnings->len && i < MAX_WARNINGS; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) result->warnings->pdata[i]);
  if (result->warnings != NULL && result->warnings->len > MAX_WARNINGS)
    {
      const guint more = result->warnings->len - MAX_WARNINGS;
      g_autofree char *number = tillid_format_count (more);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%s more", "%s more", more), number);
    }
  return g_string_free (text, FALSE);
}

/* One sentence. */
static char *
write_summary (const TillidImportResult *result)
{
  g_autofree char *number = NULL;
  guint n = 0;

  for (guint i = 0; i < TILLID_N_IMPORT_KINDS; i++)
    n += result->counts[i];
  number = tillid_format_count (n);
  return g_strdup_printf (
    result->edit != 0
      ? ngettext ("%s entry of the file is in the clinic now.",
                  "%s entries of the file are in the clinic now.", n)
      : ngettext ("%s entry of the file is here already. Nothing was changed.",
                  "%s entries of the file are here already. Nothing was changed.", n),
    number);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_result (TillidImportDialog *self, const TillidImportResult *result)
{
  g_autofree char *summary = write_summary (result);
  g_autofree char *warnings = write_warnings (result);

  gtk_image_set_from_icon_name (self->image, "emblem-ok-symbolic");
  gtk_label_set_label (self->heading_label, result->edit != 0
                                              ? C_ ("import", "Imported")
                                              : C_ ("import", "Everything is here already"));
  set_text (self->summary_label, summary);
  show_counts (self, result);
  set_text (self->text_label, warnings);
  gtk_widget_set_visible (self->undo_button, result->edit != 0);
}

static void
show_problem (TillidImportDialog *self, const GError *error)
{
  gtk_image_set_from_icon_name (self->image, "dialog-information-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->image), "late");
  gtk_label_set_label (self->heading_label, C_ ("import", "Nothing was imported"));
  set_text (self->summary_label, error->message);
}

/* A window that cannot be resized keeps the size it came with, unless it cannot be smaller than what it shows now. */
static void
fit (TillidImportDialog *self)
{
  GtkWidget *content = gtk_scrolled_window_get_child (self->scrolled);
  int height = 0;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (GTK_WIDGET (self->scrolled)), NULL, &height, NULL,
                      NULL);
  gtk_scrolled_window_set_min_content_height (self->scrolled,
                                              MIN (height,
                                                   gtk_scrolled_window_get_max_content_height (
                                                     self->scrolled)));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Import *import = data;
  TillidImportDialog *self = import->dialog;
  g_auto (TillidImportResult) summary = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_clear_handle_id (&self->source, g_source_remove);
  self->import = NULL;
  self->done = TRUE;
  done = tillid_import_file_finish (TILLID_SESSION (source), result, &summary, &error);
  /* Also when it was too late to cancel: what came in can be undone. */
  if (done && summary.edit != 0)
    g_signal_emit (self, signals[IMPORTED], 0, summary.edit);
  if (self->cancellable == NULL)
    ; /* destroyed with its window */
  else if (g_cancellable_is_cancelled (self->cancellable))
    {
      if (done && summary.edit != 0)
        g_signal_emit (self, signals[CLOSED], 0, summary.edit);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    {
      self->edit = summary.edit;
      gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
      gtk_button_set_label (self->button, C_ ("import", "_Close"));
      gtk_widget_grab_focus (GTK_WIDGET (self->button));
      if (done)
        show_result (self, &summary);
      else
        show_problem (self, error);
      fit (self);
    }
  g_object_unref (import->dialog);
  g_free (import);
}

/**
 * tillid_import_dialog_start:
 * @session: an open clinic
 * @path: the file
 */
void
tillid_import_dialog_start (TillidImportDialog *self, TillidSession *session, const char *path)
{
  g_return_if_fail (TILLID_IS_IMPORT_DIALOG (self));
  g_return_if_fail (self->import == NULL);

  gtk_label_set_label (self->heading_label, C_ ("import", "Importing"));
  self->import = g_new0 (Import, 1);
  self->import->dialog = g_object_ref (self);
  self->source = g_timeout_add (PROGRESS_MS, tick_cb, self);
  tillid_import_file_async (session, path, self->cancellable, progress, self->import, imported_cb,
                            self->import);
}

/* Whether the import has ended, in whatever way. */
gboolean
tillid_import_dialog_is_done (TillidImportDialog *self)
{
  g_return_val_if_fail (TILLID_IS_IMPORT_DIALOG (self), FALSE);

  return self->done;
}

/* (transfer none): the sentence about the result. */
const char *
tillid_import_dialog_get_text (TillidImportDialog *self)
{
  g_return_val_if_fail (TILLID_IS_IMPORT_DIALOG (self), NULL);

  return gtk_label_get_label (self->summary_label);
}
