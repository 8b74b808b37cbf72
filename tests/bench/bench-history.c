/* bench-history.c - what the history of every record costs on the disk
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Visits are planned in one edit and held, with a note, in another: two revisions each. The file is copied, the
 * copy's revisions are taken out behind the program's back, and both are compared after VACUUM. */
#include "config.h"

#include <glib/gstdio.h>

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-clinic-file.h"

static gint64
size_of (TillidDb *db)
{
  g_autoptr (GError) error = NULL;
  gint64 pages = 0, page = 0;

  tillid_db_exec (db, "VACUUM", &error);
  bench_fail_if (error);
  tillid_db_query_int (db, "PRAGMA page_count", &pages, &error);
  bench_fail_if (error);
  tillid_db_query_int (db, "PRAGMA page_size", &page, &error);
  bench_fail_if (error);
  return pages * page;
}

static gint64
count (TillidDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  tillid_db_query_int (db, sql, &n, &error);
  bench_fail_if (error);
  return n;
}

static void
measure (const char *path, const char *name)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autofree char *figure = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidDb) db = NULL;
  gint64 with, without, visits, revisions;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  bench_fail_if (error);
  db = tillid_clinic_file_open (copy, TILLID_DB_WRITE, &error);
  bench_fail_if (error);
  visits = count (db, "SELECT count(*) FROM visit");
  revisions = count (db, "SELECT count(*) FROM revision");
  with = size_of (db);
  tillid_db_exec (db, "DROP TABLE revision", &error);
  bench_fail_if (error);
  without = size_of (db);
  tillid_db_close (db);
  g_unlink (copy);

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
