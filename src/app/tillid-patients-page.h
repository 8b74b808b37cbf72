/* tillid-patients-page.h - finding a patient, or making one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-banner.h"
#include "tillid-patients-model.h"
#include "tillid-workplace.h"

G_BEGIN_DECLS

/**
 * TillidPatientsPage:
 *
 * A place of the program.
 *
 * Signals:
 *   "opened"  (gint64 patient): a person wants to see this patient
 *   "created" (const char *name): a new patient is to be made, the name may be empty
 */
#define TILLID_TYPE_PATIENTS_PAGE (tillid_patients_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientsPage, tillid_patients_page, TILLID, PATIENTS_PAGE, GtkWidget)

void tillid_patients_page_set_session (TillidPatientsPage *self, TillidSession *session);
void tillid_patients_page_show_closed (TillidPatientsPage *self,
                                       gint64 patient,
                                       const char *name,
                                       const char *age);
void tillid_patients_page_focus_search (TillidPatientsPage *self);
void tillid_patients_page_start_new (TillidPatientsPage *self);
void tillid_patients_page_forget_new (TillidPatientsPage *self);
const char *tillid_patients_page_get_query (TillidPatientsPage *self);
void tillid_patients_page_set_query (TillidPatientsPage *self, const char *query);
TillidPatientsModel *tillid_patients_page_get_model (TillidPatientsPage *self);
TillidBanner *tillid_patients_page_get_banner (TillidPatientsPage *self);
GtkMenuButton *tillid_patients_page_get_menu_button (TillidPatientsPage *self);

/* tillid-patients-place.c */
void tillid_patients_page_init_place (TillidWorkplaceInterface *iface);

G_END_DECLS
