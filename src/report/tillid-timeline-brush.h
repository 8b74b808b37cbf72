/* tillid-timeline-brush.h - what the parts of the timeline's drawing share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to tillid-timeline-*.c in this folder.
 */
#pragma once

#include "tillid-catalog.h"
#include "tillid-timeline-drawing.h"

G_BEGIN_DECLS

#define TILLID_TIMELINE_LABEL_SIZE 12.5

struct _TillidTimelineDrawing
{
  TillidPalette palette;
  TillidText *text;     /* (owned) */
  char *language;       /* (owned) (nullable) */
  TillidCatalog *texts; /* (owned) (nullable): of that language */
  double scale;         /* of the view at work */
  double name_indent;   /* room before the names of the lanes, for a window's icons */

  /* While drawing */
  cairo_t *cr;
  const TillidTimelineView *view;
  const TillidTimelineLayout *layout;
  const TillidTimelineItem *items;
};

const char *tillid_timeline_brush_say (const TillidTimelineDrawing *self, const char *text)
  G_GNUC_FORMAT (2);
gboolean tillid_timeline_brush_counts (const TillidTimelineDrawing *self);
TillidTextStyle
tillid_timeline_brush_style (const TillidTimelineDrawing *self, double size, TillidColour colour);
double tillid_timeline_brush_forward (const TillidTimelineDrawing *self, double x, double distance);
void tillid_timeline_brush_text (TillidTimelineDrawing *self,
                                 const char *text,
                                 double x,
                                 double y,
                                 const TillidTextStyle *style);
void tillid_timeline_brush_line (TillidTimelineDrawing *self,
                                 double x0,
                                 double y0,
                                 double x1,
                                 double y1,
                                 double width);
void tillid_timeline_brush_rect (TillidTimelineDrawing *self, const TillidTimelineRect *rect);
void
tillid_timeline_brush_colour (TillidTimelineDrawing *self, TillidColour colour, double opacity);

/* tillid-timeline-signs.c */
void tillid_timeline_brush_signs (TillidTimelineDrawing *self);
void tillid_timeline_brush_roots (TillidTimelineDrawing *self);
void tillid_timeline_brush_sign (TillidTimelineDrawing *self, const TillidTimelineSign *sign);
/* tillid-timeline-strip.c */
void tillid_timeline_brush_strip (TillidTimelineDrawing *self);
/* tillid-timeline-ruler.c */
void tillid_timeline_brush_grid (TillidTimelineDrawing *self);
void tillid_timeline_brush_ruler (TillidTimelineDrawing *self);
void tillid_timeline_brush_marks (TillidTimelineDrawing *self);

G_END_DECLS
