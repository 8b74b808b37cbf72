/* test-first-run.h - the buttons in a row of the first page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-first-run-page.h"

static inline G_GNUC_UNUSED void
assert_button (TillidFirstRunRow *row, guint n, const char *label)
{
  GtkButton *button = tillid_first_run_row_get_button (row, n);

  if (label == NULL)
    g_assert_null (button);
  else
    {
      g_assert_nonnull (button);
      g_assert_cmpstr (gtk_button_get_label (button), ==, label);
    }
}

static inline G_GNUC_UNUSED void
press (TillidFirstRunRow *row, guint n)
{
  g_signal_emit_by_name (tillid_first_run_row_get_button (row, n), "clicked");
}
