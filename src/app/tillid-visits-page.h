/* tillid-visits-page.h - the visits of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-page.h"

G_BEGIN_DECLS

/* The list of visits, or one of them. Action "visit.new" begins a visit now. */
#define TILLID_TYPE_VISITS_PAGE (tillid_visits_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitsPage, tillid_visits_page, TILLID, VISITS_PAGE, GtkWidget)

G_END_DECLS
