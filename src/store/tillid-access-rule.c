/* tillid-access-rule.c - which patients are open to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A clinician may open the patients with whom this person works on a day: the view patient_holder (data/sql/base.sql)
 * says who that is. A patient with whom nobody has worked yet is open to every clinician: somebody has to begin.
 * "Yet" is meant: when a course has ended, its patients do not become everybody's. Whether anybody has is kept beside
 * the name (person_key.held), so that a list of 100 000 need not ask for each; tillid_access_refresh_held () keeps it and
 * verify checks it.
 *
 * People around a patient are open to whoever may open one of the patients they belong to. */
#include "config.h"

#include "tillid-access-rule.h"

#include <glib/gi18n-lib.h>

#include "tillid-records.h"

#define ON_DAY "(from_day IS NULL OR from_day <= ?2) AND (until_day IS NULL OR until_day >= ?2)"

/* Indices: primary keys, those on "patient", presence_visit. The plus keeps the planner from asking for all patients of
 * the member. */
const char tillid_access_is_open_sql[] =
  "SELECT EXISTS (SELECT 1 FROM person_key WHERE person = ?3 AND held = 0)"
  " OR EXISTS (SELECT 1 FROM patient_holder WHERE patient = ?3 AND +member = ?1 AND " ON_DAY ")";

/* Indices: care_team_member, course_key_contact, course_second_face, visit_lead, presence_member, grant_member,
 * person_key_unheld. */
const char tillid_access_open_sql[] =
  "SELECT person FROM person_key WHERE listed = 1 AND held = 0"
  " UNION SELECT patient FROM patient_holder WHERE member = ?1 AND " ON_DAY;

/* The same in the order of names. */
const char tillid_access_open_list_sql[] =
  "SELECT person FROM (SELECT person, sort_key FROM person_key WHERE listed = 1 AND held = 0"
  " UNION SELECT k.person, k.sort_key FROM (SELECT DISTINCT patient FROM patient_holder"
  " WHERE member = ?1 AND " ON_DAY ") h CROSS JOIN person_key k ON k.person = h.patient"
  " WHERE k.listed = 1) ORDER BY sort_key, person";

/**
 * tillid_access_opens_every_patient:
 * @viewer: who reads
 *
 * Returns: whether no patient is closed to @viewer
 */
gboolean
tillid_access_opens_every_patient (const TillidViewer *viewer)
{
  g_return_val_if_fail (viewer != NULL, FALSE);

  return viewer->member == 0 || tillid_rights_may (viewer->roles, TILLID_ACTION_EVERY_PATIENT) ||
         (viewer->open_to_all && tillid_rights_may (viewer->roles, TILLID_ACTION_PATIENTS));
}

static void
bind_viewer (TillidStmt *stmt, const TillidViewer *viewer)
{
  tillid_stmt_bind_int (stmt, 1, viewer->member);
  tillid_stmt_bind_int (stmt, 2, viewer->day);
}

static gboolean
ask (TillidDb *db, gint64 patient, const TillidViewer *viewer, gboolean *out_open, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, tillid_access_is_open_sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  bind_viewer (stmt, viewer);
  tillid_stmt_bind_int (stmt, 3, patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_open = has_row && tillid_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

/* The patients to whom a person belongs who is none: NULL when @person is a patient, or nobody. */
static gboolean
read_belongs_to (TillidDb *db, gint64 person, GArray **out_patients, GError **error)
{
  static const char sql[] =
    "SELECT r.patient FROM person p LEFT JOIN relation r ON r.person = p.id AND r.state = 'active'"
    " WHERE p.id = ?1 AND p.role <> 'patient' ORDER BY r.patient";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  g_autoptr (GArray) patients = NULL;
  gboolean has_row;

  *out_patients = NULL;
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, person);
  for (;;)
    {
      gint64 patient;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (patients == NULL)
        patients = g_array_new (FALSE, FALSE, sizeof (gint64));
      patient = tillid_stmt_get_int (stmt, 0);
      if (patient != 0)
        g_array_append_val (patients, patient);
    }
  *out_patients = g_steal_pointer (&patients);
  return TRUE;
}

/* Whether a clinician works with @patient, or nobody does yet. */
static gboolean
works_with (TillidDb *db,
            const TillidViewer *viewer,
            gint64 patient,
            gboolean *out_works,
            GError **error)
{
  g_autoptr (GArray) patients = NULL;

  if (!read_belongs_to (db, patient, &patients, error))
    return FALSE;
  if (patients == NULL)
    return ask (db, patient, viewer, out_works, error);
  *out_works = patients->len == 0;
  for (guint i = 0; i < patients->len && !*out_works; i++)
    if (!ask (db, g_array_index (patients, gint64, i), viewer, out_works, error))
      return FALSE;
  return TRUE;
}

/**
 * tillid_access_read_roles:
 * @db: a connection
 * @viewer: who reads or writes
 * @patient: id of a patient, or of a person around one
 * @out_roles: (out): the roles that count for that record on the viewer's day; none when it is closed
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Roles add up as what each allows, not as what they would allow together: a coordinator who is a clinician, too, knows
 * of every patient, and reads what was told by those this person works with.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_access_read_roles (TillidDb *db,
                          const TillidViewer *viewer,
                          gint64 patient,
                          TillidRoles *out_roles,
                          GError **error)
{
  gboolean works;

  g_return_val_if_fail (TILLID_IS_DB (db) && viewer != NULL && out_roles != NULL, FALSE);

  *out_roles = viewer->roles;
  if (viewer->member == 0 || (viewer->roles & TILLID_ROLE_LEAD))
    return TRUE;
  if ((viewer->roles & TILLID_ROLE_CLINICIAN) && !viewer->open_to_all)
    {
      if (!works_with (db, viewer, patient, &works, error))
        return FALSE;
      if (!works)
        *out_roles = (TillidRoles) ((int) viewer->roles & ~TILLID_ROLE_CLINICIAN);
    }
  if (!tillid_rights_may (*out_roles, TILLID_ACTION_PATIENTS))
    *out_roles = TILLID_ROLES_NONE;
  return TRUE;
}

/**
 * tillid_access_is_open:
 * @db: a connection
 * @viewer: who reads
 * @patient: id of a patient, or of a person around one
 * @out_open: (out): whether @viewer may open that record on the viewer's day
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_access_is_open (TillidDb *db,
                       const TillidViewer *viewer,
                       gint64 patient,
                       gboolean *out_open,
                       GError **error)
{
  TillidRoles roles;

  g_return_val_if_fail (TILLID_IS_DB (db) && viewer != NULL && out_open != NULL, FALSE);

  *out_open = tillid_access_opens_every_patient (viewer);
  if (*out_open)
    return TRUE;
  if (!tillid_access_read_roles (db, viewer, patient, &roles, error))
    return FALSE;
  *out_open = roles != TILLID_ROLES_NONE;
  return TRUE;
}

/**
 * tillid_access_read_open:
 * @db: a connection
 * @scope: a list's or the program's own
 * @out_patients: (out) (transfer full) (nullable) (element-type gint64): a set of the patients who are open to the viewer;
 *   %NULL when every patient is
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * For queries over all patients, which leave out the others.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_access_read_open (TillidDb *db,
                         const TillidScope *scope,
                         GHashTable **out_patients,
                         GError **error)
{
  const TillidViewer *viewer;
  g_autoptr (GHashTable) patients = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_patients != NULL, FALSE);

  *out_patients = NULL;
  viewer = tillid_scope_get_rights (scope);
  if (tillid_scope_get_kind (scope) == TILLID_SCOPE_SYSTEM ||
      tillid_access_opens_every_patient (viewer))
    return TRUE;
  patients = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!tillid_rights_may (viewer->roles, TILLID_ACTION_PATIENTS))
    {
      *out_patients = g_steal_pointer (&patients);
      return TRUE;
    }
  stmt = tillid_db_borrow (db, tillid_access_open_sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_viewer (stmt, viewer);
  for (;;)
    {
      gint64 id;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = tillid_stmt_get_int (stmt, 0);
      g_hash_table_add (patients, g_memdup2 (&id, sizeof id));
    }
  *out_patients = g_steal_pointer (&patients);
  return TRUE;
}

/**
 * tillid_access_is_held:
 * @db: a connection
 * @patient: id of a patient
 * @out_held: (out): whether somebody of the staff works or has worked with this patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_access_is_held (TillidDb *db, gint64 patient, gboolean *out_held, GError **error)
{
  static const char sql[] = "SELECT EXISTS (SELECT 1 FROM patient_holder WHERE patient = ?1)";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_held = has_row && tillid_stmt_get_int (stmt, 0) != 0;
  return TRUE;
}

static gboolean
refresh_patient (TillidDb *db, gint64 patient, GError **error)
{
  static const char sql[] = "UPDATE person_key SET held = ?2 WHERE person = ?1 AND held <> ?2";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean held;

  if (!tillid_access_is_held (db, patient, &held, error))
    return FALSE;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, patient);
  tillid_stmt_bind_int (stmt, 2, held ? 1 : 0);
  return tillid_stmt_run (stmt, error);
}

static gboolean
says_who_holds (const TillidRecord *record)
{
  return record->type == &tillid_person_type || record->type == &tillid_course_type ||
         record->type == &tillid_care_team_type || record->type == &tillid_visit_type ||
         record->type == &tillid_presence_type || record->type == &tillid_grant_type;
}

/**
 * tillid_access_refresh_held:
 * @db: a connection in a transaction
 * @records: (element-type TillidRecord): records whose rows have just been written
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Keeps person_key.held, once for each patient; after the search index, which makes the row.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_access_refresh_held (TillidDb *db, const GPtrArray *records, GError **error)
{
  g_autoptr (GHashTable) patients =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (TILLID_IS_DB (db) && records != NULL, FALSE);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 patient =
        says_who_holds (records->pdata[i]) ? tillid_record_get_patient (records->pdata[i]) : 0;

      if (patient != 0 && g_hash_table_add (patients, g_memdup2 (&patient, sizeof patient)) &&
          !refresh_patient (db, patient, error))
        return FALSE;
    }
  return TRUE;
}
