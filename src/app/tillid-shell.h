/* tillid-shell.h - everything in a window with an open clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-page.h"
#include "tillid-patients-page.h"
#include "tillid-sidebar.h"

G_BEGIN_DECLS

/**
 * TillidShell:
 *
 * The content of a window, without anything to remember: another language builds it anew.
 */
#define TILLID_TYPE_SHELL (tillid_shell_get_type ())
G_DECLARE_FINAL_TYPE (TillidShell, tillid_shell, TILLID, SHELL, GtkWidget)

GtkWidget *tillid_shell_new (void);
void tillid_shell_set_place (TillidShell *self, const char *place, gboolean wide);
void tillid_shell_set_wide (TillidShell *self, gboolean wide);
void tillid_shell_show_banner (TillidShell *self, const char *title, const char *button);
void tillid_shell_hide_banner (TillidShell *self);
void tillid_shell_popup_menu (TillidShell *self);
TillidSidebar *tillid_shell_get_sidebar (TillidShell *self);
AdwToastOverlay *tillid_shell_get_toasts (TillidShell *self);
TillidPatientsPage *tillid_shell_get_patients_page (TillidShell *self);
TillidPatientPage *tillid_shell_get_patient_page (TillidShell *self);

G_END_DECLS
