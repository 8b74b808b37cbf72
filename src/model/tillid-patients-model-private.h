/* tillid-patients-model-private.h - what a list of patients and its rows share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patients-model.h"

G_BEGIN_DECLS

TillidPatientItem *tillid_patient_item_new (TillidPatientRow *row,
                                            const TillidMember *key_contact,
                                            TillidDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
