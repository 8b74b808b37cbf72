/* tillid-purge-source.c - imported files of a patient who is purged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A file that came for one patient goes as a whole, with what is in it of nobody. In a file that came for several the
 * slices of this patient become spaces: it stays as long as it was, so that the other slices stay where they are. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "tillid-chain.h"
#include "tillid-purge-private.h"
#include "tillid-source.h"

static GBytes *
read_file (TillidDb *db, gint64 file, GError **error)
{
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, "SELECT bytes, content FROM source_file WHERE id = ?1", error);
  gconstpointer packed;
  gboolean has_row;
  gsize size;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, file);
  if (!tillid_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  packed = tillid_stmt_get_bytes (stmt, 1, &size);
  return tillid_source_inflate (packed, size, tillid_stmt_get_int (stmt, 0));
}

static gboolean
write_file (TillidDb *db, gint64 file, const guint8 *content, gsize length, GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  g_autofree guint8 *packed = NULL;
  guint8 hash[TILLID_HASH_BYTES];
  uLongf packed_size = compressBound (length);

  packed = g_malloc (packed_size);
  if (compress (packed, &packed_size, content, length) != Z_OK)
    return FALSE;
  tillid_source_hash (content, length, hash);
  stmt =
    tillid_db_borrow (db, "UPDATE source_file SET content = ?2, content_hash = ?3 WHERE id = ?1",
                      error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, file);
  tillid_stmt_bind_bytes (stmt, 2, packed, packed_size);
  tillid_stmt_bind_bytes (stmt, 3, hash, sizeof hash);
  return tillid_stmt_run (stmt, error);
}

static gboolean
blank_slices (TillidDb *db,
              gint64 file,
              gint64 person,
              guint8 *content,
              gsize length,
              GError **error)
{
  static const char sql[] = "SELECT \"offset\", \"length\" FROM source_document WHERE file = ?1"
                            " AND patient = ?2 ORDER BY id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, file);
  tillid_stmt_bind_int (stmt, 2, person);
  for (;;)
    {
      gsize offset, size;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      offset = (gsize) tillid_stmt_get_int (stmt, 0);
      size = (gsize) tillid_stmt_get_int (stmt, 1);
      if (offset < length)
        memset (content + offset, ' ', MIN (size, length - offset));
    }
}

/**
 * tillid_purge_file:
 * @db: the writing connection, in a transaction
 * @file: id of a file with documents of @person
 * @person: id
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Takes out of an imported file what is of a person; the rows of the documents stay for the caller.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_purge_file (TillidDb *db, gint64 file, gint64 person, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (db, file, error);
  g_autofree guint8 *content = NULL;
  gsize length;

  if (bytes == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                             C_ ("error",
                                 "An imported file that is kept with the record is damaged. "
                                 "Nothing was changed; restore a backup."));
      return FALSE;
    }
  content = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  if (!blank_slices (db, file, person, content, length, error))
    return FALSE;
  return write_file (db, file, content, length, error);
}
