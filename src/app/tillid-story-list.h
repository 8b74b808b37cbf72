/* tillid-story-list.h - the same items as on the timeline, line by line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

/**
 * TillidStoryList:
 *
 * What the lanes and the pause let through, in the order of time, what has no date last; one stop of Tab. The line that is
 * selected is the selection of the state, both ways. Enter opens the details, the letters are those of the canvas.
 */
#define TILLID_TYPE_STORY_LIST (tillid_story_list_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryList, tillid_story_list, TILLID, STORY_LIST, AdwBin)

void tillid_story_list_set_state (TillidStoryList *self, TillidTimelineState *state);
guint tillid_story_list_get_n_lines (TillidStoryList *self);

G_END_DECLS
