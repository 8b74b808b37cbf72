/* tillid-ctl-table.c - results as a table for people, as CSV or as JSON
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every command adds its cells in the order of its columns; a row is full when each column has one, and is written at once as it
 * will be printed: half a million patients fit into memory as text. Of a table the widths are known at the end. CSV and
 * JSON are for scripts: names and codes as stored, ISO days, a decimal point, empty or null for absent. The
 * table is for people: translated, aligned by what a terminal shows, "-" for absent. */
#include "config.h"

#include "tillid-ctl-table.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tillid-continuity-words.h"
#include "tillid-csv.h"
#include "tillid-format.h"
#include "tillid-id.h"

typedef enum
{
  CELL_ABSENT,
  CELL_TEXT,
  CELL_INT,
  CELL_REAL,
} CellKind;

typedef struct
{
  CellKind kind;
  char *text;   /* (owned) (nullable): for scripts */
  char *people; /* (owned) (nullable): for people, if that is another */
  gint64 integer;
  double real;
} Cell;

struct _TillidCtlTable
{
  TillidCtlFormat format;
  const TillidCtlColumn *columns; /* (unowned) */
  guint n_columns;
  GArray *cells;     /* (owned) of Cell: the row that is not full yet */
  GString *out;      /* (owned): full rows; of a table the cells, each with a zero byte */
  guint *widths;     /* (owned): of the columns of a table */
  gboolean *numbers; /* (owned): columns of a table with numbers */
  guint n_rows;
};

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->people);
}

/**
 * tillid_ctl_table_new:
 * @format: how it will be printed
 * @columns: (array length=n_columns) (transfer none): static
 * @n_columns: how many
 *
 * Returns: (transfer full): a table without rows
 */
TillidCtlTable *
tillid_ctl_table_new (TillidCtlFormat format, const TillidCtlColumn *columns, guint n_columns)
{
  TillidCtlTable *self = g_new0 (TillidCtlTable, 1);

  self->format = format;
  self->columns = columns;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->out = g_string_new (NULL);
  self->widths = g_new0 (guint, n_columns);
  self->numbers = g_new0 (gboolean, n_columns);
  return self;
}

void
tillid_ctl_table_free (TillidCtlTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->cells);
  g_string_free (self->out, TRUE);
  g_free (self->widths);
  g_free (self->numbers);
  g_free (self);
}

static void
write_csv (TillidCtlTable *self)
{
  g_autofree const char **row = g_new0 (const char *, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = g_array_index (self->cells, Cell, i).text;
  tillid_csv_append_row (self->out, row, self->n_columns, TILLID_CSV_MACHINE);
}

static JsonNode *
json_of (const Cell *cell)
{
  JsonNode *node = json_node_alloc ();

  switch (cell->kind)
    {
    case CELL_ABSENT:
      return json_node_init_null (node);
    case CELL_TEXT:
      return json_node_init_string (node, cell->text);
    case CELL_INT:
      return json_node_init_int (node, cell->integer);
    case CELL_REAL:
      return json_node_init_double (node, cell->real);
    default:
      g_return_val_if_reached (json_node_init_null (node));
    }
}

static void
write_json (TillidCtlTable *self)
{
  g_string_append (self->out, self->n_rows > 0 ? ",\n  {\n" : "\n  {\n");
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (JsonNode) node = json_of (&g_array_index (self->cells, Cell, i));
      g_autofree char *value = json_to_string (node, FALSE);

      g_string_append_printf (self->out, "    \"%s\" : %s%s\n", self->columns[i].name, value,
                              i + 1 < self->n_columns ? "," : "");
    }
  g_string_append (self->out, "  }");
}

static const char *
people_text (const Cell *cell)
{
  return cell->kind == CELL_ABSENT ? "-" : cell->people != NULL ? cell->people : cell->text;
}

/* Columns of a terminal that @text takes; a line break is shown as a space. */
static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
write_people (TillidCtlTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      const char *text = people_text (cell);

      self->widths[i] = MAX (self->widths[i], text_width (text));
      self->numbers[i] |= cell->kind == CELL_INT || cell->kind == CELL_REAL;
      g_string_append_len (self->out, text, (gssize) strlen (text) + 1);
    }
}

static void
add (TillidCtlTable *self, Cell cell)
{
  g_array_append_val (self->cells, cell);
  if (self->cells->len < self->n_columns)
    return;
  if (self->format == TILLID_CTL_CSV)
    write_csv (self);
  else if (self->format == TILLID_CTL_JSON)
    write_json (self);
  else
    write_people (self);
  self->n_rows++;
  g_array_set_size (self->cells, 0);
}

/* @people (nullable) stands in a table instead of @machine; an absent @machine is absent everywhere. */
void
tillid_ctl_table_add_for_people (TillidCtlTable *self, const char *machine, const char *people)
{
  gboolean absent = machine == NULL || *machine == '\0';

  add (self, (Cell){ .kind = absent ? CELL_ABSENT : CELL_TEXT,
                     .text = absent ? NULL : g_strdup (machine),
                     .people = absent ? NULL : g_strdup (people) });
}

/* %NULL and "" are absent. */
void
tillid_ctl_table_add_text (TillidCtlTable *self, const char *text)
{
  tillid_ctl_table_add_for_people (self, text, NULL);
}

/* %TILLID_ABSENT is absent. */
void
tillid_ctl_table_add_int (TillidCtlTable *self, gint64 value)
{
  if (value == TILLID_ABSENT)
    tillid_ctl_table_add_text (self, NULL);
  else
    add (self, (Cell){ .kind = CELL_INT,
                       .text = g_strdup_printf ("%" G_GINT64_FORMAT, value),
                       .integer = value });
}

static void
add_real (TillidCtlTable *self, double value, const char *people)
{
  char machine[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (machine, sizeof machine, "%.10g", value);
  add (self, (Cell){ .kind = CELL_REAL,
                     .text = g_strdup (machine),
                     .people = g_strdup (people),
                     .real = value });
}

/* NAN is absent. Ten significant digits for scripts, two decimals for people. */
void
tillid_ctl_table_add_real (TillidCtlTable *self, double value)
{
  g_autofree char *people = !isnan (value) && self->format == TILLID_CTL_TABLE
                              ? tillid_continuity_words_chance (value)
                              : NULL;

  if (!isnan (value))
    add_real (self, value, people);
  else
    tillid_ctl_table_add_text (self, NULL);
}

/* As tillid_ctl_table_add_real(); what people see is rounded half up from the integers. */
void
tillid_ctl_table_add_ratio (TillidCtlTable *self, TillidRatio ratio)
{
  g_autofree char *people =
    self->format == TILLID_CTL_TABLE ? tillid_continuity_words_value (ratio) : NULL;

  if (tillid_ratio_is_defined (ratio))
    add_real (self, tillid_ratio_value (ratio), people);
  else
    tillid_ctl_table_add_text (self, NULL);
}

/* 0 is absent. */
void
tillid_ctl_table_add_id (TillidCtlTable *self, gint64 id)
{
  g_autofree char *text = id != 0 ? tillid_id_dup_text (id) : NULL;

  tillid_ctl_table_add_text (self, text);
}

/* %TILLID_ABSENT is absent. */
void
tillid_ctl_table_add_day (TillidCtlTable *self, TillidDay day)
{
  g_autofree char *iso = NULL;
  g_autofree char *people = NULL;

  if (day != TILLID_ABSENT)
    {
      iso = tillid_day_to_iso (day);
      if (self->format == TILLID_CTL_TABLE)
        people = tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, tillid_format_ui_language ());
    }
  tillid_ctl_table_add_for_people (self, iso, people);
}

/* UTC for scripts and for people: "2026-03-10T08:38:00.000Z". */
void
tillid_ctl_table_add_instant (TillidCtlTable *self, gint64 ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autofree char *seconds = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *text = g_strdup_printf ("%s.%03dZ", seconds, (int) (ms % 1000));

  tillid_ctl_table_add_text (self, text);
}

/* The code for scripts, the label for people. */
void
tillid_ctl_table_add_choice (TillidCtlTable *self, const TillidChoice *choices, int value)
{
  tillid_ctl_table_add_for_people (self, tillid_choice_to_code (choices, value),
                                   tillid_choice_get_label (choices, value));
}

static void
print_csv (TillidCtlTable *self)
{
  g_autoptr (GString) header = g_string_new (NULL);
  g_autofree const char **row = g_new0 (const char *, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = self->columns[i].name;
  tillid_csv_append_row (header, row, self->n_columns, TILLID_CSV_MACHINE);
  fputs (header->str, stdout);
  fputs (self->out->str, stdout);
}

static void
print_json (TillidCtlTable *self)
{
  fputc ('[', stdout);
  fputs (self->out->str, stdout);
  fputs (self->n_rows > 0 ? "\n]\n" : "]\n", stdout);
}

static void
print_padded (const char *text, guint width, gboolean at_end, gboolean last)
{
  guint own = text_width (text);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  if (at_end)
    printf ("%*s", (int) (width > own ? width - own : 0), "");
  fputs (line, stdout);
  if (!at_end && !last)
    printf ("%*s", (int) (width > own ? width - own : 0), "");
  fputs (last ? "\n" : "  ", stdout);
}

static void
print_table (TillidCtlTable *self)
{
  const char *text = self->out->str;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "column", self->columns[i].label);

      self->widths[i] = MAX (self->widths[i], text_width (label));
      print_padded (label, self->widths[i], self->numbers[i], i == self->n_columns - 1);
    }
  for (; text < self->out->str + self->out->len;)
    for (guint i = 0; i < self->n_columns; i++, text += strlen (text) + 1)
      print_padded (text, self->widths[i], self->numbers[i], i == self->n_columns - 1);
}

/**
 * tillid_ctl_table_print:
 * @self: a table of full rows
 *
 * Writes it to stdout.
 */
void
tillid_ctl_table_print (TillidCtlTable *self)
{
  g_return_if_fail (self != NULL && self->cells->len == 0);

  switch (self->format)
    {
    case TILLID_CTL_TABLE:
      print_table (self);
      break;
    case TILLID_CTL_CSV:
      print_csv (self);
      break;
    case TILLID_CTL_JSON:
      print_json (self);
      break;
    }
}
