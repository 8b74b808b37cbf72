/* tillid-signs.h - the signs of the timeline and of interpreting, drawn with cairo
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-palette.h"
#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

/**
 * TillidInterpreterSign:
 * @TILLID_INTERPRETER_SAME: two discs joined: the same as last time
 * @TILLID_INTERPRETER_NEW: ring and disc: somebody new
 * @TILLID_INTERPRETER_MISSING: two dashed rings: nobody booked
 * @TILLID_INTERPRETER_NONE: a dash: none, by choice
 */
typedef enum
{
  TILLID_INTERPRETER_SAME,
  TILLID_INTERPRETER_NEW,
  TILLID_INTERPRETER_MISSING,
  TILLID_INTERPRETER_NONE,
} TillidInterpreterSign;

void tillid_sign_draw (cairo_t *cr,
                       TillidSignKind kind,
                       double x,
                       double y,
                       double radius,
                       const TillidRgba *ink,
                       const TillidRgba *background);
void tillid_sign_draw_ring (cairo_t *cr,
                            double x,
                            double y,
                            double radius,
                            double width,
                            const TillidRgba *ink,
                            const TillidRgba *background);
void tillid_sign_draw_soft_bar (cairo_t *cr,
                                const double fade[4],
                                double y,
                                double height,
                                const TillidRgba *ink);
void tillid_sign_draw_bar (cairo_t *cr,
                           const double fade[4],
                           double y,
                           double height,
                           const TillidRgba *fill,
                           const TillidRgba *ink,
                           double outline,
                           gboolean firm_start,
                           gboolean dashed);
void tillid_sign_draw_pill (cairo_t *cr, const TillidTimelineRect *rect, const TillidRgba *fill);
void tillid_sign_draw_card (cairo_t *cr,
                            const TillidTimelineRect *rect,
                            double radius,
                            double width,
                            const TillidRgba *fill,
                            const TillidRgba *edge);
void tillid_sign_draw_chevron (cairo_t *cr,
                               double x,
                               double y,
                               double scale,
                               gboolean pointing_right,
                               const TillidRgba *ink);
void tillid_sign_draw_interpreter (cairo_t *cr,
                                   TillidInterpreterSign sign,
                                   double x,
                                   double y,
                                   double scale,
                                   const TillidRgba *ink);

G_END_DECLS
