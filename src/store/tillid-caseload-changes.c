/* tillid-caseload-changes.c - which rows of the coordinator's table an edit touched
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What has changed is known from the revisions: each names a record, and the record its patient. */
#include "config.h"

#include "tillid-caseload-query.h"
#include "tillid-records.h"

/* More patients than this are read together. */
#define MANY_CHANGED 200

/* Records about no patient that a row depends on. */
static gboolean
touches_all (const char *kind)
{
  return g_str_equal (kind, "absence") || g_str_equal (kind, "member") ||
         g_str_equal (kind, "clinic");
}

static gboolean
has_patient (const TillidRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_str_equal (type->fields[i].name, "patient"))
      return TRUE;
  return FALSE;
}

/* Whose the record is: 0 when it is nobody's; -1 when nobody knows any more. */
static gboolean
find_patient (TillidDb *db, const char *kind, gint64 record, gint64 *out_patient, GError **error)
{
  const TillidRecordType *type = tillid_record_type_by_kind (kind);
  g_autofree char *sql = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  *out_patient = 0;
  if (g_str_equal (kind, "person"))
    {
      *out_patient = record;
      return TRUE;
    }
  if (type == NULL || !has_patient (type))
    return TRUE;
  sql = g_strdup_printf ("SELECT patient FROM \"%s\" WHERE id = ?1 ORDER BY id", type->kind);
  stmt = tillid_db_borrow (db, g_intern_string (sql), error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, record);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_patient = has_row ? tillid_stmt_get_int (stmt, 0) : -1;
  return TRUE;
}

static void
add_once (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

/**
 * tillid_caseload_query_changed:
 * @db: a connection
 * @inout_seq: (inout): the last revision that was looked at; set to the last one there is
 * @out_patients: (out) (transfer full) (element-type gint64): whose records have new ones
 * @out_all: (out): so much has changed, or of everybody, that the whole table is read again
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Says ids and nothing else: rows are read with a scope.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_caseload_query_changed (TillidDb *db,
                               gint64 *inout_seq,
                               GArray **out_patients,
                               gboolean *out_all,
                               GError **error)
{
  static const char sql[] = "SELECT seq, kind, record FROM revision WHERE seq > ?1 ORDER BY seq";
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && inout_seq != NULL, FALSE);
  g_return_val_if_fail (out_patients != NULL && out_all != NULL, FALSE);

  *out_all = FALSE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, *inout_seq);
  for (;;)
    {
      const char *kind;
      gint64 patient = 0;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      *inout_seq = tillid_stmt_get_int (stmt, 0);
      kind = tillid_stmt_get_text (stmt, 1);
      if (*out_all)
        continue;
      if (!find_patient (db, kind, tillid_stmt_get_int (stmt, 2), &patient, error))
        return FALSE;
      if (patient > 0)
        add_once (patients, patient);
      *out_all = patient < 0 || touches_all (kind) || patients->len > MANY_CHANGED;
    }
  *out_patients = g_steal_pointer (&patients);
  return TRUE;
}
