/* tillid-backups-window.h - how the backups of a clinic stand, and making one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-backup-keeper.h"

G_BEGIN_DECLS

#define TILLID_TYPE_BACKUPS_WINDOW (tillid_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidBackupsWindow, tillid_backups_window, TILLID, BACKUPS_WINDOW, AdwWindow)

GtkWindow *tillid_backups_window_new (GtkWindow *parent, TillidBackupKeeper *keeper);

G_END_DECLS
