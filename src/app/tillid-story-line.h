/* tillid-story-line.h - one item of the story in a line: when, what, in which lane
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

/**
 * TillidStoryLine:
 *
 * A line of #TillidStoryList. What a screen reader says of it is the sentence of the sign on the canvas.
 */
#define TILLID_TYPE_STORY_LINE (tillid_story_line_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryLine, tillid_story_line, TILLID, STORY_LINE, GtkWidget)

GtkWidget *tillid_story_line_new (void);
void tillid_story_line_show (TillidStoryLine *self,
                             TillidTimelineState *state,
                             const TillidTimelineItem *item);

G_END_DECLS
