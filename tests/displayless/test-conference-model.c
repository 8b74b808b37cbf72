/* test-conference-model.c - the agenda of the team: order, who is on it, what was decided, and who does not see whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected values are counted by hand from the records that each test writes. */
#include "config.h"

#include "tillid-access-fixture.h"
#include "tillid-conference-model.h"
#include "tillid-plan.h"
#include "tillid-record-table.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
nth (TillidConferenceModel *model, guint index)
{
  GPtrArray *agenda = tillid_conference_model_get_agenda (model);

  g_assert_cmpuint (index, <, agenda->len);
  return ((TillidAgendaRow *) agenda->pdata[index])->patient;
}

static void
assert_order (TillidConferenceModel *model, gint64 one, gint64 two, gint64 three)
{
  g_assert_cmpuint (tillid_conference_model_get_agenda (model)->len, ==, 3);
  g_assert_cmpint (nth (model, 0), ==, one);
  g_assert_cmpint (nth (model, 1), ==, two);
  g_assert_cmpint (nth (model, 2), ==, three);
}

static GPtrArray *
list (Clinic *c, gint64 patient, const TillidRecordType *type)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (c->session, patient, "test", NULL, NULL);

  return tillid_record_table_list (tillid_session_get_db (c->session), scope, type, NULL);
}

static void
test_order (Clinic *c, gconstpointer data)
{
  const gint64 salma = add_patient (c, "Salma"), ali = add_patient (c, "Ali"),
               omar = add_patient (c, "Omar");
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (c->session);

  tillid_conference_put_on (model, salma, "Who answers?");
  settle ();
  tillid_conference_put_on (model, ali, NULL);
  settle ();
  tillid_conference_put_on (model, omar, NULL);
  settle ();
  assert_order (model, salma, ali, omar);
  /* Twice is once. */
  tillid_conference_put_on (model, ali, NULL);
  settle ();
  assert_order (model, salma, ali, omar);

  tillid_conference_move (model, omar, 0);
  settle ();
  assert_order (model, omar, salma, ali);
  tillid_conference_move (model, omar, 2);
  settle ();
  assert_order (model, salma, omar, ali);
  tillid_conference_move (model, salma, G_MAXUINT);
  settle ();
  assert_order (model, omar, ali, salma);

  tillid_conference_take_off (model, ali);
  settle ();
  g_assert_cmpuint (tillid_conference_model_get_agenda (model)->len, ==, 2);
  g_assert_null (tillid_conference_model_find (model, ali));
  g_assert_cmpstr (tillid_conference_model_find (model, salma)->item->question, ==, "Who answers?");
  tillid_conference_ask (model, salma, "");
  settle ();
  g_assert_null (tillid_conference_model_find (model, salma)->item->question);
}

static void
test_decided (Clinic *c, gconstpointer data)
{
  const gint64 salma = add_patient (c, "Salma");
  const TillidDay today = tillid_session_today (c->session);
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (c->session);
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const TillidPromise *promise = NULL;
  const TillidStep *step = NULL;

  tillid_conference_plan (model, today, 12 * 60 + 30, 60);
  settle ();
  g_assert_cmpint (tillid_conference_model_get_conference (model)->minute, ==, 750);
  tillid_conference_put_on (model, salma, NULL);
  settle ();
  tillid_conference_decide (model, salma, "Call the GP", TILLID_DECISION_OWNER_MEMBER, c->carl,
                            today + 7);
  settle ();
  tillid_conference_decide (model, salma, "Bring the letters", TILLID_DECISION_OWNER_FAMILY, 0,
                            TILLID_ABSENT);
  settle ();

  promises = list (c, salma, &tillid_promise_type);
  steps = list (c, salma, &tillid_step_type);
  g_assert_cmpuint (promises->len, ==, 1);
  g_assert_cmpuint (steps->len, ==, 1);
  promise = promises->pdata[0];
  step = steps->pdata[0];
  g_assert_cmpstr (promise->words, ==, "Call the GP");
  g_assert_cmpint (promise->owner, ==, c->carl);
  g_assert_cmpint (promise->due, ==, today + 7);
  g_assert_cmpint (promise->made_on, ==, today);
  g_assert_cmpint (promise->status, ==, TILLID_PROMISE_STATUS_OPEN);
  g_assert_cmpstr (step->staff_words, ==, "Bring the letters");
  g_assert_cmpint (step->side, ==, TILLID_SIDE_FAMILY);
  g_assert_cmpint (step->due, ==, TILLID_ABSENT);
  /* Talked about, and still on the agenda of today. */
  g_assert_true (tillid_conference_model_find (model, salma)->item->discussed);
}

static gint64 last_edit;

static void
edited_cb (TillidConferenceModel *model, gint64 edit, const char *label, gpointer data)
{
  last_edit = edit;
}

static void
test_undone (Clinic *c, gconstpointer data)
{
  const gint64 salma = add_patient (c, "Salma");
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (c->session);
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (model, "edited", G_CALLBACK (edited_cb), NULL);
  tillid_conference_put_on (model, salma, NULL);
  settle ();
  tillid_conference_decide (model, salma, "Call", TILLID_DECISION_OWNER_MEMBER, 0, TILLID_ABSENT);
  settle ();
  g_assert_true (tillid_session_undo (c->session, last_edit, "Undo", NULL, &error));
  settle ();
  promises = list (c, salma, &tillid_promise_type);
  g_assert_cmpuint (promises->len, ==, 0);
  g_assert_nonnull (tillid_conference_model_find (model, salma));
  g_assert_false (tillid_conference_model_find (model, salma)->item->discussed);
}

static void
test_present (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (c->session);
  g_autofree char *names = NULL;
  g_autofree char *nobody = tillid_conference_describe_present (model);

  g_assert_null (nobody);
  g_assert_null (tillid_conference_model_get_conference (model));
  tillid_conference_set_present (model, c->amina, TRUE);
  settle ();
  tillid_conference_set_present (model, c->carl, TRUE);
  settle ();
  /* Whoever says who is there is in a conference of today. */
  g_assert_nonnull (tillid_conference_model_get_conference (model));
  names = tillid_conference_describe_present (model);
  g_assert_cmpstr (names, ==, "Amina, Carl");
  tillid_conference_set_present (model, c->carl, FALSE);
  settle ();
  g_assert_cmpuint (tillid_conference_model_get_present (model)->len, ==, 1);
}

/* From the pages of a patient: once, however often it is asked for. */
static void
test_put_on_from_a_patient (Clinic *c, gconstpointer data)
{
  const gint64 salma = add_patient (c, "Salma");
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (c->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidEdit) edit = tillid_conference_put_on_edit (c->session, salma, NULL, &error);
  g_autoptr (TillidEdit) again = NULL;

  g_assert_no_error (error);
  g_assert_true (tillid_session_apply (c->session, edit, NULL, &error));
  settle ();
  g_assert_nonnull (tillid_conference_model_find (model, salma));
  again = tillid_conference_put_on_edit (c->session, salma, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (again);
}

static void
test_suggested (Clinic *c, gconstpointer data)
{
  const TillidDay today = tillid_session_today (c->session);
  const gint64 salma = add_patient (c, "Salma"), ali = add_patient (c, "Ali");
  TillidCourse *course = tillid_course_new ();
  TillidPromise *promise = tillid_promise_new ();
  g_autoptr (TillidConferenceModel) model = NULL;
  GPtrArray *suggestions = NULL;
  const TillidAgendaRow *row = NULL;

  course->patient = salma;
  course->review_due = today - 3;
  add_record (c, course);
  promise->patient = salma;
  promise->due = today - 1;
  add_record (c, promise);
  /* Late, but the course has ended: nobody to talk about. */
  course = tillid_course_new ();
  course->patient = ali;
  course->ended = today - 10;
  course->review_due = today - 30;
  add_record (c, course);

  model = tillid_conference_model_new (c->session);
  suggestions = tillid_conference_model_get_suggestions (model);
  g_assert_cmpuint (suggestions->len, ==, 1);
  row = suggestions->pdata[0];
  g_assert_cmpint (row->patient, ==, salma);
  g_assert_cmpint (row->reason, ==, TILLID_AGENDA_LATE_PROMISE);
  g_assert_cmpint (row->day, ==, today - 1);
  tillid_conference_put_on (model, salma, NULL);
  settle ();
  g_assert_cmpuint (tillid_conference_model_get_suggestions (model)->len, ==, 0);
}

/* Carl, who does not work with the patient, sees that there is one more and nothing else. */
static void
test_closed (Clinic *c, gconstpointer data)
{
  const gint64 salma = add_patient (c, "Salma");
  g_autoptr (TillidConferenceModel) model = tillid_conference_model_new (c->session);
  g_autoptr (TillidConferenceModel) of_carl = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  hold (c, salma, 0);
  tillid_conference_put_on (model, salma, "Who answers?");
  settle ();
  g_clear_object (&model);
  g_assert_true (tillid_session_switch (c->session, c->carl, NULL, &error));
  g_assert_no_error (error);
  of_carl = tillid_conference_model_new (c->session);
  g_assert_cmpuint (tillid_conference_model_get_agenda (of_carl)->len, ==, 0);
  g_assert_cmpuint (tillid_conference_model_get_n_closed (of_carl), ==, 1);
  found = tillid_conference_model_search (of_carl, "Salma");
  g_assert_cmpuint (found->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Clinic, NULL, set_up, test, tear_down)
  ADD ("/conference-model/order", test_order);
  ADD ("/conference-model/decided", test_decided);
  ADD ("/conference-model/undone", test_undone);
  ADD ("/conference-model/present", test_present);
  ADD ("/conference-model/put-on-from-a-patient", test_put_on_from_a_patient);
  ADD ("/conference-model/suggested", test_suggested);
  ADD ("/conference-model/closed", test_closed);
#undef ADD
  return g_test_run ();
}
