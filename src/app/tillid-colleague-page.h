/* tillid-colleague-page.h - one colleague: name, roles, days of work, password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-colleagues.h"

G_BEGIN_DECLS

/* Shows one colleague, and changes by and by what is changed in it. Signal "password" (gboolean take_away): a password
 * is to be set, or taken away. */
#define TILLID_TYPE_COLLEAGUE_PAGE (tillid_colleague_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidColleaguePage, tillid_colleague_page, TILLID, COLLEAGUE_PAGE, GtkWidget)

void tillid_colleague_page_show (TillidColleaguePage *self, TillidColleagues *model, gint64 member);
void tillid_colleague_page_leave (TillidColleaguePage *self);
void tillid_colleague_page_focus_name (TillidColleaguePage *self);
gint64 tillid_colleague_page_get_member (TillidColleaguePage *self);
GtkSwitch *tillid_colleague_page_get_switch (TillidColleaguePage *self, TillidRoles role);

G_END_DECLS
