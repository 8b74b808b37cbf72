/* tillid-brief-sheet.h - a brief on one page of paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "tillid-brief.h"

G_BEGIN_DECLS

/**
 * TillidBriefPaper:
 * @TILLID_BRIEF_A4: 210 x 297 mm
 * @TILLID_BRIEF_A6: 105 x 148 mm: a card for the pocket
 */
typedef enum
{
  TILLID_BRIEF_A4,
  TILLID_BRIEF_A6,
} TillidBriefPaper;

void tillid_brief_paper_get_size (TillidBriefPaper paper, double *out_width, double *out_height);
double tillid_brief_paper_get_margin (TillidBriefPaper paper);
guint tillid_brief_sheet_draw (const TillidBrief *brief,
                               cairo_t *cr,
                               double width,
                               double height,
                               gboolean is_rtl);
GBytes *tillid_brief_sheet_make_pdf (const TillidBrief *brief,
                                     TillidBriefPaper paper,
                                     gboolean is_rtl,
                                     GDateTime *printed_at,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
