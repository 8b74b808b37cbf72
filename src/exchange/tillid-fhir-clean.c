/* tillid-fhir-clean.c - what is taken out of a FHIR resource before it is stored
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Two things: the extensions named in data/exchange/refused-extensions.xml, and what FHIR itself forbids in a
 * narrative because it could act: scripts, forms, frames, event handlers, pictures from elsewhere (R4,
 * "Narrative": "SHALL NOT contain ... scripts, forms, ... event-related attributes"). */
#include "config.h"

#include "tillid-fhir-clean.h"

#include <gio/gio.h>
#include <libxml/tree.h>

#include "tillid-exchange-resources.h"
#include "tillid-fhir-xml.h"
#include "tillid-xml-reader.h"

#define XHTML "http://www.w3.org/1999/xhtml"

struct _TillidFhirCleaner
{
  GHashTable *urls;   /* (element-type utf8) */
  GPtrArray *endings; /* (element-type utf8), lower case */
};

/**
 * tillid_fhir_cleaner_new:
 * @error: return location for a #TillidExchangeError
 *
 * Returns: (transfer full) (nullable): a cleaner with the list that is built in. Without the list nothing may be
 *   imported.
 */
TillidFhirCleaner *
tillid_fhir_cleaner_new (GError **error)
{
  g_autoptr (TillidFhirCleaner) self = g_new0 (TillidFhirCleaner, 1);
  g_autoptr (GBytes) bytes = NULL;
  xmlDocPtr doc;

  self->urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->endings = g_ptr_array_new_with_free_func (g_free);
  bytes = g_resource_lookup_data (tillid_exchange_get_resource (),
                                  "/org/tillid/exchange/refused-extensions.xml",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  doc = tillid_xml_tree_from_bytes (bytes, error);
  if (doc == NULL)
    return NULL;

  for (xmlNodePtr node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      g_autofree char *url = tillid_fhir_xml_dup_attribute (node, "url");
      g_autofree char *text = tillid_fhir_xml_dup_attribute (node, "text");

      if (url != NULL)
        g_hash_table_add (self->urls, g_steal_pointer (&url));
      if (text != NULL)
        g_ptr_array_add (self->endings, g_ascii_strdown (text, -1));
    }
  xmlFreeDoc (doc);
  return g_steal_pointer (&self);
}

void
tillid_fhir_cleaner_free (TillidFhirCleaner *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->urls, g_hash_table_unref);
  g_clear_pointer (&self->endings, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_refused (const TillidFhirCleaner *self, xmlNodePtr node)
{
  const char *url;
  g_autofree char *lower = NULL;

  if (!tillid_fhir_xml_is (node, "extension") && !tillid_fhir_xml_is (node, "modifierExtension"))
    return FALSE;
  url = tillid_fhir_xml_peek_attribute (node, "url");
  if (url == NULL)
    return FALSE;
  if (g_hash_table_contains (self->urls, url))
    return TRUE;
  lower = g_ascii_strdown (url, -1);
  for (guint i = 0; i < self->endings->len; i++)
    if (g_str_has_suffix (lower, self->endings->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_active_element (xmlNodePtr node)
{
  static const char *const names[] = { "script", "iframe", "frame",  "object", "embed", "applet",
                                       "form",   "input",  "button", "select", "base",  "textarea",
                                       "link",   "meta",   "style",  NULL };

  return g_strv_contains (names, (const char *) node->name);
}

static gboolean
is_active_attribute (xmlNodePtr node, xmlAttrPtr attribute)
{
  const char *name = (const char *) attribute->name;
  g_autofree char *value = tillid_fhir_xml_dup_attribute (node, name);
  g_autofree char *lower = value != NULL ? g_ascii_strdown (g_strstrip (value), -1) : g_strdup ("");

  if (g_ascii_strncasecmp (name, "on", 2) == 0)
    return TRUE;
  if (g_str_equal (name, "src"))
    return lower[0] != '#' && !g_str_has_prefix (lower, "data:image/");
  return g_str_equal (name, "href") && g_str_has_prefix (lower, "javascript:");
}

/* An element of a narrative. Depth is limited by the scan. */
static void
clean_narrative (xmlNodePtr parent, TillidFhirRemoved *removed)
{
  xmlAttrPtr attribute = parent->properties, next_attribute;
  xmlNodePtr node = parent->children, next;

  for (; attribute != NULL; attribute = next_attribute)
    {
      next_attribute = attribute->next;
      if (is_active_attribute (parent, attribute))
        {
          /* A picture without an address is not valid: "#" leads nowhere else. */
          if (xmlStrEqual (attribute->name, (const xmlChar *) "src"))
            xmlSetProp (parent, attribute->name, (const xmlChar *) "#");
          else
            xmlRemoveProp (attribute);
          removed->active++;
        }
    }
  for (; node != NULL; node = next)
    {
      next = node->next;
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (is_active_element (node))
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
          removed->active++;
        }
      else
        clean_narrative (node, removed);
    }
}

/**
 * tillid_fhir_cleaner_clean:
 * @self: a cleaner
 * @resource: a resource, or any element of one
 * @removed: how much was taken out is added here
 *
 * Takes out what must not be stored.
 */
void
tillid_fhir_cleaner_clean (const TillidFhirCleaner *self,
                           xmlNodePtr resource,
                           TillidFhirRemoved *removed)
{
  xmlNodePtr node, next;

  g_return_if_fail (self != NULL && resource != NULL && removed != NULL);

  for (node = resource->children; node != NULL; node = next)
    {
      next = node->next;
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (node->ns != NULL && xmlStrEqual (node->ns->href, (const xmlChar *) XHTML))
        clean_narrative (node, removed);
      else if (is_refused (self, node))
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
          removed->extensions++;
        }
      else
        tillid_fhir_cleaner_clean (self, node, removed);
    }
}
