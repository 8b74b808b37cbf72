/* bench-save.c - what a save and a proof cost beside the bare database
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A save: a visit with a note, as an edit; beside it the same rows - the visit, its revision, its words in the search, the
 * head of the chain - written by prepared statements in one transaction of the same kind, into the same file. They take
 * turns. A proof: verify, beside one BLAKE2b over every column of every revision and PRAGMA integrity_check. */
#include "config.h"

#include <glib/gstdio.h>

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-chain.h"
#include "tillid-clinic-file.h"
#include "tillid-edit.h"
#include "tillid-session.h"
#include "tillid-verify.h"

#define N_SAVES 400

static const char note[] =
  "Slept four hours. The letter from school was good; we read it together. Wants "
  "to try the choir on Thursday.";

static gint64
real_now (gpointer data)
{
  return g_get_real_time () / 1000;
}

static guint32
real_random (gpointer data)
{
  return g_random_int ();
}

static void
save (TillidDb *db, TillidWriter *writer, gint64 patient)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New visit");
  TillidVisit *visit = tillid_edit_assign_id (tillid_visit_new (), writer->ids);
  g_autoptr (GError) error = NULL;

  visit->patient = patient;
  visit->day = TILLID_BENCH_TODAY;
  tillid_set_text (&visit->note, note);
  tillid_edit_take (edit, tillid_record_seal (visit));
  tillid_edit_apply (db, edit, writer, NULL, &error);
  bench_fail_if (error);
}

/* The rows of the last save once more, under the next ids. */
static void
save_bare (TillidDb *db)
{
  static const char *const statements[] = {
    "INSERT INTO visit SELECT * FROM bare_visit",
    "INSERT INTO revision SELECT * FROM bare_revision",
    "DELETE FROM note_search WHERE rowid = (SELECT id FROM bare_visit)",
    "INSERT INTO note_search (rowid, text, patient, kind)"
    " SELECT id, note, patient, 'visit' FROM bare_visit",
    "UPDATE chain_head SET rows = rows + 1, hash = zeroblob (32) WHERE chain = 'revision'",
  };
  g_autoptr (GError) error = NULL;

  tillid_db_begin (db, &error);
  for (guint i = 0; error == NULL && i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (TillidStmt) stmt = tillid_db_borrow (db, statements[i], &error);

      if (stmt != NULL)
        tillid_stmt_run (stmt, &error);
    }
  bench_fail_if (error);
  tillid_db_commit (db, &error);
  bench_fail_if (error);
}

static void
run (TillidDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tillid_db_exec (db, sql, &error);
  bench_fail_if (error);
}

static gint64
number (TillidDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  tillid_db_query_int (db, sql, &value, &error);
  bench_fail_if (error);
  return value;
}

/* What save_bare () writes next: the last visit and its revision, one further. */
static void
prepare_bare (TillidDb *db)
{
  run (db, "CREATE TEMP TABLE IF NOT EXISTS bare_visit AS SELECT * FROM visit LIMIT 0;"
           "CREATE TEMP TABLE IF NOT EXISTS bare_revision AS SELECT * FROM revision LIMIT 0;"
           "DELETE FROM bare_visit; DELETE FROM bare_revision;"
           "INSERT INTO bare_visit SELECT * FROM visit WHERE id = (SELECT max (id) FROM visit);"
           "INSERT INTO bare_revision SELECT * FROM revision ORDER BY seq DESC LIMIT 1;"
           "UPDATE bare_visit SET id = id + 1;"
           "UPDATE bare_revision SET seq = seq + 1, edit = edit + 1, record = record + 1");
}

/* On a copy: rows of the bare database break its chain. */
static void
measure_save (const char *path)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_autoptr (GArray) ours = bench_sample_new (), bare = bench_sample_new ();
  g_autoptr (GArray) ours_cpu = bench_sample_new (), bare_cpu = bench_sample_new ();
  TillidIdSource ids = { real_now, real_random, NULL, 0 };
  TillidWriter writer = { .ids = &ids, .by = 1, .now_ms = real_now (NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);
  gint64 patient;

  bench_fail_if (error);
  g_unlink (copy);
  run (db, sql);
  g_clear_object (&db);
  db = tillid_clinic_file_open (copy, TILLID_DB_WRITE, &error);
  bench_fail_if (error);
  patient = number (db, "SELECT min (id) FROM person WHERE role = 'patient'");
  for (guint i = 0; i < N_SAVES; i++)
    {
      double cpu = bench_cpu (), began = bench_now ();

      save (db, &writer, patient);
      bench_sample_add (ours_cpu, bench_cpu () - cpu);
      bench_sample_add (ours, bench_now () - began);
      prepare_bare (db);
      cpu = bench_cpu ();
      began = bench_now ();
      save_bare (db);
      bench_sample_add (bare_cpu, bench_cpu () - cpu);
      bench_sample_add (bare, bench_now () - began);
    }
  g_clear_object (&db);
  g_unlink (copy);
  bench_figure ("save: a visit to the bare transaction, median, wall",
                bench_sample_quantile (ours, 0.5) / bench_sample_quantile (bare, 0.5), 3, "x");
  bench_note ("save: a visit, median, wall", bench_sample_quantile (ours, 0.5), "ms");
  bench_note ("save: the bare transaction, median, wall", bench_sample_quantile (bare, 0.5), "ms");
  bench_note ("save: the same by processor time",
              bench_sample_quantile (ours_cpu, 0.5) / bench_sample_quantile (bare_cpu, 0.5), "x");
}

/* Every byte of every revision through one hash. */
static void
hash_revisions (TillidDb *db)
{
  g_autoptr (TillidHasher) hasher = tillid_hasher_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidStmt) stmt =
    tillid_db_borrow (db, "SELECT * FROM revision ORDER BY seq", &error);
  guint8 hash[TILLID_HASH_BYTES];
  gboolean has_row;

  bench_fail_if (error);
  for (;;)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      bench_fail_if (error);
      if (!has_row)
        break;
      for (int i = 0; i < tillid_stmt_n_columns (stmt); i++)
        {
          gsize size;
          gconstpointer bytes = tillid_stmt_get_bytes (stmt, i, &size);

          tillid_hasher_add_plain (hasher, bytes, size);
        }
    }
  tillid_hasher_finish (hasher, hash);
}

static void
measure_verify (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *figure = NULL;
  double began, hashed, checked, verified;
  gint64 n;
  TillidDb *db;

  bench_fail_if (error);
  db = tillid_session_get_db (session);
  scope = tillid_session_open_system (session);
  n = number (db, "SELECT count(*) FROM revision");
  hash_revisions (db); /* what the kernel has read once is in memory for all three */
  began = bench_cpu ();
  hash_revisions (db);
  hashed = bench_cpu () - began;
  began = bench_cpu ();
  run (db, "PRAGMA integrity_check");
  checked = bench_cpu () - began;
  began = bench_cpu ();
  rows = tillid_verify (db, scope, NULL, NULL, NULL, &error);
  verified = bench_cpu () - began;
  bench_fail_if (error);
  if (!tillid_verify_is_sound (rows))
    g_error ("%s is not sound", path);
  figure =
    g_strdup_printf ("verify: %" G_GINT64_FORMAT " revisions to hash and integrity_check", n);
  bench_figure (figure, verified / (hashed + checked), 2, "x");
  bench_note ("verify: all of it", verified, "ms");
  bench_note ("verify: one BLAKE2b over the revisions", hashed, "ms");
  bench_note ("verify: PRAGMA integrity_check", checked, "ms");
  tillid_session_close (session);
}

int
main (void)
{
  guint patients = bench_is_full () ? 25000 : 2500;
  g_autofree char *path = bench_clinic_dup_path (&(BenchClinicSize){ patients, 20, TRUE, 0 });

  measure_save (path);
  measure_verify (path);
  return 0;
}
