/* tillid-timeline-child.h - one sign of the timeline as a widget
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-timeline-drawing.h"
#include "tillid-timeline-pictures.h"

G_BEGIN_DECLS

#define TILLID_TYPE_TIMELINE_CHILD (tillid_timeline_child_get_type ())
G_DECLARE_FINAL_TYPE (TillidTimelineChild, tillid_timeline_child, TILLID, TIMELINE_CHILD, GtkWidget)

GtkWidget *tillid_timeline_child_new (TillidTimelinePictures *pictures);
gint64 tillid_timeline_child_get_item (TillidTimelineChild *self);
const graphene_rect_t *tillid_timeline_child_get_area (TillidTimelineChild *self);
void tillid_timeline_child_show (TillidTimelineChild *self,
                                 TillidTimelineDrawing *drawing,
                                 const TillidTimelineView *view,
                                 const TillidTimelineLayout *layout,
                                 const TillidTimelineItem *items,
                                 guint index);
void tillid_timeline_child_hide (TillidTimelineChild *self);
gboolean tillid_timeline_child_set_locked (TillidTimelineChild *self, gboolean is_locked);
gboolean tillid_timeline_child_set_n_items (TillidTimelineChild *self, guint n_items);
void tillid_timeline_child_set_unsaid (TillidTimelineChild *self);
gboolean tillid_timeline_child_get_unsaid (TillidTimelineChild *self, guint *out_index);
void tillid_timeline_child_set_label (TillidTimelineChild *self, const char *label);

G_END_DECLS
