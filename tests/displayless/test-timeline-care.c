/* test-timeline-care.c - a row for each profession, and who interpreted beneath them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "timeline-story.h"

#include "tillid-timeline-words.h"

/* Times of one key, in years. */
static void
add_contacts (GArray *items,
              guint rank,
              const char *row,
              const char *text,
              const double *at,
              guint n)
{
  for (guint i = 0; i < n; i++)
    {
      TillidTimelineItem *item =
        story_add (items, 0, rank < 100 ? TILLID_TIMELINE_VISIT : TILLID_TIMELINE_CONTACT,
                   TILLID_LANE_CARE, at[i], at[i], at[i], at[i], text);

      item->row = row;
      item->rank = (guint8) rank;
    }
}

static GArray *
care_new (void)
{
  static const double gp[] = { 2008, 2010, 2012, 2016, 2019, 2024 };
  static const double nurse[] = { 2009, 2013, 2018, 2025 };
  static const double doctor[] = { 2011, 2025.5 };
  static const double early[] = { 2006 };
  static const double late[] = { 2022 };
  GArray *items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));

  add_contacts (items, 101, "GP", "GP", gp, G_N_ELEMENTS (gp));
  add_contacts (items, 2, "nurse", NULL, nurse, G_N_ELEMENTS (nurse));
  add_contacts (items, 1, "doctor", NULL, doctor, G_N_ELEMENTS (doctor));
  add_contacts (items, 103, "specialist", "Eye clinic", early, 1);
  add_contacts (items, 102, "hospital", "Ward", late, 1);
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  return items;
}

static void
look (TillidTimelineView *view, const GArray *items)
{
  story_view (view, items);
  view->selected = 0;
}

static int
row_of (const TillidTimelineLayout *layout, const GArray *items, const char *key)
{
  int row = -1;

  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = SIGN (layout, i);

      if (g_strcmp0 (ITEMS (items)[sign->index].row, key) != 0)
        continue;
      g_assert_true (row < 0 || row == (int) sign->row);
      row = (int) sign->row;
    }
  g_assert_cmpint (row, >=, 0);
  return row;
}

static void
test_rows (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = care_new ();
  TillidTimelineView view;

  g_test_summary ("All of one profession stands in one row; ours come first, and rows are shared "
                  "only where they do not meet");
  look (&view, items);
  layout = compute (&view, items);
  g_assert_cmpint (row_of (layout, items, "doctor"), ==, 0);
  g_assert_cmpint (row_of (layout, items, "nurse"), ==, 1);
  g_assert_cmpint (row_of (layout, items, "GP"), ==, 2);
  /* 2022 is between the doctor's two visits, the nurse's and the GP's: it cannot share. 2006 is before all of the doctor's. */
  g_assert_cmpint (row_of (layout, items, "hospital"), ==, 3);
  g_assert_cmpint (row_of (layout, items, "specialist"), ==, 0);

  /* The same rows wherever one looks. */
  view.first = story_day (2010.5);
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (row_of (layout, items, "doctor"), <, row_of (layout, items, "nurse"));
  g_assert_cmpint (row_of (layout, items, "nurse"), <, row_of (layout, items, "GP"));
}

static void
test_labels (void)
{
  static const double often[] = { 2010, 2010.02, 2010.04, 2015, 2020, 2020.03 };
  static const double words[] = { 2013 };
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));
  g_autoptr (TillidTimelineLayout) layout = NULL;
  TillidTimelineView view;
  guint n_group = 0, n_own = 0, n_ticks = 0;

  g_test_summary ("A row has one label; a contact that says more keeps its disc and its words");
  add_contacts (items, 101, "GP", "GP", often, G_N_ELEMENTS (often));
  add_contacts (items, 101, "GP", "GP: sick note", words, 1);
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  look (&view, items);
  layout = compute (&view, items);
  for (guint i = 0; i < layout->signs->len; i++)
    {
      const TillidTimelineSign *sign = SIGN (layout, i);

      g_assert_cmpint (sign->row, ==, 0);
      n_group += sign->is_group_label;
      n_own += sign->has_label && !sign->is_group_label;
      n_ticks += sign->kind == TILLID_SIGN_TICK || sign->kind == TILLID_SIGN_PILL;
      if (sign->has_label && !sign->is_group_label)
        {
          g_assert_cmpstr (sign->label, ==, "GP: sick note");
          g_assert_cmpint (sign->kind, ==, TILLID_SIGN_DISC);
        }
      if (sign->is_group_label)
        g_assert_cmpstr (sign->label, ==, "GP \303\227 7");
    }
  g_assert_cmpint (n_group, ==, 1);
  g_assert_cmpint (n_own, ==, 1);
  /* At 2010 the three are 0.69 px apart, at 2020 two are 1.04 px apart. */
  g_assert_cmpint (n_ticks, ==, 3);
}

static void
set_interpreters (GArray *items, TillidTimelineInterpreter kind, TillidInterpretingMode mode)
{
  for (guint i = 0; i < items->len; i++)
    if (ITEMS (items)[i].kind == TILLID_TIMELINE_VISIT)
      {
        g_array_index (items, TillidTimelineItem, i).interpreter = (guint8) kind;
        g_array_index (items, TillidTimelineItem, i).mode = (guint8) mode;
      }
}

static void
test_strip (void)
{
  g_autoptr (TillidTimelineLayout) layout = NULL;
  g_autoptr (GArray) items = care_new ();
  const TillidTimelineLaneBox *box = NULL;
  TillidTimelineView view;
  double height, last = -1;

  g_test_summary ("The strip stands beneath the rows of its lane and has a mark for each visit");
  look (&view, items);
  tillid_timeline_view_set_life (&view, NULL, ITEMS (items), items->len);
  g_assert_false (view.has_strip);
  layout = compute (&view, items);
  g_assert_cmpint (layout->strip->len, ==, 0);
  height = layout->lanes[TILLID_LANE_CARE].height;

  set_interpreters (items, TILLID_TIMELINE_INTERPRETER_SAME, TILLID_INTERPRETING_MODE_PHONE);
  tillid_timeline_view_set_life (&view, NULL, ITEMS (items), items->len);
  view.first = story_day (2005);
  g_assert_true (view.has_strip);
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  box = &layout->lanes[TILLID_LANE_CARE];
  assert_near (box->height, height + 13, 1e-6);
  g_assert_cmpfloat (layout->strip_y, >, box->first_y + box->n_shown * box->row_height - 4);
  g_assert_cmpfloat (layout->strip_y, <, box->y + box->height);
  g_assert_cmpint (layout->strip->len, ==, 6);
  for (guint i = 0; i < layout->strip->len; i++)
    {
      const TillidTimelineStripMark *mark =
        &g_array_index (layout->strip, TillidTimelineStripMark, i);

      g_assert_cmpfloat (mark->x, >, last);
      g_assert_cmpint (mark->mode, ==, TILLID_INTERPRETING_MODE_PHONE);
      /* Only 2025 and 2025.5 are 17 px apart; a wide mark needs 27. */
      g_assert_true (mark->is_wide == (i < 4));
      last = mark->x;
    }
  view.collapsed[TILLID_LANE_CARE] = TRUE;
  tillid_timeline_layout_compute (layout, &view, ITEMS (items), items->len);
  g_assert_cmpint (layout->strip->len, ==, 0);
}

static void
assert_sentence (TillidTimelineItem item, const char *name, const char *expected)
{
  g_autofree char *sentence = tillid_timeline_words_interpreter (&item, name);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentences (void)
{
  TillidTimelineItem item = { .kind = TILLID_TIMELINE_VISIT,
                              .mode = TILLID_INTERPRETING_MODE_VIDEO };
  g_autoptr (GArray) items = care_new ();
  const guint folded[] = { 2, 3, 4 };
  g_autofree char *together = NULL;

  assert_sentence (item, "Rana", NULL);
  item.interpreter = TILLID_TIMELINE_INTERPRETER_SAME;
  assert_sentence (item, "Rana",
                   "Interpreter: \342\201\250Rana\342\201\251, by video, the same as last time.");
  item.interpreter = TILLID_TIMELINE_INTERPRETER_NEW;
  assert_sentence (
    item, "Omar", "Interpreter: \342\201\250Omar\342\201\251, by video, not the one of last time.");
  item.interpreter = TILLID_TIMELINE_INTERPRETER_NONE;
  assert_sentence (item, NULL, "No interpreter, by choice.");
  item.interpreter = TILLID_TIMELINE_INTERPRETER_MISSING;
  assert_sentence (item, NULL, "An interpreter was needed and nobody was there.");
  item.planned = TRUE;
  assert_sentence (item, NULL, "An interpreter is needed and not booked.");

  /* 2006 eye clinic, 2008 GP, 2009 nurse, 2010 GP, 2011 doctor. */
  together = tillid_timeline_words_folded (ITEMS (items), folded, G_N_ELEMENTS (folded));
  g_assert_cmpstr (
    together, ==,
    "Nurse: 3 entries from 1 January 2009 to 1 January 2011. Enter shows them apart.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-care/rows", test_rows);
  g_test_add_func ("/timeline-care/labels", test_labels);
  g_test_add_func ("/timeline-care/strip", test_strip);
  g_test_add_func ("/timeline-care/sentences", test_sentences);
  return g_test_run ();
}
