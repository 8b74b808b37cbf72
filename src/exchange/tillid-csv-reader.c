/* tillid-csv-reader.c - comma-separated values, row by row
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* RFC 4180 in UTF-8, with three liberties: a byte order mark is skipped, lines may end with LF alone, and the separator may be
 * a semicolon or a tab if the header line has more of them than of commas. Everything else is refused with the number of the
 * physical line: a quotation mark inside a bare cell, text after a closing one, a cell that never closes, a row
 * with another number of cells than the header. Nothing is guessed and nothing repaired.
 *
 * The file comes in blocks. A row that the block does not hold to its end is looked at again when there is more of it; only
 * a whole row is changed in place: doubled quotation marks become one, and each cell ends with a zero byte. */
#include "config.h"

#include "tillid-csv-reader.h"

#include "tillid-exchange-error.h"
#include "tillid-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK (1024 * 1024)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* One cell of the row, from the start of the row; of a quoted one what stands between the marks. */
typedef struct
{
  gsize begin;
  gsize end;
  gboolean has_marks;
} Cell;

struct _TillidCsvReader
{
  GInputStream *stream;      /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  char *buffer;              /* (owned) */
  gsize size;
  gsize start; /* of the row */
  gsize end;
  gsize row_end; /* where the next row begins */
  gboolean is_over;
  char separator;
  guint line; /* on which the next row begins */
  guint row_line;
  guint n_columns;
  GArray *cells; /* (owned) of Cell */
};

typedef enum
{
  ROW_WHOLE,
  ROW_UNFINISHED, /* the block ends in it */
  ROW_WRONG,
} RowState;

/**
 * tillid_csv_reader_new:
 * @stream: (transfer none): bytes of a file
 * @cancellable: (nullable): stops reading
 *
 * Returns: (transfer full): a reader before the header line
 */
TillidCsvReader *
tillid_csv_reader_new (GInputStream *stream, GCancellable *cancellable)
{
  TillidCsvReader *self = g_new0 (TillidCsvReader, 1);

  g_set_object (&self->stream, stream);
  g_set_object (&self->cancellable, cancellable);
  self->size = BLOCK;
  self->buffer = g_malloc (self->size);
  self->line = 1;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  return self;
}

/**
 * tillid_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
tillid_csv_reader_free (TillidCsvReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_array_unref (self->cells);
  g_free (self->buffer);
  g_free (self);
}

static RowState
refuse (GError **error, const char *message, guint line)
{
  g_autofree char *number = tillid_format_number (line, NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX, message, number);
#pragma GCC diagnostic pop
  return ROW_WRONG;
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* More of the file behind what is there; the row moves to the front. Empty lines at the end of the file are cut off. */
static gboolean
fill (TillidCsvReader *self, GError **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  /* One byte is left for the zero behind the last cell. */
  if (self->end + BLOCK / 2 >= self->size)
    {
      self->size *= 2;
      self->buffer = g_realloc (self->buffer, self->size);
    }
  n = g_input_stream_read (self->stream, self->buffer + self->end, self->size - self->end - 1,
                           self->cancellable, error);
  if (n < 0)
    return FALSE;
  self->end += (gsize) n;
  self->is_over = n == 0;
  while (self->is_over && self->end > 0 && is_break (self->buffer[self->end - 1]))
    self->end--;
  return TRUE;
}

/* The separator is the one that stands most often in the header line, outside quotation marks; 0 if the line goes on. */
static char
find_separator (const TillidCsvReader *self)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  const char *at = self->buffer + self->start, *end = self->buffer + self->end;
  gboolean quoted = FALSE;
  guint best = 0;

  for (; at < end && (quoted || !is_break (*at)); at++)
    {
      quoted ^= *at == '"';
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (candidates); i++)
        counts[i] += *at == candidates[i];
    }
  if (at == end && !self->is_over)
    return 0;
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static gboolean
begin_file (TillidCsvReader *self, GError **error)
{
  while (self->end < sizeof BYTE_ORDER_MARK && !self->is_over)
    if (!fill (self, error))
      return FALSE;
  if (self->end >= 3 && memcmp (self->buffer, BYTE_ORDER_MARK, 3) == 0)
    self->start = 3;
  while ((self->separator = find_separator (self)) == 0)
    if (!fill (self, error))
      return FALSE;
  return TRUE;
}

/* Whether a line ends at @at; @out_length: of what ends it, 0 at the end of the file. */
static RowState
look_for_line_end (const TillidCsvReader *self, gsize at, gboolean *out_ends, gsize *out_length)
{
  *out_ends = FALSE;
  *out_length = 0;
  if (at == self->end)
    {
      *out_ends = self->is_over;
      return self->is_over ? ROW_WHOLE : ROW_UNFINISHED;
    }
  if (self->buffer[at] == '\n')
    *out_ends = TRUE, *out_length = 1;
  else if (self->buffer[at] == '\r' && at + 1 < self->end && self->buffer[at + 1] == '\n')
    *out_ends = TRUE, *out_length = 2;
  else if (self->buffer[at] == '\r' && at + 1 == self->end && !self->is_over)
    return ROW_UNFINISHED;
  return ROW_WHOLE;
}

static RowState
read_quoted (TillidCsvReader *self, gsize *at, guint *line, Cell *out, GError **error)
{
  const guint first_line = *line;
  const char *text = self->buffer;
  gsize i = *at + 1;

  out->begin = i - self->start;
  for (;; i++)
    {
      if (i == self->end)
        return self->is_over
                 ? refuse (error,
                           C_ ("error",
                               "The quotation mark that opens on line %s is never closed."),
                           first_line)
                 : ROW_UNFINISHED;
      *line += text[i] == '\n';
      if (text[i] != '"')
        continue;
      if (i + 1 == self->end && !self->is_over)
        return ROW_UNFINISHED;
      if (i + 1 == self->end || text[i + 1] != '"')
        break;
      out->has_marks = TRUE;
      i++;
    }
  out->end = i - self->start;
  *at = i + 1;
  return ROW_WHOLE;
}

static RowState
read_bare (TillidCsvReader *self, gsize *at, guint line, Cell *out, GError **error)
{
  const char *text = self->buffer;
  gsize i = *at;

  out->begin = i - self->start;
  while (i < self->end && text[i] != self->separator && text[i] != '\n' && text[i] != '\r')
    {
      if (text[i] == '"')
        return refuse (error, C_ ("error", "Line %s has a quotation mark inside a cell."), line);
      i++;
    }
  out->end = i - self->start;
  *at = i;
  return ROW_WHOLE;
}

/* One row from its start; the cells are noted, nothing is changed yet. */
static RowState
read_row (TillidCsvReader *self, GError **error)
{
  guint line = self->line;
  gsize at = self->start;

  g_array_set_size (self->cells, 0);
  for (;;)
    {
      Cell cell = { 0, 0, FALSE };
      const gboolean quoted = at < self->end && self->buffer[at] == '"';
      RowState state = quoted ? read_quoted (self, &at, &line, &cell, error)
                              : read_bare (self, &at, line, &cell, error);
      gboolean ends;
      gsize length;

      if (state == ROW_WHOLE)
        state = look_for_line_end (self, at, &ends, &length);
      if (state != ROW_WHOLE)
        return state;
      g_array_append_val (self->cells, cell);
      if (ends)
        {
          self->row_end = at + length;
          self->row_line = self->line;
          self->line = line + 1;
          return ROW_WHOLE;
        }
      if (self->buffer[at] != self->separator)
        return refuse (error,
                       quoted ? C_ ("error", "Line %s has text after a closing quotation mark.")
                              : C_ ("error", "Line %s does not end as a line of a table does."),
                       line);
      at++;
    }
}

/* Zero bytes and single marks; the row is text in UTF-8. */
static gboolean
finish_row (TillidCsvReader *self, GError **error)
{
  char *row = self->buffer + self->start;
  const char *bad;

  /* A zero byte is not valid here either. */
  if (!g_utf8_validate_len (row, self->row_end - self->start, &bad))
    {
      guint line = self->row_line;

      for (const char *c = row; c < bad; c++)
        line += *c == '\n';
      refuse (error, C_ ("error", "Line %s is not text in UTF-8."), line);
      return FALSE;
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      char *to = row + cell->begin;

      for (const char *from = to; cell->has_marks && from < row + cell->end; from++)
        {
          *to++ = *from;
          from += *from == '"';
        }
      *(cell->has_marks ? to : row + cell->end) = '\0';
    }
  return TRUE;
}

static gboolean
check_width (TillidCsvReader *self, GError **error)
{
  g_autofree char *line = NULL, *found = NULL, *expected = NULL;
  const guint n = self->cells->len;

  if (self->n_columns == 0)
    self->n_columns = n;
  if (n == self->n_columns)
    return TRUE;
  line = tillid_format_number (self->row_line, NULL);
  found = tillid_format_number (n, NULL);
  expected = tillid_format_number (self->n_columns, NULL);
  g_set_error (
    error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX,
    /* Translators: the numbers are a line, the cells found there and the cells of the first line. */
    ngettext ("Line %s has %s cell; the first line has %s.",
              "Line %s has %s cells; the first line has %s.", n),
    line, found, expected);
  return FALSE;
}

/* Whether a row begins where the reader stands. Empty lines at the end of the file are no rows. */
static gboolean
has_row (TillidCsvReader *self, GError **error)
{
  for (;;)
    {
      gsize at = self->start;

      while (at < self->end && is_break (self->buffer[at]))
        at++;
      if (at < self->end)
        return TRUE;
      if (self->is_over)
        break;
      if (!fill (self, error))
        return FALSE;
    }
  if (self->n_columns == 0)
    g_set_error_literal (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_SYNTAX,
                         C_ ("error", "The file is empty."));
  return FALSE;
}

/**
 * tillid_csv_reader_next:
 * @self: a reader
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the line, or of the stream
 *
 * Reads the next row, first the header line.
 *
 * Returns: whether there is one; %FALSE without an error at the end of the table
 */
gboolean
tillid_csv_reader_next (TillidCsvReader *self, GError **error)
{
  RowState state;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->separator == 0 && !begin_file (self, error))
    return FALSE;
  if (self->row_end > 0)
    self->start = self->row_end;
  self->row_end = 0;
  if (!has_row (self, error))
    return FALSE;
  while ((state = read_row (self, error)) == ROW_UNFINISHED)
    if (!fill (self, error))
      return FALSE;
  return state == ROW_WHOLE && check_width (self, error) && finish_row (self, error);
}

/* Cells in each row; 0 before the header was read. */
guint
tillid_csv_reader_get_n_columns (const TillidCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/* The line of the file on which the row begins, counted from 1. */
guint
tillid_csv_reader_get_line (const TillidCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->row_line;
}

/**
 * tillid_csv_reader_get_cell:
 * @self: a reader that stands at a row
 * @column: a column
 *
 * Returns: (transfer none): the cell, valid and the caller's to change until the next row is read
 */
char *
tillid_csv_reader_get_cell (const TillidCsvReader *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->cells->len, NULL);

  return self->buffer + self->start + g_array_index (self->cells, Cell, column).begin;
}
