/* test-timeline-detail.c - how much of each thing is shown, from a whole life to days
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

#define DAYS_PER_YEAR 365.25

static char *
second_line_cb (const TillidTimelineItem *item, gpointer data)
{
  return g_strdup ("Amina Berg, 60 min");
}

static void
look (TillidTimelineView *view, const GArray *items, double first, double last)
{
  story_view (view, items);
  view->selected = 0;
  view->first = first;
  view->last = last;
  view->life_first = MIN (view->life_first, (TillidDay) first);
  view->second_line = second_line_cb;
}

/* 732 px are the axis of the drawn page. */
static void
test_steps (void)
{
  static const struct
  {
    double days;
    TillidTimelineDetail detail;
  } steps[] = {
    { 56 * DAYS_PER_YEAR, TILLID_TIMELINE_DETAIL_STRIP },
    { 20.1 * DAYS_PER_YEAR, TILLID_TIMELINE_DETAIL_STRIP },
    { 19.9 * DAYS_PER_YEAR, TILLID_TIMELINE_DETAIL_BINS },
    { 2.1 * DAYS_PER_YEAR, TILLID_TIMELINE_DETAIL_BINS },
    { 1.9 * DAYS_PER_YEAR, TILLID_TIMELINE_DETAIL_GLYPHS },
    { 85, TILLID_TIMELINE_DETAIL_GLYPHS },
    { 83, TILLID_TIMELINE_DETAIL_LINES },
    { 15, TILLID_TIMELINE_DETAIL_LINES },
    { 13, TILLID_TIMELINE_DETAIL_CARDS },
    { 7, TILLID_TIMELINE_DETAIL_CARDS },
  };
  g_autoptr (GArray) items = story_new ();
  TillidTimelineScale scale;
  TillidTimelineView view;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      look (&view, items, STORY_TODAY - steps[i].days, STORY_TODAY);
      tillid_timeline_view_get_scale (&view, &scale);
      assert_near (scale.past_end - scale.gutter, 732, 1e-6);
      g_assert_cmpint (tillid_timeline_scale_detail (&scale, 1), ==, steps[i].detail);
      /* Text twice as large, on an axis that is as wide in its own lines, shows the same. */
      scale.past_end = scale.gutter + 2 * 732;
      g_assert_cmpint (tillid_timeline_scale_detail (&scale, 2), ==, steps[i].detail);
    }
}

/* Every ten days for 40 years, good; more and more of the GP. */
static GArray *
many_new (void)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));

  for (guint i = 0; i < 1460; i++)
    {
      TillidTimelineItem *item =
        story_event (items, 0, TILLID_BANK_GOOD, 1986, 1986, "something good");

      item->bounds.start_earliest = item->bounds.start_latest = STORY_TODAY - 10 * (i + 1);
      item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
      item = story_add (items, 0, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, 1986, 1986, 1986, 1986,
                        "GP");
      item->row = "GP";
      item->bounds.start_earliest = item->bounds.start_latest =
        STORY_TODAY - 1 - (TillidDay) (14600.0 * i * i / (1460.0 * 1460.0));
      item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
    }
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  return items;
}

/* Whole bins side by side, in any view the same ones. */
static void
assert_strip (const TillidTimelineLayout *layout, TillidTimelineLane lane, guint n_items)
{
  double end = -1, highest = 0;
  guint n = 0, n_bins = 0;

  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = SIGN (layout, i);
      TillidDay first;
      int month, day;

      if (sign->lane != lane)
        continue;
      g_assert_cmpint (sign->kind, ==, TILLID_SIGN_DENSITY);
      g_assert_cmpfloat (sign->fade[0], >=, end - NEAR);
      g_assert_cmpfloat (sign->rect.height, >, 0);
      end = sign->fade[3];
      highest = MAX (highest, sign->share);
      n += sign->n_items;
      n_bins++;
      if (sign->fade[0] <= layout->scale.gutter + 1)
        continue;
      first = tillid_timeline_scale_day (&layout->scale, sign->fade[0] + 0.01);
      tillid_day_to_ymd (first + 1, NULL, &month, &day);
      g_assert_cmpint (month, ==, 1);
      g_assert_cmpint (day, <=, 12);
    }
  g_assert_cmpint (n, ==, n_items);
  g_assert_cmpint (n_bins, >, 35);
  assert_near (highest, 1, NEAR);
}

static void
test_strip (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = many_new ();
  TillidTimelineView view;
  guint n;

  g_test_summary ("From far away what is many is a strip of years, as high as there are many");
  /* 41 years on 732 px: a year is 17.9 px, a quarter 4.5. */
  look (&view, items, STORY_TODAY - 41 * DAYS_PER_YEAR, STORY_TODAY);
  layout = compute (&view, items);
  g_assert_cmpint (layout->detail, ==, TILLID_TIMELINE_DETAIL_STRIP);
  assert_strip (layout, TILLID_LANE_LIFE, 1460);
  assert_strip (layout, TILLID_LANE_CARE, 1460);
  g_assert_cmpint (layout->signs->len, <, 100);
  /* The good ones rise from the line. */
  g_assert_cmpfloat (SIGN (layout, 0)->rect.y + SIGN (layout, 0)->rect.height, <,
                     layout->lanes[0].line_y);
  tillid_timeline_layout_get_folded (layout, SIGN (layout, 10), &n);
  g_assert_cmpint (n, ==, SIGN (layout, 10)->n_items);

  /* The selected one stands for itself. */
  view.selected = ITEMS (items)[700].id;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (tillid_timeline_layout_find (layout, ITEMS (items), view.selected)->n_items, ==,
                   1);

  /* Few things are never a strip. */
  g_array_set_size (items, 40);
  view.selected = 0;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  for (guint i = 0; i < layout->signs->len; i++)
    g_assert_cmpint (SIGN (layout, i)->kind, !=, TILLID_SIGN_DENSITY);
}

static GArray *
week_new (void)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
  TillidTimelineItem *item = story_event (items, 1, TILLID_BANK_GOOD, 2026, 2026, "The garden");

  item->bounds.start_earliest = item->bounds.start_latest = STORY_TODAY - 4;
  item->bounds.end_earliest = item->bounds.end_latest = STORY_TODAY - 4;
  item =
    story_add (items, 2, TILLID_TIMELINE_VISIT, TILLID_LANE_CARE, 2026, 2026, 2026, 2026, NULL);
  item->row = "nurse";
  item->bounds =
    (TillidToldBounds){ STORY_TODAY - 5, STORY_TODAY - 5, STORY_TODAY - 5, STORY_TODAY - 5 };
  item = story_event (items, 3, TILLID_BANK_HARD, 2026, 2026, "secret");
  item->closed = TRUE;
  item->text = NULL;
  item->bounds =
    (TillidToldBounds){ STORY_TODAY - 3, STORY_TODAY - 3, STORY_TODAY - 3, STORY_TODAY - 3 };
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  return items;
}

static const TillidTimelineSign *
find (const TillidTimelineLayout *layout, const GArray *items, gint64 id)
{
  const TillidTimelineSign *sign = tillid_timeline_layout_find (layout, ITEMS (items), id);

  g_assert_nonnull (sign);
  return sign;
}

static void
test_near (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = week_new ();
  const TillidTimelineSign *sign;
  TillidTimelineView view;

  g_test_summary ("Weeks: everything has a first line. Days: a card, but never of a closed stone");
  look (&view, items, STORY_TODAY - 60, STORY_TODAY);
  layout = compute (&view, items);
  g_assert_cmpstr (find (layout, items, 2)->label, ==, "Amina Berg, 60 min");
  g_assert_true (find (layout, items, 2)->has_label);
  g_assert_false (find (layout, items, 1)->is_card);

  view.first = STORY_TODAY - 9;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  sign = find (layout, items, 1);
  g_assert_true (sign->is_card && sign->has_label);
  g_assert_cmpstr (sign->label, ==, "The garden");
  g_assert_cmpstr (sign->second_line, ==, "Amina Berg, 60 min");
  assert_near (sign->label_rect.height, 33, NEAR);
  /* It stays in the half above the line. */
  g_assert_cmpfloat (sign->label_rect.y + 33, <, layout->lanes[0].line_y);
  sign = find (layout, items, 3);
  g_assert_false (sign->is_card);
  g_assert_null (sign->second_line);

  /* On paper nobody says a second line. */
  view.second_line = NULL;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_false (find (layout, items, 1)->is_card);
  g_assert_true (find (layout, items, 1)->has_label);
}

static void
test_days (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = week_new ();
  TillidTimelineView view;
  guint n = 0, n_named = 0;

  g_test_summary ("Below twelve weeks the axis counts days");
  look (&view, items, STORY_TODAY - 9, STORY_TODAY);
  layout = compute (&view, items);
  g_assert_cmpint (layout->zoom, ==, TILLID_TIMELINE_ZOOM_DAYS);
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const TillidTimelineTick *tick = &g_array_index (layout->ticks, TillidTimelineTick, i);

      if (tick->coming)
        continue;
      n++;
      n_named += tick->labelled;
      g_assert_cmpint (tick->day, >, 0);
      g_assert_true (tick->major == (tick->day == 1));
      /* 10 March 2026 is a Tuesday. */
      g_assert_true (!tick->medium || tick->day == 2 || tick->day == 9);
    }
  g_assert_cmpint (n, ==, 10);
  /* 81 px each: all but the last have room. */
  g_assert_cmpint (n_named, ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-detail/steps", test_steps);
  g_test_add_func ("/timeline-detail/strip", test_strip);
  g_test_add_func ("/timeline-detail/near", test_near);
  g_test_add_func ("/timeline-detail/days", test_days);
  return g_test_run ();
}
