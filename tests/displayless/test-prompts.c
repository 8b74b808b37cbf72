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

/* A course of two years up to the day 20000, held by A. */
static TillidArrangement
arranged (const TillidPromptFact *facts, guint n_facts)
{
  TillidArrangement arrangement;

  tillid_arrangement_init (&arrangement, 20000);
  arrangement.key_contact = 'A';
  arrangement.second_face = 'B';
  arrangement.course = 77;
  arrangement.started = 20000 - 730;
  arrangement.facts = facts;
  arrangement.n_facts = n_facts;
  return arrangement;
}

static GPtrArray *
visit_on (TillidDay day, const char *letters, gint64 interpreter)
{
  TillidContactPoint points[32];
  static gint64 voice;
  guint n = strlen (letters);

  voice = interpreter;
  for (guint i = 0; i < n; i++)
    points[i] = (TillidContactPoint){ .id = (gint64) i + 1,
                                      .day = day + (TillidDay) i * 10,
                                      .lead = letters[i],
                                      .interpreters = &voice,
                                      .n_interpreters = interpreter != 0 };
  return tillid_counted_visits (points, n, TILLID_PERIOD_OPEN);
}

/* 20000 is 2024-10-04; six months before it is 2024-04-04, day 19817. */
static void
test_fresh_eyes (void)
{
  static const TillidPromptFact problems[] = {
    { .source = TILLID_PROMPT_PROBLEM, .id = 5, .day = TILLID_ABSENT },
    { .source = TILLID_PROMPT_PROBLEM, .id = 6, .day = TILLID_ABSENT },
  };
  TillidArrangement arrangement = arranged (problems, 2);
  g_autoptr (GPtrArray) visits = visit_on (19817, "BAAA", 0);
  g_autoptr (GPtrArray) later = visit_on (19818, "BAAA", 0);
  g_autoptr (GPtrArray) silent = visit_on (19817, "B", 0);
  g_autoptr (TillidPrompt) prompt = tillid_prompt_fresh_eyes (visits, &arrangement);

  g_assert_cmpint (tillid_day_from_iso ("2024-10-04"), ==, 20000);
  g_assert_cmpint (tillid_day_from_iso ("2024-04-04"), ==, 19817);
  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->from, ==, 19817);
  /* Three visits with A since, and the two problems. */
  g_assert_cmpuint (prompt->rows->len, ==, 5);
  g_assert_cmpint (g_array_index (prompt->rows, TillidPromptRow, 0).visit, ==, 2);
  g_assert_cmpint (g_array_index (prompt->rows, TillidPromptRow, 4).source, ==,
                   TILLID_PROMPT_PROBLEM);
  g_assert_null (tillid_prompt_fresh_eyes (later, &arrangement));
  /* Nobody has seen the patient since: that is another matter. */
  g_assert_null (tillid_prompt_fresh_eyes (silent, &arrangement));

  arrangement.discussed = 19818;
  g_assert_null (tillid_prompt_fresh_eyes (visits, &arrangement));
  arrangement.discussed = TILLID_ABSENT;
  arrangement.n_facts = 1;
  g_assert_null (tillid_prompt_fresh_eyes (visits, &arrangement));
  arrangement.n_facts = 2;
  arrangement.started = 19818;
  g_assert_null (tillid_prompt_fresh_eyes (visits, &arrangement));
}

static void
test_tasks_with_us (void)
{
  TillidPromptFact steps[] = {
    { .source = TILLID_PROMPT_STEP, .id = 1, .side = TILLID_SIDE_CLINIC },
    { .source = TILLID_PROMPT_STEP, .id = 2, .side = TILLID_SIDE_CLINIC },
    { .source = TILLID_PROMPT_STEP, .id = 3, .side = TILLID_SIDE_CLINIC },
    { .source = TILLID_PROMPT_STEP, .id = 4, .side = TILLID_SIDE_CLINIC },
    { .source = TILLID_PROMPT_STEP, .id = 5, .side = -1 },
  };
  TillidArrangement arrangement = arranged (steps, 5);
  g_autoptr (GPtrArray) visits = visit_on (19900, "AB", 0);
  g_autoptr (TillidPrompt) prompt = NULL;

  /* Older than 60 days: 61. A plan without a first day is not old. */
  g_assert_null (tillid_prompt_tasks_with_us (visits, &arrangement));
  arrangement.plan_since = 19940;
  g_assert_null (tillid_prompt_tasks_with_us (visits, &arrangement));
  arrangement.plan_since = 19939;
  prompt = tillid_prompt_tasks_with_us (visits, &arrangement);
  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->n_some, ==, 4);
  g_assert_cmpint (prompt->n_all, ==, 5);
  g_assert_cmpuint (prompt->rows->len, ==, 5);
  /* 3 of 4 are 75 %. One that is somebody else's ends it, whatever the share. */
  arrangement.facts = steps + 1;
  arrangement.n_facts = 4;
  g_assert_null (tillid_prompt_tasks_with_us (visits, &arrangement));
  arrangement.facts = steps;
  arrangement.n_facts = 5;
  for (int side = TILLID_SIDE_PATIENT; side <= TILLID_SIDE_OTHERS; side++)
    {
      g_autoptr (TillidPrompt) found = NULL;

      steps[4].side = side;
      found = tillid_prompt_tasks_with_us (visits, &arrangement);
      g_assert_true ((found != NULL) == (side == TILLID_SIDE_CLINIC));
    }
  arrangement.n_facts = 0;
  g_assert_null (tillid_prompt_tasks_with_us (visits, &arrangement));
}

static void
test_calls_to_one (void)
{
  TillidPromptFact calls[10];
  TillidArrangement arrangement = arranged (calls, 10);
  g_autoptr (GPtrArray) visits = visit_on (19900, "AB", 0);
  g_autoptr (TillidPrompt) prompt = NULL;

  for (guint i = 0; i < 10; i++)
    calls[i] = (TillidPromptFact){ .source = TILLID_PROMPT_CONTACT,
                                   .id = (gint64) i + 1,
                                   .day = 19971 + i,
                                   .who = i < 8 ? 'A' : 'C',
                                   .is_call = TRUE };
  prompt = tillid_prompt_calls_to_one (visits, &arrangement);
  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->holder, ==, 'A');
  g_assert_cmpint (prompt->n_some, ==, 8);
  g_assert_cmpint (prompt->n_all, ==, 10);
  g_assert_cmpuint (prompt->rows->len, ==, 10);
  /* The first is out of the 30 days that end today: 7 of 9 are below 80 %. */
  calls[0].day = 19970;
  g_assert_null (tillid_prompt_calls_to_one (visits, &arrangement));
  /* Six are enough, five are not; contacts that are no calls are none. */
  arrangement.facts = calls + 2;
  arrangement.n_facts = 6;
  g_clear_pointer (&prompt, tillid_prompt_free);
  prompt = tillid_prompt_calls_to_one (visits, &arrangement);
  g_assert_nonnull (prompt);
  calls[3].is_call = FALSE;
  g_assert_null (tillid_prompt_calls_to_one (visits, &arrangement));
}

/* Never on calls about appointments, medicine or deadlines: those are about no problem. */
static void
test_what_is_a_call (void)
{
  const int call = TILLID_CONTACT_KIND_CALL, in = TILLID_DIRECTION_IN,
            patient = TILLID_COUNTERPART_OTHER;

  g_assert_true (tillid_prompt_counts_contact (call, patient, in, FALSE, FALSE, 3));
  g_assert_true (tillid_prompt_counts_contact (TILLID_CONTACT_KIND_MESSAGE,
                                               TILLID_COUNTERPART_FAMILY, in, FALSE, FALSE, 3));
  g_assert_false (tillid_prompt_counts_contact (call, patient, in, FALSE, FALSE, 0));
  g_assert_false (tillid_prompt_counts_contact (call, patient, in, FALSE, TRUE, 3));
  g_assert_false (tillid_prompt_counts_contact (call, patient, in, TRUE, FALSE, 3));
  g_assert_false (
    tillid_prompt_counts_contact (call, patient, TILLID_DIRECTION_OUT, FALSE, FALSE, 3));
  g_assert_false (
    tillid_prompt_counts_contact (call, TILLID_COUNTERPART_JOB_CENTRE, in, FALSE, FALSE, 3));
  g_assert_false (
    tillid_prompt_counts_contact (TILLID_CONTACT_KIND_LETTER, patient, in, FALSE, FALSE, 3));
}

static void
test_ending (void)
{
  TillidArrangement arrangement = arranged (NULL, 0);
  g_autoptr (GPtrArray) visits = visit_on (19900, "AB", 0);
  g_autoptr (TillidPrompt) prompt = NULL;

  g_assert_null (tillid_prompt_ending (visits, &arrangement));
  arrangement.ending = 20091;
  g_assert_null (tillid_prompt_ending (visits, &arrangement));
  arrangement.ending = 20090;
  prompt = tillid_prompt_ending (visits, &arrangement);
  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->from, ==, 20090);
  g_assert_cmpint (g_array_index (prompt->rows, TillidPromptRow, 0).visit, ==, 77);
  arrangement.has_receiver = TRUE;
  g_assert_null (tillid_prompt_ending (visits, &arrangement));
  arrangement.has_receiver = FALSE;
  arrangement.has_farewell = TRUE;
  g_assert_null (tillid_prompt_ending (visits, &arrangement));
}

static void
test_one_interpreter (void)
{
  static const TillidPromptFact outside = {
    .source = TILLID_PROMPT_CONTACT, .id = 9, .day = 19950, .interpreter = 50
  };
  static const TillidPromptFact other = {
    .source = TILLID_PROMPT_CONTACT, .id = 9, .day = 19950, .interpreter = 51
  };
  TillidArrangement arrangement = arranged (&outside, 1);
  g_autoptr (GPtrArray) eight = visit_on (19900, "ABABABAB", 50);
  g_autoptr (GPtrArray) seven = visit_on (19900, "ABABABA", 50);
  g_autoptr (TillidPrompt) prompt = tillid_prompt_one_interpreter (eight, &arrangement);

  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->holder, ==, 50);
  g_assert_cmpint (prompt->n_visits, ==, 8);
  g_assert_cmpuint (prompt->rows->len, ==, 9);
  g_assert_null (tillid_prompt_one_interpreter (seven, &arrangement));
  arrangement.facts = &other;
  g_assert_null (tillid_prompt_one_interpreter (eight, &arrangement));
  arrangement.n_facts = 0;
  g_assert_null (tillid_prompt_one_interpreter (eight, &arrangement));
  /* UPC below 1. */
  arrangement = arranged (&outside, 1);
  g_array_index (((TillidCountedVisit *) eight->pdata[7])->interpreters, gint64, 0) = 51;
  g_assert_null (tillid_prompt_one_interpreter (eight, &arrangement));
}

/* All rules in one go: what a colleague asked for first; what is put aside is not looked for. */
static void
test_find (void)
{
  static const TillidPromptFact wish = {
    .source = TILLID_PROMPT_WISH, .id = 4, .day = 19990, .who = 'C'
  };
  TillidArrangement arrangement = arranged (&wish, 1);
  g_autoptr (GPtrArray) visits = visit_on (19900, "AAAAAA", 0);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) rest = NULL;

  arrangement.ending = 20010;
  found = tillid_prompts_find (visits, &arrangement, 0);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (((TillidPrompt *) found->pdata[0])->kind, ==, TILLID_PROMPT_SHARE);
  g_assert_cmpint (((TillidPrompt *) found->pdata[0])->holder, ==, 'C');
  g_assert_cmpint (((TillidPrompt *) found->pdata[1])->kind, ==, TILLID_PROMPT_ENDING);
  g_assert_cmpint (((TillidPrompt *) found->pdata[2])->kind, ==, TILLID_PROMPT_SINGLE_HOLDER);
  rest = tillid_prompts_find (visits, &arrangement,
                              1U << TILLID_PROMPT_ENDING | 1U << TILLID_PROMPT_SHARE);
  g_assert_cmpuint (rest->len, ==, 1);
  for (guint kind = 0; kind < TILLID_PROMPT_N_KINDS; kind++)
    {
      const char code[] = { 'R', (char) ('1' + kind), '\0' };

      g_assert_cmpstr (tillid_prompt_kind_to_code (kind), ==, code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/prompts/single-holder", test_single_holder);
  g_test_add_func ("/core/prompts/single-holder-edges", test_single_holder_edges);
  g_test_add_func ("/core/prompts/absence-ahead", test_absence_ahead);
  g_test_add_func ("/core/prompts/end-ahead", test_end_ahead);
  g_test_add_func ("/core/prompts/fresh-eyes", test_fresh_eyes);
  g_test_add_func ("/core/prompts/tasks-with-us", test_tasks_with_us);
  g_test_add_func ("/core/prompts/calls-to-one", test_calls_to_one);
  g_test_add_func ("/core/prompts/what-is-a-call", test_what_is_a_call);
  g_test_add_func ("/core/prompts/ending", test_ending);
  g_test_add_func ("/core/prompts/one-interpreter", test_one_interpreter);
  g_test_add_func ("/core/prompts/find", test_find);
  return g_test_run ();
}
