/* tillid-demo.h - a clinic with invented people, to try the program on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-day.h"
#include "tillid-progress.h"

G_BEGIN_DECLS

#define TILLID_DEMO_PATIENTS 60
#define TILLID_DEMO_YEARS 3
#define TILLID_DEMO_SEED 1

gboolean tillid_demo_create (const char *path,
                             guint patients,
                             guint years,
                             guint64 seed,
                             TillidDay today,
                             GCancellable *cancellable,
                             TillidProgress progress,
                             gpointer progress_data,
                             GError **error);

G_END_DECLS
