/* tillid-source-record.c - which records an imported resource became
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-source-record.h"

static void
source_record_free (gpointer data)
{
  TillidSourceRecord *self = data;

  g_free (self->slot);
  g_free (self);
}

/**
 * tillid_source_record_add:
 * @db: the writing connection, in a transaction
 * @document: id of the document
 * @slot: which of its records this is
 * @record: the record
 * @record_version: in which version it says what the document says
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Says it anew if the document already has something in that slot.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_record_add (TillidDb *db,
                          gint64 document,
                          const char *slot,
                          const TillidRecord *record,
                          gint64 record_version,
                          GError **error)
{
  static const char sql[] =
    "INSERT INTO source_record (document, slot, kind, record, record_version)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (document, slot) DO UPDATE"
    " SET record = excluded.record, record_version = excluded.record_version";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && slot != NULL && record != NULL, FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, document);
  tillid_stmt_bind_text (stmt, 2, slot);
  tillid_stmt_bind_text (stmt, 3, record->type->kind);
  tillid_stmt_bind_int (stmt, 4, record->id);
  tillid_stmt_bind_int (stmt, 5, record_version);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_source_record_list:
 * @db: a connection
 * @document: id of a document
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidSourceRecord): what it became, by slot
 */
GPtrArray *
tillid_source_record_list (TillidDb *db, gint64 document, GError **error)
{
  static const char sql[] = "SELECT slot, kind, record, record_version FROM source_record"
                            " WHERE document = ?1 ORDER BY slot";
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (source_record_free);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db), NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, document);
  for (;;)
    {
      TillidSourceRecord *record;
      const TillidRecordType *type;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&records);
      type = tillid_record_type_by_kind (tillid_stmt_get_text (stmt, 1));
      if (type == NULL)
        continue;
      record = g_new0 (TillidSourceRecord, 1);
      record->slot = g_strdup (tillid_stmt_get_text (stmt, 0));
      record->type = type;
      record->record = tillid_stmt_get_int (stmt, 2);
      record->record_version = tillid_stmt_get_int (stmt, 3);
      g_ptr_array_add (records, record);
    }
}

/**
 * tillid_source_has_seen:
 * @db: a connection
 * @resource_type: what the file calls it
 * @resource_id: its id there
 * @content_hash: of its bytes
 * @out_seen: (out): whether these bytes came before, superseded or not
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_source_has_seen (TillidDb *db,
                        const char *resource_type,
                        const char *resource_id,
                        const guint8 content_hash[TILLID_HASH_BYTES],
                        gboolean *out_seen,
                        GError **error)
{
  static const char sql[] = "SELECT 1 FROM source_document WHERE resource_type = ?1"
                            " AND resource_id = ?2 AND content_hash = ?3 LIMIT 1";
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && resource_type != NULL && resource_id != NULL, FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_text (stmt, 1, resource_type);
  tillid_stmt_bind_text (stmt, 2, resource_id);
  tillid_stmt_bind_bytes (stmt, 3, content_hash, TILLID_HASH_BYTES);
  return tillid_stmt_step (stmt, out_seen, error);
}

/**
 * tillid_source_record_before:
 * @db: a connection
 * @current: the record as it is
 * @version: one of its versions, from 1
 * @error: return location for an error; none when that version did not exist or was purged
 *
 * Returns: (transfer full) (nullable): the record as it was in @version, or %NULL with @error unset
 */
TillidRecord *
tillid_source_record_before (TillidDb *db,
                             const TillidRecord *current,
                             gint64 version,
                             GError **error)
{
  /* A revision holds what was before it. */
  static const char sql[] = "SELECT body FROM revision WHERE record = ?1 AND version = ?2 + 1";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && current != NULL, NULL);

  if (version == current->version)
    return tillid_record_ref_any (current);
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, current->id);
  tillid_stmt_bind_int (stmt, 2, version);
  if (!tillid_stmt_step (stmt, &has_row, error) || !has_row || tillid_stmt_is_null (stmt, 0))
    return NULL;
  return tillid_record_from_json (current->type, current->id, tillid_stmt_get_text (stmt, 0),
                                  error);
}
