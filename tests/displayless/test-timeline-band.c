/* test-timeline-band.c - what stood within 90 days of an event
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

/*
 * The worked case: around "off sick" (10 to 21 August 2015, its middle is the 15th) stand the alarm of the new
 * oven on 17 August, the summer party of 14 June, the sick note of 24 August, migraine (0 to 50 days)
 * and the loss of Danish (20 to 75 days). Differences in days by hand: 17 - 15 = 2; 24 - 15 = 9;
 * 14 June to 15 August = 16 + 31 + 15 = 62.
 */
static void
test_demo_case (void)
{
  static const struct
  {
    gint64 id;
    gint64 min_days, max_days;
  } expected[] = { { STORY_ALARM, 2, 2 },
                   { STORY_SICK_NOTE, 9, 9 },
                   { STORY_MIGRAINE, 0, 50 },
                   { STORY_DANISH, 20, 75 },
                   { STORY_PARTY, -62, -62 } };
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GArray) near =
    tillid_timeline_within_band (ITEMS (items), items->len, STORY_OFF_SICK, 90);
  guint found = 0;

  for (guint i = 0; i < near->len; i++)
    {
      const TillidTimelineNear *line = &g_array_index (near, TillidTimelineNear, i);

      if (ITEMS (items)[line->index].id < STORY_OFF_SICK)
        continue;
      g_assert_cmpint (found, <, G_N_ELEMENTS (expected));
      g_assert_cmpint (ITEMS (items)[line->index].id, ==, expected[found].id);
      g_assert_cmpint (line->min_days, ==, expected[found].min_days);
      g_assert_cmpint (line->max_days, ==, expected[found].max_days);
      found++;
    }
  g_assert_cmpint (found, ==, G_N_ELEMENTS (expected));
}

static TillidToldBounds
moment (TillidDay from, TillidDay to)
{
  return (TillidToldBounds){ from, to, from, to };
}

static void
test_edges (void)
{
  TillidToldBounds event = moment (100, 110);
  TillidToldBounds open = { TILLID_ABSENT, 50, TILLID_ABSENT, 50 };
  TillidToldBounds undated = { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };
  TillidToldBounds other;

  other = moment (10, 10);
  g_assert_true (tillid_timeline_is_within_band (&event, &other, 90));
  other = moment (9, 9);
  g_assert_false (tillid_timeline_is_within_band (&event, &other, 90));
  other = moment (0, 10);
  g_assert_true (tillid_timeline_is_within_band (&event, &other, 90));
  other = moment (200, 400);
  g_assert_true (tillid_timeline_is_within_band (&event, &other, 90));
  other = moment (201, 400);
  g_assert_false (tillid_timeline_is_within_band (&event, &other, 90));
  g_assert_true (tillid_timeline_is_within_band (&event, &open, 90));
  g_assert_false (tillid_timeline_is_within_band (&event, &open, 30));
  g_assert_false (tillid_timeline_is_within_band (&event, &undated, 365));
  g_assert_false (tillid_timeline_is_within_band (&undated, &event, 365));
}

static void
test_nothing (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (GArray) nobody = tillid_timeline_within_band (ITEMS (items), items->len, 999999, 90);
  g_autoptr (GArray) empty = tillid_timeline_within_band (NULL, 0, 1, 90);

  g_assert_cmpint (nobody->len, ==, 0);
  g_assert_cmpint (empty->len, ==, 0);
}

/* Of two at the same distance the one that can have been nearer comes first, then the order of the array. */
static void
test_order (void)
{
  TillidTimelineItem items[] = {
    { .id = 1, .bounds = { 70, 70, 70, 70 } },     { .id = 2, .bounds = { 100, 100, 100, 100 } },
    { .id = 3, .bounds = { 110, 150, 110, 150 } }, { .id = 4, .bounds = { 130, 130, 130, 130 } },
    { .id = 5, .bounds = { 99, 99, 99, 99 } },
  };
  static const gint64 expected[] = { 5, 3, 1, 4 };
  g_autoptr (GArray) near = tillid_timeline_within_band (items, G_N_ELEMENTS (items), 2, 90);

  g_assert_cmpint (near->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < near->len; i++)
    g_assert_cmpint (items[g_array_index (near, TillidTimelineNear, i).index].id, ==, expected[i]);
  g_assert_cmpint (g_array_index (near, TillidTimelineNear, 1).min_days, ==, 10);
  g_assert_cmpint (g_array_index (near, TillidTimelineNear, 1).max_days, ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-band/demo-case", test_demo_case);
  g_test_add_func ("/timeline-band/edges", test_edges);
  g_test_add_func ("/timeline-band/nothing", test_nothing);
  g_test_add_func ("/timeline-band/order", test_order);
  return g_test_run ();
}
