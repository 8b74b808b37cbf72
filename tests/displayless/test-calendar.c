/* test-calendar.c - four calendars against dates that are known from elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-calendar.h"

/* Days of which both dates are known from elsewhere: astronomy, courts, history. */
static const struct
{
  TillidCalendar calendar;
  int year, month, day;
  const char *iso;
} known[] = {
  /* Nowruz by its definition: the day whose noon at 52.5 degrees east (08:30 UTC) is the first after the
   * equinox, which was on 21 March 1991 03:02, 20 March 1992 08:48 and 20 March 2024 03:06 UTC */
  { TILLID_CALENDAR_PERSIAN, 1370, 1, 1, "1991-03-21" },
  { TILLID_CALENDAR_PERSIAN, 1403, 1, 1, "2024-03-20" },
  { TILLID_CALENDAR_PERSIAN, 1370, 12, 30, "1992-03-20" }, /* 1370 is a leap year */
  { TILLID_CALENDAR_PERSIAN, 1357, 11, 22, "1979-02-11" }, /* 22 Bahman, the revolution in Iran */
  { TILLID_CALENDAR_PERSIAN, 1357, 2, 7, "1978-04-27" },   /* 7 Sawr in Kabul */
  { TILLID_CALENDAR_PERSIAN, 1400, 5, 24, "2021-08-15" },  /* 24 Asad in Kabul */
  /* announced by the Supreme Court of Saudi Arabia: Ramadan, Eid al-Fitr, New Year */
  { TILLID_CALENDAR_ISLAMIC, 1445, 9, 1, "2024-03-11" },
  { TILLID_CALENDAR_ISLAMIC, 1445, 10, 1, "2024-04-10" },
  { TILLID_CALENDAR_ISLAMIC, 1446, 1, 1, "2024-07-07" },
  /* Enkutatash is 11 September, or the 12th before a Gregorian leap year; then 30 days a month, so that
   * Christmas (7 January) is 28 Tahsas after a leap year */
  { TILLID_CALENDAR_ETHIOPIC, 2016, 1, 1, "2023-09-12" },
  { TILLID_CALENDAR_ETHIOPIC, 2000, 1, 1, "2007-09-12" },
  { TILLID_CALENDAR_ETHIOPIC, 2015, 13, 6, "2023-09-11" },
  { TILLID_CALENDAR_ETHIOPIC, 2016, 4, 28, "2024-01-07" },
  { TILLID_CALENDAR_GREGORIAN, 2024, 2, 29, "2024-02-29" },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      TillidDay day = tillid_day_from_iso (known[i].iso);
      int y, m, d;

      g_assert_cmpint (tillid_calendar_to_day (known[i].calendar, known[i].year, known[i].month,
                                               known[i].day),
                       ==, day);
      tillid_calendar_from_day (known[i].calendar, day, &y, &m, &d);
      g_assert_cmpint (y * 10000 + m * 100 + d, ==,
                       known[i].year * 10000 + known[i].month * 100 + known[i].day);
    }
}

static void
test_lengths (void)
{
  g_assert_cmpint (tillid_calendar_months_in_year (TILLID_CALENDAR_ETHIOPIC), ==, 13);
  g_assert_cmpint (tillid_calendar_months_in_year (TILLID_CALENDAR_PERSIAN), ==, 12);
  g_assert_cmpint (tillid_calendar_days_in_month (TILLID_CALENDAR_PERSIAN, 1370, 6), ==, 31);
  g_assert_cmpint (tillid_calendar_days_in_month (TILLID_CALENDAR_PERSIAN, 1370, 12), ==, 30);
  g_assert_cmpint (tillid_calendar_days_in_month (TILLID_CALENDAR_PERSIAN, 1371, 12), ==, 29);
  g_assert_cmpint (tillid_calendar_days_in_month (TILLID_CALENDAR_ETHIOPIC, 2015, 13), ==, 6);
  g_assert_cmpint (tillid_calendar_days_in_month (TILLID_CALENDAR_ETHIOPIC, 2016, 13), ==, 5);
  /* Ramadan 1445 had thirty days: 11 March to 9 April 2024 */
  g_assert_cmpint (tillid_calendar_days_in_month (TILLID_CALENDAR_ISLAMIC, 1445, 9), ==, 30);
}

static void
test_refuses (void)
{
  g_assert_false (tillid_calendar_is_valid (TILLID_CALENDAR_PERSIAN, 1371, 12, 30));
  g_assert_false (tillid_calendar_is_valid (TILLID_CALENDAR_PERSIAN, 1370, 13, 1));
  g_assert_false (tillid_calendar_is_valid (TILLID_CALENDAR_ETHIOPIC, 2016, 13, 6));
  g_assert_false (tillid_calendar_is_valid (TILLID_CALENDAR_GREGORIAN, 2023, 2, 29));
  g_assert_false (tillid_calendar_is_valid (TILLID_CALENDAR_ISLAMIC, 0, 1, 1));
  g_assert_cmpint (tillid_calendar_to_day (TILLID_CALENDAR_PERSIAN, 1371, 12, 30), ==,
                   TILLID_ABSENT);
}

static void
test_round_trip (void)
{
  for (int calendar = 0; calendar < TILLID_N_CALENDARS; calendar++)
    for (TillidDay day = tillid_day_from_ymd (1885, 1, 1); day < 30000; day += 13)
      {
        int y, m, d;

        tillid_calendar_from_day (calendar, day, &y, &m, &d);
        g_assert_true (tillid_calendar_is_valid (calendar, y, m, d));
        g_assert_cmpint (tillid_calendar_to_day (calendar, y, m, d), ==, day);
      }
}

/* Each thread has calendars of its own. */
static gpointer
convert_in_thread (gpointer data)
{
  return GSIZE_TO_POINTER (tillid_calendar_to_day (TILLID_CALENDAR_PERSIAN, 1370, 1, 1) ==
                           tillid_day_from_ymd (1991, 3, 21));
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("calendar", convert_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_SIZE (g_thread_join (threads[i])));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calendar/known", test_known);
  g_test_add_func ("/core/calendar/lengths", test_lengths);
  g_test_add_func ("/core/calendar/refuses", test_refuses);
  g_test_add_func ("/core/calendar/round-trip", test_round_trip);
  g_test_add_func ("/core/calendar/threads", test_threads);
  return g_test_run ();
}
