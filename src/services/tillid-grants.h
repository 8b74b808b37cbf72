/* tillid-grants.h - who was let in to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidGrantPlan:
 * @patient: id
 * @member: who may open the patient
 * @from: first day; %TILLID_ABSENT is today
 * @until: last day; %TILLID_ABSENT is until it is ended
 * @reason: (nullable): why
 */
typedef struct
{
  gint64 patient;
  gint64 member;
  TillidDay from;
  TillidDay until;
  const char *reason;
} TillidGrantPlan;

gboolean tillid_grants_give (TillidSession *session,
                             const TillidGrantPlan *plan,
                             gint64 *out_edit,
                             GError **error);
gboolean tillid_grants_end (TillidSession *session, gint64 grant, gint64 *out_edit, GError **error);
gboolean tillid_grants_look (TillidSession *session,
                             gint64 grant,
                             const char *words,
                             gint64 *out_edit,
                             GError **error);
GPtrArray *tillid_grants_list (TillidSession *session,
                               gint64 patient,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_grants_list_waiting (TillidSession *session,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
tillid_grants_open_to_all (TillidSession *session, gboolean open, gint64 *out_edit, GError **error);
gboolean tillid_grants_is_open_to_all (TillidSession *session);

G_END_DECLS
