/* test-told-place.c - told dates made from a place on the timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected dates from a paper calendar; Saratan 1373 is 22 June to 22 July 1994 (clinical research, tables of ICU 72). */
#include "config.h"

#include "tillid-told-place.h"

#define DAY(y, m, d) tillid_day_from_ymd (y, m, d)

typedef struct
{
  const char *name;
  int first[3], last[3];
  TillidToldKind kind;
  int year, month;
  TillidSeason season;
} Case;

static const Case cases[] = {
  { "day", { 2015, 8, 17 }, { 2015, 8, 17 }, TILLID_TOLD_DAY, 2015, 8, TILLID_SEASON_NONE },
  { "month", { 1992, 9, 1 }, { 1992, 9, 30 }, TILLID_TOLD_MONTH, 1992, 9, TILLID_SEASON_NONE },
  { "leap", { 2024, 2, 1 }, { 2024, 2, 29 }, TILLID_TOLD_MONTH, 2024, 2, TILLID_SEASON_NONE },
  { "spring", { 1994, 3, 1 }, { 1994, 5, 31 }, TILLID_TOLD_SEASON, 1994, 0, TILLID_SEASON_SPRING },
  { "winter", { 1991, 12, 1 }, { 1992, 2, 29 }, TILLID_TOLD_SEASON, 1991, 0, TILLID_SEASON_WINTER },
  { "year", { 1986, 1, 1 }, { 1986, 12, 31 }, TILLID_TOLD_YEAR, 1986, 0, TILLID_SEASON_NONE },
  { "decade", { 1980, 1, 1 }, { 1989, 12, 31 }, TILLID_TOLD_DECADE, 1980, 0, TILLID_SEASON_NONE },
  { "between", { 2015, 8, 10 }, { 2015, 8, 21 }, TILLID_TOLD_BETWEEN, 2015, 8, TILLID_SEASON_NONE },
};

static void
test_from_bounds (gconstpointer data)
{
  const Case *c = data;
  TillidDay first = DAY (c->first[0], c->first[1], c->first[2]);
  TillidDay last = DAY (c->last[0], c->last[1], c->last[2]);
  TillidToldBounds bounds = { first, last, first, last }, again;
  g_autoptr (TillidTold) told = tillid_told_new_from_bounds (&bounds);

  g_assert_cmpint (told->start.kind, ==, c->kind);
  g_assert_cmpint (told->start.year, ==, c->year);
  g_assert_cmpint (told->start.month, ==, c->month);
  g_assert_cmpint (told->start.season, ==, c->season);
  g_assert_cmpint (told->end_kind, ==, TILLID_TOLD_END_SAME);
  g_assert_true (tillid_told_bounds (told, NULL, &again, NULL));
  g_assert_cmpmem (&again, sizeof again, &bounds, sizeof bounds);
}

static void
test_open (void)
{
  TillidToldBounds since = { DAY (2015, 1, 1), DAY (2015, 12, 31), TILLID_ABSENT, TILLID_ABSENT };
  TillidToldBounds before = { TILLID_ABSENT, DAY (2015, 5, 4), TILLID_ABSENT, DAY (2015, 5, 4) };
  TillidToldBounds span = { DAY (1992, 1, 1), DAY (1992, 12, 31), DAY (2006, 1, 1),
                            DAY (2006, 12, 31) };
  TillidToldBounds undated = { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };
  const TillidToldBounds *all[] = { &since, &before, &span };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (TillidTold) told = tillid_told_new_from_bounds (all[i]);
      TillidToldBounds again;

      g_assert_true (tillid_told_bounds (told, NULL, &again, NULL));
      g_assert_cmpmem (&again, sizeof again, all[i], sizeof again);
    }
  {
    g_autoptr (TillidTold) told = tillid_told_new_from_bounds (&undated);

    g_assert_cmpint (told->start.kind, ==, TILLID_TOLD_UNKNOWN);
  }
}

static TillidTold *
move (const TillidTold *told, TillidToldPart part, TillidDay to, TillidToldGrain grain)
{
  TillidToldBounds bounds;

  g_assert_true (tillid_told_bounds (told, NULL, &bounds, NULL));
  return tillid_told_move (told, &bounds, part, to, grain);
}

static void
test_never_more_exact (void)
{
  g_autoptr (TillidTold) day = tillid_told_new_day (DAY (2015, 8, 17));
  g_autoptr (TillidTold) year = tillid_told_new_year (1994);
  g_autoptr (TillidTold) summer = tillid_told_new (NULL, NULL);
  g_autoptr (TillidTold) a = NULL, b = NULL, c = NULL, d = NULL, e = NULL;

  g_test_summary ("What is moved is as exact as it was told, and as the hand can point");
  summer->start.kind = TILLID_TOLD_SEASON;
  summer->start.year = 1994;
  summer->start.season = TILLID_SEASON_SUMMER;
  a = move (day, TILLID_TOLD_WHOLE, DAY (2016, 3, 5), TILLID_TOLD_GRAIN_DAY);
  g_assert_cmpint (a->start.kind, ==, TILLID_TOLD_DAY);
  g_assert_cmpint (a->start.day, ==, 5);
  b = move (day, TILLID_TOLD_WHOLE, DAY (2016, 3, 5), TILLID_TOLD_GRAIN_MONTH);
  g_assert_cmpint (b->start.kind, ==, TILLID_TOLD_MONTH);
  g_assert_cmpint (b->start.day, ==, 0);
  c = move (year, TILLID_TOLD_WHOLE, DAY (1996, 3, 5), TILLID_TOLD_GRAIN_DAY);
  g_assert_cmpint (c->start.kind, ==, TILLID_TOLD_YEAR);
  g_assert_cmpint (c->start.year, ==, 1996);
  d = move (summer, TILLID_TOLD_WHOLE, DAY (1996, 1, 5), TILLID_TOLD_GRAIN_MONTH);
  g_assert_cmpint (d->start.kind, ==, TILLID_TOLD_SEASON);
  g_assert_cmpint (d->start.season, ==, TILLID_SEASON_WINTER);
  g_assert_cmpint (d->start.year, ==, 1995);
  e = move (summer, TILLID_TOLD_WHOLE, DAY (1996, 1, 5), TILLID_TOLD_GRAIN_YEAR);
  g_assert_cmpint (e->start.kind, ==, TILLID_TOLD_YEAR);
  g_assert_cmpint (e->start.year, ==, 1996);
}

static void
test_calendar (void)
{
  g_autoptr (TillidTold) told = tillid_told_new (NULL, NULL);
  g_autoptr (TillidTold) moved = NULL;

  told->start = (TillidToldPoint){
    .kind = TILLID_TOLD_MONTH, .calendar = TILLID_CALENDAR_PERSIAN, .year = 1370, .month = 1
  };
  moved = move (told, TILLID_TOLD_WHOLE, DAY (1994, 7, 15), TILLID_TOLD_GRAIN_DAY);
  g_assert_cmpint (moved->start.calendar, ==, TILLID_CALENDAR_PERSIAN);
  g_assert_cmpint (moved->start.kind, ==, TILLID_TOLD_MONTH);
  g_assert_cmpint (moved->start.year, ==, 1373);
  g_assert_cmpint (moved->start.month, ==, 4);
}

static void
test_stretch (void)
{
  g_autoptr (TillidTold) told = tillid_told_new_year (1992);
  g_autoptr (TillidTold) later = NULL, longer = NULL;

  told->end_kind = TILLID_TOLD_END_POINT;
  told->end = (TillidToldPoint){ .kind = TILLID_TOLD_YEAR, .year = 2006 };
  later = move (told, TILLID_TOLD_WHOLE, DAY (1995, 7, 1), TILLID_TOLD_GRAIN_YEAR);
  g_assert_cmpint (later->start.year, ==, 1995);
  g_assert_cmpint (later->end.year, ==, 2009);
  longer = move (told, TILLID_TOLD_ENDING, DAY (2010, 7, 1), TILLID_TOLD_GRAIN_YEAR);
  g_assert_cmpint (longer->start.year, ==, 1992);
  g_assert_cmpint (longer->end.year, ==, 2010);
  g_clear_pointer (&later, tillid_told_free);
  later = move (told, TILLID_TOLD_START, DAY (1995, 7, 1), TILLID_TOLD_GRAIN_YEAR);
  g_assert_cmpint (later->start.year, ==, 1995);
  g_assert_cmpint (later->end.year, ==, 2006);
}

static void
test_undated (void)
{
  g_autoptr (TillidTold) told =
    tillid_told_move (NULL, NULL, TILLID_TOLD_WHOLE, DAY (2001, 5, 6), TILLID_TOLD_GRAIN_MONTH);

  g_assert_cmpint (told->start.kind, ==, TILLID_TOLD_MONTH);
  g_assert_cmpint (told->start.year, ==, 2001);
  g_assert_cmpint (told->start.month, ==, 5);
}

static void
test_check (void)
{
  TillidToldContext context = { DAY (1970, 1, 1), DAY (1970, 12, 31), NULL, NULL };
  TillidToldContext nobody = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  g_autoptr (TillidTold) told = tillid_told_new_year (1992);
  g_autoptr (TillidTold) early = tillid_told_new_year (1969);
  g_autoptr (GError) error = NULL;

  g_assert_true (tillid_told_check_life (told, &context, &error));
  told->end_kind = TILLID_TOLD_END_POINT;
  told->end = (TillidToldPoint){ .kind = TILLID_TOLD_YEAR, .year = 1992 };
  g_assert_true (tillid_told_check_life (told, &context, &error));
  told->end.year = 1991;
  g_assert_false (tillid_told_check_life (told, &context, &error));
  g_assert_error (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NO_SUCH_DAY);
  g_clear_error (&error);
  g_assert_false (tillid_told_check_life (early, &context, &error));
  g_assert_error (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_NO_SUCH_DAY);
  g_clear_error (&error);
  g_assert_true (tillid_told_check_life (early, &nobody, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/told-place/from-bounds/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_from_bounds);
    }
  g_test_add_func ("/core/told-place/open", test_open);
  g_test_add_func ("/core/told-place/never-more-exact", test_never_more_exact);
  g_test_add_func ("/core/told-place/calendar", test_calendar);
  g_test_add_func ("/core/told-place/stretch", test_stretch);
  g_test_add_func ("/core/told-place/undated", test_undated);
  g_test_add_func ("/core/told-place/check", test_check);
  return g_test_run ();
}
