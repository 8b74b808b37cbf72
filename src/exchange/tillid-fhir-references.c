/* tillid-fhir-references.c - what a stored resource refers to
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-fhir-references.h"

#include "tillid-fhir-mapper.h"
#include "tillid-fhir-xml.h"
#include "tillid-xml-reader.h"

static void
collect_references (const xmlNode *node, GPtrArray *out)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const char *text =
        tillid_fhir_xml_is (child, "reference") ? tillid_fhir_xml_value (node, "reference") : NULL;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (text != NULL && text[0] != '#')
        g_ptr_array_add (out, tillid_fhir_reference_to_address (text));
      collect_references (child, out);
    }
}

/**
 * tillid_fhir_list_references:
 * @xml: a resource as it is stored
 * @error: return location for a #TillidExchangeError
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what it refers to, each as "Type/id", or as the id alone where the
 *   reference does not say the type
 */
GPtrArray *
tillid_fhir_list_references (GBytes *xml, GError **error)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_free);
  xmlDoc *doc;

  g_return_val_if_fail (xml != NULL, NULL);

  doc = tillid_xml_tree_from_bytes (xml, error);
  if (doc == NULL)
    return NULL;
  collect_references (xmlDocGetRootElement (doc), references);
  xmlFreeDoc (doc);
  return g_steal_pointer (&references);
}
