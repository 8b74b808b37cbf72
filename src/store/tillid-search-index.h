/* tillid-search-index.h - what can be searched, written with each edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-record.h"

G_BEGIN_DECLS

gboolean tillid_search_index_records (TillidDb *db, const GPtrArray *records, GError **error);
gboolean tillid_search_index_rebuild (TillidDb *db, GError **error);
gboolean
tillid_search_index_check (TillidDb *db, gint64 patient, gboolean *out_matches, GError **error);

G_END_DECLS
