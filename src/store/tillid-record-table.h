/* tillid-record-table.h - records in their tables
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-record.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

TillidRecord *tillid_record_table_get (TillidDb *db,
                                       const TillidScope *scope,
                                       const TillidRecordType *type,
                                       gint64 id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_record_table_list (TillidDb *db,
                                     const TillidScope *scope,
                                     const TillidRecordType *type,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_record_table_select (TillidDb *db,
                                       const TillidScope *scope,
                                       const TillidRecordType *type,
                                       const char *ids_sql,
                                       const gint64 *parameters,
                                       guint n_parameters,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
