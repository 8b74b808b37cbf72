/* tillid-today-open.c - what is open with a patient of whom nobody has heard
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-today-open-private.h"

#include "tillid-access-rule.h"
#include "tillid-privacy-private.h"

/* What is open with a patient ?1, to the viewer ?2. */
static const char open_goals_sql[] =
  "SELECT count (*), NULL FROM goal e WHERE e.patient = ?1 AND e.status = 'active'"
  " AND e.state = 'active' AND ?2 IS NOT NULL";
static const char open_problem_sql[] =
  "SELECT 1, coalesce (e.staff_words, e.patient_words) FROM problem e WHERE e.patient = ?1"
  " AND e.status IN ('open', 'working') AND e.state = 'active'"
  " AND NOT " TILLID_PRIVACY_CLOSED ("e.id", "?2") " ORDER BY e.rank, e.id LIMIT 1";
static const char open_question_sql[] =
  "SELECT 1, e.words FROM question e WHERE e.patient = ?1 AND e.status = 'open'"
  " AND e.state = 'active' AND NOT " TILLID_PRIVACY_CLOSED ("e.id", "?2") " ORDER BY e.id LIMIT 1";
static const char open_promise_sql[] =
  "SELECT 1, e.words FROM promise e WHERE e.patient = ?1 AND e.status = 'open'"
  " AND e.state = 'active' AND ?2 IS NOT NULL ORDER BY e.due, e.id LIMIT 1";
static const char open_step_sql[] =
  "SELECT 1, NULL FROM step e WHERE e.patient = ?1 AND e.status = 'open' AND e.state = 'active'"
  " AND ?2 IS NOT NULL LIMIT 1";

/* The first line of @sql: a number, and words. */
static gboolean
read_open (TillidDb *db,
           const TillidScope *scope,
           gint64 viewer,
           const TillidTodayRow *row,
           const char *kind,
           const char *sql,
           gint64 *out_n,
           char **out_words,
           GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  *out_n = 0;
  if (!tillid_scope_reads_kind (scope, kind))
    return TRUE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, row->patient);
  tillid_stmt_bind_int (stmt, 2, viewer);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *out_n = tillid_stmt_get_int (stmt, 0);
  if (out_words != NULL)
    *out_words = g_strdup (tillid_stmt_get_text (stmt, 1));
  return TRUE;
}

/*
 * Whether anything is open with the patient of @row, in the eyes of @viewer, the member whose scope @scope is; what it is
 * is written into @row. %FALSE if it could not be read.
 */
gboolean
tillid_today_open_read (TillidDb *db,
                        const TillidScope *scope,
                        gint64 viewer,
                        TillidTodayRow *row,
                        gboolean *out_open,
                        GError **error)
{
  gint64 n_problems = 0, n_questions = 0, n_promises = 0, n_steps = 0;
  TillidRoles roles;

  /* Of a patient others work with, a coordinator reads no problem, whoever this person is beside that. */
  if (!tillid_access_read_roles (db, tillid_scope_get_rights (scope), row->patient, &roles, error))
    return FALSE;
  if (!read_open (db, scope, viewer, row, "goal", open_goals_sql, &row->n_goals, NULL, error) ||
      (tillid_rights_may_read (roles, tillid_family_of_kind ("problem")) &&
       !read_open (db, scope, viewer, row, "problem", open_problem_sql, &n_problems,
                   &row->open_words, error)) ||
      !read_open (db, scope, viewer, row, "question", open_question_sql, &n_questions,
                  &row->open_question, error) ||
      !read_open (db, scope, viewer, row, "promise", open_promise_sql, &n_promises,
                  &row->open_promise, error) ||
      !read_open (db, scope, viewer, row, "step", open_step_sql, &n_steps, NULL, error))
    return FALSE;
  *out_open = row->n_goals + n_problems + n_questions + n_promises + n_steps > 0;
  return TRUE;
}
