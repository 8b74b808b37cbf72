/* tillid-patient-page.h - the frame around the pages of one patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-banner.h"
#include "tillid-page.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PATIENT_PAGE (tillid_patient_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientPage, tillid_patient_page, TILLID, PATIENT_PAGE, GtkWidget)

void tillid_patient_page_set_context (TillidPatientPage *self, TillidPatientContext *context);
gboolean tillid_patient_page_show (TillidPatientPage *self, const char *id);
gboolean tillid_patient_page_show_index (TillidPatientPage *self, guint index);
guint tillid_patient_page_get_n (TillidPatientPage *self);
const char *tillid_patient_page_get_id (TillidPatientPage *self, guint index);
const char *tillid_patient_page_get_shown (TillidPatientPage *self);
TillidPage *tillid_patient_page_get_page (TillidPatientPage *self, const char *id);
TillidPage *tillid_patient_page_get_shown_page (TillidPatientPage *self);
const char *tillid_patient_page_find_new (TillidPatientPage *self);
gboolean tillid_patient_page_leave (TillidPatientPage *self);
GVariant *tillid_patient_page_save_places (TillidPatientPage *self);
void tillid_patient_page_restore_places (TillidPatientPage *self, GVariant *places);
TillidBanner *tillid_patient_page_get_banner (TillidPatientPage *self);
GtkMenuButton *tillid_patient_page_get_menu_button (TillidPatientPage *self);

G_END_DECLS
