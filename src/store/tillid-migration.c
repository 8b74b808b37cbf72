/* tillid-migration.c - from an older schema to this one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The schema has a number. data/sql/NNN.sql makes version NNN out of the one before it, and a step in C may follow
 * for what SQL cannot do. A new file is made by all of them, one after the other, so a file that was
 * brought up to date and a new one cannot differ by design; tests compare both with the field tables.
 *
 * Before anything is changed, the file is copied as it is, under a name of its own beside it. Then everything
 * happens in one transaction that ends with a full verify: what does not verify is rolled back, and a file whose
 * program was killed in the middle is the old one. What is computed for searching is made anew in any case. Another program may have done the same meanwhile: the number is
 * read again under the lock. */
#include "config.h"

#include "tillid-migration-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-backup-private.h"
#include "tillid-schema.h"
#include "tillid-scope-private.h"
#include "tillid-search-index.h"
#include "tillid-verify.h"

static TillidMigrationStep
released_step (int version)
{
  /* C steps of released schemas stand here, by version; the first has none. */
  return (TillidMigrationStep){ tillid_schema_version_sql (version), NULL };
}

TillidMigrations tillid_migrations = { TILLID_SCHEMA_VERSION, released_step };

static gboolean
read_version (TillidDb *db, int *out_version, GError **error)
{
  gint64 version;

  if (!tillid_db_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  *out_version = (int) version;
  return TRUE;
}

static gboolean
run_steps (TillidDb *db, int from, GError **error)
{
  g_autofree char *header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                             TILLID_APPLICATION_ID, tillid_migrations.version);

  for (int version = from + 1; version <= tillid_migrations.version; version++)
    {
      TillidMigrationStep step = tillid_migrations.get (version);

      g_assert (step.sql != NULL);
      if (!tillid_db_exec (db, step.sql, error) || (step.step != NULL && !step.step (db, error)))
        return FALSE;
    }
  return tillid_db_exec (db, header, error);
}

/* Makes the schema in an empty file. On error nothing of it is there. */
gboolean
tillid_migration_create (TillidDb *db, GError **error)
{
  if (!tillid_db_begin (db, error))
    return FALSE;
  if (run_steps (db, 0, error))
    return tillid_db_commit (db, error);
  tillid_db_rollback (db);
  return FALSE;
}

/* Whether the file is of an older schema. */
gboolean
tillid_migration_is_needed (TillidDb *db, gboolean *out_needed, GError **error)
{
  int version;

  if (!read_version (db, &version, error))
    return FALSE;
  *out_needed = version < tillid_migrations.version;
  return TRUE;
}

/* "Clinic before the update.tillid": a name that nobody has. */
static char *
name_copy (const char *path)
{
  g_autofree char *stem = g_strdup (path);

  if (g_str_has_suffix (stem, ".tillid"))
    stem[strlen (stem) - strlen (".tillid")] = '\0';
  for (guint i = 1;; i++)
    {
      /* Translators: name of a file; %s is the name of the clinic's file. */
      g_autofree char *first = g_strdup_printf (C_ ("file", "%s before the update"), stem);
      g_autofree char *copy =
        i == 1 ? g_strdup_printf ("%s.tillid", first) : g_strdup_printf ("%s %u.tillid", first, i);

      if (!g_file_test (copy, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&copy);
    }
}

static gboolean
set_unsound (const char *what, GError **error)
{
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
               C_ ("error", "The clinic file could not be brought up to date: %s. Nothing was "
                            "changed; restore a backup."),
               what);
  return FALSE;
}

static gboolean
verify_result (TillidDb *db, GError **error)
{
  g_autoptr (TillidScope) system = tillid_scope_new (TILLID_SCOPE_SYSTEM, 0, 0);
  g_autoptr (GPtrArray) rows = tillid_verify (db, system, NULL, NULL, NULL, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidVerifyRow *row = rows->pdata[i];
      g_autofree char *text = row->is_sound ? NULL : tillid_verify_row_to_text (row, TRUE);

      if (text != NULL)
        return set_unsound (text, error);
    }
  return TRUE;
}

/**
 * tillid_migration_run:
 * @db: a writing connection without a transaction, to a file of an older schema
 * @keeps_copy: the file is somebody's clinic: a copy as it was is left beside it
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: whether the file is of this program's schema and verified; if not, it is what it was
 */
gboolean
tillid_migration_run (TillidDb *db, gboolean keeps_copy, GError **error)
{
  g_autofree char *copy = keeps_copy ? name_copy (tillid_db_get_path (db)) : NULL;
  int from;

  if (copy != NULL && !tillid_backup_copy_as_is (db, copy, g_get_real_time () / 1000, error))
    return FALSE;
  if (!tillid_db_begin (db, error))
    return FALSE;
  if (read_version (db, &from, error) && run_steps (db, from, error) &&
      tillid_search_index_rebuild (db, error) && verify_result (db, error))
    return tillid_db_commit (db, error);
  tillid_db_rollback (db);
  return FALSE;
}
