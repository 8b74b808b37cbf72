/* fuzz-csv.c - CSV files from elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz.h"
#include "tillid-csv.h"
#include "tillid-visits-csv.h"

/* Writes the header (row -1) or a row as a script would get it. */
static void
write_row (GString *out, const TillidCsv *csv, int row)
{
  guint n = tillid_csv_n_columns (csv);
  g_autofree const char **cells = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    cells[i] = row < 0 ? tillid_csv_header (csv, i) : tillid_csv_cell (csv, (guint) row, i);
  tillid_csv_append_row (out, cells, n, TILLID_CSV_MACHINE);
}

static GString *
write_all (const TillidCsv *csv)
{
  GString *out = g_string_new (NULL);

  for (int row = -1; row < (int) tillid_csv_n_rows (csv); row++)
    write_row (out, csv, row);
  return out;
}

/* What was read can be written, and reading that gives the same again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidCsv) csv = tillid_csv_parse ((const char *) data, size, &error);
  g_autoptr (TillidVisitsCsv) visits = tillid_visits_csv_read ((const char *) data, size, NULL);
  g_autoptr (TillidCsv) again = NULL;
  g_autoptr (GString) first = NULL;
  g_autoptr (GString) second = NULL;

  g_assert_true ((csv == NULL) == (error != NULL));
  g_assert_true (csv != NULL || visits == NULL);
  if (csv == NULL)
    return 0;
  first = write_all (csv);
  again = tillid_csv_parse (first->str, first->len, &error);
  g_assert_no_error (error);
  second = write_all (again);
  g_assert_true (g_string_equal (first, second));
  return 0;
}
