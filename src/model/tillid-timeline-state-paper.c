/* tillid-timeline-state-paper.c - what of a story goes on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nobody knows who reads a sheet of paper: what was told in confidence stays off it until somebody who was told puts it
 * there. */
#include "config.h"

#include "tillid-confidence.h"
#include "tillid-timeline-state-private.h"

/* Entries that are closed to others, as a set of ids. */
static GHashTable *
list_confidences (TillidTimelineState *self)
{
  GHashTable *entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) restrictions =
    tillid_patient_context_list (self->context, &tillid_restriction_type);

  for (guint i = 0; i < restrictions->len; i++)
    {
      const TillidRestriction *restriction = restrictions->pdata[i];

      if (!restriction->lifted)
        g_hash_table_add (entries, g_memdup2 (&restriction->entry, sizeof (gint64)));
    }
  return entries;
}

/**
 * tillid_timeline_state_list_for_paper:
 * @for_patient: the patient's own words, where there are any
 * @with_confidence: also what was told in confidence to the one who prints
 * @out_n_confidences: (out) (optional): how many entries were told in confidence
 *
 * Returns: (transfer full) (element-type TillidTimelineItem): sorted items; their texts are valid until
 *   "items-changed"
 */
GArray *
tillid_timeline_state_list_for_paper (TillidTimelineState *self,
                                      gboolean for_patient,
                                      gboolean with_confidence,
                                      guint *out_n_confidences)
{
  g_autoptr (GHashTable) confidences = NULL;
  GArray *items = NULL;
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  confidences = list_confidences (self);
  items = g_array_new (FALSE, FALSE, sizeof (TillidTimelineItem));
  for (guint i = 0; i < self->items->len; i++)
    {
      TillidTimelineItem item = *nth_item (self, i);
      const char *words = tillid_timeline_rows_get (self->rows, i)->words;
      const gboolean is_closed = g_hash_table_contains (confidences, &item.id);

      n += is_closed;
      if (is_closed && !with_confidence)
        continue;
      if (for_patient && words != NULL)
        item.text = words;
      g_array_append_val (items, item);
    }
  if (out_n_confidences != NULL)
    *out_n_confidences = n;
  return items;
}
