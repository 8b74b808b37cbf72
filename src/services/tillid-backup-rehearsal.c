/* tillid-backup-rehearsal.c - a backup is brought back to see whether that works
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A backup that was never brought back is a hope. Once a month the newest one is restored, by the same code that
 * restores for a person, into a private folder beside the clinic - on the disk that is trusted with the clinic
 * itself - where it is verified and compared: its last revision must be one of this clinic's, by its hash,
 * and there must be as many revisions as when it was made. Then the folder is removed; one that a killed program has left
 * goes with the next rehearsal. */
#include "config.h"

#include "tillid-backup-rota-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "tillid-backup.h"
#include "tillid-chain.h"
#include "tillid-clinic-file.h"

#define FOLDER ".tillid-rehearsal"
#define FILE_NAME "clinic.tillid"

typedef struct
{
  gint64 id;
  gint64 at;
  const char *problem; /* (nullable) */
} Rehearsed;

static gboolean
write_rehearsed (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Rehearsed *rehearsed = data;

  return tillid_backup_run_set_rehearsed (db, rehearsed->id, rehearsed->at, rehearsed->problem,
                                          error);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* The private folder, empty; -1 if @error was set, else a descriptor that keeps others out. */
static int
take_folder (const char *folder, GError **error)
{
  int fd = -1;

  if (g_mkdir (folder, 0700) == 0 || errno == EEXIST)
    fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (fd < 0)
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY,
                   C_ ("error", "The folder “%s” cannot be made. Nothing was changed."), folder);
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_BUSY,
                           C_ ("error", "A backup is being rehearsed already."));
      return -1;
    }
  empty_folder (folder);
  return fd;
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT, why);
  return FALSE;
}

/* Is what came back the beginning of this clinic's own history? */
static gboolean
compare (TillidDb *db, const char *path, const TillidBackupRun *run, GError **error)
{
  g_autoptr (TillidDb) back =
    tillid_clinic_file_open_with_key (path, TILLID_DB_IMMUTABLE, tillid_db_get_key (db), error);
  g_autoptr (TillidStmt) stmt = NULL;
  guint8 head[TILLID_HASH_BYTES];
  gint64 rows = 0;
  gboolean has_row;
  gconstpointer hash;
  gsize size = 0;

  if (back == NULL || !tillid_chain_read_head (back, "revision", &rows, head, error))
    return FALSE;
  if (rows < run->revisions)
    return refuse (C_ ("error", "The backup holds less than when it was made."), error);
  stmt = tillid_db_borrow (db, "SELECT hash FROM revision WHERE seq = ?1", error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, rows);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  hash = has_row ? tillid_stmt_get_bytes (stmt, 0, &size) : NULL;
  if (size != sizeof head || memcmp (hash, head, size) != 0)
    return refuse (C_ ("error", "The backup is not of this clinic’s history."), error);
  return TRUE;
}

static gboolean
bring_back (TillidDb *db,
            TillidBackupJob *job,
            const TillidBackupRun *run,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *source = g_build_filename (run->folder, run->file, NULL);
  g_autofree char *own = g_path_get_dirname (tillid_session_get_path (job->session));
  g_autofree char *folder = g_build_filename (own, FOLDER, NULL);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  int fd = take_folder (folder, error);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = tillid_backup_restore_with_key (job->scope, source, path, job->passphrase,
                                         tillid_db_get_key (db), tillid_backup_job_report, job,
                                         cancellable, error) &&
         compare (db, path, run, error);
  empty_folder (folder);
  g_rmdir (folder);
  close (fd);
  return done;
}

/* The newest whole backup that is there and can be opened. */
static const TillidBackupRun *
choose_run (GPtrArray *runs, gboolean has_passphrase)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const TillidBackupRun *run = runs->pdata[i];
      g_autofree char *path = g_build_filename (run->folder, run->file, NULL);

      if (run->problem == NULL && run->pruned_at == TILLID_ABSENT &&
          (has_passphrase || !run->is_encrypted) && g_file_test (path, G_FILE_TEST_EXISTS))
        return run;
    }
  return NULL;
}

static gboolean
rehearse_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidBackupJob *job = data;
  g_autoptr (GPtrArray) runs = tillid_backup_run_list (db, error);
  g_autoptr (GError) local = NULL;
  const TillidBackupRun *run;

  if (job->refusal != NULL)
    {
      g_propagate_error (error, g_error_copy (job->refusal));
      return FALSE;
    }
  if (runs == NULL)
    return FALSE;
  run = choose_run (runs, job->passphrase != NULL);
  if (run == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "There is no backup to rehearse with, or its drive is not "
                                        "connected, or it needs its passphrase."));
      return FALSE;
    }
  bring_back (db, job, run, cancellable, &local);
  if (!g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED) &&
      !g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_BUSY))
    {
      Rehearsed rehearsed = { run->id, job->now_ms, local != NULL ? local->message : NULL };

      tillid_session_run_elsewhere (job->session, write_rehearsed, &rehearsed, NULL);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The rehearsal of the month: nobody asks for it. */
static gboolean
is_rehearsal_due (TillidSession *session)
{
  g_auto (TillidBackupState) state = { 0 };

  return tillid_backup_rota_get_state (session, &state, NULL) && state.is_rehearsal_due;
}

/**
 * tillid_backup_rehearse:
 * @session: a session
 * @passphrase: (nullable): of encrypted backups; without it the newest one that needs none is taken
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @progress: (nullable): called now and then, on the thread that works
 * @progress_data: for @progress
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Restores the newest backup beside the clinic, verifies and compares it, and removes it again. The result is kept
 * with the clinic. Whoever may not make backups (%TILLID_STORE_ERROR_NO_RIGHT) does so only when it is due.
 *
 * Returns: whether it could be brought back and is this clinic's
 */
gboolean
tillid_backup_rehearse (TillidSession *session,
                        const char *passphrase,
                        GCancellable *cancellable,
                        TillidProgress progress,
                        gpointer progress_data,
                        GError **error)
{
  g_autoptr (TillidBackupJob) job = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  job = tillid_backup_job_new (session, is_rehearsal_due (session), NULL, passphrase, progress,
                               progress_data);
  return tillid_backup_job_run (session, rehearse_job, job, cancellable, error);
}

/* As tillid_backup_rehearse (), on the worker; @passphrase is copied, and wiped afterwards. */
void
tillid_backup_rehearse_async (TillidSession *session,
                              const char *passphrase,
                              GCancellable *cancellable,
                              TillidProgress progress,
                              gpointer progress_data,
                              GAsyncReadyCallback callback,
                              gpointer callback_data)
{
  g_return_if_fail (TILLID_IS_SESSION (session));

  tillid_session_run_async (session, FALSE, rehearse_job,
                            tillid_backup_job_new (session, is_rehearsal_due (session), NULL,
                                                   passphrase, progress, progress_data),
                            tillid_backup_job_free, cancellable, callback, callback_data);
}

/* Whether it could be brought back and is this clinic's. */
gboolean
tillid_backup_rehearse_finish (TillidSession *session, GAsyncResult *result, GError **error)
{
  return tillid_session_run_finish (session, result, error);
}
