/* tillid-conference-read.h - the conference sheet of a patient out of the record
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference-facts.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

TillidConferenceFacts *tillid_conference_read (TillidPatientContext *context,
                                               const char *question,
                                               gint64 marked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
