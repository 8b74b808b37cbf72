/* demo-visits.h - the visits of the demo case, for several tests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"

/* The worked case: thirteen visits, staff (lead first) and interpreter; the hand-over is on the fifth day. */
enum
{
  BODIL = 1,
  MARIE,
  JONAS,
  AMINA,
  PETER,
  KIRSTEN,
  HIBA = 50,
  RANA,
  OMAR
};

#define DEMO_HAND_OVER "2025-03-11"
#define DEMO_TODAY "2026-03-10"

static const struct
{
  const char *day;
  gint64 staff[2];
  gint64 interpreter;
} demo_visits[] = {
  { "2024-11-12", { BODIL, MARIE }, HIBA }, { "2024-12-03", { BODIL }, HIBA },
  { "2025-01-14", { BODIL, JONAS }, HIBA }, { "2025-02-11", { BODIL }, HIBA },
  { "2025-03-11", { BODIL, AMINA }, HIBA }, { "2025-04-08", { AMINA }, RANA },
  { "2025-05-13", { AMINA, JONAS }, RANA }, { "2025-06-17", { AMINA }, RANA },
  { "2025-08-26", { AMINA }, OMAR },        { "2025-10-07", { AMINA, PETER }, RANA },
  { "2025-11-18", { AMINA }, RANA },        { "2026-01-13", { AMINA, MARIE }, RANA },
  { "2026-02-17", { MARIE }, RANA },
};

#define N_DEMO_VISITS G_N_ELEMENTS (demo_visits)

static inline void
demo_points (TillidContactPoint *points)
{
  for (guint i = 0; i < N_DEMO_VISITS; i++)
    points[i] = (TillidContactPoint){ .patient = 1,
                                      .id = (gint64) i + 1,
                                      .day = tillid_day_from_iso (demo_visits[i].day),
                                      .minute = 615,
                                      .lead = demo_visits[i].staff[0],
                                      .profession = TILLID_ABSENT,
                                      .staff = demo_visits[i].staff,
                                      .n_staff = 2,
                                      .interpreters = &demo_visits[i].interpreter,
                                      .n_interpreters = 1 };
}
