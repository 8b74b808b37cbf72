/* tillid-restore-dialog.c - a new clinic file of a backup, with progress and a way out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Which backup is known when the window opens, and a place nobody has is proposed: Return is enough. The work goes
 * on a thread that calls back: what it has done is one number, which the window reads a few times a second. Closing
 * the window is cancelling; the store leaves nothing half-way behind. */
#include "config.h"

#include "tillid-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "tillid-backup.h"
#include "tillid-clinic-file.h"
#include "tillid-dialogs.h"
#include "tillid-restore.h"
#include "tillid-store-error.h"
#include "tillid-words.h"

#define PROGRESS_MS 100

/* Outlives the dialog when that is closed while the thread works. */
typedef struct
{
  TillidRestoreDialog *dialog; /* (owned) */
  char *dest;                  /* (owned) */
  int permille;                /* (atomic) */
} Restore;

struct _TillidRestoreDialog
{
  AdwWindow parent_instance;

  char *backup;              /* (owned) */
  char *dest;                /* (owned) */
  char *folder;              /* (owned) (nullable): where the clinic is to live */
  TillidFileKey *key;        /* (owned) (nullable): of the clinic that is open in the window */
  char *clinic;              /* (owned) (nullable): that clinic */
  GCancellable *cancellable; /* (owned) */
  Restore *restore;          /* (owned by what runs) (nullable) */
  guint source;

  GtkScrolledWindow *scrolled;
  GtkWidget *list_box;
  AdwActionRow *backup_row;
  AdwActionRow *dest_row;
  GtkWidget *passphrase_row;
  GtkWidget *recovery_row;
  GtkLabel *problem_label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkWidget *restore_button;
};

enum
{
  RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidRestoreDialog, tillid_restore_dialog, ADW_TYPE_WINDOW)

static void
show_problem (TillidRestoreDialog *self, const char *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
}

/* (transfer none) (nullable): what was typed; %NULL where it is not asked for. */
static const char *
get_secret (GtkWidget *row)
{
  return gtk_widget_get_visible (row) ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;
}

/* Also where none is asked for. */
static gboolean
has_secret (GtkWidget *row)
{
  const char *secret = get_secret (row);

  return secret == NULL || *secret != '\0';
}

static void
update (TillidRestoreDialog *self)
{
  const gboolean is_busy = self->restore != NULL;
  const gboolean has = has_secret (self->passphrase_row) && has_secret (self->recovery_row);

  gtk_widget_set_sensitive (self->list_box, !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_busy);
  gtk_widget_set_sensitive (self->restore_button, !is_busy && has);
}

/* A path is never markup, and has its own direction. */
static void
show_path (AdwActionRow *row, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *isolated = tillid_words_isolate (name);
  g_autofree char *markup = g_markup_escape_text (isolated, -1);

  adw_action_row_set_subtitle (row, markup);
}

static void
take_dest (TillidRestoreDialog *self, char *dest)
{
  g_free (self->dest);
  self->dest = dest;
  show_path (self->dest_row, dest);
  show_problem (self, NULL);
}

static void
set_backup (TillidRestoreDialog *self, const char *backup)
{
  g_free (self->backup);
  self->backup = g_strdup (backup);
  show_path (self->backup_row, backup);
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase_row), "");
  gtk_widget_set_visible (self->passphrase_row, tillid_backup_is_encrypted (backup));
  gtk_editable_set_text (GTK_EDITABLE (self->recovery_row), "");
  /* Behind a passphrase it is not to be seen before; the clinic that is open may have the same key. */
  gtk_widget_set_visible (self->recovery_row, self->key == NULL &&
                                                !tillid_backup_is_encrypted (backup) &&
                                                tillid_clinic_file_needs_key (backup));
  take_dest (self, tillid_restore_propose (backup, self->folder));
  update (self);
  if (gtk_widget_get_visible (self->passphrase_row))
    gtk_widget_grab_focus (self->passphrase_row);
  else if (gtk_widget_get_visible (self->recovery_row))
    gtk_widget_grab_focus (self->recovery_row);
  else
    gtk_widget_grab_focus (self->restore_button);
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidRestoreDialog) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && self->cancellable != NULL)
    set_backup (self, g_file_peek_path (file));
}

static void
choose_backup_cb (TillidRestoreDialog *self)
{
  tillid_dialogs_choose_backup_async (GTK_WINDOW (self), backup_chosen_cb, g_object_ref (self));
}

static void
dest_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidRestoreDialog) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);

  if (file == NULL || g_file_peek_path (file) == NULL || self->cancellable == NULL)
    return;
  take_dest (self, tillid_dialogs_clinic_path (g_file_peek_path (file)));
  gtk_widget_grab_focus (self->restore_button);
}

static void
choose_dest_cb (TillidRestoreDialog *self)
{
  g_autofree char *name = g_path_get_basename (self->dest);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the restored clinic lives"),
    .accept = C_ ("file", "_Choose"),
    .save = TRUE,
    .name = name,
    .filter_name = C_ ("file", "Clinic files"),
    .patterns = tillid_dialogs_clinic_patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, dest_chosen_cb,
                                    g_object_ref (self));
}

static void
secret_changed_cb (TillidRestoreDialog *self)
{
  show_problem (self, NULL);
  update (self);
}

static void
progress (guint64 done, guint64 total, gpointer data)
{
  Restore *restore = data;

  g_atomic_int_set (&restore->permille, (int) (done * 1000 / MAX (total, 1)));
}

static gboolean
tick_cb (gpointer data)
{
  TillidRestoreDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar,
                                 g_atomic_int_get (&self->restore->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
show_failure (TillidRestoreDialog *self, const GError *error)
{
  show_problem (self, error->message);
  if (g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSPHRASE))
    {
      gtk_widget_grab_focus (self->passphrase_row);
      gtk_editable_select_region (GTK_EDITABLE (self->passphrase_row), 0, -1);
    }
  if (g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED) ||
      g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG))
    {
      if (!gtk_widget_get_visible (self->recovery_row))
        show_problem (self, C_ ("restore", "This is a backup of an encrypted clinic. The recovery "
                                           "key that held when it was made opens it."));
      gtk_widget_set_visible (self->recovery_row, TRUE);
      update (self);
      gtk_widget_grab_focus (self->recovery_row);
    }
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Restore *restore = data;
  g_autoptr (TillidRestoreDialog) self = restore->dialog;
  g_autoptr (GError) error = NULL;
  g_autofree char *dest = g_steal_pointer (&restore->dest);
  const gboolean done = tillid_restore_finish (result, &error);
  char *recovery = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  self->restore = NULL;
  g_free (restore);
  /* Closed is cancelled: there is nothing left to write into. */
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  update (self);
  if (!done)
    {
      show_failure (self, error);
      return;
    }
  recovery = g_strdup (get_secret (self->recovery_row));
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[RESTORED], 0, dest, recovery);
  tillid_secret_free (recovery);
}

/* What opens a backup of an encrypted clinic: what was typed, or the key of the clinic that is open. */
static gboolean
find_key (TillidRestoreDialog *self, TillidRestoreKey *out_key, GError **error)
{
  const char *recovery = get_secret (self->recovery_row);

  *out_key = (TillidRestoreKey){ 0 };
  if (recovery != NULL)
    {
      out_key->key = tillid_file_key_from_recovery (recovery, error);
      return out_key->key != NULL;
    }
  if (self->key != NULL)
    *out_key = (TillidRestoreKey){ tillid_file_key_ref (self->key), self->clinic };
  return TRUE;
}

static void
restore_cb (TillidRestoreDialog *self)
{
  TillidRestoreKey key;
  g_autoptr (GError) error = NULL;

  if (self->restore != NULL || !gtk_widget_get_sensitive (self->restore_button))
    return;
  if (!find_key (self, &key, &error))
    {
      show_failure (self, error);
      return;
    }
  show_problem (self, NULL);
  self->restore = g_new0 (Restore, 1);
  self->restore->dialog = g_object_ref (self);
  self->restore->dest = g_strdup (self->dest);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->source = g_timeout_add (PROGRESS_MS, tick_cb, self);
  /* Before the field goes insensitive with its cursor still blinking: GTK 4.8 does not tell it. */
  gtk_widget_grab_focus (self->cancel_button);
  update (self);
  tillid_restore_async (self->backup, self->dest, get_secret (self->passphrase_row), &key,
                        self->cancellable, progress, self->restore, restored_cb, self->restore);
  g_clear_pointer (&key.key, tillid_file_key_unref);
}

static gboolean
tillid_restore_dialog_close_request (GtkWindow *window)
{
  TillidRestoreDialog *self = TILLID_RESTORE_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (tillid_restore_dialog_parent_class)->close_request (window);
}

static void
tillid_restore_dialog_dispose (GObject *object)
{
  TillidRestoreDialog *self = TILLID_RESTORE_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->backup, g_free);
  g_clear_pointer (&self->dest, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->key, tillid_file_key_unref);
  g_clear_pointer (&self->clinic, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_RESTORE_DIALOG);

  G_OBJECT_CLASS (tillid_restore_dialog_parent_class)->dispose (object);
}

static void
tillid_restore_dialog_class_init (TillidRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_restore_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tillid_restore_dialog_close_request;

  signals[RESTORED] =
    g_signal_new ("restored", TILLID_TYPE_RESTORE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                  G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, backup_row);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, dest_row);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TillidRestoreDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_dest_cb);
  gtk_widget_class_bind_template_callback (widget_class, secret_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_restore_dialog_init (TillidRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
  self->cancellable = g_cancellable_new ();
}

/**
 * tillid_restore_dialog_new:
 * @parent: the window that asks
 * @session: (nullable): the clinic that is open there: if it is encrypted, its key is tried before one is asked for
 * @backup: a backup
 * @folder: (nullable): where the clinic is to live; %NULL is beside the backup
 */
GtkWindow *
tillid_restore_dialog_new (GtkWindow *parent,
                           TillidSession *session,
                           const char *backup,
                           const char *folder)
{
  TillidRestoreDialog *self = NULL;

  g_return_val_if_fail (backup != NULL, NULL);

  self = g_object_new (TILLID_TYPE_RESTORE_DIALOG, "transient-for", parent, NULL);
  self->folder = g_strdup (folder);
  if (session != NULL && tillid_session_is_encrypted (session))
    {
      self->key = tillid_file_key_ref (tillid_session_get_key (session));
      self->clinic = g_strdup (tillid_session_get_path (session));
    }
  set_backup (self, backup);
  return GTK_WINDOW (self);
}

/* (transfer none): the file that is to be made. */
const char *
tillid_restore_dialog_get_dest (TillidRestoreDialog *self)
{
  g_return_val_if_fail (TILLID_IS_RESTORE_DIALOG (self), NULL);

  return self->dest;
}

/* (transfer none): one sentence, empty when all is well. */
const char *
tillid_restore_dialog_get_problem (TillidRestoreDialog *self)
{
  g_return_val_if_fail (TILLID_IS_RESTORE_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem_label);
}
