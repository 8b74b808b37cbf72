/* tillid-ctl-continuity.c - tillidctl continuity: indices of patients, lists and networks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-ctl-continuity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const TillidCtlColumn patient_columns[] = {
  { "patient", NC_ ("column", "patient") },
  { "unit", NC_ ("column", "unit") },
  { "from", NC_ ("column", "from") },
  { "to", NC_ ("column", "to") },
  { "n", NC_ ("column", "N") },
  { "k", NC_ ("column", "k") },
  { "upc", NC_ ("column", "UPC") },
  { "coc", NC_ ("column", "COC") },
  { "secon", NC_ ("column", "SECON") },
  { "mmci", NC_ ("column", "MMCI") },
  { "hhi", NC_ ("column", "HHI") },
  { "k_index", NC_ ("column", "K index") },
  { "fci", NC_ ("column", "FCI") },
  { "kpc", NC_ ("column", "KPC") },
  { "known_face", NC_ ("column", "known face") },
};

static const TillidCtlColumn list_columns[] = {
  { "person", NC_ ("column", "person") },
  { "slicc", NC_ ("column", "SLICC") },
  { "opr", NC_ ("column", "OPR") },
};

static const TillidCtlColumn network_columns[] = {
  { "patient", NC_ ("column", "patient") },
  { "providers", NC_ ("column", "providers") },
  { "care_density", NC_ ("column", "care density") },
  { "fragmented_care_density", NC_ ("column", "fragmented care density") },
};

typedef struct
{
  char *unit_code, *from, *to, *visits, *lists, *weights, *level; /* (owned) (nullable) */
  gboolean all, parts;
  TillidContinuityUnit unit;
  TillidPeriod window;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->unit_code);
  g_free (options->from);
  g_free (options->to);
  g_free (options->visits);
  g_free (options->lists);
  g_free (options->weights);
  g_free (options->level);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
add_measures (TillidCtlTable *table, const char *patient, const TillidContinuity *measures)
{
  tillid_ctl_table_add_text (table, patient);
  tillid_ctl_table_add_text (table, tillid_continuity_unit_to_code (measures->unit));
  tillid_ctl_table_add_day (table, measures->window.from);
  tillid_ctl_table_add_day (table, measures->window.to);
  tillid_ctl_table_add_int (table, measures->n);
  tillid_ctl_table_add_int (table, measures->k);
  tillid_ctl_table_add_ratio (table, measures->upc);
  tillid_ctl_table_add_ratio (table, measures->coc);
  tillid_ctl_table_add_ratio (table, measures->secon);
  tillid_ctl_table_add_ratio (table, measures->mmci);
  tillid_ctl_table_add_ratio (table, measures->hhi);
  tillid_ctl_table_add_ratio (table, measures->k_index);
  tillid_ctl_table_add_ratio (table, measures->fci);
  tillid_ctl_table_add_ratio (table, measures->kpc);
  tillid_ctl_table_add_ratio (table, measures->known_face);
}

static void
add_window (TillidCtlTable *table,
            const char *patient,
            const TillidContactPoint *points,
            guint n_points,
            const Options *options,
            TillidPeriod window)
{
  TillidContinuity measures;

  tillid_continuity_compute (points, n_points, options->unit, window,
                             TILLID_CONTINUITY_LOOK_BACK_DAYS, &measures);
  add_measures (table, patient, &measures);
}

static void
add_patient (TillidCtlTable *table,
             const TillidCtlVisits *visits,
             gint64 patient,
             const TillidContactPoint *points,
             guint n_points,
             const Options *options)
{
  g_autofree char *name = visits->patient_name (visits, patient);
  GArray *days = g_hash_table_lookup (visits->hand_overs, &patient);
  g_autoptr (GArray) parts = NULL;

  add_window (table, name, points, n_points, options, options->window);
  if (!options->parts || days == NULL)
    return;
  parts = tillid_period_split (options->window, (const TillidDay *) days->data, days->len);
  for (guint i = 0; parts->len > 1 && i < parts->len; i++)
    add_window (table, name, points, n_points, options, g_array_index (parts, TillidPeriod, i));
}

static void
print_patients (TillidCtl *ctl, TillidCtlVisits *visits, const Options *options)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, patient_columns, G_N_ELEMENTS (patient_columns));

  for (guint i = 0; i < visits->patients->len; i++)
    {
      gint64 patient = g_array_index (visits->patients, gint64, i);
      guint n;
      const TillidContactPoint *points = visits->find_points (visits, patient, &n);

      add_patient (table, visits, patient, points, n, options);
    }
  tillid_ctl_table_print (table);
}

static int
print_lists (TillidCtl *ctl, TillidCtlVisits *visits, const Options *options, GHashTable *names)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, list_columns, G_N_ELEMENTS (list_columns));
  g_autoptr (TillidListMeasures) measures = NULL;
  g_autoptr (GArray) rows = NULL;

  if (visits->lists == NULL)
    return tillid_ctl_refuse_usage ("--level list", C_ ("ctl", "needs --lists FILE.csv"));
  measures =
    tillid_list_measures_new (options->window, (const TillidListEntry *) visits->lists->data,
                              visits->lists->len);
  for (guint i = 0; i < visits->patients->len; i++)
    {
      guint n;
      const TillidContactPoint *points =
        visits->find_points (visits, g_array_index (visits->patients, gint64, i), &n);

      tillid_list_measures_add (measures, points, n);
    }
  rows = tillid_list_measures_finish (measures);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidListMeasure *row = &g_array_index (rows, TillidListMeasure, i);
      g_autofree char *person =
        row->person == 0 ? g_strdup ("*") : visits->person_name (visits, row->person);

      tillid_ctl_table_add_for_people (table, person,
                                       names != NULL ? tillid_ctl_name (names, row->person) : NULL);
      tillid_ctl_table_add_ratio (table, row->slicc);
      tillid_ctl_table_add_ratio (table, row->opr);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}

/* @row is NULL for a patient without a visit in the window: nobody is no provider. */
static void
add_density (TillidCtlTable *table,
             const TillidCtlVisits *visits,
             gint64 patient,
             const TillidCareDensity *row)
{
  g_autofree char *name = visits->patient_name (visits, patient);

  tillid_ctl_table_add_text (table, name);
  tillid_ctl_table_add_int (table, row != NULL ? row->providers : 0);
  tillid_ctl_table_add_real (table, row != NULL ? row->care_density : NAN);
  tillid_ctl_table_add_real (table, row != NULL ? row->fragmented_care_density : NAN);
}

static int
print_network (TillidCtl *ctl, TillidCtlVisits *visits, const Options *options)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, network_columns, G_N_ELEMENTS (network_columns));
  g_autoptr (TillidNetwork) network = tillid_network_new ();
  g_autoptr (GHashTable) by_patient = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  TillidTypeWeight none, missing;
  const TillidTypeWeight *weights = NULL;

  /* An array without elements has no data; a file without weights still is one. */
  if (visits->weights != NULL)
    weights = visits->weights->len > 0 ? (const TillidTypeWeight *) visits->weights->data : &none;

  for (guint i = 0; i < visits->patients->len; i++)
    {
      guint n;
      const TillidContactPoint *points =
        visits->find_points (visits, g_array_index (visits->patients, gint64, i), &n);

      tillid_network_take_patient (network, points, n, options->window);
    }
  rows = tillid_network_measure (network, weights,
                                 visits->weights != NULL ? visits->weights->len : 0, &missing);
  if (rows == NULL)
    {
      visits->set_missing (visits, &missing, &error);
      return tillid_ctl_fail (ctl, options->weights, error);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidCareDensity *row = &g_array_index (rows, TillidCareDensity, i);

      g_hash_table_insert (by_patient, (gpointer) &row->patient, (gpointer) row);
    }
  for (guint i = 0; i < visits->patients->len; i++)
    {
      gint64 patient = g_array_index (visits->patients, gint64, i);

      add_density (table, visits, patient, g_hash_table_lookup (by_patient, &patient));
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}

static int
print_level (TillidCtl *ctl, TillidCtlVisits *visits, const Options *options, GHashTable *names)
{
  if (g_strcmp0 (options->level, "list") == 0)
    return print_lists (ctl, visits, options, names);
  if (g_strcmp0 (options->level, "network") == 0)
    return print_network (ctl, visits, options);
  print_patients (ctl, visits, options);
  return TILLID_EXIT_DONE;
}

static int
run_on_csv (TillidCtl *ctl, const Options *options)
{
  g_auto (TillidCtlVisits) visits = { 0 };
  g_autoptr (GError) error = NULL;
  const char *file = options->visits;
  int exit_code;

  if (!tillid_ctl_visits_from_csv (&visits, ctl, options->visits, options->lists, options->weights,
                                   &file, &error))
    return tillid_ctl_fail (ctl, file, error);
  exit_code = print_level (ctl, &visits, options, NULL);
  return exit_code == TILLID_EXIT_DONE && visits.has_warnings ? TILLID_EXIT_WARNINGS : exit_code;
}

/* One patient is opened and logged; measures over all name nobody but by id, as a list. */
static TillidScope *
open_scope (TillidCtl *ctl,
            TillidSession *session,
            const char *name,
            gint64 *out_patient,
            int *out_exit)
{
  g_autoptr (GError) error = NULL;
  TillidScope *scope;

  if (name != NULL)
    return tillid_ctl_open_patient (ctl, session, name, "continuity", out_patient, out_exit);
  scope = tillid_session_open_measures (session, "continuity", NULL, &error);
  if (scope == NULL)
    *out_exit = tillid_ctl_fail (ctl, "continuity", error);
  return scope;
}

static int
run_on_clinic (TillidCtl *ctl, const Options *options, const char *name)
{
  g_auto (TillidCtlVisits) visits = { 0 };
  g_autoptr (TillidSession) session = tillid_ctl_open (ctl, FALSE);
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  gint64 patient = 0;
  int exit_code = TILLID_EXIT_FAILED;

  if (session == NULL)
    return TILLID_EXIT_FAILED;
  scope = open_scope (ctl, session, name, &patient, &exit_code);
  if (scope == NULL)
    return exit_code;
  names = tillid_ctl_names (session, &error);
  if (names == NULL ||
      !tillid_ctl_visits_from_clinic (&visits, session, scope, patient, options->weights, &error))
    return tillid_ctl_fail (ctl, "continuity", error);
  /* Where people have pseudonyms colleagues have no names either. */
  return print_level (ctl, &visits, options,
                      visits.pseudonym == NULL || visits.open != NULL ? names : NULL);
}

static gboolean
read_options (Options *options, int *out_exit)
{
  options->window = TILLID_PERIOD_OPEN;
  if (!tillid_ctl_parse_days (options->from, options->to, &options->window.from,
                              &options->window.to, out_exit))
    return FALSE;
  if (options->unit_code != NULL &&
      !tillid_continuity_unit_from_code (options->unit_code, &options->unit))
    *out_exit =
      tillid_ctl_refuse_usage (options->unit_code,
                               C_ ("ctl", "one of person, profession, team, interpreter"));
  else if (options->level != NULL && !g_str_equal (options->level, "patient") &&
           !g_str_equal (options->level, "list") && !g_str_equal (options->level, "network"))
    *out_exit =
      tillid_ctl_refuse_usage (options->level, C_ ("ctl", "one of patient, list, network"));
  else
    return TRUE;
  return FALSE;
}

/* `continuity`: indices of patients, from a clinic or from CSV files of visits. Returns: an exit code. */
int
tillid_ctl_continuity (TillidCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Every patient"), NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit_code, N_ ("What a sequence is made of"),
      "person|profession|team|interpreter" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Last day"), "DATE" },
    { "parts", 0, 0, G_OPTION_ARG_NONE, &options.parts, N_ ("Also before and after each hand-over"),
      NULL },
    { "visits", 0, 0, G_OPTION_ARG_FILENAME, &options.visits, N_ ("Visits from a CSV file"),
      "FILE" },
    { "lists", 0, 0, G_OPTION_ARG_FILENAME, &options.lists, N_ ("Who is on whose list"), "FILE" },
    { "weights", 0, 0, G_OPTION_ARG_FILENAME, &options.weights, N_ ("Weights of professions"),
      "FILE" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("What is measured"),
      "patient|list|network" },
    { NULL },
  };
  static const char usage[] =
    "PATIENT | --all | --visits FILE [--lists FILE] [--level patient|list|network]";
  gboolean over_all, one;
  int exit_code;

  if (!tillid_ctl_parse (entries, usage, 0, 1, &argc, &argv, &exit_code) ||
      !read_options (&options, &exit_code))
    return exit_code;
  over_all = options.all || (options.level != NULL && !g_str_equal (options.level, "patient"));
  one = argc == 2;
  /* A clinic knows whose key contact is whose. */
  if (options.visits != NULL ? one || options.all : one == over_all || options.lists != NULL)
    return tillid_ctl_refuse_usage ("continuity", usage);
  if (options.visits != NULL)
    return run_on_csv (ctl, &options);
  return run_on_clinic (ctl, &options, one ? argv[1] : NULL);
}
