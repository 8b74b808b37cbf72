/* test-plan-model.c - the care plan: its order, what is late, whose steps they are, and its edits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected values are counted by hand from the records that each test writes. */
#include "config.h"

#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidPlanModel *model;
  TillidDay today;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autofree char *path = NULL;
  TillidPerson *person;
  gint64 patient;

  f->folder = g_dir_make_tmp ("tillid-plan-XXXXXX", NULL);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  person = tillid_edit_assign_id (tillid_person_new (), tillid_session_get_ids (f->session));
  patient = person->record.id;
  tillid_edit_take (edit, tillid_record_seal (person));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo, patient, &error);
  g_assert_no_error (error);
  f->model = tillid_plan_model_new (f->context);
  f->today = tillid_session_today (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (f->model);
  g_assert_finalize_object (f->context);
  g_assert_finalize_object (f->undo);
  tillid_session_close (f->session);
  settle ();
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static gint64
add_step (Fixture *f, TillidSide side, const char *text, TillidDay due)
{
  gint64 step = tillid_plan_add_step (f->model, side, &(TillidStepText){ .staff_words = text });

  settle ();
  if (due != TILLID_ABSENT)
    tillid_plan_set_step_due (f->model, step, due);
  settle ();
  return step;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, data);
}

static void
test_late (Fixture *f, gconstpointer data)
{
  static const int expected[] = { 0, 0, 4, 4 };
  g_autofree char *words = NULL;

  g_test_summary ("Four days past the day: we and others are late, a patient and a family never");
  for (int side = 0; side < TILLID_PLAN_N_SIDES; side++)
    {
      gint64 step = add_step (f, (TillidSide) side, "A step", f->today - 4);

      g_assert_cmpint (tillid_plan_model_find_step (f->model, step)->days_late, ==, expected[side]);
      if (side == TILLID_SIDE_CLINIC)
        words = tillid_plan_describe_due (f->model, tillid_plan_model_find_step (f->model, step));
    }
  g_assert_cmpstr (words, ==, "\u20684\u2069 days late");
}

static void
test_due_words (Fixture *f, gconstpointer data)
{
  gint64 today = add_step (f, TILLID_SIDE_CLINIC, "Today", f->today);
  gint64 words =
    tillid_plan_add_step (f->model, TILLID_SIDE_PATIENT,
                          &(TillidStepText){ .staff_words = "Read", .when = "every evening" });
  g_autofree char *due = NULL;
  g_autofree char *when = NULL;

  settle ();
  due = tillid_plan_describe_due (f->model, tillid_plan_model_find_step (f->model, today));
  when = tillid_plan_describe_due (f->model, tillid_plan_model_find_step (f->model, words));
  g_assert_cmpstr (due, ==, "today");
  g_assert_cmpstr (when, ==, "every evening");
  g_assert_cmpint (tillid_plan_model_find_step (f->model, today)->days_late, ==, 0);
}

static void
test_own_share (Fixture *f, gconstpointer data)
{
  gint64 first = add_step (f, TILLID_SIDE_PATIENT, "One", TILLID_ABSENT);
  guint own, all;
  g_autofree char *words = NULL;

  add_step (f, TILLID_SIDE_PATIENT, "Two", TILLID_ABSENT);
  add_step (f, TILLID_SIDE_FAMILY, "Three", TILLID_ABSENT);
  add_step (f, TILLID_SIDE_CLINIC, "Four", TILLID_ABSENT);
  tillid_plan_model_get_own_share (f->model, &own, &all);
  g_assert_cmpuint (own, ==, 2);
  g_assert_cmpuint (all, ==, 4);
  words = tillid_plan_describe_own_share (f->model);
  g_assert_cmpstr (words, ==, "\u20682\u2069 of \u20684\u2069 are the patient’s own");
  tillid_plan_finish_step (f->model, first);
  settle ();
  tillid_plan_model_get_own_share (f->model, &own, &all);
  g_assert_cmpuint (own, ==, 1);
  g_assert_cmpuint (all, ==, 3);
}

static const char *
text_at (Fixture *f, TillidSide side, guint place)
{
  GPtrArray *steps = tillid_plan_model_get_steps (f->model, side);

  g_assert_cmpuint (place, <, steps->len);
  return ((TillidPlanStep *) steps->pdata[place])->step->staff_words;
}

static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 a = add_step (f, TILLID_SIDE_CLINIC, "a", TILLID_ABSENT);
  gint64 c;

  add_step (f, TILLID_SIDE_CLINIC, "b", TILLID_ABSENT);
  c = add_step (f, TILLID_SIDE_CLINIC, "c", TILLID_ABSENT);
  g_assert_false (tillid_plan_move_step (f->model, a, -1));
  g_assert_true (tillid_plan_move_step (f->model, c, -1));
  settle ();
  g_assert_cmpstr (text_at (f, TILLID_SIDE_CLINIC, 0), ==, "a");
  g_assert_cmpstr (text_at (f, TILLID_SIDE_CLINIC, 1), ==, "c");
  g_assert_cmpstr (text_at (f, TILLID_SIDE_CLINIC, 2), ==, "b");
  tillid_undo_undo_async (f->undo, 0, undone_cb, (gpointer) "Step moved");
  settle ();
  g_assert_cmpstr (text_at (f, TILLID_SIDE_CLINIC, 1), ==, "b");
  tillid_undo_redo_async (f->undo, undone_cb, (gpointer) "Step moved");
  settle ();
  g_assert_cmpstr (text_at (f, TILLID_SIDE_CLINIC, 1), ==, "c");
}

static void
test_promise (Fixture *f, gconstpointer data)
{
  gint64 step = add_step (f, TILLID_SIDE_PATIENT, "Call the municipality", f->today + 2);
  gint64 promise;
  g_autoptr (TillidPromise) kept = NULL;
  g_autoptr (TillidStep) done = NULL;

  g_assert_true (tillid_plan_hand_step (f->model, step, TILLID_SIDE_CLINIC));
  settle ();
  tillid_plan_promise_step (f->model, step);
  settle ();
  g_assert_nonnull (tillid_plan_model_find_step (f->model, step)->promise);
  promise = tillid_plan_model_find_step (f->model, step)->promise->record.id;
  tillid_plan_set_step_due (f->model, step, f->today + 9);
  settle ();
  g_assert_cmpint (tillid_plan_model_find_step (f->model, step)->promise->due, ==, f->today + 9);
  g_assert_cmpint (tillid_plan_model_find_step (f->model, step)->promise->first_due, ==,
                   f->today + 2);

  tillid_plan_finish_step (f->model, step);
  settle ();
  g_assert_null (tillid_plan_model_find_step (f->model, step));
  kept = (TillidPromise *) tillid_patient_context_get (f->context, &tillid_promise_type, promise);
  done = (TillidStep *) tillid_patient_context_get (f->context, &tillid_step_type, step);
  g_assert_cmpint (kept->status, ==, TILLID_PROMISE_STATUS_KEPT);
  g_assert_cmpint (kept->kept_on, ==, f->today);
  g_assert_cmpint (done->status, ==, TILLID_STEP_STATUS_DONE);

  tillid_undo_undo_async (f->undo, 0, undone_cb, (gpointer) "Promise kept");
  settle ();
  g_assert_nonnull (tillid_plan_model_find_step (f->model, step)->promise);
}

static void
test_no_question (Fixture *f, gconstpointer data)
{
  gint64 undated = add_step (f, TILLID_SIDE_FAMILY, "Without a date", TILLID_ABSENT);

  g_test_summary ("Only a step that comes to us with a date is asked about");
  g_assert_false (tillid_plan_hand_step (f->model, undated, TILLID_SIDE_CLINIC));
  settle ();
  g_assert_false (tillid_plan_hand_step (f->model, undated, TILLID_SIDE_OTHERS));
  settle ();
  g_assert_cmpint (tillid_plan_model_find_step (f->model, undated)->step->side, ==,
                   TILLID_SIDE_OTHERS);
}

static void
test_goal (Fixture *f, gconstpointer data)
{
  const TillidGoalText text = { .words = " أنام بلا خوف ",
                                .staff_words = "I sleep without fear",
                                .rungs = { NULL, NULL, "Four hours", NULL, "Awake" } };
  gint64 goal = tillid_plan_add_goal (f->model, &text);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const TillidPlanGoal *item;

  settle ();
  item = tillid_plan_model_find_goal (f->model, goal);
  g_assert_cmpstr (item->goal->words, ==, "أنام بلا خوف");
  g_assert_cmpuint (item->number, ==, 1);
  before = tillid_plan_describe_goal (item);
  g_assert_cmpstr (before, ==, "Goal \u20681\u2069, I sleep without fear: not rated yet");
  tillid_plan_rate_goal (f->model, goal, -2);
  settle ();
  tillid_plan_rate_goal (f->model, goal, 0);
  settle ();
  item = tillid_plan_model_find_goal (f->model, goal);
  g_assert_cmpuint (item->ratings->len, ==, 2);
  after = tillid_plan_describe_goal (item);
  g_assert_cmpstr (after, ==, "Goal \u20681\u2069, I sleep without fear: now at 0, Four hours");
  tillid_plan_set_goal_status (f->model, goal, TILLID_GOAL_STATUS_SET_ASIDE);
  settle ();
  g_assert_null (tillid_plan_model_find_goal (f->model, goal));
}

static void
test_ending (Fixture *f, gconstpointer data)
{
  static const int expected[] = { -180, -30, 0, 30 };
  TillidDay ends = f->today + 200;
  GPtrArray *steps;

  g_test_summary ("An end date makes four dated steps of ours");
  tillid_plan_set_phase (f->model, TILLID_PHASE_KIND_WORKING, f->today - 10, TILLID_ABSENT, NULL,
                         NULL);
  settle ();
  g_assert_cmpint (tillid_plan_model_get_current_phase (f->model), ==, TILLID_PHASE_KIND_WORKING);
  tillid_plan_set_phase (f->model, TILLID_PHASE_KIND_ENDING, f->today, ends, "GP", NULL);
  settle ();
  g_assert_cmpint (tillid_plan_model_get_current_phase (f->model), ==, TILLID_PHASE_KIND_ENDING);
  g_assert_cmpint (tillid_plan_model_get_phase (f->model, TILLID_PHASE_KIND_WORKING)->state, ==,
                   TILLID_PHASE_DONE);
  g_assert_cmpstr (tillid_patient_context_get_course (f->context)->receiver, ==, "GP");
  steps = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC);
  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (((TillidPlanStep *) steps->pdata[i])->due, ==, ends + expected[i]);
}

static void
test_matters (Fixture *f, gconstpointer data)
{
  TillidCourse *course;

  tillid_plan_set_matters (f->model, NULL, NULL, "Our guess");
  settle ();
  course = tillid_patient_context_get_course (f->context);
  g_assert_null (course->matters_words);
  g_assert_cmpint (course->matters_day, ==, TILLID_ABSENT);
  tillid_plan_set_matters (f->model, NULL, "أريد أن أضحك", "I want to laugh");
  settle ();
  course = tillid_patient_context_get_course (f->context);
  g_assert_cmpstr (course->matters_words, ==, "أريد أن أضحك");
  g_assert_cmpint (course->matters_day, ==, f->today);
}

static void
test_read_day (void)
{
  TillidDay today = tillid_day_from_ymd (2026, 3, 10);
  TillidDay day = 4711;

  g_assert_true (tillid_plan_read_day ("24 March 2026", today, &day));
  g_assert_cmpint (day, ==, tillid_day_from_ymd (2026, 3, 24));
  g_assert_true (tillid_plan_read_day ("24 March", today, &day));
  g_assert_cmpint (day, ==, tillid_day_from_ymd (2026, 3, 24));
  g_assert_true (tillid_plan_read_day ("6 March", today, &day));
  g_assert_cmpint (day, ==, tillid_day_from_ymd (2026, 3, 6));
  g_assert_true (tillid_plan_read_day ("2026-04-01", today, &day));
  g_assert_cmpint (day, ==, tillid_day_from_ymd (2026, 4, 1));
  day = 4711;
  g_assert_false (tillid_plan_read_day ("every evening", today, &day));
  g_assert_false (tillid_plan_read_day ("before 24 March 2026", today, &day));
  g_assert_false (tillid_plan_read_day ("March 2026", today, &day));
  g_assert_cmpint (day, ==, 4711);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/model/plan/late", test_late },           { "/model/plan/due-words", test_due_words },
    { "/model/plan/own-share", test_own_share }, { "/model/plan/order", test_order },
    { "/model/plan/promise", test_promise },     { "/model/plan/no-question", test_no_question },
    { "/model/plan/goal", test_goal },           { "/model/plan/ending", test_ending },
    { "/model/plan/matters", test_matters },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/model/plan/read-day", test_read_day);
  return g_test_run ();
}
