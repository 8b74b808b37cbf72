/* tillid-purge.c - taking a patient out of the file after the time for keeping has passed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One transaction. First a row of "purge" says that it happens: the triggers that keep signed notes and corrections let
 * them go only then. Revisions stay, without body and salt, so that the chain of hashes still holds and says that
 * something was here, when and by whom; rows of the patient are deleted; the row of the person stays, empty, because
 * others may refer to it (a mother in her daughter's record). With the patient go the relatives whom no other patient
 * has, drafts, what search knows, and imported documents; of a file that also holds other patients the slices of this
 * one are blanked.
 *
 * SQLite overwrites what is deleted (secure_delete), but not inside an FTS5 segment, nor in the log: both are
 * rewritten at the end. The access log stays: it says who has read, and nothing of what. */
#include "config.h"

#include "tillid-purge.h"

#include <string.h>

#include "tillid-purge-private.h"
#include "tillid-records.h"

typedef struct
{
  TillidDb *db;
  GArray *persons; /* (owned) of gint64: the patient first */
  GArray *records; /* (owned) of gint64: all that is theirs */
} Purge;

static void
purge_clear (Purge *purge)
{
  g_clear_pointer (&purge->persons, g_array_unref);
  g_clear_pointer (&purge->records, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Purge, purge_clear)

static gboolean
collect (TillidDb *db, const char *sql, gint64 parameter, GArray *ids, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, parameter);
  for (;;)
    {
      gint64 id;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = tillid_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
}

static gboolean
run (TillidDb *db, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, parameter);
  return tillid_stmt_run (stmt, error);
}

/* The names of tables are constants of the program. */
static gboolean
collect_records (Purge *purge, gint64 person, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  g_array_append_val (purge->records, person);
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *sql = NULL;

      if (tillid_record_type_find_field (types[i], "patient") == NULL)
        continue;
      sql =
        g_strdup_printf ("SELECT id FROM \"%s\" WHERE patient = ?1 ORDER BY id", types[i]->kind);
      if (!collect (purge->db, sql, person, purge->records, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_purge_rows (Purge *purge, const TillidWriter *writer, TillidPurged *purged, GError **error)
{
  static const char sql[] = "INSERT INTO purge (patient, at, by, records, revisions, revision_head)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  gint64 rows;

  if (!tillid_chain_read_head (purge->db, "revision", &rows, purged->head, error))
    return FALSE;
  for (guint i = 0; i < purge->persons->len; i++)
    {
      g_autoptr (TillidStmt) stmt = tillid_db_borrow (purge->db, sql, error);

      if (stmt == NULL)
        return FALSE;
      tillid_stmt_bind_int (stmt, 1, g_array_index (purge->persons, gint64, i));
      tillid_stmt_bind_int (stmt, 2, writer->now_ms);
      tillid_stmt_bind_int (stmt, 3, writer->by);
      tillid_stmt_bind_int (stmt, 4, i == 0 ? purged->n_records : 0);
      tillid_stmt_bind_int (stmt, 5, i == 0 ? purged->n_revisions : 0);
      tillid_stmt_bind_bytes (stmt, 6, purged->head, TILLID_HASH_BYTES);
      if (!tillid_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_all (Purge *purge, TillidPurged *purged, GError **error)
{
  for (guint i = 0; i < purge->persons->len; i++)
    {
      g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!collect (purge->db, "SELECT id FROM source_document WHERE patient = ?1 ORDER BY id",
                    g_array_index (purge->persons, gint64, i), documents, error))
        return FALSE;
      purged->n_documents += documents->len;
    }

  for (guint i = 0; i < purge->records->len; i++)
    {
      g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!collect (purge->db, "SELECT seq FROM revision WHERE record = ?1 ORDER BY seq",
                    g_array_index (purge->records, gint64, i), seqs, error))
        return FALSE;
      purged->n_revisions += seqs->len;
    }
  purged->n_records = purge->records->len;
  purged->n_relatives = purge->persons->len - 1;
  return TRUE;
}

/* What came for them alone goes with the file, what came with others as a slice of it. */
static gboolean
purge_sources (Purge *purge, gint64 person, GError **error)
{
  static const char files_sql[] =
    "SELECT DISTINCT file FROM source_document WHERE patient = ?1 ORDER BY file";
  static const char others_sql[] =
    "SELECT id FROM source_document WHERE file = ?1 AND patient IS NOT NULL ORDER BY id LIMIT 1";
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!collect (purge->db, files_sql, person, files, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!tillid_purge_file (purge->db, g_array_index (files, gint64, i), person, error))
      return FALSE;
  if (!run (purge->db,
            "DELETE FROM source_record WHERE document IN (SELECT id FROM source_document WHERE "
            "patient = ?1)",
            person, error) ||
      !run (purge->db, "DELETE FROM source_document WHERE patient = ?1", person, error))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
      gint64 file = g_array_index (files, gint64, i);

      if (!collect (purge->db, others_sql, file, others, error))
        return FALSE;
      if (others->len > 0)
        continue;
      if (!run (purge->db,
                "DELETE FROM source_record WHERE document IN (SELECT id FROM source_document WHERE "
                "file = ?1)",
                file, error) ||
          !run (purge->db, "DELETE FROM source_document WHERE file = ?1", file, error) ||
          !run (purge->db, "DELETE FROM source_file WHERE id = ?1", file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
purge_search (Purge *purge, gint64 person, GError **error)
{
  return run (purge->db,
              "DELETE FROM note_search WHERE rowid IN (SELECT id FROM visit WHERE patient = ?1)",
              person, error) &&
         run (purge->db, "DELETE FROM name_search WHERE rowid = ?1", person, error) &&
         run (purge->db, "DELETE FROM person_key WHERE person = ?1", person, error);
}

/* The row stays and says nothing. */
static gboolean
empty_person (Purge *purge, gint64 person, GError **error)
{
  static const char version_sql[] = "SELECT version FROM person WHERE id = ?1";
  g_autoptr (GArray) version = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = NULL;

  if (!collect (purge->db, version_sql, person, version, error) || version->len == 0 ||
      !run (purge->db, "DELETE FROM person WHERE id = ?1", person, error))
    return FALSE;
  stmt =
    tillid_db_borrow (purge->db,
                      "INSERT INTO person (id, version, state) VALUES (?1, ?2, 'undone')", error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  tillid_stmt_bind_int (stmt, 2, g_array_index (version, gint64, 0));
  return tillid_stmt_run (stmt, error);
}

static gboolean
purge_person (Purge *purge, gint64 person, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  if (!purge_sources (purge, person, error) || !purge_search (purge, person, error))
    return FALSE;
  for (guint i = n_types; i > 0; i--)
    {
      g_autofree char *sql = NULL;

      if (tillid_record_type_find_field (types[i - 1], "patient") == NULL)
        continue;
      sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE patient = ?1", types[i - 1]->kind);
      if (!run (purge->db, sql, person, error))
        return FALSE;
    }
  return empty_person (purge, person, error);
}

static gboolean
purge_texts (Purge *purge, GError **error)
{
  for (guint i = 0; i < purge->records->len; i++)
    {
      gint64 id = g_array_index (purge->records, gint64, i);

      if (!run (purge->db, "UPDATE revision SET body = NULL, body_salt = NULL WHERE record = ?1",
                id, error) ||
          !run (purge->db, "DELETE FROM draft WHERE place LIKE '%' || ?1 || '%'", id, error))
        return FALSE;
    }
  return TRUE;
}

/* The patient, the relatives nobody else has, and what is theirs. */
static gboolean
gather (Purge *purge, gint64 patient, TillidPurged *purged, GError **error)
{
  static const char relatives_sql[] =
    "SELECT DISTINCT p.id FROM relation r JOIN person p ON p.id = r.person WHERE r.patient = ?1"
    " AND p.role <> 'patient' AND NOT EXISTS (SELECT 1 FROM relation o WHERE o.person = p.id"
    " AND o.patient <> ?1) ORDER BY p.id";

  g_array_append_val (purge->persons, patient);
  if (!collect (purge->db, relatives_sql, patient, purge->persons, error))
    return FALSE;
  for (guint i = 0; i < purge->persons->len; i++)
    if (!collect_records (purge, g_array_index (purge->persons, gint64, i), error))
      return FALSE;
  return count_all (purge, purged, error);
}

static gboolean
purge_in_transaction (Purge *purge,
                      const TillidWriter *writer,
                      TillidPurged *purged,
                      GError **error)
{
  if (!write_purge_rows (purge, writer, purged, error) || !purge_texts (purge, error))
    return FALSE;
  for (guint i = purge->persons->len; i > 0; i--)
    if (!purge_person (purge, g_array_index (purge->persons, gint64, i - 1), error))
      return FALSE;
  return TRUE;
}

static void
purge_init (Purge *purge, TillidDb *db, TillidPurged *purged)
{
  memset (purged, 0, sizeof *purged);
  purge->db = db;
  purge->persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  purge->records = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * tillid_purge_count:
 * @db: a connection
 * @scope: the program's own
 * @patient: id of a patient
 * @out_purged: (out): how much tillid_purge_patient() would take out now; no head
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_purge_count (TillidDb *db,
                    const TillidScope *scope,
                    gint64 patient,
                    TillidPurged *out_purged,
                    GError **error)
{
  g_auto (Purge) purge = { 0 };

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_purged != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM, FALSE);

  purge_init (&purge, db, out_purged);
  return gather (&purge, patient, out_purged, error);
}

/**
 * tillid_purge_patient:
 * @db: the writing connection
 * @scope: the program's own
 * @patient: id of a patient
 * @check: whether the time has passed; asked when nobody else can write any more
 * @check_data: for @check
 * @writer: who and when
 * @out_purged: (out): how much
 * @error: return location for an error in the %TILLID_STORE_ERROR domain, or of @check
 *
 * Takes everything of a patient out of the file, or nothing.
 *
 * Returns: whether it is done
 */
gboolean
tillid_purge_patient (TillidDb *db,
                      const TillidScope *scope,
                      gint64 patient,
                      TillidPurgeCheck check,
                      gpointer check_data,
                      const TillidWriter *writer,
                      TillidPurged *out_purged,
                      GError **error)
{
  g_auto (Purge) purge = { 0 };

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && writer != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM, FALSE);
  g_return_val_if_fail (check != NULL && out_purged != NULL, FALSE);

  purge_init (&purge, db, out_purged);
  if (!tillid_db_begin (db, error))
    return FALSE;
  if (!check (db, check_data, error) || !gather (&purge, patient, out_purged, error) ||
      !purge_in_transaction (&purge, writer, out_purged, error))
    {
      tillid_db_rollback (db);
      return FALSE;
    }
  return tillid_db_commit (db, error) &&
         tillid_db_exec (db, "INSERT INTO name_search (name_search) VALUES ('optimize')", error) &&
         tillid_db_exec (db, "INSERT INTO note_search (note_search) VALUES ('optimize')", error) &&
         tillid_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}
