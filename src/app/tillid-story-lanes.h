/* tillid-story-lanes.h - which lanes of the story are seen, how large, and in which order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

/**
 * TillidStoryLanes:
 *
 * What stands in the popover "Lanes": a line for each lane, with a check mark, a button that leaves one row of it, and its
 * place; Alt+Up and Alt+Down move the line that has the focus.
 */
#define TILLID_TYPE_STORY_LANES (tillid_story_lanes_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryLanes, tillid_story_lanes, TILLID, STORY_LANES, GtkBox)

void tillid_story_lanes_set_state (TillidStoryLanes *self, TillidTimelineState *state);

G_END_DECLS
