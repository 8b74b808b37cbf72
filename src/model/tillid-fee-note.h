/* tillid-fee-note.h - that an interpreter is needed, who judged it, and whether a fee may be asked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-document.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

TillidInterpreterNeed *
tillid_fee_note_read (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_fee_note_keep (TillidPatientContext *context, TillidInterpreterNeed *draft);
GPtrArray *tillid_fee_note_list_doctors (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
TillidDocument *tillid_fee_note_write (TillidPatientContext *context,
                                       const TillidInterpreterNeed *need) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
