/* tillid-conference-query.h - who is on the agenda of the team, and who could be
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference.h"
#include "tillid-db.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidAgendaReason:
 * @TILLID_AGENDA_ON_IT: on the agenda
 * @TILLID_AGENDA_LATE_PROMISE: a promise of ours is late
 * @TILLID_AGENDA_REVIEW: the plan was to be looked at together before today
 *
 * Why a patient is in a list of the conference: always something about us.
 */
typedef enum
{
  TILLID_AGENDA_ON_IT,
  TILLID_AGENDA_LATE_PROMISE,
  TILLID_AGENDA_REVIEW,
} TillidAgendaReason;

/**
 * TillidAgendaRow:
 * @item: (nullable): what stands on the agenda; %NULL for a suggestion
 * @patient: id
 * @name: (nullable): in Latin letters where there is such a name
 * @key_contact: id of a member, or 0
 * @reason: why it is here
 * @day: since when, or %TILLID_ABSENT
 *
 * One patient of a conference who is open to the viewer.
 */
typedef struct
{
  TillidConferenceItem *item;
  gint64 patient;
  char *name;
  gint64 key_contact;
  TillidAgendaReason reason;
  TillidDay day;
} TillidAgendaRow;

void tillid_agenda_row_free (TillidAgendaRow *self);
GArray *tillid_conference_query_patients (TillidDb *db,
                                          const TillidScope *scope,
                                          gint64 conference,
                                          TillidDay today,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_conference_query_agenda (TillidDb *db,
                                           const TillidScope *scope,
                                           gint64 conference,
                                           TillidDay today,
                                           guint *out_n_closed,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_conference_query_suggestions (TillidDb *db,
                                                const TillidScope *scope,
                                                gint64 conference,
                                                TillidDay today,
                                                guint limit,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
