/* tillid-fhir-fields.h - what FHIR has no element for: the fields of our records, as extensions
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-fhir-build.h"
#include "tillid-fhir-mapper.h"

G_BEGIN_DECLS

#define TILLID_FHIR_OWN_PREFIX "urn:tillid:"
#define TILLID_FHIR_KIND_URL "urn:tillid:kind"
#define TILLID_FHIR_PRESENCE_URL "urn:tillid:presence"
#define TILLID_FHIR_ID_URL "urn:tillid:id"

/**
 * TillidFhirFields:
 *
 * The fields that an element of a file holds for one record.
 */
typedef struct _TillidFhirFields TillidFhirFields;

void tillid_fhir_fields_mark (xmlNode *element, const TillidRecordType *type);
void tillid_fhir_fields_add (const TillidFhirBuilder *self,
                             xmlNode *element,
                             const TillidRecord *record);

const TillidRecordType *tillid_fhir_fields_type (const xmlNode *element);
TillidFhirFields *tillid_fhir_fields_read (TillidFhirMapper *self,
                                           const xmlNode *element,
                                           const TillidRecordType *type) G_GNUC_WARN_UNUSED_RESULT;
void tillid_fhir_fields_free (TillidFhirFields *self);
void tillid_fhir_fields_apply (const TillidFhirFields *self,
                               TillidFhirMapper *mapper,
                               TillidImportEntry *entry,
                               TillidRecord *draft);
void tillid_fhir_fields_later (TillidFhirMapper *self, const xmlNode *element, TillidRecord *draft);
void tillid_fhir_map_basic (TillidFhirMapper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFhirFields, tillid_fhir_fields_free)

G_END_DECLS
