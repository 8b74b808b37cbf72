/* test-fhir-write.c - a patient goes out as valid FHIR, and comes back the same
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-test-export.h"

#define PATIENT G_GINT64_CONSTANT (1001)

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir-write/told-dates", test_told_dates);
  g_test_add_func ("/exchange/fhir-write/relative", test_relative);
  g_test_add_func ("/exchange/fhir-write/round-trip", test_round_trip);
  g_test_add_func ("/exchange/fhir-write/closed-and-protected", test_closed_and_protected);
  return g_test_run ();
}
