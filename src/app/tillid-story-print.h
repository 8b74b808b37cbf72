/* tillid-story-print.h - a story on paper, or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-timeline-state.h"

G_BEGIN_DECLS

#define TILLID_TYPE_STORY_PRINT (tillid_story_print_get_type ())
G_DECLARE_FINAL_TYPE (TillidStoryPrint, tillid_story_print, TILLID, STORY_PRINT, AdwWindow)

GtkWindow *tillid_story_print_new (GtkWindow *parent, TillidTimelineState *state);
guint tillid_story_print_get_n_pages (TillidStoryPrint *self);
GtkPrintOperation *
tillid_story_print_make_operation (TillidStoryPrint *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
