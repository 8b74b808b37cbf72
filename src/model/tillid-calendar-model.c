/* tillid-calendar-model.c - the visits of a day or a week, by colleague and by room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is shown is one question to the worker thread: the visits of the days, and of the two days from now on for which an
 * interpreter may be missing. It is asked again when something was written and when other days are turned to; of answers that come
 * late only the last counts. Day and week, mine and everybody's, person and room are views of one answer.
 *
 * Reading is logged: the list when it is opened, and who was on it, once it has rested. */
#include "config.h"

#include "tillid-calendar-model.h"

#include <gio/gio.h>

#include "tillid-booking.h"
#include "tillid-prompts.h"
#include "tillid-record-table.h"
#include "tillid-records.h"
#include "tillid-visit-query.h"

#define LOG_AFTER_MS 1500
#define DAYS_OF_WEEK 7
#define MINUTE_MS (G_GINT64_CONSTANT (60) * 1000)

typedef struct
{
  TillidScope *scope; /* (owned) */
  gint64 viewer;
  TillidDay from;
  TillidDay until;
  TillidDay today;
  GPtrArray *rows;    /* (owned) (nullable) of TillidCalendarRow */
  GPtrArray *near;    /* (owned) (nullable) of TillidCalendarRow: today and the two days after */
  GPtrArray *members; /* (owned) (nullable) of TillidMember */
  GPtrArray *interpreters; /* (owned) (nullable) of TillidInterpreter */
  GPtrArray *rooms;        /* (owned) (nullable) of TillidRoom */
  GArray *away;            /* (owned) (nullable) of TillidAway */
} Question;

struct _TillidCalendarModel
{
  GObject parent_instance;

  TillidSession *session;    /* (owned) */
  TillidScope *scope;        /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): ends with the model */
  char *what;                /* (owned): what the access log calls it */
  TillidCalendarView view;   /* its room is (owned) (nullable) */

  Question *shown; /* (owned) (nullable): the last answer */
  char *problem;   /* (owned) (nullable) */
  gboolean asking;
  gboolean outdated;
  guint log_source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidCalendarModel, tillid_calendar_model, G_TYPE_OBJECT)

static void ask (TillidCalendarModel *self);

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->scope, tillid_scope_unref);
  g_clear_pointer (&question->rows, g_ptr_array_unref);
  g_clear_pointer (&question->near, g_ptr_array_unref);
  g_clear_pointer (&question->members, g_ptr_array_unref);
  g_clear_pointer (&question->interpreters, g_ptr_array_unref);
  g_clear_pointer (&question->rooms, g_ptr_array_unref);
  g_clear_pointer (&question->away, g_array_unref);
  g_free (question);
}

static void
tillid_calendar_model_dispose (GObject *object)
{
  TillidCalendarModel *self = TILLID_CALENDAR_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->log_source, g_source_remove);

  G_OBJECT_CLASS (tillid_calendar_model_parent_class)->dispose (object);
}

static void
tillid_calendar_model_finalize (GObject *object)
{
  TillidCalendarModel *self = TILLID_CALENDAR_MODEL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->scope, tillid_scope_unref);
  g_clear_pointer (&self->shown, question_free);
  g_clear_object (&self->session);
  g_free (self->what);
  g_free (self->view.room);
  g_free (self->problem);

  G_OBJECT_CLASS (tillid_calendar_model_parent_class)->finalize (object);
}

static void
tillid_calendar_model_class_init (TillidCalendarModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tillid_calendar_model_dispose;
  object_class->finalize = tillid_calendar_model_finalize;

  signals[CHANGED] = g_signal_new ("changed", TILLID_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_calendar_model_init (TillidCalendarModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->view.whole = TRUE;
}

static gboolean
answer_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  const TillidScope *scope = question->scope;

  question->members = tillid_record_table_list (db, scope, &tillid_member_type, error);
  if (question->members == NULL)
    return FALSE;
  question->interpreters = tillid_record_table_list (db, scope, &tillid_interpreter_type, error);
  if (question->interpreters == NULL)
    return FALSE;
  question->rooms = tillid_record_table_list (db, scope, &tillid_room_type, error);
  if (question->rooms == NULL)
    return FALSE;
  question->away = tillid_visit_query_away (db, scope, error);
  if (question->away == NULL)
    return FALSE;
  /* What began the evening before may go on over midnight. */
  question->rows = tillid_calendar_query_read (db, scope, question->viewer, question->from - 1,
                                               question->until, error);
  if (question->rows == NULL)
    return FALSE;
  question->near = tillid_calendar_query_read (db, scope, question->viewer, question->today,
                                               question->today + 2, error);
  return question->near != NULL;
}

static gboolean
log_shown_cb (gpointer data)
{
  TillidCalendarModel *self = data;
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TillidScope) shown = NULL;

  self->log_source = 0;
  for (guint i = 0; i < self->shown->rows->len; i++)
    {
      const TillidCalendarRow *row = self->shown->rows->pdata[i];

      if (row->patient != 0 && g_hash_table_add (seen, (gpointer) &row->patient))
        g_array_append_val (patients, row->patient);
    }
  if (patients->len > 0)
    shown =
      tillid_session_open_list (self->session, self->what, NULL,
                                (const gint64 *) (gpointer) patients->data, patients->len, NULL);
  return G_SOURCE_REMOVE;
}

static void
take_answer (TillidCalendarModel *self, Question *question)
{
  const gboolean other = self->shown == NULL || self->shown->from != question->from ||
                         self->shown->until != question->until;

  g_clear_pointer (&self->shown, question_free);
  self->shown = question;
  if (!other)
    return;
  g_clear_handle_id (&self->log_source, g_source_remove);
  self->log_source = g_timeout_add (LOG_AFTER_MS, log_shown_cb, self);
}

/* One question on its way: it does not keep the calendar alive, which may go with its page and before its clinic. */
typedef struct
{
  GWeakRef model;
  Question *question; /* (owned) (nullable) */
} Asked;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (TillidCalendarModel) self = g_weak_ref_get (&asked->model);
  g_autoptr (GError) error = NULL;
  Question *question = asked->question;
  const gboolean ok = tillid_session_run_finish (TILLID_SESSION (source), result, &error);

  g_weak_ref_clear (&asked->model);
  g_free (asked);
  if (self == NULL)
    {
      question_free (question);
      return;
    }
  self->asking = FALSE;
  if (self->outdated)
    {
      question_free (question);
      ask (self);
      return;
    }
  g_clear_pointer (&self->problem, g_free);
  if (ok)
    take_answer (self, question);
  else
    {
      question_free (question);
      self->problem = g_strdup (error->message);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (TillidCalendarModel *self)
{
  Question *question = NULL;
  Asked *asked = NULL;

  if (self->scope == NULL)
    return;
  self->outdated = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  question = g_new0 (Question, 1);
  question->scope = tillid_scope_ref (self->scope);
  question->viewer = tillid_session_get_member (self->session)->record.id;
  question->from = tillid_calendar_model_get_first (self);
  question->until = question->from + (self->view.week ? DAYS_OF_WEEK - 1 : 0);
  question->today = tillid_session_today (self->session);
  asked = g_new0 (Asked, 1);
  g_weak_ref_init (&asked->model, self);
  asked->question = question;
  tillid_session_run_async (self->session, FALSE, answer_job, question, NULL, self->cancellable,
                            answered_cb, asked);
}

/**
 * tillid_calendar_model_new:
 * @session: an open clinic
 * @what: what the access log calls the list: "calendar"
 *
 * Returns: (transfer full): the day of now, of the whole clinic, as soon as it has been read
 */
TillidCalendarModel *
tillid_calendar_model_new (TillidSession *session, const char *what)
{
  TillidCalendarModel *self = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);
  g_return_val_if_fail (what != NULL, NULL);

  self = g_object_new (TILLID_TYPE_CALENDAR_MODEL, NULL);
  self->session = g_object_ref (session);
  self->what = g_strdup (what);
  self->view.day = tillid_session_today (session);
  self->scope = tillid_session_open_list (session, what, NULL, NULL, 0, &error);
  if (self->scope == NULL)
    self->problem = g_strdup (error->message);
  g_signal_connect_object (session, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}

/* (transfer none) */
TillidSession *
tillid_calendar_model_get_session (TillidCalendarModel *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), NULL);

  return self->session;
}

/* Whether what is shown is what the file says. */
gboolean
tillid_calendar_model_is_settled (TillidCalendarModel *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), FALSE);

  return !self->asking && (self->shown != NULL || self->problem != NULL);
}

/* (transfer none) (nullable): why nothing can be shown. */
const char *
tillid_calendar_model_get_problem (TillidCalendarModel *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), NULL);

  return self->problem;
}

/* Once a minute: it is later, perhaps another day. */
void
tillid_calendar_model_tick (TillidCalendarModel *self)
{
  g_return_if_fail (TILLID_IS_CALENDAR_MODEL (self));

  if (self->shown != NULL && self->shown->today != tillid_session_today (self->session))
    ask (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

/* (transfer none): how it is looked at; it lives as long as the calendar. */
const TillidCalendarView *
tillid_calendar_model_get_view (TillidCalendarModel *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), NULL);

  return &self->view;
}

/**
 * tillid_calendar_model_set_view:
 * @self: a calendar
 * @view: another way to look at it; read again where other days are asked for
 */
void
tillid_calendar_model_set_view (TillidCalendarModel *self, const TillidCalendarView *view)
{
  TillidDay first;
  gboolean week;
  char *room;

  g_return_if_fail (TILLID_IS_CALENDAR_MODEL (self));
  g_return_if_fail (view != NULL && view->day != TILLID_ABSENT);

  first = tillid_calendar_model_get_first (self);
  week = self->view.week;
  room = g_strdup (view->room);
  g_free (self->view.room);
  self->view = *view;
  self->view.room = room;
  if (tillid_calendar_model_get_first (self) != first || self->view.week != week)
    ask (self);
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The first day that is asked for: the day, or the Monday of its week. */
TillidDay
tillid_calendar_model_get_first (TillidCalendarModel *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), TILLID_ABSENT);

  return self->view.week ? self->view.day + 1 - tillid_day_weekday (self->view.day)
                         : self->view.day;
}

/* The days of the last answer: what is shown until the next one comes. %FALSE before the first. */
gboolean
tillid_calendar_model_get_range (TillidCalendarModel *self,
                                 TillidDay *out_from,
                                 TillidDay *out_until)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), FALSE);

  if (self->shown == NULL)
    return FALSE;
  *out_from = self->shown->from;
  *out_until = self->shown->until;
  return TRUE;
}

/* (transfer none) (nullable) (element-type TillidCalendarRow): what was read, also of the evening before; it lives until
 * "changed". */
GPtrArray *
tillid_calendar_model_get_rows (TillidCalendarModel *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), NULL);

  return self->shown != NULL ? self->shown->rows : NULL;
}

/**
 * tillid_calendar_model_list_soon:
 * @self: a calendar
 *
 * Returns: (transfer container) (element-type TillidCalendarRow): planned visits that begin within 48 hours, for which an
 *   interpreter is needed and missing; of everybody, or mine; they live until "changed"
 */
GPtrArray *
tillid_calendar_model_list_soon (TillidCalendarModel *self)
{
  GPtrArray *soon = g_ptr_array_new ();
  gint64 now;

  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), soon);

  now = tillid_session_now_ms (self->session);
  for (guint i = 0; self->shown != NULL && i < self->shown->near->len; i++)
    {
      TillidCalendarRow *row = self->shown->near->pdata[i];
      const TillidSpan span = tillid_calendar_model_get_span (self, row);

      const gboolean is_over = row->minute != TILLID_ABSENT && span.until <= now;

      if (row->status == TILLID_VISIT_STATUS_PLANNED && (self->view.whole || row->mine) &&
          !is_over && row->cover.cover == TILLID_BOOKING_COVER_MISSING &&
          tillid_booking_is_soon (span.from, now))
        g_ptr_array_add (soon, row);
    }
  return soon;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const TillidMember *one = *(TillidMember *const *) a;
  const TillidMember *two = *(TillidMember *const *) b;

  return g_utf8_collate (one->name, two->name);
}

/* (transfer container) (element-type TillidMember): who may see patients on the days that are shown, by name. */
GPtrArray *
tillid_calendar_model_list_members (TillidCalendarModel *self)
{
  GPtrArray *members = g_ptr_array_new ();

  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), members);

  for (guint i = 0; self->shown != NULL && i < self->shown->members->len; i++)
    {
      TillidMember *member = self->shown->members->pdata[i];

      if (member->name != NULL && member->record.state == TILLID_RECORD_ACTIVE &&
          (member->from_day == TILLID_ABSENT || member->from_day <= self->shown->until) &&
          (member->until_day == TILLID_ABSENT || member->until_day >= self->shown->from) &&
          tillid_booking_may_lead (tillid_roles_from_text (member->roles)))
        g_ptr_array_add (members, member);
    }
  g_ptr_array_sort (members, compare_members);
  return members;
}

static int
compare_rooms (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container) (element-type utf8): the rooms of the clinic, and where else the visits are that are shown, by name. */
GPtrArray *
tillid_calendar_model_list_rooms (TillidCalendarModel *self)
{
  GPtrArray *rooms = g_ptr_array_new ();

  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), rooms);

  for (guint i = 0; self->shown != NULL && i < self->shown->rooms->len; i++)
    {
      const TillidRoom *room = self->shown->rooms->pdata[i];

      if (room->name != NULL && room->record.state == TILLID_RECORD_ACTIVE)
        g_ptr_array_add (rooms, room->name);
    }
  for (guint i = 0; self->shown != NULL && i < self->shown->rows->len; i++)
    {
      const TillidCalendarRow *row = self->shown->rows->pdata[i];

      if (row->room != NULL && row->mode != TILLID_VISIT_MODE_PHONE &&
          !g_ptr_array_find_with_equal_func (rooms, row->room, g_str_equal, NULL))
        g_ptr_array_add (rooms, row->room);
    }
  g_ptr_array_sort (rooms, compare_rooms);
  return rooms;
}

static gpointer
find_record (GPtrArray *records, gint64 id)
{
  for (guint i = 0; id != 0 && records != NULL && i < records->len; i++)
    if (((const TillidRecord *) records->pdata[i])->id == id)
      return records->pdata[i];
  return NULL;
}

/* (transfer none) (nullable) */
const TillidMember *
tillid_calendar_model_find_member (TillidCalendarModel *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), NULL);

  return self->shown != NULL ? find_record (self->shown->members, id) : NULL;
}

/* (transfer none) (nullable) */
const TillidInterpreter *
tillid_calendar_model_find_interpreter (TillidCalendarModel *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), NULL);

  return self->shown != NULL ? find_record (self->shown->interpreters, id) : NULL;
}

/* Whether @member is not here on @day. */
gboolean
tillid_calendar_model_is_away (TillidCalendarModel *self, gint64 member, TillidDay day)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_MODEL (self), FALSE);

  for (guint i = 0; self->shown != NULL && i < self->shown->away->len; i++)
    {
      const TillidAway *away = &g_array_index (self->shown->away, TillidAway, i);

      if (away->member == member && away->from <= day &&
          (away->until == TILLID_ABSENT || away->until >= day))
        return TRUE;
    }
  return FALSE;
}

/* From when to when, as instants in ms: so visits over midnight and on days on which the clock is changed are as long as they are.
 * One without a time takes none. */
TillidSpan
tillid_calendar_model_get_span (TillidCalendarModel *self, const TillidCalendarRow *row)
{
  const gint64 from = tillid_session_join_instant (self->session, row->day, MAX (row->minute, 0));

  return (TillidSpan){ from, from + (row->minute != TILLID_ABSENT ? row->length * MINUTE_MS : 0) };
}
