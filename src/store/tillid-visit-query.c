/* tillid-visit-query.c - visits and who was there, as the measures want them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Visits and presences are read side by side, both by patient and visit (that is the order of two indices that hold all
 * the columns, so nothing is sorted and no note is read), and joined here. Keys of all
 * presences stand in one array; the points get their pointers into it when it has stopped growing. */
#include "config.h"

#include "tillid-visit-query.h"

#include "tillid-access-rule.h"
#include "tillid-list-measures.h"
#include "tillid-prompts.h"
#include "tillid-record-table.h"
#include "tillid-records.h"

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

typedef struct
{
  TillidStmt *stmt; /* (owned) */
  gboolean has_row;
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
#define PRESENCE_COLUMNS "visit, who, member, interpreter, mode, from_minute, patient FROM presence"
#define PRESENCE_WHERE "state = 'active' AND who IN ('member', 'interpreter')"

/* Indices: visit_counted, presence_counted. */
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
  "SELECT " PRESENCE_COLUMNS " WHERE " PRESENCE_WHERE " AND who = 'member' AND member IS NOT NULL"
  " ORDER BY patient, visit, id";
static const char staff_sql[] =
  "SELECT " PRESENCE_COLUMNS " WHERE patient = ?1 AND " PRESENCE_WHERE
  " AND who = 'member' AND member IS NOT NULL ORDER BY patient, visit, id";

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

void
tillid_visit_row_free (TillidVisitRow *self)
{
  if (self == NULL)
    return;
  tillid_visit_unref (self->visit);
  g_ptr_array_unref (self->presences);
  g_free (self);
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

/* In the order of patients, and of their visits. */
static gboolean
is_before_or_at (TillidStmt *presence, const TillidContactPoint *point)
{
  const gint64 patient = tillid_stmt_get_int (presence, 6);

  return patient < point->patient ||
         (patient == point->patient && tillid_stmt_get_int (presence, 0) <= point->id);
}

/* A relative who interpreted, or an interpreter who did not come, is nobody the patient can meet again in that
 * role. The one who began first stands first; without times, the one who was written first. */
static gboolean
take_presences (TillidContactSet *set,
                TillidContactPoint *point,
                Presences *presences,
                GError **error)
{
  GArray *interpreting = set->interpreting;

  g_array_set_size (interpreting, 0);
  while (presences->has_row && is_before_or_at (presences->stmt, point))
    {
      gboolean here = tillid_stmt_get_int (presences->stmt, 0) == point->id &&
                      tillid_stmt_get_int (presences->stmt, 6) == point->patient;
      gint64 member = tillid_stmt_get_int (presences->stmt, 2);
      Interpreting other = { tillid_stmt_get_optional (presences->stmt, 5),
                             tillid_stmt_get_int (presences->stmt, 3) };
      gboolean is_member =
        code (tillid_presence_who_choices, presences->stmt, 1) == TILLID_PRESENCE_WHO_MEMBER;
      gboolean came = code (tillid_interpreting_mode_choices, presences->stmt, 4) !=
                      TILLID_INTERPRETING_MODE_NONE;

      if (here && is_member && member != 0)
        {
          g_array_append_val (set->keys, member);
          point->n_staff++;
        }
      else if (here && !is_member && came && other.key != 0)
        g_array_append_val (interpreting, other);
      if (!tillid_stmt_step (presences->stmt, &presences->has_row, error))
        return FALSE;
    }
  if (interpreting->len > 1)
    g_array_sort (interpreting, compare_interpreting);
  for (guint i = 0; i < interpreting->len; i++)
    g_array_append_val (set->keys, g_array_index (interpreting, Interpreting, i).key);
  point->n_interpreters = interpreting->len;
  return TRUE;
}

/* Numbers over all are of the patients the viewer may open; a researcher gets them of all, and no names with them. */
static gboolean
read_counted (TillidDb *db,
              const TillidScope *scope,
              gint64 patient,
              GHashTable **out_patients,
              GError **error)
{
  const TillidViewer *viewer = tillid_scope_get_rights (scope);
  gboolean is_open = TRUE;

  *out_patients = NULL;
  if (tillid_scope_get_kind (scope) != TILLID_SCOPE_LIST ||
      tillid_rights_may (viewer->roles, TILLID_ACTION_RESEARCH))
    return TRUE;
  if (patient == 0)
    return tillid_access_read_open (db, scope, out_patients, error);
  if (!tillid_access_is_open (db, viewer, patient, &is_open, error))
    return FALSE;
  /* Empty: nobody. */
  if (!is_open)
    *out_patients = g_hash_table_new (g_int64_hash, g_int64_equal);
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

static gint64
profession_of (GHashTable *professions, gint64 lead)
{
  gpointer profession;

  if (lead == 0 || !g_hash_table_lookup_extended (professions, &lead, NULL, &profession))
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

  if (!tillid_stmt_step (presences->stmt, &presences->has_row, error))
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

  if (!read_counted (db, scope, patient, &patients, error))
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
  professions = read_professions (db, error);
  return professions != NULL &&
         read_points (set, visits, &(Presences){ stmt, FALSE }, professions, patients, error);
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
 * As tillid_visit_query_contacts() for a table of all patients: only the visits of one of them are held at a time, and
 * interpreters, who are half of those present, are not read.
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
 * tillid_visit_query_list:
 * @db: a connection
 * @scope: the scope of one patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Indices: visit_patient, presence_patient.
 *
 * Returns: (transfer full) (element-type TillidVisitRow): all visits, attended, planned or missed, by day, time
 *   and id; those without a day last
 */
GPtrArray *
tillid_visit_query_list (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] =
    "SELECT id FROM visit WHERE patient = ?1 AND state = 'active'"
    " ORDER BY CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, coalesce(minute, -1), id";
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_visit_row_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) presences = NULL;
  gint64 patient;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, NULL);

  patient = tillid_scope_get_patient (scope);
  visits = tillid_record_table_select (db, scope, &tillid_visit_type, sql, &patient, 1, error);
  presences =
    visits != NULL ? tillid_record_table_list (db, scope, &tillid_presence_type, error) : NULL;
  if (presences == NULL)
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    {
      TillidVisitRow *row = g_new0 (TillidVisitRow, 1);

      row->visit = tillid_record_ref ((TillidVisit *) visits->pdata[i]);
      row->presences = g_ptr_array_new_with_free_func (tillid_record_unref_any);
      g_hash_table_insert (by_id, &row->visit->record.id, row);
      g_ptr_array_add (rows, row);
    }
  for (guint i = 0; i < presences->len; i++)
    {
      TillidPresence *presence = presences->pdata[i];
      TillidVisitRow *row = g_hash_table_lookup (by_id, &presence->visit);

      if (row != NULL)
        g_ptr_array_add (row->presences, tillid_record_ref (presence));
    }
  return g_steal_pointer (&rows);
}

/**
 * tillid_visit_query_hand_overs:
 * @db: a connection
 * @scope: the scope of one patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Index: hand_over_patient.
 *
 * Returns: (transfer full) (element-type TillidDay): the days of hand-overs, ascending, each once
 */
GArray *
tillid_visit_query_hand_overs (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] = "SELECT DISTINCT day FROM hand_over WHERE patient = ?1"
                            " AND state = 'active' AND day IS NOT NULL ORDER BY day";
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_PATIENT, NULL);

  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, tillid_scope_get_patient (scope));
  for (;;)
    {
      TillidDay day;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&days);
      day = tillid_stmt_get_int (stmt, 0);
      g_array_append_val (days, day);
    }
}

/**
 * tillid_visit_query_lists:
 * @db: a connection
 * @scope: a list's or the program's own
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidListEntry): every patient with a course that goes on and has a
 *   key contact; of several courses the one that began last
 */
GArray *
tillid_visit_query_lists (TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char sql[] = "SELECT patient, key_contact FROM course WHERE state = 'active'"
                            " AND ended IS NULL AND key_contact IS NOT NULL"
                            " ORDER BY patient, coalesce(started, 0), id";
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TillidListEntry));
  g_autoptr (TillidStmt) stmt = NULL;
  g_autoptr (GHashTable) patients = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, NULL);

  if (!read_counted (db, scope, 0, &patients, error))
    return NULL;
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      TillidListEntry entry;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&entries);
      entry = (TillidListEntry){ tillid_stmt_get_int (stmt, 0), tillid_stmt_get_int (stmt, 1) };
      if (patients != NULL && !g_hash_table_contains (patients, &entry.patient))
        continue;
      if (entries->len > 0 &&
          g_array_index (entries, TillidListEntry, entries->len - 1).patient == entry.patient)
        g_array_index (entries, TillidListEntry, entries->len - 1) = entry;
      else
        g_array_append_val (entries, entry);
    }
}

/**
 * tillid_visit_query_away:
 * @db: a connection
 * @scope: any
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidAway): all absences of colleagues with a first day
 */
GArray *
tillid_visit_query_away (TillidDb *db, const TillidScope *scope, GError **error)
{
  g_autoptr (GPtrArray) absences =
    tillid_record_table_list (db, scope, &tillid_absence_type, error);
  g_autoptr (GArray) away = g_array_new (FALSE, FALSE, sizeof (TillidAway));

  if (absences == NULL)
    return NULL;
  for (guint i = 0; i < absences->len; i++)
    {
      const TillidAbsence *absence = absences->pdata[i];
      TillidAway one = { absence->record.id, absence->member, absence->from_day,
                         absence->until_day };

      if (one.from != TILLID_ABSENT)
        g_array_append_val (away, one);
    }
  return g_steal_pointer (&away);
}

/**
 * tillid_visit_query_active_members:
 * @db: a connection
 * @scope: any
 * @day: a day
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidMember): who works here on @day
 */
GPtrArray *
tillid_visit_query_active_members (TillidDb *db,
                                   const TillidScope *scope,
                                   TillidDay day,
                                   GError **error)
{
  static const char sql[] = "SELECT id FROM member WHERE state = 'active'"
                            " AND (from_day IS NULL OR from_day <= ?1)"
                            " AND (until_day IS NULL OR until_day >= ?1) ORDER BY id";

  return tillid_record_table_select (db, scope, &tillid_member_type, sql, &day, 1, error);
}

const char tillid_visit_query_count_leads_sql[] =
  "SELECT count (*) FROM member WHERE EXISTS (SELECT 1 FROM visit WHERE visit.lead = member.id"
  " AND visit.day BETWEEN ?1 AND ?2 AND visit.state = 'active' AND visit.status = 'attended')";

/**
 * tillid_visit_query_count_leads:
 * @db: a connection
 * @scope: any: the answer is about the clinic and names nobody
 * @window: the days to look at
 * @out_n: (out): how many different colleagues led an attended visit of the clinic in @window
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * The people of the chance line. One look per colleague, not one per visit: with 400 000 visits that is 0.05 ms
 * where counting the visits of a year took 580. Index: visit_led.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_visit_query_count_leads (TillidDb *db,
                                const TillidScope *scope,
                                TillidPeriod window,
                                guint *out_n,
                                GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_n != NULL, FALSE);

  stmt = tillid_db_borrow (db, tillid_visit_query_count_leads_sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, window.from != TILLID_ABSENT ? window.from : G_MININT64);
  tillid_stmt_bind_int (stmt, 2, window.to != TILLID_ABSENT ? window.to : G_MAXINT64);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_n = (guint) tillid_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * tillid_visit_query_busy:
 * @db: a connection
 * @scope: any: the answer says who has no time, not why
 * @visit: a planned visit with a day and a time
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * A visit of unknown length takes an hour. Indices: visit_day, presence_visit.
 *
 * Returns: (transfer full) (element-type gint64): ids of the colleagues and interpreters who are at another planned visit
 *   while @visit goes on; nobody if @visit has no time
 */
GArray *
tillid_visit_query_busy (TillidDb *db,
                         const TillidScope *scope,
                         const TillidVisit *visit,
                         GError **error)
{
  static const char sql[] =
    "WITH other AS (SELECT id, lead FROM visit WHERE day = ?1 AND state = 'active'"
    " AND status = 'planned' AND id != ?2"
    " AND minute < ?3 + coalesce (?4, 60) AND minute + coalesce (length, 60) > ?3)"
    " SELECT lead FROM other WHERE lead IS NOT NULL"
    " UNION SELECT coalesce (p.member, p.interpreter) FROM other o"
    " JOIN presence p ON p.visit = o.id WHERE p.state = 'active'"
    " AND coalesce (p.member, p.interpreter) IS NOT NULL";
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && visit != NULL, NULL);

  if (visit->day == TILLID_ABSENT || visit->minute == TILLID_ABSENT)
    return g_steal_pointer (&keys);
  stmt = tillid_db_borrow (db, sql, error);
  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, visit->day);
  tillid_stmt_bind_int (stmt, 2, visit->record.id);
  tillid_stmt_bind_int (stmt, 3, visit->minute);
  tillid_stmt_bind_optional (stmt, 4, visit->length);
  for (;;)
    {
      gint64 key;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&keys);
      key = tillid_stmt_get_int (stmt, 0);
      g_array_append_val (keys, key);
    }
}
