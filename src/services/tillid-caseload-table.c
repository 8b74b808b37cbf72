/* tillid-caseload-table.c - the coordinator's table, kept up to date
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A row depends on the records of its own patient, on who is away and on the day. So after an edit only the rows of
 * its patients are made again; an absence, a colleague or another day make all of them again, on the worker thread.
 *
 * The revision up to which the rows hold is looked up before they are read: what is written meanwhile is read twice rather
 * than not at all. A table of which only the order is known has rows made whole one by one, for the first screen. */
#include "config.h"

#include "tillid-caseload-table.h"

struct _TillidCaseloadTable
{
  TillidSession *session; /* (owned) */
  TillidScope *scope;     /* (owned) */
  TillidDay today;        /* of the rows */
  gint64 seq;             /* the rows hold up to this revision */
  gboolean is_whole;
  GPtrArray *entries;     /* (owned) of TillidCaseloadEntry, by name */
  GHashTable *by_patient; /* (owned): id -> entry */
};

/**
 * tillid_caseload_table_new:
 * @session: an open clinic
 * @scope: a list's
 *
 * Returns: (transfer full): a table that is still empty
 */
TillidCaseloadTable *
tillid_caseload_table_new (TillidSession *session, TillidScope *scope)
{
  TillidCaseloadTable *self = g_new0 (TillidCaseloadTable, 1);

  g_return_val_if_fail (TILLID_IS_SESSION (session) && scope != NULL, NULL);

  self->session = g_object_ref (session);
  self->scope = tillid_scope_ref (scope);
  self->today = tillid_session_today (session);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_caseload_entry_free);
  self->by_patient = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

void
tillid_caseload_table_free (TillidCaseloadTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_patient);
  g_ptr_array_unref (self->entries);
  tillid_scope_unref (self->scope);
  g_object_unref (self->session);
  g_free (self);
}

/* One reading of the whole table, on whatever thread. */
typedef struct
{
  TillidScope *scope; /* (owned) */
  TillidDay today;
  TillidCaseloadDepth depth;
  gint64 seq;
  GPtrArray *entries; /* (owned) (nullable): the answer */
} Question;

static Question *
question_new (TillidCaseloadTable *self, TillidCaseloadDepth depth)
{
  Question *question = g_new0 (Question, 1);

  question->scope = tillid_scope_ref (self->scope);
  question->today = tillid_session_today (self->session);
  question->depth = depth;
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  tillid_scope_unref (question->scope);
  g_clear_pointer (&question->entries, g_ptr_array_unref);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gboolean
answer_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  if (!tillid_db_query_int (db, "SELECT coalesce (max (seq), 0) FROM revision", &question->seq,
                            error))
    return FALSE;
  question->entries =
    tillid_caseload_query_read (db, question->scope, question->today, NULL, question->depth, error);
  return question->entries != NULL;
}

static void
take_answer (TillidCaseloadTable *self, Question *question)
{
  g_ptr_array_unref (self->entries);
  self->entries = g_steal_pointer (&question->entries);
  self->today = question->today;
  self->seq = question->seq;
  self->is_whole = question->depth == TILLID_CASELOAD_WHOLE;
  g_hash_table_remove_all (self->by_patient);
  for (guint i = 0; i < self->entries->len; i++)
    {
      TillidCaseloadEntry *entry = self->entries->pdata[i];

      g_hash_table_insert (self->by_patient, &entry->row.patient, entry);
    }
}

static gboolean
read_now (TillidCaseloadTable *self, TillidCaseloadDepth depth, GError **error)
{
  g_autoptr (Question) question = question_new (self, depth);

  if (!answer_job (tillid_session_get_db (self->session), question, NULL, error))
    return FALSE;
  take_answer (self, question);
  return TRUE;
}

/* Reads all rows here and now. FALSE with @error set: the table is as it was. */
gboolean
tillid_caseload_table_read (TillidCaseloadTable *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return read_now (self, TILLID_CASELOAD_WHOLE, error);
}

static int
compare_names (const TillidCaseloadEntry *a, const TillidCaseloadEntry *b)
{
  int order = g_strcmp0 (a->sort_key, b->sort_key);

  if (order == 0)
    order = (a->row.patient > b->row.patient) - (a->row.patient < b->row.patient);
  return order;
}

static guint
place_of (TillidCaseloadTable *self, const TillidCaseloadEntry *entry)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (compare_names (self->entries->pdata[middle], entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* @entry: (transfer full) (nullable): the new row of @patient, who may have had one. */
static void
replace (TillidCaseloadTable *self, gint64 patient, TillidCaseloadEntry *entry)
{
  TillidCaseloadEntry *old = g_hash_table_lookup (self->by_patient, &patient);
  const guint place = old != NULL ? place_of (self, old) : 0;

  if (old != NULL && entry != NULL && compare_names (old, entry) == 0)
    {
      g_hash_table_replace (self->by_patient, &entry->row.patient, entry);
      self->entries->pdata[place] = entry;
      tillid_caseload_entry_free (old);
      return;
    }
  if (old != NULL)
    {
      g_hash_table_remove (self->by_patient, &patient);
      g_ptr_array_remove_index (self->entries, place);
    }
  if (entry == NULL)
    return;
  g_ptr_array_insert (self->entries, (int) place_of (self, entry), entry);
  g_hash_table_insert (self->by_patient, &entry->row.patient, entry);
}

/**
 * tillid_caseload_table_read_some:
 * @self: a table
 * @patients: (element-type gint64): whose rows, each once
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Makes these rows again, whole; whoever is no longer there has none.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_caseload_table_read_some (TillidCaseloadTable *self, const GArray *patients, GError **error)
{
  g_autoptr (GPtrArray) some = NULL;
  guint next = 0;

  g_return_val_if_fail (self != NULL && patients != NULL, FALSE);

  some = tillid_caseload_query_read (tillid_session_get_db (self->session), self->scope,
                                     self->today, patients, TILLID_CASELOAD_WHOLE, error);
  if (some == NULL)
    return FALSE;
  /* They come in the order in which they were asked for; each goes over to the table. */
  g_ptr_array_set_free_func (some, NULL);
  for (guint i = 0; i < patients->len; i++)
    {
      const gint64 patient = g_array_index (patients, gint64, i);
      TillidCaseloadEntry *entry = next < some->len ? some->pdata[next] : NULL;

      if (entry != NULL && entry->row.patient != patient)
        entry = NULL;
      next += entry != NULL;
      replace (self, patient, entry);
    }
  return TRUE;
}

/**
 * tillid_caseload_table_read_order:
 * @self: a table
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Reads what decides the order of what waits, and nothing that is counted over visits: for the first screen, whose rows
 * follow with tillid_caseload_table_read_some(). Whether the visits of today have their interpreters is part of the order: rows that
 * have nobody booked are whole.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_caseload_table_read_order (TillidCaseloadTable *self, GError **error)
{
  g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (self != NULL, FALSE);

  if (!read_now (self, TILLID_CASELOAD_ORDER, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TillidCaseloadRow *row = &((TillidCaseloadEntry *) self->entries->pdata[i])->row;

      if (row->next_visit == self->today && row->next_interpreter == 0 && !row->next_without)
        g_array_append_val (without, row->patient);
    }
  return tillid_caseload_table_read_some (self, without, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (tillid_session_run_finish (TILLID_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Reads all rows on the worker thread; the table stays as it is until tillid_caseload_table_read_finish (). */
void
tillid_caseload_table_read_async (TillidCaseloadTable *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Question *question;
  GTask *task;

  g_return_if_fail (self != NULL);

  question = question_new (self, TILLID_CASELOAD_WHOLE);
  task = g_task_new (self->session, cancellable, callback, data);
  g_task_set_source_tag (task, tillid_caseload_table_read_async);
  g_task_set_task_data (task, question, question_free);
  tillid_session_run_async (self->session, FALSE, answer_job, question, NULL, cancellable,
                            answered_cb, task);
}

/* FALSE with @error set: the table is as it was. */
gboolean
tillid_caseload_table_read_finish (TillidCaseloadTable *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (self != NULL && g_task_is_valid (result, self->session), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  take_answer (self, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

/**
 * tillid_caseload_table_refresh:
 * @self: a table that was read
 * @out_patients: (out) (transfer full) (element-type gint64): whose rows were made again
 * @out_all: (out): nothing was made again: the whole table is to be read, which takes longer
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Makes the rows again that edits since the last reading touched.
 *
 * Returns: %FALSE if @error was set
 */
gboolean
tillid_caseload_table_refresh (TillidCaseloadTable *self,
                               GArray **out_patients,
                               gboolean *out_all,
                               GError **error)
{
  g_autoptr (GArray) patients = NULL;

  g_return_val_if_fail (self != NULL && out_patients != NULL && out_all != NULL, FALSE);

  if (!tillid_caseload_query_changed (tillid_session_get_db (self->session), &self->seq, &patients,
                                      out_all, error))
    return FALSE;
  *out_all = *out_all || !self->is_whole || self->today != tillid_session_today (self->session);
  if (!*out_all && !tillid_caseload_table_read_some (self, patients, error))
    return FALSE;
  *out_patients = g_steal_pointer (&patients);
  return TRUE;
}

/* Whether all rows are whole, not only in their order. */
gboolean
tillid_caseload_table_is_whole (TillidCaseloadTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_whole;
}

/* The day that the rows are about. */
TillidDay
tillid_caseload_table_get_today (TillidCaseloadTable *self)
{
  g_return_val_if_fail (self != NULL, TILLID_ABSENT);

  return self->today;
}

/* How many rows there are, courses that are over included. */
guint
tillid_caseload_table_get_n (TillidCaseloadTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/* (transfer none): a row, in the order of names; until the table changes. */
const TillidCaseloadEntry *
tillid_caseload_table_get (TillidCaseloadTable *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->entries->len, NULL);

  return self->entries->pdata[position];
}

/* (transfer none) (nullable): the row of @patient, until the table changes. */
const TillidCaseloadEntry *
tillid_caseload_table_find (TillidCaseloadTable *self, gint64 patient)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_patient, &patient);
}
