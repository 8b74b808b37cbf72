/* tillid-clinic-query.h - what the visits of a clinic took
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-clinic-months.h"
#include "tillid-db.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

gboolean tillid_clinic_query_uses (TillidDb *db,
                                   const TillidScope *scope,
                                   TillidClinicMonths *months,
                                   GError **error);

/* For the test that looks at its plan. */
extern const char tillid_clinic_query_uses_sql[];

G_END_DECLS
