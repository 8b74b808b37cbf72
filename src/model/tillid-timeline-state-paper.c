/* tillid-timeline-state-paper.c - what of a story goes on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nobody knows who reads a sheet of paper: what was told in confidence stays off it until somebody who was told puts it
 * there. */
#include "config.h"

#include "tillid-timeline-state-private.h"

#include "tillid-timeline-words.h"

/* What a patient usually wants on paper. */
#define USUAL_LANES                                                                                \
  (1u << TILLID_LANE_LIFE | 1u << TILLID_LANE_PLACE | 1u << TILLID_LANE_WORK |                     \
   1u << TILLID_LANE_HELP)

/**
 * tillid_timeline_state_list_for_paper:
 * @for_patient: the patient's own words, where there are any
 * @with_confidence: also what was told in confidence to the one who prints
 * @texts: (nullable): of the language of whoever reads it, for the names of professions; outlives the items
 * @out_n_confidences: (out) (optional): how many entries were told in confidence
 *
 * Returns: (transfer full) (element-type TillidTimelineItem): sorted items; their texts are valid until
 *   "items-changed"
 */
GArray *
tillid_timeline_state_list_for_paper (TillidTimelineState *self,
                                      gboolean for_patient,
                                      gboolean with_confidence,
                                      const TillidCatalog *texts,
                                      guint *out_n_confidences)
{
  GArray *items = NULL;
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), NULL);

  items = g_array_new (FALSE, FALSE, sizeof (TillidTimelineItem));
  for (guint i = 0; i < self->n_items; i++)
    {
      TillidTimelineItem item = *nth_item (self, i);
      const char *words = tillid_timeline_rows_get (self->rows, i)->words;
      const gboolean is_closed = tillid_timeline_state_is_in_confidence (self, item.id);

      n += is_closed;
      if (is_closed && !with_confidence)
        continue;
      if (for_patient && words != NULL)
        item.text = words;
      if (texts != NULL)
        item.row =
          tillid_timeline_words_row_in (&item, tillid_timeline_rows_get (self->rows, i)->sub_row,
                                        texts);
      g_array_append_val (items, item);
    }
  if (out_n_confidences != NULL)
    *out_n_confidences = n;
  return items;
}

static char *
place_of (TillidTimelineState *self)
{
  g_autofree char *patient =
    tillid_id_dup_text (tillid_patient_context_get_patient (self->context));

  return g_strconcat ("view/", patient, "/story-paper", NULL);
}

/* A bit for each lane that the patient wanted on paper the last time, or usual ones. */
guint
tillid_timeline_state_get_paper_lanes (TillidTimelineState *self)
{
  g_autofree char *place = NULL, *kept = NULL;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self), USUAL_LANES);

  place = place_of (self);
  kept = tillid_session_get_draft (tillid_patient_context_get_session (self->context), place);
  return kept != NULL ? (guint) g_ascii_strtoull (kept, NULL, 16) | 1u << TILLID_LANE_LIFE
                      : USUAL_LANES;
}

/* Remembered for this patient, beside the record. */
void
tillid_timeline_state_set_paper_lanes (TillidTimelineState *self, guint lanes)
{
  g_autofree char *place = NULL, *text = NULL;

  g_return_if_fail (TILLID_IS_TIMELINE_STATE (self));

  place = place_of (self);
  text = g_strdup_printf ("%x", lanes);
  tillid_session_put_draft (tillid_patient_context_get_session (self->context), place, text);
}
