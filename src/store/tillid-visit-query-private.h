/* tillid-visit-query-private.h - whose visits are counted
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-visit-query.h"

G_BEGIN_DECLS

gboolean tillid_visit_query_read_counted (TillidDb *db,
                                          const TillidScope *scope,
                                          gint64 patient,
                                          GHashTable **out_patients,
                                          GError **error);

G_END_DECLS
