/* tillid-banner.h - a sentence below the header bar, with one button
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidBanner:
 *
 * What happened, what was kept, one button. The content below stays. (libadwaita 1.2 has no banner.)
 *
 * Signal "button-clicked".
 */
#define TILLID_TYPE_BANNER (tillid_banner_get_type ())
G_DECLARE_FINAL_TYPE (TillidBanner, tillid_banner, TILLID, BANNER, GtkWidget)

GtkWidget *tillid_banner_new (void);
void tillid_banner_show (TillidBanner *self, const char *title, const char *button);
void tillid_banner_hide (TillidBanner *self);
const char *tillid_banner_get_title (TillidBanner *self);
gboolean tillid_banner_is_shown (TillidBanner *self);

G_END_DECLS
