/* tillid-window-clinics.c - creating, opening and trying a clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each way ends in an open clinic or in one sentence under its row of the first-run page. The demo clinic lives
 * in a folder of its own, away from real files, and is made once, on a thread. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tillid-backup.h"
#include "tillid-demo.h"
#include "tillid-dialogs.h"
#include "tillid-import-dialog.h"
#include "tillid-key-page.h"
#include "tillid-restore-dialog.h"
#include "tillid-store-error.h"
#include "tillid-window-private.h"

#define PROGRESS_MS 100

/* Some of what keeps a clinic from being written does not keep it from being read. */
static gboolean
can_read (const char *path, const GError *error)
{
  static const int codes[] = { TILLID_STORE_ERROR_READ_ONLY, TILLID_STORE_ERROR_BUSY,
                               TILLID_STORE_ERROR_FULL, TILLID_STORE_ERROR_CORRUPT };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes) && session == NULL && local == NULL; i++)
    if (g_error_matches (error, TILLID_STORE_ERROR, codes[i]))
      session =
        tillid_session_open (path, NULL, TILLID_SESSION_READ_ONLY | TILLID_SESSION_LOCKED, &local);
  /* Of an encrypted one that is seen when it has its key. */
  return session != NULL ||
         g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED);
}

static void
show_problem (TillidWindow *self,
              TillidFirstRunWay way,
              const char *path,
              const GError *error,
              gboolean read_only)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  /* It was to open with a clinic, and nothing was made yet but perhaps the page that asks for its key. */
  if (content == NULL || TILLID_IS_KEY_PAGE (content))
    {
      tillid_window_set_session (self, NULL);
      content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));
    }
  if (TILLID_IS_FIRST_RUN_PAGE (content))
    tillid_first_run_page_show_problem (TILLID_FIRST_RUN_PAGE (content), way, path, error,
                                        !read_only && can_read (path, error));
  else
    tillid_window_show_failure (self, error->message);
}

/* The first-run page, with why that file is not open. */
void
tillid_window_refuse_clinic (TillidWindow *self,
                             const char *path,
                             const GError *error,
                             gboolean read_only)
{
  show_problem (self, TILLID_FIRST_RUN_OPEN, path, error, read_only);
}

/* From here on the window is that clinic's. */
void
tillid_window_take_session (TillidWindow *self, TillidSession *session)
{
  tillid_window_set_session (self, session);
  tillid_window_remember_person (self);
  if (!tillid_session_is_demo (session))
    g_settings_set_string (self->settings, "last-clinic", tillid_session_get_path (session));
}

/* Whoever worked last at this computer goes on, or the owner, without a password where none is set. A password is
 * asked for on the lock page: the session stays locked. */
static gboolean
let_in (TillidWindow *self, TillidSession *session, GError **error)
{
  static const int asked[] = { TILLID_STORE_ERROR_PASSWORD_NEEDED, TILLID_STORE_ERROR_PASSWORD_WAIT,
                               TILLID_STORE_ERROR_LEFT };
  g_autoptr (GError) local = NULL;

  if (tillid_session_switch (session, tillid_window_last_person (self, session), NULL, &local))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (g_error_matches (local, TILLID_STORE_ERROR, asked[i]))
      return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * tillid_window_open_file:
 * @path: a clinic file
 * @read_only: without writing
 *
 * Opens it and remembers it; a failure is one sentence on the first-run page.
 *
 * Returns: %FALSE if it could not be opened; of an encrypted one the window asks for the key first
 */
gboolean
tillid_window_open_file (TillidWindow *self, const char *path, gboolean read_only)
{
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_WINDOW (self), FALSE);

  session = tillid_session_open (path, NULL,
                                 TILLID_SESSION_THREADS | TILLID_SESSION_LOCKED |
                                   (read_only ? TILLID_SESSION_READ_ONLY : 0),
                                 &error);
  /* Nothing of an encrypted clinic is known before it is open, not even who works there. */
  if (self->session == NULL &&
      g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED) &&
      !tillid_backup_is_encrypted (path))
    {
      tillid_window_ask_for_key (self, path, read_only);
      return TRUE;
    }
  if (session == NULL || !let_in (self, session, &error))
    {
      show_problem (self, TILLID_FIRST_RUN_OPEN, path, error, read_only);
      return FALSE;
    }
  tillid_window_take_session (self, session);
  return TRUE;
}

/* The clinic is called what its file is called: nothing else is asked. */
static char *
clinic_name (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".tillid"))
    name[strlen (name) - strlen (".tillid")] = '\0';
  return name;
}

static void
create_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    return;
  path = tillid_dialogs_clinic_path (g_file_peek_path (file));
  name = clinic_name (path);
  if (tillid_db_can_encrypt ())
    {
      tillid_window_offer_encryption (self, path, name);
      return;
    }
  session = tillid_session_create (path, name, NULL, TILLID_SESSION_THREADS, &error);
  if (session != NULL)
    tillid_window_take_session (self, session);
  else
    show_problem (self, TILLID_FIRST_RUN_CREATE, path, error, FALSE);
}

void
tillid_window_create_clinic (TillidWindow *self)
{
  const TillidFileQuestion question = {
    .title = C_ ("file", "Create a clinic file"),
    .accept = C_ ("file", "_Create"),
    .save = TRUE,
    .name = C_ ("file", "Clinic.tillid"),
    .filter_name = C_ ("file", "Clinic files"),
    .patterns = tillid_dialogs_clinic_patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, create_chosen_cb,
                                    g_object_ref (self));
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    tillid_window_open_file (self, g_file_peek_path (file), FALSE);
}

void
tillid_window_choose_clinic (TillidWindow *self)
{
  const TillidFileQuestion question = {
    .title = C_ ("file", "Open a clinic file"),
    .accept = C_ ("file", "_Open"),
    .filter_name = C_ ("file", "Clinic files"),
    .patterns = tillid_dialogs_clinic_patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, open_chosen_cb,
                                    g_object_ref (self));
}

/* A window that has a clinic open keeps it. */
static void
restored_cb (TillidWindow *self, const char *path, const char *recovery)
{
  TillidWindow *window = self;

  if (self->session != NULL)
    window = tillid_window_new_with_file (gtk_window_get_application (GTK_WINDOW (self)),
                                          self->settings, path);
  else
    tillid_window_open_file (self, path, FALSE);
  if (recovery != NULL && window->closed_clinic != NULL)
    tillid_window_open_with_recovery (window, recovery);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * tillid_window_restore:
 * @backup: a backup
 * @folder: (nullable): where the clinic is to live; %NULL is beside the backup
 *
 * Makes a new clinic file of a backup, and opens it.
 */
void
tillid_window_restore (TillidWindow *self, const char *backup, const char *folder)
{
  GtkWindow *dialog = tillid_restore_dialog_new (GTK_WINDOW (self), self->session, backup, folder);

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

typedef struct
{
  TillidWindow *window; /* (owned) */
  char *folder;         /* (owned) (nullable) */
} BackupChoice;

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BackupChoice *choice = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    tillid_window_restore (choice->window, g_file_peek_path (file), choice->folder);
  g_object_unref (choice->window);
  g_free (choice->folder);
  g_free (choice);
}

/* @near: the clinic that cannot be opened, may be empty: the restored one is to live beside it. */
void
tillid_window_choose_backup (TillidWindow *self, const char *near)
{
  BackupChoice *choice = g_new0 (BackupChoice, 1);

  choice->window = g_object_ref (self);
  choice->folder = *near != '\0' ? g_path_get_dirname (near) : NULL;
  tillid_dialogs_choose_backup_async (GTK_WINDOW (self), backup_chosen_cb, choice);
}

/* What the thread that makes the demo clinic and the window share. */
typedef struct
{
  char *path;   /* (owned) */
  int permille; /* (atomic) */
  guint source;
} Demo;

static void
demo_free (gpointer data)
{
  Demo *demo = data;

  g_clear_handle_id (&demo->source, g_source_remove);
  g_free (demo->path);
  g_free (demo);
}

static void
demo_progress (guint64 done, guint64 total, gpointer data)
{
  Demo *demo = data;

  g_atomic_int_set (&demo->permille, total > 0 ? (int) (done * 1000 / total) : 0);
}

static void
demo_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Demo *demo = data;
  GError *error = NULL;

  if (tillid_demo_create (demo->path, TILLID_DEMO_PATIENTS, TILLID_DEMO_YEARS, TILLID_DEMO_SEED,
                          TILLID_ABSENT, cancellable, demo_progress, demo, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_demo_progress (TillidWindow *self, double fraction)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));

  if (TILLID_IS_FIRST_RUN_PAGE (content))
    tillid_first_run_page_show_progress (TILLID_FIRST_RUN_PAGE (content), fraction);
}

static gboolean
demo_tick_cb (gpointer data)
{
  GTask *task = data;
  Demo *demo = g_task_get_task_data (task);

  show_demo_progress (g_task_get_source_object (task), g_atomic_int_get (&demo->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
demo_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TillidWindow *self = TILLID_WINDOW (source);
  Demo *demo = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&demo->source, g_source_remove);
  g_clear_object (&self->demo_cancellable);
  show_demo_progress (self, -1);
  if (made)
    tillid_window_open_file (self, demo->path, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED))
    show_problem (self, TILLID_FIRST_RUN_DEMO, demo->path, error, FALSE);
}

void
tillid_window_try_demo (TillidWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tillid-demo", NULL);
  g_autofree char *path = g_build_filename (folder, "demo.tillid", NULL);
  g_autoptr (GTask) task = NULL;
  Demo *demo = NULL;

  if (self->demo_cancellable != NULL)
    return;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      tillid_window_open_file (self, path, FALSE);
      return;
    }
  g_mkdir_with_parents (folder, 0700);
  self->demo_cancellable = g_cancellable_new ();
  task = g_task_new (self, self->demo_cancellable, demo_made_cb, NULL);
  demo = g_new0 (Demo, 1);
  demo->path = g_steal_pointer (&path);
  demo->source = g_timeout_add (PROGRESS_MS, demo_tick_cb, task);
  g_task_set_task_data (task, demo, demo_free);
  show_demo_progress (self, 0);
  g_task_run_in_thread (task, demo_thread);
}

void
tillid_window_cancel_demo (TillidWindow *self)
{
  if (self->demo_cancellable != NULL)
    g_cancellable_cancel (self->demo_cancellable);
}

/* Something that was typed is nowhere but here. */
static gboolean
has_unsaved (TillidWindow *self)
{
  const gboolean kept = tillid_window_leave (self);

  tillid_session_flush (self->session);
  return !kept || tillid_session_get_save_state (self->session) == TILLID_SAVE_FAILED;
}

static char *
write_unsaved (TillidWindow *self)
{
  const char *problem = tillid_session_get_save_problem (self->session);

  return g_strdup_printf (C_ ("leaving", "Not saved: %s What was typed last is only in this "
                                         "window, and is lost when it goes."),
                          problem != NULL ? problem : "");
}

/* A clinic that was left is not what the next start is to open; one that was closed with its window is. */
static void
forget_last (TillidWindow *self, const char *path)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-clinic");

  if (g_str_equal (last, path))
    g_settings_reset (self->settings, "last-clinic");
}

/* To the first-run page: this clinic is not opened again by itself. */
void
tillid_window_leave_now (TillidWindow *self)
{
  forget_last (self, tillid_session_get_path (self->session));
  tillid_window_set_session (self, NULL);
}

static void
leave_asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;

  if (tillid_dialogs_ask_finish (result) && self->session != NULL)
    tillid_window_leave_now (self);
}

/* One of the few questions. */
void
tillid_window_leave_clinic (TillidWindow *self)
{
  g_autofree char *unsaved = NULL;

  if (self->session == NULL)
    return;
  if (has_unsaved (self))
    unsaved = write_unsaved (self);
  tillid_dialogs_ask_async (
    GTK_WINDOW (self), C_ ("leaving", "Leave this clinic?"),
    unsaved != NULL
      ? unsaved
      : C_ ("leaving", "Everything is saved. This window closes the clinic and shows the ways to "
                       "open another one."),
    C_ ("leaving", "_Stay"), C_ ("leaving", "_Leave"), unsaved != NULL, leave_asked_cb,
    g_object_ref (self));
}

static void
close_asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;

  if (tillid_dialogs_ask_finish (result))
    gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * tillid_window_may_close:
 *
 * Keeps what is being typed.
 *
 * Returns: %FALSE if it could not be kept: then a person is asked first
 */
gboolean
tillid_window_may_close (TillidWindow *self)
{
  g_autofree char *unsaved = NULL;

  if (self->session == NULL || !has_unsaved (self))
    return TRUE;
  unsaved = write_unsaved (self);
  tillid_dialogs_ask_async (GTK_WINDOW (self), C_ ("leaving", "Close without saving?"), unsaved,
                            C_ ("leaving", "_Stay"), C_ ("leaving", "_Close"), TRUE, close_asked_cb,
                            g_object_ref (self));
  return FALSE;
}

/* On the undo stack at once; the toast comes when the dialog, which has the same button, is gone. */
static void
imported_cb (TillidWindow *self, gint64 edit)
{
  if (self->undo != NULL)
    tillid_undo_push (self->undo, edit, C_ ("edit", "File imported"));
}

static void
import_closed_cb (TillidWindow *self, gint64 edit)
{
  tillid_window_add_edit_toast (self, edit, C_ ("edit", "File imported"));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  GtkWindow *dialog = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->session == NULL)
    return;
  dialog = tillid_import_dialog_new (GTK_WINDOW (self));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (import_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
  tillid_import_dialog_start (TILLID_IMPORT_DIALOG (dialog), self->session,
                              g_file_peek_path (file));
}

void
tillid_window_import (TillidWindow *self)
{
  static const char *const patterns[] = { "*.xml", NULL };
  const TillidFileQuestion question = {
    .title = C_ ("file", "Import a file"),
    .accept = C_ ("file", "_Import"),
    .filter_name = C_ ("file", "FHIR R4 files in XML"),
    .patterns = patterns,
  };

  if (self->session != NULL)
    tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, import_chosen_cb,
                                      g_object_ref (self));
}
