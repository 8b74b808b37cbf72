/* tillid-visits-csv.c - visits, lists and weights from a CSV file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Columns are found by name, in any order; other columns are left alone. Visits: patient, date, provider and, if there,
 * profession and presence (names separated by | or ;). Without a presence column who led a visit is who was there. Rows of one
 * day keep their order, because the row number is the visit's id. A visit without a provider is a visit nobody led. */
#include "config.h"

#include "tillid-visits-csv.h"

#include "tillid-csv.h"
#include "tillid-exchange-error.h"
#include "tillid-format.h"
#include "tillid-words.h"

#include <math.h>
#include <string.h>

typedef enum
{
  NAMES_PATIENT,
  NAMES_PROVIDER,
  NAMES_PROFESSION,
} Names;

static GPtrArray *
names_of (const TillidVisitsCsv *self, Names names)
{
  GPtrArray *const lists[] = { self->patients, self->providers, self->professions };

  return lists[names];
}

/* The number of a name, a new one for a new name, 0 for none. */
static gint64
key_of (TillidVisitsCsv *self, Names names, const char *cell)
{
  g_autofree char *name = g_strstrip (g_strdup (cell));
  GPtrArray *list = names_of (self, names);
  gpointer key;

  if (*name == '\0')
    return 0;
  key = g_hash_table_lookup (self->keys[names], name);
  if (key == NULL)
    {
      g_ptr_array_add (list, g_strdup (name));
      key = GUINT_TO_POINTER (list->len);
      g_hash_table_insert (self->keys[names], g_ptr_array_index (list, list->len - 1), key);
    }
  return GPOINTER_TO_UINT (key);
}

/* Of two columns with one name nobody knows which is meant. */
static gboolean
find_column (const TillidCsv *csv, const char *name, int *out_column, GError **error)
{
  *out_column = tillid_csv_find_column (csv, name, -1);
  if (*out_column < 0 || tillid_csv_find_column (csv, name, *out_column) < 0)
    return TRUE;
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT,
               C_ ("error", "The first line names the column “%s” twice."), name);
  return FALSE;
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
      if (out_columns[i] >= 0)
        continue;
      g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_UNKNOWN,
                   C_ ("error", "The first line names no column “%s”."), names[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_row (const TillidCsv *csv, guint row, const char *message, GError **error)
{
  g_autofree char *line = tillid_format_number (tillid_csv_line (csv, row), NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT, message, line);
#pragma GCC diagnostic pop
  return FALSE;
}

static void
read_presence (TillidVisitsCsv *self, const char *cell, TillidContactPoint *point)
{
  g_auto (GStrv) names = g_strsplit_set (cell, "|;", -1);
  GArray *staff = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 key = key_of (self, NAMES_PROVIDER, names[i]);

      if (key != 0)
        g_array_append_val (staff, key);
    }
  g_ptr_array_add (self->presences, staff);
  point->staff = (const gint64 *) staff->data;
  point->n_staff = staff->len;
}

static gboolean
read_visit (TillidVisitsCsv *self,
            const TillidCsv *csv,
            guint row,
            const int columns[5],
            GError **error)
{
  TillidContactPoint point = { .id = (gint64) row + 1,
                               .minute = TILLID_ABSENT,
                               .profession = TILLID_ABSENT };
  g_autofree char *date = g_strstrip (g_strdup (tillid_csv_cell (csv, row, columns[1])));

  point.patient = key_of (self, NAMES_PATIENT, tillid_csv_cell (csv, row, columns[0]));
  if (point.patient == 0)
    return refuse_row (csv, row, C_ ("error", "Line %s names no patient."), error);
  point.day = tillid_day_from_iso (date);
  if (point.day == TILLID_ABSENT)
    return refuse_row (csv, row, C_ ("error", "Line %s has no date such as 2026-03-10."), error);
  point.lead = key_of (self, NAMES_PROVIDER, tillid_csv_cell (csv, row, columns[2]));
  if (columns[3] >= 0)
    {
      gint64 profession = key_of (self, NAMES_PROFESSION, tillid_csv_cell (csv, row, columns[3]));

      if (profession != 0)
        point.profession = profession;
    }
  if (columns[4] >= 0)
    read_presence (self, tillid_csv_cell (csv, row, columns[4]), &point);
  g_array_append_val (self->points, point);
  return TRUE;
}

/**
 * tillid_visits_csv_read:
 * @text: (array length=length): a file with the columns patient, date, provider and, if known, profession and presence
 * @length: bytes
 * @error: return location for an error in the %TILLID_EXCHANGE_ERROR domain, naming the line
 *
 * Returns: (transfer full) (nullable): the visits
 */
TillidVisitsCsv *
tillid_visits_csv_read (const char *text, gsize length, GError **error)
{
  static const char *const needed[] = { "patient", "date", "provider" };
  g_autoptr (TillidCsv) csv = tillid_csv_parse (text, length, error);
  g_autoptr (TillidVisitsCsv) self = NULL;
  int columns[5];

  if (csv == NULL || !find_columns (csv, needed, columns, G_N_ELEMENTS (needed), error) ||
      !find_column (csv, "profession", &columns[3], error) ||
      !find_column (csv, "presence", &columns[4], error))
    return NULL;

  self = g_new0 (TillidVisitsCsv, 1);
  self->points = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  self->patients = g_ptr_array_new_with_free_func (g_free);
  self->providers = g_ptr_array_new_with_free_func (g_free);
  self->professions = g_ptr_array_new_with_free_func (g_free);
  self->presences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->keys); i++)
    self->keys[i] = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < tillid_csv_n_rows (csv); row++)
    if (!read_visit (self, csv, row, columns, error))
      return NULL;
  return g_steal_pointer (&self);
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
  for (guint i = 0; i < G_N_ELEMENTS (self->keys); i++)
    g_hash_table_unref (self->keys[i]);
  g_array_unref (self->points);
  g_ptr_array_unref (self->patients);
  g_ptr_array_unref (self->providers);
  g_ptr_array_unref (self->professions);
  g_ptr_array_unref (self->presences);
  g_free (self);
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
        key_of (self, NAMES_PATIENT, tillid_csv_cell (csv, row, columns[0])),
        key_of (self, NAMES_PROVIDER, tillid_csv_cell (csv, row, columns[1]))
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

  out->a = key_of (self, NAMES_PROFESSION, tillid_csv_cell (csv, row, columns[0]));
  out->b = key_of (self, NAMES_PROFESSION, tillid_csv_cell (csv, row, columns[1]));
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
  return g_ptr_array_index (self->professions, (guint) key - 1);
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
