/* tillid-calendar-query.c - the visits of some days, of the whole clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One statement over the index of the days; the record of a visit is read for those of the days alone, however many there are
 * in the file. A visit of a patient who is closed to the viewer takes the time of colleagues and a room all the same: it is given
 * without saying whose it is, as it is when a visit is booked. */
#include "config.h"

#include "tillid-calendar-query.h"

#include "tillid-access-rule.h"
#include "tillid-masking.h"
#include "tillid-record-table-private.h"
#include "tillid-records.h"
#include "tillid-visit-cover-private.h"
#include "tillid-visit.h"

typedef struct
{
  TillidDb *db;
  GHashTable *open; /* (owned) (nullable): patients who are open; %NULL: all */
  GPtrArray *rows;
} Reading;

enum
{
  ID,
  PATIENT,
  NAME,
  NATIVE_NAME,
  IS_PROTECTED,
  ROOM,
  FIRST_COVER,
};

/* By the days, not by the patients: "+" keeps SQLite from walking through everybody who is listed. Indices: visit_day, the primary
 * keys of person_key, person and room. */
const char tillid_calendar_query_sql[] =
  "SELECT e.id, e.patient, k.display_name, k.native_name,"
  " (SELECT who.address_protected FROM person who WHERE who.id = e.patient),"
  " (SELECT r.name FROM room r WHERE r.id = e.room), " TILLID_VISIT_COVER_COLUMNS
  " FROM visit e JOIN person_key k ON k.person = e.patient AND +k.listed = 1"
  " WHERE e.state = 'active' AND e.day BETWEEN ?2 AND ?3"
  " AND e.status IN ('attended', 'planned', 'running', 'missed')"
  " ORDER BY e.day, coalesce (e.minute, -1), e.id";

void
tillid_calendar_row_free (TillidCalendarRow *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->native_name);
  g_free (self->room);
  g_clear_pointer (&self->members, g_array_unref);
  g_free (self);
}

/* Whether that colleague leads it or is there. */
gboolean
tillid_calendar_row_has_member (const TillidCalendarRow *self, gint64 member)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_array_index (self->members, gint64, i) == member)
      return TRUE;
  return FALSE;
}

static void
add_member (TillidCalendarRow *row, gint64 member)
{
  if (member != 0 && !tillid_calendar_row_has_member (row, member))
    g_array_append_val (row->members, member);
}

/* Who else of us is there. Index: presence_visit. */
static gboolean
read_members (TillidDb *db, TillidCalendarRow *row, GError **error)
{
  static const char sql[] = "SELECT p.member FROM presence p WHERE p.visit = ?1"
                            " AND p.state = 'active' AND p.member IS NOT NULL ORDER BY p.id";
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, row->visit);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add_member (row, tillid_stmt_get_int (stmt, 0));
    }
}

static gint64
length_of (const TillidVisit *visit)
{
  const gboolean is_over = visit->status == TILLID_VISIT_STATUS_ATTENDED;
  const gint64 first = is_over ? visit->length : visit->planned_minutes;
  const gint64 other = is_over ? visit->planned_minutes : visit->length;

  if (first != TILLID_ABSENT)
    return MAX (first, 1);
  return other != TILLID_ABSENT ? MAX (other, 1) : TILLID_BOOKING_UNKNOWN_LENGTH;
}

/* What says whose visit it is. @visit: masked where the address is protected */
static void
take_patient (TillidCalendarRow *row, const TillidVisit *visit, TillidStmt *stmt)
{
  row->patient = tillid_stmt_get_int (stmt, PATIENT);
  row->name = g_strdup (tillid_stmt_get_text (stmt, NAME));
  row->native_name = g_strdup (tillid_stmt_get_text (stmt, NATIVE_NAME));
  row->kind = visit->kind;
  row->mode = visit->mode;
  if (row->room == NULL && visit->place != NULL && *visit->place != '\0')
    row->room = g_strdup (visit->place);
  row->cover =
    tillid_visit_cover_read (stmt, row->visit, tillid_stmt_get_int (stmt, PATIENT), FIRST_COVER);
}

static gboolean
take_visit (const Reading *reading, TillidStmt *stmt, GError **error)
{
  g_autoptr (TillidCalendarRow) row = g_new0 (TillidCalendarRow, 1);
  const gint64 patient = tillid_stmt_get_int (stmt, PATIENT);
  g_autoptr (TillidRecord) record = NULL;
  g_autoptr (TillidRecord) shown = NULL;
  const TillidVisit *visit;

  record = tillid_record_table_read (reading->db, &tillid_visit_type,
                                     tillid_stmt_get_int (stmt, ID), error);
  if (record == NULL)
    return FALSE;
  shown = tillid_stmt_get_int (stmt, IS_PROTECTED) != 0 ? tillid_record_mask (record)
                                                        : tillid_record_ref (record);
  visit = (const TillidVisit *) shown;
  row->visit = visit->record.id;
  row->status = visit->status;
  row->day = visit->day;
  row->minute = visit->minute;
  row->length = length_of (visit);
  row->room = g_strdup (tillid_stmt_get_text (stmt, ROOM));
  row->members = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_member (row, visit->lead);
  if (!read_members (reading->db, row, error))
    return FALSE;
  row->cover.state = TILLID_TODAY_INTERPRETER_OPEN;
  row->cover.booking = -1;
  if (reading->open == NULL || g_hash_table_contains (reading->open, &patient))
    take_patient (row, visit, stmt);
  row->mine = tillid_visit_cover_read (stmt, row->visit, patient, FIRST_COVER).mine;
  g_ptr_array_add (reading->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
read_all (const Reading *reading, gint64 viewer, TillidDay from, TillidDay until, GError **error)
{
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (reading->db, tillid_calendar_query_sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  tillid_stmt_bind_int (stmt, 1, viewer);
  tillid_stmt_bind_int (stmt, 2, from);
  tillid_stmt_bind_int (stmt, 3, until);
  for (;;)
    {
      if (!tillid_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!take_visit (reading, stmt, error))
        return FALSE;
    }
}

/**
 * tillid_calendar_query_read:
 * @db: a connection
 * @scope: a list's
 * @viewer: id of the colleague whose "mine" is
 * @from: first day
 * @until: last day
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidCalendarRow): the visits that begin on these days and were not called off, by day,
 *   time (those without one first) and id; none for who may not read visits
 */
GPtrArray *
tillid_calendar_query_read (TillidDb *db,
                            const TillidScope *scope,
                            gint64 viewer,
                            TillidDay from,
                            TillidDay until,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) open = NULL;
  gboolean own, done;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);
  g_return_val_if_fail (tillid_scope_get_kind (scope) == TILLID_SCOPE_LIST, NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_calendar_row_free);
  if (!tillid_scope_reads_kind (scope, "visit"))
    return g_steal_pointer (&rows);
  if (!tillid_access_read_open (db, scope, &open, error))
    return NULL;
  /* One state of the file. */
  own = !tillid_db_in_transaction (db);
  if (own && !tillid_db_begin_read (db, error))
    return NULL;
  done = read_all (&(Reading){ db, open, rows }, viewer, from, until, error);
  if (own)
    tillid_db_rollback (db);
  if (!done)
    return NULL;
  return g_steal_pointer (&rows);
}
