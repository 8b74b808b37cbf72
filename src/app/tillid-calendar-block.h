/* tillid-calendar-block.h - one visit in the calendar
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-calendar-model.h"

G_BEGIN_DECLS

/**
 * TillidCalendarBlock:
 *
 * As much of the visit as there is room for: when and whose, who is there, how it stands with the interpreter. Its label says all
 * of it. It may be given less room than it asks for. Actions: "calendar.open" and "calendar.change" of whoever it stands in.
 */
#define TILLID_TYPE_CALENDAR_BLOCK (tillid_calendar_block_widget_get_type ())
G_DECLARE_FINAL_TYPE (TillidCalendarBlockWidget,
                      tillid_calendar_block_widget,
                      TILLID,
                      CALENDAR_BLOCK,
                      GtkWidget)

GtkWidget *tillid_calendar_block_widget_new (void);
void tillid_calendar_block_widget_set (TillidCalendarBlockWidget *self,
                                       TillidCalendarModel *model,
                                       const TillidCalendarBlock *block);
const TillidCalendarBlock *tillid_calendar_block_widget_get (TillidCalendarBlockWidget *self);
gint64 tillid_calendar_block_widget_get_visit (TillidCalendarBlockWidget *self);
gint64 tillid_calendar_block_widget_get_patient (TillidCalendarBlockWidget *self);

G_END_DECLS
