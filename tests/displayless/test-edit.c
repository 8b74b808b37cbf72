/* test-edit.c - edits, revisions, merging and undo on a real file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "tillid-chain.h"
#include "tillid-edit-conflict.h"
#include "tillid-store-fixture.h"

static TillidPerson *
add_person (Fixture *f, const char *name)
{
  return fixture_add_patient (f, name, 1971);
}

static TillidProblem *
add_problem (Fixture *f, gint64 patient)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New problem");
  TillidProblem *problem = tillid_edit_assign_id (tillid_problem_new (), &f->ids);

  problem->patient = patient;
  tillid_set_text (&problem->patient_words, "My head hurts");
  problem->burden = 8;
  tillid_edit_add (edit, tillid_record_seal (problem));
  fixture_apply (f, edit);
  return problem;
}

static TillidProblem *
read_problem (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TillidRecord *record =
    tillid_record_table_get (f->db, f->system, &tillid_problem_type, id, &error);

  g_assert_no_error (error);
  return (TillidProblem *) record;
}

static void
test_write (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma Nasir Abboud");
  g_autoptr (TillidProblem) problem = add_problem (f, person->record.id);
  g_autoptr (TillidProblem) read = read_problem (f, problem->record.id);

  g_assert_true (tillid_record_equal (&problem->record, &read->record));
  g_assert_cmpint (read->record.version, ==, 1);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM revision"), ==, 3);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM revision WHERE body IS NOT NULL"), ==,
                   0);
  g_assert_cmpint (
    fixture_count (
      f, "SELECT count(*) FROM person WHERE birth_start_earliest = 365 AND birth_end_latest = 729"),
    ==, 1);
  g_assert_cmpint (
    fixture_count (f, "SELECT count(*) FROM name_search WHERE name_search MATCH 'salm*'"), ==, 1);
}

static void
test_chain (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  guint8 zero[32] = { 0 }, body_hash[32], hash[32], salt[16];
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = NULL;
  g_autoptr (TillidHasher) hasher = tillid_hasher_new ();
  g_autofree char *body = tillid_record_to_json (&person->record);
  gsize size;
  gboolean has_row;
  g_autofree char *salted = NULL;

  g_test_summary ("The first row's hash, built again from the rule in architecture.md");
  stmt = tillid_db_borrow (f->db,
                           "SELECT seq, edit, at, by, why, kind, record, version, body_salt, "
                           "body_hash, hash FROM revision ORDER BY seq",
                           &error);
  g_assert_true (tillid_stmt_step (stmt, &has_row, &error) && has_row);
  memcpy (salt, tillid_stmt_get_bytes (stmt, 8, &size), 16);
  g_assert_cmpuint (size, ==, 16);

  /* body_hash = BLAKE2b-256 (salt || body), straight from libsodium */
  salted = g_malloc (16 + strlen (body));
  memcpy (salted, salt, 16);
  memcpy (salted + 16, body, strlen (body));
  crypto_generichash (body_hash, 32, (guint8 *) salted, 16 + strlen (body), NULL, 0);
  g_assert_cmpmem (body_hash, 32, tillid_stmt_get_bytes (stmt, 9, &size), 32);

  tillid_hasher_add_bytes (hasher, zero, 32);
  for (int column = 0; column < 8; column++)
    if (column == 4 || column == 5)
      tillid_hasher_add_text (hasher, tillid_stmt_get_text (stmt, column));
    else
      tillid_hasher_add_int (hasher, tillid_stmt_get_int (stmt, column));
  tillid_hasher_add_bytes (hasher, body_hash, 32);
  tillid_hasher_finish (hasher, hash);
  g_assert_cmpmem (hash, 32, tillid_stmt_get_bytes (stmt, 10, &size), 32);
}

static void
test_append_only (Fixture *f, gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE revision SET why = 'x'",
    "DELETE FROM revision",
    "INSERT OR REPLACE INTO revision SELECT * FROM revision WHERE seq = 1",
    "INSERT INTO access_log (seq, at, by, what, hash) VALUES (1, 1, 1, 'x', x'00'); UPDATE "
    "access_log SET what = 'y'",
    "DELETE FROM access_log",
  };
  g_autoptr (TillidPerson) person = add_person (f, "Salma");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (tillid_db_exec (f->db, refused[i], &error));
      g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT);
    }
  /* Purge is the one change that is let through. */
  g_assert_true (tillid_db_exec (f->db,
                                 "UPDATE revision SET body = NULL, body_salt = NULL WHERE seq = 1",
                                 NULL));
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidProblem) added = add_problem (f, person->record.id);
  g_autoptr (TillidProblem) problem = read_problem (f, added->record.id);
  TillidProblem *one = tillid_problem_edit (problem);
  TillidProblem *two = tillid_problem_edit (problem);
  TillidProblem *three = tillid_problem_edit (problem);
  g_autoptr (TillidEdit) first = tillid_edit_new ("Burden");
  g_autoptr (TillidEdit) second = tillid_edit_new ("Words");
  g_autoptr (TillidEdit) third = tillid_edit_new ("Burden again");
  g_autoptr (TillidProblem) merged = NULL;
  g_autoptr (GError) error = NULL;

  one->burden = 6;
  tillid_set_text (&two->staff_words, "Headache");
  three->burden = 3;
  tillid_edit_take (first, tillid_record_seal (one));
  tillid_edit_take (second, tillid_record_seal (two));
  tillid_edit_take (third, tillid_record_seal (three));
  fixture_apply (f, first);
  fixture_apply (f, second); /* another field: merged */
  merged = read_problem (f, problem->record.id);
  g_assert_cmpint (merged->burden, ==, 6);
  g_assert_cmpstr (merged->staff_words, ==, "Headache");
  g_assert_cmpint (merged->record.version, ==, 3);

  g_assert_false (tillid_edit_apply (f->db, third, &f->writer, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
  g_assert_cmpint (fixture_count (f, "SELECT burden FROM problem"), ==, 6);
}

/* Both sides change the same text, one side alone changes another field. */
typedef struct
{
  TillidConflictChoice choice;
  const char *expected;
} Choice;

static void
test_conflict (Fixture *f, gconstpointer data)
{
  const Choice *choice = data;
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidProblem) added = add_problem (f, person->record.id);
  g_autoptr (TillidProblem) problem = read_problem (f, added->record.id);
  TillidProblem *one = tillid_problem_edit (problem);
  TillidProblem *two = tillid_problem_edit (problem);
  g_autoptr (TillidEdit) first = tillid_edit_new ("Theirs");
  g_autoptr (TillidEdit) second = tillid_edit_new ("Mine");
  g_autoptr (TillidEdit) resolved = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (TillidProblem) after = NULL;
  g_autoptr (GError) error = NULL;
  TillidConflict *conflict = NULL;

  tillid_set_text (&one->staff_words, "Headache");
  tillid_set_text (&two->staff_words, "Migraine");
  two->burden = 3;
  tillid_edit_take (first, tillid_record_seal (one));
  tillid_edit_take (second, tillid_record_seal (two));
  fixture_apply (f, first);
  g_assert_false (tillid_edit_apply (f->db, second, &f->writer, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  conflicts = tillid_edit_find_conflicts (f->db, f->system, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->field->name, ==, "staff_words");
  g_assert_cmpstr (((TillidProblem *) conflict->mine)->staff_words, ==, "Migraine");
  g_assert_cmpstr (((TillidProblem *) conflict->theirs)->staff_words, ==, "Headache");
  g_assert_true (tillid_conflict_can_join (conflict));

  resolved = tillid_edit_resolve (second, conflicts, &choice->choice);
  g_assert_cmpstr (tillid_edit_get_why (resolved), ==, "Mine");
  fixture_apply (f, resolved);
  after = read_problem (f, problem->record.id);
  g_assert_cmpstr (after->staff_words, ==, choice->expected);
  g_assert_cmpint (after->burden, ==, 3); /* changed by one side only: never lost */
}

/* The window has read the record again, but the text in the field is older: what it expects says so. */
static void
test_expect (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidProblem) added = add_problem (f, person->record.id);
  g_autoptr (TillidProblem) problem = read_problem (f, added->record.id);
  TillidProblem *one = tillid_problem_edit (problem);
  TillidProblem *two = NULL;
  g_autoptr (TillidProblem) newest = NULL;
  g_autoptr (TillidEdit) first = tillid_edit_new ("Theirs");
  g_autoptr (TillidEdit) second = tillid_edit_new ("Mine");
  g_autoptr (TillidEdit) third = tillid_edit_new ("Mine, knowing");
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;

  tillid_set_text (&one->staff_words, "Headache");
  tillid_edit_take (first, tillid_record_seal (one));
  fixture_apply (f, first);
  newest = read_problem (f, problem->record.id);
  two = tillid_problem_edit (newest);
  tillid_set_text (&two->staff_words, "Migraine");
  tillid_edit_take (second, tillid_record_seal (two));
  tillid_edit_expect_text (second, two->record.id, "staff_words", NULL);
  g_assert_false (tillid_edit_apply (f->db, second, &f->writer, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  conflicts = tillid_edit_find_conflicts (f->db, f->system, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);

  tillid_edit_add (third, two);
  tillid_edit_expect_text (third, two->record.id, "staff_words", "Headache");
  fixture_apply (f, third);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM problem WHERE staff_words = 'Migraine'"),
                   ==, 1);
}

/* When everything of theirs stays, there is nothing left to write. */
static void
test_conflict_theirs (Fixture *f, gconstpointer data)
{
  static const TillidConflictChoice theirs = TILLID_CONFLICT_THEIRS;
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidProblem) added = add_problem (f, person->record.id);
  g_autoptr (TillidProblem) problem = read_problem (f, added->record.id);
  TillidProblem *one = tillid_problem_edit (problem);
  TillidProblem *two = tillid_problem_edit (problem);
  g_autoptr (TillidEdit) first = tillid_edit_new ("Theirs");
  g_autoptr (TillidEdit) second = tillid_edit_new ("Mine");
  g_autoptr (TillidEdit) resolved = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  one->burden = 6;
  two->burden = 3;
  tillid_edit_take (first, tillid_record_seal (one));
  tillid_edit_take (second, tillid_record_seal (two));
  fixture_apply (f, first);
  conflicts = tillid_edit_find_conflicts (f->db, f->system, second, NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_false (tillid_conflict_can_join (conflicts->pdata[0])); /* two numbers */
  resolved = tillid_edit_resolve (second, conflicts, &theirs);
  g_assert_cmpuint (tillid_edit_get_n_records (resolved), ==, 0);
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidProblem) problem = add_problem (f, person->record.id);
  g_autoptr (TillidProblem) read = read_problem (f, problem->record.id);
  TillidProblem *draft = tillid_problem_edit (read);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Burden");
  g_autoptr (GError) error = NULL;
  gint64 changed, undone = 0, redone = 0;

  draft->burden = 2;
  tillid_edit_take (edit, tillid_record_seal (draft));
  changed = fixture_apply (f, edit);
  g_assert_true (tillid_edit_undo (f->db, changed, "Undo", &f->writer, &undone, &error));
  g_assert_cmpint (fixture_count (f, "SELECT burden FROM problem"), ==, 8);
  g_assert_false (
    tillid_edit_undo (f->db, changed, "Undo", &f->writer, NULL, &error)); /* moved on since */
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (tillid_edit_undo (f->db, undone, "Redo", &f->writer, &redone, &error));
  g_assert_cmpint (fixture_count (f, "SELECT burden FROM problem"), ==, 2);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM revision WHERE kind = 'problem'"), ==,
                   4);
  g_assert_false (tillid_edit_undo (f->db, 12345, "Undo", &f->writer, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
}

static void
test_undo_creation (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (GError) error = NULL;
  gint64 made = fixture_count (f, "SELECT edit FROM revision WHERE seq = 1"), undone = 0;

  g_assert_true (tillid_edit_undo (f->db, made, "Undo", &f->writer, &undone, &error));
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM person WHERE state = 'undone'"), ==, 1);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM name_search"), ==, 0);
  g_assert_true (tillid_edit_undo (f->db, undone, "Redo", &f->writer, NULL, &error));
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM person WHERE state = 'active'"), ==, 1);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM name_search"), ==, 1);
}

static TillidLifeEvent *
add_event (Fixture *f, gint64 patient, TillidTold *at)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New event");
  TillidLifeEvent *event = tillid_edit_assign_id (tillid_life_event_new (), &f->ids);

  event->patient = patient;
  tillid_set_told (&event->at, at);
  tillid_edit_add (edit, tillid_record_seal (event));
  fixture_apply (f, edit);
  return event;
}

static void
test_leaning_dates (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidTold) age = tillid_told_new ("when I was 12", "en");
  g_autoptr (TillidTold) later = tillid_told_new ("two weeks later", "en");
  g_autoptr (TillidTold) birth = tillid_told_new_year (1975);
  g_autoptr (TillidLifeEvent) first = NULL, second = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Birth year");
  TillidPerson *draft;
  g_autoptr (TillidPerson) stored = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  age->start.kind = TILLID_TOLD_AGE;
  age->start.age = 12;
  first = add_event (f, person->record.id, age);
  later->start.kind = TILLID_TOLD_RELATIVE;
  later->start.other = first->record.id;
  later->start.offset_days = 14;
  second = add_event (f, person->record.id, later);

  /* Born in 1971: 12 years old from 1 January 1983 to 31 December 1984. */
  g_assert_cmpint (fixture_count (f, "SELECT min(at_start_earliest) FROM life_event"), ==,
                   tillid_day_from_ymd (1983, 1, 1));
  before = fixture_count (f, "SELECT max(at_start_earliest) FROM life_event");
  g_assert_cmpint (before, ==, tillid_day_from_ymd (1983, 1, 15));

  stored = (TillidPerson *) tillid_record_table_get (f->db, f->system, &tillid_person_type,
                                                     person->record.id, &error);
  draft = tillid_person_edit (stored);
  tillid_set_told (&draft->birth, birth);
  tillid_edit_take (edit, tillid_record_seal (draft));
  fixture_apply (f, edit);
  g_assert_cmpint (fixture_count (f, "SELECT min(at_start_earliest) FROM life_event"), ==,
                   tillid_day_from_ymd (1987, 1, 1));
  g_assert_cmpint (fixture_count (f, "SELECT max(at_start_earliest) FROM life_event"), ==,
                   tillid_day_from_ymd (1987, 1, 15));
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM revision WHERE kind = 'life_event'"), ==,
                   2);
}

static void
test_circle (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidTold) year = tillid_told_new_year (1990);
  g_autoptr (TillidTold) after = tillid_told_new (NULL, NULL);
  g_autoptr (TillidLifeEvent) first = add_event (f, person->record.id, year), second = NULL,
                              stored = NULL;
  g_autoptr (TillidEdit) edit = tillid_edit_new ("When");
  TillidLifeEvent *draft;
  g_autoptr (GError) error = NULL;

  after->start.kind = TILLID_TOLD_RELATIVE;
  after->start.other = first->record.id;
  second = add_event (f, person->record.id, after);
  stored = (TillidLifeEvent *) tillid_record_table_get (f->db, f->system, &tillid_life_event_type,
                                                        first->record.id, &error);
  draft = tillid_life_event_edit (stored);
  after->start.other = second->record.id;
  tillid_set_told (&draft->at, after);
  tillid_edit_take (edit, tillid_record_seal (draft));
  g_assert_false (tillid_edit_apply (f->db, edit, &f->writer, NULL, &error));
  g_assert_error (error, TILLID_TOLD_ERROR, TILLID_TOLD_ERROR_CIRCLE);
  g_assert_cmpint (fixture_count (f, "SELECT count(*) FROM revision WHERE kind = 'life_event'"), ==,
                   2);
}

static void
test_scope (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidPerson) person = add_person (f, "Salma");
  g_autoptr (TillidPerson) other = add_person (f, "Yusuf");
  g_autoptr (TillidProblem) problem = add_problem (f, person->record.id);
  g_autoptr (TillidScope) own = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, person->record.id);
  g_autoptr (TillidScope) strange = tillid_scope_new (TILLID_SCOPE_PATIENT, 1, other->record.id);
  g_autoptr (TillidScope) list = tillid_scope_new (TILLID_SCOPE_LIST, 1, 0);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = tillid_record_table_list (f->db, own, &tillid_problem_type, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_ptr_array_unref (rows);
  rows = tillid_record_table_list (f->db, strange, &tillid_problem_type, &error);
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_null (
    tillid_record_table_get (f->db, strange, &tillid_problem_type, problem->record.id, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (
    tillid_record_table_get (f->db, list, &tillid_problem_type, problem->record.id, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND);
}

static const Choice choices[] = {
  { TILLID_CONFLICT_MINE, "Migraine" },
  { TILLID_CONFLICT_THEIRS, "Headache" },
  { TILLID_CONFLICT_BOTH, "Headache / Migraine" },
};

static void
test_undo_several (Fixture *f, gconstpointer data)
{
  gint64 patient = fixture_add_patient_id (f, "Salma");
  TillidProblem *problem = tillid_problem_new ();
  gint64 id, edits[3], undos[3];
  g_autoptr (GError) error = NULL;

  g_test_summary ("Several changes of one record are undone one after the other, and done again");
  problem->patient = patient;
  id = fixture_add_id (f, problem);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TillidEdit) edit = tillid_edit_new ("Burden");
      g_autoptr (TillidRecord) read =
        tillid_record_table_get (f->db, f->system, &tillid_problem_type, id, &error);
      TillidProblem *draft = tillid_problem_edit ((TillidProblem *) read);

      draft->burden = i + 1;
      tillid_edit_take (edit, tillid_record_seal (draft));
      edits[i] = fixture_apply (f, edit);
    }
  for (int i = 2; i >= 0; i--)
    {
      g_assert_true (tillid_edit_undo (f->db, edits[i], "Undo", &f->writer, &undos[i], &error));
      g_assert_cmpint (fixture_count (f, "SELECT ifnull (burden, 0) FROM problem"), ==, i);
    }
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (tillid_edit_undo (f->db, undos[i], "Redo", &f->writer, NULL, &error));
      g_assert_cmpint (fixture_count (f, "SELECT burden FROM problem"), ==, i + 1);
    }
  /* The middle one alone is refused: the record is not as it left it. */
  g_assert_false (tillid_edit_undo (f->db, edits[1], "Undo", &f->writer, NULL, &error));
  g_assert_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/store/edit/write", test_write);
  ADD ("/store/edit/chain", test_chain);
  ADD ("/store/edit/append-only", test_append_only);
  ADD ("/store/edit/merge", test_merge);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/edit/conflict/%u", i);

      g_test_add (path, Fixture, &choices[i], fixture_set_up, test_conflict, fixture_tear_down);
    }
  ADD ("/store/edit/conflict/nothing-left", test_conflict_theirs);
  ADD ("/store/edit/expect", test_expect);
  ADD ("/store/edit/undo", test_undo);
  ADD ("/store/edit/undo-creation", test_undo_creation);
  ADD ("/store/edit/undo-several", test_undo_several);
  ADD ("/store/edit/leaning-dates", test_leaning_dates);
  ADD ("/store/edit/circle", test_circle);
  ADD ("/store/edit/scope", test_scope);
  return g_test_run ();
}
