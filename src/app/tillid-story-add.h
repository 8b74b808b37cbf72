/* tillid-story-add.h - words, when, good or hard: one event of the story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-story-record.h"

G_BEGIN_DECLS

/**
 * TillidStoryAdd:
 *
 * The popover at the pointer: words, when, bank, lane; Enter keeps them as one edit. What is typed is a draft
 * in the file until then. Signal "kept" (gint64 id): the record that was made or changed.
 */
#define TILLID_TYPE_STORY_ADD (tillid_story_add_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryAdd, tillid_story_add, TILLID, STORY_ADD, GtkPopover)

void tillid_story_add_set_context (TillidStoryAdd *self, TillidPatientContext *context);
void tillid_story_add_begin (TillidStoryAdd *self,
                             TillidStoryLane lane,
                             TillidBank bank,
                             const char *when);
void tillid_story_add_begin_telling (TillidStoryAdd *self, TillidLifeEvent *event);
void tillid_story_add_begin_edit (TillidStoryAdd *self, TillidRecord *record);
void tillid_story_add_set_arrival (TillidStoryAdd *self);
gboolean tillid_story_add_find_draft (TillidStoryAdd *self, gint64 *out_record);

G_END_DECLS
