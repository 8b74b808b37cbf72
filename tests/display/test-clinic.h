/* test-clinic.h - windows with a clinic, for display tests
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-window.h"

G_BEGIN_DECLS

TillidWindow *tillid_test_window (void);
char *tillid_test_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
TillidWindow *tillid_test_clinic (void);

G_END_DECLS
