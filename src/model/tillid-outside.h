/* tillid-outside.h - contacts with others outside the clinic, letters, and what may be shared
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-letter.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

GPtrArray *tillid_outside_list (TillidPatientContext *context,
                                const TillidRecordType *type) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_outside_dup_title (TillidPatientContext *context,
                                const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_outside_describe (TillidPatientContext *context,
                               const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_outside_is_late (TillidPatientContext *context, const TillidRecord *record);
void tillid_outside_prepare (TillidPatientContext *context, TillidRecord *draft);
TillidRecord *tillid_outside_ask_again (TillidPatientContext *context,
                                        const TillidRecord *consent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
