/* tillid-clinic-reading.h - a clinic as a whole, out of its file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-clinic-months.h"
#include "tillid-network.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TILLID_CLINIC_MONTHS:
 *
 * So many months, the whole ones before the one that is running.
 */
#define TILLID_CLINIC_MONTHS 12

/**
 * TillidClinicReading:
 * @months: what is counted by month
 * @network: who shares patients with whom, in the same months
 *
 * Everything of the clinic's page. Made by one thread, then read by any.
 */
typedef struct
{
  TillidClinicMonths *months;
  TillidNetwork *network;
} TillidClinicReading;

gboolean tillid_clinic_reading_is_for (TillidSession *session);
TillidDay tillid_clinic_reading_first_day (TillidDay today);
TillidClinicReading *tillid_clinic_reading_read (TillidDb *db,
                                                 const TillidScope *scope,
                                                 TillidDay today,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_clinic_reading_free (TillidClinicReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidClinicReading, tillid_clinic_reading_free)

G_END_DECLS
