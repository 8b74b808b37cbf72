/* tillid-told-typed.h - a told date in a field: as it stands there, and as it is understood
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

char *tillid_told_typed_write (const TillidTold *at) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_typed_read (const char *text,
                                    const TillidTold *at,
                                    TillidDay today,
                                    gboolean *out_understood) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_told_typed_describe (const TillidTold *told,
                                  gboolean is_understood) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
