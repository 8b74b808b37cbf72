/* test-timeline-query.c - a patient's story out of the file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-timeline-query.h"

#include <string.h>

#include "tillid-store-fixture.h"

static gint64
add_event (Fixture *f, gint64 patient, TillidTold *at, const char *words, TillidEventLane lane)
{
  TillidLifeEvent *event = tillid_life_event_new ();

  event->patient = patient;
  event->lane = lane;
  event->at = at;
  tillid_set_text (&event->words, words);
  return fixture_add_id (f, event);
}

static TillidTimelineRows *
read_rows (Fixture *f, gint64 patient, TillidTimelineFilter filter)
{
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);
  g_autoptr (GError) error = NULL;
  TillidTimelineRows *rows = tillid_timeline_query (f->db, scope, filter, &error);

  g_assert_no_error (error);
  return rows;
}

static char *
texts (const TillidTimelineRows *rows)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < tillid_timeline_rows_get_n (rows); i++)
    {
      const char *text = tillid_timeline_rows_get (rows, i)->item.text;

      g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", text != NULL ? text : "-");
    }
  return g_strdup (all->str);
}

static void
assert_texts (Fixture *f, gint64 patient, TillidTimelineFilter filter, const char *expected)
{
  g_autoptr (TillidTimelineRows) rows = read_rows (f, patient, filter);
  g_autofree char *found = texts (rows);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = fixture_add_patient (f, "Salma", 1971);
  gint64 patient = person->record.id, other = fixture_add_patient_id (f, "Yusuf");

  /* By hand: the year 1990 has its middle on 2 July, as 2 July has; the narrower one stands first. */
  add_event (f, patient, NULL, "undated", 0);
  add_event (f, patient, tillid_told_new_year (1990), "1990", 0);
  add_event (f, patient, tillid_told_new_day (tillid_day_from_ymd (1990, 7, 2)), "2 July", 0);
  add_event (f, patient, tillid_told_new_day (tillid_day_from_ymd (1961, 1, 1)), "before 1970", 0);
  add_event (f, other, tillid_told_new_year (1980), "another's", 0);
  assert_texts (f, patient, TILLID_TIMELINE_FILTER_ALL, "before 1970|2 July|1990|undated");
}

static TillidTold *
random_told (GRand *rand)
{
  TillidTold *told = tillid_told_new_year (g_rand_int_range (rand, 1950, 1990));

  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      tillid_told_free (told);
      told =
        tillid_told_new_between (g_rand_int_range (rand, -9, 9), g_rand_int_range (rand, 9, 20));
    }
  told->start.side = g_rand_int_range (rand, 0, 3);
  told->start.about = g_rand_boolean (rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    told->start.kind = TILLID_TOLD_UNKNOWN;
  told->end_kind = g_rand_int_range (rand, 0, 3); /* every kind but a point of its own */
  return told;
}

static void
test_order_is_core_order (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  g_autoptr (TillidTimelineRows) rows = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_test_summary ("The order of the query is that of tillid_told_bounds_compare ()");
  for (guint i = 0; i < 200; i++)
    add_event (f, patient, random_told (rand), "x", 0);
  rows = read_rows (f, patient, TILLID_TIMELINE_FILTER_ALL);
  g_assert_cmpuint (tillid_timeline_rows_get_n (rows), ==, 200);
  for (guint i = 1; i < 200; i++)
    {
      const TillidTimelineItem *a = &tillid_timeline_rows_get (rows, i - 1)->item;
      const TillidTimelineItem *b = &tillid_timeline_rows_get (rows, i)->item;

      g_assert_cmpint (tillid_told_bounds_compare (&a->bounds, a->id, &b->bounds, b->id), <, 0);
    }
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  TillidTimelineFilter filter = TILLID_TIMELINE_FILTER_ALL;
  TillidTold *open = tillid_told_new_year (1995);

  open->end_kind = TILLID_TOLD_END_OPEN;
  add_event (f, patient, tillid_told_new_year (1990), "1990", 0);
  add_event (f, patient, open, "since 1995", TILLID_EVENT_LANE_WORK);
  add_event (f, patient, tillid_told_new_year (2001), "2001", 0);
  add_event (f, patient, NULL, "undated", 0);

  filter.from = tillid_day_from_ymd (1990, 12, 31); /* the last day of 1990 still touches it */
  assert_texts (f, patient, filter, "1990|since 1995|2001");
  filter.from++;
  assert_texts (f, patient, filter, "since 1995|2001");
  filter.from = tillid_day_from_ymd (1999, 1, 1); /* it goes on */
  filter.to = tillid_day_from_ymd (2000, 12, 31);
  assert_texts (f, patient, filter, "since 1995");
  filter = TILLID_TIMELINE_FILTER_ALL;
  filter.lane = TILLID_LANE_LIFE;
  assert_texts (f, patient, filter, "1990|2001|undated");
  filter.lane = TILLID_LANE_WORK;
  assert_texts (f, patient, filter, "since 1995");
}

static void
test_kinds (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  gint64 nurse = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  TillidVisit *visit = tillid_visit_new ();
  TillidContact *contact = tillid_contact_new ();
  TillidResult *result = tillid_result_new ();
  TillidMedicine *medicine = tillid_medicine_new ();
  TillidPromise *promise = tillid_promise_new ();
  TillidLifeEvent *hope = tillid_life_event_new ();
  g_autoptr (TillidTimelineRows) rows = NULL;
  const TillidTimelineRow *row;

  visit->patient = contact->patient = result->patient = medicine->patient = promise->patient =
    hope->patient = patient;
  visit->day = 1;
  visit->lead = nurse;
  fixture_add_id (f, visit);
  contact->at = tillid_told_new_day (2);
  contact->counterpart = TILLID_COUNTERPART_GP;
  fixture_add_id (f, contact);
  result->at = tillid_told_new_day (3);
  result->normality = TILLID_NORMALITY_NORMAL;
  fixture_add_id (f, result);
  medicine->at = tillid_told_new_day (4);
  medicine->kind = TILLID_MEDICINE_KIND_TAKEN;
  fixture_add_id (f, medicine);
  promise->due = 5;
  tillid_set_text (&promise->words, "Call the school");
  fixture_add_id (f, promise);
  hope->hope = TRUE;
  hope->at = tillid_told_new_day (6);
  fixture_add_id (f, hope);
  add_event (f, patient, tillid_told_new_day (7), "sick", TILLID_EVENT_LANE_WORK);

  rows = read_rows (f, patient, TILLID_TIMELINE_FILTER_ALL);
  g_assert_cmpuint (tillid_timeline_rows_get_n (rows), ==, 7);
  row = tillid_timeline_rows_get (rows, 0);
  g_assert_cmpint (row->item.kind, ==, TILLID_TIMELINE_VISIT);
  g_assert_cmpint (row->item.lane, ==, TILLID_LANE_CARE);
  g_assert_cmpstr (row->sub_row, ==, "nurse");
  g_assert_cmpstr (row->item.row, ==, "nurse");
  g_assert_false (row->item.planned);
  row = tillid_timeline_rows_get (rows, 1);
  g_assert_cmpint (row->item.kind, ==, TILLID_TIMELINE_CONTACT);
  g_assert_cmpstr (row->sub_row, ==, "gp");
  row = tillid_timeline_rows_get (rows, 2);
  g_assert_cmpint (row->item.kind, ==, TILLID_TIMELINE_RESULT);
  g_assert_true (row->item.hollow);
  row = tillid_timeline_rows_get (rows, 3);
  g_assert_cmpint (row->item.kind, ==, TILLID_TIMELINE_MEDICINE);
  g_assert_true (row->item.dashed);
  row = tillid_timeline_rows_get (rows, 4);
  g_assert_cmpint (row->item.kind, ==, TILLID_TIMELINE_PROMISE);
  g_assert_true (row->item.planned);
  g_assert_cmpint (tillid_timeline_rows_get (rows, 5)->item.kind, ==, TILLID_TIMELINE_HOPE);
  /* One day in the lane of work is something that happened, not a time. */
  row = tillid_timeline_rows_get (rows, 6);
  g_assert_cmpint (row->item.kind, ==, TILLID_TIMELINE_EVENT);
  g_assert_cmpint (row->item.lane, ==, TILLID_LANE_WORK);
}

static void
add_interpreted (Fixture *f,
                 gint64 patient,
                 TillidDay day,
                 gint64 interpreter,
                 TillidInterpretingMode mode)
{
  TillidVisit *visit = tillid_visit_new ();
  TillidPresence *presence;
  gint64 id;

  visit->patient = patient;
  visit->day = day;
  visit->no_interpreter = interpreter < 0;
  id = fixture_add_id (f, visit);
  if (interpreter <= 0)
    return;
  presence = tillid_presence_new ();
  presence->patient = patient;
  presence->visit = id;
  presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
  presence->interpreter = interpreter;
  presence->mode = mode;
  fixture_add_id (f, presence);
}

static gint64
add_interpreter (Fixture *f, const char *name)
{
  TillidInterpreter *interpreter = tillid_interpreter_new ();

  tillid_set_text (&interpreter->name, name);
  return fixture_add_id (f, interpreter);
}

static void
test_interpreters (Fixture *f, gconstpointer data)
{
  static const TillidTimelineInterpreter expected[] = {
    TILLID_TIMELINE_INTERPRETER_NEW,     TILLID_TIMELINE_INTERPRETER_SAME,
    TILLID_TIMELINE_INTERPRETER_MISSING, TILLID_TIMELINE_INTERPRETER_SAME,
    TILLID_TIMELINE_INTERPRETER_NEW,     TILLID_TIMELINE_INTERPRETER_NONE,
  };
  TillidPerson *needs = tillid_person_new ();
  gint64 hiba = add_interpreter (f, "Hiba"), rana = add_interpreter (f, "Rana"), patient;
  g_autoptr (TillidTimelineRows) rows = NULL;

  g_test_summary ("Each visit knows whether its interpreter was the one of the visit before");
  needs->interpreter_needed = TILLID_YES_NO_YES;
  patient = fixture_add_id (f, needs);
  add_interpreted (f, patient, 1, hiba, TILLID_INTERPRETING_MODE_ROOM);
  add_interpreted (f, patient, 2, hiba, TILLID_INTERPRETING_MODE_VIDEO);
  add_interpreted (f, patient, 3, 0, 0);
  add_interpreted (f, patient, 4, hiba, TILLID_INTERPRETING_MODE_ROOM);
  add_interpreted (f, patient, 5, rana, TILLID_INTERPRETING_MODE_PHONE);
  add_interpreted (f, patient, 6, -1, 0);
  rows = read_rows (f, patient, TILLID_TIMELINE_FILTER_ALL);
  g_assert_cmpuint (tillid_timeline_rows_get_n (rows), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (tillid_timeline_rows_get (rows, i)->item.interpreter, ==, expected[i]);
  g_assert_cmpint (tillid_timeline_rows_get (rows, 4)->interpreter, ==, rana);
  g_assert_cmpint (tillid_timeline_rows_get (rows, 4)->item.mode, ==,
                   TILLID_INTERPRETING_MODE_PHONE);
}

static void
test_closed_stone (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  TillidLifeEvent *event = tillid_life_event_new ();
  g_autoptr (TillidTimelineRows) rows = NULL;
  const TillidTimelineRow *row;

  event->patient = patient;
  event->closed = TRUE;
  event->bank = TILLID_BANK_HARD;
  event->at = tillid_told_new_year (1991);
  tillid_set_text (&event->words, "secret");
  tillid_set_text (&event->staff_words, "secret");
  fixture_add_id (f, event);
  rows = read_rows (f, patient, TILLID_TIMELINE_FILTER_ALL);
  row = tillid_timeline_rows_get (rows, 0);
  g_assert_true (row->item.closed);
  g_assert_null (row->item.text);
  g_assert_null (row->words);
}

static void
test_tellings (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  gint64 first = add_event (f, patient, tillid_told_new_year (1991), "We fled in spring", 0);
  TillidLifeEvent *again = tillid_life_event_new ();
  TillidTimelineFilter filter = TILLID_TIMELINE_FILTER_ALL;
  g_autoptr (TillidTimelineRows) rows = NULL;

  again->patient = patient;
  again->telling_of = first;
  again->at = tillid_told_new_year (1992);
  tillid_set_text (&again->words, "We fled in autumn");
  fixture_add_id (f, again);
  rows = read_rows (f, patient, filter);
  g_assert_cmpuint (tillid_timeline_rows_get_n (rows), ==, 1);
  g_assert_cmpuint (tillid_timeline_rows_get (rows, 0)->item.n_tellings, ==, 2);
  filter.all_tellings = TRUE;
  assert_texts (f, patient, filter, "We fled in spring|We fled in autumn");
}

typedef struct
{
  GString *sizes;
  guint stop_after;
} Slices;

static gboolean
note_slice (TillidTimelineRows *slice, gpointer data)
{
  g_autoptr (TillidTimelineRows) owned = slice;
  Slices *slices = data;

  g_string_append_printf (slices->sizes, "%u ", tillid_timeline_rows_get_n (owned));
  return slices->stop_after == 0 || slices->sizes->len / 2 < slices->stop_after;
}

static void
assert_slices (Fixture *f,
               const TillidScope *scope,
               guint n,
               guint stop_after,
               const char *expected)
{
  g_autoptr (GString) sizes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Slices slices = { sizes, stop_after };

  tillid_timeline_query_slices (f->db, scope, TILLID_TIMELINE_FILTER_ALL, n, note_slice, &slices,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sizes->str, ==, expected);
}

static void
test_slices (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  g_autoptr (TillidScope) scope = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, patient);

  assert_slices (f, scope, 3, 0, "");
  for (int i = 0; i < 6; i++)
    add_event (f, patient, tillid_told_new_year (1990 + i), "x", 0);
  assert_slices (f, scope, 3, 0, "3 3 ");
  assert_slices (f, scope, 4, 0, "4 2 ");
  assert_slices (f, scope, 2, 1, "2 ");
}

static void
test_plan (Fixture *f, gconstpointer data)
{
  g_autofree char *plan = fixture_plan (f->db, tillid_timeline_query_sql);
  g_auto (GStrv) steps = g_strsplit (plan, "\n", -1);

  g_test_message ("%s", plan);
  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_has_prefix (steps[i], "SCAN"))
      g_assert_cmpstr (steps[i], ==, "SCAN i"); /* the rows that the indices gave, for sorting */
  g_assert_nonnull (strstr (plan, "life_event_patient"));
  g_assert_nonnull (strstr (plan, "visit_of_patient"));
  g_assert_nonnull (strstr (plan, "life_event_telling"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/store/timeline-query/order", test_order);
  ADD ("/store/timeline-query/core-order", test_order_is_core_order);
  ADD ("/store/timeline-query/filter", test_filter);
  ADD ("/store/timeline-query/kinds", test_kinds);
  ADD ("/store/timeline-query/interpreters", test_interpreters);
  ADD ("/store/timeline-query/closed-stone", test_closed_stone);
  ADD ("/store/timeline-query/tellings", test_tellings);
  ADD ("/store/timeline-query/slices", test_slices);
  ADD ("/store/timeline-query/plan", test_plan);
  return g_test_run ();
}
