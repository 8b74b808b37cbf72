/* tillid-timeline-state-private.h - the inside of the story state, shared by its files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

struct _TillidTimelineState
{
  GObject parent_instance;

  TillidPatientContext *context; /* (owned) */
  GCancellable *cancellable;     /* (owned) (nullable): of the reading that is under way */
  TillidTimelineRows *rows;      /* (owned) (nullable): what was read; holds most texts */
  GHashTable *in_confidence;     /* (owned) of gint64: entries that were told in confidence */
  GHashTable *second_lines;      /* (owned) id -> text: of cards that were seen */
  TillidTimelineItem *items;     /* (owned) (array length=n_items), in the same order */
  guint n_items;
  guint serial;        /* another number whenever the items are others */
  GStringChunk *texts; /* (owned): texts made here */
  TillidTimelineView view;
  TillidTimelineRange range;
  gboolean range_is_set; /* the range follows the items until somebody zooms or pans */
  gboolean hidden[TILLID_N_LANES];
  gboolean is_empty[TILLID_N_LANES]; /* nothing of the whole life is in it */
  TillidTimelineLane order[TILLID_N_LANES];
  gboolean as_list;
  gboolean loading;
  gint64 selected;
  gint64 zero; /* id of the item from whose start the ruler counts, or 0 */

  char *
    remembered; /* (owned) (nullable): how the view was left, as it is kept; %NULL before the first reading */
  guint memory_source;
};

static inline const TillidTimelineItem *
nth_item (TillidTimelineState *self, guint index)
{
  return &self->items[index];
}

void tillid_timeline_state_lanes_changed (TillidTimelineState *self);

/* tillid-timeline-state-lanes.c */
void tillid_timeline_state_update_lanes (TillidTimelineState *self);
void tillid_timeline_state_init_lanes (TillidTimelineState *self);
void tillid_timeline_state_find_empty (TillidTimelineState *self);
void tillid_timeline_state_write_lanes (TillidTimelineState *self, GVariantDict *dict);
void tillid_timeline_state_read_lanes (TillidTimelineState *self, GVariantDict *dict);

/* tillid-timeline-state-words.c */
char *tillid_timeline_state_second_line (const TillidTimelineItem *item,
                                         gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-timeline-state-ruler.c */
void tillid_timeline_state_update_zero (TillidTimelineState *self);

/* tillid-timeline-state-memory.c */
void tillid_timeline_state_begin_memory (TillidTimelineState *self);
void tillid_timeline_state_end_memory (TillidTimelineState *self);

G_END_DECLS
