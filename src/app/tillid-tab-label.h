/* tillid-tab-label.h - icon and label of a tab, in three arrangements
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-tabs.h"

G_BEGIN_DECLS

#define TILLID_TYPE_TAB_LABEL (tillid_tab_label_get_type ())
G_DECLARE_FINAL_TYPE (TillidTabLabel, tillid_tab_label, TILLID, TAB_LABEL, GtkWidget)

GtkWidget *tillid_tab_label_new (const char *title, const char *icon);
int tillid_tab_label_get_width (TillidTabLabel *self, TillidTabsMode mode);
void tillid_tab_label_set_mode (TillidTabLabel *self, TillidTabsMode mode);

G_END_DECLS
