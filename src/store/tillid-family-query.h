/* tillid-family-query.h - the people around a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record-table.h"

G_BEGIN_DECLS

GPtrArray *tillid_family_query_list (TillidDb *db,
                                     const TillidScope *scope,
                                     const TillidRecordType *type,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
