/* tillid-edit-toasts.h - toasts with Undo in windows that belong to another
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

void tillid_edit_toasts_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc undo);
void tillid_edit_toasts_add (AdwToastOverlay *toasts, const char *text, gint64 edit);
void tillid_edit_toasts_undo (AdwToastOverlay *toasts, TillidUndo *undo, gint64 edit);
void tillid_edit_toasts_close_with (GtkWindow *window, TillidSession *session);
void tillid_edit_toasts_install_patient (GtkWidgetClass *klass);
void tillid_edit_toasts_follow (GtkWindow *window,
                                AdwToastOverlay *toasts,
                                TillidPatientContext *context);

G_END_DECLS
