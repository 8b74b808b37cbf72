/* test-prompts.c - the prompts fire where their rules say, and nowhere else
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "demo-visits.h"
#include "tillid-prompts.h"

#include <string.h>

/* The 37 sequences of the review. */
static const char *const rows[] = {
  "A",
  "AA",
  "AB",
  "AAB",
  "ABC",
  "AABB",
  "AABC",
  "AAABBB",
  "AAAABBBB",
  "AAAABCDE",
  "B",
  "BB",
  "AC",
  "ABB",
  "ACC",
  "AABC",
  "ABBC",
  "AABBBC",
  "AAABBBBC",
  "AABBCCCC",
  "AAAA",
  "ABAB",
  "ABCD",
  "AAAB",
  "AABAC",
  "AAABBC",
  "AAAAAAAABBBB",
  "ABAABAABAABA",
  "AABACAADAABA",
  "AAAAABAAAAACAAAA",
  "NNDNSNNDNNSN",
  "ABCABCABC",
  "AAAABBBBCCCC",
  "ABCDEFGHIJ",
  "AABBA",
  "ABBBBBBBBB",
  "AAAAAAAAAA",
};

static GPtrArray *
visits_of (const char *letters, const gint64 *interpreter)
{
  TillidContactPoint points[32];
  guint n = strlen (letters);

  for (guint i = 0; i < n; i++)
    points[i] = (TillidContactPoint){ .id = (gint64) i + 1,
                                      .day = 20000 + i,
                                      .lead = letters[i],
                                      .interpreters = interpreter,
                                      .n_interpreters = interpreter != NULL };
  return tillid_counted_visits (points, n, TILLID_PERIOD_OPEN);
}

/* The review, acceptance: rows 30 (14 of 16), 36 (9 of 10) and 37 (10 of 10), and no other. */
static void
test_single_holder (void)
{
  static const gint64 interpreter = 99;
  gint64 total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) visits = visits_of (rows[i], &interpreter);
      g_autoptr (TillidPrompt) prompt = tillid_prompt_single_holder (visits);
      guint row = i + 1;

      g_assert_true ((prompt != NULL) == (row == 30 || row == 36 || row == 37));
      if (prompt == NULL)
        continue;
      g_assert_cmpint (prompt->kind, ==, TILLID_PROMPT_SINGLE_HOLDER);
      g_assert_cmpint (prompt->holder, ==, row == 36 ? 'B' : 'A');
      g_assert_cmpuint (prompt->rows->len, ==, strlen (rows[i]));
      g_assert_cmpint (g_array_index (prompt->rows, TillidPromptRow, 3).day, ==, 20003);
      total += prompt->n_holder;
    }
  g_assert_cmpint (total, ==, 14 + 9 + 10);
}

static void
test_single_holder_edges (void)
{
  static const gint64 both[] = { 'A', 'B' };
  TillidContactPoint points[7];
  g_autoptr (GPtrArray) five = visits_of ("AAAAA", NULL);
  g_autoptr (GPtrArray) six = visits_of ("AAAAAA", NULL);
  g_autoptr (GPtrArray) five_of_six = visits_of ("AAABAA", NULL);
  g_autoptr (GPtrArray) seventeen_of_twenty = visits_of ("AAAAABAAAACAAAADAAAA", NULL);
  g_autoptr (GPtrArray) accompanied = NULL;
  g_autoptr (TillidPrompt) fires = tillid_prompt_single_holder (six);
  g_autoptr (TillidPrompt) at_the_limit = tillid_prompt_single_holder (seventeen_of_twenty);

  g_assert_null (tillid_prompt_single_holder (five));
  g_assert_nonnull (fires);
  g_assert_cmpint (fires->n_alone, ==, 6);
  /* 83.3 % is below 85, 85 % is not. */
  g_assert_null (tillid_prompt_single_holder (five_of_six));
  g_assert_nonnull (at_the_limit);

  /* Somebody else present at two visits led by A ends it; at one it does not. */
  for (guint i = 0; i < 7; i++)
    points[i] = (TillidContactPoint){
      .id = i, .day = i, .lead = 'A', .staff = both, .n_staff = i < 2 ? 2 : 1
    };
  accompanied = tillid_counted_visits (points, 7, TILLID_PERIOD_OPEN);
  g_assert_null (tillid_prompt_single_holder (accompanied));
  g_clear_pointer (&accompanied, g_ptr_array_unref);
  points[1].n_staff = 1;
  accompanied = tillid_counted_visits (points, 7, TILLID_PERIOD_OPEN);
  g_clear_pointer (&fires, tillid_prompt_free);
  fires = tillid_prompt_single_holder (accompanied);
  g_assert_nonnull (fires);
  g_assert_cmpint (fires->n_alone, ==, 6);
}

/* The worked case: Amina away 20 April to 8 May, Kirsten has met the patient 0 times. */
static void
test_absence_ahead (void)
{
  TillidContactPoint points[N_DEMO_VISITS];
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (TillidPrompt) prompt = NULL;
  g_autoptr (TillidPrompt) unnamed = NULL;
  TillidAway away[] = {
    { 8, AMINA, tillid_day_from_iso ("2026-07-01"), tillid_day_from_iso ("2026-07-20") },
    { 7, AMINA, tillid_day_from_iso ("2026-04-20"), tillid_day_from_iso ("2026-05-08") },
    { 6, AMINA, tillid_day_from_iso ("2026-02-01"), tillid_day_from_iso ("2026-03-09") },
    { 5, MARIE, tillid_day_from_iso ("2026-03-12"), tillid_day_from_iso ("2026-03-14") },
  };
  TillidArrangement arrangement = { .today = tillid_day_from_iso (DEMO_TODAY),
                                    .key_contact = AMINA,
                                    .key_contact_until = TILLID_ABSENT,
                                    .second_face = KIRSTEN,
                                    .away = away,
                                    .n_away = G_N_ELEMENTS (away) };

  demo_points (points);
  visits = tillid_counted_visits (points, N_DEMO_VISITS, TILLID_PERIOD_OPEN);
  g_assert_null (tillid_prompt_single_holder (visits));
  prompt = tillid_prompt_absence_ahead (visits, &arrangement);
  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->absence, ==, 7);
  g_assert_cmpint (prompt->from, ==, away[1].from);
  g_assert_cmpint (prompt->until, ==, away[1].until);
  g_assert_cmpint (prompt->second_face, ==, KIRSTEN);
  /* Visits 5 to 12. */
  g_assert_cmpuint (prompt->rows->len, ==, 8);
  g_assert_cmpint (g_array_index (prompt->rows, TillidPromptRow, 0).visit, ==, 5);

  /* Marie has been there: a second known face. Nobody named is none. */
  arrangement.second_face = MARIE;
  g_assert_null (tillid_prompt_absence_ahead (visits, &arrangement));
  arrangement.second_face = 0;
  unnamed = tillid_prompt_absence_ahead (visits, &arrangement);
  g_assert_nonnull (unnamed);

  /* 61 days before 20 April is 18 February. */
  arrangement.second_face = KIRSTEN;
  arrangement.n_away = 2;
  arrangement.today = tillid_day_from_iso ("2026-02-18");
  g_assert_null (tillid_prompt_absence_ahead (visits, &arrangement));
  arrangement.today++;
  g_clear_pointer (&prompt, tillid_prompt_free);
  prompt = tillid_prompt_absence_ahead (visits, &arrangement);
  g_assert_nonnull (prompt);
}

static void
test_end_ahead (void)
{
  g_autoptr (GPtrArray) visits = visits_of ("AAAB", NULL);
  TillidAway away = { 3, 'A', 20120, TILLID_ABSENT };
  TillidArrangement arrangement = {
    .today = 20100, .key_contact = 'A', .key_contact_until = 20160, .away = &away, .n_away = 0
  };
  g_autoptr (TillidPrompt) prompt = tillid_prompt_absence_ahead (visits, &arrangement);
  g_autoptr (TillidPrompt) earlier = NULL;

  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->absence, ==, 0);
  g_assert_cmpint (prompt->from, ==, 20160);
  g_assert_cmpint (prompt->until, ==, TILLID_ABSENT);
  arrangement.n_away = 1;
  earlier = tillid_prompt_absence_ahead (visits, &arrangement);
  g_assert_cmpint (earlier->absence, ==, 3);
  arrangement.n_away = 0;
  arrangement.key_contact_until = 20161;
  g_assert_null (tillid_prompt_absence_ahead (visits, &arrangement));
  arrangement.key_contact_until = TILLID_ABSENT;
  g_assert_null (tillid_prompt_absence_ahead (visits, &arrangement));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/prompts/single-holder", test_single_holder);
  g_test_add_func ("/core/prompts/single-holder-edges", test_single_holder_edges);
  g_test_add_func ("/core/prompts/absence-ahead", test_absence_ahead);
  g_test_add_func ("/core/prompts/end-ahead", test_end_ahead);
  return g_test_run ();
}
