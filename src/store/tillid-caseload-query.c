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

#include "tillid-caseload-query.h"

#include "tillid-access-rule.h"
#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-visit-query.h"

typedef struct
{
  TillidDb *db;
  const TillidScope *scope;
  TillidDay today;
  const GArray *patients; /* (nullable) (unowned) of gint64: all */
  TillidCaseloadDepth depth;
  GPtrArray *entries;     /* (owned) of TillidCaseloadEntry */
  GHashTable *by_patient; /* (owned): id -> entry */
  GHashTable *hand_overs; /* (owned): id -> GArray of TillidDay */
} Reading;

/* @column is the first one after the patient. */
typedef void (*TakeRow) (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt);

/* One statement for all patients, and one for ?1; ?2 is the day. */
typedef struct
{
  const char *kind; /* the kind of record it reads: whoever may not read it gets nothing */
  guint depths;     /* bit per TillidCaseloadDepth */
  const char *all_sql;
  const char *one_sql;
  TakeRow take;
} Source;

#define QUERY(columns, from, patient, where, order)                                                \
  "SELECT " columns " FROM " from " WHERE " where " ORDER BY " order,                              \
    "SELECT " columns " FROM " from " WHERE " patient " = ?1 AND " where " ORDER BY " order

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

static int
code (const TillidChoice *choices, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? tillid_choice_from_code (choices, text) : -1;
}

static void
take_need (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.needs_interpreter = MAX (code (tillid_yes_no_choices, stmt, 1), 0);
}

/* The preferred one, else the one that was written first. */
static void
take_language (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const gboolean is_preferred = tillid_stmt_get_int (stmt, 2) != 0;

  if (entry->language != NULL && (entry->is_preferred || !is_preferred))
    return;
  tillid_set_text (&entry->language, tillid_stmt_get_text (stmt, 1));
  entry->is_preferred = is_preferred;
}

/* Of several courses the one that goes on, else the one that began last. They come in the order in which they were written. */
static void
take_course (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  TillidCaseloadRow *row = &entry->row;
  const gint64 started = tillid_stmt_get_optional (stmt, 2);
  const gboolean is_open = tillid_stmt_is_null (stmt, 3);

  if (tillid_caseload_row_is_open (row) && !is_open)
    return;
  if (row->course != 0 && tillid_caseload_row_is_open (row) == is_open && started < row->started)
    return;
  row->course = tillid_stmt_get_int (stmt, 1);
  row->started = started;
  row->ended = tillid_stmt_get_optional (stmt, 3);
  row->key_contact = tillid_stmt_get_int (stmt, 4);
  row->second_face = tillid_stmt_get_int (stmt, 5);
  row->review_due = tillid_stmt_get_optional (stmt, 6);
}

/* Of the phases that have begun and are not over the last kind. */
static void
take_phase (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const gint64 course = tillid_stmt_get_int (stmt, 1);

  if (course == 0 || course == entry->row.course)
    entry->row.phase = MAX (entry->row.phase, code (tillid_phase_kind_choices, stmt, 2));
}

static void
take_promise (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const gint64 due = tillid_stmt_get_optional (stmt, 1);

  entry->row.promises_open++;
  entry->row.promises_overdue += due != TILLID_ABSENT && due < reading->today;
}

static void
take_question (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.questions_open++;
}

static void
take_contact (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.last_touch = MAX (entry->row.last_touch, tillid_stmt_get_optional (stmt, 1));
}

static void
take_snooze (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const char *rule = tillid_stmt_get_text (stmt, 1);

  for (guint kind = 0; kind < TILLID_PROMPT_N_KINDS; kind++)
    if (g_strcmp0 (rule, tillid_prompt_kind_to_code (kind)) == 0)
      entry->row.aside |= 1U << kind;
}

/* Planned visits come in the order of time. */
static void
take_next_visit (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  TillidCaseloadRow *row = &entry->row;

  if (row->next_id != 0)
    return;
  row->next_visit = tillid_stmt_get_int (stmt, 1);
  row->next_minute = tillid_stmt_get_optional (stmt, 2);
  row->next_id = tillid_stmt_get_int (stmt, 3);
  row->next_without = tillid_stmt_get_int (stmt, 4) != 0;
}

static void
take_next_interpreter (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  if (entry->row.next_interpreter == 0 && tillid_stmt_get_int (stmt, 1) == entry->row.next_id)
    entry->row.next_interpreter = tillid_stmt_get_int (stmt, 2);
}

static void
take_last_visit (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.last_visit = tillid_stmt_get_optional (stmt, 1);
}

static void
take_hand_over (const Reading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  GArray *days = g_hash_table_lookup (reading->hand_overs, &entry->row.patient);
  const TillidDay day = tillid_stmt_get_int (stmt, 1);

  if (days == NULL)
    {
      days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
      g_hash_table_insert (reading->hand_overs, &entry->row.patient, days);
    }
  g_array_append_val (days, day);
}

#define INTERPRETING                                                                               \
  "p.state = 'active' AND p.who = 'interpreter' AND p.interpreter IS NOT NULL AND p.mode <> "      \
  "'none'"
#define BOOKED                                                                                     \
  "i.state = 'active' AND i.interpreter IS NOT NULL AND i.booking IN ('asked', 'confirmed')"
#define PLANNED "v.state = 'active' AND v.status = 'planned'"

/* Index: visit_of_patient, one look for each patient. */
#define LAST_VISIT                                                                                 \
  "SELECT k.person, (SELECT max (v.day) FROM visit v WHERE v.patient = k.person"                   \
  " AND v.status = 'attended' AND v.state = 'active') FROM person_key k WHERE k.listed = 1"

#define IN_ORDER (1U << TILLID_CASELOAD_ORDER)
#define IN_WHOLE (1U << TILLID_CASELOAD_WHOLE)
#define BEGUN                                                                                      \
  "state = 'active' AND planned = 0 AND coalesce (from_day, ?2) <= ?2"                             \
  " AND (until_day IS NULL OR until_day > ?2)"
#define OWED "state = 'active' AND status = 'open'"

/* Indices: those on "patient", visit_to_come, promise_open, primary keys. */
static const Source sources[] = {
  { "course", IN_ORDER | IN_WHOLE,
    QUERY ("patient, id, started, ended, key_contact, second_face, review_due",
           "course",
           "patient",
           "state = 'active'",
           "id"),
    take_course },
  /* For the order: who has gone, and what is late. */
  { "phase", IN_ORDER,
    QUERY ("patient, course, kind", "phase", "patient", BEGUN " AND kind = 'after'", "id"),
    take_phase },
  { "phase", IN_WHOLE, QUERY ("patient, course, kind", "phase", "patient", BEGUN, "id"),
    take_phase },
  { "promise", IN_ORDER,
    QUERY ("patient, due", "promise", "patient", OWED " AND due < ?2", "due, id"), take_promise },
  { "promise", IN_WHOLE, QUERY ("patient, due", "promise", "patient", OWED, "id"), take_promise },
  { "visit", IN_ORDER | IN_WHOLE,
    QUERY ("v.patient, v.day, v.minute, v.id, v.no_interpreter",
           "visit v",
           "v.patient",
           PLANNED " AND v.day >= ?2",
           "v.patient, v.day, v.minute, v.id"),
    take_next_visit },
  { "person", IN_WHOLE,
    QUERY ("id, interpreter_needed", "person", "id", "state = 'active' AND role = 'patient'", "id"),
    take_need },
  { "person_language", IN_WHOLE,
    QUERY ("patient, language",
           "person_language",
           "patient",
           "state = 'active' AND language IS NOT NULL",
           "patient, preferred DESC, id"),
    take_language },
  /* Index: visit_planned. */
  { "presence", IN_ORDER,
    QUERY ("v.patient, v.id, p.interpreter",
           "visit v CROSS JOIN presence p ON p.visit = v.id",
           "v.patient",
           PLANNED " AND v.day = ?2 AND " INTERPRETING,
           "v.id, p.id"),
    take_next_interpreter },
  { "interpreting", IN_ORDER,
    QUERY ("v.patient, v.id, i.interpreter",
           "visit v CROSS JOIN interpreting i ON i.visit = v.id",
           "v.patient",
           PLANNED " AND v.day = ?2 AND " BOOKED,
           "v.id, i.id"),
    take_next_interpreter },
  { "presence", IN_WHOLE,
    QUERY ("v.patient, v.id, p.interpreter",
           "visit v CROSS JOIN presence p ON p.visit = v.id",
           "v.patient",
           PLANNED " AND v.day >= ?2 AND " INTERPRETING,
           "v.patient, coalesce (p.from_minute, -1), p.id"),
    take_next_interpreter },
  { "interpreting", IN_WHOLE,
    QUERY ("v.patient, v.id, i.interpreter",
           "visit v CROSS JOIN interpreting i ON i.visit = v.id",
           "v.patient",
           PLANNED " AND v.day >= ?2 AND " BOOKED,
           "v.patient, i.id"),
    take_next_interpreter },
  { "question", IN_WHOLE,
    QUERY ("q.patient",
           "question q",
           "q.patient",
           "q.state = 'active' AND q.status = 'open' AND NOT EXISTS (SELECT 1 FROM restriction r"
           " WHERE r.entry = q.id AND r.state = 'active' AND r.lifted = 0)",
           "q.id"),
    take_question },
  { "contact", IN_WHOLE,
    QUERY ("patient, at_start_latest",
           "contact",
           "patient",
           "state = 'active' AND planned = 0 AND at_start_latest <= ?2",
           "patient"),
    take_contact },
  { "snooze", IN_WHOLE,
    QUERY ("patient, prompt",
           "snooze",
           "patient",
           "state = 'active' AND prompt IS NOT NULL AND until_day >= ?2",
           "patient"),
    take_snooze },
  { "hand_over", IN_WHOLE,
    QUERY ("patient, day",
           "hand_over",
           "patient",
           "state = 'active' AND day IS NOT NULL",
           "patient, day, id"),
    take_hand_over },
  { "visit", IN_WHOLE, LAST_VISIT " ORDER BY k.person",
    LAST_VISIT " AND k.person = ?1 ORDER BY k.person", take_last_visit },
};

/* Rows of patients who are not in the table are passed over. */
static gboolean
take_rows (const Reading *reading, const Source *source, TillidStmt *stmt, GError **error)
{
  TillidCaseloadEntry *entry = NULL;
  gboolean has_row;

  for (;;)
    {
      gint64 patient;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      patient = tillid_stmt_get_int (stmt, 0);
      if (entry == NULL || entry->row.patient != patient)
        entry = g_hash_table_lookup (reading->by_patient, &patient);
      if (entry != NULL)
        source->take (reading, entry, stmt);
    }
}

/* (nullable): @sql about @patient, 0 for all. */
static TillidStmt *
ask (const Reading *reading, const char *sql, gint64 patient, GError **error)
{
  TillidStmt *stmt = tillid_db_borrow (reading->db, sql, error);

  if (stmt != NULL && patient != 0)
    tillid_stmt_bind_int (stmt, 1, patient);
  return stmt;
}

static gboolean
read_source_of (const Reading *reading, const Source *source, gint64 patient, GError **error)
{
  g_autoptr (TillidStmt) stmt =
    ask (reading, patient != 0 ? source->one_sql : source->all_sql, patient, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 2, reading->today);
  return take_rows (reading, source, stmt, error);
}

static gboolean
read_source (const Reading *reading, const Source *source, GError **error)
{
  if ((source->depths & (1U << reading->depth)) == 0 ||
      !tillid_scope_reads_kind (reading->scope, source->kind))
    return TRUE;
  if (reading->patients == NULL)
    return read_source_of (reading, source, 0, error);
  for (guint i = 0; i < reading->entries->len; i++)
    if (!read_source_of (reading, source,
                         ((TillidCaseloadEntry *) reading->entries->pdata[i])->row.patient, error))
      return FALSE;
  return TRUE;
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
is_open_to_all (const Reading *reading)
{
  return tillid_scope_get_kind (reading->scope) == TILLID_SCOPE_SYSTEM ||
         tillid_access_opens_every_patient (tillid_scope_get_rights (reading->scope));
}

static void
take_person (const Reading *reading, TillidStmt *stmt)
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
read_everybody (const Reading *reading, GError **error)
{
  const char *sql = reading->depth == TILLID_CASELOAD_ORDER ? order_people_sql : all_people_sql;
  g_autoptr (GHashTable) open = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  if (!is_open_to_all (reading) &&
      !tillid_access_read_open (reading->db, reading->scope, &open, error))
    return FALSE;
  stmt = ask (reading, sql, 0, error);
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
read_person (const Reading *reading, gint64 patient, GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean is_open = TRUE, has_row;

  if (!is_open_to_all (reading) &&
      !tillid_access_is_open (reading->db, tillid_scope_get_rights (reading->scope), patient,
                              &is_open, error))
    return FALSE;
  if (!is_open)
    return TRUE;
  stmt = ask (reading, one_person_sql, patient, error);
  if (stmt == NULL || !tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    take_person (reading, stmt);
  return TRUE;
}

static gboolean
read_people (const Reading *reading, GError **error)
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
  const Reading *reading;
  GHashTable *ends; /* (unowned) */
  TillidCaseloadHistory history;
} Histories;

static void
take_history (const Histories *histories,
              TillidCaseloadEntry *entry,
              const TillidContactPoint *points,
              guint n_points)
{
  TillidCaseloadHistory history = histories->history;
  const GArray *days = g_hash_table_lookup (histories->reading->hand_overs, &entry->row.patient);
  const gint64 *end = g_hash_table_lookup (histories->ends, &entry->row.key_contact);

  history.points = points;
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
read_last_interpreter (const Reading *reading, TillidCaseloadRow *row, GError **error)
{
  static const char sql[] =
    "SELECT p.interpreter FROM presence p WHERE p.patient = ?1 AND p.visit = ?2 AND " INTERPRETING
    " AND p.who IN ('member', 'interpreter')" /* as the index has it */
    " ORDER BY coalesce (p.from_minute, -1), p.id LIMIT 1";
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  if (row->last_counted == 0 || row->next_id == 0)
    return TRUE;
  stmt = ask (reading, sql, row->patient, error);
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
  const Reading *reading = histories->reading;

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
read_histories (const Reading *reading, GError **error)
{
  g_autoptr (GHashTable) ends = NULL;
  g_autoptr (GArray) away = NULL;
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();
  Histories histories = { .reading = reading, .history.counter = counter };

  if (reading->entries->len == 0)
    return TRUE;
  away = tillid_visit_query_away (reading->db, reading->scope, error);
  if (away == NULL || !read_ends (reading->db, &ends, error))
    return FALSE;
  histories.ends = ends;
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
read_all (const Reading *reading, GError **error)
{
  if (!read_people (reading, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_source (reading, &sources[i], error))
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
  Reading reading = { db, scope, today, patients, depth, entries, by_patient, hand_overs };
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
