/* tillid-idle.h - notices that nobody works at the windows
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidIdle:
 *
 * Watches every window of a program. Signal "idle": for so many seconds nobody has touched a key or the pointer
 * in any of them. It comes once, and again after somebody has been there.
 */
#define TILLID_TYPE_IDLE (tillid_idle_get_type ())
G_DECLARE_FINAL_TYPE (TillidIdle, tillid_idle, TILLID, IDLE, GObject)

TillidIdle *tillid_idle_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
void tillid_idle_set_seconds (TillidIdle *self, guint seconds);
void tillid_idle_touch (TillidIdle *self);

G_END_DECLS
