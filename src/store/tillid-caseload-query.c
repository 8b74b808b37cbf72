/* tillid-caseload-query.c - the coordinator's table out of the file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The table is read in a fixed number of statements, whatever the number of patients; each gives rows of many patients
 * whose first column says whose they are, and a function that takes one. The same statements with one more condition read one
 * patient after the other, so that rows made again alone equal those of the whole table; what is about nobody in particular is read once
 * for all of them. Visits come from tillid_visit_query_each (). */
#include "config.h"

#include "tillid-caseload-query-private.h"

#include "tillid-access-rule.h"
#include "tillid-prompt-facts.h"
#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-visit-query.h"

void
tillid_caseload_entry_free (TillidCaseloadEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->sort_key);
  g_free (self->name);
  g_free (self->native_name);
  g_free (self->language);
  g_free (self);
}

/* Whether both say the same. */
gboolean
tillid_caseload_entry_equal (const TillidCaseloadEntry *a, const TillidCaseloadEntry *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return tillid_caseload_row_equal (&a->row, &b->row) &&
         g_strcmp0 (a->sort_key, b->sort_key) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->native_name, b->native_name) == 0 &&
         g_strcmp0 (a->language, b->language) == 0;
}

/* Index: person_key_sort, covering: a name is not needed for its place. */
static const char order_people_sql[] =
  "SELECT person, sort_key, NULL, NULL FROM person_key WHERE listed = 1 ORDER BY sort_key, person";
/* Index: person_key_sort. */
static const char all_people_sql[] =
  "SELECT person, sort_key, display_name, native_name FROM person_key WHERE listed = 1"
  " ORDER BY sort_key, person";
static const char one_person_sql[] =
  "SELECT person, sort_key, display_name, native_name FROM person_key WHERE listed = 1"
  " AND person = ?1 ORDER BY person";

static gboolean
is_open_to_all (const TillidCaseloadReading *reading)
{
  return tillid_scope_get_kind (reading->scope) == TILLID_SCOPE_SYSTEM ||
         tillid_access_opens_every_patient (tillid_scope_get_rights (reading->scope));
}

static void
take_person (const TillidCaseloadReading *reading, TillidStmt *stmt)
{
  TillidCaseloadEntry *entry = g_new0 (TillidCaseloadEntry, 1);

  tillid_caseload_row_init (&entry->row, tillid_stmt_get_int (stmt, 0));
  entry->sort_key = g_strdup (tillid_stmt_get_text (stmt, 1));
  entry->name = g_strdup (tillid_stmt_get_text (stmt, 2));
  entry->native_name = g_strdup (tillid_stmt_get_text (stmt, 3));
  g_ptr_array_add (reading->entries, entry);
  g_hash_table_insert (reading->by_patient, &entry->row.patient, entry);
}

static gboolean
read_everybody (const TillidCaseloadReading *reading, GError **error)
{
  const char *sql = reading->depth == TILLID_CASELOAD_ORDER ? order_people_sql : all_people_sql;
  g_autoptr (GHashTable) open = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  if (!is_open_to_all (reading) &&
      !tillid_access_read_open (reading->db, reading->scope, &open, error))
    return FALSE;
  stmt = tillid_caseload_ask (reading, sql, 0, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      gint64 patient;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      patient = tillid_stmt_get_int (stmt, 0);
      if (open == NULL || g_hash_table_contains (open, &patient))
        take_person (reading, stmt);
    }
}

/* Whoever is not open to the viewer is passed over. */
static gboolean
read_person (const TillidCaseloadReading *reading, gint64 patient, GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean is_open = TRUE, has_row;

  if (!is_open_to_all (reading) &&
      !tillid_access_is_open (reading->db, tillid_scope_get_rights (reading->scope), patient,
                              &is_open, error))
    return FALSE;
  if (!is_open)
    return TRUE;
  stmt = tillid_caseload_ask (reading, one_person_sql, patient, error);
  if (stmt == NULL || !tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    take_person (reading, stmt);
  return TRUE;
}

static gboolean
read_people (const TillidCaseloadReading *reading, GError **error)
{
  if (reading->patients == NULL)
    return read_everybody (reading, error);
  for (guint i = 0; i < reading->patients->len; i++)
    if (!read_person (reading, g_array_index (reading->patients, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* The last day here of colleagues who stop working here: id -> day. */
static gboolean
read_ends (TillidDb *db, GHashTable **out_ends, GError **error)
{
  static const char sql[] =
    "SELECT id, until_day FROM member WHERE state = 'active' AND until_day IS NOT NULL ORDER BY id";
  g_autoptr (GHashTable) ends = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  *out_ends = NULL;
  for (;;)
    {
      gint64 pair[2];

      if (stmt == NULL || !tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      pair[0] = tillid_stmt_get_int (stmt, 0);
      pair[1] = tillid_stmt_get_int (stmt, 1);
      g_hash_table_insert (ends, g_memdup2 (&pair[0], sizeof (gint64)),
                           g_memdup2 (&pair[1], sizeof (gint64)));
    }
  *out_ends = g_steal_pointer (&ends);
  return TRUE;
}

/* Half of the way to a row's history: everything but the visits. */
typedef struct
{
  const TillidCaseloadReading *reading;
  GHashTable *ends;         /* (unowned) */
  TillidPromptFacts *facts; /* (unowned) */
  TillidCaseloadHistory history;
} Histories;

static void
take_history (const Histories *histories,
              TillidCaseloadEntry *entry,
              const TillidContactPoint *points,
              guint n_points)
{
  TillidCaseloadHistory history = histories->history;
  const TillidCaseloadRow *row = &entry->row;
  TillidArrangement arrangement;
  g_autoptr (GArray) joined =
    tillid_prompt_facts_join_interpreters (histories->facts, points, n_points);
  const GArray *days = g_hash_table_lookup (histories->reading->hand_overs, &entry->row.patient);
  const gint64 *end = g_hash_table_lookup (histories->ends, &entry->row.key_contact);

  tillid_arrangement_init (&arrangement, histories->reading->today);
  tillid_prompt_facts_fill (histories->facts, row->patient, row->course, row->started,
                            &arrangement);
  history.arrangement = &arrangement;
  history.points = joined != NULL ? (const TillidContactPoint *) (gpointer) joined->data : points;
  history.n_points = n_points;
  history.hand_overs = days != NULL ? (const TillidDay *) (gpointer) days->data : NULL;
  history.n_hand_overs = days != NULL ? days->len : 0;
  history.key_contact_until = end != NULL ? *end : (gint64) TILLID_ABSENT;
  tillid_caseload_row_take_history (&entry->row, &history, histories->reading->today);
}

static void
take_points_cb (const TillidContactPoint *points, guint n_points, gpointer data)
{
  const Histories *histories = data;
  TillidCaseloadEntry *entry =
    g_hash_table_lookup (histories->reading->by_patient, &points[0].patient);

  if (entry != NULL)
    take_history (histories, entry, points, n_points);
}

/* Who interpreted at the last counted visit: asked where there is a next one to compare with. Index: presence_counted. */
static gboolean
read_last_interpreter (const TillidCaseloadReading *reading, TillidCaseloadRow *row, GError **error)
{
  static const char sql[] =
    "SELECT p.interpreter FROM presence p WHERE p.patient = ?1 AND p.visit = ?2 AND " INTERPRETING
    " AND p.who IN ('member', 'interpreter')" /* as the index has it */
    " ORDER BY coalesce (p.from_minute, -1), p.id LIMIT 1";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  if (row->last_counted == 0 || row->next_id == 0)
    return TRUE;
  stmt = tillid_caseload_ask (reading, sql, row->patient, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 2, row->last_counted);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  row->last_interpreter = has_row ? tillid_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
read_visits (const Histories *histories, GError **error)
{
  const TillidCaseloadReading *reading = histories->reading;

  if (reading->patients == NULL)
    return tillid_visit_query_each (reading->db, reading->scope, 0, take_points_cb,
                                    (gpointer) histories, error);
  for (guint i = 0; i < reading->entries->len; i++)
    if (!tillid_visit_query_each (reading->db, reading->scope,
                                  ((TillidCaseloadEntry *) reading->entries->pdata[i])->row.patient,
                                  take_points_cb, (gpointer) histories, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_histories (const TillidCaseloadReading *reading, GError **error)
{
  g_autoptr (GHashTable) ends = NULL;
  g_autoptr (GArray) away = NULL;
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();
  g_autoptr (TillidPromptFacts) facts = NULL;
  Histories histories = { .reading = reading, .history.counter = counter };

  if (reading->entries->len == 0)
    return TRUE;
  away = tillid_visit_query_away (reading->db, reading->scope, error);
  if (away == NULL || !read_ends (reading->db, &ends, error))
    return FALSE;
  facts = tillid_prompt_facts_read (reading->db, reading->scope, reading->today, reading->patients,
                                    error);
  if (facts == NULL)
    return FALSE;
  histories.ends = ends;
  histories.facts = facts;
  histories.history.away = (const TillidAway *) (gpointer) away->data;
  histories.history.n_away = away->len;
  if (!read_visits (&histories, error))
    return FALSE;
  for (guint i = 0; i < reading->entries->len; i++)
    {
      TillidCaseloadEntry *entry = reading->entries->pdata[i];

      /* Whoever has no visits has a history, too. */
      if (entry->row.last_counted == 0)
        take_history (&histories, entry, NULL, 0);
      if (!read_last_interpreter (reading, &entry->row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (const TillidCaseloadReading *reading, GError **error)
{
  if (!read_people (reading, error))
    return FALSE;
  if (!tillid_caseload_read_sources (reading, error))
    return FALSE;
  return reading->depth < TILLID_CASELOAD_WHOLE || read_histories (reading, error);
}

/**
 * tillid_caseload_query_read:
 * @db: a connection
 * @scope: a list's or the program's own
 * @today: the clinic's day
 * @patients: (nullable) (element-type gint64): who is asked for, each once, or %NULL for all
 * @depth: how much
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidCaseloadEntry): the patients who are open to the viewer, in the order of
 *   their names, or of @patients
 */
GPtrArray *
tillid_caseload_query_read (TillidDb *db,
                            const TillidScope *scope,
                            TillidDay today,
                            const GArray *patients,
                            TillidCaseloadDepth depth,
                            GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_caseload_entry_free);
  g_autoptr (GHashTable) by_patient = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) hand_overs =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
  TillidCaseloadReading reading = { db,    scope,   today,      patients,
                                    depth, entries, by_patient, hand_overs };
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) != TILLID_SCOPE_PATIENT, NULL);

  if (!tillid_scope_reads_kind (scope, "person"))
    return g_steal_pointer (&entries);
  /* One transaction: one state of the file. */
  own = !tillid_db_in_transaction (db);
  if (own && !tillid_db_begin_read (db, error))
    return NULL;
  done = read_all (&reading, error);
  if (own)
    tillid_db_rollback (db);
  return done ? g_steal_pointer (&entries) : NULL;
}
