/* tillid-first-run-page.h - the first thing anybody sees
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Its rows activate win.create-clinic, win.choose-clinic and win.try-demo. */
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
                                         const GError *error);
void tillid_first_run_page_show_progress (TillidFirstRunPage *self, double fraction);
const char *tillid_first_run_page_get_problem (TillidFirstRunPage *self, TillidFirstRunWay way);

G_END_DECLS
