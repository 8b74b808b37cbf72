/* tillid-visit-brief-words.h - what to know before a visit, in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-brief.h"
#include "tillid-visit-records.h"

G_BEGIN_DECLS

const TillidVisit *tillid_visit_brief_find (const TillidVisitRecords *records, TillidDay today);
TillidBrief *tillid_visit_brief_make (TillidPatientContext *context,
                                      const TillidVisitRecords *records,
                                      const TillidVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_brief_interpreter (TillidPatientContext *context,
                                      const TillidVisitRecords *records,
                                      const TillidVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_visit_brief_beginning (TillidPatientContext *context,
                                         const TillidVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
