/* tillid-story-time.h - when was it: the words for something that is moved in time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-story-record.h"
#include "tillid-told-place.h"

G_BEGIN_DECLS

/**
 * TillidStoryTime:
 *
 * The popover that asks how it was said when something of the story is moved, stretched or given a date. It proposes
 * words; Enter keeps them as one edit. What would end before it began, or lie before the birth, is refused with a
 * sentence. Signal "kept" (gint64 id).
 */
#define TILLID_TYPE_STORY_TIME (tillid_story_time_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryTime, tillid_story_time, TILLID, STORY_TIME, GtkPopover)

void tillid_story_time_set_context (TillidStoryTime *self, TillidPatientContext *context);
void tillid_story_time_begin (TillidStoryTime *self, TillidRecord *record, TillidToldGrain grain);
void tillid_story_time_move (TillidStoryTime *self, TillidToldPart part, TillidDay to);
void tillid_story_time_step (TillidStoryTime *self, TillidToldPart part, int steps);

G_END_DECLS
