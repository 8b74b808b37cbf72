/* tillid-first-run-row.h - one way to begin
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidFirstRunRow:
 *
 * A sign, a title, what it means, and below it what went wrong or how far it is. Properties "icon-name", "title",
 * "subtitle", "kind" (create, open or demo: the tint of the sign).
 */
#define TILLID_TYPE_FIRST_RUN_ROW (tillid_first_run_row_get_type ())
G_DECLARE_FINAL_TYPE (TillidFirstRunRow, tillid_first_run_row, TILLID, FIRST_RUN_ROW, GtkListBoxRow)

void tillid_first_run_row_show_problem (TillidFirstRunRow *self, const char *sentence);
void tillid_first_run_row_add_button (TillidFirstRunRow *self,
                                      const char *label,
                                      const char *action,
                                      GVariant *target);
GtkButton *tillid_first_run_row_get_button (TillidFirstRunRow *self, guint n);
void tillid_first_run_row_show_progress (TillidFirstRunRow *self, double fraction);
const char *tillid_first_run_row_get_problem (TillidFirstRunRow *self);

G_END_DECLS
