/* tillid-session-write.c - edits of a session
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* In a window every write is pushed to the writer thread and answered on the main thread after the commit.
 * */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One write, in a window carried to the writer thread and back inside a GTask. */
typedef struct
{
  TillidEdit *edit;    /* (owned) (nullable): to apply */
  gint64 undo;         /* or the id of an edit to undo */
  char *why;           /* (owned) (nullable): of the undo */
  TillidViewer rights; /* of whoever works, set when it is sent */
  gint64 by;
  gint64 now_ms;
  TillidIdSource *ids; /* (unowned): the session's, used on the writer thread alone */
  gint64 patient;      /* whose record it touches, 0 if several */
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  tillid_edit_unref (write->edit);
  g_free (write->why);
  g_free (write);
}

static gint64
patient_of (TillidEdit *edit)
{
  gint64 patient = 0;

  for (guint i = 0; i < tillid_edit_get_n_records (edit); i++)
    {
      gint64 other = tillid_record_get_patient (tillid_edit_get_record (edit, i));

      if (other == 0 || (patient != 0 && other != patient))
        return 0;
      patient = other;
    }
  return patient;
}

static Write *
write_new (TillidSession *self, TillidEdit *edit, gint64 undo, const char *why)
{
  Write *write = g_new0 (Write, 1);

  write->edit = edit != NULL ? tillid_edit_ref (edit) : NULL;
  write->undo = undo;
  write->why = g_strdup (why);
  write->by = self->member->record.id;
  write->now_ms = tillid_session_now_ms (self);
  write->ids = &self->writer_ids;
  write->patient = edit != NULL ? patient_of (edit) : 0;
  return write;
}

static gboolean
do_write (TillidDb *db, const Write *write, gint64 *out_edit, GError **error)
{
  TillidWriter writer = { write->ids, write->by, write->now_ms, write->rights };

  if (write->edit != NULL)
    return tillid_edit_apply (db, write->edit, &writer, out_edit, error);
  return tillid_edit_undo (db, write->undo, write->why, &writer, out_edit, error);
}

/* TRUE, with @error set, if the session reads only. */
gboolean
tillid_session_refuse_read_only (TillidSession *self, GError **error)
{
  if (!(self->flags & TILLID_SESSION_READ_ONLY))
    return FALSE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY,
                       C_ ("error", "The clinic is open for reading only. Nothing was changed."));
  return TRUE;
}

/* Whether a right is missing: the file is as sound as before. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NO_RIGHT) ||
         g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CLOSED) ||
         g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LEFT) ||
         g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_LOCKED);
}

typedef struct
{
  const Write *write;
  gint64 edit;
  gboolean done;
  GError *error;
} SyncWrite;

static void
run_sync_write (TillidDb *db, gpointer data)
{
  SyncWrite *sync = data;

  sync->done = do_write (db, sync->write, &sync->edit, &sync->error);
}

static gboolean
write_now (TillidSession *self, Write *write, gint64 *out_edit, GError **error)
{
  SyncWrite sync = { .write = write };

  if (tillid_session_refuse_read_only (self, error) ||
      !tillid_session_get_viewer (self, &write->rights, error))
    return FALSE;
  if (self->writer != NULL)
    tillid_store_thread_call (self->writer, run_sync_write, &sync);
  else
    run_sync_write (self->db, &sync);
  if (sync.done || !is_refusal (sync.error))
    tillid_session_set_save_state (self, sync.done ? TILLID_SAVE_SAVED : TILLID_SAVE_FAILED,
                                   sync.error);
  if (!sync.done)
    {
      tillid_session_keep_unsaved (self, write->edit, sync.error);
      g_propagate_error (error, sync.error);
      return FALSE;
    }
  if (out_edit != NULL)
    *out_edit = sync.edit;
  tillid_session_emit_changed (self, write->patient, sync.edit);
  return TRUE;
}

/**
 * tillid_session_apply:
 * @self: a session
 * @edit: what to write
 * @out_edit: (out) (optional): its id
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Writes @edit and waits for it.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_session_apply (TillidSession *self, TillidEdit *edit, gint64 *out_edit, GError **error)
{
  Write *write;
  gboolean done;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && edit != NULL, FALSE);

  write = write_new (self, edit, 0, NULL);
  done = write_now (self, write, out_edit, error);
  write_free (write);
  return done;
}

/**
 * tillid_session_undo:
 * @self: a session
 * @edit: the id of an edit
 * @why: what is done, for people
 * @out_edit: (out) (optional): the id of the new edit
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether it is undone and on the disk
 */
gboolean
tillid_session_undo (TillidSession *self,
                     gint64 edit,
                     const char *why,
                     gint64 *out_edit,
                     GError **error)
{
  Write *write;
  gboolean done;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && why != NULL, FALSE);

  write = write_new (self, NULL, edit, why);
  done = write_now (self, write, out_edit, error);
  write_free (write);
  return done;
}

static gboolean
drop_task (gpointer task)
{
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* The last reference must go where the task came from: it may carry the last reference to a widget. */
void
tillid_session_release_task (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, drop_task, task, NULL);
  g_source_attach (source, g_task_get_context (task));
}

static gint64 *
box_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
run_write_task (TillidDb *db, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  gint64 edit = 0;

  if (!g_task_return_error_if_cancelled (task))
    {
      if (do_write (db, g_task_get_task_data (task), &edit, &error))
        g_task_return_pointer (task, box_id (edit), g_free);
      else
        g_task_return_error (task, error);
    }
  tillid_session_release_task (task);
}

/* Right after the caller's callback, on the main thread. */
static void
write_done_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  GTask *task = G_TASK (object);
  TillidSession *self = g_task_get_source_object (task);

  self->pending_writes--;
  if (g_task_had_error (task))
    return;
  if (self->pending_writes == 0)
    tillid_session_set_save_state (self, TILLID_SAVE_SAVED, NULL);
}

static void
write_async (TillidSession *self,
             Write *write,
             gpointer tag,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, write, write_free);
  if (tillid_session_refuse_read_only (self, &error) ||
      !tillid_session_get_viewer (self, &write->rights, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  self->pending_writes++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (write_done_cb), NULL);
  tillid_session_set_save_state (self, TILLID_SAVE_SAVING, NULL);
  if (self->writer != NULL)
    tillid_store_thread_push (self->writer, TILLID_PRIORITY_FIRST, run_write_task, task);
  else
    run_write_task (self->db, task);
}

static gint64
write_finish (TillidSession *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *edit = NULL;
  g_autoptr (GError) local = NULL;
  Write *write = g_task_get_task_data (G_TASK (result));

  edit = g_task_propagate_pointer (G_TASK (result), &local);
  if (edit == NULL)
    {
      tillid_session_keep_unsaved (self, write->edit, local);
      /* A conflict is the caller's question, a right that is missing no fault of the file; everything else is a save
       * that failed. */
      if (!g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT) &&
          !is_refusal (local) && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tillid_session_set_save_state (self, TILLID_SAVE_FAILED, local);
      else
        tillid_session_set_save_state (self, TILLID_SAVE_SAVED, NULL);
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  tillid_session_emit_changed (self, write->patient, *edit);
  return *edit;
}

/**
 * tillid_session_apply_async:
 * @self: a session
 * @edit: (transfer none): what to write
 * @cancellable: (nullable): before it begins
 * @callback: called on the main thread after the commit
 * @data: for @callback
 *
 * Writes @edit on the writer thread. Saves overtake long jobs.
 */
void
tillid_session_apply_async (TillidSession *self,
                            TillidEdit *edit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (TILLID_IS_SESSION (self) && edit != NULL);

  write_async (self, write_new (self, edit, 0, NULL), tillid_session_apply_async, cancellable,
               callback, data);
}

/**
 * tillid_session_apply_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Emits "changed" when the edit is on the disk.
 *
 * Returns: the id of the edit, 0 on error
 */
gint64
tillid_session_apply_finish (TillidSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self) && g_task_is_valid (result, self), 0);

  return write_finish (self, result, error);
}

/* As tillid_session_apply_async () for the undo of an edit. */
void
tillid_session_undo_async (TillidSession *self,
                           gint64 edit,
                           const char *why,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_return_if_fail (TILLID_IS_SESSION (self) && why != NULL);

  write_async (self, write_new (self, NULL, edit, why), tillid_session_undo_async, cancellable,
               callback, data);
}

/* The id of the edit that took it back; 0 if @error was set. */
gint64
tillid_session_undo_finish (TillidSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self) && g_task_is_valid (result, self), 0);

  return write_finish (self, result, error);
}

static void
do_nothing (TillidDb *db, gpointer data)
{
}

/**
 * tillid_session_flush:
 * @self: a session
 *
 * Waits until everything that was written so far is on the disk: before a window closes.
 */
void
tillid_session_flush (TillidSession *self)
{
  g_return_if_fail (TILLID_IS_SESSION (self));

  /* Drafts and saves stand before this in the same order of priority. */
  if (self->writer != NULL)
    tillid_store_thread_call (self->writer, do_nothing, NULL);
}

/**
 * tillid_session_get_writer:
 * @self: a session
 * @out_writer: (out): who writes, now, with the id source of the writing thread
 *
 * For a job that applies an edit itself. Called on the main thread; the writer is used inside the job, with the rights
 * of whoever works now.
 */
void
tillid_session_get_writer (TillidSession *self, TillidWriter *out_writer)
{
  g_return_if_fail (TILLID_IS_SESSION (self) && out_writer != NULL);

  out_writer->ids = &self->writer_ids;
  out_writer->by = self->member->record.id;
  out_writer->now_ms = tillid_session_now_ms (self);
  if (!tillid_session_get_viewer (self, &out_writer->rights, NULL))
    out_writer->rights = (TillidViewer){ .member = out_writer->by }; /* may do nothing */
}
