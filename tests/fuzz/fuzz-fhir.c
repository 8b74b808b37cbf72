/* fuzz-fhir.c - FHIR files from elsewhere, as far as drafts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz.h"
#include "tillid-exchange-error.h"
#include "tillid-fhir-map.h"

/* Nothing that is referred to stands in the clinic already. */
static gint64
lookup_nothing (const TillidImportRef *ref, const char *kind, gpointer data)
{
  return 0;
}

/* Either drafts or an error of ours: never both, never neither. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (TillidImportBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  batch = tillid_fhir_import (stream, (gint64) size, zone, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_true ((batch == NULL) == (error != NULL));
  if (batch != NULL && !tillid_import_batch_settle (batch, lookup_nothing, NULL, &error))
    g_clear_pointer (&batch, tillid_import_batch_free);
  if (batch == NULL)
    {
      g_assert_true (error->domain == TILLID_EXCHANGE_ERROR);
      return 0;
    }

  g_assert_cmpuint (batch->entries->len, <=, size);
  for (guint i = 0; i < batch->entries->len; i++)
    {
      const TillidImportEntry *entry = batch->entries->pdata[i];

      g_assert_true (g_utf8_validate (entry->type, -1, NULL));
      for (guint r = 0; r < entry->records->len; r++)
        g_assert_nonnull (((const TillidImportRecord *) entry->records->pdata[r])->draft);
    }
  return 0;
}
