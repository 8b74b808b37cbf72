/* tillid-font-check.h - whether the letters of a language can be shown on this computer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tillid_font_check_warning (const char *const *languages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
