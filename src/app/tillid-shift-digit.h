/* tillid-shift-digit.h - digits with Shift as shortcuts
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tillid_shift_digit_attach (GtkWindow *window);

G_END_DECLS
