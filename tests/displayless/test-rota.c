/* test-rota.c - which backups are kept, and when the next is due
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-rota.h"

#define DAY(y, m, d) tillid_day_from_ymd (y, m, d)

/* Worked with a calendar on paper: Tuesday 10 March 2026, a backup on every day before. Seven days; then the Sundays that
 * end the weeks before (8 March is one of the seven days); then the last days of the months before. */
static const struct
{
  int year, month, day;
} kept[] = {
  { 2026, 3, 10 }, { 2026, 3, 9 },   { 2026, 3, 8 },   { 2026, 3, 7 },   { 2026, 3, 6 },
  { 2026, 3, 5 },  { 2026, 3, 4 },   { 2026, 3, 1 },   { 2026, 2, 28 },  { 2026, 2, 22 },
  { 2026, 1, 31 }, { 2025, 12, 31 }, { 2025, 11, 30 }, { 2025, 10, 31 }, { 2025, 9, 30 },
  { 2025, 8, 31 }, { 2025, 7, 31 },  { 2025, 6, 30 },  { 2025, 5, 31 },  { 2025, 4, 30 },
};

static void
assert_kept (GArray *days)
{
  g_assert_cmpuint (days->len, ==, G_N_ELEMENTS (kept));
  for (guint i = 0; i < days->len; i++)
    g_assert_cmpint (g_array_index (days, TillidDay, i), ==,
                     DAY (kept[i].year, kept[i].month, kept[i].day));
}

/* Removes from @days what is not kept on @today. */
static void
prune (GArray *days, TillidDay today)
{
  g_autofree gboolean *keep = g_new0 (gboolean, days->len);
  guint n = days->len;

  tillid_rota_choose ((TillidDay *) (gpointer) days->data, n, today, keep);
  for (guint i = n; i > 0; i--)
    if (!keep[i - 1])
      g_array_remove_index (days, i - 1);
}

static void
test_choose (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  TillidDay today = DAY (2026, 3, 10);

  for (int back = 0; back < 400; back++)
    g_array_append_val (days, ((TillidDay){ today - back }));
  prune (days, today);
  assert_kept (days);
}

static void
test_day_by_day (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  TillidDay today = DAY (2026, 3, 10);

  g_test_summary ("Pruning every evening leaves the same as pruning once");
  for (TillidDay day = today - 399; day <= today; day++)
    {
      g_array_prepend_val (days, day);
      prune (days, day);
    }
  assert_kept (days);
}

static void
test_long_pause (void)
{
  /* Ten days in spring, then one in autumn: the seven newest days that have a backup, and the weeks' last ones. */
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
  TillidDay today = DAY (2026, 10, 5);

  g_array_append_val (days, today);
  for (int back = 0; back < 10; back++)
    g_array_append_val (days, ((TillidDay){ DAY (2026, 4, 12) - back }));
  prune (days, today);
  /* 5 Oct; 12 to 7 April; Sunday 5 April. 6, 4 and 3 April go. */
  g_assert_cmpuint (days->len, ==, 8);
  g_assert_cmpint (g_array_index (days, TillidDay, 0), ==, today);
  g_assert_cmpint (g_array_index (days, TillidDay, 6), ==, DAY (2026, 4, 7));
  g_assert_cmpint (g_array_index (days, TillidDay, 7), ==, DAY (2026, 4, 5));
}

static void
test_several_a_day (void)
{
  const TillidDay today = DAY (2026, 3, 10);
  const TillidDay days[] = { today, today, today - 1 };
  gboolean keep[3];

  tillid_rota_choose (days, 3, today, keep);
  g_assert_true (keep[0]);
  g_assert_false (keep[1]);
  g_assert_true (keep[2]);
}

static void
test_clock_set_back (void)
{
  const TillidDay today = DAY (2026, 3, 10);
  const TillidDay days[] = { today + 300, today, today, today - 1 };
  gboolean keep[4];

  g_test_summary ("What was made when the clock stood wrong is kept and counts for nothing");
  tillid_rota_choose (days, 4, today, keep);
  g_assert_true (keep[0]);
  g_assert_true (keep[1]);
  g_assert_false (keep[2]);
  g_assert_true (tillid_rota_is_due (days, 1, today));
  g_assert_false (tillid_rota_is_due (days, 2, today));
}

static void
test_due (void)
{
  const TillidDay today = DAY (2026, 3, 10);
  const TillidDay yesterday = today - 1;

  g_assert_true (tillid_rota_is_due (NULL, 0, today));
  g_assert_true (tillid_rota_is_due (&yesterday, 1, today));
  g_assert_false (tillid_rota_is_due (&today, 1, today));
  g_assert_true (tillid_rota_rehearsal_is_due (TILLID_ABSENT, today));
  g_assert_false (tillid_rota_rehearsal_is_due (today - 29, today));
  g_assert_true (tillid_rota_rehearsal_is_due (today - 30, today));
  g_assert_true (tillid_rota_rehearsal_is_due (today + 5, today)); /* a clock that stood wrong */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rota/choose", test_choose);
  g_test_add_func ("/core/rota/day-by-day", test_day_by_day);
  g_test_add_func ("/core/rota/long-pause", test_long_pause);
  g_test_add_func ("/core/rota/several-a-day", test_several_a_day);
  g_test_add_func ("/core/rota/clock-set-back", test_clock_set_back);
  g_test_add_func ("/core/rota/due", test_due);
  return g_test_run ();
}
