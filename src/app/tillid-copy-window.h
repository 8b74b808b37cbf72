/* tillid-copy-window.h - the copy of a record that its patient may ask for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_COPY_WINDOW (tillid_copy_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidCopyWindow, tillid_copy_window, TILLID, COPY_WINDOW, AdwWindow)

GtkWindow *tillid_copy_window_new (GtkWindow *parent, TillidPatientContext *context);
const char *tillid_copy_window_get_path (TillidCopyWindow *self);

G_END_DECLS
