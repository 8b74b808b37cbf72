/* tillid-session-clock.c - what time it is in the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-session-private.h"

/**
 * tillid_session_now_ms:
 * @self: a session
 *
 * Returns: milliseconds since 1970 UTC. A demo clinic has its own now, from which the clock goes on.
 */
gint64
tillid_session_now_ms (TillidSession *self)
{
  g_return_val_if_fail (TILLID_IS_SESSION (self), 0);

  if (self->clinic->demo && self->clinic->demo_now != TILLID_ABSENT)
    return self->clinic->demo_now + (g_get_monotonic_time () - self->opened_monotonic) / 1000;
  return g_get_real_time () / 1000;
}

/**
 * tillid_session_split_instant:
 * @self: a session
 * @ms: milliseconds since 1970 UTC
 * @out_day: (out) (optional): the day in the clinic's time zone
 * @out_minute: (out) (optional): minutes since its midnight
 */
void
tillid_session_split_instant (TillidSession *self, gint64 ms, TillidDay *out_day, int *out_minute)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  if (out_day != NULL)
    *out_day = tillid_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                    g_date_time_get_day_of_month (local));
  if (out_minute != NULL)
    *out_minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

/* Today in the clinic's time zone. */
TillidDay
tillid_session_today (TillidSession *self)
{
  TillidDay day;

  tillid_session_split_instant (self, tillid_session_now_ms (self), &day, NULL);
  return day;
}

/* Minutes since midnight in the clinic's time zone. */
int
tillid_session_minute_of_day (TillidSession *self)
{
  int minute;

  tillid_session_split_instant (self, tillid_session_now_ms (self), NULL, &minute);
  return minute;
}
