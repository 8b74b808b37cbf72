/* test-timeline-bad.c - what nobody expects on a timeline: drawn, and never for long
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include "timeline-story.h"

#include "tillid-timeline-drawing.h"
#include "tillid-told-place.h"

#define WIDTH 1056
#define HEIGHT 636
/* Processor time, in seconds, that one picture may never take: many times what it does, far from a freeze. */
#define MOST_SECONDS 1.0

typedef struct
{
  TillidTimelineDrawing *drawing;
  TillidTimelineLayout *layout;
  TillidTimelineView view;
} Page;

static void
page_init (Page *page, const GArray *items)
{
  page->drawing = tillid_timeline_drawing_new (TILLID_PALETTE_LIGHT, TRUE, NULL);
  page->layout = tillid_timeline_layout_new ();
  story_view (&page->view, items);
  page->view.selected = 0;
  page->view.width = WIDTH;
  page->view.height = HEIGHT;
  tillid_timeline_view_set_life (&page->view, NULL, ITEMS (items), items->len);
  tillid_timeline_drawing_prepare (page->drawing, &page->view);
}

static void
page_clear (Page *page)
{
  tillid_timeline_layout_free (page->layout);
  tillid_timeline_drawing_free (page->drawing);
}

/* No label beside the page, none upon another. */
static void
assert_readable (const TillidTimelineLayout *layout)
{
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidTimelineRect *a = &SIGN (layout, i)->label_rect;

      g_assert_true (isfinite (SIGN (layout, i)->x) && isfinite (SIGN (layout, i)->y));
      if (!SIGN (layout, i)->has_label)
        continue;
      g_assert_cmpfloat (a->x, >=, -NEAR);
      g_assert_cmpfloat (a->x + a->width, <=, WIDTH + NEAR);
      for (guint j = i + 1; j < layout->signs->len; j++)
        {
          const TillidTimelineRect *b = &SIGN (layout, j)->label_rect;

          if (SIGN (layout, j)->has_label && fabs (a->y - b->y) < 8)
            g_assert_true (a->x + a->width <= b->x + NEAR || b->x + b->width <= a->x + NEAR);
        }
    }
}

static void
draw (Page *page, const GArray *items)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  clock_t start = clock ();

  tillid_timeline_layout_compute (page->layout, &page->view, ITEMS (items), items->len);
  tillid_timeline_drawing_draw (page->drawing, cr, &page->view, page->layout, ITEMS (items));
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, MOST_SECONDS);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_readable (page->layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* From the whole life to a week, in both directions of reading. */
static void
draw_everywhere (const GArray *items)
{
  Page page;

  page_init (&page, items);
  for (int rtl = 0; rtl < 2; rtl++)
    {
      page.view.rtl = rtl != 0;
      page.view.first = page.view.life_first;
      page.view.last = STORY_TODAY;
      for (int step = 0; step < 12; step++)
        {
          draw (&page, items);
          tillid_timeline_view_zoom (&page.view, 2.2, WIDTH / 2.0);
        }
    }
  page_clear (&page);
}

static GArray *
items_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
}

static void
sort (GArray *items)
{
  tillid_timeline_sort ((TillidTimelineItem *) (gpointer) items->data, items->len);
}

/* Latest before earliest, an end before the start, one side open and the other beyond it. */
static void
test_contradictions (void)
{
  static const double bounds[][4] = {
    { 2015, 2010, 2008, 2012 }, { 2012, 2012, 2003, 2003 }, { 2018, NAN, 2010, NAN },
    { NAN, 2010, NAN, 2005 },   { 2020, 2020, NAN, 2001 },  { NAN, NAN, 2011, 2009 },
  };
  static const TillidTimelineKind kinds[] = { TILLID_TIMELINE_EVENT, TILLID_TIMELINE_SYMPTOM,
                                              TILLID_TIMELINE_MEDICINE, TILLID_TIMELINE_STRENGTH };
  static const TillidTimelineLane lanes[] = { TILLID_LANE_LIFE, TILLID_LANE_SYMPTOM,
                                              TILLID_LANE_MEDICINE, TILLID_LANE_HELP };
  g_autoptr (GArray) items = items_new ();

  g_test_summary ("Times that contradict themselves are drawn");
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      story_add (items, 0, kinds[j], lanes[j], bounds[i][0], bounds[i][1], bounds[i][2],
                 bounds[i][3], "told in two ways");
  sort (items);
  draw_everywhere (items);
}

static void
test_before_birth (void)
{
  g_autoptr (GArray) items = items_new ();
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;

  g_test_summary ("What was before the birth stands where it was told; no age is below zero");
  story_event (items, 0, TILLID_BANK_GOOD, 1940, 1940, "Grandmother's house");
  story_event (items, 0, TILLID_BANK_HARD, 1969.5, 1969.6, "before the birth");
  sort (items);
  story_view (&view, items);
  view.selected = 0;
  view.first = story_day (1950);
  view.last = story_day (1978);
  view.life_first = (TillidDay) view.first;
  layout = compute (&view, items);
  for (guint i = 0; i < layout->ticks->len; i++)
    g_assert_cmpint (g_array_index (layout->ticks, TillidTimelineTick, i).age, >=, -1);
  draw_everywhere (items);
}

static void
test_eighty_years (void)
{
  g_autoptr (GArray) items = items_new ();
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;

  g_test_summary ("An event of eighty years goes on beyond every view");
  story_add (items, 1, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 1945, 1946, 2025, 2025.5,
             "always tired");
  story_event (items, 2, TILLID_BANK_HARD, 1945, 1945, "eighty years of waiting");
  g_array_index (items, TillidTimelineItem, 1).bounds.end_earliest = story_day (2025);
  g_array_index (items, TillidTimelineItem, 1).bounds.end_latest = story_day (2025);
  sort (items);
  story_view (&view, items);
  view.selected = 0;
  view.first = story_day (2000);
  view.last = story_day (2001);
  layout = compute (&view, items);
  g_assert_cmpint (SIGN (layout, 0)->kind, ==, TILLID_SIGN_BAR);
  g_assert_true (SIGN (layout, 0)->chevron_start && SIGN (layout, 0)->chevron_end);
  assert_near (SIGN (layout, 0)->rect.x, layout->scale.gutter, 0.01);
  draw_everywhere (items);
}

static void
test_long_titles (void)
{
  g_autofree char *word = g_strnfill (2000, 'm');
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autoptr (GArray) items = items_new ();

  g_test_summary ("Titles of two thousand characters are shortened");
  while (sentence->len < 2000)
    g_string_append (sentence, "and then we went on, ");
  for (guint i = 0; i < 40; i++)
    {
      const char *text = i % 2 == 0 ? word : sentence->str;

      story_event (items, 0, i % 3, 1990 + i * 0.9, 1990 + i * 0.9, text);
      story_add (items, 0, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 1990 + i, 1990 + i,
                 2000 + i, 2000 + i, text);
      story_add (items, 0, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, 1990 + i * 0.9,
                 1990 + i * 0.9, 1990 + i * 0.9, 1990 + i * 0.9, text)
        ->row = text;
    }
  sort (items);
  draw_everywhere (items);
}

/* Arabic with a Latin name in it, Latin with Arabic, signs that turn the direction, and some that close what was never open. */
static void
test_mixed_directions (void)
{
  static const char *const texts[] = {
    "\331\210\330\265\331\204\331\206\330\247 \330\245\331\204\331\211 Odense \331\201\331\212 "
    "2007",
    "We said \342\200\234\330\247\331\204\330\250\330\247\330\250 "
    "\330\247\331\204\330\243\330\262\330\261\331\202\342\200\235 and left",
    "\342\200\256turned around\342\200\254\342\200\254\342\201\251 \342\201\246",
    "\330\247\331\204\330\271\330\261\330\250\331\212\330\251 123 (abc) \333\264\333\265",
    "a\314\201\314\201\314\201\314\201\314\201 \360\237\214\273 \342\200\213\342\200\213",
  };
  g_autoptr (GArray) items = items_new ();

  g_test_summary ("Text of both directions stays in its place");
  for (guint i = 0; i < 50; i++)
    {
      const char *text = texts[i % G_N_ELEMENTS (texts)];

      story_event (items, 0, i % 3, 1990 + i * 0.7, 1990 + i * 0.7, text)->language =
        i % 2 == 0 ? "ar" : "en";
      story_add (items, 0, TILLID_TIMELINE_STRENGTH, TILLID_LANE_HELP, 1990 + i * 0.6,
                 1990 + i * 0.6, NAN, NAN, text);
    }
  sort (items);
  draw_everywhere (items);
}

static void
test_fifty_thousand (void)
{
  g_autoptr (GArray) items = items_new ();

  g_test_summary ("Fifty thousand events are drawn at every distance, none of them left out");
  for (guint i = 0; i < 50000; i++)
    {
      double at = 1985 + 41.0 * i / 50000;

      if (i % 2 == 0)
        story_event (items, 0, i % 3, at, at, "something happened");
      else
        story_add (items, 0, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, at, at, at, at, "GP")->row =
          i % 3 == 0 ? "GP" : "nurse";
    }
  sort (items);
  draw_everywhere (items);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-bad/contradictions", test_contradictions);
  g_test_add_func ("/timeline-bad/before-birth", test_before_birth);
  g_test_add_func ("/timeline-bad/eighty-years", test_eighty_years);
  g_test_add_func ("/timeline-bad/long-titles", test_long_titles);
  g_test_add_func ("/timeline-bad/mixed-directions", test_mixed_directions);
  g_test_add_func ("/timeline-bad/fifty-thousand", test_fifty_thousand);
  return g_test_run ();
}
