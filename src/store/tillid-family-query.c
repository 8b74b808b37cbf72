/* tillid-family-query.c - the people around a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A relative is a person of its own, and what it is called and speaks belongs to that person. A patient's scope opens the
 * patient's relations and, through an active one, who stands at its other end: name, birth, languages. Nothing else: whoever is a
 * patient too has a record of their own, which this one does not open. */
#include "config.h"

#include "tillid-family-query.h"

#include "tillid-people.h"
#include "tillid-privacy-private.h"
#include "tillid-record-table-private.h"

/* The active relations that the viewer ?2 may read. */
#define AROUND                                                                                     \
  "(SELECT person FROM relation WHERE patient = ?1 AND state = 'active' AND "                      \
  "NOT " TILLID_PRIVACY_CLOSED ("relation.id",                                                     \
                                "?2") " AND NOT " TILLID_PRIVACY_KIN_CLOSED ("relation.id",        \
                                                                             "?2") ")"

/* Indices: relation_patient, then the primary key of person, and of the others the index on "patient". */
static const struct
{
  const TillidRecordType *type;
  const char *sql;
} queries[] = {
  { &tillid_person_type,
    "SELECT id FROM person WHERE id IN " AROUND " AND state = 'active' ORDER BY id" },
  { &tillid_person_name_type,
    "SELECT id FROM person_name WHERE patient IN " AROUND " AND state = 'active' ORDER BY id" },
  { &tillid_person_language_type,
    "SELECT id FROM person_language WHERE patient IN " AROUND " AND state = 'active' ORDER BY id" },
};

static GPtrArray *
read_rows (TillidDb *db,
           const TillidScope *scope,
           const TillidRecordType *type,
           TillidStmt *stmt,
           GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  gboolean has_row;

  for (;;)
    {
      g_autoptr (TillidRecord) record = NULL;
      g_autoptr (GError) local = NULL;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      record = tillid_record_table_read (db, type, tillid_stmt_get_int (stmt, 0), &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (record != NULL && !tillid_privacy_show (db, scope, &record, error))
        return NULL;
      if (record != NULL)
        g_ptr_array_add (rows, g_steal_pointer (&record));
    }
}

/**
 * tillid_family_query_list:
 * @db: a connection
 * @scope: a patient's scope
 * @type: persons, their names or their languages
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Who stands around the patient. A kind that the viewer's roles do not include is an empty list.
 *
 * Returns: (transfer full) (element-type TillidRecord): sealed records in the order of their ids
 */
GPtrArray *
tillid_family_query_list (TillidDb *db,
                          const TillidScope *scope,
                          const TillidRecordType *type,
                          GError **error)
{
  const char *sql = NULL;
  g_autoptr (TillidStmt) stmt = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (queries[i].type == type)
      sql = queries[i].sql;
  g_return_val_if_fail (sql != NULL, NULL);

  if (!tillid_scope_reads_kind (scope, type->kind) ||
      !tillid_scope_reads_kind (scope, tillid_relation_type.kind))
    return g_ptr_array_new_with_free_func (tillid_record_unref_any);
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  tillid_stmt_bind_int (stmt, 2, tillid_scope_get_viewer (scope));
  return read_rows (db, scope, type, stmt, error);
}
