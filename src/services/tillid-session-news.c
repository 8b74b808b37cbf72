/* tillid-session-news.c - has another program changed the clinic?
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* SQLite says cheaply that some other connection wrote to the file, but our own writer is another connection too, and
 * reading is logged and half-typed text is kept in the same file. So the revisions that were added since the last
 * look decide: one of an edit that was not announced here is news. */
#include "config.h"

#include "tillid-session-private.h"

static gint64
get_last_revision (TillidSession *self)
{
  gint64 last = self->last_revision;

  tillid_db_query_int (self->db, "SELECT max(seq) FROM revision", &last, NULL);
  return last;
}

static gboolean
has_unknown_edit (TillidSession *self, gint64 after)
{
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (self->db, "SELECT DISTINCT edit FROM revision WHERE seq > ?1", NULL);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, after);
  while (tillid_stmt_step (stmt, &has_row, NULL) && has_row)
    {
      const gint64 edit = tillid_stmt_get_int (stmt, 0);

      if (!g_hash_table_contains (self->announced, &edit))
        return TRUE;
    }
  return FALSE;
}

/* What the file holds now is no news. */
void
tillid_session_begin_news (TillidSession *self)
{
  self->data_version = tillid_db_get_data_version (self->db);
  self->last_revision = get_last_revision (self);
}

/* Announces what another program changed since the last look. */
void
tillid_session_look_for_news (TillidSession *self)
{
  const gint64 version = tillid_db_get_data_version (self->db);
  const gint64 after = self->last_revision;

  /* Our own commits are announced where they happen. */
  if (version == self->data_version || self->pending_writes > 0)
    return;
  self->data_version = version;
  self->last_revision = get_last_revision (self);
  if (self->last_revision != after && has_unknown_edit (self, after))
    tillid_session_emit_changed (self, 0, 0);
}
