/* tillid-session-clock.c - what time it is in the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-session-private.h"

#include <glib/gi18n-lib.h>

/* Clocks of computers that share nothing may differ by this much. */
#define BEHIND_MS (5 * 60 * 1000)

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

/**
 * tillid_session_join_instant:
 * @self: a session
 * @day: a day in the clinic's time zone
 * @minute: minutes since its midnight as the clocks showed them; from 1440 on of the day after
 *
 * The other way of tillid_session_split_instant(). In the hour that a clock skips in spring it is the moment after it; of the
 * hour that comes twice in autumn it is the second.
 *
 * Returns: milliseconds since 1970 UTC
 */
gint64
tillid_session_join_instant (TillidSession *self, TillidDay day, gint64 minute)
{
  g_autoptr (GDateTime) local = NULL;
  int year, month, date;

  g_return_val_if_fail (TILLID_IS_SESSION (self), 0);
  g_return_val_if_fail (day != TILLID_ABSENT && minute >= 0, 0);

  tillid_day_to_ymd (day + minute / (24 * 60), &year, &month, &date);
  minute %= 24 * 60;
  local =
    g_date_time_new (self->zone, year, month, date, (int) minute / 60, (int) minute % 60, 0.0);
  return local != NULL ? g_date_time_to_unix (local) * 1000 : 0;
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

/**
 * tillid_session_dup_clock_warning:
 * @self: a session
 *
 * A clock that was set back loses nothing: entries are kept in the order they were made. But their times, and what is due, would
 * be wrong.
 *
 * Returns: (transfer full) (nullable): one sentence when the last entry of the clinic is from a time to come
 */
char *
tillid_session_dup_clock_warning (TillidSession *self)
{
  static const char sql[] =
    "SELECT max ((SELECT at FROM revision WHERE seq = (SELECT max (seq) FROM revision)),"
    " ifnull ((SELECT at FROM access_log WHERE seq = (SELECT max (seq) FROM access_log)), 0))";
  gint64 last = TILLID_ABSENT;
  g_autofree char *iso = NULL;
  TillidDay day;
  int minute;

  g_return_val_if_fail (TILLID_IS_SESSION (self), NULL);

  if (!tillid_db_query_int (self->db, sql, &last, NULL) || last == TILLID_ABSENT ||
      last <= tillid_session_now_ms (self) + BEHIND_MS)
    return NULL;
  tillid_session_split_instant (self, last, &day, &minute);
  iso = tillid_day_to_iso (day);
  /* Translators: a day as 2026-03-10 and a time as 09:38. */
  return g_strdup_printf (C_ ("error",
                              "The clock of this computer is behind: the last entry of the "
                              "clinic is from %s, %02d:%02d. Nothing is lost; set the "
                              "clock."),
                          iso, minute / 60, minute % 60);
}
