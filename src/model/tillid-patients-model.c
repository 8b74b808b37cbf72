/* tillid-patients-model.c - the patients a list shows: found by what is typed, or all, the recent ones first
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The ids come from the worker thread, one question at a time: what is typed meanwhile is asked next, and
 * answers to older questions are dropped. Rows are read on the main thread, PAGE at a time, when the list
 * widget asks for one. A list widget asks for the same item many times and lets go of it in between: the items of
 * the last pages are held.
 *
 * Reading is logged: the list itself when it is opened, and who was shown, with what had been typed, once the typing has
 * rested. */
#include "config.h"

#include "tillid-patients-model-private.h"

#include <gio/gio.h>

#include "tillid-record-table.h"

#define PAGE 64
#define MAX_PAGES 8
#define MANY (PAGE * MAX_PAGES)
#define MAX_FOUND 10000
#define N_RECENT 10
#define LOG_AFTER_MS 1500

struct _TillidPatientsModel
{
  GObject parent_instance;

  TillidSession *session;    /* (owned) */
  TillidScope *scope;        /* (owned) (nullable) */
  GPtrArray *members;        /* (owned) of TillidMember */
  GCancellable *cancellable; /* (owned): ends with the model */

  GArray *ids;       /* (owned) of gint64, in the order shown */
  GHashTable *items; /* (owned) id -> TillidPatientItem that somebody holds (weak) */
  GQueue held;       /* of TillidPatientItem (owned): of the pages read, the latest at the end */

  char *query;       /* (owned): what is looked for; "" is nothing: everybody */
  char *problem;     /* (owned) (nullable): why nothing can be shown */
  gboolean asking;   /* a question is with the worker */
  gboolean outdated; /* ask again when the answer comes */
  gboolean settled;
  guint n_recent; /* so many of the first ones were opened last */
  gboolean stale; /* rows may have changed where ids did not */
  guint log_source;
};

enum
{
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (TillidPatientsModel *self);

static GType
get_item_type (GListModel *model)
{
  return TILLID_TYPE_PATIENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TILLID_PATIENTS_MODEL (model)->ids->len;
}

static const TillidMember *
find_member (TillidPatientsModel *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->members->len; i++)
    if (((TillidRecord *) self->members->pdata[i])->id == id)
      return self->members->pdata[i];
  return NULL;
}

static gboolean
is_this_item (gpointer key, gpointer value, gpointer data)
{
  return value == data;
}

static void
forget_item_cb (gpointer data, GObject *where)
{
  TillidPatientsModel *self = data;

  g_hash_table_foreach_remove (self->items, is_this_item, where);
}

/* Holds a new item for @row (transfer full), unless somebody has one. */
static void
hold_item (TillidPatientsModel *self, TillidPatientRow *row)
{
  const gint64 id = row->id;
  TillidPatientItem *item;

  if (g_hash_table_contains (self->items, &id))
    {
      tillid_patient_row_free (row);
      return;
    }
  item = tillid_patient_item_new (row, find_member (self, row->key_contact),
                                  tillid_session_today (self->session));
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), forget_item_cb, self);
  g_queue_push_tail (&self->held, item);
}

static void
read_page (TillidPatientsModel *self, guint position)
{
  const guint start = position - position % PAGE;
  const guint n = MIN (PAGE, self->ids->len - start);
  g_autoptr (GPtrArray) rows = NULL;

  while (self->held.length > PAGE * (MAX_PAGES - 1))
    g_object_unref (g_queue_pop_head (&self->held));
  rows = tillid_patient_list_rows (tillid_session_get_db (self->session), self->scope,
                                   &g_array_index (self->ids, gint64, start), n,
                                   tillid_session_today (self->session), NULL);
  if (rows == NULL)
    return;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    hold_item (self, rows->pdata[i]);
}

static gpointer
get_item (GListModel *model, guint position)
{
  TillidPatientsModel *self = TILLID_PATIENTS_MODEL (model);
  TillidPatientItem *item;
  TillidPatientRow *row;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  read_page (self, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  /* The patient went between the question and now: an empty row until the next answer. */
  row = g_new0 (TillidPatientRow, 1);
  row->id = id;
  row->birth = (TillidToldBounds){ TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };
  row->last_visit = row->next_visit = TILLID_ABSENT;
  hold_item (self, row);
  return g_object_ref (g_queue_peek_tail (&self->held));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidPatientsModel,
                               tillid_patients_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
forget_items (TillidPatientsModel *self)
{
  GHashTableIter iter;
  gpointer item = NULL;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, forget_item_cb, self);
  g_hash_table_remove_all (self->items);
  g_queue_clear_full (&self->held, g_object_unref);
}

static void
tillid_patients_model_dispose (GObject *object)
{
  TillidPatientsModel *self = TILLID_PATIENTS_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->log_source, g_source_remove);
  forget_items (self);

  G_OBJECT_CLASS (tillid_patients_model_parent_class)->dispose (object);
}

static void
tillid_patients_model_finalize (GObject *object)
{
  TillidPatientsModel *self = TILLID_PATIENTS_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->scope, tillid_scope_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_object (&self->session);
  g_free (self->query);
  g_free (self->problem);

  G_OBJECT_CLASS (tillid_patients_model_parent_class)->finalize (object);
}

static void
tillid_patients_model_class_init (TillidPatientsModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tillid_patients_model_dispose;
  object_class->finalize = tillid_patients_model_finalize;

  signals[SETTLED] = g_signal_new ("settled", TILLID_TYPE_PATIENTS_MODEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_patients_model_init (TillidPatientsModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->held);
  self->cancellable = g_cancellable_new ();
  self->query = g_strdup ("");
}

typedef struct
{
  TillidScope *scope; /* (owned) */
  char *typed;        /* (owned) */
  GArray *ids;        /* (owned) (nullable): the answer */
  guint n_recent;     /* so many of the first ones were opened last */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->scope, tillid_scope_unref);
  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question->typed);
  g_free (question);
}

/* (transfer full) (nullable): the patients that were opened last, the last one first, then all others by name. */
static GArray *
list_everybody (TillidDb *db, const TillidScope *scope, guint *out_n_recent, GError **error)
{
  g_autoptr (GArray) ids = tillid_search_recent (db, scope, N_RECENT, error);
  g_autoptr (GArray) all = ids != NULL ? tillid_patient_list_ids (db, scope, error) : NULL;
  const guint n = ids != NULL ? ids->len : 0;

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const gint64 id = g_array_index (all, gint64, i);
      gboolean is_recent = FALSE;

      for (guint j = 0; j < n && !is_recent; j++)
        is_recent = g_array_index (ids, gint64, j) == id;
      if (!is_recent)
        g_array_append_val (ids, id);
    }
  *out_n_recent = n;
  return g_steal_pointer (&ids);
}

static gboolean
answer_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  if (*question->typed == '\0')
    question->ids = list_everybody (db, question->scope, &question->n_recent, error);
  else
    question->ids = tillid_search_ids (db, question->scope, question->typed, MAX_FOUND, error);
  return question->ids != NULL;
}

static gboolean
log_shown_cb (gpointer data)
{
  TillidPatientsModel *self = data;
  g_autoptr (TillidScope) shown = NULL;

  self->log_source = 0;
  if (self->ids->len > 0)
    shown =
      tillid_session_open_list (self->session, *self->query != '\0' ? "search" : "recent",
                                *self->query != '\0' ? self->query : NULL,
                                (const gint64 *) self->ids->data, MIN (self->ids->len, PAGE), NULL);
  return G_SOURCE_REMOVE;
}

/* A row that stays and need not be read again. After a change elsewhere only those that nobody has seen. */
static gboolean
is_same (TillidPatientsModel *self, gint64 old, gint64 now)
{
  return old == now && !(self->stale && g_hash_table_contains (self->items, &now));
}

/* One items_changed for the middle that differs: rows that stay are not built again. GTK looks through everything
 * that is added for items that were removed by the same signal, which would read every patient: many are
 * therefore added by a signal of their own. */
static void
take_ids (TillidPatientsModel *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  const gint64 *a = (const gint64 *) old->data;
  const gint64 *b = (const gint64 *) ids->data;
  const guint least = MIN (old->len, ids->len);
  guint head = 0, tail = 0, n_removed, n_added;

  while (head < least && is_same (self, a[head], b[head]))
    head++;
  while (tail < least - head && is_same (self, a[old->len - 1 - tail], b[ids->len - 1 - tail]))
    tail++;
  n_removed = old->len - head - tail;
  n_added = ids->len - head - tail;
  if (self->stale)
    forget_items (self);
  self->stale = FALSE;
  if (n_removed > 0 && n_added > MANY)
    {
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), head + tail);
      g_array_append_vals (self->ids, b, head);
      g_array_append_vals (self->ids, b + ids->len - tail, tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, n_removed, 0);
      g_array_unref (self->ids);
      n_removed = 0;
    }
  self->ids = g_array_ref (ids);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_removed, n_added);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidPatientsModel) self = data;
  g_autoptr (GError) error = NULL;
  Question *question = g_object_get_data (G_OBJECT (self), "question");
  gboolean ok = tillid_session_run_finish (TILLID_SESSION (source), result, &error);

  self->asking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->outdated)
    {
      ask (self);
      return;
    }
  g_clear_pointer (&self->problem, g_free);
  self->n_recent = ok ? question->n_recent : 0;
  if (ok)
    take_ids (self, question->ids);
  else
    self->problem = g_strdup (error->message);
  self->settled = TRUE;
  g_clear_handle_id (&self->log_source, g_source_remove);
  self->log_source = g_timeout_add (LOG_AFTER_MS, log_shown_cb, self);
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
ask (TillidPatientsModel *self)
{
  Question *question = NULL;

  if (self->scope == NULL)
    return;
  if (self->asking)
    {
      self->outdated = TRUE;
      return;
    }
  self->asking = TRUE;
  self->outdated = FALSE;
  question = g_new0 (Question, 1);
  question->scope = tillid_scope_ref (self->scope);
  question->typed = g_strdup (self->query);
  /* One question at a time: it is kept until the next one. */
  g_object_set_data_full (G_OBJECT (self), "question", question, question_free);
  tillid_session_run_async (self->session, FALSE, answer_job, question, NULL, self->cancellable,
                            answered_cb, g_object_ref (self));
}

static void
session_changed_cb (TillidSession *session, gint64 patient, gint64 edit, gpointer data)
{
  TillidPatientsModel *self = data;

  self->stale = TRUE;
  self->settled = FALSE;
  ask (self);
}

/**
 * tillid_patients_model_new:
 * @session: an open clinic
 *
 * Returns: (transfer full): a list that shows the patients, as soon as it is asked with
 *   tillid_patients_model_set_query()
 */
TillidPatientsModel *
tillid_patients_model_new (TillidSession *session)
{
  TillidPatientsModel *self = NULL;
  g_autoptr (TillidScope) system = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_PATIENTS_MODEL, NULL);
  self->session = g_object_ref (session);
  self->scope = tillid_session_open_list (session, "patients", NULL, NULL, 0, &error);
  if (self->scope == NULL)
    {
      self->problem = g_strdup (error->message);
      self->settled = TRUE;
    }
  system = tillid_session_open_system (session);
  self->members =
    tillid_record_table_list (tillid_session_get_db (session), system, &tillid_member_type, NULL);
  if (self->members == NULL)
    self->members = g_ptr_array_new ();
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  return self;
}

/**
 * tillid_patients_model_set_query:
 * @typed: (nullable): words of a name in any order and script, a number, a birth date; empty for everybody, the
 *   recent patients first
 */
void
tillid_patients_model_set_query (TillidPatientsModel *self, const char *typed)
{
  g_autofree char *query = NULL;

  g_return_if_fail (TILLID_IS_PATIENTS_MODEL (self));

  query = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  if ((self->settled || (self->asking && !self->outdated)) && g_str_equal (query, self->query))
    return;
  g_free (self->query);
  self->query = g_steal_pointer (&query);
  if (self->scope == NULL)
    return;
  self->settled = FALSE;
  ask (self);
}

/* How many of the first ones were opened last; 0 when something is searched for. */
guint
tillid_patients_model_get_n_recent (TillidPatientsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_MODEL (self), 0);

  return self->n_recent;
}

/* (transfer none): what is searched for; "" for nothing. */
const char *
tillid_patients_model_get_query (TillidPatientsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_MODEL (self), NULL);

  return self->query;
}

/* Whether the list answers what was typed last: then Enter may open its first row. */
gboolean
tillid_patients_model_is_settled (TillidPatientsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_MODEL (self), FALSE);

  return self->settled;
}

/* (transfer none) (nullable): a sentence, when nothing can be shown. */
const char *
tillid_patients_model_get_problem (TillidPatientsModel *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_MODEL (self), NULL);

  return self->problem;
}
