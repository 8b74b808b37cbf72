/* test-migration.c - from an older schema to this one, and what an older program left
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The content of a file of every released schema stands in tests/data/schemas (make_sample.py); its tables are those
 * that data/sql/001.sql to NNN.sql made. There is one schema so far, so the way to later ones is tested with two
 * invented ones behind it. */
#include "config.h"

#include "tillid-backup.h"
#include "tillid-migration-private.h"
#include "tillid-schema.h"
#include "tillid-search-index.h"
#include "tillid-store-fixture.h"
#include "tillid-verify.h"

#define NOW G_GINT64_CONSTANT (1773135480000)

static gboolean refuses;

/* What SQL could not have done alone: the rank of each visit of a patient. */
static gboolean
rank_visits (TillidDb *db, GError **error)
{
  if (!tillid_db_exec (db,
                       "UPDATE visit SET rank = (SELECT count(*) FROM visit o WHERE o.patient ="
                       " visit.patient AND o.id <= visit.id)",
                       error))
    return FALSE;
  if (!refuses)
    return TRUE;
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED, "Refused.");
  return FALSE;
}

static TillidMigrationStep
invented_step (int version)
{
  switch (version)
    {
    case 2:
      return (TillidMigrationStep){ "ALTER TABLE visit ADD COLUMN rank INTEGER", rank_visits };
    case 3:
      return (TillidMigrationStep){ "CREATE TABLE shelf (id INTEGER PRIMARY KEY, at TEXT) STRICT;"
                                    "INSERT INTO shelf VALUES (1, 'left')",
                                    NULL };
    default:
      return (TillidMigrationStep){ tillid_schema_version_sql (version), NULL };
    }
}

static void
set_version (int version)
{
  tillid_migrations = (TillidMigrations){ version, invented_step };
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_migrations = (TillidMigrations){ TILLID_SCHEMA_VERSION, invented_step };
  refuses = FALSE;
  fixture_tear_down (f, data);
}

static char *
sample_text (int version)
{
  g_autofree char *name = g_strdup_printf ("tests/data/schemas/%03d.sql", version);
  g_autofree char *path = g_build_filename (g_getenv ("TILLID_SOURCE_DIR"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
load (TillidDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;

  tillid_db_exec (db, text, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_db_begin (db, &error) && tillid_search_index_rebuild (db, &error) &&
                 tillid_db_commit (db, &error));
}

/* A file as the program that wrote schema @version would have left it, closed; encrypted if there is a key. */
static char *
make_sample_with_key (Fixture *f, const char *name, int version, TillidFileKey *key)
{
  int now = tillid_migrations.version;
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *text = sample_text (version);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = NULL;

  set_version (version);
  db = tillid_clinic_file_create_with_key (path, key, &error);
  g_assert_no_error (error);
  load (db, text);
  set_version (now);
  return g_steal_pointer (&path);
}

static char *
make_sample (Fixture *f, const char *name, int version)
{
  return make_sample_with_key (f, name, version, NULL);
}

static void
assert_sound (Fixture *f, TillidDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tillid_verify (db, f->system, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
}

/* Every row of @sql, one line each. */
static void
append_rows (TillidDb *db, const char *sql, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), &error);
  gboolean has_row;

  g_assert_no_error (error);
  for (;;)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        return;
      for (int i = 0; i < tillid_stmt_n_columns (stmt); i++)
        {
          const char *value = tillid_stmt_get_text (stmt, i);

          g_string_append_printf (text, "%s|", value != NULL ? value : "-");
        }
      g_string_append_c (text, '\n');
    }
}

/* Tables with their columns by name (a column that was added stands last), keys, indices, triggers and views. */
static char *
describe_schema (TillidDb *db)
{
  GString *text = g_string_new (NULL);

  append_rows (
    db,
    "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_schema m,"
    " pragma_table_xinfo (m.name) c WHERE m.type = 'table' ORDER BY 1, 2",
    text);
  append_rows (db,
               "SELECT m.name, k.\"from\", k.\"table\", k.\"to\" FROM sqlite_schema m,"
               " pragma_foreign_key_list (m.name) k WHERE m.type = 'table' ORDER BY 1, 2",
               text);
  append_rows (db,
               "SELECT type, name, sql FROM sqlite_schema WHERE type <> 'table'"
               " ORDER BY type, name",
               text);
  return g_string_free (text, FALSE);
}

static char *
describe_content (TillidDb *db)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  append_rows (db,
               "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
               " AND name NOT LIKE '%\\_search\\__%' ESCAPE '\\' ORDER BY name",
               names);
  lines = g_strsplit (names->str, "|\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *columns = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (GString) listed = g_string_new (NULL);

      sql = g_strdup_printf (
        "SELECT group_concat ('hex(\"' || name || '\")', ',') FROM (SELECT name FROM"
        " pragma_table_info ('%s') ORDER BY name)",
        lines[i]);
      append_rows (db, sql, listed);
      columns = g_strndup (listed->str, listed->len - 2);
      g_free (sql);
      sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY 1, 2", columns, lines[i]);
      g_string_append_printf (text, "%s\n", lines[i]);
      append_rows (db, sql, text);
    }
  return g_string_free (text, FALSE);
}

static void
test_numbered_equals_tables (Fixture *f, gconstpointer data)
{
  g_autofree char *sql = tillid_schema_sql ();
  g_autofree char *numbered = describe_schema (f->db);
  g_autofree char *generated = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_db_open (":memory:", TILLID_DB_CREATE, &error);

  g_test_summary ("All numbered files together make what the field tables say");
  g_assert_true (tillid_db_exec (db, sql, &error));
  generated = describe_schema (db);
  g_assert_cmpstr (numbered, ==, generated);
}

static void
test_sample (Fixture *f, gconstpointer data)
{
  g_test_summary (
    "A file of every released schema opens, verifies, and has the tables of a new one");
  for (int version = 1; version <= TILLID_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("%d.tillid", version);
      g_autofree char *path = make_sample (f, name, version);
      g_autofree char *fresh = describe_schema (f->db);
      g_autofree char *migrated = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidDb) db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);
      gint64 n = 0;

      g_assert_no_error (error);
      assert_sound (f, db);
      migrated = describe_schema (db);
      g_assert_cmpstr (migrated, ==, fresh);
      g_assert_true (tillid_db_query_int (db, "SELECT count(*) FROM revision", &n, &error));
      g_assert_cmpint (n, >, 300);
      g_assert_true (tillid_db_query_int (db, "SELECT count(*) FROM draft", &n, &error));
      g_assert_cmpint (n, ==, 1);
    }
}

static char *
copy_of (const char *path)
{
  char *copy = g_strndup (path, strlen (path) - strlen (".tillid"));
  char *name = g_strconcat (copy, " before the update.tillid", NULL);

  g_free (copy);
  return name;
}

static void
test_up_to_date (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_sample (f, "old.tillid", 1);
  g_autofree char *copy = copy_of (path);
  g_autofree char *migrated = NULL, *fresh = NULL, *content = NULL, *fresh_content = NULL;
  g_autofree char *text = sample_text (1), *fresh_path = g_build_filename (f->folder, "new", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = NULL, new = NULL;
  gint64 n = 0;

  set_version (3);
  db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_db_query_int (db, "PRAGMA user_version", &n, &error));
  g_assert_cmpint (n, ==, 3);
  assert_sound (f, db);

  /* The same content in a new file. */
  new = tillid_clinic_file_create (fresh_path, &error);
  g_assert_no_error (error);
  load (new, text);
  g_assert_true (rank_visits (new, &error));
  migrated = describe_schema (db);
  fresh = describe_schema (new);
  g_assert_cmpstr (migrated, ==, fresh);
  content = describe_content (db);
  fresh_content = describe_content (new);
  g_assert_cmpstr (content, ==, fresh_content);
  g_assert_true (tillid_db_query_int (db, "SELECT max(rank) FROM visit", &n, &error));
  g_assert_cmpint (n, >, 1);

  /* The copy is the old file, for the old program. */
  set_version (1);
  g_clear_object (&db);
  db = tillid_clinic_file_open (copy, TILLID_DB_READ, &error);
  g_assert_no_error (error);
  assert_sound (f, db);
}

static void
assert_is_noise (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 4096);
  g_assert_cmpint (memcmp (bytes, "SQLite format 3", 15), !=, 0);
}

static void
test_encrypted (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidFileKey) key = tillid_file_key_new_random ();
  g_autofree char *path = NULL, *copy = NULL, *migrated = NULL, *fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = NULL;

  g_test_summary (
    "An older encrypted file opens with its key, and no clear page is left beside it");
  if (!tillid_db_can_encrypt ())
    {
      g_test_skip ("built without SQLCipher");
      return;
    }
  path = make_sample_with_key (f, "old.tillid", 1, key);
  copy = copy_of (path);
  set_version (3);
  g_assert_null (tillid_clinic_file_open (path, TILLID_DB_WRITE, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED);
  g_clear_error (&error);
  db = tillid_clinic_file_open_with_key (path, TILLID_DB_WRITE, key, &error);
  g_assert_no_error (error);
  assert_sound (f, db);
  migrated = describe_schema (db);
  tillid_db_close (db);
  g_clear_object (&db);
  assert_is_noise (path);
  assert_is_noise (copy);

  g_free (path);
  path = g_build_filename (f->folder, "new.tillid", NULL);
  db = tillid_clinic_file_create (path, &error);
  g_assert_no_error (error);
  fresh = describe_schema (db);
  g_assert_cmpstr (migrated, ==, fresh);
  g_clear_object (&db);

  /* The copy is the old file, for the old program and the same key. */
  set_version (1);
  db = tillid_clinic_file_open_with_key (copy, TILLID_DB_READ, key, &error);
  g_assert_no_error (error);
  assert_sound (f, db);
}

static void
test_reading_needs_it (Fixture *f, gconstpointer data)
{
  static const TillidDbMode modes[] = { TILLID_DB_READ, TILLID_DB_IMMUTABLE };
  g_autofree char *path = make_sample (f, "old.tillid", 1);
  g_autofree char *copy = copy_of (path);

  set_version (2);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tillid_clinic_file_open (path, modes[i], &error));
      g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_TOO_OLD);
    }
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* The old file, and a copy that says so. */
static void
assert_old (Fixture *f, const char *path, const char *content)
{
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = NULL;

  set_version (1);
  db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  assert_sound (f, db);
  now = describe_content (db);
  g_assert_cmpstr (now, ==, content);
}

static char *
content_of (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_clinic_file_open_any (path, TILLID_DB_READ, &error);

  g_assert_no_error (error);
  return describe_content (db);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_sample (f, "old.tillid", 1);
  g_autofree char *before = content_of (path);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A step that fails leaves the old file");
  set_version (3);
  refuses = TRUE;
  g_assert_null (tillid_clinic_file_open (path, TILLID_DB_WRITE, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_FAILED);
  assert_old (f, path, before);
}

static void
test_unsound (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_sample (f, "old.tillid", 1);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);

  g_test_summary ("What does not verify afterwards is the old file, and the sentence says what");
  g_assert_true (
    tillid_db_exec (db, "UPDATE visit SET purpose = 'somebody else wrote this'", &error));
  before = describe_content (db);
  g_clear_object (&db);
  set_version (2);
  g_assert_null (tillid_clinic_file_open (path, TILLID_DB_WRITE, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "visit"));
  g_clear_error (&error);
  set_version (1);
  db = tillid_clinic_file_open (path, TILLID_DB_READ, &error);
  g_assert_no_error (error);
  {
    g_autofree char *now = describe_content (db);

    g_assert_cmpstr (now, ==, before);
  }
}

static void
test_old_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *path = make_sample (f, "old.tillid", 1);
  g_autofree char *plain = g_build_filename (f->folder, "plain", NULL);
  g_autofree char *secret = g_build_filename (f->folder, "secret", NULL);
  const char *const sources[] = { plain, secret };
  g_autoptr (GError) error = NULL;

  g_test_summary ("A backup that an older program made is restored, and stays as it is");
  {
    g_autoptr (TillidDb) db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);

    tillid_backup_make (db, f->system, plain, NULL, NOW, NULL, NULL, NULL, &error);
    tillid_backup_make (db, f->system, secret, "three boats", NOW, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  set_version (3);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *dest = g_strdup_printf ("%s/back%u", f->folder, i);
      g_autoptr (TillidDb) db = NULL;
      g_autoptr (GPtrArray) backups = NULL;
      gint64 n = 0;

      tillid_backup_restore (f->system, sources[i], dest, i == 1 ? "three boats" : NULL, NULL, NULL,
                             NULL, &error);
      g_assert_no_error (error);
      db = tillid_clinic_file_open (dest, TILLID_DB_READ, &error);
      g_assert_no_error (error);
      assert_sound (f, db);
      g_assert_true (tillid_db_query_int (db, "SELECT count(rank) FROM visit", &n, &error));
      g_assert_cmpint (n, >, 0);
      backups = tillid_backup_list (f->folder, NULL, &error);
      g_assert_cmpuint (backups->len, ==, 2); /* the restored ones are clinics */
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up_file, func, tear_down)
  ADD ("/store/migration/numbered-equals-tables", test_numbered_equals_tables);
  ADD ("/store/migration/sample", test_sample);
  ADD ("/store/migration/up-to-date", test_up_to_date);
  ADD ("/store/migration/encrypted", test_encrypted);
  ADD ("/store/migration/reading-needs-it", test_reading_needs_it);
  ADD ("/store/migration/refused", test_refused);
  ADD ("/store/migration/unsound", test_unsound);
  ADD ("/store/migration/old-backup", test_old_backup);
  return g_test_run ();
}
