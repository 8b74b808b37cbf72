/* tillid-today-list.h - the lines of one section of the day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-today-line.h"

G_BEGIN_DECLS

typedef struct _TillidTodayList TillidTodayList;

TillidTodayList *tillid_today_list_new (GtkListBox *box,
                                        TillidTodaySection section,
                                        GtkSizeGroup *const groups[TILLID_TODAY_N_COLUMNS])
  G_GNUC_WARN_UNUSED_RESULT;
void tillid_today_list_free (TillidTodayList *self);
void
tillid_today_list_fill (TillidTodayList *self, TillidTodayModel *model, guint n, guint at_once);
TillidTodayLine *tillid_today_list_find (TillidTodayList *self, gint64 id);

G_END_DECLS
