/* tillid-db-sqlite.c - the driver: a connection to SQLite
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A connection belongs to the thread that opened it; every call asserts it. Its statements stand in
 * tillid-db-sqlite-statement.c; no other file of the store but these knows SQLite.
 *
 * A file is opened with the settings that a clinic's record needs, whatever the file says: WAL, every
 * commit on the disk (synchronous=FULL), foreign keys, deleted bytes overwritten, and no trust in the
 * schema of a file that somebody else may have prepared. */
#define G_LOG_DOMAIN "tillid-store"

#include "config.h"

#include "tillid-db-sqlite-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tillid-day.h"

G_DEFINE_FINAL_TYPE (TillidDb, tillid_db, G_TYPE_OBJECT)

/* How often SQLite asks whether to go on: about every millisecond of a busy query. */
#define STEPS_BETWEEN_CANCEL_CHECKS 2000

static TillidStoreError
code_from_sqlite (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TILLID_STORE_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return TILLID_STORE_ERROR_CONSTRAINT;
    case SQLITE_CORRUPT:
      return TILLID_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return TILLID_STORE_ERROR_NOT_A_CLINIC;
    case SQLITE_FULL:
      return TILLID_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return TILLID_STORE_ERROR_READ_ONLY;
    case SQLITE_INTERRUPT:
      return TILLID_STORE_ERROR_CANCELLED;
    default:
      return TILLID_STORE_ERROR_FAILED;
    }
}

/* One sentence per code; only for "failed" and "constraint" the words of SQLite help. */
static char *
sentence (TillidDb *self, TillidStoreError code, int rc)
{
  switch (code)
    {
    case TILLID_STORE_ERROR_BUSY:
      return g_strdup (
        C_ ("error",
            "Another program is writing to the clinic file. Nothing was changed; try again."));
    case TILLID_STORE_ERROR_CORRUPT:
      return g_strdup (
        C_ ("error", "The clinic file is damaged. Nothing was changed; restore a backup."));
    case TILLID_STORE_ERROR_NOT_A_CLINIC:
      return g_strdup (C_ ("error", "The file is not a Tillid clinic."));
    case TILLID_STORE_ERROR_FULL:
      return g_strdup (
        C_ ("error", "The disk is full. Nothing was changed; make room and try again."));
    case TILLID_STORE_ERROR_READ_ONLY:
      return g_strdup (
        C_ ("error", "The clinic file or its folder cannot be written. Nothing was changed."));
    case TILLID_STORE_ERROR_CANCELLED:
      return g_strdup (C_ ("error", "Stopped. Nothing was changed."));
    default:
      return g_strdup_printf (C_ ("error", "The clinic file refused: %s"),
                              self->handle != NULL ? sqlite3_errmsg (self->handle)
                                                   : sqlite3_errstr (rc));
    }
}

/* Says what @rc of SQLite means, as one sentence. Always %FALSE. */
gboolean
tillid_db_set_error (TillidDb *self, int rc, GError **error)
{
  TillidStoreError code = code_from_sqlite (rc);
  g_autofree char *message = NULL;

  /* A disk error while the file system has no room left is a full disk that SQLite met in the WAL. */
  if ((rc & 0xff) == SQLITE_IOERR && self->handle != NULL &&
      sqlite3_system_errno (self->handle) == ENOSPC)
    code = TILLID_STORE_ERROR_FULL;
  message = sentence (self, code, rc);
  g_set_error_literal (error, TILLID_STORE_ERROR, code, message);
  return FALSE;
}

/**
 * tillid_db_close:
 * @self: a connection
 *
 * Closes it now; the object stays and may only be unreffed. Called on the thread that opened it.
 */
void
tillid_db_close (TillidDb *self)
{
  g_return_if_fail (TILLID_IS_DB (self));

  if (self->handle == NULL)
    return;
  g_assert (self->owner == g_thread_self ());
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  self->handle = NULL;
}

static void
tillid_db_finalize (GObject *object)
{
  TillidDb *self = TILLID_DB (object);

  tillid_db_close (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->key, tillid_file_key_unref);
  g_free (self->path);

  G_OBJECT_CLASS (tillid_db_parent_class)->finalize (object);
}

static void
tillid_db_class_init (TillidDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_db_finalize;
}

static void
tillid_db_init (TillidDb *self)
{
  self->owner = g_thread_self ();
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, tillid_stmt_free);
}

static gboolean
apply_settings (TillidDb *self, TillidDbMode mode, GError **error)
{
  static const char common[] = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                               "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;";
  static const char writing[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                "PRAGMA secure_delete = ON;";

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_timeout (self->handle, mode == TILLID_DB_READ ? 50 : 5000);

  if (!tillid_db_exec (self, common, error))
    return FALSE;
  if (self->read_only)
    return tillid_db_exec (self, "PRAGMA query_only = ON", error);
  return tillid_db_exec (self, writing, error);
}

/* Nobody asks SQLite how much memory it holds, and counting takes a lock around each piece of it. */
void
tillid_db_configure_once (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

static char *
open_uri (const char *path, TillidDbMode mode)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strconcat ("file:", escaped, mode == TILLID_DB_IMMUTABLE ? "?immutable=1" : "", NULL);
}

/* With a wrong key no page can be read: SQLite takes the file for one that is not its own. */
static gboolean
prove_key (TillidDb *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 version;

  if (tillid_db_query_int (self, "PRAGMA schema_version", &version, &local))
    return TRUE;
  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC))
    g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_WRONG,
                         C_ ("error", "This is not the recovery key of this clinic file."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* As tillid_db_open_with_key () for a file that is not encrypted. */
TillidDb *
tillid_db_open (const char *path, TillidDbMode mode, GError **error)
{
  return tillid_db_open_with_key (path, mode, NULL, error);
}

/**
 * tillid_db_open_with_key:
 * @path: a file, or ":memory:" (for tests; with %TILLID_DB_CREATE)
 * @mode: how
 * @key: (nullable): the key of an encrypted file; %NULL: it is not encrypted
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: %TILLID_STORE_ERROR_KEY_WRONG,
 *   %TILLID_STORE_ERROR_NO_CIPHER and others
 *
 * Opens a connection for the calling thread. Whether the file is a clinic is not looked at here
 * (tillid-clinic-file.h).
 *
 * Returns: (transfer full): the connection
 */
TillidDb *
tillid_db_open_with_key (const char *path, TillidDbMode mode, TillidFileKey *key, GError **error)
{
  g_autoptr (TillidDb) self = NULL;
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  gboolean in_memory;
  int rc;

  g_return_val_if_fail (path != NULL, NULL);

  in_memory = g_str_equal (path, ":memory:");
  if (mode == TILLID_DB_CREATE && !in_memory && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                   C_ ("error", "There is already a file “%s”; it was left as it is."), path);
      return NULL;
    }
  if (mode != TILLID_DB_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                   C_ ("error", "There is no file “%s”."), path);
      return NULL;
    }

  self = g_object_new (TILLID_TYPE_DB, NULL);
  self->path = g_strdup (path);
  self->read_only = mode == TILLID_DB_READ || mode == TILLID_DB_IMMUTABLE;
  flags |= self->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == TILLID_DB_CREATE)
    flags |= SQLITE_OPEN_CREATE;

  tillid_db_configure_once ();
  uri = in_memory ? g_strdup (path) : open_uri (path, mode);
  rc = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (rc != SQLITE_OK)
    {
      if ((rc & 0xff) == SQLITE_CANTOPEN)
        g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY,
                     C_ ("error",
                         "The file “%s” cannot be opened: its folder cannot be read or written."),
                     path);
      else
        tillid_db_set_error (self, rc, error);
      return NULL;
    }
  /* SQLite makes files that everybody on the computer may read; the log beside it gets the rights of the file. A drive that
   * knows no rights keeps what it has. */
  if (mode == TILLID_DB_CREATE && !in_memory && g_chmod (path, 0600) != 0)
    g_debug ("the rights of a new file stay as they are: %s", g_strerror (errno));
  if ((key != NULL && (!tillid_db_apply_key (self, key, error) || !prove_key (self, error))) ||
      !apply_settings (self, mode, error))
    {
      tillid_db_close (self);
      if (mode == TILLID_DB_CREATE && !in_memory)
        tillid_db_remove_files (path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Takes a file away that was made a moment ago and came to nothing, with what SQLite made beside it. */
void
tillid_db_remove_files (const char *path)
{
  static const char *const beside[] = { "", "-wal", "-shm", "-journal" };

  g_return_if_fail (path != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *other = g_strconcat (path, beside[i], NULL);

      g_unlink (other);
    }
}

/* (transfer none): as it was given. */
const char *
tillid_db_get_path (TillidDb *self)
{
  g_return_val_if_fail (TILLID_IS_DB (self), NULL);

  return self->path;
}

/* Whether it was opened for reading only. */
gboolean
tillid_db_is_read_only (TillidDb *self)
{
  g_return_val_if_fail (TILLID_IS_DB (self), TRUE);

  return self->read_only;
}

/**
 * tillid_db_is_in_place:
 * @self: a connection
 * @error: return location for %TILLID_STORE_ERROR_MOVED
 *
 * SQLite goes on writing to a file that was moved, renamed or replaced, and to the log beside its old place: whoever
 * opens either place then finds half of it. So every save asks first.
 *
 * Returns: whether the file that was opened is still the one at its path
 */
gboolean
tillid_db_is_in_place (TillidDb *self, GError **error)
{
  int has_moved = 0;

  g_return_val_if_fail (TILLID_IS_DB (self), FALSE);
  g_assert (self->owner == g_thread_self () && self->handle != NULL);

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) !=
        SQLITE_OK ||
      !has_moved)
    return TRUE;
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_MOVED,
               C_ ("error",
                   "The clinic file “%s” was moved, renamed or replaced while it was open. "
                   "Nothing more is written to it; what you typed is kept in this window. "
                   "Put the file back, or keep the clinic in a new place."),
               self->path);
  return FALSE;
}

static int
ask_whether_cancelled (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * tillid_db_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): stops running statements with %TILLID_STORE_ERROR_CANCELLED
 *
 * Holds for every statement until it is set to %NULL again.
 */
void
tillid_db_set_cancellable (TillidDb *self, GCancellable *cancellable)
{
  g_return_if_fail (TILLID_IS_DB (self));
  g_assert (self->owner == g_thread_self ());

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_BETWEEN_CANCEL_CHECKS : 0,
                            cancellable != NULL ? ask_whether_cancelled : NULL, cancellable);
}

/**
 * tillid_db_exec:
 * @self: a connection
 * @sql: one or more statements without parameters
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether all were done
 */
gboolean
tillid_db_exec (TillidDb *self, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (TILLID_IS_DB (self), FALSE);
  g_assert (self->owner == g_thread_self () && self->handle != NULL);

  rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || tillid_db_set_error (self, rc, error);
}

/**
 * tillid_db_query_int:
 * @self: a connection
 * @sql: a query of one row and one whole number, without parameters
 * @out_value: (out): the number; %TILLID_ABSENT for NULL or no row; unchanged on error
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether @out_value was set
 */
gboolean
tillid_db_query_int (TillidDb *self, const char *sql, gint64 *out_value, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self, sql, error);
  gboolean has_row;

  if (stmt == NULL || !tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_value = has_row ? tillid_stmt_get_optional (stmt, 0) : TILLID_ABSENT;
  return TRUE;
}

/**
 * tillid_db_get_data_version:
 * @self: a connection
 *
 * Returns: a number that changes when another connection has committed, in this or another process
 */
gint64
tillid_db_get_data_version (TillidDb *self)
{
  gint64 version = 0;

  tillid_db_query_int (self, "PRAGMA data_version", &version, NULL);
  return version;
}

/**
 * tillid_db_begin:
 * @self: a connection
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Begins a transaction that will write: the lock is taken now, so that what is read in it stays true. Refused
 * with %TILLID_STORE_ERROR_MOVED when the file is not at its place any more.
 *
 * Returns: whether it began
 */
gboolean
tillid_db_begin (TillidDb *self, GError **error)
{
  return tillid_db_is_in_place (self, error) && tillid_db_exec (self, "BEGIN IMMEDIATE", error);
}

/* Begins a transaction in which every query sees the same state of the file. */
gboolean
tillid_db_begin_read (TillidDb *self, GError **error)
{
  return tillid_db_exec (self, "BEGIN", error);
}

/**
 * tillid_db_commit:
 * @self: a connection in a transaction
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether it is on the disk; if not, it was rolled back
 */
gboolean
tillid_db_commit (TillidDb *self, GError **error)
{
  if (tillid_db_exec (self, "COMMIT", error))
    return TRUE;
  tillid_db_rollback (self);
  return FALSE;
}

/**
 * tillid_db_rollback:
 * @self: a connection
 *
 * Ends the transaction, if there is one, as if it had never begun. Some errors (full disk) have done
 * that already.
 */
void
tillid_db_rollback (TillidDb *self)
{
  g_return_if_fail (TILLID_IS_DB (self));
  g_assert (self->owner == g_thread_self ());

  /* A cancelled transaction must still be able to roll back. */
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* Whether one has begun and is neither committed nor rolled back. */
gboolean
tillid_db_in_transaction (TillidDb *self)
{
  g_return_val_if_fail (TILLID_IS_DB (self), FALSE);

  return !sqlite3_get_autocommit (self->handle);
}

/**
 * tillid_db_write_blob:
 * @self: a connection in a transaction
 * @table: a table
 * @column: its column of bytes, already as long as they will be
 * @rowid: the row
 * @offset: where to begin
 * @data: bytes
 * @size: how many
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Writes a part of a value that is too large to be held at once.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_db_write_blob (TillidDb *self,
                      const char *table,
                      const char *column,
                      gint64 rowid,
                      gint64 offset,
                      gconstpointer data,
                      gsize size,
                      GError **error)
{
  sqlite3_blob *blob = NULL;
  int rc;

  g_return_val_if_fail (TILLID_IS_DB (self), FALSE);
  g_assert (self->owner == g_thread_self ());

  rc = sqlite3_blob_open (self->handle, "main", table, column, rowid, 1, &blob);
  if (rc == SQLITE_OK)
    rc = sqlite3_blob_write (blob, data, (int) size, (int) offset);
  if (rc != SQLITE_OK)
    tillid_db_set_error (self, rc, error);
  sqlite3_blob_close (blob);
  return rc == SQLITE_OK;
}
