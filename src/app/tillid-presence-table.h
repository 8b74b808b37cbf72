/* tillid-presence-table.h - who is in the room, minute by minute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-model.h"

G_BEGIN_DECLS

/* Space: comes or goes; Enter or Menu: times, role, remove; Delete: was not there. */
#define TILLID_TYPE_PRESENCE_TABLE (tillid_presence_table_get_type ())
G_DECLARE_FINAL_TYPE (TillidPresenceTable, tillid_presence_table, TILLID, PRESENCE_TABLE, GtkWidget)

void tillid_presence_table_update (TillidPresenceTable *self, TillidVisitModel *model);
void tillid_presence_table_focus_list (TillidPresenceTable *self);
void tillid_presence_table_show_add (TillidPresenceTable *self);

G_END_DECLS
