/* tillid-in-error-window.h - what was entered in error, and bringing it back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_IN_ERROR_WINDOW (tillid_in_error_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidInErrorWindow,
                      tillid_in_error_window,
                      TILLID,
                      IN_ERROR_WINDOW,
                      AdwWindow)

GtkWindow *tillid_in_error_window_new (GtkWindow *parent, TillidPatientContext *context);

G_END_DECLS
