/* tillid-import-dialog.h - taking in a file from elsewhere, with progress and a way out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/* Signals: "imported" (gint64 edit): it is on the disk; "closed" (gint64 edit): and what came in stays so far. */
#define TILLID_TYPE_IMPORT_DIALOG (tillid_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TillidImportDialog, tillid_import_dialog, TILLID, IMPORT_DIALOG, AdwWindow)

/* @parent: a window with the action win.undo-edit */
GtkWindow *tillid_import_dialog_new (GtkWindow *parent);
void
tillid_import_dialog_start (TillidImportDialog *self, TillidSession *session, const char *path);
gboolean tillid_import_dialog_is_done (TillidImportDialog *self);
const char *tillid_import_dialog_get_text (TillidImportDialog *self);

G_END_DECLS
