/* bench-continuity.c - the measures of a large CSV file beside sqlite3 reading and grouping it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* 5 000 000 visits of 250 000 patients with 500 colleagues, by date as an export comes, go through "tillidctl continuity --visits".
 * "sqlite3" imports the same file into memory and groups it by patient and by patient and provider: what anybody would need before
 * one index can be computed. Processor time of the whole processes, taking turns; the least of a few runs each. */
#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-day.h"

#define VISITS 5000000
#define PATIENTS 250000
#define COLLEAGUES 500
#define DAYS 2190
#define N_RUNS 3
#define MOST_MEMORY_MB 400

static char *
write_visits (const char *folder)
{
  char *path = g_build_filename (folder, "visits-5m.csv", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const TillidDay first = tillid_day_from_ymd (2019, 1, 1);
  TillidDay day = TILLID_ABSENT;
  g_autofree char *date = NULL;
  FILE *file;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  file = fopen (path, "w");
  g_assert_nonnull (file);
  fputs ("patient,date,provider\n", file);
  for (int i = 0; i < VISITS; i++)
    {
      if (day != first + (TillidDay) i * DAYS / VISITS)
        {
          day = first + (TillidDay) i * DAYS / VISITS;
          g_free (date);
          date = tillid_day_to_iso (day);
        }
      fprintf (file, "P%06d,%s,S%03d\n", g_rand_int_range (rand, 0, PATIENTS), date,
               g_rand_int_range (rand, 0, COLLEAGUES));
    }
  g_assert_cmpint (fclose (file), ==, 0);
  return path;
}

/* Processor time of one process; @out_mb: its largest resident memory. */
static double
time_process (const char *const *argv, double *out_mb)
{
  struct rusage usage;
  const pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (freopen ("/dev/null", "w", stdout) != NULL)
        execvp (argv[0], (char *const *) argv);
      _exit (127);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s failed", argv[0]);
  *out_mb = (double) usage.ru_maxrss / 1024.0;
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = bench_clinic_make_folder ();
  g_autofree char *path = write_visits (folder);
  g_autofree char *import = g_strdup_printf (".import '%s' visit", path);
  double ours = G_MAXDOUBLE, theirs = G_MAXDOUBLE, most = 0, mb;

  if (argc != 3)
    g_error ("usage: bench-continuity TILLIDCTL SQLITE3");
  for (int i = 0; i < N_RUNS; i++)
    {
      const char *const measure[] = { argv[1],    "--format", "csv", "continuity",
                                      "--visits", path,       NULL };
      const char *const group[] = {
        argv[2],
        ":memory:",
        ".mode csv",
        import,
        "SELECT patient, count(*), sum(n * n), max(n) FROM (SELECT patient, provider, count(*) AS n"
        " FROM visit GROUP BY patient, provider) GROUP BY patient",
        NULL
      };

      theirs = MIN (theirs, time_process (group, &mb));
      ours = MIN (ours, time_process (measure, &mb));
      most = MAX (most, mb);
    }
  bench_figure ("continuity: 5 000 000 visits to sqlite3 importing and grouping them",
                ours / theirs, 2.0, "x");
  bench_figure ("continuity: memory", most, MOST_MEMORY_MB, "MB");
  bench_note ("continuity: 5 000 000 visits", ours, "ms");
  bench_note ("continuity: sqlite3", theirs, "ms");
  return 0;
}
