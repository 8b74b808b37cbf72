/* tillid-shell.h - everything in a window with an open clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-page.h"
#include "tillid-patients-page.h"
#include "tillid-workplace.h"
#include "tillid-sidebar.h"

G_BEGIN_DECLS

/**
 * TillidShell:
 *
 * The content of a window, without anything to remember: another language builds it anew. A place is made when it is first
 * shown.
 *
 * Signals:
 *   "place-made" (TillidWorkplace *place): it has its session; what it says has to be heard
 *   "banner-closed" (const char *title): a person closed that sentence
 */
#define TILLID_TYPE_SHELL (tillid_shell_get_type ())
G_DECLARE_FINAL_TYPE (TillidShell, tillid_shell, TILLID, SHELL, GtkWidget)

GtkWidget *tillid_shell_new (void);
void tillid_shell_set_session (TillidShell *self, TillidSession *session, TillidUndo *undo);
void tillid_shell_set_place (TillidShell *self, const char *place, gboolean wide);
void tillid_shell_set_wide (TillidShell *self, gboolean wide);
void tillid_shell_show_banner (TillidShell *self, const char *title, const char *button);
void tillid_shell_hide_banner (TillidShell *self);
const char *tillid_shell_get_banner_title (TillidShell *self);
void tillid_shell_popup_menu (TillidShell *self);
gboolean tillid_shell_leave (TillidShell *self);
GVariant *tillid_shell_save_places (TillidShell *self);
void tillid_shell_restore_places (TillidShell *self, GVariant *places);
TillidWorkplace *tillid_shell_get_place (TillidShell *self, const char *id);
TillidSidebar *tillid_shell_get_sidebar (TillidShell *self);
AdwToastOverlay *tillid_shell_get_toasts (TillidShell *self);
TillidPatientsPage *tillid_shell_get_patients_page (TillidShell *self);
TillidPatientPage *tillid_shell_get_patient_page (TillidShell *self);

G_END_DECLS
