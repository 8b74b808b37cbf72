/* tillid-told-columns.c - the computed columns of told dates
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The bounds of a told date can hang on two things outside its own record: the birth date of the patient
 * ("about age 12") and the start of another event ("two weeks after we moved"). Whenever one of those
 * changes, the dates that lean on it are computed again in the same edit. A chain of events told relative
 * to each other is followed; a circle is refused. */
#include "config.h"

#include "tillid-told-columns.h"

#include <string.h>

#include "tillid-record-table-private.h"

/* Long enough for any story, short enough for the stack. */
#define MAX_CHAIN 64

typedef struct
{
  TillidDb *db;
  gint64 patient;
  gint64 visited[MAX_CHAIN];
  guint n_visited;
  TillidDay birth_earliest;
  TillidDay birth_latest;
  GError *error; /* (owned) (nullable): of the database */
} Walk;

static gboolean bounds_of (Walk *walk,
                           const TillidTold *told,
                           TillidToldBounds *out_bounds,
                           char **out_edtf,
                           GError **error);

static gboolean
read_birth (Walk *walk, GError **error)
{
  static const char sql[] = "SELECT birth, birth_administrative FROM person WHERE id = ?1";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (walk->db, sql, error);
  g_autoptr (TillidTold) birth = NULL;
  TillidToldContext nothing = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  TillidToldBounds bounds;
  gboolean has_row, administrative;

  walk->birth_earliest = walk->birth_latest = TILLID_ABSENT;
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, walk->patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row || tillid_stmt_is_null (stmt, 0))
    return TRUE;
  birth = tillid_told_from_json (tillid_stmt_get_text (stmt, 0), error);
  administrative = tillid_stmt_get_int (stmt, 1) != 0;
  if (birth == NULL)
    return FALSE;
  if (!tillid_told_bounds (birth, &nothing, &bounds, NULL) ||
      !tillid_told_bounds_is_dated (&bounds))
    return TRUE;
  if (administrative && bounds.start_earliest != TILLID_ABSENT &&
      bounds.start_latest != TILLID_ABSENT)
    {
      int first, last;

      tillid_day_to_ymd (bounds.start_earliest, &first, NULL, NULL);
      tillid_day_to_ymd (bounds.start_latest, &last, NULL, NULL);
      bounds.start_earliest = tillid_day_from_ymd (first, 1, 1);
      bounds.start_latest = tillid_day_from_ymd (last, 12, 31);
    }
  walk->birth_earliest = bounds.start_earliest;
  walk->birth_latest = bounds.start_latest;
  return TRUE;
}

/* The told date of another record of the same patient, wherever it stands. */
static TillidTold *
find_told (Walk *walk, gint64 id, GError **error)
{
  static const char sql[] = "SELECT at FROM life_event WHERE id = ?1 AND patient = ?2"
                            " UNION ALL SELECT at FROM symptom WHERE id = ?1 AND patient = ?2"
                            " UNION ALL SELECT at FROM contact WHERE id = ?1 AND patient = ?2"
                            " UNION ALL SELECT at FROM result WHERE id = ?1 AND patient = ?2"
                            " UNION ALL SELECT at FROM medicine WHERE id = ?1 AND patient = ?2"
                            " UNION ALL SELECT at FROM place WHERE id = ?1 AND patient = ?2"
                            " UNION ALL SELECT at FROM strength WHERE id = ?1 AND patient = ?2";
  static const char visit_sql[] = "SELECT day FROM visit WHERE id = ?1 AND patient = ?2";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (walk->db, sql, error);
  g_autoptr (TillidStmt) visit = tillid_db_borrow (walk->db, visit_sql, error);
  gboolean has_row;

  if (stmt == NULL || visit == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, id);
  tillid_stmt_bind_int (stmt, 2, walk->patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return NULL;
  if (has_row)
    return tillid_stmt_is_null (stmt, 0)
             ? NULL
             : tillid_told_from_json (tillid_stmt_get_text (stmt, 0), error);

  tillid_stmt_bind_int (visit, 1, id);
  tillid_stmt_bind_int (visit, 2, walk->patient);
  if (!tillid_stmt_step (visit, &has_row, error) || !has_row || tillid_stmt_is_null (visit, 0))
    return NULL;
  return tillid_told_new_day (tillid_stmt_get_int (visit, 0));
}

static gboolean
look_up_other (gint64 other, TillidToldBounds *out_bounds, gpointer data)
{
  Walk *walk = data;
  g_autoptr (TillidTold) told = NULL;
  gboolean found;

  for (guint i = 0; i < walk->n_visited; i++)
    if (walk->visited[i] == other)
      return FALSE;
  if (walk->n_visited == MAX_CHAIN || walk->error != NULL)
    return FALSE;

  walk->visited[walk->n_visited++] = other;
  told = find_told (walk, other, &walk->error);
  found = told != NULL && bounds_of (walk, told, out_bounds, NULL, NULL);
  walk->n_visited--;
  return found;
}

static gboolean
bounds_of (Walk *walk,
           const TillidTold *told,
           TillidToldBounds *out_bounds,
           char **out_edtf,
           GError **error)
{
  TillidToldContext context = { walk->birth_earliest, walk->birth_latest, look_up_other, walk };

  if (!tillid_told_bounds (told, &context, out_bounds, error))
    return FALSE;
  if (out_edtf != NULL)
    *out_edtf = tillid_told_to_edtf (told, &context);
  return TRUE;
}

static gboolean
leans (const TillidToldPoint *point)
{
  return point->kind == TILLID_TOLD_AGE || point->kind == TILLID_TOLD_RELATIVE;
}

/**
 * tillid_told_columns_compute:
 * @db: a connection
 * @patient: whose date it is
 * @self: the id of the record it stands in: the first link of a possible circle
 * @told: the date
 * @out_bounds: (out): its bounds
 * @out_edtf: (out) (transfer full) (nullable): its EDTF string
 * @error: return location for an error in the %TILLID_TOLD_ERROR or %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error; a circle is one
 */
gboolean
tillid_told_columns_compute (TillidDb *db,
                             gint64 patient,
                             gint64 self,
                             const TillidTold *told,
                             TillidToldBounds *out_bounds,
                             char **out_edtf,
                             GError **error)
{
  Walk walk = { .db = db,
                .patient = patient,
                .visited = { self },
                .n_visited = 1,
                .birth_earliest = TILLID_ABSENT,
                .birth_latest = TILLID_ABSENT };
  g_autoptr (GError) local = NULL;
  gboolean done = ((!leans (&told->start) && !leans (&told->end)) || read_birth (&walk, error)) &&
                  bounds_of (&walk, told, out_bounds, out_edtf, &local);

  if (walk.error != NULL)
    {
      g_propagate_error (error, walk.error);
      return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}

static const char *
update_sql (const TillidRecordType *type, const TillidField *field)
{
  g_autofree char *sql = NULL;
  const char *n = field->name;

  sql =
    g_strdup_printf ("UPDATE \"%s\" SET \"%s_start_earliest\" = ?2, \"%s_start_latest\" = ?3, "
                     "\"%s_end_earliest\" = ?4,"
                     " \"%s_end_latest\" = ?5, \"%s_edtf\" = ?6, \"%s_said\" = ?7 WHERE id = ?1",
                     type->kind, n, n, n, n, n, n);
  return g_intern_string (sql);
}

static gboolean
bind_columns (TillidDb *db,
              TillidStmt *stmt,
              int first,
              gint64 patient,
              gint64 id,
              const TillidTold *told,
              GError **error)
{
  g_autofree char *edtf = NULL;
  TillidToldBounds bounds = { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };

  if (told != NULL && !tillid_told_columns_compute (db, patient, id, told, &bounds, &edtf, error))
    return FALSE;
  tillid_stmt_bind_optional (stmt, first, bounds.start_earliest);
  tillid_stmt_bind_optional (stmt, first + 1, bounds.start_latest);
  tillid_stmt_bind_optional (stmt, first + 2, bounds.end_earliest);
  tillid_stmt_bind_optional (stmt, first + 3, bounds.end_latest);
  tillid_stmt_bind_text (stmt, first + 4, edtf);
  tillid_stmt_bind_text (stmt, first + 5, told != NULL ? told->said : NULL);
  return TRUE;
}

/**
 * tillid_told_columns_bind:
 * @db: a connection in a transaction
 * @record: a record that is being written
 * @field: one of its told dates
 * @stmt: the statement that writes it
 * @first: the parameter of the first of the %TILLID_N_TOLD_COLUMNS columns
 * @error: return location for an error in the %TILLID_TOLD_ERROR or %TILLID_STORE_ERROR domain
 *
 * Computes the columns of one of the record's own told dates. A birth date never leans on itself.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_told_columns_bind (TillidDb *db,
                          const TillidRecord *record,
                          const TillidField *field,
                          TillidStmt *stmt,
                          int first,
                          GError **error)
{
  gint64 patient = tillid_record_get_patient (record);

  return bind_columns (db, stmt, first, patient != record->id ? patient : 0, record->id,
                       TILLID_MEMBER (record, field, TillidTold *), error);
}

static gboolean
write_columns (TillidDb *db,
               const char *sql,
               gint64 patient,
               gint64 id,
               const TillidTold *told,
               GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, id);
  return bind_columns (db, stmt, 2, patient, id, told, error) && tillid_stmt_run (stmt, error);
}

static gboolean
refresh_field (TillidDb *db,
               const TillidRecordType *type,
               const TillidField *field,
               gint64 patient,
               GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  const char *update = update_sql (type, field);
  gboolean has_row;

  text = g_strdup_printf (
    "SELECT id, \"%s\" FROM \"%s\" WHERE patient = ?1"
    " AND (\"%s\" LIKE '%%\"age\"%%' OR \"%s\" LIKE '%%\"relative\"%%') ORDER BY id",
    field->name, type->kind, field->name, field->name);
  stmt = tillid_db_borrow (db, g_intern_string (text), error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  for (;;)
    {
      g_autoptr (TillidTold) told = NULL;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      told = tillid_told_from_json (tillid_stmt_get_text (stmt, 1), error);
      if (told == NULL ||
          !write_columns (db, update, patient, tillid_stmt_get_int (stmt, 0), told, error))
        return FALSE;
    }
}

/**
 * tillid_told_columns_refresh_patient:
 * @db: a connection in a transaction
 * @patient: a patient
 * @error: return location for an error in the %TILLID_TOLD_ERROR or %TILLID_STORE_ERROR domain
 *
 * Computes again every date of the patient that leans on the birth date or on another event.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_told_columns_refresh_patient (TillidDb *db, gint64 patient, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      if (tillid_record_type_find_field (types[t], "patient") == NULL)
        continue;
      for (guint i = 0; i < types[t]->n_fields; i++)
        if (types[t]->fields[i].kind == TILLID_KIND_TOLD &&
            !refresh_field (db, types[t], &types[t]->fields[i], patient, error))
          return FALSE;
    }
  return TRUE;
}
