/* test-problems-model.c - the problem list: whose order it is, the burden over time, what helps, and its edits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected orders and sentences are written by hand from the records that each test writes. */
#include "config.h"

#include <string.h>

#include "tillid-confidence-edits.h"
#include "tillid-plan-edits.h"
#include "tillid-problems-words.h"
#include "tillid-record-table.h"
#include "tillid-test-folder.h"
#include "tillid-told-typed.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidProblemsModel *model;
  TillidDay today;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
add_patient (Fixture *f)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autoptr (GError) error = NULL;
  TillidPerson *person =
    tillid_edit_assign_id (tillid_person_new (), tillid_session_get_ids (f->session));
  TillidPersonLanguage *language =
    tillid_edit_assign_id (tillid_person_language_new (), tillid_session_get_ids (f->session));
  TillidPersonName *name =
    tillid_edit_assign_id (tillid_person_name_new (), tillid_session_get_ids (f->session));
  gint64 patient = person->record.id;

  language->patient = name->patient = patient;
  tillid_set_text (&language->language, "ar-IQ");
  tillid_set_text (&name->given, "Salma");
  tillid_set_text (&name->text, "Salma");
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (language));
  tillid_edit_take (edit, tillid_record_seal (name));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  return patient;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-problems-XXXXXX", NULL);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo, add_patient (f), &error);
  g_assert_no_error (error);
  f->model = tillid_problems_model_new (f->context);
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
add (Fixture *f, TillidProblemsPart part, const char *words)
{
  const TillidProblemsText text = { .staff_words = words,
                                    .said_by = part == TILLID_PROBLEMS_ADDED
                                                 ? TILLID_SAID_BY_TEAM
                                                 : TILLID_SAID_BY_PATIENT,
                                    .burden = TILLID_ABSENT };
  gint64 id = tillid_problems_add (f->model, part, &text);

  settle ();
  return id;
}

/* The first letters of a list, in its order: "ABC". */
static char *
order_of (Fixture *f, TillidProblemsPart part)
{
  GPtrArray *items = tillid_problems_model_get_items (f->model, part);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const TillidProblemsItem *item = items->pdata[i];

      g_assert_cmpint (item->number, ==, i + 1);
      g_string_append_unichar (letters, g_utf8_get_char (tillid_problems_item_get_text (item)));
    }
  return g_string_free (letters, FALSE);
}

static void
assert_order (Fixture *f, TillidProblemsPart part, const char *expected)
{
  g_autofree char *order = NULL;

  settle ();
  order = order_of (f, part);
  g_assert_cmpstr (order, ==, expected);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);

  g_assert_no_error (error);
}

static void
undo (Fixture *f)
{
  tillid_undo_undo_async (f->undo, 0, undone_cb, NULL);
  settle ();
}

static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 ids[10];
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H", "I", "J" };

  for (guint i = 0; i < 10; i++)
    ids[i] = add (f, TILLID_PROBLEMS_OWN, names[i]);
  assert_order (f, TILLID_PROBLEMS_OWN, "ABCDEFGHIJ");
  g_assert_true (tillid_problems_move (f->model, ids[9], -1));
  assert_order (f, TILLID_PROBLEMS_OWN, "ABCDEFGHJI");
  g_assert_true (tillid_problems_move_to (f->model, ids[9], 0));
  assert_order (f, TILLID_PROBLEMS_OWN, "JABCDEFGHI");
  g_assert_false (tillid_problems_move (f->model, ids[9], -1));
  g_assert_true (tillid_problems_move_to (f->model, ids[0], 99));
  assert_order (f, TILLID_PROBLEMS_OWN, "JBCDEFGHIA");
  g_assert_false (tillid_problems_move (f->model, ids[0], 1));
  undo (f);
  assert_order (f, TILLID_PROBLEMS_OWN, "JABCDEFGHI");
}

/* Three keys before the first of them is on the disk. */
static void
test_fast_keys (Fixture *f, gconstpointer data)
{
  gint64 id;

  add (f, TILLID_PROBLEMS_OWN, "A");
  add (f, TILLID_PROBLEMS_OWN, "B");
  add (f, TILLID_PROBLEMS_OWN, "C");
  id = add (f, TILLID_PROBLEMS_OWN, "D");
  for (int i = 0; i < 3; i++)
    g_assert_true (tillid_problems_move (f->model, id, -1));
  assert_order (f, TILLID_PROBLEMS_OWN, "DABC");
  for (int i = 0; i < 3; i++)
    undo (f);
  assert_order (f, TILLID_PROBLEMS_OWN, "ABCD");
}

static void
test_added_stays_below (Fixture *f, gconstpointer data)
{
  gint64 ours = add (f, TILLID_PROBLEMS_ADDED, "X");
  gint64 own = add (f, TILLID_PROBLEMS_OWN, "A");
  g_autofree char *place = NULL;
  g_autofree char *source = NULL;

  assert_order (f, TILLID_PROBLEMS_OWN, "A");
  assert_order (f, TILLID_PROBLEMS_ADDED, "X");
  g_assert_false (tillid_problems_move (f->model, ours, -1));
  g_assert_false (tillid_problems_move_to (f->model, ours, 0));
  g_assert_false (tillid_problems_move (f->model, own, 1));
  place = tillid_problems_describe_place (tillid_problems_model_find (f->model, ours));
  g_assert_cmpstr (place, ==, "a");
  source = tillid_problems_describe_source (f->model, tillid_problems_model_find (f->model, ours));
  g_assert_true (g_str_has_prefix (source, "Amina Berg, "));
}

static TillidProblemsText
text_of (const TillidProblemsItem *item)
{
  return (TillidProblemsText){ .words = item->words,
                               .staff_words = item->staff_words,
                               .burden = TILLID_ABSENT };
}

/* A problem that turns out to be the patient's goes to the end of the patient's list. */
static void
test_said_by (Fixture *f, gconstpointer data)
{
  gint64 ours = add (f, TILLID_PROBLEMS_ADDED, "X");
  const TillidProblemsItem *item;
  TillidProblemsText text;

  add (f, TILLID_PROBLEMS_OWN, "A");
  add (f, TILLID_PROBLEMS_OWN, "B");
  item = tillid_problems_model_find (f->model, ours);
  text = text_of (item);
  text.said_by = TILLID_SAID_BY_PATIENT;
  tillid_problems_edit (f->model, item->record, &text);
  assert_order (f, TILLID_PROBLEMS_OWN, "ABX");
  assert_order (f, TILLID_PROBLEMS_ADDED, "");
}

static char *
burden_words (Fixture *f, gint64 id)
{
  return tillid_problems_describe_burden (f->model, tillid_problems_model_find (f->model, id));
}

static void
add_rating (Fixture *f, gint64 problem, TillidDay day, gint64 burden)
{
  TillidProblemRating *rating =
    tillid_patient_context_new_record (f->context, &tillid_problem_rating_type);

  rating->problem = problem;
  rating->day = day;
  rating->burden = burden;
  tillid_patient_context_apply_one (f->context, "Rated", rating);
  settle ();
}

static void
test_burden (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, TILLID_PROBLEMS_OWN, "My head hurts");
  g_autofree TillidBurdenRating *ratings = NULL;
  char *words = burden_words (f, id);

  g_assert_cmpstr (words, ==, "not rated yet");
  g_free (words);
  tillid_problems_rate (f->model, id, 8);
  settle ();
  words = burden_words (f, id);
  g_assert_true (g_str_has_prefix (words, "first asked "));
  g_free (words);

  /* Written later, about an earlier day: the order is that of the days. */
  add_rating (f, id, f->today - 400, 10);
  add_rating (f, id, f->today - 20, 9);
  add_rating (f, id, f->today - 30, 11); /* no such burden */
  g_assert_cmpint (tillid_problems_item_get_burdens (tillid_problems_model_find (f->model, id),
                                                     &ratings),
                   ==, 3);
  g_assert_cmpint (ratings[0].burden, ==, 10);
  g_assert_cmpint (ratings[1].burden, ==, 9);
  g_assert_cmpint (ratings[2].burden, ==, 8);
  words = burden_words (f, id);
  g_assert_true (g_str_has_prefix (words, "was \u20689\u2069 on "));
  g_free (words);
  g_assert_cmpint (tillid_problems_model_get_looked_at (f->model), ==, f->today);

  undo (f); /* the one that is none */
  undo (f);
  tillid_problems_rate (f->model, id, 8);
  settle ();
  words = burden_words (f, id);
  g_assert_true (g_str_has_prefix (words, "same as on "));
  g_free (words);
}

/* A number without a day, as files from elsewhere have it. */
static void
test_burden_without_day (Fixture *f, gconstpointer data)
{
  TillidProblem *problem = tillid_patient_context_new_record (f->context, &tillid_problem_type);
  gint64 id = problem->record.id;
  g_autofree TillidBurdenRating *ratings = NULL;
  g_autofree char *words = NULL;

  tillid_set_text (&problem->staff_words, "Sleep");
  problem->burden = 6;
  tillid_patient_context_apply_one (f->context, "Imported", problem);
  settle ();
  g_assert_cmpint (tillid_problems_item_get_burdens (tillid_problems_model_find (f->model, id),
                                                     &ratings),
                   ==, 1);
  g_assert_cmpint (ratings[0].burden, ==, 6);
  words = burden_words (f, id);
  g_assert_cmpstr (words, ==, "day not known");
}

static void
test_next_step (Fixture *f, gconstpointer data)
{
  const gint64 me = tillid_session_get_member (f->session)->record.id;
  const TillidProblemsText text = { .staff_words = "Letters",
                                    .burden = 7,
                                    .domain = TILLID_DOMAIN_AUTHORITIES,
                                    .status = TILLID_PROBLEM_STATUS_WORKING,
                                    .owner = { TRUE, TILLID_SIDE_CLINIC, me, NULL },
                                    .next = "Read the letter",
                                    .next_when = "every evening" };
  gint64 id = tillid_problems_add (f->model, TILLID_PROBLEMS_OWN, &text);
  const TillidProblemsItem *item;
  TillidProblemsOwner owner;
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;

  settle ();
  item = tillid_problems_model_find (f->model, id);
  g_assert_nonnull (item->step);
  g_assert_cmpstr (item->step->step->staff_words, ==, "Read the letter");
  g_assert_cmpint (item->step->step->owner, ==, me);
  owner = tillid_problems_owner_of (item);
  name = tillid_problems_describe_owner (f->model, &owner);
  g_assert_cmpstr (name, ==, "Amina Berg");
  spoken = tillid_problems_describe (f->model, item);
  g_assert_true (
    g_str_has_prefix (spoken, "1. Letters. Authorities. Burden \u20687\u2069 of 10, "));
  g_assert_nonnull (
    strstr (spoken, "Next step: Amina Berg, Read the letter, every evening. Being worked on."));

  /* Done in the plan: the problem has no next step, and who has it is what was said. */
  tillid_plan_finish_step (tillid_problems_model_get_plan (f->model), item->step->step->record.id);
  settle ();
  item = tillid_problems_model_find (f->model, id);
  g_assert_null (item->step);
  tillid_problems_set_owner (f->model, id, &(TillidProblemsOwner){ 0 });
  settle ();
  owner = tillid_problems_owner_of (tillid_problems_model_find (f->model, id));
  g_assert_false (owner.is_said);
}

static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, TILLID_PROBLEMS_OWN, "Teeth");
  TillidProblemsText text;
  g_autofree char *state = NULL;

  add (f, TILLID_PROBLEMS_OWN, "B");
  text = text_of (tillid_problems_model_find (f->model, id));
  text.status = TILLID_PROBLEM_STATUS_ELSEWHERE;
  text.elsewhere = " the dentist ";
  tillid_problems_edit (f->model, tillid_problems_model_find (f->model, id)->record, &text);
  assert_order (f, TILLID_PROBLEMS_OWN, "B");
  g_assert_cmpint (tillid_problems_model_get_past (f->model)->len, ==, 1);
  state = tillid_problems_describe_state (tillid_problems_model_find (f->model, id));
  g_assert_cmpstr (state, ==, "Belongs elsewhere: the dentist");
  tillid_problems_set_status (f->model, id, TILLID_PROBLEM_STATUS_OPEN);
  assert_order (f, TILLID_PROBLEMS_OWN, "TB");
}

static void
test_links (Fixture *f, gconstpointer data)
{
  gint64 one = add (f, TILLID_PROBLEMS_OWN, "A"), two = add (f, TILLID_PROBLEMS_OWN, "B");
  gint64 helps = add (f, TILLID_PROBLEMS_HELPS, "Sara makes me laugh");
  g_autofree char *spoken = NULL;

  tillid_problems_toggle_link (f->model, helps, two);
  settle ();
  tillid_problems_toggle_link (f->model, helps, one);
  settle ();
  spoken = tillid_problems_describe (f->model, tillid_problems_model_find (f->model, helps));
  g_assert_cmpstr (spoken, ==, "Sara makes me laugh. Eases problem 1, A. Eases problem 2, B.");
  tillid_problems_toggle_link (f->model, helps, one);
  settle ();
  g_assert_cmpint (tillid_problems_model_find (f->model, helps)->links->len, ==, 1);
  undo (f);
  g_assert_cmpint (tillid_problems_model_find (f->model, helps)->links->len, ==, 2);
  /* A problem entered in error takes its number with it. */
  tillid_problems_remove (f->model, one);
  settle ();
  g_assert_cmpint (tillid_problems_model_find (f->model, helps)->links->len, ==, 1);
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, TILLID_PROBLEMS_OWN, "A");
  g_autoptr (TillidRecord) record = NULL;

  add (f, TILLID_PROBLEMS_OWN, "B");
  tillid_problems_remove (f->model, id);
  assert_order (f, TILLID_PROBLEMS_OWN, "B");
  record = tillid_patient_context_get (f->context, &tillid_problem_type, id);
  g_assert_cmpint (record->state, ==, TILLID_RECORD_IN_ERROR);
  undo (f);
  assert_order (f, TILLID_PROBLEMS_OWN, "AB");
}

static void
test_two_languages (Fixture *f, gconstpointer data)
{
  const TillidProblemsText text = { .words = "رأسي يؤلمني كل يوم",
                                    .staff_words = "   ",
                                    .burden = TILLID_ABSENT };
  gint64 id = tillid_problems_add (f->model, TILLID_PROBLEMS_OWN, &text);
  const TillidProblemsItem *item;
  TillidProblemsText both;

  settle ();
  item = tillid_problems_model_find (f->model, id);
  g_assert_cmpstr (item->language, ==, "ar-IQ");
  g_assert_null (item->staff_words);
  g_assert_cmpstr (tillid_problems_item_get_text (item), ==, "رأسي يؤلمني كل يوم");
  both = text_of (item);
  both.staff_words = "My head hurts every day";
  tillid_problems_edit (f->model, item->record, &both);
  settle ();
  item = tillid_problems_model_find (f->model, id);
  g_assert_cmpstr (item->words, ==, "رأسي يؤلمني كل يوم");
  g_assert_cmpstr (tillid_problems_item_get_text (item), ==, "My head hurts every day");
  g_assert_cmpstr (tillid_problems_get_question (f->model, "ask-troubles"), ==,
                   "ما أكثر ما يتعبك الآن؟");
}

static void
test_noticed (Fixture *f, gconstpointer data)
{
  gboolean is_understood = FALSE;
  g_autoptr (TillidTold) told =
    tillid_told_typed_read ("autumn 2015", NULL, f->today, &is_understood);
  g_autoptr (TillidTold) words = NULL;
  g_autoptr (TillidTold) again = NULL;
  g_autofree char *noticed = NULL;
  const TillidProblemsText text = { .staff_words = "A", .at = told, .burden = TILLID_ABSENT };
  gint64 id;

  g_assert_true (is_understood);
  id = tillid_problems_add (f->model, TILLID_PROBLEMS_OWN, &text);
  settle ();
  noticed = tillid_problems_describe_noticed (tillid_problems_model_find (f->model, id));
  g_assert_cmpstr (noticed, ==, "First noticed: autumn 2015");

  words = tillid_told_typed_read ("when the bread rose", NULL, f->today, &is_understood);
  g_assert_false (is_understood);
  g_assert_cmpstr (words->said, ==, "when the bread rose");
  again = tillid_told_typed_read ("autumn 2015", told, f->today, &is_understood);
  g_assert_true (tillid_told_equal (again, told));
}

/* Told in confidence to somebody else: neither the problem nor what was rated or tied to it is there for us. */
static void
test_confidence (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, TILLID_PROBLEMS_OWN, "A"), helps = add (f, TILLID_PROBLEMS_HELPS, "S");
  TillidRestriction *restriction;
  TillidRestrictionReader *reader;
  TillidMember *other =
    tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (f->session));
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Closed");
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  tillid_problems_rate (f->model, id, 8);
  settle ();
  tillid_problems_toggle_link (f->model, helps, id);
  settle ();
  g_assert_cmpint (tillid_problems_model_find (f->model, helps)->links->len, ==, 1);

  tillid_set_text (&other->name, "Marie Holm");
  tillid_set_text (&other->roles, "clinician");
  restriction = tillid_patient_context_new_record (f->context, &tillid_restriction_type);
  restriction->entry = id;
  reader = tillid_patient_context_new_record (f->context, &tillid_restriction_reader_type);
  reader->restriction = restriction->record.id;
  reader->member = other->record.id;
  tillid_edit_take (edit, tillid_record_seal (other));
  tillid_edit_take (edit, tillid_record_seal (restriction));
  tillid_edit_take (edit, tillid_record_seal (reader));
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  settle ();
  g_assert_null (tillid_problems_model_find (f->model, id));
  ratings = tillid_patient_context_list (f->context, &tillid_problem_rating_type);
  links = tillid_patient_context_list (f->context, &tillid_strength_link_type);
  g_assert_cmpint (ratings->len, ==, 0);
  g_assert_cmpint (links->len, ==, 0);
  g_assert_cmpint (tillid_problems_model_get_looked_at (f->model), ==, TILLID_ABSENT);
}

/* 2 000 characters and both directions come back as they were. */
static void
test_bad_input (Fixture *f, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (2000, 'x');
  const char *mixed = "CT 2015: ورم في \u202eالغدة 3 mm";
  gint64 one = add (f, TILLID_PROBLEMS_OWN, longest), two = add (f, TILLID_PROBLEMS_OWN, mixed);

  g_assert_cmpstr (tillid_problems_model_find (f->model, one)->staff_words, ==, longest);
  g_assert_cmpstr (tillid_problems_model_find (f->model, two)->staff_words, ==, mixed);
  tillid_problems_rate (f->model, G_GINT64_CONSTANT (12345), 3);
  g_assert_false (tillid_problems_move (f->model, G_GINT64_CONSTANT (12345), 1));
  tillid_problems_remove (f->model, G_GINT64_CONSTANT (12345));
  assert_order (f, TILLID_PROBLEMS_OWN, "xC");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/model/problems/order", test_order },
    { "/model/problems/fast-keys", test_fast_keys },
    { "/model/problems/added-stays-below", test_added_stays_below },
    { "/model/problems/said-by", test_said_by },
    { "/model/problems/burden", test_burden },
    { "/model/problems/burden-without-day", test_burden_without_day },
    { "/model/problems/next-step", test_next_step },
    { "/model/problems/elsewhere", test_elsewhere },
    { "/model/problems/links", test_links },
    { "/model/problems/remove", test_remove },
    { "/model/problems/two-languages", test_two_languages },
    { "/model/problems/noticed", test_noticed },
    { "/model/problems/confidence", test_confidence },
    { "/model/problems/bad-input", test_bad_input },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("LANGUAGE", "en", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
