/* test-bead-layout.c - the demo case's beads stand where the picture has them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "demo-visits.h"
#include "tillid-bead-layout.h"

#include <math.h>

#define WIDTH 838.0

/* Nurse, doctor, social worker, psychologist. */
static guint
row_of (gint64 member)
{
  switch (member)
    {
    case MARIE:
      return 1;
    case JONAS:
      return 2;
    case PETER:
      return 3;
    default:
      return 0;
    }
}

typedef struct
{
  TillidBeadVisit visits[N_DEMO_VISITS + 2];
  TillidBeadPresence present[N_DEMO_VISITS][2];
  TillidBeadHandOver hand_over;
  TillidBeadLeave leave;
  TillidBeadInput input;
} Demo;

static void
fill_demo (Demo *demo)
{
  static const char *const planned[] = { DEMO_TODAY, "2026-03-24" };

  for (guint i = 0; i < N_DEMO_VISITS; i++)
    {
      guint n = demo_visits[i].staff[1] != 0 ? 2 : 1;

      for (guint j = 0; j < n; j++)
        demo->present[i][j] =
          (TillidBeadPresence){ demo_visits[i].staff[j], row_of (demo_visits[i].staff[j]) };
      demo->visits[i] = (TillidBeadVisit){ .id = (gint64) i + 1,
                                           .day = tillid_day_from_iso (demo_visits[i].day),
                                           .lead = demo_visits[i].staff[0],
                                           .present = demo->present[i],
                                           .n_present = n,
                                           .interpreter = demo_visits[i].interpreter,
                                           .known_face = i > 0 };
    }
  for (guint i = 0; i < 2; i++)
    demo->visits[N_DEMO_VISITS + i] = (TillidBeadVisit){ .id = 100 + i,
                                                         .day = tillid_day_from_iso (planned[i]),
                                                         .lead = AMINA,
                                                         .interpreter = RANA,
                                                         .is_planned = TRUE };
  demo->hand_over = (TillidBeadHandOver){ 1, tillid_day_from_iso (DEMO_HAND_OVER), TRUE };
  demo->leave = (TillidBeadLeave){ AMINA, tillid_day_from_iso ("2026-04-20"),
                                   tillid_day_from_iso ("2026-05-08") };
  demo->input = (TillidBeadInput){ .width = WIDTH,
                                   .today = tillid_day_from_iso (DEMO_TODAY),
                                   .visits = demo->visits,
                                   .n_visits = N_DEMO_VISITS + 2,
                                   .n_rows = 4,
                                   .has_interpreters = TRUE,
                                   .hand_overs = &demo->hand_over,
                                   .n_hand_overs = 1,
                                   .leaves = &demo->leave,
                                   .n_leaves = 1 };
}

static const TillidBead *
find_bead (const TillidBeadLayout *layout, TillidBeadKind kind, guint visit, gint64 owner)
{
  for (guint i = 0; i < layout->beads->len; i++)
    {
      const TillidBead *bead = &g_array_index (layout->beads, TillidBead, i);

      if (bead->kind == kind && bead->visit == visit && bead->owner == owner)
        return bead;
    }
  g_assert_not_reached ();
}

static guint
find_marks (const TillidBeadLayout *layout, TillidBeadMarkKind kind, const TillidBeadMark **out)
{
  guint n = 0;

  for (guint i = 0; i < layout->marks->len; i++)
    if (g_array_index (layout->marks, TillidBeadMark, i).kind == kind)
      {
        *out = &g_array_index (layout->marks, TillidBeadMark, i);
        n++;
      }
  return n;
}

/* The x of the picture are 118 + 706 (day - 1 Nov 2024) / 570, worked in Python; the y are those of its drawing. */
static void
test_demo (void)
{
  Demo demo = { 0 };
  g_autoptr (TillidBeadLayout) layout = NULL;
  const TillidBead *bead;
  const TillidBeadMark *mark = NULL;

  fill_demo (&demo);
  layout = tillid_bead_layout_new (&demo.input);
  g_assert_cmpfloat_with_epsilon (layout->height, 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->y_interpreters, 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (layout->y_faces, 256, 1e-9);

  bead = find_bead (layout, TILLID_BEAD_LEAD, 0, BODIL);
  g_assert_cmpfloat_with_epsilon (bead->x, 131.6246, 1e-3);
  g_assert_cmpfloat_with_epsilon (bead->y, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (bead->r, 11.5, 1e-9);
  g_assert_true (bead->has_letters);
  bead = find_bead (layout, TILLID_BEAD_PRESENT, 0, MARIE);
  g_assert_cmpfloat_with_epsilon (bead->y, 112, 1e-9);
  bead = find_bead (layout, TILLID_BEAD_LED, 12, MARIE);
  g_assert_cmpfloat_with_epsilon (bead->x, 703.8561, 1e-3);

  /* Two nurses in the fifth visit stand side by side, 19 px apart. */
  g_assert_cmpfloat_with_epsilon (find_bead (layout, TILLID_BEAD_PRESENT, 4, AMINA)->x -
                                    find_bead (layout, TILLID_BEAD_LED, 4, BODIL)->x,
                                  19, 1e-9);

  g_assert_cmpfloat_with_epsilon (find_bead (layout, TILLID_BEAD_UNKNOWN, 0, 0)->y, 256, 1e-9);
  g_assert_cmpfloat_with_epsilon (find_bead (layout, TILLID_BEAD_KNOWN, 1, 0)->r, 4.5, 1e-9);
  bead = find_bead (layout, TILLID_BEAD_PLANNED_LEAD, 14, AMINA);
  g_assert_cmpfloat_with_epsilon (bead->r, 8.5, 1e-9);
  g_assert_true (bead->has_letters);

  g_assert_cmpuint (find_marks (layout, TILLID_BEAD_MARK_HAND_OVER, &mark), ==, 1);
  g_assert_cmpfloat_with_epsilon (mark->x0, 296.3579, 1e-3);
  g_assert_cmpuint (find_marks (layout, TILLID_BEAD_MARK_HAND_OVER_LINE, &mark), ==, 1);
  g_assert_cmpfloat_with_epsilon (mark->y1, 276, 1e-9);
  /* Hiba to Rana; Omar's one visit is no change. */
  g_assert_cmpuint (find_marks (layout, TILLID_BEAD_MARK_CHANGE, &mark), ==, 1);
  g_assert_cmpfloat_with_epsilon (mark->x0, 296.3579, 1e-3);
  g_assert_cmpfloat_with_epsilon (mark->y0, 220, 1e-9);
  g_assert_cmpuint (find_marks (layout, TILLID_BEAD_MARK_LEAVE, &mark), ==, 1);
  g_assert_cmpfloat_with_epsilon (mark->x0, 780.6491, 1e-3);
  g_assert_cmpint (mark->owner, ==, AMINA);
  g_assert_cmpuint (find_marks (layout, TILLID_BEAD_MARK_TODAY, &mark), ==, 1);
  g_assert_cmpfloat_with_epsilon (mark->x0, 729.8667, 1e-3);
  /* Jan, Apr, Jul, Oct 2025, Jan and Apr 2026. */
  g_assert_cmpuint (find_marks (layout, TILLID_BEAD_MARK_TICK, &mark), ==, 6);
  g_assert_cmpint (mark->day, ==, tillid_day_from_iso ("2026-04-01"));
}

static void
test_crowded (void)
{
  /* 838 px wide, days 0 to 100 with today at 100: 128 days on 706 px, 5.5156 px a day. Lead beads may come as near as 0.6 * 23
   * = 13.8 px: 3 days (16.5 px) stand, 2 days (11.0 px) do not. */
  static const struct
  {
    TillidDay day;
    gboolean has_letters;
  } expected[] = { { 0, TRUE },   { 3, TRUE },  { 20, FALSE },
                   { 22, FALSE }, { 25, TRUE }, { 60, TRUE } };
  TillidBeadVisit visits[G_N_ELEMENTS (expected)] = { 0 };
  TillidBeadInput input = {
    .width = WIDTH, .today = 100, .visits = visits, .n_visits = G_N_ELEMENTS (expected)
  };
  g_autoptr (TillidBeadLayout) layout = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    visits[i] = (TillidBeadVisit){ .id = i, .day = expected[i].day, .lead = 1 };
  layout = tillid_bead_layout_new (&input);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TillidBead *bead = find_bead (layout, TILLID_BEAD_LEAD, i, 1);

      g_assert_cmpint (bead->has_letters, ==, expected[i].has_letters);
      g_assert_cmpfloat_with_epsilon (bead->r, expected[i].has_letters ? 11.5 : 7.0, 1e-9);
    }
}

static void
test_mirror_and_empty (void)
{
  Demo demo = { 0 };
  TillidBeadInput nothing = { .width = WIDTH, .today = 20000 };
  g_autoptr (TillidBeadLayout) plain = NULL;
  g_autoptr (TillidBeadLayout) mirrored = NULL;
  g_autoptr (TillidBeadLayout) empty = tillid_bead_layout_new (&nothing);

  fill_demo (&demo);
  plain = tillid_bead_layout_new (&demo.input);
  mirrored = tillid_bead_layout_new (&demo.input);
  tillid_bead_layout_mirror (mirrored, WIDTH);
  for (guint i = 0; i < plain->beads->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (plain->beads, TillidBead, i).x +
                                      g_array_index (mirrored->beads, TillidBead, i).x,
                                    WIDTH, 1e-9);
  for (guint i = 0; i < plain->marks->len; i++)
    {
      const TillidBeadMark *mark = &g_array_index (mirrored->marks, TillidBeadMark, i);

      g_assert_cmpfloat (mark->x0, <=, mark->x1);
      g_assert_cmpfloat_with_epsilon (g_array_index (plain->marks, TillidBeadMark, i).x0 + mark->x1,
                                      WIDTH, 1e-9);
    }
  g_assert_cmpuint (empty->beads->len, ==, 0);
  g_assert_true (isnan (empty->y_interpreters));
}

static void
test_mini (void)
{
  static const TillidMiniBeadKind kinds[] = { TILLID_MINI_BEAD_OTHER,     TILLID_MINI_BEAD_OTHER,
                                              TILLID_MINI_BEAD_HAND_OVER, TILLID_MINI_BEAD_KEY,
                                              TILLID_MINI_BEAD_KEY,       TILLID_MINI_BEAD_KEY,
                                              TILLID_MINI_BEAD_KEY,       TILLID_MINI_BEAD_KEY,
                                              TILLID_MINI_BEAD_KEY,       TILLID_MINI_BEAD_KEY,
                                              TILLID_MINI_BEAD_SECOND };
  Demo demo = { 0 };
  g_autoptr (GArray) beads = NULL;

  fill_demo (&demo);
  beads = tillid_bead_layout_mini (&demo.input, AMINA, MARIE);
  g_assert_cmpuint (beads->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < beads->len; i++)
    g_assert_cmpint (g_array_index (beads, TillidMiniBead, i).kind, ==, kinds[i]);
  g_assert_cmpfloat_with_epsilon (g_array_index (beads, TillidMiniBead, 2).x, 1.5 * 11.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (beads, TillidMiniBead, 10).x, 9 * 11.5, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/bead-layout/demo", test_demo);
  g_test_add_func ("/core/bead-layout/crowded", test_crowded);
  g_test_add_func ("/core/bead-layout/mirror-and-empty", test_mirror_and_empty);
  g_test_add_func ("/core/bead-layout/mini", test_mini);
  return g_test_run ();
}
