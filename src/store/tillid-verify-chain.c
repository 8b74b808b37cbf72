/* tillid-verify-chain.c - the two chains and every version of every record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A chain is followed row by row. After a row whose hash is wrong it goes on from the hash that stands there,
 * so that one changed row is named once and does not make all later ones look changed. What is missing shows
 * as a gap in the numbers, what was cut off at the end by the stored head.
 *
 * The hash of a revision does not cover the body, because a purge may remove it. Bodies are checked through
 * their salted hashes instead: the body that revision v + 1 holds is what v wrote, and the current row is what
 * the last revision wrote. */
#include "config.h"

#include "tillid-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-chain.h"
#include "tillid-record-table-private.h"

typedef struct
{
  const char *chain;
  const char *table;
  gint64 seq;
  guint8 head[TILLID_HASH_BYTES];
} Chain;

/* Compares the row's own hash with @computed, which continues the chain to it. */
static void
follow (TillidVerify *self,
        Chain *chain,
        gint64 seq,
        const guint8 computed[TILLID_HASH_BYTES],
        TillidStmt *stmt,
        int hash_column)
{
  gsize size;
  gconstpointer stored = tillid_stmt_get_bytes (stmt, hash_column, &size);

  if (seq != chain->seq + 1)
    tillid_verify_add_seq (self, chain->table, chain->seq + 1,
                           NC_ ("verify", "one or more rows are missing from here on"));
  else if (size != TILLID_HASH_BYTES || memcmp (stored, computed, size) != 0)
    tillid_verify_add_seq (self, chain->table, seq,
                           NC_ ("verify", "this row, or the one before it, was changed"));
  chain->seq = seq;
  memset (chain->head, 0, TILLID_HASH_BYTES);
  memcpy (chain->head, stored != NULL ? stored : computed, MIN (size, TILLID_HASH_BYTES));
}

static gboolean
check_head (TillidVerify *self, const Chain *chain, GError **error)
{
  guint8 head[TILLID_HASH_BYTES];
  g_autoptr (GError) local = NULL;
  gint64 rows = 0;

  if (!tillid_chain_read_head (self->db, chain->chain, &rows, head, &local))
    {
      if (!g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      tillid_verify_add_seq (self, "chain_head", 0,
                             NC_ ("verify", "the head of the chain is missing"));
      return TRUE;
    }
  if (rows > chain->seq)
    tillid_verify_add_seq (self, chain->table, chain->seq + 1,
                           NC_ ("verify", "the end of the chain was cut off here"));
  else if (rows < chain->seq)
    tillid_verify_add_seq (self, chain->table, rows + 1,
                           NC_ ("verify", "the chain goes on after its stored end"));
  else if (memcmp (head, chain->head, sizeof head) != 0)
    tillid_verify_add_seq (self, "chain_head", rows,
                           NC_ ("verify", "the stored end is not that of the chain"));
  return TRUE;
}

gboolean
tillid_verify_revision_chain (TillidVerify *self, GError **error)
{
  static const char sql[] = "SELECT seq, edit, at, by, why, kind, record, version, body_hash, hash"
                            " FROM revision ORDER BY seq";
  g_autoptr (TillidStmt) stmt = NULL;
  Chain chain = { "revision", "revision", 0, { 0 } };
  gboolean has_row;

  if (!tillid_verify_count (self, "SELECT max (seq) FROM revision", error))
    return FALSE;
  stmt = tillid_db_borrow (self->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      TillidRevisionColumns row;
      guint8 computed[TILLID_HASH_BYTES];

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return check_head (self, &chain, error);
      row = (TillidRevisionColumns){
        .seq = tillid_stmt_get_int (stmt, 0),
        .edit = tillid_stmt_get_int (stmt, 1),
        .at = tillid_stmt_get_int (stmt, 2),
        .by = tillid_stmt_get_int (stmt, 3),
        .why = tillid_stmt_get_text (stmt, 4),
        .kind = tillid_stmt_get_text (stmt, 5),
        .record = tillid_stmt_get_int (stmt, 6),
        .version = tillid_stmt_get_int (stmt, 7),
      };
      row.body_hash = tillid_stmt_get_bytes (stmt, 8, &row.body_hash_size);
      memcpy (computed, chain.head, sizeof computed);
      tillid_chain_add_revision (computed, &row);
      follow (self, &chain, row.seq, computed, stmt, 9);
    }
}

gboolean
tillid_verify_access_chain (TillidVerify *self, GError **error)
{
  static const char sql[] =
    "SELECT seq, at, by, patient, what, why, patients, hash FROM access_log ORDER BY seq";
  g_autoptr (TillidStmt) stmt = NULL;
  Chain chain = { "access", "access_log", 0, { 0 } };
  gboolean has_row;

  if (!tillid_verify_count (self, "SELECT max (seq) FROM access_log", error))
    return FALSE;
  stmt = tillid_db_borrow (self->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      TillidAccessColumns row;
      guint8 computed[TILLID_HASH_BYTES];

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return check_head (self, &chain, error);
      row = (TillidAccessColumns){
        .seq = tillid_stmt_get_int (stmt, 0),
        .at = tillid_stmt_get_int (stmt, 1),
        .by = tillid_stmt_get_int (stmt, 2),
        .patient = tillid_stmt_get_int (stmt, 3),
        .what = tillid_stmt_get_text (stmt, 4),
        .why = tillid_stmt_get_text (stmt, 5),
      };
      row.patients = tillid_stmt_get_bytes (stmt, 6, &row.patients_size);
      memcpy (computed, chain.head, sizeof computed);
      tillid_chain_add_access (computed, &row);
      follow (self, &chain, row.seq, computed, stmt, 7);
    }
}

/* What one revision says that the record was after it. */
typedef struct
{
  gint64 record;
  gint64 version;
  const char *kind; /* interned */
  gboolean has_salt;
  guint8 salt[TILLID_SALT_BYTES];
  guint8 hash[TILLID_HASH_BYTES];
} Written;

static gboolean
body_is (const Written *written, const char *body)
{
  guint8 hash[TILLID_HASH_BYTES];

  if (!written->has_salt)
    return TRUE; /* purged: nothing is left to compare */
  tillid_body_hash (written->salt, body, hash);
  return memcmp (hash, written->hash, sizeof hash) == 0;
}

/* For the name of the patient in a finding: wherever the row still says it. */
gint64
tillid_verify_patient_of (TillidVerify *self, const TillidRecordType *type, gint64 id)
{
  g_autoptr (TillidRecord) record = tillid_record_table_read (self->db, type, id, NULL);

  return record != NULL ? tillid_record_get_patient (record) : 0;
}

static void
add_revision (TillidVerify *self, const Written *written, const char *what)
{
  const TillidRecordType *type = tillid_record_type_by_kind (written->kind);

  tillid_verify_add (self,
                     type != NULL ? tillid_verify_patient_of (self, type, written->record) : 0,
                     written->kind, written->record, what);
}

/* The row that stands in the table against the last revision of the record. */
static gboolean
check_current (TillidVerify *self, const Written *last, GError **error)
{
  const TillidRecordType *type;
  g_autoptr (TillidRecord) record = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *body = NULL;

  if (last->record == 0)
    return TRUE;
  type = tillid_record_type_by_kind (last->kind);
  if (type == NULL)
    {
      tillid_verify_add (self, 0, last->kind, last->record,
                         NC_ ("verify", "no such kind of record is known"));
      return TRUE;
    }
  record = tillid_record_table_read (self->db, type, last->record, &local);
  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (record == NULL && local == NULL && !last->has_salt)
    return TRUE; /* purged: the row went with its texts */
  if (record == NULL)
    {
      tillid_verify_add (self, 0, last->kind, last->record,
                         local != NULL ? NC_ ("verify", "the record cannot be read")
                                       : NC_ ("verify", "the record is missing"));
      return TRUE;
    }
  body = tillid_record_to_json (record);
  if (record->version != last->version)
    tillid_verify_add (self, tillid_record_get_patient (record), last->kind, last->record,
                       NC_ ("verify", "the record is not of the version of its last revision"));
  else if (!body_is (last, body))
    tillid_verify_add (self, tillid_record_get_patient (record), last->kind, last->record,
                       NC_ ("verify", "the record was changed outside Tillid"));
  return TRUE;
}

static void
read_written (TillidStmt *stmt, Written *written)
{
  gconstpointer salt, hash;
  gsize size;

  memset (written, 0, sizeof *written);
  written->record = tillid_stmt_get_int (stmt, 0);
  written->version = tillid_stmt_get_int (stmt, 1);
  written->kind = g_intern_string (tillid_stmt_get_text (stmt, 2));
  salt = tillid_stmt_get_bytes (stmt, 3, &size);
  written->has_salt = size == TILLID_SALT_BYTES;
  if (written->has_salt)
    memcpy (written->salt, salt, size);
  hash = tillid_stmt_get_bytes (stmt, 4, &size);
  if (size == TILLID_HASH_BYTES)
    memcpy (written->hash, hash, size);
}

/* @next is the revision after @last of the same record. */
static void
check_step (TillidVerify *self, const Written *last, const Written *next, const char *body_before)
{
  if (next->version != last->version + 1)
    add_revision (self, next, NC_ ("verify", "a version of the record is missing"));
  else if (body_before != NULL && !body_is (last, body_before))
    add_revision (self, next, NC_ ("verify", "an earlier version of the record was changed"));
}

static gboolean
check_revisions (TillidVerify *self, GError **error)
{
  static const char sql[] = "SELECT record, version, kind, body_salt, body_hash, body FROM revision"
                            " ORDER BY record, version";
  g_autoptr (TillidStmt) stmt = NULL;
  Written last = { 0 };
  gboolean has_row;

  if (!tillid_verify_count (self, "SELECT count(*) FROM revision", error))
    return FALSE;
  stmt = tillid_db_borrow (self->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      Written next;

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return check_current (self, &last, error);
      read_written (stmt, &next);
      if (next.record == last.record)
        check_step (self, &last, &next, tillid_stmt_get_text (stmt, 5));
      else
        {
          if (!check_current (self, &last, error))
            return FALSE;
          if (next.version != 1)
            add_revision (self, &next,
                          NC_ ("verify", "the first version of the record is missing"));
        }
      last = next;
    }
}

/* Rows that no edit wrote. */
static gboolean
check_strangers (TillidVerify *self, const TillidRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM \"%s\" t WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.record = t.id"
    " AND r.kind = '%s') ORDER BY id",
    type->kind, type->kind);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      gint64 id;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = tillid_stmt_get_int (stmt, 0);
      tillid_verify_add (self, tillid_verify_patient_of (self, type, id), type->kind, id,
                         NC_ ("verify", "the record has no revision"));
    }
}

/* What was taken out after its time is what the protocols say, and the chain had ended there. */
static gboolean
check_purges (TillidVerify *self, GError **error)
{
  static const char fewer[] =
    "SELECT (SELECT count(*) FROM revision WHERE body_salt IS NULL) - ifnull(sum(revisions), 0)"
    " FROM purge";
  static const char strange[] =
    "SELECT rowid FROM purge WHERE NOT EXISTS"
    " (SELECT 1 FROM revision r WHERE r.hash = purge.revision_head) ORDER BY rowid";
  g_autoptr (TillidStmt) stmt = NULL;
  gint64 difference = 0;
  gboolean has_row;

  if (!tillid_db_query_int (self->db, fewer, &difference, error))
    return FALSE;
  if (difference != 0)
    tillid_verify_add_seq (self, "purge", 0,
                           difference > 0
                             ? NC_ ("verify", "more versions have no text than the protocols say")
                             : NC_ ("verify",
                                    "fewer versions have no text than the protocols say"));
  stmt = tillid_db_borrow (self->db, strange, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      tillid_verify_add (self, tillid_stmt_get_int (stmt, 0), "purge", 0,
                         NC_ ("verify", "the chain never ended where the protocol says"));
    }
}

gboolean
tillid_verify_records (TillidVerify *self, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  if (!check_revisions (self, error) || !check_purges (self, error))
    return FALSE;
  for (guint i = 0; i < n_types; i++)
    if (!check_strangers (self, types[i], error))
      return FALSE;
  return TRUE;
}
