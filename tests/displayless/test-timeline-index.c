/* test-timeline-index.c - items told once to a layout, seen again and again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

static void
assert_same_bytes (const GArray *a, const GArray *b, gsize size)
{
  g_assert_cmpmem (a->data, a->len * size, b->data, b->len * size);
}

/* Texts of folded groups are made for each layout: they are compared by what they say. */
static void
assert_same_signs (const TillidTimelineLayout *a, const TillidTimelineLayout *b)
{
  g_assert_cmpuint (a->signs->len, ==, b->signs->len);
  for (guint i = 0; i < a->signs->len; i++)
    {
      TillidTimelineSign one = g_array_index (a->signs, TillidTimelineSign, i);
      TillidTimelineSign other = g_array_index (b->signs, TillidTimelineSign, i);
      guint n_one, n_other;
      const guint *of_one = tillid_timeline_layout_get_folded (a, &one, &n_one);
      const guint *of_other = tillid_timeline_layout_get_folded (b, &other, &n_other);

      g_assert_cmpstr (one.label, ==, other.label);
      g_assert_cmpmem (of_one, n_one * sizeof *of_one, of_other, n_other * sizeof *of_other);
      g_assert_cmpint (one.id, ==, other.id);
      g_assert_cmpint (one.kind, ==, other.kind);
      g_assert_cmpuint (one.row, ==, other.row);
      g_assert_cmpint (one.has_label, ==, other.has_label);
      g_assert_cmpmem (&one.rect, sizeof one.rect, &other.rect, sizeof other.rect);
      g_assert_cmpmem (&one.label_rect, sizeof one.label_rect, &other.label_rect,
                       sizeof other.label_rect);
      g_assert_cmpmem (one.fade, sizeof one.fade, other.fade, sizeof other.fade);
    }
}

static void
assert_same (const TillidTimelineLayout *kept, const TillidTimelineLayout *fresh)
{
  assert_same_signs (kept, fresh);
  assert_same_bytes (kept->undated_items, fresh->undated_items, sizeof (guint));
  g_assert_cmpuint (kept->overview.dots->len, ==, fresh->overview.dots->len);
  for (guint i = 0; i < kept->overview.dots->len; i++)
    {
      const TillidTimelineDot *a = &g_array_index (kept->overview.dots, TillidTimelineDot, i);
      const TillidTimelineDot *b = &g_array_index (fresh->overview.dots, TillidTimelineDot, i);

      g_assert_true (a->x == b->x && a->x_end == b->x_end && a->bank == b->bank);
    }
  assert_same_bytes (kept->overview.load, fresh->overview.load, sizeof (double));
  g_assert_true (kept->overview.load_max == fresh->overview.load_max);
}

static void
test_again (void)
{
  g_autoptr (TillidTimelineLayout) kept = tillid_timeline_layout_new ();
  GRand *rand = g_rand_new_with_seed (20261122);

  g_test_summary (
    "A layout that keeps its items shows what a fresh one shows: moved, mirrored, in a "
    "pause, wider, at another size of text, with other items");
  for (guint run = 0; run < 12; run++)
    {
      g_autoptr (GArray) items = story_random (rand, run == 11 ? 4000 : 40 + run * 30);
      TillidTimelineView view;

      story_view (&view, items);
      view.life_first = story_day (1978);
      tillid_timeline_layout_set_items (kept, ITEMS (items), items->len);
      /* The last view is the first of the next items. */
      for (guint step = 0; step < 31; step++)
        {
          g_autoptr (TillidTimelineLayout) fresh = tillid_timeline_layout_new ();

          view.first = g_rand_double_range (rand, story_day (1979), story_day (2024));
          view.last = view.first + g_rand_double_range (rand, 40, 14000);
          view.last = MIN (view.last, STORY_TODAY);
          view.rtl = step % 5 > 2;
          view.good_only = step % 7 == 3;
          view.plain = step % 11 == 4;
          view.width = step % 6 == 5 ? 1600 : 1056;
          view.scale = step % 8 == 7 ? 1.5 : 1;
          view.selected = step % 3 == 0 ? ITEMS (items)[step].id : 0;
          tillid_timeline_layout_update (kept, &view);
          tillid_timeline_layout_compute (fresh, &view, ITEMS (items), items->len);
          assert_same (kept, fresh);
        }
    }
  g_rand_free (rand);
}

static gboolean
is_seen (TillidToldBounds bounds, TillidTimelineKind kind)
{
  g_autoptr (TillidTimelineLayout) layout = tillid_timeline_layout_new ();
  TillidTimelineItem item = { .id = 7, .kind = kind, .bounds = bounds, .text = "told" };
  TillidTimelineView view;

  item.lane = kind == TILLID_TIMELINE_EVENT ? TILLID_LANE_LIFE : TILLID_LANE_PLACE;
  tillid_timeline_view_init (&view, 1056, tillid_day_from_ymd (2026, 3, 10));
  view.first = tillid_day_from_ymd (2010, 1, 1);
  view.last = tillid_day_from_ymd (2015, 1, 1);
  tillid_timeline_layout_compute (layout, &view, &item, 1);
  return layout->signs->len == 1;
}

static void
test_extent (void)
{
  const TillidDay before = tillid_day_from_ymd (2005, 6, 1), in = tillid_day_from_ymd (2012, 6, 1),
                  after = tillid_day_from_ymd (2020, 6, 1), open = TILLID_ABSENT;

  g_test_summary ("What reaches into the view is seen, whatever end is open; expected by thinking: "
                  "the view is 2010 to 2014");
  g_assert_true (
    is_seen ((TillidToldBounds){ before, before, after, after }, TILLID_TIMELINE_PLACE));
  g_assert_true (is_seen ((TillidToldBounds){ before, before, open, open }, TILLID_TIMELINE_PLACE));
  g_assert_true (is_seen ((TillidToldBounds){ open, before, in, in }, TILLID_TIMELINE_PLACE));
  /* It may have begun in the view. */
  g_assert_true (is_seen ((TillidToldBounds){ in, after, after, after }, TILLID_TIMELINE_PLACE));
  /* Nobody knows when it ended at the latest. */
  g_assert_true (
    is_seen ((TillidToldBounds){ before, before, before, open }, TILLID_TIMELINE_PLACE));
  g_assert_false (
    is_seen ((TillidToldBounds){ before, before, before + 9, before + 9 }, TILLID_TIMELINE_PLACE));
  g_assert_false (is_seen ((TillidToldBounds){ after, after, open, open }, TILLID_TIMELINE_PLACE));
  /* A moment stands in the middle of its bounds. */
  g_assert_true (
    is_seen ((TillidToldBounds){ before, after, before, after }, TILLID_TIMELINE_EVENT));
  g_assert_false (is_seen ((TillidToldBounds){ before, in, before, in }, TILLID_TIMELINE_EVENT));
  /* Days beyond any calendar are still before and after. */
  g_assert_true (
    is_seen ((TillidToldBounds){ -G_MAXINT64 / 4, -G_MAXINT64 / 4, G_MAXINT64 / 4, G_MAXINT64 / 4 },
             TILLID_TIMELINE_PLACE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/timeline-index/again", test_again);
  g_test_add_func ("/core/timeline-index/extent", test_extent);
  return g_test_run ();
}
