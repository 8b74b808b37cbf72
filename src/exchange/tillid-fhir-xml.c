/* tillid-fhir-xml.c - reading the elements of one FHIR resource
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* FHIR XML is regular: elements in one namespace, simple values in an attribute called value. Everything here
 * tolerates absence: a NULL parent has no children and no values. */
#include "config.h"

#include "tillid-fhir-xml.h"

#include <string.h>

#include "tillid-xml-text.h"

#define MAX_NAME 64 /* of an element in a path */

/**
 * tillid_fhir_xml_is:
 * @node: (nullable): a node
 * @name: of an element
 *
 * Returns: whether @node is an element of that name in FHIR's namespace (or in none: extracts of our own)
 */
gboolean
tillid_fhir_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         strcmp ((const char *) node->name, name) == 0 &&
         (node->ns == NULL || strcmp ((const char *) node->ns->href, TILLID_FHIR_NAMESPACE) == 0);
}

/**
 * tillid_fhir_xml_child:
 * @parent: (nullable): an element
 * @name: of a child
 *
 * Returns: (nullable): the first child element of that name
 */
xmlNode *
tillid_fhir_xml_child (const xmlNode *parent, const char *name)
{
  if (parent == NULL)
    return NULL;
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (tillid_fhir_xml_is (node, name))
      return node;
  return NULL;
}

/**
 * tillid_fhir_xml_next:
 * @node: an element
 *
 * Returns: (nullable): the next sibling of the same name
 */
xmlNode *
tillid_fhir_xml_next (const xmlNode *node)
{
  const char *name = (const char *) node->name;

  for (xmlNode *next = node->next; next != NULL; next = next->next)
    if (tillid_fhir_xml_is (next, name))
      return next;
  return NULL;
}

/**
 * tillid_fhir_xml_choice:
 * @parent: (nullable): an element
 * @prefix: "value", for any of valueQuantity, valueString, ...
 *
 * Returns: (nullable): the child that holds the choice of types
 */
xmlNode *
tillid_fhir_xml_choice (const xmlNode *parent, const char *prefix)
{
  gsize length = strlen (prefix);

  if (parent == NULL)
    return NULL;
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE &&
        strncmp ((const char *) node->name, prefix, length) == 0 &&
        g_ascii_isupper (node->name[length]) &&
        tillid_fhir_xml_is (node, (const char *) node->name))
      return node;
  return NULL;
}

/**
 * tillid_fhir_xml_peek_attribute:
 * @node: (nullable): an element
 * @name: of an attribute without namespace
 *
 * Returns: (nullable): its value. There are no entities here, so it is always one text node.
 */
const char *
tillid_fhir_xml_peek_attribute (const xmlNode *node, const char *name)
{
  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns == NULL && strcmp ((const char *) attribute->name, name) == 0)
      return attribute->children != NULL ? (const char *) attribute->children->content : "";
  return NULL;
}

/* (transfer full) (nullable): an attribute without a namespace. */
char *
tillid_fhir_xml_dup_attribute (const xmlNode *node, const char *name)
{
  return g_strdup (tillid_fhir_xml_peek_attribute (node, name));
}

/**
 * tillid_fhir_xml_value:
 * @parent: (nullable): an element
 * @name: (nullable): of a child, or %NULL for @parent itself
 *
 * Returns: (nullable): the value of a simple element; %NULL also for the empty string
 */
const char *
tillid_fhir_xml_value (const xmlNode *parent, const char *name)
{
  const xmlNode *node = name != NULL ? tillid_fhir_xml_child (parent, name) : parent;
  const char *value = tillid_fhir_xml_peek_attribute (node, "value");

  return value != NULL && value[0] != '\0' ? value : NULL;
}

/**
 * tillid_fhir_xml_path:
 * @parent: (nullable): an element
 * @path: names with "/" between them; the first child of each name is followed
 *
 * Returns: (nullable): the value at the end of the path
 */
const char *
tillid_fhir_xml_path (const xmlNode *parent, const char *path)
{
  char name[MAX_NAME];

  while (path != NULL && parent != NULL)
    {
      const char *slash = strchr (path, '/');
      gsize length = slash != NULL ? (gsize) (slash - path) : strlen (path);

      g_return_val_if_fail (length < sizeof name, NULL);
      memcpy (name, path, length);
      name[length] = '\0';
      parent = tillid_fhir_xml_child (parent, name);
      path = slash != NULL ? slash + 1 : NULL;
    }
  return tillid_fhir_xml_value (parent, NULL);
}

/**
 * tillid_fhir_xml_extension:
 * @parent: (nullable): an element
 * @url: of the extension
 *
 * Returns: (nullable): the first such extension
 */
xmlNode *
tillid_fhir_xml_extension (const xmlNode *parent, const char *url)
{
  TILLID_FHIR_EACH (node, parent, "extension")
  if (g_strcmp0 (tillid_fhir_xml_peek_attribute (node, "url"), url) == 0)
    return node;
  return NULL;
}

/* (transfer none) (nullable): the simple value of the extension at @url. */
const char *
tillid_fhir_xml_extension_value (const xmlNode *parent, const char *url)
{
  return tillid_fhir_xml_value (tillid_fhir_xml_choice (tillid_fhir_xml_extension (parent, url),
                                                        "value"),
                                NULL);
}

/**
 * tillid_fhir_xml_has_code:
 * @concept: (nullable): a CodeableConcept
 * @system_end: (nullable): how the address of the code system ends; %NULL for any
 * @code: a code
 *
 * Returns: whether one of its codings is that code
 */
gboolean
tillid_fhir_xml_has_code (const xmlNode *concept, const char *system_end, const char *code)
{
  TILLID_FHIR_EACH (coding, concept, "coding")
  {
    const char *system = tillid_fhir_xml_value (coding, "system");

    if (g_strcmp0 (tillid_fhir_xml_value (coding, "code"), code) == 0 &&
        (system_end == NULL || system == NULL || g_str_has_suffix (system, system_end)))
      return TRUE;
  }
  return FALSE;
}

/**
 * tillid_fhir_xml_concept_text:
 * @concept: (nullable): a CodeableConcept
 *
 * Returns: (transfer full) (nullable): its text, else the first display, else the first code
 */
char *
tillid_fhir_xml_concept_text (const xmlNode *concept)
{
  const char *text = tillid_fhir_xml_value (concept, "text");

  if (text != NULL)
    return g_strdup (text);
  TILLID_FHIR_EACH (coding, concept, "coding")
  {
    text = tillid_fhir_xml_value (coding, "display");
    if (text != NULL)
      return g_strdup (text);
  }
  return g_strdup (tillid_fhir_xml_path (concept, "coding/code"));
}

/**
 * tillid_fhir_xml_quantity_text:
 * @quantity: (nullable): a Quantity, Age or Duration
 *
 * Returns: (transfer full) (nullable): "< 5 mmol/l"
 */
char *
tillid_fhir_xml_quantity_text (const xmlNode *quantity)
{
  const char *value = tillid_fhir_xml_value (quantity, "value");
  const char *comparator = tillid_fhir_xml_value (quantity, "comparator");
  const char *unit = tillid_fhir_xml_value (quantity, "unit");

  if (unit == NULL)
    unit = tillid_fhir_xml_value (quantity, "code");
  if (value == NULL)
    return NULL;
  return g_strconcat (comparator != NULL ? comparator : "", comparator != NULL ? " " : "", value,
                      unit != NULL ? " " : "", unit, NULL);
}

/**
 * tillid_fhir_xml_join:
 * @before: (nullable) (transfer full): text so far
 * @separator: between the two
 * @more: (nullable): text to add
 *
 * Returns: (transfer full) (nullable): both; nothing is added for %NULL or the empty string
 */
char *
tillid_fhir_xml_join (char *before, const char *separator, const char *more)
{
  char *joined;

  if (more == NULL || more[0] == '\0')
    return before;
  if (before == NULL)
    return g_strdup (more);
  joined = g_strconcat (before, separator, more, NULL);
  g_free (before);
  return joined;
}

/**
 * tillid_fhir_xml_to_text:
 * @node: an element of a document
 *
 * Returns: (transfer full): it as UTF-8, as it stands: no declaration, no white space added
 */
char *
tillid_fhir_xml_to_text (xmlNode *node)
{
  GString *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = g_string_sized_new (2048);
  tillid_xml_text_append (text, node);
  return g_string_free (text, FALSE);
}
