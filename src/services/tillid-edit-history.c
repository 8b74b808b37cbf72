/* tillid-edit-history.c - what was done in a clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-edit-history.h"

void
tillid_edit_line_free (TillidEditLine *self)
{
  if (self == NULL)
    return;
  g_free (self->why);
  g_free (self);
}

/**
 * tillid_edit_history_list:
 * @session: a session
 * @limit: how many at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Says what was done, by whom and when, and nothing about whom: no reading of a patient, so not logged.
 *
 * Returns: (transfer full) (element-type TillidEditLine): the edits, newest first
 */
GPtrArray *
tillid_edit_history_list (TillidSession *session, gint64 limit, GError **error)
{
  static const char sql[] =
    "SELECT edit, min (at) AS at, min (by) AS by, min (why) AS why, count (*) AS records"
    " FROM revision GROUP BY edit ORDER BY edit DESC LIMIT ?1";
  g_autoptr (GPtrArray) lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_edit_line_free);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (!tillid_session_may (session, TILLID_ACTION_COLLEAGUES, error))
    return NULL;
  stmt = tillid_db_borrow (tillid_session_get_db (session), sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, limit);
  for (;;)
    {
      TillidEditLine *line;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&lines);
      line = g_new0 (TillidEditLine, 1);
      line->id = tillid_stmt_get_int (stmt, 0);
      line->at = tillid_stmt_get_int (stmt, 1);
      line->by = tillid_stmt_get_int (stmt, 2);
      line->why = g_strdup (tillid_stmt_get_text (stmt, 3));
      line->records = tillid_stmt_get_int (stmt, 4);
      g_ptr_array_add (lines, line);
    }
}
