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

/* That @person or @other of a relation stands to the patient as somebody was told in confidence: what they are to each other says
 * that there is such a person. No other way leads there: an own relation has no other. */
#define TILLID_PRIVACY_KIN_CLOSED(relation, member)                                                \
  "EXISTS (SELECT 1 FROM relation kin JOIN relation own ON own.patient = kin.patient AND "         \
  "COALESCE (own.other, 0) = 0 AND own.person IN (kin.person, kin.other) WHERE kin.id = " relation \
  " AND COALESCE (kin.other, 0) <> 0 AND " TILLID_PRIVACY_CLOSED ("own.id", member) ")"

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
