/* tillid-booking-query.h - who and what is taken when
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"
#include "tillid-db.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidTaken:
 * @visit: id of a visit that is planned, or goes on
 * @day: its day
 * @minute: minute of the day
 * @length: minutes; an hour where nobody said
 * @room: id of the room, 0 for none
 * @who: id of a colleague, an interpreter or (a relative who interprets) nobody: 0
 *
 * One person's or room's part of a visit. It says who has no time, not why and with whom.
 */
typedef struct
{
  gint64 visit;
  TillidDay day;
  gint64 minute;
  gint64 length;
  gint64 room;
  gint64 who;
} TillidTaken;

GArray *tillid_booking_query_taken (TillidDb *db,
                                    const TillidScope *scope,
                                    TillidDay from,
                                    TillidDay until,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean tillid_booking_query_share (TillidDb *db,
                                     const TillidScope *scope,
                                     TillidPeriod window,
                                     guint *out_present,
                                     guint *out_booked,
                                     GError **error);

extern const char tillid_booking_query_taken_sql[];

G_END_DECLS
