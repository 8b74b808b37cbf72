/* tillid-timeline-drawing.h - the life-story timeline on a cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-palette.h"
#include "tillid-text.h"
#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

typedef struct _TillidTimelineDrawing TillidTimelineDrawing;

TillidTimelineDrawing *tillid_timeline_drawing_new (TillidPalette palette,
                                                    gboolean on_pixels,
                                                    const char *language) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_drawing_free (TillidTimelineDrawing *self);
void tillid_timeline_drawing_set_name_indent (TillidTimelineDrawing *self, double indent);
void tillid_timeline_drawing_prepare (TillidTimelineDrawing *self, TillidTimelineView *view);
void tillid_timeline_drawing_draw (TillidTimelineDrawing *self,
                                   cairo_t *cr,
                                   const TillidTimelineView *view,
                                   const TillidTimelineLayout *layout,
                                   const TillidTimelineItem *items);
void tillid_timeline_drawing_draw_ground (TillidTimelineDrawing *self,
                                          cairo_t *cr,
                                          const TillidTimelineView *view,
                                          const TillidTimelineLayout *layout,
                                          const TillidTimelineItem *items);
void tillid_timeline_drawing_draw_sign (TillidTimelineDrawing *self,
                                        cairo_t *cr,
                                        const TillidTimelineView *view,
                                        const TillidTimelineLayout *layout,
                                        const TillidTimelineItem *items,
                                        guint index);
void tillid_timeline_drawing_draw_marks (TillidTimelineDrawing *self,
                                         cairo_t *cr,
                                         const TillidTimelineView *view,
                                         const TillidTimelineLayout *layout,
                                         const TillidTimelineItem *items);
void tillid_timeline_drawing_draw_overview (TillidTimelineDrawing *self,
                                            cairo_t *cr,
                                            const TillidTimelineView *view,
                                            const TillidTimelineLayout *layout,
                                            const char *hint);

TillidColour tillid_timeline_sign_ink (const TillidTimelineSign *sign,
                                       const TillidTimelineItem *item);
TillidColour tillid_timeline_lane_tint (TillidTimelineLane lane);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTimelineDrawing, tillid_timeline_drawing_free)

G_END_DECLS
