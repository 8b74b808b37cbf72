/* tillid-xml-reader.h - untrusted XML, element by element
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-xml-input.h"

G_BEGIN_DECLS

struct _xmlDoc;

/**
 * TillidXmlElement:
 * @name: without prefix
 * @ns: (nullable): its namespace
 * @depth: how many elements it is inside of; 0 for the root
 * @line: of the file
 *
 * A start tag. Valid during the call that gets it.
 */
typedef struct
{
  const char *name;
  const char *ns;
  int depth;
  int line;
  /*< private >*/
  int n_attributes;
  const unsigned char **attributes;
} TillidXmlElement;

/**
 * TillidXmlChoice:
 * @TILLID_XML_ENTER: tell me about what is inside
 * @TILLID_XML_TAKE: read it as a tree
 * @TILLID_XML_STOP: the error is set
 */
typedef enum
{
  TILLID_XML_ENTER,
  TILLID_XML_TAKE,
  TILLID_XML_STOP,
} TillidXmlChoice;

/**
 * TillidXmlHandler:
 * @start: an element that is not part of a tree begins; it says what to do with it
 * @end: (nullable): an element that was entered ends
 * @tree: (nullable): a taken element is complete. It gets the document (transfer full, xmlFreeDoc()), made so
 *   that it can be written out alone; %FALSE with the error set stops
 */
typedef struct
{
  TillidXmlChoice (*start) (const TillidXmlElement *element, gpointer data, GError **error);
  void (*end) (const char *name, int depth, gpointer data);
  gboolean (*tree) (struct _xmlDoc *doc, gpointer data, GError **error);
} TillidXmlHandler;

gboolean tillid_xml_read (GInputStream *stream,
                          gint64 size,
                          const TillidXmlLimits *limits,
                          GCancellable *cancellable,
                          TillidXmlProgress progress,
                          gpointer progress_data,
                          const TillidXmlHandler *handler,
                          gpointer data,
                          GError **error);
char *tillid_xml_element_dup_attribute (const TillidXmlElement *self,
                                        const char *name) G_GNUC_WARN_UNUSED_RESULT;
struct _xmlDoc *tillid_xml_tree_from_bytes (GBytes *bytes,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
