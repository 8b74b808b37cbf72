/* tillid-told-place.h - told dates made from a place on the timeline
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidToldGrain:
 *
 * How exactly somebody can point: on a whole life nobody points at a day.
 */
typedef enum
{
  TILLID_TOLD_GRAIN_DAY,
  TILLID_TOLD_GRAIN_MONTH,
  TILLID_TOLD_GRAIN_YEAR,
} TillidToldGrain;

/**
 * TillidToldPart:
 * @TILLID_TOLD_WHOLE: start and end move together
 * @TILLID_TOLD_START: the start alone
 * @TILLID_TOLD_ENDING: the end alone; what went on, or was one day, ends there
 */
typedef enum
{
  TILLID_TOLD_WHOLE,
  TILLID_TOLD_START,
  TILLID_TOLD_ENDING,
} TillidToldPart;

TillidToldGrain tillid_told_grain_for_span (double days);
TillidDay tillid_told_grain_step (TillidToldGrain grain, TillidDay day, int steps);
TillidTold *tillid_told_new_from_bounds (const TillidToldBounds *bounds) G_GNUC_WARN_UNUSED_RESULT;
TillidTold *tillid_told_move (const TillidTold *self,
                              const TillidToldBounds *bounds,
                              TillidToldPart part,
                              TillidDay to,
                              TillidToldGrain grain) G_GNUC_WARN_UNUSED_RESULT;
gboolean
tillid_told_check_life (const TillidTold *self, const TillidToldContext *context, GError **error);

G_END_DECLS
