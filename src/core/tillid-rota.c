/* tillid-rota.c - which backups are kept, and when the next is due
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Kept is the newest backup of each of the last seven days, four weeks and twelve months that have one. Counting days
 * that have a backup, and not days of the calendar, keeps the old ones of a clinic that was closed for the
 * summer. A backup from a day that has not come yet was made when the clock stood wrong: it counts for nothing and
 * is kept. */
#include "config.h"

#include "tillid-rota.h"

typedef struct
{
  gint64 last; /* key of the bucket that was last given a backup */
  guint left;  /* buckets that may still get one */
} Buckets;

static gboolean
take (Buckets *buckets, gint64 key)
{
  if (buckets->left == 0 || key == buckets->last)
    return FALSE;
  buckets->last = key;
  buckets->left--;
  return TRUE;
}

/* Weeks begin on Monday; day 0 of 1970 was a Thursday. */
static gint64
week_of (TillidDay day)
{
  gint64 shifted = (gint64) day + 3;

  return shifted >= 0 ? shifted / 7 : -((6 - shifted) / 7);
}

static gint64
month_of (TillidDay day)
{
  int year, month, of_month;

  tillid_day_to_ymd (day, &year, &month, &of_month);
  return (gint64) year * 12 + month;
}

/**
 * tillid_rota_choose:
 * @days: (array length=n_days): when the backups were made, newest first
 * @n_days: how many
 * @today: the day it is
 * @out_keep: (out) (array length=n_days): which of them are kept
 */
void
tillid_rota_choose (const TillidDay *days, guint n_days, TillidDay today, gboolean *out_keep)
{
  Buckets by_day = { G_MININT64, TILLID_ROTA_DAYS };
  Buckets by_week = { G_MININT64, TILLID_ROTA_WEEKS };
  Buckets by_month = { G_MININT64, TILLID_ROTA_MONTHS };

  for (guint i = 0; i < n_days; i++)
    {
      gboolean is_of_day, is_of_week, is_of_month;

      if (days[i] > today)
        {
          out_keep[i] = TRUE;
          continue;
        }
      is_of_day = take (&by_day, days[i]);
      is_of_week = take (&by_week, week_of (days[i]));
      is_of_month = take (&by_month, month_of (days[i]));
      out_keep[i] = is_of_day || is_of_week || is_of_month;
    }
}

/* One a day: due as long as none was made today. */
gboolean
tillid_rota_is_due (const TillidDay *days, guint n_days, TillidDay today)
{
  for (guint i = 0; i < n_days; i++)
    if (days[i] == today)
      return FALSE;
  return TRUE;
}

/* @last: the day of the last rehearsal that went well, %TILLID_ABSENT if there was none. */
gboolean
tillid_rota_rehearsal_is_due (TillidDay last, TillidDay today)
{
  return last == TILLID_ABSENT || last > today || today - last >= TILLID_ROTA_REHEARSAL_DAYS;
}
