/* tillid-timeline-file.h - the life-story timeline as SVG, PDF or PNG
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-palette.h"
#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

#define TILLID_REPORT_ERROR (tillid_report_error_quark ())
GQuark tillid_report_error_quark (void);

/**
 * TillidReportError:
 * @TILLID_REPORT_ERROR_FILE: the file cannot be written: choose another place
 * @TILLID_REPORT_ERROR_DRAWING: the picture cannot be made: too large, or no memory
 */
typedef enum
{
  TILLID_REPORT_ERROR_FILE,
  TILLID_REPORT_ERROR_DRAWING,
} TillidReportError;

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
  gboolean with_overview;
  const char *language;   /* (nullable): of months and numbers; NULL: of the program */
  const char *name;       /* (nullable): whose story, with date of birth where that is wanted */
  const char *printed_by; /* (nullable) */
  GDateTime *printed_at;  /* (nullable): also the date of the file; none: 1 January 2000 */
  TillidTimelineView view;
} TillidTimelinePrint;

void tillid_timeline_print_init (TillidTimelinePrint *self, TillidDay today);
GBytes *tillid_timeline_render_bytes (const TillidTimelinePrint *self,
                                      const TillidTimelineItem *items,
                                      guint n_items,
                                      guint *out_n_pages,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_timeline_write (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
