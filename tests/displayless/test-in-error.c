/* test-in-error.c - entered in error: every kind of entry goes from everywhere, and comes back as it was
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The kinds are those of the field tables, so that one that is added to the program is tested without anybody thinking of
 * it. Each gets a word of its own in every text field; the word is looked for in everything that goes out. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tillid-access-export.h"
#include "tillid-export.h"
#include "tillid-field-words.h"
#include "tillid-in-error.h"
#include "tillid-record-history.h"
#include "tillid-record-table.h"
#include "tillid-test-folder.h"
#include "tillid-timeline-query.h"
#include "tillid-verify.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidScope *scope;
  gint64 patient;
  guint n_exports;
} Fixture;

static gint64
apply (Fixture *f, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  tillid_session_apply (f->session, edit, &id, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add (Fixture *f, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  TillidRecord *record = tillid_edit_assign_id (draft, tillid_session_get_ids (f->session));

  tillid_edit_take (edit, tillid_record_seal_any (record));
  apply (f, edit);
  return record->id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  f->folder = g_dir_make_tmp ("tillid-in-error-XXXXXX", &error);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session =
    tillid_session_create (path, "Test clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->patient = add (f, tillid_person_new ());
  f->scope = tillid_session_open_patient (f->session, f->patient, "patient", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_scope_unref (f->scope);
  tillid_session_close (f->session);
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static char *
mark_of (const TillidRecordType *type)
{
  g_autofree char *kind = g_strdelimit (g_strdup (type->kind), "_", 'x');

  return g_strdup_printf ("Qz%szq", kind);
}

static gint64
add_marked (Fixture *f, const TillidRecordType *type)
{
  TillidRecord *draft = tillid_record_new (type);
  g_autofree char *mark = mark_of (type);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const TillidField *field = &type->fields[i];

      if (g_str_equal (field->name, "patient"))
        TILLID_MEMBER (draft, field, gint64) = f->patient;
      else if (field->kind == TILLID_KIND_TEXT && !g_str_has_suffix (field->name, "language"))
        tillid_set_text (&TILLID_MEMBER (draft, field, char *), mark);
      else if (field->kind == TILLID_KIND_DAY)
        TILLID_MEMBER (draft, field, gint64) = tillid_session_today (f->session);
    }
  return add (f, draft);
}

static TillidRecord *
read_back (Fixture *f, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TillidRecord *record =
    tillid_record_table_get (tillid_session_get_db (f->session), f->scope, type, id, &error);

  g_assert_no_error (error);
  return record;
}

static gboolean
is_listed (Fixture *f, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GPtrArray) rows =
    tillid_record_table_list (tillid_session_get_db (f->session), f->scope, type, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (((TillidRecord *) rows->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static void
append_folder (GString *out, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_string_append (out, text);
    }
}

/* Everything that goes out of the patient: the copy to read, FHIR, CSV; what is on the timeline; what search keeps. */
static char *
everything (Fixture *f)
{
  static const char search_sql[] =
    "SELECT group_concat (text, ' ') FROM (SELECT text FROM note_search UNION ALL"
    " SELECT title FROM timeline_item UNION ALL SELECT original FROM name_search UNION ALL"
    " SELECT number FROM name_search)";
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("copy-%u", ++f->n_exports);
  g_autofree char *csv_name = g_strdup_printf ("csv-%u", f->n_exports);
  g_autofree char *copy = g_build_filename (f->folder, name, NULL);
  g_autofree char *csv = g_build_filename (f->folder, csv_name, NULL);
  g_autoptr (TillidStmt) stmt = NULL;
  GString *out = g_string_new (NULL);
  gboolean has_row;

  tillid_access_export (f->session, f->patient, copy, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  tillid_export_csv (f->session, f->patient, csv, NULL, NULL, &error);
  g_assert_no_error (error);
  append_folder (out, copy);
  append_folder (out, csv);
  tillid_test_folder_remove (copy);
  tillid_test_folder_remove (csv);
  stmt = tillid_db_borrow (tillid_session_get_db (f->session), search_sql, &error);
  g_assert_no_error (error);
  tillid_stmt_step (stmt, &has_row, &error);
  g_assert_no_error (error);
  if (has_row && tillid_stmt_get_text (stmt, 0) != NULL)
    g_string_append (out, tillid_stmt_get_text (stmt, 0));
  return g_string_free (out, FALSE);
}

static gboolean
goes_out (Fixture *f, const TillidRecordType *type)
{
  g_autofree char *mark = mark_of (type);
  g_autofree char *all = everything (f);

  return strstr (all, mark) != NULL;
}

static gint64
enter_in_error (Fixture *f, const TillidRecordType *type, gint64 id)
{
  g_autoptr (TillidRecord) record = read_back (f, type, id);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Entered in error");
  g_autoptr (GError) error = NULL;

  tillid_in_error_add (tillid_session_get_db (f->session), f->scope, edit, record, &error);
  g_assert_no_error (error);
  return apply (f, edit);
}

static TillidInError *
find_in_error (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = tillid_in_error_list (f->session, f->scope, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    if (((TillidInError *) list->pdata[i])->record->id == id)
      return g_ptr_array_steal_index (list, i);
  return NULL;
}

static void
assert_latest (Fixture *f, const TillidRecordType *type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = tillid_in_error_list_latest (f->session, f->scope, 1, &error);
  const TillidInError *entry = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  entry = list->pdata[0];
  g_assert_cmpint (entry->record->id, ==, id);
  g_assert_true (g_str_has_prefix (entry->words, tillid_record_type_to_words (type)));
  g_assert_cmpstr (entry->who, ==, "Amina Berg");
}

static void
assert_as_before (Fixture *f, const TillidRecord *before)
{
  g_autoptr (TillidRecord) after = read_back (f, before->type, before->id);
  g_autoptr (GPtrArray) fields = tillid_record_diff (before, after);

  g_assert_cmpint (after->state, ==, TILLID_RECORD_ACTIVE);
  g_assert_cmpuint (fields->len, ==, 0);
  g_assert_true (is_listed (f, before->type, before->id));
}

static void
check_kind (Fixture *f, const TillidRecordType *type)
{
  const gint64 id = add_marked (f, type);
  g_autoptr (TillidRecord) before = read_back (f, type, id);
  g_autoptr (TillidInError) entry = NULL;
  g_autoptr (TillidEdit) back = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *words = NULL;
  const gboolean went_out = goes_out (f, type);
  gint64 edit;

  /* Everybody finds it, whether a page has a row for it or not. */
  assert_latest (f, type, id);
  g_test_message ("%s%s", type->kind, went_out ? "" : " (no text of it goes out)");
  edit = enter_in_error (f, type, id);
  g_assert_false (is_listed (f, type, id));
  g_assert_false (goes_out (f, type));
  tillid_session_undo (f->session, edit, "Undo", NULL, NULL);
  assert_as_before (f, before);
  g_assert_cmpint (goes_out (f, type), ==, went_out);

  enter_in_error (f, type, id);
  entry = find_in_error (f, id);
  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->who, ==, "Amina Berg");
  back = tillid_in_error_bring_back (entry);
  apply (f, back);
  assert_as_before (f, before);
  g_assert_null (find_in_error (f, id));
  lines = tillid_record_history_list (f->session, f->scope, type, id, NULL);
  words = tillid_history_line_to_words (f->session, lines->pdata[1]);
  g_assert_nonnull (strstr (words, "Entered in error"));
  /* Gone for the next kind. */
  enter_in_error (f, type, id);
}

static void
test_every_kind (Fixture *f, gconstpointer data)
{
  guint n_types, n = 0;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (tillid_in_error_applies (types[i]))
      {
        check_kind (f, types[i]);
        n++;
      }
  g_test_message ("%u kinds", n);
  g_assert_cmpuint (n, >, 25);
}

/* A visit takes with it who was there, what was agreed and what was promised for that; they come back with it, and one that
 * had gone before stays where it is. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  TillidVisit *visit = tillid_visit_new ();
  TillidPresence *there = tillid_presence_new (), *slip = tillid_presence_new ();
  TillidAgreement *agreement = tillid_agreement_new ();
  TillidPromise *promise = tillid_promise_new ();
  g_autoptr (TillidInError) entry = NULL;
  g_autoptr (TillidEdit) back = NULL;
  gint64 visit_id, there_id, slip_id, agreement_id, promise_id;

  visit->patient = there->patient = slip->patient = agreement->patient = promise->patient =
    f->patient;
  visit_id = add (f, visit);
  there->visit = slip->visit = agreement->visit = visit_id;
  there_id = add (f, there);
  slip_id = add (f, slip);
  agreement_id = add (f, agreement);
  promise->agreement = agreement_id;
  promise_id = add (f, promise);
  enter_in_error (f, &tillid_presence_type, slip_id);
  enter_in_error (f, &tillid_visit_type, visit_id);
  g_assert_false (is_listed (f, &tillid_visit_type, visit_id));
  g_assert_false (is_listed (f, &tillid_presence_type, there_id));
  g_assert_false (is_listed (f, &tillid_agreement_type, agreement_id));
  g_assert_false (is_listed (f, &tillid_promise_type, promise_id));
  /* One entry of the list, and the slip. */
  g_assert_null (find_in_error (f, promise_id));
  entry = find_in_error (f, visit_id);
  g_assert_cmpuint (entry->parts->len, ==, 3);
  back = tillid_in_error_bring_back (entry);
  apply (f, back);
  g_assert_true (is_listed (f, &tillid_visit_type, visit_id));
  g_assert_true (is_listed (f, &tillid_presence_type, there_id));
  g_assert_true (is_listed (f, &tillid_agreement_type, agreement_id));
  g_assert_true (is_listed (f, &tillid_promise_type, promise_id));
  g_assert_false (is_listed (f, &tillid_presence_type, slip_id));
}

/* What is an entry without words of anybody says what it is: a phase which, and from when. */
static void
test_words (Fixture *f, gconstpointer data)
{
  TillidPhase *phase = tillid_phase_new ();
  TillidSnooze *snooze = tillid_snooze_new ();
  g_autoptr (GPtrArray) list = NULL;

  phase->patient = snooze->patient = f->patient;
  phase->kind = TILLID_PHASE_KIND_ENDING;
  phase->from_day = tillid_day_from_ymd (2026, 3, 24);
  tillid_set_text (&snooze->prompt, "R1");
  tillid_set_text (&snooze->reason, "talked about");
  add (f, phase);
  add (f, snooze);
  list = tillid_in_error_list_latest (f->session, f->scope, 10, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const TillidInError *entry = list->pdata[i];
      const gboolean is_phase = entry->record->type == &tillid_phase_type;

      g_assert_nonnull (strstr (entry->words, is_phase ? "Phase" : "Put aside"));
      g_assert_nonnull (strstr (entry->words, is_phase ? "Ending" : "talked about"));
      g_assert_nonnull (strstr (entry->words, is_phase ? "2026" : "talked about"));
      g_assert_null (strstr (entry->words, "R1"));
    }
}

/* What stands for nothing without a problem or a course goes with it, and comes back with it. */
static void
test_more_parts (Fixture *f, gconstpointer data)
{
  TillidProblem *problem = tillid_problem_new ();
  TillidProblemRating *rating = tillid_problem_rating_new ();
  TillidCourse *course = tillid_course_new ();
  TillidPhase *phase = tillid_phase_new ();
  gint64 problem_id, rating_id, course_id, phase_id;

  problem->patient = rating->patient = course->patient = phase->patient = f->patient;
  problem_id = add (f, problem);
  course_id = add (f, course);
  rating->problem = problem_id;
  rating_id = add (f, rating);
  phase->course = course_id;
  phase_id = add (f, phase);
  enter_in_error (f, &tillid_problem_type, problem_id);
  g_assert_false (is_listed (f, &tillid_problem_rating_type, rating_id));
  g_assert_true (is_listed (f, &tillid_phase_type, phase_id));
  tillid_session_undo (f->session, enter_in_error (f, &tillid_course_type, course_id), "Undo", NULL,
                       NULL);
  g_assert_true (is_listed (f, &tillid_phase_type, phase_id));
  enter_in_error (f, &tillid_course_type, course_id);
  g_assert_false (is_listed (f, &tillid_phase_type, phase_id));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/services/in-error/every-kind", Fixture, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/services/in-error/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/services/in-error/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/services/in-error/more-parts", Fixture, NULL, set_up, test_more_parts, tear_down);
  return g_test_run ();
}
