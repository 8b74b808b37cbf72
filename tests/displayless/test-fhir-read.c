/* test-fhir-read.c - FHIR files become drafts, with nothing lost and nothing invented
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-test-import.h"

#define BUNDLE "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>"
#define ENTRY(url, resource)                                                                       \
  "<entry><fullUrl value='" url "'/><resource>" resource "</resource></entry>"
#define PATIENT(id) "<Patient><id value='" id "'/></Patient>"
#define SUBJECT(ref) "<subject><reference value='" ref "'/></subject>"

static gpointer
only_record (const char *resource, const char *slot, TillidImportBatch **out_batch)
{
  g_autoptr (GError) error = NULL;

  *out_batch = import_ok (resource);
  g_assert_true (tillid_import_batch_settle (*out_batch, knows_all, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint ((*out_batch)->entries->len, ==, 1);
  return find_record ((*out_batch)->entries->pdata[0], slot);
}

/* -- references ----------------------------------------------------------------------------- */

static void
test_references (void)
{
  g_autoptr (TillidImportBatch) batch = import_ok (
    BUNDLE ENTRY ("http://a/fhir/Patient/1", PATIENT ("1")) ENTRY ("urn:uuid:0e4f", PATIENT ("2"))
      ENTRY ("http://a/fhir/Goal/rel", "<Goal><id value='rel'/>" SUBJECT ("Patient/1") "</Goal>")
        ENTRY ("http://a/fhir/Goal/abs",
               "<Goal><id value='abs'/>" SUBJECT ("http://a/fhir/Patient/1/_history/3") "</Goal>")
          ENTRY ("urn:uuid:1",
                 "<Goal><id value='urn'/>" SUBJECT (
                   "urn:uuid:0e4f") "</Goal>") ENTRY ("http://b/fhir/Goal/far",
                                                      "<Goal><id value='far'/>" SUBJECT (
                                                        "Patient/1") "</Goal>")
            ENTRY ("http://a/fhir/Goal/in",
                   "<Goal><id value='in'/><contained><Patient><id value='p'/></Patient></contained>"
                   "<description><text value='x'/></description>" SUBJECT ("#p") "</Goal>")
              ENTRY ("http://a/fhir/Goal/lost",
                     "<Goal><id value='lost'/>" SUBJECT ("Patient/9") "</Goal>") "</Bundle>");
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, &error));
  first = find_entry (batch, "Patient", "1")->primary;
  second = find_entry (batch, "Patient", "2")->primary;
  g_assert_cmpint (first, <, 0);
  g_assert_cmpint (find_entry (batch, "Goal", "rel")->patient, ==, first);
  g_assert_cmpint (find_entry (batch, "Goal", "abs")->patient, ==, first);
  g_assert_cmpint (find_entry (batch, "Goal", "urn")->patient, ==, second);
  g_assert_cmpint (
    ((TillidGoal *) find_record (find_entry (batch, "Goal", "urn"), "goal"))->patient, ==, second);
  /* Another server's Patient/1 is somebody else; Patient/9 is nobody. Both are named. */
  g_assert_null (find_entry (batch, "Goal", "far"));
  g_assert_null (find_entry (batch, "Goal", "lost"));
  g_assert_cmpuint (batch->skipped, ==, 2);
  g_assert_cmpuint (batch->warnings->len, ==, 2);
  g_assert_nonnull (strstr (batch->warnings->pdata[1], "Goal/lost"));
  g_assert_nonnull (strstr (batch->warnings->pdata[1], "Patient/9"));
  /* A contained patient is a patient of the file. */
  g_assert_cmpuint (tillid_import_batch_count (batch, TILLID_IMPORT_PATIENTS), ==, 3);
  g_assert_cmpint (find_entry (batch, "Goal", "in")->patient, ==,
                   find_entry (batch, "Patient", "Goal-in-p")->primary);
}

static gint64
lookup (const TillidImportRef *ref, const char *kind, gpointer data)
{
  if (g_strcmp0 (ref->type, "Patient") == 0 && g_strcmp0 (ref->id, "9") == 0 &&
      g_str_equal (kind, "person"))
    return 4711;
  return 0;
}

static void
test_clinic_answers (void)
{
  static const char text[] =
    "<Encounter xmlns='http://hl7.org/fhir'><id value='e'/><status value='finished'/>"
    "<class><code value='AMB'/></class>" SUBJECT (
      "Patient/9") "<participant><individual><reference value='Practitioner/5'/><display "
                   "value='Dr. Aysel'/>"
                   "</individual></participant></Encounter>";
  g_autoptr (TillidImportBatch) known = import_ok (text);
  g_autoptr (TillidImportBatch) unknown = import_ok (text);
  g_autoptr (GError) error = NULL;
  TillidVisit *visit;
  TillidPresence *presence;

  g_assert_true (known->single);
  g_assert_true (tillid_import_batch_settle (known, lookup, NULL, &error));
  visit = find_record (known->entries->pdata[0], "visit");
  g_assert_cmpint (visit->patient, ==, 4711);
  /* Nobody knows the colleague: the words stay, once named. */
  g_assert_cmpint (visit->lead, ==, 0);
  g_assert_cmpstr (visit->lead_text, ==, "Dr. Aysel");
  presence = find_record (known->entries->pdata[0], "presence/0");
  g_assert_cmpint (presence->visit, ==, visit->record.id);
  g_assert_cmpstr (presence->name, ==, "Dr. Aysel");
  g_assert_cmpuint (known->warnings->len, ==, 1);

  /* A single resource about nobody is refused as a whole. */
  g_assert_false (tillid_import_batch_settle (unknown, NULL, NULL, &error));
  g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "Encounter/e"));
}

static void
test_about_nobody (void)
{
  g_autoptr (TillidImportBatch) batch = import_ok (
    BUNDLE ENTRY ("urn:uuid:1", "<Questionnaire><id value='q'/></Questionnaire>")
      ENTRY ("urn:uuid:2",
             "<Observation><id value='o'/><subject><display value='x'/></subject></Observation>")
        ENTRY ("urn:uuid:3", "<Observation><id value='g'/>" SUBJECT ("Group/1") "</Observation>")
          ENTRY ("urn:uuid:4", "<Nonsense><id value='n'/></Nonsense>") "</Bundle>");

  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, NULL));
  g_assert_cmpuint (tillid_import_batch_count (batch, TILLID_IMPORT_OTHERS), ==, 3);
  g_assert_cmpuint (tillid_import_batch_count (batch, TILLID_IMPORT_OBSERVATIONS), ==, 0);
  g_assert_cmpuint (find_entry (batch, "Observation", "o")->records->len, ==, 0);
  g_assert_cmpuint (batch->skipped, ==, 1);
  g_assert_cmpuint (batch->warnings->len, ==,
                    3); /* unknown type, 2 observations, 1 questionnaire */
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "<Patient><id value='x'/></Patient>", TILLID_EXCHANGE_ERROR_UNKNOWN },
    { "<Patient xmlns='http://HL7.org/fhir'/>", TILLID_EXCHANGE_ERROR_UNKNOWN },
    { "<Nonsense xmlns='http://hl7.org/fhir'/>", TILLID_EXCHANGE_ERROR_UNKNOWN },
    { "<Bundle xmlns='http://hl7.org/fhir'><entry><resource><a "
      "xmlns='u:1'/></resource></entry></Bundle>",
      TILLID_EXCHANGE_ERROR_UNKNOWN },
    { "<Patient xmlns='http://hl7.org/fhir'><id value='x'/>", TILLID_EXCHANGE_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import_text (cases[i].text, &error));
      g_assert_error (error, TILLID_EXCHANGE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, "line 1"));
    }
}

/* FHIR R4: a string is at most 1 MB; base64 may be longer. */
static void
test_long_values (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    gboolean accepted;
  } cases[] = {
    { "<Patient xmlns='http://hl7.org/fhir'><name><text value='", "'/></name></Patient>", FALSE },
    { "<Patient xmlns='http://hl7.org/fhir'><photo><data value='", "'/></photo></Patient>", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      g_autoptr (GError) error = NULL;
      g_autoptr (TillidImportBatch) batch = NULL;

      while (text->len < 2 * 1024 * 1024)
        g_string_append (text, "QUJD");
      g_string_append (text, cases[i].after);
      batch = import_text (text->str, &error);
      if (cases[i].accepted)
        g_assert_no_error (error);
      else
        g_assert_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_LIMIT);
    }
}

static void
test_removed (void)
{
  g_autoptr (TillidImportBatch) batch = import_ok (
    "<Patient xmlns='http://hl7.org/fhir'><id value='x'/><text><status value='generated'/>"
    "<div xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script><p onclick='x()'>hi</p>"
    "<img src='http://127.0.0.1/t.gif'/></div></text>"
    "<extension url='http://hl7.org/fhir/StructureDefinition/patient-citizenship'>"
    "<extension url='code'><valueString value='secret'/></extension></extension>"
    "<extension url='https://example.org/Patient-Nationality'><valueString "
    "value='secret'/></extension>"
    "<extension url='http://hl7.org/fhir/us/core/StructureDefinition/us-core-race'/>"
    "<extension url='https://example.org/trace'><valueString value='kept'/></extension></Patient>");
  g_autofree char *source = g_strndup ((char *) batch->source->data, batch->source->len);

  g_assert_cmpuint (batch->removed_extensions, ==, 3);
  g_assert_cmpuint (batch->removed_active, ==, 3);
  g_assert_null (strstr (source, "secret"));
  g_assert_null (strstr (source, "alert"));
  g_assert_null (strstr (source, "onclick"));
  g_assert_nonnull (strstr (source, "kept"));
  g_assert_nonnull (strstr (source, ">hi</p>"));
  /* R4's schema asks for an address at every picture. */
  g_assert_nonnull (strstr (source, "<img src=\"#\"/>"));
}

/* -- the families ----------------------------------------------------------------------------- */

static void
test_patient (void)
{
  TillidImportBatch *batch;
  TillidPerson *person = only_record (
    "<Patient xmlns='http://hl7.org/fhir'><id value='x'/>"
    "<extension url='http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired'>"
    "<valueBoolean value='true'/></extension>"
    "<identifier><system value='urn:oid:1.2.208.176.1.2'/><value value='010170-9999'/></identifier>"
    "<name><use value='official'/><family value='Al-Masri'/><given value='Salma'/><given "
    "value='N'/></name>"
    "<name><use value='usual'/><text value='سلمى'/></name>"
    "<telecom><system value='phone'/><value value='11223344'/><use value='mobile'/><rank "
    "value='1'/></telecom>"
    "<telecom><system value='phone'/><value value='55667788'/><use value='old'/></telecom>"
    "<gender value='female'/><birthDate value='1970'/><deceasedBoolean value='false'/>"
    "<address><line value='Vej 1'/><postalCode value='5000'/><city value='Odense'/></address>"
    "<communication><language><coding><code value='ar-IQ'/></coding></language>"
    "<preferred value='true'/></communication></Patient>",
    "person", &batch);
  TillidImportEntry *entry = batch->entries->pdata[0];
  TillidPersonName *name = find_record (entry, "name/0");
  TillidContactChannel *phone = find_record (entry, "telecom/0");
  TillidContactChannel *address = find_record (entry, "address/0");
  TillidPersonLanguage *language = find_record (entry, "language/0");
  TillidIdentifier *identifier = find_record (entry, "identifier/0");

  g_assert_cmpint (person->birth->start.kind, ==, TILLID_TOLD_YEAR);
  g_assert_cmpint (person->birth->start.year, ==, 1970);
  g_assert_cmpint (person->sex, ==, TILLID_SEX_WOMAN);
  g_assert_cmpint (person->interpreter_needed, ==, TILLID_YES_NO_YES);
  g_assert_null (person->died);
  g_assert_cmpint (name->patient, ==, person->record.id);
  g_assert_cmpint (name->use, ==, TILLID_NAME_USE_OFFICIAL);
  g_assert_cmpstr (name->text, ==, "Salma N Al-Masri");
  g_assert_cmpstr (name->given, ==, "Salma N");
  g_assert_cmpstr (((TillidPersonName *) find_record (entry, "name/1"))->text, ==, "سلمى");
  g_assert_cmpint (phone->channel, ==, TILLID_CHANNEL_MOBILE);
  g_assert_true (phone->preferred);
  g_assert_null (find_record (entry, "telecom/1"));
  g_assert_cmpstr (address->value, ==, "Vej 1, 5000, Odense");
  g_assert_cmpstr (language->language, ==, "ar-IQ");
  g_assert_true (language->preferred);
  g_assert_cmpstr (identifier->value, ==, "010170-9999");
  tillid_import_batch_free (batch);
}

static void
test_visit (void)
{
  g_autoptr (TillidImportBatch) batch = import_ok (
    BUNDLE ENTRY ("urn:uuid:p", PATIENT ("p")) ENTRY (
      "urn:uuid:a",
      "<Practitioner><id value='a'/><name><family value='Holm'/><given value='Ane'/></name>"
      "<qualification><code><text value='Registered nurse'/></code></qualification>"
      "</Practitioner>") ENTRY ("urn:uuid:b", "<Practitioner><id value='b'/><name><text "
                                              "value='Bo'/></name></Practitioner>")
      ENTRY ("urn:uuid:c",
             "<Practitioner><id value='c'/><name><text value='Tolk'/></name></Practitioner>")
        ENTRY ("urn:uuid:r",
               "<PractitionerRole><id value='r'/>"
               "<practitioner><reference value='urn:uuid:b'/></practitioner>"
               "<specialty><text value='Clinical psychology'/></specialty></PractitionerRole>")
          ENTRY (
            "urn:uuid:e",
            "<Encounter><id value='e'/><status value='finished'/><class><code value='VR'/></class>"
            "<type><text value='Telephone talk'/></type>" SUBJECT (
              "urn:uuid:p") "<participant><type><coding><code value='translator'/></coding></type>"
                            "<individual><reference value='urn:uuid:c'/></individual></participant>"
                            "<participant><type><coding><code value='CON'/></coding></type>"
                            "<individual><reference value='urn:uuid:a'/></individual></participant>"
                            "<participant><type><coding><code value='PPRF'/></coding></type>"
                            "<individual><reference value='urn:uuid:r'/></individual></participant>"
                            "<period><start value='2026-01-15T23:30:00Z'/><end "
                            "value='2026-01-16T00:15:00Z'/></period>"
                            "</Encounter>") "</Bundle>");
  TillidImportEntry *entry;
  TillidVisit *visit;
  TillidPresence *translator, *led;
  TillidMember *nurse, *psychologist;

  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, NULL));
  entry = find_entry (batch, "Encounter", "e");
  visit = find_record (entry, "visit");
  /* 23:30 UTC is 00:30 the day after in Copenhagen in winter. */
  g_assert_cmpint (visit->day, ==, tillid_day_from_ymd (2026, 1, 16));
  g_assert_cmpint (visit->minute, ==, 30);
  g_assert_cmpint (visit->length, ==, 45);
  g_assert_cmpint (visit->mode, ==, TILLID_VISIT_MODE_PHONE);
  g_assert_cmpint (visit->status, ==, TILLID_VISIT_STATUS_ATTENDED);
  psychologist = find_record (find_entry (batch, "Practitioner", "b"), "member");
  nurse = find_record (find_entry (batch, "Practitioner", "a"), "member");
  g_assert_cmpint (visit->lead, ==, psychologist->record.id);
  g_assert_null (visit->lead_text);
  g_assert_cmpint (psychologist->profession, ==, TILLID_PROFESSION_PSYCHOLOGIST);
  g_assert_cmpint (nurse->profession, ==, TILLID_PROFESSION_NURSE);
  g_assert_cmpstr (nurse->initials, ==, "AH");
  translator = find_record (entry, "presence/0");
  g_assert_cmpint (translator->who, ==, TILLID_PRESENCE_WHO_INTERPRETER);
  g_assert_cmpint (
    translator->interpreter, ==,
    ((TillidRecord *) find_record (find_entry (batch, "Practitioner", "c"), "interpreter"))->id);
  led = find_record (entry, "presence/2");
  g_assert_cmpint (led->member, ==, psychologist->record.id);
  g_assert_cmpuint (tillid_import_batch_count (batch, TILLID_IMPORT_VISITS), ==, 1);
}

#define TRANSLATED_VISIT                                                                           \
  "<Bundle xmlns='http://hl7.org/fhir'><type value='collection'/>"                                 \
  "<entry><fullUrl value='urn:uuid:p'/><resource><Patient><id value='p'/></Patient></resource>"    \
  "</entry><entry><fullUrl value='urn:uuid:t'/><resource><Practitioner><id value='t'/><name><text" \
  " value='Leila Aziz'/></name></Practitioner></resource></entry><entry><fullUrl"                  \
  " value='urn:uuid:v'/><resource><Encounter><id value='v'/><status value='finished'/><class>"     \
  "<code value='AMB'/></class><subject><reference value='urn:uuid:p'/></subject><participant>"     \
  "<type><coding><code value='translator'/></coding></type><individual><reference"                 \
  " value='urn:uuid:t'/></individual></participant></Encounter></resource></entry>"

/* Whoever only translates is no colleague; whoever has a role as well is both. */
static void
test_translator (void)
{
  g_autoptr (TillidImportBatch) alone = import_ok (TRANSLATED_VISIT "</Bundle>");
  g_autoptr (TillidImportBatch) both = import_ok (
    TRANSLATED_VISIT "<entry><fullUrl value='urn:uuid:r'/><resource><PractitionerRole><id "
                     "value='r'/><practitioner><reference value='urn:uuid:t'/></practitioner>"
                     "</PractitionerRole></resource></entry></Bundle>");
  const TillidImportEntry *entry = find_entry (alone, "Practitioner", "t");
  const TillidInterpreter *interpreter = find_record (entry, "interpreter");

  g_assert_nonnull (interpreter);
  g_assert_null (find_record (entry, "member"));
  g_assert_cmpint (entry->primary, ==, interpreter->record.id);
  g_assert_true (tillid_import_batch_settle (alone, NULL, NULL, NULL));
  g_assert_cmpint (((TillidPresence *) find_record (find_entry (alone, "Encounter", "v"),
                                                    "presence/0"))
                     ->interpreter,
                   ==, interpreter->record.id);
  entry = find_entry (both, "Practitioner", "t");
  g_assert_nonnull (find_record (entry, "interpreter"));
  g_assert_nonnull (find_record (entry, "member"));
}

/* Who may do what is never taken from a file. */
static void
test_rights (void)
{
  g_autoptr (TillidImportBatch) batch = import_ok (
    "<Practitioner xmlns='http://hl7.org/fhir'><id value='t'/>"
    "<extension url='urn:tillid:kind'><valueCode value='member'/></extension>"
    "<extension url='urn:tillid:member.name'><valueString value='Eve'/></extension>"
    "<extension url='urn:tillid:member.roles'><valueString value='administrator'/></extension>"
    "<extension url='urn:tillid:member.owner'><valueString value='true'/></extension>"
    "</Practitioner>");
  const TillidMember *member = find_record (find_entry (batch, "Practitioner", "t"), "member");

  g_assert_cmpstr (member->name, ==, "Eve");
  g_assert_null (member->roles);
  g_assert_false (member->owner);
}

static void
test_appointment (void)
{
  g_autoptr (TillidImportBatch) batch = import_ok (
    BUNDLE ENTRY ("urn:uuid:p", PATIENT ("p")) ENTRY (
      "urn:uuid:a",
      "<Appointment><id value='a'/><status value='noshow'/><start value='2026-07-01T08:00:00Z'/>"
      "<minutesDuration value='50'/>"
      "<participant><actor><reference value='urn:uuid:p'/></actor></participant>"
      "<participant><actor><display value='Dr. Holm'/></actor></participant></Appointment>")
      ENTRY (
        "urn:uuid:b",
        "<Appointment><id value='b'/><status value='fulfilled'/><start "
        "value='2026-07-02T08:00:00Z'/>"
        "<participant><actor><reference value='urn:uuid:p'/></actor></participant></Appointment>")
        ENTRY ("urn:uuid:e",
               "<Encounter><id value='e'/><status value='finished'/>" SUBJECT (
                 "urn:uuid:p") "<appointment><reference "
                               "value='urn:uuid:b'/></appointment></Encounter>") "</Bundle>");
  TillidVisit *visit;

  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, NULL));
  visit = find_record (find_entry (batch, "Appointment", "a"), "visit");
  g_assert_cmpint (visit->status, ==, TILLID_VISIT_STATUS_MISSED);
  g_assert_cmpint (visit->minute, ==, 10 * 60);
  g_assert_cmpint (visit->length, ==, 50);
  g_assert_cmpint (visit->patient, ==, find_entry (batch, "Patient", "p")->primary);
  g_assert_cmpstr (visit->lead_text, ==, "Dr. Holm");
  /* What an encounter fulfils is one visit, not two. */
  g_assert_cmpuint (find_entry (batch, "Appointment", "b")->records->len, ==, 0);
  g_assert_cmpint (find_entry (batch, "Appointment", "b")->primary, ==,
                   find_entry (batch, "Encounter", "e")->primary);
}

static void
check_onset (const char *onset, TillidToldPoint expected, TillidToldEnd end)
{
  g_autofree char *text = g_strconcat (
    BUNDLE "<entry><resource><Patient><id value='p'/><birthDate value='1970-06-15'/></Patient>"
           "</resource></entry><entry><resource><Condition><id value='c'/>"
           "<code><text value='Headache'/></code>" SUBJECT ("Patient/p"),
    onset, "</Condition></resource></entry></Bundle>", NULL);
  g_autoptr (TillidImportBatch) batch = import_ok (text);
  TillidResult *result = find_record (find_entry (batch, "Condition", "c"), "result");
  const TillidToldPoint *start;

  g_assert_nonnull (result->at);
  start = &result->at->start;
  g_assert_cmpint (start->kind, ==, expected.kind);
  g_assert_cmpint (start->side, ==, expected.side);
  g_assert_cmpint (start->year, ==, expected.year);
  g_assert_cmpint (start->month, ==, expected.month);
  g_assert_cmpint (start->day, ==, expected.day);
  g_assert_cmpint (start->to_year, ==, expected.to_year);
  g_assert_cmpint (start->to_month, ==, expected.to_month);
  g_assert_cmpint (start->to_day, ==, expected.to_day);
  g_assert_cmpint (start->age, ==, expected.age);
  g_assert_cmpint (result->at->end_kind, ==, end);
}

static void
test_onset (void)
{
  check_onset ("<onsetDateTime value='1991'/>",
               (TillidToldPoint){ .kind = TILLID_TOLD_YEAR, .year = 1991 }, TILLID_TOLD_END_SAME);
  check_onset ("<clinicalStatus><coding><code value='active'/></coding></clinicalStatus>"
               "<onsetDateTime value='1991-03'/>",
               (TillidToldPoint){ .kind = TILLID_TOLD_MONTH, .year = 1991, .month = 3 },
               TILLID_TOLD_END_OPEN);
  check_onset (
    "<onsetAge><value value='12'/><code value='a'/></onsetAge><abatementAge><value value='14'/>"
    "<code value='a'/></abatementAge>",
    (TillidToldPoint){ .kind = TILLID_TOLD_AGE, .age = 12 }, TILLID_TOLD_END_POINT);
  check_onset ("<onsetPeriod><start value='1991-03'/><end value='1992'/></onsetPeriod>",
               (TillidToldPoint){ .kind = TILLID_TOLD_BETWEEN,
                                  .year = 1991,
                                  .month = 3,
                                  .day = 1,
                                  .to_year = 1992,
                                  .to_month = 12,
                                  .to_day = 31 },
               TILLID_TOLD_END_SAME);
  /* FHIR R4, Period: the end is inclusive, also of a whole year. At some time in or after 2010, and in or before it. */
  check_onset ("<onsetPeriod><start value='2010'/></onsetPeriod>",
               (TillidToldPoint){ .kind = TILLID_TOLD_DAY,
                                  .side = TILLID_TOLD_AFTER,
                                  .year = 2009,
                                  .month = 12,
                                  .day = 31 },
               TILLID_TOLD_END_SAME);
  check_onset ("<onsetPeriod><end value='2010-02'/></onsetPeriod>",
               (TillidToldPoint){ .kind = TILLID_TOLD_DAY,
                                  .side = TILLID_TOLD_BEFORE,
                                  .year = 2010,
                                  .month = 3,
                                  .day = 1 },
               TILLID_TOLD_END_SAME);
  check_onset ("<recordedDate value='2020-01-02'/>",
               (TillidToldPoint){ .kind = TILLID_TOLD_DAY,
                                  .side = TILLID_TOLD_BEFORE,
                                  .year = 2020,
                                  .month = 1,
                                  .day = 3 },
               TILLID_TOLD_END_SAME);
  /* Three hours are no three years. */
  check_onset ("<onsetAge><value value='3'/><code value='h'/></onsetAge>",
               (TillidToldPoint){ .kind = TILLID_TOLD_UNKNOWN }, TILLID_TOLD_END_SAME);
  /* Born on 15 June 1970, 20 to 25 years old: from 15 June 1990 to 14 June 1996. */
  check_onset (
    "<onsetRange><low><value value='20'/><code value='a'/></low><high><value value='25'/>"
    "<code value='a'/></high></onsetRange><abatementString value='some time later'/>",
    (TillidToldPoint){ .kind = TILLID_TOLD_BETWEEN,
                       .year = 1990,
                       .month = 6,
                       .day = 15,
                       .to_year = 1996,
                       .to_month = 6,
                       .to_day = 14 },
    TILLID_TOLD_END_UNKNOWN);
  check_onset ("<onsetString value='when the war began'/>",
               (TillidToldPoint){ .kind = TILLID_TOLD_UNKNOWN }, TILLID_TOLD_END_SAME);
}

static void
test_problem (void)
{
  TillidImportBatch *batch;
  TillidProblem *problem = only_record (
    "<Condition xmlns='http://hl7.org/fhir'><id value='c'/><clinicalStatus><coding><code "
    "value='active'/></coding>"
    "</clinicalStatus><code><coding><system value='urn:s'/><code value='1'/></coding>"
    "<text value='Headache'><extension url='http://hl7.org/fhir/StructureDefinition/translation'>"
    "<extension url='lang'><valueCode value='ar'/></extension>"
    "<extension url='content'><valueString "
    "value='صداع'/></extension></extension></text></code>" SUBJECT (
      "Patient/p") "<asserter><reference value='Patient/p'/></asserter></Condition>",
    "problem", &batch);

  g_assert_cmpstr (problem->patient_words, ==, "صداع");
  g_assert_cmpstr (problem->language, ==, "ar");
  g_assert_cmpstr (problem->staff_words, ==, "Headache");
  g_assert_cmpstr (problem->code, ==, "1");
  g_assert_cmpint (problem->said_by, ==, TILLID_SAID_BY_PATIENT);
  g_assert_cmpint (problem->patient, ==, 77);
  tillid_import_batch_free (batch);
}

static void
test_life_event (void)
{
  TillidImportBatch *batch;
  TillidLifeEvent *event =
    only_record ("<Observation xmlns='http://hl7.org/fhir'><id value='o'/><status value='final'/>"
                 "<category><coding><code value='social-history'/></coding></category>"
                 "<code><text value='Tobacco'/></code>" SUBJECT (
                   "Patient/p") "<effectivePeriod><start value='1991-03-21'/><end "
                                "value='1992-03-20'/></effectivePeriod>"
                                "<valueString value='never'/></Observation>",
                 "event", &batch);

  g_assert_cmpstr (event->staff_words, ==, "Tobacco: never");
  g_assert_null (event->words);
  g_assert_cmpint (event->at->start.kind, ==, TILLID_TOLD_DAY);
  g_assert_cmpint (event->at->end.day, ==, 20);
  tillid_import_batch_free (batch);
}

/* An address that does not follow from the id is kept with the XML. */
static void
test_full_url (void)
{
  g_autoptr (TillidImportBatch) batch =
    import_ok (BUNDLE ENTRY ("http://a/fhir/Patient/1", PATIENT ("1"))
                 ENTRY ("urn:uuid:2", PATIENT ("2")) "</Bundle>");
  static const char *const expected[] = { "http://a/fhir/Patient/1", "urn:uuid:2" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TillidImportEntry *entry = batch->entries->pdata[i];
      g_autofree char *url =
        tillid_fhir_source_full_url ((const char *) batch->source->data + entry->offset,
                                     entry->length, entry->id);

      g_assert_cmpstr (url, ==, expected[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fhir/references", test_references);
  g_test_add_func ("/exchange/fhir/clinic-answers", test_clinic_answers);
  g_test_add_func ("/exchange/fhir/about-nobody", test_about_nobody);
  g_test_add_func ("/exchange/fhir/refused", test_refused);
  g_test_add_func ("/exchange/fhir/long-values", test_long_values);
  g_test_add_func ("/exchange/fhir/removed", test_removed);
  g_test_add_func ("/exchange/fhir/patient", test_patient);
  g_test_add_func ("/exchange/fhir/visit", test_visit);
  g_test_add_func ("/exchange/fhir/translator", test_translator);
  g_test_add_func ("/exchange/fhir/rights", test_rights);
  g_test_add_func ("/exchange/fhir/appointment", test_appointment);
  g_test_add_func ("/exchange/fhir/onset", test_onset);
  g_test_add_func ("/exchange/fhir/problem", test_problem);
  g_test_add_func ("/exchange/fhir/life-event", test_life_event);
  g_test_add_func ("/exchange/fhir/full-url", test_full_url);
  return g_test_run ();
}
