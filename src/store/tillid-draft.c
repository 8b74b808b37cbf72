/* tillid-draft.c - text that is being typed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A draft belongs to its author alone and has no revision. It becomes an edit when the field is left, and is
 * forgotten then; after a crash it stands in its field again. One statement is one transaction. */
#include "config.h"

#include "tillid-draft.h"

#include <string.h>

void
tillid_draft_free (TillidDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->text);
  g_free (self);
}

/**
 * tillid_draft_put:
 * @db: the writing connection
 * @author: id of the member who types
 * @place: which field
 * @text: what stands in it
 * @at: milliseconds since 1970 UTC
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether it is on the disk
 */
gboolean
tillid_draft_put (TillidDb *db,
                  gint64 author,
                  const char *place,
                  const char *text,
                  gint64 at,
                  GError **error)
{
  static const char sql[] =
    "INSERT INTO draft (author, place, text, at) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (author, place) DO UPDATE SET text = excluded.text, at = excluded.at";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL || !tillid_db_is_in_place (db, error))
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, author);
  tillid_stmt_bind_text (stmt, 2, place);
  tillid_stmt_bind_text (stmt, 3, text);
  tillid_stmt_bind_int (stmt, 4, at);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_draft_forget:
 * @db: the writing connection
 * @author: id of the member who typed
 * @place: which field
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether there is no such draft any more
 */
gboolean
tillid_draft_forget (TillidDb *db, gint64 author, const char *place, GError **error)
{
  static const char sql[] = "DELETE FROM draft WHERE author = ?1 AND place = ?2";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL || !tillid_db_is_in_place (db, error))
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, author);
  tillid_stmt_bind_text (stmt, 2, place);
  return tillid_stmt_run (stmt, error);
}

/**
 * tillid_draft_get:
 * @db: a connection
 * @author: id of the member who types
 * @place: which field
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (nullable): the text; %NULL without @error if there is none
 */
char *
tillid_draft_get (TillidDb *db, gint64 author, const char *place, GError **error)
{
  static const char sql[] = "SELECT text FROM draft WHERE author = ?1 AND place = ?2";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, author);
  tillid_stmt_bind_text (stmt, 2, place);
  if (!tillid_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (tillid_stmt_get_text (stmt, 0));
}

/**
 * tillid_draft_list:
 * @db: a connection
 * @author: id of the member who types
 * @prefix: the beginning of the places asked for; "" is all
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidDraft): newest first
 */
GPtrArray *
tillid_draft_list (TillidDb *db, gint64 author, const char *prefix, GError **error)
{
  static const char sql[] =
    "SELECT place, text, at FROM draft WHERE author = ?1 AND substr (place, 1, ?3) = ?2"
    " ORDER BY at DESC, place";
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_draft_free);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, author);
  tillid_stmt_bind_text (stmt, 2, prefix);
  tillid_stmt_bind_int (stmt, 3, g_utf8_strlen (prefix, -1));
  for (;;)
    {
      TillidDraft *draft;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      draft = g_new0 (TillidDraft, 1);
      draft->place = g_strdup (tillid_stmt_get_text (stmt, 0));
      draft->text = g_strdup (tillid_stmt_get_text (stmt, 1));
      draft->at = tillid_stmt_get_int (stmt, 2);
      g_ptr_array_add (rows, draft);
    }
}
