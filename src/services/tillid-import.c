/* tillid-import.c - a file from elsewhere into a clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The file is parsed and mapped beside the window, without a lock and without the clinic; only then is
 * the write lock taken once, to compare and apply (tillid-import-apply.c). The XML is packed as it is read; of a large
 * file the packed parts go to the writer one by one, between the saves of whoever is typing
 * (docs/adr/0007-large-imports.md). */
#include "config.h"

#include "tillid-import-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-fhir-map.h"
#include "tillid-source.h"

#define STAGE_ABOVE (50 * 1024 * 1024) /* bytes of XML */

static TillidImport *
import_new (TillidSession *session, const char *path)
{
  TillidImport *import = g_new0 (TillidImport, 1);
  const char *zone = tillid_session_get_clinic (session)->time_zone;

  import->session = session;
  import->path = g_strdup (path);
  import->name = g_path_get_basename (path);
  import->zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  if (import->zone == NULL)
    import->zone = g_time_zone_new_local ();
  import->pack = tillid_source_pack_new ();
  import->scope = tillid_session_open_system (session);
  import->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  import->edit = tillid_edit_new (C_ ("edit", "Import"));
  import->result.type = "fhir";
  import->result.warnings = g_ptr_array_new_with_free_func (g_free);
  tillid_session_get_writer (session, &import->writer);
  import->writer.rights.importing = TRUE;
  return import;
}

static void
import_free (gpointer data)
{
  TillidImport *import = data;

  g_free (import->path);
  g_free (import->name);
  g_time_zone_unref (import->zone);
  g_clear_pointer (&import->outcomes, g_array_unref);
  g_clear_pointer (&import->known, g_ptr_array_unref);
  g_clear_pointer (&import->batch, tillid_import_batch_free);
  tillid_source_pack_free (import->pack);
  g_clear_error (&import->error);
  tillid_import_result_clear (&import->result);
  tillid_scope_unref (import->scope);
  tillid_edit_unref (import->edit);
  g_hash_table_unref (import->ids);
  g_clear_error (&import->lookup_error);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidImport, import_free)

void
tillid_import_result_clear (TillidImportResult *self)
{
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}

static void
on_bytes (gint64 done, gint64 total, gpointer data)
{
  const TillidImport *import = data;

  import->progress ((guint64) done, total > 0 ? (guint64) total : 0, import->progress_data);
}

/* A #TillidJob. */
static gboolean
stage_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidImport *import = data;

  import->staged = TRUE;
  return tillid_source_pack_stage (import->pack, db, &import->writer, error);
}

/* A #TillidJob: one part each time. */
static gboolean
clear_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidImport *import = data;

  import->staged = FALSE;
  return tillid_source_pack_clear (import->pack, db, &import->staged, error);
}

/* A #TillidImportTake. */
static gboolean
take_source (TillidImportEntry *entry, const guint8 *xml, gpointer data, GError **error)
{
  TillidImport *import = data;

  tillid_source_hash (xml, entry->length, entry->content_hash);
  tillid_source_pack_add (import->pack, xml, entry->length);
  while (import->may_stage && tillid_source_pack_get_size (import->pack) > STAGE_ABOVE &&
         tillid_source_pack_has_part (import->pack))
    if (!tillid_session_run_elsewhere (import->session, stage_job, import, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_file (TillidImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (import->path);

  import->batch =
    tillid_fhir_import_file (file, import->zone, take_source, import, cancellable,
                             import->progress != NULL ? on_bytes : NULL, import, error);
  return import->batch != NULL;
}

/* The warnings of the file stand before those of the comparison. */
static void
take_result (TillidImport *import, TillidImportResult *out_result)
{
  TillidImportResult *result = &import->result;

  for (int i = 0; i < TILLID_N_IMPORT_KINDS; i++)
    result->counts[i] = tillid_import_batch_count (import->batch, (TillidImportKind) i);
  result->skipped = import->batch->skipped;
  result->removed_extensions = import->batch->removed_extensions;
  for (guint i = 0; i < import->batch->warnings->len; i++)
    g_ptr_array_insert (result->warnings, (int) i, g_strdup (import->batch->warnings->pdata[i]));
  *out_result = *result;
  result->warnings = NULL;
}

/**
 * tillid_import_file:
 * @session: the clinic
 * @path: a FHIR file
 * @dry_run: only say what would be there; nothing is written
 * @cancellable: (nullable): stops it; the clinic is then as before
 * @progress: (nullable): bytes of the file
 * @progress_data: for @progress
 * @out_result: (out caller-allocates): what was found; clear with tillid_import_result_clear()
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR, %TILLID_STORE_ERROR or %G_IO_ERROR
 *   domain
 *
 * Brings a file in, as one edit or not at all.
 *
 * Returns: whether it is in
 */
gboolean
tillid_import_file (TillidSession *session,
                    const char *path,
                    gboolean dry_run,
                    GCancellable *cancellable,
                    TillidProgress progress,
                    gpointer progress_data,
                    TillidImportResult *out_result,
                    GError **error)
{
  g_autoptr (TillidImport) import = NULL;
  gboolean done;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && path != NULL && out_result != NULL, FALSE);

  if (!tillid_session_may (session, TILLID_ACTION_IMPORT, error))
    return FALSE;
  import = import_new (session, path);
  import->dry_run = dry_run;
  import->progress = progress;
  import->progress_data = progress_data;
  import->may_stage = TRUE;
  done = read_file (import, cancellable, error) &&
         tillid_session_run (session, TRUE, tillid_import_job, import, cancellable, error);
  while (import->staged && tillid_session_run (session, TRUE, clear_job, import, NULL, NULL))
    ;
  if (!done)
    return FALSE;
  take_result (import, out_result);
  if (out_result->edit != 0)
    tillid_session_emit_changed (session, 0, out_result->edit);
  return TRUE;
}

static void end_import (GTask *task);

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  /* What cannot be cleared now is when the clinic is opened next. */
  if (!tillid_session_run_finish (TILLID_SESSION (source), result, NULL))
    ((TillidImport *) g_task_get_task_data (data))->staged = FALSE;
  end_import (data);
}

/* Takes @task. Parts of a large file are cleared one by one, so that saves come between. */
static void
end_import (GTask *task)
{
  g_autoptr (GTask) owned = task;
  TillidImport *import = g_task_get_task_data (task);

  if (import->staged && tillid_session_get_db (import->session) != NULL)
    tillid_session_run_async (import->session, TRUE, clear_job, import, NULL, NULL, on_cleared,
                              g_steal_pointer (&owned));
  else if (import->error != NULL)
    g_task_return_error (task, g_steal_pointer (&import->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  TillidImport *import = g_task_get_task_data (data);

  if (tillid_session_run_finish (TILLID_SESSION (source), result, &import->error) &&
      import->result.edit != 0)
    tillid_session_emit_changed (TILLID_SESSION (source), 0, import->result.edit);
  end_import (data);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  TillidImport *import = g_task_get_task_data (data);

  if (g_task_propagate_boolean (G_TASK (result), &import->error))
    tillid_session_run_async (TILLID_SESSION (source), TRUE, tillid_import_job, import, NULL,
                              g_task_get_cancellable (data), on_applied, data);
  else
    end_import (data);
}

/**
 * tillid_import_file_async:
 * @session: the clinic
 * @path: a FHIR file
 * @cancellable: (nullable): stops it; the clinic is then as before
 * @progress: (nullable): bytes of the file; called on another thread
 * @progress_data: for @progress
 * @callback: called on the main thread
 * @callback_data: for @callback
 *
 * As tillid_import_file() beside the window.
 */
void
tillid_import_file_async (TillidSession *session,
                          const char *path,
                          GCancellable *cancellable,
                          TillidProgress progress,
                          gpointer progress_data,
                          GAsyncReadyCallback callback,
                          gpointer callback_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) reading = NULL;
  GError *error = NULL;
  TillidImport *import;

  g_return_if_fail (TILLID_IS_SESSION (session) && path != NULL);

  task = g_task_new (session, cancellable, callback, callback_data);
  g_task_set_source_tag (task, tillid_import_file_async);
  if (!tillid_session_may (session, TILLID_ACTION_IMPORT, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  import = import_new (session, path);
  import->progress = progress;
  import->progress_data = progress_data;
  import->may_stage = tillid_session_has_threads (session);
  g_task_set_task_data (task, import, import_free);
  /* The import stays with the outer task, which waits for the inner one. */
  reading = g_task_new (session, cancellable, on_read, g_object_ref (task));
  g_task_set_task_data (reading, import, NULL);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * tillid_import_file_finish:
 * @session: the clinic
 * @result: what the callback was given
 * @out_result: (out caller-allocates): what was found; clear with tillid_import_result_clear()
 * @error: return location for an error
 *
 * Returns: whether the file is in
 */
gboolean
tillid_import_file_finish (TillidSession *session,
                           GAsyncResult *result,
                           TillidImportResult *out_result,
                           GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (session) && g_task_is_valid (result, session), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  take_result (g_task_get_task_data (G_TASK (result)), out_result);
  return TRUE;
}
