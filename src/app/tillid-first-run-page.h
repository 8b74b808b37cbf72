/* tillid-first-run-page.h - the first thing anybody sees
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-first-run-row.h"

G_BEGIN_DECLS

/* Its rows activate win.create-clinic, win.choose-clinic and win.try-demo; what is wrong with a file stands under its
 * row, with the buttons that help. */
#define TILLID_TYPE_FIRST_RUN_PAGE (tillid_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidFirstRunPage, tillid_first_run_page, TILLID, FIRST_RUN_PAGE, GtkWidget)

/**
 * TillidFirstRunWay:
 *
 * The rows.
 */
typedef enum
{
  TILLID_FIRST_RUN_CREATE,
  TILLID_FIRST_RUN_OPEN,
  TILLID_FIRST_RUN_DEMO,
} TillidFirstRunWay;

GtkWidget *tillid_first_run_page_new (void);
void tillid_first_run_page_show_problem (TillidFirstRunPage *self,
                                         TillidFirstRunWay way,
                                         const char *path,
                                         const GError *error,
                                         gboolean can_read);
void tillid_first_run_page_show_progress (TillidFirstRunPage *self, double fraction);
TillidFirstRunRow *tillid_first_run_page_get_row (TillidFirstRunPage *self, TillidFirstRunWay way);
const char *tillid_first_run_page_get_problem (TillidFirstRunPage *self, TillidFirstRunWay way);

G_END_DECLS
