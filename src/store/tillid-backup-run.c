/* tillid-backup-run.c - which copies were made of this clinic, and whether they could be brought back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-backup-run.h"

#include "tillid-day.h"

/* (transfer full): never pruned, never rehearsed. */
TillidBackupRun *
tillid_backup_run_new (void)
{
  TillidBackupRun *self = g_new0 (TillidBackupRun, 1);

  self->pruned_at = self->rehearsed_at = TILLID_ABSENT;
  return self;
}

void
tillid_backup_run_free (TillidBackupRun *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self->file);
  g_free (self->problem);
  g_free (self->rehearsal_problem);
  g_free (self);
}

/**
 * tillid_backup_run_add:
 * @db: the writing connection
 * @run: what was done; its id is given here
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_backup_run_add (TillidDb *db, const TillidBackupRun *run, GError **error)
{
  static const char sql[] =
    "INSERT INTO backup_run (at, by, folder, file, bytes, encrypted, rota, revisions, problem)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, run->at);
  tillid_stmt_bind_int (stmt, 2, run->by);
  tillid_stmt_bind_text (stmt, 3, run->folder);
  tillid_stmt_bind_text (stmt, 4, run->file);
  tillid_stmt_bind_int (stmt, 5, run->bytes);
  tillid_stmt_bind_int (stmt, 6, run->is_encrypted);
  tillid_stmt_bind_int (stmt, 7, run->is_rota);
  tillid_stmt_bind_int (stmt, 8, run->revisions);
  tillid_stmt_bind_text (stmt, 9, run->problem);
  return tillid_stmt_run (stmt, error);
}

/* The rota has removed the file. %FALSE if @error was set. */
gboolean
tillid_backup_run_set_pruned (TillidDb *db, gint64 id, gint64 at, GError **error)
{
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, "UPDATE backup_run SET pruned_at = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, id);
  tillid_stmt_bind_int (stmt, 2, at);
  return tillid_stmt_run (stmt, error);
}

/* It was brought back; @problem is NULL if that went well. %FALSE if @error was set. */
gboolean
tillid_backup_run_set_rehearsed (TillidDb *db,
                                 gint64 id,
                                 gint64 at,
                                 const char *problem,
                                 GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (
    db, "UPDATE backup_run SET rehearsed_at = ?2, rehearsal_problem = ?3 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, id);
  tillid_stmt_bind_int (stmt, 2, at);
  tillid_stmt_bind_text (stmt, 3, problem);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_backup_run_list:
 * @db: a connection
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidBackupRun): all runs, the last one first
 */
GPtrArray *
tillid_backup_run_list (TillidDb *db, GError **error)
{
  static const char sql[] =
    "SELECT id, at, by, folder, file, bytes, encrypted, rota, revisions, problem, pruned_at,"
    " rehearsed_at, rehearsal_problem FROM backup_run ORDER BY id DESC";
  g_autoptr (GPtrArray) runs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_backup_run_free);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      TillidBackupRun *run;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&runs);
      run = tillid_backup_run_new ();
      run->id = tillid_stmt_get_int (stmt, 0);
      run->at = tillid_stmt_get_int (stmt, 1);
      run->by = tillid_stmt_get_int (stmt, 2);
      run->folder = g_strdup (tillid_stmt_get_text (stmt, 3));
      run->file = g_strdup (tillid_stmt_get_text (stmt, 4));
      run->bytes = tillid_stmt_get_int (stmt, 5);
      run->is_encrypted = tillid_stmt_get_int (stmt, 6) != 0;
      run->is_rota = tillid_stmt_get_int (stmt, 7) != 0;
      run->revisions = tillid_stmt_get_int (stmt, 8);
      run->problem = g_strdup (tillid_stmt_get_text (stmt, 9));
      run->pruned_at = tillid_stmt_get_optional (stmt, 10);
      run->rehearsed_at = tillid_stmt_get_optional (stmt, 11);
      run->rehearsal_problem = g_strdup (tillid_stmt_get_text (stmt, 12));
      g_ptr_array_add (runs, run);
    }
}
