/* tillid-presence-add.h - somebody comes in: found while typing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PRESENCE_ADD (tillid_presence_add_get_type ())
G_DECLARE_FINAL_TYPE (TillidPresenceAdd, tillid_presence_add, TILLID, PRESENCE_ADD, GtkPopover)

void tillid_presence_add_set_model (TillidPresenceAdd *self, TillidVisitModel *model);

G_END_DECLS
