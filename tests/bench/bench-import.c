/* bench-import.c - importing FHIR beside merely parsing it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The four Synthea patients of TILLID_TEST_DATA, joined into one Bundle of 935 entries, go into an empty clinic
 * with "tillidctl import". The processor time of the whole process is compared with that of "xmllint --noout
 * --stream"; the least of a few runs each. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-session.h"

#define N_RUNS 5

static const char *const names[] = {
  "Brendan_Turcotte_ac3b5d7f-213f-4149-b2da-768a8dbccb4b.xml",
  "Hilario_Barton_f5bccfe7-f57e-489e-bec3-2251cab963ee.xml",
  "Reba_Nolan_9912abd9-c8bc-43c5-8608-e8e74d2d5d22.xml",
  "Sydney_Oberbrunner_031cba2e-32ed-4bb0-ab66-1356c5f1cbfb.xml",
};

/* Everything from the first entry to the last one. */
static void
append_entries (GString *bundle, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *first, *end;

  g_file_get_contents (path, &text, NULL, &error);
  bench_fail_if (error);
  first = strstr (text, "<entry>");
  end = g_strrstr (text, "</entry>");
  g_assert (first != NULL && end != NULL);
  g_string_append_len (bundle, first, end + strlen ("</entry>") - first);
}

static char *
join (const char *data, const char *folder)
{
  g_autoptr (GString) bundle = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                                             "<Bundle xmlns=\"http://hl7.org/fhir\">"
                                             "<type value=\"transaction\"/>");
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "synthea.xml", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *part = g_build_filename (data, "fhir", "synthea", names[i], NULL);

      append_entries (bundle, part);
    }
  g_string_append (bundle, "</Bundle>");
  g_file_set_contents (path, bundle->str, (gssize) bundle->len, &error);
  bench_fail_if (error);
  return path;
}

static double
children_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static double
time_process (const char *const *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  double start = children_ms ();

  process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                       &error);
  bench_fail_if (error);
  g_subprocess_wait (process, NULL, &error);
  bench_fail_if (error);
  /* 3: imported, with remarks on what was left out. */
  if (g_subprocess_get_exit_status (process) != 0 && g_subprocess_get_exit_status (process) != 3)
    g_error ("%s failed", argv[0]);
  return children_ms () - start;
}

static void
remove_clinic (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static double
time_import (const char *tillidctl, const char *clinic, const char *bundle)
{
  const char *const import[] = { tillidctl, "--db", clinic, "import", bundle, NULL };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GError) error = NULL;
  double taken;

  remove_clinic (clinic);
  session = tillid_session_create (clinic, "Bench", "Amina Holm", TILLID_SESSION_DIRECT, &error);
  bench_fail_if (error);
  tillid_session_close (session);
  taken = time_process (import);
  remove_clinic (clinic);
  return taken;
}

int
main (int argc, char *argv[])
{
  const char *data = g_getenv ("TILLID_TEST_DATA");
  g_autofree char *folder = bench_clinic_make_folder ();
  g_autofree char *clinic = g_build_filename (folder, "import.tillid", NULL);
  g_autofree char *bundle = NULL;
  double ours = G_MAXDOUBLE, theirs = G_MAXDOUBLE;

  if (argc != 3)
    g_error ("usage: bench-import TILLIDCTL XMLLINT");
  if (data == NULL)
    {
      g_print ("import: no TILLID_TEST_DATA, not measured\n");
      return 77;
    }
  bundle = join (data, folder);
  for (int i = 0; i < N_RUNS; i++)
    {
      const char *const parse[] = { argv[2], "--noout", "--stream", bundle, NULL };

      theirs = MIN (theirs, time_process (parse));
      ours = MIN (ours, time_import (argv[1], clinic, bundle));
    }
  bench_figure ("import: 935 FHIR entries to parsing them (xmllint --stream)", ours / theirs, 8.0,
                "x");
  bench_note ("import: 935 FHIR entries", ours, "ms");
  bench_note ("import: xmllint --noout --stream", theirs, "ms");
  return 0;
}
