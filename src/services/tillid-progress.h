/* tillid-progress.h - how services say how far they are
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidProgress:
 * @done: how much is done
 * @total: of how much; 0 if that is not known
 * @data: what was given
 *
 * Called now and then, on the thread that works.
 */
typedef void (*TillidProgress) (guint64 done, guint64 total, gpointer data);

G_END_DECLS
