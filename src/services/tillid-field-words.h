/* tillid-field-words.h - what a field of a record says, for people
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record.h"
#include "tillid-session.h"

G_BEGIN_DECLS

char *tillid_instant_to_words (TillidSession *session, gint64 ms) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_field_to_words (TillidSession *session,
                             TillidDb *db,
                             const TillidScope *scope,
                             const TillidRecord *record,
                             const TillidField *field) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_record_type_to_words (const TillidRecordType *type);

G_END_DECLS
