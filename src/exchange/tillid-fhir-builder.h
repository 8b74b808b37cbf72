/* tillid-fhir-builder.h - what making resources leans on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-fhir-build.h"
#include "tillid-people.h"

G_BEGIN_DECLS

TillidFhirBuilder *tillid_fhir_builder_new (GTimeZone *zone,
                                            const char *lang) G_GNUC_WARN_UNUSED_RESULT;
void tillid_fhir_builder_free (TillidFhirBuilder *self);
void tillid_fhir_builder_add (TillidFhirBuilder *self, const TillidRecord *record);
void tillid_fhir_builder_set_url (TillidFhirBuilder *self, gint64 record, const char *url);
void tillid_fhir_builder_set_person (TillidFhirBuilder *self, const TillidPerson *person);
gboolean tillid_fhir_builder_is_owned (const TillidFhirBuilder *self, const TillidRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidFhirBuilder, tillid_fhir_builder_free)

G_END_DECLS
