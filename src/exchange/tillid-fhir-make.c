/* tillid-fhir-make.c - records as FHIR resources
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The mirror of the mapping: what is made here maps back onto the same record. Elements stand in the order of the
 * schema. Families without a resource of their own in FHIR go out as Basic, field by field, so that a record is
 * given back whole. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-confidence.h"
#include "tillid-fhir-build.h"
#include "tillid-fhir-fields.h"
#include "tillid-fhir-told.h"
#include "tillid-interpreter.h"
#include "tillid-people.h"
#include "tillid-plan.h"
#include "tillid-problem.h"
#include "tillid-staff.h"
#include "tillid-story.h"
#include "tillid-visit.h"

#define TERMINOLOGY "http://terminology.hl7.org/CodeSystem/"

/**
 * tillid_fhir_make_resource:
 * @doc: a document
 * @type: of the resource
 *
 * Returns: an element of @doc in FHIR's namespace, in no place yet
 */
xmlNode *
tillid_fhir_make_resource (xmlDoc *doc, const char *type)
{
  xmlNode *resource = xmlNewDocNode (doc, NULL, (const xmlChar *) type, NULL);

  xmlSetNs (resource, xmlNewNs (resource, (const xmlChar *) TILLID_FHIR_NAMESPACE, NULL));
  return resource;
}

static void
add_number (xmlNode *parent, const char *name, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    tillid_fhir_build_value (parent, name, g_ascii_dtostr (text, sizeof text, number));
}

static void
add_note (xmlNode *parent, const char *note)
{
  if (note != NULL)
    tillid_fhir_build_value (tillid_fhir_build_add (parent, "note"), "text", note);
}

static xmlNode *
make_member (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidMember *member = (const TillidMember *) record;
  xmlNode *practitioner = tillid_fhir_make_resource (doc, "Practitioner");
  const char *title = member->title;

  tillid_fhir_fields_add (self, practitioner, record);
  if (member->name != NULL)
    tillid_fhir_build_value (tillid_fhir_build_add (practitioner, "name"), "text", member->name);
  if (title == NULL && member->profession != TILLID_PROFESSION_OTHER)
    title = tillid_choice_get_label (tillid_profession_choices, member->profession);
  if (title != NULL)
    tillid_fhir_build_concept (tillid_fhir_build_add (practitioner, "qualification"), "code", NULL,
                               NULL, title);
  return practitioner;
}

static xmlNode *
make_interpreter (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidInterpreter *interpreter = (const TillidInterpreter *) record;
  xmlNode *practitioner = tillid_fhir_make_resource (doc, "Practitioner");

  tillid_fhir_fields_add (self, practitioner, record);
  if (interpreter->name != NULL)
    tillid_fhir_build_value (tillid_fhir_build_add (practitioner, "name"), "text",
                             interpreter->name);
  tillid_fhir_build_concept (practitioner, "communication", "urn:ietf:bcp:47",
                             interpreter->language, NULL);
  return practitioner;
}

static void
add_verification (xmlNode *condition, const TillidRecord *record, const char *clinical)
{
  gboolean error = record->state != TILLID_RECORD_ACTIVE;

  /* A condition entered in error has no clinical status (con-5). */
  if (!error && clinical != NULL)
    tillid_fhir_build_concept (condition, "clinicalStatus", TERMINOLOGY "condition-clinical",
                               clinical, NULL);
  tillid_fhir_build_concept (condition, "verificationStatus", TERMINOLOGY "condition-ver-status",
                             error ? "entered-in-error" : "unconfirmed", NULL);
}

static xmlNode *
add_code (xmlNode *parent, const char *name, const char *system, const char *code)
{
  xmlNode *concept = tillid_fhir_build_add (parent, name);

  if (code != NULL)
    {
      xmlNode *coding = tillid_fhir_build_add (concept, "coding");

      tillid_fhir_build_value (coding, "system", system);
      tillid_fhir_build_value (coding, "code", code);
    }
  return concept;
}

static xmlNode *
make_problem (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidProblem *problem = (const TillidProblem *) record;
  xmlNode *condition = tillid_fhir_make_resource (doc, "Condition");
  gboolean solved = problem->status == TILLID_PROBLEM_STATUS_SOLVED;

  tillid_fhir_fields_add (self, condition, record);
  add_verification (condition, record, solved ? "resolved" : "active");
  tillid_fhir_build_concept (condition, "category", TERMINOLOGY "condition-category",
                             "problem-list-item", NULL);
  tillid_fhir_build_words (add_code (condition, "code", problem->code_system, problem->code),
                           "text", problem->patient_words, problem->language, problem->staff_words);
  tillid_fhir_build_reference (self, condition, "subject", problem->patient, NULL);
  tillid_fhir_build_told (self, condition, "onset", FALSE, problem->noticed);
  if (problem->said_by == TILLID_SAID_BY_PATIENT)
    tillid_fhir_build_reference (self, condition, "asserter", problem->patient, NULL);
  return condition;
}

static xmlNode *
make_diagnosis (const TillidFhirBuilder *self, const TillidResult *result, xmlDoc *doc)
{
  xmlNode *condition = tillid_fhir_make_resource (doc, "Condition");
  const char *clinical = NULL;

  tillid_fhir_fields_add (self, condition, &result->record);
  if (result->at != NULL && result->at->end_kind != TILLID_TOLD_END_SAME)
    clinical = result->at->end_kind == TILLID_TOLD_END_OPEN ? "active" : "resolved";
  add_verification (condition, &result->record, clinical);
  tillid_fhir_build_concept (condition, "category", TERMINOLOGY "condition-category",
                             "encounter-diagnosis", NULL);
  tillid_fhir_build_words (add_code (condition, "code", result->code_system, result->code), "text",
                           result->title, NULL, NULL);
  tillid_fhir_build_reference (self, condition, "subject", result->patient, NULL);
  tillid_fhir_build_told (self, condition, "onset", FALSE, result->at);
  add_note (condition, result->note);
  return condition;
}

static void
add_quantity (xmlNode *parent, const char *name, double value, const char *unit)
{
  xmlNode *quantity;

  if (isnan (value))
    return;
  quantity = tillid_fhir_build_add (parent, name);
  add_number (quantity, "value", value);
  tillid_fhir_build_value (quantity, "unit", unit);
  if (unit != NULL)
    {
      tillid_fhir_build_value (quantity, "system", TILLID_UCUM_SYSTEM);
      tillid_fhir_build_value (quantity, "code", unit);
    }
}

static void
add_observation_head (xmlNode *observation, const TillidRecord *record, const char *category)
{
  tillid_fhir_build_value (observation, "status",
                           record->state == TILLID_RECORD_ACTIVE ? "final" : "entered-in-error");
  tillid_fhir_build_concept (observation, "category", TERMINOLOGY "observation-category", category,
                             NULL);
}

static xmlNode *
make_result (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidResult *result = (const TillidResult *) record;
  xmlNode *observation, *range;

  if (result->kind == TILLID_RESULT_KIND_DIAGNOSIS)
    return make_diagnosis (self, result, doc);
  observation = tillid_fhir_make_resource (doc, "Observation");
  tillid_fhir_fields_add (self, observation, record);
  add_observation_head (observation, record,
                        result->kind == TILLID_RESULT_KIND_PROCEDURE ? "procedure" : "exam");
  if (tillid_fhir_build_concept (observation, "code", result->code_system, result->code,
                                 result->title) == NULL)
    tillid_fhir_build_concept (observation, "code", NULL, NULL, "–");
  tillid_fhir_build_reference (self, observation, "subject", result->patient, NULL);
  tillid_fhir_build_told (self, observation, "effective", TRUE, result->at);
  if (!isnan (result->value))
    add_quantity (observation, "valueQuantity", result->value, result->unit);
  else
    tillid_fhir_build_value (observation, "valueString", result->value_text);
  if (result->normality != TILLID_NORMALITY_UNKNOWN)
    tillid_fhir_build_concept (observation, "interpretation",
                               TERMINOLOGY "v3-ObservationInterpretation",
                               result->normality == TILLID_NORMALITY_NORMAL ? "N" : "A", NULL);
  add_note (observation, result->note);
  if (!isnan (result->range_low) || !isnan (result->range_high))
    {
      range = tillid_fhir_build_add (observation, "referenceRange");
      add_quantity (range, "low", result->range_low, result->unit);
      add_quantity (range, "high", result->range_high, result->unit);
    }
  return observation;
}

static void
add_told_parts (const TillidFhirBuilder *self, xmlNode *observation, const TillidLifeEvent *event)
{
  xmlNode *told = tillid_fhir_build_extension (observation, TILLID_FHIR_TOLD_URL);
  gsize offset;
  const char *share;

  /* A closed stone says that it is one, and nothing else. */
  if (event->closed)
    {
      tillid_fhir_build_extension_value (told, "closed", "valueBoolean", "true");
      return;
    }
  if (event->at != NULL)
    tillid_fhir_build_stored (self, told, event->at);
  tillid_fhir_build_extension_value (told, "lane", "valueCode",
                                     tillid_choice_to_code (tillid_event_lane_choices,
                                                            event->lane));
  tillid_fhir_build_extension_value (told, "bank", "valueCode",
                                     tillid_choice_to_code (tillid_bank_choices, event->bank));
  if (event->hope)
    tillid_fhir_build_extension_value (told, "hope", "valueBoolean", "true");
  for (guint i = 0; (share = tillid_fhir_told_share_name (i, &offset)) != NULL; i++)
    tillid_fhir_build_extension_value (told, share, "valueCode",
                                       tillid_choice_to_code (tillid_share_choices,
                                                              G_STRUCT_MEMBER (int, event,
                                                                               offset)));
}

static xmlNode *
make_life_event (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidLifeEvent *event = (const TillidLifeEvent *) record;
  xmlNode *observation = tillid_fhir_make_resource (doc, "Observation");
  TillidToldBounds bounds;

  if (!event->closed)
    tillid_fhir_fields_add (self, observation, record);
  add_told_parts (self, observation, event);
  add_observation_head (observation, record, "social-history");
  tillid_fhir_build_concept (observation, "code", NULL, NULL, C_ ("choice", "life event"));
  tillid_fhir_build_reference (self, observation, "subject", event->patient, NULL);
  if (event->closed)
    {
      tillid_fhir_build_concept (observation, "dataAbsentReason", TERMINOLOGY "data-absent-reason",
                                 "masked", NULL);
      return observation;
    }
  if (event->at != NULL && tillid_told_bounds (event->at, &self->context, &bounds, NULL) &&
      tillid_told_bounds_is_dated (&bounds))
    {
      xmlNode *period = tillid_fhir_build_add (observation, "effectivePeriod");

      tillid_fhir_build_day (period, "start", bounds.start_earliest);
      tillid_fhir_build_day (period, "end", bounds.end_latest);
    }
  tillid_fhir_build_words (observation, "valueString", event->words, event->language,
                           event->staff_words);
  return observation;
}

static void
add_ladder (xmlNode *resource, const TillidGoal *goal)
{
  const struct
  {
    const char *url;
    const char *text;
  } rungs[] = { { "+2", goal->rung_plus_2 },
                { "+1", goal->rung_plus_1 },
                { "0", goal->rung_0 },
                { "-1", goal->rung_minus_1 },
                { "-2", goal->rung_minus_2 } };
  xmlNode *ladder = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rungs); i++)
    if (rungs[i].text != NULL)
      {
        if (ladder == NULL)
          ladder = tillid_fhir_build_extension (resource, TILLID_FHIR_LADDER_URL);
        tillid_fhir_build_extension_value (ladder, rungs[i].url, "valueString", rungs[i].text);
      }
}

static void
add_ratings (const TillidFhirBuilder *self, xmlNode *resource, gint64 goal)
{
  const GPtrArray *children = tillid_fhir_build_children (self, goal);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      const TillidGoalRating *rating = children->pdata[i];
      g_autofree char *attainment = NULL;
      g_autofree char *day = NULL;
      xmlNode *extension;

      if (rating->record.type != &tillid_goal_rating_type ||
          rating->record.state != TILLID_RECORD_ACTIVE)
        continue;
      if (rating->attainment != TILLID_ABSENT)
        attainment = g_strdup_printf ("%" G_GINT64_FORMAT, rating->attainment);
      day = tillid_day_to_iso (rating->day);
      extension = tillid_fhir_build_extension (resource, TILLID_FHIR_RATING_URL);
      tillid_fhir_fields_add (self, extension, &rating->record);
      tillid_fhir_build_extension_value (extension, "attainment", "valueInteger", attainment);
      tillid_fhir_build_extension_value (extension, "day", "valueDate", day);
    }
}

static xmlNode *
make_goal (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  static const char *const priorities[] = { "low-priority", "medium-priority", "high-priority" };
  static const char *const statuses[] = { "active", "completed", "cancelled" };
  const TillidGoal *goal = (const TillidGoal *) record;
  xmlNode *resource = tillid_fhir_make_resource (doc, "Goal");
  xmlNode *description;

  tillid_fhir_fields_add (self, resource, record);
  add_ladder (resource, goal);
  add_ratings (self, resource, record->id);
  tillid_fhir_build_value (resource, "lifecycleStatus",
                           record->state == TILLID_RECORD_ACTIVE ? statuses[goal->status]
                                                                 : "entered-in-error");
  if (goal->importance >= 1 && goal->importance <= 3)
    tillid_fhir_build_concept (resource, "priority", TERMINOLOGY "goal-priority",
                               priorities[goal->importance - 1], NULL);
  description = tillid_fhir_build_add (resource, "description");
  tillid_fhir_build_words (description, "text", goal->words, goal->language, goal->staff_words);
  tillid_fhir_build_reference (self, resource, "subject", goal->patient, NULL);
  tillid_fhir_build_day (resource, "startDate", goal->started);
  if (goal->due != TILLID_ABSENT)
    tillid_fhir_build_day (tillid_fhir_build_add (resource, "target"), "dueDate", goal->due);
  if (goal->said_by == TILLID_SAID_BY_PATIENT)
    tillid_fhir_build_reference (self, resource, "expressedBy", goal->patient, NULL);
  return resource;
}

static const char *
medicine_status (const TillidMedicine *medicine)
{
  int end = medicine->at != NULL ? medicine->at->end_kind : TILLID_TOLD_END_OPEN;

  if (medicine->record.state != TILLID_RECORD_ACTIVE)
    return "entered-in-error";
  return end == TILLID_TOLD_END_OPEN ? "active" : "completed";
}

static xmlNode *
make_medicine (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  const TillidMedicine *medicine = (const TillidMedicine *) record;
  gboolean taken = medicine->kind == TILLID_MEDICINE_KIND_TAKEN;
  xmlNode *resource =
    tillid_fhir_make_resource (doc, taken ? "MedicationStatement" : "MedicationRequest");

  tillid_fhir_fields_add (self, resource, record);
  tillid_fhir_build_value (resource, "status", medicine_status (medicine));
  if (!taken)
    tillid_fhir_build_value (resource, "intent", "order");
  if (tillid_fhir_build_concept (resource, "medicationCodeableConcept", medicine->code_system,
                                 medicine->code, medicine->name) == NULL)
    tillid_fhir_build_concept (resource, "medicationCodeableConcept", NULL, NULL, "–");
  tillid_fhir_build_reference (self, resource, "subject", medicine->patient, NULL);
  if (taken)
    tillid_fhir_build_told (self, resource, "effective", TRUE, medicine->at);
  else if (medicine->at != NULL)
    {
      xmlNode *authored = tillid_fhir_build_add (resource, "authoredOn");
      const TillidToldPoint *start = &medicine->at->start;

      if (start->kind == TILLID_TOLD_DAY && start->calendar == TILLID_CALENDAR_GREGORIAN)
        {
          g_autofree char *day =
            g_strdup_printf ("%04d-%02d-%02d", start->year, start->month, start->day);

          xmlNewProp (authored, (const xmlChar *) "value", (const xmlChar *) day);
        }
      tillid_fhir_build_stored (self, tillid_fhir_build_extension (authored, TILLID_FHIR_TOLD_URL),
                                medicine->at);
    }
  if (!taken)
    tillid_fhir_build_reference (self, resource, "requester", 0, medicine->prescribed_by);
  tillid_fhir_build_concept (resource, "reasonCode", NULL, NULL, medicine->why);
  add_note (resource, medicine->note);
  if (medicine->dose != NULL)
    tillid_fhir_build_value (tillid_fhir_build_add (resource,
                                                    taken ? "dosage" : "dosageInstruction"),
                             "text", medicine->dose);
  return resource;
}

/* Field by field: whatever a record says. */
static xmlNode *
make_basic (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  xmlNode *basic = tillid_fhir_make_resource (doc, "Basic");

  tillid_fhir_fields_add (self, basic, record);
  tillid_fhir_build_concept (basic, "code", TILLID_FHIR_KIND_URL, record->type->kind, NULL);
  tillid_fhir_build_reference (self, basic, "subject", tillid_record_get_patient (record), NULL);
  return basic;
}

static void
add_activity (const TillidFhirBuilder *self, xmlNode *plan, const TillidStep *step)
{
  static const char *const statuses[] = { "in-progress", "completed", "cancelled" };
  xmlNode *detail = tillid_fhir_build_add (tillid_fhir_build_add (plan, "activity"), "detail");
  gboolean patient = step->side == TILLID_SIDE_PATIENT;
  const char *url = g_hash_table_lookup (self->urls, &step->record.id);

  if (url != NULL && g_str_has_prefix (url, TILLID_FHIR_OWN_PREFIX))
    tillid_fhir_build_extension_value (detail, TILLID_FHIR_ID_URL, "valueUri", url);
  tillid_fhir_fields_add (self, detail, &step->record);
  tillid_fhir_build_reference (self, detail, "goal", step->goal, NULL);
  tillid_fhir_build_value (detail, "status",
                           step->record.state == TILLID_RECORD_ACTIVE ? statuses[step->status]
                                                                      : "entered-in-error");
  if (step->due != TILLID_ABSENT)
    tillid_fhir_build_day (tillid_fhir_build_add (detail, "scheduledPeriod"), "end", step->due);
  else
    tillid_fhir_build_value (detail, "scheduledString", step->when_words);
  tillid_fhir_build_reference (self, detail, "performer", patient ? step->patient : step->owner,
                               step->owner_text != NULL || patient
                                 ? step->owner_text
                                 : tillid_choice_get_label (tillid_side_choices, step->side));
  tillid_fhir_build_words (detail, "description", step->words, step->language, step->staff_words);
}

/**
 * tillid_fhir_make_plan:
 * @self: a builder
 * @patient: id of the patient
 * @steps: (element-type TillidStep): its steps
 * @doc: whose element it becomes
 *
 * Returns: a CarePlan of the steps that were written here
 */
xmlNode *
tillid_fhir_make_plan (const TillidFhirBuilder *self,
                       gint64 patient,
                       const GPtrArray *steps,
                       xmlDoc *doc)
{
  xmlNode *plan = tillid_fhir_make_resource (doc, "CarePlan");

  tillid_fhir_build_value (plan, "status", "active");
  tillid_fhir_build_value (plan, "intent", "plan");
  tillid_fhir_build_reference (self, plan, "subject", patient, NULL);
  for (guint i = 0; i < steps->len; i++)
    add_activity (self, plan, steps->pdata[i]);
  return plan;
}

/**
 * tillid_fhir_make:
 * @self: a builder
 * @record: a record
 * @doc: whose element it becomes
 *
 * Returns: (nullable): a resource without id; %NULL for what is part of another one (a name, a presence, a step)
 */
xmlNode *
tillid_fhir_make (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc)
{
  static const struct
  {
    const TillidRecordType *type;
    xmlNode *(*make) (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc);
  } makers[] = {
    { &tillid_person_type, tillid_fhir_make_person },
    { &tillid_member_type, make_member },
    { &tillid_interpreter_type, make_interpreter },
    { &tillid_visit_type, tillid_fhir_make_visit },
    { &tillid_problem_type, make_problem },
    { &tillid_result_type, make_result },
    { &tillid_life_event_type, make_life_event },
    { &tillid_goal_type, make_goal },
    { &tillid_medicine_type, make_medicine },
    { &tillid_step_type, NULL },
    { &tillid_person_name_type, NULL },
    { &tillid_person_language_type, NULL },
    { &tillid_contact_channel_type, NULL },
    { &tillid_identifier_type, NULL },
    { &tillid_presence_type, NULL },
    { &tillid_goal_rating_type, NULL },
    { &tillid_grant_type, NULL },
    { &tillid_restriction_type, NULL },
    { &tillid_restriction_reader_type, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (makers[i].type == record->type)
      return makers[i].make != NULL ? makers[i].make (self, record, doc) : NULL;
  return make_basic (self, record, doc);
}
