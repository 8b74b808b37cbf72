/* tillid-decisions.h - what was decided together, in order and in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-decision.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

GPtrArray *tillid_decisions_list (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_decision_dup_title (TillidPatientContext *context,
                                 const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_decision_describe (TillidPatientContext *context,
                                const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
