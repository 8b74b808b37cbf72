/* tillid-privacy.c - what a reader is not shown
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Two things stand between a row and whoever may read the patient:
 *
 *   - an entry that was told in confidence is read by the colleagues it was told to and by nobody else, whatever their
 *     role. For the others it does not exist: no row, no count, no place on the timeline. That there is such an entry is
 *     kept from them too, so the rows that say so are filtered the same way;
 *   - where the address is protected, what says it reads "hidden" (tillid-masking.c).
 *
 * The program itself (verify, backup, edits) reads rows as they are and shows them to nobody. */
#include "config.h"

#include "tillid-privacy-private.h"

#include "tillid-confidence.h"
#include "tillid-masking.h"
#include "tillid-people.h"

/**
 * tillid_privacy_condition:
 * @type: a kind of record
 *
 * Returns: (transfer full) (nullable): what a row of its table must meet so that the colleague ?2 may read it; %NULL
 *   when everybody may
 */
char *
tillid_privacy_condition (const TillidRecordType *type)
{
  const char *const *entries = tillid_restriction_list_entries (type);

  if (entries != NULL)
    {
      GString *condition = g_string_new (NULL);

      for (guint i = 0; entries[i] != NULL; i++)
        g_string_append_printf (condition,
                                " AND NOT " TILLID_PRIVACY_CLOSED ("\"%s\".\"%s\"", "?2"),
                                type->kind, entries[i]);
      return g_string_free (condition, FALSE);
    }
  if (type == &tillid_relation_type)
    return g_strdup (
      " AND NOT " TILLID_PRIVACY_CLOSED ("relation.id",
                                         "?2") " AND NOT " TILLID_PRIVACY_KIN_CLOSED ("relation.id",
                                                                                      "?2"));
  if (tillid_restriction_applies (type))
    return g_strdup_printf (" AND NOT " TILLID_PRIVACY_CLOSED ("\"%s\".id", "?2"), type->kind);
  if (type == &tillid_restriction_type || type == &tillid_restriction_reader_type)
    return g_strdup_printf (" AND EXISTS (SELECT 1 FROM restriction_reader told WHERE"
                            " told.restriction = %s AND told.member = ?2"
                            " AND told.state = 'active')",
                            type == &tillid_restriction_type ? "restriction.id"
                                                             : "restriction_reader.restriction");
  return NULL;
}

static gboolean
ask (TillidDb *db, const char *sql, gint64 id, gint64 member, gboolean *out_closed, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, id);
  tillid_stmt_bind_int (stmt, 2, member);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_closed = has_row && tillid_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/**
 * tillid_privacy_is_closed:
 * @db: a connection
 * @member: id of the colleague who reads or writes
 * @record: what is read or written
 * @out_closed: (out): whether it was told in confidence to others
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * A restriction that is not in the file yet, or was undone, closes nothing.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_privacy_is_closed (TillidDb *db,
                          gint64 member,
                          const TillidRecord *record,
                          gboolean *out_closed,
                          GError **error)
{
  static const char entry_sql[] = "SELECT " TILLID_PRIVACY_CLOSED ("?1", "?2");
  static const char relation_sql[] =
    "SELECT " TILLID_PRIVACY_CLOSED ("?1", "?2") " OR " TILLID_PRIVACY_KIN_CLOSED ("?1", "?2");
  static const char restriction_sql[] =
    "SELECT EXISTS (SELECT 1 FROM restriction WHERE id = ?1 AND state = 'active') AND NOT EXISTS "
    "(SELECT 1 FROM "
    "restriction_reader told WHERE told.restriction = ?1 AND told.member = ?2"
    " AND told.state = 'active')";
  const char *const *entries = tillid_restriction_list_entries (record->type);
  const char *sql = NULL;
  gint64 id = record->id;

  *out_closed = FALSE;
  for (guint i = 0; entries != NULL && entries[i] != NULL && !*out_closed; i++)
    {
      const TillidField *field = tillid_record_type_find_field (record->type, entries[i]);

      if (!ask (db, entry_sql, TILLID_MEMBER (record, field, gint64), member, out_closed, error))
        return FALSE;
    }
  if (record->type == &tillid_relation_type)
    sql = relation_sql;
  else if (tillid_restriction_applies (record->type))
    sql = entry_sql;
  else if (record->type == &tillid_restriction_type ||
           record->type == &tillid_restriction_reader_type)
    sql = restriction_sql;
  else
    return TRUE;
  if (record->type == &tillid_restriction_reader_type)
    id = ((const TillidRestrictionReader *) record)->restriction;

  return ask (db, sql, id, member, out_closed, error);
}

/**
 * tillid_privacy_is_masked:
 * @db: a connection
 * @patient: id of a patient; 0 for nobody's
 * @out_masked: (out): whether the address is protected
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_privacy_is_masked (TillidDb *db, gint64 patient, gboolean *out_masked, GError **error)
{
  static const char sql[] = "SELECT address_protected FROM person WHERE id = ?1";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  *out_masked = FALSE;
  if (patient == 0)
    return TRUE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_masked = has_row && tillid_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/**
 * tillid_privacy_show:
 * @db: a connection
 * @scope: who reads
 * @record: (inout): (transfer full): a record that @scope allows; then what is shown of it, %NULL for nothing
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_privacy_show (TillidDb *db, const TillidScope *scope, TillidRecord **record, GError **error)
{
  gboolean closed, masked;

  if (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM)
    return TRUE;
  if (!tillid_privacy_is_closed (db, tillid_scope_get_viewer (scope), *record, &closed, error))
    return FALSE;
  if (closed)
    {
      g_clear_pointer (record, tillid_record_unref_any);
      return TRUE;
    }
  if (!tillid_privacy_is_masked (db, tillid_record_get_patient (*record), &masked, error))
    return FALSE;
  if (masked)
    {
      g_autoptr (TillidRecord) plain = *record;

      *record = tillid_record_mask (plain);
    }
  return TRUE;
}
