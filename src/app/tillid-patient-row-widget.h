/* tillid-patient-row-widget.h - one patient in a list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patients-model.h"

G_BEGIN_DECLS

/* The record behind the list is TillidPatientRow of the store: the widget has a name of its own. */
#define TILLID_TYPE_PATIENT_ROW_WIDGET (tillid_patient_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientRowWidget,
                      tillid_patient_row_widget,
                      TILLID,
                      PATIENT_ROW_WIDGET,
                      GtkWidget)

GtkWidget *tillid_patient_row_widget_new (void);
void tillid_patient_row_widget_set_item (TillidPatientRowWidget *self, TillidPatientItem *item);
void tillid_patient_row_widget_set_heading (TillidPatientRowWidget *self, const char *heading);

G_END_DECLS
