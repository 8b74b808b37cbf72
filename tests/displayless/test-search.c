/* test-search.c - a patient is found however the name is typed, at any size of the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-search.h"

#include <string.h>

#include "tillid-access-log.h"
#include "tillid-name-keys.h"
#include "tillid-store-fixture.h"

#define TODAY 20522 /* 10 March 2026 */

/* The display names found for @typed, joined by "|". */
static char *
found (Fixture *f, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = tillid_search_people (f->db, f->list, typed, TODAY, 10, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                            ((TillidPatientRow *) rows->pdata[i])->display_name);
  return g_strdup (names->str);
}

static void
assert_found (Fixture *f, const char *typed, const char *expected)
{
  g_autofree char *names = found (f, typed);

  g_test_message ("typed: %s", typed);
  g_assert_cmpstr (names, ==, expected);
}

static gint64
add_born (Fixture *f, const char *name, int year, int month, int day)
{
  TillidPerson *person = tillid_person_new ();
  gint64 id;

  person->birth = tillid_told_new_day (tillid_day_from_ymd (year, month, day));
  id = fixture_add_id (f, person);
  fixture_add_name (f, id, name);
  return id;
}

static void
test_names (Fixture *f, gconstpointer data)
{
  gint64 salma = fixture_add_patient_id (f, "Salma Nasir Abboud");

  fixture_add_name (f, salma, "سلمى ناصر عبود");
  fixture_add_patient_id (f, "Søren Ågård");
  fixture_add_patient_id (f, "Шукри Мамедова");
  fixture_add_patient_id (f, "Ali Reza");

  assert_found (f, "salma", "Salma Nasir Abboud");
  assert_found (f, "SALM", "Salma Nasir Abboud");
  assert_found (f, "abboud salma", "Salma Nasir Abboud"); /* any order */
  assert_found (f, "abb sal", "Salma Nasir Abboud");
  assert_found (f, "سلمى", "Salma Nasir Abboud"); /* own script */
  assert_found (f, "سل", "Salma Nasir Abboud");
  assert_found (f, "Selma", "Salma Nasir Abboud"); /* another spelling: the skeleton */
  assert_found (f, "Abbud", "Salma Nasir Abboud");
  assert_found (f, "salma yusuf", ""); /* every word must be found */
  assert_found (f, "agard", "Søren Ågård");
  assert_found (f, "Ågård", "Søren Ågård");
  assert_found (f, "soren", "Søren Ågård");
  assert_found (f, "shukri", "Шукри Мамедова");
  assert_found (f, "aly", "Ali Reza");
}

static void
test_native_beside (Fixture *f, gconstpointer data)
{
  gint64 salma = fixture_add_patient_id (f, "Salma Nasir Abboud");
  TillidPersonLanguage *arabic = tillid_person_language_new ();
  TillidPersonLanguage *kurdish = tillid_person_language_new ();
  TillidCourse *course = tillid_course_new ();
  static const struct
  {
    TillidVisitStatus status;
    int day;
  } visits[] = { { TILLID_VISIT_STATUS_ATTENDED, TODAY - 30 },
                 { TILLID_VISIT_STATUS_ATTENDED, TODAY - 3 },
                 { TILLID_VISIT_STATUS_MISSED, TODAY - 1 },
                 { TILLID_VISIT_STATUS_PLANNED, TODAY - 2 }, /* nobody wrote what became of it */
                 { TILLID_VISIT_STATUS_PLANNED, TODAY + 9 },
                 { TILLID_VISIT_STATUS_PLANNED, TODAY + 4 } };
  gint64 nurse = fixture_add_member (f, "Lise", TILLID_PROFESSION_NURSE);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const TillidPatientRow *row;

  g_test_summary ("What a row shows beside the name");
  fixture_add_name (f, salma, "سلمى ناصر عبود");
  kurdish->patient = arabic->patient = course->patient = salma;
  tillid_set_text (&kurdish->language, "ku");
  tillid_set_text (&arabic->language, "ar-IQ");
  arabic->preferred = TRUE;
  course->key_contact = nurse;
  course->started = TODAY - 100;
  fixture_add_id (f, kurdish);
  fixture_add_id (f, arabic);
  fixture_add_id (f, course);
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      TillidVisit *visit = tillid_visit_new ();

      visit->patient = salma;
      visit->status = visits[i].status;
      visit->day = visits[i].day;
      fixture_add_id (f, visit);
    }

  rows = tillid_search_people (f->db, f->list, "salma", TODAY, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->id, ==, salma);
  g_assert_cmpstr (row->native_name, ==, "سلمى ناصر عبود");
  g_assert_cmpstr (row->languages, ==, "ar-IQ ku");
  g_assert_cmpint (row->key_contact, ==, nurse);
  g_assert_cmpint (row->last_visit, ==, TODAY - 3);
  g_assert_cmpint (row->next_visit, ==, TODAY + 4);
  g_assert_cmpint (row->birth.start_earliest, ==, TILLID_ABSENT);
}

static void
test_ranking (Fixture *f, gconstpointer data)
{
  gint64 arabic = fixture_add_patient_id (f, "Anna Berg");

  /* By the rule: whole word, beginning, Latin letters, skeleton; ties by name. */
  fixture_add_patient_id (f, "Marit Olsen");  /* skeleton mrt */
  fixture_add_patient_id (f, "Zoe Mart");     /* whole word */
  fixture_add_patient_id (f, "Martine Dahl"); /* beginning */
  fixture_add_patient_id (f, "Amal Mart");    /* whole word, earlier name */
  fixture_add_name (f, arabic, "Март");       /* Latin letters */
  assert_found (f, "mart", "Amal Mart|Zoe Mart|Martine Dahl|Anna Berg|Marit Olsen");
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  gint64 salma = add_born (f, "Salma Nasir", 1971, 3, 5);
  TillidIdentifier *number = tillid_identifier_new ();

  add_born (f, "Yusuf Karim", 1988, 11, 23);
  number->patient = salma;
  tillid_set_text (&number->value, "050371-4321");
  fixture_add_id (f, number);

  assert_found (f, "050371-4321", "Salma Nasir");
  assert_found (f, "0503", "Salma Nasir");
  assert_found (f, "4321", "Salma Nasir");
  assert_found (f, "1971-03-05", "Salma Nasir");
  assert_found (f, "5.3.1971", "Salma Nasir");
  assert_found (f, "5/3/1971 sal", "Salma Nasir");
  assert_found (f, "1988", "Yusuf Karim");
  assert_found (f, "karim 1971", "");
}

static void
test_harmless (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = {
    "\"",
    "sal\"ma",
    "salma*",
    "salma AND",
    "NOT salma",
    "salma OR",
    "^salma",
    "(salma",
    "salma)",
    "original : salma",
    "{original} : x",
    "NEAR(salma nasir, 2)",
    "-salma",
    "salma +",
    "'; DROP TABLE x",
    "salma\\",
    "%",
    "_",
    "salma\xff",
    "\xed\xa0",
    "a\xcc\x81",
    "𞤀𞤣𞤤𞤢𞤥",
    "ሰላም",
    "مُحَمَّد",
    "َ",
    "ـ",
    "①²½",
    "salma-nasir",
    "sal.ma",
    "ß",
    "O'Brien",
    "d’Arc",
    "李小龍",
    "กขค",
    "नमस्ते",
    "\n\t",
  };
  gint64 salma = fixture_add_patient_id (f, "Salma Nasir");

  g_test_summary (
    "Nothing that is typed is taken for the syntax of FTS5, or for a phrase it cannot look up");
  fixture_add_name (f, salma, "مُحَمَّد नमस्ते 𞤀𞤣𞤤𞤢𞤥 O'Brien");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      g_test_message ("%u", i);
      rows = tillid_search_people (f->db, f->list, typed[i], TODAY, 10, &error);
      g_assert_no_error (error);
      g_assert_nonnull (rows);
    }
  assert_found (f, "salma*", "Salma Nasir");
  assert_found (f, "salma-nasir", "Salma Nasir");
  assert_found (f, "(salma", "Salma Nasir");
  assert_found (f, "مُحَمَّد", "Salma Nasir");
  assert_found (f, "O'Brien", "Salma Nasir");
  assert_found (f, "नमस्ते", "Salma Nasir");
}

static void
test_empty_is_everybody (Fixture *f, gconstpointer data)
{
  fixture_add_patient_id (f, "Zahra");
  fixture_add_patient_id (f, "Émile");
  fixture_add_patient_id (f, "Adam");
  assert_found (f, "", "Adam|Émile|Zahra");
  assert_found (f, " - ", "Adam|Émile|Zahra");
}

static void
test_only_listed (Fixture *f, gconstpointer data)
{
  TillidPerson *relative = tillid_person_new ();
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Entered in error");
  g_autoptr (TillidPerson) wrong = fixture_add_patient (f, "Wrong Person", 0);
  g_autoptr (TillidRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  TillidPerson *draft;
  gint64 cousin;

  relative->role = TILLID_PERSON_ROLE_RELATIVE;
  cousin = fixture_add_id (f, relative);
  fixture_add_name (f, cousin, "Cousin Person");
  fixture_add_patient_id (f, "Right Person");
  stored =
    tillid_record_table_get (f->db, f->system, &tillid_person_type, wrong->record.id, &error);
  draft = tillid_person_edit ((TillidPerson *) stored);
  draft->record.state = TILLID_RECORD_IN_ERROR;
  tillid_edit_take (edit, tillid_record_seal (draft));
  fixture_apply (f, edit);

  assert_found (f, "person", "Right Person");
  assert_found (f, "", "Right Person");
}

static void
open_patient (Fixture *f, gint64 by, gint64 patient)
{
  g_autoptr (GError) error = NULL;

  tillid_access_log_append (f->db, 1, by, patient, "patient", NULL, NULL, 0, &error);
  g_assert_no_error (error);
}

static void
test_recent (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  open_patient (f, 1, 11);
  open_patient (f, 1, 12);
  open_patient (f, 2, 13); /* somebody else's */
  open_patient (f, 1, 14);
  open_patient (f, 1, 12);
  ids = tillid_search_recent (f->db, f->list, 2, &error); /* the viewer is member 1 */
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 12);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 14);
}

static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asked[3];

  fixture_add_patient_id (f, "Bo");
  fixture_add_patient_id (f, "Adam");
  fixture_add_patient_id (f, "Cæcilie");
  ids = tillid_patient_list_ids (f->db, f->list, &error);
  g_assert_cmpuint (ids->len, ==, 3);
  asked[0] = g_array_index (ids, gint64, 2);
  asked[1] = 999; /* nobody */
  asked[2] = g_array_index (ids, gint64, 0);
  rows = tillid_patient_list_rows (f->db, f->list, asked, 3, TODAY, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((TillidPatientRow *) rows->pdata[0])->display_name, ==, "Cæcilie");
  g_assert_cmpstr (((TillidPatientRow *) rows->pdata[1])->display_name, ==, "Adam");
}

static void
test_plans (Fixture *f, gconstpointer data)
{
  const char *const queries[] = { tillid_patient_list_ids_sql, tillid_patient_list_row_sql,
                                  tillid_search_recent_sql };
  const char *const matches[] = { tillid_search_match_sql, tillid_search_ranked_sql };
  g_autofree char *ids = NULL, *recent = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *plan = fixture_plan (f->db, queries[i]);
      g_auto (GStrv) steps = g_strsplit (plan, "\n", -1);

      g_test_message ("%s\n%s", queries[i], plan);
      /* What a subquery found is read whole; no table is. */
      for (guint j = 0; steps[j] != NULL; j++)
        g_assert_true (!g_str_has_prefix (steps[j], "SCAN") ||
                       g_str_equal (steps[j], "SCAN spoken"));
    }
  /* The long list and the log are read in the order of an index, never sorted. */
  ids = fixture_plan (f->db, tillid_patient_list_ids_sql);
  g_assert_nonnull (strstr (ids, "COVERING INDEX person_key_sort"));
  g_assert_null (strstr (ids, "TEMP B-TREE"));
  recent = fixture_plan (f->db, tillid_search_recent_sql);
  g_assert_nonnull (strstr (recent, "access_log_by"));
  g_assert_null (strstr (recent, "TEMP B-TREE"));
  /* One look into FTS5 ("M": by MATCH), then each person by id. */
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      g_autofree char *match = fixture_plan (f->db, matches[i]);

      g_test_message ("%s", match);
      g_assert_nonnull (strstr (match, "SCAN s VIRTUAL TABLE INDEX 0:M"));
      g_assert_nonnull (strstr (match, "SEARCH k USING INTEGER PRIMARY KEY"));
      g_assert_null (strstr (match, "TEMP B-TREE"));
    }
}

static const char *const given[] = { "Mohamed", "Fatima", "Ahmad", "Amina",   "Yusuf",
                                     "Maryam",  "Hassan", "Zahra", "Ibrahim", "Leila",
                                     "Omar",    "Aisha",  "Abdi",  "Salma",   "Mustafa",
                                     "Nour",    "Khalid", "Rania", "Samir",   "Huda" };
static const char *const family[] = { "Abboud",  "Rahimi", "Hussein", "Tesfay", "Karimi", "Nasir",
                                      "Haddad",  "Osman",  "Mansour", "Azizi",  "Yilmaz", "Demir",
                                      "Warsame", "Jama",   "Sharif",  "Farah",  "Saleh" };

/* Rows as the store writes them, without the revisions. */
static void
fill (Fixture *f, int n)
{
  static const char *const inserts[] = {
    "INSERT INTO person (id, version) VALUES (?1, 1)",
    "INSERT INTO person_key (person, sort_key, display_name, listed) VALUES (?1, ?2, ?3, 1)",
    "INSERT INTO name_search (rowid, original, latin, skeleton, number) VALUES (?1, ?2, ?4, ?5, "
    "?6)",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  fixture_exec (f, "BEGIN");
  for (int i = 1; i <= n; i++)
    {
      g_auto (TillidNameKeys) keys = { 0 };
      g_autofree char *name =
        g_strdup_printf ("%s %s%s %s", given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
                         family[g_rand_int_range (rand, 0, G_N_ELEMENTS (family))],
                         g_rand_boolean (rand) ? "i" : "a",
                         family[g_rand_int_range (rand, 0, G_N_ELEMENTS (family))]);
      g_autofree char *number = g_strdup_printf ("%06d-%04d 19%02d-%02d-%02d", i, i % 10000,
                                                 i % 90 + 10, i % 12 + 1, i % 28 + 1);

      tillid_name_keys_init (&keys, name);
      for (guint j = 0; j < G_N_ELEMENTS (inserts); j++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (TillidStmt) stmt = tillid_db_borrow (f->db, inserts[j], &error);

          tillid_stmt_bind_int (stmt, 1, i);
          tillid_stmt_bind_text (stmt, 2, keys.folded);
          tillid_stmt_bind_text (stmt, 3, name);
          tillid_stmt_bind_text (stmt, 4, keys.latin);
          tillid_stmt_bind_text (stmt, 5, keys.skeleton);
          tillid_stmt_bind_text (stmt, 6, number);
          g_assert_true (tillid_stmt_run (stmt, &error));
        }
    }
  fixture_exec (f, "COMMIT");
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
test_speed (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "mohamed hussein", "fatma abbud", "1971-03",
                                       "selma",           "a",           "zzz" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double p99;

  if (!g_test_perf ())
    {
      g_test_skip ("measured with -m perf");
      return;
    }
  fill (f, 100000);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = typed[i] + 1; end <= typed[i] + strlen (typed[i]); end++)
      {
        g_autofree char *part = g_strndup (typed[i], (gsize) (end - typed[i]));
        g_autofree char *names = NULL;
        double time;

        g_test_timer_start ();
        names = found (f, part);
        time = g_test_timer_elapsed () * 1000;
        g_test_message ("%-16s %6.2f ms", part, time);
        g_array_append_val (times, time);
      }
  g_array_sort (times, compare_times);
  p99 = g_array_index (times, double, times->len * 99 / 100);
  g_test_minimized_result (p99, "keystroke to rows at 100 000 patients: p99 %.2f ms", p99);
  g_assert_cmpfloat (p99, <=, 16);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/store/search/names", test_names);
  ADD ("/store/search/row", test_native_beside);
  ADD ("/store/search/ranking", test_ranking);
  ADD ("/store/search/numbers", test_numbers);
  ADD ("/store/search/harmless", test_harmless);
  ADD ("/store/search/empty", test_empty_is_everybody);
  ADD ("/store/search/only-listed", test_only_listed);
  ADD ("/store/search/recent", test_recent);
  ADD ("/store/search/pages", test_pages);
  ADD ("/store/search/plans", test_plans);
  ADD ("/store/search/speed", test_speed);
  return g_test_run ();
}
