/* tillid-fhir-staff.c - FHIR Practitioner and PractitionerRole as a colleague
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-interpreter.h"
#include "tillid-staff.h"

/* Words by which a profession is known in qualifications, roles and specialties; the first that is found counts,
 * so the narrower stand first. */
static const struct
{
  const char *word;
  TillidProfession profession;
} professions[] = {
  { "midwi", TILLID_PROFESSION_MIDWIFE },
  { "psycholog", TILLID_PROFESSION_PSYCHOLOGIST },
  { "psychotherap", TILLID_PROFESSION_PSYCHOLOGIST },
  { "physiother", TILLID_PROFESSION_PHYSIOTHERAPIST },
  { "physical therap", TILLID_PROFESSION_PHYSIOTHERAPIST },
  { "occupational therap", TILLID_PROFESSION_OCCUPATIONAL_THERAPIST },
  { "social work", TILLID_PROFESSION_SOCIAL_WORKER },
  { "pharmac", TILLID_PROFESSION_PHARMACIST },
  { "nurs", TILLID_PROFESSION_NURSE },
  { "coordinat", TILLID_PROFESSION_COORDINATOR },
  { "case manager", TILLID_PROFESSION_COORDINATOR },
  { "secretar", TILLID_PROFESSION_SECRETARY },
  { "receptionist", TILLID_PROFESSION_SECRETARY },
  { "student", TILLID_PROFESSION_STUDENT },
  { "physician", TILLID_PROFESSION_DOCTOR },
  { "doctor", TILLID_PROFESSION_DOCTOR },
  { "medical practitioner", TILLID_PROFESSION_DOCTOR },
  { "surgeon", TILLID_PROFESSION_DOCTOR },
  { "surgery", TILLID_PROFESSION_DOCTOR },
  { "medicine", TILLID_PROFESSION_DOCTOR },
  { "practice", TILLID_PROFESSION_DOCTOR },
  { "psychiatr", TILLID_PROFESSION_DOCTOR },
  { "cardiolog", TILLID_PROFESSION_DOCTOR },
  { "ologist", TILLID_PROFESSION_DOCTOR },
};

/* Codes of v2-0360 (degrees) and of the example value set of roles. */
static const struct
{
  const char *code;
  TillidProfession profession;
} codes[] = {
  { "MD", TILLID_PROFESSION_DOCTOR },         { "DO", TILLID_PROFESSION_DOCTOR },
  { "doctor", TILLID_PROFESSION_DOCTOR },     { "RN", TILLID_PROFESSION_NURSE },
  { "NP", TILLID_PROFESSION_NURSE },          { "CRN", TILLID_PROFESSION_NURSE },
  { "BSN", TILLID_PROFESSION_NURSE },         { "MSN", TILLID_PROFESSION_NURSE },
  { "nurse", TILLID_PROFESSION_NURSE },       { "CNM", TILLID_PROFESSION_MIDWIFE },
  { "PharmD", TILLID_PROFESSION_PHARMACIST }, { "pharmacist", TILLID_PROFESSION_PHARMACIST },
};

static int
profession_of (const xmlNode *concept)
{
  g_autofree char *text = tillid_fhir_xml_concept_text (concept);
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (tillid_fhir_xml_has_code (concept, NULL, codes[i].code))
      return codes[i].profession;
  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (professions); i++)
    if (g_strstr_len (lower, -1, professions[i].word) != NULL)
      return professions[i].profession;
  return TILLID_PROFESSION_OTHER;
}

/* First letters of the first given name and of the family name. */
static char *
initials_of (const char *given, const char *family)
{
  char *initials = NULL;
  const char *const names[] = { given, family };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      {
        g_autofree char *letter = g_strndup (names[i], g_utf8_next_char (names[i]) - names[i]);
        g_autofree char *upper = g_utf8_strup (letter, -1);

        initials = tillid_fhir_xml_join (initials, "", upper);
      }
  return initials;
}

static void
map_member (TillidFhirMapper *self)
{
  const xmlNode *name = tillid_fhir_xml_child (self->resource, "name");
  g_autofree char *text = tillid_fhir_words_name (name);
  g_autofree char *initials =
    initials_of (tillid_fhir_xml_path (name, "given"), tillid_fhir_xml_value (name, "family"));
  g_autofree char *languages = NULL;
  TillidMember *member = tillid_member_new ();

  tillid_set_text (&member->name, text != NULL ? text : self->entry->id);
  tillid_set_text (&member->initials, initials);
  TILLID_FHIR_EACH (qualification, self->resource, "qualification")
  {
    const xmlNode *code = tillid_fhir_xml_child (qualification, "code");
    g_autofree char *title = tillid_fhir_xml_concept_text (code);

    if (member->title == NULL)
      tillid_set_text (&member->title, title);
    if (member->profession == TILLID_PROFESSION_OTHER)
      member->profession = profession_of (code);
  }
  TILLID_FHIR_EACH (communication, self->resource, "communication")
  {
    const char *code = tillid_fhir_xml_path (communication, "coding/code");

    languages = tillid_fhir_xml_join (g_steal_pointer (&languages), " ", code);
  }
  tillid_set_text (&member->languages, languages);
  self->entry->primary = tillid_fhir_mapper_add (self, member, "member");
  tillid_fhir_fields_later (self, self->resource, &member->record);
}

/* An interpreter of this program's own; in the files of others a visit tells (tillid-fhir-visit.c). */
static void
map_interpreter (TillidFhirMapper *self)
{
  TillidInterpreter *interpreter = tillid_interpreter_new ();

  self->entry->primary = tillid_fhir_mapper_add (self, interpreter, "interpreter");
  tillid_fhir_fields_later (self, self->resource, &interpreter->record);
}

/**
 * tillid_fhir_map_practitioner:
 * @self: a mapper on a Practitioner
 *
 * A colleague, with the profession of the first qualification that names one; or an interpreter.
 */
void
tillid_fhir_map_practitioner (TillidFhirMapper *self)
{
  if (tillid_fhir_fields_type (self->resource) == &tillid_interpreter_type)
    map_interpreter (self);
  else
    map_member (self);
}

typedef struct
{
  gint64 practitioner;
  int profession;
  char *title;
  char *name;
  TillidDay from, until;
} Role;

static void
role_free (gpointer data)
{
  Role *self = data;

  g_free (self->title);
  g_free (self->name);
  g_free (self);
}

static void
apply_role (const Role *role, TillidMember *member)
{
  if (member->profession == TILLID_PROFESSION_OTHER)
    member->profession = role->profession;
  if (member->title == NULL)
    tillid_set_text (&member->title, role->title);
  if (member->from_day == TILLID_ABSENT)
    member->from_day = role->from;
  if (member->until_day == TILLID_ABSENT)
    member->until_day = role->until;
}

/* Who takes a role is a colleague already if the file has the Practitioner, or the clinic does. */
static void
finish_role (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  const Role *role = data;
  TillidImportEntry *practitioner = tillid_fhir_mapper_follow (self, role->practitioner);
  TillidRecord *known = tillid_fhir_mapper_find_record (practitioner, &tillid_member_type);
  TillidMember *member;

  if (known != NULL || role->practitioner != 0)
    {
      entry->primary = role->practitioner;
      if (known != NULL)
        apply_role (role, (TillidMember *) known);
      return;
    }
  member = tillid_member_new ();
  tillid_set_text (&member->name, role->name != NULL ? role->name : entry->id);
  apply_role (role, member);
  entry->primary = tillid_fhir_mapper_add (self, member, "member");
}

/**
 * tillid_fhir_map_practitioner_role:
 * @self: a mapper on a PractitionerRole
 *
 * Adds profession and dates to the colleague whom it names.
 */
void
tillid_fhir_map_practitioner_role (TillidFhirMapper *self)
{
  const xmlNode *practitioner = tillid_fhir_xml_child (self->resource, "practitioner");
  static const char *const concepts[] = { "code", "specialty" };
  Role *role = g_new0 (Role, 1);

  role->practitioner = tillid_fhir_mapper_ref (self, practitioner);
  role->name = tillid_fhir_mapper_ref_display (self, practitioner);
  role->from = role->until = TILLID_ABSENT;
  tillid_fhir_date_local (tillid_fhir_xml_path (self->resource, "period/start"), self->zone,
                          &role->from, NULL);
  tillid_fhir_date_local (tillid_fhir_xml_path (self->resource, "period/end"), self->zone,
                          &role->until, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (concepts); i++)
    TILLID_FHIR_EACH (concept, self->resource, concepts[i])
    {
      if (role->title == NULL)
        role->title = tillid_fhir_xml_concept_text (concept);
      if (role->profession == TILLID_PROFESSION_OTHER)
        role->profession = profession_of (concept);
    }
  tillid_fhir_mapper_later (self, finish_role, role, role_free);
}
