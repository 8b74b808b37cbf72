/* tillid-access-log.c - who has read what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-access-log.h"

#include "tillid-chain.h"

void
tillid_access_free (TillidAccess *self)
{
  if (self == NULL)
    return;
  g_free (self->what);
  g_free (self->why);
  g_free (self);
}

static GByteArray *
pack_patients (const gint64 *patients, guint n_patients)
{
  GByteArray *packed = g_byte_array_sized_new (n_patients * 8);

  for (guint i = 0; i < n_patients; i++)
    {
      gint64 id = GINT64_TO_BE (patients[i]);

      g_byte_array_append (packed, (const guint8 *) &id, sizeof id);
    }
  return packed;
}

static gboolean
insert_row (TillidDb *db,
            gint64 seq,
            const TillidAccess *row,
            const GByteArray *packed,
            guint8 head[TILLID_HASH_BYTES],
            GError **error)
{
  static const char sql[] =
    "INSERT INTO access_log (seq, at, by, patient, what, why, hash, patients)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  TillidAccessColumns columns = { seq,       row->at,  row->by,      row->patient,
                                  row->what, row->why, packed->data, packed->len };

  if (stmt == NULL)
    return FALSE;
  tillid_chain_add_access (head, &columns);

  tillid_stmt_bind_int (stmt, 1, seq);
  tillid_stmt_bind_int (stmt, 2, row->at);
  tillid_stmt_bind_int (stmt, 3, row->by);
  if (row->patient != 0)
    tillid_stmt_bind_int (stmt, 4, row->patient);
  tillid_stmt_bind_text (stmt, 5, row->what);
  tillid_stmt_bind_text (stmt, 6, row->why);
  tillid_stmt_bind_bytes (stmt, 7, head, TILLID_HASH_BYTES);
  if (packed->len > 0)
    tillid_stmt_bind_bytes (stmt, 8, packed->data, packed->len);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_access_log_append:
 * @db: the writing connection; outside a transaction the row is committed on its own
 * @at: milliseconds since 1970 UTC
 * @by: id of the member who reads
 * @patient: id of the patient, 0 for a list
 * @what: a code: "patient", "export", "list:search", ...
 * @why: (nullable): a reason, or the filter of a list
 * @patients: (array length=n_patients) (nullable): the patients of a list
 * @n_patients: how many
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether the row is on the disk (or in the caller's transaction)
 */
gboolean
tillid_access_log_append (TillidDb *db,
                          gint64 at,
                          gint64 by,
                          gint64 patient,
                          const char *what,
                          const char *why,
                          const gint64 *patients,
                          guint n_patients,
                          GError **error)
{
  TillidAccess row = { 0, at, by, patient, (char *) what, (char *) why };
  g_autoptr (GByteArray) packed = NULL;
  guint8 head[TILLID_HASH_BYTES];
  gboolean own, done;
  gint64 rows;

  g_return_val_if_fail (TILLID_IS_DB (db) && what != NULL, FALSE);

  own = !tillid_db_in_transaction (db);
  if (own && !tillid_db_begin (db, error))
    return FALSE;
  packed = pack_patients (patients, n_patients);
  done = tillid_chain_read_head (db, "access", &rows, head, error) &&
         insert_row (db, rows + 1, &row, packed, head, error) &&
         tillid_chain_write_head (db, "access", rows + 1, head, error);
  if (!own)
    return done;
  if (!done)
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  return tillid_db_commit (db, error);
}

/**
 * tillid_access_log_list:
 * @db: a connection
 * @scope: the scope of one patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidAccess): who has read this patient's record, oldest first
 */
GPtrArray *
tillid_access_log_list (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] =
    "SELECT seq, at, by, patient, what, why FROM access_log WHERE patient = ?1 ORDER BY seq";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_access_free);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  for (;;)
    {
      TillidAccess *row;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      row = g_new0 (TillidAccess, 1);
      row->seq = tillid_stmt_get_int (stmt, 0);
      row->at = tillid_stmt_get_int (stmt, 1);
      row->by = tillid_stmt_get_int (stmt, 2);
      row->patient = tillid_stmt_get_int (stmt, 3);
      row->what = g_strdup (tillid_stmt_get_text (stmt, 4));
      row->why = g_strdup (tillid_stmt_get_text (stmt, 5));
      g_ptr_array_add (rows, row);
    }
}
