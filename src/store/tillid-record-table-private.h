/* tillid-record-table-private.h - writing rows: for edits alone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record-table.h"

G_BEGIN_DECLS

/* Columns that are computed from a told field, after its own name: start_earliest, ... */
#define TILLID_N_TOLD_COLUMNS 6
extern const char *const tillid_told_columns[TILLID_N_TOLD_COLUMNS];

TillidRecord *tillid_record_table_read (TillidDb *db,
                                        const TillidRecordType *type,
                                        gint64 id,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *tillid_record_table_read_row (TillidStmt *stmt,
                                            const TillidRecordType *type,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_record_table_columns (const TillidRecordType *type);
gboolean tillid_record_table_write (TillidDb *db,
                                    const TillidRecord *record,
                                    gboolean is_new,
                                    GError **error);

G_END_DECLS
