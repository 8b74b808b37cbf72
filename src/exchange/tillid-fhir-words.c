/* tillid-fhir-words.c - text, names and codes in FHIR resources
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-mapper.h"
#include "tillid-fhir-told.h"

#define TRANSLATION "http://hl7.org/fhir/StructureDefinition/translation"

/**
 * tillid_fhir_words_read:
 * @self: a mapper
 * @text: (nullable): a string element
 * @fallback: (nullable): what to take if it has no value
 * @out: (out): the words, their language and the clinic's words
 *
 * A translation (the extension of that name) holds the patient's own language; then the element itself is the
 * clinic's words.
 */
void
tillid_fhir_words_read (TillidFhirMapper *self,
                        const xmlNode *text,
                        const char *fallback,
                        TillidFhirWords *out)
{
  const char *value = tillid_fhir_xml_value (text, NULL);
  const char *language = tillid_fhir_xml_value (self->resource, "language");
  const xmlNode *translation = tillid_fhir_xml_extension (text, TRANSLATION);
  const char *content = tillid_fhir_xml_extension_value (translation, "content");

  *out = (TillidFhirWords){ NULL, NULL, NULL };
  if (content != NULL)
    {
      const char *lang = tillid_fhir_xml_extension_value (translation, "lang");

      out->words = g_strdup (content);
      out->language = g_strcmp0 (lang, "und") != 0 ? g_strdup (lang) : NULL;
      /* The same twice is what is written where there are only the patient's words. */
      if (g_strcmp0 (value, content) != 0)
        out->staff_words = g_strdup (value != NULL ? value : fallback);
      return;
    }
  if (tillid_fhir_xml_extension_value (text, TILLID_FHIR_STAFF_WORDS_URL) != NULL)
    {
      out->staff_words = g_strdup (value);
      out->language = g_strdup (tillid_fhir_xml_extension_value (text, TILLID_FHIR_LANGUAGE_URL));
      return;
    }
  out->words = g_strdup (value != NULL ? value : fallback);
  out->language = g_strdup (language);
}

void
tillid_fhir_words_clear (TillidFhirWords *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->staff_words, g_free);
}

/**
 * tillid_fhir_words_code:
 * @concept: (nullable): a CodeableConcept
 * @out_system: (out) (nullable): the code system of its first coding; freed first
 * @out_code: (out) (nullable): that coding's code; freed first
 */
void
tillid_fhir_words_code (const xmlNode *concept, char **out_system, char **out_code)
{
  tillid_set_text (out_system, tillid_fhir_xml_path (concept, "coding/system"));
  tillid_set_text (out_code, tillid_fhir_xml_path (concept, "coding/code"));
}

/**
 * tillid_fhir_words_note:
 * @resource: a resource
 *
 * Returns: (transfer full) (nullable): its notes, one line each
 */
char *
tillid_fhir_words_note (const xmlNode *resource)
{
  char *note = NULL;

  TILLID_FHIR_EACH (node, resource, "note")
  note = tillid_fhir_xml_join (note, "\n", tillid_fhir_xml_value (node, "text"));
  return note;
}

/**
 * tillid_fhir_words_name:
 * @human_name: (nullable): a HumanName
 *
 * Returns: (transfer full) (nullable): its text, else its parts in the order prefix, given, family, suffix
 */
char *
tillid_fhir_words_name (const xmlNode *human_name)
{
  static const char *const parts[] = { "prefix", "given", "family", "suffix" };
  const char *text = tillid_fhir_xml_value (human_name, "text");
  char *name = NULL;

  if (text != NULL)
    return g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    TILLID_FHIR_EACH (node, human_name, parts[i])
  name = tillid_fhir_xml_join (name, " ", tillid_fhir_xml_value (node, NULL));
  return name;
}

/**
 * tillid_fhir_words_resource_name:
 * @resource: any resource
 *
 * Returns: (transfer full) (nullable): how people call it: its name, title, or what its code says
 */
char *
tillid_fhir_words_resource_name (const xmlNode *resource)
{
  static const char *const concepts[] = { "code", "medicationCodeableConcept", "vaccineCode",
                                          "type" };
  const xmlNode *name = tillid_fhir_xml_child (resource, "name");
  const char *text = tillid_fhir_xml_value (name, NULL);
  char *display;

  if (text == NULL)
    text = tillid_fhir_xml_value (resource, "title");
  if (text != NULL)
    return g_strdup (text);
  display = tillid_fhir_words_name (name);
  for (guint i = 0; display == NULL && i < G_N_ELEMENTS (concepts); i++)
    display = tillid_fhir_xml_concept_text (tillid_fhir_xml_child (resource, concepts[i]));
  return display;
}
