/* tillid-caseload-sources.c - what a row of the coordinator's table says beside its visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each source is a pair of statements, one for everybody and one for one patient, and a function that takes their rows. */
#include "config.h"

#include "tillid-caseload-query-private.h"
#include "tillid-records.h"

/* @column is the first one after the patient. */
typedef void (*TakeRow) (const TillidCaseloadReading *reading,
                         TillidCaseloadEntry *entry,
                         TillidStmt *stmt);

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

static int
code (const TillidChoice *choices, TillidStmt *stmt, int column)
{
  const char *text = tillid_stmt_get_text (stmt, column);

  return text != NULL ? tillid_choice_from_code (choices, text) : -1;
}

static void
take_need (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.needs_interpreter = MAX (code (tillid_yes_no_choices, stmt, 1), 0);
}

/* The preferred one, else the one that was written first. */
static void
take_language (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const gboolean is_preferred = tillid_stmt_get_int (stmt, 2) != 0;

  if (entry->language != NULL && (entry->is_preferred || !is_preferred))
    return;
  tillid_set_text (&entry->language, tillid_stmt_get_text (stmt, 1));
  entry->is_preferred = is_preferred;
}

/* Of several courses the one that goes on, else the one that began last. They come in the order in which they were written. */
static void
take_course (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
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
take_phase (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const gint64 course = tillid_stmt_get_int (stmt, 1);

  if (course == 0 || course == entry->row.course)
    entry->row.phase = MAX (entry->row.phase, code (tillid_phase_kind_choices, stmt, 2));
}

static void
take_promise (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const gint64 due = tillid_stmt_get_optional (stmt, 1);

  entry->row.promises_open++;
  entry->row.promises_overdue += due != TILLID_ABSENT && due < reading->today;
}

static void
take_question (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.questions_open++;
}

static void
take_contact (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.last_touch = MAX (entry->row.last_touch, tillid_stmt_get_optional (stmt, 1));
}

static void
take_snooze (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  const int kind = tillid_prompt_kind_from_code (tillid_stmt_get_text (stmt, 1));

  if (kind >= 0)
    entry->row.aside |= 1U << kind;
}

/* Planned visits come in the order of time. */
static void
take_next_visit (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
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
take_next_interpreter (const TillidCaseloadReading *reading,
                       TillidCaseloadEntry *entry,
                       TillidStmt *stmt)
{
  if (entry->row.next_interpreter == 0 && tillid_stmt_get_int (stmt, 1) == entry->row.next_id)
    entry->row.next_interpreter = tillid_stmt_get_int (stmt, 2);
}

static void
take_last_visit (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
{
  entry->row.last_visit = tillid_stmt_get_optional (stmt, 1);
}

static void
take_hand_over (const TillidCaseloadReading *reading, TillidCaseloadEntry *entry, TillidStmt *stmt)
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
take_rows (const TillidCaseloadReading *reading,
           const Source *source,
           TillidStmt *stmt,
           GError **error)
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
TillidStmt *
tillid_caseload_ask (const TillidCaseloadReading *reading,
                     const char *sql,
                     gint64 patient,
                     GError **error)
{
  TillidStmt *stmt = tillid_db_borrow (reading->db, sql, error);

  if (stmt != NULL && patient != 0)
    tillid_stmt_bind_int (stmt, 1, patient);
  return stmt;
}

static gboolean
read_source_of (const TillidCaseloadReading *reading,
                const Source *source,
                gint64 patient,
                GError **error)
{
  g_autoptr (TillidStmt) stmt =
    tillid_caseload_ask (reading, patient != 0 ? source->one_sql : source->all_sql, patient, error);

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 2, reading->today);
  return take_rows (reading, source, stmt, error);
}

static gboolean
read_source (const TillidCaseloadReading *reading, const Source *source, GError **error)
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

/* What every row says beside its visits. FALSE with @error set. */
gboolean
tillid_caseload_read_sources (const TillidCaseloadReading *reading, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_source (reading, &sources[i], error))
      return FALSE;
  return TRUE;
}
