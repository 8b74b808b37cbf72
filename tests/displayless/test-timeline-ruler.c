/* test-timeline-ruler.c - what the axis counts: from a day set as zero, and in another calendar
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

static const TillidTimelineTick *
find_offset (const TillidTimelineLayout *layout, int offset)
{
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (layout->ticks, TillidTimelineTick, i);

      if (tick->is_offset && tick->offset == offset)
        return tick;
    }
  return NULL;
}

static void
test_zero (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;
  const TillidTimelineTick *tick;

  g_test_summary ("Years before and after the arrival; months where less than two years are seen");
  story_view (&view, items);
  layout = compute (&view, items);
  g_assert_true (isnan (layout->zero_x));
  g_assert_null (find_offset (layout, 0));
  view.zero = tillid_day_from_ymd (2010, 10, 15);
  tillid_timeline_layout_compute (layout, &view, (gpointer) items->data, items->len);
  assert_near (layout->zero_x, tillid_timeline_scale_x (&layout->scale, view.zero), NEAR);
  tick = find_offset (layout, 0);
  g_assert_nonnull (tick);
  assert_near (tick->x, layout->zero_x, NEAR);
  g_assert_true (tick->labelled);
  tick = find_offset (layout, 60);
  g_assert_nonnull (tick);
  assert_near (tick->x,
               tillid_timeline_scale_x (&layout->scale, tillid_day_from_ymd (2015, 10, 15)), NEAR);
  g_assert_true (tick->major);
  tick = find_offset (layout, -12);
  g_assert_nonnull (tick);
  g_assert_false (tick->major);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_AGES);

  view.first = tillid_day_from_ymd (2010, 8, 1);
  view.last = tillid_day_from_ymd (2011, 7, 1);
  tillid_timeline_layout_compute (layout, &view, (gpointer) items->data, items->len);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_MONTHS);
  tick = find_offset (layout, -1);
  g_assert_nonnull (tick);
  assert_near (tick->x, tillid_timeline_scale_x (&layout->scale, tillid_day_from_ymd (2010, 9, 15)),
               NEAR);
  /* Mirrored with everything else. */
  view.rtl = TRUE;
  tillid_timeline_layout_compute (layout, &view, (gpointer) items->data, items->len);
  assert_near (layout->zero_x, tillid_timeline_scale_x (&layout->scale, view.zero), NEAR);
}

/* 1 Farvardin 1403 is 20 March 2024, 1 Farvardin 1404 is 21 March 2025 (calendar of the Iranian embassy). */
static void
test_second (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;
  guint n_years = 0;

  story_view (&view, items);
  layout = compute (&view, items);
  g_assert_cmpuint (layout->second_ticks->len, ==, 0);
  assert_near (layout->axis_height, TILLID_TIMELINE_AXIS_HEIGHT, NEAR);
  assert_near (layout->lanes[0].y, TILLID_TIMELINE_AXIS_HEIGHT, NEAR);
  view.calendar = TILLID_CALENDAR_PERSIAN;
  view.first = tillid_day_from_ymd (2024, 1, 1);
  view.last = tillid_day_from_ymd (2025, 12, 31);
  tillid_timeline_layout_compute (layout, &view, (gpointer) items->data, items->len);
  assert_near (layout->axis_height, TILLID_TIMELINE_AXIS_HEIGHT + TILLID_TIMELINE_SECOND_RULER,
               NEAR);
  assert_near (layout->lanes[0].y, layout->axis_height, NEAR);
  for (guint i = 0; i < layout->second_ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (layout->second_ticks, TillidTimelineTick, i);

      if (!tick->major)
        continue;
      n_years++;
      assert_near (tick->x,
                   tillid_timeline_scale_x (&layout->scale, tick->year == 1403
                                                              ? tillid_day_from_ymd (2024, 3, 20)
                                                              : tillid_day_from_ymd (2025, 3, 21)),
                   NEAR);
    }
  g_assert_cmpuint (n_years, ==, 2);

  /* Near enough for the names of months: twelve in a year. */
  view.first = tillid_day_from_ymd (2024, 3, 20);
  view.last = tillid_day_from_ymd (2025, 3, 20);
  tillid_timeline_layout_compute (layout, &view, (gpointer) items->data, items->len);
  g_assert_cmpuint (layout->second_ticks->len, ==, 12);

  /* A whole life: not every year has room, and none is named twice. */
  view.first = tillid_day_from_ymd (1970, 1, 1);
  view.last = view.today;
  tillid_timeline_layout_compute (layout, &view, (gpointer) items->data, items->len);
  for (guint i = 0; i < layout->second_ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (layout->second_ticks, TillidTimelineTick, i);

      g_assert_true (!tick->labelled || tick->year % 5 == 0);
    }
}

static void
test_presets (void)
{
  g_autoptr (GArray) items = story_new ();
  TillidTimelineScale scale;
  TillidTimelineView view;

  story_view (&view, items);
  view.first_visit = tillid_day_from_ymd (2024, 11, 12);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_FIRST_VISIT, TILLID_ABSENT, NULL);
  assert_near (view.first, tillid_day_from_ymd (2024, 10, 12), NEAR);
  assert_near (view.last, STORY_TODAY, NEAR);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_LAST_YEAR, TILLID_ABSENT, NULL);
  assert_near (view.first, tillid_day_from_ymd (2025, 3, 10), NEAR);
  tillid_timeline_view_get_scale (&view, &scale);
  g_assert_cmpint (scale.coming_last, ==, tillid_day_from_ymd (2027, 3, 10));
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_NEXT_MONTHS, TILLID_ABSENT, NULL);
  tillid_timeline_view_get_scale (&view, &scale);
  g_assert_cmpint (scale.coming_last, ==, tillid_day_from_ymd (2026, 6, 10));
  /* Half of the axis. */
  assert_near (scale.width - scale.future, (scale.width - scale.gutter) / 2, 1);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_LIFE, TILLID_ABSENT, NULL);
  tillid_timeline_view_get_scale (&view, &scale);
  g_assert_cmpint (scale.coming_last, ==, tillid_day_from_ymd (2027, 3, 10));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-ruler/zero", test_zero);
  g_test_add_func ("/timeline-ruler/second", test_second);
  g_test_add_func ("/timeline-ruler/presets", test_presets);
  return g_test_run ();
}
