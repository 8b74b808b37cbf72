/* tillid-chain.c - the two hash chains
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Revisions and the access log are chains: each row holds a BLAKE2b over the hash of the row before it and
 * its own columns, so a row that is changed, removed or slipped in shows. The newest hash is also in
 * chain_head, on every backup and on every print of the access log: a chain that was cut at its end and
 * continued differs from those. */
#include "config.h"

#include "tillid-chain.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

struct _TillidHasher
{
  crypto_generichash_state state;
};

/**
 * tillid_hasher_new:
 *
 * Returns: (transfer full): a hash of nothing yet
 */
TillidHasher *
tillid_hasher_new (void)
{
  /* The state wants 64-byte alignment, more than malloc promises. */
  TillidHasher *self = g_aligned_alloc0 (1, sizeof (TillidHasher), 64);

  crypto_generichash_init (&self->state, NULL, 0, TILLID_HASH_BYTES);
  return self;
}

void
tillid_hasher_free (TillidHasher *self)
{
  g_aligned_free (self);
}

static void
add (TillidHasher *self, char type, gconstpointer data, guint64 size)
{
  guint64 size_le = GUINT64_TO_LE (size);

  crypto_generichash_update (&self->state, (const guint8 *) &type, 1);
  crypto_generichash_update (&self->state, (const guint8 *) &size_le, sizeof size_le);
  if (size > 0)
    crypto_generichash_update (&self->state, data, size);
}

/* Eight bytes, the least first, on every machine. */
void
tillid_hasher_add_int (TillidHasher *self, gint64 value)
{
  gint64 value_le = GINT64_TO_LE (value);

  add (self, 'i', &value_le, sizeof value_le);
}

/* NULL is another thing than the empty text. */
void
tillid_hasher_add_text (TillidHasher *self, const char *value)
{
  if (value == NULL)
    add (self, 'n', NULL, 0);
  else
    add (self, 't', value, strlen (value));
}

/* @data may be %NULL when @size is 0. */
void
tillid_hasher_add_bytes (TillidHasher *self, gconstpointer data, gsize size)
{
  add (self, 'b', data, size);
}

/* The bytes alone, in as many pieces as they come: for what is hashed by itself, not as a column among others. */
void
tillid_hasher_add_plain (TillidHasher *self, gconstpointer data, gsize size)
{
  crypto_generichash_update (&self->state, data, size);
}

/* Writes the hash of all that was added; nothing can be added after it. */
void
tillid_hasher_finish (TillidHasher *self, guint8 out_hash[TILLID_HASH_BYTES])
{
  crypto_generichash_final (&self->state, out_hash, TILLID_HASH_BYTES);
}

/**
 * tillid_body_hash:
 * @salt: the salt of the revision
 * @body: the canonical body after the edit
 * @out_hash: (out): BLAKE2b of @salt and @body
 *
 * The salt keeps a purged text from being guessed from its hash.
 */
void
tillid_body_hash (const guint8 salt[TILLID_SALT_BYTES],
                  const char *body,
                  guint8 out_hash[TILLID_HASH_BYTES])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, TILLID_HASH_BYTES);
  crypto_generichash_update (&state, salt, TILLID_SALT_BYTES);
  crypto_generichash_update (&state, (const guint8 *) body, strlen (body));
  crypto_generichash_final (&state, out_hash, TILLID_HASH_BYTES);
}

/**
 * tillid_chain_add_revision:
 * @head: (inout): the hash of the row before; then that of this row
 * @columns: of this row
 */
void
tillid_chain_add_revision (guint8 head[TILLID_HASH_BYTES], const TillidRevisionColumns *columns)
{
  g_autoptr (TillidHasher) hasher = tillid_hasher_new ();

  tillid_hasher_add_bytes (hasher, head, TILLID_HASH_BYTES);
  tillid_hasher_add_int (hasher, columns->seq);
  tillid_hasher_add_int (hasher, columns->edit);
  tillid_hasher_add_int (hasher, columns->at);
  tillid_hasher_add_int (hasher, columns->by);
  tillid_hasher_add_text (hasher, columns->why);
  tillid_hasher_add_text (hasher, columns->kind);
  tillid_hasher_add_int (hasher, columns->record);
  tillid_hasher_add_int (hasher, columns->version);
  tillid_hasher_add_bytes (hasher, columns->body_hash, columns->body_hash_size);
  tillid_hasher_finish (hasher, head);
}

/**
 * tillid_chain_add_access:
 * @head: (inout): the hash of the row before; then that of this row
 * @columns: of this row
 */
void
tillid_chain_add_access (guint8 head[TILLID_HASH_BYTES], const TillidAccessColumns *columns)
{
  g_autoptr (TillidHasher) hasher = tillid_hasher_new ();

  tillid_hasher_add_bytes (hasher, head, TILLID_HASH_BYTES);
  tillid_hasher_add_int (hasher, columns->seq);
  tillid_hasher_add_int (hasher, columns->at);
  tillid_hasher_add_int (hasher, columns->by);
  tillid_hasher_add_int (hasher, columns->patient);
  tillid_hasher_add_text (hasher, columns->what);
  tillid_hasher_add_text (hasher, columns->why);
  tillid_hasher_add_bytes (hasher, columns->patients, columns->patients_size);
  tillid_hasher_finish (hasher, head);
}

/**
 * tillid_chain_read_head:
 * @db: a connection; in a transaction when the chain is to be continued
 * @chain: "revision" or "access"
 * @out_rows: (out): how many rows it has
 * @out_hash: (out): the hash of the last one
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error, or if the head is missing (%TILLID_STORE_ERROR_CORRUPT)
 */
gboolean
tillid_chain_read_head (TillidDb *db,
                        const char *chain,
                        gint64 *out_rows,
                        guint8 out_hash[TILLID_HASH_BYTES],
                        GError **error)
{
  static const char sql[] = "SELECT rows, hash FROM chain_head WHERE chain = ?1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gconstpointer hash;
  gboolean has_row;
  gsize size = 0;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_text (stmt, 1, chain);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  hash = has_row ? tillid_stmt_get_bytes (stmt, 1, &size) : NULL;
  if (size != TILLID_HASH_BYTES)
    {
      g_set_error_literal (
        error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
        C_ ("error", "The clinic file is damaged. Nothing was changed; restore a backup."));
      return FALSE;
    }
  *out_rows = tillid_stmt_get_int (stmt, 0);
  memcpy (out_hash, hash, TILLID_HASH_BYTES);
  return TRUE;
}

/* Writes where a chain ends now, in the transaction of the caller. %FALSE if @error was set. */
gboolean
tillid_chain_write_head (TillidDb *db,
                         const char *chain,
                         gint64 rows,
                         const guint8 hash[TILLID_HASH_BYTES],
                         GError **error)
{
  static const char sql[] = "UPDATE chain_head SET rows = ?2, hash = ?3 WHERE chain = ?1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_text (stmt, 1, chain);
  tillid_stmt_bind_int (stmt, 2, rows);
  tillid_stmt_bind_bytes (stmt, 3, hash, TILLID_HASH_BYTES);
  return tillid_stmt_run (stmt, error);
}
