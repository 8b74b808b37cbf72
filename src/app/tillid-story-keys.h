/* tillid-story-keys.h - the letters that act on the story, wherever its items are shown
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tillid_story_keys_add (GtkWidgetClass *widget_class);

G_END_DECLS
