/* test-timeline-axis.c - days and pixels, ranges and zoom, marks and the overview of the timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

/* The drawn page, 1056 px wide: xT = 844; X(2015) = 112 + 10 * 732 / 21.19 = 457.4; months of 11.2 px from 858. */
static void
test_scale_of_the_picture (void)
{
  g_autoptr (GArray) items = story_new ();
  TillidTimelineScale scale;
  TillidTimelineView view;

  story_view (&view, items);
  tillid_timeline_view_get_scale (&view, &scale);
  assert_near (scale.future, 844, NEAR);
  assert_near (scale.past_end, 844, NEAR);
  assert_near (scale.some_day, 1000, NEAR);
  assert_near (scale.coming, 858, NEAR);
  assert_near (scale.coming_end, 858 + 12 * 11.2, NEAR);
  assert_near (tillid_timeline_scale_x (&scale, tillid_day_from_ymd (2005, 1, 1)), 112, NEAR);
  assert_near (tillid_timeline_scale_x (&scale, tillid_day_from_ymd (2015, 1, 1)), 457.4, 0.5);
  assert_near (tillid_timeline_scale_x (&scale, STORY_TODAY), 844, NEAR);
  assert_near (tillid_timeline_scale_x (&scale, STORY_TODAY + 5000), 1028, NEAR);
  g_assert_cmpint (tillid_timeline_scale_day (&scale, 1030), ==, TILLID_ABSENT);

  /* story-dark: October 2014 to October 2017 takes 716 px, 90 days 59. */
  view.first = tillid_day_from_ymd (2014, 10, 1);
  view.last = tillid_day_from_ymd (2017, 10, 1);
  tillid_timeline_view_get_scale (&view, &scale);
  assert_near (scale.past_end, 828, NEAR);
  assert_near (tillid_timeline_scale_x (&scale, view.first + 90) - 112, 58.8, 0.1);
}

static void
test_round_trip (void)
{
  TillidTimelineScale scale;
  TillidTimelineView view;

  tillid_timeline_view_init (&view, 1056, STORY_TODAY);
  view.first = STORY_TODAY - 9000;
  view.last = STORY_TODAY - 3000;
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      view.rtl = rtl;
      tillid_timeline_view_get_scale (&view, &scale);
      for (TillidDay day = STORY_TODAY - 9000; day <= STORY_TODAY + 365; day++)
        {
          double x = tillid_timeline_scale_x (&scale, day), next;

          g_assert_cmpint (tillid_timeline_scale_day (&scale, x), ==, day);
          next = tillid_timeline_scale_x (&scale, day + 1);
          if (rtl)
            g_assert_cmpfloat (next, <, x);
          else
            g_assert_cmpfloat (next, >, x);
        }
      g_assert_cmpint (tillid_timeline_scale_day (&scale, rtl ? 1056 - 20 : 20), ==,
                       STORY_TODAY - 9000);
    }
}

/* The design: always present, at least 20 % of the width of the axis. */
static void
test_coming_is_pinned (void)
{
  TillidTimelineScale scale;
  TillidTimelineView view;

  for (double width = 300; width < 4000; width += 37)
    for (double span = 91; span < 40000; span *= 2.3)
      {
        tillid_timeline_view_init (&view, width, STORY_TODAY);
        view.first = STORY_TODAY - span - 400;
        view.last = STORY_TODAY - 400;
        tillid_timeline_view_get_scale (&view, &scale);
        g_assert_cmpfloat (scale.width - scale.future, >=, (width - scale.gutter) / 5);
        g_assert_cmpfloat (scale.coming, >, scale.future);
        g_assert_cmpfloat (scale.coming_end, >, scale.coming);
        g_assert_cmpfloat (scale.some_day, >, scale.coming_end);
      }
}

static const TillidTimelineTick *
find_tick (const TillidTimelineLayout *layout, int year, int month)
{
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (layout->ticks, TillidTimelineTick, i);

      if (tick->year == year && tick->month == month && !tick->coming)
        return tick;
    }
  return NULL;
}

static void
test_axis (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;

  story_view (&view, items);
  layout = compute (&view, items);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_AGES);
  g_assert_true (find_tick (layout, 2015, 1)->labelled);
  g_assert_cmpint (find_tick (layout, 2015, 1)->age, ==, 45);
  g_assert_cmpint (find_tick (layout, 2025, 1)->age, ==, -1);
  g_assert_false (find_tick (layout, 2016, 1)->labelled);
  g_assert_null (find_tick (layout, 2016, 4));
  view.birth_earliest = view.birth_latest = TILLID_ABSENT;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (find_tick (layout, 2015, 1)->age, ==, -1);

  view.first = tillid_day_from_ymd (2014, 10, 1);
  view.last = tillid_day_from_ymd (2017, 10, 1);
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_QUARTERS);
  g_assert_true (find_tick (layout, 2014, 10)->labelled && !find_tick (layout, 2014, 10)->major);
  g_assert_true (find_tick (layout, 2015, 1)->labelled && find_tick (layout, 2015, 1)->major);
  g_assert_false (find_tick (layout, 2015, 2)->labelled);
  g_assert_true (layout->has_fold);
  g_assert_cmpint (layout->fold_years, ==, 8);

  view.first = tillid_day_from_ymd (2015, 3, 1);
  view.last = tillid_day_from_ymd (2016, 3, 1);
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_MONTHS);
  g_assert_true (find_tick (layout, 2015, 3)->with_year);

  view.first = view.life_first;
  view.last = STORY_TODAY;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_DECADES);
  g_assert_true (find_tick (layout, 1990, 1)->labelled);
  g_assert_false (find_tick (layout, 1995, 1)->labelled);
  g_assert_false (layout->has_fold);
}

/* 10 August - 90 days = 12 May, 21 August + 90 days = 19 November 2015. */
static void
test_band (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;

  story_view (&view, items);
  layout = compute (&view, items);
  g_assert_true (layout->band.visible && layout->band.has_pill);
  assert_near (layout->band.rect.x,
               tillid_timeline_scale_x (&layout->scale, tillid_day_from_ymd (2015, 5, 12)), NEAR);
  assert_near (layout->band.rect.x + layout->band.rect.width,
               tillid_timeline_scale_x (&layout->scale, tillid_day_from_ymd (2015, 11, 19)), NEAR);
  g_assert_true (layout->arrival.visible && layout->arrival.has_pill);
  view.band_days = 0;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_false (layout->band.visible);
  for (guint i = 0; i < layout->signs->len; i++)
    g_assert_false (SIGN (layout, i)->in_band);
}

static void
test_ranges (void)
{
  TillidToldBounds selected = { tillid_day_from_ymd (2015, 8, 10),
                                tillid_day_from_ymd (2015, 8, 21), TILLID_ABSENT, TILLID_ABSENT };
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;

  story_view (&view, items);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_LIFE, TILLID_ABSENT, NULL);
  assert_near (view.first, tillid_day_from_ymd (1970, 1, 1), NEAR);
  assert_near (view.last, STORY_TODAY, NEAR);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_ARRIVAL, TILLID_ABSENT, &selected);
  assert_near (view.first, tillid_day_from_ymd (2005, 1, 1), NEAR);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_THREE_YEARS, TILLID_ABSENT, NULL);
  assert_near (view.first, tillid_day_from_ymd (2023, 3, 10), NEAR);
  /* story-dark.png: October 2014 to October 2017. */
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_THREE_YEARS, TILLID_ABSENT,
                                  &selected);
  assert_near (view.first, tillid_day_from_ymd (2014, 10, 1), NEAR);
  assert_near (view.last, tillid_day_from_ymd (2017, 10, 1), NEAR);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_COURSE,
                                  tillid_day_from_ymd (2024, 11, 12), NULL);
  assert_near (view.first, tillid_day_from_ymd (2024, 10, 12), NEAR);
  tillid_timeline_view_set_range (&view, TILLID_TIMELINE_RANGE_COURSE,
                                  tillid_day_from_ymd (2024, 11, 12), &selected);
  g_assert_cmpfloat (view.first, <, tillid_day_from_ymd (2015, 8, 15));
  g_assert_cmpfloat (view.last, >, tillid_day_from_ymd (2015, 8, 15));
}

static void
test_zoom_and_pan (void)
{
  g_autoptr (GArray) items = story_new ();
  TillidTimelineScale scale;
  TillidTimelineView view;
  TillidDay day;

  story_view (&view, items);
  view.last = tillid_day_from_ymd (2020, 1, 1);
  tillid_timeline_view_get_scale (&view, &scale);
  day = tillid_timeline_scale_day (&scale, 400);
  for (guint i = 0; i < 4; i++)
    tillid_timeline_view_zoom (&view, 1.4, 400);
  tillid_timeline_view_get_scale (&view, &scale);
  g_assert_cmpint (ABS (tillid_timeline_scale_day (&scale, 400) - day), <=, 3);
  for (guint i = 0; i < 40; i++)
    tillid_timeline_view_zoom (&view, 1.5, 400);
  assert_near (view.last - view.first, 7, NEAR);
  for (guint i = 0; i < 60; i++)
    tillid_timeline_view_zoom (&view, 0.5, 300);
  assert_near (view.first, view.life_first, NEAR);
  assert_near (view.last, STORY_TODAY, NEAR);
  view.last = view.first + 1000;
  tillid_timeline_view_pan (&view, 1e6);
  assert_near (view.last, STORY_TODAY, NEAR);
  assert_near (view.last - view.first, 1000, NEAR);
  tillid_timeline_view_pan (&view, -1e6);
  assert_near (view.first, view.life_first, NEAR);
}

static void
test_overview (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;
  const GArray *load;

  story_view (&view, items);
  layout = compute (&view, items);
  load = layout->overview.load;
  /* Six symptoms, all going on today; none before 2015. */
  assert_near (layout->overview.load_max, 6, 1e-6);
  assert_near (g_array_index (load, double, load->len - 1), 6, 1e-6);
  assert_near (g_array_index (load, double, load->len / 2), 0, 1e-6);
  g_assert_true (isnan (layout->overview.handle_last));
  assert_near (layout->overview.brush.x,
               tillid_timeline_scale_x (&layout->overview.scale, view.first), NEAR);
  g_assert_cmpint (layout->overview.dots->len, >, 15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-axis/scale-of-the-picture", test_scale_of_the_picture);
  g_test_add_func ("/timeline-axis/round-trip", test_round_trip);
  g_test_add_func ("/timeline-axis/coming-is-pinned", test_coming_is_pinned);
  g_test_add_func ("/timeline-axis/axis", test_axis);
  g_test_add_func ("/timeline-axis/band", test_band);
  g_test_add_func ("/timeline-axis/ranges", test_ranges);
  g_test_add_func ("/timeline-axis/zoom-and-pan", test_zoom_and_pan);
  g_test_add_func ("/timeline-axis/overview", test_overview);
  return g_test_run ();
}
