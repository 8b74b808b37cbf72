/* tillid-test-export.h - writing FHIR in tests, and reading it again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>

#include "tillid-fhir-map.h"
#include "tillid-fhir-writer.h"
#include "tillid-records.h"
#include "tillid-test-data.h"

#define MADE_AT G_GINT64_CONSTANT (1773132000000) /* 2026-03-10 08:40 UTC */

static inline G_GNUC_UNUSED GTimeZone *
copenhagen (void)
{
  return g_time_zone_new_identifier ("Europe/Copenhagen");
}

/* Loading the schema takes seconds: once for the program. It lives as long as the process. */
static inline G_GNUC_UNUSED xmlSchemaPtr
load_schema (void)
{
  static xmlSchemaPtr schema;
  g_autofree char *path = NULL;

  if (schema != NULL)
    return schema;
  path = tillid_test_data_dup_path ("fhir/xsd/fhir-single.xsd");
  if (path != NULL)
    {
      xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt (path);

      schema = xmlSchemaParse (parser);
      xmlSchemaFreeParserCtxt (parser);
      g_assert_nonnull (schema);
    }
  return schema;
}

static inline G_GNUC_UNUSED void
on_invalid (void *data, xmlErrorPtr problem)
{
  g_test_message ("line %d: %s", problem->line, problem->message);
}

static inline G_GNUC_UNUSED void
assert_valid (GBytes *bundle)
{
  xmlSchemaPtr schema = load_schema ();
  xmlSchemaValidCtxtPtr valid;
  gsize length;
  const char *text = g_bytes_get_data (bundle, &length);
  xmlDocPtr doc;

  if (schema == NULL)
    return;
  doc = xmlReadMemory (text, length, NULL, NULL, XML_PARSE_HUGE);
  g_assert_nonnull (doc);
  valid = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (valid, (xmlStructuredErrorFunc) on_invalid, NULL);
  g_assert_cmpint (xmlSchemaValidateDoc (valid, doc), ==, 0);
  xmlSchemaFreeValidCtxt (valid);
  xmlFreeDoc (doc);
}

static inline G_GNUC_UNUSED GBytes *export(const TillidExportSet *set)
{
  g_autoptr (GError) error = NULL;
  GBytes *bundle = tillid_fhir_export (set, NULL, &error);

  g_assert_no_error (error);
  return bundle;
}

static inline G_GNUC_UNUSED TillidImportBatch *
import (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GTimeZone) zone = copenhagen ();
  g_autoptr (GError) error = NULL;
  TillidImportBatch *batch =
    tillid_fhir_import (stream, -1, zone, NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tillid_import_batch_settle (batch, NULL, NULL, &error));
  g_assert_no_error (error);
  return batch;
}

static inline G_GNUC_UNUSED gpointer
find_draft (const TillidImportBatch *batch, const TillidRecordType *type, guint index)
{
  for (guint i = 0; i < batch->entries->len; i++)
    {
      const TillidImportEntry *entry = batch->entries->pdata[i];

      for (guint r = 0; r < entry->records->len; r++)
        {
          TillidRecord *draft = ((TillidImportRecord *) entry->records->pdata[r])->draft;

          if (draft->type == type && index-- == 0)
            return draft;
        }
    }
  return NULL;
}
