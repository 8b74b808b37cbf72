/* tillid-new-clinic-dialog.h - whether a new clinic file is encrypted, and with what password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/* Signal "created" (TillidSession *session): the clinic is there and open; the dialog has gone. */
#define TILLID_TYPE_NEW_CLINIC_DIALOG (tillid_new_clinic_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TillidNewClinicDialog,
                      tillid_new_clinic_dialog,
                      TILLID,
                      NEW_CLINIC_DIALOG,
                      AdwWindow)

GtkWindow *
tillid_new_clinic_dialog_new (GtkWindow *parent, const char *path, const char *clinic_name);
const char *tillid_new_clinic_dialog_get_problem (TillidNewClinicDialog *self);

G_END_DECLS
