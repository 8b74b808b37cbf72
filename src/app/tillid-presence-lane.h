/* tillid-presence-lane.h - the minutes of a visit, and when somebody was in the room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-visit-presence.h"

G_BEGIN_DECLS

/**
 * TillidPresenceSpan:
 * @start: first minute of the day that is drawn
 * @end: last one
 * @begun: the minute at which the visit began or shall begin
 * @over: the minute at which it ended or shall end, or %TILLID_ABSENT
 * @now: minute of the day while the visit runs, else %TILLID_ABSENT
 * @is_planned: nobody is there yet
 */
typedef struct
{
  gint64 start;
  gint64 end;
  gint64 begun;
  gint64 over;
  gint64 now;
  gboolean is_planned;
} TillidPresenceSpan;

/* Decoration: the row says the same in words. Without a person it is the head with the times. */
#define TILLID_TYPE_PRESENCE_LANE (tillid_presence_lane_get_type ())
G_DECLARE_FINAL_TYPE (TillidPresenceLane, tillid_presence_lane, TILLID, PRESENCE_LANE, GtkWidget)

void tillid_presence_lane_set (TillidPresenceLane *self,
                               const TillidPresenceSpan *span,
                               const TillidVisitPerson *person);

G_END_DECLS
