/* fuzz-told.c - told dates as stored in JSON
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fuzz.h"
#include "told-invariants.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *json = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidTold) told = tillid_told_from_json (json, &error);

  g_assert_true ((told == NULL) == (error != NULL));
  if (told != NULL)
    told_invariants_check (told);
  return 0;
}
