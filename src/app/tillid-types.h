/* tillid-types.h - every widget of our own, in three lists
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GType (*TillidTypeFunc) (void);

void tillid_types_ensure (void);
const TillidTypeFunc *tillid_types_list (guint *out_n);
const TillidTypeFunc *tillid_types_list_pages (guint *out_n);
const TillidTypeFunc *tillid_types_list_places (guint *out_n);

G_END_DECLS
