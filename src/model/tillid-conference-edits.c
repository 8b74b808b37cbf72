/* tillid-conference-edits.c - what can be done on the page of the conference, each as one edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Ranks are whole numbers from 1 in the order of the agenda; moving writes those that change. What was decided becomes a promise
 * where a colleague owes it, and a step where somebody else does it, so that it stands in the plan and on the day's page the
 * moment it is said; the patient counts as talked about. */
#include "config.h"

#include "tillid-conference-model-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-plan.h"
#include "tillid-record-table.h"

static gint64
me (TillidConferenceModel *self)
{
  const TillidMember *member =
    tillid_session_get_member (tillid_conference_model_get_session (self));

  return member != NULL ? member->record.id : 0;
}

static TillidIdSource *
ids (TillidConferenceModel *self)
{
  return tillid_session_get_ids (tillid_conference_model_get_session (self));
}

static void
apply_one (TillidConferenceModel *self, const char *why, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  tillid_edit_take (edit, tillid_record_seal_any (draft));
  tillid_conference_model_apply (self, edit);
}

/* (nullable): what stands on the agenda for @patient, to be changed. */
static TillidConferenceItem *
edit_item (TillidConferenceModel *self, gint64 patient)
{
  const TillidAgendaRow *row = tillid_conference_model_find (self, patient);

  return row != NULL ? tillid_conference_item_edit (row->item) : NULL;
}

/**
 * tillid_conference_plan:
 * @self: a conference
 * @day: when it is
 * @minute: of that day, or %TILLID_ABSENT
 * @length: in minutes, or %TILLID_ABSENT
 *
 * Says when the conference is that comes; without one it is planned.
 */
void
tillid_conference_plan (TillidConferenceModel *self, TillidDay day, gint64 minute, gint64 length)
{
  const TillidConference *old = tillid_conference_model_get_conference (self);
  TillidConference *draft = NULL;

  g_return_if_fail (TILLID_IS_CONFERENCE_MODEL (self) && day != TILLID_ABSENT);

  draft = old != NULL ? tillid_conference_edit (old)
                      : tillid_edit_assign_id (tillid_conference_new (), ids (self));
  draft->day = day;
  draft->minute = minute;
  draft->length = length;
  apply_one (self, C_ ("edit", "Conference planned"), draft);
}

/**
 * tillid_conference_new_item:
 * @session: a session
 * @patient: id of a patient
 * @question: (nullable): what is wanted from each other
 *
 * Returns: (transfer full): somebody's place on the agenda of the next conference, whenever that is
 */
TillidConferenceItem *
tillid_conference_new_item (TillidSession *session, gint64 patient, const char *question)
{
  TillidConferenceItem *item =
    tillid_edit_assign_id (tillid_conference_item_new (), tillid_session_get_ids (session));
  const TillidMember *member = tillid_session_get_member (session);

  item->patient = patient;
  tillid_set_text (&item->question, question);
  item->added_by = member != NULL ? member->record.id : 0;
  item->added_on = tillid_session_today (session);
  return item;
}

/**
 * tillid_conference_put_on:
 * @self: a conference
 * @patient: id of a patient
 * @question: (nullable): what is wanted from each other
 *
 * Puts somebody on the agenda, last; who is on it already stays where they are.
 */
void
tillid_conference_put_on (TillidConferenceModel *self, gint64 patient, const char *question)
{
  const TillidConference *conference = tillid_conference_model_get_conference (self);
  TillidConferenceItem *item = NULL;

  g_return_if_fail (TILLID_IS_CONFERENCE_MODEL (self));

  if (tillid_conference_model_find (self, patient) != NULL)
    return;
  item = tillid_conference_new_item (tillid_conference_model_get_session (self), patient, question);
  item->conference = conference != NULL ? conference->record.id : 0;
  item->rank = tillid_conference_model_get_agenda (self)->len + 1;
  apply_one (self, C_ ("edit", "Put on the agenda"), item);
}

/**
 * tillid_conference_put_on_edit:
 * @session: a session
 * @patient: id of a patient
 * @question: (nullable): what is wanted from each other
 * @error: return location for an error
 *
 * From the page of a patient: the agenda of the next conference, whenever that is.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL without @error if the patient is on it already
 */
TillidEdit *
tillid_conference_put_on_edit (TillidSession *session,
                               gint64 patient,
                               const char *question,
                               GError **error)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, patient, "patient", NULL, error);
  g_autoptr (GPtrArray) items =
    scope != NULL ? tillid_record_table_list (tillid_session_get_db (session), scope,
                                              &tillid_conference_item_type, error)
                  : NULL;
  TillidEdit *edit = NULL;

  if (items == NULL)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    if (!((TillidConferenceItem *) items->pdata[i])->discussed)
      return NULL;
  edit = tillid_edit_new (C_ ("edit", "Put on the agenda"));
  tillid_edit_take (edit,
                    tillid_record_seal (tillid_conference_new_item (session, patient, question)));
  return edit;
}

/* Takes somebody off the agenda. */
void
tillid_conference_take_off (TillidConferenceModel *self, gint64 patient)
{
  TillidConferenceItem *item = edit_item (self, patient);

  if (item == NULL)
    return;
  item->record.state = TILLID_RECORD_IN_ERROR;
  apply_one (self, C_ ("edit", "Taken off the agenda"), item);
}

/**
 * tillid_conference_move:
 * @self: a conference
 * @patient: who is moved
 * @place: before whom, from 0, as the agenda is now; past the end: last
 */
void
tillid_conference_move (TillidConferenceModel *self, gint64 patient, guint place)
{
  GPtrArray *agenda = tillid_conference_model_get_agenda (self);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("edit", "Agenda in another order"));
  gpointer moved = NULL;
  gboolean has_changed = FALSE;

  for (guint i = 0; i < agenda->len; i++)
    {
      TillidAgendaRow *row = agenda->pdata[i];

      if (row->patient == patient)
        {
          moved = row;
          place -= place > i ? 1 : 0;
        }
      else
        g_ptr_array_add (order, row);
    }
  if (moved == NULL)
    return;
  g_ptr_array_insert (order, (int) MIN (place, order->len), moved);
  for (guint i = 0; i < order->len; i++)
    {
      const TillidAgendaRow *row = order->pdata[i];
      TillidConferenceItem *item = NULL;

      if (row->item->rank == (gint64) i + 1)
        continue;
      item = tillid_conference_item_edit (row->item);
      item->rank = (gint64) i + 1;
      tillid_edit_take (edit, tillid_record_seal (item));
      has_changed = TRUE;
    }
  if (has_changed)
    tillid_conference_model_apply (self, edit);
}

/* What the team wants from each other about @patient; empty: nothing was said. */
void
tillid_conference_ask (TillidConferenceModel *self, gint64 patient, const char *question)
{
  TillidConferenceItem *item = edit_item (self, patient);

  if (item == NULL)
    return;
  tillid_set_text (&item->question, question != NULL && *question != '\0' ? question : NULL);
  apply_one (self, C_ ("edit", "Question for the conference"), item);
}

/* Whether the sheet of @patient has initials only. */
void
tillid_conference_set_initials (TillidConferenceModel *self, gint64 patient, gboolean only)
{
  TillidConferenceItem *item = edit_item (self, patient);

  if (item == NULL)
    return;
  item->initials_only = only;
  apply_one (self, C_ ("edit", "Names on the conference sheet"), item);
}

/* Whether @patient was talked about. */
void
tillid_conference_set_discussed (TillidConferenceModel *self, gint64 patient, gboolean is)
{
  TillidConferenceItem *item = edit_item (self, patient);
  const TillidConference *conference = tillid_conference_model_get_conference (self);

  if (item == NULL)
    return;
  item->discussed = is;
  if (conference != NULL)
    item->conference = conference->record.id;
  apply_one (self, C_ ("edit", "Talked about"), item);
}

/**
 * tillid_conference_set_present:
 * @self: a conference
 * @member: id of a colleague
 * @is: whether the colleague is there
 *
 * Without a conference that comes one is planned for today: whoever says who is there is in it.
 */
void
tillid_conference_set_present (TillidConferenceModel *self, gint64 member, gboolean is)
{
  GPtrArray *present = tillid_conference_model_get_present (self);
  const TillidConference *conference = tillid_conference_model_get_conference (self);
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("edit", "Who is at the conference"));
  TillidConferencePresent *draft = NULL;
  gint64 id = conference != NULL ? conference->record.id : 0;

  for (guint i = 0; i < present->len; i++)
    if (((TillidConferencePresent *) present->pdata[i])->member == member)
      draft = tillid_conference_present_edit (present->pdata[i]);
  if ((draft != NULL) == is)
    {
      g_clear_pointer (&draft, tillid_record_unref_any);
      return;
    }
  if (id == 0)
    {
      TillidConference *meeting = tillid_edit_assign_id (tillid_conference_new (), ids (self));

      meeting->day = tillid_session_today (tillid_conference_model_get_session (self));
      id = meeting->record.id;
      tillid_edit_take (edit, tillid_record_seal (meeting));
    }
  if (draft == NULL)
    {
      draft = tillid_edit_assign_id (tillid_conference_present_new (), ids (self));
      draft->conference = id;
      draft->member = member;
    }
  else
    draft->record.state = TILLID_RECORD_IN_ERROR;
  tillid_edit_take (edit, tillid_record_seal (draft));
  tillid_conference_model_apply (self, edit);
}

static gpointer
make_promise (TillidConferenceModel *self,
              gint64 patient,
              const char *words,
              gint64 member,
              TillidDay due)
{
  TillidPromise *promise = tillid_edit_assign_id (tillid_promise_new (), ids (self));

  promise->patient = patient;
  tillid_set_text (&promise->words, words);
  promise->owner = member != 0 ? member : me (self);
  promise->due = promise->first_due = due;
  promise->made_on = tillid_session_today (tillid_conference_model_get_session (self));
  return promise;
}

static gpointer
make_step (TillidConferenceModel *self,
           gint64 patient,
           const char *words,
           TillidDecisionOwner owner,
           TillidDay due)
{
  TillidStep *step = tillid_edit_assign_id (tillid_step_new (), ids (self));

  step->patient = patient;
  tillid_set_text (&step->staff_words, words);
  step->side = owner == TILLID_DECISION_OWNER_PATIENT  ? TILLID_SIDE_PATIENT
               : owner == TILLID_DECISION_OWNER_FAMILY ? TILLID_SIDE_FAMILY
                                                       : TILLID_SIDE_OTHERS;
  step->due = due;
  return step;
}

/**
 * tillid_conference_decide:
 * @self: a conference
 * @patient: whom it is about
 * @words: what was decided
 * @owner: who does it
 * @member: id of the colleague if @owner is one; 0: whoever writes
 * @due: until when, or %TILLID_ABSENT
 */
void
tillid_conference_decide (TillidConferenceModel *self,
                          gint64 patient,
                          const char *words,
                          TillidDecisionOwner owner,
                          gint64 member,
                          TillidDay due)
{
  g_autoptr (TillidEdit) edit = NULL;
  TillidConferenceItem *item = NULL;
  const TillidConference *conference = NULL;

  g_return_if_fail (TILLID_IS_CONFERENCE_MODEL (self) && words != NULL);

  edit = tillid_edit_new (C_ ("edit", "Decided at the conference"));
  if (owner == TILLID_DECISION_OWNER_MEMBER)
    tillid_edit_take (edit,
                      tillid_record_seal_any (make_promise (self, patient, words, member, due)));
  else
    tillid_edit_take (edit, tillid_record_seal_any (make_step (self, patient, words, owner, due)));
  item = edit_item (self, patient);
  conference = tillid_conference_model_get_conference (self);
  if (item != NULL && conference != NULL)
    {
      item->discussed = TRUE;
      item->conference = conference->record.id;
      tillid_edit_take (edit, tillid_record_seal (item));
    }
  else
    g_clear_pointer (&item, tillid_record_unref_any);
  tillid_conference_model_apply (self, edit);
}
