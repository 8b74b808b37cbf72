/* test-fhir-rewrite.c - what came from elsewhere goes out as it came, but for what was changed here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-test-export.h"

/* As a clinic would: real ids for local keys, the XML of each entry as it is stored. */
static TillidExportSet *
set_from_batch (TillidImportBatch *batch)
{
  g_autoptr (GTimeZone) zone = copenhagen ();
  TillidExportSet *set = tillid_export_set_new (0, zone, NULL, MADE_AT);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));

  for (gint64 i = 1; i <= 4000; i++)
    {
      gint64 pair[2] = { -i, 10000 + i };

      g_array_append_val (numbers, pair);
    }
  for (guint i = 0; i < numbers->len; i++)
    {
      gint64 *pair = (gint64 *) (gpointer) numbers->data + 2 * i;

      g_hash_table_insert (ids, &pair[0], &pair[1]);
    }
  for (guint i = 0; i < batch->entries->len; i++)
    {
      TillidImportEntry *entry = batch->entries->pdata[i];
      g_autoptr (GBytes) xml = g_bytes_new (batch->source->data + entry->offset, entry->length);
      TillidExportSource *source =
        tillid_export_set_add_source (set, entry->type, entry->id, xml, FALSE);

      for (guint r = 0; r < entry->records->len; r++)
        {
          TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[r])->draft;

          tillid_import_record_replace_keys (draft, ids);
          if (draft->type == &tillid_person_type)
            set->patient = draft->id;
          tillid_export_source_add_record (source, draft->id);
          tillid_export_set_add_record (set, tillid_record_seal_any (draft));
        }
    }
  return set;
}

static TillidImportBatch *
import_file (const char *relative)
{
  g_autofree char *path = tillid_test_data_dup_path (relative);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (GError) error = NULL;
  TillidImportBatch *batch;

  if (path == NULL)
    return NULL;
  file = g_file_new_for_path (path);
  batch = tillid_fhir_import_file (file, zone, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, NULL));
  return batch;
}

/* Untouched, every resource goes out as it is stored, and comes in again as the same. */
static void
test_untouched (void)
{
  g_autoptr (TillidImportBatch) batch =
    import_file ("fhir/synthea/Hilario_Barton_f5bccfe7-f57e-489e-bec3-2251cab963ee.xml");
  g_autoptr (TillidExportSet) set = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (TillidImportBatch) again = NULL;

  if (batch == NULL)
    return;
  set = set_from_batch (batch);
  bundle = export(set);
  assert_valid (bundle);
  again = import (bundle);
  g_assert_cmpuint (again->entries->len, ==, batch->entries->len);
  g_assert_cmpmem (again->source->data, again->source->len, batch->source->data,
                   batch->source->len);
  for (int kind = 0; kind < TILLID_N_IMPORT_KINDS; kind++)
    g_assert_cmpuint (tillid_import_batch_count (again, kind), ==,
                      tillid_import_batch_count (batch, kind));
}

/* All resources of all examples in one document are valid: nothing that stands in a resource is disturbed by being
 * taken out of its file. */
static void
test_examples_valid (void)
{
  g_autofree char *folder = tillid_test_data_dup_path ("fhir/examples");
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (TillidExportSet) set = tillid_export_set_new (0, zone, NULL, MADE_AT);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (GBytes) bundle = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (TillidImportBatch) batch =
        tillid_fhir_import_file (file, zone, NULL, NULL, NULL, NULL, NULL, NULL);

      for (guint i = 0; batch != NULL && i < batch->entries->len; i++)
        {
          const TillidImportEntry *entry = batch->entries->pdata[i];
          g_autoptr (GBytes) xml = g_bytes_new (batch->source->data + entry->offset, entry->length);

          tillid_export_set_add_source (set, entry->type, entry->id, xml, FALSE);
        }
    }
  if (dir == NULL)
    return;
  g_assert_cmpuint (set->sources->len, >, 111);
  bundle = export(set);
  assert_valid (bundle);
}

static GPtrArray *
replace_record (TillidExportSet *set, const TillidRecord *changed)
{
  for (guint i = 0; i < set->records->len; i++)
    if (((TillidRecord *) set->records->pdata[i])->id == changed->id)
      {
        tillid_record_unref_any (set->records->pdata[i]);
        set->records->pdata[i] = tillid_record_ref_any (changed);
      }
  for (guint i = 0; i < set->sources->len; i++)
    ((TillidExportSource *) set->sources->pdata[i])->changed = TRUE;
  return set->records;
}

static const char changed_file[] =
  "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>"
  "<entry><fullUrl value='http://a/fhir/Patient/1'/><resource><Patient><id value='1'/>"
  "<name><family value='Old'/><given value='Name'/></name><telecom><system value='phone'/><value "
  "value='1'/>"
  "</telecom><gender value='male'/><maritalStatus><text "
  "value='kept'/></maritalStatus></Patient></resource></entry>"
  "<entry><fullUrl value='http://a/fhir/Practitioner/2'/><resource><Practitioner><id value='2'/>"
  "<name><text value='Ane'/></name></Practitioner></resource></entry>"
  "<entry><fullUrl value='http://a/fhir/Encounter/3'/><resource><Encounter><id value='3'/>"
  "<status value='planned'/><class><code value='AMB'/></class><type><text value='kept "
  "type'/></type>"
  "<subject><reference value='Patient/1'/></subject><participant><individual>"
  "<reference value='Practitioner/2'/></individual></participant>"
  "<period><start value='2026-03-01T09:00:00+01:00'/></period>"
  "<hospitalization><destination><display value='kept "
  "place'/></destination></hospitalization></Encounter>"
  "</resource></entry>"
  "<entry><fullUrl value='http://a/fhir/CarePlan/4'/><resource><CarePlan><id value='4'/><status "
  "value='active'/>"
  "<intent value='plan'/><title value='kept title'/><subject><reference "
  "value='Patient/1'/></subject>"
  "<activity><detail><status value='in-progress'/><description value='first'/></detail></activity>"
  "<activity><detail><status value='in-progress'/><performer><reference "
  "value='Practitioner/2'/></performer>"
  "<description value='second'/></detail></activity></CarePlan></resource></entry></Bundle>";

/* Only what was changed is replaced; what this program does not even know stays. */
static void
test_changed (void)
{
  g_autoptr (GBytes) file = g_bytes_new_static (changed_file, sizeof changed_file - 1);
  g_autoptr (TillidImportBatch) batch = import (file);
  g_autoptr (TillidExportSet) set = set_from_batch (batch);
  g_autoptr (TillidPersonName) name =
    tillid_person_name_edit (find_draft (batch, &tillid_person_name_type, 0));
  g_autoptr (TillidVisit) visit = tillid_visit_edit (find_draft (batch, &tillid_visit_type, 0));
  g_autoptr (TillidStep) step = tillid_step_edit (find_draft (batch, &tillid_step_type, 0));
  g_autoptr (GBytes) bundle = NULL;
  const char *text;

  tillid_set_text (&name->family, "New");
  tillid_set_text (&name->text, "Name New");
  visit->status = TILLID_VISIT_STATUS_ATTENDED;
  visit->length = 30;
  step->status = TILLID_STEP_STATUS_DONE;
  replace_record (set, &tillid_record_seal (name)->record);
  replace_record (set, &tillid_record_seal (visit)->record);
  replace_record (set, &tillid_record_seal (step)->record);

  bundle = export(set);
  assert_valid (bundle);
  text = g_bytes_get_data (bundle, NULL);
  g_assert_null (strstr (text, "others"));
  g_assert_nonnull (strstr (text, "<family value=\"New\"/>"));
  g_assert_null (strstr (text, "Old"));
  g_assert_nonnull (
    strstr (text, "<telecom><system value=\"phone\"/><value value=\"1\"/></telecom>"));
  g_assert_nonnull (strstr (text, "<maritalStatus><text value=\"kept\"/></maritalStatus>"));
  g_assert_nonnull (
    strstr (text, "<status value=\"finished\"/><class><code value=\"AMB\"/></class>"
                  "<type><text value=\"kept type\"/></type>"
                  "<subject><reference value=\"Patient/1\"/></subject><participant><individual>"
                  "<reference value=\"Practitioner/2\"/></individual></participant>"
                  "<period><start value=\"2026-03-01T09:00:00+01:00\"/>"
                  "<end value=\"2026-03-01T09:30:00+01:00\"/></period>"
                  "<length><value value=\"30\"/>"));
  g_assert_nonnull (strstr (text, "kept place"));
  g_assert_nonnull (strstr (text, "<title value=\"kept title\"/>"));
  g_assert_nonnull (strstr (text, "<status value=\"completed\"/>"));
  g_assert_nonnull (
    strstr (text, "<status value=\"in-progress\"/><performer><reference value=\"Practitioner/2\"/>"
                  "</performer><description value=\"second\"/>"));
}

/* Marked as changed, but nothing in it differs: it stays as it is, element by element. */
static void
test_changed_nothing (void)
{
  g_autoptr (GBytes) file = g_bytes_new_static (changed_file, sizeof changed_file - 1);
  g_autoptr (TillidImportBatch) batch = import (file);
  g_autoptr (TillidExportSet) set = set_from_batch (batch);
  g_autoptr (GBytes) untouched = export(set);
  g_autoptr (GBytes) marked = NULL;

  for (guint i = 0; i < set->sources->len; i++)
    ((TillidExportSource *) set->sources->pdata[i])->changed = TRUE;
  marked = export(set);
  g_assert_cmpstr (g_bytes_get_data (untouched, NULL), ==, g_bytes_get_data (marked, NULL));
}

/* Of three activities the first and the last only refer to requests: two places in the file are no steps here. */
static const char plan_file[] =
  "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>"
  "<entry><fullUrl value='http://a/fhir/Patient/1'/><resource><Patient><id value='1'/>"
  "<name><text value='Test Person'/></name></Patient></resource></entry>"
  "<entry><fullUrl value='http://a/fhir/CarePlan/4'/><resource><CarePlan><id value='4'/>"
  "<status value='active'/><intent value='plan'/><subject><reference value='Patient/1'/></subject>"
  "<activity><reference><reference value='Task/8'/></reference></activity>"
  "<activity><detail><kind value='Appointment'/><code><text value='Nurse'/></code>"
  "<status value='in-progress'/></detail></activity>"
  "<activity><detail><kind value='Task'/><code><text value='Walk'/></code>"
  "<status value='scheduled'/></detail></activity>"
  "<activity><reference><reference value='Task/9'/></reference></activity>"
  "</CarePlan></resource></entry></Bundle>";

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static void
test_plan_of_requests (void)
{
  g_autoptr (GBytes) file = g_bytes_new_static (plan_file, sizeof plan_file - 1);
  g_autoptr (TillidImportBatch) batch = import (file);
  g_autoptr (TillidExportSet) set = set_from_batch (batch);
  g_autoptr (TillidStep) step = tillid_step_edit (find_draft (batch, &tillid_step_type, 1));
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (TillidImportBatch) again = NULL;
  const char *text;

  g_test_summary (
    "The step that was done is replaced in its place; what is no step here stays as it came");
  g_assert_cmpstr (step->words, ==, "Walk");
  step->status = TILLID_STEP_STATUS_DONE;
  replace_record (set, &tillid_record_seal (step)->record);
  bundle = export(set);
  assert_valid (bundle);
  text = g_bytes_get_data (bundle, NULL);
  g_assert_cmpuint (count (text, "<activity>"), ==, 4);
  g_assert_cmpuint (count (text, "Task/8"), ==, 1);
  g_assert_cmpuint (count (text, "Task/9"), ==, 1);
  g_assert_cmpuint (count (text, "Walk"), ==, 1);
  g_assert_nonnull (
    strstr (text,
            "<activity><detail><kind value=\"Appointment\"/><code><text value=\"Nurse\"/></code>"
            "<status value=\"in-progress\"/></detail></activity><activity><detail>"));
  g_assert_cmpuint (count (text, "<status value=\"completed\"/>"), ==, 1);
  again = import (bundle);
  g_assert_nonnull (find_draft (again, &tillid_step_type, 1));
  g_assert_null (find_draft (again, &tillid_step_type, 2));
  g_assert_cmpint (((TillidStep *) find_draft (again, &tillid_step_type, 1))->status, ==,
                   TILLID_STEP_STATUS_DONE);
}

/* careplan-example-GPVisit.xml of the FHIR R4 specification, read by eye: the nurse has been, the doctor has not. */
static void
test_example_plan (void)
{
  g_autofree char *path = tillid_test_data_dup_path ("fhir/examples/careplan-example-GPVisit.xml");
  g_autofree char *plan = NULL, *text = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (TillidImportBatch) batch = NULL;
  const TillidStep *nurse, *doctor;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &plan, NULL, NULL));
  text = g_strconcat (
    "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>"
    "<entry><fullUrl value='http://a/fhir/Patient/100'/><resource><Patient><id "
    "value='100'/></Patient>"
    "</resource></entry><entry><fullUrl value='http://a/fhir/CarePlan/gpvisit'/><resource>",
    strstr (plan, "<CarePlan"), "</resource></entry></Bundle>", NULL);
  file = g_bytes_new_static (text, strlen (text));
  batch = import (file);
  nurse = find_draft (batch, &tillid_step_type, 0);
  doctor = find_draft (batch, &tillid_step_type, 1);
  g_assert_nonnull (doctor);
  g_assert_null (find_draft (batch, &tillid_step_type, 2));
  g_assert_cmpstr (nurse->words, ==, "Nurse Consultation");
  g_assert_cmpint (nurse->status, ==, TILLID_STEP_STATUS_DONE);
  g_assert_cmpint (nurse->due, ==, tillid_day_from_ymd (2013, 1, 1));
  g_assert_cmpint (nurse->rank, ==, 0);
  g_assert_cmpstr (doctor->words, ==, "Doctor Consultation");
  g_assert_cmpint (doctor->status, ==, TILLID_STEP_STATUS_OPEN);
  g_assert_cmpint (doctor->rank, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-rewrite/untouched", test_untouched);
  g_test_add_func ("/exchange/fhir-rewrite/examples-valid", test_examples_valid);
  g_test_add_func ("/exchange/fhir-rewrite/changed", test_changed);
  g_test_add_func ("/exchange/fhir-rewrite/changed-nothing", test_changed_nothing);
  g_test_add_func ("/exchange/fhir-rewrite/plan-of-requests", test_plan_of_requests);
  g_test_add_func ("/exchange/fhir-rewrite/example-plan", test_example_plan);
  return g_test_run ();
}
