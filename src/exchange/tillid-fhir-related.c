/* tillid-fhir-related.c - who somebody is to the patient, in the codes of FHIR
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-related.h"

/* Codes of v3-RoleCode; the first of a kind is the one that goes out. */
static const struct
{
  const char *code;
  TillidRelationKind kind;
} codes[] = {
  { "SIGOTHR", TILLID_RELATION_KIND_PARTNER },
  { "SPS", TILLID_RELATION_KIND_PARTNER },
  { "HUSB", TILLID_RELATION_KIND_PARTNER },
  { "WIFE", TILLID_RELATION_KIND_PARTNER },
  { "DOMPART", TILLID_RELATION_KIND_PARTNER },
  { "CHILD", TILLID_RELATION_KIND_CHILD },
  { "DAU", TILLID_RELATION_KIND_CHILD },
  { "DAUC", TILLID_RELATION_KIND_CHILD },
  { "NCHILD", TILLID_RELATION_KIND_CHILD },
  { "SON", TILLID_RELATION_KIND_CHILD },
  { "SONC", TILLID_RELATION_KIND_CHILD },
  { "STPCHLD", TILLID_RELATION_KIND_CHILD },
  { "PRN", TILLID_RELATION_KIND_PARENT },
  { "MTH", TILLID_RELATION_KIND_PARENT },
  { "NMTH", TILLID_RELATION_KIND_PARENT },
  { "FTH", TILLID_RELATION_KIND_PARENT },
  { "NFTH", TILLID_RELATION_KIND_PARENT },
  { "NPRN", TILLID_RELATION_KIND_PARENT },
  { "SIB", TILLID_RELATION_KIND_SIBLING },
  { "BRO", TILLID_RELATION_KIND_SIBLING },
  { "SIS", TILLID_RELATION_KIND_SIBLING },
  { "NSIB", TILLID_RELATION_KIND_SIBLING },
  { "GRNDCHILD", TILLID_RELATION_KIND_GRANDCHILD },
  { "GRNDDAU", TILLID_RELATION_KIND_GRANDCHILD },
  { "GRNDSON", TILLID_RELATION_KIND_GRANDCHILD },
  { "GRPRN", TILLID_RELATION_KIND_GRANDPARENT },
  { "GRMTH", TILLID_RELATION_KIND_GRANDPARENT },
  { "GRFTH", TILLID_RELATION_KIND_GRANDPARENT },
  { "FRND", TILLID_RELATION_KIND_FRIEND },
};

/**
 * tillid_fhir_relation_to_code:
 * @kind: a #TillidRelationKind
 *
 * Returns: (nullable): its code in v3-RoleCode; %NULL where that has none
 */
const char *
tillid_fhir_relation_to_code (int kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if ((int) codes[i].kind == kind)
      return codes[i].code;
  return NULL;
}

/**
 * tillid_fhir_relation_from_concept:
 * @concept: (nullable): a relationship
 *
 * Returns: the #TillidRelationKind: as this program wrote it, else by the codes of v3-RoleCode
 */
int
tillid_fhir_relation_from_concept (const xmlNode *concept)
{
  TILLID_FHIR_EACH (coding, concept, "coding")
  {
    const char *system = tillid_fhir_xml_value (coding, "system");
    const char *code = tillid_fhir_xml_value (coding, "code");

    if (g_strcmp0 (system, TILLID_FHIR_RELATION_SYSTEM) != 0 &&
        g_strcmp0 (system, TILLID_FHIR_RELATION_TO_OTHER_SYSTEM) != 0)
      continue;
    for (int kind = 0; tillid_relation_kind_choices[kind].code != NULL; kind++)
      if (g_strcmp0 (code, tillid_relation_kind_choices[kind].code) == 0)
        return kind;
  }
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (tillid_fhir_xml_has_code (concept, "v3-RoleCode", codes[i].code))
      return codes[i].kind;
  return TILLID_RELATION_KIND_OTHER;
}
