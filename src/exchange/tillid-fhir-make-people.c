/* tillid-fhir-make-people.c - patients, colleagues and visits as FHIR resources
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-build.h"
#include "tillid-fhir-fields.h"
#include "tillid-fhir-date.h"
#include "tillid-fhir-related.h"
#include "tillid-fhir-told.h"
#include "tillid-interpreter.h"
#include "tillid-people.h"
#include "tillid-staff.h"
#include "tillid-visit.h"

#define INTERPRETER_REQUIRED "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
#define LANGUAGE "http://hl7.org/fhir/StructureDefinition/language"
#define ACT_CODE "http://terminology.hl7.org/CodeSystem/v3-ActCode"
#define PARTICIPATION "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
#define PARTICIPANT_TYPE "http://terminology.hl7.org/CodeSystem/participant-type"

/* Every record of one kind that belongs to @record. */
#define EACH_CHILD(self, owner, Type, kind, variable)                                              \
  const GPtrArray *variable##_all = tillid_fhir_build_children ((self), (owner));                  \
  const Type *variable;                                                                            \
  for (guint variable##_i = 0; variable##_all != NULL && variable##_i < variable##_all->len;       \
       variable##_i++)                                                                             \
    if ((variable = variable##_all->pdata[variable##_i])->record.type == &kind##_type &&           \
        variable->record.state == TILLID_RECORD_ACTIVE)

static const char *
gender_of (int sex)
{
  static const char *const codes[] = { NULL, "female", "male", "other" };

  return codes[sex];
}

static void
add_name (const TillidFhirBuilder *self, xmlNode *parent, const TillidPersonName *name)
{
  static const char *const uses[] = { "usual", "official", "nickname", "maiden", "old" };
  xmlNode *node = tillid_fhir_build_add (parent, "name");
  g_auto (GStrv) given = g_strsplit (name->given != NULL ? name->given : "", " ", -1);

  tillid_fhir_build_extension_value (node, LANGUAGE, "valueCode", name->language);
  tillid_fhir_fields_add (self, node, &name->record);
  tillid_fhir_build_value (node, "use", uses[name->use]);
  tillid_fhir_build_value (node, "text", name->text);
  tillid_fhir_build_value (node, "family", name->family);
  for (guint i = 0; given[i] != NULL; i++)
    tillid_fhir_build_value (node, "given", given[i]);
}

static void
add_telecom (const TillidFhirBuilder *self, xmlNode *parent, const TillidContactChannel *channel)
{
  static const char *const systems[] = { "phone", "phone", "email", NULL, "other" };
  xmlNode *node;

  if (channel->channel == TILLID_CHANNEL_ADDRESS || channel->value == NULL)
    return;
  node = tillid_fhir_build_add (parent, "telecom");
  tillid_fhir_fields_add (self, node, &channel->record);
  tillid_fhir_build_value (node, "system", systems[channel->channel]);
  tillid_fhir_build_value (node, "value", channel->value);
  if (channel->channel == TILLID_CHANNEL_MOBILE)
    tillid_fhir_build_value (node, "use", "mobile");
  if (channel->preferred)
    tillid_fhir_build_value (node, "rank", "1");
}

static void
add_birth (const TillidFhirBuilder *self, xmlNode *parent, const TillidTold *birth)
{
  xmlNode *node;
  TillidToldBounds bounds;
  g_autofree char *day = NULL;

  if (birth == NULL)
    return;
  node = tillid_fhir_build_add (parent, "birthDate");
  if (tillid_told_bounds (birth, &self->context, &bounds, NULL) &&
      bounds.start_earliest != TILLID_ABSENT)
    {
      gboolean one_day = bounds.start_earliest == bounds.start_latest;
      gboolean year = birth->start.kind == TILLID_TOLD_YEAR,
               month = birth->start.kind == TILLID_TOLD_MONTH;
      gboolean plain = birth->start.calendar == TILLID_CALENDAR_GREGORIAN && !birth->start.about &&
                       birth->start.side == TILLID_TOLD_AT;

      day = tillid_day_to_iso (bounds.start_earliest);
      if (plain && (year || month))
        day[year ? 4 : 7] = '\0';
      if (one_day || (plain && (year || month)))
        xmlNewProp (node, (const xmlChar *) "value", (const xmlChar *) day);
    }
  tillid_fhir_build_stored (self, tillid_fhir_build_extension (node, TILLID_FHIR_TOLD_URL), birth);
}

static void
add_died (xmlNode *parent, const TillidTold *died)
{
  const TillidToldPoint *at = died != NULL ? &died->start : NULL;

  if (died == NULL)
    return;
  if (at->kind == TILLID_TOLD_DAY && at->calendar == TILLID_CALENDAR_GREGORIAN)
    tillid_fhir_build_day (parent, "deceasedDateTime",
                           tillid_day_from_ymd (at->year, at->month, at->day));
  else if (at->kind == TILLID_TOLD_YEAR && at->calendar == TILLID_CALENDAR_GREGORIAN && !at->about)
    {
      g_autofree char *year = g_strdup_printf ("%04d", at->year);

      tillid_fhir_build_value (parent, "deceasedDateTime", year);
    }
  else
    tillid_fhir_build_value (parent, "deceasedBoolean", "true");
}

/* The parts of a person, in the order in which Patient and RelatedPerson have them. */
static void
add_identifiers (const TillidFhirBuilder *self, xmlNode *parent, gint64 person)
{
  EACH_CHILD (self, person, TillidIdentifier, tillid_identifier, identifier)
  {
    xmlNode *node = tillid_fhir_build_add (parent, "identifier");

    tillid_fhir_fields_add (self, node, &identifier->record);
    tillid_fhir_build_value (node, "system", identifier->system);
    tillid_fhir_build_value (node, "value", identifier->value);
  }
}

static void
add_names (const TillidFhirBuilder *self, xmlNode *parent, gint64 person)
{
  EACH_CHILD (self, person, TillidPersonName, tillid_person_name, name)
  add_name (self, parent, name);
}

/* Where the patient's address is protected, that of a relative would lead there. */
static gboolean
is_hidden (const TillidFhirBuilder *self, const TillidPerson *person)
{
  return self->masked || person->address_protected;
}

static void
add_telecoms (const TillidFhirBuilder *self, xmlNode *parent, const TillidPerson *person)
{
  EACH_CHILD (self, person->record.id, TillidContactChannel, tillid_contact_channel, channel)
  if (!is_hidden (self, person))
    add_telecom (self, parent, channel);
}

static void
add_addresses (const TillidFhirBuilder *self, xmlNode *parent, const TillidPerson *person)
{
  EACH_CHILD (self, person->record.id, TillidContactChannel, tillid_contact_channel, channel)
  if (channel->channel == TILLID_CHANNEL_ADDRESS && !is_hidden (self, person))
    {
      xmlNode *node = tillid_fhir_build_add (parent, "address");

      tillid_fhir_fields_add (self, node, &channel->record);
      tillid_fhir_build_value (node, "text", channel->value);
    }
}

static void
add_languages (const TillidFhirBuilder *self, xmlNode *parent, gint64 person)
{
  EACH_CHILD (self, person, TillidPersonLanguage, tillid_person_language, language)
  {
    xmlNode *node = tillid_fhir_build_add (parent, "communication");

    tillid_fhir_fields_add (self, node, &language->record);
    if (tillid_fhir_build_concept (node, "language", "urn:ietf:bcp:47", language->language,
                                   language->note) == NULL)
      tillid_fhir_build_concept (node, "language", NULL, NULL, "–");
    if (language->preferred)
      tillid_fhir_build_value (node, "preferred", "true");
  }
}

static void
add_relationship (const TillidFhirBuilder *self, xmlNode *related, const TillidRelation *relation)
{
  xmlNode *concept = tillid_fhir_build_add (related, "relationship");
  gboolean to_other = relation->other != 0;
  const char *role = to_other ? NULL : tillid_fhir_relation_to_code (relation->kind);
  xmlNode *coding;

  tillid_fhir_fields_add (self, concept, &relation->record);
  if (relation->interprets)
    tillid_fhir_build_extension_value (concept, TILLID_FHIR_INTERPRETS_URL, "valueBoolean", "true");
  coding = tillid_fhir_build_add (concept, "coding");
  tillid_fhir_build_value (coding, "system",
                           to_other ? TILLID_FHIR_RELATION_TO_OTHER_SYSTEM
                                    : TILLID_FHIR_RELATION_SYSTEM);
  tillid_fhir_build_value (coding, "code",
                           tillid_choice_to_code (tillid_relation_kind_choices, relation->kind));
  if (role != NULL)
    {
      coding = tillid_fhir_build_add (concept, "coding");
      tillid_fhir_build_value (coding, "system", TILLID_FHIR_ROLE_CODE_SYSTEM);
      tillid_fhir_build_value (coding, "code", role);
    }
  tillid_fhir_build_value (concept, "text", relation->words);
}

static xmlNode *
make_related (const TillidFhirBuilder *self, const TillidPerson *person, xmlDoc *doc)
{
  xmlNode *related = tillid_fhir_make_resource (doc, "RelatedPerson");
  gint64 id = person->record.id, patient = self->patient;

  tillid_fhir_fields_add (self, related, &person->record);
  tillid_fhir_build_extension_value (related, TILLID_FHIR_PERSON_ROLE_URL, "valueCode",
                                     tillid_choice_to_code (tillid_person_role_choices,
                                                            person->role));
  if (person->died != NULL)
    tillid_fhir_build_stored (
      self,
      tillid_fhir_build_extension (tillid_fhir_build_extension (related, TILLID_FHIR_DIED_URL),
                                   TILLID_FHIR_TOLD_URL),
      person->died);
  add_identifiers (self, related, id);
  {
    EACH_CHILD (self, id, TillidRelation, tillid_relation, relation)
    patient = relation->patient;
  }
  tillid_fhir_build_reference (self, related, "patient", patient, NULL);
  {
    EACH_CHILD (self, id, TillidRelation, tillid_relation, relation)
    add_relationship (self, related, relation);
  }
  add_names (self, related, id);
  add_telecoms (self, related, person);
  tillid_fhir_build_value (related, "gender", gender_of (person->sex));
  add_birth (self, related, person->birth);
  add_addresses (self, related, person);
  add_languages (self, related, id);
  return related;
}

/**
 * tillid_fhir_make_person:
 * @self: a builder
 * @record: a #TillidPerson
 * @doc: whose element it becomes
 *
 * Returns: a Patient, or a RelatedPerson for anybody else than whom the document is about. A protected address is
 *   not in it.
 */
xmlNode *
tillid_fhir_make_person (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidPerson *person = (const TillidPerson *) record;
  xmlNode *patient;

  if (person->role != TILLID_PERSON_ROLE_PATIENT ||
      (self->patient != 0 && self->patient != record->id))
    return make_related (self, person, doc);

  patient = tillid_fhir_make_resource (doc, "Patient");
  tillid_fhir_fields_add (self, patient, record);
  if (person->interpreter_needed != TILLID_YES_NO_UNKNOWN)
    tillid_fhir_build_extension_value (patient, INTERPRETER_REQUIRED, "valueBoolean",
                                       person->interpreter_needed == TILLID_YES_NO_YES ? "true"
                                                                                       : "false");
  add_identifiers (self, patient, record->id);
  add_names (self, patient, record->id);
  add_telecoms (self, patient, person);
  tillid_fhir_build_value (patient, "gender", gender_of (person->sex));
  add_birth (self, patient, person->birth);
  add_died (patient, person->died);
  add_addresses (self, patient, person);
  add_languages (self, patient, record->id);
  return patient;
}

static xmlNode *
participant_type (xmlNode *participant, const char *system, const char *code, const char *text)
{
  return tillid_fhir_build_concept (participant, "type", system, code, text);
}

static gint64
who_is (const TillidPresence *presence)
{
  return presence->interpreter != 0 ? presence->interpreter
         : presence->member != 0    ? presence->member
                                    : presence->person;
}

/* FHIR's participants are people with a name or a resource, and never the patient. */
static const char *
participant_name (const TillidFhirBuilder *self, const TillidPresence *presence, gboolean *out_is)
{
  gint64 who = who_is (presence);
  const TillidRecord *known = g_hash_table_lookup (self->by_id, &who);
  const char *name = presence->name;

  if (name == NULL && known != NULL && known->type == &tillid_interpreter_type)
    name = ((const TillidInterpreter *) known)->name;
  else if (name == NULL && known != NULL && known->type == &tillid_member_type)
    name = ((const TillidMember *) known)->name;
  *out_is = presence->who != TILLID_PRESENCE_WHO_PATIENT &&
            (name != NULL || g_hash_table_contains (self->urls, &who));
  return name;
}

static void
add_participant (const TillidFhirBuilder *self,
                 xmlNode *encounter,
                 const TillidVisit *visit,
                 const TillidPresence *presence)
{
  xmlNode *participant;
  gint64 who = who_is (presence);
  gboolean is_participant;
  const char *name = participant_name (self, presence, &is_participant);

  if (!is_participant)
    return;
  participant = tillid_fhir_build_add (encounter, "participant");
  tillid_fhir_fields_add (self, participant, &presence->record);
  if (presence->who == TILLID_PRESENCE_WHO_INTERPRETER)
    participant_type (participant, PARTICIPANT_TYPE, "translator", presence->role);
  else if (presence->member != 0 && presence->member == visit->lead)
    participant_type (participant, PARTICIPATION, "PPRF", presence->role);
  else
    participant_type (participant, NULL, NULL, presence->role);
  tillid_fhir_build_reference (self, participant, "individual", who, name);
}

static gboolean
lead_is_present (const TillidFhirBuilder *self, const TillidVisit *visit)
{
  EACH_CHILD (self, visit->record.id, TillidPresence, tillid_presence, presence)
  if (presence->member == visit->lead)
    return TRUE;
  return visit->lead == 0;
}

static const char *
status_of (const TillidVisit *visit)
{
  static const char *const codes[] = { "finished", "planned", "in-progress", "cancelled",
                                       "cancelled" };

  return visit->record.state == TILLID_RECORD_ACTIVE ? codes[visit->status] : "entered-in-error";
}

static void
add_class (xmlNode *encounter, int mode)
{
  static const struct
  {
    const char *code;
    const char *display;
  } classes[] = {
    { "AMB", "ambulatory" }, { "HH", "home health" }, { "VR", "virtual" }, { "VR", "telephone" }
  };
  xmlNode *node = tillid_fhir_build_add (encounter, "class");

  tillid_fhir_build_value (node, "system", ACT_CODE);
  tillid_fhir_build_value (node, "code", classes[mode].code);
  tillid_fhir_build_value (node, "display", classes[mode].display);
}

static void
add_time (const TillidFhirBuilder *self, xmlNode *encounter, const TillidVisit *visit)
{
  g_autofree char *start = tillid_fhir_build_moment (self, visit->day, visit->minute);
  gboolean known = visit->minute != TILLID_ABSENT && visit->length != TILLID_ABSENT;

  if (start != NULL)
    {
      xmlNode *period = tillid_fhir_build_add (encounter, "period");

      tillid_fhir_build_value (period, "start", start);
      if (known)
        {
          g_autofree char *end =
            tillid_fhir_build_moment (self, visit->day, visit->minute + visit->length);

          tillid_fhir_build_value (period, "end", end);
        }
    }
  if (visit->length != TILLID_ABSENT)
    {
      xmlNode *length = tillid_fhir_build_add (encounter, "length");
      g_autofree char *minutes = g_strdup_printf ("%" G_GINT64_FORMAT, visit->length);

      tillid_fhir_build_value (length, "value", minutes);
      tillid_fhir_build_value (length, "unit", "min");
      tillid_fhir_build_value (length, "system", TILLID_UCUM_SYSTEM);
      tillid_fhir_build_value (length, "code", "min");
    }
}

/**
 * tillid_fhir_make_visit:
 * @self: a builder
 * @record: a #TillidVisit
 * @doc: whose element it becomes
 *
 * Returns: an Encounter
 */
xmlNode *
tillid_fhir_make_visit (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidVisit *visit = (const TillidVisit *) record;
  xmlNode *encounter = tillid_fhir_make_resource (doc, "Encounter");

  tillid_fhir_fields_add (self, encounter, record);
  {
    EACH_CHILD (self, record->id, TillidPresence, tillid_presence, presence)
    {
      gboolean is_participant;

      participant_name (self, presence, &is_participant);
      if (!is_participant)
        tillid_fhir_fields_add (self,
                                tillid_fhir_build_extension (encounter, TILLID_FHIR_PRESENCE_URL),
                                &presence->record);
    }
  }
  tillid_fhir_build_value (encounter, "status", status_of (visit));
  add_class (encounter, visit->mode);
  tillid_fhir_build_reference (self, encounter, "subject", visit->patient, NULL);
  if (!lead_is_present (self, visit))
    {
      xmlNode *participant = tillid_fhir_build_add (encounter, "participant");

      /* The leader who is not among those present: a participant for others, a field of the visit for us. */
      tillid_fhir_fields_mark (participant, &tillid_visit_type);
      participant_type (participant, PARTICIPATION, "PPRF", NULL);
      tillid_fhir_build_reference (self, participant, "individual", visit->lead, visit->lead_text);
    }
  {
    EACH_CHILD (self, record->id, TillidPresence, tillid_presence, presence)
    add_participant (self, encounter, visit, presence);
  }
  add_time (self, encounter, visit);
  tillid_fhir_build_concept (encounter, "reasonCode", NULL, NULL, visit->purpose);
  return encounter;
}
