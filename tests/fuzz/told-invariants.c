/* told-invariants.c - what holds for every told date, however it came in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "told-invariants.h"

/**
 * told_invariants_check:
 * @told: a date that a parser of ours accepted
 *
 * Asserts that @told goes through JSON unchanged and that its bounds, if it has any, are in order.
 */
void
told_invariants_check (const TillidTold *told)
{
  const TillidToldContext context = { .birth_earliest = tillid_day_from_ymd (1970, 1, 1),
                                      .birth_latest = tillid_day_from_ymd (1970, 12, 31) };
  g_autofree char *json = tillid_told_to_json (told);
  g_autofree char *edtf = tillid_told_to_edtf (told, &context);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidTold) again = tillid_told_from_json (json, &error);
  TillidToldBounds bounds;

  g_assert_no_error (error);
  g_assert_true (tillid_told_equal (told, again));

  if (!tillid_told_bounds (told, &context, &bounds, NULL))
    return;
  if (bounds.start_earliest != TILLID_ABSENT && bounds.start_latest != TILLID_ABSENT)
    g_assert_cmpint (bounds.start_earliest, <=, bounds.start_latest);
  if (bounds.end_earliest != TILLID_ABSENT && bounds.end_latest != TILLID_ABSENT)
    g_assert_cmpint (bounds.end_earliest, <=, bounds.end_latest);
}
