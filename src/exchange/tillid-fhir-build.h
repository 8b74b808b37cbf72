/* tillid-fhir-build.h - making the elements of FHIR resources
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "tillid-export-set.h"
#include "tillid-fhir-xml.h"
#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidFhirBuilder:
 * @zone: the clinic's time zone
 * @lang: (nullable): BCP 47 tag of the document
 * @patient: whom the document is about; 0: whoever is a patient
 * @context: what dates may lean on: the patient's birth
 * @urls: (element-type gint64 utf8): record id -> address of its resource in the document
 * @children: (element-type gint64 GPtrArray): record id -> records that belong to it (names, presences, ratings)
 * @masked: the address is protected: nothing that says where the patient can be found goes out
 * @by_id: (element-type gint64 TillidRecord): the records
 */
typedef struct
{
  GTimeZone *zone;
  const char *lang;
  gint64 patient;
  TillidToldContext context;
  GHashTable *urls;
  GHashTable *children;
  GHashTable *by_id;
  gboolean masked;
  gboolean merging; /* what is made is compared, and only differences go out */
  int depth;        /* of dates that lean on each other */
} TillidFhirBuilder;

/* tillid-fhir-build.c: elements. They are added at the end, so the order of calls is that of the schema. */
xmlNode *tillid_fhir_build_add (xmlNode *parent, const char *name);
xmlNode *tillid_fhir_build_value (xmlNode *parent, const char *name, const char *value);
void tillid_fhir_build_day (xmlNode *parent, const char *name, TillidDay day);
xmlNode *tillid_fhir_build_extension (xmlNode *parent, const char *url);
void tillid_fhir_build_extension_value (xmlNode *parent,
                                        const char *url,
                                        const char *value_name,
                                        const char *value);
xmlNode *tillid_fhir_build_concept (xmlNode *parent,
                                    const char *name,
                                    const char *system,
                                    const char *code,
                                    const char *text);
void tillid_fhir_build_words (xmlNode *parent,
                              const char *name,
                              const char *words,
                              const char *language,
                              const char *staff_words);
void tillid_fhir_build_reference (const TillidFhirBuilder *self,
                                  xmlNode *parent,
                                  const char *name,
                                  gint64 record,
                                  const char *display);
void tillid_fhir_build_told (const TillidFhirBuilder *self,
                             xmlNode *parent,
                             const char *prefix,
                             gboolean span,
                             const TillidTold *told);
void
tillid_fhir_build_stored (const TillidFhirBuilder *self, xmlNode *parent, const TillidTold *told);
char *tillid_fhir_build_moment (const TillidFhirBuilder *self,
                                TillidDay day,
                                gint64 minute) G_GNUC_WARN_UNUSED_RESULT;
const GPtrArray *tillid_fhir_build_children (const TillidFhirBuilder *self, gint64 record);

/* tillid-fhir-make.c: whole resources, without id. %NULL for records that are no resource of their own. */
xmlNode *tillid_fhir_make (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc);
xmlNode *
tillid_fhir_make_person (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc);
xmlNode *
tillid_fhir_make_visit (const TillidFhirBuilder *self, const TillidRecord *record, xmlDoc *doc);
xmlNode *tillid_fhir_make_plan (const TillidFhirBuilder *self,
                                gint64 patient,
                                const GPtrArray *steps,
                                xmlDoc *doc);
xmlNode *tillid_fhir_make_resource (xmlDoc *doc, const char *type);

G_END_DECLS
