/* bench-search.c - from a keystroke to the rows of the list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Sixty invented patients are looked for as a person types: one search per letter, half of them by the
 * beginning of the family name as well, some in Arabic letters, some misspelt (vowels left out), some by
 * number. Beside each the same words are asked of FTS5 alone: all columns, beginnings, the best fifty by its
 * own rank; and, as a floor, the first fifty in no order that helps anybody. All are asked right after each other, on the same connection, with a warm cache. */
#include "config.h"

#include <string.h>

#include "bench-clinic.h"
#include "bench.h"
#include "tillid-access-rule.h"
#include "tillid-scope-private.h"
#include "tillid-search.h"
#include "tillid-session.h"

#define PATIENTS 100000
#define LIMIT 50
#define CANDIDATES 400 /* as many as the search ranks (tillid-search.c) */
#define N_PEOPLE 60
#define N_OWN 300 /* patients of one clinician */

static const char bare_sql[] =
  "SELECT rowid FROM name_search WHERE name_search MATCH ?1 ORDER BY rank LIMIT ?2";
static const char unranked_sql[] =
  "SELECT rowid FROM name_search WHERE name_search MATCH ?1 LIMIT ?2";

/* "fatima al-n" -> "fatima" * "al" * "n" * */
static char *
bare_match (const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " -", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (match, "%s\"%s\" *", match->len > 0 ? " " : "", words[i]);
  return g_string_free (match, FALSE);
}

static double
time_bare (TillidDb *db, const char *sql, int limit, const char *typed)
{
  g_autofree char *match = bare_match (typed);
  g_autoptr (TillidStmt) stmt = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_row = TRUE;
  double start = bench_cpu ();

  stmt = tillid_db_borrow (db, sql, &error);
  bench_fail_if (error);
  tillid_stmt_bind_text (stmt, 1, match);
  tillid_stmt_bind_int (stmt, 2, limit);
  while (has_row)
    {
      tillid_stmt_step (stmt, &has_row, &error);
      bench_fail_if (error);
    }
  return bench_cpu () - start;
}

static double
time_ours (TillidDb *db, const TillidScope *scope, const char *typed)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_cpu ();

  rows = tillid_search_people (db, scope, typed, TILLID_BENCH_TODAY, LIMIT, &error);
  bench_fail_if (error);
  return bench_cpu () - start;
}

static char *
without_vowels (const char *name)
{
  GString *text = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (strchr ("aeiou", *p) == NULL)
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/* What somebody types who looks for @id. */
static char *
typed_for (TillidDb *db, const TillidScope *scope, gint64 id, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    tillid_patient_list_rows (db, scope, &id, 1, TILLID_BENCH_TODAY, &error);
  const TillidPatientRow *row;

  bench_fail_if (error);
  row = rows->pdata[0];
  if (row->native_name != NULL)
    return g_strdup (row->native_name);
  if (n % 6 == 1)
    return without_vowels (row->display_name);
  if (n % 6 == 3)
    return g_strdup (row->birth_edtf);
  if (n % 2 == 0 && strchr (row->display_name, ' ') != NULL)
    return g_strdup (strchr (row->display_name, ' ') + 1);
  return g_strdup (row->display_name);
}

/* A clinician who works with %N_OWN of all patients, the others with somebody else: nobody is open to everybody. The courses
 * stand in a transaction that is taken back. */
static void
hold_everybody (TillidDb *db, gint64 owner, gint64 clinician)
{
  g_autofree char *courses = g_strdup_printf (
    "INSERT INTO course (id, version, patient, key_contact) SELECT -person, 1, person,"
    " CASE WHEN row_number() OVER (ORDER BY person) %% %d = 0 THEN %" G_GINT64_FORMAT
    " ELSE %" G_GINT64_FORMAT " END FROM person_key WHERE listed = 1",
    PATIENTS / N_OWN, clinician, owner);
  g_autoptr (GError) error = NULL;

  tillid_db_exec (db, courses, &error);
  bench_fail_if (error);
  tillid_db_exec (db, "UPDATE person_key SET held = 1", &error);
  bench_fail_if (error);
}

static double
time_list (TillidDb *db, const TillidScope *scope, guint *out_n)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_cpu ();

  ids = tillid_patient_list_ids (db, scope, &error);
  bench_fail_if (error);
  rows = tillid_patient_list_rows (db, scope, (const gint64 *) ids->data, MIN (ids->len, LIMIT),
                                   TILLID_BENCH_TODAY, &error);
  bench_fail_if (error);
  *out_n = ids->len;
  return bench_cpu () - start;
}

/* The list of open patients, and a search among everybody, for whoever may open a few and whoever may open all. */
static void
measure_rights (TillidSession *session, const GPtrArray *people)
{
  TillidDb *db = tillid_session_get_db (session);
  const gint64 owner = tillid_session_get_member (session)->record.id;
  const TillidViewer lead = { owner, TILLID_ROLE_LEAD, TILLID_BENCH_TODAY, FALSE, FALSE };
  const TillidViewer clinician = { owner + 1, TILLID_ROLE_CLINICIAN, TILLID_BENCH_TODAY, FALSE,
                                   FALSE };
  const TillidViewer *const viewers[] = { &lead, &clinician };
  const char *const who[] = { "a lead", "a clinician with 300 patients" };
  g_autoptr (GError) error = NULL;

  tillid_db_begin (db, &error);
  bench_fail_if (error);
  hold_everybody (db, owner, owner + 1);
  for (guint v = 0; v < G_N_ELEMENTS (viewers); v++)
    {
      g_autoptr (TillidScope) scope = tillid_scope_new_for (TILLID_SCOPE_LIST, viewers[v], 0);
      g_autoptr (GArray) lists = bench_sample_new ();
      g_autoptr (GArray) searches = bench_sample_new ();
      g_autofree char *list = g_strdup_printf ("patients: list and first rows, %s", who[v]);
      g_autofree char *search = g_strdup_printf ("search: p99 for %s", who[v]);
      guint n = 0;

      for (guint i = 0; i < 20; i++)
        bench_sample_add (lists, time_list (db, scope, &n));
      for (guint i = 0; i < people->len; i++)
        bench_sample_add (searches, time_ours (db, scope, g_ptr_array_index (people, i)));
      bench_note (list, bench_sample_quantile (lists, 0.5), "ms");
      bench_note (search, bench_sample_quantile (searches, 0.99), "ms");
    }
  tillid_db_rollback (db);
}

int
main (void)
{
  g_autofree char *path = bench_clinic_dup_path (&(BenchClinicSize){ PATIENTS, 0, FALSE, 0 });
  g_autoptr (GArray) ours = bench_sample_new ();
  g_autoptr (GArray) bare = bench_sample_new ();
  g_autoptr (GArray) unranked = bench_sample_new ();
  g_autoptr (GArray) candidates = bench_sample_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  TillidDb *db;

  session = tillid_session_open (path, NULL, TILLID_SESSION_DIRECT, &error);
  bench_fail_if (error);
  db = tillid_session_get_db (session);
  scope = tillid_session_open_system (session);
  ids = tillid_patient_list_ids (db, scope, &error);
  bench_fail_if (error);

  for (guint n = 0; n < N_PEOPLE; n++)
    {
      gint64 id = g_array_index (ids, gint64, (guint64) n * ids->len / N_PEOPLE);
      g_autofree char *typed = typed_for (db, scope, id, n);

      for (const char *end = typed; *end != '\0' && end - typed < 24;)
        {
          g_autofree char *so_far = NULL;

          end = g_utf8_next_char (end);
          so_far = g_strndup (typed, end - typed);
          if (strchr (" -", end[-1]) != NULL)
            continue;
          bench_sample_add (bare, time_bare (db, bare_sql, LIMIT, so_far));
          bench_sample_add (unranked, time_bare (db, unranked_sql, LIMIT, so_far));
          bench_sample_add (candidates, time_bare (db, unranked_sql, CANDIDATES, so_far));
          bench_sample_add (ours, time_ours (db, scope, so_far));
          g_ptr_array_add (people, g_steal_pointer (&so_far));
        }
    }

  bench_figure ("search: keystroke to rows, 100 000 patients, p99",
                bench_sample_quantile (ours, 0.99), 16.0, "ms");
  bench_figure ("search: p99 to p99 of the bare FTS5 query",
                bench_sample_quantile (ours, 0.99) / bench_sample_quantile (bare, 0.99), 2.0, "x");
  bench_note ("search: median", bench_sample_quantile (ours, 0.5), "ms");
  bench_note ("search: median of the bare FTS5 query", bench_sample_quantile (bare, 0.5), "ms");
  bench_note ("search: p99 of the bare FTS5 query", bench_sample_quantile (bare, 0.99), "ms");
  bench_note ("search: p99 of the same without rank", bench_sample_quantile (unranked, 0.99), "ms");
  bench_note ("search: p99 of the same for 400 candidates",
              bench_sample_quantile (candidates, 0.99), "ms");
  bench_note ("search: median of that", bench_sample_quantile (candidates, 0.5), "ms");
  measure_rights (session, people);
  return 0;
}
