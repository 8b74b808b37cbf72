/* tillid-attainment.h - goal attainment scaling
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidAttainment:
 * @attainment: -2 to +2, or %TILLID_ABSENT while nobody has rated the goal
 * @weight: 0 or more
 *
 * Where one goal stands.
 */
typedef struct
{
  gint64 attainment;
  double weight;
} TillidAttainment;

double tillid_attainment_t_score (const TillidAttainment *goals, guint n_goals);

G_END_DECLS
