/* test-visit-query.c - visits and who was there, as the measures want them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-query.h"

#include <string.h>

#include "tillid-continuity.h"
#include "tillid-list-measures.h"
#include "tillid-prompts.h"
#include "tillid-store-fixture.h"

static gint64
add_visit (Fixture *f, gint64 patient, TillidDay day, gint64 lead)
{
  TillidVisit *visit = tillid_visit_new ();

  visit->patient = patient;
  visit->day = day;
  visit->lead = lead;
  return fixture_add_id (f, visit);
}

static void
add_member_presence (Fixture *f, gint64 patient, gint64 visit, gint64 member)
{
  TillidPresence *presence = tillid_presence_new ();

  presence->patient = patient;
  presence->visit = visit;
  presence->member = member;
  fixture_add_id (f, presence);
}

static void
add_interpreter_presence (Fixture *f,
                          gint64 patient,
                          gint64 visit,
                          gint64 interpreter,
                          TillidInterpretingMode mode,
                          gint64 from_minute)
{
  TillidPresence *presence = tillid_presence_new ();

  presence->patient = patient;
  presence->visit = visit;
  presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
  presence->interpreter = interpreter;
  presence->mode = mode;
  presence->from_minute = from_minute;
  fixture_add_id (f, presence);
}

static TillidContactSet *
contacts (Fixture *f, const TillidScope *scope)
{
  g_autoptr (GError) error = NULL;
  TillidContactSet *set = tillid_visit_query_contacts (f->db, scope, &error);

  g_assert_no_error (error);
  return set;
}

static void
test_presences (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma"), other = fixture_add_patient_id (f, "Yusuf");
  gint64 nurse = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  gint64 doctor = fixture_add_member (f, "Bo", TILLID_PROFESSION_DOCTOR);
  gint64 first = fixture_add_id (f, tillid_interpreter_new ());
  gint64 second = fixture_add_id (f, tillid_interpreter_new ());
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (TillidContactSet) set = NULL, all = NULL;
  const TillidContactPoint *points;
  gint64 early, late, theirs;
  guint n;

  late = add_visit (f, patient, 200, nurse); /* written first */
  early = add_visit (f, patient, 100, 0);
  theirs = add_visit (f, other, 150, doctor);
  add_member_presence (f, patient, early, nurse);
  add_member_presence (f, other, theirs, doctor);
  add_member_presence (f, patient, late, doctor);
  add_interpreter_presence (f, patient, late, second, TILLID_INTERPRETING_MODE_ROOM, 30);
  add_interpreter_presence (f, patient, late, first, TILLID_INTERPRETING_MODE_PHONE, 0);
  add_interpreter_presence (f, patient, late, 0, TILLID_INTERPRETING_MODE_RELATIVE, TILLID_ABSENT);
  add_interpreter_presence (f, patient, early, first, TILLID_INTERPRETING_MODE_NONE, TILLID_ABSENT);

  set = contacts (f, scope);
  points = tillid_contact_set_get_points (set, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (points[0].id, ==, early);
  g_assert_cmpint (points[0].lead, ==, 0);
  g_assert_cmpint (points[0].profession, ==, TILLID_ABSENT);
  g_assert_cmpuint (points[0].n_staff, ==, 1);
  g_assert_cmpint (points[0].staff[0], ==, nurse);
  g_assert_cmpuint (points[0].n_interpreters, ==, 0); /* did not come */
  g_assert_cmpint (points[1].id, ==, late);
  g_assert_cmpint (points[1].profession, ==, TILLID_PROFESSION_NURSE);
  g_assert_cmpint (points[1].staff[0], ==, doctor);
  g_assert_cmpuint (points[1].n_interpreters, ==, 2);
  g_assert_cmpint (points[1].interpreters[0], ==, first); /* began first */
  g_assert_cmpint (points[1].interpreters[1], ==, second);

  all = contacts (f, f->system);
  points = tillid_contact_set_get_points (all, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (points[1].id, ==, late);
  g_assert_cmpint (points[1].interpreters[1], ==, second);
  g_assert_cmpint (points[2].patient, ==, other);
  g_assert_cmpint (points[2].staff[0], ==, doctor);
}

static void
test_what_counts (Fixture *f, gconstpointer data)
{
  static const struct
  {
    TillidVisitStatus status;
    TillidVisitKind kind;
    TillidVisitMode mode;
    int length;
    gboolean without_patient;
  } visits[] = {
    { TILLID_VISIT_STATUS_ATTENDED, 0, TILLID_VISIT_MODE_ROOM, 45, FALSE },  /* counts */
    { TILLID_VISIT_STATUS_ATTENDED, 0, TILLID_VISIT_MODE_PHONE, 10, FALSE }, /* counts */
    { TILLID_VISIT_STATUS_ATTENDED, 0, TILLID_VISIT_MODE_PHONE, 9, FALSE },
    { TILLID_VISIT_STATUS_ATTENDED, 0, TILLID_VISIT_MODE_ROOM, 45, TRUE },
    { TILLID_VISIT_STATUS_ATTENDED, TILLID_VISIT_KIND_GROUP, TILLID_VISIT_MODE_ROOM, 45, FALSE },
    { TILLID_VISIT_STATUS_MISSED, 0, TILLID_VISIT_MODE_ROOM, 45, FALSE },
    { TILLID_VISIT_STATUS_PLANNED, 0, TILLID_VISIT_MODE_ROOM, 45, FALSE },
  };
  gint64 patient = fixture_add_patient_id (f, "Salma");
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (TillidContactSet) set = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      TillidVisit *visit = tillid_visit_new ();

      visit->patient = patient;
      visit->day = 100 - i;
      visit->status = visits[i].status;
      visit->kind = visits[i].kind;
      visit->mode = visits[i].mode;
      visit->length = visits[i].length;
      visit->without_patient = visits[i].without_patient;
      fixture_add_id (f, visit);
    }
  set = contacts (f, scope);
  tillid_contact_set_get_points (set, &n);
  g_assert_cmpuint (n, ==, 2);

  rows = tillid_visit_query_list (f->db, scope, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 7); /* the list of visits shows them all, oldest first */
  g_assert_cmpint (((TillidVisitRow *) rows->pdata[0])->visit->day, ==, 94);
  g_assert_cmpint (((TillidVisitRow *) rows->pdata[6])->visit->day, ==, 100);
}

static void
test_measures (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  gint64 a = fixture_add_member (f, "A", TILLID_PROFESSION_NURSE);
  gint64 b = fixture_add_member (f, "B", TILLID_PROFESSION_NURSE);
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (TillidContactSet) set = NULL;
  const TillidContactPoint *points;
  TillidContinuity measures;
  guint n;

  g_test_summary ("AAAB through the file: COC = (9 + 1 - 4) / (4 * 3) = 6 / 12, UPC = 3 / 4");
  for (int i = 0; i < 4; i++)
    add_visit (f, patient, 10 * i, i < 3 ? a : b);
  set = contacts (f, scope);
  points = tillid_contact_set_get_points (set, &n);
  tillid_continuity_compute (points, n, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN,
                             TILLID_CONTINUITY_LOOK_BACK_DAYS, &measures);
  g_assert_cmpint (measures.n, ==, 4);
  g_assert_cmpint (measures.sum_of_squares, ==, 10);
  g_assert_cmpint (measures.most_seen, ==, a);
  g_assert_cmpint (measures.most_seen_visits, ==, 3);
  tillid_continuity_compute (points, n, TILLID_CONTINUITY_UNIT_PROFESSION, TILLID_PERIOD_OPEN,
                             TILLID_CONTINUITY_LOOK_BACK_DAYS, &measures);
  g_assert_cmpint (measures.k, ==, 1);
}

static void
test_list_with_presences (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  gint64 nurse = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const TillidVisitRow *row;
  gint64 undated = add_visit (f, patient, TILLID_ABSENT, nurse);
  gint64 visit = add_visit (f, patient, 5, nurse);

  add_member_presence (f, patient, visit, nurse);
  rows = tillid_visit_query_list (f->db, scope, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpint (row->visit->record.id, ==, visit);
  g_assert_cmpuint (row->presences->len, ==, 1);
  g_assert_cmpint (((TillidPresence *) row->presences->pdata[0])->member, ==, nurse);
  row = rows->pdata[1];
  g_assert_cmpint (row->visit->record.id, ==, undated);
  g_assert_cmpuint (row->presences->len, ==, 0);
}

static void
add_course (Fixture *f, gint64 patient, TillidDay started, TillidDay ended, gint64 key_contact)
{
  TillidCourse *course = tillid_course_new ();

  course->patient = patient;
  course->started = started;
  course->ended = ended;
  course->key_contact = key_contact;
  fixture_add_id (f, course);
}

static void
test_around (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma"), other = fixture_add_patient_id (f, "Yusuf");
  gint64 nurse = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (GArray) days = NULL, lists = NULL, away = NULL;
  g_autoptr (GPtrArray) before = NULL, during = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  static const int hand_over_days[] = { 50, 20, 50 };
  TillidMember *leaving = tillid_member_new ();
  TillidAbsence *absence = tillid_absence_new ();
  gint64 doctor;

  leaving->from_day = 10;
  leaving->until_day = 30;
  doctor = fixture_add_id (f, leaving);
  for (guint i = 0; i < G_N_ELEMENTS (hand_over_days); i++)
    {
      TillidHandOver *hand_over = tillid_hand_over_new ();

      hand_over->patient = patient;
      hand_over->day = hand_over_days[i];
      fixture_add_id (f, hand_over);
    }
  days = tillid_visit_query_hand_overs (f->db, scope, &error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, TillidDay, 0), ==, 20);
  g_assert_cmpint (g_array_index (days, TillidDay, 1), ==, 50);

  add_course (f, patient, 40, TILLID_ABSENT, nurse); /* the later one, written first */
  add_course (f, patient, 10, TILLID_ABSENT, doctor);
  add_course (f, other, 10, 20, doctor); /* ended */
  lists = tillid_visit_query_lists (f->db, f->list, &error);
  g_assert_cmpuint (lists->len, ==, 1);
  g_assert_cmpint (g_array_index (lists, TillidListEntry, 0).patient, ==, patient);
  g_assert_cmpint (g_array_index (lists, TillidListEntry, 0).person, ==, nurse);

  absence->member = nurse;
  absence->from_day = 60;
  fixture_add_id (f, absence);
  away = tillid_visit_query_away (f->db, f->list, &error);
  g_assert_cmpuint (away->len, ==, 1);
  g_assert_cmpint (g_array_index (away, TillidAway, 0).member, ==, nurse);
  g_assert_cmpint (g_array_index (away, TillidAway, 0).until, ==, TILLID_ABSENT);

  before = tillid_visit_query_active_members (f->db, f->list, 9, &error);
  g_assert_cmpuint (before->len, ==, 1);
  during = tillid_visit_query_active_members (f->db, f->list, 30, &error);
  g_assert_cmpuint (during->len, ==, 2);
  after = tillid_visit_query_active_members (f->db, f->list, 31, &error);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_plans (Fixture *f, gconstpointer data)
{
  g_autofree char *one = fixture_plan (f->db, tillid_visit_query_visits_sql);
  g_autofree char *all = fixture_plan (f->db, tillid_visit_query_all_visits_sql);
  g_autofree char *presences = fixture_plan (f->db, tillid_visit_query_all_presences_sql);
  g_autofree char *leads = fixture_plan (f->db, tillid_visit_query_count_leads_sql);

  g_test_message ("%s\n%s\n%s\n%s", one, all, presences, leads);
  g_assert_nonnull (strstr (one, "USING COVERING INDEX visit_counted"));
  g_assert_nonnull (strstr (all, "USING COVERING INDEX visit_counted"));
  g_assert_null (strstr (all, "TEMP B-TREE")); /* in the order of the index */
  g_assert_nonnull (strstr (presences, "USING COVERING INDEX presence_counted"));
  g_assert_null (strstr (presences, "TEMP B-TREE"));
  g_assert_nonnull (strstr (leads, "visit_led (lead=? AND day>? AND day<?)"));
}

static gint64
add_timed (Fixture *f, gint64 patient, TillidVisitStatus status, gint64 minute, gint64 lead)
{
  TillidVisit *visit = tillid_visit_new ();

  visit->patient = patient;
  visit->status = status;
  visit->day = 20500;
  visit->minute = minute;
  visit->length = 45;
  visit->lead = lead;
  return fixture_add_id (f, visit);
}

/* 10:15 to 11:00: who is at another planned visit then. 11:00 is free again, and what was is no plan. */
static void
test_busy (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma"), other = fixture_add_patient_id (f, "Yusuf");
  gint64 lead = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  gint64 second = fixture_add_member (f, "Bo", TILLID_PROFESSION_NURSE);
  gint64 free_one = fixture_add_member (f, "Eva", TILLID_PROFESSION_NURSE);
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (TillidVisit) visit = tillid_visit_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) busy = NULL;
  g_autoptr (GArray) nobody = NULL;
  guint n = 0;

  visit->day = 20500;
  visit->minute = 615;
  visit->length = 45;
  visit->record.id = add_timed (f, patient, TILLID_VISIT_STATUS_PLANNED, 615, free_one);
  add_member_presence (f, other, add_timed (f, other, TILLID_VISIT_STATUS_PLANNED, 600, lead),
                       second);
  add_timed (f, other, TILLID_VISIT_STATUS_PLANNED, 660, free_one);
  add_timed (f, other, TILLID_VISIT_STATUS_ATTENDED, 615, free_one);

  busy = tillid_visit_query_busy (f->db, scope, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (busy->len, ==, 2);
  g_assert_true (tillid_keys_contain (busy, lead));
  g_assert_true (tillid_keys_contain (busy, second));

  visit->minute = TILLID_ABSENT;
  nobody = tillid_visit_query_busy (f->db, scope, visit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nobody->len, ==, 0);

  /* Only the attended visit counts for the chance line. */
  g_assert_true (tillid_visit_query_count_leads (f->db, scope, TILLID_PERIOD_OPEN, &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (tillid_visit_query_count_leads (f->db, scope,
                                                 (TillidPeriod){ 20501, TILLID_ABSENT }, &n,
                                                 &error));
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/store/visit-query/presences", test_presences);
  ADD ("/store/visit-query/what-counts", test_what_counts);
  ADD ("/store/visit-query/measures", test_measures);
  ADD ("/store/visit-query/list", test_list_with_presences);
  ADD ("/store/visit-query/around", test_around);
  ADD ("/store/visit-query/busy", test_busy);
  ADD ("/store/visit-query/plans", test_plans);
  return g_test_run ();
}
