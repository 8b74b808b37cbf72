/* tillid-lock-page.h - what a locked window shows: who, and a field for the password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-staff.h"

G_BEGIN_DECLS

/**
 * TillidLockPage:
 *
 * Nothing of the clinic but its colleagues. Signal "unlock" (gint64 member, const char *password): somebody
 * wants in; the password is NULL where none is set and is wiped when the handlers are done.
 */
#define TILLID_TYPE_LOCK_PAGE (tillid_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidLockPage, tillid_lock_page, TILLID, LOCK_PAGE, GtkWidget)

GtkWidget *tillid_lock_page_new (void);
void tillid_lock_page_add (TillidLockPage *self, const TillidMember *member, gboolean has_password);
void tillid_lock_page_choose (TillidLockPage *self, gint64 member);
gint64 tillid_lock_page_get_chosen (TillidLockPage *self);
void tillid_lock_page_set_busy (TillidLockPage *self, gboolean is_busy);
void tillid_lock_page_show_problem (TillidLockPage *self, const char *problem);

G_END_DECLS
