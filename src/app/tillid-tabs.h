/* tillid-tabs.h - the tabs of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidTabs:
 *
 * A row of tabs whose labels take the room there is: icon and label, else icon over label, else the icon
 * with a tooltip. (AdwViewSwitcher makes all tabs as wide as the widest one.)
 *
 * Signal "chosen" (const char *id): a person chose a tab.
 */
#define TILLID_TYPE_TABS (tillid_tabs_get_type ())
G_DECLARE_FINAL_TYPE (TillidTabs, tillid_tabs, TILLID, TABS, GtkWidget)

/**
 * TillidTabsMode:
 *
 * How the labels stand.
 */
typedef enum
{
  TILLID_TABS_BESIDE,
  TILLID_TABS_BELOW,
  TILLID_TABS_ICONS,
} TillidTabsMode;

void tillid_tabs_clear (TillidTabs *self);
void tillid_tabs_add (TillidTabs *self, const char *id, const char *title, const char *icon);
void tillid_tabs_select (TillidTabs *self, const char *id);
const char *tillid_tabs_get_selected (TillidTabs *self);
guint tillid_tabs_get_n (TillidTabs *self);
const char *tillid_tabs_get_id (TillidTabs *self, guint index);
TillidTabsMode tillid_tabs_get_mode (TillidTabs *self);

G_END_DECLS
