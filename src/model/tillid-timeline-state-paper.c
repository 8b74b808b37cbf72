/* tillid-timeline-state-paper.c - what of a story goes on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nobody knows who reads a sheet of paper: what was told in confidence stays off it until somebody who was told puts it
 * there. */
#include "config.h"

#include "tillid-timeline-state-private.h"

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
  GArray *items = NULL;
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  items = g_array_new (FALSE, FALSE, sizeof (TillidTimelineItem));
  for (guint i = 0; i < self->items->len; i++)
    {
      TillidTimelineItem item = *nth_item (self, i);
      const char *words = tillid_timeline_rows_get (self->rows, i)->words;
      const gboolean is_closed = tillid_timeline_state_is_in_confidence (self, item.id);

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
