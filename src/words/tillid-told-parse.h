/* tillid-told-parse.h - understanding dates as people type them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

TillidTold *tillid_told_parse (const char *text,
                               const char *language,
                               TillidDay today,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
