/* tillid-search-index.c - what can be searched, written with each edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One row of name_search per patient, made from all of the patient's active names and numbers: three keys
 * per name (folded original, Latin letters, skeleton) so that a name is found in any script and spelling.
 * One row of note_search per record that holds free text of a visit. The rows are written in the same
 * transaction as the record, never by triggers: trusted_schema=OFF refuses those. */
#include "config.h"

#include "tillid-search-index.h"

#include <string.h>

#include "tillid-name-keys.h"
#include "tillid-records.h"

static gboolean
run_with_id (TillidDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, id);
  return tillid_stmt_run (stmt, error);
}

typedef struct
{
  GString *original;
  GString *latin;
  GString *skeleton;
  GString *number;
  char *display; /* (owned) (nullable) the name a list shows, in Latin letters where there is one */
  char *native;  /* (owned) (nullable) the name in its own script, if that is another */
} Keys;

static void
keys_clear (Keys *keys)
{
  g_string_free (keys->original, TRUE);
  g_string_free (keys->latin, TRUE);
  g_string_free (keys->skeleton, TRUE);
  g_string_free (keys->number, TRUE);
  g_free (keys->display);
  g_free (keys->native);
}

static void
append_word (GString *to, const char *word)
{
  if (to->len > 0)
    g_string_append_c (to, ' ');
  g_string_append (to, word);
}

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
    }
  return TRUE;
}

static void
add_name (Keys *keys, const char *name)
{
  g_auto (TillidNameKeys) of_name = { 0 };
  char **first = is_latin (name) ? &keys->display : &keys->native;

  tillid_name_keys_init (&of_name, name);
  append_word (keys->original, of_name.folded);
  append_word (keys->latin, of_name.latin);
  append_word (keys->skeleton, of_name.skeleton);
  if (*first == NULL)
    *first = g_strdup (name);
}

static gboolean
read_names (TillidDb *db, gint64 person, Keys *keys, GError **error)
{
  static const char sql[] =
    "SELECT text, given, family FROM person_name WHERE patient = ?1 AND state = 'active'"
    " ORDER BY CASE \"use\" WHEN 'usual' THEN 0 WHEN 'official' THEN 1 ELSE 2 END, id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  for (;;)
    {
      g_autofree char *joined = NULL;
      const char *text;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      text = tillid_stmt_get_text (stmt, 0);
      if (text == NULL)
        {
          const char *given = tillid_stmt_get_text (stmt, 1),
                     *family = tillid_stmt_get_text (stmt, 2);

          joined = g_strstrip (
            g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : ""));
          text = joined;
        }
      if (*text != '\0')
        add_name (keys, text);
    }
}

static gboolean
read_numbers (TillidDb *db, gint64 person, Keys *keys, GError **error)
{
  static const char sql[] =
    "SELECT value FROM identifier WHERE patient = ?1 AND state = 'active' AND value IS NOT NULL"
    " UNION ALL SELECT birth_edtf FROM person WHERE id = ?1 AND birth_edtf IS NOT NULL";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      append_word (keys->number, tillid_stmt_get_text (stmt, 0));
    }
}

static gboolean
write_key (TillidDb *db, gint64 person, gboolean listed, const Keys *keys, GError **error)
{
  static const char sql[] =
    "INSERT INTO person_key (person, sort_key, display_name, native_name, listed)"
    " VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (person) DO UPDATE SET sort_key = excluded.sort_key,"
    " display_name = excluded.display_name, native_name = excluded.native_name,"
    " listed = excluded.listed";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  const char *display = keys->display != NULL ? keys->display : keys->native;
  g_autofree char *sort_key = display != NULL ? tillid_name_sort_key (display) : g_strdup ("");

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  tillid_stmt_bind_text (stmt, 2, sort_key);
  tillid_stmt_bind_text (stmt, 3, display != NULL ? display : "");
  tillid_stmt_bind_text (stmt, 4, keys->display != NULL ? keys->native : NULL);
  tillid_stmt_bind_int (stmt, 5, listed ? 1 : 0);
  return tillid_stmt_run (stmt, error);
}

static gboolean
write_search (TillidDb *db, gint64 person, const Keys *keys, GError **error)
{
  static const char sql[] = "INSERT INTO name_search (rowid, original, latin, skeleton, number) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (TillidStmt) stmt = NULL;

  if (!run_with_id (db, "DELETE FROM name_search WHERE rowid = ?1", person, error))
    return FALSE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  tillid_stmt_bind_text (stmt, 2, keys->original->str);
  tillid_stmt_bind_text (stmt, 3, keys->latin->str);
  tillid_stmt_bind_text (stmt, 4, keys->skeleton->str);
  tillid_stmt_bind_text (stmt, 5, keys->number->str);
  return tillid_stmt_run (stmt, error);
}

/* What the index needs to know of a person: is there one, a patient, not entered in error? */
static gboolean
person_is_listed (TillidDb *db,
                  gint64 person,
                  gboolean *out_exists,
                  gboolean *out_listed,
                  GError **error)
{
  static const char sql[] =
    "SELECT state = 'active' AND role = 'patient' FROM person WHERE id = ?1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  if (!tillid_stmt_step (stmt, out_exists, error))
    return FALSE;
  *out_listed = *out_exists && tillid_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

static gboolean
read_keys (TillidDb *db, gint64 person, Keys *keys, GError **error)
{
  *keys = (Keys){
    g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), NULL, NULL
  };
  return read_names (db, person, keys, error) && read_numbers (db, person, keys, error);
}

static gboolean
index_person (TillidDb *db, gint64 person, GError **error)
{
  Keys keys;
  gboolean exists = FALSE, listed = FALSE;
  gboolean done =
    read_keys (db, person, &keys, error) && person_is_listed (db, person, &exists, &listed, error);

  if (done && exists)
    done = write_key (db, person, listed, &keys, error);
  if (done && listed)
    done = write_search (db, person, &keys, error);
  else if (done)
    done = run_with_id (db, "DELETE FROM name_search WHERE rowid = ?1", person, error);
  keys_clear (&keys);
  return done;
}

static gboolean
row_matches (TillidStmt *stmt, const Keys *keys)
{
  const char *display = keys->display != NULL ? keys->display : keys->native;
  g_autofree char *sort_key = display != NULL ? tillid_name_sort_key (display) : g_strdup ("");

  return g_strcmp0 (tillid_stmt_get_text (stmt, 0), keys->original->str) == 0 &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 1), keys->latin->str) == 0 &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 2), keys->skeleton->str) == 0 &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 3), keys->number->str) == 0 &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 4), sort_key) == 0 &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 5), display != NULL ? display : "") == 0;
}

/**
 * tillid_search_index_check:
 * @db: a connection
 * @patient: an active patient
 * @out_matches: (out): whether the patient is listed and found by what the names and numbers say now
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_search_index_check (TillidDb *db, gint64 patient, gboolean *out_matches, GError **error)
{
  static const char sql[] =
    "SELECT s.original, s.latin, s.skeleton, s.number, k.sort_key, k.display_name"
    " FROM name_search s JOIN person_key k ON k.person = s.rowid"
    " WHERE s.rowid = ?1 AND k.listed = 1"
    " AND k.held = EXISTS (SELECT 1 FROM patient_holder h WHERE h.patient = ?1)";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row = FALSE, done;
  Keys keys;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  done = read_keys (db, patient, &keys, error) && tillid_stmt_step (stmt, &has_row, error);
  if (done)
    *out_matches = has_row && row_matches (stmt, &keys);
  keys_clear (&keys);
  return done;
}

static gboolean
index_note (TillidDb *db, const TillidVisit *visit, GError **error)
{
  static const char sql[] =
    "INSERT INTO note_search (rowid, text, patient, kind) VALUES (?1, ?2, ?3, 'visit')";
  g_autoptr (TillidStmt) stmt = NULL;

  if (!run_with_id (db, "DELETE FROM note_search WHERE rowid = ?1", visit->record.id, error))
    return FALSE;
  if (visit->note == NULL || visit->record.state != TILLID_RECORD_ACTIVE)
    return TRUE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, visit->record.id);
  tillid_stmt_bind_text (stmt, 2, visit->note);
  tillid_stmt_bind_int (stmt, 3, visit->patient);
  return tillid_stmt_run (stmt, error);
}

static gboolean
names_a_person (const TillidRecord *record)
{
  return record->type == &tillid_person_type || record->type == &tillid_person_name_type ||
         record->type == &tillid_identifier_type;
}

/**
 * tillid_search_index_records:
 * @db: a connection in a transaction
 * @records: (element-type TillidRecord): records whose rows have just been written
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Brings the search rows that depend on @records up to date, those of a person once. Most kinds have none.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_search_index_records (TillidDb *db, const GPtrArray *records, GError **error)
{
  g_autoptr (GHashTable) persons =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (TILLID_IS_DB (db) && records != NULL, FALSE);

  for (guint i = 0; i < records->len; i++)
    {
      const TillidRecord *record = records->pdata[i];
      gint64 person = tillid_record_get_patient (record);
      gboolean done = TRUE;

      if (record->type == &tillid_visit_type)
        done = index_note (db, (const TillidVisit *) record, error);
      else if (names_a_person (record) &&
               g_hash_table_add (persons, g_memdup2 (&person, sizeof person)))
        done = index_person (db, person, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/**
 * tillid_search_index_rebuild:
 * @db: a connection in a transaction
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Makes everything that is computed for searching and listing anew, as this program would have written it.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_search_index_rebuild (TillidDb *db, GError **error)
{
  static const char empty[] =
    "DELETE FROM name_search; DELETE FROM note_search; DELETE FROM person_key;"
    "INSERT INTO note_search (rowid, text, patient, kind)"
    " SELECT id, note, patient, 'visit' FROM visit"
    " WHERE state = 'active' AND note IS NOT NULL";
  static const char held[] = "UPDATE person_key SET held = EXISTS (SELECT 1 FROM patient_holder h"
                             " WHERE h.patient = person_key.person)";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && tillid_db_in_transaction (db), FALSE);

  if (!tillid_db_exec (db, empty, error))
    return FALSE;
  stmt = tillid_db_borrow (db, "SELECT id FROM person ORDER BY id", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return tillid_db_exec (db, held, error);
      if (!index_person (db, tillid_stmt_get_int (stmt, 0), error))
        return FALSE;
    }
}
