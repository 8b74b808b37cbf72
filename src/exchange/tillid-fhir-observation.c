/* tillid-fhir-observation.c - FHIR Observation as a result or a life event
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-fhir-told.h"
#include "tillid-id.h"
#include "tillid-story.h"

/* Any value as a person would read it. */
static char *
value_text (const xmlNode *value)
{
  const char *type = value != NULL ? (const char *) value->name + strlen ("value") : "";
  char *text = NULL;

  if (g_str_equal (type, "Quantity"))
    return tillid_fhir_xml_quantity_text (value);
  if (g_str_equal (type, "CodeableConcept"))
    return tillid_fhir_xml_concept_text (value);
  if (g_str_equal (type, "Range") || g_str_equal (type, "Ratio"))
    {
      gboolean range = g_str_equal (type, "Range");
      g_autofree char *second = NULL;

      text =
        tillid_fhir_xml_quantity_text (tillid_fhir_xml_child (value, range ? "low" : "numerator"));
      second = tillid_fhir_xml_quantity_text (
        tillid_fhir_xml_child (value, range ? "high" : "denominator"));
      return tillid_fhir_xml_join (text, range ? " – " : " / ", second);
    }
  if (g_str_equal (type, "Period"))
    {
      text = g_strdup (tillid_fhir_xml_value (value, "start"));
      return tillid_fhir_xml_join (text, " – ", tillid_fhir_xml_value (value, "end"));
    }
  return g_strdup (tillid_fhir_xml_value (value, NULL));
}

static double
real (const char *text)
{
  char *end;
  double number = text != NULL ? g_ascii_strtod (text, &end) : NAN;

  return text != NULL && *end == '\0' && isfinite (number) ? number : NAN;
}

/* A number stays a number, with the unit's UCUM code where there is one; "< 5" is words. */
static void
set_value (TillidResult *result, const xmlNode *value)
{
  g_autofree char *text = value_text (value);
  const char *unit = tillid_fhir_xml_value (value, "code");

  if (tillid_fhir_xml_is (value, "valueQuantity"))
    {
      if (tillid_fhir_xml_value (value, "comparator") == NULL)
        result->value = real (tillid_fhir_xml_value (value, "value"));
      tillid_set_text (&result->unit, unit != NULL ? unit : tillid_fhir_xml_value (value, "unit"));
    }
  else if (tillid_fhir_xml_is (value, "valueInteger"))
    result->value = real (tillid_fhir_xml_value (value, NULL));
  if (isnan (result->value))
    tillid_set_text (&result->value_text, text);
}

/* "Systolic: 107 mm[Hg]; Diastolic: 60 mm[Hg]": one observation is one result. */
static char *
components_text (const xmlNode *resource)
{
  char *joined = NULL;

  TILLID_FHIR_EACH (component, resource, "component")
  {
    g_autofree char *name =
      tillid_fhir_xml_concept_text (tillid_fhir_xml_child (component, "code"));
    g_autofree char *value = value_text (tillid_fhir_xml_choice (component, "value"));
    g_autofree char *part = NULL;

    if (value == NULL)
      continue;
    part = name != NULL ? g_strconcat (name, ": ", value, NULL) : g_strdup (value);
    joined = tillid_fhir_xml_join (joined, "; ", part);
  }
  return joined;
}

static void
set_normality (TillidResult *result, const xmlNode *resource)
{
  const xmlNode *range = tillid_fhir_xml_child (resource, "referenceRange");
  const char *code = tillid_fhir_xml_path (resource, "interpretation/coding/code");

  result->range_low = real (tillid_fhir_xml_path (range, "low/value"));
  result->range_high = real (tillid_fhir_xml_path (range, "high/value"));
  if (g_strcmp0 (code, "N") == 0)
    result->normality = TILLID_NORMALITY_NORMAL;
  else if (code != NULL && (code[0] == 'H' || code[0] == 'L' || code[0] == 'A'))
    result->normality = TILLID_NORMALITY_OUTSIDE;
  else if (!isnan (result->value) && (!isnan (result->range_low) || !isnan (result->range_high)))
    result->normality = result->value < result->range_low || result->value > result->range_high
                          ? TILLID_NORMALITY_OUTSIDE
                          : TILLID_NORMALITY_NORMAL;
}

static TillidTold *
told_at (TillidFhirMapper *self)
{
  const xmlNode *effective = tillid_fhir_xml_choice (self->resource, "effective");
  TillidTold *at = tillid_fhir_date_told (effective, "effective", TILLID_FHIR_SPAN, self->zone);
  TillidToldPoint point;

  if (at == NULL &&
      tillid_fhir_date_point (tillid_fhir_xml_value (self->resource, "issued"), self->zone, &point))
    {
      at = tillid_told_new (NULL, NULL);
      at->start = point;
    }
  return at;
}

static void
map_result (TillidFhirMapper *self, int state)
{
  const xmlNode *code = tillid_fhir_xml_child (self->resource, "code");
  const xmlNode *value = tillid_fhir_xml_choice (self->resource, "value");
  g_autofree char *title = tillid_fhir_xml_concept_text (code);
  g_autofree char *parts = components_text (self->resource);
  g_autofree char *note = tillid_fhir_words_note (self->resource);
  g_autoptr (TillidTold) at = told_at (self);
  TillidResult *result = tillid_result_new ();

  result->kind = TILLID_RESULT_KIND_FINDING;
  result->record.state = state;
  tillid_set_text (&result->title, title);
  if (at != NULL)
    tillid_set_told (&result->at, at);
  set_value (result, value);
  if (parts != NULL)
    result->value_text = tillid_fhir_xml_join (result->value_text, "; ", parts);
  set_normality (result, self->resource);
  tillid_fhir_words_code (code, &result->code_system, &result->code);
  tillid_set_text (&result->note, note);
  self->entry->primary = tillid_fhir_mapper_add (self, result, "result");
  tillid_fhir_fields_later (self, self->resource, &result->record);
}

/* A date told in relation to another event names it by the id that event has in the file. */
static void
follow_other (TillidFhirMapper *self, TillidToldPoint *point)
{
  g_autofree char *address = NULL;
  char text[TILLID_ID_TEXT_LENGTH + 1];
  TillidImportEntry *other;

  if (point->other <= 0)
    return;
  tillid_id_to_text (point->other, text);
  address = g_strconcat ("Observation/", text, NULL);
  other = g_hash_table_lookup (self->addresses, address);
  if (other != NULL && other->primary != 0)
    point->other = other->primary;
}

static void
finish_event (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  TillidLifeEvent *event =
    (TillidLifeEvent *) tillid_fhir_mapper_find_record (entry, &tillid_life_event_type);

  if (event == NULL || event->at == NULL)
    return;
  follow_other (self, &event->at->start);
  follow_other (self, &event->at->end);
}

static void
map_event (TillidFhirMapper *self, int state)
{
  const xmlNode *code = tillid_fhir_xml_child (self->resource, "code");
  const xmlNode *value = tillid_fhir_xml_choice (self->resource, "value");
  g_autofree char *title = tillid_fhir_xml_concept_text (code);
  g_autofree char *text = value_text (value);
  g_auto (TillidFhirWords) words = { NULL, NULL, NULL };
  TillidLifeEvent *event = tillid_life_event_new ();

  event->record.state = state;
  if (tillid_fhir_xml_extension (self->resource, TILLID_FHIR_TOLD_URL) != NULL)
    {
      tillid_fhir_words_read (self, tillid_fhir_xml_is (value, "valueString") ? value : NULL, NULL,
                              &words);
      tillid_set_text (&event->staff_words,
                       tillid_fhir_xml_extension_value (self->resource,
                                                        TILLID_FHIR_STAFF_WORDS_URL));
    }
  else
    {
      /* "Tobacco smoking status: Never smoker" is the clinic's way to say it, not the patient's. */
      words.staff_words = tillid_fhir_xml_join (g_strdup (title), ": ", text);
    }
  tillid_set_text (&event->words, words.words);
  tillid_set_text (&event->language, words.language);
  if (words.staff_words != NULL)
    tillid_set_text (&event->staff_words, words.staff_words);
  if (!tillid_fhir_told_read (self->resource, event))
    {
      g_autoptr (TillidTold) at = told_at (self);

      if (at != NULL)
        tillid_set_told (&event->at, at);
    }
  self->entry->primary = tillid_fhir_mapper_add (self, event, "event");
  tillid_fhir_mapper_later (self, finish_event, NULL, NULL);
  tillid_fhir_fields_later (self, self->resource, &event->record);
}

/**
 * tillid_fhir_map_observation:
 * @self: a mapper on an Observation
 *
 * A result; a life event if its category is social-history. A cancelled one is nothing that was found: it stays in
 * its source.
 */
void
tillid_fhir_map_observation (TillidFhirMapper *self)
{
  const char *status = tillid_fhir_xml_value (self->resource, "status");
  gboolean social = FALSE;
  int state = TILLID_RECORD_ACTIVE;

  if (g_strcmp0 (status, "cancelled") == 0)
    return;
  if (g_strcmp0 (status, "entered-in-error") == 0)
    state = TILLID_RECORD_IN_ERROR;
  TILLID_FHIR_EACH (category, self->resource, "category")
  if (tillid_fhir_xml_has_code (category, NULL, "social-history"))
    social = TRUE;
  if (social)
    map_event (self, state);
  else
    map_result (self, state);
}
