/* fuzz-told.c - told dates as stored in JSON
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz.h"
#include "tillid-told.h"

/* A told date that is accepted goes through JSON unchanged, and its bounds, when it has any, are in order. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const TillidToldContext context = { .birth_earliest = TILLID_ABSENT,
                                             .birth_latest = TILLID_ABSENT };
  g_autofree char *json = g_strndup ((const char *) data, size);
  g_autofree char *written = NULL;
  g_autofree char *edtf = NULL;
  g_autoptr (TillidTold) told = NULL;
  g_autoptr (TillidTold) again = NULL;
  g_autoptr (GError) error = NULL;
  TillidToldBounds bounds;

  told = tillid_told_from_json (json, &error);
  g_assert_true ((told == NULL) == (error != NULL));
  if (told == NULL)
    return 0;

  written = tillid_told_to_json (told);
  again = tillid_told_from_json (written, &error);
  g_assert_no_error (error);
  g_assert_true (tillid_told_equal (told, again));

  if (!tillid_told_bounds (told, &context, &bounds, NULL))
    return 0;
  if (bounds.start_earliest != TILLID_ABSENT && bounds.start_latest != TILLID_ABSENT)
    g_assert_cmpint (bounds.start_earliest, <=, bounds.start_latest);
  if (bounds.end_earliest != TILLID_ABSENT && bounds.end_latest != TILLID_ABSENT)
    g_assert_cmpint (bounds.end_earliest, <=, bounds.end_latest);
  edtf = tillid_told_to_edtf (told, &context);
  return 0;
}
