/* tillid-age-bounds.c - how old somebody is at least, and at most
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-age-bounds.h"

/* Whole years from @from until @until: what somebody born on @from is old on @until. */
int
tillid_age_years_between (TillidDay from, TillidDay until)
{
  int year, month, day, now_year, now_month, now_day;

  tillid_day_to_ymd (from, &year, &month, &day);
  tillid_day_to_ymd (until, &now_year, &now_month, &now_day);
  return now_year - year - (now_month < month || (now_month == month && now_day < day) ? 1 : 0);
}

/**
 * tillid_age_bounds:
 * @birth: bounds of the birth date
 * @administrative: the day was given by an authority: it says no more than the year
 * @day: the day on which it is asked
 * @out_youngest: (out): years, at least
 * @out_oldest: (out): years, at most
 *
 * Returns: %FALSE if the birth is open on one side, not known, or after @day
 */
gboolean
tillid_age_bounds (const TillidToldBounds *birth,
                   gboolean administrative,
                   TillidDay day,
                   int *out_youngest,
                   int *out_oldest)
{
  TillidDay earliest, latest;

  g_return_val_if_fail (birth != NULL && out_youngest != NULL && out_oldest != NULL, FALSE);

  earliest = birth->start_earliest;
  latest = birth->end_latest;
  if (earliest == TILLID_ABSENT || latest == TILLID_ABSENT || earliest > day)
    return FALSE;
  if (administrative)
    {
      int first, last;

      tillid_day_to_ymd (earliest, &first, NULL, NULL);
      tillid_day_to_ymd (latest, &last, NULL, NULL);
      earliest = tillid_day_from_ymd (first, 1, 1);
      latest = tillid_day_from_ymd (last, 12, 31);
    }
  *out_youngest = latest > day ? 0 : tillid_age_years_between (latest, day);
  *out_oldest = tillid_age_years_between (earliest, day);
  return TRUE;
}
