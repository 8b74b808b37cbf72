/* tillid-timeline-words.h - the timeline in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline.h"

G_BEGIN_DECLS

char *tillid_timeline_words_when (const TillidToldBounds *bounds) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_item (const TillidTimelineItem *item,
                                  int n_near,
                                  int band_days) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_timeline_words_what (const TillidTimelineItem *item);
char *tillid_timeline_words_span (double days) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_timeline_words_band (int days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
