/* tillid-conference-query.c - who is on the agenda of the team, and who could be
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* On the agenda of a conference stands what was put on it, and what was not talked about yet, whichever meeting it was put on for:
 * nobody falls off because a meeting ended early. What was talked about stays with its meeting. Patients who are closed to the
 * viewer are counted and nothing else is given of them. */
#include "config.h"

#include "tillid-conference-query.h"

#include "tillid-access-rule.h"
#include "tillid-plan.h"
#include "tillid-record-table-private.h"
#include "tillid-search.h"

/* Index: conference_item_conference for those of the conference; the open ones of all conferences are few. */
static const char agenda_sql[] =
  "SELECT i.id, i.patient FROM conference_item i JOIN person p ON p.id = i.patient"
  " WHERE i.state = 'active' AND p.state = 'active' AND p.role = 'patient'"
  " AND (i.discussed = 0 OR (?1 <> 0 AND i.conference = ?1))"
  " ORDER BY CASE WHEN i.rank IS NULL THEN 1 ELSE 0 END, i.rank, i.id";

/* Reasons in the order of TillidAgendaReason; a patient has the first one that holds, with its
 * day (a bare column beside min () is that of its row). Somebody whose course has ended, or who is
 * on the agenda, is not suggested. */
static const char suggestions_sql[] =
  "SELECT patient, min (reason) AS why, day FROM ("
  " SELECT r.patient AS patient, 1 AS reason, min (r.due) AS day FROM promise r"
  "  WHERE r.state = 'active' AND r.status = 'open' AND r.due < ?2 GROUP BY r.patient"
  " UNION ALL"
  " SELECT c.patient, 2, max (c.review_due) FROM course c"
  "  WHERE c.state = 'active' AND c.ended IS NULL AND c.review_due < ?2 GROUP BY c.patient"
  ") late WHERE patient NOT IN (SELECT i.patient FROM conference_item i WHERE i.state = 'active'"
  "   AND (i.discussed = 0 OR (?1 <> 0 AND i.conference = ?1)))"
  " AND EXISTS (SELECT 1 FROM person p WHERE p.id = patient AND p.state = 'active'"
  "   AND p.role = 'patient')"
  " AND EXISTS (SELECT 1 FROM course o WHERE o.patient = late.patient AND o.state = 'active'"
  "   AND o.ended IS NULL)"
  " GROUP BY patient ORDER BY why, day, patient";

/* Lets go of what @self holds, and of @self. */
void
tillid_agenda_row_free (TillidAgendaRow *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->item, tillid_record_unref_any);
  g_free (self->name);
  g_free (self);
}

static TillidStmt *
borrow (TillidDb *db, const char *sql, gint64 conference, TillidDay today, GError **error)
{
  TillidStmt *stmt = tillid_db_borrow (db, sql, error);

  if (stmt == NULL)
    return NULL;
  tillid_stmt_bind_int (stmt, 1, conference);
  if (sql == suggestions_sql)
    tillid_stmt_bind_int (stmt, 2, today);
  return stmt;
}

static gboolean
may_read (const TillidScope *scope)
{
  return tillid_scope_reads_kind (scope, "person") &&
         tillid_scope_reads_kind (scope, "conference_item");
}

/* Rows without names; (transfer full) (nullable) */
static GPtrArray *
list_rows (TillidDb *db, const char *sql, gint64 conference, TillidDay today, GError **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_agenda_row_free);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidStmt) stmt = borrow (db, sql, conference, today, error);
  gboolean has_row = stmt != NULL;

  while (stmt != NULL)
    {
      TillidAgendaRow *row = NULL;
      gint64 item = 0;

      if (!tillid_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      row = g_new0 (TillidAgendaRow, 1);
      row->day = TILLID_ABSENT;
      g_ptr_array_add (rows, row);
      if (sql == agenda_sql)
        {
          item = tillid_stmt_get_int (stmt, 0);
          row->patient = tillid_stmt_get_int (stmt, 1);
        }
      else
        {
          row->patient = tillid_stmt_get_int (stmt, 0);
          row->reason = (TillidAgendaReason) tillid_stmt_get_int (stmt, 1);
          row->day = tillid_stmt_get_int (stmt, 2);
        }
      g_array_append_val (items, item);
    }
  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < rows->len && sql == agenda_sql; i++)
    {
      TillidAgendaRow *row = rows->pdata[i];

      row->item =
        (TillidConferenceItem *) tillid_record_table_read (db, &tillid_conference_item_type,
                                                           g_array_index (items, gint64, i), error);
      if (row->item == NULL)
        return NULL;
    }
  return g_steal_pointer (&rows);
}

/* Names and key contacts; rows of patients who are closed go. At most @limit stay. */
static gboolean
fill_rows (TillidDb *db,
           const TillidScope *scope,
           GPtrArray *rows,
           TillidDay today,
           guint limit,
           guint *out_n_closed,
           GError **error)
{
  for (guint i = 0; i < rows->len;)
    {
      TillidAgendaRow *row = rows->pdata[i];
      g_autoptr (GPtrArray) found =
        i < limit ? tillid_patient_list_rows (db, scope, &row->patient, 1, today, error) : NULL;
      const TillidPatientRow *patient = NULL;

      if (i >= limit)
        {
          g_ptr_array_remove_range (rows, i, rows->len - i);
          break;
        }
      if (found == NULL)
        return FALSE;
      patient = found->len > 0 ? found->pdata[0] : NULL;
      if (patient == NULL || patient->is_closed)
        {
          *out_n_closed += patient != NULL;
          g_ptr_array_remove_index (rows, i);
          continue;
        }
      row->name = g_strdup (patient->display_name);
      row->key_contact = patient->key_contact;
      i++;
    }
  return TRUE;
}

/**
 * tillid_conference_query_patients:
 * @db: a connection
 * @scope: of a finder: nothing but ids is given
 * @conference: id of the conference that comes, or 0
 * @today: the clinic's day
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type gint64): who is on the agenda, for the log of the list
 */
GArray *
tillid_conference_query_patients (TillidDb *db,
                                  const TillidScope *scope,
                                  gint64 conference,
                                  TillidDay today,
                                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  if (!may_read (scope))
    return g_steal_pointer (&ids);
  rows = list_rows (db, agenda_sql, conference, today, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      gboolean is_open = FALSE;
      const gint64 patient = ((TillidAgendaRow *) rows->pdata[i])->patient;

      if (!tillid_access_is_open (db, tillid_scope_get_rights (scope), patient, &is_open, error))
        return NULL;
      if (is_open)
        g_array_append_val (ids, patient);
    }
  return g_steal_pointer (&ids);
}

/**
 * tillid_conference_query_agenda:
 * @db: a connection
 * @scope: a list's
 * @conference: id of the conference that comes, or 0
 * @today: the clinic's day
 * @out_n_closed: (out): how many are on it who are not open to the viewer
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidAgendaRow): the agenda in its order
 */
GPtrArray *
tillid_conference_query_agenda (TillidDb *db,
                                const TillidScope *scope,
                                gint64 conference,
                                TillidDay today,
                                guint *out_n_closed,
                                GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL && out_n_closed != NULL, NULL);

  *out_n_closed = 0;
  if (!may_read (scope))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_agenda_row_free);
  rows = list_rows (db, agenda_sql, conference, today, error);
  if (rows == NULL || !fill_rows (db, scope, rows, today, G_MAXUINT, out_n_closed, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * tillid_conference_query_suggestions:
 * @db: a connection
 * @scope: a list's
 * @conference: id of the conference that comes, or 0
 * @today: the clinic's day
 * @limit: how many at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full) (element-type TillidAgendaRow): who is not on the agenda and waits for us, the longest first
 */
GPtrArray *
tillid_conference_query_suggestions (TillidDb *db,
                                     const TillidScope *scope,
                                     gint64 conference,
                                     TillidDay today,
                                     guint limit,
                                     GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint n_closed = 0;

  g_return_val_if_fail (TILLID_IS_DB (db) && scope != NULL, NULL);

  if (!may_read (scope))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_agenda_row_free);
  rows = list_rows (db, suggestions_sql, conference, today, error);
  if (rows == NULL || !fill_rows (db, scope, rows, today, limit, &n_closed, error))
    return NULL;
  return g_steal_pointer (&rows);
}
