/* tillid-age.c - how old somebody is, as far as that is known
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A birth that is known to the day gives an age. One that is known to the year, or one that an authority chose,
 * gives "about": the age reached by the middle of what is possible. */
#include "config.h"

#include "tillid-age.h"

#include "tillid-age-bounds.h"
#include "tillid-format.h"

/**
 * tillid_age_on:
 * @birth: bounds of the birth date
 * @administrative: the day was given by an authority
 * @today: a day
 * @out_age: (out): years
 * @out_about: (out): whether that is approximate
 *
 * Returns: %FALSE if nothing useful is known, or @today is before the birth
 */
gboolean
tillid_age_on (const TillidToldBounds *birth,
               gboolean administrative,
               TillidDay today,
               int *out_age,
               gboolean *out_about)
{
  TillidDay earliest, latest;

  g_return_val_if_fail (birth != NULL && out_age != NULL && out_about != NULL, FALSE);

  earliest = birth->start_earliest;
  latest = birth->end_latest;
  if (earliest == TILLID_ABSENT || latest == TILLID_ABSENT || latest > today)
    return FALSE;
  if (administrative)
    {
      int first, last;

      /* 1 January of an office says no more than the year. */
      tillid_day_to_ymd (earliest, &first, NULL, NULL);
      tillid_day_to_ymd (latest, &last, NULL, NULL);
      earliest = tillid_day_from_ymd (first, 1, 1);
      latest = tillid_day_from_ymd (last, 12, 31);
    }

  *out_age = tillid_age_years_between (earliest + (latest - earliest) / 2, today);
  *out_about = administrative || latest - earliest > 31;
  return TRUE;
}

/**
 * tillid_age_words:
 *
 * Returns: (transfer full) (nullable): "55" or "about 55" in the language of the program, %NULL if the age
 *   is not known
 */
char *
tillid_age_words (const TillidToldBounds *birth, gboolean administrative, TillidDay today)
{
  int age = 0;
  gboolean about = FALSE;

  if (!tillid_age_on (birth, administrative, today, &age, &about))
    return NULL;
  return tillid_format_age (age, about, NULL);
}
