/* tillid-conference-model.h - the conference of the team: agenda, who is there, what is decided
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference-query.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidDecisionOwner:
 * @TILLID_DECISION_OWNER_MEMBER: a colleague: it becomes a promise of ours
 * @TILLID_DECISION_OWNER_PATIENT: the patient: it becomes a step
 * @TILLID_DECISION_OWNER_FAMILY: the family: it becomes a step
 * @TILLID_DECISION_OWNER_OTHERS: others: it becomes a step
 *
 * Who does what was decided.
 */
typedef enum
{
  TILLID_DECISION_OWNER_MEMBER,
  TILLID_DECISION_OWNER_PATIENT,
  TILLID_DECISION_OWNER_FAMILY,
  TILLID_DECISION_OWNER_OTHERS,
} TillidDecisionOwner;

/* Signals: "changed": everything has been read again; "edited" (gint64 edit, char *label): it can be undone; "failed"
 * (char *sentence): nothing was changed. */
#define TILLID_TYPE_CONFERENCE_MODEL (tillid_conference_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidConferenceModel,
                      tillid_conference_model,
                      TILLID,
                      CONFERENCE_MODEL,
                      GObject)

TillidConferenceModel *
tillid_conference_model_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
TillidSession *tillid_conference_model_get_session (TillidConferenceModel *self);
gboolean tillid_conference_model_is_read_only (TillidConferenceModel *self);
const TillidConference *tillid_conference_model_get_conference (TillidConferenceModel *self);
GPtrArray *tillid_conference_model_get_agenda (TillidConferenceModel *self);
GPtrArray *tillid_conference_model_get_suggestions (TillidConferenceModel *self);
GPtrArray *tillid_conference_model_get_present (TillidConferenceModel *self);
GPtrArray *tillid_conference_model_get_members (TillidConferenceModel *self);
guint tillid_conference_model_get_n_closed (TillidConferenceModel *self);
const TillidAgendaRow *tillid_conference_model_find (TillidConferenceModel *self, gint64 patient);
const TillidMember *tillid_conference_model_find_member (TillidConferenceModel *self, gint64 id);

GPtrArray *tillid_conference_model_search (TillidConferenceModel *self,
                                           const char *typed) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-conference-edits.c */
void
tillid_conference_plan (TillidConferenceModel *self, TillidDay day, gint64 minute, gint64 length);
void tillid_conference_put_on (TillidConferenceModel *self, gint64 patient, const char *question);
void tillid_conference_take_off (TillidConferenceModel *self, gint64 patient);
void tillid_conference_move (TillidConferenceModel *self, gint64 patient, guint place);
void tillid_conference_ask (TillidConferenceModel *self, gint64 patient, const char *question);
void tillid_conference_set_initials (TillidConferenceModel *self, gint64 patient, gboolean only);
void tillid_conference_set_discussed (TillidConferenceModel *self, gint64 patient, gboolean is);
void tillid_conference_set_present (TillidConferenceModel *self, gint64 member, gboolean is);
void tillid_conference_decide (TillidConferenceModel *self,
                               gint64 patient,
                               const char *words,
                               TillidDecisionOwner owner,
                               gint64 member,
                               TillidDay due);
TillidConferenceItem *tillid_conference_new_item (TillidSession *session,
                                                  gint64 patient,
                                                  const char *question) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_conference_put_on_edit (TillidSession *session,
                                           gint64 patient,
                                           const char *question,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-conference-words.c */
char *tillid_conference_describe_when (TillidConferenceModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_conference_describe_row (TillidConferenceModel *self,
                                      const TillidAgendaRow *row) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_conference_describe_present (TillidConferenceModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
