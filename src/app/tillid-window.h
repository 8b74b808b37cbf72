/* tillid-window.h - one window: a clinic, a place in it, and what can be undone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-session.h"
#include "tillid-backup-keeper.h"
#include "tillid-shell.h"

G_BEGIN_DECLS

/**
 * TillidWindow:
 *
 * Without a session it shows the first-run page. With one it shows the shell, and keeps what the shell does not: the
 * place, the way back, the undo stacks. tillid_window_rebuild() builds the content anew in the language of now.
 */
#define TILLID_TYPE_WINDOW (tillid_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidWindow, tillid_window, TILLID, WINDOW, AdwApplicationWindow)

TillidWindow *tillid_window_new (GtkApplication *application, GSettings *settings);
TillidWindow *
tillid_window_new_with_file (GtkApplication *application, GSettings *settings, const char *path);
void tillid_window_set_session (TillidWindow *self, TillidSession *session);
TillidSession *tillid_window_get_session (TillidWindow *self);
gboolean tillid_window_open_file (TillidWindow *self, const char *path, gboolean read_only);
void tillid_window_open_patient (TillidWindow *self, gint64 patient, const char *page);
void tillid_window_show_patients (TillidWindow *self);
void tillid_window_add_edit_toast (TillidWindow *self, gint64 edit, const char *label);
void tillid_window_show_failure (TillidWindow *self, const char *message);
void tillid_window_rebuild (TillidWindow *self);
gboolean tillid_window_leave (TillidWindow *self);
void tillid_window_lock (TillidWindow *self);
gboolean tillid_window_is_locked (TillidWindow *self);
const char *tillid_window_get_place (TillidWindow *self);
TillidShell *tillid_window_get_shell (TillidWindow *self);
TillidBackupKeeper *tillid_window_get_backups (TillidWindow *self);
AdwToast *tillid_window_get_toast (TillidWindow *self);

G_END_DECLS
