/* tillid-ctl-continuity-input.c - visits for tillidctl continuity, from a clinic or from CSV files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-ctl-continuity.h"

#include <glib/gi18n-lib.h>

#include "tillid-access-rule.h"
#include "tillid-format.h"
#include "tillid-record-table.h"
#include "tillid-search.h"
#include "tillid-visit-query.h"
#include "tillid-visits-csv.h"

void
tillid_ctl_visits_clear (TillidCtlVisits *self)
{
  g_clear_pointer (&self->patients, g_array_unref);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->pseudonym, tillid_pseudonym_free);
  g_clear_pointer (&self->hand_overs, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_array_unref);
  g_clear_pointer (&self->weights, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->starts, g_hash_table_unref);
  if (self->source != NULL)
    self->source_free (self->source);
  self->source = NULL;
}

static void
start (TillidCtlVisits *self)
{
  self->patients = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->hand_overs =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
}

/* Names of a CSV file: key n is the n-th name. */
static char *
csv_patient_name (const TillidCtlVisits *self, gint64 key)
{
  return g_strdup (tillid_visits_csv_get_patient (self->data, key));
}

static char *
csv_person_name (const TillidCtlVisits *self, gint64 key)
{
  return g_strdup (tillid_visits_csv_get_provider (self->data, key));
}

static void
csv_set_missing (const TillidCtlVisits *self, const TillidTypeWeight *missing, GError **error)
{
  tillid_visits_csv_set_missing_weight (self->data, missing, error);
}

static const TillidContactPoint *
csv_points (TillidCtlVisits *self, gint64 patient, guint *out_n)
{
  g_array_set_size (self->points, 0);
  tillid_visits_csv_append_points (self->data, patient, self->points);
  *out_n = self->points->len;
  return (const TillidContactPoint *) self->points->data;
}

typedef GArray *(*ReadPart) (TillidVisitsCsv *csv, const char *text, gsize length, GError **error);

static gboolean
read_part (TillidVisitsCsv *csv,
           const char *file,
           ReadPart read,
           GArray **out_rows,
           const char **out_file,
           GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (file == NULL)
    return TRUE;
  *out_file = file;
  if (!g_file_get_contents (file, &text, &length, error))
    return FALSE;
  *out_rows = read (csv, text, length, error);
  return *out_rows != NULL;
}

/* What was not asked for is named, and left as it is: nothing is guessed. */
static gboolean
warn_of_rows (TillidCtl *ctl, const TillidVisitsCsv *csv, const char *file)
{
  const GPtrArray *unknown = tillid_visits_csv_get_unknown_columns (csv);
  guint line;
  const guint n = tillid_visits_csv_get_n_future (csv, &line);

  for (guint i = 0; i < unknown->len; i++)
    {
      g_autofree char *why =
        g_strdup_printf (C_ ("warning", "The column “%s” is not known and was left aside."),
                         (const char *) unknown->pdata[i]);

      tillid_ctl_warn (ctl, file, why);
    }
  if (n > 0)
    {
      g_autofree char *number = tillid_format_number (line, NULL);
      g_autofree char *count = tillid_format_count (n);
      g_autofree char *why = g_strdup_printf (
        /* Translators: first how many visits, then the number of a line. */
        ngettext ("%1$s visit lies in the future and was counted: line %2$s.",
                  "%1$s visits lie in the future and were counted, the first on line %2$s.", n),
        count, number);

      tillid_ctl_warn (ctl, file, why);
    }
  return n > 0 || unknown->len > 0;
}

static TillidDay
day_of_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return tillid_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                              g_date_time_get_day_of_month (now));
}

static TillidVisitsCsv *
read_visits (TillidCtl *ctl, const char *file, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (file);
  g_autoptr (GFileInputStream) stream = g_file_read (source, ctl->cancellable, error);

  return stream != NULL ? tillid_visits_csv_read_stream (G_INPUT_STREAM (stream), day_of_now (),
                                                         ctl->cancellable, error)
                        : NULL;
}

/**
 * tillid_ctl_visits_from_csv:
 * @self: (out caller-allocates): what is read
 * @ctl: who is warned of columns that are not known, and of visits in the future
 * @visits: path of the visits
 * @lists: (nullable): path of who is on whose list
 * @weights: (nullable): path of the weights of pairs of professions
 * @out_file: (out) (transfer none): which file the error is about
 * @error: return location for an error
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_ctl_visits_from_csv (TillidCtlVisits *self,
                            TillidCtl *ctl,
                            const char *visits,
                            const char *lists,
                            const char *weights,
                            const char **out_file,
                            GError **error)
{
  g_autoptr (TillidVisitsCsv) csv = NULL;

  start (self);
  *out_file = visits;
  csv = read_visits (ctl, visits, error);
  if (csv == NULL ||
      !read_part (csv, lists, tillid_visits_csv_read_lists, &self->lists, out_file, error) ||
      !read_part (csv, weights, tillid_visits_csv_read_weights, &self->weights, out_file, error))
    return FALSE;

  self->has_warnings = warn_of_rows (ctl, csv, visits);
  /* Patients of the visits in order of appearance; a list may name more. */
  for (guint i = 0; i < tillid_visits_csv_get_n_patients (csv); i++)
    {
      gint64 key = i + 1;

      g_array_append_val (self->patients, key);
    }
  self->points = g_array_new (FALSE, FALSE, sizeof (TillidContactPoint));
  self->find_points = csv_points;
  self->patient_name = csv_patient_name;
  self->person_name = csv_person_name;
  self->set_missing = csv_set_missing;
  self->data = self->source = g_steal_pointer (&csv);
  self->source_free = (GDestroyNotify) tillid_visits_csv_free;
  return TRUE;
}

static char *
clinic_name (const TillidCtlVisits *self, gint64 key)
{
  if (self->pseudonym != NULL && (self->open == NULL || !g_hash_table_contains (self->open, &key)))
    return tillid_pseudonym_dup_text (self->pseudonym, key);
  return tillid_id_dup_text (key);
}

/* Whoever opens patients here knows the colleagues, too. */
static char *
clinic_person (const TillidCtlVisits *self, gint64 key)
{
  return self->pseudonym != NULL && self->open == NULL
           ? tillid_pseudonym_dup_text (self->pseudonym, key)
           : tillid_id_dup_text (key);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autofree char *one = clinic_name (data, *(const gint64 *) a);
  g_autofree char *two = clinic_name (data, *(const gint64 *) b);

  return g_strcmp0 (one, two);
}

/* All patients whose numbers the viewer may see: the open ones by id; a researcher's are all, the others with pseudonyms,
 * and then the order of names is not kept, which would say who is who. */
static gboolean
read_patients (TillidCtlVisits *self,
               TillidSession *session,
               const TillidScope *scope,
               GError **error)
{
  TillidDb *db = tillid_session_get_db (session);
  const TillidViewer *viewer = tillid_scope_get_rights (scope);
  const gboolean every = tillid_access_opens_every_patient (viewer) ||
                         !tillid_rights_may (viewer->roles, TILLID_ACTION_RESEARCH);
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (GArray) all = tillid_patient_list_ids (db, every ? scope : system, error);

  if (all == NULL)
    return FALSE;
  if (all->len > 0)
    g_array_append_vals (self->patients, all->data, all->len);
  if (every)
    return TRUE;
  self->pseudonym = tillid_pseudonym_new (session, error);
  if (self->pseudonym == NULL || (tillid_rights_may (viewer->roles, TILLID_ACTION_PATIENTS) &&
                                  !tillid_access_read_open (db, scope, &self->open, error)))
    return FALSE;
  g_array_sort_with_data (self->patients, compare_names, self);
  return TRUE;
}

static void
clinic_set_missing (const TillidCtlVisits *self, const TillidTypeWeight *missing, GError **error)
{
  const char *a = tillid_choice_to_code (tillid_profession_choices, (int) missing->a);
  const char *b = tillid_choice_to_code (tillid_profession_choices, (int) missing->b);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               C_ ("error", "There is no weight for the professions “%s” and “%s”."), a, b);
}

static const TillidContactPoint *
clinic_points (TillidCtlVisits *self, gint64 patient, guint *out_n)
{
  guint n;
  const TillidContactPoint *all = tillid_contact_set_get_points (self->source, &n);
  const TillidContactPoint *first = g_hash_table_lookup (self->starts, &patient);

  *out_n = first == NULL ? 0
                         : tillid_contact_points_patient_end (all, n, (guint) (first - all)) -
                             (guint) (first - all);
  return first;
}

static void
index_points (TillidCtlVisits *self)
{
  guint n;
  const TillidContactPoint *all = tillid_contact_set_get_points (self->source, &n);

  self->starts = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n; i = tillid_contact_points_patient_end (all, n, i))
    g_hash_table_insert (self->starts, (gpointer) &all[i].patient, (gpointer) &all[i]);
}

static gboolean
add_hand_over (TillidCtlVisits *self, const TillidHandOver *hand_over)
{
  GArray *days = g_hash_table_lookup (self->hand_overs, &hand_over->patient);

  if (days == NULL)
    {
      days = g_array_new (FALSE, FALSE, sizeof (TillidDay));
      g_hash_table_insert (self->hand_overs, g_memdup2 (&hand_over->patient, sizeof (gint64)),
                           days);
    }
  if (days->len == 0 || g_array_index (days, TillidDay, days->len - 1) != hand_over->day)
    g_array_append_val (days, hand_over->day);
  return TRUE;
}

static gboolean
read_hand_overs (TillidCtlVisits *self, TillidDb *db, const TillidScope *scope, GError **error)
{
  static const char ids_sql[] =
    "SELECT id FROM hand_over WHERE state = 'active' AND planned = 0 AND day IS NOT NULL"
    " AND patient IS NOT NULL ORDER BY patient, day, id";
  g_autoptr (GPtrArray) rows =
    tillid_record_table_select (db, scope, &tillid_hand_over_type, ids_sql, NULL, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_hand_over (self, rows->pdata[i]);
  return rows != NULL;
}

/* A file of weights names professions; a clinic counts them. */
static gboolean
read_weights (TillidCtlVisits *self, const char *file, GError **error)
{
  static const char header[] = "patient,date,provider\n";
  g_autoptr (TillidVisitsCsv) csv = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (file, &text, &length, error))
    return FALSE;
  csv = tillid_visits_csv_read (header, sizeof header - 1, error);
  self->weights = csv != NULL ? tillid_visits_csv_read_weights (csv, text, length, error) : NULL;
  for (guint i = 0; self->weights != NULL && i < self->weights->len; i++)
    {
      TillidTypeWeight *weight = &g_array_index (self->weights, TillidTypeWeight, i);
      gint64 *ends[] = { &weight->a, &weight->b };

      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          const char *name = tillid_visits_csv_get_profession (csv, *ends[k]);

          *ends[k] = tillid_choice_from_code (tillid_profession_choices, name);
          if (*ends[k] < 0)
            {
              g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           C_ ("error", "There is no profession “%s” in a clinic."), name);
              return FALSE;
            }
        }
    }
  return self->weights != NULL;
}

static gboolean
read_weights_file (TillidCtlVisits *self, const char *file, GError **error)
{
  if (read_weights (self, file, error))
    return TRUE;
  g_prefix_error (error, "%s: ", file);
  return FALSE;
}

/**
 * tillid_ctl_visits_from_clinic:
 * @self: (out caller-allocates): what is read
 * @session: the clinic
 * @scope: of @patient, or a list's: of the patients who are open to the viewer
 * @patient: id, or 0 for all
 * @weights: (nullable): path of the weights of pairs of professions
 * @error: return location for an error
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_ctl_visits_from_clinic (TillidCtlVisits *self,
                               TillidSession *session,
                               const TillidScope *scope,
                               gint64 patient,
                               const char *weights,
                               GError **error)
{
  TillidDb *db = tillid_session_get_db (session);
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  TillidContactSet *set;

  start (self);
  set = tillid_visit_query_contacts (db, scope, error);
  self->source = set;
  self->source_free = (GDestroyNotify) tillid_contact_set_unref;
  if (set == NULL || !read_hand_overs (self, db, system, error) ||
      (weights != NULL && !read_weights_file (self, weights, error)))
    return FALSE;
  if (patient != 0)
    g_array_append_val (self->patients, patient);
  else
    {
      self->lists = tillid_visit_query_lists (db, scope, error);
      if (self->lists == NULL || !read_patients (self, session, scope, error))
        return FALSE;
    }
  index_points (self);
  self->find_points = clinic_points;
  self->patient_name = clinic_name;
  self->person_name = clinic_person;
  self->set_missing = clinic_set_missing;
  return TRUE;
}
