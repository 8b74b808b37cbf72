/* tillid-confidences.h - which entries of a patient were told in confidence
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

GHashTable *tillid_confidences_list (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_confidences_has (GHashTable *confidences, gint64 entry);

G_END_DECLS
