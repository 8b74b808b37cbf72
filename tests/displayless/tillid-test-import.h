/* tillid-test-import.h - reading FHIR in tests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <string.h>

#include "tillid-fhir-map.h"
#include "tillid-records.h"

static inline G_GNUC_UNUSED TillidImportBatch *
import_text (const char *text, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, strlen (text), NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Copenhagen");

  return tillid_fhir_import (stream, strlen (text), zone, NULL, NULL, NULL, NULL, NULL, error);
}

static inline G_GNUC_UNUSED TillidImportBatch *
import_ok (const char *text)
{
  g_autoptr (GError) error = NULL;
  TillidImportBatch *batch = import_text (text, &error);

  g_assert_no_error (error);
  return batch;
}

static inline G_GNUC_UNUSED TillidImportBatch *
import_path (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Copenhagen");
  g_autoptr (GError) error = NULL;
  TillidImportBatch *batch =
    tillid_fhir_import_file (file, zone, NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return batch;
}

static inline G_GNUC_UNUSED TillidImportEntry *
find_entry (const TillidImportBatch *batch, const char *type, const char *id)
{
  for (guint i = 0; i < batch->entries->len; i++)
    {
      TillidImportEntry *entry = batch->entries->pdata[i];

      if (g_str_equal (entry->type, type) && (id == NULL || g_str_equal (entry->id, id)))
        return entry;
    }
  return NULL;
}

static inline G_GNUC_UNUSED gpointer
find_record (const TillidImportEntry *entry, const char *slot)
{
  g_assert_nonnull (entry);
  for (guint i = 0; i < entry->records->len; i++)
    {
      TillidImportRecord *record = entry->records->pdata[i];

      if (g_str_equal (record->slot, slot))
        return record->draft;
    }
  return NULL;
}

static inline G_GNUC_UNUSED gint64
knows_all (const TillidImportRef *ref, const char *kind, gpointer data)
{
  return 77;
}
