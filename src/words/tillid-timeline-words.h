/* tillid-timeline-words.h - the timeline in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-catalog.h"
#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

/**
 * TillidTimelineTexts:
 * @today: over the line of today
 * @band: over the band around the selected event
 * @arrival: over the line of arrival
 * @undated: over the tray of what has no date
 *
 * Texts that a view borrows. Start with zeros.
 */
typedef struct
{
  char *today;
  char *band;    /* (nullable) */
  char *arrival; /* (nullable) */
  char *undated; /* over the tray */
} TillidTimelineTexts;

char *tillid_timeline_words_when (const TillidToldBounds *bounds) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_time (const TillidToldBounds *bounds) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_item (const TillidTimelineItem *item,
                                  int n_near,
                                  int band_days) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_interpreter (const TillidTimelineItem *item,
                                         const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_folded (const TillidTimelineItem *items,
                                    const guint *folded,
                                    guint n) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_timeline_words_row (const TillidTimelineItem *item, const char *sub_row);
const char *tillid_timeline_words_row_in (const TillidTimelineItem *item,
                                          const char *sub_row,
                                          const TillidCatalog *texts);
const char *tillid_timeline_words_what (const TillidTimelineItem *item);
char *tillid_timeline_words_span (double days) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_band (int days) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_texts_set (TillidTimelineTexts *self,
                                TillidTimelineView *view,
                                const char *language);
void tillid_timeline_texts_clear (TillidTimelineTexts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidTimelineTexts, tillid_timeline_texts_clear)

G_END_DECLS
