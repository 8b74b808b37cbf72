/* tillid-fhir-reader.c - the resources of a FHIR file, one at a time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A Bundle is walked through, whatever its type: its entries' resources are taken one by one, and a Bundle in
 * place of a resource (the answer to a batch) is walked through in turn. Any other root is a single resource. */
#include "config.h"

#include "tillid-fhir-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-fhir-xml.h"
#include "tillid-format.h"
#include "tillid-xml-reader.h"

#define MAX_STRING (1024 * 1024)

typedef enum
{
  OTHER,
  BUNDLE,
  ENTRY,
  RESOURCE,
} Place;

typedef struct
{
  TillidFhirCleaner *cleaner;
  TillidFhirResourceFunc func;
  gpointer data;
  TillidFhirFile *file;
  GArray *places; /* Place of each element we are inside of */
  char *full_url; /* of the entry we are in */
} Reading;

static TillidXmlChoice
refuse_root (const TillidXmlElement *element, GError **error)
{
  g_autofree char *line = tillid_format_number (element->line, NULL);

  g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_UNKNOWN,
               C_ ("error", "The file is XML, but no resource of FHIR R4 (line %s)."), line);
  return TILLID_XML_STOP;
}

static TillidXmlChoice
enter (Reading *self, Place place)
{
  g_array_append_val (self->places, place);
  return TILLID_XML_ENTER;
}

static TillidXmlChoice
on_start (const TillidXmlElement *element, gpointer data, GError **error)
{
  Reading *self = data;
  gboolean is_fhir = g_strcmp0 (element->ns, TILLID_FHIR_NAMESPACE) == 0;
  Place parent =
    element->depth > 0 ? g_array_index (self->places, Place, element->depth - 1) : OTHER;

  if (element->depth == 0 || parent == RESOURCE)
    {
      if (!is_fhir || (element->depth == 0 && !tillid_fhir_is_type (element->name)))
        return refuse_root (element, error);
      if (g_str_equal (element->name, "Bundle"))
        return enter (self, BUNDLE);
      self->file->single = element->depth == 0;
      return TILLID_XML_TAKE;
    }
  if (parent == BUNDLE && is_fhir && g_str_equal (element->name, "entry"))
    {
      g_clear_pointer (&self->full_url, g_free);
      return enter (self, ENTRY);
    }
  if (parent == BUNDLE && element->depth == 1 && g_str_equal (element->name, "type"))
    self->file->bundle_type = tillid_xml_element_dup_attribute (element, "value");
  if (parent == ENTRY && is_fhir && g_str_equal (element->name, "resource"))
    return enter (self, RESOURCE);
  if (parent == ENTRY && g_str_equal (element->name, "fullUrl"))
    {
      g_free (self->full_url);
      self->full_url = tillid_xml_element_dup_attribute (element, "value");
    }
  return enter (self, OTHER);
}

static void
on_end (const char *name, int depth, gpointer data)
{
  Reading *self = data;

  g_array_set_size (self->places, depth);
}

/* FHIR's own limit: a string is no longer than 1 MB. Only documents and signatures, as base64, may be. */
static const xmlNode *
find_long_value (const xmlNode *node)
{
  const char *value = tillid_fhir_xml_peek_attribute (node, "value");

  if (value != NULL && strlen (value) > MAX_STRING && !tillid_fhir_xml_is (node, "data") &&
      !tillid_fhir_xml_is (node, "valueBase64Binary"))
    return node;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const xmlNode *found = child->type == XML_ELEMENT_NODE ? find_long_value (child) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
on_tree (xmlDocPtr doc, gpointer data, GError **error)
{
  Reading *self = data;
  xmlNodePtr root = xmlDocGetRootElement (doc);
  const xmlNode *too_long = find_long_value (root);
  g_autofree char *text = NULL;
  gboolean goes_on;

  if (too_long != NULL)
    {
      g_autofree char *line = tillid_format_number (xmlGetLineNo (too_long), NULL);

      g_set_error (error, TILLID_EXCHANGE_ERROR, TILLID_EXCHANGE_ERROR_LIMIT,
                   C_ ("error", "A text in the file is longer than FHIR allows (line %s)."), line);
      xmlFreeDoc (doc);
      return FALSE;
    }
  tillid_fhir_cleaner_clean (self->cleaner, root, &self->file->removed);
  text = tillid_fhir_xml_to_text (root);
  goes_on = self->func (root, self->full_url, text, self->file, self->data, error);
  xmlFreeDoc (doc);
  return goes_on;
}

/**
 * tillid_fhir_read:
 * @stream: a file
 * @size: its size in bytes for the progress, or -1
 * @cancellable: (nullable): asked now and then
 * @progress: (nullable): told now and then
 * @progress_data: passed to @progress
 * @func: gets every resource
 * @data: passed to @func
 * @out_file: (out): what is known about the file; clear it also after an error
 * @error: return location for a #TillidExchangeError that names the place
 *
 * Returns: whether the whole file was read; what @func was told before is void if not
 */
gboolean
tillid_fhir_read (GInputStream *stream,
                  gint64 size,
                  GCancellable *cancellable,
                  TillidXmlProgress progress,
                  gpointer progress_data,
                  TillidFhirResourceFunc func,
                  gpointer data,
                  TillidFhirFile *out_file,
                  GError **error)
{
  static const TillidXmlLimits limits = TILLID_XML_LIMITS_DEFAULT;
  static const TillidXmlHandler handler = { on_start, on_end, on_tree };
  g_autoptr (TillidFhirCleaner) cleaner = tillid_fhir_cleaner_new (error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Reading self = { cleaner, func, data, out_file, places, NULL };
  gboolean read;

  g_return_val_if_fail (func != NULL && out_file != NULL, FALSE);

  if (cleaner == NULL)
    return FALSE;
  read = tillid_xml_read (stream, size, &limits, cancellable, progress, progress_data, &handler,
                          &self, error);
  g_free (self.full_url);
  return read;
}

void
tillid_fhir_file_clear (TillidFhirFile *self)
{
  g_clear_pointer (&self->bundle_type, g_free);
}
