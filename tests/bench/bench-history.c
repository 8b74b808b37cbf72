/* bench-history.c - what the history of every record costs on the disk
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Visits are planned in one edit and held, with a note, in another: two revisions each. The file is copied by
 * VACUUM INTO, the copy's revisions are taken out behind the program's back, and what is left is copied in the
 * same way. With TILLID_BENCH_FULL=1 there are a million visits. */
#include "config.h"

#include <glib/gstdio.h>

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-clinic-file.h"

static gint64
number (TillidDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  tillid_db_query_int (db, sql, &n, &error);
  bench_fail_if (error);
  return n;
}

static void
run (TillidDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  tillid_db_exec (db, sql, &error);
  bench_fail_if (error);
}

static TillidDb *
open_clinic (const char *path)
{
  g_autoptr (GError) error = NULL;
  TillidDb *db = tillid_clinic_file_open (path, TILLID_DB_WRITE, &error);

  bench_fail_if (error);
  run (db, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF");
  return db;
}

/* Copies the clinic without the room that nothing stands in, bytes. */
static gint64
pack (TillidDb *db, const char *path)
{
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", path);
  GStatBuf status;

  g_unlink (path);
  run (db, sql);
  if (g_stat (path, &status) != 0)
    g_error ("no %s", path);
  return status.st_size;
}

static void
measure (const char *path, const char *name)
{
  g_autofree char *with_path = g_strconcat (path, ".with", NULL);
  g_autofree char *without_path = g_strconcat (path, ".without", NULL);
  g_autofree char *figure = NULL;
  g_autoptr (TillidDb) db = open_clinic (path);
  g_autoptr (TillidDb) copy = NULL;
  gint64 with, without, visits, revisions;

  visits = number (db, "SELECT count(*) FROM visit");
  revisions = number (db, "SELECT count(*) FROM revision");
  with = pack (db, with_path);
  run (db, "PRAGMA journal_mode = WAL");
  tillid_db_close (db);
  copy = open_clinic (with_path);
  run (copy, "DROP TABLE revision");
  without = pack (copy, without_path);
  tillid_db_close (copy);
  g_unlink (with_path);
  g_unlink (without_path);

  figure = g_strdup_printf ("history: %" G_GINT64_FORMAT " visits, %s", visits, name);
  bench_figure (figure, (double) with / without, 3.0, "x");
  bench_note ("history: bytes of the file per visit", (double) with / visits, "B");
  bench_note ("history: bytes of history per revision", (double) (with - without) / revisions, "B");
}

int
main (void)
{
  guint patients = bench_is_full () ? 50000 : 5000;
  g_autofree char *changed = bench_clinic_dup_path (&(BenchClinicSize){ patients, 20, TRUE, 0 });
  g_autofree char *once = bench_clinic_dup_path (&(BenchClinicSize){ patients, 20, FALSE, 0 });

  measure (changed, "planned, then held");
  measure (once, "written once");
  return 0;
}
