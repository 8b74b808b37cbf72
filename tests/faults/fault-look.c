/* fault-look.c - what is in a clinic file, and whether it is sound
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "fault-scene.h"
#include "tillid-chain.h"
#include "tillid-schema.h"
#include "tillid-verify.h"

static void
hash_row (TillidHasher *hasher, TillidStmt *stmt)
{
  for (int i = 0; i < tillid_stmt_n_columns (stmt); i++)
    {
      gsize size;
      gconstpointer bytes = tillid_stmt_get_bytes (stmt, i, &size);

      tillid_hasher_add_bytes (hasher, bytes, size);
    }
}

/* Of a backup the row that makes it one is left out. */
static gint64
hash_table (TillidDb *db, const char *table, TillidHasher *content)
{
  g_autofree char *sql =
    g_str_equal (table, "chain_head")
      ? g_strdup ("SELECT * FROM chain_head WHERE chain <> 'backup' ORDER BY chain")
      : g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), &error);
  gboolean has_row;
  gint64 n = 0;

  g_assert_no_error (error);
  for (;; n++)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        return n;
      hash_row (content, stmt);
    }
}

static void
read_state (TillidDb *db, SceneState *out_state)
{
  /* Tables behind a search are an affair of FTS5. */
  static const char sql[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE '%\\_search\\__%' ESCAPE '\\' ORDER BY name";
  g_autoptr (TillidHasher) content = tillid_hasher_new ();
  g_autoptr (TillidHasher) shape = tillid_hasher_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  for (;;)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        break;
      tillid_hasher_add_int (shape, hash_table (db, tillid_stmt_get_text (stmt, 0), content));
    }
  tillid_hasher_finish (content, out_state->content);
  tillid_hasher_finish (shape, out_state->shape);
}

/* Of the schema, whichever program wrote it. */
static int
read_version (const char *path, TillidDbMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_db_open (path, mode, &error);
  gint64 version = 0;

  g_assert_no_error (error);
  tillid_db_query_int (db, "PRAGMA user_version", &version, &error);
  g_assert_no_error (error);
  return (int) version;
}

/* Opens @path anew: it must be a sound clinic. */
void
stage_look_at (const Stage *stage, const char *path, TillidDbMode mode, SceneState *out_state)
{
  g_autoptr (GError) error = NULL;

  stage_expect_version (read_version (path, mode));
  g_autoptr (TillidDb) db = tillid_clinic_file_open (path, mode, &error);
  g_autoptr (GPtrArray) rows = NULL;

  stage_expect_version (TILLID_SCHEMA_VERSION);
  g_assert_no_error (error);
  rows = tillid_verify (db, stage->base.system, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
  read_state (db, out_state);
}

/* Whether two states of a clinic are one; where ids differ from run to run only their shape can be compared. */
gboolean
scene_is_same (const Scene *scene,
               const SceneState *one,
               const SceneState *other,
               gboolean by_shape)
{
  return scene->is_random || by_shape
           ? memcmp (one->shape, other->shape, sizeof one->shape) == 0
           : memcmp (one->content, other->content, sizeof one->content) == 0;
}
