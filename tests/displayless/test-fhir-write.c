/* test-fhir-write.c - a patient goes out as valid FHIR, and comes back the same
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "tillid-fhir-map.h"
#include "tillid-fhir-writer.h"
#include "tillid-records.h"
#include "tillid-test-data.h"

#define PATIENT G_GINT64_CONSTANT (1001)
#define MADE_AT G_GINT64_CONSTANT (1773132000000) /* 2026-03-10 08:40 UTC */

static GTimeZone *
copenhagen (void)
{
  return g_time_zone_new_identifier ("Europe/Copenhagen");
}

/* Loading the schema takes seconds: once for the program. It lives as long as the process. */
static xmlSchemaPtr
load_schema (void)
{
  static xmlSchemaPtr schema;
  g_autofree char *path = NULL;

  if (schema != NULL)
    return schema;
  path = tillid_test_data_dup_path ("fhir/xsd/fhir-single.xsd");
  if (path != NULL)
    {
      xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt (path);

      schema = xmlSchemaParse (parser);
      xmlSchemaFreeParserCtxt (parser);
      g_assert_nonnull (schema);
    }
  return schema;
}

static void
on_invalid (void *data, xmlErrorPtr problem)
{
  g_test_message ("line %d: %s", problem->line, problem->message);
}

static void
assert_valid (GBytes *bundle)
{
  xmlSchemaPtr schema = load_schema ();
  xmlSchemaValidCtxtPtr valid;
  gsize length;
  const char *text = g_bytes_get_data (bundle, &length);
  xmlDocPtr doc;

  if (schema == NULL)
    return;
  doc = xmlReadMemory (text, length, NULL, NULL, XML_PARSE_HUGE);
  g_assert_nonnull (doc);
  valid = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (valid, (xmlStructuredErrorFunc) on_invalid, NULL);
  g_assert_cmpint (xmlSchemaValidateDoc (valid, doc), ==, 0);
  xmlSchemaFreeValidCtxt (valid);
  xmlFreeDoc (doc);
}

static GBytes *export(const TillidExportSet *set)
{
  g_autoptr (GError) error = NULL;
  GBytes *bundle = tillid_fhir_export (set, NULL, &error);

  g_assert_no_error (error);
  return bundle;
}

static TillidImportBatch *
import (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (GError) error = NULL;
  TillidImportBatch *batch =
    tillid_fhir_import (stream, -1, zone, NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, &error));
  g_assert_no_error (error);
  return batch;
}

static void
add (TillidExportSet *set, gpointer draft, gint64 id)
{
  TillidRecord *record = draft;

  record->id = id;
  tillid_record_seal_any (record);
  tillid_export_set_add_record (set, record);
  tillid_record_unref_any (record);
}

static TillidPerson *
new_person (void)
{
  TillidPerson *person = tillid_person_new ();
  g_autoptr (TillidTold) birth = tillid_told_new_year (1980);

  tillid_set_told (&person->birth, birth);
  return person;
}

static gpointer
find_draft (const TillidImportBatch *batch, const TillidRecordType *type, guint index)
{
  for (guint i = 0; i < batch->entries->len; i++)
    {
      const TillidImportEntry *entry = batch->entries->pdata[i];

      for (guint r = 0; r < entry->records->len; r++)
        {
          TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[r])->draft;

          if (draft->type == type && index-- == 0)
            return draft;
        }
    }
  return NULL;
}

/* -- told dates: exact, whatever they are --------------------------------------------------------- */

static const char *const told_dates[] = {
  "{\"said\":\"spring "
  "1991\",\"lang\":\"en\",\"start\":{\"kind\":\"season\",\"year\":1991,\"season\":\"spring\"}}",
  "{\"said\":\"1370\",\"lang\":\"fa\",\"start\":{\"kind\":\"year\",\"calendar\":\"persian\","
  "\"year\":1370}}",
  "{\"start\":{\"kind\":\"age\",\"about\":true,\"age\":12}}",
  "{\"start\":{\"kind\":\"between\",\"year\":1990,\"month\":5,\"day\":1,\"to_year\":1991,\"to_"
  "month\":6,"
  "\"to_day\":30}}",
  "{\"start\":{\"kind\":\"decade\",\"year\":1980},\"ends\":\"open\"}",
  "{\"start\":{\"kind\":\"year\",\"side\":\"before\",\"year\":2001}}",
  "{\"start\":{\"kind\":\"day\",\"year\":2015,\"month\":9,\"day\":3},\"end\":{\"kind\":\"month\","
  "\"year\":2016,"
  "\"month\":2}}",
  "{\"said\":\"when the war began\"}",
  "{\"start\":{\"kind\":\"month\",\"calendar\":\"ethiopic\",\"year\":1983,\"month\":13}}",
};

static void
test_told_dates (void)
{
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (TillidExportSet) set = tillid_export_set_new (PATIENT, zone, "en", MADE_AT);
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (TillidImportBatch) batch = NULL;

  add (set, new_person (), PATIENT);
  for (guint i = 0; i < G_N_ELEMENTS (told_dates); i++)
    {
      g_autoptr (TillidTold) told = tillid_told_from_json (told_dates[i], NULL);
      TillidLifeEvent *event = tillid_life_event_new ();
      TillidProblem *problem = tillid_problem_new ();
      TillidMedicine *medicine = tillid_medicine_new ();
      TillidResult *result = tillid_result_new ();

      g_assert_nonnull (told);
      event->patient = problem->patient = medicine->patient = result->patient = PATIENT;
      tillid_set_told (&event->at, told);
      tillid_set_told (&problem->noticed, told);
      tillid_set_told (&medicine->at, told);
      tillid_set_told (&result->at, told);
      problem->said_by = TILLID_SAID_BY_PATIENT;
      tillid_set_text (&event->words, "x");
      add (set, event, 2000 + i);
      add (set, problem, 3000 + i);
      add (set, medicine, 4000 + i);
      add (set, result, 5000 + i);
    }

  bundle = export(set);
  assert_valid (bundle);
  batch = import (bundle);
  g_assert_cmpuint (batch->warnings->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (told_dates); i++)
    {
      const TillidLifeEvent *event = find_draft (batch, &tillid_life_event_type, i);
      const TillidProblem *problem = find_draft (batch, &tillid_problem_type, i);
      const TillidMedicine *medicine = find_draft (batch, &tillid_medicine_type, i);
      const TillidResult *result = find_draft (batch, &tillid_result_type, i);
      const TillidTold *told[] = { event->at, problem->noticed, medicine->at, result->at };

      for (guint t = 0; t < G_N_ELEMENTS (told); t++)
        {
          g_autofree char *json = tillid_told_to_json (told[t]);

          g_assert_cmpstr (json, ==, told_dates[i]);
        }
    }
}

/* Two events told in relation to each other keep it through a file. */
static void
test_relative (void)
{
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (TillidExportSet) set = tillid_export_set_new (PATIENT, zone, NULL, MADE_AT);
  g_autoptr (TillidTold) year = tillid_told_new_year (1999);
  g_autoptr (TillidTold) after = tillid_told_new ("a week later", "en");
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (TillidImportBatch) batch = NULL;
  TillidLifeEvent *first = tillid_life_event_new (), *second = tillid_life_event_new ();

  after->start.kind = TILLID_TOLD_RELATIVE;
  after->start.other = 2001;
  after->start.offset_days = 7;
  first->patient = second->patient = PATIENT;
  tillid_set_told (&first->at, year);
  tillid_set_told (&second->at, after);
  add (set, new_person (), PATIENT);
  add (set, second, 2000);
  add (set, first, 2001);
  bundle = export(set);
  assert_valid (bundle);
  batch = import (bundle);
  second = find_draft (batch, &tillid_life_event_type, 0);
  first = find_draft (batch, &tillid_life_event_type, 1);
  g_assert_cmpint (second->at->start.other, ==, first->record.id);
  g_assert_cmpint (second->at->start.offset_days, ==, 7);
}

/* -- every family, born here ------------------------------------------------------------------- */

static void
add_visit (TillidExportSet *set)
{
  TillidMember *member = tillid_member_new ();
  TillidInterpreter *interpreter = tillid_interpreter_new ();
  TillidVisit *visit = tillid_visit_new ();
  TillidPresence *led = tillid_presence_new (), *translated = tillid_presence_new ();

  tillid_set_text (&member->name, "Ane Holm");
  member->profession = TILLID_PROFESSION_NURSE;
  tillid_set_text (&interpreter->name, "Rana <& Co>");
  tillid_set_text (&interpreter->language, "ar-IQ");
  visit->patient = led->patient = translated->patient = PATIENT;
  visit->lead = led->member = 101;
  visit->day = tillid_day_from_ymd (2026, 7, 1);
  visit->minute = 23 * 60 + 30;
  visit->length = 45;
  visit->mode = TILLID_VISIT_MODE_PHONE;
  tillid_set_text (&visit->note, "Just listening");
  led->visit = translated->visit = 103;
  translated->who = TILLID_PRESENCE_WHO_INTERPRETER;
  translated->interpreter = 102;
  add (set, member, 101);
  add (set, interpreter, 102);
  add (set, visit, 103);
  add (set, led, 104);
  add (set, translated, 105);
}

static void
add_plan (TillidExportSet *set)
{
  TillidGoal *goal = tillid_goal_new ();
  TillidGoalRating *rating = tillid_goal_rating_new ();
  TillidStep *step = tillid_step_new ();
  TillidPromise *promise = tillid_promise_new ();

  goal->patient = rating->patient = step->patient = promise->patient = PATIENT;
  tillid_set_text (&goal->words, "أريد أن أنام");
  tillid_set_text (&goal->language, "ar-IQ");
  tillid_set_text (&goal->staff_words, "Sleep through the night");
  tillid_set_text (&goal->rung_plus_1, "Six hours");
  rating->goal = step->goal = 201;
  rating->attainment = -1;
  rating->day = tillid_day_from_ymd (2026, 3, 1);
  tillid_set_text (&step->words, "Walk every evening");
  step->due = tillid_day_from_ymd (2026, 4, 1);
  tillid_set_text (&promise->words, "Write to the municipality");
  add (set, goal, 201);
  add (set, rating, 202);
  add (set, step, 203);
  add (set, promise, 204);
}

static void
add_names (TillidExportSet *set)
{
  TillidPersonName *name = tillid_person_name_new ();
  TillidContactChannel *phone = tillid_contact_channel_new (),
                       *home = tillid_contact_channel_new ();
  TillidPersonLanguage *language = tillid_person_language_new ();

  name->patient = phone->patient = home->patient = language->patient = PATIENT;
  tillid_set_text (&name->text, "سلمى المصري");
  tillid_set_text (&phone->value, "11223344");
  home->channel = TILLID_CHANNEL_ADDRESS;
  tillid_set_text (&home->value, "Rosenvej 7, 5000 Odense");
  tillid_set_text (&language->language, "ar-IQ");
  add (set, name, 301);
  add (set, phone, 302);
  add (set, home, 303);
  add (set, language, 304);
}

static void
test_round_trip (void)
{
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (TillidExportSet) set = tillid_export_set_new (PATIENT, zone, "da", MADE_AT);
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (TillidImportBatch) batch = NULL;
  const TillidVisit *visit;
  const TillidPresence *translated;
  const TillidGoal *goal;
  const TillidGoalRating *rating;
  const TillidStep *step;
  const TillidPersonName *name;

  add (set, new_person (), PATIENT);
  add_names (set);
  add_visit (set);
  add_plan (set);
  tillid_export_set_add_change (set, 103, "Ane Holm", MADE_AT);
  bundle = export(set);
  assert_valid (bundle);

  batch = import (bundle);
  name = find_draft (batch, &tillid_person_name_type, 0);
  g_assert_cmpstr (name->text, ==, "سلمى المصري");
  visit = find_draft (batch, &tillid_visit_type, 0);
  g_assert_cmpint (visit->day, ==, tillid_day_from_ymd (2026, 7, 1));
  g_assert_cmpint (visit->minute, ==, 23 * 60 + 30);
  g_assert_cmpint (visit->length, ==, 45);
  g_assert_cmpint (visit->mode, ==, TILLID_VISIT_MODE_PHONE);
  g_assert_cmpstr (visit->note, ==, "Just listening");
  g_assert_cmpint (visit->lead, ==,
                   ((TillidRecord *) find_draft (batch, &tillid_member_type, 0))->id);
  translated = find_draft (batch, &tillid_presence_type, 1);
  g_assert_cmpint (translated->interpreter, ==,
                   ((TillidRecord *) find_draft (batch, &tillid_interpreter_type, 0))->id);
  goal = find_draft (batch, &tillid_goal_type, 0);
  g_assert_cmpstr (goal->words, ==, "أريد أن أنام");
  g_assert_cmpstr (goal->staff_words, ==, "Sleep through the night");
  g_assert_cmpstr (goal->rung_plus_1, ==, "Six hours");
  g_assert_cmpint (goal->said_by, ==, TILLID_SAID_BY_PATIENT);
  rating = find_draft (batch, &tillid_goal_rating_type, 0);
  g_assert_cmpint (rating->attainment, ==, -1);
  g_assert_cmpint (rating->goal, ==, goal->record.id);
  step = find_draft (batch, &tillid_step_type, 0);
  g_assert_cmpint (step->goal, ==, goal->record.id);
  g_assert_cmpint (step->side, ==, TILLID_SIDE_PATIENT);
  g_assert_cmpint (step->due, ==, tillid_day_from_ymd (2026, 4, 1));
}

static void
test_closed_and_protected (void)
{
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (TillidExportSet) set = tillid_export_set_new (PATIENT, zone, NULL, MADE_AT);
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (TillidImportBatch) batch = NULL;
  g_autoptr (TillidTold) told = tillid_told_new ("that winter", "en");
  TillidPerson *person = new_person ();
  TillidLifeEvent *stone = tillid_life_event_new ();
  TillidExportSource *source;
  static const char relative[] = "<RelatedPerson xmlns='http://hl7.org/fhir'><id "
                                 "value='r'/><patient><reference value='x'/></patient>"
                                 "<address><line value='Rosenvej 7'/></address></RelatedPerson>";
  static const char imported[] = "<Observation xmlns='http://hl7.org/fhir'><id value='o'/><status "
                                 "value='final'/><code><text value='secret'/>"
                                 "</code></Observation>";
  g_autoptr (GBytes) other = g_bytes_new_static (imported, sizeof imported - 1);
  const char *text;

  person->address_protected = TRUE;
  stone->patient = PATIENT;
  stone->closed = TRUE;
  tillid_set_text (&stone->words, "secret");
  tillid_set_told (&stone->at, told);
  add (set, person, PATIENT);
  add_names (set);
  add (set, stone, 2000);
  xml = g_bytes_new_static (relative, sizeof relative - 1);
  tillid_export_set_add_source (set, "RelatedPerson", "r", xml, FALSE);
  source = tillid_export_set_add_source (set, "Observation", "o", other, FALSE);
  tillid_export_source_add_record (source, 2000);

  bundle = export(set);
  assert_valid (bundle);
  text = g_bytes_get_data (bundle, NULL);
  g_assert_null (strstr (text, "secret"));
  g_assert_null (strstr (text, "that winter"));
  g_assert_null (strstr (text, "Rosenvej"));
  g_assert_null (strstr (text, "11223344"));
  batch = import (bundle);
  stone = find_draft (batch, &tillid_life_event_type, 0);
  g_assert_true (stone->closed);
  g_assert_null (stone->words);
}

/* -- imported ------------------------------------------------------------------------------------- */

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-write/told-dates", test_told_dates);
  g_test_add_func ("/exchange/fhir-write/relative", test_relative);
  g_test_add_func ("/exchange/fhir-write/round-trip", test_round_trip);
  g_test_add_func ("/exchange/fhir-write/closed-and-protected", test_closed_and_protected);
  g_test_add_func ("/exchange/fhir-write/untouched", test_untouched);
  g_test_add_func ("/exchange/fhir-write/examples-valid", test_examples_valid);
  g_test_add_func ("/exchange/fhir-write/changed", test_changed);
  g_test_add_func ("/exchange/fhir-write/changed-nothing", test_changed_nothing);
  return g_test_run ();
}
