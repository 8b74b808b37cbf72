/* tillid-crisis.h - the plan for a crisis, in the patient's words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-decision.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_CRISIS_N_SECTIONS 5

GPtrArray *tillid_crisis_list (TillidPatientContext *context,
                               TillidCrisisSection section) G_GNUC_WARN_UNUSED_RESULT;
gint64 tillid_crisis_next_rank (TillidPatientContext *context, TillidCrisisSection section);

G_END_DECLS
