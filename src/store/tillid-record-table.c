/* tillid-record-table.c - records in their tables
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The statements by id are made once per type from the field table; nobody writes a record's columns by
 * hand. A column is named as its field; a told field has six computed columns beside it
 * (tillid-told-columns.c computes them), which are no part of the record, its revisions or its hash. */
#include "config.h"

#include "tillid-record-table-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-masking.h"
#include "tillid-privacy-private.h"
#include "tillid-told-columns.h"

const char *const tillid_told_columns[TILLID_N_TOLD_COLUMNS] = { "start_earliest", "start_latest",
                                                                 "end_earliest",   "end_latest",
                                                                 "edtf",           "said" };

typedef struct
{
  const char *columns; /* "id, version, state, a, b" */
  const char *get;
  const char *list;    /* all, or all of one patient */
  gboolean has_viewer; /* @list asks who reads: ?2 */
  const char *insert;
  const char *update;
} TypeSql;

static void
append_columns (GString *sql, const TillidRecordType *type)
{
  g_string_append (sql, "id, version, state");
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", type->fields[i].name);
}

static const char *
intern (GString *text)
{
  g_autofree char *chars = g_string_free (text, FALSE);

  return g_intern_string (chars);
}

/* Parameters: id, version, state, the fields, then the computed columns of each told field. */
static const char *
make_insert (const TillidRecordType *type)
{
  GString *sql = g_string_new (NULL);
  guint n = type->n_fields + 3;

  g_string_printf (sql, "INSERT INTO \"%s\" (", type->kind);
  append_columns (sql, type);
  for (guint i = 0; i < type->n_fields; i++)
    for (guint c = 0; c < TILLID_N_TOLD_COLUMNS && type->fields[i].kind == TILLID_KIND_TOLD; c++)
      {
        g_string_append_printf (sql, ", \"%s_%s\"", type->fields[i].name, tillid_told_columns[c]);
        n++;
      }
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 2; i <= n; i++)
    g_string_append_printf (sql, ", ?%u", i);
  g_string_append_c (sql, ')');
  return intern (sql);
}

static const char *
make_update (const TillidRecordType *type)
{
  GString *sql = g_string_new (NULL);
  guint n = type->n_fields + 3;

  g_string_printf (sql, "UPDATE \"%s\" SET version = ?2, state = ?3", type->kind);
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" = ?%u", type->fields[i].name, i + 4);
  for (guint i = 0; i < type->n_fields; i++)
    for (guint c = 0; c < TILLID_N_TOLD_COLUMNS && type->fields[i].kind == TILLID_KIND_TOLD; c++)
      g_string_append_printf (sql, ", \"%s_%s\" = ?%u", type->fields[i].name,
                              tillid_told_columns[c], ++n);
  g_string_append (sql, " WHERE id = ?1");
  return intern (sql);
}

static const TypeSql *
type_sql (const TillidRecordType *type)
{
  static GMutex mutex;
  static GHashTable *cache = NULL;
  TypeSql *made;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (cache == NULL)
    cache = g_hash_table_new (NULL, NULL);
  made = g_hash_table_lookup (cache, type);
  if (made == NULL)
    {
      GString *columns = g_string_new (NULL), *get = g_string_new (NULL),
              *list = g_string_new (NULL);
      gboolean of_patient = tillid_record_type_find_field (type, "patient") != NULL;
      g_autofree char *condition = tillid_privacy_condition (type);

      append_columns (columns, type);
      made = g_new0 (TypeSql, 1);
      made->columns = intern (columns);
      g_string_printf (get, "SELECT %s FROM \"%s\" WHERE id = ?1", made->columns, type->kind);
      g_string_printf (list, "SELECT %s FROM \"%s\" WHERE state = 'active'%s%s ORDER BY id",
                       made->columns, type->kind, of_patient ? " AND patient = ?1" : "",
                       condition != NULL ? condition : "");
      made->get = intern (get);
      made->list = intern (list);
      made->has_viewer = condition != NULL;
      made->insert = make_insert (type);
      made->update = make_update (type);
      g_hash_table_insert (cache, (gpointer) type, made);
    }
  return made;
}

const char *
tillid_record_table_columns (const TillidRecordType *type)
{
  return type_sql (type)->columns;
}

static gboolean
read_field (TillidStmt *stmt,
            int column,
            TillidRecord *record,
            const TillidField *field,
            GError **error)
{
  if (tillid_stmt_is_null (stmt, column))
    return TRUE; /* absent is what a new record already is */

  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_set_text (&TILLID_MEMBER (record, field, char *), tillid_stmt_get_text (stmt, column));
      return TRUE;
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
    case TILLID_KIND_REF:
      TILLID_MEMBER (record, field, gint64) = tillid_stmt_get_int (stmt, column);
      return TRUE;
    case TILLID_KIND_REAL:
      TILLID_MEMBER (record, field, double) = tillid_stmt_get_double (stmt, column);
      return TRUE;
    case TILLID_KIND_BOOL:
      TILLID_MEMBER (record, field, gboolean) = tillid_stmt_get_int (stmt, column) != 0;
      return TRUE;
    case TILLID_KIND_CHOICE:
      TILLID_MEMBER (record, field, int) =
        tillid_choice_from_code (field->choices, tillid_stmt_get_text (stmt, column));
      if (TILLID_MEMBER (record, field, int) >= 0)
        return TRUE;
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CORRUPT,
                   C_ ("error", "A “%s” holds a choice in “%s” that this program does not know."),
                   record->type->kind, field->name);
      return FALSE;
    case TILLID_KIND_TOLD:
      TILLID_MEMBER (record, field, TillidTold *) =
        tillid_told_from_json (tillid_stmt_get_text (stmt, column), error);
      return TILLID_MEMBER (record, field, TillidTold *) != NULL;
    }
  g_return_val_if_reached (FALSE);
}

/* A row of tillid_record_table_columns () as a sealed record. */
TillidRecord *
tillid_record_table_read_row (TillidStmt *stmt, const TillidRecordType *type, GError **error)
{
  g_autoptr (TillidRecord) record = tillid_record_new (type);

  record->id = tillid_stmt_get_int (stmt, 0);
  record->version = tillid_stmt_get_int (stmt, 1);
  record->state =
    tillid_choice_from_code (tillid_record_state_choices, tillid_stmt_get_text (stmt, 2));
  for (guint i = 0; i < type->n_fields; i++)
    if (!read_field (stmt, (int) i + 3, record, &type->fields[i], error))
      return NULL;
  return tillid_record_seal_any (g_steal_pointer (&record));
}

/**
 * tillid_record_table_read:
 * @db: a connection
 * @type: what kind
 * @id: its id
 * @error: return location for an error; none when there is no such record
 *
 * Reads one record whatever its state and whoever asks: for edits, verify and services that hold a
 * system scope.
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with @error unset when there is none
 */
TillidRecord *
tillid_record_table_read (TillidDb *db, const TillidRecordType *type, gint64 id, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, type_sql (type)->get, error);
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, id);
  if (!tillid_stmt_step (stmt, &has_row, error) || !has_row)
    return NULL;
  return tillid_record_table_read_row (stmt, type, error);
}

/* A relative is a person of its own, read under the scope of the patient who names this one: in a relation, or as
 * somebody who was at a visit. Indices: relation_patient, presence_patient. */
static gboolean
read_is_related (TillidDb *db, gint64 patient, gint64 person, gboolean *out_related, GError **error)
{
  static const char sql[] =
    "SELECT EXISTS (SELECT 1 FROM relation WHERE patient = ?1 AND +person = ?2)"
    " OR EXISTS (SELECT 1 FROM presence WHERE patient = ?1 AND +person = ?2)";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  tillid_stmt_bind_int (stmt, 2, person);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_related = has_row && tillid_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* @out_allowed: whether @scope is a permission for @record */
static gboolean
scope_allows (TillidDb *db,
              const TillidScope *scope,
              const TillidRecord *record,
              gboolean *out_allowed,
              GError **error)
{
  const gint64 patient = tillid_record_get_patient (record);
  const gint64 open = tillid_scope_get_patient (scope); /* 0 for a list */

  *out_allowed = FALSE;
  if (!tillid_scope_reads_kind (scope, record->type->kind))
    return TRUE;
  *out_allowed =
    tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM || patient == 0 || patient == open;
  if (*out_allowed || open == 0 || !g_str_equal (record->type->kind, "person"))
    return TRUE;
  return read_is_related (db, open, record->id, out_allowed, error);
}

/* Leaves of @record what @scope shows: all, some, or nothing. */
static gboolean
show_to_scope (TillidDb *db, const TillidScope *scope, TillidRecord **record, GError **error)
{
  gboolean allowed;

  if (*record == NULL)
    return TRUE;
  if (!scope_allows (db, scope, *record, &allowed, error))
    return FALSE;
  if (!allowed)
    {
      g_clear_pointer (record, tillid_record_unref_any);
      return TRUE;
    }
  return tillid_privacy_show (db, scope, record, error);
}

/**
 * tillid_record_table_get:
 * @db: a connection
 * @scope: what may be read
 * @type: what kind
 * @id: its id
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_NOT_FOUND
 *   when there is no such record, also when it belongs to another patient
 *
 * Reads one record, active or not. Uses the primary key.
 *
 * Returns: (transfer full): the sealed record
 */
TillidRecord *
tillid_record_table_get (TillidDb *db,
                         const TillidScope *scope,
                         const TillidRecordType *type,
                         gint64 id,
                         GError **error)
{
  g_autoptr (TillidRecord) record = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && type != NULL, NULL);

  record = tillid_record_table_read (db, type, id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (!show_to_scope (db, scope, &record, error))
    return NULL;
  if (record == NULL)
    {
      g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                           C_ ("error", "There is no such entry in this record."));
      return NULL;
    }
  return g_steal_pointer (&record);
}

static GPtrArray *
read_rows (TillidStmt *stmt, const TillidRecordType *type, gboolean masked, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  gboolean has_row;

  for (;;)
    {
      g_autoptr (TillidRecord) record = NULL;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      record = tillid_record_table_read_row (stmt, type, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (rows, masked ? tillid_record_mask (record) : g_steal_pointer (&record));
    }
}

/**
 * tillid_record_table_list:
 * @db: a connection
 * @scope: what may be read: a patient's scope for records of patients, any scope for the others
 * @type: what kind
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Reads all active records of a kind: those of the scope's patient, or all when the kind belongs to
 * nobody (staff, interpreters, the clinic). Uses the index on "patient". A kind that the viewer's roles do not include is
 * an empty list.
 *
 * Returns: (transfer full) (element-type TillidRecord): sealed records in the order of their ids
 */
GPtrArray *
tillid_record_table_list (TillidDb *db,
                          const TillidScope *scope,
                          const TillidRecordType *type,
                          GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean of_patient, masked = FALSE;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && type != NULL, NULL);

  of_patient = tillid_record_type_find_field (type, "patient") != NULL;
  g_return_val_if_fail (!of_patient || tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, NULL);
  g_return_val_if_fail (!g_str_equal (type->kind, "person"), NULL);

  if (!tillid_scope_reads_kind (scope, type->kind))
    return g_ptr_array_new_with_free_func (tillid_record_unref_any);
  if (of_patient &&
      !tillid_privacy_is_masked (db, tillid_scope_get_patient (scope), &masked, error))
    return NULL;
  stmt = tillid_db_borrow (db, type_sql (type)->list, error);
  if (stmt == NULL)
    return NULL;
  if (of_patient)
    tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  if (type_sql (type)->has_viewer)
    tillid_stmt_bind_int (stmt, 2, tillid_scope_get_viewer (scope));
  return read_rows (stmt, type, masked, error);
}

/**
 * tillid_record_table_select:
 * @db: a connection
 * @scope: what may be read; rows outside it are left out
 * @type: what kind
 * @ids_sql: a static query of one column of ids with parameters ?1, ?2, ... and a total order
 * @parameters: (array length=n_parameters): their values
 * @n_parameters: how many
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidRecord): sealed records in the order of the query
 */
GPtrArray *
tillid_record_table_select (TillidDb *db,
                            const TillidScope *scope,
                            const TillidRecordType *type,
                            const char *ids_sql,
                            const gint64 *parameters,
                            guint n_parameters,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && type != NULL, NULL);

  stmt = tillid_db_borrow (db, ids_sql, error);
  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < n_parameters; i++)
    tillid_stmt_bind_int (stmt, (int) i + 1, parameters[i]);

  for (;;)
    {
      g_autoptr (TillidRecord) record = NULL;
      g_autoptr (GError) local = NULL;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      record = tillid_record_table_read (db, type, tillid_stmt_get_int (stmt, 0), &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (!show_to_scope (db, scope, &record, error))
        return NULL;
      if (record != NULL)
        g_ptr_array_add (rows, g_steal_pointer (&record));
    }
}

static void
bind_field (TillidStmt *stmt, int parameter, const TillidRecord *record, const TillidField *field)
{
  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      tillid_stmt_bind_text (stmt, parameter, TILLID_MEMBER (record, field, char *));
      break;
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      tillid_stmt_bind_optional (stmt, parameter, TILLID_MEMBER (record, field, gint64));
      break;
    case TILLID_KIND_REF:
      tillid_stmt_bind_optional (stmt, parameter,
                                 tillid_record_field_is_absent (record, field)
                                   ? TILLID_ABSENT
                                   : TILLID_MEMBER (record, field, gint64));
      break;
    case TILLID_KIND_REAL:
      tillid_stmt_bind_double (stmt, parameter, TILLID_MEMBER (record, field, double));
      break;
    case TILLID_KIND_BOOL:
      tillid_stmt_bind_int (stmt, parameter, TILLID_MEMBER (record, field, gboolean) ? 1 : 0);
      break;
    case TILLID_KIND_CHOICE:
    case TILLID_KIND_TOLD:
      {
        g_autofree char *text = tillid_record_field_to_text (record, field);

        tillid_stmt_bind_text (stmt, parameter, text);
        break;
      }
    }
}

/**
 * tillid_record_table_write:
 * @db: a connection in a transaction
 * @record: the record with the id and version it is to have
 * @is_new: whether its row is to be made
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Writes the current row of a record, with its computed columns.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_record_table_write (TillidDb *db,
                           const TillidRecord *record,
                           gboolean is_new,
                           GError **error)
{
  const TypeSql *sql = type_sql (record->type);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, is_new ? sql->insert : sql->update, error);
  int computed = (int) record->type->n_fields + 4;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, record->id);
  tillid_stmt_bind_int (stmt, 2, record->version);
  tillid_stmt_bind_text (stmt, 3,
                         tillid_choice_to_code (tillid_record_state_choices, record->state));
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];

      bind_field (stmt, (int) i + 4, record, field);
      if (field->kind != TILLID_KIND_TOLD)
        continue;
      if (!tillid_told_columns_bind (db, record, field, stmt, computed, error))
        return FALSE;
      computed += TILLID_N_TOLD_COLUMNS;
    }
  return tillid_stmt_run (stmt, error);
}
