/* tillid-booking-query.c - who and what is taken when
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-booking-query.h"

#include "tillid-booking-rules.h"

/* Indices: visit_day, presence_visit. */
const char tillid_booking_query_taken_sql[] =
  "WITH taken AS (SELECT id, day, minute, coalesce (planned_minutes, length, ?3) AS length, room,"
  " lead FROM visit WHERE day BETWEEN ?1 AND ?2 AND minute IS NOT NULL AND state = 'active'"
  " AND status IN ('planned', 'running'))"
  " SELECT id, day, minute, length, room, coalesce (lead, 0) FROM taken"
  " UNION SELECT t.id, t.day, t.minute, t.length, t.room, coalesce (p.member, p.interpreter)"
  " FROM taken t JOIN presence p ON p.visit = t.id WHERE p.state = 'active'"
  " AND coalesce (p.member, p.interpreter) IS NOT NULL AND p.mode != 'none'"
  " ORDER BY 2, 3, 1, 6";

/**
 * tillid_booking_query_taken:
 * @db: a connection
 * @scope: any: the answer names no patient
 * @from: first day
 * @until: last day
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidTaken): one for each person of each visit with a time that begins on these
 *   days, and one for a visit without anybody; by day, time and visit
 */
GArray *
tillid_booking_query_taken (TillidDb *db,
                            const TillidScope *scope,
                            TillidDay from,
                            TillidDay until,
                            GError **error)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TillidTaken));
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  stmt = tillid_db_borrow (db, tillid_booking_query_taken_sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, from);
  tillid_stmt_bind_int (stmt, 2, until);
  tillid_stmt_bind_int (stmt, 3, TILLID_BOOKING_UNKNOWN_LENGTH);
  for (;;)
    {
      TillidTaken one;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&taken);
      one = (TillidTaken){ tillid_stmt_get_int (stmt, 0), tillid_stmt_get_int (stmt, 1),
                           tillid_stmt_get_int (stmt, 2), tillid_stmt_get_int (stmt, 3),
                           tillid_stmt_get_int (stmt, 4), tillid_stmt_get_int (stmt, 5) };
      g_array_append_val (taken, one);
    }
}

/**
 * tillid_booking_query_share:
 * @db: a connection
 * @scope: the scope of one patient
 * @window: the days to look at
 * @out_present: (out): attended visits at which the booked interpreter was there
 * @out_booked: (out): attended visits for which one was booked
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * The share of visits with a booked interpreter present (docs/rules.md). Needed or declined is not booked. Where nobody wrote down
 * whether the interpreter came, the presences of the visit say it. Index: interpreting_patient.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_booking_query_share (TillidDb *db,
                            const TillidScope *scope,
                            TillidPeriod window,
                            guint *out_present,
                            guint *out_booked,
                            GError **error)
{
  static const char sql[] =
    "SELECT count (*), coalesce (sum (i.booking IN ('came', 'late')"
    " OR (i.booking IN ('asked', 'confirmed') AND EXISTS (SELECT 1 FROM presence p"
    " WHERE p.visit = v.id AND p.state = 'active' AND p.who = 'interpreter'"
    " AND p.mode != 'none'))), 0)"
    " FROM interpreting i JOIN visit v ON v.id = i.visit WHERE i.patient = ?1"
    " AND i.state = 'active' AND i.interpreter IS NOT NULL"
    " AND i.booking NOT IN ('needed', 'declined') AND v.state = 'active'"
    " AND v.status = 'attended' AND v.day BETWEEN ?2 AND ?3";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, FALSE);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  tillid_stmt_bind_int (stmt, 2, window.from != TILLID_ABSENT ? window.from : G_MININT64);
  tillid_stmt_bind_int (stmt, 3, window.to != TILLID_ABSENT ? window.to : G_MAXINT64);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_booked = (guint) tillid_stmt_get_int (stmt, 0);
  *out_present = (guint) tillid_stmt_get_int (stmt, 1);
  return TRUE;
}
