/* tillid-patient-find.h - the patient somebody names
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

gboolean
tillid_patient_find (TillidSession *session, const char *text, gint64 *out_patient, GError **error);

G_END_DECLS
