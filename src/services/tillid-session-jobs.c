/* tillid-session-jobs.c - long work of services, beside the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TillidJob job;
  gpointer data;
  GDestroyNotify free_data;
  GCancellable *cancellable;
  gboolean done;
  GError *error;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static gboolean
do_job (TillidDb *db, Job *job, GError **error)
{
  gboolean done;

  tillid_db_set_cancellable (db, job->cancellable);
  done = job->job (db, job->data, job->cancellable, error);
  tillid_db_set_cancellable (db, NULL);
  return done;
}

static void
run_job_task (TillidDb *db, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;

  if (!g_task_return_error_if_cancelled (task))
    {
      if (do_job (db, g_task_get_task_data (task), &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
    }
  tillid_session_release_task (task);
}

static void
run_sync_job (TillidDb *db, gpointer data)
{
  Job *job = data;

  job->done = do_job (db, job, &job->error);
}

/**
 * tillid_session_run:
 * @self: a session
 * @writing: whether @job writes
 * @job: what to do
 * @data: for @job
 * @cancellable: (nullable): stops it
 * @error: return location for the job's error
 *
 * Runs a job and waits for it: what tillidctl and tests do.
 *
 * Returns: what @job returned
 */
gboolean
tillid_session_run (TillidSession *self,
                    gboolean writing,
                    TillidJob job,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  Job sync = { .job = job, .data = data, .cancellable = cancellable };
  TillidStoreThread *thread = writing ? self->writer : self->worker;

  g_return_val_if_fail (TILLID_IS_SESSION (self) && job != NULL, FALSE);

  if (writing && tillid_session_refuse_read_only (self, error))
    return FALSE;
  if (thread != NULL)
    tillid_store_thread_call (thread, run_sync_job, &sync);
  else
    run_sync_job (self->db, &sync);
  if (!sync.done)
    g_propagate_error (error, sync.error);
  return sync.done;
}

/**
 * tillid_session_run_elsewhere:
 * @self: a session
 * @job: a short job that writes
 * @data: for @job
 * @error: return location for the job's error
 *
 * As tillid_session_run() for a thread that is not the session's own, while the session may be closed.
 *
 * Returns: what @job returned; %FALSE with %TILLID_STORE_ERROR_CANCELLED when the session was closed
 */
gboolean
tillid_session_run_elsewhere (TillidSession *self, TillidJob job, gpointer data, GError **error)
{
  Job sync = { .job = job, .data = data };

  g_return_val_if_fail (TILLID_IS_SESSION (self) && job != NULL, FALSE);

  if (!tillid_session_has_threads (self))
    return tillid_session_run (self, TRUE, job, data, NULL, error);
  if (tillid_session_refuse_read_only (self, error))
    return FALSE;
  g_mutex_lock (&self->elsewhere);
  if (self->writer != NULL)
    tillid_store_thread_call (self->writer, run_sync_job, &sync);
  else
    sync.error = g_error_new_literal (TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED,
                                      C_ ("error", "Stopped. Nothing was changed."));
  g_mutex_unlock (&self->elsewhere);
  if (!sync.done)
    g_propagate_error (error, sync.error);
  return sync.done;
}

/* Right after the caller's callback, on the main thread: by then the job's edits were announced. */
static void
writing_done_cb (GObject *task, GParamSpec *pspec, gpointer data)
{
  TillidSession *self = g_task_get_source_object (G_TASK (task));

  self->pending_writes--;
}

/**
 * tillid_session_run_async:
 * @self: a session
 * @writing: the writer thread, else the worker
 * @job: what to do
 * @data: for @job
 * @free_data: (nullable): frees @data
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread
 * @callback_data: for @callback
 *
 * Runs a job beside the window.
 */
void
tillid_session_run_async (TillidSession *self,
                          gboolean writing,
                          TillidJob job,
                          gpointer data,
                          GDestroyNotify free_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer callback_data)
{
  GTask *task;
  Job *made;
  GError *error = NULL;
  TillidStoreThread *thread = writing ? self->writer : self->worker;

  g_return_if_fail (TILLID_IS_SESSION (self) && job != NULL);

  task = g_task_new (self, cancellable, callback, callback_data);
  g_task_set_source_tag (task, tillid_session_run_async);
  made = g_new0 (Job, 1);
  made->job = job;
  made->data = data;
  made->free_data = free_data;
  made->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  g_task_set_task_data (task, made, job_free);
  if (writing && tillid_session_refuse_read_only (self, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (writing)
    {
      self->pending_writes++;
      g_signal_connect (task, "notify::completed", G_CALLBACK (writing_done_cb), NULL);
    }
  if (thread != NULL)
    tillid_store_thread_push (thread, TILLID_PRIORITY_NORMAL, run_job_task, task);
  else
    run_job_task (self->db, task);
}

/* %FALSE if @error was set, by the job or because it was cancelled. */
gboolean
tillid_session_run_finish (TillidSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self) && g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
