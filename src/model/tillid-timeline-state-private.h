/* tillid-timeline-state-private.h - the inside of the story state, shared by its two files
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
  GArray *items;                 /* (owned) of TillidTimelineItem, in the same order */
  GStringChunk *texts;           /* (owned): texts made here */
  TillidTimelineView view;
  TillidTimelineRange range;
  gboolean range_is_set; /* the range follows the items until somebody zooms or pans */
  gboolean hidden[TILLID_N_LANES];
  gboolean loading;
  gint64 selected;
};

static inline const TillidTimelineItem *
nth_item (TillidTimelineState *self, guint index)
{
  return &g_array_index (self->items, TillidTimelineItem, index);
}

G_END_DECLS
