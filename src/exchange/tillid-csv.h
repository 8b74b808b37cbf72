/* tillid-csv.h - comma-separated values, strictly
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidCsv:
 *
 * A table that has been read: a header and rows with as many cells. Never changes.
 */
typedef struct _TillidCsv TillidCsv;

/**
 * TillidCsvStyle:
 * @TILLID_CSV_MACHINE: cells as they are: for programs
 * @TILLID_CSV_SPREADSHEET: for people with a spreadsheet: a cell that would be run as a formula begins with an apostrophe
 *
 * How a row is written.
 */
typedef enum
{
  TILLID_CSV_MACHINE,
  TILLID_CSV_SPREADSHEET,
} TillidCsvStyle;

TillidCsv *
tillid_csv_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_csv_free (TillidCsv *self);
guint tillid_csv_n_columns (const TillidCsv *self);
guint tillid_csv_n_rows (const TillidCsv *self);
guint tillid_csv_line (const TillidCsv *self, guint row);
const char *tillid_csv_header (const TillidCsv *self, guint column);
const char *tillid_csv_cell (const TillidCsv *self, guint row, guint column);
int tillid_csv_find_column (const TillidCsv *self, const char *name, int after);

void
tillid_csv_append_row (GString *out, const char *const *cells, guint n_cells, TillidCsvStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCsv, tillid_csv_free)

G_END_DECLS
