/* test-conference-sheet.c - one page for each patient: what stands on it, what is left out first, and what never does
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The numbers of visits together are counted by hand from the thirteen visits of the worked case before today. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "tillid-conference-file.h"
#include "tillid-conference-read.h"
#include "tillid-confidence-edits.h"
#include "tillid-demo.h"
#include "tillid-patient-find.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidPatientContext *context;
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
  g_autofree char *path = NULL;
  gint64 patient;

  f->folder = g_dir_make_tmp ("tillid-conference-XXXXXX", NULL);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  g_assert_true (tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error));
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  tillid_patient_find (f->session, "Salma", &patient, &error);
  g_assert_no_error (error);
  f->context = tillid_patient_context_new (f->session, NULL, patient, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (f->context);
  tillid_session_close (f->session);
  settle ();
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static TillidConferenceOptions
all_options (void)
{
  TillidConferenceOptions options;

  tillid_conference_options_init (&options, tillid_day_from_iso ("2026-03-10"), 11 * 60 + 32);
  options.printed_by = "Amina Berg";
  return options;
}

/* Without the marks around names and numbers. */
static char *
plain (const char *text)
{
  GString *bare = g_string_new (text);

  g_string_replace (bare, "\u2068", "", 0);
  g_string_replace (bare, "\u2069", "", 0);
  return g_string_free (bare, FALSE);
}

/* Everything that stands on a sheet, a line each. */
static char *
read_sheet (TillidConferenceFacts *facts, const TillidConferenceOptions *options)
{
  g_autoptr (TillidConferenceSheet) sheet = tillid_conference_sheet_new (facts, options);
  g_autoptr (GArray) texts = tillid_conference_sheet_list_texts (sheet);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s\n", g_array_index (texts, TillidConferenceText, i).text);
  return plain (all->str);
}

static void
assert_has (const char *all, const char *text)
{
  if (strstr (all, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, all);
}

static void
assert_lacks (const char *all, const char *text)
{
  if (strstr (all, text) != NULL)
    g_error ("“%s” is in:\n%s", text, all);
}

static const TillidConferenceLine *
line (TillidConferenceFacts *facts, TillidConferencePart part, guint index)
{
  g_assert_cmpuint (index, <, facts->parts[part]->len);
  return facts->parts[part]->pdata[index];
}

static void
assert_face (TillidConferenceFacts *facts, guint index, const char *initials, const char *times)
{
  const TillidConferenceLine *face = line (facts, TILLID_CONFERENCE_FACES, index);
  g_autofree char *note = plain (face->note);

  g_assert_cmpstr (face->mark, ==, initials);
  g_assert_cmpstr (note, ==, times);
}

static void
test_who_was_there (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidConferenceFacts) facts = tillid_conference_read (f->context, NULL, 0);

  assert_face (facts, 0, "AB", "8");
  assert_face (facts, 1, "MH", "3");
  assert_face (facts, 2, "JL", "2");
  assert_face (facts, 3, "PS", "1");
  assert_face (facts, 4, "KD", "not yet");
  assert_face (facts, 5, "RT", "7");
  g_assert_cmpint (line (facts, TILLID_CONFERENCE_FACES, 4)->face, ==,
                   TILLID_CONFERENCE_FACE_NOT_MET);
  g_assert_cmpint (line (facts, TILLID_CONFERENCE_FACES, 5)->face, ==,
                   TILLID_CONFERENCE_FACE_INTERPRETER);
  /* Bodil does not work here any more. */
  g_assert_cmpuint (facts->parts[TILLID_CONFERENCE_FACES]->len, ==, 6);
}

static void
test_what_stands_on_it (Fixture *f, gconstpointer data)
{
  const TillidConferenceOptions options = all_options ();
  TillidConferenceFacts *facts =
    tillid_conference_read (f->context, "Who answers while Amina is away?", 0);
  g_autofree char *all = NULL;

  g_assert_cmpint (line (facts, TILLID_CONFERENCE_WEIGHS, 0)->burden, ==, 8);
  g_assert_cmpuint (facts->parts[TILLID_CONFERENCE_WEIGHS]->len, ==, 3);
  g_assert_cmpstr (line (facts, TILLID_CONFERENCE_PROMISES, 0)->mark, ==, "!");
  g_assert_cmpstr (line (facts, TILLID_CONFERENCE_PROMISES, 1)->mark, ==, "·");
  all = read_sheet (facts, &options);
  assert_has (all, "Salma Nasir Abboud\n");
  assert_has (all, "About 55.");
  assert_has (all, "Working, 13 visits since November 2024, ending from July 2026.");
  assert_has (all, "What do we want from each other today? Who answers while Amina is away?\n");
  assert_has (all, "Read the housing letter and call the municipality\n");
  assert_has (all, "4 days late on 10 March\n");
  assert_has (all, "GP: Stop vitamin D and calcium\n");
  assert_has (all, "Who prescribed the vitamin D in 2018?\n");
  assert_has (all, "8 of 10\n");
  assert_has (all, "Sheet 1 of 1\n");
  assert_has (all, "Printed 10 March 2026, 11:32");
  /* The patient may help with what helps; what is still to come does not help yet. */
  assert_lacks (all, "Swimming");
}

/* A prompt of the program is nowhere unless somebody wrote it into the question. */
static void
test_no_prompts (Fixture *f, gconstpointer data)
{
  const TillidConferenceOptions options = all_options ();
  g_autofree char *all = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);

  assert_lacks (all, "20 April");
  assert_has (all, "What do we want from each other today? \n");
}

static void
test_parts_are_switched_off (Fixture *f, gconstpointer data)
{
  for (int part = 0; part < TILLID_CONFERENCE_N_PARTS; part++)
    {
      TillidConferenceOptions options = all_options ();
      g_autofree char *heading =
        g_strconcat (tillid_conference_part_title ((TillidConferencePart) part), "\n", NULL);
      g_autofree char *with = NULL;
      g_autofree char *without = NULL;

      with = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);
      options.shown[part] = FALSE;
      without = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);
      assert_has (with, heading);
      assert_lacks (without, heading);
    }
}

static void
test_initials (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "Salma", "Abboud", "سلمى", "Sara", "Ida" };
  TillidConferenceOptions options = all_options ();
  g_autofree char *all = NULL;

  options.initials_only = TRUE;
  all =
    read_sheet (tillid_conference_read (f->context, "Salma's SALMA's day, saltmarsh", 0), &options);
  for (guint i = 0; i < 4; i++)
    assert_lacks (all, names[i]);
  assert_has (all, "S. N. A.\n");
  assert_has (all, "My granddaughter S.\n");
  assert_has (all, "S.'s S.'s day, saltmarsh");
  /* Colleagues keep their names. */
  assert_has (all, "Amina");
}

static void
apply (Fixture *f, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_true (tillid_session_apply (f->session, edit, NULL, &error));
  g_assert_no_error (error);
  settle ();
}

static TillidRecord *
find_record (Fixture *f, const TillidRecordType *type, const char *words)
{
  g_autoptr (GPtrArray) rows = tillid_patient_context_list (f->context, type);
  const TillidField *field = tillid_record_type_find_field (type, "staff_words");

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (TILLID_MEMBER (rows->pdata[i], field, char *), words) == 0)
      return tillid_record_ref_any (rows->pdata[i]);
  g_error ("no “%s”", words);
}

/* Amina was told and prints: it stays off the sheet all the same. */
static void
test_told_in_confidence (Fixture *f, gconstpointer data)
{
  const TillidConferenceOptions options = all_options ();
  g_autoptr (TillidRecord) event =
    find_record (f, &tillid_life_event_type, "My mother died, far away");
  const gint64 amina = tillid_session_get_member (f->session)->record.id;
  g_autofree char *before = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);
  g_autofree char *after = NULL;
  g_autoptr (TillidEdit) edit = tillid_confidence_restrict (f->session, event, &amina, 1, NULL);

  assert_has (before, "My mother died");
  apply (f, edit);
  after = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);
  assert_lacks (after, "My mother died");
}

static void
test_not_for_the_team (Fixture *f, gconstpointer data)
{
  const TillidConferenceOptions options = all_options ();
  g_autoptr (TillidRecord) strength =
    find_record (f, &tillid_strength_type, "Baking our own bread");
  TillidStrength *draft = tillid_strength_edit ((TillidStrength *) strength);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Not for the team");
  g_autofree char *all = NULL;

  draft->share_team = TILLID_SHARE_NO;
  tillid_edit_take (edit, tillid_record_seal (draft));
  apply (f, edit);
  all = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);
  assert_lacks (all, "Baking our own bread");
}

/* What says where somebody is to be found reads "hidden", as on the screen: who else does a step may be a place. */
static void
test_protected_address (Fixture *f, gconstpointer data)
{
  const TillidConferenceOptions options = all_options ();
  TillidPerson *draft = tillid_person_edit (tillid_patient_context_get_person (f->context));
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Protected");
  g_autofree char *all = NULL;

  draft->address_protected = TRUE;
  tillid_edit_take (edit, tillid_record_seal (draft));
  apply (f, edit);
  all = read_sheet (tillid_conference_read (f->context, NULL, 0), &options);
  assert_has (all, "Stop vitamin D and calcium");
  assert_lacks (all, "GP: Stop");
  assert_lacks (all, "Municipality: ");
}

static TillidConferenceFacts *
make_facts (guint n_lines, guint n_words)
{
  TillidConferenceFacts *facts = tillid_conference_facts_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append (text, i % 7 == 6 ? "Krankenversicherungskarte " : "many words ");
  facts->name = g_strdup (text->str);
  facts->native_name = g_strdup ("سلمى ناصر عبّود");
  facts->about = g_strdup (text->str);
  facts->question = g_strdup (text->str);
  tillid_timeline_view_init (&facts->view, 700, tillid_day_from_iso ("2026-03-10"));
  for (int part = TILLID_CONFERENCE_WEIGHS; part < TILLID_CONFERENCE_N_PARTS; part++)
    for (guint i = 0; i < n_lines; i++)
      {
        TillidConferenceLine *added =
          tillid_conference_facts_add (facts, (TillidConferencePart) part, "AB", text->str,
                                       text->str);

        added->burden = part == TILLID_CONFERENCE_WEIGHS ? (gint64) i % 11 : TILLID_ABSENT;
        added->face = part == TILLID_CONFERENCE_FACES ? TILLID_CONFERENCE_FACE_KNOWN
                                                      : TILLID_CONFERENCE_FACE_NONE;
      }
  g_string_free (text, TRUE);
  return facts;
}

/* Nothing at all, much, and far too much, in both sizes of type: always one page. */
static void
test_always_one_page (void)
{
  static const guint lines[] = { 0, 1, 2, 3, 4, 5, 7, 12, 60 };
  static const guint words[] = { 1, 3, 6, 12, 40, 400 };

  for (guint large = 0; large < 2; large++)
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        {
          TillidConferenceOptions options = all_options ();
          g_autoptr (TillidConferenceSheet) sheet = NULL;

          options.large_type = large == 1;
          sheet = tillid_conference_sheet_new (make_facts (lines[i], words[k]), &options);
          g_assert_cmpfloat (tillid_conference_sheet_get_used (sheet), <=, 1.0);
        }
}

/* First lines go, then the story; what is short keeps its story however much there is. */
static void
test_what_goes_first (void)
{
  const TillidConferenceOptions options = all_options ();
  guint before = 0;

  for (guint lines = 1; lines < 20; lines++)
    {
      g_autoptr (TillidConferenceSheet) sheet =
        tillid_conference_sheet_new (make_facts (lines, 2), &options);
      const guint left_out = tillid_conference_sheet_get_n_left_out (sheet);

      g_assert_true (tillid_conference_sheet_has_story (sheet));
      g_assert_cmpuint (left_out, >=, before);
      if (lines <= 2)
        g_assert_cmpuint (left_out, ==, 0);
      if (lines > 6)
        g_assert_cmpuint (left_out, >, 0);
      before = left_out;
    }
  {
    g_autoptr (TillidConferenceSheet) sheet =
      tillid_conference_sheet_new (make_facts (6, 40), &options);

    g_assert_false (tillid_conference_sheet_has_story (sheet));
    g_assert_cmpuint (tillid_conference_sheet_get_n_left_out (sheet), >, 0);
  }
}

static void
test_more_is_said (void)
{
  const TillidConferenceOptions options = all_options ();
  g_autofree char *all = read_sheet (make_facts (9, 3), &options);

  assert_has (all, "+ ");
  assert_has (all, " more\n");
}

static void
test_file_is_the_same (Fixture *f, gconstpointer data)
{
  const TillidConferenceOptions options = all_options ();
  GBytes *files[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) sheets =
        g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_conference_sheet_free);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (sheets,
                       tillid_conference_sheet_new (tillid_conference_read (f->context, NULL, 0),
                                                    &options));
      files[i] = tillid_conference_render_bytes (sheets, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_true (g_bytes_equal (files[0], files[1]));
  g_bytes_unref (files[0]);
  g_bytes_unref (files[1]);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/conference-sheet/who-was-there", test_who_was_there);
  ADD ("/conference-sheet/what-stands-on-it", test_what_stands_on_it);
  ADD ("/conference-sheet/no-prompts", test_no_prompts);
  ADD ("/conference-sheet/parts-are-switched-off", test_parts_are_switched_off);
  ADD ("/conference-sheet/initials", test_initials);
  ADD ("/conference-sheet/told-in-confidence", test_told_in_confidence);
  ADD ("/conference-sheet/not-for-the-team", test_not_for_the_team);
  ADD ("/conference-sheet/protected-address", test_protected_address);
  ADD ("/conference-sheet/file-is-the-same", test_file_is_the_same);
#undef ADD
  g_test_add_func ("/conference-sheet/always-one-page", test_always_one_page);
  g_test_add_func ("/conference-sheet/what-goes-first", test_what_goes_first);
  g_test_add_func ("/conference-sheet/more-is-said", test_more_is_said);
  return g_test_run ();
}
