/* tillid-verify.c - whether a clinic file is whole and unchanged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* All checks read one state of the file, in one read transaction. A check that finds nothing gives one row that
 * says so; each thing that is broken gives a row of its own. Damage that stops a check half-way is a finding
 * like any other, and the next check begins. */
#include "config.h"

#include "tillid-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-id.h"
#include "tillid-record-table-private.h"
#include "tillid-search-index.h"
#include "tillid-source.h"
#include "tillid-told-columns.h"

/* A file that is shot to pieces need not be listed to the last row. */
#define MAX_BROKEN 1000
#define ROWS_BETWEEN_PROGRESS 1000

/* KiB, as SQLite wants them: versions of one record lie far apart in the file. The other is SQLite's own default. */
#define VERIFY_CACHE "-65536"
#define USUAL_CACHE "-2000"

static const char *const codes[TILLID_N_VERIFY_CHECKS] = {
  "pages", "references", "revision-chain", "access-chain", "records", "dates", "sources", "search",
};

void
tillid_verify_row_free (TillidVerifyRow *self)
{
  if (self == NULL)
    return;
  g_free (self->patient);
  g_free (self->kind);
  g_free (self->record);
  g_free (self->words);
  g_free (self);
}

/* Never translated: "revision-chain". */
const char *
tillid_verify_check_to_code (TillidVerifyCheck check)
{
  g_return_val_if_fail (check < TILLID_N_VERIFY_CHECKS, NULL);

  return codes[check];
}

/**
 * tillid_verify_row_to_text:
 * @self: a row
 * @translated: for people; %FALSE for machine formats
 *
 * Returns: (transfer full): "KIND ID (patient ID): what is wrong"; empty for a sound check
 */
char *
tillid_verify_row_to_text (const TillidVerifyRow *self, gboolean translated)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind != NULL)
    g_string_append (text, self->kind);
  if (self->record != NULL)
    g_string_append_printf (text, " %s", self->record);
  if (self->patient != NULL)
    g_string_append_printf (text, translated ? C_ ("verify", " (patient %s)") : " (patient %s)",
                            self->patient);
  if (self->what != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "",
                            translated ? g_dpgettext2 (GETTEXT_PACKAGE, "verify", self->what)
                                       : self->what);
  if (self->words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", self->words);
  return g_string_free (text, FALSE);
}

static TillidVerifyRow *
add_row (TillidVerify *self)
{
  TillidVerifyRow *row;

  if (self->n_broken++ >= MAX_BROKEN)
    return NULL;
  row = g_new0 (TillidVerifyRow, 1);
  row->check = self->check;
  g_ptr_array_add (self->rows, row);
  return row;
}

/* @patient 0: nobody, or not known any more. */
void
tillid_verify_add (TillidVerify *self,
                   gint64 patient,
                   const char *kind,
                   gint64 record,
                   const char *what)
{
  TillidVerifyRow *row = add_row (self);

  if (row == NULL)
    return;
  row->patient = patient > 0 ? tillid_id_dup_text (patient) : NULL;
  row->kind = g_strdup (kind);
  row->record = record > 0 ? tillid_id_dup_text (record) : NULL;
  row->what = what;
}

void
tillid_verify_add_seq (TillidVerify *self, const char *table, gint64 seq, const char *what)
{
  TillidVerifyRow *row = add_row (self);

  if (row == NULL)
    return;
  row->kind = g_strdup (table);
  row->record = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  row->what = what;
}

void
tillid_verify_add_words (TillidVerify *self, const char *words)
{
  TillidVerifyRow *row = add_row (self);

  if (row != NULL)
    row->words = g_strdup (words);
}

/* @table: (nullable): where; @words: SQLite's own. */
void
tillid_verify_add_table (TillidVerify *self, const char *table, const char *words)
{
  TillidVerifyRow *row = add_row (self);

  if (row == NULL)
    return;
  row->kind = g_strdup (table);
  row->words = g_strdup (words);
}

/* Begins the count of this check's rows, for progress. */
gboolean
tillid_verify_count (TillidVerify *self, const char *sql, GError **error)
{
  self->done = self->total = 0;
  return tillid_db_query_int (self->db, sql, &self->total, error);
}

/* A step of the query that drives a check: counts, reports, and looks whether to stop. */
gboolean
tillid_verify_step (TillidVerify *self, TillidStmt *stmt, gboolean *out_has_row, GError **error)
{
  double part;

  if (self->done++ % ROWS_BETWEEN_PROGRESS == 0 && self->progress != NULL)
    {
      part = self->total > 0 ? CLAMP ((double) self->done / (double) self->total, 0, 1) : 0;
      self->progress ((self->check + part) / TILLID_N_VERIFY_CHECKS, self->progress_data);
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED,
                           C_ ("error", "Stopped. Nothing was changed."));
      return FALSE;
    }
  return tillid_stmt_step (stmt, out_has_row, error);
}

/* Whose row it is, where the row says so; 0 otherwise. */
static gint64
patient_of_row (TillidVerify *self, const char *table, gint64 id)
{
  const TillidRecordType *type = tillid_record_type_by_kind (table);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row = FALSE;

  if (type != NULL)
    return tillid_verify_patient_of (self, type, id);
  if (!g_str_equal (table, "source_document"))
    return 0;
  stmt = tillid_db_borrow (self->db, "SELECT patient FROM source_document WHERE id = ?1", NULL);
  if (stmt == NULL)
    return 0;
  tillid_stmt_bind_int (stmt, 1, id);
  return tillid_stmt_step (stmt, &has_row, NULL) && has_row ? tillid_stmt_get_int (stmt, 0) : 0;
}

static gboolean
verify_references (TillidVerify *self, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, "PRAGMA foreign_key_check", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      tillid_verify_add (self,
                         patient_of_row (self, tillid_stmt_get_text (stmt, 0),
                                         tillid_stmt_get_int (stmt, 1)),
                         tillid_stmt_get_text (stmt, 0), tillid_stmt_get_int (stmt, 1),
                         NC_ ("verify", "points to an entry that is not there"));
    }
}

/* Columns: id, patient, the told date, its six computed columns. */
static const char *
dates_sql (const TillidRecordType *type, const TillidField *field)
{
  GString *sql = g_string_new ("SELECT id, ");
  g_autofree char *text = NULL;

  if (tillid_record_type_find_field (type, "patient") != NULL)
    g_string_append (sql, "patient");
  else
    g_string_append (sql, g_str_equal (type->kind, "person") ? "id" : "0");
  g_string_append_printf (sql, ", \"%s\"", field->name);
  for (guint i = 0; i < TILLID_N_TOLD_COLUMNS; i++)
    g_string_append_printf (sql, ", \"%s_%s\"", field->name, tillid_told_columns[i]);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", type->kind);
  text = g_string_free (sql, FALSE);
  return g_intern_string (text);
}

static gboolean
dates_match (TillidVerify *self, TillidStmt *stmt, GError **error)
{
  const char *json = tillid_stmt_get_text (stmt, 2);
  TillidToldBounds bounds = { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };
  g_autoptr (TillidTold) told = NULL;
  g_autofree char *edtf = NULL;

  if (json != NULL)
    {
      told = tillid_told_from_json (json, error);
      if (told == NULL ||
          !tillid_told_columns_compute (self->db, tillid_stmt_get_int (stmt, 1),
                                        tillid_stmt_get_int (stmt, 0), told, &bounds, &edtf, error))
        return FALSE;
    }
  return tillid_stmt_get_optional (stmt, 3) == bounds.start_earliest &&
         tillid_stmt_get_optional (stmt, 4) == bounds.start_latest &&
         tillid_stmt_get_optional (stmt, 5) == bounds.end_earliest &&
         tillid_stmt_get_optional (stmt, 6) == bounds.end_latest &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 7), edtf) == 0 &&
         g_strcmp0 (tillid_stmt_get_text (stmt, 8), told != NULL ? told->said : NULL) == 0;
}

static gboolean
verify_dates_of (TillidVerify *self,
                 const TillidRecordType *type,
                 const TillidField *field,
                 GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, dates_sql (type, field), error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (GError) local = NULL;

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (dates_match (self, stmt, &local))
        continue;
      if (g_error_matches (local, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      tillid_verify_add (self, tillid_stmt_get_int (stmt, 1), type->kind,
                         tillid_stmt_get_int (stmt, 0),
                         local != NULL ? NC_ ("verify", "the date cannot be read")
                                       : NC_ ("verify", "computed days are not those of the date"));
    }
}

static gboolean
verify_dates (TillidVerify *self, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  self->done = self->total = 0;
  for (guint t = 0; t < n_types; t++)
    for (guint i = 0; i < types[t]->n_fields; i++)
      if (types[t]->fields[i].kind == TILLID_KIND_TOLD &&
          !verify_dates_of (self, types[t], &types[t]->fields[i], error))
        return FALSE;
  return TRUE;
}

static gboolean
hash_is (gconstpointer content, gsize size, TillidStmt *stmt, int column)
{
  guint8 hash[TILLID_HASH_BYTES];
  gsize stored_size;
  gconstpointer stored = tillid_stmt_get_bytes (stmt, column, &stored_size);

  tillid_source_hash (content, size, hash);
  return stored_size == sizeof hash && memcmp (hash, stored, sizeof hash) == 0;
}

static gboolean
verify_documents (TillidVerify *self, gint64 file, GBytes *content, GError **error)
{
  static const char sql[] =
    "SELECT id, \"offset\", \"length\", content_hash, patient FROM source_document"
    " WHERE file = ?1 ORDER BY id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, sql, error);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, file);
  for (;;)
    {
      gint64 offset, length;

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      offset = tillid_stmt_get_int (stmt, 1);
      length = tillid_stmt_get_int (stmt, 2);
      if (offset < 0 || length < 0 || offset > (gint64) size || length > (gint64) size - offset ||
          !hash_is (bytes + offset, (gsize) length, stmt, 3))
        tillid_verify_add (self, tillid_stmt_get_int (stmt, 4), "source_document",
                           tillid_stmt_get_int (stmt, 0),
                           NC_ ("verify", "is not what was imported"));
    }
}

static gboolean
verify_sources (TillidVerify *self, GError **error)
{
  static const char sql[] = "SELECT id, bytes, content, content_hash FROM source_file ORDER BY id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, sql, error);
  gboolean has_row;

  if (stmt == NULL || !tillid_verify_count (self, "SELECT count(*) FROM source_document", error))
    return FALSE;
  for (;;)
    {
      g_autoptr (GBytes) content = NULL;
      gconstpointer packed;
      gsize size;

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      packed = tillid_stmt_get_bytes (stmt, 2, &size);
      content = tillid_source_inflate (packed, size, tillid_stmt_get_int (stmt, 1));
      if (content == NULL ||
          !hash_is (g_bytes_get_data (content, NULL), g_bytes_get_size (content), stmt, 3))
        tillid_verify_add (self, 0, "source_file", tillid_stmt_get_int (stmt, 0),
                           NC_ ("verify", "is not what was imported"));
      else if (!verify_documents (self, tillid_stmt_get_int (stmt, 0), content, error))
        return FALSE;
    }
}

/* A finding for each row of @sql: id, patient. */
static gboolean
add_each (TillidVerify *self, const char *sql, const char *kind, const char *what, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      tillid_verify_add (self, tillid_stmt_get_int (stmt, 1), kind, tillid_stmt_get_int (stmt, 0),
                         what);
    }
}

static gboolean
verify_patients_found (TillidVerify *self, GError **error)
{
  static const char sql[] =
    "SELECT id FROM person WHERE state = 'active' AND role = 'patient' ORDER BY id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (self->db, sql, error);
  gboolean has_row, matches;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      gint64 id;

      if (!tillid_verify_step (self, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = tillid_stmt_get_int (stmt, 0);
      if (!tillid_search_index_check (self->db, id, &matches, error))
        return FALSE;
      if (!matches)
        tillid_verify_add (self, id, "name_search", id,
                           NC_ ("verify", "the patient is not found by the names in the record"));
    }
}

static gboolean
verify_search (TillidVerify *self, GError **error)
{
  static const char strangers[] =
    "SELECT s.rowid, s.rowid FROM name_search s WHERE NOT EXISTS (SELECT 1 FROM person p"
    " WHERE p.id = s.rowid AND p.state = 'active' AND p.role = 'patient') ORDER BY s.rowid";
  static const char lost_notes[] =
    "SELECT v.id, v.patient FROM visit v WHERE v.state = 'active' AND v.note IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM note_search s WHERE s.rowid = v.id AND s.text = v.note)"
    " ORDER BY v.id";
  static const char old_notes[] =
    "SELECT s.rowid, s.patient FROM note_search s WHERE NOT EXISTS (SELECT 1 FROM visit v"
    " WHERE v.id = s.rowid AND v.state = 'active' AND v.note = s.text) ORDER BY s.rowid";

  if (!tillid_verify_count (self, "SELECT count(*) FROM person", error))
    return FALSE;
  return verify_patients_found (self, error) &&
         add_each (self, strangers, "name_search",
                   NC_ ("verify", "finds somebody who is no patient here"), error) &&
         add_each (self, lost_notes, "note_search", NC_ ("verify", "the note is not found"),
                   error) &&
         add_each (self, old_notes, "note_search", NC_ ("verify", "finds a note that is not there"),
                   error);
}

/* What stops a check because the file is broken, and not because of the caller or the machine. */
static gboolean
is_damage (const GError *error)
{
  return error->domain != TILLID_STORE_ERROR || error->code == TILLID_STORE_ERROR_CORRUPT ||
         error->code == TILLID_STORE_ERROR_NOT_A_CLINIC || error->code == TILLID_STORE_ERROR_FAILED;
}

static gboolean
run_check (TillidVerify *self, TillidVerifyFunc func, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->n_broken = 0;
  if (!func (self, &local))
    {
      if (!is_damage (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      tillid_verify_add_words (self, local->message);
    }
  if (self->n_broken == 0)
    add_row (self)->is_sound = TRUE;
  return TRUE;
}

/**
 * tillid_verify:
 * @db: a connection; the worker's. In a transaction, what that has written so far is checked
 * @scope: the program's own
 * @progress: (nullable): called now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): stops with %TILLID_STORE_ERROR_CANCELLED
 * @error: return location for an error in the %TILLID_STORE_ERROR domain: verify itself could not be done
 *
 * Checks pages, references, both hash chains, every version of every record, computed dates, imported files and
 * the search. Changes nothing. A finding names the record and the patient by id, never by name.
 *
 * Returns: (transfer full) (element-type TillidVerifyRow): in the order of the checks, at least one row for each
 */
GPtrArray *
tillid_verify (TillidDb *db,
               const TillidScope *scope,
               TillidStoreProgress progress,
               gpointer progress_data,
               GCancellable *cancellable,
               GError **error)
{
  static const TillidVerifyFunc checks[TILLID_N_VERIFY_CHECKS] = {
    tillid_verify_pages,
    verify_references,
    tillid_verify_revision_chain,
    tillid_verify_access_chain,
    tillid_verify_records,
    verify_dates,
    verify_sources,
    verify_search,
  };
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_verify_row_free);
  TillidVerify self = { .db = db,
                        .rows = rows,
                        .progress = progress,
                        .progress_data = progress_data,
                        .cancellable = cancellable };
  gboolean done = TRUE, is_inside;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM, NULL);

  is_inside = tillid_db_in_transaction (db);
  if (!is_inside && !tillid_db_begin_read (db, error))
    return NULL;
  tillid_db_set_cancellable (db, cancellable);
  tillid_db_exec (db, "PRAGMA cache_size = " VERIFY_CACHE, NULL);
  for (guint i = 0; done && i < TILLID_N_VERIFY_CHECKS; i++)
    {
      self.check = i;
      self.done = self.total = 0;
      done = run_check (&self, checks[i], error);
    }
  tillid_db_set_cancellable (db, NULL);
  tillid_db_exec (db, "PRAGMA cache_size = " USUAL_CACHE, NULL);
  if (!is_inside)
    tillid_db_rollback (db);
  if (!done)
    return NULL;
  if (progress != NULL)
    progress (1, progress_data);
  return g_steal_pointer (&rows);
}

/* Whether every check found nothing. */
gboolean
tillid_verify_is_sound (const GPtrArray *rows)
{
  g_return_val_if_fail (rows != NULL, FALSE);

  for (guint i = 0; i < rows->len; i++)
    if (!((const TillidVerifyRow *) rows->pdata[i])->is_sound)
      return FALSE;
  return TRUE;
}
