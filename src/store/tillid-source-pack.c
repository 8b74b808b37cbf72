/* tillid-source-pack.c - a file that is being imported, packed as it is read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The content goes through zlib and the hash piece by piece, on the thread that reads, so that neither the
 * memory nor the writer's transaction grows with the text. A small file waits in memory, packed. Of a large one
 * the packed bytes go into stage_source part by part, each in a transaction of its own; storing the
 * file then only moves them. An import clears its parts however it ends. Those of a program that was killed are
 * cleared when a clinic is opened; reading a file never takes an hour, so what is older belongs to nobody. */
#include "config.h"

#include "tillid-source-pack.h"

#include <glib/gi18n-lib.h>
#include <zlib.h>

#include "tillid-chain.h"

/* On FHIR a quarter larger than what zlib does by default, in less than half of the time. */
#define LEVEL 2

#define PIECE (64 * 1024)
#define STALE_MS (60 * 60 * 1000)

struct _TillidSourcePack
{
  z_stream stream;
  TillidHasher *hasher; /* (owned) */
  GByteArray *waiting;  /* (owned): packed, not staged */
  guint64 size;         /* of the content */
  gint64 import;        /* key of the parts; 0: none */
  gint64 n_parts;
  gint64 staged; /* packed bytes in the parts */
  gboolean finished;
};

/* (transfer full): an empty one; a file is added slice by slice. */
TillidSourcePack *
tillid_source_pack_new (void)
{
  TillidSourcePack *self = g_new0 (TillidSourcePack, 1);

  if (deflateInit (&self->stream, LEVEL) != Z_OK)
    g_error ("zlib does not start");
  self->hasher = tillid_hasher_new ();
  self->waiting = g_byte_array_new ();
  return self;
}

void
tillid_source_pack_free (TillidSourcePack *self)
{
  if (self == NULL)
    return;
  deflateEnd (&self->stream);
  tillid_hasher_free (self->hasher);
  g_byte_array_unref (self->waiting);
  g_free (self);
}

static void
squeeze (TillidSourcePack *self, int flush)
{
  guint8 piece[PIECE];

  do
    {
      self->stream.next_out = piece;
      self->stream.avail_out = sizeof piece;
      deflate (&self->stream, flush);
      g_byte_array_append (self->waiting, piece, sizeof piece - self->stream.avail_out);
    }
  while (self->stream.avail_out == 0);
}

/**
 * tillid_source_pack_add:
 * @self: a pack that has not been stored
 * @data: the next bytes of the content
 * @size: how many
 */
void
tillid_source_pack_add (TillidSourcePack *self, gconstpointer data, gsize size)
{
  g_return_if_fail (self != NULL && !self->finished);

  tillid_hasher_add_plain (self->hasher, data, size);
  self->size += size;
  for (gsize done = 0; done < size;)
    {
      gsize n = MIN (size - done, 1 << 30);

      self->stream.next_in = (guint8 *) data + done;
      self->stream.avail_in = (uInt) n;
      squeeze (self, Z_NO_FLUSH);
      done += n;
    }
}

/* Bytes of the content so far. */
guint64
tillid_source_pack_get_size (const TillidSourcePack *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->size;
}

/* Whether a whole part waits. */
gboolean
tillid_source_pack_has_part (const TillidSourcePack *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->waiting->len >= TILLID_STAGE_PART;
}

/**
 * tillid_source_pack_stage:
 * @self: a pack with a whole part
 * @db: the writing connection, outside of a transaction
 * @writer: gives the key of the parts
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Moves one part into the file of the clinic: one short transaction.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_pack_stage (TillidSourcePack *self,
                          TillidDb *db,
                          const TillidWriter *writer,
                          GError **error)
{
  static const char sql[] = "INSERT INTO stage_source (import, part, content) VALUES (?1, ?2, ?3)";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && writer != NULL, FALSE);
  g_return_val_if_fail (tillid_source_pack_has_part (self), FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  if (self->import == 0)
    self->import = tillid_id_source_next (writer->ids);
  tillid_stmt_bind_int (stmt, 1, self->import);
  tillid_stmt_bind_int (stmt, 2, self->n_parts);
  tillid_stmt_bind_bytes (stmt, 3, self->waiting->data, TILLID_STAGE_PART);
  if (!tillid_stmt_run (stmt, error))
    return FALSE;
  g_byte_array_remove_range (self->waiting, 0, TILLID_STAGE_PART);
  self->n_parts++;
  self->staged += TILLID_STAGE_PART;
  return TRUE;
}

static gboolean
set_lost (GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_BUSY,
                       C_ ("error", "Another program is writing to the clinic file. Nothing was "
                                    "changed; try again."));
  return FALSE;
}

static gboolean
move_parts (TillidSourcePack *self, TillidDb *db, gint64 file, GError **error)
{
  static const char sql[] = "SELECT content FROM stage_source WHERE import = ?1 ORDER BY part";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gint64 offset = 0;
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, self->import);
  for (;;)
    {
      gconstpointer part;
      gsize size;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      part = tillid_stmt_get_bytes (stmt, 0, &size);
      if (offset + (gint64) size > self->staged)
        return set_lost (error);
      if (!tillid_db_write_blob (db, "source_file", "content", file, offset, part, size, error))
        return FALSE;
      offset += (gint64) size;
    }
  if (offset != self->staged)
    return set_lost (error);
  return tillid_db_write_blob (db, "source_file", "content", file, offset, self->waiting->data,
                               self->waiting->len, error);
}

static gboolean
insert_file (TillidSourcePack *self,
             TillidDb *db,
             const TillidWriter *writer,
             const char *name,
             const char *type,
             gint64 id,
             GError **error)
{
  static const char whole_sql[] =
    "INSERT INTO source_file (id, at, by, name, type, bytes, content, content_hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  static const char parts_sql[] =
    "INSERT INTO source_file (id, at, by, name, type, bytes, content, content_hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, zeroblob (?7), ?8)";
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, self->n_parts == 0 ? whole_sql : parts_sql, error);
  guint8 hash[TILLID_HASH_BYTES];

  if (stmt == NULL)
    return FALSE;
  tillid_hasher_finish (self->hasher, hash);
  tillid_stmt_bind_int (stmt, 1, id);
  tillid_stmt_bind_int (stmt, 2, writer->now_ms);
  tillid_stmt_bind_int (stmt, 3, writer->by);
  tillid_stmt_bind_text (stmt, 4, name);
  tillid_stmt_bind_text (stmt, 5, type);
  tillid_stmt_bind_int (stmt, 6, (gint64) self->size);
  if (self->n_parts == 0)
    tillid_stmt_bind_bytes (stmt, 7, self->waiting->data, self->waiting->len);
  else
    tillid_stmt_bind_int (stmt, 7, self->staged + self->waiting->len);
  tillid_stmt_bind_bytes (stmt, 8, hash, sizeof hash);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_source_pack_store:
 * @self: a pack; nothing can be added any more
 * @db: the writing connection, in a transaction
 * @writer: who and when
 * @name: the file's name, without its folder
 * @type: "fhir", "cda", ...
 * @out_file: (out): the id of the file
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Stores the file, once. Its parts stay until they are cleared.
 *
 * Returns: whether it is stored
 */
gboolean
tillid_source_pack_store (TillidSourcePack *self,
                          TillidDb *db,
                          const TillidWriter *writer,
                          const char *name,
                          const char *type,
                          gint64 *out_file,
                          GError **error)
{
  gint64 id;

  g_return_val_if_fail (self != NULL && !self->finished, FALSE);
  g_return_val_if_fail (TILLID_IS_DB (db) && writer != NULL && out_file != NULL, FALSE);
  g_return_val_if_fail (name != NULL && type != NULL, FALSE);
  g_return_val_if_fail (tillid_db_in_transaction (db), FALSE);

  squeeze (self, Z_FINISH);
  self->finished = TRUE;
  id = tillid_id_source_next (writer->ids);
  if (!insert_file (self, db, writer, name, type, id, error) ||
      (self->n_parts > 0 && !move_parts (self, db, id, error)))
    return FALSE;
  *out_file = id;
  return TRUE;
}

/**
 * tillid_source_pack_clear:
 * @self: a pack
 * @db: the writing connection, outside of a transaction
 * @out_more: (out): whether parts are left: call again
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Clears a part: one short transaction.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_pack_clear (TillidSourcePack *self, TillidDb *db, gboolean *out_more, GError **error)
{
  static const char sql[] = "DELETE FROM stage_source WHERE import = ?1 AND part = ?2";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (self != NULL && TILLID_IS_DB (db) && out_more != NULL, FALSE);

  *out_more = FALSE;
  if (self->n_parts == 0)
    return TRUE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, self->import);
  tillid_stmt_bind_int (stmt, 2, self->n_parts - 1);
  if (!tillid_stmt_run (stmt, error))
    return FALSE;
  self->n_parts--;
  *out_more = self->n_parts > 0;
  return TRUE;
}

/**
 * tillid_source_clear_stages:
 * @db: a writing connection
 * @now_ms: the time, ms since 1970
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Clears what an import left that ended with its program. One that another program has under way stays: it is
 * younger than an hour.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_clear_stages (TillidDb *db, gint64 now_ms, GError **error)
{
  static const char sql[] = "DELETE FROM stage_source WHERE import < ?1";
  g_autoptr (TillidStmt) stmt = NULL;
  gint64 first;

  g_return_val_if_fail (TILLID_IS_DB (db), FALSE);

  if (!tillid_db_query_int (db, "SELECT min(import) FROM stage_source", &first, error))
    return FALSE;
  if (first == TILLID_ABSENT || first >= tillid_id_at (now_ms - STALE_MS))
    return TRUE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, tillid_id_at (now_ms - STALE_MS));
  return tillid_stmt_run (stmt, error);
}
