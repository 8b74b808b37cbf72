/* test-family-model.c - the family of the demo's first patient as words, as edits and as files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Expected words and places follow from data/demo/salma-family.json and the drawn page. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tillid-confidence-edits.h"
#include "tillid-demo.h"
#include "tillid-family-file.h"
#include "tillid-family-model.h"
#include "tillid-patient-find.h"
#include "tillid-test-folder.h"
#include "tillid-told-parse.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidUndo *undo;
  TillidPatientContext *context;
  TillidFamilyModel *model;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
find_salma (TillidSession *session)
{
  g_autoptr (GError) error = NULL;
  gint64 patient = 0;

  g_assert_true (tillid_patient_find (session, "salma", &patient, &error));
  g_assert_no_error (error);
  return patient;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-family-XXXXXX", NULL);
  path = g_build_filename (f->folder, "demo.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->undo = tillid_undo_new (f->session);
  f->context = tillid_patient_context_new (f->session, f->undo, find_salma (f->session), &error);
  g_assert_no_error (error);
  f->model = tillid_family_model_new (f->context);
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

static guint
find (Fixture *f, const char *name)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (f->model);

  for (guint i = 0; i < scene->figures->len; i++)
    if (g_str_equal (tillid_family_scene_get (scene, i)->name, name))
      return i;
  g_error ("nobody is called %s", name);
}

static const TillidFamilyFigure *
figure (Fixture *f, const char *name)
{
  return tillid_family_scene_get (tillid_family_model_get_scene (f->model), find (f, name));
}

static const TillidFamilySign *
sign (Fixture *f, const char *name)
{
  return &g_array_index (tillid_family_model_get_scene (f->model)->layout->signs, TillidFamilySign,
                         find (f, name));
}

/* Without the marks that isolate names. */
static char *
plain (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[\\x{2066}-\\x{2069}]", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

static void
check_sentence (Fixture *f, const char *name, const char *expected)
{
  g_autofree char *sentence = plain (figure (f, name)->sentence);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (f->model);

  g_assert_cmpuint (scene->figures->len, ==, 17);
  check_sentence (f, "Karim",
                  "Karim, brother of Salma, age 54, missing since 2006, left behind in Iraq.");
  check_sentence (f, "Municipality", "Municipality, a strained tie with Salma.");
  check_sentence (f, "Huda",
                  "Huda, sister of Salma, age 52, left behind in Iraq, in touch by phone only, "
                  "receives money from Salma.");
  g_assert_cmpstr (figure (f, "Huda")->caption, ==, "sister, by phone");
  g_assert_cmpstr (figure (f, "Sara")->age, ==, "4");
  g_assert_true (figure (f, "Maryam")->interprets);
  g_assert_true (figure (f, "Nasir")->has_died);
  g_assert_true (figure (f, "Karim")->is_missing);
  g_assert_cmpint (figure (f, "Inge")->shape, ==, TILLID_FAMILY_SHAPE_PARTNER);
  g_assert_cmpuint (scene->areas->len, ==, 2);
  g_assert_cmpstr (scene->areas->pdata[1], ==, "In Denmark");
  g_assert_null (tillid_family_model_dup_warning (f->model));
}

static void
test_places (Fixture *f, gconstpointer data)
{
  g_assert_cmpfloat (sign (f, "Amal")->x, <, sign (f, "Karim")->x);
  g_assert_cmpfloat (sign (f, "Karim")->x, <, sign (f, "Huda")->x);
  g_assert_cmpfloat (sign (f, "Huda")->x, <, sign (f, "Adnan")->x);
  /* Salma's father stands nearer to where Salma is than the brother whose children are not there. */
  g_assert_cmpfloat (sign (f, "Dawud")->x, <, sign (f, "Nasir")->x);
  g_assert_cmpfloat (sign (f, "Salma")->x - sign (f, "Adnan")->x, ==, 140);
  g_assert_cmpfloat (sign (f, "Sara")->x, ==, sign (f, "Maryam")->x);
  g_assert_cmpint (sign (f, "Nasir")->generation, ==, -1);
  g_assert_cmpint (sign (f, "Dawud")->generation, ==, -1);
  g_assert_cmpint (sign (f, "Layla")->generation, ==, 0);
  g_assert_cmpint (sign (f, "Sara")->generation, ==, 2);
  tillid_family_model_set_rtl (f->model, TRUE);
  g_assert_cmpfloat (sign (f, "Salma")->x - sign (f, "Adnan")->x, ==, -140);
}

static void
test_add (Fixture *f, gconstpointer data)
{
  gint64 maryam = figure (f, "Maryam")->person;
  gint64 son =
    tillid_family_model_add (f->model, &(TillidFamilyNew){ TILLID_RELATION_KIND_CHILD, maryam,
                                                           TILLID_SEX_MAN, FALSE, "  Hadi " });
  TillidRelation *relation;

  settle ();
  g_assert_cmpint (figure (f, "Hadi")->person, ==, son);
  g_assert_cmpint (figure (f, "Hadi")->shape, ==, TILLID_FAMILY_SHAPE_MAN);
  g_assert_cmpint (sign (f, "Hadi")->generation, ==, 2);
  relation = tillid_family_model_find_relation (f->model, son);
  g_assert_cmpint (relation->kind, ==, TILLID_RELATION_KIND_GRANDCHILD);
  tillid_family_model_rename (f->model, son, "Hadi Adnan");
  settle ();
  g_assert_cmpint (figure (f, "Hadi Adnan")->person, ==, son);
  tillid_family_model_remove (f->model, son);
  settle ();
  g_assert_cmpuint (tillid_family_scene_find (tillid_family_model_get_scene (f->model), son), ==,
                    G_MAXUINT);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  double before = sign (f, "Yusuf")->x - sign (f, "Salma")->x;
  gint64 yusuf = figure (f, "Yusuf")->person;

  tillid_family_model_move (f->model, yusuf, -8, 16);
  settle ();
  g_assert_true (sign (f, "Yusuf")->is_moved);
  g_assert_cmpfloat (sign (f, "Yusuf")->x - sign (f, "Salma")->x, ==, before - 8);
  g_assert_cmpfloat (sign (f, "Yusuf")->y - sign (f, "Maryam")->y, ==, 16);
  tillid_family_model_put_back (f->model, yusuf);
  settle ();
  g_assert_false (sign (f, "Yusuf")->is_moved);
  g_assert_cmpfloat (sign (f, "Yusuf")->x - sign (f, "Salma")->x, ==, before);
}

static const TillidFamilyTie *
tie (Fixture *f, const char *from, const char *to)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (f->model);

  for (guint i = 0; i < scene->pairs->len; i++)
    {
      const TillidFamilyPair *pair = &g_array_index (scene->pairs, TillidFamilyPair, i);

      if ((pair->a == find (f, from) && pair->b == find (f, to)) ||
          (pair->a == find (f, to) && pair->b == find (f, from)))
        return &g_array_index (scene->ties, TillidFamilyTie, i);
    }
  return NULL;
}

static guint
count_tie_lines (Fixture *f)
{
  const GArray *lines = tillid_family_model_get_scene (f->model)->layout->lines;
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += g_array_index (lines, TillidFamilyLine, i).tie > 0;
  return n;
}

/* Between two others: drawn, said from both sides, the same again takes it off. */
static void
test_lines (Fixture *f, gconstpointer data)
{
  const gint64 yusuf = figure (f, "Yusuf")->person, maryam = figure (f, "Maryam")->person;
  const gint64 inge = figure (f, "Inge")->person, patient = figure (f, "Salma")->person;

  g_assert_null (tie (f, "Yusuf", "Maryam"));
  tillid_family_model_draw_tie (f->model, yusuf, maryam, TILLID_TIE_STRAINED);
  settle ();
  g_assert_cmpint (tie (f, "Yusuf", "Maryam")->tie, ==, TILLID_TIE_STRAINED);
  g_assert_cmpuint (count_tie_lines (f), ==, 1);
  check_sentence (f, "Yusuf",
                  "Yusuf, son of Salma, age 31, in Denmark, Jutland, a strained tie with Maryam.");
  /* An arrow the other way changes the same relation. */
  tillid_family_model_draw_help (f->model, maryam, yusuf);
  settle ();
  check_sentence (f, "Yusuf",
                  "Yusuf, son of Salma, age 31, in Denmark, Jutland, a strained tie "
                  "with Maryam, is helped by Maryam.");
  tillid_family_model_draw_help (f->model, yusuf, maryam);
  settle ();
  g_assert_cmpint (tie (f, "Yusuf", "Maryam")->help, ==, TILLID_HELP_BOTH);
  tillid_family_model_draw_help (f->model, maryam, yusuf);
  settle ();
  check_sentence (f, "Yusuf",
                  "Yusuf, son of Salma, age 31, in Denmark, Jutland, a strained tie "
                  "with Maryam, helps Maryam.");
  tillid_family_model_draw_help (f->model, yusuf, maryam);
  settle ();
  tillid_family_model_draw_tie (f->model, maryam, yusuf, TILLID_TIE_STRAINED);
  settle ();
  g_assert_null (tie (f, "Yusuf", "Maryam"));
  g_assert_cmpuint (count_tie_lines (f), ==, 0);
  /* To the patient it is the figure's own. */
  g_assert_cmpint (figure (f, "Inge")->help, ==, TILLID_HELP_BOTH);
  tillid_family_model_draw_help (f->model, inge, patient);
  settle ();
  g_assert_cmpint (figure (f, "Inge")->help, ==, TILLID_HELP_FROM_PATIENT);
  tillid_family_model_draw_tie (f->model, patient, inge, TILLID_TIE_WEAK);
  settle ();
  g_assert_cmpint (figure (f, "Inge")->tie, ==, TILLID_TIE_WEAK);
}

/* Two who are there become a couple, or parent and child; a second time is nothing. */
static void
test_relate (Fixture *f, gconstpointer data)
{
  const gint64 yusuf = figure (f, "Yusuf")->person, sara = figure (f, "Sara")->person;
  const gint64 inge = figure (f, "Inge")->person;
  guint before;

  tillid_family_model_relate (f->model, TILLID_RELATION_KIND_CHILD, yusuf, sara);
  settle ();
  before = tillid_family_model_get_scene (f->model)->bonds->len;
  tillid_family_model_relate (f->model, TILLID_RELATION_KIND_CHILD, yusuf, sara);
  settle ();
  g_assert_cmpuint (tillid_family_model_get_scene (f->model)->bonds->len, ==, before);
  tillid_family_model_relate (f->model, TILLID_RELATION_KIND_PARTNER, yusuf, inge);
  settle ();
  g_assert_cmpuint (tillid_family_model_get_scene (f->model)->bonds->len, ==, before + 1);
}

static void
test_lay_out_again (Fixture *f, gconstpointer data)
{
  g_assert_false (tillid_family_model_has_moved (f->model));
  tillid_family_model_move (f->model, figure (f, "Yusuf")->person, -8, 16);
  settle ();
  tillid_family_model_move (f->model, figure (f, "Huda")->person, 8, 0);
  settle ();
  g_assert_true (tillid_family_model_has_moved (f->model));
  tillid_family_model_lay_out_again (f->model);
  settle ();
  g_assert_false (tillid_family_model_has_moved (f->model));
}

/* A child who interprets raises a sentence for the team; it can be put aside. Maryam is grown up. */
static void
test_prompt (Fixture *f, gconstpointer data)
{
  gint64 sara = figure (f, "Sara")->person;
  TillidRelation *relation =
    tillid_relation_edit (tillid_family_model_find_relation (f->model, sara));
  g_autofree char *prompt = NULL, *aside = NULL, *said = NULL;

  g_assert_null (tillid_family_model_dup_prompt (f->model, figure (f, "Maryam")->person));
  g_assert_null (tillid_family_model_dup_prompt (f->model, sara));
  relation->interprets = TRUE;
  tillid_family_model_change (f->model, "test", relation);
  settle ();
  prompt = tillid_family_model_dup_prompt (f->model, sara);
  g_assert_nonnull (prompt);
  /* Four years old: no doctor's word is a reason. */
  g_assert_true (tillid_family_model_is_reason (f->model, sara, TILLID_FAMILY_REASON_ACUTE));
  g_assert_false (tillid_family_model_is_reason (f->model, sara, TILLID_FAMILY_REASON_SIMPLE));
  tillid_family_model_put_prompt_aside (f->model, sara, TILLID_FAMILY_REASON_SIMPLE);
  settle ();
  g_assert_null (tillid_family_model_dup_put_aside (f->model, sara));
  tillid_family_model_put_prompt_aside (f->model, sara, TILLID_FAMILY_REASON_ACUTE);
  settle ();
  g_assert_null (tillid_family_model_dup_prompt (f->model, sara));
  aside = tillid_family_model_dup_put_aside (f->model, sara);
  said = plain (aside);
  g_assert_cmpstr (said, ==,
                   "A child interprets. Amina Berg, 10 Mar 2026: acute, and life is in danger.");
}

static const TillidFamilyChild *
first_child (Fixture *f, GPtrArray **children)
{
  g_clear_pointer (children, g_ptr_array_unref);
  *children = tillid_family_model_list_children (f->model);
  return (*children)->pdata[0];
}

/* Sara is the one child of the drawing. Grown up, she is none: then what is left is the question whether there are children. */
static void
test_children (Fixture *f, gconstpointer data)
{
  const gint64 sara = figure (f, "Sara")->person;
  TillidPerson *person = tillid_person_edit (tillid_family_model_find_person (f->model, sara));
  g_autoptr (GPtrArray) children = NULL;
  const TillidFamilyChild *child = first_child (f, &children);
  g_autofree char *asked = tillid_family_child_describe (f->model, child);
  g_autofree char *said = plain (asked);
  g_autofree char *about = plain (child->about);
  g_autofree char *again = NULL, *none = NULL;

  g_assert_cmpuint (children->len, ==, 1);
  g_assert_cmpint (child->person, ==, sara);
  g_assert_cmpstr (about, ==, "granddaughter, age 4");
  g_assert_cmpstr (said, ==, "asked, 13 May 2025, Amina Berg");
  g_assert_cmpstr (child->asked->cared_by, ==, "Maryam");
  /* Who cares for her is not a new asking; a new answer is. */
  tillid_family_model_set_carer (f->model, sara, "Inge");
  settle ();
  child = first_child (f, &children);
  g_assert_cmpint (child->asked->day, ==, tillid_day_from_ymd (2025, 5, 13));
  tillid_family_model_answer_child (f->model, sara, TILLID_CHILD_ANSWER_NOT_RELEVANT);
  settle ();
  child = first_child (f, &children);
  again = tillid_family_child_describe (f->model, child);
  g_assert_true (g_str_has_prefix (again, "not relevant, 10 Mar 2026"));
  g_assert_cmpstr (child->asked->cared_by, ==, "Inge");
  tillid_set_told (&person->birth, tillid_told_parse ("1 March 2008", "en", TILLID_ABSENT, NULL));
  tillid_patient_context_apply_one (f->context, "test", person);
  settle ();
  child = first_child (f, &children);
  none = tillid_family_child_describe (f->model, child);
  g_assert_cmpint (child->person, ==, 0);
  g_assert_cmpstr (none, ==, "not asked yet");
}

/* Sixteen on the day of the demo: both. Eighteen: grown up, and nothing to say. */
static void
test_reasons (Fixture *f, gconstpointer data)
{
  const gint64 sara = figure (f, "Sara")->person;
  TillidRelation *relation =
    tillid_relation_edit (tillid_family_model_find_relation (f->model, sara));
  TillidPerson *person = tillid_person_edit (tillid_family_model_find_person (f->model, sara));

  relation->interprets = TRUE;
  tillid_family_model_change (f->model, "test", relation);
  settle ();
  tillid_set_told (&person->birth, tillid_told_parse ("1 March 2010", "en", TILLID_ABSENT, NULL));
  tillid_patient_context_apply_one (f->context, "test", person);
  settle ();
  g_assert_true (tillid_family_model_is_reason (f->model, sara, TILLID_FAMILY_REASON_SIMPLE));
  person = tillid_person_edit (tillid_family_model_find_person (f->model, sara));
  tillid_set_told (&person->birth, tillid_told_parse ("1 March 2008", "en", TILLID_ABSENT, NULL));
  tillid_patient_context_apply_one (f->context, "test", person);
  settle ();
  g_assert_null (tillid_family_model_dup_prompt (f->model, sara));
  g_assert_false (tillid_family_model_is_reason (f->model, sara, TILLID_FAMILY_REASON_ACUTE));
}

static void
test_cycle (Fixture *f, gconstpointer data)
{
  TillidRelation *relation = tillid_patient_context_new_record (f->context, &tillid_relation_type);
  g_autofree char *warning = NULL;

  relation->person = figure (f, "Maryam")->person;
  relation->other = figure (f, "Sara")->person;
  relation->kind = TILLID_RELATION_KIND_CHILD;
  tillid_family_model_change (f->model, "test", relation);
  settle ();
  warning = tillid_family_model_dup_warning (f->model);
  g_assert_nonnull (strstr (warning, "Maryam"));
  g_assert_nonnull (strstr (warning, "Sara"));
}

/* What a colleague sees who was not told who Maryam is: nobody of that name, no child or line of hers, no language. */
static void
test_confidence (Fixture *f, gconstpointer data)
{
  const gint64 maryam = figure (f, "Maryam")->person;
  const gint64 me = tillid_session_get_member (f->session)->record.id;
  const TillidRelation *relation;
  g_autoptr (TillidEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *colleagues = tillid_patient_context_get_members (f->context);
  gint64 colleague = 0;
  g_autofree char *languages = NULL;

  for (guint i = 0; i < colleagues->len; i++)
    {
      const TillidMember *member = colleagues->pdata[i];

      if (member->record.id != me && strstr (member->roles, "clinician") != NULL)
        colleague = member->record.id;
    }
  g_assert_cmpint (colleague, !=, 0);
  tillid_family_model_draw_tie (f->model, maryam, figure (f, "Yusuf")->person, TILLID_TIE_WEAK);
  settle ();
  relation = tillid_family_model_find_relation (f->model, maryam);
  edit = tillid_confidence_restrict (f->session, &relation->record, NULL, 0, &error);
  g_assert_no_error (error);
  tillid_patient_context_apply (f->context, edit);
  settle ();
  g_assert_cmpint (figure (f, "Maryam")->person, ==, maryam);
  g_assert_nonnull (tie (f, "Maryam", "Yusuf"));

  tillid_session_switch (f->session, colleague, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&f->model);
  g_clear_object (&f->context);
  f->context = tillid_patient_context_new (f->session, f->undo, find_salma (f->session), &error);
  g_assert_no_error (error);
  f->model = tillid_family_model_new (f->context);
  g_assert_cmpuint (tillid_family_scene_find (tillid_family_model_get_scene (f->model), maryam), ==,
                    G_MAXUINT);
  g_assert_null (tillid_family_model_find_person (f->model, maryam));
  languages = tillid_family_model_dup_languages (f->model, maryam);
  g_assert_null (languages);
  g_assert_null (tillid_family_model_find_name (f->model, maryam));
  g_assert_cmpuint (tillid_family_model_get_scene (f->model)->ties->len, ==, 0);
  check_sentence (f, "Yusuf", "Yusuf, son of Salma, age 31, in Denmark, Jutland.");
  {
    g_autoptr (GPtrArray) relations =
      tillid_patient_context_list (f->context, &tillid_relation_type);

    for (guint i = 0; i < relations->len; i++)
      {
        const TillidRelation *one = relations->pdata[i];

        g_assert_cmpint (one->person, !=, maryam);
        g_assert_cmpint (one->other, !=, maryam);
      }
  }
}

static void
test_protected (Fixture *f, gconstpointer data)
{
  TillidPerson *person = tillid_person_edit (tillid_patient_context_get_person (f->context));
  g_autofree char *sentence = NULL;

  person->address_protected = TRUE;
  tillid_patient_context_apply_one (f->context, "test", person);
  settle ();
  sentence = plain (figure (f, "Yusuf")->sentence);
  g_assert_null (strstr (sentence, "Jutland"));
  g_assert_null (figure (f, "Yusuf")->note);
  sentence = (g_free (sentence), plain (figure (f, "Amal")->sentence));
  g_assert_null (strstr (sentence, "Iraq"));
}

/* The same family gives the same bytes, in every format; names are text in the SVG's glyphs, not in its title. */
static void
test_files (Fixture *f, gconstpointer data)
{
  static const char *const begins[] = { "<?xml", "%PDF", "\x89PNG" };

  for (int format = TILLID_FAMILY_SVG; format <= TILLID_FAMILY_PNG; format++)
    for (int palette = 0; palette < TILLID_N_PALETTES; palette++)
      {
        TillidFamilyPrint print = { .format = format, .palette = palette, .name = "Salma" };
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GBytes) again = NULL;

        bytes =
          tillid_family_render_bytes (&print, tillid_family_model_get_scene (f->model), &error);
        g_assert_no_error (error);
        again =
          tillid_family_render_bytes (&print, tillid_family_model_get_scene (f->model), &error);
        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (bytes, again));
        g_assert_true (g_str_has_prefix (g_bytes_get_data (bytes, NULL), begins[format]));
        if (g_getenv ("TILLID_FAMILY_PICTURES") != NULL && format == TILLID_FAMILY_PNG)
          {
            g_autofree char *path =
              g_strdup_printf ("%s/family-%d.png", g_getenv ("TILLID_FAMILY_PICTURES"), palette);

            g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                 (gssize) g_bytes_get_size (bytes), NULL);
          }
      }
}

static void
be_born (Fixture *f, const char *name, const char *birth, const char *died)
{
  TillidPerson *person =
    tillid_person_edit (tillid_family_model_find_person (f->model, figure (f, name)->person));

  tillid_set_told (&person->birth, tillid_told_parse (birth, "en", TILLID_ABSENT, NULL));
  if (died != NULL)
    tillid_set_told (&person->died, tillid_told_parse (died, "en", TILLID_ABSENT, NULL));
  tillid_patient_context_apply_one (f->context, "test", person);
  settle ();
}

/* Ages below zero: born after today, dead before the birth, a daughter older than her mother. Drawn, with no age where there is none, and
 * in the places of their relations. */
static void
test_ages (Fixture *f, gconstpointer data)
{
  TillidFamilyPrint print = { .format = TILLID_FAMILY_SVG };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const TillidFamilyScene *scene;

  be_born (f, "Sara", "1 January 2031", NULL);
  g_assert_null (figure (f, "Sara")->age);
  g_assert_null (strstr (figure (f, "Sara")->sentence, "age"));
  be_born (f, "Yusuf", "1990", "1980");
  g_assert_true (figure (f, "Yusuf")->has_died);
  be_born (f, "Maryam", "1930", NULL);
  scene = tillid_family_model_get_scene (f->model);
  g_assert_cmpuint (scene->layout->cycle->len, ==, 0);
  g_assert_cmpfloat (sign (f, "Maryam")->y, >, sign (f, "Salma")->y);
  bytes = tillid_family_render_bytes (&print, scene, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

/* Two hundred brothers and sisters with names of 2 000 letters from both directions. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("test");
  g_autofree char *letters = g_strnfill (1000, 'x');
  g_autoptr (GString) name = g_string_new (letters);
  TillidFamilyPrint print = { .format = TILLID_FAMILY_SVG };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append (name, "\xd8\xb3");
  for (int i = 0; i < 200; i++)
    {
      TillidPerson *person = tillid_patient_context_new_record (f->context, &tillid_person_type);
      TillidPersonName *named =
        tillid_patient_context_new_record (f->context, &tillid_person_name_type);
      TillidRelation *relation =
        tillid_patient_context_new_record (f->context, &tillid_relation_type);

      person->role = TILLID_PERSON_ROLE_RELATIVE;
      named->patient = relation->person = person->record.id;
      tillid_set_text (&named->text, name->str);
      relation->kind = TILLID_RELATION_KIND_SIBLING;
      tillid_edit_take (edit, tillid_record_seal (person));
      tillid_edit_take (edit, tillid_record_seal (named));
      tillid_edit_take (edit, tillid_record_seal (relation));
    }
  tillid_patient_context_apply (f->context, edit);
  settle ();
  g_assert_cmpuint (tillid_family_model_get_scene (f->model)->figures->len, ==, 217);
  bytes = tillid_family_render_bytes (&print, tillid_family_model_get_scene (f->model), &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/model/family/words", test_words);
  ADD ("/model/family/places", test_places);
  ADD ("/model/family/add", test_add);
  ADD ("/model/family/move", test_move);
  ADD ("/model/family/lines", test_lines);
  ADD ("/model/family/relate", test_relate);
  ADD ("/model/family/lay-out-again", test_lay_out_again);
  ADD ("/model/family/prompt", test_prompt);
  ADD ("/model/family/children", test_children);
  ADD ("/model/family/reasons", test_reasons);
  ADD ("/model/family/cycle", test_cycle);
  ADD ("/model/family/confidence", test_confidence);
  ADD ("/model/family/protected", test_protected);
  ADD ("/model/family/files", test_files);
  ADD ("/model/family/ages", test_ages);
  ADD ("/model/family/many", test_many);
#undef ADD

  return g_test_run ();
}
