/* tillid-story-tray.h - what nobody has said the time of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

/**
 * TillidStoryTray:
 *
 * A strip above the timeline: one chip for each item that waits for a date. A chip is dragged onto the axis, or pressed; then
 * the item is selected and "story.when" asks. One stop of Tab, arrows inside.
 */
#define TILLID_TYPE_STORY_TRAY (tillid_story_tray_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryTray, tillid_story_tray, TILLID, STORY_TRAY, AdwBin)

void tillid_story_tray_set_state (TillidStoryTray *self, TillidTimelineState *state);
guint tillid_story_tray_get_n_waiting (TillidStoryTray *self);

G_END_DECLS
