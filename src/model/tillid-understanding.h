/* tillid-understanding.h - how a patient and an interpreter understood each other, for the next booking
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-booking.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

TillidUnderstanding *tillid_understanding_find (TillidPatientContext *context,
                                                gint64 interpreter,
                                                TillidDay today) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_understanding_to_words (TillidPatientContext *context,
                                     gint64 interpreter,
                                     TillidDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
