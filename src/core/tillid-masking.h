/* tillid-masking.h - what a protected address hides
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record.h"

G_BEGIN_DECLS

gboolean tillid_mask_covers (const TillidRecord *record, const TillidField *field);
const char *tillid_mask_word (void);
TillidRecord *tillid_record_mask (TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_record_field_is_hidden (const TillidRecord *record, const TillidField *field);
TillidRecord *tillid_record_unmask (const TillidRecord *record,
                                    const TillidRecord *current) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *tillid_record_drop_mask_words (const TillidRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
