/* tillid-visit-records.h - a patient's visits with who was there and what was agreed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidVisitRecords:
 * @visits: (element-type TillidVisit): in the order of time, those without a day first
 * @presences: of each visit's id, a #GPtrArray of TillidPresence in the order in which they came
 * @agreements: of each visit's id, a #GPtrArray of TillidAgreement by rank
 *
 * What the list, the brief and a single visit read.
 */
typedef struct
{
  GPtrArray *visits;
  GHashTable *presences;
  GHashTable *agreements;
} TillidVisitRecords;

TillidVisitRecords *
tillid_visit_records_read (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
void tillid_visit_records_free (TillidVisitRecords *self);

TillidVisit *tillid_visit_records_find (const TillidVisitRecords *self, gint64 visit);
GPtrArray *tillid_visit_records_get_presences (const TillidVisitRecords *self, gint64 visit);
GPtrArray *tillid_visit_records_get_agreements (const TillidVisitRecords *self, gint64 visit);
int tillid_visit_records_get_number (const TillidVisitRecords *self, const TillidVisit *visit);
TillidVisit *tillid_visit_records_find_last_before (const TillidVisitRecords *self,
                                                    const TillidVisit *visit);
TillidVisit *tillid_visit_records_find_running (const TillidVisitRecords *self);
TillidVisit *tillid_visit_records_find_waiting (const TillidVisitRecords *self, TillidDay today);
int tillid_visit_records_count_with_interpreter (const TillidVisitRecords *self,
                                                 gint64 interpreter,
                                                 const TillidVisit *until);
gint64 tillid_visit_records_get_interpreter (const TillidVisitRecords *self, gint64 visit);
GPtrArray *tillid_visit_records_list_open_promises (TillidPatientContext *context,
                                                    gint64 visit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidVisitRecords, tillid_visit_records_free)

G_END_DECLS
