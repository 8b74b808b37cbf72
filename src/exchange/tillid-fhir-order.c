/* tillid-fhir-order.c - the order of elements in the resources that this program changes
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-merge.h"

#include <string.h>

/* FHIR 4.0.1, in the order of the schema; the elements of DomainResource stand before all of them. A name that ends
 * with "[x]" stands for every choice of types. */
static const char *const before_all[] = { "id",   "meta",      "implicitRules", "language",
                                          "text", "contained", "extension",     "modifierExtension",
                                          NULL };
static const char *const before_parts[] = { "id", "extension", "modifierExtension", NULL };
static const char *const patient[] = { "identifier",
                                       "active",
                                       "name",
                                       "telecom",
                                       "gender",
                                       "birthDate",
                                       "deceased[x]",
                                       "address",
                                       "maritalStatus",
                                       "multipleBirth[x]",
                                       "photo",
                                       "contact",
                                       "communication",
                                       "generalPractitioner",
                                       "managingOrganization",
                                       "link",
                                       NULL };
static const char *const practitioner[] = { "identifier",    "active",  "name",
                                            "telecom",       "address", "gender",
                                            "birthDate",     "photo",   "qualification",
                                            "communication", NULL };
static const char *const encounter[] = {
  "identifier", "status",          "statusHistory", "class",   "classHistory",
  "type",       "serviceType",     "priority",      "subject", "episodeOfCare",
  "basedOn",    "participant",     "appointment",   "period",  "length",
  "reasonCode", "reasonReference", "diagnosis",     "account", "hospitalization",
  "location",   "serviceProvider", "partOf",        NULL
};
static const char *const condition[] = { "identifier", "clinicalStatus", "verificationStatus",
                                         "category",   "severity",       "code",
                                         "bodySite",   "subject",        "encounter",
                                         "onset[x]",   "abatement[x]",   "recordedDate",
                                         "recorder",   "asserter",       "stage",
                                         "evidence",   "note",           NULL };
static const char *const observation[] = {
  "identifier",     "basedOn",   "partOf",      "status",           "category",
  "code",           "subject",   "focus",       "encounter",        "effective[x]",
  "issued",         "performer", "value[x]",    "dataAbsentReason", "interpretation",
  "note",           "bodySite",  "method",      "specimen",         "device",
  "referenceRange", "hasMember", "derivedFrom", "component",        NULL
};
static const char *const goal[] = { "identifier",  "lifecycleStatus",  "achievementStatus",
                                    "category",    "priority",         "description",
                                    "subject",     "start[x]",         "startDate",
                                    "target",      "statusDate",       "statusReason",
                                    "expressedBy", "addresses",        "note",
                                    "outcomeCode", "outcomeReference", NULL };
static const char *const care_plan[] = { "identifier",
                                         "instantiatesCanonical",
                                         "instantiatesUri",
                                         "basedOn",
                                         "replaces",
                                         "partOf",
                                         "status",
                                         "intent",
                                         "category",
                                         "title",
                                         "description",
                                         "subject",
                                         "encounter",
                                         "period",
                                         "created",
                                         "author",
                                         "contributor",
                                         "careTeam",
                                         "addresses",
                                         "supportingInfo",
                                         "goal",
                                         "activity",
                                         "note",
                                         NULL };
static const char *const medication_statement[] = {
  "identifier",    "basedOn",      "partOf",
  "status",        "statusReason", "category",
  "medication[x]", "subject",      "context",
  "effective[x]",  "dateAsserted", "informationSource",
  "derivedFrom",   "reasonCode",   "reasonReference",
  "note",          "dosage",       NULL
};
static const char *const medication_request[] = { "identifier",
                                                  "status",
                                                  "statusReason",
                                                  "intent",
                                                  "category",
                                                  "priority",
                                                  "doNotPerform",
                                                  "reported[x]",
                                                  "medication[x]",
                                                  "subject",
                                                  "encounter",
                                                  "supportingInformation",
                                                  "authoredOn",
                                                  "requester",
                                                  "performer",
                                                  "performerType",
                                                  "recorder",
                                                  "reasonCode",
                                                  "reasonReference",
                                                  "instantiatesCanonical",
                                                  "instantiatesUri",
                                                  "basedOn",
                                                  "groupIdentifier",
                                                  "courseOfTherapyType",
                                                  "insurance",
                                                  "note",
                                                  "dosageInstruction",
                                                  "dispenseRequest",
                                                  "substitution",
                                                  "priorPrescription",
                                                  "detectedIssue",
                                                  "eventHistory",
                                                  NULL };

/* Elements inside of them, by the name they have there. */
static const char *const human_name[] = { "use",    "text",   "family", "given",
                                          "prefix", "suffix", "period", NULL };
static const char *const contact_point[] = { "system", "value", "use", "rank", "period", NULL };
static const char *const period[] = { "start", "end", NULL };
static const char *const quantity[] = { "value", "comparator", "unit", "system", "code", NULL };
static const char *const participant[] = { "type", "period", "individual", NULL };
static const char *const activity[] = {
  "outcomeCodeableConcept", "outcomeReference", "progress", "reference", "detail", NULL
};
static const char *const detail[] = { "kind",
                                      "instantiatesCanonical",
                                      "instantiatesUri",
                                      "code",
                                      "reasonCode",
                                      "reasonReference",
                                      "goal",
                                      "status",
                                      "statusReason",
                                      "doNotPerform",
                                      "scheduled[x]",
                                      "location",
                                      "performer",
                                      "product[x]",
                                      "dailyAmount",
                                      "quantity",
                                      "description",
                                      NULL };

static const struct
{
  const char *type;
  const char *const *names;
} orders[] = {
  { "name", human_name },
  { "telecom", contact_point },
  { "period", period },
  { "effectivePeriod", period },
  { "length", quantity },
  { "valueQuantity", quantity },
  { "participant", participant },
  { "activity", activity },
  { "detail", detail },
  { "Patient", patient },
  { "Practitioner", practitioner },
  { "Encounter", encounter },
  { "Condition", condition },
  { "Observation", observation },
  { "Goal", goal },
  { "CarePlan", care_plan },
  { "MedicationStatement", medication_statement },
  { "MedicationRequest", medication_request },
};

static gboolean
stands_for (const char *pattern, const char *name)
{
  gsize length = strlen (pattern);

  if (!g_str_has_suffix (pattern, "[x]"))
    return g_str_equal (pattern, name);
  length -= strlen ("[x]");
  return strncmp (pattern, name, length) == 0 && g_ascii_isupper (name[length]);
}

static int
find (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (stands_for (names[i], name))
      return i;
  return -1;
}

/**
 * tillid_fhir_order_of:
 * @type: name of a resource, or of an element of one
 * @name: of one of its elements
 *
 * Returns: where the element stands among the others; choices of types share a place. -1 if the type is not known here
 */
int
tillid_fhir_order_of (const char *type, const char *name)
{
  /* Resources begin with capitals; only they have a narrative. */
  const char *const *before = g_ascii_isupper (type[0]) ? before_all : before_parts;
  int index = find (before, name);

  if (index >= 0)
    return index;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].type, type))
      {
        index = find (orders[i].names, name);
        return index >= 0 ? (int) g_strv_length ((char **) before) + index : -1;
      }
  return -1;
}
