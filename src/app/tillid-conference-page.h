/* tillid-conference-page.h - the conference of the team, a place of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference-model.h"
#include "tillid-workplace.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CONFERENCE_PAGE (tillid_conference_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidConferencePage,
                      tillid_conference_page,
                      TILLID,
                      CONFERENCE_PAGE,
                      GtkWidget)

gint64 tillid_conference_page_get_patient (TillidConferencePage *self);
TillidConferenceModel *tillid_conference_page_get_model (TillidConferencePage *self);

G_END_DECLS
