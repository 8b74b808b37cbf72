/* tillid-caseload-facts.c - what an edit from the coordinator's table builds on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-query.h"
#include "tillid-record-table.h"

static gboolean
query_number (TillidDb *db, const char *sql, gint64 patient, gint64 *out_number, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_number = has_row ? tillid_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

/* Lets go of the course. */
void
tillid_caseload_facts_clear (TillidCaseloadFacts *self)
{
  g_clear_pointer (&self->course, tillid_course_unref);
}

/**
 * tillid_caseload_query_facts:
 * @db: a connection
 * @scope: of the patient
 * @row: a row of the table
 * @out_facts: (out caller-allocates): the facts, to be cleared
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Indices: step_patient, conference_item_patient.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_caseload_query_facts (TillidDb *db,
                             const TillidScope *scope,
                             const TillidCaseloadRow *row,
                             TillidCaseloadFacts *out_facts,
                             GError **error)
{
  static const char rank_sql[] =
    "SELECT coalesce (max (rank), 0) FROM step WHERE patient = ?1 AND side = 'clinic'"
    " AND state = 'active'";
  static const char agenda_sql[] =
    "SELECT count (*) FROM conference_item WHERE patient = ?1 AND discussed = 0"
    " AND state = 'active'";
  gint64 on_agenda = 0;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, FALSE);
  g_return_val_if_fail (row != NULL && out_facts != NULL, FALSE);

  *out_facts = (TillidCaseloadFacts){ NULL, 0, FALSE };
  if (row->course != 0)
    {
      out_facts->course = (TillidCourse *) tillid_record_table_get (db, scope, &tillid_course_type,
                                                                    row->course, error);
      if (out_facts->course == NULL)
        return FALSE;
    }
  if (!query_number (db, rank_sql, row->patient, &out_facts->last_rank, error) ||
      !query_number (db, agenda_sql, row->patient, &on_agenda, error))
    return FALSE;
  out_facts->on_agenda = on_agenda > 0;
  return TRUE;
}
