/* tillid-fallback-fonts.h - which fonts stand behind the system's own
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tillid_fallback_fonts_install (GdkDisplay *display);

G_END_DECLS
