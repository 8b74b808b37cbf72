/* bench-window.h - what a benchmark with a window begins with
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

AdwApplication *bench_window_start (void) G_GNUC_WARN_UNUSED_RESULT;
TillidPatientContext *bench_window_open_story (TillidSession *session,
                                               TillidUndo *undo) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
