/* tillid-backup-rota.c - a backup every day, kept for a while
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The folder is a field of the clinic: the rota belongs to the record and not to whoever sits at the computer. Every
 * attempt leaves a row in backup_run, also one that failed. Older backups are removed only after a newer one was
 * verified, and only files that a row says this clinic has made, that still stand there, and that carry the time
 * of that row: nothing else in the folder is touched. */
#include "config.h"

#include "tillid-backup-rota-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tillid-backup.h"
#include "tillid-chain.h"
#include "tillid-record-table.h"
#include "tillid-rota.h"

#define PARTS 1000

void
tillid_backup_state_clear (TillidBackupState *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->rehearsal_problem, g_free);
}

/* --- jobs --- */

/* @is_due: it is done by itself, whoever works; anything else is for those who may make backups. */
TillidBackupJob *
tillid_backup_job_new (TillidSession *session,
                       gboolean is_due,
                       const char *folder,
                       const char *passphrase,
                       TillidProgress progress,
                       gpointer progress_data)
{
  TillidBackupJob *job = g_new0 (TillidBackupJob, 1);

  job->session = session;
  job->scope = tillid_session_open_system (session);
  job->folder = g_strdup (folder);
  job->passphrase = g_strdup (passphrase);
  job->now_ms = g_get_real_time () / 1000; /* of this computer, also in a demo */
  job->by = tillid_session_get_member (session)->record.id;
  job->progress = progress;
  job->progress_data = progress_data;
  if (!is_due)
    tillid_session_may (session, TILLID_ACTION_BACKUP, &job->refusal);
  return job;
}

void
tillid_backup_job_free (gpointer data)
{
  TillidBackupJob *job = data;

  if (job->passphrase != NULL)
    explicit_bzero (job->passphrase, strlen (job->passphrase));
  g_free (job->passphrase);
  g_free (job->folder);
  g_clear_error (&job->refusal);
  tillid_scope_unref (job->scope);
  g_free (job);
}

/* A #TillidStoreProgress. */
void
tillid_backup_job_report (double fraction, gpointer data)
{
  const TillidBackupJob *job = data;

  if (job->progress != NULL)
    job->progress ((guint64) (fraction * PARTS), PARTS, job->progress_data);
}

/* On the worker, waiting for it. */
gboolean
tillid_backup_job_run (TillidSession *session,
                       TillidJob work,
                       TillidBackupJob *job,
                       GCancellable *cancellable,
                       GError **error)
{
  return tillid_session_run (session, FALSE, work, job, cancellable, error);
}

/* The day on the clock of the clinic. */
TillidDay
tillid_backup_run_get_day (TillidSession *session, gint64 at)
{
  TillidDay day;

  tillid_session_split_instant (session, at, &day, NULL);
  return day;
}

/* --- the folder --- */

static TillidClinic *
read_clinic (TillidDb *db, const TillidScope *scope, GError **error)
{
  g_autoptr (GPtrArray) rows = tillid_record_table_list (db, scope, &tillid_clinic_type, error);

  if (rows == NULL)
    return NULL;
  if (rows->len > 0)
    return tillid_record_ref_any (rows->pdata[0]);
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                       C_ ("error",
                           "The clinic file is damaged. Nothing was changed; restore a backup."));
  return NULL;
}

static gboolean
read_folder (TillidDb *db, const TillidScope *scope, char **out_folder, GError **error)
{
  g_autoptr (TillidClinic) clinic = read_clinic (db, scope, error);

  if (clinic == NULL)
    return FALSE;
  *out_folder = g_strdup (clinic->backup_folder);
  return TRUE;
}

/**
 * tillid_backup_rota_set_folder:
 * @session: a session
 * @folder: (nullable): an existing folder for the daily backups; %NULL: no daily backups
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * An edit of the clinic: it can be undone, and is refused to who may not change the clinic.
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_backup_rota_set_folder (TillidSession *session, const char *folder, GError **error)
{
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidClinic) clinic = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  g_autofree char *absolute = NULL;
  TillidClinic *draft;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  absolute = folder != NULL ? g_canonicalize_filename (folder, NULL) : NULL;
  if (absolute != NULL && !g_file_test (absolute, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "There is no folder “%s”. Nothing was changed."), absolute);
      return FALSE;
    }
  scope = tillid_session_open_system (session);
  clinic = read_clinic (tillid_session_get_db (session), scope, error);
  if (clinic == NULL)
    return FALSE;
  draft = tillid_clinic_edit (clinic);
  tillid_set_text (&draft->backup_folder, absolute);
  edit = tillid_edit_new (C_ ("edit", "Folder of the daily backups"));
  tillid_edit_take (edit, tillid_record_seal (draft));
  return tillid_session_apply (session, edit, NULL, error);
}

/* --- one copy --- */

/* "clinic 2026-03-10 09.38.tillid" on the clock of the clinic: a name that nobody has. */
static char *
name_file (const TillidBackupJob *job, const char *folder)
{
  g_autofree char *base = g_path_get_basename (tillid_session_get_path (job->session));
  const char *ending = job->passphrase != NULL ? "tillidbackup" : "tillid";
  g_autofree char *iso = NULL;
  TillidDay day;
  int minute;

  if (g_str_has_suffix (base, ".tillid"))
    base[strlen (base) - strlen (".tillid")] = '\0';
  tillid_session_split_instant (job->session, job->now_ms, &day, &minute);
  iso = tillid_day_to_iso (day);
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      char *name = g_strdup_printf ("%s %s %02d.%02d%s.%s", base, iso, minute / 60, minute % 60,
                                    number, ending);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return name;
      g_free (name);
    }
}

static gboolean
write_run (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return tillid_backup_run_add (db, data, error);
}

typedef struct
{
  gint64 id;
  gint64 at;
} Pruned;

static gboolean
write_pruned (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pruned *pruned = data;

  return tillid_backup_run_set_pruned (db, pruned->id, pruned->at, error);
}

static gboolean
make_copy (TillidDb *db,
           const TillidBackupJob *job,
           TillidBackupRun *run,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *path = g_build_filename (run->folder, run->file, NULL);
  guint8 head[TILLID_HASH_BYTES];
  GStatBuf info;

  if (!g_file_test (run->folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "The folder of the backups “%s” is not there. Is its drive "
                                "connected? Nothing was changed."),
                   run->folder);
      return FALSE;
    }
  if (!tillid_chain_read_head (db, "revision", &run->revisions, head, error) ||
      !tillid_backup_make (db, job->scope, path, job->passphrase, job->now_ms,
                           tillid_backup_job_report, (gpointer) job, cancellable, error))
    return FALSE;
  run->bytes = g_stat (path, &info) == 0 ? info.st_size : 0;
  return TRUE;
}

/* --- keeping --- */

/* The file of @run, if it is still the one that was made then. */
static char *
find_file (const TillidBackupRun *run, const char *folder, GPtrArray *backups)
{
  if (!run->is_rota || run->problem != NULL || run->pruned_at != TILLID_ABSENT ||
      !g_str_equal (run->folder, folder))
    return NULL;
  for (guint i = 0; i < backups->len; i++)
    {
      const TillidBackup *backup = backups->pdata[i];

      if (g_str_equal (backup->file, run->file) && backup->at == run->at)
        return g_build_filename (folder, run->file, NULL);
    }
  return NULL;
}

/* Never an error: what cannot be removed now is removed another day. */
static void
prune (TillidDb *db, const TillidBackupJob *job, const char *folder)
{
  g_autoptr (GPtrArray) runs = tillid_backup_run_list (db, NULL);
  g_autoptr (GPtrArray) backups = tillid_backup_list (folder, tillid_db_get_key (db), NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gboolean *keep = NULL;

  for (guint i = 0; runs != NULL && backups != NULL && i < runs->len; i++)
    {
      const TillidBackupRun *run = runs->pdata[i];
      char *file = find_file (run, folder, backups);
      TillidDay day = tillid_backup_run_get_day (job->session, run->at);

      if (file == NULL)
        continue;
      g_ptr_array_add (files, file);
      g_array_append_val (days, day);
      g_array_append_val (ids, run->id);
    }
  keep = g_new0 (gboolean, files->len + 1);
  tillid_rota_choose ((const TillidDay *) (gpointer) days->data, days->len,
                      tillid_backup_run_get_day (job->session, job->now_ms), keep);
  for (guint i = 0; i < files->len; i++)
    {
      Pruned pruned = { g_array_index (ids, gint64, i), job->now_ms };

      if (!keep[i] && g_unlink (files->pdata[i]) == 0)
        tillid_session_run_elsewhere (job->session, write_pruned, &pruned, NULL);
    }
}

static gboolean
copy_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidBackupJob *job = data;
  g_autoptr (TillidBackupRun) run = tillid_backup_run_new ();
  g_autoptr (GError) local = NULL;

  if (job->refusal != NULL)
    {
      g_propagate_error (error, g_error_copy (job->refusal));
      return FALSE;
    }
  run->is_rota = job->folder == NULL;
  run->folder = g_strdup (job->folder);
  if (run->is_rota && !read_folder (db, job->scope, &run->folder, error))
    return FALSE;
  if (run->folder == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "No folder for the daily backups was chosen yet."));
      return FALSE;
    }
  run->at = job->now_ms;
  run->by = job->by;
  run->file = name_file (job, run->folder);
  run->is_encrypted = job->passphrase != NULL;
  if (!make_copy (db, job, run, cancellable, &local))
    {
      run->problem = g_strdup (local->message);
      run->revisions = 0;
    }
  if (!g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED))
    tillid_session_run_elsewhere (job->session, write_run, run, NULL);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (run->is_rota)
    prune (db, job, run->folder);
  return TRUE;
}

/**
 * tillid_backup_rota_run:
 * @session: a session
 * @passphrase: (nullable): encrypts the backup
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @progress: (nullable): called now and then, on the thread that works
 * @progress_data: for @progress
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Makes the backup of today in the folder of the clinic, then removes those that are too old. The program does this
 * by itself, whoever works. What went wrong is kept with the clinic, too.
 *
 * Returns: whether a verified backup is there
 */
gboolean
tillid_backup_rota_run (TillidSession *session,
                        const char *passphrase,
                        GCancellable *cancellable,
                        TillidProgress progress,
                        gpointer progress_data,
                        GError **error)
{
  return tillid_backup_copy_to (session, NULL, passphrase, cancellable, progress, progress_data,
                                error);
}

/* As tillid_backup_rota_run (), on the worker; @passphrase is copied, and wiped afterwards. */
void
tillid_backup_rota_run_async (TillidSession *session,
                              const char *passphrase,
                              GCancellable *cancellable,
                              TillidProgress progress,
                              gpointer progress_data,
                              GAsyncReadyCallback callback,
                              gpointer callback_data)
{
  tillid_backup_copy_to_async (session, NULL, passphrase, cancellable, progress, progress_data,
                               callback, callback_data);
}

/* Whether a verified backup is there. */
gboolean
tillid_backup_rota_run_finish (TillidSession *session, GAsyncResult *result, GError **error)
{
  return tillid_session_run_finish (session, result, error);
}

/* The backup of the day: nobody asks for it. */
static gboolean
is_daily_due (TillidSession *session, const char *folder)
{
  g_auto (TillidBackupState) state = { 0 };

  return folder == NULL && tillid_backup_rota_get_state (session, &state, NULL) && state.is_due;
}

/**
 * tillid_backup_copy_to:
 * @session: a session
 * @folder: (nullable): where to, on another drive; %NULL: the folder of the clinic, as tillid_backup_rota_run()
 * @passphrase: (nullable): encrypts the copy
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @progress: (nullable): called now and then, on the thread that works
 * @progress_data: for @progress
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Copies everything the clinic holds into one file there, under a name with the day and the time. Nothing is
 * removed. Whoever may not make backups (%TILLID_STORE_ERROR_NO_RIGHT) does so only when the one of the day is due.
 *
 * Returns: whether a verified copy is there
 */
gboolean
tillid_backup_copy_to (TillidSession *session,
                       const char *folder,
                       const char *passphrase,
                       GCancellable *cancellable,
                       TillidProgress progress,
                       gpointer progress_data,
                       GError **error)
{
  g_autoptr (TillidBackupJob) job = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), FALSE);

  job = tillid_backup_job_new (session, is_daily_due (session, folder), folder, passphrase,
                               progress, progress_data);
  return tillid_backup_job_run (session, copy_job, job, cancellable, error);
}

/* As tillid_backup_copy_to (), on the worker; @passphrase is copied, and wiped afterwards. */
void
tillid_backup_copy_to_async (TillidSession *session,
                             const char *folder,
                             const char *passphrase,
                             GCancellable *cancellable,
                             TillidProgress progress,
                             gpointer progress_data,
                             GAsyncReadyCallback callback,
                             gpointer callback_data)
{
  g_return_if_fail (TILLID_IS_SESSION (session));

  tillid_session_run_async (session, FALSE, copy_job,
                            tillid_backup_job_new (session, is_daily_due (session, folder), folder,
                                                   passphrase, progress, progress_data),
                            tillid_backup_job_free, cancellable, callback, callback_data);
}

/* Whether a verified copy is there. */
gboolean
tillid_backup_copy_to_finish (TillidSession *session, GAsyncResult *result, GError **error)
{
  return tillid_session_run_finish (session, result, error);
}

/* --- how it stands --- */

/**
 * tillid_backup_rota_list:
 * @session: a session
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidBackupRun): every copy that was tried, the last one first
 */
GPtrArray *
tillid_backup_rota_list (TillidSession *session, GError **error)
{
  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  return tillid_backup_run_list (tillid_session_get_db (session), error);
}

static void
sum_up (TillidSession *session, GPtrArray *runs, TillidBackupState *state)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  TillidDay today = tillid_backup_run_get_day (session, g_get_real_time () / 1000);
  TillidDay rehearsed = TILLID_ABSENT;
  gboolean has_good = FALSE;

  state->last_at = state->rehearsed_at = TILLID_ABSENT;
  for (guint i = 0; i < runs->len; i++)
    {
      const TillidBackupRun *run = runs->pdata[i];
      TillidDay day = tillid_backup_run_get_day (session, run->at);

      if (run->rehearsed_at != TILLID_ABSENT &&
          (state->rehearsed_at == TILLID_ABSENT || run->rehearsed_at > state->rehearsed_at))
        {
          state->rehearsed_at = run->rehearsed_at;
          g_free (state->rehearsal_problem);
          state->rehearsal_problem = g_strdup (run->rehearsal_problem);
        }
      if (!run->is_rota)
        continue;
      if (run->problem == NULL)
        {
          g_array_append_val (days, day);
          has_good = TRUE;
          if (state->last_at == TILLID_ABSENT)
            state->last_at = run->at;
        }
      else if (!has_good && state->problem == NULL)
        state->problem = g_strdup (run->problem);
    }
  state->is_due = state->folder != NULL &&
                  tillid_rota_is_due ((const TillidDay *) (gpointer) days->data, days->len, today);
  if (state->rehearsed_at != TILLID_ABSENT && state->rehearsal_problem == NULL)
    rehearsed = tillid_backup_run_get_day (session, state->rehearsed_at);
  state->is_rehearsal_due = has_good && tillid_rota_rehearsal_is_due (rehearsed, today);
}

/**
 * tillid_backup_rota_get_state:
 * @session: a session
 * @out_state: (out caller-allocates): how it stands; to be cleared with tillid_backup_state_clear()
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_backup_rota_get_state (TillidSession *session, TillidBackupState *out_state, GError **error)
{
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && out_state != NULL, FALSE);

  *out_state = (TillidBackupState){ 0 };
  scope = tillid_session_open_system (session);
  runs = tillid_backup_rota_list (session, error);
  if (runs == NULL ||
      !read_folder (tillid_session_get_db (session), scope, &out_state->folder, error))
    return FALSE;
  out_state->folder_is_there =
    out_state->folder != NULL && g_file_test (out_state->folder, G_FILE_TEST_IS_DIR);
  sum_up (session, runs, out_state);
  return TRUE;
}
