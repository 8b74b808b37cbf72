/* tillid-age-bar.h - how long something is waited for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidAgeBar:
 *
 * 68 x 8 px at 100 % text, 1.4 px a day, with a tick at the day for which a reply was agreed. Decoration beside the number.
 */
#define TILLID_TYPE_AGE_BAR (tillid_age_bar_get_type ())
G_DECLARE_FINAL_TYPE (TillidAgeBar, tillid_age_bar, TILLID, AGE_BAR, GtkWidget)

GtkWidget *tillid_age_bar_new (void);
void tillid_age_bar_set (TillidAgeBar *self, gint64 days, gint64 agreed);

G_END_DECLS
