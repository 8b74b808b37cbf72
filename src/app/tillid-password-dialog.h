/* tillid-password-dialog.h - sets, changes or takes away a password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/* Signal "kept": it is on the disk; the window closes. */
#define TILLID_TYPE_PASSWORD_DIALOG (tillid_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TillidPasswordDialog,
                      tillid_password_dialog,
                      TILLID,
                      PASSWORD_DIALOG,
                      AdwWindow)

GtkWindow *tillid_password_dialog_new (GtkWindow *parent,
                                       TillidSession *session,
                                       const TillidMember *member,
                                       gboolean take_away);

G_END_DECLS
