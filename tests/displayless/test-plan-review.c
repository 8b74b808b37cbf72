/* test-plan-review.c - what changed since a review, and a printed copy that is older than the plan
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected sentences follow by hand from the edits that each test makes. */
#include "config.h"

#include "tillid-letter-edits.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-review.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidPlanModel *model;
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

  f->folder = g_dir_make_tmp ("tillid-review-XXXXXX", NULL);
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
add_step (Fixture *f, const char *text)
{
  gint64 id =
    tillid_plan_add_step (f->model, TILLID_SIDE_CLINIC, &(TillidStepText){ .staff_words = text });

  settle ();
  return id;
}

/* The instant of now; what is done afterwards is done later. */
static gint64
mark (Fixture *f)
{
  const gint64 at = tillid_session_now_ms (f->session);

  while (tillid_session_now_ms (f->session) <= at)
    ;
  return at;
}

static char *
changes_since (Fixture *f, gint64 at)
{
  g_autoptr (GPtrArray) then = tillid_plan_lines_at (f->model, at);
  g_autoptr (GPtrArray) now = tillid_plan_lines_at (f->model, TILLID_PLAN_NOW);
  g_autoptr (GPtrArray) sentences = tillid_plan_lines_compare (then, now);

  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("|", (char **) sentences->pdata);
}

static void
test_changes (Fixture *f, gconstpointer data)
{
  const gint64 kept = add_step (f, "Read the letter");
  const gint64 changed = add_step (f, "Call the municipality");
  const gint64 gone = add_step (f, "Ask Ida");
  gint64 goal, at;
  g_autofree char *nothing = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) then = NULL;

  goal = tillid_plan_add_goal (f->model, &(TillidGoalText){ .words = "I sleep" });
  settle ();
  at = mark (f);
  nothing = changes_since (f, at);
  g_assert_cmpstr (nothing, ==, "");

  tillid_plan_finish_step (f->model, kept);
  settle ();
  tillid_plan_edit_step (f->model, tillid_plan_model_find_step (f->model, changed)->step,
                         &(TillidStepText){ .staff_words = "Call the municipality again" });
  settle ();
  tillid_plan_drop_step (f->model, gone);
  settle ();
  tillid_plan_edit_goal (f->model, tillid_plan_model_find_goal (f->model, goal)->goal,
                         &(TillidGoalText){ .words = "I sleep four hours" });
  settle ();
  add_step (f, "Introduce Kirsten");
  changes = changes_since (f, at);
  g_assert_cmpstr (changes, ==,
                   "Changed: \u2068I sleep four hours\u2069|Done: \u2068Read the letter\u2069|"
                   "Changed: \u2068Call the municipality again\u2069|"
                   "New: \u2068Introduce Kirsten\u2069|Gone: \u2068Ask Ida\u2069");
  then = tillid_plan_lines_at (f->model, at);
  text = tillid_plan_lines_to_text (then);
  g_assert_cmpstr (text, ==,
                   "Goals\n\u2022 I sleep\n\nSteps\n\u2022 Read the letter\n"
                   "\u2022 Call the municipality\n\u2022 Ask Ida\n");
}

/* An undone step is as if it had never been; before the beginning there was nothing. */
static void
test_beginning (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) then = NULL;
  g_autofree char *text = NULL;

  add_step (f, "Read the letter");
  then = tillid_plan_lines_at (f->model, 0);
  g_assert_cmpuint (then->len, ==, 0);
  text = tillid_plan_lines_to_text (then);
  g_assert_cmpstr (text, ==, "Nothing was on the plan.");
}

static void
test_print (Fixture *f, gconstpointer data)
{
  const TillidPlanPaper copy = { .kind = TILLID_PLAN_PAPER_PATIENT,
                                 .language = "en",
                                 .reply_due = TILLID_ABSENT };
  g_autoptr (TillidEdit) edit = NULL;

  add_step (f, "Read the letter");
  g_assert_false (tillid_plan_is_print_older (f->model));
  mark (f);
  edit = tillid_letter_make_edit (f->model, &copy, NULL);
  tillid_patient_context_apply (f->context, edit);
  settle ();
  g_assert_false (tillid_plan_is_print_older (f->model));
  mark (f);
  add_step (f, "Call the municipality");
  g_assert_true (tillid_plan_is_print_older (f->model));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/plan-review/changes", test_changes);
  ADD ("/model/plan-review/beginning", test_beginning);
  ADD ("/model/plan-review/print", test_print);
  return g_test_run ();
}
