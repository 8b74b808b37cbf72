/* tillid-csv.c - comma-separated values, strictly
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* RFC 4180 in UTF-8, with three liberties: a byte order mark is skipped, lines may end with LF alone, and the separator may be
 * a semicolon or a tab if the header line has more of them than of commas. Everything else is refused with the number of the
 * physical line: a quotation mark inside a bare cell, text after a closing one, a cell that never closes, a row
 * with another number of cells than the header. Nothing is guessed and nothing repaired.
 *
 * Cells are unquoted into one buffer, each ending with a zero byte; a row is known by its line and its first cell. */
#include "config.h"

#include "tillid-csv.h"

#include "tillid-exchange-error.h"
#include "tillid-format.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
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

/* Where the reader stands. */
typedef struct
{
  const char *at;
  const char *end;
  guint line;
  char separator;
} Reader;

static gboolean
refuse (GError **error, const char *message, guint line)
{
  g_autofree char *number = tillid_format_number (line, NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX, message, number);
#pragma GCC diagnostic pop
  return FALSE;
}

static guint
line_of (const char *text, const char *at)
{
  guint line = 1;

  for (const char *c = text; c < at; c++)
    line += *c == '\n';
  return line;
}

/* The separator is the one that stands most often in the header line, outside quotation marks. */
static char
find_separator (const char *at, const char *end)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; at < end && (quoted || (*at != '\n' && *at != '\r')); at++)
    {
      quoted ^= *at == '"';
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (candidates); i++)
        counts[i] += *at == candidates[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static gboolean
at_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' ||
         (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n');
}

static gboolean
read_quoted (Reader *reader, GString *out, GError **error)
{
  guint first_line = reader->line;

  reader->at++;
  for (;;)
    {
      if (reader->at == reader->end)
        return refuse (error,
                       C_ ("error", "The quotation mark that opens on line %s is never closed."),
                       first_line);
      if (*reader->at == '"')
        {
          reader->at++;
          if (reader->at == reader->end || *reader->at != '"')
            break;
        }
      reader->line += *reader->at == '\n';
      g_string_append_c (out, *reader->at++);
    }
  if (!at_line_end (reader) && *reader->at != reader->separator)
    return refuse (error, C_ ("error", "Line %s has text after a closing quotation mark."),
                   reader->line);
  return TRUE;
}

static gboolean
read_bare (Reader *reader, GString *out, GError **error)
{
  while (!at_line_end (reader) && *reader->at != reader->separator)
    {
      if (*reader->at == '"')
        return refuse (error, C_ ("error", "Line %s has a quotation mark inside a cell."),
                       reader->line);
      if (*reader->at == '\r')
        return refuse (error, C_ ("error", "Line %s does not end as a line of a table does."),
                       reader->line);
      g_string_append_c (out, *reader->at++);
    }
  return TRUE;
}

static gboolean
read_row (TillidCsv *self, Reader *reader, GError **error)
{
  g_autofree char *line_number = NULL, *found = NULL, *expected = NULL;
  guint line = reader->line, n = 0;

  g_array_append_val (self->lines, line);
  for (;;)
    {
      gsize offset = self->cells->len;
      gboolean quoted = reader->at < reader->end && *reader->at == '"';

      g_array_append_val (self->offsets, offset);
      n++;
      if (quoted ? !read_quoted (reader, self->cells, error)
                 : !read_bare (reader, self->cells, error))
        return FALSE;
      g_string_append_c (self->cells, '\0');
      if (at_line_end (reader))
        break;
      reader->at++;
    }
  if (reader->at < reader->end)
    {
      reader->at += *reader->at == '\r' ? 2 : 1;
      reader->line++;
    }

  if (self->n_columns == 0)
    self->n_columns = n;
  if (n == self->n_columns)
    return TRUE;
  line_number = tillid_format_number (line, NULL);
  found = tillid_format_number (n, NULL);
  expected = tillid_format_number (self->n_columns, NULL);
  g_set_error (
    error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX,
    /* Translators: the numbers are a line, the cells found there and the cells of the first line. */
    ngettext ("Line %s has %s cell; the first line has %s.",
              "Line %s has %s cells; the first line has %s.", n),
    line_number, found, expected);
  return FALSE;
}

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
  Reader reader = { text, text + length, 1, ',' };
  const char *bad;

  g_return_val_if_fail (text != NULL, NULL);

  self->cells = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));

  /* A zero byte is not valid here either. */
  if (!g_utf8_validate_len (text, length, &bad))
    {
      refuse (error, C_ ("error", "Line %s is not text in UTF-8."), line_of (text, bad));
      return NULL;
    }
  if (length >= 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    reader.at += 3;
  while (reader.end > reader.at && (reader.end[-1] == '\n' || reader.end[-1] == '\r'))
    reader.end--;
  if (reader.at == reader.end)
    {
      g_set_error_literal (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX,
                           C_ ("error", "The file is empty."));
      return NULL;
    }

  reader.separator = find_separator (reader.at, reader.end);
  while (reader.at < reader.end)
    if (!read_row (self, &reader, error))
      return NULL;
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
