/* tillid-db.h - one connection to a clinic file, and statements on it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-file-key.h"

G_BEGIN_DECLS

#define TILLID_TYPE_DB (tillid_db_get_type ())
G_DECLARE_FINAL_TYPE (TillidDb, tillid_db, TILLID, DB, GObject)

/**
 * TillidDbMode:
 * @TILLID_DB_READ: an existing file, reading only
 * @TILLID_DB_WRITE: an existing file
 * @TILLID_DB_CREATE: a file that must not exist yet
 * @TILLID_DB_IMMUTABLE: an existing file on media that nobody can write; no locks, no WAL
 */
typedef enum
{
  TILLID_DB_READ,
  TILLID_DB_WRITE,
  TILLID_DB_CREATE,
  TILLID_DB_IMMUTABLE,
} TillidDbMode;

typedef struct _TillidStmt TillidStmt;

TillidDb *
tillid_db_open (const char *path, TillidDbMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidDb *tillid_db_open_with_key (const char *path,
                                   TillidDbMode mode,
                                   TillidFileKey *key,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_db_close (TillidDb *self);
void tillid_db_remove_files (const char *path);
const char *tillid_db_get_path (TillidDb *self);
gboolean tillid_db_is_read_only (TillidDb *self);
gboolean tillid_db_is_in_place (TillidDb *self, GError **error);
void tillid_db_set_cancellable (TillidDb *self, GCancellable *cancellable);

/* Encrypted files: tillid-db-sqlite-key.c */
gboolean tillid_db_can_encrypt (void);
TillidFileKey *tillid_db_get_key (TillidDb *self);
gboolean tillid_db_rekey (TillidDb *self, TillidFileKey *key, GError **error);

gboolean tillid_db_exec (TillidDb *self, const char *sql, GError **error);
gboolean tillid_db_query_int (TillidDb *self, const char *sql, gint64 *out_value, GError **error);
gint64 tillid_db_get_data_version (TillidDb *self);

gboolean tillid_db_begin (TillidDb *self, GError **error);
gboolean tillid_db_begin_read (TillidDb *self, GError **error);
gboolean tillid_db_commit (TillidDb *self, GError **error);
void tillid_db_rollback (TillidDb *self);
gboolean tillid_db_in_transaction (TillidDb *self);

gboolean tillid_db_write_blob (TillidDb *self,
                               const char *table,
                               const char *column,
                               gint64 rowid,
                               gint64 offset,
                               gconstpointer data,
                               gsize size,
                               GError **error);
TillidStmt *
tillid_db_borrow (TillidDb *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_stmt_return (TillidStmt *self);
void tillid_stmt_bind_int (TillidStmt *self, int parameter, gint64 value);
void tillid_stmt_bind_optional (TillidStmt *self, int parameter, gint64 value);
void tillid_stmt_bind_double (TillidStmt *self, int parameter, double value);
void tillid_stmt_bind_text (TillidStmt *self, int parameter, const char *value);
void tillid_stmt_bind_bytes (TillidStmt *self, int parameter, gconstpointer data, gsize size);
gboolean tillid_stmt_step (TillidStmt *self, gboolean *out_has_row, GError **error);
gboolean tillid_stmt_run (TillidStmt *self, GError **error);
gboolean tillid_stmt_is_null (TillidStmt *self, int column);
gint64 tillid_stmt_get_int (TillidStmt *self, int column);
gint64 tillid_stmt_get_optional (TillidStmt *self, int column);
double tillid_stmt_get_double (TillidStmt *self, int column);
const char *tillid_stmt_get_text (TillidStmt *self, int column);
gconstpointer tillid_stmt_get_bytes (TillidStmt *self, int column, gsize *out_size);
int tillid_stmt_n_columns (TillidStmt *self);
const char *tillid_stmt_get_name (TillidStmt *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidStmt, tillid_stmt_return)

G_END_DECLS
