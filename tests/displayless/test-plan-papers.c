/* test-plan-papers.c - the plan on paper, what more a goal says, decisions, the ending and hand-overs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected values are counted by hand from the records that each test writes; those of goal attainment stand in
 * clinical.md, table of worked values. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tillid-crisis.h"
#include "tillid-decisions.h"
#include "tillid-letter-edits.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-ending.h"
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

  f->folder = g_dir_make_tmp ("tillid-papers-XXXXXX", NULL);
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

static void
apply (Fixture *f, gpointer record)
{
  tillid_patient_context_apply_one (f->context, "Test", record);
  settle ();
}

static gint64
add_goal (Fixture *f, const char *words, gint64 attainment, gint64 weight)
{
  gint64 id = tillid_plan_add_goal (f->model, &(TillidGoalText){ .words = words });
  TillidGoal *goal;

  settle ();
  goal = tillid_goal_edit (tillid_plan_model_find_goal (f->model, id)->goal);
  goal->importance = weight;
  goal->difficulty = 1;
  apply (f, goal);
  if (attainment != TILLID_ABSENT)
    tillid_plan_rate_goal (f->model, id, attainment);
  settle ();
  return id;
}

/* Everything beside the sentence is optional, stays as it was written, and is not lost by an edit that does not speak of it. */
static void
test_goal_more (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidGoal) more = tillid_goal_new ();
  const TillidGoal *goal;
  g_autofree char *words = NULL;
  g_autofree char *review = NULL;
  gint64 id;

  tillid_set_text (&more->why, " Sara asks for it ");
  tillid_set_text (&more->could_stop, "The evenings are short");
  more->review_on = f->today - 1;
  id = tillid_plan_add_goal (f->model, &(TillidGoalText){ .words = "I read", .more = more });
  settle ();
  goal = tillid_plan_model_find_goal (f->model, id)->goal;
  g_assert_cmpstr (goal->why, ==, "Sara asks for it");
  words = tillid_goal_describe_more (goal);
  g_assert_cmpstr (words, ==, "Why: Sara asks for it\nWhat could stop it: The evenings are short");
  review = tillid_goal_describe_review (goal, f->today);
  g_assert_true (g_str_has_prefix (review, "to be looked at again since "));

  tillid_plan_edit_goal (f->model, (TillidGoal *) goal, &(TillidGoalText){ .words = "I read on" });
  settle ();
  goal = tillid_plan_model_find_goal (f->model, id)->goal;
  g_assert_cmpstr (goal->words, ==, "I read on");
  g_assert_cmpstr (goal->why, ==, "Sara asks for it");
}

/* (+1, 0, -1) with weights 3, 2, 1: 54.41; +1 alone: 60.00; not rated, or all weights 0: not defined. */
static void
test_attainment (Fixture *f, gconstpointer data)
{
  g_autofree char *none = tillid_plan_describe_attainment (f->model);
  g_autofree char *words = NULL;
  guint n = 9;

  g_assert_cmpstr (none, ==, "");
  g_assert_true (isnan (tillid_plan_get_attainment (f->model, f->today, &n)));
  g_assert_cmpuint (n, ==, 0);
  add_goal (f, "One", 1, 3);
  g_assert_cmpfloat_with_epsilon (tillid_plan_get_attainment (f->model, f->today, &n), 60.0, 0.01);
  add_goal (f, "Two", 0, 2);
  add_goal (f, "Three", -1, 1);
  add_goal (f, "Four", TILLID_ABSENT, 3);
  g_assert_cmpfloat_with_epsilon (tillid_plan_get_attainment (f->model, f->today, &n), 54.41, 0.01);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (isnan (tillid_plan_get_attainment (f->model, f->today - 1, NULL)));
  words = tillid_plan_describe_attainment (f->model);
  g_assert_nonnull (strstr (words, "54.4"));
}

static gint64
add_step (Fixture *f, TillidSide side, const char *words, const char *staff, const char *owner)
{
  gint64 id = tillid_plan_add_step (f->model, side,
                                    &(TillidStepText){ .words = words, .staff_words = staff });

  settle ();
  if (owner != NULL)
    {
      TillidStep *step = tillid_step_edit (tillid_plan_model_find_step (f->model, id)->step);

      tillid_set_text (&step->owner_text, owner);
      apply (f, step);
    }
  return id;
}

static void
test_next_visit (Fixture *f, gconstpointer data)
{
  gint64 id = add_step (f, TILLID_SIDE_CLINIC, NULL, "Ask about the nights", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TillidVisit *visit;

  tillid_plan_set_step_next_visit (f->model, id);
  settle ();
  before = tillid_plan_describe_due (f->model, tillid_plan_model_find_step (f->model, id));
  g_assert_cmpstr (before, ==, "next visit");
  visit = tillid_patient_context_new_record (f->context, &tillid_visit_type);
  visit->status = TILLID_VISIT_STATUS_PLANNED;
  visit->day = f->today;
  apply (f, visit);
  after = tillid_plan_describe_due (f->model, tillid_plan_model_find_step (f->model, id));
  g_assert_cmpstr (after, ==, "next visit, today");
  g_assert_cmpint (tillid_plan_model_find_step (f->model, id)->days_late, ==, 0);

  tillid_plan_set_step_due (f->model, id, f->today + 40);
  settle ();
  g_assert_false (tillid_plan_model_find_step (f->model, id)->step->next_visit);
}

static char *
write_paper (Fixture *f, TillidPlanPaperKind kind, const char *language, const char *ask)
{
  const TillidPlanPaper paper = {
    .kind = kind, .language = language, .to = "Dr Holm", .ask = ask, .reply_due = f->today + 14
  };
  g_autoptr (TillidDocument) document = tillid_plan_papers_write (f->model, &paper);

  g_assert_cmpint (tillid_document_is_rtl (document), ==, g_strcmp0 (language, "ar") == 0);
  return tillid_document_to_text (document);
}

static void
assert_order (const char *text, const char *first, const char *second)
{
  const char *one = strstr (text, first), *two = strstr (text, second);

  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_assert_true (one < two);
}

/* Own steps first, in the patient's words; no T, and nothing of what only the team reads. */
static void
test_patient_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *english = NULL;
  g_autofree char *arabic = NULL;

  add_step (f, TILLID_SIDE_CLINIC, NULL, "Explain the scan", NULL);
  add_step (f, TILLID_SIDE_PATIENT, "أمشي كل يوم", "I walk every day", NULL);
  add_goal (f, "أقرأ لسارة", 1, 1);
  tillid_plan_set_matters (f->model, NULL, NULL, "A grandmother who laughs");
  settle ();
  english = write_paper (f, TILLID_PLAN_PAPER_PATIENT, "en", NULL);
  g_assert_true (g_str_has_prefix (english, "My plan\n"));
  assert_order (english, "أمشي كل يوم", "Explain the scan");
  assert_order (english, "What I do", "What the clinic does");
  g_assert_null (strstr (english, "I walk every day"));
  /* The patient has not said what matters: it is our draft, and says so. */
  assert_order (english, "Our draft: the patient has not said this yet.", "who laughs");
  g_assert_null (strstr (english, "60"));
  arabic = write_paper (f, TILLID_PLAN_PAPER_PATIENT, "ar", NULL);
  assert_order (arabic, "خطتي", "ما أقوم به أنا");
  g_assert_cmpuint (tillid_plan_papers_count_untranslated (f->model), ==, 1);
}

/* What we ask stands on top; an office reads nothing of goals and of what matters. */
static void
test_letters (Fixture *f, gconstpointer data)
{
  g_autofree char *ask = NULL;
  g_autofree char *gp = NULL;
  g_autofree char *office = NULL;

  add_step (f, TILLID_SIDE_OTHERS, NULL, "stop vitamin D", "GP");
  add_step (f, TILLID_SIDE_OTHERS, NULL, "answer about the flat", "Municipality");
  add_goal (f, "I sleep", 0, 1);
  ask = tillid_plan_papers_suggest_ask (f->model, TILLID_PLAN_PAPER_GP);
  g_assert_cmpstr (ask, ==, "stop vitamin D");
  gp = write_paper (f, TILLID_PLAN_PAPER_GP, "en", "stop vitamin D\nlook at the kidneys");
  assert_order (gp, "Dr Holm", "What we ask of you");
  assert_order (gp, "1. stop vitamin D", "2. look at the kidneys");
  assert_order (gp, "2. look at the kidneys", "We hope for an answer by");
  assert_order (gp, "We hope for an answer by", "I sleep");
  office = write_paper (f, TILLID_PLAN_PAPER_AUTHORITY, "en", "answer about the flat");
  assert_order (office, "answer about the flat", "Amina Berg");
  g_assert_null (strstr (office, "I sleep"));
  g_assert_null (strstr (office, "vitamin"));
}

/* A letter that went out is kept with its text and the day of the reply; of the patient's copy only when. */
static void
test_went_out (Fixture *f, gconstpointer data)
{
  const TillidPlanPaper gp = { .kind = TILLID_PLAN_PAPER_GP,
                               .language = "da",
                               .to = "Dr Holm",
                               .ask = "stop vitamin D",
                               .reply_due = f->today + 14 };
  const TillidPlanPaper copy = { .kind = TILLID_PLAN_PAPER_PATIENT,
                                 .language = "ar",
                                 .reply_due = TILLID_ABSENT };
  const TillidPlanPaper crisis = { .kind = TILLID_PLAN_PAPER_CRISIS };
  g_autoptr (TillidEdit) one = tillid_letter_make_edit (f->model, &gp, "To the GP\nPlease");
  g_autoptr (TillidEdit) two = tillid_letter_make_edit (f->model, &copy, NULL);
  g_autoptr (GPtrArray) letters = NULL;
  g_autoptr (GPtrArray) prints = NULL;
  const TillidLetter *letter;

  g_assert_null (tillid_letter_make_edit (f->model, &crisis, NULL));
  tillid_patient_context_apply (f->context, one);
  tillid_patient_context_apply (f->context, two);
  settle ();
  letters = tillid_patient_context_list (f->context, &tillid_letter_type);
  prints = tillid_patient_context_list (f->context, &tillid_plan_print_type);
  g_assert_cmpuint (letters->len, ==, 1);
  g_assert_cmpuint (prints->len, ==, 1);
  letter = letters->pdata[0];
  g_assert_cmpint (letter->kind, ==, TILLID_LETTER_KIND_GP);
  g_assert_cmpint (letter->counterpart, ==, TILLID_COUNTERPART_GP);
  g_assert_cmpstr (letter->title, ==, "To the GP");
  g_assert_cmpstr (letter->words, ==, "To the GP\nPlease");
  g_assert_cmpint (letter->reply_due, ==, f->today + 14);
  g_assert_cmpstr (((TillidPlanPrint *) prints->pdata[0])->language, ==, "ar");
}

/* Open ones first; then the newest. */
static void
test_decisions (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *question, *decided;
    int days;
  } rows[] = { { "First?", "Yes", 30 }, { "Second?", NULL, 20 }, { "Third?", "Wait", 10 } };
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *words = NULL;
  g_autofree char *open = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TillidDecision *decision =
        tillid_patient_context_new_record (f->context, &tillid_decision_type);

      tillid_set_text (&decision->question, rows[i].question);
      tillid_set_text (&decision->decided, rows[i].decided);
      tillid_set_text (&decision->doubts, i == 2 ? "The nights" : NULL);
      decision->decided_on = f->today - rows[i].days;
      apply (f, decision);
    }
  decisions = tillid_decisions_list (f->context);
  g_assert_cmpuint (decisions->len, ==, 3);
  g_assert_cmpstr (((TillidDecision *) decisions->pdata[0])->question, ==, "Second?");
  g_assert_cmpstr (((TillidDecision *) decisions->pdata[1])->question, ==, "Third?");
  open = tillid_decision_describe (f->context, decisions->pdata[0]);
  g_assert_cmpstr (open, ==, "Not decided yet");
  words = tillid_decision_describe (f->context, decisions->pdata[1]);
  g_assert_cmpstr (words, ==, "Decided: \u2068Wait\u2069\nDoubts: \u2068The nights\u2069");
}

static void
test_crisis (Fixture *f, gconstpointer data)
{
  static const char *const lines[] = { "I do not sleep", "I stop calling Huda" };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      TillidCrisisLine *line =
        tillid_patient_context_new_record (f->context, &tillid_crisis_line_type);

      line->section = i == 0 ? TILLID_CRISIS_SECTION_CALL : TILLID_CRISIS_SECTION_SIGNS;
      line->rank = tillid_crisis_next_rank (f->context, (TillidCrisisSection) line->section);
      g_assert_cmpint (line->rank, ==, 1);
      tillid_set_text (&line->words, lines[i]);
      apply (f, line);
    }
  g_assert_cmpint (tillid_crisis_next_rank (f->context, TILLID_CRISIS_SECTION_CALL), ==, 2);
  text = write_paper (f, TILLID_PLAN_PAPER_CRISIS, "en", NULL);
  assert_order (text, "How I notice it early", "I stop calling Huda");
  assert_order (text, "I stop calling Huda", "Whom I call");
  g_assert_null (strstr (text, "What helps me"));
}

static guint
count_made_by (Fixture *f, gint64 record, TillidDay day)
{
  GPtrArray *ours = tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC);
  guint n = 0;

  for (guint i = 0; i < ours->len; i++)
    {
      const TillidStep *step = ((TillidPlanStep *) ours->pdata[i])->step;

      n += step->made_by == record && step->due == day;
    }
  return n;
}

/* -180, -30, 0 and +30 days; a moved end moves them and makes no others. */
static void
test_ending (Fixture *f, gconstpointer data)
{
  static const int days[] = { -180, -30, 0, 30 };
  const TillidDay end = f->today + 200;
  gint64 phase;

  tillid_plan_set_phase (f->model, TILLID_PHASE_KIND_ENDING, f->today, end, NULL, NULL);
  settle ();
  phase = tillid_plan_model_get_phase (f->model, TILLID_PHASE_KIND_ENDING)->phase->record.id;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpuint (count_made_by (f, phase, end + days[i]), ==, 1);
  tillid_plan_set_phase (f->model, TILLID_PHASE_KIND_ENDING, f->today, end + 14, NULL, NULL);
  settle ();
  g_assert_cmpuint (tillid_plan_model_get_steps (f->model, TILLID_SIDE_CLINIC)->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpuint (count_made_by (f, phase, end + 14 + days[i]), ==, 1);
}

static gint64
add_member (Fixture *f, const char *name)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Colleague");
  g_autoptr (GError) error = NULL;
  TillidMember *member =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
  gint64 id = member->record.id;

  tillid_set_text (&member->name, name);
  tillid_edit_take (edit, tillid_record_seal (member));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  settle ();
  return id;
}

static TillidHandOver *
get_hand_over (Fixture *f)
{
  g_autoptr (GPtrArray) rows = tillid_plan_hand_overs_list (f->model);

  g_assert_cmpuint (rows->len, ==, 1);
  return tillid_record_ref_any (rows->pdata[0]);
}

/* A planned change makes its steps and changes nobody; when it has happened the key contact is another one. */
static void
test_hand_over (Fixture *f, gconstpointer data)
{
  const gint64 amina = tillid_session_get_member (f->session)->record.id;
  const gint64 kirsten = add_member (f, "Kirsten Dahl");
  const TillidDay day = f->today + 90;
  TillidCourse *course = tillid_patient_context_new_record (f->context, &tillid_course_type);
  g_autoptr (TillidHandOver) planned = NULL;
  g_autoptr (TillidHandOver) done = NULL;
  g_autofree char *words = NULL;
  gint64 id;

  course->key_contact = amina;
  course->second_face = kirsten;
  apply (f, course);
  g_assert_false (tillid_plan_may_plan_hand_over (f->model, amina, day));
  g_assert_false (tillid_plan_may_plan_hand_over (f->model, kirsten, TILLID_ABSENT));
  id = tillid_plan_plan_hand_over (f->model, kirsten, day, "parental leave");
  settle ();
  planned = get_hand_over (f);
  g_assert_true (planned->planned);
  words = tillid_hand_over_describe (f->context, &planned->record);
  g_assert_cmpstr (
    words, ==, "Not introduced yet, no visit together yet, not handed over yet. parental leave");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (count_made_by (f, id, day + (int[]){ -180, -30, 30 }[i]), ==, 1);
  g_assert_cmpint (tillid_patient_context_get_course (f->context)->key_contact, ==, amina);

  tillid_plan_finish_hand_over (f->model, id);
  settle ();
  done = get_hand_over (f);
  g_assert_false (done->planned);
  g_assert_cmpint (done->day, ==, f->today);
  g_assert_cmpint (tillid_patient_context_get_course (f->context)->key_contact, ==, kirsten);
  g_assert_cmpint (tillid_patient_context_get_course (f->context)->second_face, ==, amina);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  g_test_init (&argc, &argv, NULL);
  ADD ("/model/plan-papers/goal-more", test_goal_more);
  ADD ("/model/plan-papers/attainment", test_attainment);
  ADD ("/model/plan-papers/next-visit", test_next_visit);
  ADD ("/model/plan-papers/patient-copy", test_patient_copy);
  ADD ("/model/plan-papers/letters", test_letters);
  ADD ("/model/plan-papers/went-out", test_went_out);
  ADD ("/model/plan-papers/decisions", test_decisions);
  ADD ("/model/plan-papers/crisis", test_crisis);
  ADD ("/model/plan-papers/ending", test_ending);
  ADD ("/model/plan-papers/hand-over", test_hand_over);
  return g_test_run ();
}
