/* tillid-source-record.h - which records an imported resource became
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-chain.h"
#include "tillid-db.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidSourceRecord:
 * @slot: which of the resource's records it is
 * @type: of the record
 * @record: its id
 * @record_version: the version of it that says what the document says
 */
typedef struct
{
  char *slot;
  const TillidRecordType *type;
  gint64 record;
  gint64 record_version;
} TillidSourceRecord;

gboolean tillid_source_record_add (TillidDb *db,
                                   gint64 document,
                                   const char *slot,
                                   const TillidRecord *record,
                                   gint64 record_version,
                                   GError **error);
GPtrArray *
tillid_source_record_list (TillidDb *db, gint64 document, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_source_has_seen (TillidDb *db,
                                 const char *resource_type,
                                 const char *resource_id,
                                 const guint8 content_hash[TILLID_HASH_BYTES],
                                 gboolean *out_seen,
                                 GError **error);
TillidRecord *tillid_source_record_before (TillidDb *db,
                                           const TillidRecord *current,
                                           gint64 version,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
