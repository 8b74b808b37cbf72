/* tillid-record-parts.h - records that are a part of another one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record.h"

G_BEGIN_DECLS

gboolean tillid_record_is_part (const TillidRecord *record);
gint64 tillid_record_part_of (const TillidRecord *record);

G_END_DECLS
