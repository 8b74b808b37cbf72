/* tillid-today-query.c - what a day of the clinic asks for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each section begins with one statement over an index that is in the order of what is asked (promise_open, visit_day,
 * contact_reply, letter_reply); a record, and the name of its patient, are read only for a line that is shown. Promises that are neither
 * late nor due are counted when there are enough of them. Who is silent is one walk over the courses that
 * go on, with two looks into indices for each; whether anything is open with somebody is asked of the most silent ones only,
 * until there are enough. Patients who are closed to the viewer, kinds that the viewer's roles do not include and what was told in
 * confidence to others are passed over; where the address is protected, records are masked. */
#include "config.h"

#include "tillid-today-query.h"

#include "tillid-access-rule.h"
#include "tillid-contact.h"
#include "tillid-letter.h"
#include "tillid-masking.h"
#include "tillid-plan.h"
#include "tillid-privacy-private.h"
#include "tillid-record-table-private.h"
#include "tillid-records.h"
#include "tillid-today-open-private.h"
#include "tillid-visit-cover-private.h"
#include "tillid-visit.h"

typedef struct
{
  TillidDb *db;
  const TillidScope *scope;
  const TillidTodayQuestion *question;
  GHashTable *open; /* (owned) (nullable): patients who are open; %NULL: all */
  TillidTodayAnswer *answer;
} Reading;

/* Who the patient is; and, first in each statement, that of the entry "e". ?1 is the viewer. */
#define WHO                                                                                        \
  "k.display_name, k.native_name,"                                                                 \
  " (SELECT l.language FROM person_language l WHERE l.patient = k.person AND l.state = 'active'"   \
  " AND l.language IS NOT NULL ORDER BY l.preferred DESC, l.id LIMIT 1),"                          \
  " (SELECT who.address_protected FROM person who WHERE who.id = k.person)"
#define HELD                                                                                       \
  " EXISTS (SELECT 1 FROM course c WHERE c.patient = e.patient AND c.state = 'active'"             \
  " AND c.ended IS NULL AND ?1 IN (c.key_contact, c.second_face))"
#define HEAD "SELECT e.id, e.patient, " WHO "," HELD
/* By the entries, not by the patients: "+" keeps SQLite from walking through everybody who is listed. */
#define NAMED " JOIN person_key k ON k.person = e.patient AND +k.listed = 1"

/* Columns of HEAD, in its order. */
enum
{
  ID,
  PATIENT,
  NAME,
  NATIVE_NAME,
  LANGUAGE,
  IS_PROTECTED,
  IS_HELD,
  FIRST_OWN,
};

/* Of one patient ?1, for those sections that first look who is shown. */
static const char who_sql[] = "SELECT " WHO " FROM person_key k WHERE k.person = ?1";

enum
{
  PROMISE_DUE = 2,
  PROMISE_OWNER,
  PROMISE_HELD,
};

/* Indices: promise_open, person_key's primary key, course_patient. */
static const char promises_sql[] =
  "SELECT e.id, e.patient, e.due, e.owner," HELD " FROM promise e" NAMED
  " WHERE e.status = 'open' AND e.state = 'active'"
  " ORDER BY CASE WHEN e.due IS NULL THEN 1 ELSE 0 END, e.due, e.id";

/* Index: visit_day. */
static const char visits_sql[] =
  HEAD ", " TILLID_VISIT_COVER_COLUMNS " FROM visit e" NAMED
       " WHERE e.state = 'active' AND e.day BETWEEN ?2 AND ?3"
       " AND e.status IN ('attended', 'planned', 'running', 'missed')"
       " ORDER BY e.day, coalesce (e.minute, -1), e.id";

enum
{
  KIND = FIRST_OWN,
  SINCE,
  DUE,
  OWNER,
  SINCE_MS,
};

/* Indices: contact_reply, letter_reply, step_others, revision_record. */
static const char waiting_sql[] = HEAD
  ", 'contact', e.at_start_latest, e.reply_due, e.member, NULL"
  " FROM contact e" NAMED " WHERE e.state = 'active' AND e.replied_on IS NULL"
  " AND e.reply_due IS NOT NULL AND NOT " TILLID_PRIVACY_CLOSED (
    "e.id",
    "?1") " UNION ALL " HEAD ", 'letter', coalesce (e.sent_on, e.day), e.reply_due, e.member, NULL"
          " FROM letter e" NAMED " WHERE e.state = 'active' AND e.replied_on IS NULL"
          " AND e.reply_due IS NOT NULL UNION ALL " HEAD ", 'step', NULL, e.due, e.owner,"
          " (SELECT r.at FROM revision r WHERE r.record = e.id AND r.version = 1)"
          " FROM step e" NAMED
          " WHERE e.side = 'others' AND e.status = 'open' AND e.state = 'active'"
          " ORDER BY 1";

enum
{
  SILENT_HELD = 2,
  LAST_VISIT,
  LAST_CONTACT,
  STARTED,
  REVIEW,
};

/* A visit, or a call with the patient or the family by one of us. Indices: course_patient, visit_of_patient, contact_touch. */
static const char silent_sql[] =
  "SELECT e.id, e.patient," HELD ","
  " (SELECT max (v.day) FROM visit v WHERE v.patient = e.patient AND v.status = 'attended'"
  " AND v.state = 'active'),"
  " (SELECT max (t.at_start_latest) FROM contact t WHERE t.patient = e.patient"
  " AND t.state = 'active' AND t.planned = 0 AND t.member IS NOT NULL"
  " AND t.counterpart IN ('other', 'family') AND t.at_start_latest <= ?2),"
  " e.started, e.review_due"
  " FROM course e" NAMED " WHERE e.state = 'active' AND e.ended IS NULL"
  " AND NOT EXISTS (SELECT 1 FROM course o WHERE o.patient = e.patient AND o.state = 'active'"
  " AND o.ended IS NULL AND o.id > e.id) ORDER BY e.id";

void
tillid_today_row_free (TillidTodayRow *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->record, tillid_record_unref_any);
  g_clear_pointer (&self->presences, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->native_name);
  g_free (self->language);
  g_free (self->open_words);
  g_free (self->open_question);
  g_free (self->open_promise);
  g_free (self);
}

void
tillid_today_answer_free (TillidTodayAnswer *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_array_unref (self->covers);
  g_hash_table_unref (self->names);
  g_free (self);
}

static gboolean
is_open (const Reading *reading, gint64 patient)
{
  return reading->open == NULL || g_hash_table_contains (reading->open, &patient);
}

static TillidTodayRow *
row_new_unnamed (TillidTodaySection section, gint64 patient, gboolean mine)
{
  TillidTodayRow *row = g_new0 (TillidTodayRow, 1);

  row->section = section;
  row->patient = patient;
  row->mine = mine;
  row->since = row->due = row->review_due = TILLID_ABSENT;
  return row;
}

/* @first: the column in which the name stands. */
static void
take_name (TillidTodayRow *row, TillidStmt *stmt, int first)
{
  row->name = g_strdup (tillid_stmt_get_text (stmt, first));
  row->native_name = g_strdup (tillid_stmt_get_text (stmt, first + NATIVE_NAME - NAME));
  row->language = g_strdup (tillid_stmt_get_text (stmt, first + LANGUAGE - NAME));
}

static TillidTodayRow *
row_new (TillidTodaySection section, TillidStmt *stmt)
{
  TillidTodayRow *row = row_new_unnamed (section, tillid_stmt_get_int (stmt, PATIENT),
                                         tillid_stmt_get_int (stmt, IS_HELD) != 0);

  take_name (row, stmt, NAME);
  return row;
}

/* Who the patient of @row is. */
static gboolean
read_who (const Reading *reading, TillidTodayRow *row, gboolean *out_protected, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (reading->db, who_sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, row->patient);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_protected = has_row && tillid_stmt_get_int (stmt, IS_PROTECTED - NAME) != 0;
  if (has_row)
    take_name (row, stmt, 0);
  return TRUE;
}

/* The record of the line, as the viewer may see it. */
static gboolean
read_record (const Reading *reading,
             TillidTodayRow *row,
             const TillidRecordType *type,
             gint64 id,
             gboolean is_protected,
             GError **error)
{
  g_autoptr (TillidRecord) record = NULL;
  g_autoptr (GError) local = NULL;

  record = tillid_record_table_read (reading->db, type, id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (record != NULL && is_protected)
    row->record = tillid_record_mask (record);
  else
    row->record = g_steal_pointer (&record);
  return TRUE;
}

/* One that is neither late nor due is only counted when there are enough of them, and enough of the viewer's. */
static gboolean
is_wanted (const Reading *reading, TillidDay due, gboolean mine)
{
  TillidTodayAnswer *answer = reading->answer;
  const guint most = reading->question->most_later;

  if (due != TILLID_ABSENT && due <= reading->question->day)
    return TRUE;
  if (answer->n_later < most || (mine && answer->n_later_mine < most))
    {
      answer->n_later++;
      answer->n_later_mine += mine;
      return TRUE;
    }
  answer->n_counted++;
  answer->n_counted_mine += mine;
  return FALSE;
}

static gboolean
take_promise (const Reading *reading, TillidStmt *stmt, GError **error)
{
  const TillidDay due = tillid_stmt_get_optional (stmt, PROMISE_DUE);
  const gint64 owner = tillid_stmt_get_int (stmt, PROMISE_OWNER);
  /* What nobody has taken is everybody's who holds the patient. */
  const gboolean mine =
    owner != 0 ? owner == reading->question->viewer : tillid_stmt_get_int (stmt, PROMISE_HELD) != 0;
  g_autoptr (TillidTodayRow) row = NULL;
  gboolean is_protected;

  if (!is_wanted (reading, due, mine))
    return TRUE;
  row = row_new_unnamed (TILLID_TODAY_PROMISES, tillid_stmt_get_int (stmt, PATIENT), mine);
  row->owner = owner;
  row->due = due;
  if (!read_who (reading, row, &is_protected, error) ||
      !read_record (reading, row, &tillid_promise_type, tillid_stmt_get_int (stmt, ID),
                    is_protected, error))
    return FALSE;
  g_ptr_array_add (reading->answer->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
read_count (TillidDb *db, const char *sql, gint64 a, gint64 b, gint64 *out_n, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, a);
  tillid_stmt_bind_int (stmt, 2, b);
  if (!tillid_stmt_step (stmt, &has_row, error))
    return FALSE;
  *out_n = has_row ? tillid_stmt_get_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
read_presences (const Reading *reading, TillidTodayRow *row, gboolean is_protected, GError **error)
{
  static const char sql[] =
    "SELECT id FROM presence WHERE visit = ?1 AND state = 'active' ORDER BY id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (reading->db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  row->presences = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  if (!tillid_scope_reads_kind (reading->scope, "presence"))
    return TRUE;
  tillid_stmt_bind_int (stmt, 1, row->record->id);
  for (;;)
    {
      g_autoptr (TillidRecord) presence = NULL;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      presence = tillid_record_table_read (reading->db, &tillid_presence_type,
                                           tillid_stmt_get_int (stmt, 0), error);
      if (presence == NULL)
        return FALSE;
      g_ptr_array_add (row->presences,
                       is_protected ? tillid_record_mask (presence) : g_steal_pointer (&presence));
    }
}

/* Their visits are named one by one. */
static void
note_name (const Reading *reading, const TillidTodayCover *cover, TillidStmt *stmt)
{
  const char *name = tillid_stmt_get_text (stmt, NAME);

  if (name == NULL)
    name = tillid_stmt_get_text (stmt, NATIVE_NAME);
  if (name != NULL && (cover->state == TILLID_TODAY_INTERPRETER_MISSING ||
                       cover->state == TILLID_TODAY_INTERPRETER_NEW))
    g_hash_table_insert (reading->answer->names, g_memdup2 (&cover->patient, sizeof (gint64)),
                         g_strdup (name));
}

/* Of the coming days how it stands with the interpreter is enough; of the day itself everything is read. */
static gboolean
take_visit (const Reading *reading, TillidStmt *stmt, GError **error)
{
  static const char agreed_sql[] = "SELECT count (*) FROM agreement WHERE visit = ?1"
                                   " AND state = 'active' AND ?2 IS NOT NULL";
  static const char together_sql[] =
    "SELECT count (DISTINCT a.id) FROM visit a JOIN presence x ON x.visit = a.id"
    " WHERE a.patient = ?1 AND a.status = 'attended' AND a.state = 'active'"
    " AND x.interpreter = ?2 AND " TILLID_VISIT_COVER_CAME;
  g_autoptr (TillidTodayRow) row = NULL;
  const TillidTodayCover cover =
    tillid_visit_cover_read (stmt, tillid_stmt_get_int (stmt, ID),
                             tillid_stmt_get_int (stmt, PATIENT), FIRST_OWN);
  const gboolean is_protected = tillid_stmt_get_int (stmt, IS_PROTECTED) != 0;
  const TillidVisit *visit;

  if (cover.day >= reading->question->day)
    {
      g_array_append_val (reading->answer->covers, cover);
      note_name (reading, &cover, stmt);
    }
  if (cover.day != reading->question->visits_day)
    return TRUE;
  row = row_new (TILLID_TODAY_VISITS, stmt);
  row->cover = cover;
  row->mine = cover.mine;
  if (!read_record (reading, row, &tillid_visit_type, cover.visit, is_protected, error) ||
      !read_presences (reading, row, is_protected, error))
    return FALSE;
  visit = (const TillidVisit *) row->record;
  row->owner = visit->lead;
  row->due = visit->day;
  if (!read_count (reading->db, agreed_sql, visit->record.id, 0, &row->n_agreed, error) ||
      !read_count (reading->db, together_sql, row->patient, cover.last, &row->n_together, error))
    return FALSE;
  g_ptr_array_add (reading->answer->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
take_waiting (const Reading *reading, TillidStmt *stmt, GError **error)
{
  g_autoptr (TillidTodayRow) row = row_new (TILLID_TODAY_WAITING, stmt);
  const TillidRecordType *type = tillid_record_type_by_kind (tillid_stmt_get_text (stmt, KIND));

  if (!tillid_scope_reads_kind (reading->scope, type->kind))
    return TRUE;
  if (!read_record (reading, row, type, tillid_stmt_get_int (stmt, ID),
                    tillid_stmt_get_int (stmt, IS_PROTECTED) != 0, error))
    return FALSE;
  row->since = tillid_stmt_get_optional (stmt, SINCE);
  row->due = tillid_stmt_get_optional (stmt, DUE);
  row->owner = tillid_stmt_get_int (stmt, OWNER);
  row->since_ms = tillid_stmt_get_int (stmt, SINCE_MS);
  row->mine = row->mine || row->owner == reading->question->viewer;
  g_ptr_array_add (reading->answer->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
take_silent (const Reading *reading, TillidStmt *stmt, GError **error)
{
  const TillidDay visit = tillid_stmt_get_optional (stmt, LAST_VISIT);
  const TillidDay contact = tillid_stmt_get_optional (stmt, LAST_CONTACT);
  TillidDay since = visit;
  TillidTodayRow *row;

  if (since == TILLID_ABSENT || (contact != TILLID_ABSENT && contact > since))
    since = contact;
  if (since == TILLID_ABSENT)
    since = tillid_stmt_get_optional (stmt, STARTED);
  if (since == TILLID_ABSENT || reading->question->day - since <= reading->question->silent_days)
    return TRUE;
  row = row_new_unnamed (TILLID_TODAY_SILENT, tillid_stmt_get_int (stmt, PATIENT),
                         tillid_stmt_get_int (stmt, SILENT_HELD) != 0);
  row->since = since;
  row->review_due = tillid_stmt_get_optional (stmt, REVIEW);
  g_ptr_array_add (reading->answer->rows, row);
  return TRUE;
}

typedef gboolean (*TakeRow) (const Reading *reading, TillidStmt *stmt, GError **error);

static gboolean
read_section (const Reading *reading,
              const char *kind,
              const char *sql,
              TillidDay from,
              TillidDay to,
              TakeRow take,
              GError **error)
{
  g_autoptr (TillidStmt) stmt = NULL;
  gboolean has_row;

  if (kind != NULL && !tillid_scope_reads_kind (reading->scope, kind))
    return TRUE;
  stmt = tillid_db_borrow (reading->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, reading->question->viewer);
  if (from != TILLID_ABSENT)
    tillid_stmt_bind_int (stmt, 2, from);
  if (to != TILLID_ABSENT)
    tillid_stmt_bind_int (stmt, 3, to);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (is_open (reading, tillid_stmt_get_int (stmt, PATIENT)) && !take (reading, stmt, error))
        return FALSE;
    }
}

#define MS_PER_DAY (24 * 60 * 60 * 1000)

/* What was asked longest ago first; what nobody knows the day of, last. A day in another time zone does not matter here. */
static gint64
asked_on (const TillidTodayRow *row)
{
  if (row->since != TILLID_ABSENT)
    return row->since;
  return row->since_ms != 0 ? row->since_ms / MS_PER_DAY : G_MAXINT64;
}

static int
compare_since (gconstpointer a, gconstpointer b)
{
  const TillidTodayRow *one = *(TillidTodayRow *const *) a;
  const TillidTodayRow *two = *(TillidTodayRow *const *) b;

  if (asked_on (one) != asked_on (two))
    return asked_on (one) < asked_on (two) ? -1 : 1;
  if (one->patient != two->patient)
    return one->patient < two->patient ? -1 : 1;
  return one->record != NULL && two->record != NULL
           ? (one->record->id > two->record->id) - (one->record->id < two->record->id)
           : 0;
}

/* The rows from @first on go out of the answer, in the order of their age. */
static GPtrArray *
steal_sorted (const Reading *reading, guint first)
{
  GPtrArray *rows = reading->answer->rows;
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_today_row_free);

  while (rows->len > first)
    g_ptr_array_add (sorted, g_ptr_array_steal_index (rows, rows->len - 1));
  g_ptr_array_sort (sorted, compare_since);
  return sorted;
}

/* Of those from @first on the most silent ones stay with whom something is open. */
static gboolean
keep_silent (const Reading *reading, guint first, GError **error)
{
  g_autoptr (GPtrArray) silent = steal_sorted (reading, first);
  guint n_all = 0, n_mine = 0;

  for (guint i = 0; i < silent->len; i++)
    {
      TillidTodayRow *row = silent->pdata[i];
      gboolean open = FALSE, is_protected;

      if (n_all >= reading->question->most_silent &&
          (!row->mine || n_mine >= reading->question->most_silent))
        continue;
      if (!tillid_today_open_read (reading->db, reading->scope, reading->question->viewer, row,
                                   &open, error))
        return FALSE;
      if (!open)
        continue;
      if (!read_who (reading, row, &is_protected, error))
        return FALSE;
      n_all++;
      n_mine += row->mine;
      silent->pdata[i] = NULL;
      g_ptr_array_add (reading->answer->rows, row);
    }
  return TRUE;
}

static gboolean
read_all (const Reading *reading, GError **error)
{
  const TillidTodayQuestion *question = reading->question;
  const TillidDay first = MIN (question->day, question->visits_day);
  const TillidDay last = MAX (question->day + TILLID_TODAY_COMING_DAYS - 1, question->visits_day);
  g_autoptr (GPtrArray) waiting = NULL;
  guint n = 0;

  if (!read_section (reading, "promise", promises_sql, TILLID_ABSENT, TILLID_ABSENT, take_promise,
                     error) ||
      !read_section (reading, "visit", visits_sql, first, last, take_visit, error))
    return FALSE;
  n = reading->answer->rows->len;
  if (!read_section (reading, NULL, waiting_sql, TILLID_ABSENT, TILLID_ABSENT, take_waiting, error))
    return FALSE;
  waiting = steal_sorted (reading, n);
  g_ptr_array_extend_and_steal (reading->answer->rows, g_steal_pointer (&waiting));
  n = reading->answer->rows->len;
  return read_section (reading, "course", silent_sql, question->day, TILLID_ABSENT, take_silent,
                       error) &&
         keep_silent (reading, n, error);
}

/**
 * tillid_today_query_read:
 * @db: a connection
 * @scope: a list's
 * @question: what is asked
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the day, of the patients who are open to the viewer
 */
TillidTodayAnswer *
tillid_today_query_read (TillidDb *db,
                         const TillidScope *scope,
                         const TillidTodayQuestion *question,
                         GError **error)
{
  g_autoptr (TillidTodayAnswer) answer = NULL;
  g_autoptr (GHashTable) open = NULL;
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && question != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_LIST, NULL);

  if (!tillid_access_read_open (db, scope, &open, error))
    return NULL;
  answer = g_new0 (TillidTodayAnswer, 1);
  answer->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_today_row_free);
  answer->covers = g_array_new (FALSE, FALSE, sizeof (TillidTodayCover));
  answer->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  /* One state of the file. */
  own = !tillid_db_in_transaction (db);
  if (own && !tillid_db_begin_read (db, error))
    return NULL;
  done = read_all (&(Reading){ db, scope, question, open, answer }, error);
  if (own)
    tillid_db_rollback (db);
  if (!done)
    return NULL;
  return g_steal_pointer (&answer);
}
