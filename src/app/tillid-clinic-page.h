/* tillid-clinic-page.h - the clinic as a whole, by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-clinic-card.h"
#include "tillid-team-view.h"
#include "tillid-workplace.h"

G_BEGIN_DECLS

/**
 * TillidClinicPage:
 *
 * The second view of the caseload: what the clinic does, never what a colleague does.
 */
#define TILLID_TYPE_CLINIC_PAGE (tillid_clinic_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidClinicPage, tillid_clinic_page, TILLID, CLINIC_PAGE, GtkWidget)

TillidClinicModel *tillid_clinic_page_get_model (TillidClinicPage *self);
TillidTeamView *tillid_clinic_page_get_team (TillidClinicPage *self);
gboolean tillid_clinic_page_is_shown (TillidClinicPage *self);

G_END_DECLS
