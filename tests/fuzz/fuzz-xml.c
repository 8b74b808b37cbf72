/* fuzz-xml.c - the reader of XML from elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <libxml/tree.h>

#include "fuzz.h"
#include "tillid-exchange-error.h"
#include "tillid-xml-reader.h"

/* Either a document, or an error of ours: never both, never neither. What was read can be written and
 * read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  xmlDocPtr doc = tillid_xml_tree_from_bytes (input, &error);
  xmlDocPtr second;
  xmlChar *written = NULL;
  int length = 0;

  g_assert_true ((doc == NULL) == (error != NULL));
  if (doc == NULL)
    {
      g_assert_true (error->domain == TILLID_EXCHANGE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  xmlDocDumpMemoryEnc (doc, &written, &length, "UTF-8");
  again = g_bytes_new (written, (gsize) length);
  second = tillid_xml_tree_from_bytes (again, &error);
  g_assert_no_error (error);
  xmlFree (written);
  xmlFreeDoc (second);
  xmlFreeDoc (doc);
  return 0;
}
