/* test-clinic-model.c - the clinic's page in words: nothing, one month, too few, and as a table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Clinics of a few visits, counted by hand in the comments. The session has no threads: what is read is there at once. */
#include "config.h"

#include "tillid-clinic-model.h"

#include <string.h>

#include "tillid-records.h"
#include "tillid-test-folder.h"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidDay today;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-clinic-model-XXXXXX", NULL);
  path = g_build_filename (f->folder, "clinic.tillid", NULL);
  f->session = tillid_session_create (path, "Clinic", "Amina Berg", TILLID_SESSION_DIRECT, &error);
  g_assert_no_error (error);
  f->today = tillid_session_today (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_session_close (f->session);
  g_assert_finalize_object (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static gint64
add (Fixture *f, gpointer draft)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New");
  g_autoptr (GError) error = NULL;
  TillidRecord *record =
    tillid_record_seal_any (tillid_edit_assign_id (draft, tillid_session_get_ids (f->session)));
  const gint64 id = record->id;

  tillid_edit_take (edit, record);
  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
add_member (Fixture *f, const char *name, TillidProfession profession)
{
  TillidMember *member = tillid_member_new ();

  tillid_set_text (&member->name, name);
  member->profession = profession;
  return add (f, member);
}

/* A patient on the list of @key, with a visit of each of two leads @months ago; the second took ten minutes more. */
static void
add_patient (Fixture *f, gint64 key, gint64 first, gint64 second, int months)
{
  const TillidDay day = tillid_day_add_months (tillid_clinic_reading_first_day (f->today),
                                               TILLID_CLINIC_MONTHS - months);
  const gint64 patient = add (f, tillid_person_new ());
  const gint64 leads[] = { first, second };
  TillidCourse *course = tillid_course_new ();

  course->patient = patient;
  course->key_contact = key;
  add (f, course);
  for (guint i = 0; i < 2; i++)
    {
      TillidVisit *visit = tillid_visit_new ();

      visit->patient = patient;
      visit->day = day + 7 * i;
      visit->lead = leads[i];
      visit->planned_minutes = 60;
      visit->length = 60 + 10 * i;
      add (f, visit);
    }
}

static void
changed_cb (TillidClinicModel *model, gboolean *done)
{
  *done = TRUE;
}

static TillidClinicModel *
read_model (Fixture *f)
{
  TillidClinicModel *model = tillid_clinic_model_new (f->session);
  gboolean done = !tillid_clinic_model_is_reading (model);

  g_signal_connect (model, "changed", G_CALLBACK (changed_cb), &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_func (model, changed_cb, &done);
  g_assert_null (tillid_clinic_model_get_problem (model));
  return model;
}

/* Without the marks that isolate names and numbers. */
static char *
plain (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u2068", -1);
  g_autofree char *begun = g_strjoinv ("", parts);
  g_auto (GStrv) others = g_strsplit (begun, "\u2069", -1);

  return g_strjoinv ("", others);
}

static void
assert_says (char *text, const char *expected)
{
  g_autofree char *owned = text;
  g_autofree char *without = plain (owned);

  g_assert_cmpstr (without, ==, expected);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidClinicModel) model = read_model (f);
  TillidClinicChart chart;

  g_assert_true (tillid_clinic_model_is_empty (model));
  tillid_clinic_model_get_chart (model, TILLID_CLINIC_SLICC, &chart);
  g_assert_null (tillid_clinic_chart_write_figure (&chart));
  assert_says (tillid_clinic_chart_write_sentence (&chart), "There is nothing to count yet.");
}

/* Four patients in one month, then a fifth; and the same five in another month. */
static void
test_few_and_one_month (Fixture *f, gconstpointer data)
{
  const gint64 lise = add_member (f, "Lise Holm", TILLID_PROFESSION_NURSE);
  const gint64 bo = add_member (f, "Bo Dahl", TILLID_PROFESSION_DOCTOR);
  TillidClinicChart chart;

  for (guint i = 0; i < 4; i++)
    add_patient (f, lise, lise, bo, 1);
  {
    g_autoptr (TillidClinicModel) model = read_model (f);
    g_autofree char *csv = tillid_clinic_model_write_csv (model);

    g_assert_false (tillid_clinic_model_is_empty (model));
    tillid_clinic_model_get_chart (model, TILLID_CLINIC_SLICC, &chart);
    g_assert_cmpuint (chart.n_shown, ==, 0);
    assert_says (tillid_clinic_chart_write_sentence (&chart),
                 "Every month is of fewer than 5 patients: not shown.");
    /* No number of theirs is anywhere: twelve months, each with thirteen empty cells. */
    g_assert_nonnull (strstr (csv, ",,,,,,,,,,,,,"));
    g_assert_null (strstr (csv, ",4,"));
    g_assert_null (strstr (csv, ",8,"));
  }
  add_patient (f, lise, lise, bo, 1);
  {
    g_autoptr (TillidClinicModel) model = read_model (f);

    tillid_clinic_model_get_chart (model, TILLID_CLINIC_SLICC, &chart);
    g_assert_cmpuint (chart.n_shown, ==, 1);
    g_assert_cmpint (chart.few, ==, 0);
    /* Lise led five of ten. */
    assert_says (tillid_clinic_chart_write_figure (&chart), "50 %");
    assert_says (tillid_clinic_chart_write_counts (&chart), "5 of 10 visits");
    assert_says (tillid_clinic_chart_write_sentence (&chart),
                 "One month only: nothing to compare it with yet.");
    tillid_clinic_model_get_chart (model, TILLID_CLINIC_MINUTES, &chart);
    assert_says (tillid_clinic_chart_write_figure (&chart), "65 min");
    assert_says (tillid_clinic_chart_write_counts (&chart),
                 "used a visit; 60 min planned, 10 visits");
    g_assert_cmpfloat (chart.top, ==, 80);
  }
}

static void
test_table (Fixture *f, gconstpointer data)
{
  const gint64 lise = add_member (f, "Lise Holm", TILLID_PROFESSION_NURSE);
  const gint64 bo = add_member (f, "Bo Dahl", TILLID_PROFESSION_DOCTOR);
  g_autoptr (TillidClinicModel) model = NULL;
  g_autoptr (GPtrArray) rows = NULL, groups = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  TillidClinicChart chart;

  for (guint i = 0; i < 5; i++)
    add_patient (f, lise, lise, bo, 1);
  for (guint i = 0; i < 5; i++)
    add_patient (f, lise, lise, lise, 12);
  model = read_model (f);
  csv = tillid_clinic_model_write_csv (model);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "month,slicc_with,slicc_of,opr_own,opr_of,"));
  /* Twelve months ago: ten of ten with Lise, hers ten of ten, five second visits with a known face. */
  g_assert_true (g_str_has_suffix (lines[1], ",10,10,10,10,5,5,,,,,600,650,10"));
  /* The last month: five of ten; Lise led five, all her own; Bo is new to all five. */
  g_assert_true (g_str_has_suffix (lines[12], ",5,10,5,5,0,5,,,,,600,650,10"));

  tillid_clinic_model_get_chart (model, TILLID_CLINIC_SLICC, &chart);
  rows = tillid_clinic_chart_list_rows (&chart);
  g_assert_cmpuint (rows->len, ==, 13);
  g_assert_cmpstr (((GStrv) rows->pdata[1])[1], ==, "10");
  assert_says (g_strdup (((GStrv) rows->pdata[12])[3]), "50 %");
  g_assert_cmpstr (((GStrv) rows->pdata[5])[1], ==, "0");

  /* A nurse and a doctor are no groups; the visits are all at the clinic. */
  groups = tillid_clinic_model_list_groups (model);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpstr (((GStrv) groups->pdata[1])[0], ==, "At the clinic");
  g_assert_cmpstr (((GStrv) groups->pdata[1])[3], ==, "65");
}

static void
wait_for (TillidClinicModel *model)
{
  while (tillid_clinic_model_is_reading (model))
    g_main_context_iteration (NULL, TRUE);
}

/* What is thirteen months ago stands among the months of the year before. */
static void
test_years_back (Fixture *f, gconstpointer data)
{
  const gint64 lise = add_member (f, "Lise Holm", TILLID_PROFESSION_NURSE);
  g_autoptr (TillidClinicModel) model = NULL;
  g_autofree char *window = NULL, *earlier = NULL;
  TillidClinicChart chart;

  for (guint i = 0; i < 5; i++)
    add_patient (f, lise, lise, lise, 13);
  model = read_model (f);
  g_assert_true (tillid_clinic_model_is_empty (model));
  window = tillid_clinic_model_write_window (model);
  tillid_clinic_model_set_years_back (model, 1);
  wait_for (model);
  tillid_clinic_model_get_chart (model, TILLID_CLINIC_SLICC, &chart);
  g_assert_cmpint (chart.months[11].denominator, ==, 10);
  g_assert_cmpint (chart.first, ==,
                   tillid_day_add_months (tillid_clinic_reading_first_day (f->today), -12));
  earlier = tillid_clinic_model_write_window (model);
  g_assert_cmpstr (earlier, !=, window);
  tillid_clinic_model_set_years_back (model, 0);
  wait_for (model);
  g_assert_true (tillid_clinic_model_is_empty (model));
}

static void
test_team (Fixture *f, gconstpointer data)
{
  const gint64 lise = add_member (f, "Lise Holm", TILLID_PROFESSION_NURSE);
  const gint64 bo = add_member (f, "Bo Dahl", TILLID_PROFESSION_DOCTOR);
  const gint64 ida = add_member (f, "Ida Juhl", TILLID_PROFESSION_NURSE);
  g_autoptr (TillidClinicModel) model = NULL;
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GArray) edges = NULL;

  for (guint i = 0; i < 5; i++)
    add_patient (f, lise, lise, bo, 2);
  for (guint i = 0; i < 4; i++)
    add_patient (f, lise, lise, ida, 3);
  model = read_model (f);
  nodes = tillid_clinic_model_list_nodes (model);
  g_assert_cmpuint (nodes->len, ==, 3);
  /* By profession, then by name; four shared patients are not shown. */
  assert_says (g_strdup (((TillidClinicNode *) nodes->pdata[0])->sentence),
               "Bo, doctor. Shares patients with Lise 5.");
  assert_says (g_strdup (((TillidClinicNode *) nodes->pdata[1])->sentence),
               "Ida, nurse. With nobody as many as 5 patients.");
  assert_says (g_strdup (((TillidClinicNode *) nodes->pdata[2])->sentence),
               "Lise, nurse. Shares patients with Bo 5.");
  g_assert_cmpuint (((TillidClinicNode *) nodes->pdata[0])->group, ==, 0);
  g_assert_cmpuint (((TillidClinicNode *) nodes->pdata[2])->group, ==, 1);
  edges = tillid_clinic_model_list_edges (model, nodes);
  g_assert_cmpuint (edges->len, ==, 1);
  g_assert_cmpuint (g_array_index (edges, TillidNetworkLine, 0).a, ==, 0);
  g_assert_cmpuint (g_array_index (edges, TillidNetworkLine, 0).b, ==, 2);
  /* Five patients of 5 and four of 4: the fifth of nine is 5. */
  assert_says (tillid_clinic_model_write_team (model),
               "Care density: two colleagues whom a patient has met share 5.00 patients (median "
               "over 9 patients).");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/clinic-model/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("few-and-one-month", test_few_and_one_month);
  ADD ("table", test_table);
  ADD ("team", test_team);
  ADD ("years-back", test_years_back);

  return g_test_run ();
}
