/* tillid-fhir-medicine.c - FHIR MedicationStatement and MedicationRequest as medicines
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-story.h"

/* "1 tablet, 2 x 1 d": what a dosage says if it has no text of its own. */
static char *
dose_text (const xmlNode *dosage)
{
  const char *text = tillid_fhir_xml_value (dosage, "text");
  const xmlNode *repeat =
    tillid_fhir_xml_child (tillid_fhir_xml_child (dosage, "timing"), "repeat");
  const char *frequency = tillid_fhir_xml_value (repeat, "frequency");
  const char *period = tillid_fhir_xml_value (repeat, "period");
  const char *unit = tillid_fhir_xml_value (repeat, "periodUnit");
  g_autofree char *often = NULL;
  char *dose;

  if (text == NULL)
    text = tillid_fhir_xml_value (dosage, "patientInstruction");
  if (text != NULL)
    return g_strdup (text);
  dose = tillid_fhir_xml_quantity_text (
    tillid_fhir_xml_child (tillid_fhir_xml_child (dosage, "doseAndRate"), "doseQuantity"));
  if (frequency != NULL && period != NULL && unit != NULL)
    often = g_strdup_printf ("%s × / %s %s", frequency, period, unit);
  return tillid_fhir_xml_join (dose, ", ", often);
}

static char *
all_doses (const xmlNode *resource, const char *name)
{
  char *joined = NULL;

  TILLID_FHIR_EACH (dosage, resource, name)
  {
    g_autofree char *text = dose_text (dosage);

    joined = tillid_fhir_xml_join (joined, "; ", text);
  }
  return joined;
}

/* Whether somebody takes it, or should: what was never given is no medicine of this patient. */
static gboolean
is_given (const xmlNode *resource)
{
  static const char *const never[] = { "not-taken", "intended", "unknown",
                                       "cancelled", "draft",    NULL };
  const char *status = tillid_fhir_xml_value (resource, "status");

  return (status == NULL || !g_strv_contains (never, status)) &&
         g_strcmp0 (tillid_fhir_xml_value (resource, "doNotPerform"), "true") != 0;
}

static TillidTold *
told_at (TillidFhirMapper *self)
{
  const xmlNode *effective = tillid_fhir_xml_choice (self->resource, "effective");
  const char *status = tillid_fhir_xml_value (self->resource, "status");
  TillidTold *at = tillid_fhir_date_told (effective, "effective", TILLID_FHIR_SPAN, self->zone);
  TillidTold *exact = tillid_fhir_date_stored (
    effective != NULL ? effective : tillid_fhir_xml_child (self->resource, "authoredOn"));
  TillidToldPoint point;
  const char *written = tillid_fhir_xml_value (self->resource, "authoredOn");

  if (exact != NULL)
    {
      tillid_told_free (at);
      return exact;
    }
  if (at == NULL && tillid_fhir_date_point (written, self->zone, &point))
    {
      at = tillid_told_new (NULL, NULL);
      at->start = point;
    }
  if (at == NULL)
    at = tillid_told_new (NULL, NULL);
  if (at->end_kind != TILLID_TOLD_END_POINT)
    at->end_kind = g_strcmp0 (status, "active") == 0 || g_strcmp0 (status, "on-hold") == 0
                     ? TILLID_TOLD_END_OPEN
                     : TILLID_TOLD_END_UNKNOWN;
  return at;
}

typedef struct
{
  TillidMedicine *medicine; /* (unowned): a draft of the entry */
  gint64 medication;
  gint64 requester;
} Late;

static void
finish_medicine (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  const Late *late = data;
  TillidImportEntry *medication = tillid_fhir_mapper_follow (self, late->medication);
  TillidImportEntry *requester = tillid_fhir_mapper_follow (self, late->requester);

  if (late->medicine->name == NULL && medication != NULL)
    tillid_set_text (&late->medicine->name, medication->display);
  if (late->medicine->prescribed_by == NULL && requester != NULL)
    tillid_set_text (&late->medicine->prescribed_by, requester->display);
}

static void
set_name (TillidFhirMapper *self, TillidMedicine *medicine)
{
  const xmlNode *concept = tillid_fhir_xml_child (self->resource, "medicationCodeableConcept");
  const xmlNode *reference = tillid_fhir_xml_child (self->resource, "medicationReference");
  g_autofree char *name = tillid_fhir_xml_concept_text (concept);

  if (name == NULL)
    name = tillid_fhir_mapper_ref_display (self, reference);
  if (concept == NULL)
    concept = tillid_fhir_xml_child (tillid_fhir_mapper_contained (self, reference), "code");
  tillid_set_text (&medicine->name, name);
  tillid_fhir_words_code (concept, &medicine->code_system, &medicine->code);
}

/**
 * tillid_fhir_map_medicine:
 * @self: a mapper on a MedicationStatement (what is taken) or a MedicationRequest (what is prescribed)
 *
 * A medicine.
 */
void
tillid_fhir_map_medicine (TillidFhirMapper *self)
{
  const xmlNode *resource = self->resource;
  gboolean taken = tillid_fhir_xml_is (resource, "MedicationStatement");
  g_autofree char *dose = all_doses (resource, taken ? "dosage" : "dosageInstruction");
  g_autofree char *why =
    tillid_fhir_xml_concept_text (tillid_fhir_xml_child (resource, "reasonCode"));
  g_autofree char *note = tillid_fhir_words_note (resource);
  g_autofree char *requester = NULL;
  g_autoptr (TillidTold) at = NULL;
  TillidMedicine *medicine;
  Late *late;

  if (!is_given (resource))
    return;
  at = told_at (self);
  requester = tillid_fhir_mapper_ref_display (self, tillid_fhir_xml_child (resource, "requester"));
  medicine = tillid_medicine_new ();
  medicine->kind = taken ? TILLID_MEDICINE_KIND_TAKEN : TILLID_MEDICINE_KIND_PRESCRIBED;
  set_name (self, medicine);
  tillid_set_text (&medicine->dose, dose);
  tillid_set_told (&medicine->at, at);
  tillid_set_text (&medicine->prescribed_by, requester);
  tillid_set_text (&medicine->why, why);
  tillid_set_text (&medicine->note, note);
  if (g_strcmp0 (tillid_fhir_xml_value (resource, "status"), "entered-in-error") == 0)
    medicine->record.state = TILLID_RECORD_IN_ERROR;
  self->entry->primary = tillid_fhir_mapper_add (self, medicine, "medicine");

  late = g_new0 (Late, 1);
  late->medicine = medicine;
  late->medication =
    tillid_fhir_mapper_ref (self, tillid_fhir_xml_child (resource, "medicationReference"));
  late->requester = tillid_fhir_mapper_ref (self, tillid_fhir_xml_child (resource, "requester"));
  tillid_fhir_mapper_later (self, finish_medicine, late, g_free);
  tillid_fhir_fields_later (self, resource, &medicine->record);
}
