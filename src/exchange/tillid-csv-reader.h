/* tillid-csv-reader.h - comma-separated values, row by row
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TillidCsvReader:
 *
 * Reads a table of any length in little memory: a row is known until the next one is read.
 */
typedef struct _TillidCsvReader TillidCsvReader;

TillidCsvReader *tillid_csv_reader_new (GInputStream *stream,
                                        GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void tillid_csv_reader_free (TillidCsvReader *self);
gboolean tillid_csv_reader_next (TillidCsvReader *self, GError **error);
guint tillid_csv_reader_get_n_columns (const TillidCsvReader *self);
guint tillid_csv_reader_get_line (const TillidCsvReader *self);
char *tillid_csv_reader_get_cell (const TillidCsvReader *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCsvReader, tillid_csv_reader_free)

G_END_DECLS
