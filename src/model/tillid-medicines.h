/* tillid-medicines.h - medicines as prescribed beside as taken
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidMedicinePair:
 * @name: as it was written
 * @prescribed: (nullable): as prescribed
 * @taken: (nullable): as taken
 * @review: (nullable): the newest time it was gone through
 *
 * One medicine of now. None of the three is ever written over by another.
 */
typedef struct
{
  char *name;
  TillidMedicine *prescribed;
  TillidMedicine *taken;
  TillidMedicineReview *review;
} TillidMedicinePair;

GPtrArray *tillid_medicines_list (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidMedicine *tillid_medicine_pair_get_medicine (const TillidMedicinePair *self);
const TillidMedicinePair *tillid_medicines_find (GPtrArray *pairs, gint64 medicine);
gboolean tillid_medicine_pair_differs (const TillidMedicinePair *self);
char *
tillid_medicine_pair_describe_prescribed (const TillidMedicinePair *self) G_GNUC_WARN_UNUSED_RESULT;
char *
tillid_medicine_pair_describe_taken (const TillidMedicinePair *self) G_GNUC_WARN_UNUSED_RESULT;
char *
tillid_medicine_pair_describe_review (const TillidMedicinePair *self) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_medicine_pair_describe_difference (const TillidMedicinePair *self);
char *tillid_medicine_pair_describe (const TillidMedicinePair *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
tillid_medicines_list_for_paper (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
void tillid_medicines_prepare (TillidPatientContext *context, TillidRecord *draft);
TillidRecord *tillid_medicines_review (TillidPatientContext *context,
                                       const TillidRecord *medicine) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
