/* test-fhir-examples.c - real FHIR files: HL7's examples and Synthea's patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "tillid-test-data.h"
#include "tillid-test-import.h"

/* -- the official examples: values read off the XML by hand -------------------------------------- */

static TillidImportBatch *
import_example (const char *name)
{
  g_autofree char *relative = g_build_filename ("fhir", "examples", name, NULL);
  g_autofree char *path = tillid_test_data_dup_path (relative);
  TillidImportBatch *batch;

  if (path == NULL)
    return NULL;
  batch = import_path (path);
  g_assert_true (tillid_import_batch_settle (batch, knows_all, NULL, NULL));
  return batch;
}

static void
test_example_fields (void)
{
  g_autoptr (TillidImportBatch) fever = import_example ("condition-example-f201-fever.xml");
  g_autoptr (TillidImportBatch) pressure = NULL;
  g_autoptr (TillidImportBatch) pills = NULL;
  g_autoptr (TillidImportBatch) goals = NULL;
  g_autoptr (TillidImportBatch) visits = NULL;
  TillidResult *result;
  TillidMedicine *medicine;
  TillidGoal *goal;
  TillidVisit *visit;

  if (fever == NULL)
    return;
  result = find_record (fever->entries->pdata[0], "result");
  g_assert_cmpint (result->kind, ==, TILLID_RESULT_KIND_DIAGNOSIS);
  g_assert_cmpstr (result->title, ==, "Fever");
  g_assert_cmpstr (result->code, ==, "386661006");
  g_assert_cmpint (result->at->start.day, ==, 2);
  g_assert_cmpint (result->at->end_kind, ==, TILLID_TOLD_END_UNKNOWN);
  g_assert_cmpstr (result->at->said, ==, "around April 9, 2013");

  pressure = import_example ("observation-example-bloodpressure.xml");
  result = find_record (pressure->entries->pdata[0], "result");
  g_assert_cmpstr (result->title, ==, "Blood pressure systolic & diastolic");
  g_assert_cmpstr (result->value_text, ==,
                   "Systolic blood pressure: 107 mmHg; Diastolic blood pressure: 60 mmHg");
  g_assert_cmpint (result->normality, ==, TILLID_NORMALITY_OUTSIDE);

  pills = import_example ("medicationstatementexample2.xml");
  medicine = find_record (pills->entries->pdata[0], "medicine");
  g_assert_cmpstr (medicine->name, ==, "Tylenol PM");
  g_assert_cmpint (medicine->kind, ==, TILLID_MEDICINE_KIND_TAKEN);
  g_assert_cmpint (medicine->at->end_kind, ==, TILLID_TOLD_END_OPEN);

  goals = import_example ("goal-example-stop-smoking.xml");
  goal = find_record (goals->entries->pdata[0], "goal");
  g_assert_cmpstr (goal->words, ==, "Stop smoking");
  g_assert_cmpint (goal->status, ==, TILLID_GOAL_STATUS_REACHED);
  g_assert_cmpint (goal->started, ==, tillid_day_from_ymd (2015, 4, 5));
  g_assert_cmpint (goal->said_by, ==, TILLID_SAID_BY_TEAM);

  visits = import_example ("encounter-example-f001-heart.xml");
  visit = find_record (visits->entries->pdata[0], "visit");
  g_assert_cmpint (visit->length, ==, 140);
  g_assert_true (visit->day == TILLID_ABSENT);
  g_assert_cmpint (visit->lead, ==, 77);
}

/* The comments in that file say what each reference means. */
static void
test_example_references (void)
{
  g_autofree char *path = tillid_test_data_dup_path ("fhir/examples/bundle-references.xml");
  g_autoptr (TillidImportBatch) batch = NULL;
  gint64 first;

  if (path == NULL)
    return;
  batch = import_path (path);
  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, NULL));
  first = find_entry (batch, "Patient", "23")->primary;
  g_assert_cmpint (find_entry (batch, "Observation", "123")->patient, ==, first);
  g_assert_cmpint (find_entry (batch, "Observation", "124")->patient, ==, first);
  g_assert_cmpint (find_entry (batch, "Observation", "48")->patient, ==, first);
  g_assert_cmpint (find_entry (batch, "Observation", "12")->patient, ==,
                   find_entry (batch, "Patient", "04121321-4af5-424c-a0e1-ed3aab1c349d")->primary);
  g_assert_null (find_entry (batch, "Observation", "14"));
  /* Of a patient in two versions the second stays. */
  g_assert_cmpstr (find_entry (batch, "Patient", "45")->version, ==, "2");
  g_assert_cmpint (find_entry (batch, "Observation", "47")->patient, ==,
                   find_entry (batch, "Patient", "45")->primary);
  g_assert_cmpuint (batch->skipped, ==, 2);
  g_assert_cmpuint (tillid_import_batch_count (batch, TILLID_IMPORT_PATIENTS), ==, 3);
}

/* -- every file: counted by another reader ----------------------------------------------------- */

static void
count_plainly (xmlNode *node, GHashTable *counts)
{
  for (; node != NULL; node = node->next)
    {
      gboolean in_entry = node->type == XML_ELEMENT_NODE && node->parent != NULL &&
                          xmlStrEqual (node->parent->name, BAD_CAST "resource");

      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (in_entry && !xmlStrEqual (node->name, BAD_CAST "Bundle"))
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, node->name));

          g_hash_table_insert (counts, g_strdup ((char *) node->name), GUINT_TO_POINTER (n + 1));
          continue;
        }
      count_plainly (node->children, counts);
    }
}

static void
check_file (const char *path)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TillidImportBatch) batch = import_path (path);
  xmlDocPtr doc = xmlReadFile (path, NULL, XML_PARSE_HUGE);
  xmlNode *root = xmlDocGetRootElement (doc);
  GHashTableIter iter;
  gpointer type, n;

  g_test_message ("%s", path);
  if (xmlStrEqual (root->name, BAD_CAST "Bundle"))
    count_plainly (root, counts);
  else
    g_hash_table_insert (counts, g_strdup ((char *) root->name), GUINT_TO_POINTER (1));
  for (guint i = 0; i < batch->entries->len; i++)
    {
      TillidImportEntry *entry = batch->entries->pdata[i];
      g_autofree char *slice =
        g_strndup ((char *) batch->source->data + entry->offset, entry->length);
      g_autofree char *begin = g_strconcat ("<", entry->type, " ", NULL);

      /* A contained patient shares the XML of what it is in. */
      if (entry->full_url != NULL && strchr (entry->full_url, '#') != NULL)
        continue;
      g_hash_table_insert (seen, g_strdup (entry->type),
                           GUINT_TO_POINTER (
                             GPOINTER_TO_UINT (g_hash_table_lookup (seen, entry->type)) + 1));
      g_assert_nonnull (strstr (slice, begin));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &type, &n))
    {
      /* The two versions of one patient are one. */
      guint twice =
        g_str_has_suffix (path, "bundle-references.xml") && g_str_equal (type, "Patient") ? 1 : 0;

      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (seen, type)), ==,
                        GPOINTER_TO_UINT (n) - twice);
    }
  xmlFreeDoc (doc);
  g_assert_true (tillid_import_batch_settle (batch, knows_all, NULL, NULL));
}

static guint
check_folder (const char *relative)
{
  g_autofree char *folder = tillid_test_data_dup_path (relative);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        check_file (path);
        n++;
      }
  return n;
}

static void
test_all_examples (void)
{
  if (check_folder ("fhir/examples") == 0)
    g_test_skip ("no fhir/examples in TILLID_TEST_DATA");
}

static void
test_synthea (void)
{
  if (check_folder ("fhir/synthea") == 0)
    g_test_skip ("no fhir/synthea in TILLID_TEST_DATA");
}

/* One patient: 1 Patient, 22 Encounters, 7 Conditions, 190 Observations, 5 Goals, 4 CarePlans of 328 entries, counted
 * with grep; nothing in the file refers to anything outside of it. */
static void
test_synthea_patient (void)
{
  g_autofree char *path = tillid_test_data_dup_path (
    "fhir/synthea/Sydney_Oberbrunner_031cba2e-32ed-4bb0-ab66-1356c5f1cbfb.xml");
  static const guint expected[TILLID_N_IMPORT_KINDS] = { 1, 22, 7, 190, 5, 4, 99 };
  g_autoptr (TillidImportBatch) batch = NULL;
  guint led = 0;

  if (path == NULL)
    return;
  batch = import_path (path);
  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, NULL));
  for (int kind = 0; kind < TILLID_N_IMPORT_KINDS; kind++)
    g_assert_cmpuint (tillid_import_batch_count (batch, kind), ==, expected[kind]);
  g_assert_cmpuint (batch->skipped, ==, 0);
  g_assert_cmpuint (batch->removed_extensions, ==, 2);
  for (guint i = 0; i < batch->entries->len; i++)
    {
      TillidImportEntry *entry = batch->entries->pdata[i];
      TillidVisit *visit = find_record (entry, "visit");

      if (visit == NULL)
        continue;
      led += visit->lead < 0;
      g_assert_cmpint (visit->length, >, 0);
    }
  g_assert_cmpuint (led, ==, 21); /* one of the encounters has no participant */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-examples/example-fields", test_example_fields);
  g_test_add_func ("/exchange/fhir-examples/example-references", test_example_references);
  g_test_add_func ("/exchange/fhir-examples/all-examples", test_all_examples);
  g_test_add_func ("/exchange/fhir-examples/synthea", test_synthea);
  g_test_add_func ("/exchange/fhir-examples/synthea-patient", test_synthea_patient);
  return g_test_run ();
}
