/* tillid-fee-window.h - a doctor judges that an interpreter is needed, and whether a fee may be asked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_FEE_WINDOW (tillid_fee_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidFeeWindow, tillid_fee_window, TILLID, FEE_WINDOW, AdwWindow)

GtkWindow *tillid_fee_window_new (GtkWindow *parent, TillidPatientContext *context);

G_END_DECLS
