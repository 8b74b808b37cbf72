/* tillid-presence-row.h - one person in the room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-presence-lane.h"
#include "tillid-visit-model.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PRESENCE_ROW (tillid_presence_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidPresenceRow, tillid_presence_row, TILLID, PRESENCE_ROW, GtkListBoxRow)

GtkWidget *tillid_presence_row_new (GtkSizeGroup *names, GtkSizeGroup *menus);
void tillid_presence_row_set (TillidPresenceRow *self,
                              TillidVisitModel *model,
                              const TillidVisitPerson *person,
                              const TillidPresenceSpan *span);
void tillid_presence_row_come_or_go (TillidPresenceRow *self);
void tillid_presence_row_edit (TillidPresenceRow *self);
void tillid_presence_row_remove (TillidPresenceRow *self);

G_END_DECLS
