/* tillid-db-sqlite-statement.c - the driver: statements on a connection
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Statements are cached by the address of their SQL and lent out: tillid_db_borrow () ... tillid_stmt_return (),
 * so that a statement is parsed once in the life of a connection. SQL that is in use twice at the same time (a
 * loop that calls itself) gets a second copy, which is thrown away on return. */
#define G_LOG_DOMAIN "tillid-store"

#include "config.h"

#include "tillid-db-sqlite-private.h"

#include <string.h>

#include "tillid-day.h"

/* Of the cache of a connection. */
void
tillid_stmt_free (gpointer data)
{
  TillidStmt *stmt = data;

  sqlite3_finalize (stmt->handle);
  g_free (stmt);
}

/**
 * tillid_db_borrow:
 * @self: a connection
 * @sql: one statement with numbered parameters; a text that lives as long as the connection
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the statement, unbound; give it back with tillid_stmt_return() (g_autoptr
 *   does)
 */
TillidStmt *
tillid_db_borrow (TillidDb *self, const char *sql, GError **error)
{
  TillidStmt *stmt;
  sqlite3_stmt *handle = NULL;
  int rc;

  g_return_val_if_fail (TILLID_IS_DB (self), NULL);
  g_assert (self->owner == g_thread_self () && self->handle != NULL);

  stmt = g_hash_table_lookup (self->statements, sql);
  if (stmt != NULL && !stmt->lent)
    {
      g_assert (strcmp (sqlite3_sql (stmt->handle), sql) == 0);
      stmt->lent = TRUE;
      return stmt;
    }

  rc = sqlite3_prepare_v3 (self->handle, sql, -1, stmt == NULL ? SQLITE_PREPARE_PERSISTENT : 0,
                           &handle, NULL);
  if (rc != SQLITE_OK)
    {
      tillid_db_set_error (self, rc, error);
      return NULL;
    }
  TillidStmt *made = g_new0 (TillidStmt, 1);
  made->db = self;
  made->handle = handle;
  made->lent = TRUE;
  made->spare = stmt != NULL;
  if (!made->spare)
    g_hash_table_insert (self->statements, (gpointer) sql, made);
  return made;
}

/**
 * tillid_stmt_return:
 * @self: (transfer full): a borrowed statement
 *
 * Gives it back: reset and unbound.
 */
void
tillid_stmt_return (TillidStmt *self)
{
  if (self == NULL)
    return;
  if (self->spare)
    {
      tillid_stmt_free (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->lent = FALSE;
}

/* @parameter counts from 1, as in "?1"; so in all that follow. */
void
tillid_stmt_bind_int (TillidStmt *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

/* NULL for %TILLID_ABSENT. */
void
tillid_stmt_bind_optional (TillidStmt *self, int parameter, gint64 value)
{
  if (value == TILLID_ABSENT)
    sqlite3_bind_null (self->handle, parameter);
  else
    sqlite3_bind_int64 (self->handle, parameter, value);
}

/* SQLite stores NAN as NULL, which is what an absent number is. */
void
tillid_stmt_bind_double (TillidStmt *self, int parameter, double value)
{
  sqlite3_bind_double (self->handle, parameter, value);
}

/* Copies @value; NULL for %NULL. */
void
tillid_stmt_bind_text (TillidStmt *self, int parameter, const char *value)
{
  sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT);
}

/* Copies @data; NULL for %NULL. */
void
tillid_stmt_bind_bytes (TillidStmt *self, int parameter, gconstpointer data, gsize size)
{
  if (data == NULL)
    sqlite3_bind_null (self->handle, parameter);
  else
    sqlite3_bind_blob64 (self->handle, parameter, data, size, SQLITE_TRANSIENT);
}

/**
 * tillid_stmt_step:
 * @self: a borrowed, bound statement
 * @out_has_row: (out): whether there is a (next) row; unchanged on error
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_stmt_step (TillidStmt *self, gboolean *out_has_row, GError **error)
{
  int rc;

  g_assert (self->db->owner == g_thread_self ());

  rc = sqlite3_step (self->handle);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    return tillid_db_set_error (self->db, rc, error);
  *out_has_row = rc == SQLITE_ROW;
  return TRUE;
}

/**
 * tillid_stmt_run:
 * @self: a borrowed, bound statement that gives no rows
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Runs it and makes it ready to be bound and run again.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_stmt_run (TillidStmt *self, GError **error)
{
  gboolean has_row;
  gboolean done = tillid_stmt_step (self, &has_row, error);

  sqlite3_reset (self->handle);
  return done;
}

/* @column counts from 0; so in all that follow. */
gboolean
tillid_stmt_is_null (TillidStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/* 0 for NULL. */
gint64
tillid_stmt_get_int (TillidStmt *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/* %TILLID_ABSENT for NULL. */
gint64
tillid_stmt_get_optional (TillidStmt *self, int column)
{
  return tillid_stmt_is_null (self, column) ? TILLID_ABSENT
                                            : sqlite3_column_int64 (self->handle, column);
}

/* 0 for NULL. */
double
tillid_stmt_get_double (TillidStmt *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/* (transfer none) (nullable): valid until the next step or the return of the statement. */
const char *
tillid_stmt_get_text (TillidStmt *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/* (transfer none) (nullable): valid until the next step or the return of the statement. */
gconstpointer
tillid_stmt_get_bytes (TillidStmt *self, int column, gsize *out_size)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *out_size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

/* How many columns a row has. */
int
tillid_stmt_n_columns (TillidStmt *self)
{
  return sqlite3_column_count (self->handle);
}

/* (transfer none): what the query calls the column. */
const char *
tillid_stmt_get_name (TillidStmt *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}
