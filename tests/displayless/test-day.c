/* test-day.c - days as numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-day.h"

/* From "date -u -d @$((n * 86400))" and, before 1970, from Python's datetime.date.toordinal(). */
static const struct
{
  int year, month, day;
  TillidDay number;
  int weekday;
} known[] = {
  { 1970, 1, 1, 0, 4 },      { 2000, 2, 29, 11016, 2 },   { 2026, 3, 10, 20522, 2 },
  { 1900, 3, 1, -25508, 4 }, { 1600, 2, 29, -135081, 2 }, { 1, 1, 1, -719162, 1 },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      int y, m, d;

      g_assert_cmpint (tillid_day_from_ymd (known[i].year, known[i].month, known[i].day), ==,
                       known[i].number);
      tillid_day_to_ymd (known[i].number, &y, &m, &d);
      g_assert_cmpint (y * 10000 + m * 100 + d, ==,
                       known[i].year * 10000 + known[i].month * 100 + known[i].day);
      g_assert_cmpint (tillid_day_weekday (known[i].number), ==, known[i].weekday);
    }
}

static void
test_round_trip (void)
{
  for (TillidDay day = -800000; day < 300000; day += 17)
    {
      int y, m, d;

      tillid_day_to_ymd (day, &y, &m, &d);
      g_assert_cmpint (tillid_day_from_ymd (y, m, d), ==, day);
    }
}

static void
test_iso (void)
{
  g_autofree char *text = tillid_day_to_iso (20522);

  g_assert_cmpstr (text, ==, "2026-03-10");
  g_assert_cmpint (tillid_day_from_iso ("2026-03-10"), ==, 20522);
  g_assert_cmpint (tillid_day_from_iso ("2026-02-29"), ==, TILLID_ABSENT);
  g_assert_cmpint (tillid_day_from_iso ("2026-3-10"), ==, TILLID_ABSENT);
  g_assert_cmpint (tillid_day_from_iso ("2026-03-10T"), ==, TILLID_ABSENT);
  g_assert_null (tillid_day_to_iso (TILLID_ABSENT));
}

static void
test_months (void)
{
  g_assert_cmpint (tillid_day_add_months (tillid_day_from_ymd (2024, 1, 31), 1), ==,
                   tillid_day_from_ymd (2024, 2, 29));
  g_assert_cmpint (tillid_day_add_months (tillid_day_from_ymd (2024, 1, 31), -14), ==,
                   tillid_day_from_ymd (2022, 11, 30));
  g_assert_cmpint (tillid_day_days_in_month (1900, 2), ==, 28);
  g_assert_cmpint (tillid_day_days_in_month (2000, 2), ==, 29);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/day/known", test_known);
  g_test_add_func ("/core/day/round-trip", test_round_trip);
  g_test_add_func ("/core/day/iso", test_iso);
  g_test_add_func ("/core/day/months", test_months);
  return g_test_run ();
}
