/* tillid-fhir-patient.c - FHIR Patient and RelatedPerson as persons
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-fhir-related.h"
#include "tillid-people.h"

#define INTERPRETER_REQUIRED "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
#define LANGUAGE "http://hl7.org/fhir/StructureDefinition/language"

static int
sex_of (const char *gender)
{
  if (g_strcmp0 (gender, "female") == 0)
    return TILLID_SEX_WOMAN;
  if (g_strcmp0 (gender, "male") == 0)
    return TILLID_SEX_MAN;
  return g_strcmp0 (gender, "other") == 0 ? TILLID_SEX_OTHER : TILLID_SEX_UNKNOWN;
}

static void
map_died (TillidFhirMapper *self, TillidPerson *person)
{
  const xmlNode *deceased = tillid_fhir_xml_choice (self->resource, "deceased");
  const char *value = tillid_fhir_xml_value (deceased, NULL);
  g_autoptr (TillidTold) told = NULL;

  if (value == NULL || g_str_equal (value, "false"))
    return;
  told = tillid_fhir_date_told (deceased, "deceased", TILLID_FHIR_WITHIN, self->zone);
  if (told == NULL) /* true: nobody said when */
    told = tillid_told_new (NULL, NULL);
  tillid_set_told (&person->died, told);
}

static void
map_birth (TillidFhirMapper *self, TillidPerson *person)
{
  const xmlNode *node = tillid_fhir_xml_child (self->resource, "birthDate");
  g_autoptr (TillidTold) birth = tillid_fhir_date_stored (node);
  TillidToldPoint point;

  if (birth == NULL &&
      tillid_fhir_date_point (tillid_fhir_xml_value (node, NULL), self->zone, &point))
    {
      birth = tillid_told_new (NULL, NULL);
      birth->start = point;
    }
  if (birth != NULL)
    tillid_set_told (&person->birth, birth);
}

static void
map_person (TillidFhirMapper *self)
{
  TillidPerson *person = tillid_person_new ();
  const char *required = tillid_fhir_xml_extension_value (self->resource, INTERPRETER_REQUIRED);

  person->role = TILLID_PERSON_ROLE_PATIENT;
  person->sex = sex_of (tillid_fhir_xml_value (self->resource, "gender"));
  map_birth (self, person);
  map_died (self, person);
  if (required != NULL)
    person->interpreter_needed =
      g_str_equal (required, "true") ? TILLID_YES_NO_YES : TILLID_YES_NO_NO;

  self->entry->patient = self->entry->primary = tillid_fhir_mapper_add (self, person, "person");
  tillid_fhir_fields_later (self, self->resource, &person->record);
}

static int
use_of (const char *use)
{
  static const struct
  {
    const char *code;
    TillidNameUse use;
  } uses[] = {
    { "official", TILLID_NAME_USE_OFFICIAL },
    { "nickname", TILLID_NAME_USE_NICKNAME },
    { "maiden", TILLID_NAME_USE_MAIDEN },
    { "old", TILLID_NAME_USE_OLD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    if (g_strcmp0 (use, uses[i].code) == 0)
      return uses[i].use;
  return TILLID_NAME_USE_USUAL;
}

static void
map_name (TillidFhirMapper *self, const xmlNode *node, guint index)
{
  g_autofree char *text = tillid_fhir_words_name (node);
  g_autofree char *given = NULL;
  g_autofree char *slot = g_strdup_printf ("name/%u", index);
  TillidPersonName *name;

  if (text == NULL && tillid_fhir_fields_type (node) != &tillid_person_name_type)
    return;
  TILLID_FHIR_EACH (part, node, "given")
  given = tillid_fhir_xml_join (g_steal_pointer (&given), " ", tillid_fhir_xml_value (part, NULL));

  name = tillid_person_name_new ();
  name->use = use_of (tillid_fhir_xml_value (node, "use"));
  tillid_set_text (&name->text, text);
  tillid_set_text (&name->given, given);
  tillid_set_text (&name->family, tillid_fhir_xml_value (node, "family"));
  tillid_set_text (&name->language, tillid_fhir_xml_extension_value (node, LANGUAGE));
  tillid_fhir_mapper_add (self, name, slot);
  tillid_fhir_fields_later (self, node, &name->record);
}

static void
map_language (TillidFhirMapper *self, const xmlNode *node, guint index)
{
  const xmlNode *concept = tillid_fhir_xml_child (node, "language");
  const char *code = tillid_fhir_xml_path (concept, "coding/code");
  g_autofree char *text = tillid_fhir_xml_concept_text (concept);
  g_autofree char *slot = g_strdup_printf ("language/%u", index);
  TillidPersonLanguage *language;

  if (text == NULL)
    return;
  language = tillid_person_language_new ();
  tillid_set_text (&language->language, code);
  if (code == NULL)
    tillid_set_text (&language->note, text);
  language->preferred = g_strcmp0 (tillid_fhir_xml_value (node, "preferred"), "true") == 0;
  tillid_fhir_mapper_add (self, language, slot);
  tillid_fhir_fields_later (self, node, &language->record);
}

static int
channel_of (const xmlNode *telecom)
{
  const char *system = tillid_fhir_xml_value (telecom, "system");

  if (g_strcmp0 (system, "email") == 0)
    return TILLID_CHANNEL_EMAIL;
  if (g_strcmp0 (system, "sms") == 0)
    return TILLID_CHANNEL_MOBILE;
  if (g_strcmp0 (system, "phone") != 0)
    return TILLID_CHANNEL_OTHER;
  return g_strcmp0 (tillid_fhir_xml_value (telecom, "use"), "mobile") == 0 ? TILLID_CHANNEL_MOBILE
                                                                           : TILLID_CHANNEL_PHONE;
}

static char *
address_text (const xmlNode *address)
{
  static const char *const parts[] = {
    "line", "postalCode", "city", "district", "state", "country"
  };
  const char *text = tillid_fhir_xml_value (address, "text");
  char *joined = NULL;

  if (text != NULL)
    return g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    TILLID_FHIR_EACH (node, address, parts[i])
  joined = tillid_fhir_xml_join (joined, ", ", tillid_fhir_xml_value (node, NULL));
  return joined;
}

static void
map_channel (TillidFhirMapper *self,
             const xmlNode *node,
             int kind,
             const char *value,
             const char *slot)
{
  TillidContactChannel *channel;

  /* Where somebody lived or could be called before is in the source; here it would be rung by mistake. */
  if (value == NULL || g_strcmp0 (tillid_fhir_xml_value (node, "use"), "old") == 0)
    return;
  channel = tillid_contact_channel_new ();
  channel->channel = kind;
  tillid_set_text (&channel->value, value);
  channel->preferred = g_strcmp0 (tillid_fhir_xml_value (node, "rank"), "1") == 0;
  tillid_fhir_mapper_add (self, channel, slot);
  tillid_fhir_fields_later (self, node, &channel->record);
}

static void
map_identifier (TillidFhirMapper *self, const xmlNode *node, guint index)
{
  const char *value = tillid_fhir_xml_value (node, "value");
  const char *system = tillid_fhir_xml_value (node, "system");
  g_autofree char *type = tillid_fhir_xml_concept_text (tillid_fhir_xml_child (node, "type"));
  g_autofree char *slot = g_strdup_printf ("identifier/%u", index);
  TillidIdentifier *identifier;

  if (value == NULL)
    return;
  identifier = tillid_identifier_new ();
  tillid_set_text (&identifier->system, system != NULL ? system : type);
  tillid_set_text (&identifier->value, value);
  tillid_fhir_mapper_add (self, identifier, slot);
  tillid_fhir_fields_later (self, node, &identifier->record);
}

/* What Patient and RelatedPerson have in common; the entry's patient is the person itself. */
static void
map_parts (TillidFhirMapper *self)
{
  guint index = 0;

  TILLID_FHIR_EACH (name, self->resource, "name")
  map_name (self, name, index++);
  index = 0;
  TILLID_FHIR_EACH (communication, self->resource, "communication")
  map_language (self, communication, index++);
  index = 0;
  TILLID_FHIR_EACH (telecom, self->resource, "telecom")
  {
    g_autofree char *slot = g_strdup_printf ("telecom/%u", index++);

    map_channel (self, telecom, channel_of (telecom), tillid_fhir_xml_value (telecom, "value"),
                 slot);
  }
  index = 0;
  TILLID_FHIR_EACH (address, self->resource, "address")
  {
    g_autofree char *slot = g_strdup_printf ("address/%u", index++);
    g_autofree char *text = address_text (address);

    map_channel (self, address, TILLID_CHANNEL_ADDRESS, text, slot);
  }
  index = 0;
  TILLID_FHIR_EACH (identifier, self->resource, "identifier")
  map_identifier (self, identifier, index++);
}

/**
 * tillid_fhir_map_patient:
 * @self: a mapper on a Patient
 *
 * Person, names with their use and language, languages, ways to reach the person, identifiers.
 */
void
tillid_fhir_map_patient (TillidFhirMapper *self)
{
  map_person (self);
  map_parts (self);
}

static void
map_relation (TillidFhirMapper *self, gint64 person, const xmlNode *concept, guint index)
{
  TillidRelation *relation = tillid_relation_new ();
  g_autofree char *slot = g_strdup_printf ("relation/%u", index);
  g_autofree char *words = NULL;

  relation->person = person;
  relation->kind = tillid_fhir_relation_from_concept (concept);
  relation->interprets =
    g_strcmp0 (tillid_fhir_xml_extension_value (concept, TILLID_FHIR_INTERPRETS_URL), "true") == 0;
  if (tillid_fhir_xml_value (concept, "text") != NULL ||
      tillid_fhir_xml_path (concept, "coding/display") != NULL)
    words = tillid_fhir_xml_concept_text (concept);
  tillid_set_text (&relation->words, words);
  tillid_fhir_mapper_add (self, relation, slot);
  if (concept != NULL)
    tillid_fhir_fields_later (self, concept, &relation->record);
}

/* Somebody around a group or around nobody is somebody whom no record here would show. */
static void
finish_related (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  const char *type = tillid_fhir_mapper_type_of (self, entry->patient);

  if (entry->patient != 0 && (type == NULL || g_str_equal (type, "Patient")))
    return;
  g_ptr_array_set_size (entry->records, 0);
  entry->primary = 0;
}

/**
 * tillid_fhir_map_related:
 * @self: a mapper on a RelatedPerson
 *
 * A person around the patient, with names and the rest, and who it is to the patient.
 */
void
tillid_fhir_map_related (TillidFhirMapper *self)
{
  TillidPerson *person = tillid_person_new ();
  const char *role = tillid_fhir_xml_extension_value (self->resource, TILLID_FHIR_PERSON_ROLE_URL);
  g_autoptr (TillidTold) died =
    tillid_fhir_date_stored (tillid_fhir_xml_extension (self->resource, TILLID_FHIR_DIED_URL));
  gint64 patient = self->entry->patient;
  guint index = 0;

  /* Whoever is a patient elsewhere is not one here because of that. */
  person->role = role != NULL ? tillid_choice_from_code (tillid_person_role_choices, role) : 0;
  if (person->role <= TILLID_PERSON_ROLE_PATIENT)
    person->role = TILLID_PERSON_ROLE_RELATIVE;
  person->sex = sex_of (tillid_fhir_xml_value (self->resource, "gender"));
  map_birth (self, person);
  if (died != NULL)
    tillid_set_told (&person->died, died);
  self->entry->primary = tillid_fhir_mapper_add (self, person, "person");
  tillid_fhir_fields_later (self, self->resource, &person->record);
  self->entry->patient = self->entry->primary;
  map_parts (self);
  self->entry->patient = patient;

  TILLID_FHIR_EACH (relationship, self->resource, "relationship")
  map_relation (self, self->entry->primary, relationship, index++);
  if (index == 0)
    map_relation (self, self->entry->primary, NULL, index);
  tillid_fhir_mapper_later (self, finish_related, NULL, NULL);
}
