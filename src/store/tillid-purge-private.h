/* tillid-purge-private.h - the inside of a purge
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-store-error.h"

G_BEGIN_DECLS

/* tillid-purge-source.c */
gboolean tillid_purge_file (TillidDb *db, gint64 file, gint64 person, GError **error);

G_END_DECLS
