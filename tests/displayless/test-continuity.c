/* test-continuity.c - the indices against published and enumerated values
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "demo-visits.h"
#include "tillid-continuity.h"

#include <math.h>
#include <string.h>

/* Rows 1-20: the twenty patients of table 2 in Br J Gen Pract 2023;73(731):279-282, whose printed UPC and COC (two
 * digits) these agree with; 26 and 29 from published examples; the rest and all other columns from two independent Python
 * programs (closed formulas from counts, and enumeration of pairs and neighbours), printed with four digits.
 * One visit has no index. K is also KPC without look-back limit. */
static const struct
{
  const char *sequence;
  int n, k;
  double upc, coc, secon, mmci, hhi, k_index, fci;
} rows[] = {
  { "A", 1, 1, NAN, NAN, NAN, NAN, NAN, NAN, NAN },
  { "AA", 2, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0 },
  { "AB", 2, 2, 0.5, 0.0, 0.0, 0.0909, 0.5, 0.0, 1.0 },
  { "AAB", 3, 2, 0.6667, 0.3333, 0.5, 0.5238, 0.5556, 0.5, 0.6667 },
  { "ABC", 3, 3, 0.3333, 0.0, 0.0, 0.0476, 0.3333, 0.0, 1.0 },
  { "AABB", 4, 2, 0.5, 0.3333, 0.6667, 0.6774, 0.5, 0.6667, 0.6667 },
  { "AABC", 4, 3, 0.5, 0.1667, 0.3333, 0.3548, 0.375, 0.3333, 0.8333 },
  { "AAABBB", 6, 2, 0.5, 0.4, 0.8, 0.8039, 0.5, 0.8, 0.6 },
  { "AAAABBBB", 8, 2, 0.5, 0.4286, 0.8571, 0.8592, 0.5, 0.8571, 0.5714 },
  { "AAAABCDE", 8, 5, 0.5, 0.2143, 0.4286, 0.4366, 0.3125, 0.4286, 0.7857 },
  { "B", 1, 1, NAN, NAN, NAN, NAN, NAN, NAN, NAN },
  { "BB", 2, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0 },
  { "AC", 2, 2, 0.5, 0.0, 0.0, 0.0909, 0.5, 0.0, 1.0 },
  { "ABB", 3, 2, 0.6667, 0.3333, 0.5, 0.5238, 0.5556, 0.5, 0.6667 },
  { "ACC", 3, 2, 0.6667, 0.3333, 0.5, 0.5238, 0.5556, 0.5, 0.6667 },
  { "AABC", 4, 3, 0.5, 0.1667, 0.3333, 0.3548, 0.375, 0.3333, 0.8333 },
  { "ABBC", 4, 3, 0.5, 0.1667, 0.3333, 0.3548, 0.375, 0.3333, 0.8333 },
  { "AABBBC", 6, 3, 0.5, 0.2667, 0.6, 0.6078, 0.3889, 0.6, 0.7333 },
  { "AAABBBBC", 8, 3, 0.5, 0.3214, 0.7143, 0.7183, 0.4062, 0.7143, 0.6786 },
  { "AABBCCCC", 8, 3, 0.5, 0.2857, 0.7143, 0.7183, 0.375, 0.7143, 0.7143 },
  { "AAAA", 4, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0 },
  { "ABAB", 4, 2, 0.5, 0.3333, 0.0, 0.6774, 0.5, 0.6667, 0.6667 },
  { "ABCD", 4, 4, 0.25, 0.0, 0.0, 0.0323, 0.25, 0.0, 1.0 },
  { "AAAB", 4, 2, 0.75, 0.5, 0.6667, 0.6774, 0.625, 0.6667, 0.5 },
  { "AABAC", 5, 3, 0.6, 0.3, 0.25, 0.5122, 0.44, 0.5, 0.7 },
  { "AAABBC", 6, 3, 0.5, 0.2667, 0.6, 0.6078, 0.3889, 0.6, 0.7333 },
  { "AAAAAAAABBBB", 12, 2, 0.6667, 0.5152, 0.9091, 0.9099, 0.5556, 0.9091, 0.4848 },
  { "ABAABAABAABA", 12, 2, 0.6667, 0.5152, 0.2727, 0.9099, 0.5556, 0.9091, 0.4848 },
  { "AABACAADAABA", 12, 4, 0.6667, 0.4394, 0.2727, 0.7297, 0.4861, 0.7273, 0.5606 },
  { "AAAAABAAAAACAAAA", 16, 3, 0.875, 0.7583, 0.7333, 0.8675, 0.7734, 0.8667, 0.2417 },
  { "NNDNSNNDNNSN", 12, 3, 0.6667, 0.4545, 0.2727, 0.8198, 0.5, 0.8182, 0.5455 },
  { "ABCABCABC", 9, 3, 0.3333, 0.25, 0.0, 0.7531, 0.3333, 0.75, 0.75 },
  { "AAAABBBBCCCC", 12, 3, 0.3333, 0.2727, 0.8182, 0.8198, 0.3333, 0.8182, 0.7273 },
  { "ABCDEFGHIJ", 10, 10, 0.1, 0.0, 0.0, 0.0110, 0.1, 0.0, 1.0 },
  { "AABBA", 5, 2, 0.6, 0.4, 0.5, 0.7561, 0.52, 0.75, 0.6 },
  { "ABBBBBBBBB", 10, 2, 0.9, 0.8, 0.8889, 0.8901, 0.82, 0.8889, 0.2 },
  { "AAAAAAAAAA", 10, 1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0 },
};

#define MAX_VISITS 32

/* One visit each day, the letter leads; the keys have nothing to do with the letters' order. */
static guint
points_from_letters (const char *letters, TillidContactPoint *points)
{
  guint n = strlen (letters);

  g_assert_cmpuint (n, <=, MAX_VISITS);
  for (guint i = 0; i < n; i++)
    points[i] = (TillidContactPoint){ .patient = 1,
                                      .id = (gint64) i + 1,
                                      .day = 20000 + i,
                                      .minute = TILLID_ABSENT,
                                      .lead = 1000 - letters[i],
                                      .profession = TILLID_ABSENT };
  return n;
}

static void
compute_letters (const char *letters, TillidContinuity *out)
{
  TillidContactPoint points[MAX_VISITS];
  guint n = points_from_letters (letters, points);

  tillid_continuity_compute (points, n, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 0, out);
}

static void
assert_ratio (TillidRatio ratio, double expected, double tolerance)
{
  if (isnan (expected))
    g_assert_false (tillid_ratio_is_defined (ratio));
  else
    g_assert_cmpfloat_with_epsilon (tillid_ratio_value (ratio), expected, tolerance);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TillidContinuity c;

      g_test_message ("row %u, %s", i + 1, rows[i].sequence);
      compute_letters (rows[i].sequence, &c);
      g_assert_cmpint (c.n, ==, rows[i].n);
      g_assert_cmpint (c.k, ==, rows[i].k);
      assert_ratio (c.upc, rows[i].upc, 5.01e-5);
      assert_ratio (c.coc, rows[i].coc, 5.01e-5);
      assert_ratio (c.secon, rows[i].secon, 5.01e-5);
      assert_ratio (c.mmci, rows[i].mmci, 5.01e-5);
      assert_ratio (c.hhi, rows[i].hhi, 5.01e-5);
      assert_ratio (c.k_index, rows[i].k_index, 5.01e-5);
      assert_ratio (c.kpc, rows[i].k_index, 5.01e-5);
      assert_ratio (c.fci, rows[i].fci, 5.01e-5);
      /* Somebody who leads alone is known when the lead is. */
      assert_ratio (c.known_face, rows[i].k_index, 5.01e-5);
    }
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, 37);
}

/* Identities that hold for every sequence: all 3^N of length N = 2 .. 7. */
static void
test_identities (void)
{
  for (guint n = 2; n <= 7; n++)
    for (guint code = 0; code < (guint) pow (3, n); code++)
      {
        char letters[MAX_VISITS] = "";
        TillidContinuity c;
        gint64 alike = 0;

        for (guint i = 0, rest = code; i < n; i++, rest /= 3)
          letters[i] = 'A' + rest % 3;
        for (guint i = 0; i < n; i++)
          for (guint j = 0; j < i; j++)
            alike += letters[i] == letters[j];
        compute_letters (letters, &c);

        /* COC is the share of pairs of visits with the same person, and (N HHI - 1) / (N - 1). */
        assert_ratio (c.coc, alike / (n * (n - 1) / 2.0), 1e-12);
        assert_ratio (c.coc, (n * tillid_ratio_value (c.hhi) - 1) / (n - 1.0), 1e-12);
        assert_ratio (c.fci, 1 - tillid_ratio_value (c.coc), 1e-12);
        assert_ratio (c.mmci, (1 - c.k / (n + 0.1)) / (1 - 1 / (n + 0.1)), 1e-12);
        g_assert_cmpint (c.kpc.numerator, ==, c.k_index.numerator);
      }
}

static void
test_nothing_and_one (void)
{
  TillidContinuity c;

  compute_letters ("", &c);
  g_assert_cmpint (c.n, ==, 0);
  g_assert_cmpint (c.k, ==, 0);
  g_assert_false (tillid_ratio_is_defined (c.upc));
  g_assert_true (isnan (tillid_ratio_value (c.coc)));
  compute_letters ("A", &c);
  g_assert_cmpint (c.n, ==, 1);
  g_assert_false (tillid_ratio_is_defined (c.upc));
  g_assert_false (tillid_ratio_is_defined (c.known_face));
}

/* The review: 2/5 with one year of look-back, 4/5 without limit. */
static void
test_look_back (void)
{
  static const struct
  {
    int day;
    char lead;
  } visits[] = { { 0, 'A' }, { 30, 'B' }, { 60, 'A' }, { 460, 'A' }, { 470, 'B' }, { 480, 'A' } };
  TillidContactPoint points[G_N_ELEMENTS (visits)];
  TillidContinuity c;

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    points[i] =
      (TillidContactPoint){ .id = (gint64) i + 1, .day = visits[i].day, .lead = visits[i].lead };
  tillid_continuity_compute (points, 6, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.kpc.numerator, ==, 2);
  g_assert_cmpint (c.kpc.denominator, ==, 5);
  tillid_continuity_compute (points, 6, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 0, &c);
  g_assert_cmpint (c.kpc.numerator, ==, 4);
  /* Exactly L days ago is within the last L days: 60 to 460 is 400. */
  tillid_continuity_compute (points, 6, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 400, &c);
  g_assert_cmpint (c.kpc.numerator, ==, 3);
  tillid_continuity_compute (points, 6, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 399, &c);
  g_assert_cmpint (c.kpc.numerator, ==, 2);
}

enum
{
  N1 = 1,
  D1,
  S1,
  D2,
  P1
};

/* The review, rule 2: {N1,D1}{N1}{N1,S1}{D2,S1}{D2}{N1,D2,S1}{P1}. */
static void
test_presence (void)
{
  static const gint64 present[7][3] = { { N1, D1 }, { N1 },         { N1, S1 }, { D2, S1 },
                                        { D2 },     { N1, D2, S1 }, { P1 } };
  TillidContactPoint points[7];
  g_autoptr (GPtrArray) visits = NULL;
  TillidContinuity c;

  for (guint i = 0; i < 7; i++)
    points[i] = (TillidContactPoint){ .id = (gint64) i + 1,
                                      .day = 20000 + 7 * i,
                                      .lead = present[i][0],
                                      .staff = present[i],
                                      .n_staff = 3 };
  visits = tillid_counted_visits (points, 7, TILLID_PERIOD_OPEN);
  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_TEAM, TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.n, ==, 7);
  g_assert_cmpint (c.k, ==, TILLID_ABSENT);
  g_assert_cmpint (c.known_face.numerator, ==, 5);
  g_assert_cmpint (c.known_face.denominator, ==, 6);
  g_assert_false (tillid_ratio_is_defined (c.upc));
  g_assert_false (tillid_ratio_is_defined (c.kpc));
  g_assert_cmpint (tillid_continuity_presence_share (visits, N1).numerator, ==, 4);
  g_assert_cmpint (tillid_continuity_presence_share (visits, S1).numerator, ==, 3);
  g_assert_cmpint (tillid_continuity_presence_share (visits, D2).numerator, ==, 3);
  g_assert_cmpint (tillid_continuity_presence_share (visits, D2).denominator, ==, 7);
}

/* Rows 27 and 33: a planned hand-over leaves two whole parts, not 0.515. */
static void
test_hand_over (void)
{
  TillidContactPoint points[MAX_VISITS];
  TillidDay days[] = { 19000, 20007, 20011, 20500 };
  guint n = points_from_letters ("AAAAAAAABBBB", points);
  g_autoptr (GArray) parts = NULL;
  TillidContinuity c;

  /* The one before the window and the ones on and after its last day cut nothing. */
  parts = tillid_period_split ((TillidPeriod){ 20000, 20011 }, days, G_N_ELEMENTS (days));
  g_assert_cmpuint (parts->len, ==, 2);
  tillid_continuity_compute (points, n, TILLID_CONTINUITY_UNIT_PERSON,
                             g_array_index (parts, TillidPeriod, 0), 365, &c);
  g_assert_cmpint (c.n, ==, 8);
  assert_ratio (c.coc, 1, 1e-12);
  tillid_continuity_compute (points, n, TILLID_CONTINUITY_UNIT_PERSON,
                             g_array_index (parts, TillidPeriod, 1), 365, &c);
  g_assert_cmpint (c.n, ==, 4);
  assert_ratio (c.upc, 1, 1e-12);
  /* Only visits inside the window exist: the first one in it knows nobody. */
  g_assert_cmpint (c.known_face.denominator, ==, 3);
}

static void
test_same_day (void)
{
  static const gint64 with_marie[] = { 7 }, with_hiba[] = { 50 };
  /* In the order of time: A (9:00), B (10:00), A again (11:00, with Marie and Hiba), nobody, nobody; then A next day. */
  TillidContactPoint points[] = {
    { .id = 6, .day = 101, .minute = 540, .lead = 1 },
    { .id = 3,
      .day = 100,
      .minute = 660,
      .lead = 1,
      .staff = with_marie,
      .n_staff = 1,
      .interpreters = with_hiba,
      .n_interpreters = 1 },
    { .id = 5, .day = 100, .minute = 720 },
    { .id = 4, .day = 100, .minute = 720 },
    { .id = 2, .day = 100, .minute = 600, .lead = 2 },
    { .id = 1, .day = 100, .minute = 540, .lead = 1 },
  };
  g_autoptr (GPtrArray) visits = tillid_counted_visits (points, 6, TILLID_PERIOD_OPEN);
  static const gint64 expected[] = { 1, 2, 4, 5, 6 };
  TillidCountedVisit *first = g_ptr_array_index (visits, 0);
  TillidContinuity c;

  g_assert_cmpuint (visits->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < visits->len; i++)
    g_assert_cmpint (((TillidCountedVisit *) g_ptr_array_index (visits, i))->id, ==, expected[i]);
  g_assert_cmpuint (first->staff->len, ==, 2);
  g_assert_true (tillid_keys_contain (first->staff, 7));
  g_assert_cmpuint (first->interpreters->len, ==, 1);
  /* Visits without a lead stand outside *person* and inside *team*. */
  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.n, ==, 3);
  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_TEAM, TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.n, ==, 5);
  g_assert_cmpint (c.known_face.numerator, ==, 1);
}

static void
test_counts (void)
{
  g_assert_true (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_VISIT,
                                         TILLID_VISIT_MODE_HOME, TILLID_ABSENT, FALSE));
  g_assert_true (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_NETWORK,
                                         TILLID_VISIT_MODE_PHONE, 10, FALSE));
  g_assert_false (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_VISIT,
                                          TILLID_VISIT_MODE_PHONE, 9, FALSE));
  g_assert_false (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_VISIT,
                                          TILLID_VISIT_MODE_PHONE, TILLID_ABSENT, FALSE));
  g_assert_false (tillid_counted_applies (TILLID_VISIT_STATUS_MISSED, TILLID_VISIT_KIND_VISIT,
                                          TILLID_VISIT_MODE_ROOM, 60, FALSE));
  g_assert_false (tillid_counted_applies (TILLID_VISIT_STATUS_PLANNED, TILLID_VISIT_KIND_VISIT,
                                          TILLID_VISIT_MODE_ROOM, 60, FALSE));
  g_assert_false (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_NETWORK,
                                          TILLID_VISIT_MODE_ROOM, 60, TRUE));
  g_assert_false (tillid_counted_applies (TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_GROUP,
                                          TILLID_VISIT_MODE_ROOM, 60, FALSE));
}

/* The worked case, with its numbers. */
static void
test_demo_case (void)
{
  TillidContactPoint points[N_DEMO_VISITS];
  TillidDay hand_over = tillid_day_from_iso (DEMO_HAND_OVER);
  g_autoptr (GArray) parts = tillid_period_split (TILLID_PERIOD_OPEN, &hand_over, 1);
  TillidPeriod before = g_array_index (parts, TillidPeriod, 0);
  TillidPeriod since = g_array_index (parts, TillidPeriod, 1);
  TillidContinuity c;
  g_autoptr (GPtrArray) visits = NULL;

  demo_points (points);
  tillid_continuity_compute (points, 13, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 365,
                             &c);
  g_assert_cmpint (c.known_face.numerator, ==, 12);
  g_assert_cmpint (c.known_face.denominator, ==, 12);

  tillid_continuity_compute (points, 13, TILLID_CONTINUITY_UNIT_PERSON, before, 365, &c);
  g_assert_cmpint (c.n, ==, 5);
  assert_ratio (c.upc, 1, 1e-12);
  assert_ratio (c.coc, 1, 1e-12);

  visits = tillid_counted_visits (points, 13, since);
  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_PERSON, since, 365, &c);
  g_assert_cmpint (c.n, ==, 8);
  g_assert_cmpint (c.most_seen, ==, AMINA);
  assert_ratio (c.upc, 0.875, 1e-12);
  g_assert_cmpint (tillid_ratio_hundredths (c.upc), ==, 88);
  g_assert_cmpint (c.coc.numerator, ==, 42);
  g_assert_cmpint (c.coc.denominator, ==, 56);
  g_assert_cmpint (c.secon.numerator, ==, 6);
  g_assert_cmpint (c.secon.denominator, ==, 7);
  g_assert_cmpint (tillid_continuity_upc_named (visits, MARIE).numerator, ==, 1);
  g_assert_cmpint (tillid_continuity_upc_named (visits, BODIL).numerator, ==, 0);
  g_assert_cmpint (tillid_continuity_interpreter_share (visits, RANA).numerator, ==, 7);

  tillid_continuity_measure (visits, TILLID_CONTINUITY_UNIT_INTERPRETER, since, 365, &c);
  g_assert_cmpint (c.n, ==, 8);
  g_assert_cmpint (c.most_seen, ==, RANA);
  g_assert_cmpint (c.most_seen_visits, ==, 7);
  /* R R R O R R R R: five of seven neighbours are alike. */
  g_assert_cmpint (c.secon.numerator, ==, 5);
}

static void
test_professions (void)
{
  /* Row 31 by profession, by ten different people. */
  TillidContactPoint points[MAX_VISITS];
  guint n = points_from_letters ("NNDNSNNDNNSN", points);
  TillidContinuity c;

  for (guint i = 0; i < n; i++)
    {
      points[i].profession = points[i].lead;
      points[i].lead = (gint64) i + 1;
    }
  points[n] =
    (TillidContactPoint){ .id = 99, .day = 30000, .lead = 99, .profession = TILLID_ABSENT };
  tillid_continuity_compute (points, n + 1, TILLID_CONTINUITY_UNIT_PROFESSION, TILLID_PERIOD_OPEN,
                             365, &c);
  g_assert_cmpint (c.n, ==, 12);
  g_assert_cmpint (c.k, ==, 3);
  assert_ratio (c.secon, 3.0 / 11.0, 1e-12);
  tillid_continuity_compute (points, n + 1, TILLID_CONTINUITY_UNIT_INTERPRETER, TILLID_PERIOD_OPEN,
                             365, &c);
  g_assert_cmpint (c.n, ==, 0);
}

static void
test_units_and_rounding (void)
{
  TillidContinuityUnit unit = TILLID_CONTINUITY_UNIT_TEAM;

  g_assert_true (tillid_continuity_unit_from_code ("interpreter", &unit));
  g_assert_cmpstr (tillid_continuity_unit_to_code (unit), ==, "interpreter");
  g_assert_false (tillid_continuity_unit_from_code ("people", &unit));
  g_assert_cmpint (unit, ==, TILLID_CONTINUITY_UNIT_INTERPRETER);

  /* Half up, where printf rounds 0.125 to the even 0.12. */
  g_assert_cmpint (tillid_ratio_hundredths ((TillidRatio){ 1, 8 }), ==, 13);
  g_assert_cmpint (tillid_ratio_hundredths ((TillidRatio){ 9, 8 }), ==, 113);
  g_assert_cmpint (tillid_ratio_hundredths ((TillidRatio){ 1, 3 }), ==, 33);
  g_assert_cmpint (tillid_ratio_hundredths ((TillidRatio){ 56, 72 }), ==, 78);
  g_assert_cmpint (tillid_ratio_hundredths ((TillidRatio){ 0, 5 }), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/continuity/rows", test_rows);
  g_test_add_func ("/core/continuity/identities", test_identities);
  g_test_add_func ("/core/continuity/nothing-and-one", test_nothing_and_one);
  g_test_add_func ("/core/continuity/look-back", test_look_back);
  g_test_add_func ("/core/continuity/presence", test_presence);
  g_test_add_func ("/core/continuity/hand-over", test_hand_over);
  g_test_add_func ("/core/continuity/same-day", test_same_day);
  g_test_add_func ("/core/continuity/counts", test_counts);
  g_test_add_func ("/core/continuity/demo-case", test_demo_case);
  g_test_add_func ("/core/continuity/professions", test_professions);
  g_test_add_func ("/core/continuity/units-and-rounding", test_units_and_rounding);
  return g_test_run ();
}
