/* tillid-patient-list.c - lists of patients of any length
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A list of 100 000 patients is an array of ids in the order of names (one scan of a covering index) and
 * pages of rows that are read when they come into view. */
#include "config.h"

#include "tillid-search.h"

#include "tillid-access-rule.h"

/* Index: person_key_sort, covering. */
const char tillid_patient_list_ids_sql[] =
  "SELECT person FROM person_key WHERE listed = 1 ORDER BY sort_key, person";

/* Indices: primary keys, course_patient, visit_of_patient, person_language_patient. One statement for each row: the
 * pieces of a row cost less than asking again. The key contact is that of the course that goes on,
 * else of the last one. */
const char tillid_patient_list_row_sql[] =
  "SELECT k.display_name, k.native_name, p.birth_said, p.birth_edtf, p.birth_start_earliest,"
  " p.birth_start_latest, p.birth_end_earliest, p.birth_end_latest, p.birth_administrative,"
  " (SELECT c.key_contact FROM course c WHERE c.patient = p.id AND c.state = 'active'"
  "   ORDER BY CASE WHEN c.ended IS NULL THEN 0 ELSE 1 END, c.started DESC, c.id DESC LIMIT 1)"
  "  AS key_contact,"
  " (SELECT max(v.day) FROM visit v WHERE v.patient = p.id AND v.status = 'attended'"
  "   AND v.state = 'active') AS last_visit,"
  " (SELECT min(v.day) FROM visit v WHERE v.patient = p.id AND v.status = 'planned'"
  "   AND v.day >= ?2 AND v.state = 'active') AS next_visit,"
  " (SELECT group_concat(spoken.language, ' ') FROM (SELECT language FROM person_language"
  "   WHERE patient = p.id AND state = 'active' AND language IS NOT NULL"
  "   ORDER BY preferred DESC, id) spoken) AS languages"
  " FROM person p LEFT JOIN person_key k ON k.person = p.id"
  " WHERE p.id = ?1 AND p.role = 'patient' AND p.state = 'active' ORDER BY p.id";

void
tillid_patient_row_free (TillidPatientRow *self)
{
  if (self == NULL)
    return;
  g_free (self->display_name);
  g_free (self->native_name);
  g_free (self->birth_said);
  g_free (self->birth_edtf);
  g_free (self->languages);
  g_free (self);
}

/* Whoever may open every patient is asked for no right row by row. */
static TillidStmt *
borrow_ids (TillidDb *db, const TillidScope *scope, GError **error)
{
  const TillidViewer *viewer = tillid_scope_get_rights (scope);
  TillidStmt *stmt;

  if (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM ||
      tillid_access_opens_every_patient (viewer))
    return tillid_db_borrow (db, tillid_patient_list_ids_sql, error);
  stmt = tillid_db_borrow (db, tillid_access_open_list_sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, viewer->member);
  tillid_stmt_bind_int (stmt, 2, viewer->day);
  return stmt;
}

/**
 * tillid_patient_list_ids:
 * @db: a connection
 * @scope: a list's or the program's own
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type gint64): the patients who are open to the viewer, in the order of their names
 */
GArray *
tillid_patient_list_ids (TillidDb *db, const TillidScope *scope, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, NULL);

  if (!tillid_scope_reads_kind (scope, "person"))
    return g_steal_pointer (&ids);
  stmt = borrow_ids (db, scope, error);
  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      gint64 id;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      id = tillid_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
}

/* The name and the birth of a patient who is closed are what somebody needs who may have to open the record in an
 * emergency; nothing else is given. */
static TillidPatientRow *
read_row (TillidStmt *stmt, gint64 id, gboolean is_closed)
{
  TillidPatientRow *row = g_new0 (TillidPatientRow, 1);

  row->id = id;
  row->is_closed = is_closed;
  row->last_visit = row->next_visit = TILLID_ABSENT;
  row->display_name = g_strdup (tillid_stmt_get_text (stmt, 0));
  row->native_name = g_strdup (tillid_stmt_get_text (stmt, 1));
  row->birth_said = g_strdup (tillid_stmt_get_text (stmt, 2));
  row->birth_edtf = g_strdup (tillid_stmt_get_text (stmt, 3));
  row->birth =
    (TillidToldBounds){ tillid_stmt_get_optional (stmt, 4), tillid_stmt_get_optional (stmt, 5),
                        tillid_stmt_get_optional (stmt, 6), tillid_stmt_get_optional (stmt, 7) };
  row->birth_administrative = tillid_stmt_get_int (stmt, 8) != 0;
  if (is_closed)
    return row;
  row->key_contact = tillid_stmt_get_int (stmt, 9);
  row->last_visit = tillid_stmt_get_optional (stmt, 10);
  row->next_visit = tillid_stmt_get_optional (stmt, 11);
  row->languages = g_strdup (tillid_stmt_get_text (stmt, 12));
  return row;
}

/* One patient was opened with the scope; of many each is asked for, a page at a time. */
static gboolean
read_is_open (TillidDb *db,
              const TillidScope *scope,
              gint64 patient,
              gboolean *out_open,
              GError **error)
{
  *out_open = TRUE;
  return tillid_scope_get_kind (scope) != TILLID_SCOPE_LIST ||
         tillid_access_is_open (db, tillid_scope_get_rights (scope), patient, out_open, error);
}

/* Appends the rows of @ids to @rows. */
static gboolean
read_rows (TillidDb *db,
           const TillidScope *scope,
           const gint64 *ids,
           guint n_ids,
           TillidDay today,
           GPtrArray *rows,
           GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (TillidStmt) stmt = NULL;
      gboolean has_row, is_open;

      if (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT &&
          ids[i] != tillid_scope_get_patient (scope))
        continue;
      if (!read_is_open (db, scope, ids[i], &is_open, error))
        return FALSE;
      stmt = tillid_db_borrow (db, tillid_patient_list_row_sql, error);
      if (stmt == NULL)
        return FALSE;
      tillid_stmt_bind_int (stmt, 1, ids[i]);
      tillid_stmt_bind_int (stmt, 2, today);
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (rows, read_row (stmt, ids[i], !is_open));
    }
  return TRUE;
}

/**
 * tillid_patient_list_rows:
 * @db: a connection
 * @scope: a list's, the program's own, or that of the only patient in @ids
 * @ids: (array length=n_ids): patients
 * @n_ids: how many; one page
 * @today: the clinic's day: a planned visit before it is no "next" one
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidPatientRow): the rows in the order of @ids; one that is no
 *   active patient (any more) is left out
 */
GPtrArray *
tillid_patient_list_rows (TillidDb *db,
                          const TillidScope *scope,
                          const gint64 *ids,
                          guint n_ids,
                          TillidDay today,
                          GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_patient_row_free);
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  if (!tillid_scope_reads_kind (scope, "person"))
    return g_steal_pointer (&rows);
  /* One transaction for the page: one state of the file, and one lock instead of a hundred. */
  own = !tillid_db_in_transaction (db);
  if (own && !tillid_db_begin_read (db, error))
    return NULL;
  done = read_rows (db, scope, ids, n_ids, today, rows, error);
  if (own)
    tillid_db_rollback (db);
  if (!done)
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * tillid_patient_list_languages:
 * @db: a connection
 * @scope: a list's or the program's own
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Reads the languages of all patients, and nothing of whom they are: which fonts are needed.
 *
 * Returns: (transfer full) (element-type utf8): each language that is spoken once, as BCP 47 tags in their order
 */
GPtrArray *
tillid_patient_list_languages (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] = "SELECT DISTINCT language FROM person_language"
                            " WHERE state = 'active' AND language IS NOT NULL ORDER BY language";
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&tags);
      g_ptr_array_add (tags, g_strdup (tillid_stmt_get_text (stmt, 0)));
    }
}
