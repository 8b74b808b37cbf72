/* tillid-privacy-private.h - what a reader is not shown
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-record.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/* Whether an entry was told in confidence to others than a colleague. Both are SQL: a column or a parameter. Indices:
 * restriction_entry, restriction_reader_restriction. */
#define TILLID_PRIVACY_CLOSED(entry, member)                                                       \
  "EXISTS (SELECT 1 FROM restriction closed WHERE closed.entry = " entry                           \
  " AND closed.state = 'active' AND closed.lifted = 0 AND NOT EXISTS (SELECT 1 FROM "              \
  "restriction_reader told WHERE told.restriction = closed.id AND told.member = " member           \
  " AND told.state = 'active'))"

char *tillid_privacy_condition (const TillidRecordType *type) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_privacy_is_closed (TillidDb *db,
                                   gint64 member,
                                   const TillidRecord *record,
                                   gboolean *out_closed,
                                   GError **error);
gboolean
tillid_privacy_is_masked (TillidDb *db, gint64 patient, gboolean *out_masked, GError **error);
gboolean
tillid_privacy_show (TillidDb *db, const TillidScope *scope, TillidRecord **record, GError **error);

G_END_DECLS
