/* test-continuity-words.c - the sentences of the demo case
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "demo-visits.h"
#include "tillid-continuity-words.h"

#include <string.h>

/* Compares @sentence, whose isolates are left out, and frees it. */
static void
assert_sentence (char *sentence, const char *expected)
{
  g_autofree char *owned = sentence;
  g_autoptr (GString) plain = g_string_new (sentence);
  guint opened = g_string_replace (plain, "\u2068", "", 0);

  g_assert_nonnull (owned);
  g_assert_cmpuint (g_string_replace (plain, "\u2069", "", 0), ==, opened);
  g_assert_cmpstr (plain->str, ==, expected);
}

static TillidRatio
of (gint64 numerator, gint64 denominator)
{
  return (TillidRatio){ numerator, denominator };
}

/* The words of the drawn Continuity page. */
static void
test_page (void)
{
  assert_sentence (tillid_continuity_words_known_face ("Salma", of (12, 12)),
                   "Someone Salma <b>already knew was in the room at every visit</b> since the "
                   "second one, 12 of 12.");
  assert_sentence (
    tillid_continuity_words_known_face ("Salma", of (5, 6)),
    "Someone Salma already knew <b>was in the room at 5 of the 6 visits</b> since the second one.");
  assert_sentence (
    tillid_continuity_words_known_face ("Salma", of (0, 3)),
    "<b>Nobody Salma already knew was in the room</b> since the second visit, 0 of 3.");
  g_assert_null (tillid_continuity_words_known_face ("Salma", of (0, 0)));
  assert_sentence (tillid_continuity_words_led ("Amina", of (7, 8), "Bodil", "Salma"),
                   "<b>Amina has led 7 of the 8 visits</b> since the hand-over from Bodil, with "
                   "Salma in the room.");
  assert_sentence (tillid_continuity_words_led ("Amina", of (1, 1), "Bodil", NULL),
                   "<b>Amina has led 1 of the 1 visit</b> since the hand-over from Bodil.");
  assert_sentence (tillid_continuity_words_led ("Amina", of (7, 8), NULL, NULL),
                   "<b>Amina has led 7 of the 8 visits.</b>");
  assert_sentence (tillid_continuity_words_interpreted ("Rana", of (7, 8)),
                   "<b>Rana has interpreted 7 of the last 8.</b>");
  assert_sentence (tillid_continuity_words_family (0),
                   "Nobody from the family has interpreted here.");
  assert_sentence (tillid_continuity_words_family (2),
                   "Somebody from the family has interpreted at 2 visits here.");
  assert_sentence (tillid_continuity_words_before ("Bodil", of (5, 5)),
                   "Before the hand-over: 5 of 5 visits led by Bodil.");
  assert_sentence (
    tillid_continuity_words_counted ("Salma"),
    "Counted: attended visits with Salma present, one lead each; calls and meetings without the "
    "patient are not counted. Nothing here is stored or ranked.");
  assert_sentence (tillid_continuity_words_window (8, "8 April 2025", "17 February 2026", TRUE),
                   "8 visits since the hand-over, 8 April 2025 to 17 February 2026");
}

static void
test_few (void)
{
  static const char *const two[] = { "Bodil", "Marie", NULL };
  static const char *const four[] = { "Bodil", "Marie", "Jonas", "Amina", NULL };

  assert_sentence (tillid_continuity_words_few (0, NULL), "No visits yet");
  assert_sentence (tillid_continuity_words_few (1, two), "First visit, with Bodil and Marie");
  assert_sentence (tillid_continuity_words_few (1, four),
                   "First visit, with Bodil, Marie and 2 others");
  assert_sentence (tillid_continuity_words_few (1, NULL), "First visit");
  assert_sentence (tillid_continuity_words_few (2, two), "from four visits on");
  assert_sentence (tillid_continuity_words_few (3, two), "from four visits on");
  g_assert_null (tillid_continuity_words_few (4, two));
}

static void
test_beads (void)
{
  assert_sentence (
    tillid_continuity_words_bead (9, "26 August 2025", "Amina", "Omar", TRUE, TRUE),
    "Visit 9, 26 August 2025, led by Amina, interpreter Omar for the first time, someone known "
    "was present.");
  assert_sentence (tillid_continuity_words_bead (2, "3 December 2024", "Bodil", NULL, FALSE, FALSE),
                   "Visit 2, 3 December 2024, led by Bodil, nobody known was present.");
  assert_sentence (tillid_continuity_words_bead (2, "3 December 2024", NULL, "Hiba", FALSE, TRUE),
                   "Visit 2, 3 December 2024, interpreter Hiba, someone known was present.");
  assert_sentence (tillid_continuity_words_bead (2, "3 December 2024", NULL, NULL, FALSE, TRUE),
                   "Visit 2, 3 December 2024, someone known was present.");
}

static void
test_formulas (void)
{
  static const char *const initials[] = { "A", "A", "A", "A", "A", "A", "A", "M", NULL };
  TillidContactPoint points[N_DEMO_VISITS];
  TillidPeriod since = { tillid_day_from_iso (DEMO_HAND_OVER) + 1, TILLID_ABSENT };
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GArray) counts = NULL;
  g_autofree char *formula = NULL;
  TillidContinuity c, whole, nothing = { 0 };
  TillidChance chance;

  demo_points (points);
  visits = tillid_counted_visits (points, N_DEMO_VISITS, since);
  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_PERSON, since, 365, &c);
  counts = tillid_continuity_counts (visits, TILLID_CONTINUITY_UNIT_PERSON);
  tillid_continuity_compute (points, N_DEMO_VISITS, TILLID_CONTINUITY_UNIT_PERSON,
                             TILLID_PERIOD_OPEN, 365, &whole);

  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_UPC, &c, counts,
                                                    initials),
                   "7 of 8");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_COC, &c, counts,
                                                    initials),
                   "(7² + 1² − 8) ÷ (8 × 7) = 42 ÷ 56");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_COC, &c, NULL, NULL),
                   "(50 − 8) ÷ (8 × 7) = 42 ÷ 56");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_SECON, &c, counts,
                                                    initials),
                   "6 of 7 pairs: A A A A A A A M");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_KNOWN_FACE, &whole, NULL,
                                                    NULL),
                   "12 of 12, from the second visit");
  /* The same eight visits by the formulas of docs/rules.md, by hand: N = 8, k = 2, 7² + 1² = 50. */
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_HHI, &c, counts, NULL),
                   "(7² + 1²) ÷ 8² = 50 ÷ 64");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_HHI, &c, NULL, NULL),
                   "(50) ÷ 8² = 50 ÷ 64");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_K_INDEX, &c, NULL, NULL),
                   "(8 − 2) ÷ (8 − 1) = 6 ÷ 7");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_FCI, &c, NULL, NULL),
                   "1 − 42 ÷ 56 = 14 ÷ 56");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_MMCI, &c, NULL, NULL),
                   "(1 − 2 ÷ 8.1) ÷ (1 − 1 ÷ 8.1)");
  assert_sentence (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_KPC, &c, NULL, NULL),
                   "6 of 7, from the second visit");
  assert_sentence (tillid_continuity_words_share_with (c.upc, "Amina"), "7 of 8, Amina");
  g_assert_null (tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_UPC, &nothing, NULL, NULL));

  assert_sentence (tillid_continuity_words_value (c.upc), "0.88");
  assert_sentence (tillid_continuity_words_value (c.coc), "0.75");
  assert_sentence (tillid_continuity_words_value (c.secon), "0.86");
  assert_sentence (tillid_continuity_words_value (whole.known_face), "1.00");
  assert_sentence (tillid_continuity_words_value (nothing.upc), "-");
  g_assert_true (tillid_chance_compute (8, 5, &chance));
  assert_sentence (tillid_continuity_words_chance (chance.upc), "0.40");

  formula = tillid_continuity_words_formula (TILLID_CONTINUITY_ROW_UPC, &c, counts, NULL);
  assert_sentence (tillid_continuity_words_row_label (TILLID_CONTINUITY_ROW_UPC, formula, "0.88",
                                                      "0.40", 5),
                   "Most seen person, 7 of 8, 0.88; by chance among 5 colleagues 0.40.");
  assert_sentence (tillid_continuity_words_row_label (TILLID_CONTINUITY_ROW_KNOWN_FACE, formula,
                                                      "0.88", NULL, 0),
                   "Known face present, 7 of 8, 0.88.");
}

static void
test_prompts (void)
{
  TillidPrompt away = { .kind = TILLID_PROMPT_ABSENCE_AHEAD, .absence = 7 };
  TillidPrompt leaves = { .kind = TILLID_PROMPT_ABSENCE_AHEAD };
  TillidPrompt alone = { .n_visits = 7, .n_holder = 7, .n_alone = 6 };
  TillidPrompt accompanied = { .n_visits = 7, .n_holder = 7, .n_alone = 2 };

  assert_sentence (tillid_continuity_words_prompt (&away, "Amina", "20 April", "8 May"),
                   "Amina is away from 20 April to 8 May.");
  assert_sentence (tillid_continuity_words_prompt (&away, "Amina", "3 June", NULL),
                   "Amina is away from 3 June.");
  assert_sentence (tillid_continuity_words_prompt (&leaves, "Amina", "3 June", NULL),
                   "Amina works here until 3 June.");
  assert_sentence (
    tillid_continuity_words_prompt_question (&away, "Amina", "Kirsten", "Salma"),
    "Kirsten is the second face and has not met Salma yet. Who answers if Salma calls?");
  assert_sentence (tillid_continuity_words_prompt_question (&away, "Amina", NULL, "Salma"),
                   "No second face is named. Who answers if Salma calls?");
  assert_sentence (tillid_continuity_words_prompt (&alone, "Amina", NULL, NULL),
                   "6 of the last 7 visits were with Amina alone.");
  assert_sentence (tillid_continuity_words_prompt (&accompanied, "Amina", NULL, NULL),
                   "Amina was at 7 of the last 7 visits, nobody else at more than one.");
  assert_sentence (tillid_continuity_words_prompt_question (&alone, "Amina", NULL, "Salma"),
                   "If Amina is ill, who would Salma know?");
}

static void
test_next (void)
{
  TillidNextVisit known = { .known_face = TRUE, .times_met = 3 };
  TillidNextVisit new_face = { .known_face = FALSE };

  assert_sentence (tillid_continuity_words_next (&known, "Kirsten"), "introduces Kirsten");
  assert_sentence (tillid_continuity_words_next (&known, NULL), "met 3 times");
  assert_sentence (tillid_continuity_words_next (&new_face, NULL), "new face");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/continuity/page", test_page);
  g_test_add_func ("/words/continuity/few", test_few);
  g_test_add_func ("/words/continuity/beads", test_beads);
  g_test_add_func ("/words/continuity/formulas", test_formulas);
  g_test_add_func ("/words/continuity/prompts", test_prompts);
  g_test_add_func ("/words/continuity/next", test_next);
  return g_test_run ();
}
