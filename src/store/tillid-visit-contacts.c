/* tillid-visit-contacts.c - the visits that count, and who was there
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Visits and presences are read side by side, both by patient and visit (that is the order of two indices that hold all
 * the columns, so nothing is sorted and no note is read), and joined here. Keys of all
 * presences stand in one array; the points get their pointers into it when it has stopped growing. */
#include "config.h"

#include "tillid-visit-query-private.h"

#include "tillid-access-rule.h"

struct _TillidContactSet
{
  gatomicrefcount refs;
  GArray *points; /* (owned) of TillidContactPoint */
  GArray *keys;   /* (owned) of gint64 */

  /* While it is read. */
  GArray *interpreting;   /* (owned): of the visit at hand */
  TillidContactFunc func; /* (nullable): gets the visits of each patient and lets them go */
  gpointer data;
};

/* The presence that was read last. */
typedef struct
{
  TillidStmt *stmt; /* (owned) */
  gboolean has_row;
  gboolean only_staff; /* of all columns only the first three are there */
  gint64 visit;
  gint64 patient;
  gint64 member;
} Presences;

typedef struct
{
  gint64 minute;
  gint64 key;
} Interpreting;

#define VISIT_COLUMNS                                                                              \
  "v.id, v.patient, v.day, v.minute, v.lead, v.kind, v.mode, v.length, v.without_patient"          \
  " FROM visit v"
#define VISIT_WHERE "v.state = 'active' AND v.status = 'attended' AND v.day IS NOT NULL"
#define PRESENCE_COLUMNS "visit, patient, member, who, interpreter, mode, from_minute FROM presence"
#define PRESENCE_WHERE "state = 'active' AND who IN ('member', 'interpreter')"
#define STAFF_COLUMNS "visit, patient, member FROM presence"
#define STAFF_WHERE "state = 'active' AND who = 'member' AND member IS NOT NULL"

/* Indices: visit_counted, presence_counted, presence_staff. */
const char tillid_visit_query_visits_sql[] =
  "SELECT " VISIT_COLUMNS " WHERE v.patient = ?1 AND " VISIT_WHERE " ORDER BY v.patient, v.id";
static const char presences_sql[] =
  "SELECT " PRESENCE_COLUMNS " WHERE patient = ?1 AND " PRESENCE_WHERE
  " ORDER BY patient, visit, id";

const char tillid_visit_query_all_visits_sql[] =
  "SELECT " VISIT_COLUMNS " WHERE " VISIT_WHERE " ORDER BY v.patient, v.id";
const char tillid_visit_query_all_presences_sql[] =
  "SELECT " PRESENCE_COLUMNS " WHERE " PRESENCE_WHERE " ORDER BY patient, visit, id";
const char tillid_visit_query_all_staff_sql[] =
  "SELECT " STAFF_COLUMNS " WHERE " STAFF_WHERE " ORDER BY patient, visit, id";
/* Of some days, with the interpreters. The index of the visits filters (the plus keeps the planner from sorting those of the days),
 * that of the presences is asked once a visit. */
const char tillid_visit_query_between_sql[] =
  "SELECT " VISIT_COLUMNS " WHERE " VISIT_WHERE " AND +v.day BETWEEN ?1 AND ?2"
  " ORDER BY v.patient, v.id";
const char tillid_visit_query_between_presences_sql[] =
  "SELECT p.visit, p.patient, p.member, p.who, p.interpreter, p.mode, p.from_minute FROM visit v"
  " CROSS JOIN presence p ON p.patient = v.patient AND p.visit = v.id WHERE " VISIT_WHERE
  " AND +v.day BETWEEN ?1 AND ?2 AND p.state = 'active' AND p.who IN ('member', 'interpreter')"
  " ORDER BY v.patient, v.id, p.id";
static const char staff_sql[] =
  "SELECT " STAFF_COLUMNS " WHERE patient = ?1 AND " STAFF_WHERE " ORDER BY patient, visit, id";

TillidContactSet *
tillid_contact_set_ref (TillidContactSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tillid_contact_set_unref (TillidContactSet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->points);
  g_array_unref (self->keys);
  g_array_unref (self->interpreting);
  g_free (self);
}

/**
 * tillid_contact_set_get_points:
 * @self: a set
 * @out_n_points: (out): how many
 *
 * Returns: (transfer none) (array length=out_n_points): visits sorted by patient, time and id
 */
const TillidContactPoint *
tillid_contact_set_get_points (const TillidContactSet *self, guint *out_n_points)
{
  g_return_val_if_fail (self != NULL && out_n_points != NULL, NULL);

  *out_n_points = self->points->len;
  return (const TillidContactPoint *) self->points->data;
}

static int
code (const TillidChoice *choices, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? MAX (tillid_choice_from_code (choices, text), 0) : 0;
}

static gboolean
counts (TillidStmt *stmt)
{
  return tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED,
                                 code (tillid_visit_kind_choices, stmt, 5),
                                 code (tillid_visit_mode_choices, stmt, 6),
                                 tillid_stmt_get_optional (stmt, 7),
                                 tillid_stmt_get_int (stmt, 8) != 0);
}

static int
compare_interpreting (gconstpointer a, gconstpointer b)
{
  const Interpreting *one = a, *two = b;

  return (one->minute > two->minute) - (one->minute < two->minute);
}

static gboolean
read_presence (Presences *presences, GError **error)
{
  if (!tillid_stmt_step (presences->stmt, &presences->has_row, error))
    return FALSE;
  if (!presences->has_row)
    return TRUE;
  presences->visit = tillid_stmt_get_int (presences->stmt, 0);
  presences->patient = tillid_stmt_get_int (presences->stmt, 1);
  presences->member = tillid_stmt_get_int (presences->stmt, 2);
  return TRUE;
}

/* In the order of patients, and of their visits. */
static gboolean
is_before_or_at (const Presences *presences, const TillidContactPoint *point)
{
  return presences->patient < point->patient ||
         (presences->patient == point->patient && presences->visit <= point->id);
}

/* Takes one who was there. A relative who interpreted, or an interpreter who did not come, is nobody the patient can meet again in
 * that role. */
static void
take_presence (TillidContactSet *set, TillidContactPoint *point, const Presences *presences)
{
  TillidStmt *stmt = presences->stmt;

  if (presences->only_staff ||
      code (tillid_presence_who_choices, stmt, 3) == TILLID_PRESENCE_WHO_MEMBER)
    {
      if (presences->member == 0)
        return;
      g_array_append_val (set->keys, presences->member);
      point->n_staff++;
    }
  else if (code (tillid_interpreting_mode_choices, stmt, 5) != TILLID_INTERPRETING_MODE_NONE)
    {
      Interpreting other = { tillid_stmt_get_optional (stmt, 6), tillid_stmt_get_int (stmt, 4) };

      if (other.key != 0)
        g_array_append_val (set->interpreting, other);
    }
}

/* The interpreter who began first stands first; without times, the one who was written first. */
static gboolean
take_presences (TillidContactSet *set,
                TillidContactPoint *point,
                Presences *presences,
                GError **error)
{
  GArray *interpreting = set->interpreting;

  g_array_set_size (interpreting, 0);
  while (presences->has_row && is_before_or_at (presences, point))
    {
      if (presences->visit == point->id && presences->patient == point->patient)
        take_presence (set, point, presences);
      if (!read_presence (presences, error))
        return FALSE;
    }
  if (interpreting->len > 1)
    g_array_sort (interpreting, compare_interpreting);
  for (guint i = 0; i < interpreting->len; i++)
    g_array_append_val (set->keys, g_array_index (interpreting, Interpreting, i).key);
  point->n_interpreters = interpreting->len;
  return TRUE;
}

/* id of a member -> #TillidProfession; there are few members and many visits. */
static GHashTable *
read_professions (TillidDb *db, GError **error)
{
  static const char sql[] = "SELECT id, profession FROM member ORDER BY id";
  g_autoptr (GHashTable) professions =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  for (;;)
    {
      gint64 member;

      if (stmt == NULL || !tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&professions);
      member = tillid_stmt_get_int (stmt, 0);
      g_hash_table_insert (professions, g_memdup2 (&member, sizeof member),
                           GINT_TO_POINTER (code (tillid_profession_choices, stmt, 1)));
    }
}

/* @professions: (nullable) */
static gint64
profession_of (GHashTable *professions, gint64 lead)
{
  gpointer profession;

  if (professions == NULL || lead == 0 ||
      !g_hash_table_lookup_extended (professions, &lead, NULL, &profession))
    return TILLID_ABSENT;
  return GPOINTER_TO_INT (profession);
}

/* The keys of the points follow each other in the order in which the points were read. */
static void
point_to_keys (TillidContactSet *set)
{
  const gint64 *next = (const gint64 *) set->keys->data;

  for (guint i = 0; i < set->points->len; i++)
    {
      TillidContactPoint *point = &g_array_index (set->points, TillidContactPoint, i);

      point->staff = point->n_staff > 0 ? next : NULL;
      next += point->n_staff;
      point->interpreters = point->n_interpreters > 0 ? next : NULL;
      next += point->n_interpreters;
    }
}

/* Gives away the visits of one patient. */
static void
flush (TillidContactSet *set)
{
  if (set->func == NULL || set->points->len == 0)
    return;
  point_to_keys (set);
  tillid_contact_points_sort (set->points);
  set->func ((const TillidContactPoint *) (gpointer) set->points->data, set->points->len,
             set->data);
  g_array_set_size (set->points, 0);
  g_array_set_size (set->keys, 0);
}

static gboolean
is_another_patient (const TillidContactSet *set, gint64 patient)
{
  return set->points->len > 0 &&
         g_array_index (set->points, TillidContactPoint, 0).patient != patient;
}

static gboolean
read_points (TillidContactSet *set,
             TillidStmt *visits,
             Presences *presences,
             GHashTable *professions,
             GHashTable *patients,
             GError **error)
{
  gboolean has_row;

  if (!read_presence (presences, error))
    return FALSE;
  for (;;)
    {
      TillidContactPoint point = { 0 };

      if (!tillid_stmt_step (visits, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!counts (visits))
        continue;
      point.id = tillid_stmt_get_int (visits, 0);
      point.patient = tillid_stmt_get_int (visits, 1);
      if (patients != NULL && !g_hash_table_contains (patients, &point.patient))
        continue;
      point.day = tillid_stmt_get_int (visits, 2);
      point.minute = tillid_stmt_get_optional (visits, 3);
      point.lead = tillid_stmt_get_int (visits, 4);
      point.profession = profession_of (professions, point.lead);
      if (set->func != NULL && is_another_patient (set, point.patient))
        flush (set);
      if (!take_presences (set, &point, presences, error))
        return FALSE;
      g_array_append_val (set->points, point);
    }
  flush (set);
  return TRUE;
}

static TillidContactSet *
set_new (TillidContactFunc func, gpointer data)
{
  TillidContactSet *set = g_new0 (TillidContactSet, 1);

  g_atomic_ref_count_init (&set->refs);
  set->points = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  set->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  set->interpreting = g_array_new (FALSE, FALSE, sizeof (Interpreting));
  set->func = func;
  set->data = data;
  return set;
}

static const char *
presences_sql_of (const TillidContactSet *set, gint64 patient)
{
  if (set->func != NULL)
    return patient != 0 ? staff_sql : tillid_visit_query_all_staff_sql;
  return patient != 0 ? presences_sql : tillid_visit_query_all_presences_sql;
}

static gboolean
read_set (TillidContactSet *set,
          TillidDb *db,
          const TillidScope *scope,
          gint64 patient,
          GError **error)
{
  g_autoptr (TillidStmt) visits = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  g_autoptr (GHashTable) patients = NULL;
  g_autoptr (GHashTable) professions = NULL;

  if (!tillid_visit_query_read_counted (db, scope, patient, &patients, error))
    return FALSE;
  visits = tillid_db_borrow (db,
                             patient != 0 ? tillid_visit_query_visits_sql
                                          : tillid_visit_query_all_visits_sql,
                             error);
  stmt = visits != NULL ? tillid_db_borrow (db, presences_sql_of (set, patient), error) : NULL;
  if (stmt == NULL)
    return FALSE;
  if (patient != 0)
    {
      tillid_stmt_bind_int (visits, 1, patient);
      tillid_stmt_bind_int (stmt, 1, patient);
    }
  if (set->func == NULL)
    {
      professions = read_professions (db, error);
      if (professions == NULL)
        return FALSE;
    }
  return read_points (set, visits, &(Presences){ stmt, FALSE, set->func != NULL, 0, 0, 0 },
                      professions, patients, error);
}

/**
 * tillid_visit_query_contacts:
 * @db: a connection
 * @scope: of one patient, or a list's or the program's own for all patients
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Reads the visits that count (tillid_counted_applies()) with the staff and interpreters who were present. Of a list,
 * those of patients who are open to the viewer; a researcher's is of all.
 * Keys are ids of members and interpreters; that of a profession is its #TillidProfession.
 *
 * Returns: (transfer full): the input of tillid_continuity_compute() and of the list and network measures
 */
TillidContactSet *
tillid_visit_query_contacts (TillidDb *db, const TillidScope *scope, GError **error)
{
  g_autoptr (TillidContactSet) set = set_new (NULL, NULL);

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  if (!read_set (set, db, scope, tillid_scope_get_patient (scope), error))
    return NULL;
  point_to_keys (set);
  tillid_contact_points_sort (set->points);
  return g_steal_pointer (&set);
}

/**
 * tillid_visit_query_each:
 * @db: a connection
 * @scope: as above
 * @patient: the only patient who is asked for, or 0 for all
 * @func: called for each patient who has visits that count, by id
 * @data: for @func
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * As tillid_visit_query_contacts() for a table of all patients: only the visits of one of them are held at a time, interpreters, who
 * are half of those present, are not read, and professions are not known.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_visit_query_each (TillidDb *db,
                         const TillidScope *scope,
                         gint64 patient,
                         TillidContactFunc func,
                         gpointer data,
                         GError **error)
{
  g_autoptr (TillidContactSet) set = set_new (func, data);

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && func != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT ||
                          patient == tillid_scope_get_patient (scope),
                        FALSE);

  return read_set (set, db, scope, patient, error);
}

/**
 * tillid_visit_query_each_between:
 * @db: a connection
 * @scope: a list's or the program's own
 * @window: the days to look at, both known
 * @func: called for each patient who has visits that count in @window, by id
 * @data: for @func
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * As tillid_visit_query_each(), with the interpreters, for what is counted over some months. Indices: visit_counted,
 * presence_counted.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_visit_query_each_between (TillidDb *db,
                                 const TillidScope *scope,
                                 TillidPeriod window,
                                 TillidContactFunc func,
                                 gpointer data,
                                 GError **error)
{
  g_autoptr (TillidContactSet) set = set_new (func, data);
  g_autoptr (TillidStmt) visits = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  g_autoptr (GHashTable) patients = NULL;
  g_autoptr (GHashTable) professions = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && func != NULL, FALSE);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, FALSE);

  if (!tillid_visit_query_read_counted (db, scope, 0, &patients, error))
    return FALSE;
  visits = tillid_db_borrow (db, tillid_visit_query_between_sql, error);
  stmt =
    visits != NULL ? tillid_db_borrow (db, tillid_visit_query_between_presences_sql, error) : NULL;
  professions = stmt != NULL ? read_professions (db, error) : NULL;
  if (professions == NULL)
    return FALSE;
  tillid_stmt_bind_int (visits, 1, window.from);
  tillid_stmt_bind_int (visits, 2, window.to);
  tillid_stmt_bind_int (stmt, 1, window.from);
  tillid_stmt_bind_int (stmt, 2, window.to);
  return read_points (set, visits, &(Presences){ stmt, FALSE }, professions, patients, error);
}
