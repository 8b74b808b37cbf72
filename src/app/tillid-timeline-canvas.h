/* tillid-timeline-canvas.h - the timeline on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-palette.h"
#include "tillid-timeline-state.h"

G_BEGIN_DECLS

#define TILLID_TYPE_TIMELINE_CANVAS (tillid_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TillidTimelineCanvas,
                      tillid_timeline_canvas,
                      TILLID,
                      TIMELINE_CANVAS,
                      GtkWidget)

/* Signal: "add-at" (double x, double y, gint64 day): a double click on an empty place. */

TillidPalette tillid_timeline_canvas_get_palette (void);
void tillid_timeline_canvas_set_state (TillidTimelineCanvas *self, TillidTimelineState *state);
TillidTimelineState *tillid_timeline_canvas_get_state (TillidTimelineCanvas *self);
const TillidTimelineLayout *tillid_timeline_canvas_get_layout (TillidTimelineCanvas *self);
gboolean tillid_timeline_canvas_get_selected_area (TillidTimelineCanvas *self,
                                                   GdkRectangle *out_area);
TillidDay tillid_timeline_canvas_get_middle_day (TillidTimelineCanvas *self,
                                                 GdkRectangle *out_place);
guint tillid_timeline_canvas_get_n_shown (TillidTimelineCanvas *self);

G_END_DECLS
