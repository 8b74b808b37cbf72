/* tillid-hand-over.h - what a change of the key contact is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-course.h"
#include "tillid-edit.h"

G_BEGIN_DECLS

/**
 * TillidHandOverPlan:
 * @to: the next key contact
 * @day: when
 * @reason: (nullable): why, in words
 * @last_rank: of the clinic's steps in the plan, or 0
 *
 * What is asked for.
 */
typedef struct
{
  gint64 to;
  TillidDay day;
  const char *reason;
  gint64 last_rank;
} TillidHandOverPlan;

gint64 tillid_hand_over_plan (TillidEdit *edit,
                              TillidIdSource *ids,
                              const TillidCourse *course,
                              const TillidHandOverPlan *plan);
void tillid_hand_over_finish (TillidEdit *edit,
                              const TillidHandOver *hand_over,
                              const TillidCourse *course,
                              TillidDay day);
gint64 tillid_hand_over_now (TillidEdit *edit,
                             TillidIdSource *ids,
                             const TillidCourse *course,
                             const TillidHandOverPlan *plan);

G_END_DECLS
