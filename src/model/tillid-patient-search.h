/* tillid-patient-search.h - the few patients somebody may mean
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-search.h"
#include "tillid-session.h"

G_BEGIN_DECLS

GPtrArray *tillid_patient_search_open (TillidSession *session,
                                       const char *typed,
                                       guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
