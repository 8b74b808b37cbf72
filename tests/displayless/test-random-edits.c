/* test-random-edits.c - edits, undos and redos in any order: what is undone is what was
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One person works in sessions of random length: makes records, changes them, some together, undoes and redoes. After
 * every undo the active records, their computed columns and the search are those from before the edit, after every redo
 * those from after it; versions and revisions only grow. At the end everything is undone. Seed and number
 * are fixed; TILLID_EDITS=10000 is the number of docs/performance.md, compared at every twentieth edit. */
#include "config.h"

#include <stdlib.h>

#include "tillid-chain.h"
#include "tillid-store-fixture.h"
#include "tillid-verify.h"

#define N_DEFAULT 300
#define SEED 20260310

typedef struct
{
  gint64 edit; /* that undoing it means to undo */
  gboolean is_compared;
  guint8 before[TILLID_HASH_BYTES];
  guint8 after[TILLID_HASH_BYTES];
} Step;

typedef struct
{
  Fixture *f;
  GRand *rand;
  GArray *done;     /* of Step */
  GArray *undone;   /* of Step */
  GArray *patients; /* ids */
  guint n, n_edits, n_undos, n_redos, n_sessions, n_compared;
} Work;

static void
hash_rows (TillidDb *db, const char *sql, TillidHasher *hasher)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, g_intern_string (sql), &error);
  gboolean has_row;

  g_assert_no_error (error);
  for (;;)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      g_assert_no_error (error);
      if (!has_row)
        return;
      for (int i = 0; i < tillid_stmt_n_columns (stmt); i++)
        if (!g_str_equal (tillid_stmt_get_name (stmt, i), "version"))
          tillid_hasher_add_text (hasher, tillid_stmt_get_text (stmt, i));
    }
}

/* Everything that a person could see now. */
static void
dump (TillidDb *db, guint8 out_hash[TILLID_HASH_BYTES])
{
  g_autoptr (TillidHasher) hasher = tillid_hasher_new ();
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT * FROM \"%s\" WHERE state = 'active' ORDER BY id", types[i]->kind);

      hash_rows (db, sql, hasher);
    }
  hash_rows (db, "SELECT rowid, * FROM name_search ORDER BY rowid", hasher);
  hash_rows (db, "SELECT rowid, * FROM note_search ORDER BY rowid", hasher);
  hash_rows (db, "SELECT * FROM person_key WHERE listed = 1 ORDER BY person", hasher);
  tillid_hasher_finish (hasher, out_hash);
}

static gboolean
maybe (Work *work, double probability)
{
  return g_rand_double (work->rand) < probability;
}

static void
set_words (Work *work, char **member)
{
  g_autofree char *words =
    g_strdup_printf ("%08x words of %08x", g_rand_int (work->rand), g_rand_int (work->rand));

  tillid_set_text (member, maybe (work, 0.15) ? NULL : words);
}

static void
add_patient (Work *work, TillidEdit *edit)
{
  TillidPerson *person = tillid_edit_assign_id (tillid_person_new (), &work->f->ids);
  TillidPersonName *name = tillid_edit_assign_id (tillid_person_name_new (), &work->f->ids);

  person->birth = tillid_told_new_year (g_rand_int_range (work->rand, 1940, 2015));
  name->patient = person->record.id;
  set_words (work, &name->text);
  g_array_append_val (work->patients, person->record.id);
  tillid_edit_take (edit, tillid_record_seal (person));
  tillid_edit_take (edit, tillid_record_seal (name));
}

/* Of a patient who may have been undone meanwhile: the record is written all the same. */
static void
add_record (Work *work, TillidEdit *edit)
{
  gint64 patient = g_array_index (work->patients, gint64,
                                  g_rand_int_range (work->rand, 0, (int) work->patients->len));
  TillidIdSource *ids = &work->f->ids;

  if (maybe (work, 0.4))
    {
      TillidVisit *visit = tillid_edit_assign_id (tillid_visit_new (), ids);

      visit->patient = patient;
      visit->day = 20000 + g_rand_int_range (work->rand, 0, 500);
      set_words (work, &visit->note);
      tillid_edit_take (edit, tillid_record_seal (visit));
    }
  else if (maybe (work, 0.5))
    {
      TillidLifeEvent *event = tillid_edit_assign_id (tillid_life_event_new (), ids);

      event->patient = patient;
      event->at = tillid_told_new ("when I was 12", "en");
      event->at->start.kind = TILLID_TOLD_AGE;
      event->at->start.age = g_rand_int_range (work->rand, 1, 60);
      set_words (work, &event->words);
      tillid_edit_take (edit, tillid_record_seal (event));
    }
  else
    {
      TillidProblem *problem = tillid_edit_assign_id (tillid_problem_new (), ids);

      problem->patient = patient;
      set_words (work, &problem->patient_words);
      tillid_edit_take (edit, tillid_record_seal (problem));
    }
}

/* Changes one of the active records of a kind, if there is one. */
static void
change_record (Work *work, TillidEdit *edit)
{
  static const TillidRecordType *const types[] = { &tillid_visit_type, &tillid_problem_type,
                                                   &tillid_person_name_type, &tillid_person_type };
  const TillidRecordType *type = types[g_rand_int_range (work->rand, 0, G_N_ELEMENTS (types))];
  g_autofree char *count =
    g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE state = 'active'", type->kind);
  gint64 n = fixture_count (work->f, g_intern_string (count));
  g_autofree char *choose = NULL;
  g_autoptr (TillidRecord) read = NULL;
  g_autoptr (GError) error = NULL;
  TillidRecord *draft;

  if (n == 0)
    return;
  choose =
    g_strdup_printf ("SELECT id FROM \"%s\" WHERE state = 'active' ORDER BY id LIMIT 1 OFFSET %d",
                     type->kind, g_rand_int_range (work->rand, 0, (int) n));
  read = tillid_record_table_get (work->f->db, work->f->system, type,
                                  fixture_count (work->f, g_intern_string (choose)), &error);
  g_assert_no_error (error);
  draft = tillid_record_edit (read);
  if (type == &tillid_visit_type)
    set_words (work, &((TillidVisit *) draft)->note);
  else if (type == &tillid_problem_type)
    ((TillidProblem *) draft)->burden = g_rand_int_range (work->rand, 0, 11);
  else if (type == &tillid_person_name_type)
    set_words (work, &((TillidPersonName *) draft)->text);
  else
    tillid_set_told (&((TillidPerson *) draft)->birth,
                     tillid_told_new_year (g_rand_int_range (work->rand, 1940, 2015)));
  tillid_edit_take (edit, tillid_record_seal_any (draft));
}

static void
do_edit (Work *work)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Something");
  gint64 last = fixture_count (work->f, "SELECT ifnull (max (seq), 0) FROM revision");
  Step step = { .is_compared = work->n <= 1000 || work->n_edits % 20 == 0 };

  if (work->patients->len == 0 || maybe (work, 0.1))
    add_patient (work, edit);
  else if (maybe (work, 0.4))
    change_record (work, edit);
  for (int i = g_rand_int_range (work->rand, 0, 3); i > 0; i--)
    add_record (work, edit);
  if (tillid_edit_get_n_records (edit) == 0)
    return;
  if (step.is_compared)
    dump (work->f->db, step.before);
  step.edit = fixture_apply (work->f, edit);
  work->n_edits++;
  /* The same words again are no change, and no edit that could be undone. */
  if (fixture_count (work->f, "SELECT max (seq) FROM revision") == last)
    return;
  if (step.is_compared)
    dump (work->f->db, step.after);
  g_array_append_val (work->done, step);
  g_array_set_size (work->undone, 0);
}

static void
assert_is (Work *work, const Step *step, const guint8 *expected)
{
  guint8 now[TILLID_HASH_BYTES];

  if (!step->is_compared)
    return;
  dump (work->f->db, now);
  g_assert_cmpmem (now, sizeof now, expected, sizeof now);
  work->n_compared++;
}

/* An undo is an edit that can be undone, which is redo. */
static void
turn (Work *work, GArray *from, GArray *to, gboolean is_undo)
{
  g_autoptr (GError) error = NULL;
  Step step;

  if (from->len == 0)
    return;
  step = g_array_index (from, Step, from->len - 1);
  g_array_set_size (from, from->len - 1);
  tillid_edit_undo (work->f->db, step.edit, is_undo ? "Undo" : "Redo", &work->f->writer, &step.edit,
                    &error);
  g_assert_no_error (error);
  assert_is (work, &step, is_undo ? step.before : step.after);
  g_array_append_val (to, step);
  *(is_undo ? &work->n_undos : &work->n_redos) += 1;
}

static void
begin_session (Work *work)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&work->f->db);
  work->f->db = tillid_clinic_file_open (work->f->path, TILLID_DB_WRITE, &error);
  g_assert_no_error (error);
  fixture_exec (work->f, "PRAGMA synchronous = OFF"); /* power cuts are another test's */
  work->n_sessions++;
}

static void
assert_sound (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tillid_verify (f->db, f->system, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = tillid_verify_row_to_text (rows->pdata[i], FALSE);

      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  const char *number = g_getenv ("TILLID_EDITS");
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  Work work = {
    f, rand, done, undone, patients, number != NULL ? (guint) atoi (number) : N_DEFAULT
  };
  guint8 empty[TILLID_HASH_BYTES], now[TILLID_HASH_BYTES];

  begin_session (&work);
  dump (f->db, empty);
  while (work.n_edits + work.n_undos + work.n_redos < work.n)
    {
      if (maybe (&work, 0.03))
        begin_session (&work);
      if (maybe (&work, 0.6))
        do_edit (&work);
      else if (maybe (&work, 0.6))
        turn (&work, done, undone, TRUE);
      else
        turn (&work, undone, done, FALSE);
    }
  assert_sound (f);
  while (done->len > 0)
    turn (&work, done, undone, TRUE);
  dump (f->db, now);
  g_assert_cmpmem (now, sizeof now, empty, sizeof empty);
  assert_sound (f);
  g_test_message ("%u edits, %u undos, %u redos, %u sessions; compared %u times", work.n_edits,
                  work.n_undos, work.n_redos, work.n_sessions, work.n_compared);
  g_assert_cmpuint (work.n_compared, >=, work.n / 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/random-edits", Fixture, NULL, fixture_set_up_file, test_random,
              fixture_tear_down);
  return g_test_run ();
}
