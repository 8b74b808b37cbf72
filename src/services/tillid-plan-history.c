/* tillid-plan-history.c - a plan as it stood on an earlier day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A revision holds the entry as it was before it. So what an entry said at some time stands in its first revision after
 * that time; where there is none it says the same today; where that one is the first of all it was not there. Who may not read an
 * entry as it is now does not read what it was. */
#include "config.h"

#include "tillid-plan-history.h"

#include "tillid-record-table.h"

/* (transfer full): ids of all entries of a kind, whatever became of them */
static GArray *
list_ids (TillidDb *db, const TillidScope *scope, const TillidRecordType *type, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM \"%s\" WHERE patient = ?1 ORDER BY id", type->kind);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  for (;;)
    {
      gint64 id;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      id = tillid_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
}

/* Puts what @current said at @at into @out_then: %NULL if it was not there, or its text is gone. */
static gboolean
read_then (TillidDb *db, TillidRecord *current, gint64 at, TillidRecord **out_then, GError **error)
{
  static const char sql[] =
    "SELECT version, body FROM revision WHERE record = ?1 AND at > ?2 ORDER BY version LIMIT 1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  *out_then = NULL;
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, current->id);
  tillid_stmt_bind_int (stmt, 2, at);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    *out_then = tillid_record_ref_any (current);
  else if (tillid_stmt_get_int (stmt, 0) > 1 && tillid_stmt_get_text (stmt, 1) != NULL)
    {
      *out_then =
        tillid_record_from_json (current->type, current->id, tillid_stmt_get_text (stmt, 1), error);
      return *out_then != NULL;
    }
  return TRUE;
}

/**
 * tillid_plan_history_at:
 * @session: the clinic
 * @scope: of the patient
 * @type: a kind of record that belongs to a patient
 * @at: milliseconds since 1970 UTC
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidRecord): the entries as they stood then, by id; also those that were
 *   entered in error by then. Fields that a protected address hides are not masked in what is not current any more: show
 *   only words from it.
 */
GPtrArray *
tillid_plan_history_at (TillidSession *session,
                        const TillidScope *scope,
                        const TillidRecordType *type,
                        gint64 at,
                        GError **error)
{
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  g_autoptr (GArray) ids = NULL;
  TillidDb *db;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && scope != NULL && type != NULL, NULL);

  db = tillid_session_get_db (session);
  ids = list_ids (db, scope, type, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (TillidRecord) current = NULL;
      TillidRecord *record = NULL;

      current = tillid_record_table_get (db, scope, type, g_array_index (ids, gint64, i), NULL);
      if (current == NULL)
        continue;
      if (!read_then (db, current, at, &record, error))
        return NULL;
      if (record != NULL)
        g_ptr_array_add (then, record);
    }
  return ids != NULL ? g_steal_pointer (&then) : NULL;
}
