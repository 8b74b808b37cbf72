/* fuzz-typed.c - dates as people type them
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The first line of the input is the language, the rest is what was typed. */
#include "config.h"

#include "fuzz.h"
#include "tillid-told-parse.h"
#include "told-invariants.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *input = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv) parts = g_strsplit (input, "\n", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidTold) told = NULL;

  if (g_strv_length (parts) != 2 || parts[0][0] == '\0')
    return 0;
  told = tillid_told_parse (parts[1], parts[0], tillid_day_from_ymd (2026, 3, 10), &error);
  g_assert_true ((told == NULL) == (error != NULL));
  if (told != NULL)
    told_invariants_check (told);
  return 0;
}
