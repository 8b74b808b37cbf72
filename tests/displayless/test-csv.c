/* test-csv.c - tables read strictly and written safely
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-csv.h"
#include "tillid-continuity.h"
#include "tillid-exchange-error.h"
#include "tillid-visits-csv.h"

#include <math.h>
#include <string.h>

static TillidCsv *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TillidCsv *csv = tillid_csv_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return csv;
}

static void
test_rfc (void)
{
  g_autoptr (TillidCsv) csv = parse ("\xef\xbb\xbf"
                                     "a,b,c\r\n"
                                     "1,\"two, \"\"2\"\"\",\r\n"
                                     "\"line\nbreak\",,\"\"\n"
                                     "x,y,z");

  g_assert_cmpuint (tillid_csv_n_columns (csv), ==, 3);
  g_assert_cmpuint (tillid_csv_n_rows (csv), ==, 3);
  g_assert_cmpstr (tillid_csv_header (csv, 0), ==, "a");
  g_assert_cmpstr (tillid_csv_cell (csv, 0, 1), ==, "two, \"2\"");
  g_assert_cmpstr (tillid_csv_cell (csv, 0, 2), ==, "");
  g_assert_cmpstr (tillid_csv_cell (csv, 1, 0), ==, "line\nbreak");
  g_assert_cmpstr (tillid_csv_cell (csv, 1, 2), ==, "");
  g_assert_cmpstr (tillid_csv_cell (csv, 2, 2), ==, "z");
  g_assert_cmpuint (tillid_csv_line (csv, 1), ==, 3);
  /* The row after a cell of two lines. */
  g_assert_cmpuint (tillid_csv_line (csv, 2), ==, 5);
  g_assert_cmpint (tillid_csv_find_column (csv, "c", -1), ==, 2);
  g_assert_cmpint (tillid_csv_find_column (csv, "d", -1), ==, -1);
}

static void
test_separators (void)
{
  static const char *const texts[] = { "A;\"b,c\"; D \n1;2,5;3\n\n\n",
                                       "A\t\"b,c\"\t D \n1\t2,5\t3\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TillidCsv) csv = parse (texts[i]);

      g_assert_cmpuint (tillid_csv_n_columns (csv), ==, 3);
      g_assert_cmpuint (tillid_csv_n_rows (csv), ==, 1);
      g_assert_cmpstr (tillid_csv_cell (csv, 0, 1), ==, "2,5");
      g_assert_cmpint (tillid_csv_find_column (csv, "d", -1), ==, 2);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } wrong[] = {
    { "a,b\n1,2\n1,2,3\n", "Line 3" },
    { "a,b\n1\n", "Line 2" },
    { "a,b\n\n1,2\n", "Line 2" },
    { "a,b\n1,x\"y\n", "Line 2" },
    { "a,b\n\"1\"x,2\n", "Line 2" },
    { "a,b\n1,2\n3,\"four\n5,6\n", "line 3" },
    { "a,b\n1,\"2\n\n\"x\n", "Line 4" },
    { "a,b\n1,2\r3,4\n", "Line 2" },
    { "a,b\n1,\xff\n", "Line 2" },
    { "\n\n", "empty" },
    { "", "empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidCsv) csv = tillid_csv_parse (wrong[i].text, strlen (wrong[i].text), &error);

      g_assert_null (csv);
      g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, wrong[i].place));
    }
}

static void
test_zero_byte (void)
{
  static const char text[] = "a,b\n1,\0\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (tillid_csv_parse (text, sizeof text - 1, &error));
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX);
}

static void
test_write (void)
{
  static const char *const cells[] = { "plain", NULL,   "a,b", "say \"so\"", " space", "=1+1",
                                       "-2.5",  "+456", "@x",  "-",          "1\n2" };
  g_autoptr (GString) machine = g_string_new (NULL);
  g_autoptr (GString) people = g_string_new (NULL);
  g_autoptr (TillidCsv) again = NULL;

  tillid_csv_append_row (machine, cells, G_N_ELEMENTS (cells), TILLID_CSV_MACHINE);
  g_assert_cmpstr (machine->str, ==,
                   "plain,,\"a,b\",\"say \"\"so\"\"\",\" space\",=1+1,-2.5,+456,@x,-,\"1\n2\"\r\n");
  tillid_csv_append_row (people, cells, G_N_ELEMENTS (cells), TILLID_CSV_SPREADSHEET);
  g_assert_cmpstr (people->str, ==,
                   "plain,,\"a,b\",\"say \"\"so\"\"\",\" space\",\"'=1+1\",-2.5,\"'+456\",\"'@x\","
                   "\"'-\",\"1\n2\"\r\n");

  again = parse (machine->str);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (tillid_csv_header (again, i), ==, cells[i] != NULL ? cells[i] : "");
}

static TillidVisitsCsv *
read_visits (const char *text)
{
  g_autoptr (GError) error = NULL;
  TillidVisitsCsv *visits = tillid_visits_csv_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return visits;
}

static GArray *
points_of_all (const TillidVisitsCsv *visits)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));

  for (guint i = 0; i < tillid_visits_csv_get_n_patients (visits); i++)
    tillid_visits_csv_append_points (visits, i + 1, points);
  return points;
}

static void
test_visits (void)
{
  g_autoptr (TillidVisitsCsv) visits = read_visits ("provider;Date;patient;room\n"
                                                    "Bo;2025-01-02;P2;1\n"
                                                    "An;2025-01-02;P2;1\n"
                                                    "Bo;2025-01-02;P2;1\n"
                                                    ";2025-01-03;P2;1\n"
                                                    "An;2025-02-01; P1 ;2\n");
  g_autoptr (GArray) all = points_of_all (visits);
  const TillidContactPoint *points = (TillidContactPoint *) all->data;
  TillidContinuity c;

  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpuint (tillid_visits_csv_get_unknown_columns (visits)->len, ==, 1);
  g_assert_cmpstr (tillid_visits_csv_get_unknown_columns (visits)->pdata[0], ==, "room");
  g_assert_cmpstr (tillid_visits_csv_get_patient (visits, 1), ==, "P2");
  g_assert_cmpstr (tillid_visits_csv_get_patient (visits, 2), ==, "P1");
  g_assert_cmpstr (tillid_visits_csv_get_provider (visits, points[1].lead), ==, "An");
  g_assert_cmpint (points[3].lead, ==, 0);
  g_assert_cmpint (points[4].profession, ==, TILLID_ABSENT);

  /* Ties keep the order of the rows; the third row is the first one again. */
  tillid_continuity_compute (points, 4, TILLID_CONTINUITY_UNIT_PERSON, TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.n, ==, 2);
  g_assert_cmpint (c.secon.numerator, ==, 0);
  tillid_continuity_compute (points, 4, TILLID_CONTINUITY_UNIT_TEAM, TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.n, ==, 3);
  g_assert_cmpint (c.known_face.numerator, ==, 0);
}

static void
test_presence_column (void)
{
  g_autoptr (TillidVisitsCsv) visits = read_visits ("patient,date,provider,profession,presence\n"
                                                    "P,2025-01-02,Bo,nurse,Bo|An\n"
                                                    "P,2025-01-09,Cy,doctor,An; Cy\n");
  g_autoptr (GArray) all = points_of_all (visits);
  TillidContinuity c;

  tillid_continuity_compute ((TillidContactPoint *) all->data, 2, TILLID_CONTINUITY_UNIT_TEAM,
                             TILLID_PERIOD_OPEN, 365, &c);
  g_assert_cmpint (c.known_face.numerator, ==, 1);
  g_assert_cmpstr (tillid_visits_csv_get_provider (visits, 3), ==, "Cy");
}

static void
test_visits_refused (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } wrong[] = {
    { "patient,day,provider\nP,2025-01-02,A\n", "“date”" },
    { "patient,date,provider\nP,2025-01-02,A\nP,2025-02-30,A\n", "Line 3" },
    { "patient,date,provider\nP,02.01.2025,A\n", "Line 2" },
    { "patient,date,provider\n ,2025-01-02,A\n", "Line 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tillid_visits_csv_read (wrong[i].text, strlen (wrong[i].text), &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, wrong[i].place));
    }
}

static const char network[] = "patient,date,provider,profession\n"
                              "1,2025-01-01,A,GP\n1,2025-01-02,C,GP\n1,2025-01-03,D,Psychiatrist\n"
                              "2,2025-01-01,A,GP\n2,2025-01-02,D,Psychiatrist\n"
                              "3,2025-01-01,A,GP\n3,2025-01-02,D,Psychiatrist\n"
                              "4,2025-01-01,D,Psychiatrist\n5,2025-01-01,C,GP\n";

/* The care density vectors (see test-network.c) from files. */
static void
test_weights (void)
{
  static const char weights[] = "profession_a,profession_b,weight\nGP,GP,.3\nPsychiatrist,GP,1.6\n";
  static const char few[] = "profession_a,profession_b,weight\nGP,GP,.3\n";
  static const char twice[] = "profession_a,profession_b,weight\nGP,X,.3\nX,GP,.4\n";
  static const char word[] = "profession_a,profession_b,weight\nGP,X,much\n";
  g_autoptr (TillidVisitsCsv) visits = read_visits (network);
  g_autoptr (GArray) all = points_of_all (visits);
  const TillidContactPoint *points = (TillidContactPoint *) all->data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) good =
    tillid_visits_csv_read_weights (visits, weights, strlen (weights), &error);
  g_autoptr (GArray) missing = tillid_visits_csv_read_weights (visits, few, strlen (few), &error);
  g_autoptr (GArray) rows = NULL;
  TillidTypeWeight pair;

  g_assert_no_error (error);
  rows =
    tillid_network_compute (points, all->len, (TillidTypeWeight *) good->data, good->len, &pair);
  g_assert_cmpfloat_with_epsilon (
    g_array_index (rows, TillidCareDensity, 0).fragmented_care_density, 2.23333, 1e-5);
  g_assert_null (tillid_network_compute (points, all->len, (TillidTypeWeight *) missing->data,
                                         missing->len, &pair));
  tillid_visits_csv_set_missing_weight (visits, &pair, &error);
  g_assert_nonnull (strstr (error->message, "GP"));
  g_assert_nonnull (strstr (error->message, "Psychiatrist"));
  g_clear_error (&error);
  g_assert_null (tillid_visits_csv_read_weights (visits, twice, strlen (twice), &error));
  g_assert_nonnull (strstr (error->message, "Line 3"));
  g_clear_error (&error);
  g_assert_null (tillid_visits_csv_read_weights (visits, word, strlen (word), &error));
  g_assert_nonnull (strstr (error->message, "Line 2"));
}

static void
test_lists (void)
{
  static const char lists[] = "patient,person\n1,A\n2,D\n9,Z\n";
  static const char twice[] = "patient,person\n1,A\n1,D\n";
  g_autoptr (TillidVisitsCsv) visits = read_visits (network);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = tillid_visits_csv_read_lists (visits, lists, strlen (lists), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (
    tillid_visits_csv_get_provider (visits, g_array_index (entries, TillidListEntry, 2).person), ==,
    "Z");
  g_assert_null (tillid_visits_csv_read_lists (visits, twice, strlen (twice), &error));
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "Line 3"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/rfc", test_rfc);
  g_test_add_func ("/exchange/csv/separators", test_separators);
  g_test_add_func ("/exchange/csv/refused", test_refused);
  g_test_add_func ("/exchange/csv/zero-byte", test_zero_byte);
  g_test_add_func ("/exchange/csv/write", test_write);
  g_test_add_func ("/exchange/csv/visits", test_visits);
  g_test_add_func ("/exchange/csv/presence-column", test_presence_column);
  g_test_add_func ("/exchange/csv/visits-refused", test_visits_refused);
  g_test_add_func ("/exchange/csv/weights", test_weights);
  g_test_add_func ("/exchange/csv/lists", test_lists);
  return g_test_run ();
}
