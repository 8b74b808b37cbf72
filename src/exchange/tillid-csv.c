/* tillid-csv.c - comma-separated values, strictly
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A whole table in memory, read by #TillidCsvReader: cells in one buffer, each ending with a zero byte; a row is known by its
 * line and its first cell. */
#include "config.h"

#include "tillid-csv.h"

#include "tillid-csv-reader.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _TillidCsv
{
  GString *cells;  /* (owned): all cells, zero-terminated */
  GArray *offsets; /* (owned) (element-type gsize): where each cell begins */
  GArray *
    lines; /* (owned) (element-type guint): the line on which each row begins, the header's first */
  guint n_columns;
};

/**
 * tillid_csv_parse:
 * @text: (array length=length): the whole file
 * @length: bytes
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the line
 *
 * Reads a table with a header line. Empty lines at the end are no rows.
 *
 * Returns: (transfer full) (nullable): the table
 */
TillidCsv *
tillid_csv_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (TillidCsv) self = g_new0 (TillidCsv, 1);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (TillidCsvReader) reader = NULL;
  g_autoptr (GError) wrong = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self->cells = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  stream = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  reader = tillid_csv_reader_new (stream, NULL);
  while (tillid_csv_reader_next (reader, &wrong))
    {
      const guint line = tillid_csv_reader_get_line (reader);

      g_array_append_val (self->lines, line);
      for (guint i = 0; i < tillid_csv_reader_get_n_columns (reader); i++)
        {
          const char *cell = tillid_csv_reader_get_cell (reader, i);
          const gsize offset = self->cells->len;

          g_array_append_val (self->offsets, offset);
          g_string_append_len (self->cells, cell, (gssize) strlen (cell) + 1);
        }
    }
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  self->n_columns = tillid_csv_reader_get_n_columns (reader);
  return g_steal_pointer (&self);
}

/**
 * tillid_csv_free:
 * @self: (transfer full) (nullable): a table
 */
void
tillid_csv_free (TillidCsv *self)
{
  if (self == NULL)
    return;
  g_string_free (self->cells, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * tillid_csv_n_columns:
 * @self: a table
 *
 * Returns: cells in each row
 */
guint
tillid_csv_n_columns (const TillidCsv *self)
{
  return self->n_columns;
}

/**
 * tillid_csv_n_rows:
 * @self: a table
 *
 * Returns: rows, without the header
 */
guint
tillid_csv_n_rows (const TillidCsv *self)
{
  return self->lines->len - 1;
}

/**
 * tillid_csv_line:
 * @self: a table
 * @row: a row
 *
 * Returns: the line of the file on which @row begins, counted from 1
 */
guint
tillid_csv_line (const TillidCsv *self, guint row)
{
  g_return_val_if_fail (row < tillid_csv_n_rows (self), 0);

  return g_array_index (self->lines, guint, row + 1);
}

static const char *
cell_at (const TillidCsv *self, guint index)
{
  return self->cells->str + g_array_index (self->offsets, gsize, index);
}

/**
 * tillid_csv_header:
 * @self: a table
 * @column: a column
 *
 * Returns: (transfer none): its name
 */
const char *
tillid_csv_header (const TillidCsv *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);

  return cell_at (self, column);
}

/**
 * tillid_csv_cell:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none): the cell, empty if nothing stands in it
 */
const char *
tillid_csv_cell (const TillidCsv *self, guint row, guint column)
{
  g_return_val_if_fail (row < tillid_csv_n_rows (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return cell_at (self, (row + 1) * self->n_columns + column);
}

/**
 * tillid_csv_find_column:
 * @self: a table
 * @name: a name in lower case
 * @after: a column, or -1 to begin with the first
 *
 * Returns: the next column of that name after @after, whatever its case and the space around it, or -1
 */
int
tillid_csv_find_column (const TillidCsv *self, const char *name, int after)
{
  for (guint i = (guint) (after + 1); i < self->n_columns; i++)
    {
      g_autofree char *header = g_strstrip (g_strdup (tillid_csv_header (self, i)));

      if (g_ascii_strcasecmp (header, name) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
is_number (const char *cell)
{
  char *end;

  g_ascii_strtod (cell, &end);
  /* What begins like a number and is none ends elsewhere; "-inf" and hexadecimals are no numbers of ours. */
  return end != cell && *end == '\0' && strspn (cell, "+-.0123456789eE") == strlen (cell);
}

/**
 * tillid_csv_append_row:
 * @out: where to
 * @cells: (array length=n_cells): the cells; %NULL is an empty one
 * @n_cells: how many
 * @style: for whom
 *
 * Writes one line with CR LF. In %TILLID_CSV_SPREADSHEET a cell that begins with = + - @, a tab or a line break and is not
 * a negative number is quoted and begins with an apostrophe: a spreadsheet then shows it, with the plus of a telephone number,
 * and runs nothing.
 */
void
tillid_csv_append_row (GString *out, const char *const *cells, guint n_cells, TillidCsvStyle style)
{
  g_return_if_fail (out != NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";
      gboolean guarded = style == TILLID_CSV_SPREADSHEET && cell[0] != '\0' &&
                         strchr ("=+-@\t\r\n", cell[0]) != NULL &&
                         !(cell[0] == '-' && is_number (cell));
      /* Bare, one empty cell alone would be no row, and a mark at the beginning no part of a cell. */
      gboolean quoted = guarded || (n_cells == 1 && cell[0] == '\0') ||
                        g_str_has_prefix (cell, BYTE_ORDER_MARK) ||
                        strpbrk (cell, ",;\t\"\r\n") != NULL || g_ascii_isspace (cell[0]) ||
                        (cell[0] != '\0' && g_ascii_isspace (cell[strlen (cell) - 1]));

      if (i > 0)
        g_string_append_c (out, ',');
      if (quoted)
        g_string_append_c (out, '"');
      if (guarded)
        g_string_append_c (out, '\'');
      for (const char *c = cell; *c != '\0'; c++)
        {
          if (*c == '"')
            g_string_append_c (out, '"');
          g_string_append_c (out, *c);
        }
      if (quoted)
        g_string_append_c (out, '"');
    }
  g_string_append (out, "\r\n");
}
