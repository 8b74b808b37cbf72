/* tillid-edit.c - the one way to write records
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Applying an edit, in one transaction that holds the write lock:
 *
 *   1. every record is compared with the row in the file. A record with version 0 is new. One with the
 *      version that stands in the file is written with version + 1. One with an older version was changed
 *      by somebody else meanwhile: fields that only one side changed are merged, a field that both changed
 *      to different values is a conflict, and nothing of the edit is written;
 *   2. the row and a revision are written, the chain goes on from the head that was read under the lock;
 *   3. what is computed from the record follows: dates that lean on it, search rows.
 *
 * Undo is a new edit that writes the bodies before. It is refused when a record has moved on since. */
#include "config.h"

#include "tillid-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-access-log.h"
#include "tillid-access-rule.h"
#include "tillid-chain.h"
#include "tillid-edit-private.h"
#include "tillid-masking.h"
#include "tillid-record-table-private.h"
#include "tillid-search-index.h"
#include "tillid-staff.h"
#include "tillid-told-columns.h"

G_DEFINE_BOXED_TYPE (TillidEdit, tillid_edit, tillid_edit_ref, tillid_edit_unref)

typedef struct
{
  TillidDb *db;
  const TillidWriter *writer;
  const char *why;
  gint64 edit;
  gint64 rows;
  guint8 head[TILLID_HASH_BYTES];
  GHashTable *patients; /* (owned) of gint64 *: those whose leaning dates may have moved */
  GHashTable *decided;  /* (owned) patients -> the roles of the writer that count */
} Apply;

/**
 * tillid_edit_new:
 * @why: what was done, for people: translated, no patient data ("New visit")
 *
 * Returns: (transfer full): an edit without records
 */
TillidEdit *
tillid_edit_new (const char *why)
{
  TillidEdit *self;

  g_return_val_if_fail (why != NULL, NULL);

  self = g_new0 (TillidEdit, 1);
  g_atomic_ref_count_init (&self->refs);
  self->why = g_strdup (why);
  self->records = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  self->expectations = g_array_new (FALSE, FALSE, sizeof (TillidExpectation));
  g_array_set_clear_func (self->expectations, tillid_expectation_clear);
  return self;
}

TillidEdit *
tillid_edit_ref (TillidEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tillid_edit_unref (TillidEdit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->why);
  g_ptr_array_unref (self->records);
  g_array_unref (self->expectations);
  g_free (self);
}

/**
 * tillid_edit_take:
 * @self: an edit
 * @record: (transfer full): a sealed record; a new one has its id from tillid_edit_assign_id()
 *
 * Adds @record; each record at most once.
 */
void
tillid_edit_take (TillidEdit *self, gpointer record)
{
  TillidRecord *added = record;

  g_return_if_fail (self != NULL && added != NULL && added->sealed && added->id != 0);

  g_ptr_array_add (self->records, added);
}

/* As tillid_edit_take (), with a reference of its own. */
void
tillid_edit_add (TillidEdit *self, gpointer record)
{
  tillid_edit_take (self, tillid_record_ref_any (record));
}

/* (transfer none): the reason, in words for the history. */
const char *
tillid_edit_get_why (const TillidEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->why;
}

/* How many records it writes. */
guint
tillid_edit_get_n_records (const TillidEdit *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len;
}

/* (transfer none) */
TillidRecord *
tillid_edit_get_record (const TillidEdit *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->records->len, NULL);

  return g_ptr_array_index (self->records, index);
}

/**
 * tillid_edit_assign_id:
 * @draft: (transfer none): a record that is being made
 * @ids: where ids come from
 *
 * Returns: (transfer none): @draft, with an id
 */
gpointer
tillid_edit_assign_id (gpointer draft, TillidIdSource *ids)
{
  TillidRecord *record = draft;

  g_return_val_if_fail (record != NULL && !record->sealed, draft);

  if (record->id == 0)
    record->id = tillid_id_source_next (ids);
  return draft;
}

static void
make_salt (TillidIdSource *ids, guint8 salt[TILLID_SALT_BYTES])
{
  for (guint i = 0; i < TILLID_SALT_BYTES; i += 4)
    {
      guint32 random = ids->random (ids->data);

      memcpy (salt + i, &random, 4);
    }
}

static gboolean
append_revision (Apply *apply,
                 const TillidRecord *before,
                 const TillidRecord *after,
                 GError **error)
{
  static const char sql[] = "INSERT INTO revision (seq, edit, at, by, why, kind, record, version, "
                            "body, body_salt, body_hash, hash)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (apply->db, sql, error);
  g_autofree char *body_before = before != NULL ? tillid_record_to_json (before) : NULL;
  g_autofree char *body_after = tillid_record_to_json (after);
  guint8 salt[TILLID_SALT_BYTES], body_hash[TILLID_HASH_BYTES];
  gint64 seq = apply->rows + 1;

  if (stmt == NULL)
    return FALSE;
  make_salt (apply->writer->ids, salt);
  tillid_body_hash (salt, body_after, body_hash);
  tillid_chain_add_revision (apply->head,
                             &(TillidRevisionColumns){ seq, apply->edit, apply->writer->now_ms,
                                                       apply->writer->by, apply->why,
                                                       after->type->kind, after->id, after->version,
                                                       body_hash, sizeof body_hash });
  apply->rows = seq;

  tillid_stmt_bind_int (stmt, 1, seq);
  tillid_stmt_bind_int (stmt, 2, apply->edit);
  tillid_stmt_bind_int (stmt, 3, apply->writer->now_ms);
  tillid_stmt_bind_int (stmt, 4, apply->writer->by);
  tillid_stmt_bind_text (stmt, 5, apply->why);
  tillid_stmt_bind_text (stmt, 6, after->type->kind);
  tillid_stmt_bind_int (stmt, 7, after->id);
  tillid_stmt_bind_int (stmt, 8, after->version);
  tillid_stmt_bind_text (stmt, 9, body_before);
  tillid_stmt_bind_bytes (stmt, 10, salt, sizeof salt);
  tillid_stmt_bind_bytes (stmt, 11, body_hash, sizeof body_hash);
  tillid_stmt_bind_bytes (stmt, 12, apply->head, sizeof apply->head);
  return tillid_stmt_run (stmt, error);
}

static TillidRecord *
next_version (const TillidRecord *record, gint64 version)
{
  TillidRecord *next = tillid_record_edit (record);

  next->version = version;
  return tillid_record_seal_any (next);
}

static void
note_patient (Apply *apply, const TillidRecord *record)
{
  gint64 patient = tillid_record_get_patient (record);

  if (patient != 0)
    g_hash_table_add (apply->patients, g_memdup2 (&patient, sizeof patient));
}

/* Who opens a patient with a reason is in the log of readings in the same transaction: never the one without the other. */
static gboolean
log_emergency (Apply *apply, const TillidRecord *before, const TillidRecord *after, GError **error)
{
  const TillidGrant *grant = (const TillidGrant *) after;

  if (before != NULL || after->type != &tillid_grant_type ||
      grant->kind != TILLID_GRANT_KIND_EMERGENCY)
    return TRUE;
  return tillid_access_log_append (apply->db, apply->writer->now_ms, apply->writer->by,
                                   grant->patient, "emergency", grant->reason, NULL, 0, error);
}

static gboolean
write_row (Apply *apply, const TillidRecord *before, const TillidRecord *after, GError **error)
{
  note_patient (apply, after);
  return tillid_edit_check_signed (apply->db, before, after, error) &&
         tillid_access_may_write (apply->db, &apply->writer->rights, before, after, apply->decided,
                                  error) &&
         tillid_record_table_write (apply->db, after, before == NULL, error) &&
         append_revision (apply, before, after, error) &&
         log_emergency (apply, before, after, error);
}

static gboolean
apply_record (Apply *apply, const TillidEdit *edit, const TillidRecord *record, GError **error)
{
  g_autoptr (TillidRecord) current = NULL;
  g_autoptr (TillidRecord) wanted = NULL;
  g_autoptr (TillidRecord) written = NULL;
  g_autoptr (GError) local = NULL;

  current = tillid_record_table_read (apply->db, record->type, record->id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (current == NULL)
    {
      if (record->version != 0)
        {
          g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                               C_ ("error", "There is no such entry in this record."));
          return FALSE;
        }
      wanted = tillid_record_drop_mask_words (record);
      written = next_version (wanted, 1);
      return write_row (apply, NULL, written, error);
    }

  wanted = tillid_edit_merge (apply->db, edit, record, current, error);
  if (wanted == NULL)
    return FALSE;
  if (tillid_record_equal (wanted, current))
    return TRUE; /* nothing to write: no revision for nothing */
  written = next_version (wanted, current->version + 1);
  return write_row (apply, current, written, error);
}

static gboolean
refresh_computed (Apply *apply, TillidEdit *edit, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, apply->patients);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!tillid_told_columns_refresh_patient (apply->db, *(gint64 *) key, error))
      return FALSE;

  return tillid_search_index_records (apply->db, edit->records, error) &&
         tillid_access_refresh_held (apply->db, edit->records, error);
}

/* Ids of edits grow with the chain, also when another program wrote the last one and the clock was set back. */
static gboolean
follow_last_edit (TillidDb *db, gint64 rows, TillidIdSource *ids, GError **error)
{
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, "SELECT edit FROM revision WHERE seq = ?1", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, rows);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    ids->last = MAX (ids->last, tillid_stmt_get_int (stmt, 0));
  return TRUE;
}

/**
 * tillid_edit_apply_in_transaction:
 * @db: the writing connection, in a transaction begun with tillid_db_begin()
 * @edit: what to write
 * @writer: who and when
 * @out_edit: (out) (optional): the id of the edit
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * As tillid_edit_apply() for callers that write more in the same transaction (import). On error the
 * caller rolls back.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_edit_apply_in_transaction (TillidDb *db,
                                  TillidEdit *edit,
                                  const TillidWriter *writer,
                                  gint64 *out_edit,
                                  GError **error)
{
  g_autoptr (GHashTable) patients =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) decided =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Apply apply = {
    .db = db, .writer = writer, .why = edit->why, .patients = patients, .decided = decided
  };

  g_return_val_if_fail (TILLID_IS_DB (db) && edit != NULL && writer != NULL, FALSE);
  g_return_val_if_fail (tillid_db_in_transaction (db), FALSE);

  if (!tillid_chain_read_head (db, "revision", &apply.rows, apply.head, error))
    return FALSE;
  if (!follow_last_edit (db, apply.rows, writer->ids, error))
    return FALSE;
  apply.edit = tillid_id_source_next (writer->ids);
  for (guint i = 0; i < edit->records->len; i++)
    if (!apply_record (&apply, edit, g_ptr_array_index (edit->records, i), error))
      return FALSE;
  if (!refresh_computed (&apply, edit, error) ||
      !tillid_chain_write_head (db, "revision", apply.rows, apply.head, error))
    return FALSE;
  if (out_edit != NULL)
    *out_edit = apply.edit;
  return TRUE;
}

/**
 * tillid_edit_apply:
 * @db: the writing connection
 * @edit: what to write
 * @writer: who and when
 * @out_edit: (out) (optional): the id of the edit; unchanged on error
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_CONFLICT
 *   names the field that somebody else changed meanwhile
 *
 * Writes all records of @edit and their revisions in one transaction, or nothing.
 *
 * Returns: whether everything is on the disk
 */
gboolean
tillid_edit_apply (TillidDb *db,
                   TillidEdit *edit,
                   const TillidWriter *writer,
                   gint64 *out_edit,
                   GError **error)
{
  gint64 id = 0;

  if (!tillid_db_begin (db, error))
    return FALSE;
  if (!tillid_edit_check_confidence (db, edit, writer->by, error) ||
      !tillid_edit_apply_in_transaction (db, edit, writer, &id, error))
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  if (!tillid_db_commit (db, error))
    return FALSE;
  if (out_edit != NULL)
    *out_edit = id;
  return TRUE;
}

/* Is @current, after other edits that were undone again, what the revision has made of it? */
static gboolean
is_as_left (TillidStmt *stmt, const TillidRecord *current)
{
  g_autofree char *body = tillid_record_to_json (current);
  guint8 computed[TILLID_HASH_BYTES];
  gsize salt_size, hash_size;
  const guint8 *salt = tillid_stmt_get_bytes (stmt, 4, &salt_size);
  gconstpointer hash = tillid_stmt_get_bytes (stmt, 5, &hash_size);

  if (salt_size != TILLID_SALT_BYTES || hash_size != TILLID_HASH_BYTES)
    return FALSE; /* purged */
  tillid_body_hash (salt, body, computed);
  return memcmp (computed, hash, hash_size) == 0;
}

/* What one revision of an edit has to be turned back into. */
static TillidRecord *
record_before (TillidDb *db, TillidStmt *stmt, GError **error)
{
  const TillidRecordType *type = tillid_record_type_by_kind (tillid_stmt_get_text (stmt, 0));
  gint64 id = tillid_stmt_get_int (stmt, 1), version = tillid_stmt_get_int (stmt, 2);
  g_autoptr (TillidRecord) current = NULL;
  g_autoptr (TillidRecord) back = NULL;

  current = type != NULL ? tillid_record_table_read (db, type, id, error) : NULL;
  if (current == NULL || (current->version != version && !is_as_left (stmt, current)))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (
          error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT,
          C_ ("error",
              "This cannot be undone: the entry was changed again since. Nothing was changed."));
      return NULL;
    }
  if (tillid_stmt_is_null (stmt, 3))
    {
      back = tillid_record_edit (current);
      back->state = TILLID_RECORD_UNDONE;
    }
  else
    {
      back = tillid_record_from_json (type, id, tillid_stmt_get_text (stmt, 3), error);
      if (back == NULL)
        return NULL;
      back->version = current->version;
    }
  return tillid_record_seal_any (g_steal_pointer (&back));
}

static TillidEdit *
make_undo (TillidDb *db, gint64 edit, const char *why, GError **error)
{
  static const char sql[] =
    "SELECT kind, record, version, body, body_salt, body_hash FROM revision WHERE edit = ?1"
    " ORDER BY seq DESC";
  g_autoptr (TillidEdit) undo = tillid_edit_new (why);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, edit);
  for (;;)
    {
      TillidRecord *back;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      back = record_before (db, stmt, error);
      if (back == NULL)
        return NULL;
      g_ptr_array_add (undo->records, back);
    }
  if (undo->records->len == 0)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "There is no such change to undo."));
      return NULL;
    }
  return g_steal_pointer (&undo);
}

/**
 * tillid_edit_undo:
 * @db: the writing connection
 * @edit: the id of an edit; undoing an undo is redo
 * @why: what is done, for people
 * @writer: who and when
 * @out_edit: (out) (optional): the id of the new edit; unchanged on error
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_CONFLICT when
 *   one of the records was changed since
 *
 * Writes the bodies before @edit as a new edit; a record that @edit made becomes "undone".
 *
 * Returns: whether everything is on the disk
 */
gboolean
tillid_edit_undo (TillidDb *db,
                  gint64 edit,
                  const char *why,
                  const TillidWriter *writer,
                  gint64 *out_edit,
                  GError **error)
{
  g_autoptr (TillidEdit) undo = NULL;
  gint64 id = 0;

  if (!tillid_db_begin (db, error))
    return FALSE;
  undo = make_undo (db, edit, why, error);
  if (undo == NULL || !tillid_edit_check_undo (undo, error) ||
      !tillid_edit_check_confidence (db, undo, writer->by, error) ||
      !tillid_edit_apply_in_transaction (db, undo, writer, &id, error))
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  if (!tillid_db_commit (db, error))
    return FALSE;
  if (out_edit != NULL)
    *out_edit = id;
  return TRUE;
}
