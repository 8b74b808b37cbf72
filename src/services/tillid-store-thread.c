/* tillid-store-thread.c - a thread that owns one connection
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* g_task_run_in_thread () uses a pool in which two writes may overtake each other. Writes need one thread
 * and strict order, and an SQLite connection is cheapest when one thread alone touches it: it is opened
 * and closed inside the thread. The one exception to strict order is on purpose: saves, drafts and log
 * rows go before queued long jobs. Start and stop are explicit; nothing here is reference counted, since
 * a thread that drops the last reference to itself would have to join itself. */
#include "config.h"

#include "tillid-store-thread.h"

#include "tillid-clinic-file.h"

typedef struct
{
  TillidThreadPriority priority;
  guint64 number;
  TillidThreadFunc func; /* NULL asks the thread to end */
  gpointer data;
} Entry;

struct _TillidStoreThread
{
  GThread *thread;    /* (owned) */
  GAsyncQueue *queue; /* (owned) of Entry */
  gint64 pushed;      /* (atomic) */

  /* Set by the thread before it answers on "started"; read-only after. */
  TillidDbMode mode;
  char *path;
  TillidFileKey *key; /* (owned) (nullable) */
  GError *open_error;
  GAsyncQueue *started;
};

typedef struct
{
  TillidThreadFunc func;
  gpointer data;
  GMutex mutex;
  GCond cond;
  gboolean done;
} Call;

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *first = a, *second = b;

  if (first->priority != second->priority)
    return first->priority < second->priority ? -1 : 1;
  return first->number < second->number ? -1 : first->number > second->number;
}

static gpointer
run (gpointer data)
{
  TillidStoreThread *self = data;
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_with_key (self->path, self->mode, self->key, &self->open_error);

  g_async_queue_push (self->started, self);
  while (db != NULL)
    {
      g_autofree Entry *entry = g_async_queue_pop (self->queue);

      if (entry->func == NULL)
        break;
      entry->func (db, entry->data);
    }
  return NULL;
}

/**
 * tillid_store_thread_start:
 * @name: of the thread
 * @path: a clinic file
 * @mode: how to open it
 * @key: (nullable): of an encrypted file
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Starts the thread and waits until it has opened @path.
 *
 * Returns: (transfer full): the running thread; end it with tillid_store_thread_stop()
 */
TillidStoreThread *
tillid_store_thread_start (const char *name,
                           const char *path,
                           TillidDbMode mode,
                           TillidFileKey *key,
                           GError **error)
{
  TillidStoreThread *self = g_new0 (TillidStoreThread, 1);

  self->path = g_strdup (path);
  self->mode = mode;
  self->key = key != NULL ? tillid_file_key_ref (key) : NULL;
  self->queue = g_async_queue_new_full (g_free);
  self->started = g_async_queue_new ();
  self->thread = g_thread_new (name, run, self);
  g_async_queue_pop (self->started);
  if (self->open_error == NULL)
    return self;

  g_propagate_error (error, g_steal_pointer (&self->open_error));
  tillid_store_thread_stop (self);
  return NULL;
}

/**
 * tillid_store_thread_stop:
 * @self: (transfer full) (nullable): a thread
 *
 * Runs every job already queued, then ends the thread and frees @self. Blocks until then.
 */
void
tillid_store_thread_stop (TillidStoreThread *self)
{
  if (self == NULL)
    return;
  g_return_if_fail (self->thread != g_thread_self ());

  tillid_store_thread_push (self, TILLID_PRIORITY_NORMAL, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_async_queue_unref (self->started);
  g_clear_error (&self->open_error);
  g_clear_pointer (&self->key, tillid_file_key_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * tillid_store_thread_push:
 * @self: a running thread
 * @priority: whether it may overtake
 * @func: runs once, on the thread
 * @data: for @func, which owns it
 *
 * Queues @func. Called on any thread.
 */
void
tillid_store_thread_push (TillidStoreThread *self,
                          TillidThreadPriority priority,
                          TillidThreadFunc func,
                          gpointer data)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->priority = priority;
  entry->number = (guint64) __atomic_add_fetch (&self->pushed, 1, __ATOMIC_SEQ_CST);
  entry->func = func;
  entry->data = data;
  g_async_queue_push_sorted (self->queue, entry, compare_entries, NULL);
}

static void
run_call (TillidDb *db, gpointer data)
{
  Call *call = data;

  call->func (db, call->data);
  g_mutex_lock (&call->mutex);
  call->done = TRUE;
  g_cond_signal (&call->cond);
  g_mutex_unlock (&call->mutex);
}

/**
 * tillid_store_thread_call:
 * @self: a running thread
 * @func: runs on the thread
 * @data: for @func
 *
 * Runs @func before everything that may wait, and waits for its end: for what must be on the disk before
 * the caller goes on (a row of the access log).
 */
void
tillid_store_thread_call (TillidStoreThread *self, TillidThreadFunc func, gpointer data)
{
  Call call = { .func = func, .data = data };

  g_return_if_fail (self->thread != g_thread_self ());

  g_mutex_init (&call.mutex);
  g_cond_init (&call.cond);
  tillid_store_thread_push (self, TILLID_PRIORITY_FIRST, run_call, &call);
  g_mutex_lock (&call.mutex);
  while (!call.done)
    g_cond_wait (&call.cond, &call.mutex);
  g_mutex_unlock (&call.mutex);
  g_mutex_clear (&call.mutex);
  g_cond_clear (&call.cond);
}
