/* test-continuity-model.c - what the Continuity page shows of the demo case
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected numbers: the worked case (docs/rules.md). */
#include "config.h"

#include "tillid-continuity-model.h"
#include "tillid-demo.h"
#include "tillid-test-folder.h"

#define PATIENT "SELECT patient FROM person_name WHERE text = 'Salma Nasir Abboud'"

typedef struct
{
  char *folder;
  char *path;
  TillidSession *session;
  TillidPatientContext *context;
  TillidContinuityModel *model;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *f)
{
  f->n_changes++;
}

static void
open_patient (Fixture *f, gint64 patient)
{
  g_autoptr (GError) error = NULL;

  f->context = tillid_patient_context_new (f->session, NULL, patient, &error);
  g_assert_no_error (error);
  f->model = tillid_continuity_model_new (f->context);
  g_signal_connect_swapped (f->model, "changed", G_CALLBACK (count_cb), f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 patient = 0;

  f->folder = g_dir_make_tmp ("tillid-continuity-XXXXXX", &error);
  f->path = g_build_filename (f->folder, "clinic.tillid", NULL);
  tillid_demo_create (f->path, 3, 1, TILLID_DEMO_SEED, tillid_day_from_iso ("2026-03-10"), NULL,
                      NULL, NULL, &error);
  g_assert_no_error (error);
  f->session = tillid_session_open (f->path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_db_query_int (tillid_session_get_db (f->session), PATIENT, &patient, NULL));
  open_patient (f, patient);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->model);
  g_assert_finalize_object (f->context);
  tillid_session_close (f->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* Isolates around names and numbers are invisible: they are taken out before texts are compared. */
static char *
plain (const char *text)
{
  g_autoptr (GString) string = g_string_new (text);

  g_string_replace (string, "\u2068", "", 0);
  g_string_replace (string, "\u2069", "", 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

#define assert_text(actual, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *plain_ = plain (actual);                                                      \
    g_assert_cmpstr (plain_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static const TillidContinuityView *
view_of (Fixture *f)
{
  return tillid_continuity_model_get_view (f->model);
}

/* Applying is asynchronous in the context even where the session is direct. */
static void
wait_for_change (Fixture *f, guint before)
{
  while (f->n_changes == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_sentences (Fixture *f, gconstpointer data)
{
  g_autofree char *course =
    tillid_continuity_model_dup_window_name (f->model, TILLID_CONTINUITY_WINDOW_COURSE);
  const TillidContinuityView *view = view_of (f);

  g_assert_cmpint (view->n_visits, ==, 13);
  g_assert_null (view->state);
  assert_text (course, "This course of care, 13 visits");
  assert_text (view->known_face,
               "Someone Salma <b>already knew was in the room at every visit</b> since "
               "the second one, 12 of 12.");
  assert_text (view->led,
               "<b>Amina has led 7 of the 8 visits</b> since the hand-over from Bodil, with "
               "Salma in the room.");
  assert_text (
    view->interpreted,
    "<b>Rana has interpreted 7 of the last 8.</b> Nobody from the family has interpreted here.");
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  /* Those of the picture first; the others by the formulas of docs/rules.md, worked by hand from A A A A A A A M. By chance
   * K is (8 − 5 (1 − 0.8^8)) ÷ 7. */
  static const struct
  {
    const char *formula, *value, *chance;
  } expected[] = {
    { "7 of 8", "0.88", "0.40" },
    { "(7² + 1² − 8) ÷ (8 × 7) = 42 ÷ 56", "0.75", "0.20" },
    { "6 of 7 pairs: A A A A A A A M", "0.86", "0.20" },
    { "12 of 12, from the second visit", "1.00", NULL },
    { "7 of 8, Amina", "0.88", NULL },
    { "7 of 8, Amina", "0.88", NULL },
    { "6 of 7, from the second visit", "0.86", NULL },
    { "(8 − 2) ÷ (8 − 1) = 6 ÷ 7", "0.86", "0.55" },
    { "(1 − 2 ÷ 8.1) ÷ (1 − 1 ÷ 8.1)", "0.86", NULL },
    { "(7² + 1²) ÷ 8² = 50 ÷ 64", "0.78", NULL },
    { "1 − 42 ÷ 56 = 14 ÷ 56", "0.25", NULL },
  };
  const TillidContinuityView *view = view_of (f);

  g_assert_cmpuint (view->numbers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < view->numbers->len; i++)
    {
      const TillidContinuityNumber *number = view->numbers->pdata[i];

      assert_text (number->formula, expected[i].formula);
      g_assert_cmpstr (number->value, ==, expected[i].value);
      g_assert_cmpstr (number->chance, ==, expected[i].chance);
      g_assert_true (number->chance != NULL || *number->note != '\0');
    }
  assert_text (view->numbers_head,
               "8 visits since the hand-over, 8 April 2025 to 17 February 2026");
  g_assert_true (g_str_has_prefix (view->numbers_foot, "Before the hand-over: "));
}

/* The chance line of five colleagues: the review, by full enumeration. */
static void
test_chance (Fixture *f, gconstpointer data)
{
  static const char *const chances[] = { "0.40", "0.20", "0.20" };
  const TillidContinuityView *view = view_of (f);

  assert_text (view->numbers_chance, "by chance, 5 colleagues");
  for (guint i = 0; i < G_N_ELEMENTS (chances); i++)
    g_assert_cmpstr (((TillidContinuityNumber *) view->numbers->pdata[i])->chance, ==, chances[i]);
  assert_text (((TillidContinuityNumber *) view->numbers->pdata[0])->label,
               "Most seen person, 7 of 8, 0.88; by chance among 5 colleagues 0.40.");
}

static void
test_beads (Fixture *f, gconstpointer data)
{
  const TillidContinuityBeads *beads = view_of (f)->beads;
  static const char *const rows[] = { "Nurse", "Doctor", "Social worker", "Psychologist" };

  g_assert_cmpuint (beads->input.n_visits, ==, 15);
  g_assert_cmpuint (beads->row_names->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (beads->row_names->pdata[i], ==, rows[i]);
  assert_text (
    beads->visit_labels->pdata[8],
    "Visit 9, 26 August 2025, led by Amina, interpreter Omar for the first time, someone "
    "known was present.");
  assert_text (beads->visit_labels->pdata[14],
               "Planned visit, 24 March 2026, led by Amina, interpreter Rana.");
  assert_text (beads->hand_over_labels->pdata[0],
               "Hand-over from Bodil to Amina, 11 March 2025, with Salma in the room.");
  g_assert_cmpuint (beads->leave_captions->len, ==, 1);
  assert_text (beads->leave_captions->pdata[0], "Amina away");
}

static void
test_prompt (Fixture *f, gconstpointer data)
{
  const TillidContinuityPrompt *prompt;
  guint before = f->n_changes;

  g_assert_cmpuint (view_of (f)->prompts->len, ==, 1);
  prompt = view_of (f)->prompts->pdata[0];
  g_assert_cmpstr (prompt->code, ==, "R2");
  assert_text (prompt->fact, "Amina is away from 20 April to 8 May.");
  assert_text (prompt->introduce, "Introduce Kirsten on 24 March");
  g_assert_true (prompt->is_booked);
  g_assert_cmpuint (prompt->reasons->len, ==, 8);

  tillid_continuity_model_snooze (f->model, prompt, "right as it is", TILLID_SNOOZE_DAYS);
  wait_for_change (f, before);
  g_assert_cmpuint (view_of (f)->prompts->len, ==, 0);
}

static void
test_answer (Fixture *f, gconstpointer data)
{
  guint before = f->n_changes;

  assert_text (view_of (f)->answer->provenance, "17 February 2026, asked by Marie through Rana");
  g_assert_cmpstr (view_of (f)->answer->language, ==, "ar-IQ");
  g_assert_false (tillid_continuity_model_keep_answer (f->model, " ", ""));
  g_assert_true (tillid_continuity_model_keep_answer (f->model, "نعم", "Yes\n"));
  wait_for_change (f, before);
  g_assert_cmpstr (view_of (f)->answer->words, ==, "نعم");
  g_assert_cmpstr (view_of (f)->answer->staff_words, ==, "Yes");
  assert_text (view_of (f)->answer->provenance, "10 March 2026, asked by Amina through Rana");
}

static const TillidContinuityPair *
find_pair (const TillidContinuityView *view, const char *who)
{
  for (guint i = 0; i < view->pairs->len; i++)
    {
      const TillidContinuityPair *pair = view->pairs->pdata[i];
      g_autofree char *text = plain (pair->who);

      if (g_str_equal (text, who))
        return pair;
    }
  g_assert_not_reached ();
}

static void
test_pairs (Fixture *f, gconstpointer data)
{
  const TillidContinuityView *view = view_of (f);
  const TillidContinuityPair *first = view->pairs->pdata[0];

  assert_text (view->next_date, "Tue 24 March, 10:15");
  assert_text (first->who, "Amina and Kirsten, Rana");
  assert_text (first->meaning, "introduces Kirsten");
  g_assert_true (first->is_booked);
  g_assert_cmpstr (first->coc, ==, "0.78");
  g_assert_cmpstr (find_pair (view, "Marie with Rana")->coc, ==, "0.61");
  assert_text (find_pair (view, "Marie with Rana")->meaning, "as last time");
  g_assert_cmpstr (find_pair (view, "Kirsten with Rana")->coc, ==, "0.58");
  assert_text (find_pair (view, "Kirsten with Rana")->meaning, "new face, known voice");
  assert_text (find_pair (view, "Amina with Hiba")->meaning, "known face, known voice");
  assert_text (find_pair (view, "Kirsten, new interpreter")->meaning, "nobody is known");
  for (guint i = 1; i < view->pairs->len; i++)
    g_assert_false (((TillidContinuityPair *) view->pairs->pdata[i])->is_booked);
  /* Omar: the patient wishes for a woman. */
  assert_text (view->pairs_foot, "1 interpreter left out, by wish");
}

static void
test_windows (Fixture *f, gconstpointer data)
{
  tillid_continuity_model_set_window (f->model, TILLID_CONTINUITY_WINDOW_HAND_OVER);
  g_assert_cmpint (view_of (f)->n_visits, ==, 8);
  g_assert_cmpstr (((TillidContinuityNumber *) view_of (f)->numbers->pdata[1])->value, ==, "0.75");
  assert_text (view_of (f)->beads->visit_labels->pdata[0],
               "Visit 6, 8 April 2025, led by Amina, interpreter Rana for the first time, someone "
               "known was present.");

  /* 10 March 2025 to 10 March 2026: the visit of the hand-over and the eight after it. */
  tillid_continuity_model_set_window (f->model, TILLID_CONTINUITY_WINDOW_YEAR);
  g_assert_cmpint (view_of (f)->n_visits, ==, 9);
}

static gint64
add_patient (Fixture *f, guint n_visits)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New patient");
  g_autoptr (GError) error = NULL;
  TillidIdSource *ids = tillid_session_get_ids (f->session);
  TillidPerson *person = tillid_person_new ();
  TillidPersonName *name = tillid_person_name_new ();
  gint64 id;

  tillid_edit_assign_id (person, ids);
  id = person->record.id;
  name->patient = id;
  tillid_edit_assign_id (name, ids);
  tillid_set_text (&name->given, "Yusuf");
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (name));
  for (guint i = 0; i < n_visits; i++)
    {
      TillidVisit *visit = tillid_visit_new ();

      tillid_edit_assign_id (visit, ids);
      visit->patient = id;
      visit->day = tillid_session_today (f->session) - 10 * (gint64) (n_visits - i);
      visit->lead = tillid_session_get_member (f->session)->record.id;
      tillid_edit_take (edit, tillid_record_seal (visit));
    }
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* The review: no visit, one, two or three, four. */
static void
test_few (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *state;
    gboolean has_sentence, has_beads;
    guint n_numbers;
  } expected[] = {
    { "No visits yet", FALSE, FALSE, 0 },
    { "First visit, with Amina", FALSE, TRUE, 0 },
    { NULL, TRUE, TRUE, 0 },
    { NULL, TRUE, TRUE, 0 },
    { NULL, TRUE, TRUE, 9 }, /* all but the two about the key contact: nobody is named */
  };

  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      const TillidContinuityView *view;

      g_clear_object (&f->model);
      g_clear_object (&f->context);
      open_patient (f, add_patient (f, n));
      view = view_of (f);
      if (expected[n].state != NULL)
        assert_text (view->state, expected[n].state);
      else
        g_assert_null (view->state);
      g_assert_cmpint (view->known_face != NULL, ==, expected[n].has_sentence);
      g_assert_cmpint (view->beads != NULL, ==, expected[n].has_beads);
      g_assert_cmpuint (view->numbers->len, ==, expected[n].n_numbers);
      g_assert_null (view->answer);
      g_assert_null (view->interpreted);
      if (n < 4)
        g_assert_cmpstr (view->numbers_head, ==, "from four visits on");
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/model/continuity/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sentences", test_sentences);
  ADD ("numbers", test_numbers);
  ADD ("chance", test_chance);
  ADD ("beads", test_beads);
  ADD ("prompt", test_prompt);
  ADD ("answer", test_answer);
  ADD ("pairs", test_pairs);
  ADD ("windows", test_windows);
  ADD ("few", test_few);

  return g_test_run ();
}
