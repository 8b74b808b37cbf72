/* test-caseload.c - the coordinator's table: rules, and rows made again alone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected values: the worked case of the design (Salma: 13 visits, hand-over on the fifth), its picture of the table, and
 * for the rest the rules written out here. TILLID_EDITS=10000 is the number of docs/performance.md. */
#include "config.h"

#include "tillid-caseload-chart.h"
#include "tillid-caseload-table.h"

#include <stdlib.h>
#include <string.h>

#include "demo-visits.h"
#include "tillid-test-folder.h"

#define N_DEFAULT 300
#define SEED 20260310
#define N_PATIENTS 12

static TillidCaseloadRow
salma (void)
{
  TillidCaseloadRow row;
  TillidDay hand_over = tillid_day_from_iso (DEMO_HAND_OVER);
  TillidContactPoint points[N_DEMO_VISITS];
  TillidAway away = { 1, AMINA, tillid_day_from_iso ("2026-04-20"),
                      tillid_day_from_iso ("2026-05-08") };
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();
  TillidCaseloadHistory history = { points, N_DEMO_VISITS, &hand_over, 1, &away,
                                    1,      TILLID_ABSENT, counter };

  demo_points (points);
  tillid_caseload_row_init (&row, 1);
  row.course = 1;
  row.started = points[0].day;
  row.key_contact = AMINA;
  row.second_face = KIRSTEN;
  tillid_caseload_row_take_history (&row, &history, tillid_day_from_iso (DEMO_TODAY));
  return row;
}

/* The picture: two others, hand-over, seven times the key contact, one other. */
static void
test_beads (void)
{
  static const char expected[] = "oo|KKKKKKKo";
  TillidCaseloadRow row = salma ();
  g_autoptr (GString) drawn = g_string_new (NULL);

  for (guint i = 0; i < row.n_beads; i++)
    {
      if (row.hand_overs & (1U << i))
        g_string_append_c (drawn, '|');
      g_string_append_c (drawn, "KSo"[row.beads[i]]);
    }
  g_assert_cmpstr (drawn->str, ==, expected);
  g_assert_cmpuint (row.n_visits, ==, 13);
  g_assert_false (row.second_face_met);
  /* Bodil, Marie, Jonas, Amina, Peter. */
  g_assert_cmpuint (row.n_faces, ==, 5);
  g_assert_cmpint (row.last_counted, ==, 13);
  /* R2: away within 60 days, the second face at no visit. */
  g_assert_cmpuint (row.prompts, ==, 1U << TILLID_PROMPT_ABSENCE_AHEAD);
}

/* Leads B5 A7 M1 of 13: UPC 7/13, COC (25 + 49 + 1 - 13) / (13 * 12) = 62/156; known face 12/12. */
static void
test_indices (void)
{
  TillidCaseloadRow row = salma ();

  g_assert_cmpint (row.upc.numerator, ==, 7);
  g_assert_cmpint (row.upc.denominator, ==, 13);
  g_assert_cmpint (row.coc.numerator, ==, 62);
  g_assert_cmpint (row.coc.denominator, ==, 156);
  g_assert_cmpint (row.known_face.numerator, ==, 12);
  g_assert_cmpint (row.known_face.denominator, ==, 12);
}

/* Below four visits in the course there is no index; visits of an earlier course are none of this one. */
static void
test_window (void)
{
  TillidContactPoint points[N_DEMO_VISITS];
  g_autoptr (TillidVisitCounter) counter = tillid_visit_counter_new ();
  TillidCaseloadHistory history = {
    points, N_DEMO_VISITS, NULL, 0, NULL, 0, TILLID_ABSENT, counter
  };
  TillidCaseloadRow row;

  demo_points (points);
  tillid_caseload_row_init (&row, 1);
  row.course = 1;
  row.started = tillid_day_from_iso ("2025-11-18");
  row.key_contact = AMINA;
  row.second_face = MARIE;
  tillid_caseload_row_take_history (&row, &history, tillid_day_from_iso (DEMO_TODAY));
  g_assert_cmpuint (row.n_visits, ==, 3);
  g_assert_false (tillid_ratio_is_defined (row.upc));
  g_assert_false (tillid_ratio_is_defined (row.known_face));
  g_assert_cmpuint (row.n_beads, ==, 3);
  g_assert_cmpint (row.beads[2], ==, TILLID_CASELOAD_BEAD_SECOND);
  /* Met in the course before. */
  g_assert_true (row.second_face_met);
}

#define NEW_ROW(name)                                                                              \
  TillidCaseloadRow name;                                                                          \
  tillid_caseload_row_init (&name, 1);                                                             \
  name.course = 1;                                                                                 \
  name.started = 100;                                                                              \
  name.second_face = 2

static void
test_interpreter (void)
{
  NEW_ROW (row);

  g_assert_cmpint (tillid_caseload_row_get_interpreter (&row), ==,
                   TILLID_CASELOAD_INTERPRETER_OPEN);
  row.next_id = 7;
  g_assert_cmpint (tillid_caseload_row_get_interpreter (&row), ==,
                   TILLID_CASELOAD_INTERPRETER_OPEN);
  row.last_interpreter = 50;
  g_assert_cmpint (tillid_caseload_row_get_interpreter (&row), ==,
                   TILLID_CASELOAD_INTERPRETER_MISSING);
  row.next_without = TRUE;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "none");
  row.next_without = FALSE;
  row.next_interpreter = 50;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "same");
  row.next_interpreter = 51;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "new");
  row.next_interpreter = 0;
  row.last_interpreter = 0;
  row.needs_interpreter = TILLID_YES_NO_YES;
  g_assert_cmpstr (tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (&row)),
                   ==, "missing");
}

/* Today's visit without interpreter, late promise, no next visit, review overdue, then the next visit. */
static void
test_order (void)
{
  const TillidDay today = 200;
  NEW_ROW (interpreter);
  NEW_ROW (promise);
  NEW_ROW (visit);
  NEW_ROW (review);
  NEW_ROW (soon);
  NEW_ROW (late);
  NEW_ROW (over);
  const TillidCaseloadRow *sorted[] = {
    &interpreter, &promise, &visit, &review, &soon, &late, &over
  };

  interpreter.next_id = promise.next_id = review.next_id = soon.next_id = late.next_id = 1;
  interpreter.next_visit = today;
  interpreter.needs_interpreter = TILLID_YES_NO_YES;
  promise.next_visit = review.next_visit = today + 9;
  promise.promises_overdue = 1;
  review.review_due = today - 1;
  soon.next_visit = late.next_visit = today + 1;
  soon.next_minute = 600;
  late.next_minute = 601;
  late.review_due = today; /* due, not overdue */
  over.ended = today - 1;
  over.promises_overdue = 3;
  for (guint i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    {
      g_assert_cmpint (tillid_caseload_row_compare_waits (sorted[i], sorted[i + 1], today), <, 0);
      g_assert_cmpint (tillid_caseload_row_compare_waits (sorted[i + 1], sorted[i], today), >, 0);
    }
  /* A prompt is a sign, and changes no place. */
  soon.prompts = 3;
  g_assert_cmpint (tillid_caseload_row_get_wait (&soon, today), ==, TILLID_CASELOAD_WAIT_NOTHING);
}

static void
test_gaps (void)
{
  const TillidDay today = 200;
  NEW_ROW (row);

  row.last_visit = today - 30;
  row.review_due = today;
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==,
                    TILLID_CASELOAD_GAP_VISIT | TILLID_CASELOAD_GAP_REVIEW);
  row.last_visit = today - 31;
  row.review_due = TILLID_ABSENT;
  row.phase = TILLID_PHASE_KIND_AFTER; /* nothing is planned any more */
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==, TILLID_CASELOAD_GAP_SILENT);
  row.last_touch = today - 3;
  row.second_face = 0;
  row.n_faces = 1;
  row.promises_overdue = 1;
  row.phase = TILLID_PHASE_KIND_ENDING;
  row.next_id = 1;
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==,
                    TILLID_CASELOAD_GAP_SECOND_FACE | TILLID_CASELOAD_GAP_ONE_FACE |
                      TILLID_CASELOAD_GAP_PROMISE | TILLID_CASELOAD_GAP_ENDING);
  row.ended = today;
  g_assert_cmpuint (tillid_caseload_row_get_gaps (&row, today), ==, 0);
}

/* The chart of the design: 384 of 526 visits, p = 0.730; no month outside. */
static void
test_chart (void)
{
  static const gint64 all[] = { 44, 41, 48, 39, 22, 47, 52, 55, 49, 38, 46, 45 };
  static const gint64 with[] = { 31, 30, 36, 28, 13, 33, 40, 41, 37, 26, 35, 34 };
  TillidRatio months[G_N_ELEMENTS (all)], mean;
  TillidChartPoint points[G_N_ELEMENTS (all)];

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    months[i] = (TillidRatio){ with[i], all[i] };
  mean = tillid_list_chart (months, G_N_ELEMENTS (all), points);
  g_assert_cmpint (mean.numerator, ==, 384);
  g_assert_cmpint (mean.denominator, ==, 526);
  g_assert_cmpint (tillid_ratio_hundredths (mean), ==, 73);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_false (points[i].is_outside);
  /* Twelve months before the one that is running, across the year. */
  g_assert_cmpint (tillid_caseload_chart_first_day (tillid_day_from_iso ("2026-03-10")), ==,
                   tillid_day_from_iso ("2025-03-01"));
}

/* A clinic in a folder of its own, with some patients, colleagues and interpreters. */
typedef struct
{
  char *folder;
  TillidSession *session;
  TillidScope *scope;
  TillidCaseloadTable *table;
  GRand *rand;
  gint64 patients[N_PATIENTS];
  gint64 courses[N_PATIENTS];
  gint64 members[4];
  gint64 interpreters[3];
  GArray *visits; /* of gint64: id, then the place of the patient */
  GArray *edits;  /* of gint64 */
} Clinic;

static gint64
add (Clinic *c, TillidEdit *edit, gpointer draft)
{
  TillidRecord *record =
    tillid_record_seal_any (tillid_edit_assign_id (draft, tillid_session_get_ids (c->session)));
  gint64 id = record->id;

  tillid_edit_take (edit, record);
  return id;
}

static void
apply (Clinic *c, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  tillid_session_apply (c->session, edit, &id, &error);
  g_assert_no_error (error);
  g_array_append_val (c->edits, id);
}

static void
add_people (Clinic *c)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("People");

  for (guint i = 0; i < N_PATIENTS; i++)
    {
      TillidPersonName *name = tillid_person_name_new ();

      c->patients[i] = add (c, edit, tillid_person_new ());
      name->patient = c->patients[i];
      name->text = g_strdup_printf ("Patient %c", 'A' + (int) (i * 7 % N_PATIENTS));
      add (c, edit, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (c->members); i++)
    c->members[i] = add (c, edit, tillid_member_new ());
  for (guint i = 0; i < G_N_ELEMENTS (c->interpreters); i++)
    c->interpreters[i] = add (c, edit, tillid_interpreter_new ());
  apply (c, edit);
}

static void
open_clinic (Clinic *c, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  memset (c->courses, 0, sizeof c->courses);
  c->folder = g_dir_make_tmp ("tillid-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (c->folder, "clinic.tillid", NULL);
  c->session = tillid_session_create (path, "Clinic", "Lone Friis", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  c->rand = g_rand_new_with_seed (seed);
  c->visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  c->edits = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_people (c);
  c->scope = tillid_session_open_list (c->session, "caseload", NULL, NULL, 0, &error);
  g_assert_no_error (error);
  c->table = tillid_caseload_table_new (c->session, c->scope);
  tillid_caseload_table_read (c->table, &error);
  g_assert_no_error (error);
}

static void
close_clinic (Clinic *c)
{
  tillid_caseload_table_free (c->table);
  tillid_scope_unref (c->scope);
  tillid_session_close (c->session);
  g_assert_finalize_object (c->session);
  g_rand_free (c->rand);
  g_array_unref (c->visits);
  g_array_unref (c->edits);
  tillid_test_folder_remove (c->folder);
  g_free (c->folder);
}

static void
clinic_set_up (Clinic *c, gconstpointer data)
{
  open_clinic (c, SEED);
}

static void
clinic_tear_down (Clinic *c, gconstpointer data)
{
  close_clinic (c);
}

static guint
below (Clinic *c, guint n)
{
  return (guint) g_rand_int_range (c->rand, 0, (gint32) n);
}

#define ANY(c, array) ((array)[below ((c), G_N_ELEMENTS (array))])

static void
add_course (Clinic *c, TillidEdit *edit, guint i, TillidDay today)
{
  TillidCourse *course = tillid_course_new ();

  course->patient = c->patients[i];
  course->started = today - (TillidDay) below (c, 400);
  if (below (c, 6) == 0)
    course->ended = today - 1;
  course->key_contact = below (c, 5) > 0 ? ANY (c, c->members) : 0;
  course->second_face = below (c, 2) > 0 ? ANY (c, c->members) : 0;
  course->review_due = today - 20 + (TillidDay) below (c, 40);
  c->courses[i] = add (c, edit, course);
}

static void
add_visit (Clinic *c, TillidEdit *edit, guint i, TillidDay today)
{
  TillidVisit *visit = tillid_visit_new ();
  gint64 place = i, id;

  visit->patient = c->patients[i];
  visit->day = today - 300 + (TillidDay) below (c, 330);
  visit->status = visit->day >= today ? TILLID_VISIT_STATUS_PLANNED : (int) below (c, 5);
  visit->minute = below (c, 3) > 0 ? 480 + (gint64) below (c, 500) : (gint64) TILLID_ABSENT;
  visit->mode = (int) below (c, 4);
  visit->kind = below (c, 8) == 0 ? TILLID_VISIT_KIND_GROUP : TILLID_VISIT_KIND_VISIT;
  visit->length = 5 + (gint64) below (c, 30);
  visit->lead = below (c, 6) > 0 ? ANY (c, c->members) : 0;
  visit->no_interpreter = below (c, 6) == 0;
  id = add (c, edit, visit);
  g_array_append_val (c->visits, id);
  g_array_append_val (c->visits, place);
}

static void
add_presence (Clinic *c, TillidEdit *edit)
{
  TillidPresence *presence;
  guint pair;

  if (c->visits->len == 0)
    return;
  pair = below (c, c->visits->len / 2) * 2;
  presence = tillid_presence_new ();
  presence->visit = g_array_index (c->visits, gint64, pair);
  presence->patient = c->patients[g_array_index (c->visits, gint64, pair + 1)];
  if (below (c, 2) == 0)
    presence->member = ANY (c, c->members);
  else
    {
      presence->who = TILLID_PRESENCE_WHO_INTERPRETER;
      presence->interpreter = ANY (c, c->interpreters);
      presence->mode = (int) below (c, 7);
    }
  add (c, edit, presence);
}

static void
add_small (Clinic *c, TillidEdit *edit, guint i, TillidDay today)
{
  TillidPromise *promise;
  TillidPhase *phase;
  TillidHandOver *hand_over;
  TillidSnooze *snooze;
  TillidQuestion *question;
  TillidContact *contact;

  switch (below (c, 6))
    {
    case 0:
      promise = tillid_promise_new ();
      promise->patient = c->patients[i];
      promise->due = today - 10 + (TillidDay) below (c, 20);
      promise->status = (int) below (c, 2);
      add (c, edit, promise);
      break;
    case 1:
      phase = tillid_phase_new ();
      phase->patient = c->patients[i];
      phase->course = c->courses[i];
      phase->kind = (int) below (c, 5);
      phase->from_day = today - 20 + (TillidDay) below (c, 30);
      add (c, edit, phase);
      break;
    case 2:
      hand_over = tillid_hand_over_new ();
      hand_over->patient = c->patients[i];
      hand_over->day = today - (TillidDay) below (c, 300);
      add (c, edit, hand_over);
      break;
    case 3:
      snooze = tillid_snooze_new ();
      snooze->patient = c->patients[i];
      tillid_set_text (&snooze->prompt, below (c, 2) == 0 ? "R1" : "R2");
      snooze->until_day = today - 5 + (TillidDay) below (c, 30);
      add (c, edit, snooze);
      break;
    case 4:
      question = tillid_question_new ();
      question->patient = c->patients[i];
      add (c, edit, question);
      break;
    default:
      contact = tillid_contact_new ();
      contact->patient = c->patients[i];
      contact->at = tillid_told_new_day (today - 40 + (TillidDay) below (c, 50));
      add (c, edit, contact);
    }
}

/* Absences and colleagues make the whole table anew: not often. */
static void
add_staff (Clinic *c, TillidEdit *edit, TillidDay today)
{
  TillidAbsence *absence = tillid_absence_new ();

  absence->member = ANY (c, c->members);
  absence->from_day = today - 10 + (TillidDay) below (c, 100);
  absence->until_day = absence->from_day + 5;
  add (c, edit, absence);
}

static void
undo_one (Clinic *c)
{
  g_autoptr (GError) error = NULL;
  const guint last = c->edits->len - 1;
  gint64 undone;

  if (last == 0)
    return;
  tillid_session_undo (c->session, g_array_index (c->edits, gint64, last), "Undone", &undone,
                       &error);
  g_assert_no_error (error);
  g_array_set_size (c->edits, last);
  /* What the edit had made is gone: nothing hangs on its visits and courses any more. */
  g_array_set_size (c->visits, 0);
  memset (c->courses, 0, sizeof c->courses);
}

static void
do_something (Clinic *c)
{
  const TillidDay today = tillid_session_today (c->session);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Something");

  if (below (c, 8) == 0)
    {
      undo_one (c);
      return;
    }
  for (guint n = 1 + below (c, 4); n > 0; n--)
    {
      const guint i = below (c, N_PATIENTS);
      const guint what = below (c, 40);

      if (what == 0)
        add_staff (c, edit, today);
      else if (what < 5)
        add_course (c, edit, i, today);
      else if (what < 20)
        add_visit (c, edit, i, today);
      else if (what < 30)
        add_presence (c, edit);
      else
        add_small (c, edit, i, today);
    }
  if (tillid_edit_get_n_records (edit) > 0)
    apply (c, edit);
}

static void
assert_same (TillidCaseloadTable *one, TillidCaseloadTable *two)
{
  g_assert_cmpuint (tillid_caseload_table_get_n (one), ==, tillid_caseload_table_get_n (two));
  for (guint i = 0; i < tillid_caseload_table_get_n (one); i++)
    {
      const TillidCaseloadEntry *a = tillid_caseload_table_get (one, i);
      const TillidCaseloadEntry *b = tillid_caseload_table_get (two, i);

      g_assert_cmpint (a->row.patient, ==, b->row.patient);
      g_assert_true (tillid_caseload_entry_equal (a, b));
      g_assert_true (tillid_caseload_table_find (one, a->row.patient) == a);
    }
}

/* A clinic is left for a new one after some edits: what is counted after each of them stays small, so that many can be tried. */
static void
test_random (Clinic *c, gconstpointer data)
{
  const char *wanted = g_getenv ("TILLID_EDITS");
  const guint n = wanted != NULL ? (guint) atoi (wanted) : N_DEFAULT;
  guint n_alone = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TillidCaseloadTable) full = NULL;
      g_autoptr (GArray) patients = NULL;
      g_autoptr (GError) error = NULL;
      gboolean all;

      if (i > 0 && i % N_DEFAULT == 0)
        {
          close_clinic (c);
          open_clinic (c, SEED + i);
        }
      full = tillid_caseload_table_new (c->session, c->scope);
      do_something (c);
      tillid_caseload_table_refresh (c->table, &patients, &all, &error);
      g_assert_no_error (error);
      n_alone += !all;
      if (all)
        tillid_caseload_table_read (c->table, &error);
      tillid_caseload_table_read (full, &error);
      g_assert_no_error (error);
      assert_same (c->table, full);
    }
  g_test_message ("%u of %u refreshed row by row", n_alone, n);
  g_assert_cmpuint (n_alone, >, n / 2);
}

/* The order that the first screen is sorted by is the order of the whole table. */
static void
test_first_screen (Clinic *c, gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TillidCaseloadTable) full = tillid_caseload_table_new (c->session, c->scope);
      g_autoptr (TillidCaseloadTable) order = tillid_caseload_table_new (c->session, c->scope);
      const TillidDay today = tillid_session_today (c->session);
      g_autoptr (GError) error = NULL;

      do_something (c);
      tillid_caseload_table_read (full, &error);
      g_assert_no_error (error);
      tillid_caseload_table_read_order (order, &error);
      g_assert_no_error (error);
      g_assert_false (tillid_caseload_table_is_whole (order));
      for (guint j = 0; j + 1 < N_PATIENTS; j++)
        g_assert_cmpint (
          tillid_caseload_row_compare_waits (&tillid_caseload_table_get (full, j)->row,
                                             &tillid_caseload_table_get (full, j + 1)->row, today),
          ==,
          tillid_caseload_row_compare_waits (&tillid_caseload_table_get (order, j)->row,
                                             &tillid_caseload_table_get (order, j + 1)->row,
                                             today));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/caseload/beads", test_beads);
  g_test_add_func ("/caseload/indices", test_indices);
  g_test_add_func ("/caseload/window", test_window);
  g_test_add_func ("/caseload/interpreter", test_interpreter);
  g_test_add_func ("/caseload/order", test_order);
  g_test_add_func ("/caseload/gaps", test_gaps);
  g_test_add_func ("/caseload/chart", test_chart);
  g_test_add ("/caseload/random-edits", Clinic, NULL, clinic_set_up, test_random, clinic_tear_down);
  g_test_add ("/caseload/first-screen", Clinic, NULL, clinic_set_up, test_first_screen,
              clinic_tear_down);
  return g_test_run ();
}
