/* tillid-today-page.h - the day of the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-today-model.h"

G_BEGIN_DECLS

/**
 * TillidTodayPage:
 *
 * A place of the program: promises, visits, what is waited for, who was not in touch, interpreters.
 */
#define TILLID_TYPE_TODAY_PAGE (tillid_today_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidTodayPage, tillid_today_page, TILLID, TODAY_PAGE, GtkWidget)

TillidTodayModel *tillid_today_page_get_model (TillidTodayPage *self);

G_END_DECLS
