/* tillid-story-near-row.h - one thing that stood within the band
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-timeline.h"

G_BEGIN_DECLS

#define TILLID_TYPE_STORY_NEAR_ROW (tillid_story_near_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryNearRow,
                      tillid_story_near_row,
                      TILLID,
                      STORY_NEAR_ROW,
                      GtkListBoxRow)

GtkWidget *
tillid_story_near_row_new (const TillidTimelineItem *item, const char *title, const char *distance);
void tillid_story_near_row_set_sign (GtkImage *image, const TillidTimelineItem *item);
gint64 tillid_story_near_row_get_item (TillidStoryNearRow *self);

G_END_DECLS
