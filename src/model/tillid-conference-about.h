/* tillid-conference-about.h - a patient in one line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

char *tillid_conference_describe_patient (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
