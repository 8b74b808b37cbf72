/* tillid-timeline-file.h - the life-story timeline as SVG, PDF or PNG
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-timeline-pages.h"

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

GBytes *tillid_timeline_render_bytes (const TillidTimelinePrint *self,
                                      const TillidTimelineItem *items,
                                      guint n_items,
                                      guint *out_n_pages,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_timeline_write (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
