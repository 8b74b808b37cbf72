/* test-next-visit.c - who could see the demo patient next
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "demo-visits.h"
#include "tillid-next-visit.h"

static const char *const danish[] = { "da", NULL };
static const char *const arabic[] = { "da", "ar", NULL };

static GArray *
rank (const TillidNextCandidate *candidates,
      guint n,
      TillidContinuityUnit unit,
      gint64 second,
      guint *unwanted)
{
  static TillidContactPoint points[N_DEMO_VISITS];
  TillidNextQuestion question = { .points = points,
                                  .n_points = N_DEMO_VISITS,
                                  .window = { tillid_day_from_iso (DEMO_HAND_OVER) + 1,
                                              TILLID_ABSENT },
                                  .look_back = 365,
                                  .today = tillid_day_from_iso (DEMO_TODAY),
                                  .key_contact = AMINA,
                                  .second_face = second,
                                  .languages = arabic };

  demo_points (points);
  return tillid_next_visit_rank (&question, unit, candidates, n, unwanted);
}

static const TillidNextCandidate colleagues[] = { { KIRSTEN, "Kirsten", danish, FALSE },
                                                  { MARIE, "Marie", arabic, FALSE },
                                                  { AMINA, "Amina", arabic, FALSE } };

static void
assert_row (const GArray *rows, guint i, gint64 who, gint64 introduces, gint64 coc_hundredths)
{
  const TillidNextVisit *row = &g_array_index (rows, TillidNextVisit, i);

  g_assert_cmpint (row->who, ==, who);
  g_assert_cmpint (row->introduces, ==, introduces);
  g_assert_cmpint (tillid_ratio_hundredths (row->after.coc), ==, coc_hundredths);
  g_assert_cmpint (row->after.coc.denominator, ==, 72);
}

/* The worked case: COC after one more visit: Amina 56/72 = 0.78, Marie 44/72 = 0.61, Kirsten 42/72 = 0.58. */
static void
test_colleagues (void)
{
  g_autoptr (GArray) rows = rank (colleagues, 3, TILLID_CONTINUITY_UNIT_PERSON, KIRSTEN, NULL);
  const TillidNextVisit *marie, *kirsten;

  g_assert_cmpuint (rows->len, ==, 4);
  assert_row (rows, 0, AMINA, KIRSTEN, 78);
  assert_row (rows, 1, AMINA, 0, 78);
  assert_row (rows, 2, MARIE, 0, 61);
  assert_row (rows, 3, KIRSTEN, 0, 58);

  marie = &g_array_index (rows, TillidNextVisit, 2);
  g_assert_cmpint (marie->times_met, ==, 3);
  g_assert_true (marie->known_face);
  /* 17 February to 10 March 2026. */
  g_assert_cmpint (marie->days_since, ==, 21);
  g_assert_cmpuint (marie->n_shared_languages, ==, 2);
  kirsten = &g_array_index (rows, TillidNextVisit, 3);
  g_assert_false (kirsten->known_face);
  g_assert_cmpint (kirsten->days_since, ==, TILLID_ABSENT);
  g_assert_cmpuint (kirsten->n_shared_languages, ==, 1);
}

static void
test_introduction (void)
{
  /* Peter has been there once: still to be introduced. Jonas twice: known. Without the key contact a known colleague
   * introduces; without anybody known nobody can. */
  static const TillidNextCandidate free_people[] = { { PETER, "Peter", NULL, FALSE },
                                                     { JONAS, "Jonas", NULL, FALSE },
                                                     { MARIE, "marie", NULL, FALSE } };
  static const TillidNextCandidate strangers[] = { { KIRSTEN, "Kirsten", NULL, FALSE } };
  g_autoptr (GArray) peter = rank (free_people, 3, TILLID_CONTINUITY_UNIT_PERSON, PETER, NULL);
  g_autoptr (GArray) jonas = rank (free_people, 3, TILLID_CONTINUITY_UNIT_PERSON, JONAS, NULL);
  g_autoptr (GArray) nobody = rank (strangers, 1, TILLID_CONTINUITY_UNIT_PERSON, KIRSTEN, NULL);

  g_assert_cmpuint (peter->len, ==, 4);
  g_assert_cmpint (g_array_index (peter, TillidNextVisit, 0).who, ==, JONAS);
  g_assert_cmpint (g_array_index (peter, TillidNextVisit, 0).introduces, ==, PETER);
  g_assert_cmpuint (jonas->len, ==, 3);
  /* Names, not letters' cases and not COC: Jonas (0.58) stands before Marie (0.61). */
  g_assert_cmpint (g_array_index (jonas, TillidNextVisit, 0).who, ==, JONAS);
  g_assert_cmpint (g_array_index (jonas, TillidNextVisit, 1).who, ==, MARIE);
  g_assert_cmpuint (nobody->len, ==, 1);
}

static void
test_interpreters (void)
{
  static const TillidNextCandidate interpreters[] = { { RANA, "Rana", NULL, FALSE },
                                                      { OMAR, "Omar", NULL, TRUE },
                                                      { HIBA, "Hiba", NULL, FALSE },
                                                      { 99, "Aida", NULL, FALSE } };
  guint unwanted = 0;
  g_autoptr (GArray) rows =
    rank (interpreters, 4, TILLID_CONTINUITY_UNIT_INTERPRETER, KIRSTEN, &unwanted);

  g_assert_cmpuint (unwanted, ==, 1);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpint (g_array_index (rows, TillidNextVisit, 0).who, ==, HIBA);
  g_assert_cmpint (g_array_index (rows, TillidNextVisit, 0).times_met, ==, 5);
  g_assert_cmpint (g_array_index (rows, TillidNextVisit, 1).who, ==, RANA);
  g_assert_cmpint (g_array_index (rows, TillidNextVisit, 1).after.upc.numerator, ==, 8);
  g_assert_cmpint (g_array_index (rows, TillidNextVisit, 1).after.n, ==, 9);
  g_assert_cmpint (g_array_index (rows, TillidNextVisit, 2).who, ==, 99);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/next-visit/colleagues", test_colleagues);
  g_test_add_func ("/core/next-visit/introduction", test_introduction);
  g_test_add_func ("/core/next-visit/interpreters", test_interpreters);
  return g_test_run ();
}
