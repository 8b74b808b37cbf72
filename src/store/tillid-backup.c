/* tillid-backup.c - copies of a clinic file that can be trusted, and back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A backup is made of one state of the clinic while it is in use (VACUUM INTO), under a name nobody takes for a
 * finished file. It gets a row "backup" in chain_head, which says when it was made and at which revision; then
 * it is opened and verified, brought to the disk, and only then given its name, so a file with the name of a
 * backup was once found sound. An unencrypted copy never leaves the clinic's own folder when a passphrase was
 * asked for. Restore goes the same way back. Neither ever overwrites a file or leaves half of one. */
#include "config.h"

#include "tillid-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tillid-backup-private.h"
#include "tillid-chain.h"
#include "tillid-clinic-file.h"
#include "tillid-day.h"
#include "tillid-migration-private.h"

/* Parts of the whole time, for progress: copy, verify, encrypt. */
#define COPY_PART 0.2
#define VERIFY_PART 0.6

typedef struct
{
  const TillidScope *scope;
  TillidFileKey *key; /* (unowned) (nullable): of an encrypted clinic; its copies have the same */
  TillidStoreProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  double from; /* of the part that is going on */
  double to;
} Job;

void
tillid_backup_free (TillidBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self);
}

static void
report_part (double fraction, gpointer data)
{
  const Job *job = data;

  if (job->progress != NULL)
    job->progress (job->from + fraction * (job->to - job->from), job->progress_data);
}

static void
begin_part (Job *job, double from, double to)
{
  job->from = from;
  job->to = to;
  report_part (0, job);
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  static const char *const beside[] = { "", "-wal", "-journal" };

  /* A log that an earlier file of this name has left would be taken for one of ours. */
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *other = g_strconcat (path, beside[i], NULL);

      if (!g_file_test (other, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                   C_ ("error", "There is already a file “%s”; it was left as it is."), other);
      return FALSE;
    }
  return TRUE;
}

/* query_only holds for every file of a connection, the copy's too. The clinic itself is opened read-only by
 * such a connection in any case. */
static gboolean
copy_into (TillidDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, "VACUUM INTO ?1", error);
  gboolean done;

  if (stmt == NULL ||
      (tillid_db_is_read_only (db) && !tillid_db_exec (db, "PRAGMA query_only = OFF", error)))
    return FALSE;
  tillid_stmt_bind_text (stmt, 1, path);
  tillid_db_set_cancellable (db, cancellable);
  done = tillid_stmt_run (stmt, error);
  tillid_db_set_cancellable (db, NULL);
  if (tillid_db_is_read_only (db))
    done = tillid_db_exec (db, "PRAGMA query_only = ON", done ? error : NULL) && done;
  return done;
}

/* Writes when the backup was made, and at which revision; with 0 removes it from what becomes a clinic again. */
static gboolean
stamp (const char *path, TillidFileKey *key, gint64 now_ms, GError **error)
{
  static const char sql[] =
    "INSERT INTO chain_head (chain, rows, hash) SELECT 'backup', ?1, hash FROM chain_head"
    " WHERE chain = 'revision'"
    " ON CONFLICT (chain) DO UPDATE SET rows = excluded.rows, hash = excluded.hash";
  g_autoptr (TillidDb) db = tillid_db_open_with_key (path, TILLID_DB_WRITE, key, error);
  gboolean done;

  if (db == NULL)
    return FALSE;
  if (now_ms == 0)
    done = tillid_db_exec (db, "DELETE FROM chain_head WHERE chain = 'backup'", error);
  else
    {
      g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

      done = stmt != NULL;
      if (done)
        {
          tillid_stmt_bind_int (stmt, 1, now_ms);
          done = tillid_stmt_run (stmt, error);
        }
    }
  /* One file, without a log beside it. */
  done = done && tillid_db_exec (db, "PRAGMA journal_mode = DELETE", error);
  tillid_db_close (db);
  return done;
}

static gboolean
check_copy (Job *job, const char *path, GError **error)
{
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_with_key (path, TILLID_DB_IMMUTABLE, job->key, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (db == NULL)
    return FALSE;
  rows = tillid_verify (db, job->scope, report_part, job, job->cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = NULL;
      const TillidVerifyRow *row = rows->pdata[i];

      if (row->is_sound)
        continue;
      text = tillid_verify_row_to_text (row, TRUE);
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                   C_ ("error", "The copy is not sound and was thrown away: %s."), text);
      return FALSE;
    }
  return TRUE;
}

/* As much as can be said of a schema that is not this program's. */
static gboolean
check_pages (const char *path, TillidFileKey *key, GError **error)
{
  g_autoptr (TillidDb) db = tillid_db_open_with_key (path, TILLID_DB_IMMUTABLE, key, error);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  if (db == NULL)
    return FALSE;
  stmt = tillid_db_borrow (db, "PRAGMA integrity_check (1)", error);
  if (stmt == NULL || !tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (tillid_stmt_get_text (stmt, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
               C_ ("error", "The copy is not sound and was thrown away: %s."),
               has_row ? tillid_stmt_get_text (stmt, 0) : "");
  return FALSE;
}

/**
 * tillid_backup_copy_as_is:
 * @db: a connection without a transaction, to a clinic of any schema
 * @dest: a file that must not exist
 * @now_ms: milliseconds since 1970 UTC
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * As tillid_backup_make() for a file whose records this program cannot read yet: only its pages are checked. On error
 * there is no file at @dest.
 *
 * Returns: whether the copy is there, on the disk
 */
gboolean
tillid_backup_copy_as_is (TillidDb *db, const char *dest, gint64 now_ms, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (dest);
  g_autoptr (TillidPartFile) part = NULL;

  if (!refuse_existing (dest, error))
    return FALSE;
  part = tillid_part_file_new (folder, error);
  return part != NULL && copy_into (db, part->path, NULL, error) &&
         stamp (part->path, tillid_db_get_key (db), now_ms, error) &&
         check_pages (part->path, tillid_db_get_key (db), error) &&
         tillid_part_file_finish (part, dest, error);
}

static TillidPartFile *
encrypt_copy (Job *job,
              const TillidPartFile *plain,
              const char *folder,
              const char *passphrase,
              gint64 now_ms,
              GError **error)
{
  g_autoptr (TillidPartFile) secret = tillid_part_file_new (folder, error);
  TillidCipherJob cipher;

  if (secret == NULL)
    return NULL;
  cipher = (TillidCipherJob){ plain->fd, secret->fd, report_part, job, job->cancellable };
  if (!tillid_cipher_encrypt (&cipher, passphrase, now_ms, error))
    return NULL;
  return g_steal_pointer (&secret);
}

static gboolean
refuse_empty (const char *passphrase, GError **error)
{
  if (passphrase == NULL || *passphrase != '\0')
    return TRUE;
  g_set_error_literal (
    error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSPHRASE,
    C_ ("error", "The passphrase is empty. Nothing was changed; type one, or leave it out."));
  return FALSE;
}

/**
 * tillid_backup_make:
 * @db: a connection without a transaction; the worker's
 * @scope: the program's own
 * @dest: a file that must not exist
 * @passphrase: (nullable): encrypts the backup; there is no way in without it
 * @now_ms: milliseconds since 1970 UTC
 * @progress: (nullable): called now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_CORRUPT when the
 *   copy does not verify
 *
 * Copies the clinic while it is in use. On error there is no file at @dest.
 *
 * Returns: whether a verified copy is at @dest, on the disk
 */
gboolean
tillid_backup_make (TillidDb *db,
                    const TillidScope *scope,
                    const char *dest,
                    const char *passphrase,
                    gint64 now_ms,
                    TillidStoreProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  Job job = { scope, NULL, progress, progress_data, cancellable, 0, 0 };
  g_autofree char *folder = NULL, *own_folder = NULL;
  g_autoptr (TillidPartFile) plain = NULL;
  g_autoptr (TillidPartFile) secret = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && dest != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM, FALSE);
  g_return_val_if_fail (!tillid_db_in_transaction (db), FALSE);

  if (!refuse_empty (passphrase, error) || !refuse_existing (dest, error))
    return FALSE;
  job.key = tillid_db_get_key (db);
  folder = g_path_get_dirname (dest);
  own_folder = g_path_get_dirname (tillid_db_get_path (db));
  plain = tillid_part_file_new (passphrase != NULL ? own_folder : folder, error);
  begin_part (&job, 0, COPY_PART);
  if (plain == NULL || !copy_into (db, plain->path, cancellable, error) ||
      !stamp (plain->path, job.key, now_ms, error))
    return FALSE;
  begin_part (&job, COPY_PART, passphrase != NULL ? COPY_PART + VERIFY_PART : 1);
  if (!check_copy (&job, plain->path, error))
    return FALSE;
  if (passphrase == NULL)
    return tillid_part_file_finish (plain, dest, error);
  begin_part (&job, COPY_PART + VERIFY_PART, 1);
  secret = encrypt_copy (&job, plain, folder, passphrase, now_ms, error);
  return secret != NULL && tillid_part_file_finish (secret, dest, error);
}

static gboolean
decrypt_into (Job *job,
              const char *source,
              const TillidPartFile *part,
              const char *passphrase,
              GError **error)
{
  TillidCipherJob cipher = { -1, part->fd, report_part, job, job->cancellable };
  gboolean done;

  if (passphrase == NULL)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_PASSPHRASE,
        C_ ("error", "The backup is encrypted. Nothing was changed; its passphrase is needed."));
      return FALSE;
    }
  cipher.in = g_open (source, O_RDONLY | O_CLOEXEC, 0);
  if (cipher.in < 0)
    return tillid_file_set_error (errno, error);
  done = tillid_cipher_decrypt (&cipher, passphrase, error);
  close (cipher.in);
  return done;
}

/* A clinic whose log has not been written back yet is read with the log; anything else as it lies there. */
static gboolean
copy_plain (Job *job, const char *source, const TillidPartFile *part, GError **error)
{
  g_autofree char *log = g_strconcat (source, "-wal", NULL);
  GStatBuf info;
  gboolean has_log = g_stat (log, &info) == 0 && info.st_size > 0;
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_any_with_key (source, has_log ? TILLID_DB_READ : TILLID_DB_IMMUTABLE,
                                          job->key, error);

  return db != NULL && copy_into (db, part->path, job->cancellable, error);
}

/* What it is comes first: only a clinic of ours is opened for writing. One of an older program is brought up to
 * date: the backup itself stays as it is. */
static gboolean
bring_up_to_date (const char *path, TillidFileKey *key, GError **error)
{
  g_autoptr (TillidDb) db =
    tillid_clinic_file_open_any_with_key (path, TILLID_DB_IMMUTABLE, key, error);
  gboolean is_old;

  if (db == NULL || !tillid_migration_is_needed (db, &is_old, error))
    return FALSE;
  tillid_db_close (db);
  if (!is_old)
    return TRUE;
  g_clear_object (&db);
  db = tillid_db_open_with_key (path, TILLID_DB_WRITE, key, error);
  return db != NULL && tillid_migration_run (db, FALSE, error);
}

/* As tillid_backup_restore_with_key () for a clinic that is not encrypted. */
gboolean
tillid_backup_restore (const TillidScope *scope,
                       const char *source,
                       const char *dest,
                       const char *passphrase,
                       TillidStoreProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GError **error)
{
  return tillid_backup_restore_with_key (scope, source, dest, passphrase, NULL, progress,
                                         progress_data, cancellable, error);
}

/**
 * tillid_backup_restore_with_key:
 * @scope: the program's own
 * @source: a backup, encrypted or not
 * @dest: a clinic file that must not exist
 * @passphrase: (nullable): for an encrypted backup
 * @key: (nullable): of a clinic whose file is encrypted; the new one has the same; of a plain one it is not looked at
 * @progress: (nullable): called now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: %TILLID_STORE_ERROR_PASSPHRASE when one
 *   is needed or another one, %TILLID_STORE_ERROR_KEY_NEEDED and %TILLID_STORE_ERROR_KEY_WRONG likewise for the key, %TILLID_STORE_ERROR_CORRUPT when the backup is cut off, damaged or does not verify
 *
 * Makes a clinic file of a backup, also of one that an older program made. On error there is no file at @dest.
 *
 * Returns: whether a verified clinic is at @dest, on the disk
 */
gboolean
tillid_backup_restore_with_key (const TillidScope *scope,
                                const char *source,
                                const char *dest,
                                const char *passphrase,
                                TillidFileKey *key,
                                TillidStoreProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error)
{
  Job job = { scope, key, progress, progress_data, cancellable, 0, 0 };
  g_autofree char *folder = NULL;
  g_autoptr (TillidPartFile) part = NULL;
  gboolean is_encrypted;

  g_return_val_if_fail (scope != NULL && source != NULL && dest != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM, FALSE);

  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "There is no file “%s”."), source);
      return FALSE;
    }
  if (!refuse_existing (dest, error) || !tillid_clinic_file_check_place (dest, NULL, error))
    return FALSE;
  folder = g_path_get_dirname (dest);
  part = tillid_part_file_new (folder, error);
  if (part == NULL)
    return FALSE;
  is_encrypted = tillid_cipher_recognise (source, NULL);
  if (!is_encrypted && !tillid_clinic_file_needs_key (source))
    job.key = NULL;
  begin_part (&job, 0, COPY_PART);
  if (!(is_encrypted ? decrypt_into (&job, source, part, passphrase, error)
                     : copy_plain (&job, source, part, error)))
    return FALSE;

  if (is_encrypted && !tillid_clinic_file_needs_key (part->path))
    job.key = NULL;
  if (!bring_up_to_date (part->path, job.key, error) || !stamp (part->path, job.key, 0, error))
    return FALSE;
  begin_part (&job, COPY_PART, 1);
  return check_copy (&job, part->path, error) && tillid_part_file_finish (part, dest, error);
}

/* Whether the file is a backup that needs a passphrase. */
gboolean
tillid_backup_is_encrypted (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return tillid_cipher_recognise (path, NULL);
}

/* NULL if it is no backup. A clinic file is one when it carries the row of a backup. */
static TillidBackup *
look_at (const char *folder, const char *name, TillidFileKey *key)
{
  static const char sql[] = "SELECT max (rows) FROM chain_head WHERE chain = 'backup'";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (TillidBackup) backup = g_new0 (TillidBackup, 1);
  g_autoptr (TillidDb) db = NULL;
  TillidCipherInfo cipher = { 0, FALSE };
  GStatBuf info;

  if (g_str_has_prefix (name, ".") || g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  backup->file = g_strdup (name);
  backup->bytes = info.st_size;
  backup->is_encrypted = tillid_cipher_recognise (path, &cipher);
  if (backup->is_encrypted)
    {
      backup->at = cipher.at;
      backup->is_verified = cipher.is_whole;
      return g_steal_pointer (&backup);
    }
  db = tillid_clinic_file_open_any (path, TILLID_DB_IMMUTABLE, NULL);
  if (db == NULL && key != NULL)
    db = tillid_clinic_file_open_any_with_key (path, TILLID_DB_IMMUTABLE, key, NULL);
  if (db == NULL || !tillid_db_query_int (db, sql, &backup->at, NULL) ||
      backup->at == TILLID_ABSENT)
    return NULL;
  backup->is_verified = TRUE;
  return g_steal_pointer (&backup);
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const TillidBackup *one = *(TillidBackup *const *) a, *two = *(TillidBackup *const *) b;

  if (one->at != two->at)
    return one->at > two->at ? -1 : 1;
  return strcmp (one->file, two->file);
}

/**
 * tillid_backup_list:
 * @folder: where backups are kept; other files there are left out
 * @key: (nullable): of the clinic, when its file is encrypted: backups with another key are not told from noise
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidBackup): the backups, the newest first
 */
GPtrArray *
tillid_backup_list (const char *folder, TillidFileKey *key, GError **error)
{
  g_autoptr (GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_backup_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "The folder “%s” cannot be read."), folder);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      TillidBackup *backup = look_at (folder, name, key);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_backups);
  return g_steal_pointer (&backups);
}
