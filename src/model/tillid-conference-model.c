/* tillid-conference-model.c - the conference of the team: agenda, who is there, what is decided
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The conference that comes is the first one from today on that was not ended. Without one there is an agenda all the same: what
 * is put on it waits for the next. Everything is read again after a change; the list is in the log with those who stand on it. */
#include "config.h"

#include "tillid-conference-model-private.h"

#include "tillid-follow-edit.h"
#include "tillid-patient-search.h"
#include "tillid-record-table.h"

#define MOST_SUGGESTIONS 5
#define MOST_FOUND 6

struct _TillidConferenceModel
{
  GObject parent_instance;

  TillidSession *session;       /* (owned) */
  TillidConference *conference; /* (owned) (nullable): the one that comes */
  GPtrArray *agenda;            /* (owned) of TillidAgendaRow */
  GPtrArray *suggestions;       /* (owned) of TillidAgendaRow */
  GPtrArray *present;           /* (owned) of TillidConferencePresent */
  GPtrArray *members;           /* (owned) of TillidMember: who works here today */
  guint n_closed;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EDITED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidConferenceModel, tillid_conference_model, G_TYPE_OBJECT)

static void
forget (TillidConferenceModel *self)
{
  g_clear_pointer (&self->conference, tillid_record_unref_any);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->present, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
}

static void
tillid_conference_model_finalize (GObject *object)
{
  TillidConferenceModel *self = TILLID_CONFERENCE_MODEL (object);

  forget (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tillid_conference_model_parent_class)->finalize (object);
}

static void
tillid_conference_model_class_init (TillidConferenceModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_conference_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_CONFERENCE_MODEL,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", TILLID_TYPE_CONFERENCE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", TILLID_TYPE_CONFERENCE_MODEL, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tillid_conference_model_init (TillidConferenceModel *self)
{
}

static gboolean
comes_before (const TillidConference *a, const TillidConference *b)
{
  if (b == NULL || a->day != b->day)
    return b == NULL || a->day < b->day;
  return a->minute < b->minute;
}

/* What belongs to no patient: the conference, who is there, who works here. */
static gboolean
read_meeting (TillidConferenceModel *self, const TillidScope *scope, GError **error)
{
  TillidDb *db = tillid_session_get_db (self->session);
  const TillidDay today = tillid_session_today (self->session);
  g_autoptr (GPtrArray) conferences =
    tillid_record_table_list (db, scope, &tillid_conference_type, error);
  g_autoptr (GPtrArray) present =
    tillid_record_table_list (db, scope, &tillid_conference_present_type, error);
  g_autoptr (GPtrArray) members = tillid_record_table_list (db, scope, &tillid_member_type, error);

  if (conferences == NULL || present == NULL || members == NULL)
    return FALSE;
  for (guint i = 0; i < conferences->len; i++)
    {
      TillidConference *conference = conferences->pdata[i];

      if (conference->ended || conference->day == TILLID_ABSENT || conference->day < today ||
          !comes_before (conference, self->conference))
        continue;
      g_clear_pointer (&self->conference, tillid_record_unref_any);
      self->conference = tillid_record_ref (conference);
    }
  for (guint i = 0; i < present->len && self->conference != NULL; i++)
    if (((TillidConferencePresent *) present->pdata[i])->conference == self->conference->record.id)
      g_ptr_array_add (self->present, tillid_record_ref_any (present->pdata[i]));
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      if ((member->from_day == TILLID_ABSENT || member->from_day <= today) &&
          (member->until_day == TILLID_ABSENT || member->until_day >= today))
        g_ptr_array_add (self->members, tillid_record_ref_any (members->pdata[i]));
    }
  return TRUE;
}

static gboolean
read_agenda (TillidConferenceModel *self, const TillidScope *finder, GError **error)
{
  TillidDb *db = tillid_session_get_db (self->session);
  const TillidDay today = tillid_session_today (self->session);
  const gint64 conference = self->conference != NULL ? self->conference->record.id : 0;
  g_autoptr (GArray) ids = tillid_conference_query_patients (db, finder, conference, today, error);
  g_autoptr (TillidScope) list = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  if (ids == NULL)
    return FALSE;
  list = tillid_session_open_list (self->session, "conference", NULL,
                                   (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (list == NULL)
    return FALSE;
  agenda = tillid_conference_query_agenda (db, list, conference, today, &self->n_closed, error);
  if (agenda == NULL)
    return FALSE;
  suggestions =
    tillid_conference_query_suggestions (db, list, conference, today, MOST_SUGGESTIONS, error);
  if (suggestions == NULL)
    return FALSE;
  g_ptr_array_unref (self->agenda);
  g_ptr_array_unref (self->suggestions);
  self->agenda = g_steal_pointer (&agenda);
  self->suggestions = g_steal_pointer (&suggestions);
  return TRUE;
}

static gboolean
read_all (TillidConferenceModel *self, GError **error)
{
  g_autoptr (TillidScope) finder = NULL;

  forget (self);
  self->agenda = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_agenda_row_free);
  self->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_agenda_row_free);
  self->present = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  self->members = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  self->n_closed = 0;
  finder = tillid_session_open_finder (self->session, error);
  return finder != NULL && read_meeting (self, finder, error) && read_agenda (self, finder, error);
}

static void
session_changed_cb (TillidConferenceModel *self)
{
  g_autoptr (GError) error = NULL;

  if (tillid_session_is_locked (self->session))
    return;
  if (!read_all (self, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* (transfer full): the conference that comes, as whoever works may see it. */
TillidConferenceModel *
tillid_conference_model_new (TillidSession *session)
{
  TillidConferenceModel *self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_CONFERENCE_MODEL, NULL);
  self->session = g_object_ref (session);
  read_all (self, NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* (transfer none) */
TillidSession *
tillid_conference_model_get_session (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  return self->session;
}

/* Whether whoever works may not change the agenda. */
gboolean
tillid_conference_model_is_read_only (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), TRUE);

  return tillid_session_is_read_only (self->session) ||
         !tillid_session_may_write_kind (self->session, &tillid_conference_item_type);
}

/* (transfer none) (nullable): the conference that comes. */
const TillidConference *
tillid_conference_model_get_conference (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  return self->conference;
}

/* (transfer none) (element-type TillidAgendaRow) */
GPtrArray *
tillid_conference_model_get_agenda (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  return self->agenda;
}

/* (transfer none) (element-type TillidAgendaRow) */
GPtrArray *
tillid_conference_model_get_suggestions (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  return self->suggestions;
}

/* (transfer none) (element-type TillidConferencePresent) */
GPtrArray *
tillid_conference_model_get_present (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  return self->present;
}

/* (transfer none) (element-type TillidMember): who works here today. */
GPtrArray *
tillid_conference_model_get_members (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  return self->members;
}

/* How many stand on the agenda who are not open to whoever works. */
guint
tillid_conference_model_get_n_closed (TillidConferenceModel *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), 0);

  return self->n_closed;
}

/* (transfer none) (nullable): where a patient stands on the agenda. */
const TillidAgendaRow *
tillid_conference_model_find (TillidConferenceModel *self, gint64 patient)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  for (guint i = 0; i < self->agenda->len; i++)
    if (((TillidAgendaRow *) self->agenda->pdata[i])->patient == patient)
      return self->agenda->pdata[i];
  return NULL;
}

/* (transfer none) (nullable) */
const TillidMember *
tillid_conference_model_find_member (TillidConferenceModel *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_MODEL (self), NULL);

  for (guint i = 0; i < self->members->len; i++)
    if (((TillidMember *) self->members->pdata[i])->record.id == id)
      return self->members->pdata[i];
  return NULL;
}

/**
 * tillid_conference_model_search:
 * @self: a conference
 * @typed: a part of a name, a number or a birth date
 *
 * Returns: (transfer full) (element-type TillidPatientRow): whom it fits who is open to whoever works; the search is in the log
 */
GPtrArray *
tillid_conference_model_search (TillidConferenceModel *self, const char *typed)
{
  return tillid_patient_search_open (self->session, typed, MOST_FOUND);
}

/* Writes @edit; "edited" or "failed" follows. */
void
tillid_conference_model_apply (TillidConferenceModel *self, TillidEdit *edit)
{
  tillid_follow_edit (self, self->session, edit);
}
