/* tillid-ctl-continuity-input.c - visits for tillidctl continuity, from a clinic or from CSV files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-ctl-continuity.h"

#include <glib/gi18n-lib.h>

#include "tillid-access-rule.h"
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
  const TillidVisitsCsv *csv = self->data;

  return g_strdup (g_ptr_array_index (csv->patients, key - 1));
}

static char *
csv_person_name (const TillidCtlVisits *self, gint64 key)
{
  const TillidVisitsCsv *csv = self->data;

  return g_strdup (g_ptr_array_index (csv->providers, key - 1));
}

static void
csv_set_missing (const TillidCtlVisits *self, const TillidTypeWeight *missing, GError **error)
{
  tillid_visits_csv_set_missing_weight (self->data, missing, error);
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

/**
 * tillid_ctl_visits_from_csv:
 * @self: (out caller-allocates): what is read
 * @visits: path of the visits
 * @lists: (nullable): path of who is on whose list
 * @weights: (nullable): path of the weights of pairs of professions
 * @out_file: (out) (transfer none): which file the error is about
 * @error: return location for an error
 *
 * The names live as long as the program.
 *
 * Returns: %FALSE on error
 */
gboolean
tillid_ctl_visits_from_csv (TillidCtlVisits *self,
                            const char *visits,
                            const char *lists,
                            const char *weights,
                            const char **out_file,
                            GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (TillidVisitsCsv) csv = NULL;
  gsize length;

  start (self);
  *out_file = visits;
  if (!g_file_get_contents (visits, &text, &length, error))
    return FALSE;
  csv = tillid_visits_csv_read (text, length, error);
  if (csv == NULL ||
      !read_part (csv, lists, tillid_visits_csv_read_lists, &self->lists, out_file, error) ||
      !read_part (csv, weights, tillid_visits_csv_read_weights, &self->weights, out_file, error))
    return FALSE;

  /* Patients of the visits in order of appearance; a list may name more. */
  for (guint i = 0; i < csv->patients->len; i++)
    {
      gint64 key = i + 1;

      g_array_append_val (self->patients, key);
    }
  tillid_contact_points_sort (csv->points);
  self->points = (const TillidContactPoint *) csv->points->data;
  self->n_points = csv->points->len;
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
          const char *name = g_ptr_array_index (csv->professions, *ends[k] - 1);

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
  self->points = tillid_contact_set_get_points (set, &self->n_points);
  self->patient_name = clinic_name;
  self->person_name = clinic_person;
  self->set_missing = clinic_set_missing;
  return TRUE;
}
