/* bench-session.h - a clinic whose day is always the same
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

TillidSession *bench_session_open (const char *path,
                                   TillidSessionFlags flags) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
