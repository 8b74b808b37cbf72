/* tillid-caseload-model.c - the coordinator's table as the Caseload place shows it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The first rows are read at once, in the order of what waits; all others wait for the worker, who counts the visits of
 * everybody. After an edit the table makes the rows of its patients again, and the order is made anew from what is in memory.
 * Items are made when they are asked for. */
#include "config.h"

#include "tillid-caseload-model-private.h"

#include "tillid-record-table.h"
#include "tillid-visit-query.h"

#define LOG_AFTER_MS 1500
#define LOGGED 64

enum
{
  CHANGED,
  EDITED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_whole (TillidCaseloadModel *self);

static GType
get_item_type (GListModel *model)
{
  return TILLID_TYPE_CASELOAD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TILLID_CASELOAD_MODEL (model)->shown->len;
}

/* Before the table is whole, the rows of the screen are, and others are made so when they are looked at. */
static void
make_whole (TillidCaseloadModel *self, const GArray *patients)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (tillid_caseload_table_is_whole (self->table))
    return;
  for (guint i = 0; i < patients->len; i++)
    if (!g_hash_table_contains (self->whole, &g_array_index (patients, gint64, i)))
      g_array_append_val (missing, g_array_index (patients, gint64, i));
  if (missing->len == 0 || !tillid_caseload_table_read_some (self->table, missing, NULL))
    return;
  for (guint i = 0; i < missing->len; i++)
    g_hash_table_add (self->whole,
                      g_memdup2 (&g_array_index (missing, gint64, i), sizeof (gint64)));
}

static gpointer
get_item (GListModel *model, guint position)
{
  TillidCaseloadModel *self = TILLID_CASELOAD_MODEL (model);
  const TillidCaseloadEntry *entry;
  TillidCaseloadEntry empty = { 0 };
  gint64 patient;

  if (position >= self->shown->len)
    return NULL;
  patient = g_array_index (self->shown, gint64, position);
  make_whole (self, self->shown);
  entry = tillid_caseload_table_find (self->table, patient);
  if (entry != NULL)
    return tillid_caseload_item_new (self, entry);
  /* The patient went between the reading and now: an empty row until the next one. */
  tillid_caseload_row_init (&empty.row, patient);
  return tillid_caseload_item_new (self, &empty);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidCaseloadModel,
                               tillid_caseload_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
tillid_caseload_model_dispose (GObject *object)
{
  TillidCaseloadModel *self = TILLID_CASELOAD_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->log_source, g_source_remove);

  G_OBJECT_CLASS (tillid_caseload_model_parent_class)->dispose (object);
}

static void
tillid_caseload_model_finalize (GObject *object)
{
  TillidCaseloadModel *self = TILLID_CASELOAD_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->table, tillid_caseload_table_free);
  g_clear_pointer (&self->scope, tillid_scope_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->interpreters, g_ptr_array_unref);
  g_clear_pointer (&self->away, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->whole, g_hash_table_unref);
  g_clear_object (&self->session);
  g_free (self->problem);
  g_free (self->text);

  G_OBJECT_CLASS (tillid_caseload_model_parent_class)->finalize (object);
}

static void
tillid_caseload_model_class_init (TillidCaseloadModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tillid_caseload_model_dispose;
  object_class->finalize = tillid_caseload_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", TILLID_TYPE_CASELOAD_MODEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", TILLID_TYPE_CASELOAD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TILLID_TYPE_CASELOAD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tillid_caseload_model_init (TillidCaseloadModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->whole = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->text = g_strdup ("");
}

static gconstpointer
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; id != 0 && records != NULL && i < records->len; i++)
    if (((TillidRecord *) records->pdata[i])->id == id)
      return records->pdata[i];
  return NULL;
}

/* (transfer none) (nullable) */
const TillidMember *
tillid_caseload_model_find_member (TillidCaseloadModel *self, gint64 id)
{
  return find_record (self->members, id);
}

/* (transfer none) (nullable) */
const TillidInterpreter *
tillid_caseload_model_find_interpreter (TillidCaseloadModel *self, gint64 id)
{
  return find_record (self->interpreters, id);
}

/* Colleagues, interpreters and absences: few. */
static gboolean
read_people (TillidCaseloadModel *self, GError **error)
{
  TillidDb *db = tillid_session_get_db (self->session);

  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->interpreters, g_ptr_array_unref);
  g_clear_pointer (&self->away, g_array_unref);
  self->members = tillid_record_table_list (db, self->scope, &tillid_member_type, error);
  if (self->members != NULL)
    self->interpreters =
      tillid_record_table_list (db, self->scope, &tillid_interpreter_type, error);
  if (self->interpreters != NULL)
    self->away = tillid_visit_query_away (db, self->scope, error);
  return self->away != NULL;
}

static gboolean
is_among (const GArray *patients, gint64 patient)
{
  for (guint i = 0; patients != NULL && i < patients->len; i++)
    if (g_array_index (patients, gint64, i) == patient)
      return TRUE;
  return FALSE;
}

static gboolean
log_shown_cb (gpointer data)
{
  TillidCaseloadModel *self = data;
  g_autoptr (TillidScope) shown = NULL;

  self->log_source = 0;
  if (self->shown->len > 0)
    shown =
      tillid_session_open_list (self->session, "caseload", *self->text != '\0' ? self->text : NULL,
                                (const gint64 *) (gpointer) self->shown->data,
                                MIN (self->shown->len, LOGGED), NULL);
  return G_SOURCE_REMOVE;
}

/* Shows the order of now; rows of @changed are made again where they stand. @all: every row. */
static void
show (TillidCaseloadModel *self, const GArray *changed, gboolean all)
{
  g_autoptr (GArray) old = self->shown;
  GArray *now = tillid_caseload_model_make_order (self);
  guint head = 0, tail = 0;
  const guint least = MIN (old->len, now->len);

#define SAME(a, b)                                                                                 \
  (g_array_index (old, gint64, a) == g_array_index (now, gint64, b) && !all &&                     \
   !is_among (changed, g_array_index (now, gint64, b)))
  while (head < least && SAME (head, head))
    head++;
  while (tail < least - head && SAME (old->len - 1 - tail, now->len - 1 - tail))
    tail++;
#undef SAME
  self->shown = now;
  if (old->len - head - tail > 0 || now->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                now->len - head - tail);
  g_clear_handle_id (&self->log_source, g_source_remove);
  self->log_source = g_timeout_add (LOG_AFTER_MS, log_shown_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
chart_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidCaseloadModel *self = data;

  return tillid_caseload_chart_read (db, self->scope, tillid_caseload_table_get_today (self->table),
                                     &self->chart, error);
}

static void
chart_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidCaseloadModel) self = data;

  self->is_reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->has_chart = tillid_session_run_finish (TILLID_SESSION (source), result, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->outdated)
    read_whole (self);
}

static void
whole_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidCaseloadModel) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = tillid_caseload_table_read_finish (self->table, result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->problem, g_free);
  if (!done)
    self->problem = g_strdup (error->message);
  g_hash_table_remove_all (self->whole);
  show (self, NULL, TRUE);
  tillid_session_run_async (self->session, FALSE, chart_job, self, NULL, self->cancellable,
                            chart_read_cb, g_object_ref (self));
}

/* One reading at a time; what changes meanwhile is read afterwards. */
static void
read_whole (TillidCaseloadModel *self)
{
  self->outdated = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  tillid_caseload_table_read_async (self->table, self->cancellable, whole_read_cb,
                                    g_object_ref (self));
}

static void
session_changed_cb (TillidSession *session, gint64 patient, gint64 edit, TillidCaseloadModel *self)
{
  g_autoptr (GArray) patients = NULL;
  gboolean all = TRUE;

  if (!read_people (self, NULL))
    return;
  if (self->is_reading || !tillid_caseload_table_refresh (self->table, &patients, &all, NULL) ||
      all)
    read_whole (self);
  else
    show (self, patients, FALSE);
}

/**
 * tillid_caseload_model_new:
 * @session: an open clinic
 *
 * Returns: (transfer full): the caseload of everybody, sorted by what waits
 */
TillidCaseloadModel *
tillid_caseload_model_new (TillidSession *session)
{
  TillidCaseloadModel *self = g_object_new (TILLID_TYPE_CASELOAD_MODEL, NULL);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  self->scope = tillid_session_open_list (session, "caseload", NULL, NULL, 0, &error);
  if (self->scope == NULL)
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  self->table = tillid_caseload_table_new (session, self->scope);
  if (!read_people (self, &error) || !tillid_caseload_table_read_order (self->table, &error))
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  self->shown = (g_array_unref (self->shown), tillid_caseload_model_make_order (self));
  make_whole (self, self->shown);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  read_whole (self);
  return self;
}

/* Whether everything is counted and every row is there. */
gboolean
tillid_caseload_model_is_whole (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), FALSE);

  return self->table != NULL && tillid_caseload_table_is_whole (self->table) && !self->is_reading;
}

/* (transfer none) (nullable): why nothing can be shown. */
const char *
tillid_caseload_model_get_problem (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), NULL);

  return self->problem;
}

/* What is asked for has changed: another order, another choice of rows. */
void
tillid_caseload_model_show_anew (TillidCaseloadModel *self)
{
  if (self->table != NULL && self->problem == NULL)
    show (self, NULL, FALSE);
}
