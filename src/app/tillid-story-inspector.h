/* tillid-story-inspector.h - one event of the story in full
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

#define TILLID_TYPE_STORY_INSPECTOR (tillid_story_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryInspector, tillid_story_inspector, TILLID, STORY_INSPECTOR, AdwBin)

void tillid_story_inspector_set_state (TillidStoryInspector *self, TillidTimelineState *state);

G_END_DECLS
