/* tillid-fhir-careplan.c - FHIR CarePlan as steps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A plan is its steps here: each activity with a detail is one. Who does it decides its side; nobody named is
 * nobody's here, so it stands with the others. An activity that only refers to a request stays in the source. */
#include "config.h"

#include <string.h>

#include "tillid-fhir-fields.h"
#include "tillid-fhir-mapper.h"
#include "tillid-plan.h"

typedef struct
{
  TillidStep *step; /* (unowned): a draft of the entry */
  gint64 performer;
} Performer;

static void
finish_step (TillidFhirMapper *self, TillidImportEntry *entry, gpointer data)
{
  const Performer *performer = data;
  const char *type = tillid_fhir_mapper_type_of (self, performer->performer);
  TillidImportEntry *who = tillid_fhir_mapper_follow (self, performer->performer);
  TillidStep *step = performer->step;

  if (type == NULL)
    return;
  if (g_str_equal (type, "Patient"))
    step->side = TILLID_SIDE_PATIENT;
  else if (g_str_equal (type, "RelatedPerson"))
    step->side = TILLID_SIDE_FAMILY;
  else if (g_str_equal (type, "Practitioner") || g_str_equal (type, "PractitionerRole"))
    {
      step->side = TILLID_SIDE_CLINIC;
      step->owner = performer->performer;
    }
  else if (g_str_equal (type, "CareTeam"))
    step->side = TILLID_SIDE_CLINIC;
  if (step->owner_text == NULL && who != NULL)
    tillid_set_text (&step->owner_text, who->display);
}

static void
set_due (TillidFhirMapper *self, const xmlNode *detail, TillidStep *step)
{
  const xmlNode *scheduled = tillid_fhir_xml_choice (detail, "scheduled");
  const char *text = NULL;

  if (tillid_fhir_xml_is (scheduled, "scheduledString"))
    text = tillid_fhir_xml_value (scheduled, NULL);
  else if (tillid_fhir_xml_is (scheduled, "scheduledTiming"))
    text = tillid_fhir_xml_path (scheduled, "code/text");
  tillid_set_text (&step->when_words, text);
  tillid_fhir_date_local (tillid_fhir_xml_is (scheduled, "scheduledPeriod")
                            ? tillid_fhir_xml_value (scheduled, "end")
                            : tillid_fhir_xml_value (scheduled, "event"),
                          self->zone, &step->due, NULL);
}

static void
set_status (const xmlNode *detail, const char *plan_status, TillidStep *step)
{
  const char *status = tillid_fhir_xml_value (detail, "status");

  if (g_strcmp0 (status, "completed") == 0)
    step->status = TILLID_STEP_STATUS_DONE;
  else if (g_strcmp0 (status, "cancelled") == 0 || g_strcmp0 (status, "stopped") == 0 ||
           g_strcmp0 (plan_status, "revoked") == 0)
    step->status = TILLID_STEP_STATUS_DROPPED;
  if (g_strcmp0 (status, "entered-in-error") == 0 ||
      g_strcmp0 (plan_status, "entered-in-error") == 0)
    step->record.state = TILLID_RECORD_IN_ERROR;
}

/* The goal that the activity names, else the plan's only one. */
static gint64
goal_of (TillidFhirMapper *self, const xmlNode *detail)
{
  const xmlNode *own = tillid_fhir_xml_child (detail, "goal");
  const xmlNode *only = tillid_fhir_xml_child (self->resource, "goal");

  if (own == NULL && only != NULL && tillid_fhir_xml_next (only) == NULL)
    own = only;
  return tillid_fhir_mapper_ref (self, own);
}

static void
map_activity (TillidFhirMapper *self, const xmlNode *detail, guint index)
{
  const xmlNode *code = tillid_fhir_xml_child (detail, "code");
  const xmlNode *performer = tillid_fhir_xml_child (detail, "performer");
  const xmlNode *description = tillid_fhir_xml_child (detail, "description");
  g_autofree char *text = tillid_fhir_xml_concept_text (code);
  g_autofree char *slot = g_strdup_printf ("step/%u", index);
  g_autofree char *owner = tillid_fhir_mapper_ref_display (self, performer);
  g_auto (TillidFhirWords) words = { NULL, NULL, NULL };
  const char *address = tillid_fhir_xml_extension_value (detail, TILLID_FHIR_ID_URL);
  Performer *late;
  TillidStep *step;

  tillid_fhir_words_read (self, description, text, &words);
  if (words.words == NULL && words.staff_words == NULL &&
      tillid_fhir_fields_type (detail) != &tillid_step_type)
    return;
  step = tillid_step_new ();
  step->rank = index;
  step->side = TILLID_SIDE_OTHERS;
  step->goal = goal_of (self, detail);
  tillid_set_text (&step->words, words.words);
  tillid_set_text (&step->language, words.language);
  tillid_set_text (&step->staff_words, words.staff_words);
  tillid_set_text (&step->owner_text, owner);
  set_due (self, detail, step);
  set_status (detail, tillid_fhir_xml_value (self->resource, "status"), step);
  tillid_fhir_mapper_add (self, step, slot);
  if (address != NULL)
    tillid_fhir_mapper_add_own (self, address, step->record.id);

  late = g_new0 (Performer, 1);
  late->step = step;
  late->performer = tillid_fhir_mapper_ref (self, performer);
  tillid_fhir_mapper_later (self, finish_step, late, g_free);
  tillid_fhir_fields_later (self, detail, &step->record);
}

/**
 * tillid_fhir_map_care_plan:
 * @self: a mapper on a CarePlan
 *
 * Steps, linked to goals.
 */
void
tillid_fhir_map_care_plan (TillidFhirMapper *self)
{
  guint index = 0;

  TILLID_FHIR_EACH (activity, self->resource, "activity")
  map_activity (self, tillid_fhir_xml_child (activity, "detail"), index++);
}
