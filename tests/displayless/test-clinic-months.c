/* test-clinic-months.c - a clinic by month, against small clinics by hand and against the measures it is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected values: counted by hand where a comment says so; else the definitions of measures.md as other functions compute them for
 * one patient or one list, over 200 random clinics. */
#include "config.h"

#include "tillid-clinic-months.h"

#include "tillid-clinic-query.h"
#include "tillid-clinic-reading.h"
#include "tillid-continuity.h"
#include "tillid-store-fixture.h"
#include "tillid-visit-query.h"

#define SEED 20260310
#define N_CLINICS 200
#define N_MONTHS 12

static TillidDay
day_of (const char *iso)
{
  return tillid_day_from_iso (iso);
}

static void
assert_count (const TillidClinicMonths *months,
              TillidClinicMeasure measure,
              guint month,
              gint64 numerator,
              gint64 denominator,
              guint patients)
{
  const TillidClinicCount count = tillid_clinic_months_get (months, measure, month);

  g_assert_cmpint (count.share.numerator, ==, numerator);
  g_assert_cmpint (count.share.denominator, ==, denominator);
  g_assert_cmpuint (count.patients, ==, patients);
}

/* Two patients, January and February. Patient 1 is on the list of 7, patient 2 on that of 8. */
static void
test_by_hand (void)
{
  const gint64 rana[] = { 50 }, omar[] = { 51 }, staff[] = { 9 };
  const TillidContactPoint first[] = {
    { .patient = 1, .id = 1, .day = day_of ("2025-12-31"), .lead = 7 }, /* before the window */
    { .patient = 1,
      .id = 2,
      .day = day_of ("2026-01-05"),
      .lead = 7,
      .interpreters = rana,
      .n_interpreters = 1 },
    { .patient = 1,
      .id = 3,
      .day = day_of ("2026-01-05"),
      .lead = 7 }, /* the same day, the same lead */
    { .patient = 1,
      .id = 4,
      .day = day_of ("2026-01-20"),
      .lead = 8,
      .staff = staff,
      .n_staff = 1,
      .interpreters = omar,
      .n_interpreters = 1 },
    { .patient = 1,
      .id = 5,
      .day = day_of ("2026-02-02"),
      .lead = 9,
      .interpreters = rana,
      .n_interpreters = 1 },
    { .patient = 1, .id = 6, .day = day_of ("2026-02-28") },            /* nobody led it */
    { .patient = 1, .id = 7, .day = day_of ("2026-03-01"), .lead = 7 }, /* after the window */
  };
  const TillidContactPoint second[] = {
    { .patient = 2, .id = 8, .day = day_of ("2026-02-10"), .lead = 8 },
    { .patient = 2, .id = 9, .day = day_of ("2026-02-17"), .lead = 9 },
    { .patient = 2, .id = 10, .day = day_of ("2026-02-24"), .lead = 8 },
  };
  const TillidListEntry entries[] = { { 1, 7 }, { 2, 8 } };
  g_autoptr (TillidClinicMonths) months =
    tillid_clinic_months_new (day_of ("2026-01-01"), 2, entries, G_N_ELEMENTS (entries));

  tillid_clinic_months_take_patient (months, first, G_N_ELEMENTS (first));
  tillid_clinic_months_take_patient (months, second, G_N_ELEMENTS (second));
  /* January: 7 (own), 8. February: 9 / 8 (own), 9, 8 (own). */
  assert_count (months, TILLID_CLINIC_SLICC, 0, 1, 2, 1);
  assert_count (months, TILLID_CLINIC_SLICC, 1, 2, 4, 2);
  /* 9 holds no list. */
  assert_count (months, TILLID_CLINIC_OPR, 0, 1, 2, 1);
  assert_count (months, TILLID_CLINIC_OPR, 1, 2, 2, 1);
  /* January: 8 and 9 are new. February: 9 was there in January, nobody on the 28th; then 9 is new and 8 known. */
  assert_count (months, TILLID_CLINIC_KNOWN_FACE, 0, 0, 1, 1);
  assert_count (months, TILLID_CLINIC_KNOWN_FACE, 1, 2, 4, 2);
  /* January: Omar after Rana. February: Rana again. */
  assert_count (months, TILLID_CLINIC_KNOWN_INTERPRETER, 0, 0, 1, 1);
  assert_count (months, TILLID_CLINIC_KNOWN_INTERPRETER, 1, 1, 1, 1);
  g_assert_cmpuint (tillid_clinic_months_get_n_patients (months), ==, 2);
  g_assert_cmpuint (tillid_clinic_months_get_n_visits (months), ==, 7);
  g_assert_false (
    tillid_clinic_count_is_shown (tillid_clinic_months_get (months, TILLID_CLINIC_SLICC, 1)));
}

/* A random clinic of up to 9 patients and 5 colleagues; the points of a patient follow each other. */
static GArray *
make_clinic (GRand *rand, TillidDay first, gint64 *keys)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  const int n_patients = g_rand_int_range (rand, 1, 10);

  for (int patient = 1; patient <= n_patients; patient++)
    for (int n = g_rand_int_range (rand, 0, 40); n > 0; n--)
      {
        const gint64 *key = keys + g_rand_int_range (rand, 0, 5);
        TillidContactPoint point = {
          .patient = patient,
          .id = points->len + 1,
          .day = first + g_rand_int_range (rand, -40, 400),
          .minute = g_rand_int_range (rand, 0, 3),
          .lead = g_rand_int_range (rand, 0, 5),
          .staff = key,
          .n_staff = (guint) g_rand_int_range (rand, 0, 2),
          .interpreters = key + 5,
          .n_interpreters = (guint) g_rand_int_range (rand, 0, 3),
        };

        g_array_append_val (points, point);
      }
  return points;
}

static TillidRatio
sum_of (const TillidClinicMonths *months, TillidClinicMeasure measure)
{
  TillidRatio sum = { 0, 0 };

  for (guint i = 0; i < N_MONTHS; i++)
    {
      const TillidRatio share = tillid_clinic_months_get (months, measure, i).share;

      sum.numerator += share.numerator;
      sum.denominator += share.denominator;
    }
  return sum;
}

static void
assert_ratio (TillidRatio one, TillidRatio other)
{
  g_assert_cmpint (one.numerator, ==, other.numerator);
  g_assert_cmpint (one.denominator, ==, other.denominator);
}

/* Each month is the list measure of its days. */
static void
check_lists (const TillidClinicMonths *months, const GArray *points, const GArray *entries)
{
  const TillidDay first = tillid_clinic_months_get_first (months);

  for (guint i = 0; i < N_MONTHS; i++)
    {
      const TillidPeriod month = { tillid_day_add_months (first, (int) i),
                                   tillid_day_add_months (first, (int) i + 1) - 1 };
      g_autoptr (GArray) rows =
        tillid_list_measures_compute ((const TillidContactPoint *) (gpointer) points->data,
                                      points->len, month,
                                      (const TillidListEntry *) (gpointer) entries->data,
                                      entries->len);
      const TillidListMeasure *clinic = &g_array_index (rows, TillidListMeasure, rows->len - 1);

      assert_ratio (tillid_clinic_months_get (months, TILLID_CLINIC_SLICC, i).share, clinic->slicc);
      assert_ratio (tillid_clinic_months_get (months, TILLID_CLINIC_OPR, i).share, clinic->opr);
    }
}

static void
check_clinic (GRand *rand, gint64 *keys)
{
  const TillidDay first = day_of ("2025-03-01");
  g_autoptr (GArray) points = make_clinic (rand, first, keys);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TillidListEntry));
  g_autoptr (TillidClinicMonths) months = NULL;
  TillidRatio faces = { 0, 0 }, interpreters = { 0, 0 };
  const TillidContactPoint *all = (const TillidContactPoint *) (gpointer) points->data;
  TillidPeriod window;

  for (gint64 patient = 1; patient < 9; patient++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      {
        const TillidListEntry entry = { patient, g_rand_int_range (rand, 1, 4) };

        g_array_append_val (entries, entry);
      }
  months =
    tillid_clinic_months_new (first, N_MONTHS, (const TillidListEntry *) (gpointer) entries->data,
                              entries->len);
  window = tillid_clinic_months_get_window (months);
  for (guint start = 0, end; start < points->len; start = end)
    {
      TillidContinuity team, interpreter;

      end = tillid_contact_points_patient_end (all, points->len, start);
      tillid_clinic_months_take_patient (months, all + start, end - start);
      tillid_continuity_compute (all + start, end - start, TILLID_CONTINUITY_UNIT_TEAM, window, 0,
                                 &team);
      tillid_continuity_compute (all + start, end - start, TILLID_CONTINUITY_UNIT_INTERPRETER,
                                 window, 0, &interpreter);
      faces.numerator += team.known_face.numerator;
      faces.denominator += team.known_face.denominator;
      interpreters.numerator += interpreter.k_index.numerator;
      interpreters.denominator += interpreter.k_index.denominator;
    }
  check_lists (months, points, entries);
  assert_ratio (sum_of (months, TILLID_CLINIC_KNOWN_FACE), faces);
  assert_ratio (sum_of (months, TILLID_CLINIC_KNOWN_INTERPRETER), interpreters);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  gint64 keys[] = { 1, 2, 3, 4, 5, 50, 51, 52, 53, 54, 55, 56 };

  for (guint i = 0; i < N_CLINICS; i++)
    check_clinic (rand, keys);
}

/* @n colleagues of @profession, each with a visit of every one of @patients patients, planned 60 and used 70 minutes. */
static void
add_profession (GArray *uses, TillidProfession profession, guint n, guint patients)
{
  for (guint patient = 1; patient <= patients; patient++)
    for (guint i = 0; i < n; i++)
      {
        const TillidClinicUse use = { .patient = patient,
                                      .day = day_of ("2026-01-10"),
                                      .lead = (gint64) profession * 100 + i + 1,
                                      .profession = profession,
                                      .planned = 60,
                                      .used = 70 };

        g_array_append_val (uses, use);
      }
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  return (int) (((const TillidClinicUse *) a)->patient - ((const TillidClinicUse *) b)->patient);
}

static GArray *
list_professions (GArray *uses)
{
  g_autoptr (TillidClinicMonths) months =
    tillid_clinic_months_new (day_of ("2026-01-01"), 1, NULL, 0);

  g_array_sort (uses, compare_uses);
  for (guint i = 0; i < uses->len; i++)
    tillid_clinic_months_take_use (months, &g_array_index (uses, TillidClinicUse, i));
  return tillid_clinic_months_list_professions (months);
}

static void
assert_group (const GArray *groups, guint i, gint64 key, guint colleagues, gint64 visits)
{
  const TillidClinicGroup *group = &g_array_index (groups, TillidClinicGroup, i);

  g_assert_cmpuint (i, <, groups->len);
  g_assert_cmpint (group->key, ==, key);
  g_assert_cmpuint (group->colleagues, ==, colleagues);
  g_assert_cmpint (group->count.share.denominator, ==, visits);
  g_assert_cmpint (group->count.share.numerator, ==, 70 * visits);
  g_assert_cmpint (group->count.planned, ==, 60 * visits);
}

static void
test_professions (void)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (TillidClinicUse));
  g_autoptr (GArray) two = NULL, folded = NULL, few = NULL;

  /* Six doctors are shown; three nurses and four psychologists stand together. */
  add_profession (uses, TILLID_PROFESSION_DOCTOR, 6, 5);
  add_profession (uses, TILLID_PROFESSION_NURSE, 3, 5);
  add_profession (uses, TILLID_PROFESSION_PSYCHOLOGIST, 4, 5);
  two = list_professions (uses);
  g_assert_cmpuint (two->len, ==, 2);
  assert_group (two, 0, TILLID_PROFESSION_DOCTOR, 6, 30);
  assert_group (two, 1, TILLID_ABSENT, 7, 35);

  /* Two nurses alone would follow from the sum: the smaller of the two large groups joins them. */
  g_array_set_size (uses, 0);
  add_profession (uses, TILLID_PROFESSION_DOCTOR, 6, 5);
  add_profession (uses, TILLID_PROFESSION_NURSE, 2, 5);
  add_profession (uses, TILLID_PROFESSION_PSYCHOLOGIST, 5, 5);
  folded = list_professions (uses);
  g_assert_cmpuint (folded->len, ==, 2);
  assert_group (folded, 0, TILLID_PROFESSION_DOCTOR, 6, 30);
  assert_group (folded, 1, TILLID_ABSENT, 7, 35);

  /* Four colleagues in all: nothing; and so with six who saw four patients. */
  g_array_set_size (uses, 0);
  add_profession (uses, TILLID_PROFESSION_DOCTOR, 4, 9);
  few = list_professions (uses);
  g_assert_cmpuint (few->len, ==, 0);
  g_array_set_size (uses, 0);
  add_profession (uses, TILLID_PROFESSION_DOCTOR, 6, 4);
  g_clear_pointer (&few, g_array_unref);
  few = list_professions (uses);
  g_assert_cmpuint (few->len, ==, 0);
}

/* Whatever the sizes: what is shown is never few, nor what is left when it is taken from all. */
static void
test_professions_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint run = 0; run < N_CLINICS; run++)
    {
      g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (TillidClinicUse));
      g_autoptr (GArray) groups = NULL;
      guint all = 0, shown = 0;

      for (guint profession = 0; profession < 6; profession++)
        {
          const guint n = (guint) g_rand_int_range (rand, 0, 8);

          add_profession (uses, profession, n, 5);
          all += n;
        }
      groups = list_professions (uses);
      for (guint i = 0; i < groups->len; i++)
        {
          shown += g_array_index (groups, TillidClinicGroup, i).colleagues;
          g_assert_cmpuint (g_array_index (groups, TillidClinicGroup, i).colleagues, >=,
                            TILLID_CLINIC_FEW);
        }
      g_assert_cmpuint (shown, ==, all >= TILLID_CLINIC_FEW ? all : 0);
    }
}

static void
test_kinds (void)
{
  g_autoptr (TillidClinicMonths) months =
    tillid_clinic_months_new (day_of ("2026-01-01"), 2, NULL, 0);
  g_autoptr (GArray) kinds = NULL;
  TillidClinicCount count;

  for (gint64 patient = 1; patient <= 6; patient++)
    {
      TillidClinicUse use = {
        .patient = patient, .day = day_of ("2026-02-03"), .planned = 60, .used = 50 + patient
      };

      tillid_clinic_months_take_use (months, &use);
      use.mode = TILLID_VISIT_MODE_HOME;
      use.planned = TILLID_ABSENT; /* nobody planned it */
      tillid_clinic_months_take_use (months, &use);
      use.planned = 90;
      use.needs_interpreter = TRUE;
      use.interpreted = patient > 2;
      if (patient < 5)
        tillid_clinic_months_take_use (months, &use); /* four patients at home */
      use.day = day_of ("2026-03-01");                /* after the window */
      tillid_clinic_months_take_use (months, &use);
    }
  kinds = tillid_clinic_months_list_kinds (months);
  g_assert_cmpuint (kinds->len, ==, 1);
  count = g_array_index (kinds, TillidClinicGroup, 0).count;
  g_assert_cmpint (count.share.denominator, ==, 6);
  g_assert_cmpint (count.share.numerator, ==, 51 + 52 + 53 + 54 + 55 + 56);
  g_assert_cmpint (count.planned, ==, 360);
  assert_count (months, TILLID_CLINIC_WITHOUT_INTERPRETER, 1, 2, 4, 4);
  count = tillid_clinic_months_get (months, TILLID_CLINIC_MINUTES, 1);
  g_assert_cmpint (count.share.denominator, ==, 10);
  g_assert_cmpuint (count.patients, ==, 6);
  g_assert_cmpuint (tillid_clinic_months_get (months, TILLID_CLINIC_MINUTES, 0).patients, ==, 0);
}

/* A visit with a colleague; 0 interpreter: none. */
static gint64
add_visit (Fixture *f,
           gint64 patient,
           const char *day,
           gint64 lead,
           gint64 interpreter,
           TillidInterpretingMode mode)
{
  TillidVisit *visit = tillid_visit_new ();
  gint64 id;

  visit->patient = patient;
  visit->day = day_of (day);
  visit->lead = lead;
  visit->length = 70;
  visit->planned_minutes = 60;
  id = fixture_add_id (f, visit);
  if (interpreter != 0 || mode != TILLID_INTERPRETING_MODE_UNKNOWN)
    {
      TillidPresence *presence = tillid_presence_new ();

      presence->patient = patient;
      presence->visit = id;
      presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
      presence->interpreter = interpreter;
      presence->mode = mode;
      fixture_add_id (f, presence);
    }
  return id;
}

static void
need (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidRecord) record =
    tillid_record_table_get (f->db, f->system, &tillid_person_type, id, &error);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Needs an interpreter");
  TillidPerson *person;

  g_assert_no_error (error);
  person = tillid_person_edit ((TillidPerson *) record);
  person->interpreter_needed = TILLID_YES_NO_YES;
  tillid_edit_take (edit, tillid_record_seal (person));
  fixture_apply (f, edit);
}

/* Out of a file, on 10 March 2026: the months are March 2025 to February 2026. */
static void
test_reading (Fixture *f, gconstpointer data)
{
  const gint64 lise = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  const gint64 bo = fixture_add_member (f, "Bo", TILLID_PROFESSION_DOCTOR);
  const gint64 rana = fixture_add_id (f, tillid_interpreter_new ());
  const gint64 salma = fixture_add_patient_id (f, "Salma");
  const gint64 yusuf = fixture_add_patient_id (f, "Yusuf");
  TillidCourse *course = tillid_course_new ();
  TillidInterpreting *asked = tillid_interpreting_new ();
  g_autoptr (TillidClinicReading) reading = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (GError) error = NULL;

  course->patient = salma;
  course->key_contact = lise;
  course->ended = day_of ("2026-02-27"); /* stays on the list of these months */
  fixture_add_id (f, course);
  need (f, salma);
  add_visit (f, salma, "2025-02-28", bo, rana, TILLID_INTERPRETING_MODE_ROOM); /* before */
  add_visit (f, salma, "2025-03-03", lise, rana, TILLID_INTERPRETING_MODE_ROOM);
  add_visit (f, salma, "2026-02-02", bo, 0, TILLID_INTERPRETING_MODE_RELATIVE);  /* is none */
  add_visit (f, salma, "2026-02-09", lise, rana, TILLID_INTERPRETING_MODE_NONE); /* did not come */
  add_visit (f, salma, "2026-02-16", lise, rana, TILLID_INTERPRETING_MODE_VIDEO);
  add_visit (f, salma, "2026-03-02", lise, 0, TILLID_INTERPRETING_MODE_UNKNOWN); /* after */
  /* Yusuf needs none, but one was asked for. */
  asked->patient = yusuf;
  asked->visit = add_visit (f, yusuf, "2026-02-20", bo, 0, TILLID_INTERPRETING_MODE_UNKNOWN);
  asked->booking = TILLID_INTERPRETING_STATE_ASKED;
  fixture_add_id (f, asked);
  add_visit (f, yusuf, "2026-02-23", lise, 0, TILLID_INTERPRETING_MODE_UNKNOWN);

  reading = tillid_clinic_reading_read (f->db, f->system, day_of ("2026-03-10"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (tillid_clinic_months_get_first (reading->months), ==, day_of ("2025-03-01"));
  assert_count (reading->months, TILLID_CLINIC_SLICC, 0, 1, 1, 1);
  assert_count (reading->months, TILLID_CLINIC_SLICC, 11, 2, 3, 1);
  /* Lise also saw Yusuf, who is on nobody's list. */
  assert_count (reading->months, TILLID_CLINIC_OPR, 11, 2, 3, 2);
  /* Salma: Bo is new in the window, then Lise twice. Yusuf: Lise is new. */
  assert_count (reading->months, TILLID_CLINIC_KNOWN_FACE, 11, 2, 4, 2);
  assert_count (reading->months, TILLID_CLINIC_KNOWN_INTERPRETER, 11, 1, 1, 1);
  assert_count (reading->months, TILLID_CLINIC_WITHOUT_INTERPRETER, 0, 0, 1, 1);
  assert_count (reading->months, TILLID_CLINIC_WITHOUT_INTERPRETER, 11, 3, 4, 2);
  assert_count (reading->months, TILLID_CLINIC_MINUTES, 11, 350, 5, 2);
  /* Both patients have seen both. */
  pairs = tillid_network_list_pairs (reading->network);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (g_array_index (pairs, TillidNetworkPair, 0).shared, ==, 2);
}

static void
test_plan (Fixture *f, gconstpointer data)
{
  g_autofree char *visits = fixture_plan (f->db, tillid_visit_query_between_sql);
  g_autofree char *presences = fixture_plan (f->db, tillid_visit_query_between_presences_sql);
  g_autofree char *uses = fixture_plan (f->db, tillid_clinic_query_uses_sql);

  /* In the order of indices; the first two need nothing else. */
  g_assert_nonnull (strstr (visits, "COVERING INDEX visit_counted"));
  g_assert_null (strstr (visits, "TEMP B-TREE"));
  g_assert_nonnull (strstr (presences, "COVERING INDEX visit_counted"));
  g_assert_nonnull (strstr (presences, "COVERING INDEX presence_counted"));
  g_assert_null (strstr (presences, "TEMP B-TREE"));
  g_assert_nonnull (strstr (uses, "visit_counted"));
  g_assert_nonnull (strstr (uses, "COVERING INDEX presence_counted"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/clinic-months/by-hand", test_by_hand);
  g_test_add_func ("/clinic-months/random", test_random);
  g_test_add_func ("/clinic-months/professions", test_professions);
  g_test_add_func ("/clinic-months/professions-random", test_professions_random);
  g_test_add_func ("/clinic-months/kinds", test_kinds);
  g_test_add ("/clinic-months/reading", Fixture, NULL, fixture_set_up, test_reading,
              fixture_tear_down);
  g_test_add ("/clinic-months/plan", Fixture, NULL, fixture_set_up, test_plan, fixture_tear_down);

  return g_test_run ();
}
