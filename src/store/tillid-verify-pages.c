/* tillid-verify-pages.c - damage of pages, and whose records it hit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* SQLite names a page of damage, which tells nobody anything. So each table is asked for by itself; and of the tables of
 * records each row is then read by its id. Ids and patients stand in the index of the patients, too, which lies on other
 * pages: that names whose record cannot be read. Where that index is hit as well the table is all that can be said. All this
 * happens only where damage was found. */
#include "config.h"

#include "tillid-verify-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-people.h"
#include "tillid-record-table-private.h"

/* Findings are not made of errors that are none. */
static gboolean
is_damage (GError *local, GError **error)
{
  if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT))
    return TRUE;
  g_propagate_error (error, g_error_copy (local));
  return FALSE;
}

/* What SQLite says of the whole file, or of @table; @out_says: whether it says anything. */
static gboolean
ask (TillidVerify *self, const char *table, gboolean *out_says, GError **error)
{
  g_autofree char *sql = table != NULL ? g_strdup_printf ("PRAGMA integrity_check (\"%s\")", table)
                                       : g_strdup ("PRAGMA integrity_check (1000)");
  g_autoptr (GError) local = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, g_intern_string (sql), &local);
  gboolean has_row = stmt != NULL;

  *out_says = FALSE;
  while (has_row && tillid_verify_step (self, stmt, &has_row, &local))
    {
      if (!has_row)
        return TRUE;
      if (g_strcmp0 (tillid_stmt_get_text (stmt, 0), "ok") == 0)
        continue;
      *out_says = TRUE;
      tillid_verify_add_table (self, table, tillid_stmt_get_text (stmt, 0));
    }
  if (!is_damage (local, error))
    return FALSE;
  *out_says = TRUE;
  tillid_verify_add_table (self, table, local->message);
  return TRUE;
}

/* A row that cannot be read. */
static void
try_row (TillidVerify *self, const TillidRecordType *type, gint64 id, gint64 patient)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (TillidRecord) record = tillid_record_table_read (self->db, type, id, &local);

  if (record == NULL && local != NULL)
    tillid_verify_add (self, patient, type->kind, id,
                       NC_ ("verify", "cannot be read: its page of the file is damaged"));
}

/* The rows of a table that is hit, by an index that is not. */
static gboolean
try_rows (TillidVerify *self, const TillidRecordType *type, GError **error)
{
  const gboolean is_person = type == &tillid_person_type;
  g_autofree char *sql =
    is_person ? g_strdup ("SELECT person, person FROM person_key ORDER BY person")
              : g_strdup_printf ("SELECT id, patient FROM \"%s\" INDEXED BY \"%s_patient\"",
                                 type->kind, type->kind);
  g_autoptr (GError) local = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row = FALSE;

  if (!is_person && tillid_record_type_find_field (type, "patient") == NULL)
    return TRUE;
  stmt = tillid_db_borrow (self->db, g_intern_string (sql), &local);
  while (stmt != NULL && tillid_verify_step (self, stmt, &has_row, &local))
    {
      if (!has_row)
        return TRUE;
      try_row (self, type, tillid_stmt_get_int (stmt, 0), tillid_stmt_get_int (stmt, 1));
    }
  /* Its index is hit, too: the table was named. */
  return is_damage (local, error);
}

static gboolean
list_tables (TillidVerify *self, GPtrArray *tables, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (
    self->db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
    error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (tables, g_strdup (tillid_stmt_get_text (stmt, 0)));
    }
}

/* What SQLite says of its pages, and where there is damage, which tables and whose records. */
gboolean
tillid_verify_pages (TillidVerify *self, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  gboolean says;

  if (!ask (self, NULL, &says, error))
    return FALSE;
  if (!says)
    return TRUE;
  if (!list_tables (self, tables, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const TillidRecordType *type = tillid_record_type_by_kind (tables->pdata[i]);

      if (!ask (self, tables->pdata[i], &says, error) ||
          (says && type != NULL && !try_rows (self, type, error)))
        return FALSE;
    }
  return TRUE;
}
