/* tillid-today-model.c - the day of the clinic: what is owed, who comes, what is waited for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The whole day is one question to the worker thread, asked again when something was written and when the day changes; answers
 * to questions that are out of date are dropped. "Mine" and "whole clinic" are two views of one answer. A promise that was kept here
 * is no part of the next answer: its line is held for some seconds and put back where it stood.
 *
 * Reading is logged: the list when it is opened, and who was on it, once it has rested. */
#include "config.h"

#include "tillid-today-model-private.h"

#include <gio/gio.h>

#include "tillid-records.h"
#include "tillid-record-table.h"

#define LOG_AFTER_MS 1500

enum
{
  CHANGED,
  EDITED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidTodayModel, tillid_today_model, G_TYPE_OBJECT)

static void ask (TillidTodayModel *self);

static void
question_free (gpointer data)
{
  TillidTodayAsked *question = data;

  g_clear_pointer (&question->scope, tillid_scope_unref);
  g_clear_pointer (&question->answer, tillid_today_answer_free);
  g_clear_pointer (&question->members, g_ptr_array_unref);
  g_clear_pointer (&question->interpreters, g_ptr_array_unref);
  g_free (question);
}

static void
kept_free (gpointer data)
{
  TillidTodayKept *kept = data;

  tillid_today_row_free (kept->row);
  g_free (kept);
}

static void
tillid_today_model_dispose (GObject *object)
{
  TillidTodayModel *self = TILLID_TODAY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->log_source, g_source_remove);
  g_clear_handle_id (&self->kept_timer, g_source_remove);

  G_OBJECT_CLASS (tillid_today_model_parent_class)->dispose (object);
}

static void
tillid_today_model_finalize (GObject *object)
{
  TillidTodayModel *self = TILLID_TODAY_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->scope, tillid_scope_unref);
  g_clear_pointer (&self->shown, question_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_free (self->problem);

  G_OBJECT_CLASS (tillid_today_model_parent_class)->finalize (object);
}

static void
tillid_today_model_class_init (TillidTodayModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tillid_today_model_dispose;
  object_class->finalize = tillid_today_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", TILLID_TYPE_TODAY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", TILLID_TYPE_TODAY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", TILLID_TYPE_TODAY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tillid_today_model_init (TillidTodayModel *self)
{
  self->kept = g_ptr_array_new_with_free_func (kept_free);
  self->cancellable = g_cancellable_new ();
  self->whole = TRUE;
}

/* Saturday and Sunday show Monday. */
static TillidDay
working_day (TillidDay day)
{
  /* 1 January 1970 was a Thursday. */
  const int weekday = (int) (((day + 3) % 7 + 7) % 7); /* 0: Monday */

  return weekday < 5 ? day : day + 7 - weekday;
}

static gboolean
answer_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TillidTodayAsked *question = data;

  question->members = tillid_record_table_list (db, question->scope, &tillid_member_type, error);
  if (question->members == NULL)
    return FALSE;
  question->interpreters =
    tillid_record_table_list (db, question->scope, &tillid_interpreter_type, error);
  if (question->interpreters == NULL)
    return FALSE;
  question->answer = tillid_today_query_read (db, question->scope, &question->question, error);
  return question->answer != NULL;
}

static void
log_shown (TillidTodayModel *self)
{
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TillidScope) shown = NULL;

  for (guint i = 0; i < self->shown->answer->rows->len; i++)
    {
      const TillidTodayRow *row = self->shown->answer->rows->pdata[i];

      if (g_hash_table_add (seen, (gpointer) &row->patient))
        g_array_append_val (patients, row->patient);
    }
  if (patients->len > 0)
    shown =
      tillid_session_open_list (self->session, "today", NULL,
                                (const gint64 *) (gpointer) patients->data, patients->len, NULL);
}

static gboolean
log_shown_cb (gpointer data)
{
  TillidTodayModel *self = data;

  self->log_source = 0;
  log_shown (self);
  return G_SOURCE_REMOVE;
}

/* What is open again was taken back. */
static void
drop_reopened (TillidTodayModel *self)
{
  for (guint i = self->kept->len; i > 0; i--)
    {
      const TillidTodayKept *kept = self->kept->pdata[i - 1];

      if (tillid_today_model_find_promise (self, kept->row->record->id) != NULL)
        g_ptr_array_remove_index (self->kept, i - 1);
    }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidTodayModel) self = data;
  g_autoptr (GError) error = NULL;
  TillidTodayAsked *question = g_object_steal_data (G_OBJECT (self), "question");
  const gboolean ok = tillid_session_run_finish (TILLID_SESSION (source), result, &error);

  self->asking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable) || self->outdated)
    {
      question_free (question);
      if (self->outdated && !g_cancellable_is_cancelled (self->cancellable))
        ask (self);
      return;
    }
  g_clear_pointer (&self->problem, g_free);
  if (ok)
    {
      const gboolean first = self->shown == NULL;

      g_clear_pointer (&self->shown, question_free);
      self->shown = question;
      drop_reopened (self);
      if (first)
        self->log_source = g_timeout_add (LOG_AFTER_MS, log_shown_cb, self);
    }
  else
    {
      question_free (question);
      self->problem = g_strdup (error->message);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static TillidTodayAsked *
question_new (TillidTodayModel *self, TillidDay day)
{
  TillidTodayAsked *question = g_new0 (TillidTodayAsked, 1);

  question->scope = tillid_scope_ref (self->scope);
  question->question.day = day;
  question->question.visits_day = working_day (day);
  question->question.viewer = tillid_session_get_member (self->session)->record.id;
  question->question.silent_days = self->silent_days;
  question->question.most_silent = TILLID_TODAY_MOST_SILENT;
  question->question.most_later = self->all_promises ? G_MAXUINT : TILLID_TODAY_MOST_LATER;
  return question;
}

static void
ask (TillidTodayModel *self)
{
  TillidTodayAsked *question = NULL;

  if (self->scope == NULL)
    return;
  self->outdated = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  question = question_new (self, tillid_session_today (self->session));
  g_object_set_data (G_OBJECT (self), "question", question);
  tillid_session_run_async (self->session, FALSE, answer_job, question, NULL, self->cancellable,
                            answered_cb, g_object_ref (self));
}

/**
 * tillid_today_model_new:
 * @session: an open clinic
 * @silent_days: nobody in touch for longer than this is worth a look
 *
 * Returns: (transfer full): the day, as soon as it has been read
 */
TillidTodayModel *
tillid_today_model_new (TillidSession *session, gint64 silent_days)
{
  TillidTodayModel *self = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_TODAY_MODEL, NULL);
  self->session = g_object_ref (session);
  self->silent_days = silent_days;
  self->scope = tillid_session_open_list (session, "today", NULL, NULL, 0, &error);
  if (self->scope == NULL)
    self->problem = g_strdup (error->message);
  g_signal_connect_object (session, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}

/**
 * tillid_today_model_read:
 * @session: an open clinic
 * @day: the day to look at; %TILLID_ABSENT is today
 * @silent_days: nobody in touch for longer than this is worth a look
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Reads it at once, whole and only once: for who does not wait.
 *
 * Returns: (transfer full): the day of the whole clinic
 */
TillidTodayModel *
tillid_today_model_read (TillidSession *session, TillidDay day, gint64 silent_days, GError **error)
{
  g_autoptr (TillidTodayModel) self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_TODAY_MODEL, NULL);
  self->session = g_object_ref (session);
  self->silent_days = silent_days;
  self->scope = tillid_session_open_list (session, "today", NULL, NULL, 0, error);
  if (self->scope == NULL)
    return NULL;
  self->shown = question_new (self, day != TILLID_ABSENT ? day : tillid_session_today (session));
  self->shown->question.most_silent = self->shown->question.most_later = G_MAXUINT;
  if (!answer_job (tillid_session_get_db (session), self->shown, NULL, error))
    return NULL;
  log_shown (self);
  return g_steal_pointer (&self);
}

/* (transfer none) */
TillidSession *
tillid_today_model_get_session (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  return self->session;
}

/* The day that is shown. */
TillidDay
tillid_today_model_get_day (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), TILLID_ABSENT);

  return self->shown != NULL ? self->shown->question.day : tillid_session_today (self->session);
}

/* The day whose visits are shown: the same, or on a Saturday and Sunday the Monday after. */
TillidDay
tillid_today_model_get_visits_day (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), TILLID_ABSENT);

  return working_day (tillid_today_model_get_day (self));
}

/* Nobody in touch for longer than this stands in the list. */
gint64
tillid_today_model_get_silent_days (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), 0);

  return self->silent_days;
}

/* Another number of days. */
void
tillid_today_model_set_silent_days (TillidTodayModel *self, gint64 days)
{
  g_return_if_fail (TILLID_IS_TODAY_MODEL (self));

  if (days == self->silent_days)
    return;
  self->silent_days = days;
  ask (self);
}

/* Whether everybody's lines are shown, or those of whoever works here. */
gboolean
tillid_today_model_get_whole (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), FALSE);

  return self->whole;
}

/* The other view of the same day. */
void
tillid_today_model_set_whole (TillidTodayModel *self, gboolean whole)
{
  g_return_if_fail (TILLID_IS_TODAY_MODEL (self));

  if (whole == self->whole)
    return;
  self->whole = whole;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Promises that are open and in none of the lines, because they are neither late nor due and there are many. */
guint
tillid_today_model_count_others (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), 0);

  if (self->shown == NULL)
    return 0;
  return self->whole ? self->shown->answer->n_counted : self->shown->answer->n_counted_mine;
}

/* From now on there is a line for every promise. */
void
tillid_today_model_read_others (TillidTodayModel *self)
{
  g_return_if_fail (TILLID_IS_TODAY_MODEL (self));

  if (self->all_promises)
    return;
  self->all_promises = TRUE;
  if (self->shown == NULL || self->shown->answer->n_counted > 0)
    ask (self);
}

/* Whether what is shown is what the file says. */
gboolean
tillid_today_model_is_settled (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), FALSE);

  return !self->asking && (self->shown != NULL || self->problem != NULL);
}

/* (transfer none) (nullable): why nothing can be shown. */
const char *
tillid_today_model_get_problem (TillidTodayModel *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), NULL);

  return self->problem;
}

/* Once a minute: another day is read anew, the next visit may be another one. */
void
tillid_today_model_tick (TillidTodayModel *self)
{
  g_return_if_fail (TILLID_IS_TODAY_MODEL (self));

  if (self->shown != NULL && self->shown->question.day != tillid_session_today (self->session))
    ask (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether whoever works here may write records of @type at all; the file of a single patient may still be closed. */
gboolean
tillid_today_model_may_write (TillidTodayModel *self, const TillidRecordType *type)
{
  g_return_val_if_fail (TILLID_IS_TODAY_MODEL (self), FALSE);

  return tillid_session_may_write_kind (self->session, type);
}

static gboolean
kept_over_cb (gpointer data)
{
  TillidTodayModel *self = data;
  const gint64 now = g_get_monotonic_time ();
  gint64 next = G_MAXINT64;

  self->kept_timer = 0;
  for (guint i = self->kept->len; i > 0; i--)
    {
      const TillidTodayKept *kept = self->kept->pdata[i - 1];

      if (kept->until > now)
        next = MIN (next, kept->until);
      else
        g_ptr_array_remove_index (self->kept, i - 1);
    }
  if (next != G_MAXINT64)
    self->kept_timer = g_timeout_add ((guint) ((next - now) / 1000 + 1), kept_over_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Holds the line of a promise that is being kept. */
void
tillid_today_model_fade (TillidTodayModel *self, const TillidTodayRow *row)
{
  TillidTodayKept *kept = g_new0 (TillidTodayKept, 1);
  TillidTodayRow *copy = g_new0 (TillidTodayRow, 1);

  *copy = *row;
  copy->record = tillid_record_ref (row->record);
  copy->name = g_strdup (row->name);
  copy->native_name = g_strdup (row->native_name);
  copy->language = g_strdup (row->language);
  copy->presences = NULL;
  copy->open_words = copy->open_question = copy->open_promise = NULL;
  kept->row = copy;
  kept->until = g_get_monotonic_time () + TILLID_TODAY_FADE_SECONDS * G_USEC_PER_SEC;
  g_ptr_array_add (self->kept, kept);
  if (self->kept_timer == 0)
    self->kept_timer = g_timeout_add (TILLID_TODAY_FADE_SECONDS * 1000 + 1, kept_over_cb, self);
}

typedef struct
{
  TillidTodayModel *model; /* (owned) */
  char *label;             /* (owned) */
} Doing;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  g_autoptr (GError) error = NULL;
  const gint64 edit = tillid_session_apply_finish (TILLID_SESSION (source), result, &error);

  if (edit != 0)
    g_signal_emit (doing->model, signals[EDITED], 0, edit, doing->label);
  else
    {
      g_ptr_array_set_size (doing->model->kept, 0);
      g_signal_emit (doing->model, signals[FAILED], 0, error->message);
      g_signal_emit (doing->model, signals[CHANGED], 0);
    }
  g_object_unref (doing->model);
  g_free (doing->label);
  g_free (doing);
}

/* One edit; "edited" or "failed" says what became of it. */
void
tillid_today_model_apply (TillidTodayModel *self, TillidEdit *edit)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->model = g_object_ref (self);
  doing->label = g_strdup (tillid_edit_get_why (edit));
  tillid_session_apply_async (self->session, edit, NULL, applied_cb, doing);
}
