/* tillid-focus.h - Tab through widgets that hand the focus on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean tillid_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
