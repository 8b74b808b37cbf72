/* tillid-caseload-row-widget.h - one patient in the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-caseload-model.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadRowWidget:
 *
 * One widget that draws all its cells: ten widgets in each of two hundred rows would be two thousand. It labels itself for
 * screen readers.
 */
#define TILLID_TYPE_CASELOAD_ROW_WIDGET (tillid_caseload_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadRowWidget,
                      tillid_caseload_row_widget,
                      TILLID,
                      CASELOAD_ROW_WIDGET,
                      GtkWidget)

GtkWidget *tillid_caseload_row_widget_new (void);
void tillid_caseload_row_widget_set_item (TillidCaseloadRowWidget *self, TillidCaseloadItem *item);
TillidCaseloadItem *tillid_caseload_row_widget_get_item (TillidCaseloadRowWidget *self);

G_END_DECLS
