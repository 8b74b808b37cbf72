/* test-timeline-layout.c - where things stand on the life-story timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

/* The drawn pages: 164 + 109 + 59 + 60 + 76 + 25 + 43 + 59 = 595, after 41 for the axis. */
static void
test_lane_heights (void)
{
  static const double heights[] = { 164, 109, 59, 60, 76, 25, 43, 59 };
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;
  double y = 41;

  story_view (&view, items);
  view.height = 636;
  layout = compute (&view, items);
  g_assert_cmpint (layout->n_lanes, ==, TILLID_N_LANES);
  for (guint i = 0; i < layout->n_lanes; i++)
    {
      g_assert_cmpint (layout->lanes[i].lane, ==, i);
      assert_near (layout->lanes[i].y, y, 1e-3);
      assert_near (layout->lanes[i].height, heights[i], 1e-3);
      y += heights[i];
    }
  assert_near (layout->height, 636, 1e-3);
  assert_near (layout->lanes[0].line_y, 41 + 80, NEAR);
  g_assert_cmpint (layout->n_scrolled, ==, 0);
}

/* A lane is not lower than its name in two lines, and what is left over belongs to the last one. */
static void
test_lane_names (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;
  double least;

  story_view (&view, items);
  view.height = 636;
  least = tillid_timeline_view_least_height (&view);
  /* Axis, the patient's lane whole, one row of each: 109-5x17, 59-2x17.3, 60-2x17.3, 76-3x17.2, 25, 43-17.5, 59-2x17.3. */
  assert_near (least, 41 + 164 + 24 + 24.4 + 25.4 + 24.4 + 25 + 25.5 + 24.4, 1e-3);
  view.name_heights[TILLID_LANE_PLACE] = 48;
  assert_near (tillid_timeline_view_least_height (&view), least + 48 + 8 - 25, 1e-3);
  layout = compute (&view, items);
  assert_near (layout->lanes[5].height, 48 + 8, 1e-3);
  g_assert_cmpfloat (layout->height, <=, 636.5);

  view.name_heights[TILLID_LANE_PLACE] = 0;
  view.height = 700;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  assert_near (layout->lanes[7].y + layout->lanes[7].height, 700, 1e-3);
  assert_near (layout->height, 700, 1e-3);
}

/* Rows that one lane does not need go to those that do; what is still too much scrolls. */
static void
test_rows_are_shared (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;
  guint scrolled;

  for (guint i = 0; i < 30; i++)
    story_add (items, 0, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 2010, 2010, NAN, NAN,
               "pain");
  story_view (&view, items);
  view.selected = 0;
  view.height = 636;
  layout = compute (&view, items);
  g_assert_cmpint (layout->lanes[1].n_rows, ==, 30);
  g_assert_cmpint (layout->lanes[1].n_shown, >, 6);
  g_assert_cmpfloat (layout->height, <=, 636.5);
  g_assert_cmpint (layout->n_scrolled, ==, 30 - layout->lanes[1].n_shown);
  scrolled = layout->lanes[1].n_shown;
  view.first_row[TILLID_LANE_SYMPTOM] = 100;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->lanes[1].first_row, ==, 30 - scrolled);
  g_assert_cmpint (SIGN (layout, 0)->row, ==, 30 - scrolled);
  assert_near (SIGN (layout, 0)->y, layout->lanes[1].first_y + 7, NEAR);
  /* Other lanes keep one row each; on a low window the full lane gives way first. */
  view.height = 400;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->lanes[1].n_shown, >=, 1);
  g_assert_cmpfloat (layout->lanes[0].height, ==, 164);
}

static void
test_lanes_of_choice (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;

  story_view (&view, items);
  view.lanes[0] = TILLID_LANE_HELP;
  view.lanes[1] = TILLID_LANE_PLACE;
  view.n_lanes = 2;
  layout = compute (&view, items);
  g_assert_cmpint (layout->n_lanes, ==, 3);
  g_assert_cmpint (layout->lanes[0].lane, ==, TILLID_LANE_LIFE);
  g_assert_cmpint (layout->lanes[1].lane, ==, TILLID_LANE_HELP);
  g_assert_cmpint (layout->lanes[2].lane, ==, TILLID_LANE_PLACE);
  view.good_only = TRUE;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->n_lanes, ==, 2);
  for (guint i = 0; i < layout->signs->len; i++)
    g_assert_true (SIGN (layout, i)->kind != TILLID_SIGN_STONE &&
                   SIGN (layout, i)->kind != TILLID_SIGN_CLOSED_STONE);
}

/* For the patient a closed stone is a plain stone, without a word. */
static void
test_plain (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;
  guint n_closed = 0;

  story_view (&view, items);
  layout = compute (&view, items);
  for (guint i = 0; i < layout->signs->len; i++)
    n_closed += SIGN (layout, i)->kind == TILLID_SIGN_CLOSED_STONE;
  g_assert_cmpint (n_closed, ==, 1);
  view.plain = TRUE;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  for (guint i = 0; i < layout->signs->len; i++)
    {
      g_assert_cmpint (SIGN (layout, i)->kind, !=, TILLID_SIGN_CLOSED_STONE);
      if (ITEMS (items)[SIGN (layout, i)->index].closed)
        g_assert_null (SIGN (layout, i)->label);
    }
}

/*
 * Eight hard events of one week: three rows below the line, then signs join; with eight rows each has its words. A row
 * more above and below makes the lane 42 px higher. A sentence that is longer than both sides is shortened.
 */
static void
test_rows_of_the_patient (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;

  for (guint i = 0; i < 8; i++)
    story_event (items, 0, TILLID_BANK_HARD, 2015.5, 2015.5, "something");
  story_view (&view, items);
  layout = compute (&view, items);
  g_assert_cmpint (layout->signs->len, ==, 3);
  g_assert_cmpfloat (layout->lanes[0].height, ==, 164);
  view.life_rows = 8;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->signs->len, ==, 8);
  g_assert_cmpfloat (layout->lanes[0].height, ==, 164 + 5 * 42);
  for (guint i = 0; i < 8; i++)
    g_assert_true (SIGN (layout, i)->has_label);
  g_array_set_size (items, 1);
  g_array_index (items, TillidTimelineItem, 0).text =
    "a very long sentence that somebody said about what happened then, with all its turns, which "
    "is longer than "
    "either side of the axis could ever be, and longer still";
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  /* 10.5 of the 21.19 years are before it, so the side after it, up to x = 844, is the larger one. */
  g_assert_true (SIGN (layout, 0)->has_label && !SIGN (layout, 0)->label_before);
  assert_near (SIGN (layout, 0)->label_rect.x + SIGN (layout, 0)->label_rect.width, 844, 0.02);
}

static void
assert_apart (const TillidTimelineRect *a, const TillidTimelineRect *b)
{
  g_assert_true (a->x + a->width <= b->x + NEAR || b->x + b->width <= a->x + NEAR ||
                 a->y + a->height <= b->y + NEAR || b->y + b->height <= a->y + NEAR ||
                 fabs (a->y - b->y) > 8);
}

/* No text over another, none outside its part of the axis, every item in exactly one sign. */
static void
assert_sound (const TillidTimelineLayout *layout, guint n_visible_most)
{
  guint n = layout->n_scrolled;

  g_assert_cmpint (layout->signs->len, <=, TILLID_TIMELINE_MAX_SIGNS);
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidTimelineSign *a = SIGN (layout, i);

      n += a->n_items;
      if (!a->has_label)
        continue;
      g_assert_cmpfloat (a->label_rect.x, >=, layout->scale.gutter - NEAR);
      g_assert_cmpfloat (a->label_rect.x + a->label_rect.width, <=, layout->width);
      if (!a->coming)
        g_assert_cmpfloat (a->label_rect.x + a->label_rect.width, <=,
                           layout->scale.past_end + NEAR);
      else
        g_assert_cmpfloat (a->label_rect.x, >=, layout->scale.future);
      for (guint j = i + 1; j < layout->signs->len; j++)
        if (SIGN (layout, j)->has_label)
          assert_apart (&a->label_rect, &SIGN (layout, j)->label_rect);
    }
  g_assert_cmpint (n, ==, n_visible_most);
}

/* What the view shows, counted without the layout. */
static guint
count_visible (const TillidTimelineView *view, const GArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const TillidTimelineItem *item = &ITEMS (items)[i];
      TillidDay middle = tillid_told_bounds_midpoint (&item->bounds);
      gboolean open =
        item->bounds.end_latest == TILLID_ABSENT && item->bounds.end_earliest == TILLID_ABSENT;

      if (!tillid_told_bounds_is_dated (&item->bounds))
        n += item->planned || item->kind == TILLID_TIMELINE_HOPE;
      else if (item->planned || item->kind == TILLID_TIMELINE_HOPE || middle > view->today)
        n++;
      else if (tillid_timeline_kind_is_bar (item->kind))
        n += (item->bounds.start_earliest < view->last ||
              item->bounds.start_earliest == TILLID_ABSENT) &&
             (open || item->bounds.end_latest > view->first);
      else
        n += middle >= view->first && middle <= view->last;
    }
  return n;
}

static void
test_random_stories (void)
{
  g_autoptr (TillidTimelineLayout) layout = tillid_timeline_layout_new ();
  GRand *rand = g_rand_new_with_seed (20260310);

  for (guint run = 0; run < 120; run++)
    {
      g_autoptr (GArray) items = story_random (rand, run < 100 ? 5 + run * 3 : 3000);
      TillidTimelineView view;

      story_view (&view, items);
      view.selected = ITEMS (items)[g_rand_int_range (rand, 0, items->len)].id;
      view.first = g_rand_double_range (rand, story_day (1981), story_day (2020));
      view.last = view.first + g_rand_double_range (rand, 91, 12000);
      view.last = MIN (view.last, STORY_TODAY);
      view.width = g_rand_double_range (rand, 600, 1900);
      view.height = run % 3 == 0 ? 0 : 636;
      view.scale = run % 5 == 0 ? 1.5 : 1;
      tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
      assert_sound (layout, count_visible (&view, items));
    }
  g_rand_free (rand);
}

/* Equal input, equal output; a used result gives the same as a fresh one. */
static void
test_deterministic (void)
{
  g_autoptr (TillidTimelineLayout) fresh = NULL;
  g_autoptr (TillidTimelineLayout) used = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view, other;

  story_view (&view, items);
  story_view (&other, items);
  other.first = tillid_day_from_ymd (2014, 10, 1);
  other.last = tillid_day_from_ymd (2017, 10, 1);
  fresh = compute (&view, items);
  used = compute (&other, items);
  tillid_timeline_layout_compute (used, &view, ITEMS (items), items->len);
  g_assert_cmpint (fresh->signs->len, ==, used->signs->len);
  for (guint i = 0; i < fresh->signs->len; i++)
    {
      const TillidTimelineSign *a = SIGN (fresh, i), *b = SIGN (used, i);

      g_assert_cmpint (a->id, ==, b->id);
      g_assert_cmpint (a->row, ==, b->row);
      g_assert_true (a->x == b->x && a->y == b->y && a->label_rect.x == b->label_rect.x);
      g_assert_cmpint (a->has_label, ==, b->has_label);
    }
}

static const TillidTimelineSign *
find (const TillidTimelineLayout *layout, const GArray *items, gint64 id)
{
  const TillidTimelineSign *sign = tillid_timeline_layout_find (layout, ITEMS (items), id);

  g_assert_nonnull (sign);
  return sign;
}

static void
test_demo_story (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = story_new ();
  const TillidTimelineSign *sign;
  const guint *folded;
  TillidTimelineView view;
  guint n;

  story_view (&view, items);
  view.height = 636;
  layout = compute (&view, items);
  assert_sound (layout, count_visible (&view, items));
  sign = find (layout, items, STORY_OFF_SICK);
  g_assert_true (sign->selected && sign->has_label && !sign->in_band);
  g_assert_cmpint (sign->kind, ==, TILLID_SIGN_STONE);
  assert_near (sign->label_rect.height, 19, NEAR);
  sign = find (layout, items, STORY_ALARM);
  g_assert_true (sign->in_band && sign->label_bold && sign->has_stem);
  assert_near (sign->line_y, 121, NEAR);
  g_assert_cmpfloat (sign->y, >, 121);
  g_assert_true (find (layout, items, STORY_PARTY)->in_band);
  g_assert_cmpfloat (find (layout, items, STORY_PARTY)->y, <, 121);
  sign = find (layout, items, STORY_MIGRAINE);
  g_assert_true (sign->kind == TILLID_SIGN_BAR && sign->in_band && sign->chevron_end &&
                 !sign->firm_start);
  g_assert_cmpfloat (sign->fade[1], >, sign->fade[0]);
  assert_near (sign->fade[3], 844, NEAR);
  /* The GP's 41 contacts fold: 2015.65 and 2015.72 are 2.6 px apart. */
  sign = find (layout, items, STORY_SICK_NOTE);
  g_assert_true (sign->kind == TILLID_SIGN_TICK || sign->kind == TILLID_SIGN_PILL);
  folded = tillid_timeline_layout_get_folded (layout, sign, &n);
  g_assert_cmpint (n, ==, sign->n_items);
  g_assert_cmpint (folded[0], ==, sign->index);
  g_assert_true (tillid_timeline_layout_pick (layout, sign->x, sign->y) == sign);
  g_assert_null (tillid_timeline_layout_pick (layout, 5, 5));
}

/* Reflection in the width, of everything. */
static void
test_mirror (void)
{
  g_autoptr (TillidTimelineLayout) ltr = NULL;
  g_autoptr (TillidTimelineLayout) rtl = NULL;
  g_autoptr (GArray) items = story_new ();
  TillidTimelineView view;

  story_view (&view, items);
  view.last = tillid_day_from_ymd (2022, 1, 1);
  ltr = compute (&view, items);
  view.rtl = TRUE;
  rtl = compute (&view, items);
  g_assert_cmpint (ltr->signs->len, ==, rtl->signs->len);
  for (guint i = 0; i < ltr->signs->len; i++)
    {
      const TillidTimelineSign *a = SIGN (ltr, i), *b = SIGN (rtl, i);

      g_assert_cmpint (a->id, ==, b->id);
      g_assert_true (a->y == b->y && a->has_label == b->has_label);
      assert_near (a->x + b->x, 1056, NEAR);
      assert_near (a->rect.x + a->rect.width + b->rect.x, 1056, NEAR);
      if (a->has_label)
        assert_near (a->label_rect.x + a->label_rect.width + b->label_rect.x, 1056, NEAR);
      for (guint j = 0; a->kind == TILLID_SIGN_BAR && j < 4; j++)
        assert_near (a->fade[j] + b->fade[j], 1056, NEAR);
    }
  for (guint i = 0; i < ltr->ticks->len; i++)
    assert_near (g_array_index (ltr->ticks, TillidTimelineTick, i).x +
                   g_array_index (rtl->ticks, TillidTimelineTick, i).x,
                 1056, NEAR);
  assert_near (ltr->band.rect.x + ltr->band.rect.width + rtl->band.rect.x, 1056, NEAR);
  assert_near (ltr->fold.x + ltr->fold.width + rtl->fold.x, 1056, NEAR);
  assert_near (ltr->overview.brush.x + ltr->overview.brush.width + rtl->overview.brush.x, 1056,
               NEAR);
  assert_near (tillid_timeline_scale_x (&ltr->scale, 15000) +
                 tillid_timeline_scale_x (&rtl->scale, 15000),
               1056, NEAR);
}

/* Ten contacts within two days on one key: one pill, ten items; nearer they come apart. */
static void
test_folding (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;

  for (guint i = 0; i < 10; i++)
    {
      TillidTimelineItem *item = story_add (items, 0, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE,
                                            2015, 2015, 2015, 2015, "GP");

      item->row = "GP";
      item->bounds.start_earliest = item->bounds.start_latest = 16500 + i * 12;
      item->bounds.end_earliest = item->bounds.end_latest = 16500 + i * 12;
    }
  story_view (&view, items);
  view.selected = 0;
  layout = compute (&view, items);
  /* 12 days are 1.13 px at 732 px for 21.19 years. */
  g_assert_cmpint (layout->signs->len, ==, 1);
  g_assert_cmpint (SIGN (layout, 0)->kind, ==, TILLID_SIGN_PILL);
  g_assert_cmpint (SIGN (layout, 0)->n_items, ==, 10);
  g_assert_cmpstr (SIGN (layout, 0)->label, ==, "GP \303\227 10");
  /* 8 years: 3.0 px, ticks. */
  view.first = STORY_TODAY - 16 * 365.25;
  view.last = view.first + 8 * 365.25;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->signs->len, ==, 10);
  g_assert_cmpint (SIGN (layout, 3)->kind, ==, TILLID_SIGN_TICK);
  /* 1 year: 23.5 px, contacts of their own. */
  view.first = 16450;
  view.last = 16450 + 365;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->signs->len, ==, 10);
  g_assert_cmpint (SIGN (layout, 3)->kind, ==, TILLID_SIGN_DISC);
}

static void
test_undated (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;

  story_event (items, 1, TILLID_BANK_GOOD, NAN, NAN, "somewhen");
  story_event (items, 2, TILLID_BANK_HARD, NAN, NAN, "another time");
  story_add (items, 3, TILLID_TIMELINE_HOPE, TILLID_LANE_LIFE, NAN, NAN, NAN, NAN, "a hope");
  story_event (items, 4, TILLID_BANK_GOOD, 2012, 2012, "known");
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  story_view (&view, items);
  layout = compute (&view, items);
  g_assert_cmpint (layout->undated_items->len, ==, 2);
  g_assert_cmpint (ITEMS (items)[g_array_index (layout->undated_items, guint, 0)].id, ==, 1);
  g_assert_true (layout->undated.visible && layout->undated.has_pill);
  assert_near (layout->undated.pill.x, 112, NEAR);
  g_assert_cmpint (layout->signs->len, ==, 2);
  /* mock: the flower of an undated hope stands at W - 28, 20 below the top of its lane, its text before it. */
  assert_near (find (layout, items, 3)->x, 1028, NEAR);
  assert_near (find (layout, items, 3)->y, 61, NEAR);
  g_assert_true (find (layout, items, 3)->label_before);
}

static double
counting_measure_cb (const char *text, gboolean bold, gpointer data)
{
  (*(guint *) data)++;
  return 120;
}

/* A long life: the time it takes is printed; the numbers of signs and of measured texts are bound. */
static void
test_many (void)
{
  g_autoptr (TillidTimelineLayout) layout = tillid_timeline_layout_new ();
  GRand *rand = g_rand_new_with_seed (4711);
  g_autoptr (GArray) items = story_random (rand, 10000);
  TillidTimelineView view;
  guint n_measured = 0;
  gint64 start, best = G_MAXINT64;

  story_view (&view, items);
  view.first = view.life_first;
  view.height = 636;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  for (guint i = 0; i < 10; i++)
    {
      start = g_get_monotonic_time ();
      tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  g_test_message ("10 000 items, whole life: %.2f ms", (double) best / 1000);
  g_assert_cmpint (layout->signs->len, <=, TILLID_TIMELINE_MAX_SIGNS);
  assert_sound (layout, count_visible (&view, items));
  view.measure = counting_measure_cb;
  view.measure_data = &n_measured;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (n_measured, <, 3000);
  g_rand_free (rand);
}

static void
test_snap (void)
{
  g_autoptr (GArray) items = story_new ();
  g_autoptr (TillidTimelineLayout) exact = NULL, first = NULL, moved = NULL;
  TillidTimelineView view;
  guint n_same = 0;

  g_test_summary (
    "On pixels a sign moves by half a pixel at most, and looks the same while it is panned");
  story_view (&view, items);
  view.selected = 0;
  view.height = 620.3;
  exact = compute (&view, items);
  first = compute (&view, items);
  tillid_timeline_layout_snap (first);
  for (guint i = 0; i < first->signs->len; i++)
    {
      const TillidTimelineSign *sign = SIGN (first, i);

      assert_near (sign->rect.x, SIGN (exact, i)->rect.x, 0.52);
      assert_near (sign->rect.y, SIGN (exact, i)->rect.y, 0.52);
      g_assert_cmpfloat (sign->y, ==, floor (sign->y));
      g_assert_cmpfloat (sign->x, ==, sign->kind == TILLID_SIGN_BAR ? sign->x : floor (sign->x));
    }
  tillid_timeline_view_pan (&view, -77.3);
  moved = compute (&view, items);
  tillid_timeline_layout_snap (moved);
  for (guint i = 0; i < first->signs->len; i++)
    for (guint j = 0; j < moved->signs->len; j++)
      {
        const TillidTimelineSign *a = SIGN (first, i), *b = SIGN (moved, j);

        /* The layout may have chosen another place for the text; then it is another picture. */
        if (fabs (a->label_rect.x - a->x - (b->label_rect.x - b->x)) > 1)
          continue;
        if (a->id != b->id || a->kind == TILLID_SIGN_BAR || a->coming ||
            a->label_before != b->label_before || !a->has_label || !b->has_label ||
            a->n_items != b->n_items || a->label_rect.width != b->label_rect.width)
          continue;
        n_same++;
        g_assert_cmpfloat (a->rect.x - a->x, ==, b->rect.x - b->x);
        g_assert_cmpfloat (a->label_rect.x - a->x, ==, b->label_rect.x - b->x);
        g_assert_cmpfloat (a->rect.y - a->y, ==, b->rect.y - b->y);
      }
  g_assert_cmpint (n_same, >, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/lane-heights", test_lane_heights);
  g_test_add_func ("/timeline-layout/rows-are-shared", test_rows_are_shared);
  g_test_add_func ("/timeline-layout/lanes-of-choice", test_lanes_of_choice);
  g_test_add_func ("/timeline-layout/plain", test_plain);
  g_test_add_func ("/timeline-layout/rows-of-the-patient", test_rows_of_the_patient);
  g_test_add_func ("/timeline-layout/demo-story", test_demo_story);
  g_test_add_func ("/timeline-layout/random-stories", test_random_stories);
  g_test_add_func ("/timeline-layout/deterministic", test_deterministic);
  g_test_add_func ("/timeline-layout/mirror", test_mirror);
  g_test_add_func ("/timeline-layout/folding", test_folding);
  g_test_add_func ("/timeline-layout/lane-names", test_lane_names);
  g_test_add_func ("/timeline-layout/undated", test_undated);
  g_test_add_func ("/timeline-layout/many", test_many);
  g_test_add_func ("/timeline-layout/snap", test_snap);
  return g_test_run ();
}
