/* tillid-plan-page.h - the care plan of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidPlanPage:
 *
 * Starts with what matters to the patient and ends with who does what by when. A page (tillid-page.h).
 * Actions: "plan.add-goal", "plan.add-step", and of a step by its id "plan.finish-step", "plan.promise-step",
 * "plan.date-step", "plan.drop-step", "plan.hand-step" (id, side), "plan.move-step" (id, by), "plan.step-menu".
 */
#define TILLID_TYPE_PLAN_PAGE (tillid_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidPlanPage, tillid_plan_page, TILLID, PLAN_PAGE, GtkWidget)

G_END_DECLS
