/* tillid-widget-hooks.h - what every button and every entry row gets, wherever it is made
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tillid_widget_hooks_install (void);

G_END_DECLS
