/* tillid-fhir-build.c - making the elements of FHIR resources
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Told dates go out twice: in FHIR's own words as well as those can say it, and exactly, in the extension
 * urn:tillid:told on the same element. What comes back in is the exact one. */
#include "config.h"

#include "tillid-fhir-build.h"

#include <string.h>

#include "tillid-calendar.h"
#include "tillid-fhir-date.h"
#include "tillid-fhir-told.h"

#define TRANSLATION "http://hl7.org/fhir/StructureDefinition/translation"

xmlNode *
tillid_fhir_build_add (xmlNode *parent, const char *name)
{
  return xmlNewChild (parent, parent->ns, (const xmlChar *) name, NULL);
}

/* XML has no place for control characters, FHIR none for text of nothing but spaces. */
static char *
clean (const char *value)
{
  g_autofree char *text = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  gboolean visible = FALSE;

  for (char *p = text; p != NULL && *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t' && *p != '\r')
        *p = ' ';
      visible = visible || !g_ascii_isspace (*p);
    }
  return visible ? g_steal_pointer (&text) : NULL;
}

/**
 * tillid_fhir_build_value:
 * @parent: an element
 * @name: of the new child
 * @value: (nullable): its value
 *
 * Returns: (nullable): the child; %NULL if there is nothing to say
 */
xmlNode *
tillid_fhir_build_value (xmlNode *parent, const char *name, const char *value)
{
  g_autofree char *text = clean (value);
  xmlNode *node;

  if (text == NULL)
    return NULL;
  node = tillid_fhir_build_add (parent, name);
  xmlNewProp (node, (const xmlChar *) "value", (const xmlChar *) text);
  return node;
}

/* Appends an element with a day; nothing for %TILLID_ABSENT. */
void
tillid_fhir_build_day (xmlNode *parent, const char *name, TillidDay day)
{
  g_autofree char *text = tillid_day_to_iso (day);

  tillid_fhir_build_value (parent, name, text);
}

/* (transfer none): a new extension at the end of @parent, without a value yet. */
xmlNode *
tillid_fhir_build_extension (xmlNode *parent, const char *url)
{
  xmlNode *extension = tillid_fhir_build_add (parent, "extension");

  xmlNewProp (extension, (const xmlChar *) "url", (const xmlChar *) url);
  return extension;
}

/**
 * tillid_fhir_build_extension_value:
 * @parent: an element
 * @url: of the extension
 * @value_name: "valueString"
 * @value: (nullable): nothing is added for %NULL
 */
void
tillid_fhir_build_extension_value (xmlNode *parent,
                                   const char *url,
                                   const char *value_name,
                                   const char *value)
{
  g_autofree char *text = clean (value);

  if (text != NULL)
    tillid_fhir_build_value (tillid_fhir_build_extension (parent, url), value_name, text);
}

/**
 * tillid_fhir_build_concept:
 * @parent: an element
 * @name: of the CodeableConcept
 * @system: (nullable): address of the code system
 * @code: (nullable): the code
 * @text: (nullable): how people say it
 *
 * Returns: (nullable): the concept; %NULL if there is nothing to say
 */
xmlNode *
tillid_fhir_build_concept (xmlNode *parent,
                           const char *name,
                           const char *system,
                           const char *code,
                           const char *text)
{
  xmlNode *concept, *coding;

  if (code == NULL && text == NULL)
    return NULL;
  concept = tillid_fhir_build_add (parent, name);
  if (code != NULL)
    {
      coding = tillid_fhir_build_add (concept, "coding");
      tillid_fhir_build_value (coding, "system", system);
      tillid_fhir_build_value (coding, "code", code);
    }
  tillid_fhir_build_value (concept, "text", text);
  return concept;
}

/**
 * tillid_fhir_build_words:
 * @parent: an element
 * @name: of a string element
 * @words: (nullable): in the patient's words
 * @language: (nullable): their language
 * @staff_words: (nullable): in the clinic's words
 *
 * The element holds the clinic's words where there are any, and the patient's as its translation; else the patient's.
 * Words that are the clinic's alone say so.
 */
void
tillid_fhir_build_words (xmlNode *parent,
                         const char *name,
                         const char *words,
                         const char *language,
                         const char *staff_words)
{
  xmlNode *node, *translation;

  if (words == NULL)
    {
      node = tillid_fhir_build_value (parent, name, staff_words);
      if (node != NULL)
        tillid_fhir_build_extension_value (node, TILLID_FHIR_STAFF_WORDS_URL, "valueBoolean",
                                           "true");
      if (node != NULL)
        tillid_fhir_build_extension_value (node, TILLID_FHIR_LANGUAGE_URL, "valueCode", language);
      return;
    }
  if (staff_words == NULL && language == NULL)
    {
      tillid_fhir_build_value (parent, name, words);
      return;
    }
  node = tillid_fhir_build_value (parent, name, staff_words != NULL ? staff_words : words);
  if (node == NULL)
    return;
  translation = tillid_fhir_build_extension (node, TRANSLATION);
  tillid_fhir_build_extension_value (translation, "lang", "valueCode",
                                     language != NULL ? language : "und");
  tillid_fhir_build_extension_value (translation, "content", "valueString", words);
}

/**
 * tillid_fhir_build_reference:
 * @self: a builder
 * @parent: an element
 * @name: of the Reference
 * @record: id of what it refers to, or 0
 * @display: (nullable): how people call it
 *
 * Nothing is added if there is nothing to say.
 */
void
tillid_fhir_build_reference (const TillidFhirBuilder *self,
                             xmlNode *parent,
                             const char *name,
                             gint64 record,
                             const char *display)
{
  const char *url = g_hash_table_lookup (self->urls, &record);
  xmlNode *reference;

  if (url == NULL && display == NULL)
    return;
  reference = tillid_fhir_build_add (parent, name);
  tillid_fhir_build_value (reference, "reference", url);
  tillid_fhir_build_value (reference, "display", display);
}

/**
 * tillid_fhir_build_moment:
 * @self: a builder
 * @day: a clinic-local day
 * @minute: since midnight, or %TILLID_ABSENT
 *
 * Returns: (transfer full) (nullable): a FHIR dateTime: a day, or a moment with its zone
 */
char *
tillid_fhir_build_moment (const TillidFhirBuilder *self, TillidDay day, gint64 minute)
{
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *text = NULL;
  int year, month, date;

  if (day == TILLID_ABSENT)
    return NULL;
  if (minute == TILLID_ABSENT)
    return tillid_day_to_iso (day);
  tillid_day_to_ymd (day + minute / (24 * 60), &year, &month, &date);
  moment = g_date_time_new (self->zone, year, month, date, (int) (minute % (24 * 60)) / 60,
                            (int) (minute % 60), 0);
  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S%:z")
                        : tillid_day_to_iso (day);
}

/* What FHIR can say of a point by itself: YYYY, YYYY-MM or YYYY-MM-DD. */
static char *
plain_date (const TillidToldPoint *point)
{
  if (point->calendar != TILLID_CALENDAR_GREGORIAN || point->side != TILLID_TOLD_AT || point->about)
    return NULL;
  if (point->kind == TILLID_TOLD_YEAR)
    return g_strdup_printf ("%04d", point->year);
  if (point->kind == TILLID_TOLD_MONTH)
    return g_strdup_printf ("%04d-%02d", point->year, point->month);
  if (point->kind == TILLID_TOLD_DAY)
    return g_strdup_printf ("%04d-%02d-%02d", point->year, point->month, point->day);
  return NULL;
}

/**
 * tillid_fhir_build_stored:
 * @self: a builder
 * @parent: an element
 * @told: a told date
 *
 * Adds to an extension urn:tillid:told what was said: exactly, and for other programs as EDTF and calendar.
 */
void
tillid_fhir_build_stored (const TillidFhirBuilder *self, xmlNode *parent, const TillidTold *told)
{
  g_autofree char *stored = tillid_told_to_json (told);
  g_autofree char *edtf = tillid_told_to_edtf (told, &self->context);

  tillid_fhir_build_extension_value (parent, "stored", "valueString", stored);
  tillid_fhir_build_extension_value (parent, "said", "valueString", told->said);
  tillid_fhir_build_extension_value (parent, "edtf", "valueString", edtf);
  tillid_fhir_build_extension_value (parent, "calendar", "valueCode",
                                     tillid_calendar_to_code (told->start.calendar));
}

static void
add_period (xmlNode *node, TillidDay first, TillidDay last)
{
  tillid_fhir_build_day (node, "start", first);
  if (first == TILLID_ABSENT || last == TILLID_ABSENT || last >= first)
    tillid_fhir_build_day (node, "end", last);
}

/* The extension comes before the content of an element, whatever the element is. */
static xmlNode *
add_told_element (const TillidFhirBuilder *self,
                  xmlNode *parent,
                  const char *prefix,
                  const char *type,
                  const TillidTold *told)
{
  g_autofree char *name = g_strconcat (prefix, type, NULL);
  xmlNode *node = tillid_fhir_build_add (parent, name);

  tillid_fhir_build_stored (self, tillid_fhir_build_extension (node, TILLID_FHIR_TOLD_URL), told);
  return node;
}

/**
 * tillid_fhir_build_told:
 * @self: a builder
 * @parent: an element
 * @prefix: "onset" or "effective"
 * @span: whether a Period means from then till then; otherwise some time in it
 * @told: (nullable): a told date
 *
 * Adds onsetDateTime, onsetAge, onsetPeriod or onsetString; effectiveDateTime or effectivePeriod.
 */
void
tillid_fhir_build_told (const TillidFhirBuilder *self,
                        xmlNode *parent,
                        const char *prefix,
                        gboolean span,
                        const TillidTold *told)
{
  g_autofree char *date = NULL;
  TillidToldBounds bounds;
  xmlNode *node;

  if (told == NULL)
    return;
  date = plain_date (&told->start);
  if (date != NULL && (!span || told->end_kind == TILLID_TOLD_END_SAME))
    {
      node = add_told_element (self, parent, prefix, "DateTime", told);
      xmlNewProp (node, (const xmlChar *) "value", (const xmlChar *) date);
    }
  else if (!span && told->start.kind == TILLID_TOLD_AGE && told->start.side == TILLID_TOLD_AT)
    {
      g_autofree char *age = g_strdup_printf ("%d", told->start.age);

      node = add_told_element (self, parent, prefix, "Age", told);
      tillid_fhir_build_value (node, "value", age);
      tillid_fhir_build_value (node, "unit", "a");
      tillid_fhir_build_value (node, "system", TILLID_UCUM_SYSTEM);
      tillid_fhir_build_value (node, "code", "a");
    }
  else if (tillid_told_bounds (told, &self->context, &bounds, NULL) &&
           tillid_told_bounds_is_dated (&bounds))
    {
      node = add_told_element (self, parent, prefix, "Period", told);
      add_period (node, bounds.start_earliest, span ? bounds.end_latest : bounds.start_latest);
    }
  else if (!span)
    {
      node = add_told_element (self, parent, prefix, "String", told);
      if (told->said != NULL)
        xmlNewProp (node, (const xmlChar *) "value", (const xmlChar *) told->said);
    }
  else
    add_told_element (self, parent, prefix, "Period", told);
}

/**
 * tillid_fhir_build_children:
 * @self: a builder
 * @record: id of a record
 *
 * Returns: (nullable): what belongs to it, in the order of the set
 */
const GPtrArray *
tillid_fhir_build_children (const TillidFhirBuilder *self, gint64 record)
{
  return g_hash_table_lookup (self->children, &record);
}
