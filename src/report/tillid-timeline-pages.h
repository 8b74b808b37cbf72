/* tillid-timeline-pages.h - the life-story timeline cut into pages, to be drawn on any cairo context
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-palette.h"
#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

/* Of a picture, in pixels, where nothing else is wanted. */
#define TILLID_TIMELINE_PICTURE_WIDTH 1056.0

typedef enum
{
  TILLID_TIMELINE_SVG,
  TILLID_TIMELINE_PDF,
  TILLID_TIMELINE_PNG,
} TillidTimelineFormat;

typedef enum
{
  TILLID_PAPER_A4,
  TILLID_PAPER_A3,
} TillidPaper;

/**
 * TillidTimelinePrint:
 *
 * What is printed and how. @view says what is seen; its width and height are set here. Strings are (unowned).
 */
typedef struct
{
  TillidTimelineFormat format;
  TillidPaper paper;     /* PDF only: landscape */
  double width;          /* SVG and PNG, pixels; 0: 1056 */
  double density;        /* PNG only: pixels of the file for one of the layout; 0: 1 */
  TillidPalette palette; /* PDF: usually TILLID_PALETTE_PRINT */
  gboolean for_patient;  /* larger type, the patient's lanes only, closed stones as plain stones */
  gboolean lanes_chosen; /* ... the lanes of @view, because the patient chose them */
  gboolean with_overview;
  const char *language;   /* (nullable): of months and numbers; NULL: of the program */
  const char *name;       /* (nullable): whose story, with date of birth where that is wanted */
  const char *printed_by; /* (nullable) */
  GDateTime *printed_at;  /* (nullable): also the date of the file; none: 1 January 2000 */
  TillidTimelineView view;
} TillidTimelinePrint;

typedef struct _TillidTimelinePages TillidTimelinePages;

void tillid_timeline_print_init (TillidTimelinePrint *self, TillidDay today);

TillidTimelinePages *tillid_timeline_pages_new (const TillidTimelinePrint *print,
                                                const TillidTimelineItem *items,
                                                guint n_items,
                                                double width,
                                                double height) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_pages_free (TillidTimelinePages *self);
guint tillid_timeline_pages_get_n (const TillidTimelinePages *self);
double tillid_timeline_pages_get_height (TillidTimelinePages *self);
void tillid_timeline_pages_draw (TillidTimelinePages *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTimelinePages, tillid_timeline_pages_free)

G_END_DECLS
