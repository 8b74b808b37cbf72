/* tillid-calendar-who.h - for whom a visit is booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidCalendarWho:
 *
 * Asks whose visit it is to be: a name, a number or a birth date, Enter takes the first one.
 *
 * Signals:
 *   "chosen" (gint64 patient)
 */
#define TILLID_TYPE_CALENDAR_WHO (tillid_calendar_who_get_type ())
G_DECLARE_FINAL_TYPE (TillidCalendarWho, tillid_calendar_who, TILLID, CALENDAR_WHO, GtkPopover)

void tillid_calendar_who_ask (TillidCalendarWho *self,
                              TillidSession *session,
                              const GdkRectangle *at,
                              const char *when);

G_END_DECLS
