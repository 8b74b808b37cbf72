/* tillid-copy-window.c - the copy of a record that its patient may ask for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Says what goes out before anything does, and ends with where it is: a folder, or one encrypted file whose passphrase is
 * proposed here and stands in clear, because it goes on paper. The worker says how far it is by one number. Closing the
 * window is cancelling; nothing is left half-way. The copy has a day for a name and not the patient's: names of
 * folders are seen by others. */
#include "config.h"

#include "tillid-copy-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-access-export.h"
#include "tillid-dialogs.h"
#include "tillid-language.h"
#include "tillid-passphrase.h"
#include "tillid-words.h"
#include "tillid-zip.h"

#define PROGRESS_MS 100

/* Outlives the window when that is closed while the worker works. */
typedef struct
{
  TillidCopyWindow *window; /* (owned) */
  int permille;             /* (atomic) */
} Copy;

struct _TillidCopyWindow
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  char *parent;                  /* (owned) (nullable): the folder it goes into */
  char *path;                    /* (owned) (nullable): of what is to be made */
  GCancellable *cancellable;     /* (owned) */
  Copy *copy;                    /* (owned by what runs) (nullable) */
  guint source;
  gboolean is_done;

  GtkScrolledWindow *scrolled;
  GtkWidget *list_box;
  GtkWidget *open_label;
  GtkWidget *sealed_label;
  GtkWidget *encrypt_row;
  GtkSwitch *encrypt_switch;
  GtkEditable *passphrase_row;
  AdwActionRow *folder_row;
  GtkWidget *folder_button;
  GtkLabel *problem_label;
  GtkProgressBar *progress_bar;
  GtkButton *cancel_button;
  GtkWidget *make_button;
  GtkWidget *show_button;
};

G_DEFINE_FINAL_TYPE (TillidCopyWindow, tillid_copy_window, ADW_TYPE_WINDOW)

static void
show_problem (TillidCopyWindow *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

static gboolean
is_encrypted (TillidCopyWindow *self)
{
  return gtk_switch_get_active (self->encrypt_switch);
}

static gboolean
can_make (TillidCopyWindow *self)
{
  return self->path != NULL &&
         (!is_encrypted (self) ||
          tillid_passphrase_is_good (gtk_editable_get_text (self->passphrase_row)));
}

static void
update (TillidCopyWindow *self)
{
  const gboolean is_busy = self->copy != NULL;
  const gboolean encrypted = is_encrypted (self);
  const char *title = encrypted ? C_ ("copy", "New file") : C_ ("copy", "New folder");

  gtk_widget_set_visible (self->open_label, !encrypted);
  gtk_widget_set_visible (self->sealed_label, encrypted);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase_row), encrypted);
  gtk_widget_set_sensitive (self->encrypt_row, !is_busy && !self->is_done);
  gtk_widget_set_sensitive (self->folder_button, !is_busy);
  gtk_editable_set_editable (self->passphrase_row, !is_busy && !self->is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_busy);
  gtk_widget_set_visible (self->folder_button, !self->is_done);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder_row),
                                 self->is_done ? C_ ("copy", "The copy is there.") : title);
  gtk_widget_set_visible (self->show_button, self->is_done);
  gtk_widget_set_visible (self->make_button, !self->is_done);
  gtk_widget_set_sensitive (self->make_button, !is_busy && can_make (self));
  gtk_button_set_label (self->cancel_button,
                        self->is_done ? C_ ("copy", "_Close") : C_ ("copy", "_Cancel"));
}

/* A name that nobody has there. */
static char *
propose (TillidCopyWindow *self)
{
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (self->context));
  g_autofree char *iso = tillid_day_to_iso (today);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      /* Translators: name of a folder or file; a day as 2026-03-10 and, for the second one of a day, " (2)". */
      g_autofree char *name = g_strdup_printf (C_ ("copy", "Copy of a record %s%s"), iso, number);
      g_autofree char *file = g_strconcat (name, is_encrypted (self) ? ".zip" : "", NULL);
      char *path = g_build_filename (self->parent, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

static void
update_path (TillidCopyWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *markup = NULL;

  g_clear_pointer (&self->path, g_free);
  if (self->parent != NULL)
    {
      self->path = propose (self);
      name = g_filename_display_name (self->path);
      isolated = tillid_words_isolate (name);
      markup = g_markup_escape_text (isolated, -1);
      adw_action_row_set_subtitle (self->folder_row, markup);
    }
  show_problem (self, NULL);
  update (self);
}

static void
encrypt_cb (TillidCopyWindow *self)
{
  char *proposed = NULL;

  if (is_encrypted (self) && *gtk_editable_get_text (self->passphrase_row) == '\0')
    {
      proposed = tillid_passphrase_propose ();
      gtk_editable_set_text (self->passphrase_row, proposed);
      tillid_passphrase_free (proposed);
    }
  update_path (self);
}

static void
passphrase_cb (TillidCopyWindow *self)
{
  const char *text = gtk_editable_get_text (self->passphrase_row);

  if (*text == '\0' || tillid_passphrase_is_good (text))
    gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase_row), "late");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->passphrase_row), "late");
  update (self);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidCopyWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);

  if (file == NULL || g_file_peek_path (file) == NULL || self->context == NULL)
    return;
  g_free (self->parent);
  self->parent = g_file_get_path (file);
  update_path (self);
  gtk_widget_grab_focus (self->make_button);
}

static void
choose_folder_cb (TillidCopyWindow *self)
{
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the copy goes"),
    .accept = C_ ("file", "_Choose"),
    .folder = TRUE,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, folder_chosen_cb,
                                    g_object_ref (self));
}

static void
progress (guint64 done, guint64 total, gpointer data)
{
  Copy *copy = data;

  g_atomic_int_set (&copy->permille, (int) (done * 1000 / MAX (total, 1)));
}

static gboolean
tick_cb (gpointer data)
{
  TillidCopyWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar,
                                 g_atomic_int_get (&self->copy->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Copy *copy = data;
  g_autoptr (TillidCopyWindow) self = copy->window;
  g_autoptr (GError) error = NULL;
  const gboolean done = tillid_access_export_finish (TILLID_SESSION (source), result, &error);

  g_clear_handle_id (&self->source, g_source_remove);
  self->copy = NULL;
  g_free (copy);
  /* Closed is cancelled: there is nothing left to write into. */
  if (self->context == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->is_done = done;
  update (self);
  if (done)
    gtk_widget_grab_focus (self->show_button);
  else
    show_problem (self, error->message);
}

static void
make_cb (TillidCopyWindow *self)
{
  if (self->copy != NULL || !can_make (self))
    return;
  show_problem (self, NULL);
  self->copy = g_new0 (Copy, 1);
  self->copy->window = g_object_ref (self);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->source = g_timeout_add (PROGRESS_MS, tick_cb, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  update (self);
  tillid_access_export_async (tillid_patient_context_get_session (self->context),
                              tillid_patient_context_get_patient (self->context), self->path,
                              is_encrypted (self) ? gtk_editable_get_text (self->passphrase_row)
                                                  : NULL,
                              tillid_language_get (), self->cancellable, progress, self->copy,
                              made_cb, self->copy);
}

static void
show_folder_cb (TillidCopyWindow *self)
{
  g_autofree char *uri =
    g_filename_to_uri (is_encrypted (self) ? self->parent : self->path, NULL, NULL);

  if (uri != NULL)
    tillid_dialogs_show_uri (GTK_WINDOW (self), uri);
}

static gboolean
tillid_copy_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (TILLID_COPY_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (tillid_copy_window_parent_class)->close_request (window);
}

static void
tillid_copy_window_dispose (GObject *object)
{
  TillidCopyWindow *self = TILLID_COPY_WINDOW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->parent, g_free);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_COPY_WINDOW);

  G_OBJECT_CLASS (tillid_copy_window_parent_class)->dispose (object);
}

static void
tillid_copy_window_class_init (TillidCopyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_copy_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tillid_copy_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-copy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, list_box);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, open_label);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, sealed_label);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, encrypt_row);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, encrypt_switch);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, folder_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, make_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCopyWindow, show_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, encrypt_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_copy_window_init (TillidCopyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
  self->cancellable = g_cancellable_new ();
}

/**
 * tillid_copy_window_new:
 * @parent: the window of the patient
 * @context: the patient
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
tillid_copy_window_new (GtkWindow *parent, TillidPatientContext *context)
{
  TillidCopyWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_COPY_WINDOW, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  gtk_widget_set_visible (self->encrypt_row, tillid_zip_is_available ());
  update (self);
  return GTK_WINDOW (self);
}

/* (transfer none) (nullable): the folder or file that is to be made, once it is known where. */
const char *
tillid_copy_window_get_path (TillidCopyWindow *self)
{
  g_return_val_if_fail (TILLID_IS_COPY_WINDOW (self), NULL);

  return self->path;
}
