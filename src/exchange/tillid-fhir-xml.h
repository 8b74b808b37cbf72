/* tillid-fhir-xml.h - reading the elements of one FHIR resource
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

#define TILLID_FHIR_NAMESPACE "http://hl7.org/fhir"
#define TILLID_UCUM_SYSTEM "http://unitsofmeasure.org"

gboolean tillid_fhir_xml_is (const xmlNode *node, const char *name);
xmlNode *tillid_fhir_xml_child (const xmlNode *parent, const char *name);
xmlNode *tillid_fhir_xml_next (const xmlNode *node);
xmlNode *tillid_fhir_xml_choice (const xmlNode *parent, const char *prefix);
const char *tillid_fhir_xml_peek_attribute (const xmlNode *node, const char *name);
char *tillid_fhir_xml_dup_attribute (const xmlNode *node,
                                     const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_fhir_xml_value (const xmlNode *parent, const char *name);
const char *tillid_fhir_xml_path (const xmlNode *parent, const char *path);
xmlNode *tillid_fhir_xml_extension (const xmlNode *parent, const char *url);
const char *tillid_fhir_xml_extension_value (const xmlNode *parent, const char *url);
gboolean
tillid_fhir_xml_has_code (const xmlNode *concept, const char *system_end, const char *code);
char *tillid_fhir_xml_concept_text (const xmlNode *concept) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_xml_quantity_text (const xmlNode *quantity) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_xml_join (char *before,
                            const char *separator,
                            const char *more) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_fhir_xml_to_text (xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Every child element of that name. */
#define TILLID_FHIR_EACH(variable, parent, name)                                                   \
  for (xmlNode *variable = tillid_fhir_xml_child ((parent), (name)); variable != NULL;             \
       variable = tillid_fhir_xml_next (variable))

G_END_DECLS
