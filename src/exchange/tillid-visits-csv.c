/* tillid-visits-csv.c - visits, lists and weights from a CSV file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Columns are found by name, in any order; other columns are left alone, and named to whoever asks. Visits: patient, date, provider and,
 * if there, profession and presence (names separated by | or ;). Without a presence column who led a visit is who was there. Rows of one
 * day keep their order, because the row number is the visit's id. A visit without a provider is a visit nobody led.
 *
 * A file may have millions of rows: it is read in blocks, a row takes sixteen bytes, and the rows of one patient are found by
 * a counting sort of their numbers. What the measures read is made for one patient at a time. */
#include "config.h"

#include "tillid-visits-csv.h"

#include "tillid-csv-reader.h"
#include "tillid-csv.h"
#include "tillid-exchange-error.h"
#include "tillid-format.h"
#include "tillid-name-table.h"
#include "tillid-words.h"

#include <math.h>
#include <string.h>

typedef enum
{
  NAMES_PATIENT,
  NAMES_PROVIDER,
  NAMES_PROFESSION,
  N_NAMES,
} Names;

enum
{
  COLUMN_PATIENT,
  COLUMN_DATE,
  COLUMN_PROVIDER,
  COLUMN_PROFESSION,
  COLUMN_PRESENCE,
  N_COLUMNS,
};

static const char *const column_names[N_COLUMNS] = { "patient", "date", "provider", "profession",
                                                     "presence" };

/* One line of the file; 0 is nobody, and no profession. */
typedef struct
{
  guint32 patient;
  gint32 day;
  guint32 provider;
  guint32 profession;
} Row;

struct _TillidVisitsCsv
{
  TillidNameTable *names[N_NAMES]; /* (owned) */
  GArray *rows;                    /* (owned) of Row */
  GArray *present;                 /* (owned) of gint64: who was there, row after row */
  GArray *present_ends; /* (owned) of guint32, one for each row; empty without such a column */
  guint32 *starts;      /* (owned): where in @order each patient begins, and an end */
  guint32 *order;       /* (owned): numbers of rows, patient by patient */
  GPtrArray *unknown;   /* (owned) of utf8: columns that were left alone */
  guint32 n_patients;   /* of the visits */
  TillidDay today;
  guint n_future;
  guint first_future_line;
};

/* The number of a name, a new one for a new name, 0 for none. @cell loses the space around it. */
static gint64
key_of (TillidVisitsCsv *self, Names names, char *cell)
{
  char *name = g_strstrip (cell);

  return *name != '\0' ? tillid_name_table_take (self->names[names], name) : 0;
}

static gint64
key_of_copy (TillidVisitsCsv *self, Names names, const char *cell)
{
  g_autofree char *copy = g_strdup (cell);

  return key_of (self, names, copy);
}

/* Of two columns with one name nobody knows which is meant. */
static gboolean
refuse_twice (const char *name, GError **error)
{
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT,
               C_ ("error", "The first line names the column “%s” twice."), name);
  return FALSE;
}

static gboolean
refuse_without (const char *name, GError **error)
{
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_UNKNOWN,
               C_ ("error", "The first line names no column “%s”."), name);
  return FALSE;
}

static gboolean
find_column (const TillidCsv *csv, const char *name, int *out_column, GError **error)
{
  *out_column = tillid_csv_find_column (csv, name, -1);
  return *out_column < 0 || tillid_csv_find_column (csv, name, *out_column) < 0 ||
         refuse_twice (name, error);
}

static gboolean
find_columns (const TillidCsv *csv,
              const char *const *names,
              int *out_columns,
              guint n,
              GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      if (!find_column (csv, names[i], &out_columns[i], error))
        return FALSE;
      if (out_columns[i] < 0)
        return refuse_without (names[i], error);
    }
  return TRUE;
}

static gboolean
refuse_line (guint at, const char *message, GError **error)
{
  g_autofree char *line = tillid_format_number (at, NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT, message, line);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
refuse_row (const TillidCsv *csv, guint row, const char *message, GError **error)
{
  return refuse_line (tillid_csv_line (csv, row), message, error);
}

/* Which column of the file is which; -1 for one that is not there. */
static gboolean
read_header (TillidVisitsCsv *self, TillidCsvReader *reader, int columns[N_COLUMNS], GError **error)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = -1;
  if (!tillid_csv_reader_next (reader, error))
    return FALSE;
  for (guint i = 0; i < tillid_csv_reader_get_n_columns (reader); i++)
    {
      const char *name = g_strstrip (tillid_csv_reader_get_cell (reader, i));
      guint known = 0;

      while (known < N_COLUMNS && g_ascii_strcasecmp (name, column_names[known]) != 0)
        known++;
      if (known == N_COLUMNS)
        g_ptr_array_add (self->unknown, g_strdup (name));
      else if (columns[known] >= 0)
        return refuse_twice (column_names[known], error);
      else
        columns[known] = (int) i;
    }
  for (guint i = 0; i <= COLUMN_PROVIDER; i++)
    if (columns[i] < 0)
      return refuse_without (column_names[i], error);
  return TRUE;
}

static void
read_presence (TillidVisitsCsv *self, const char *cell)
{
  g_auto (GStrv) names = g_strsplit_set (cell, "|;", -1);
  guint32 end;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 key = key_of (self, NAMES_PROVIDER, names[i]);

      if (key != 0)
        g_array_append_val (self->present, key);
    }
  end = self->present->len;
  g_array_append_val (self->present_ends, end);
}

static gboolean
read_visit (TillidVisitsCsv *self,
            const TillidCsvReader *reader,
            const int columns[N_COLUMNS],
            GError **error)
{
  const guint line = tillid_csv_reader_get_line (reader);
  char *cells[N_COLUMNS];
  TillidDay day;
  Row row = { 0 };

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = columns[i] >= 0 ? tillid_csv_reader_get_cell (reader, (guint) columns[i]) : NULL;
  row.patient = (guint32) key_of (self, NAMES_PATIENT, cells[COLUMN_PATIENT]);
  if (row.patient == 0)
    return refuse_line (line, C_ ("error", "Line %s names no patient."), error);
  day = tillid_day_from_iso (g_strstrip (cells[COLUMN_DATE]));
  if (day == TILLID_ABSENT)
    return refuse_line (line, C_ ("error", "Line %s has no date such as 2026-03-10."), error);
  row.day = (gint32) day;
  if (self->today != TILLID_ABSENT && day > self->today && self->n_future++ == 0)
    self->first_future_line = line;
  row.provider = (guint32) key_of (self, NAMES_PROVIDER, cells[COLUMN_PROVIDER]);
  if (cells[COLUMN_PROFESSION] != NULL)
    row.profession = (guint32) key_of (self, NAMES_PROFESSION, cells[COLUMN_PROFESSION]);
  if (cells[COLUMN_PRESENCE] != NULL)
    read_presence (self, cells[COLUMN_PRESENCE]);
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* The rows of each patient, in the order of the file. */
static void
sort_rows (TillidVisitsCsv *self)
{
  const guint32 n_patients = tillid_name_table_get_n (self->names[NAMES_PATIENT]);
  g_autofree guint32 *next = g_new0 (guint32, n_patients + 2);

  self->n_patients = n_patients;
  for (guint32 i = 0; i < self->rows->len; i++)
    next[g_array_index (self->rows, Row, i).patient + 1]++;
  for (guint32 i = 1; i < n_patients + 2; i++)
    next[i] += next[i - 1];
  self->starts = g_memdup2 (next, (n_patients + 2) * sizeof *next);
  self->order = g_new (guint32, self->rows->len + 1);
  for (guint32 i = 0; i < self->rows->len; i++)
    self->order[next[g_array_index (self->rows, Row, i).patient]++] = i;
}

/**
 * tillid_visits_csv_read_stream:
 * @stream: (transfer none): a file with the columns patient, date, provider and, if known, profession and presence
 * @today: the day after which visits are counted by tillid_visits_csv_get_n_future(), or %TILLID_ABSENT
 * @cancellable: (nullable): stops reading
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the line, or of @stream
 *
 * Returns: (transfer full) (nullable): the visits
 */
TillidVisitsCsv *
tillid_visits_csv_read_stream (GInputStream *stream,
                               TillidDay today,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (TillidCsvReader) reader = tillid_csv_reader_new (stream, cancellable);
  g_autoptr (TillidVisitsCsv) self = g_new0 (TillidVisitsCsv, 1);
  g_autoptr (GError) wrong = NULL;
  int columns[N_COLUMNS];

  self->today = today;
  for (guint i = 0; i < N_NAMES; i++)
    self->names[i] = tillid_name_table_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->present = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->present_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->unknown = g_ptr_array_new_with_free_func (g_free);

  if (!read_header (self, reader, columns, error))
    return NULL;
  while (tillid_csv_reader_next (reader, &wrong))
    if (!read_visit (self, reader, columns, error))
      return NULL;
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  sort_rows (self);
  return g_steal_pointer (&self);
}

/**
 * tillid_visits_csv_read:
 * @text: (array length=length): such a file
 * @length: bytes
 * @error: return location for an error
 *
 * As tillid_visits_csv_read_stream().
 *
 * Returns: (transfer full) (nullable): the visits
 */
TillidVisitsCsv *
tillid_visits_csv_read (const char *text, gsize length, GError **error)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (text, (gssize) length, NULL);

  return tillid_visits_csv_read_stream (stream, TILLID_ABSENT, NULL, error);
}

/**
 * tillid_visits_csv_free:
 * @self: (transfer full) (nullable): visits
 */
void
tillid_visits_csv_free (TillidVisitsCsv *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_NAMES; i++)
    tillid_name_table_free (self->names[i]);
  g_array_unref (self->rows);
  g_array_unref (self->present);
  g_array_unref (self->present_ends);
  g_ptr_array_unref (self->unknown);
  g_free (self->starts);
  g_free (self->order);
  g_free (self);
}

/* Patients of the visits; lists that were read afterwards may name more. */
guint
tillid_visits_csv_get_n_patients (const TillidVisitsCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_patients;
}

/* (transfer none): the name behind a key. */
const char *
tillid_visits_csv_get_patient (const TillidVisitsCsv *self, gint64 key)
{
  return tillid_name_table_get (self->names[NAMES_PATIENT], (guint32) key);
}

/* (transfer none): the name behind a key. */
const char *
tillid_visits_csv_get_provider (const TillidVisitsCsv *self, gint64 key)
{
  return tillid_name_table_get (self->names[NAMES_PROVIDER], (guint32) key);
}

/* (transfer none): the name behind a key. */
const char *
tillid_visits_csv_get_profession (const TillidVisitsCsv *self, gint64 key)
{
  return tillid_name_table_get (self->names[NAMES_PROFESSION], (guint32) key);
}

/* (transfer none) (element-type utf8): the columns that nothing is known about, as the file writes them. */
const GPtrArray *
tillid_visits_csv_get_unknown_columns (const TillidVisitsCsv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unknown;
}

/**
 * tillid_visits_csv_get_n_future:
 * @self: the visits
 * @out_line: (out): the first line of them
 *
 * Returns: how many lines are dated after the day that was given; they are visits as the others
 */
guint
tillid_visits_csv_get_n_future (const TillidVisitsCsv *self, guint *out_line)
{
  g_return_val_if_fail (self != NULL && out_line != NULL, 0);

  *out_line = self->first_future_line;
  return self->n_future;
}

/**
 * tillid_visits_csv_append_points:
 * @self: the visits
 * @patient: key of a patient
 * @points: (element-type TillidContactPoint): where to; refers to @self
 *
 * Adds the visits of one patient, in the order of the file.
 */
void
tillid_visits_csv_append_points (const TillidVisitsCsv *self, gint64 patient, GArray *points)
{
  g_return_if_fail (self != NULL && self->starts != NULL);
  g_return_if_fail (patient > 0 && patient <= tillid_visits_csv_get_n_patients (self));

  for (guint32 i = self->starts[patient]; i < self->starts[patient + 1]; i++)
    {
      const guint32 number = self->order[i];
      const Row *row = &g_array_index (self->rows, Row, number);
      TillidContactPoint point = { .patient = patient,
                                   .id = (gint64) number + 1,
                                   .day = row->day,
                                   .minute = TILLID_ABSENT,
                                   .lead = row->provider,
                                   .profession =
                                     row->profession != 0 ? row->profession : TILLID_ABSENT };

      if (self->present_ends->len > 0)
        {
          const guint32 *ends = (const guint32 *) self->present_ends->data;
          const guint32 begin = number > 0 ? ends[number - 1] : 0;

          point.staff = (const gint64 *) self->present->data + begin;
          point.n_staff = ends[number] - begin;
        }
      g_array_append_val (points, point);
    }
}

/**
 * tillid_visits_csv_read_lists:
 * @self: the visits; new names are added
 * @text: (array length=length): a file with the columns patient and person
 * @length: bytes
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the line
 *
 * Returns: (transfer full) (nullable) (element-type TillidListEntry): who is on whose list
 */
GArray *
tillid_visits_csv_read_lists (TillidVisitsCsv *self, const char *text, gsize length, GError **error)
{
  static const char *const needed[] = { "patient", "person" };
  g_autoptr (TillidCsv) csv = NULL;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (TillidListEntry));
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  int columns[2];

  g_return_val_if_fail (self != NULL, NULL);

  csv = tillid_csv_parse (text, length, error);
  if (csv == NULL || !find_columns (csv, needed, columns, G_N_ELEMENTS (needed), error))
    return NULL;
  for (guint row = 0; row < tillid_csv_n_rows (csv); row++)
    {
      TillidListEntry entry = {
        key_of_copy (self, NAMES_PATIENT, tillid_csv_cell (csv, row, columns[0])),
        key_of_copy (self, NAMES_PROVIDER, tillid_csv_cell (csv, row, columns[1]))
      };
      const char *wrong = NULL;

      if (entry.patient == 0)
        wrong = C_ ("error", "Line %s names no patient.");
      else if (entry.person == 0)
        wrong = C_ ("error", "Line %s does not say on whose list the patient is.");
      else if (!g_hash_table_add (listed, GUINT_TO_POINTER ((guint) entry.patient)))
        wrong = C_ ("error", "Line %s names a patient who is on a list already.");
      if (wrong != NULL)
        {
          refuse_row (csv, row, wrong, error);
          return NULL;
        }
      g_array_append_val (entries, entry);
    }
  return g_steal_pointer (&entries);
}

static gboolean
is_known_pair (const GArray *weights, const TillidTypeWeight *weight)
{
  for (guint i = 0; i < weights->len; i++)
    {
      const TillidTypeWeight *other = &g_array_index (weights, TillidTypeWeight, i);

      if ((other->a == weight->a && other->b == weight->b) ||
          (other->a == weight->b && other->b == weight->a))
        return TRUE;
    }
  return FALSE;
}

/* Returns what is wrong with a row of weights, or NULL. */
static const char *
read_weight (TillidVisitsCsv *self,
             const TillidCsv *csv,
             guint row,
             const int columns[3],
             TillidTypeWeight *out)
{
  g_autofree char *number = g_strstrip (g_strdup (tillid_csv_cell (csv, row, columns[2])));
  char *end;

  out->a = key_of_copy (self, NAMES_PROFESSION, tillid_csv_cell (csv, row, columns[0]));
  out->b = key_of_copy (self, NAMES_PROFESSION, tillid_csv_cell (csv, row, columns[1]));
  if (out->a == 0 || out->b == 0)
    return C_ ("error", "Line %s does not name two professions.");
  out->weight = g_ascii_strtod (number, &end);
  if (*number == '\0' || *end != '\0' || !isfinite (out->weight))
    return C_ ("error", "Line %s has no weight such as 0.5.");
  return NULL;
}

/**
 * tillid_visits_csv_read_weights:
 * @self: the visits; new names are added
 * @text: (array length=length): a file with the columns profession_a, profession_b and weight
 * @length: bytes
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the line
 *
 * Returns: (transfer full) (nullable) (element-type TillidTypeWeight): the weights
 */
GArray *
tillid_visits_csv_read_weights (TillidVisitsCsv *self,
                                const char *text,
                                gsize length,
                                GError **error)
{
  static const char *const needed[] = { "profession_a", "profession_b", "weight" };
  g_autoptr (TillidCsv) csv = NULL;
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (TillidTypeWeight));
  int columns[3];

  g_return_val_if_fail (self != NULL, NULL);

  csv = tillid_csv_parse (text, length, error);
  if (csv == NULL || !find_columns (csv, needed, columns, G_N_ELEMENTS (needed), error))
    return NULL;
  for (guint row = 0; row < tillid_csv_n_rows (csv); row++)
    {
      TillidTypeWeight weight;
      const char *wrong = read_weight (self, csv, row, columns, &weight);

      if (wrong == NULL && is_known_pair (weights, &weight))
        wrong = C_ ("error", "Line %s gives a second weight for the same two professions.");
      if (wrong != NULL)
        {
          refuse_row (csv, row, wrong, error);
          return NULL;
        }
      g_array_append_val (weights, weight);
    }
  return g_steal_pointer (&weights);
}

static const char *
profession_name (const TillidVisitsCsv *self, gint64 key)
{
  if (key == TILLID_ABSENT)
    return C_ ("profession of a provider in a table", "not told");
  return tillid_visits_csv_get_profession (self, key);
}

/**
 * tillid_visits_csv_set_missing_weight:
 * @self: the visits
 * @missing: the pair that tillid_network_compute() found no weight for
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the pair
 */
void
tillid_visits_csv_set_missing_weight (const TillidVisitsCsv *self,
                                      const TillidTypeWeight *missing,
                                      GError **error)
{
  g_autofree char *a = NULL, *b = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (missing != NULL);

  a = tillid_words_isolate (profession_name (self, missing->a));
  b = tillid_words_isolate (profession_name (self, missing->b));
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT,
               C_ ("error", "There is no weight for the professions %s and %s."), a, b);
}
