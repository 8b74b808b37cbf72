/* tillid-new-patient.h - a new patient needs nothing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

TillidEdit *tillid_new_patient_edit (TillidSession *session,
                                     const char *name,
                                     gint64 *out_patient) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
