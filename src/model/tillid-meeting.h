/* tillid-meeting.h - a network meeting: who takes part, what is agreed with each, and each one's paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-document.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidMeetingShare:
 * @TILLID_MEETING_SHARE_YES: the patient has said yes
 * @TILLID_MEETING_SHARE_NOT_ASKED: nobody has asked
 * @TILLID_MEETING_SHARE_OVER: the yes was until a day that has passed
 * @TILLID_MEETING_SHARE_NO: the patient has said no, or has taken the yes back
 *
 * Whether something may go to a party, the strictest last.
 */
typedef enum
{
  TILLID_MEETING_SHARE_YES,
  TILLID_MEETING_SHARE_NOT_ASKED,
  TILLID_MEETING_SHARE_OVER,
  TILLID_MEETING_SHARE_NO,
} TillidMeetingShare;

GPtrArray *tillid_meeting_list_parties (TillidPatientContext *context,
                                        gint64 visit) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_meeting_list_agreements (TillidPatientContext *context,
                                           gint64 party) G_GNUC_WARN_UNUSED_RESULT;
gint64 tillid_meeting_find (TillidPatientContext *context);
void
tillid_meeting_prepare_party (TillidPatientContext *context, TillidRecord *draft, gint64 visit);
void
tillid_meeting_prepare_agreement (TillidPatientContext *context, TillidRecord *draft, gint64 party);
void tillid_meeting_also_party (TillidPatientContext *context,
                                TillidEdit *edit,
                                const TillidRecord *party);
void tillid_meeting_also_agreement (TillidPatientContext *context,
                                    TillidEdit *edit,
                                    const TillidRecord *agreement);

char *tillid_meeting_dup_party (TillidPatientContext *context,
                                const TillidRecord *party) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_meeting_describe_party (TillidPatientContext *context,
                                     const TillidRecord *party) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_meeting_dup_agreement (TillidPatientContext *context,
                                    const TillidRecord *agreement) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_meeting_describe_agreement (TillidPatientContext *context,
                                         const TillidRecord *agreement) G_GNUC_WARN_UNUSED_RESULT;

TillidMeetingShare tillid_meeting_may_share (TillidPatientContext *context,
                                             const TillidParty *party);
const char *tillid_meeting_describe_share (TillidMeetingShare share);
TillidDocument *tillid_meeting_write (TillidPatientContext *context,
                                      const TillidParty *party) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
