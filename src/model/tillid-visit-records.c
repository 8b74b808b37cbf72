/* tillid-visit-records.c - a patient's visits with who was there and what was agreed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-records.h"

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  const TillidVisit *x = *(const TillidVisit *const *) a, *y = *(const TillidVisit *const *) b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return x->record.id < y->record.id ? -1 : x->record.id > y->record.id;
}

static int
compare_agreements (gconstpointer a, gconstpointer b)
{
  const TillidAgreement *x = *(const TillidAgreement *const *) a;
  const TillidAgreement *y = *(const TillidAgreement *const *) b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->record.id < y->record.id ? -1 : x->record.id > y->record.id;
}

static void
add_to (GHashTable *groups, gint64 visit, gpointer record)
{
  GPtrArray *group = g_hash_table_lookup (groups, &visit);

  if (group == NULL)
    {
      group = g_ptr_array_new_with_free_func (tillid_record_unref_any);
      g_hash_table_insert (groups, g_memdup2 (&visit, sizeof visit), group);
    }
  g_ptr_array_add (group, tillid_record_ref_any (record));
}

static GHashTable *
new_groups (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/**
 * tillid_visit_records_read:
 * @context: an open patient
 *
 * Returns: (transfer full): all of them; empty if they cannot be read, which the context announces
 */
TillidVisitRecords *
tillid_visit_records_read (TillidPatientContext *context)
{
  TillidVisitRecords *self = NULL;
  g_autoptr (GPtrArray) presences = NULL;
  g_autoptr (GPtrArray) agreements = NULL;
  GHashTableIter iter;
  gpointer group;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_new0 (TillidVisitRecords, 1);
  self->visits = tillid_patient_context_list (context, &tillid_visit_type);
  g_ptr_array_sort (self->visits, compare_visits);
  self->presences = new_groups ();
  self->agreements = new_groups ();

  presences = tillid_patient_context_list (context, &tillid_presence_type);
  for (guint i = 0; i < presences->len; i++)
    add_to (self->presences, ((TillidPresence *) presences->pdata[i])->visit, presences->pdata[i]);
  agreements = tillid_patient_context_list (context, &tillid_agreement_type);
  for (guint i = 0; i < agreements->len; i++)
    if (((TillidAgreement *) agreements->pdata[i])->party == 0) /* the others: tillid-meeting.h */
      add_to (self->agreements, ((TillidAgreement *) agreements->pdata[i])->visit,
              agreements->pdata[i]);
  g_hash_table_iter_init (&iter, self->agreements);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_sort (group, compare_agreements);

  return self;
}

void
tillid_visit_records_free (TillidVisitRecords *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->visits);
  g_hash_table_unref (self->presences);
  g_hash_table_unref (self->agreements);
  g_free (self);
}

/* (transfer none) (nullable) */
TillidVisit *
tillid_visit_records_find (const TillidVisitRecords *self, gint64 visit)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->visits->len; i++)
    if (((TillidVisit *) self->visits->pdata[i])->record.id == visit)
      return self->visits->pdata[i];
  return NULL;
}

/* (transfer none) (nullable): %NULL if nobody is written down */
GPtrArray *
tillid_visit_records_get_presences (const TillidVisitRecords *self, gint64 visit)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->presences, &visit);
}

/* (transfer none) (nullable): %NULL if nothing was agreed */
GPtrArray *
tillid_visit_records_get_agreements (const TillidVisitRecords *self, gint64 visit)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->agreements, &visit);
}

static gboolean
is_before (const TillidVisit *a, const TillidVisit *b)
{
  return compare_visits (&a, &b) < 0;
}

static gboolean
has_happened (const TillidVisit *visit)
{
  return visit->status == TILLID_VISIT_STATUS_ATTENDED ||
         visit->status == TILLID_VISIT_STATUS_RUNNING;
}

/**
 * tillid_visit_records_get_number:
 *
 * Returns: one more than the attended visits before @visit: what people call "visit 14"
 */
int
tillid_visit_records_get_number (const TillidVisitRecords *self, const TillidVisit *visit)
{
  int n = 1;

  g_return_val_if_fail (self != NULL && visit != NULL, 0);

  for (guint i = 0; i < self->visits->len; i++)
    n += has_happened (self->visits->pdata[i]) && is_before (self->visits->pdata[i], visit);
  return n;
}

/* (transfer none) (nullable): the attended visit before @visit. */
TillidVisit *
tillid_visit_records_find_last_before (const TillidVisitRecords *self, const TillidVisit *visit)
{
  TillidVisit *last = NULL;

  g_return_val_if_fail (self != NULL && visit != NULL, NULL);

  for (guint i = 0; i < self->visits->len; i++)
    if (has_happened (self->visits->pdata[i]) && is_before (self->visits->pdata[i], visit))
      last = self->visits->pdata[i];
  return last;
}

/* (transfer none) (nullable): the newest visit that has begun and not ended. */
TillidVisit *
tillid_visit_records_find_running (const TillidVisitRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->visits->len; i > 0; i--)
    if (((TillidVisit *) self->visits->pdata[i - 1])->status == TILLID_VISIT_STATUS_RUNNING)
      return self->visits->pdata[i - 1];
  return NULL;
}

/**
 * tillid_visit_records_find_waiting:
 * @self: the visits
 * @today: the day
 *
 * Returns: (transfer none) (nullable): the visit of @today that is running, else the first that is planned for it
 */
TillidVisit *
tillid_visit_records_find_waiting (const TillidVisitRecords *self, TillidDay today)
{
  TillidVisit *waiting;

  g_return_val_if_fail (self != NULL, NULL);

  waiting = tillid_visit_records_find_running (self);
  if (waiting != NULL && waiting->day == today)
    return waiting;
  for (guint i = 0; i < self->visits->len; i++)
    {
      waiting = self->visits->pdata[i];
      if (waiting->status == TILLID_VISIT_STATUS_PLANNED && waiting->day == today)
        return waiting;
    }
  return NULL;
}

/**
 * tillid_visit_records_get_interpreter:
 *
 * Returns: id of the one who came first of the interpreters at a visit, 0 for none
 */
gint64
tillid_visit_records_get_interpreter (const TillidVisitRecords *self, gint64 visit)
{
  GPtrArray *presences = tillid_visit_records_get_presences (self, visit);

  for (guint i = 0; presences != NULL && i < presences->len; i++)
    {
      const TillidPresence *presence = presences->pdata[i];

      if (presence->who == TILLID_PRESENCE_WHO_INTERPRETER && presence->interpreter != 0)
        return presence->interpreter;
    }
  return 0;
}

/**
 * tillid_visit_records_count_with_interpreter:
 * @self: the visits
 * @interpreter: id of an interpreter
 * @until: (nullable): only visits before this one
 *
 * Returns: in how many visits that have happened @interpreter was present
 */
int
tillid_visit_records_count_with_interpreter (const TillidVisitRecords *self,
                                             gint64 interpreter,
                                             const TillidVisit *until)
{
  int n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->visits->len; i++)
    {
      const TillidVisit *visit = self->visits->pdata[i];
      GPtrArray *presences = tillid_visit_records_get_presences (self, visit->record.id);

      if (!has_happened (visit) || (until != NULL && !is_before (visit, until)))
        continue;
      for (guint p = 0; presences != NULL && p < presences->len; p++)
        if (((TillidPresence *) presences->pdata[p])->interpreter == interpreter)
          {
            n++;
            break;
          }
    }
  return n;
}

static int
compare_promises (gconstpointer a, gconstpointer b)
{
  const TillidPromise *x = *(const TillidPromise *const *) a;
  const TillidPromise *y = *(const TillidPromise *const *) b;
  /* Without a day it stands last. */
  const gint64 due_x = x->due == TILLID_ABSENT ? G_MAXINT64 : x->due;
  const gint64 due_y = y->due == TILLID_ABSENT ? G_MAXINT64 : y->due;

  if (due_x != due_y)
    return due_x < due_y ? -1 : 1;
  return x->record.id < y->record.id ? -1 : x->record.id > y->record.id;
}

/**
 * tillid_visit_records_list_open_promises:
 * @context: an open patient
 * @visit: id of a visit whose own promises are left out, or 0
 *
 * Returns: (transfer full) (element-type TillidPromise): what we owe, the latest first, then by date
 */
GPtrArray *
tillid_visit_records_list_open_promises (TillidPatientContext *context, gint64 visit)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *open = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), open);

  all = tillid_patient_context_list (context, &tillid_promise_type);
  for (guint i = 0; i < all->len; i++)
    {
      const TillidPromise *promise = all->pdata[i];

      if (promise->status == TILLID_PROMISE_STATUS_OPEN && (visit == 0 || promise->visit != visit))
        g_ptr_array_add (open, tillid_record_ref_any (all->pdata[i]));
    }
  g_ptr_array_sort (open, compare_promises);
  return open;
}
