/* tillid-story-page.h - the life story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-page.h"
#include "tillid-timeline-state.h"

G_BEGIN_DECLS

#define TILLID_TYPE_STORY_PAGE (tillid_story_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryPage, tillid_story_page, TILLID, STORY_PAGE, AdwBin)

TillidTimelineState *tillid_story_page_get_state (TillidStoryPage *self);

G_END_DECLS
