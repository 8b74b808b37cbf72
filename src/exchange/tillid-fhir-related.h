/* tillid-fhir-related.h - who somebody is to the patient, in the codes of FHIR
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-fhir-xml.h"

G_BEGIN_DECLS

#define TILLID_FHIR_RELATION_SYSTEM "urn:tillid:relation"
/* To somebody else than the patient: no code of ours or of others may say that it is to the patient. */
#define TILLID_FHIR_RELATION_TO_OTHER_SYSTEM "urn:tillid:relation-to-other"
#define TILLID_FHIR_ROLE_CODE_SYSTEM "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
#define TILLID_FHIR_PERSON_ROLE_URL "urn:tillid:person-role"
#define TILLID_FHIR_INTERPRETS_URL "urn:tillid:interprets"
#define TILLID_FHIR_DIED_URL "urn:tillid:died"

const char *tillid_fhir_relation_to_code (int kind);
int tillid_fhir_relation_from_concept (const xmlNode *concept);

G_END_DECLS
