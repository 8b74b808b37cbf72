/* tillid-confidences.c - which entries of a patient were told in confidence
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Whoever was not told never gets such an entry out of the store. Whoever was told sees it on the screen; on paper, which
 * others will read, it does not stand. */
#include "config.h"

#include "tillid-confidences.h"

/**
 * tillid_confidences_list:
 * @context: an open patient
 *
 * Returns: (transfer full) (element-type gint64): the ids of those entries, to be asked with tillid_confidences_has()
 */
GHashTable *
tillid_confidences_list (TillidPatientContext *context)
{
  GHashTable *entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), entries);

  rows = tillid_patient_context_list (context, &tillid_restriction_type);
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidRestriction *restriction = rows->pdata[i];

      if (!restriction->lifted)
        g_hash_table_add (entries, g_memdup2 (&restriction->entry, sizeof restriction->entry));
    }
  return entries;
}

/* Whether @entry was told in confidence; 0 was not. */
gboolean
tillid_confidences_has (GHashTable *confidences, gint64 entry)
{
  g_return_val_if_fail (confidences != NULL, TRUE);

  return g_hash_table_contains (confidences, &entry);
}
