/* test-told.c - told dates: bounds, EDTF, order, stored form
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-told.h"

#include <string.h>

/* A patient born 1 January 1970 by office: any day of that year. The other event (id 9) is the summer
 * of 2001; 8 is missing or would go round in a circle; 7 is undated. */
static gboolean
lookup (gint64 other, TillidToldBounds *out_bounds, gpointer data)
{
  if (other == 8)
    return FALSE;
  out_bounds->start_earliest = other == 9 ? tillid_day_from_ymd (2001, 6, 1) : TILLID_ABSENT;
  out_bounds->start_latest = other == 9 ? tillid_day_from_ymd (2001, 8, 31) : TILLID_ABSENT;
  out_bounds->end_earliest = out_bounds->start_earliest;
  out_bounds->end_latest = out_bounds->start_latest;
  return TRUE;
}

static TillidToldContext
make_context (void)
{
  return (TillidToldContext){ .birth_earliest = tillid_day_from_ymd (1970, 1, 1),
                              .birth_latest = tillid_day_from_ymd (1970, 12, 31),
                              .lookup = lookup };
}

#define P TILLID_CALENDAR_PERSIAN
#define I TILLID_CALENDAR_ISLAMIC
#define E TILLID_CALENDAR_ETHIOPIC
#define POINT(...)                                                                                 \
  {                                                                                                \
    .start = { __VA_ARGS__ }                                                                       \
  }

/* By hand from the rules and, for other calendars, from the dates in test-calendar.c. NULL is open. */
static const struct
{
  TillidTold told;
  const char *start_earliest, *start_latest, *end_earliest, *end_latest, *edtf;
} known[] = {
  { POINT (TILLID_TOLD_DAY, .year = 2015, .month = 3, .day = 12), "2015-03-12", "2015-03-12",
    "2015-03-12", "2015-03-12", "2015-03-12" },
  { POINT (TILLID_TOLD_DAY, .calendar = P, .year = 1370, .month = 1, .day = 1), "1991-03-21",
    "1991-03-21", "1991-03-21", "1991-03-21", "1991-03-21" },
  { POINT (TILLID_TOLD_BETWEEN,
           .year = 2015,
           .month = 8,
           .day = 10,
           .to_year = 2015,
           .to_month = 8,
           .to_day = 21),
    "2015-08-10", "2015-08-21", "2015-08-10", "2015-08-21", "[2015-08-10..2015-08-21]" },
  { POINT (TILLID_TOLD_MONTH, .year = 2016, .month = 2), "2016-02-01", "2016-02-29", "2016-02-01",
    "2016-02-29", "2016-02" },
  { POINT (TILLID_TOLD_MONTH, .calendar = I, .year = 1445, .month = 9), "2024-03-11", "2024-04-09",
    "2024-03-11", "2024-04-09", "[2024-03-11..2024-04-09]" },
  { POINT (TILLID_TOLD_SEASON, .year = 1991, .season = TILLID_SEASON_SPRING), "1991-03-01",
    "1991-05-31", "1991-03-01", "1991-05-31", "1991-21" },
  { POINT (TILLID_TOLD_SEASON, .year = 1991, .season = TILLID_SEASON_WINTER), "1991-12-01",
    "1992-02-29", "1991-12-01", "1992-02-29", "1991-24" },
  { POINT (TILLID_TOLD_SEASON, .calendar = P, .year = 1370, .season = TILLID_SEASON_SPRING),
    "1991-03-21", "1991-06-21", "1991-03-21", "1991-06-21", "[1991-03-21..1991-06-21]" },
  { POINT (TILLID_TOLD_SEASON, .calendar = P, .year = 1370, .season = TILLID_SEASON_WINTER),
    "1991-12-22", "1992-03-20", "1991-12-22", "1992-03-20", "[1991-12-22..1992-03-20]" },
  { POINT (TILLID_TOLD_SEASON, .calendar = E, .year = 2016, .season = TILLID_SEASON_AUTUMN),
    "2023-09-12", "2023-12-10", "2023-09-12", "2023-12-10", "[2023-09-12..2023-12-10]" },
  { POINT (TILLID_TOLD_SEASON, .calendar = E, .year = 2015, .season = TILLID_SEASON_SUMMER),
    "2023-06-08", "2023-09-11", "2023-06-08", "2023-09-11", "[2023-06-08..2023-09-11]" },
  /* 1445 AH is 19 July 2023 to 6 July 2024 */
  { POINT (TILLID_TOLD_SEASON, .calendar = I, .year = 1445, .season = TILLID_SEASON_SPRING),
    "2024-03-01", "2024-05-31", "2024-03-01", "2024-05-31", "[2024-03-01..2024-05-31]" },
  { POINT (TILLID_TOLD_SEASON, .calendar = I, .year = 1445, .season = TILLID_SEASON_SUMMER),
    "2023-06-01", "2023-08-31", "2023-06-01", "2023-08-31", "[2023-06-01..2023-08-31]" },
  { POINT (TILLID_TOLD_YEAR, .year = 1991), "1991-01-01", "1991-12-31", "1991-01-01", "1991-12-31",
    "1991" },
  { POINT (TILLID_TOLD_YEAR, .calendar = P, .year = 1370), "1991-03-21", "1992-03-20", "1991-03-21",
    "1992-03-20", "[1991-03-21..1992-03-20]" },
  { POINT (TILLID_TOLD_YEAR, .calendar = E, .year = 2015), "2022-09-11", "2023-09-11", "2022-09-11",
    "2023-09-11", "[2022-09-11..2023-09-11]" },
  { POINT (TILLID_TOLD_YEAR, .about = TRUE, .year = 1995), "1994-01-01", "1996-12-31", "1994-01-01",
    "1996-12-31", "1995~" },
  { POINT (TILLID_TOLD_YEAR, .about = TRUE, .calendar = P, .year = 1369), "1989-03-21",
    "1992-03-20", "1989-03-21", "1992-03-20", "[1990-03-21~..1991-03-20~]" },
  { POINT (TILLID_TOLD_MONTH, .about = TRUE, .year = 2015, .month = 2), "2014-02-01", "2016-02-29",
    "2014-02-01", "2016-02-29", "2015-02~" },
  { POINT (TILLID_TOLD_DECADE, .year = 1990), "1990-01-01", "1999-12-31", "1990-01-01",
    "1999-12-31", "199X" },
  { POINT (TILLID_TOLD_YEAR, .side = TILLID_TOLD_BEFORE, .year = 2003), NULL, "2002-12-31", NULL,
    "2002-12-31", "[..2002-12-31]" },
  { POINT (TILLID_TOLD_YEAR, .side = TILLID_TOLD_BEFORE, .about = TRUE, .year = 2003), NULL,
    "2003-12-31", NULL, "2003-12-31", "[..2002-12-31~]" },
  { POINT (TILLID_TOLD_YEAR, .side = TILLID_TOLD_AFTER, .year = 2010), "2011-01-01", NULL,
    "2011-01-01", NULL, "[2011-01-01..]" },
  { POINT (TILLID_TOLD_AGE, .age = 12), "1982-01-01", "1983-12-30", "1982-01-01", "1983-12-30",
    "[1982-01-01..1983-12-30]" },
  { POINT (TILLID_TOLD_AGE, .about = TRUE, .age = 12), "1981-01-01", "1984-12-30", "1981-01-01",
    "1984-12-30", "[1982-01-01~..1983-12-30~]" },
  { POINT (TILLID_TOLD_AGE, .side = TILLID_TOLD_BEFORE, .age = 12), NULL, "1982-12-30", NULL,
    "1982-12-30", "[..1982-12-30]" },
  { POINT (TILLID_TOLD_RELATIVE, .other = 9, .offset_days = -30), "2001-05-02", "2001-08-01",
    "2001-05-02", "2001-08-01", "[2001-05-02..2001-08-01]" },
  { POINT (TILLID_TOLD_RELATIVE, .side = TILLID_TOLD_AFTER, .other = 9), "2001-06-02", NULL,
    "2001-06-02", NULL, "[2001-06-02..]" },
  { POINT (TILLID_TOLD_RELATIVE, .other = 7), NULL, NULL, NULL, NULL, NULL },
  { POINT (TILLID_TOLD_UNKNOWN), NULL, NULL, NULL, NULL, NULL },
  { { .start = { TILLID_TOLD_SEASON, .year = 2007, .season = TILLID_SEASON_AUTUMN },
      .end_kind = TILLID_TOLD_END_OPEN },
    "2007-09-01",
    "2007-11-30",
    NULL,
    NULL,
    "2007-23/.." },
  { { .start = { TILLID_TOLD_YEAR, .year = 2007 }, .end_kind = TILLID_TOLD_END_UNKNOWN },
    "2007-01-01",
    "2007-12-31",
    "2007-01-01",
    NULL,
    "2007/" },
  { { .start = { TILLID_TOLD_YEAR, .year = 2008 },
      .end_kind = TILLID_TOLD_END_POINT,
      .end = { TILLID_TOLD_YEAR, .about = TRUE, .year = 2010 } },
    "2008-01-01",
    "2008-12-31",
    "2009-01-01",
    "2011-12-31",
    "2008/2010~" },
  { { .start = { TILLID_TOLD_YEAR, .calendar = P, .year = 1370 },
      .end_kind = TILLID_TOLD_END_POINT,
      .end = { TILLID_TOLD_MONTH, .year = 1999, .month = 5 } },
    "1991-03-21",
    "1992-03-20",
    "1999-05-01",
    "1999-05-31",
    "199X/1999-05" },
  { { .end_kind = TILLID_TOLD_END_POINT, .end = { TILLID_TOLD_YEAR, .year = 2010 } },
    NULL,
    "2010-12-31",
    "2010-01-01",
    "2010-12-31",
    "/2010" },
};

static void
test_bounds (void)
{
  TillidToldContext context = make_context ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      TillidToldBounds bounds;
      g_autoptr (GError) error = NULL;
      g_autofree char *edtf = tillid_told_to_edtf (&known[i].told, &context);

      g_assert_true (tillid_told_bounds (&known[i].told, &context, &bounds, &error));
      g_assert_no_error (error);
      g_test_message ("row %u", i);
      g_assert_cmpint (bounds.start_earliest, ==, tillid_day_from_iso (known[i].start_earliest));
      g_assert_cmpint (bounds.start_latest, ==, tillid_day_from_iso (known[i].start_latest));
      g_assert_cmpint (bounds.end_earliest, ==, tillid_day_from_iso (known[i].end_earliest));
      g_assert_cmpint (bounds.end_latest, ==, tillid_day_from_iso (known[i].end_latest));
      g_assert_cmpstr (edtf, ==, known[i].edtf);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    TillidTold told;
    int code;
  } bad[] = {
    { POINT (TILLID_TOLD_DAY, .year = 2015, .month = 2, .day = 30), TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_DAY, .calendar = P, .year = 1371, .month = 12, .day = 30),
      TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_MONTH, .year = 2015, .month = 13), TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_SEASON, .year = 2015), TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_YEAR, .year = 0), TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_AGE, .age = G_MAXINT), TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_BETWEEN, .year = 2015, .month = 8, .day = 10, .to_year = 2015,
             .to_month = 8, .to_day = 9),
      TILLID_TOLD_ERROR_NO_SUCH_DAY },
    { POINT (TILLID_TOLD_RELATIVE, .other = 8), TILLID_TOLD_ERROR_CIRCLE },
  };
  TillidToldContext context = make_context ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TillidToldBounds bounds = { 1, 2, 3, 4 };
      g_autoptr (GError) error = NULL;

      g_assert_false (tillid_told_bounds (&bad[i].told, &context, &bounds, &error));
      g_assert_error (error, TILLID_TOLD_ERROR, bad[i].code);
      g_assert_cmpint (bounds.start_earliest, ==, 1);
      g_assert_null (tillid_told_to_edtf (&bad[i].told, &context));
    }
}

static void
test_without_context (void)
{
  TillidTold age = POINT (TILLID_TOLD_AGE, .age = 12);
  TillidTold relative = POINT (TILLID_TOLD_RELATIVE, .other = 9);
  TillidToldContext no_birth = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  TillidToldBounds bounds;

  g_assert_true (tillid_told_bounds (&age, &no_birth, &bounds, NULL));
  g_assert_false (tillid_told_bounds_is_dated (&bounds));
  g_assert_true (tillid_told_bounds (&relative, NULL, &bounds, NULL));
  g_assert_false (tillid_told_bounds_is_dated (&bounds));
  g_assert_cmpint (tillid_told_bounds_midpoint (&bounds), ==, TILLID_ABSENT);
}

static void
test_order (void)
{
  /* Sorted by hand: midpoint, then the narrower one, then id; undated last. */
  static const struct
  {
    TillidToldBounds bounds;
    gint64 id;
  } sorted[] = {
    { { -101, -98, 0, 0 }, 5 }, /* middle -100: the earlier of two */
    { { -100, -98, 0, 0 }, 5 }, /* middle -99 */
    { { 10, 10, 10, 10 }, 3 },
    { { 10, 10, 10, 10 }, 4 },
    { { 8, 12, 8, 12 }, 1 },
    { { TILLID_ABSENT, 10, TILLID_ABSENT, 10 }, 1 },
    { { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, 50 }, 1 },
    { { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT }, 1 },
    { { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT }, 2 },
  };

  g_assert_cmpint (tillid_told_bounds_midpoint (&sorted[0].bounds), ==, -100);
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int order = tillid_told_bounds_compare (&sorted[i].bounds, sorted[i].id, &sorted[j].bounds,
                                                sorted[j].id);

        g_assert_cmpint (CLAMP (order, -1, 1), ==, (i > j) - (i < j));
      }
}

/* Every kind in every calendar, with every side and end, comes back as it was. */
static void
test_stored_form (void)
{
  for (int kind = 0; kind < TILLID_N_TOLD_KINDS; kind++)
    for (int calendar = 0; calendar < TILLID_N_CALENDARS; calendar++)
      for (int end = TILLID_TOLD_END_SAME; end <= TILLID_TOLD_END_POINT; end++)
        {
          TillidToldPoint point = { .kind = kind };
          g_autoptr (TillidTold) told = tillid_told_new ("در بهار ۱۳۷۰ \"", "fa-AF");
          g_autoptr (TillidTold) again = NULL;
          g_autofree char *json = NULL;
          g_autoptr (GError) error = NULL;

          if (kind != TILLID_TOLD_UNKNOWN)
            point =
              (TillidToldPoint){ kind, end % 3, calendar % 2,         calendar, 1370, 2, 3, 1371,
                                 4,    5,       TILLID_SEASON_WINTER, 12,       77,   -9 };
          told->start = point;
          told->end_kind = end;
          if (end == TILLID_TOLD_END_POINT)
            told->end = point;
          json = tillid_told_to_json (told);
          again = tillid_told_from_json (json, &error);
          g_assert_no_error (error);
          g_assert_true (tillid_told_equal (told, again));
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/told/bounds", test_bounds);
  g_test_add_func ("/core/told/refuses", test_refuses);
  g_test_add_func ("/core/told/without-context", test_without_context);
  g_test_add_func ("/core/told/order", test_order);
  g_test_add_func ("/core/told/stored-form", test_stored_form);
  return g_test_run ();
}
