/* tillid-popup-menu.h - a menu that is made for one question
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tillid_popup_menu (GtkWidget *parent, GtkWidget *at, GMenuModel *menu);

G_END_DECLS
