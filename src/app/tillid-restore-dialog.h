/* tillid-restore-dialog.h - a new clinic file of a backup, with progress and a way out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/* Signal "restored" (const char *path, const char *recovery): a verified clinic file is there; the second is the recovery
 * key that was typed for it, or NULL. */
#define TILLID_TYPE_RESTORE_DIALOG (tillid_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TillidRestoreDialog, tillid_restore_dialog, TILLID, RESTORE_DIALOG, AdwWindow)

GtkWindow *tillid_restore_dialog_new (GtkWindow *parent,
                                      TillidSession *session,
                                      const char *backup,
                                      const char *folder);
const char *tillid_restore_dialog_get_dest (TillidRestoreDialog *self);
const char *tillid_restore_dialog_get_problem (TillidRestoreDialog *self);

G_END_DECLS
