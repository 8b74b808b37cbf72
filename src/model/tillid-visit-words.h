/* tillid-visit-words.h - visits in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-visit-model.h"

G_BEGIN_DECLS

char *tillid_visit_words_title (int number) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_when (TillidSession *session,
                               const TillidVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_due (TillidSession *session,
                              const TillidPromise *promise,
                              gboolean *out_is_late) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_day (TillidSession *session, TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_time (gint64 minute) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_minutes (gint64 minutes) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_together (int n) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_visit_words_agreement (const TillidAgreement *agreement);
char *tillid_visit_words_question (TillidSession *session,
                                   const TillidQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_words_journal (TillidVisitModel *model) G_GNUC_WARN_UNUSED_RESULT;
gint64 tillid_visit_words_parse_time (const char *text);

char *tillid_visit_words_colleague_note (TillidPatientContext *context,
                                         const TillidColleagueNote *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
